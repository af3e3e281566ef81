//! The facts' fields: seen in all languages.

use kernel::{Civil, FieldError, Name, PartyId, ThemeId, Url};
use parties::{ContactRef, store::IssuerChoice};
use publication::{Audience, CommonFacts, Lead, own::Typed as _};

use super::{Known, field};
use crate::{
    Choice, Desk, Field, Fields,
    publications::sent::{Sent, media_id},
};

/// The names of the fields that are no choices.
pub(super) const NAMES: &[&str] = &["dated", "announce", "lead", "lead_credit", "link", "new_theme"];

/// How many themes a publication may have.
const THEMES_AT_MOST: usize = 40;
/// How many themes the form proposes by name.
const PROPOSED_AT_MOST: usize = 300;

/// Fills the fields.
pub(super) fn fill(desk: &Desk, known: &Known, facts: &CommonFacts, fields: &mut Fields) {
    let dated = Field { required: true, ..field("dated", desk.text("desk-form-dated"), facts.dated.to_string()) };
    fields.add(Field { hint: Some(desk.text("desk-form-dated-hint")), ..dated });
    let audience = |value: Audience, key: &str| Choice {
        value: value.as_str().to_owned(),
        label: desk.text(key),
        chosen: facts.audience == value,
    };
    let audiences = vec![
        audience(Audience::Public, "desk-form-audience-public"),
        audience(Audience::Members, "desk-form-audience-members"),
    ];
    fields.add(Field { choices: audiences, ..field("audience", desk.text("desk-form-audience"), "") });
    let announce = if facts.announce { "yes" } else { "" };
    fields.add(field("announce", desk.text("desk-form-announce"), announce));
    let lead = facts.lead.as_ref();
    let picture = lead.map(|lead| lead.media.to_string()).unwrap_or_default();
    let hint = Some(desk.text("desk-form-lead-hint"));
    fields.add(Field { hint, ..field("lead", desk.text("desk-form-lead"), picture) });
    let credit = lead.and_then(|lead| lead.credit.as_ref()).map(ToString::to_string).unwrap_or_default();
    fields.add(field("lead_credit", desk.text("desk-form-lead-credit"), credit));
    fields.add(field(
        "link",
        desk.text("desk-form-link"),
        facts.link.as_ref().map(ToString::to_string).unwrap_or_default(),
    ));
    let hint = Some(desk.text("desk-form-new-theme-hint"));
    fields.add(Field { hint, ..field("new_theme", desk.text("desk-form-new-theme"), "") });
    let issuers = organisations(desk, &known.issuers, facts.issuer);
    fields.add(Field { choices: issuers, ..field("issuer", desk.text("desk-form-issuer"), "") });
    let contacts = contacts(desk, known, facts);
    fields.add(Field { choices: contacts, ..field("contact", desk.text("desk-form-contact"), "") });
}

/// Organisations to choose from, by their names, or none of them.
pub(super) fn organisations(desk: &Desk, known: &[IssuerChoice], chosen: Option<PartyId>) -> Vec<Choice> {
    let choice = |(id, names, acronym): &IssuerChoice| Choice {
        value: id.to_string(),
        label: names
            .best(desk.language, desk.site.languages())
            .map(|(name, _)| name.to_owned())
            .or(acronym.clone())
            .unwrap_or_default(),
        chosen: chosen == Some(*id),
    };
    with_none(desk, known.iter().map(choice).collect())
}

/// Choices by their names, after that of nobody.
fn with_none(desk: &Desk, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, &a.label, &b.label));
    let chosen = !choices.iter().any(|choice| choice.chosen);
    choices.insert(0, Choice { value: String::new(), label: desk.text("desk-form-nobody"), chosen });
    choices
}

/// Whom the form lets name as contact.
fn contacts(desk: &Desk, known: &Known, facts: &CommonFacts) -> Vec<Choice> {
    let order = desk.site.languages();
    let contacts = known.contacts.iter().map(|(contact, names, person)| {
        let name = names.best(desk.language, order).map(|(name, _)| name.to_owned());
        let label: Vec<String> = person.iter().cloned().chain(name).collect();
        Choice { value: contact_value(*contact), label: label.join(", "), chosen: facts.contact == Some(*contact) }
    });
    with_none(desk, contacts.collect())
}

/// The themes that a publication has, and the names of those that it may get.
pub(crate) fn themes_of(desk: &Desk, facts: &CommonFacts) -> (Vec<Choice>, Vec<String>) {
    let name = |id: ThemeId| {
        let theme = desk.site.themes.get(id)?;
        Some(desk.site.theme_name(&desk.portal, theme, desk.language).to_owned())
    };
    let themes = desk.site.themes.each(&facts.themes);
    let own = themes.iter().filter_map(|id| Some(Choice { value: id.to_string(), label: name(*id)?, chosen: true }));
    let known = desk.site.themes.iter().filter(|theme| !themes.contains(&theme.id));
    let mut known: Vec<String> = known.take(PROPOSED_AT_MOST).filter_map(|theme| name(theme.id)).collect();
    known.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, a, b));
    (own.collect(), known)
}

fn contact_value(contact: ContactRef) -> String {
    match contact {
        ContactRef::Position(id) => format!("position:{id}"),
        ContactRef::Unit(id) => format!("unit:{id}"),
    }
}

fn contact_of(value: &str) -> Option<ContactRef> {
    let (part, id) = value.split_once(':')?;
    match part {
        "position" => id.parse().ok().map(ContactRef::Position),
        "unit" => id.parse().ok().map(ContactRef::Unit),
        _ => None,
    }
}

/// Reads them. Says what is wrong; a faulty field leaves its fact as it was.
pub(super) fn read(desk: &Desk, sent: &Sent, facts: &mut CommonFacts) -> Vec<FieldError> {
    let mut faults = Vec::new();
    match civil(sent.one("dated")) {
        Some(dated) => facts.dated = dated,
        None => faults.push(FieldError::new("dated", "desk-fault-date").quoting(sent.one("dated"))),
    }
    match sent.one("audience").parse() {
        Ok(audience) => facts.audience = audience,
        Err(()) => faults.push(FieldError::new("audience", "desk-fault-choice")),
    }
    facts.announce = sent.has("announce");
    read_lead(sent, facts, &mut faults);
    match sent.one("link") {
        "" => facts.link = None,
        link => match link.parse::<Url>() {
            Ok(link) => facts.link = Some(link),
            Err(_) => faults.push(FieldError::new("link", "desk-fault-url").quoting(link)),
        },
    }
    facts.issuer = sent.one("issuer").parse().ok();
    facts.contact = contact_of(sent.one("contact"));
    read_themes(desk, sent, facts, &mut faults);
    faults
}

fn read_lead(sent: &Sent, facts: &mut CommonFacts, faults: &mut Vec<FieldError>) {
    let name = sent.one("lead_credit");
    let credit = name.parse::<Name>().ok();
    if credit.is_none() && !name.is_empty() {
        faults.push(FieldError::new("lead_credit", "desk-fault-name"));
    }
    let given = sent.one("lead");
    match media_id(given) {
        Some(media) => facts.lead = Some(Lead { media, credit }),
        None if given.is_empty() => facts.lead = None,
        None => faults.push(FieldError::new("lead", "desk-fault-media").quoting(given)),
    }
}

/// The ticked themes in their order, then those that were named.
fn read_themes(desk: &Desk, sent: &Sent, facts: &mut CommonFacts, faults: &mut Vec<FieldError>) {
    let mut themes: Vec<ThemeId> = sent.all("theme").filter_map(|id| id.parse().ok()).collect();
    themes.retain(|id| desk.site.themes.get(*id).is_some());
    for name in sent.one("new_theme").split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        match theme_named(desk, name) {
            Some(id) => themes.push(id),
            None => faults.push(FieldError::new("new_theme", "desk-fault-theme").quoting(name)),
        }
    }
    let themes = desk.site.themes.each(&themes);
    if themes.len() > THEMES_AT_MOST {
        faults.push(FieldError::new("new_theme", "desk-fault-too-many").quoting(THEMES_AT_MOST));
    }
    facts.themes = themes;
}

/// A theme by its name in any language of the site, however it is written.
fn theme_named(desk: &Desk, name: &str) -> Option<ThemeId> {
    let wanted = name.to_lowercase();
    let named = |theme: &&themes::Theme| {
        let languages = desk.site.languages().iter();
        languages.copied().any(|language| desk.site.theme_name(&desk.portal, theme, language).to_lowercase() == wanted)
    };
    desk.site.themes.iter().find(named).map(|theme| theme.id)
}

/// A civil time as a browser sends it: with or without seconds, or a day alone.
pub(crate) fn civil(text: &str) -> Option<Civil> {
    Civil::read(text)
}
