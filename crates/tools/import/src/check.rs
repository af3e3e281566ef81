//! What is wrong with a line that could be read.

use std::collections::BTreeSet;

use kernel::FieldError;

use publication::KindInfo;

use crate::{Line, resolve::theme_key};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 500;

/// What is wrong with a line that could be read.
pub(crate) fn check(line: &Line, kind: Option<&KindInfo>) -> Vec<FieldError> {
    let mut faults = own(line, kind);
    if line.id.trim().is_empty() || line.id.len() > 200 {
        faults.push(FieldError::new("id", "import-error-required"));
    }
    if line.texts.is_empty() {
        faults.push(FieldError::new("texts", "import-error-required"));
    }
    faults.extend(line.themes.iter().filter_map(|theme| theme_key(theme).err()));
    let mut items = BTreeSet::new();
    for document in &line.documents {
        if !items.insert(document.item.clone()) {
            faults.push(FieldError::new("documents", "import-error-twice").quoting(&document.item));
        }
    }
    for raw in line.former_addresses.iter().filter(|raw| !raw.starts_with('/')) {
        faults.push(FieldError::new("former_addresses", "import-error-path").quoting(raw));
    }
    for (language, text) in &line.texts {
        let at = |field: &str| format!("texts.{language}.{field}");
        if text.title.trim().is_empty() {
            faults.push(FieldError::new(at("title"), "import-error-required"));
        }
        if text.title.chars().count() > LONGEST_TITLE {
            faults.push(FieldError::new(at("title"), "import-error-too-long"));
        }
        if text.body.markdown.is_some() && text.body.html.is_some() {
            faults.push(FieldError::new(at("body"), "import-error-body"));
        }
        for item in text.documents.keys().filter(|item| !items.contains(*item)) {
            faults.push(FieldError::new(at("documents"), "import-error-unknown-item").quoting(item));
        }
        let moves = text
            .moved_to
            .as_deref()
            .filter(|to| to.starts_with("//") || (!to.starts_with('/') && to.parse::<kernel::Url>().is_err()));
        if let Some(to) = moves {
            faults.push(FieldError::new(at("moved_to"), "import-error-path").quoting(to));
        }
    }
    faults
}

/// What is wrong with what only its kind has.
fn own(line: &Line, kind: Option<&KindInfo>) -> Vec<FieldError> {
    let Some(kind) = kind else { return vec![FieldError::new("kind", "import-error-kind").quoting(&line.kind)] };
    let within =
        |place: String| move |fault: FieldError| FieldError { field: format!("{place}{}", fault.field), ..fault };
    let facts = kind.own.admit_facts(&line.facts).into_iter().map(within("facts.".to_owned()));
    let words = line.texts.iter().flat_map(|(language, text)| {
        let faults = kind.own.admit_words(&text.words).into_iter();
        faults.map(within(format!("texts.{language}.words.")))
    });
    facts.chain(words).collect()
}
