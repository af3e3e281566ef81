//! Words: every string that a reader reads, one set per language.

use std::collections::BTreeMap;

use document::Document;
use kernel::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What every kind has, and the kind's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Words<Own> {
    /// Above the title: "Conférence internationale".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overline: Option<String>,
    /// The title.
    pub title: String,
    /// Under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// When, in words: "16 et 17 novembre 2017".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Where, in words: "Malines, Belgique".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The lines that stand before the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<String>,
    /// The text.
    #[serde(default = "Document::empty")]
    pub body: Document,
    /// What is said of the lead picture.
    #[serde(default)]
    pub lead: LeadWords,
    /// The documents' titles, by their `item`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<Code, String>,
    /// What the link elsewhere is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What only this kind has.
    #[serde(flatten)]
    pub own: Own,
}

/// The words of any kind, its own fields unread.
pub type CommonWords = Words<serde_json::Map<String, serde_json::Value>>;

/// What is said of the lead picture in this language. Without an alternative text it is shown as decorative; whether that was
/// decided is asked before publishing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LeadWords {
    /// What stands for the picture where it is not seen (RGAA 1.1 to 1.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Whether somebody decided that it says nothing that the text does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decorative: bool,
    /// What is written under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}
