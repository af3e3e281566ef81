//! Kinds: what a subject says of the publications that it brings.

use std::sync::Arc;

use kernel::{Language, Slug};

use crate::{Own, Projection, address};

/// A kind of publication.
#[derive(Debug)]
pub struct KindInfo {
    /// Its name in code and tables: `article`.
    pub name: &'static str,
    /// The room that brings it: `articles`.
    pub room: &'static str,
    /// The first word of its addresses per language, the present one first, then former ones; empty where the slug
    /// itself follows the language (pages).
    pub segments: &'static [(Language, &'static [&'static str])],
    /// Whether it stands in home, lists, feeds and neighbours.
    pub is_listed: bool,
    /// Whether its publications stand in a tree of two levels: `/fr/PARENT/SLUG`.
    pub is_tree: bool,
    /// What only this kind has.
    pub own: Own,
    /// What it derives for lists of its own.
    pub projection: Option<&'static Projection>,
}

impl KindInfo {
    /// The word of its addresses in a language of the interface: `actualites`.
    pub fn segment(&self, language: Language) -> Option<&'static str> {
        let words = self.segments.iter().find(|(known, _)| *known == language)?;
        words.1.first().copied()
    }

    /// The address of a text of this kind: `/fr/actualites/SLUG`.
    pub fn path(&self, language: Language, slug: &str) -> String {
        address::path(language, self.segment(language), slug)
    }

    /// The address of its list: `/fr/actualites`.
    pub fn list_path(&self, language: Language) -> String {
        address::list(language, self.segment(language))
    }
}

/// All kinds of the product; cheap to clone.
#[derive(Clone, Debug)]
pub struct Kinds(Arc<Vec<KindInfo>>);

impl Kinds {
    /// These kinds.
    pub fn new(kinds: Vec<KindInfo>) -> Self {
        Self(Arc::new(kinds))
    }

    /// The kind of this name.
    pub fn get(&self, name: &str) -> Option<&KindInfo> {
        self.0.iter().find(|kind| kind.name == name)
    }

    /// The kind that a room brings.
    pub fn of_room(&self, room: &str) -> Option<&KindInfo> {
        self.0.iter().find(|kind| kind.room == room)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &KindInfo> {
        self.0.iter()
    }

    /// What the kinds derive for lists of their own.
    pub(crate) fn projections(&self) -> impl Iterator<Item = &'static Projection> {
        self.0.iter().filter_map(|kind| kind.projection)
    }

    /// The kind whose addresses begin with this word in this language, and whether the word is the present one.
    pub fn of_segment(&self, language: Language, word: &str) -> Option<(&KindInfo, bool)> {
        self.0.iter().find_map(|kind| {
            let (_, words) = kind.segments.iter().find(|(known, _)| *known == language)?;
            let at = words.iter().position(|known| *known == word)?;
            Some((kind, at == 0))
        })
    }

    /// The address of a text.
    pub fn path(&self, kind: &str, language: Language, slug: &str) -> Option<String> {
        Some(self.get(kind)?.path(language, slug))
    }

    /// Whether a page may have this slug: the first words of all rooms, built or named, are reserved in every
    /// language.
    pub fn is_reserved(&self, slug: &Slug) -> bool {
        let own = self.0.iter().flat_map(|kind| kind.segments).flat_map(|(_, words)| words.iter());
        own.chain(address::RESERVED).any(|word| *word == slug.as_str())
    }
}
