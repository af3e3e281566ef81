//! Codes of an application on one's telephone (TOTP, RFC 6238): six digits, thirty seconds, SHA-1, which every
//! application knows.

use kernel::{AccountId, Error, Instant, Result};
use totp_rs::{Builder, Secret, Totp};

use crate::limits::mac;

/// The secret of an application that is being set up, 160 bits. It is made of the number in the form and of the site's
/// own secret: showing the page writes nothing down.
pub(crate) fn secret(site: &[u8], account: AccountId, number: &str) -> String {
    let message = format!("malines codes {account} {number}");
    let bytes = mac(site, message.as_bytes());
    Secret::new(bytes[..20].into()).to_base32()
}

/// The step of a code that is right now, or was a moment ago.
pub(crate) fn step(secret: &str, code: &str, now: Instant) -> Result<Option<i64>> {
    let seconds = u64::try_from(now.0.div_euclid(1000)).unwrap_or(0);
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(builder(secret)?)?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The address that an application reads from the picture.
pub(crate) fn address(secret: &str, site: &str, account: &str) -> Result<String> {
    let plain = |text: &str| text.replace(':', " ");
    let totp = totp(builder(secret)?.with_issuer(Some(plain(site))).with_account_name(plain(account)))?;
    totp.to_url().map_err(|error| Error::internal(error.to_string()))
}

/// The picture of an address, as SVG.
pub(crate) fn picture(address: &str) -> Result<String> {
    let code = qrcode::QrCode::new(address.as_bytes()).map_err(|error| Error::internal(error.to_string()))?;
    Ok(code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(240, 240).build())
}

fn builder(secret: &str) -> Result<Builder> {
    let secret = Secret::try_from_base32(secret).map_err(|error| Error::internal(error.to_string()))?;
    Ok(Builder::new().with_secret(secret))
}

fn totp(builder: Builder) -> Result<Totp> {
    builder.build().map_err(|error| Error::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_as_rfc_6238_writes_it_and_not_much_later() {
        // The RFC's own secret and its first vector, cut to six digits.
        let secret = Secret::new((*b"12345678901234567890").into()).to_base32();
        assert_eq!(step(&secret, "287 082", Instant(59_000)).unwrap(), Some(1));
        assert_eq!(step(&secret, "287082", Instant(89_000)).unwrap(), Some(1), "a step later");
        assert_eq!(step(&secret, "287082", Instant(120_000)).unwrap(), None);
        for wrong in ["", "28708", "2870822", "abcdef", "٢٨٧٠٨٢"] {
            assert_eq!(step(&secret, wrong, Instant(59_000)).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn the_secret_belongs_to_the_account_and_the_form() {
        let (a, b) = (AccountId::nil(), AccountId(db::Uuid::max()));
        assert_eq!(secret(b"site", a, "1"), secret(b"site", a, "1"));
        assert_ne!(secret(b"site", a, "1"), secret(b"site", a, "2"));
        assert_ne!(secret(b"site", a, "1"), secret(b"site", b, "1"));
        let address = address(&secret(b"site", a, "1"), "Réseau : villes", "camille@ville.example").unwrap();
        assert!(address.starts_with("otpauth://totp/R%C3%A9seau"), "{address}");
        assert!(picture(&address).unwrap().contains("<svg"));
    }
}
