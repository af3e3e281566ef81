//! Ranges of days, by CLDR's interval patterns (`data/cldr/intervals.tsv`). ICU's own range formatter takes the
//! patterns of the short month for the long one, whose names it does not load.

use std::{collections::BTreeMap, sync::LazyLock};

use icu::{
    calendar::{Date, Gregorian},
    datetime::{
        fieldsets::enums::DateFieldSet,
        pattern::{DateTimePattern, FixedCalendarDateTimeNames},
    },
    locale::Locale,
};
use writeable::TryWriteable as _;

/// The patterns of a language: where the two ends differ by the day, by the month, by the year.
type Patterns = [&'static str; 3];

static PATTERNS: LazyLock<BTreeMap<&'static str, Patterns>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, [cells.next()?, cells.next()?, cells.next()?]))
    };
    include_str!("../../../../data/cldr/intervals.tsv").lines().skip(1).filter_map(row).collect()
});

/// Writes the ranges of one language.
pub(crate) struct Ranges {
    names: FixedCalendarDateTimeNames<Gregorian, DateFieldSet>,
    /// By the greatest difference (day, month, year): what is written of the beginning, what of the end.
    patterns: [[DateTimePattern; 2]; 3],
}

impl Ranges {
    /// `None` for a language without patterns.
    pub(crate) fn new(locale: &Locale) -> Option<Self> {
        let tag = locale.id.to_string();
        let [day, month, year] = *PATTERNS.get(tag.as_str()).or_else(|| PATTERNS.get(locale.id.language.as_str()))?;
        let patterns = [halves(day)?, halves(month)?, halves(year)?];
        let mut names = FixedCalendarDateTimeNames::try_new(locale.into()).ok()?;
        for pattern in patterns.iter().flatten() {
            names.include_for_pattern(pattern).ok()?;
        }
        Some(Self { names, patterns })
    }

    /// Two different days, the earlier one first. `None` if ICU cannot write them.
    pub(crate) fn write(&self, from: Date<Gregorian>, to: Date<Gregorian>) -> Option<String> {
        let same_year = from.year().extended_year() == to.year().extended_year();
        let same_month = same_year && from.month().ordinal == to.month().ordinal;
        let [before, after] = &self.patterns[usize::from(!same_month) + usize::from(!same_year)];
        let half = |pattern, date: Date<Gregorian>| self.names.with_pattern_unchecked(pattern).format(&date);
        let mut text = half(before, from).try_write_to_string().ok()?.into_owned();
        text.push_str(&half(after, to).try_write_to_string().ok()?);
        Some(text)
    }
}

/// Cuts an interval pattern in two before the first field that comes a second time (UTS #35, Dates, "Interval
/// Formats").
fn halves(pattern: &str) -> Option<[DateTimePattern; 2]> {
    let mut seen = Vec::new();
    let mut quoted = false;
    let mut before = ' ';
    for (at, letter) in pattern.char_indices() {
        if letter == '\'' {
            quoted = !quoted;
        } else if !quoted && letter.is_ascii_alphabetic() && letter != before {
            if seen.contains(&letter) {
                return Some([pattern[..at].parse().ok()?, pattern[at..].parse().ok()?]);
            }
            seen.push(letter);
        }
        before = letter;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_table_is_understood() {
        assert_eq!(PATTERNS.len(), include_str!("../../../../data/cldr/intervals.tsv").lines().count() - 1);
        for (tag, patterns) in PATTERNS.iter() {
            for pattern in patterns {
                assert!(halves(pattern).is_some(), "{tag}: {pattern}");
            }
        }
    }

    #[test]
    fn a_quoted_letter_is_not_a_field() {
        assert!(halves("d 'd' MMMM").is_none());
        let [before, after] = halves("d–d 'de' MMMM 'de' y").unwrap();
        assert_eq!([before, after], ["d–".parse().unwrap(), "d 'de' MMMM 'de' y".parse().unwrap()]);
    }
}
