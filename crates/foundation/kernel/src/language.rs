//! Languages, by their BCP 47 tag.

use std::{fmt, str::FromStr};
use tinystr::TinyAsciiStr;

use crate::ValueError;

/// A BCP 47 language tag in its usual writing (`fr`, `pt-BR`, `zh-Hant`), at most 12 letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(TinyAsciiStr<12>);

/// The direction in which a language is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Language {
    /// French.
    pub const FR: Self = Self(tinystr::tinystr!(12, "fr"));
    /// English.
    pub const EN: Self = Self(tinystr::tinystr!(12, "en"));
    /// Spanish.
    pub const ES: Self = Self(tinystr::tinystr!(12, "es"));
    /// Arabic.
    pub const AR: Self = Self(tinystr::tinystr!(12, "ar"));

    /// The languages of the interface, in the product's order. Content may be in any language.
    pub const INTERFACE: [Self; 4] = [Self::FR, Self::EN, Self::ES, Self::AR];

    /// The tag, as written in `lang` attributes and addresses.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The primary subtag: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// Left to right or right to left, by the script that the language is usually written in.
    pub fn direction(&self) -> Direction {
        match self.primary() {
            "ar" | "he" | "fa" | "ur" | "ps" | "yi" | "dv" | "ug" | "sd" | "ckb" | "syr" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// Its place among the interface languages, if it is one of them.
    pub fn interface_index(self) -> Option<usize> {
        Self::INTERFACE.iter().position(|known| *known == self)
    }
}

impl FromStr for Language {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::new("language", text);
        let mut tag = String::with_capacity(text.len());
        for (at, part) in text.split(['-', '_']).enumerate() {
            let ok = match at {
                0 => (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()),
                _ => (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()),
            };
            if !ok {
                return Err(refused());
            }
            if at > 0 {
                tag.push('-');
            }
            match (at, part.len()) {
                (1.., 2) => tag.push_str(&part.to_ascii_uppercase()),
                (1.., 4) => {
                    tag.push_str(&part[..1].to_ascii_uppercase());
                    tag.push_str(&part[1..].to_ascii_lowercase());
                }
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        TinyAsciiStr::try_from_str(&tag).map(Self).map_err(|_| refused())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({self})")
    }
}

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Language {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Language".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "language" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_written_the_usual_way() {
        for (given, written) in [("FR", "fr"), ("pt-br", "pt-BR"), ("zh_hant", "zh-Hant"), ("es-419", "es-419")] {
            assert_eq!(given.parse::<Language>().unwrap().as_str(), written);
        }
    }

    #[test]
    fn what_is_not_a_tag_is_refused() {
        for given in ["", "f", "français", "fr-", "12", "fr-Latn-FR-variant1"] {
            assert!(given.parse::<Language>().is_err(), "{given}");
        }
    }

    #[test]
    fn arabic_runs_from_the_right() {
        assert_eq!(Language::AR.direction(), Direction::Rtl);
        assert_eq!(Language::FR.direction(), Direction::Ltr);
    }
}
