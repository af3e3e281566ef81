//! Slugs: the part of an address that names a publication. They keep their script: Arabic stays Arabic.

use std::{fmt, str::FromStr};

use unicode_normalization::UnicodeNormalization as _;

/// At most 80 characters, lower case, in Unicode's composed form (NFC), words joined by `-`, never digits alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// Why a text is no slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a slug: lower-case letters and digits joined by hyphens, at most 80, not digits alone")]
pub struct SlugError(pub String);

impl Slug {
    /// The longest slug, in characters.
    pub const MAX: usize = 80;

    /// Makes a slug of a title: accents of Latin letters are dropped, other scripts are kept, the cut falls
    /// between two words. Nothing sluggable gives `None`.
    pub fn from_title(title: &str) -> Option<Self> {
        let mut slug = String::new();
        for word in words(title) {
            let joined = slug.chars().count() + usize::from(!slug.is_empty()) + word.chars().count();
            if joined > Self::MAX {
                if slug.is_empty() {
                    slug.extend(word.chars().take(Self::MAX));
                }
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word);
        }
        if slug.is_empty() {
            return None;
        }
        // Digits alone would read as a year or a month of a list.
        if slug.chars().all(|c| c.is_ascii_digit()) {
            slug.insert_str(0, "n-");
        }
        Some(Self(slug))
    }

    /// The slug with a number behind it, for a second text of the same title.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        let tail = format!("-{number}");
        let keep = Self::MAX - tail.len();
        let mut head: String = self.0.chars().take(keep).collect();
        head.truncate(head.trim_end_matches('-').len());
        Self(head + &tail)
    }

    /// The slug as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The words of a title, lower case, Latin letters without accents, apostrophes and punctuation as breaks.
fn words(title: &str) -> impl Iterator<Item = String> {
    let mut plain = String::with_capacity(title.len());
    for c in title.nfc().flat_map(char::to_lowercase) {
        match c {
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ß' => plain.push_str("ss"),
            // Direction marks, the soft hyphen and the Arabic tatweel and vowel signs are not letters of an address.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{640}'
            | '\u{64b}'..='\u{652}' => {}
            c if c.is_alphanumeric() => plain.extend(unaccented(c)),
            _ => plain.push(' '),
        }
    }
    let plain: String = plain.nfc().collect();
    plain.split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// The letter without its accent where it is Latin; itself elsewhere (an accent changes the letter there).
fn unaccented(c: char) -> impl Iterator<Item = char> {
    let base = std::iter::once(c).nfd().next().unwrap_or(c);
    std::iter::once(if base.is_ascii_alphabetic() { base } else { c })
}

impl FromStr for Slug {
    type Err = SlugError;

    /// Takes a slug as an editor or a file gives it: what is not already in the form of a slug is refused.
    fn from_str(text: &str) -> Result<Self, SlugError> {
        let refused = || SlugError(text.chars().take(100).collect());
        let composed: String = text.nfc().collect();
        let letters_ok = composed.split('-').all(|word| !word.is_empty() && word.chars().all(is_slug_char));
        let length_ok = composed.chars().count() <= Self::MAX;
        let digits_alone = composed.chars().all(|c| c.is_ascii_digit());
        if letters_ok && length_ok && !digits_alone { Ok(Self(composed)) } else { Err(refused()) }
    }
}

fn is_slug_char(c: char) -> bool {
    let mark = unicode_normalization::char::is_combining_mark(c);
    (c.is_alphanumeric() || mark) && c.to_lowercase().eq(std::iter::once(c))
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Slug {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Slug".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "slug", "maxLength": Slug::MAX })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slug(title: &str) -> String {
        Slug::from_title(title).map(|slug| slug.to_string()).unwrap_or_default()
    }

    #[test]
    fn titles_become_slugs() {
        assert_eq!(slug("À Malines, les villes écrivent l’avenir"), "a-malines-les-villes-ecrivent-l-avenir");
        assert_eq!(slug("Vœux & œuvres : 3ᵉ édition"), "voeux-oeuvres-3-edition".replace("3-", "3ᵉ-"));
        assert_eq!(slug("مدن مترابطة"), "مدن-مترابطة");
        assert_eq!(slug("2017"), "n-2017");
        assert_eq!(slug("… !"), "");
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let long =
            "Prolongation de la campagne de télédéclaration de l’aide publique au développement des collectivités";
        assert_eq!(slug(long), "prolongation-de-la-campagne-de-teledeclaration-de-l-aide-publique-au");
    }

    #[test]
    fn what_is_not_a_slug_is_refused() {
        for wrong in ["", "-", "a--b", "A", "a b", "../x", "2017", "a/b", "%2e", "a\u{200f}"] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_is_accepted(title in "\\PC{0,200}") {
            if let Some(made) = Slug::from_title(&title) {
                prop_assert_eq!(made.as_str().parse::<Slug>().unwrap(), made.clone());
                prop_assert!(made.numbered(12).as_str().parse::<Slug>().is_ok());
            }
        }
    }
}
