//! The form of a file: from what is said of it to fields, and back.

use std::collections::BTreeMap;

use kernel::{CollectionId, FieldError, Language, MediaId};
use media::{Focus, LICENCES, MediaWords, Medium, Said, Untold};

use super::{facts, views::LanguageView};
use crate::{Choice, Desk, Field, Fields, publications::sent::Sent};

/// The longest title, in characters.
const TITLE: usize = 300;

/// The longest description, in characters: beyond, a page should say it to everybody.
const DESCRIPTION: usize = 2_000;

/// The longest transcript, in characters: some five hours of speech.
const TRANSCRIPT: usize = 300_000;

/// The longest note on consent, in characters.
const CONSENT: usize = 2_000;

/// What is wrong with a poster that is no picture of the library.
pub(super) const POSTER_FAULT: &str = "desk-media-fault-poster";

/// What a form held.
pub(super) struct Read {
    /// The version that it was opened at.
    pub(super) version: i64,
    /// What is said of the file.
    pub(super) said: Said,
    /// The collections that it belongs to.
    pub(super) collections: Vec<CollectionId>,
}

/// Reads a form. Words in languages that the site does not have stay as they were.
pub(super) fn read(desk: &Desk, medium: &Medium, sent: &Sent) -> Result<Read, Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut words = medium.words.clone();
    for language in desk.site.languages() {
        let said = words_of(sent, *language, &mut faults);
        if said == MediaWords::default() {
            words.remove(language)
        } else {
            words.insert(*language, said)
        };
    }
    let said = Said {
        words,
        language: choice(sent, "language", &mut faults),
        creator: checked(sent, "creator", "desk-fault-name", &mut faults),
        credit: checked(sent, "credit", "desk-fault-name", &mut faults),
        licence: choice(sent, "licence", &mut faults),
        consent: text(sent, "consent", CONSENT, &mut faults),
        focus: focus(sent, &mut faults),
        accessible: match sent.one("accessible") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        is_public: sent.has("is_public"),
        poster: poster(sent, &mut faults),
        untold: choice(sent, "untold", &mut faults),
    };
    let collections = sent.all("collection").filter_map(|id| id.parse().ok()).collect();
    let version = sent.one("version").parse().unwrap_or(-1);
    if faults.is_empty() { Ok(Read { version, said, collections }) } else { Err(faults) }
}

fn words_of(sent: &Sent, language: Language, faults: &mut Vec<FieldError>) -> MediaWords {
    MediaWords {
        title: text(sent, &format!("title-{language}"), TITLE, faults).unwrap_or_default(),
        description: text(sent, &format!("description-{language}"), DESCRIPTION, faults),
        transcript: text(sent, &format!("transcript-{language}"), TRANSCRIPT, faults),
    }
}

/// A text; nothing where it is empty.
fn text(sent: &Sent, name: &str, longest: usize, faults: &mut Vec<FieldError>) -> Option<String> {
    let text = sent.one(name);
    if text.chars().count() > longest {
        faults.push(FieldError::new(name, "desk-fault-too-long").quoting(longest));
    }
    Some(text.replace("\r\n", "\n")).filter(|text| !text.is_empty())
}

/// A checked value; nothing where the field is empty.
fn checked<T: std::str::FromStr>(
    sent: &Sent,
    name: &str,
    fault: &'static str,
    faults: &mut Vec<FieldError>,
) -> Option<T> {
    let text = sent.one(name);
    let value = Some(text).filter(|text| !text.is_empty()).map(str::parse::<T>)?;
    value.inspect_err(|_| faults.push(FieldError::new(name, fault).quoting(text))).ok()
}

fn choice<T: std::str::FromStr>(sent: &Sent, name: &str, faults: &mut Vec<FieldError>) -> Option<T> {
    checked(sent, name, "desk-fault-choice", faults)
}

/// The picture that a video shows before it plays, by its address in the desk or its id.
fn poster(sent: &Sent, faults: &mut Vec<FieldError>) -> Option<MediaId> {
    let given = sent.one("poster").trim();
    let path = given.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let id = path.rsplit('/').next().filter(|id| !id.is_empty())?.parse();
    id.inspect_err(|_| faults.push(FieldError::new("poster", POSTER_FAULT))).ok()
}

/// The point, given in percent of the width and the height; both or neither.
fn focus(sent: &Sent, faults: &mut Vec<FieldError>) -> Option<Focus> {
    let percent = |name: &str| {
        let text = sent.one(name).replace(',', ".");
        Some(text).filter(|text| !text.is_empty()).map(|text| text.parse::<f64>().ok().and_then(thousandths))
    };
    match (percent("focus_x"), percent("focus_y")) {
        (None, None) => None,
        (Some(Some(x)), Some(Some(y))) => Focus::new(x, y),
        (x, y) => {
            let wrong = [("focus_x", x), ("focus_y", y)].into_iter().filter(|(_, given)| given.flatten().is_none());
            faults.extend(wrong.map(|(name, _)| FieldError::new(name, "desk-media-fault-focus")));
            None
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to 1000")]
fn thousandths(percent: f64) -> Option<u16> {
    (0.0..=100.0).contains(&percent).then(|| (percent * 10.0).round() as u16)
}

/// The fields with their values.
pub(super) fn fields(desk: &Desk, medium: &Medium) -> Fields {
    let mut fields = Fields::default();
    let none = MediaWords::default();
    for language in desk.site.languages() {
        let words = medium.words.get(language).unwrap_or(&none);
        let named = |name: &str| format!("{name}-{language}");
        fields.add(field(desk, &named("title"), "desk-media-title", &words.title));
        let description = words.description.as_deref().unwrap_or_default();
        let hint = if medium.format.is_picture() { "desk-media-description-hint" } else { "desk-media-about-hint" };
        fields.add(hinted(desk, &named("description"), "desk-media-description", hint, description));
        if medium.format.has_captions() {
            let transcript = words.transcript.as_deref().unwrap_or_default();
            let name = named("transcript");
            fields.add(hinted(desk, &name, "desk-media-transcript", "desk-media-transcript-hint", transcript));
        }
    }
    rights(desk, medium, &mut fields);
    choices(desk, medium, &mut fields);
    let reasons = Untold::ALL.map(|reason| (reason.code().to_owned(), desk.text(untold_key(reason))));
    let untold = select(desk, "untold", "desk-media-untold", medium.untold.map(Untold::code), reasons);
    fields.add(Field { hint: Some(desk.text("desk-media-untold-hint")), ..untold });
    let poster = medium.poster.map(|poster| super::href(poster.media)).unwrap_or_default();
    fields.add(hinted(desk, "poster", "desk-media-poster", "desk-media-poster-hint", &poster));
    let percent = |point: fn(Focus) -> u16| medium.focus.map(|focus| (f64::from(point(focus)) / 10.0).to_string());
    fields.add(field(desk, "focus_x", "desk-media-focus-x", &percent(Focus::x).unwrap_or_default()));
    fields.add(field(desk, "focus_y", "desk-media-focus-y", &percent(Focus::y).unwrap_or_default()));
    let is_public = if medium.is_public { "yes" } else { "" };
    fields.add(hinted(desk, "is_public", "desk-media-public", "desk-media-public-hint", is_public));
    // A fault of the whole form has its place too.
    fields.add(field(desk, "version", "desk-media-version", &medium.version.to_string()));
    fields
}

fn untold_key(reason: Untold) -> &'static str {
    match reason {
        Untold::OnPage => "desk-media-untold-on-page",
        Untold::Wordless => "desk-media-untold-wordless",
    }
}

fn rights(desk: &Desk, medium: &Medium, fields: &mut Fields) {
    let name = |name: &Option<kernel::Name>| name.as_ref().map(ToString::to_string).unwrap_or_default();
    fields.add(field(desk, "creator", "desk-media-creator", &name(&medium.creator)));
    fields.add(hinted(desk, "credit", "desk-media-credit", "desk-media-credit-hint", &name(&medium.credit)));
    let consent = medium.consent.clone().unwrap_or_default();
    fields.add(hinted(desk, "consent", "desk-media-consent", "desk-media-consent-hint", &consent));
    let own = medium.licence.as_ref().map(ToString::to_string);
    // One that an import brought is kept, although it is not offered.
    let others = own.as_deref().filter(|code| !LICENCES.contains(code));
    let codes = LICENCES.into_iter().chain(others).map(|code| (code.to_owned(), facts::licence_name(desk, code)));
    fields.add(select(desk, "licence", "desk-media-licence", own.as_deref(), codes));
}

fn choices(desk: &Desk, medium: &Medium, fields: &mut Fields) {
    let own = medium.language.map(|language| language.to_string());
    let known: BTreeMap<String, String> = desk
        .site
        .languages()
        .iter()
        .copied()
        .chain(medium.language)
        .map(|language| (language.to_string(), desk.portal.web.i18n.language_name(desk.language, language)))
        .collect();
    fields.add(select(desk, "language", "desk-media-language", own.as_deref(), known));
    let said = medium.accessible.map(|yes| if yes { "yes" } else { "no" });
    let answers = [("yes", "desk-media-accessible-yes"), ("no", "desk-media-accessible-no")];
    let answers = answers.map(|(value, key)| (value.to_owned(), desk.text(key)));
    let accessible = select(desk, "accessible", "desk-media-accessible", said, answers);
    fields.add(Field { hint: Some(desk.text("desk-media-accessible-hint")), ..accessible });
}

fn select(
    desk: &Desk,
    name: &str,
    key: &str,
    own: Option<&str>,
    all: impl IntoIterator<Item = (String, String)>,
) -> Field {
    let unsaid = Choice { label: desk.text("desk-media-unsaid"), chosen: own.is_none(), value: String::new() };
    let choice = |(value, label): (String, String)| Choice { chosen: own == Some(value.as_str()), value, label };
    let choices = std::iter::once(unsaid).chain(all.into_iter().map(choice)).collect();
    Field { choices, ..field(desk, name, key, "") }
}

fn field(desk: &Desk, name: &str, key: &str, value: &str) -> Field {
    Field { name: name.to_owned(), label: desk.text(key), value: value.to_owned(), ..Field::default() }
}

fn hinted(desk: &Desk, name: &str, key: &str, hint: &str, value: &str) -> Field {
    Field { hint: Some(desk.text(hint)), ..field(desk, name, key, value) }
}

/// The site's languages, each with its fields.
pub(super) fn languages(desk: &Desk, medium: &Medium) -> Vec<LanguageView> {
    let view = |language: &Language| LanguageView {
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        name: desk.portal.web.i18n.language_name(desk.language, *language),
        title: format!("title-{language}"),
        description: format!("description-{language}"),
        transcript: medium.format.has_captions().then(|| format!("transcript-{language}")),
    };
    desk.site.languages().iter().map(view).collect()
}
