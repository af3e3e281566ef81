//! Passwords: argon2id (RFC 9106) with the parameters that OWASP asks for, on the blocking pool, two at once; their
//! strength by zxcvbn. No rule of composition (NIST SP 800-63B, 3.1.1.2).

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use kernel::{Error, Random, Result};
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

/// The shortest password, in characters.
pub const SHORTEST: usize = 12;
/// The longest password, in bytes.
pub const LONGEST: usize = 256;

/// Each hash takes 19 MiB and some tens of milliseconds: two at once bound both.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Verified where there is no account or no password, so that an answer takes as long. The hash of nobody's password,
/// with the parameters of today.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bWFsaW5lcy1ub2JvZHktMQ$7yHcKZxk4ZnyHlXJh9Lhx0j2H4SOA6kTZ7sN2zS7k0A";

/// What is wrong with a password that somebody chooses, as a key of the words. `own` are words that those who guess
/// try first: name, address, site.
pub(crate) fn fault(password: &str, own: &[&str]) -> Option<&'static str> {
    if password.chars().count() < SHORTEST {
        return Some("accounts-error-password-short");
    }
    if password.len() > LONGEST {
        return Some("accounts-error-password-long");
    }
    // Own words count for nothing: zxcvbn gives three of them in a row for strong.
    let rest = own.iter().fold(password.to_lowercase(), |rest, word| rest.replace(&word.to_lowercase(), ""));
    let is_weak = |text: &str| zxcvbn(text, own).score() < Score::Three;
    (is_weak(password) || is_weak(&rest)).then_some("accounts-error-password-weak")
}

/// The hash of a password, in the PHC format.
pub(crate) async fn hash(random: &Random, password: &str) -> Result<String> {
    let (salt, password) = (random.bytes::<16>(), password.to_owned());
    let hashed = apart(move || {
        let hash: Result<PasswordHash, _> = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string())
    });
    hashed.await?.map_err(|error| Error::internal(format!("hashing a password: {error}")))
}

/// Whether this is the password of this hash; takes as long where there is none.
pub(crate) async fn fits(hash: Option<String>, password: &str) -> Result<bool> {
    // Longer than any that was ever chosen: it need not be hashed to be wrong.
    let password: String = password.chars().take(LONGEST + 1).collect();
    apart(move || {
        let parsed = PasswordHash::new(hash.as_deref().unwrap_or(NOBODY));
        let fits = parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        fits && hash.is_some()
    })
    .await
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _place = AT_ONCE.acquire().await.map_err(|error| Error::internal(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_alone() {
        let hash = hash(&Random::seeded(1), "correct horse battery staple").await.unwrap();
        assert!(fits(Some(hash.clone()), "correct horse battery staple").await.unwrap());
        assert!(!fits(Some(hash.clone()), "correct horse battery stapl").await.unwrap());
        assert!(!fits(None, "correct horse battery staple").await.unwrap());
        let head = |hash: &str| hash.rsplitn(3, '$').last().map(str::to_owned);
        assert_eq!(head(&hash), head(NOBODY), "nobody's hash takes as long as anybody's");
        assert!(PasswordHash::new(NOBODY).unwrap().hash.is_some());
    }

    #[test]
    fn a_password_is_judged_by_how_it_is_guessed() {
        let own = ["camille", "exemple", "ville", "villes", "lien"];
        assert_eq!(fault("court", &own), Some("accounts-error-password-short"));
        assert_eq!(fault("passwordpassword", &own), Some("accounts-error-password-weak"));
        assert_eq!(fault("CamilleExemple1", &own), Some("accounts-error-password-weak"));
        assert_eq!(fault("Camille et le fil rouge des dentellières", &own), None);
        assert_eq!(fault(&"é".repeat(200), &own), Some("accounts-error-password-long"));
        assert_eq!(fault("le fil rouge des dentellières", &own), None);
        assert_eq!(fault("خيط الدانتيل بين مدينتين", &own), None);
    }
}
