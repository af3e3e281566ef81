//! Where a link that leaves the site leads.

use std::{fmt, str::FromStr};

use kernel::{Email, Phone, Url, ValueError};

/// An absolute `http`, `https`, `mailto` or `tel` address. Nothing else: no script, no data, no relative path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Href(String);

impl Href {
    /// The address as written in an `href` attribute, before escaping.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Href {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::new("href", text);
        let text = text.trim();
        let (scheme, rest) = text.split_once(':').ok_or_else(refused)?;
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => text.parse::<Url>().map(|url| Self(url.as_str().to_owned())),
            "mailto" => mail(rest).map(Self).ok_or_else(refused),
            "tel" => rest.parse::<Phone>().map(|phone| Self(format!("tel:{}", dialled(phone.as_str())))),
            _ => Err(refused()),
        }
    }
}

/// `mailto:` with its checked address, and its subject and body where it has them (RFC 6068).
fn mail(rest: &str) -> Option<String> {
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let address: Email = address.parse().ok()?;
    let sober = |c: char| c.is_ascii_graphic() && !"<>\"`\\".contains(c);
    let query = if query.len() <= 1000 && query.chars().all(sober) { query } else { "" };
    let mark = if query.is_empty() { "" } else { "?" };
    Some(format!("mailto:{address}{mark}{query}"))
}

/// What a telephone dials (RFC 3966): digits, a leading `+`; `(0)` of an international writing is not dialled.
fn dialled(phone: &str) -> String {
    let phone = if phone.starts_with('+') { phone.replace("(0)", "") } else { phone.to_owned() };
    phone.chars().enumerate().filter(|(at, c)| c.is_ascii_digit() || (*at == 0 && *c == '+')).map(|(_, c)| c).collect()
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Href({:?})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_schemes_lead_anywhere() {
        for (given, kept) in [
            ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
            (" HTTP://Example.org", "http://example.org/"),
            ("mailto:a@b.example?subject=Malines", "mailto:a@b.example?subject=Malines"),
            ("tel:+33 (0)1 53 41 81 81", "tel:+33153418181"),
        ] {
            assert_eq!(given.parse::<Href>().unwrap().as_str(), kept);
        }
        for wrong in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "/fr/",
            "#top",
            "example.org",
            "vbscript:x",
            "mailto:nobody",
            "tel:call",
            "https://u:p@example.org",
        ] {
            assert!(wrong.parse::<Href>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn reading_twice_changes_nothing() {
        for given in ["https://example.org/é", "mailto:a@b.example?x=\"y", "tel:01 53 41 81 81"] {
            let once: Href = given.parse().unwrap();
            assert_eq!(once.as_str().parse::<Href>().unwrap(), once);
        }
    }
}
