//! When something takes place: days or times on the wall of its own place, and what instants these are.

use std::{fmt, str::FromStr};

use jiff::{civil::Date, tz::TimeZone};
use kernel::{Civil, Instant, ValueError};

/// A day, or a time on a day. As text: `2024-11-18`, `2024-11-18T17:30:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// All of this day.
    Day(Date),
    /// This time of this day.
    Time(Civil),
}

impl Moment {
    /// Its day.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Time(at) => at.0.date(),
        }
    }

    /// When it begins on the wall: a day at midnight.
    pub fn civil(self) -> Civil {
        match self {
            Self::Day(day) => Civil(day.at(0, 0, 0, 0)),
            Self::Time(at) => at,
        }
    }

    /// Whether it is a day without an hour.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }

    /// The same time so many days later or earlier; as it is where the calendar ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved = |day: Date| day.checked_add(jiff::Span::new().days(days)).unwrap_or(day);
        match self {
            Self::Day(day) => Self::Day(moved(day)),
            Self::Time(at) => Self::Time(Civil(moved(at.0.date()).to_datetime(at.0.time()))),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Time(at) => at.fmt(f),
        }
    }
}

impl FromStr for Moment {
    type Err = ValueError;

    /// Reads a day, or a civil time with or without seconds.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let civil: Civil = text.parse()?;
        Ok(if text.len() == 10 { Self::Day(civil.0.date()) } else { Self::Time(civil) })
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "day-or-civil" })
    }
}

/// A time zone by its name in the IANA base: `Europe/Paris`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of no place.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zone itself.
    pub fn zone(&self) -> &TimeZone {
        &self.0
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The place after which it is called: `Paris`.
    pub fn place(&self) -> String {
        self.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let known = (!text.is_empty() && text.len() <= 60).then(|| TimeZone::get(text).ok()).flatten();
        known.filter(|zone| zone.iana_name().is_some()).map(Self).ok_or_else(|| ValueError::new("zone", text))
    }
}

impl serde::Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> serde::Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Zone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Zone".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "time-zone" })
    }
}

/// From when to when something takes place. Days are said as people say them: the last day is the last one *of* it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Stretch {
    /// The beginning.
    pub starts: Moment,
    /// The end, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Moment>,
}

impl Stretch {
    /// Whether the end does not come before the beginning.
    pub fn is_ordered(&self) -> bool {
        self.ends.is_none_or(|ends| match (self.starts, ends) {
            (Moment::Time(starts), Moment::Time(ends)) => starts < ends,
            _ => self.starts.day() <= ends.day(),
        })
    }

    /// Whether it has no hours.
    pub fn is_all_day(&self) -> bool {
        self.starts.is_day()
    }

    /// Its last day.
    pub fn last_day(&self) -> Date {
        self.ends.unwrap_or(self.starts).day()
    }

    /// The first instant of it.
    pub fn begins_at(&self, zone: &TimeZone) -> Instant {
        self.starts.civil().instant(zone)
    }

    /// The first instant after it: where no hour says when it ends, the midnight after its last day.
    pub fn over_at(&self, zone: &TimeZone) -> Instant {
        match self.ends {
            Some(Moment::Time(ends)) => ends.instant(zone),
            _ => Moment::Day(self.last_day()).plus_days(1).civil().instant(zone),
        }
    }

    /// The same stretch beginning at another moment: as many days and hours on the wall.
    #[must_use]
    pub fn moved_to(&self, starts: Moment) -> Self {
        let length = self.ends.map(|ends| {
            let days = days_between(self.starts.day(), ends.day());
            match (ends, starts) {
                (Moment::Time(ends), _) => {
                    let day = Moment::Day(starts.day()).plus_days(days).day();
                    Moment::Time(Civil(day.to_datetime(ends.0.time())))
                }
                (day @ Moment::Day(_), _) => {
                    Moment::Day(starts.day()).plus_days(days_between(self.starts.day(), day.day()))
                }
            }
        });
        Self { starts, ends: length }
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(starts: &str, ends: &str) -> Stretch {
        Stretch { starts: starts.parse().unwrap(), ends: (!ends.is_empty()).then(|| ends.parse().unwrap()) }
    }

    #[test]
    fn a_moment_is_read_as_written() {
        for text in ["2024-11-18", "2024-11-18T17:30:00"] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        assert!("2024-02-30".parse::<Moment>().is_err());
        assert!("18/11/2024".parse::<Moment>().is_err());
    }

    #[test]
    fn a_zone_is_one_of_the_iana_base() {
        assert_eq!("Europe/Paris".parse::<Zone>().unwrap().name(), "Europe/Paris");
        assert!("Mars/Olympus".parse::<Zone>().is_err());
        assert!("+02:00".parse::<Zone>().is_err());
    }

    #[test]
    fn days_are_over_after_the_last_one_and_hours_at_the_minute() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let over = |starts, ends| stretch(starts, ends).over_at(&paris).to_rfc3339();
        assert_eq!(over("2024-11-18", "2024-11-21"), "2024-11-21T23:00:00Z");
        assert_eq!(over("2024-11-18T17:30", "2024-11-18T18:15"), "2024-11-18T17:15:00Z");
        assert_eq!(over("2024-11-18T17:30", ""), "2024-11-18T23:00:00Z");
        // The night on which clocks go forward: the day has 23 hours.
        assert_eq!(over("2024-03-31", ""), "2024-03-31T22:00:00Z");
    }

    #[test]
    fn an_end_before_the_beginning_is_seen() {
        assert!(stretch("2024-11-18", "2024-11-18").is_ordered());
        assert!(!stretch("2024-11-18", "2024-11-17").is_ordered());
        assert!(!stretch("2024-11-18T10:00", "2024-11-18T10:00").is_ordered());
        assert!(stretch("2024-11-18T22:00", "2024-11-19T01:00").is_ordered());
    }

    #[test]
    fn a_moved_stretch_keeps_its_hours_on_the_wall() {
        let night = stretch("2024-03-24T22:00", "2024-03-25T01:30");
        let moved = night.moved_to("2024-03-30T22:00:00".parse().unwrap());
        assert_eq!(moved, stretch("2024-03-30T22:00", "2024-03-31T01:30"));
        let days = stretch("2024-03-24", "2024-03-26").moved_to("2024-12-30".parse().unwrap());
        assert_eq!(days, stretch("2024-12-30", "2025-01-01"));
    }
}
