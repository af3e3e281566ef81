//! The format of `import articles`: one JSON object a line. The page `docs/operators/import-articles.md` documents it;
//! a test holds the two together.

use std::{borrow::Cow, collections::BTreeMap};

use kernel::{Civil, Code, Country, Email, Language, Name, Phone, Slug, Translations, Url, sober, sober_json};
use parties::OrganisationType;
use publication::Audience;
use serde::{Deserialize, Serialize};

/// An article in all its languages.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What the file calls it by; the same id again changes the same article.
    pub id: String,
    /// Its kind: `article`, `event`.
    #[serde(default = "article")]
    pub kind: String,
    /// What only its kind has.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub facts: Own,
    /// The civil time shown and sorted by. A day alone is sorted by the order of the lines.
    #[serde(default)]
    pub dated: Option<String>,
    /// Who may read it.
    #[serde(default)]
    pub audience: Audience,
    /// Whether title and standfirst are listed where it is not public.
    #[serde(default)]
    pub announce: bool,
    /// Who says it.
    #[serde(default)]
    pub issuer: Option<IssuerLine>,
    /// Topics, countries, regions.
    #[serde(default)]
    pub themes: Vec<ThemeLine>,
    /// The lead picture.
    #[serde(default)]
    pub lead: Option<LeadLine>,
    /// Documents to download.
    #[serde(default)]
    pub documents: Vec<DocumentLine>,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Option<ContactLine>,
    /// A link elsewhere.
    #[serde(default)]
    pub link: Option<LinkLine>,
    /// Where it is put forward.
    #[serde(default)]
    pub featured: Option<FeaturedLine>,
    /// Addresses of old systems, as they were written: path and query.
    #[serde(default)]
    pub former_addresses: Vec<String>,
    /// Its texts, by language.
    pub texts: BTreeMap<Language, TextLine>,
}

impl Line {
    /// Reads a line, without characters that nobody types.
    pub(crate) fn read(text: &str) -> serde_json::Result<Self> {
        if may_hold_strays(text) {
            serde_json::from_value(sober_json(serde_json::from_str(text)?))
        } else {
            serde_json::from_str(text)
        }
    }
}

/// What only a kind has.
pub type Own = serde_json::Map<String, serde_json::Value>;

fn article() -> String {
    "article".to_owned()
}

/// Whether some of its characters, or of those that it writes as `\u0001`, may be none of a text.
fn may_hold_strays(text: &str) -> bool {
    let written = |at: usize| text.get(at + 2..at + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    // Halves of a pair are no character by themselves.
    let is_stray = |code: Option<u32>| {
        let own = code.and_then(char::from_u32);
        own.is_none_or(|own| matches!(sober(own.encode_utf8(&mut [0; 4])), Cow::Owned(_)))
    };
    matches!(sober(text), Cow::Owned(_)) || text.match_indices("\\u").any(|(at, _)| is_stray(written(at)))
}

/// Who says it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerLine {
    /// Its name, per language.
    pub name: Translations,
    /// Its acronym.
    #[serde(default)]
    pub acronym: Option<Name>,
    /// IATI's code of what it is.
    #[serde(default, rename = "type")]
    pub organisation_type: Option<OrganisationType>,
    /// Its site.
    #[serde(default)]
    pub url: Option<Url>,
}

/// A theme: exactly one of `topic`, `country` and `region`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeLine {
    /// A topic, by a word of the file's choice.
    #[serde(default)]
    pub topic: Option<Code>,
    /// A country, by its ISO 3166-1 alpha-2 code.
    #[serde(default)]
    pub country: Option<Country>,
    /// A region: by its UN M49 code, or a word of the file's choice.
    #[serde(default)]
    pub region: Option<Code>,
    /// Names; countries and coded regions have CLDR's.
    #[serde(default)]
    pub names: Translations,
    /// The topic or region that contains it.
    #[serde(default)]
    pub broader: Option<Code>,
}

/// A lead picture.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LeadLine {
    /// The file, within `--files`.
    pub file: String,
    /// Who made it.
    #[serde(default)]
    pub credit: Option<Name>,
    /// Under which licence: an SPDX or Creative Commons code.
    #[serde(default)]
    pub licence: Option<Code>,
}

/// A document.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentLine {
    /// What the texts call it by.
    pub item: Code,
    /// The file, within `--files`; absent where it is announced and not there yet.
    #[serde(default)]
    pub file: Option<String>,
    /// The language that it is written in.
    #[serde(default)]
    pub language: Option<Language>,
}

/// Whom to ask: a unit (`unit`), or an office (`person`, `function`).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ContactLine {
    /// A service, per language.
    #[serde(default)]
    pub unit: Translations,
    /// A person.
    #[serde(default)]
    pub person: Option<Name>,
    /// The office, per language.
    #[serde(default)]
    pub function: Translations,
    /// Where to write.
    #[serde(default)]
    pub email: Option<Email>,
    /// Where to call.
    #[serde(default)]
    pub phone: Option<Phone>,
}

/// A link elsewhere.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LinkLine {
    /// Where it leads.
    pub url: Url,
}

/// Where it is put forward.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FeaturedLine {
    /// `home`.
    pub place: Code,
    /// Until when.
    #[serde(default)]
    pub until: Option<Civil>,
    /// The first comes first.
    #[serde(default)]
    pub rank: i64,
}

/// A text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TextLine {
    /// Its slug; made of the title where absent.
    #[serde(default)]
    pub slug: Option<Slug>,
    /// Slugs that it had before.
    #[serde(default)]
    pub former_slugs: Vec<Slug>,
    /// `draft`, `live`, `archived` or `withdrawn`.
    #[serde(default)]
    pub state: StateLine,
    /// Where a withdrawn text's readers are sent: a path or an address.
    #[serde(default)]
    pub moved_to: Option<String>,
    /// Above the title.
    #[serde(default)]
    pub overline: Option<String>,
    /// The title.
    pub title: String,
    /// Under the title.
    #[serde(default)]
    pub subtitle: Option<String>,
    /// When, in words.
    #[serde(default)]
    pub when: Option<String>,
    /// Where, in words.
    #[serde(default)]
    pub place: Option<String>,
    /// The lines before the text.
    #[serde(default)]
    pub standfirst: Option<String>,
    /// The text.
    #[serde(default)]
    pub body: BodyLine,
    /// What is said of the lead picture.
    #[serde(default)]
    pub lead: LeadWordsLine,
    /// The documents' titles, by their `item`.
    #[serde(default)]
    pub documents: BTreeMap<Code, String>,
    /// What the link is called.
    #[serde(default)]
    pub link: Option<String>,
    /// What only its kind says.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub words: Own,
    /// The civil time of its first publication; else `dated`.
    #[serde(default)]
    pub published: Option<Civil>,
    /// The civil time of its last change.
    #[serde(default)]
    pub updated: Option<Civil>,
}

/// A text's state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StateLine {
    /// Not published.
    Draft,
    /// Published.
    #[default]
    Live,
    /// In the archive.
    Archived,
    /// Taken off the site.
    Withdrawn,
}

/// A body: at most one of `markdown` and `html`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct BodyLine {
    /// As Markdown (GFM).
    pub markdown: Option<String>,
    /// As HTML, of which what a document cannot carry is dropped and reported.
    pub html: Option<String>,
}

/// What is said of the lead picture.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LeadWordsLine {
    /// What stands for it; without one it is decorative.
    pub alt: Option<String>,
    /// What is written under it.
    pub caption: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_types_is_not_read_however_it_is_written() {
        for (written, read) in [
            (r"Villes\u0000 et\u000bmigration\u0001", "Villes et migration"),
            ("Villes\u{7f} et\u{ffff} migration", "Villes et migration"),
            (r"Villes et \ud83e\udd1d migration", "Villes et 🤝 migration"),
            (r"Villes\net\tmigration \\u0001", "Villes\net\tmigration \\u0001"),
        ] {
            let line = format!(r#"{{"id": "1", "texts": {{"fr": {{"title": "{written}"}}}}}}"#);
            assert_eq!(Line::read(&line).unwrap().texts[&Language::FR].title, read);
        }
        assert!(Line::read("{}").is_err() && Line::read(r#"{"id": "\u0000"}"#).is_err());
    }
}
