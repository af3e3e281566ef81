//! Attributes of a tag.

use html5ever::tokenizer::Tag;
use kernel::Language;

/// The value of an attribute, blanks around it cut; `None` where it is absent.
pub(super) fn value<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.trim())
}

/// The language of an element, where it names one.
pub(super) fn language(tag: &Tag) -> Option<Language> {
    value(tag, "lang").or_else(|| value(tag, "xml:lang"))?.parse().ok()
}

/// A number, at least 1.
pub(super) fn span(tag: &Tag, name: &str) -> u32 {
    value(tag, name).and_then(|number| number.parse().ok()).unwrap_or(1).max(1)
}

/// The attributes that would run a script.
pub(super) fn events(tag: &Tag) -> impl Iterator<Item = &str> {
    tag.attrs.iter().map(|attribute| &*attribute.name.local).filter(|name| name.len() > 2 && name.starts_with("on"))
}
