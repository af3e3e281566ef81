//! A signed time in a form: it tells a form that a person filled from one that a machine sent at once, without a
//! cookie and without anything kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::Instant;
use sha2::Sha256;

/// When a form was shown, signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(pub Instant);

/// Why a stamp is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampError {
    /// Not one of ours.
    Forged,
    /// Sent sooner than a person can write.
    TooSoon,
    /// Shown too long ago.
    TooOld,
}

/// A person needs at least this long, in milliseconds.
const SOONEST: i64 = 3_000;
/// A form may stay open for a day, in milliseconds.
const OLDEST: i64 = 24 * 3_600_000;

impl Stamp {
    /// The text that goes into the form.
    pub fn sign(self, secret: &[u8]) -> String {
        let time = self.0.0.to_be_bytes();
        let mut signed = time.to_vec();
        signed.extend_from_slice(&mac(secret, &time).finalize().into_bytes()[..16]);
        URL_SAFE_NO_PAD.encode(signed)
    }

    /// Checks what came back.
    pub fn check(text: &str, secret: &[u8], now: Instant) -> Result<Self, StampError> {
        let signed = URL_SAFE_NO_PAD.decode(text.trim()).map_err(|_| StampError::Forged)?;
        let (time, tag) = signed.split_first_chunk::<8>().ok_or(StampError::Forged)?;
        mac(secret, time).verify_truncated_left(tag).map_err(|_| StampError::Forged)?;
        if tag.len() != 16 {
            return Err(StampError::Forged);
        }
        let shown = i64::from_be_bytes(*time);
        match now.0.saturating_sub(shown) {
            age if age < SOONEST => Err(StampError::TooSoon),
            age if age > OLDEST => Err(StampError::TooOld),
            _ => Ok(Self(Instant(shown))),
        }
    }
}

fn mac(secret: &[u8], time: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(b"malines form ");
    mac.update(time);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_accepted_after_three_seconds_and_for_a_day() {
        let text = Stamp(Instant(1_000)).sign(b"secret");
        assert_eq!(Stamp::check(&text, b"secret", Instant(2_000)), Err(StampError::TooSoon));
        assert_eq!(Stamp::check(&text, b"secret", Instant(10_000)), Ok(Stamp(Instant(1_000))));
        assert_eq!(Stamp::check(&text, b"secret", Instant(90_000_000)), Err(StampError::TooOld));
    }

    #[test]
    fn a_forged_stamp_is_refused() {
        let text = Stamp(Instant(1_000)).sign(b"secret");
        for (given, secret) in
            [(text.as_str(), &b"other"[..]), ("", b"secret"), ("AAAA", b"secret"), (&text[..12], b"secret")]
        {
            assert_eq!(Stamp::check(given, secret, Instant(10_000)), Err(StampError::Forged));
        }
    }
}
