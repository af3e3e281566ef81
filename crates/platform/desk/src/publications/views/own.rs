//! What the form shows of a kind's own fields.

use schemars::JsonSchema;
use serde::Serialize;

use super::sample_field;
use crate::Fields;

/// Fields under one heading.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct OwnGroup {
    /// The heading.
    pub legend: String,
    /// Whether they are facts, seen in all languages.
    pub is_facts: bool,
    /// The name under which its rows are sent, where it is a list of rows.
    pub rows: Option<String>,
    /// Its fields; of a list, row by row.
    pub parts: Vec<OwnPart>,
}

/// The fields of a group, or of one row of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct OwnPart {
    /// What the row is called by.
    pub item: Option<String>,
    /// What its facts say, where its words stand alone.
    pub about: Option<String>,
    /// The fields.
    pub inputs: Vec<OwnInput>,
}

/// A field among those of the form.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct OwnInput {
    /// Its name.
    pub name: String,
    /// What it is, as the macro of fields calls it.
    pub kind: String,
    /// Whether it holds words of the text's language.
    pub is_words: bool,
}

impl OwnGroup {
    /// One of each sort, for samples, with their fields.
    pub(crate) fn samples(fields: &mut Fields) -> Vec<Self> {
        let part = |at: &str, item: Option<&str>| OwnPart {
            item: item.map(Into::into),
            about: None,
            inputs: ["text", "check"]
                .map(|kind| OwnInput { name: format!("own-{at}-{kind}"), kind: kind.into(), is_words: kind == "text" })
                .into(),
        };
        let group = |at: &str, is_facts: bool, rows: Option<&str>| Self {
            legend: "Séances".into(),
            is_facts,
            rows: rows.map(Into::into),
            parts: vec![part(at, rows.map(|_| "a"))],
        };
        let all = vec![group("facts", true, None), group("rows", true, Some("session")), group("words", false, None)];
        for input in all.iter().flat_map(|group| &group.parts).flat_map(|part| &part.inputs) {
            fields.add(sample_field(&input.name, "Champ"));
        }
        all
    }
}
