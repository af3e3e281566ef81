//! Dates as catalogues know them: a year, a month, a day (ISO 8601, of reduced precision).

use std::{fmt, str::FromStr};

use i18n::{DateStyle, I18n};
use jiff::civil::Date;
use kernel::{Civil, Language, ValueError};

/// The years that a record may be of.
const YEARS: std::ops::RangeInclusive<i16> = 1400..=2199;

/// `2005`, `2005-06` or `2005-06-12`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PartialDate {
    first: Date,
    precision: Precision,
}

/// How much of a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// The year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The month, where it is known.
    pub fn month(self) -> Option<u8> {
        let month = u8::try_from(self.first.month()).ok();
        month.filter(|_| self.precision != Precision::Year)
    }

    /// In the words of a language: `2005`, `juin 2005`, `12 juin 2005`.
    pub fn words(self, i18n: &I18n, language: Language) -> String {
        let at = Civil(self.first.at(0, 0, 0, 0));
        match self.precision {
            Precision::Year => self.to_string(),
            Precision::Month => i18n.date(language, at, DateStyle::Month),
            Precision::Day => i18n.date(language, at, DateStyle::Day),
        }
    }
}

impl FromStr for PartialDate {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        let refused = || ValueError::new("partial-date", text);
        let (rest, precision) = match text.len() {
            4 => ("-01-01", Precision::Year),
            7 => ("-01", Precision::Month),
            10 => ("", Precision::Day),
            _ => return Err(refused()),
        };
        let first: Date = format!("{text}{rest}").parse().map_err(|_| refused())?;
        YEARS.contains(&first.year()).then_some(Self { first, precision }).ok_or_else(refused)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

crate::as_text!(PartialDate, "partial-date");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_was_written() {
        for text in ["2005", "2005-06", "2005-06-12", "1987-12-31"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "5",
            "205",
            "2005-6",
            "2005-13",
            "2005-02-30",
            "9999",
            "0001",
            "12/06/2005",
            "juin 2005",
            "2005-06-1",
            "+2005",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(text in "\\PC{0,12}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                proptest::prop_assert_eq!(date.to_string(), text.trim());
            }
        }
    }
}
