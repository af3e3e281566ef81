//! The stable name of a block.

use std::{fmt, str::FromStr};

use kernel::{Random, ValueError};
use tinystr::TinyAsciiStr;

/// The id of a block: 1 to 16 of `a–z A–Z 0–9 - _`, unique in its document and kept through edits. Alignment of
/// translations, comments and "what changed since" hang on it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(TinyAsciiStr<16>);

/// Crockford's base 32, in small letters: no `i l o u`, so that an id is never misread.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl BlockId {
    /// Ten letters of chance (50 bits).
    pub fn random(random: &Random) -> Self {
        let mut letters = random.bytes::<10>();
        for letter in &mut letters {
            *letter = LETTERS[usize::from(*letter) % LETTERS.len()];
        }
        Self(TinyAsciiStr::try_from_utf8(&letters).unwrap_or(tinystr::tinystr!(16, "0")))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for BlockId {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let sober = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        sober
            .then(|| TinyAsciiStr::try_from_str(text).ok())
            .flatten()
            .map(Self)
            .ok_or_else(|| ValueError::new("block id", text))
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlockId({self})")
    }
}

impl serde::Serialize for BlockId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for BlockId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for BlockId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BlockId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,16}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_ids_are_valid_and_differ() {
        let random = Random::seeded(7);
        let ids: Vec<_> = (0..100).map(|_| BlockId::random(&random)).collect();
        for id in &ids {
            assert_eq!(id.as_str().parse::<BlockId>().unwrap(), *id);
            assert_eq!(id.as_str().len(), 10);
        }
        let different: std::collections::HashSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len());
    }

    #[test]
    fn an_id_is_safe_in_an_attribute() {
        for wrong in ["", "a b", "a\"b", "<b>", "é", "seventeen-letters"] {
            assert!(wrong.parse::<BlockId>().is_err(), "{wrong}");
        }
    }
}
