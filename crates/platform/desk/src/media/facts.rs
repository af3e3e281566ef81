//! What is known of a file, in words.

use kernel::Language;
use media::{Class, Look, Medium};

use crate::Desk;

/// What it is called: its title in the language of the interface, else in any, else its name.
pub(super) fn title(desk: &Desk, medium: &Medium) -> (String, Option<Language>) {
    let words = medium.words_in(&[desk.language]).filter(|(_, words)| !words.title.is_empty());
    words.map_or_else(|| (medium.file_name(), None), |(language, words)| (words.title.clone(), Some(language)))
}

/// What it is, how long and how large: `PDF, 12 pages, 1,2 Mo`.
pub(super) fn summary(desk: &Desk, medium: &Medium) -> String {
    let i18n = &desk.portal.web.i18n;
    let format = Some(medium.format.label()).filter(|label| !label.is_empty());
    let size = medium.width.zip(medium.height).map(|(width, height)| format!("{width} × {height}"));
    let pages = medium.pages.map(|pages| desk.text_with("desk-media-pages", &[("count", i64::from(pages).into())]));
    let parts = [
        Some(format.unwrap_or_else(|| class_name(desk, medium.format.class()))),
        size.filter(|_| medium.format.is_picture()),
        pages,
        medium.millis.map(media::duration),
        Some(i18n.bytes(desk.language, medium.bytes)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A class in words.
pub(super) fn class_name(desk: &Desk, class: Class) -> String {
    desk.text(match class {
        Class::Picture => "desk-media-class-picture",
        Class::Document => "desk-media-class-document",
        Class::Sound => "desk-media-class-sound",
        Class::Video => "desk-media-class-video",
        Class::Other => "desk-media-class-other",
    })
}

/// What is to be said of how the file was read; nothing where all is well.
pub(crate) fn look(desk: &Desk, medium: &Medium) -> Option<String> {
    match medium.look {
        Look::Done => None,
        Look::Waiting => Some(desk.text("desk-media-waiting")),
        Look::Unreadable => Some(desk.text("desk-media-unreadable")),
    }
}

/// A licence as readers know it.
pub(super) fn licence_name(desk: &Desk, code: &str) -> String {
    match code {
        "rights-reserved" => desk.text("desk-media-licence-reserved"),
        "etalab-2.0" => "Licence Ouverte 2.0 (Etalab)".to_owned(),
        "ODbL-1.0" => "ODbL 1.0".to_owned(),
        "CC0-1.0" => "CC0 1.0".to_owned(),
        // CC-BY-SA-4.0: only the first and the last hyphen are blanks.
        other => match other.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-')) {
            Some((terms, version)) => format!("CC {terms} {version}"),
            None => other.to_owned(),
        },
    }
}
