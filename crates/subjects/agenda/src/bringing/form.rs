//! The fields of these pages, and reading them.

use db::Query;
use desk::{Choice, Desk, Field, Fields};
use kernel::{FieldError, Language, PartyId, Result, ThemeId, Url};
use parties::{ContactRef, store};

use crate::intake::address::{Address, Decided, Into};

/// The longest name of an address, in characters.
const NAME_AT_MOST: usize = 200;

/// What a form sent.
pub(super) struct Sent(pub(super) Vec<(String, String)>);

impl Sent {
    /// The value of a name, without blanks at its ends; empty where it was not sent.
    pub(super) fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether a box is ticked.
    pub(super) fn has(&self, name: &str) -> bool {
        !self.one(name).is_empty()
    }
}

fn field(desk: &Desk, name: &str, label: &str, value: impl std::convert::Into<String>) -> Field {
    Field { name: name.to_owned(), label: desk.text(label), value: value.into(), ..Field::default() }
}

/// The language and the theme of what is brought in.
pub(super) fn common(desk: &Desk, into: &Into) -> Fields {
    let mut fields = Fields::default();
    let language = |own: &Language| Choice {
        value: own.to_string(),
        label: desk.portal.web.i18n.language_name(desk.language, *own),
        chosen: *own == into.language,
    };
    let languages = desk.site.languages().iter().map(language).collect();
    fields.add(Field { choices: languages, ..field(desk, "language", "agenda-bringing-language", "") });
    let theme = |theme: &themes::Theme| Choice {
        value: theme.id.to_string(),
        label: desk.site.theme_name(&desk.portal, theme, desk.language).to_owned(),
        chosen: into.theme == Some(theme.id),
    };
    let themes = sorted(desk, desk.site.themes.iter().map(theme).collect());
    fields.add(Field { choices: themes, ..field(desk, "theme", "agenda-bringing-theme", "") });
    fields
}

/// Nothing chosen yet.
pub(super) fn blank(desk: &Desk) -> Into {
    let language = desk.site.settings.first_language();
    Into { calendar: None, language, theme: None, issuer: None, contact: None, at_once: false }
}

/// All fields of an address, or of a new one.
pub(super) async fn of_address(desk: &Desk, query: &impl Query, address: Option<&Address>) -> Result<Fields> {
    let into = address.map_or_else(|| blank(desk), |address| address.into);
    let (url, name) = address.map(|address| (address.url.to_string(), address.name.clone())).unwrap_or_default();
    let mut fields = common(desk, &into);
    let hinted = |name, label, hint, value: String| Field {
        hint: Some(desk.text(hint)),
        required: true,
        ..field(desk, name, label, value)
    };
    fields.add(hinted("url", "agenda-bringing-url", "agenda-bringing-url-hint", url));
    fields.add(hinted("name", "agenda-bringing-name", "agenda-bringing-name-hint", name));
    let order = desk.site.languages();
    let issuers = store::issuers(query).await?.into_iter().map(|(id, names, acronym)| Choice {
        value: id.to_string(),
        label: names.best(desk.language, order).map(|(name, _)| name.to_owned()).or(acronym).unwrap_or_default(),
        chosen: into.issuer == Some(id),
    });
    let issuers = sorted(desk, issuers.collect());
    fields.add(Field { choices: issuers, ..field(desk, "issuer", "agenda-bringing-issuer", "") });
    let contacts = store::contacts(query).await?.into_iter().map(|(contact, names, person)| {
        let name = names.best(desk.language, order).map(|(name, _)| name.to_owned());
        let label: Vec<String> = person.into_iter().chain(name).collect();
        let chosen = into.contact == Some(contact);
        Choice { value: contact_value(contact), label: label.join(", "), chosen }
    });
    let contacts = sorted(desk, contacts.collect());
    let hint = Some(desk.text("agenda-bringing-contact-hint"));
    fields.add(Field { choices: contacts, hint, ..field(desk, "contact", "agenda-bringing-contact", "") });
    let ticked = |is: bool| if is { "yes" } else { "" };
    let hint = Some(desk.text("agenda-bringing-at-once-hint"));
    fields.add(Field { hint, ..field(desk, "at_once", "agenda-bringing-at-once", ticked(into.at_once)) });
    fields.add(field(
        desk,
        "paused",
        "agenda-bringing-paused",
        ticked(address.is_some_and(|address| address.is_paused)),
    ));
    Ok(fields)
}

/// Choices by their names, after none of them.
fn sorted(desk: &Desk, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, &a.label, &b.label));
    let chosen = choices.iter().all(|choice| !choice.chosen);
    choices.insert(0, Choice { value: String::new(), label: desk.text("agenda-bringing-none"), chosen });
    choices
}

fn contact_value(contact: ContactRef) -> String {
    match contact {
        ContactRef::Position(id) => format!("position:{id}"),
        ContactRef::Unit(id) => format!("unit:{id}"),
    }
}

fn contact_of(value: &str) -> Option<ContactRef> {
    match value.split_once(':')? {
        ("position", id) => id.parse().ok().map(ContactRef::Position),
        ("unit", id) => id.parse().ok().map(ContactRef::Unit),
        _ => None,
    }
}

/// The language and the theme that were chosen; what is none is a fault.
pub(super) fn read_common(desk: &Desk, sent: &Sent, faults: &mut Vec<FieldError>) -> (Language, Option<ThemeId>) {
    let language = sent.one("language").parse().ok().filter(|own| desk.site.languages().contains(own));
    if language.is_none() {
        faults.push(FieldError::new("language", "desk-fault-choice"));
    }
    let theme = sent.one("theme").parse::<ThemeId>().ok();
    if sent.has("theme") && theme.is_none_or(|theme| desk.site.themes.get(theme).is_none()) {
        faults.push(FieldError::new("theme", "desk-fault-choice"));
    }
    (language.unwrap_or(desk.language), theme)
}

/// What a form decides about an address.
pub(super) fn read_address(desk: &Desk, sent: &Sent) -> std::result::Result<Decided, Vec<FieldError>> {
    let mut faults = Vec::new();
    let (language, theme) = read_common(desk, sent, &mut faults);
    let name: String = sent.one("name").split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        faults.push(FieldError::new("name", "desk-fault-required"));
    } else if name.chars().count() > NAME_AT_MOST {
        faults.push(FieldError::new("name", "desk-fault-too-long").quoting(NAME_AT_MOST));
    }
    let url = url(sent.one("url"));
    if url.is_none() {
        faults.push(FieldError::new("url", "desk-fault-url").quoting(sent.one("url")));
    }
    let Some(url) = url.filter(|_| faults.is_empty()) else { return Err(faults) };
    let issuer = sent.one("issuer").parse::<PartyId>().ok();
    let contact = contact_of(sent.one("contact"));
    let into = Into { calendar: None, language, theme, issuer, contact, at_once: sent.has("at_once") };
    Ok(Decided { url, name, into, is_paused: sent.has("paused") })
}

/// A web address; programs write those of calendars `webcal://…`.
fn url(given: &str) -> Option<Url> {
    let written = given.strip_prefix("webcal://").map(|rest| format!("https://{rest}"));
    written.as_deref().unwrap_or(given).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_a_program_is_one_of_the_web() {
        assert_eq!(url("webcal://ville.example/a.ics").unwrap().as_str(), "https://ville.example/a.ics");
        assert!(url("ftp://ville.example/a.ics").is_none() && url("").is_none());
    }
}
