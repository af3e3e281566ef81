//! Facts: values and references, the same in all languages. No free text: what a reader reads stands in the words.

use kernel::{Civil, Code, Language, MediaId, Name, PartyId, PublicationId, ThemeId, Url};
use parties::ContactRef;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What every kind has, and the kind's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Facts<Own> {
    /// The civil time that is shown (its day) and sorted by.
    pub dated: Civil,
    /// Who may read it.
    #[serde(default)]
    pub audience: Audience,
    /// Whether title and standfirst of what is not public are listed all the same.
    #[serde(default)]
    pub announce: bool,
    /// Topics, countries and regions, in the order in which they are shown.
    #[serde(default)]
    pub themes: Vec<ThemeId>,
    /// The lead picture.
    #[serde(default)]
    pub lead: Option<Lead>,
    /// Documents to download.
    #[serde(default)]
    pub files: Vec<FileFact>,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Option<ContactRef>,
    /// Who says it.
    #[serde(default)]
    pub issuer: Option<PartyId>,
    /// A link elsewhere: the conference's own site.
    #[serde(default)]
    pub link: Option<Url>,
    /// The publication that contains it, of kinds that stand in a tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PublicationId>,
    /// What only this kind has.
    #[serde(flatten)]
    pub own: Own,
}

/// The facts of any kind, its own fields unread.
pub type CommonFacts = Facts<serde_json::Map<String, serde_json::Value>>;

/// Who may read a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Anybody.
    #[default]
    Public,
    /// Members of the network.
    Members,
}

impl Audience {
    /// As written in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
        }
    }
}

impl std::str::FromStr for Audience {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "public" => Ok(Self::Public),
            "members" => Ok(Self::Members),
            _ => Err(()),
        }
    }
}

/// A lead picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lead {
    /// The picture.
    pub media: MediaId,
    /// Who made it.
    #[serde(default)]
    pub credit: Option<Name>,
}

/// A document to download. Its title, per language, stands in the words under the same `item`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FileFact {
    /// What the words call it by.
    pub item: Code,
    /// The file; absent where it is announced and not there yet.
    #[serde(default)]
    pub media: Option<MediaId>,
    /// The language that it is written in.
    #[serde(default)]
    pub language: Option<Language>,
}

impl CommonFacts {
    /// The files that the kind's own facts name: by convention whatever stands there under the word `media`, with the row's item.
    pub fn own_files(&self) -> Vec<(Option<Code>, MediaId)> {
        let mut found = Vec::new();
        self.own.values().for_each(|value| note_files(value, &mut found));
        found
    }
}

fn note_files(value: &serde_json::Value, found: &mut Vec<(Option<Code>, MediaId)>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|value| note_files(value, found)),
        serde_json::Value::Object(all) => {
            let text = |name: &str| all.get(name).and_then(serde_json::Value::as_str);
            let named = text("media").and_then(|id| id.parse().ok());
            found.extend(named.map(|media| (text("item").and_then(|item| item.parse().ok()), media)));
            all.values().for_each(|value| note_files(value, found));
        }
        _ => {}
    }
}

impl<Own> Facts<Own> {
    /// In what list it stands: what is announced is listed for all, while its address stays closed.
    pub fn listed_for(&self) -> Audience {
        if self.announce { Audience::Public } else { self.audience }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_kinds_own_facts_are_found() {
        let id = "01234567-89ab-7def-8123-456789abcdef";
        let own = serde_json::json!({ "dated": "2017-11-16T00:00:00", "type": "album", "media": 3,
            "pictures": [{ "item": "a", "media": id }, { "item": "b" }, { "item": "c", "media": "none" }] });
        let facts: CommonFacts = serde_json::from_value(own).unwrap();
        assert_eq!(facts.own_files(), [("a".parse().ok(), id.parse().unwrap())]);
    }

    #[test]
    fn no_fact_is_a_bare_string() {
        let schema = schemars::schema_for!(Facts<()>).to_value();
        let mut bare = Vec::new();
        walk(&schema, "", &mut bare);
        assert!(bare.is_empty(), "{bare:?}");
    }

    /// Notes every schema of type string that has neither a format nor a list of values.
    fn walk(schema: &serde_json::Value, at: &str, bare: &mut Vec<String>) {
        if let Some(object) = schema.as_object() {
            let string = object.get("type").is_some_and(|kind| kind.to_string().contains("\"string\""));
            if string && !["format", "enum", "const"].iter().any(|key| object.contains_key(*key)) {
                bare.push(at.to_owned());
            }
            for (key, value) in object {
                walk(value, &format!("{at}/{key}"), bare);
            }
        } else if let Some(list) = schema.as_array() {
            for value in list {
                walk(value, at, bare);
            }
        }
    }
}
