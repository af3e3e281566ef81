//! Recovery codes: what one keeps on paper for the day when telephone and key are lost.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{AccountId, Random};
use sha2::{Digest as _, Sha256};

/// How many there are.
const COUNT: usize = 10;
/// Crockford's digits: none is taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Ten new codes of 120 bits each, as they are shown once: `7K3D-…`.
pub(crate) fn new(random: &Random) -> Vec<String> {
    (0..COUNT).map(|_| one(random.bytes())).collect()
}

fn one(bytes: [u8; 24]) -> String {
    let digits: Vec<char> = bytes.iter().map(|byte| char::from(DIGITS[usize::from(byte % 32)])).collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// What the base keeps of a code. A fast hash will do: nobody guesses 120 bits (ASVS 5.0, 6.5.2 asks for 112).
pub(crate) fn hash(account: AccountId, code: &str) -> String {
    let read = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).take(32).map(read).collect();
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("malines recovery {account} {code}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_copy_it() {
        let codes = new(&Random::seeded(1));
        assert_eq!(codes.len(), COUNT);
        let distinct: std::collections::HashSet<_> = codes.iter().collect();
        assert_eq!(distinct.len(), COUNT);
        assert!(codes.iter().all(|code| code.len() == 29), "{codes:?}");
        let account = AccountId::nil();
        assert_eq!(hash(account, "A0B1-CDEF-GHJK-MNPQ"), hash(account, " aobl cdef ghjk mnpq"));
        assert_ne!(hash(account, &codes[0]), hash(account, &codes[1]));
        assert_ne!(hash(account, &codes[0]), hash(AccountId(db::Uuid::max()), &codes[0]));
    }
}
