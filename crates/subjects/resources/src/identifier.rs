//! Numbers by which libraries know a work, checked as their standards say.

use std::{fmt, str::FromStr};

use kernel::ValueError;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident, $format:literal, $read:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub struct $name(String);

        impl $name {
            /// As it is printed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ValueError;

            fn from_str(text: &str) -> Result<Self, ValueError> {
                let read: fn(&str) -> Option<String> = $read;
                read(text.trim()).map(Self).ok_or_else(|| ValueError::new($format, text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        crate::as_text!($name, $format);
    )+};
}

identifiers! {
    /// An ISBN of ten or thirteen digits (ISO 2108), with its hyphens as they were given.
    Isbn, "isbn", |text| {
        let text = without_word(text, "ISBN");
        let digits = digits(text)?;
        let is_right = match digits.len() {
            10 => weighted(&digits, |at| 10 - at) % 11 == 0,
            13 => (digits.starts_with(&[9, 7, 8]) || digits.starts_with(&[9, 7, 9]))
                && !digits.contains(&10)
                && weighted(&digits, |at| if at % 2 == 0 { 1 } else { 3 }) % 10 == 0,
            _ => false,
        };
        is_right.then(|| hyphened(text))
    };
    /// An ISSN (ISO 3297), as `1234-5679`.
    Issn, "issn", |text| {
        let text = without_word(text, "ISSN");
        let digits = digits(text)?;
        let is_right = digits.len() == 8 && weighted(&digits, |at| 8 - at) % 11 == 0;
        let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
        is_right.then(|| format!("{}-{}", &plain[..4], &plain[4..]))
    };
    /// A DOI (ISO 26324), without the address of its resolver: `10.1000/182`.
    Doi, "doi", |text| {
        let own = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/"];
        let text = own.iter().find_map(|before| text.strip_prefix(before)).unwrap_or(text);
        let text = without_word(text, "DOI");
        let (registrant, suffix) = text.strip_prefix("10.")?.split_once('/')?;
        let is_registrant = (4..=9).contains(&registrant.len()) && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let is_suffix = !suffix.is_empty() && suffix.chars().all(|c| !c.is_whitespace() && !c.is_control());
        (is_registrant && is_suffix && text.len() <= 200).then(|| text.to_owned())
    };
}

impl Isbn {
    /// Its digits alone, as machines read it.
    pub fn digits(&self) -> String {
        self.0.replace('-', "")
    }
}

impl Doi {
    /// Where it leads.
    pub fn href(&self) -> String {
        let segments: Vec<&str> = self.0.split('/').collect();
        format!("https://doi.org{}", web::address::path(&segments))
    }
}

/// The text without the word of its standard before it: `ISBN 978…`, `doi:10…`.
fn without_word<'t>(text: &'t str, word: &str) -> &'t str {
    let rest = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &text[word.len()..]);
    rest.map_or(text, |rest| rest.trim_start_matches([':', ' ', '\u{a0}']))
}

/// The values of the digits, an `X` at the end counting ten; nothing where something else stands there.
fn digits(text: &str) -> Option<Vec<u32>> {
    let signs: Vec<char> =
        text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{a0}' | '\u{2010}' | '\u{2011}')).collect();
    let value = |(at, sign): (usize, &char)| match sign {
        'X' | 'x' if at + 1 == signs.len() => Some(10),
        sign => sign.to_digit(10),
    };
    signs.iter().enumerate().map(value).collect()
}

fn weighted(digits: &[u32], weight: impl Fn(u32) -> u32) -> u32 {
    (0..).zip(digits).map(|(at, digit)| digit * weight(at)).sum()
}

/// One hyphen where blanks or other hyphens stood.
fn hyphened(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_check_digit_is_taken_however_it_is_written() {
        for (text, stored) in [
            ("978-3-16-148410-0", "978-3-16-148410-0"),
            ("ISBN 978 3 16 148410 0", "978-3-16-148410-0"),
            ("ISBN: 9783161484100", "9783161484100"),
            ("0-8044-2957-x", "0-8044-2957-X"),
        ] {
            assert_eq!(text.parse::<Isbn>().unwrap().to_string(), stored, "{text}");
        }
        assert_eq!("978-3-16-148410-0".parse::<Isbn>().unwrap().digits(), "9783161484100");
        assert_eq!("issn 0378-5955".parse::<Issn>().unwrap().as_str(), "0378-5955");
        assert_eq!("2434561x".parse::<Issn>().unwrap().as_str(), "2434-561X");
    }

    #[test]
    fn a_wrong_one_is_refused() {
        for text in
            ["978-3-16-148410-1", "0-8044-2957-1", "123", "", "978316148410X", "abc", "977-3-16-148410-0", "é78"]
        {
            assert!(text.parse::<Isbn>().is_err(), "{text}");
        }
        for text in ["0378-5954", "0378-595", "X378-5955", ""] {
            assert!(text.parse::<Issn>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_doi_is_kept_without_its_resolver() {
        for text in ["10.1000/182", "doi:10.1000/182", "https://doi.org/10.1000/182", "DOI 10.1000/182"] {
            assert_eq!(text.parse::<Doi>().unwrap().as_str(), "10.1000/182", "{text}");
        }
        let odd: Doi = "10.1002/(SICI)1096<a>#b/c".parse().unwrap();
        assert!(
            odd.href().starts_with("https://doi.org/10.1002/")
                && !odd.href().contains('<')
                && !odd.href().contains('#')
        );
        for text in
            ["10.1/x", "11.1000/182", "10.1000/", "10.1000", "10.1000/a b", "https://villes.example/10.1000/182"]
        {
            assert!(text.parse::<Doi>().is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(at in 0_usize..13, by in 1_u32..10) {
            let mut digits: Vec<u32> = "9783161484100".chars().filter_map(|c| c.to_digit(10)).collect();
            digits[at] = (digits[at] + by) % 10;
            let text: String = digits.iter().map(ToString::to_string).collect();
            proptest::prop_assert!(text.parse::<Isbn>().is_err());
        }

        #[test]
        fn nothing_makes_it_stumble(text in "\\PC{0,20}") {
            let _ = (text.parse::<Isbn>(), text.parse::<Issn>(), text.parse::<Doi>());
        }
    }
}
