//! Dates, times and ranges of days.

use icu::{
    calendar::{Date, Gregorian},
    time::Time,
};
use kernel::Civil;

use crate::formats::Formats;

/// How much of a date is shown, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `20 novembre 2017`
    Day,
    /// `lundi 20 novembre 2017`
    Weekday,
    /// `novembre 2017`
    Month,
    /// `17:30`
    Time,
    /// `lundi`
    WeekdayName,
    /// `lun.`
    WeekdayShort,
}

pub(crate) fn date(formats: &Formats, at: Civil, style: DateStyle) -> String {
    if style == DateStyle::Time {
        return time(formats, at);
    }
    let Some(date) = day(at) else { return at.day() };
    let text = match style {
        DateStyle::Day => formats.day.format(&date).to_string(),
        DateStyle::Weekday => formats.weekday.format(&date).to_string(),
        DateStyle::WeekdayName => return formats.weekday_name.format(&date).to_string(),
        DateStyle::WeekdayShort => return formats.weekday_short.format(&date).to_string(),
        DateStyle::Month | DateStyle::Time => return formats.month.format(&date).to_string(),
    };
    if formats.french && at.0.day() == 1 { with_first(&text) } else { text }
}

pub(crate) fn range(formats: &Formats, from: Civil, to: Civil) -> String {
    let (from, to) = if from <= to { (from, to) } else { (to, from) };
    if from.0.date() == to.0.date() {
        return date(formats, from, DateStyle::Day);
    }
    let days = day(from).zip(day(to));
    let written = days.and_then(|(start, end)| formats.ranges.as_ref()?.write(start, end));
    match written {
        Some(text) if formats.french && (from.0.day() == 1 || to.0.day() == 1) => with_first(&text),
        Some(text) => text,
        None => format!("{} – {}", date(formats, from, DateStyle::Day), date(formats, to, DateStyle::Day)),
    }
}

fn time(formats: &Formats, at: Civil) -> String {
    let part = |n: i8| u8::try_from(n).unwrap_or_default();
    let time = Time::try_new(part(at.0.hour()), part(at.0.minute()), 0, 0);
    time.map_or_else(|_| at.to_string(), |time| formats.time.format(&time).to_string())
}

fn day(at: Civil) -> Option<Date<Gregorian>> {
    let part = |n: i8| u8::try_from(n).unwrap_or_default();
    Date::try_new_gregorian(at.0.year().into(), part(at.0.month()), part(at.0.day())).ok()
}

/// French writes the first of the month as an ordinal and the other days as cardinals: `1er juillet 2025`
/// (Imprimerie nationale, *Lexique des règles typographiques*, "Date"), which CLDR's patterns cannot say. This turns
/// each number one that stands alone into `1er`.
fn with_first(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 4);
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        result.push(letter);
        let alone = |neighbour: Option<char>| !neighbour.is_some_and(|c| c.is_ascii_digit());
        if letter == '1' && alone(before) && alone(letters.peek().copied()) {
            result.push_str("er");
        }
        before = Some(letter);
    }
    result
}
