//! The documents' fields: a row for each, and one to add.

use std::collections::HashMap;

use db::Query;
use kernel::{Code, FieldError, Language, MediaId, Result};
use media::{Format, Look};
use portal::Files;
use publication::{CommonFacts, CommonWords, FileFact};

use super::field;
use crate::{
    Choice, Desk, Field,
    media::look,
    publications::{
        sent::{Sent, media_id},
        views::FileRow,
    },
};

/// How many documents a publication may have.
const FILES_AT_MOST: usize = 100;
/// The longest title of one, in characters.
const TITLE_AT_MOST: usize = 300;

/// The rows, in the order of the facts.
pub(crate) fn rows(
    desk: &Desk,
    (facts, words): (&CommonFacts, &CommonWords),
    files: &Files,
    notes: &Notes,
) -> Vec<FileRow> {
    let row = |(at, fact): (usize, &FileFact)| {
        let item = fact.item.as_str();
        let medium = fact.media.and_then(|media| files.get(&media));
        let title = words.files.get(&fact.item).cloned().unwrap_or_default();
        FileRow {
            item: item.to_owned(),
            file: medium.map(media::Medium::file_name),
            href: medium.map(|medium| portal::files::path(medium, &medium.file_name())),
            note: medium.and_then(|medium| notes.get(&medium.id).cloned()),
            title: field(&format!("file-{item}-title"), desk.text("desk-form-file-title"), title),
            language: language_field(
                desk,
                &format!("file-{item}-language"),
                fact.language.or(medium.and_then(|medium| medium.language)),
            ),
            position: field(
                &format!("file-{item}-position"),
                desk.text("desk-form-file-position"),
                (at + 1).to_string(),
            ),
        }
    };
    facts.files.iter().enumerate().map(row).collect()
}

/// What is to be said of files: that they wait to be read, that they could not be, that there is no text in them.
pub(crate) type Notes = HashMap<MediaId, String>;

/// Says it of the documents among these files.
pub(crate) async fn notes(desk: &Desk, query: &impl Query, files: &Files) -> Result<Notes> {
    let mut notes = Notes::new();
    for medium in files.values() {
        let is_read = medium.format == Format::Pdf && medium.look == Look::Done;
        let is_blank = is_read && media::text(query, medium.id).await?.is_none_or(|text| text.trim().is_empty());
        let note = look(desk, medium).or_else(|| is_blank.then(|| desk.text("desk-form-file-scanned")));
        notes.extend(note.map(|note| (medium.id, note)));
    }
    Ok(notes)
}

/// The field of a document's language.
pub(crate) fn language_field(desk: &Desk, name: &str, chosen: Option<Language>) -> Field {
    let i18n = &desk.portal.web.i18n;
    let known = desk.site.languages().iter().copied();
    let others = chosen.filter(|language| !desk.site.languages().contains(language));
    let choice = |language: Language| Choice {
        value: language.to_string(),
        label: i18n.language_name(desk.language, language),
        chosen: chosen == Some(language),
    };
    let none = Choice { label: desk.text("desk-form-file-no-language"), chosen: chosen.is_none(), ..Choice::default() };
    let choices = std::iter::once(none).chain(known.chain(others).map(choice)).collect();
    Field { choices, ..field(name, desk.text("desk-form-file-language"), "") }
}

/// Reads the rows and the one to add. A form that has no rows, since it shows none, changes nothing.
pub(super) fn read(desk: &Desk, sent: &Sent, facts: &mut CommonFacts, words: &mut CommonWords) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let mut placed: Vec<(i64, FileFact)> = Vec::new();
    for (at, fact) in facts.files.iter().enumerate() {
        let item = fact.item.as_str();
        let name = |what: &str| format!("file-{item}-{what}");
        if !sent.all("file").any(|sent| sent == item) {
            placed.push((i64::try_from(at).unwrap_or(i64::MAX), fact.clone()));
            continue;
        }
        if sent.has(&name("remove")) {
            words.files.remove(&fact.item);
            continue;
        }
        set_title(words, &fact.item, sent.one(&name("title")), &name("title"), &mut faults);
        let position = sent.one(&name("position")).parse::<i64>().unwrap_or(i64::MAX);
        let language = sent.one(&name("language")).parse().ok();
        placed.push((position, FileFact { language, ..fact.clone() }));
    }
    placed.sort_by_key(|(position, _)| *position);
    facts.files = placed.into_iter().map(|(_, fact)| fact).collect();
    if !sent.one("add_file").is_empty() {
        add(desk, sent, facts, words, &mut faults);
    }
    if facts.files.len() > FILES_AT_MOST {
        faults.push(FieldError::new("add_file", "desk-fault-too-many").quoting(FILES_AT_MOST));
    }
    faults
}

fn add(desk: &Desk, sent: &Sent, facts: &mut CommonFacts, words: &mut CommonWords, faults: &mut Vec<FieldError>) {
    let given = sent.one("add_file");
    let Some(media) = media_id(given) else {
        faults.push(FieldError::new("add_file", "desk-fault-media").quoting(given));
        return;
    };
    let [a, b, c, d] = desk.portal.web.random.bytes::<4>();
    let Ok(item) = format!("f{a:02x}{b:02x}{c:02x}{d:02x}").parse::<Code>() else { return };
    set_title(words, &item, sent.one("add_file_title"), "add_file_title", faults);
    let language = sent.one("add_file_language").parse().ok();
    facts.files.push(FileFact { item, media: Some(media), language });
}

/// The name of the field of a document's title.
pub(super) fn title_name(item: &Code) -> String {
    format!("file-{}-title", item.as_str())
}

/// Reads the title of a document, where it was sent.
pub(super) fn read_title(sent: &Sent, item: &Code, words: &mut CommonWords, faults: &mut Vec<FieldError>) {
    let name = title_name(item);
    if sent.has(&name) {
        set_title(words, item, sent.one(&name), &name, faults);
    }
}

fn set_title(words: &mut CommonWords, item: &Code, title: &str, name: &str, faults: &mut Vec<FieldError>) {
    if title.chars().count() > TITLE_AT_MOST {
        faults.push(FieldError::new(name, "desk-fault-too-long").quoting(TITLE_AT_MOST));
    }
    if title.is_empty() {
        words.files.remove(item);
    } else {
        words.files.insert(item.clone(), title.to_owned());
    }
}
