//! What comes again: a rule (RFC 5545, section 3.3.10), its exceptions, and the dates that follow from them, reckoned on the
//! wall of the event's own place, so that nine o'clock stays nine o'clock when clocks change.
//!
//! The only file that knows `rrule` and its `chrono`.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone as _, Timelike};
use jiff::civil::Date;
use kernel::{Civil, ValueError};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use crate::moment::{Moment, Stretch, Zone};

/// How many dates of one event are reckoned at most.
pub const DATES_AT_MOST: u16 = 1_000;
/// A rule is not longer than this, in bytes.
const RULE_AT_MOST: usize = 500;

/// A rule: `FREQ=WEEKLY;BYDAY=TU;COUNT=10`. Not finer than a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule(String);

impl Rule {
    /// As RFC 5545 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing ends it.
    pub fn is_endless(&self) -> bool {
        !parts(&self.0).any(|(key, _)| matches!(key, "COUNT" | "UNTIL"))
    }

    /// The rule as `rrule` takes it: in times on the wall, called UTC, so that no clock changes.
    fn on_the_wall(&self, zone: &Zone) -> Option<RRule<Unvalidated>> {
        let written: Vec<String> = parts(&self.0)
            .map(|(key, value)| match key {
                "UNTIL" => until(value, zone).map(|until| format!("UNTIL={until}")),
                _ => Some(format!("{key}={value}")),
            })
            .collect::<Option<_>>()?;
        written.join(";").parse().ok()
    }
}

/// The last moment of a rule on the wall: a day is whole, an instant of UTC is put into the event's zone.
fn until(value: &str, zone: &Zone) -> Option<String> {
    let (day, time) = value.split_once('T').unwrap_or((value, "235959"));
    let is_utc = time.ends_with('Z');
    let time = time.trim_end_matches('Z');
    let wall = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", format!("{day}{time}")).ok()?;
    let wall = if is_utc { Civil(wall).instant(&jiff::tz::TimeZone::UTC).civil(zone.zone()).0 } else { wall };
    Some(wall.strftime("%Y%m%dT%H%M%SZ").to_string())
}

fn parts(rule: &str) -> impl Iterator<Item = (&str, &str)> {
    rule.split(';').filter_map(|part| part.split_once('='))
}

impl FromStr for Rule {
    type Err = ValueError;

    /// Takes what RFC 5545 allows, in any case, with or without `RRULE:`; refuses rules finer than a day and those whose
    /// rules contradict each other.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::new("recurrence", text);
        let rule = text.trim().to_ascii_uppercase();
        let rule = rule.trim_start_matches("RRULE:").trim_end_matches(';');
        if rule.len() > RULE_AT_MOST || rule.split(';').any(|part| !part.contains('=')) {
            return Err(refused());
        }
        let is_coarse =
            parts(rule).any(|(key, value)| key == "FREQ" && matches!(value, "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY"));
        let has_hours = parts(rule).any(|(key, _)| matches!(key, "BYHOUR" | "BYMINUTE" | "BYSECOND"));
        let rule = Self(rule.to_owned());
        let zone: Zone = "UTC".parse()?;
        let start = wall(Civil(jiff::civil::datetime(2000, 1, 1, 0, 0, 0, 0))).ok_or_else(refused)?;
        let is_sound = rule.on_the_wall(&zone).is_some_and(|rule| rule.validate(start).is_ok());
        let stands_still =
            parts(rule.as_str()).any(|(key, value)| key == "INTERVAL" && value.parse::<u16>().unwrap_or(0) == 0);
        if is_coarse && !has_hours && is_sound && !stands_still { Ok(rule) } else { Err(refused()) }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Rule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rule".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "recurrence" })
    }
}

/// A rule with the days on which it does not hold.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Recurrence {
    /// The rule.
    pub rule: Rule,
    /// Days on which nothing takes place all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Moment>,
}

impl Recurrence {
    /// When it takes place within these days, both included, in order and at most [`DATES_AT_MOST`] times. The first date
    /// is part of it, as RFC 5545 has it.
    pub fn dates(&self, first: Stretch, zone: &Zone, from: Date, to: Date) -> Vec<Stretch> {
        let midnight = |day: Date| wall(Moment::Day(day).civil());
        let found = wall(first.starts.civil()).zip(midnight(from)).zip(midnight(to)).and_then(|((start, from), to)| {
            let rule = self.rule.on_the_wall(zone)?.validate(start).ok()?;
            let end = to.checked_add_signed(chrono::Duration::seconds(86_399))?;
            let set = RRuleSet::new(start).rrule(rule).after(from).before(end).limit();
            Some(set.all(DATES_AT_MOST).dates)
        });
        let moments = found.unwrap_or_default().into_iter().filter_map(|at| moment(&at, first.starts.is_day()));
        moments.filter(|at| !self.is_excepted(*at)).map(|starts| first.moved_to(starts)).collect()
    }

    fn is_excepted(&self, at: Moment) -> bool {
        self.except.iter().any(|except| *except == at || (except.is_day() && except.day() == at.day()))
    }
}

/// A time on the wall, called UTC.
fn wall(at: Civil) -> Option<DateTime<Tz>> {
    let (day, time) = (at.0.date(), at.0.time());
    let part = |value: i8| u32::try_from(value).ok();
    let day = NaiveDate::from_ymd_opt(day.year().into(), part(day.month())?, part(day.day())?)?;
    let naive: NaiveDateTime = day.and_hms_opt(part(time.hour())?, part(time.minute())?, part(time.second())?)?;
    Tz::UTC.from_local_datetime(&naive).single()
}

fn moment(at: &DateTime<Tz>, is_day: bool) -> Option<Moment> {
    let small = |value: u32| i8::try_from(value).ok();
    let day = Date::new(i16::try_from(at.year()).ok()?, small(at.month())?, small(at.day())?).ok()?;
    if is_day {
        return Some(Moment::Day(day));
    }
    let time = jiff::civil::Time::new(small(at.hour())?, small(at.minute())?, small(at.second())?, 0).ok()?;
    Some(Moment::Time(Civil(day.to_datetime(time))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(rule: &str, starts: &str, from: &str, to: &str) -> Vec<String> {
        let recurrence = Recurrence { rule: rule.parse().unwrap(), except: vec!["2024-04-16".parse().unwrap()] };
        let first = Stretch { starts: starts.parse().unwrap(), ends: None };
        let zone = "Europe/Paris".parse().unwrap();
        let found = recurrence.dates(first, &zone, from.parse().unwrap(), to.parse().unwrap());
        found.iter().map(|stretch| stretch.starts.to_string()).collect()
    }

    #[test]
    fn nine_o_clock_stays_nine_o_clock_when_clocks_change() {
        let found = dates("FREQ=WEEKLY;BYDAY=TU;COUNT=5", "2024-03-19T09:00", "2024-01-01", "2024-12-31");
        let expected = ["2024-03-19T09:00:00", "2024-03-26T09:00:00", "2024-04-02T09:00:00", "2024-04-09T09:00:00"];
        assert_eq!(found, expected, "the fifth is excepted");
        let paris: Zone = "Europe/Paris".parse().unwrap();
        let instant = |text: &str| text.parse::<Civil>().unwrap().instant(paris.zone()).to_rfc3339();
        assert_eq!(instant("2024-03-26T09:00:00"), "2024-03-26T08:00:00Z");
        assert_eq!(instant("2024-04-02T09:00:00"), "2024-04-02T07:00:00Z");
    }

    #[test]
    fn days_recur_as_days() {
        assert_eq!(
            dates("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2024-01-31", "2024-01-01", "2025-01-01"),
            ["2024-01-31", "2024-02-29", "2024-03-31"]
        );
        assert_eq!(
            dates("FREQ=YEARLY", "2024-02-29", "2023-01-01", "2032-12-31"),
            ["2024-02-29", "2028-02-29", "2032-02-29"]
        );
    }

    #[test]
    fn the_end_of_a_rule_is_read_in_the_events_zone() {
        // 22:30 UTC on the 9th is half past midnight of the 10th in Paris.
        let rule = "FREQ=DAILY;UNTIL=20240709T223000Z";
        assert_eq!(dates(rule, "2024-07-08T00:30", "2024-01-01", "2024-12-31").len(), 3);
        assert_eq!(dates("FREQ=DAILY;UNTIL=20240710", "2024-07-08", "2024-01-01", "2024-12-31").len(), 3);
    }

    #[test]
    fn what_never_ends_is_bounded() {
        assert_eq!(dates("FREQ=DAILY", "2000-01-01", "2000-01-01", "2020-01-01").len(), usize::from(DATES_AT_MOST));
        assert!("FREQ=DAILY".parse::<Rule>().unwrap().is_endless());
        assert_eq!(dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2024-01-01", "2024-01-01", "2030-01-01").len(), 0);
    }

    #[test]
    fn rules_finer_than_a_day_and_nonsense_are_refused() {
        for rule in [
            "",
            "FREQ=SECONDLY",
            "FREQ=HOURLY;COUNT=2",
            "FREQ=DAILY;BYHOUR=1,2,3",
            "FREQ=DAILY;COUNT=-1",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;UNTIL=never",
            "FREQ=WEEKLY;BYDAY=XX",
            "DAILY",
            "FREQ=DAILY;BYMONTH=13",
        ] {
            assert!(rule.parse::<Rule>().is_err(), "{rule}");
        }
        assert_eq!("rrule:freq=weekly;byday=tu".parse::<Rule>().unwrap().as_str(), "FREQ=WEEKLY;BYDAY=TU");
    }
}
