//! Secrets that somebody carries: sessions, links, the two halves of a ceremony. 256 bits of chance; the base holds
//! their hash alone, so that who reads the base cannot use them.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Random;
use sha2::{Digest as _, Sha256};

use crate::limits::mac;

/// A secret, as cookies and addresses carry it: 43 letters.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub fn new(random: &Random) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random.bytes::<32>()))
    }

    /// The one that belongs to these bytes: the same again from the same, and from no others. `key` is the site's secret.
    pub fn derived(key: &[u8], bytes: &[u8]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(mac(key, bytes)))
    }

    /// What somebody brought; nothing where it cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let decoded = URL_SAFE_NO_PAD.decode(text).ok()?;
        (decoded.len() == 32).then(|| Self(text.to_owned()))
    }

    /// As cookies and addresses carry it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the base keeps of it. Without salt: nobody guesses 256 bits.
    pub fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for Token {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_written_and_never_shown() {
        let token = Token::new(&Random::seeded(1));
        assert_eq!(Token::read(token.as_str()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token");
        assert_ne!(token.hash(), token.as_str());
        let derived = Token::derived(b"key", b"form");
        assert_eq!(Token::read(derived.as_str()), Some(Token::derived(b"key", b"form")));
        assert_ne!(derived, Token::derived(b"key", b"other form"));
        for wrong in ["", "x", "é", &"A".repeat(42), &"A".repeat(44), &"A".repeat(10_000)] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
    }
}
