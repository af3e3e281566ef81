//! Checked strings. A string in a publication's facts is one of these, each with a `format` in its schema: what a
//! reader reads belongs to a language and stands in the words.

use std::{fmt, str::FromStr};

/// Why a text is not a value of its kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not a valid {kind}")]
pub struct ValueError {
    /// The kind of value asked for: `url`, `email`, `language` …
    pub kind: &'static str,
    /// What was given, cut at 100 characters.
    pub given: String,
}

impl ValueError {
    /// An error that quotes what was given.
    pub fn new(kind: &'static str, given: &str) -> Self {
        Self { kind, given: given.chars().take(100).collect() }
    }
}

macro_rules! values {
    ($($(#[$doc:meta])* $name:ident, $format:literal, $check:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The value as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ValueError;
            fn from_str(text: &str) -> Result<Self, ValueError> {
                let check: fn(&str) -> Option<String> = $check;
                check(text.trim()).map(Self).ok_or_else(|| ValueError::new($format, text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format })
            }
        }
    )+};
}

values! {
    /// An `http` or `https` address of the web, at most 2,000 characters.
    Url, "url", |text| {
        let url = url::Url::parse(text).ok()?;
        let web = matches!(url.scheme(), "http" | "https") && url.has_host();
        let plain = url.username().is_empty() && url.password().is_none();
        (web && plain && text.len() <= 2000).then(|| url.to_string())
    };
    /// A mail address: one `@`, a domain with a dot, no blanks; what RFC 5321 calls a mailbox, without its rarities.
    Email, "email", |text| {
        let (local, domain) = text.rsplit_once('@')?;
        let sober = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c));
        let domain_ok = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains("..");
        (text.len() <= 254 && sober(local) && sober(domain) && domain_ok).then(|| text.to_owned())
    };
    /// A telephone number as written for people: digits, blanks, `+ . - ( )` and `/`.
    Phone, "phone", |text| {
        let sober = text.chars().all(|c| c.is_ascii_digit() || "+.-()/ \u{a0}".contains(c));
        let digits = text.chars().filter(char::is_ascii_digit).count();
        (sober && (3..=20).contains(&digits)).then(|| text.to_owned())
    };
    /// A proper name, the same in all languages: a person, a brand. At most 200 characters, on one line.
    Name, "name", |text| {
        let printable = text.chars().all(|c| !c.is_control());
        (!text.is_empty() && printable && text.chars().count() <= 200).then(|| text.to_owned())
    };
    /// A code of a list: letters, digits and `- _ . : /`, at most 64 characters.
    Code, "code", |text| {
        let sober = text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:/".contains(c));
        (!text.is_empty() && sober && text.len() <= 64).then(|| text.to_owned())
    };
    /// An ISO 3166-1 alpha-2 country code, in capitals.
    Country, "country", |text| {
        let letters = text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic());
        letters.then(|| text.to_ascii_uppercase())
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_are_absolute_and_carry_no_password() {
        assert_eq!("https://example.org".parse::<Url>().unwrap().as_str(), "https://example.org/");
        for wrong in ["javascript:alert(1)", "/fr/", "example.org", "https://user:pass@example.org", "data:text/html,x"]
        {
            assert!(wrong.parse::<Url>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn mail_addresses_are_plain() {
        assert!("d.martin@exemple-sur-lys.example".parse::<Email>().is_ok());
        for wrong in ["", "a@b", "a b@c.example", "a@c.example\r\nBcc: x@y.example", "@c.example", "a@.example"] {
            assert!(wrong.parse::<Email>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn telephone_numbers_are_written_for_people() {
        assert!("+33 (0)1 53 41 81 81".parse::<Phone>().is_ok());
        assert!("call me".parse::<Phone>().is_err());
    }
}
