//! What a record of the catalogue is: its own facts and words, after the terms of Dublin Core.

use std::collections::BTreeMap;

use kernel::{Code, Language, MediaId, Name, Url};
use publication::own::Item;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    identifier::{Doi, Isbn, Issn},
    partial::PartialDate,
};

/// A record's own facts. The trunk has the others: themes and countries, files per language, issuer, contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ResourceFacts {
    /// What it is (`dc:type`).
    #[serde(rename = "type")]
    pub kind: ResourceKind,
    /// Who made it (`dc:creator`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub creators: Vec<Item<Creator>>,
    /// Who published it, where that is not the issuer (`dc:publisher`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Name>,
    /// When it was made (`dc:date`), as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The languages that it speaks (`dc:language`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Under which licence: a code of the library's list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Code>,
    /// What must be said where it is used again: "© Ville de Malines".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Name>,
    /// Of each of its editions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub isbn: Vec<Isbn>,
    /// Of its series or its journal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issn: Option<Issn>,
    /// Its lasting address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<Doi>,
    /// Any other number that it is known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Name>,
    /// The series that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<InSeries>,
    /// Where the same can be read as a web page, for those who cannot use the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<Url>,
    /// The pictures of an album, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Item<Picture>>,
    /// Where the parts of sound or video begin.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Item<Chapter>>,
}

/// What a record is of (`dc:type`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceKind {
    /// A text: a report, a guide, a convention.
    #[default]
    Text,
    /// One picture.
    Picture,
    /// Several pictures that belong together.
    Album,
    /// Sound.
    Sound,
    /// A film.
    Video,
    /// A sheet on what an authority did, for others to learn from.
    Practice,
}

impl ResourceKind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Text, Self::Practice, Self::Picture, Self::Album, Self::Sound, Self::Video];

    /// As written in tables and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Picture => "picture",
            Self::Album => "album",
            Self::Sound => "sound",
            Self::Video => "video",
            Self::Practice => "practice",
        }
    }

    /// The one of this word.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "resources-type-text",
            Self::Picture => "resources-type-picture",
            Self::Album => "resources-type-album",
            Self::Sound => "resources-type-sound",
            Self::Video => "resources-type-video",
            Self::Practice => "resources-type-practice",
        }
    }
}

/// Somebody who made it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Creator {
    /// A person or a body, in the order in which it is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// What they did.
    pub role: CreatorRole,
    /// Whether it is a person, whose name is filed by its family.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub person: bool,
}

/// What somebody did for a work; MARC has a word for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CreatorRole {
    /// Wrote or made it.
    #[default]
    Author,
    /// Put it together.
    Editor,
    /// Translated it.
    Translator,
    /// Took the pictures.
    Photographer,
    /// Drew.
    Illustrator,
    /// Directed the film.
    Director,
    /// Speaks in it.
    Speaker,
    /// Had another part in it.
    Contributor,
}

/// The series that a record belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InSeries {
    /// What the series is called.
    pub series: Name,
    /// Its number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

/// A picture of an album. What stands for it and under it is said in the words, under its item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Picture {
    /// The picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<MediaId>,
}

/// A part of sound or video. Its title is said in the words, under its item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Chapter {
    /// Where it begins, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
}

/// A record's own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ResourceWords {
    /// Of a practice: which authority, with whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Of a practice: where things stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Of a practice: what was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// Of a practice: what came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<String>,
    /// Of a practice: what it cost, and who paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// Of a practice: what others should avoid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avoid: Option<String>,
    /// What stands for the pictures where they are not seen (RGAA 1.1), by their item.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub alts: BTreeMap<Code, String>,
    /// What is written under the pictures, by their item.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub captions: BTreeMap<Code, String>,
    /// What the parts of sound or video are called, by their item.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub chapters: BTreeMap<Code, String>,
}

impl ResourceFacts {
    /// The names of those who made it, in their order.
    pub fn creators(&self) -> impl Iterator<Item = (&Name, CreatorRole)> {
        self.creators.iter().filter_map(|row| Some((row.value.name.as_ref()?, row.value.role)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        let json = serde_json::json!({
            "type": "album", "creators": [{ "item": "a", "name": "Ville de Malines", "role": "photographer" }],
            "publisher": "CGLU", "date": "2005-06", "languages": ["fr", "nl"], "licence": "CC-BY-4.0", "credit": "© Malines",
            "isbn": ["978-3-16-148410-0"], "issn": "0378-5955", "doi": "10.1000/182", "reference": "R-12",
            "series": { "series": "Cahiers", "number": 3 }, "html": "https://villes.example/guide",
            "pictures": [{ "item": "p", "media": "01234567-89ab-7def-8123-456789abcdef" }], "chapters": [{ "item": "c", "at": 83 }],
        });
        let facts: ResourceFacts = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&facts).unwrap(), json);
        assert_eq!(serde_json::to_value(ResourceFacts::default()).unwrap(), serde_json::json!({ "type": "text" }));
    }

    #[test]
    fn every_type_is_found_by_its_word() {
        assert!(ResourceKind::ALL.iter().all(|kind| ResourceKind::read(kind.as_str()) == Some(*kind)));
        assert_eq!(ResourceKind::read("book"), None);
    }
}
