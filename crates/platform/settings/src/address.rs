//! Where a link of a statement leads.

use std::{fmt, str::FromStr};

use kernel::{Url, ValueError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest address, in characters.
const LONGEST: usize = 2_000;

/// A page of this site (`/fr/schema`), or one elsewhere (`https://…`): nothing that a browser would run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl FromStr for Address {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        let is_path = text.starts_with('/') && !text.starts_with("//");
        let is_sober = !text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\');
        let is_right = is_sober && text.chars().count() <= LONGEST && (is_path || text.parse::<Url>().is_ok());
        if is_right { Ok(Self(text.to_owned())) } else { Err(ValueError::new("address", text)) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_page_of_this_site_or_of_another() {
        for right in ["/fr/schema", "/ar/%D8%B4?a=b#c", "https://example.org/plan", " /fr/ "] {
            assert!(right.parse::<Address>().is_ok(), "{right}");
        }
        let long = format!("/{}", "x".repeat(2_000));
        for wrong in ["", "schema", "//evil.example", "javascript:alert(1)", "data:text/html,x", "/a b", "/a\\b", &long]
        {
            assert!(wrong.parse::<Address>().is_err(), "{wrong}");
        }
    }
}
