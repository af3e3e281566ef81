//! Calendars of others. What cannot be read is said, event by event; the others are taken.
//!
//! The only file that knows `icalendar`.

use icalendar::parser::{self, Component, Property};
use jiff::civil::{Date, DateTime};
use kernel::{Civil, Instant, Url};

use super::Standing;
use crate::{
    moment::{Moment, Stretch, Zone},
    recurrence::{Recurrence, Rule},
};

/// Events that are read from one calendar at most.
const EVENTS_AT_MOST: usize = 10_000;
/// The years in which an event can be.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
/// The longest text that is taken, in characters.
const TEXT_AT_MOST: usize = 20_000;

/// An event of somebody else's calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What the other calendar calls it.
    pub uid: String,
    /// The date of a recurring event that this one stands for.
    pub replaces: Option<Moment>,
    /// How often it changed.
    pub sequence: i64,
    /// Its status.
    pub standing: Standing,
    /// Its title.
    pub summary: String,
    /// What is said of it, as plain text.
    pub description: String,
    /// Where.
    pub location: String,
    /// Its page.
    pub url: Option<Url>,
    /// The zone of its place.
    pub zone: Zone,
    /// Whether the calendar names a zone that nobody knows, so that the site's own was taken.
    pub is_zone_guessed: bool,
    /// When.
    pub stretch: Stretch,
    /// When again.
    pub recurrence: Option<Recurrence>,
}

/// Why something of a calendar was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no calendar.
    NoCalendar,
    /// There are more events than are read.
    TooMany,
    /// This event has no beginning that could be read, or one beyond any agenda.
    NoBeginning(String),
    /// This event ends before it begins.
    Order(String),
    /// This event's rule is finer than a day or makes no sense.
    NoRule(String),
}

/// Reads a calendar. A time without a zone, or with one that is not known, is taken in the zone given.
///
/// # Errors
/// The whole is refused where it is no calendar; an event that is not taken is a fault of its own in the list.
pub fn read(text: &str, own: &Zone) -> Result<Vec<Result<Imported, Fault>>, Fault> {
    let unfolded = parser::unfold(&mended(text));
    let calendar = parser::read_calendar(&unfolded).map_err(|_| Fault::NoCalendar)?;
    if !unfolded.trim_start_matches('\u{feff}').to_ascii_uppercase().starts_with("BEGIN:VCALENDAR") {
        return Err(Fault::NoCalendar);
    }
    let zone_of_all = calendar.properties.iter().find(|property| property.name == "X-WR-TIMEZONE");
    let own = zone_of_all.and_then(|property| property.val.as_str().parse().ok()).unwrap_or_else(|| own.clone());
    let mut events = calendar.components.iter().filter(|component| component.name == "VEVENT");
    let mut read: Vec<_> = events.by_ref().take(EVENTS_AT_MOST).map(|component| event(component, &own)).collect();
    if events.next().is_some() {
        read.push(Err(Fault::TooMany));
    }
    Ok(read)
}

/// A line that was folded without the space that marks it is put back to the line before; a byte order mark goes.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    for line in text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty()) {
        let name = line.split([':', ';']).next().unwrap_or_default();
        let is_property = line.contains(':')
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        if is_property || line.starts_with([' ', '\t']) {
            if !mended.is_empty() {
                mended.push_str("\r\n");
            }
            mended.push_str(line);
        } else {
            mended.push_str(line);
        }
    }
    mended.push_str("\r\n");
    mended
}

fn event(component: &Component<'_>, own: &Zone) -> Result<Imported, Fault> {
    let text = |name: &str| component.find_prop(name).map(|property| plain(property.val.as_str())).unwrap_or_default();
    let summary = text("SUMMARY");
    let starts = component.find_prop("DTSTART").and_then(|property| moment(property, own));
    let (starts, zone, is_zone_guessed) = starts.ok_or_else(|| Fault::NoBeginning(summary.clone()))?;
    let stretch = Stretch { starts, ends: ends(component, starts, &zone, own) };
    if !stretch.is_ordered() {
        return Err(Fault::Order(summary));
    }
    let uid = text("UID");
    Ok(Imported {
        replaces: component.find_prop("RECURRENCE-ID").and_then(|property| moment(property, own)).map(|(at, _, _)| at),
        sequence: text("SEQUENCE").parse().unwrap_or(0),
        standing: standing(&text("STATUS")),
        description: text("DESCRIPTION"),
        location: text("LOCATION"),
        url: text("URL").parse().ok(),
        recurrence: recurrence(component, own).map_err(|()| Fault::NoRule(summary.clone()))?,
        // A calendar that names no events is recognised by what it says of them.
        uid: if uid.is_empty() { format!("{starts} {summary}") } else { uid },
        zone,
        is_zone_guessed,
        stretch,
        summary,
    })
}

fn standing(status: &str) -> Standing {
    match status.to_ascii_uppercase().as_str() {
        "CANCELLED" => Standing::Cancelled,
        "TENTATIVE" => Standing::Tentative,
        _ => Standing::Confirmed,
    }
}

/// The end: given, or by the length of the event. RFC 5545 says the first day after; people say the last one.
fn ends(component: &Component<'_>, starts: Moment, zone: &Zone, own: &Zone) -> Option<Moment> {
    if let Some((ends, its, _)) = component.find_prop("DTEND").and_then(|property| moment(property, own)) {
        return match (starts, ends) {
            (Moment::Day(first), Moment::Day(after)) => {
                let last = Moment::Day(after).plus_days(-1);
                (last.day() > first).then_some(last)
            }
            (Moment::Time(_), Moment::Time(ends)) => {
                let wall = if its == *zone { ends } else { ends.instant(its.zone()).civil(zone.zone()) };
                Some(Moment::Time(wall)).filter(|ends| *ends != starts)
            }
            _ => None,
        };
    }
    let length: jiff::Span = component.find_prop("DURATION")?.val.as_str().parse().ok()?;
    match starts {
        Moment::Day(_) => {
            let days = i64::from(length.get_days()) + 7 * i64::from(length.get_weeks());
            (days > 1).then(|| starts.plus_days(days - 1))
        }
        Moment::Time(at) => {
            at.0.checked_add(length).ok().map(|ends| Moment::Time(Civil(ends))).filter(|ends| *ends != starts)
        }
    }
}

fn recurrence(component: &Component<'_>, own: &Zone) -> Result<Option<Recurrence>, ()> {
    let Some(rule) = component.find_prop("RRULE") else { return Ok(None) };
    let rule: Rule = rule.val.as_str().parse().map_err(|_| ())?;
    let excepted = component.properties.iter().filter(|property| property.name == "EXDATE");
    let except = excepted.flat_map(|property| {
        let values = property.val.as_str().split(',');
        values.filter_map(|value| moment_of(value, property, own)).map(|(at, _, _)| at).collect::<Vec<_>>()
    });
    Ok(Some(Recurrence { rule, except: except.take(1_000).collect() }))
}

/// A moment with its zone, and whether the zone was guessed.
fn moment(property: &Property<'_>, own: &Zone) -> Option<(Moment, Zone, bool)> {
    moment_of(property.val.as_str(), property, own)
}

fn moment_of(value: &str, property: &Property<'_>, own: &Zone) -> Option<(Moment, Zone, bool)> {
    let value = value.trim();
    if value.len() == 8 {
        let day = Date::strptime("%Y%m%d", value).ok().filter(|day| YEARS.contains(&day.year()))?;
        return Some((Moment::Day(day), own.clone(), false));
    }
    let is_utc = value.ends_with('Z');
    let wall = DateTime::strptime("%Y%m%dT%H%M%S", value.trim_end_matches('Z')).ok()?;
    let wall = Some(wall).filter(|wall| YEARS.contains(&wall.year()))?;
    if is_utc {
        // An instant has no place; the site's own wall is where its readers look.
        let at = Civil(wall).instant(&jiff::tz::TimeZone::UTC);
        return Some((Moment::Time(on_wall(at, own)), own.clone(), false));
    }
    let named =
        property.params.iter().find(|parameter| parameter.key == "TZID").and_then(|parameter| parameter.val.as_ref());
    let zone = named.map(|name| zone(name.as_str()));
    let is_guessed = matches!(zone, Some(None));
    Some((Moment::Time(Civil(wall)), zone.flatten().unwrap_or_else(|| own.clone()), is_guessed))
}

fn on_wall(at: Instant, zone: &Zone) -> Civil {
    at.civil(zone.zone())
}

/// A zone by its name: the IANA one, one with a prefix (`/mozilla.org/20050126_1/Europe/Paris`), or Windows' own.
fn zone(name: &str) -> Option<Zone> {
    let name = name.trim_matches('"');
    let tail = name.match_indices('/').map(|(at, _)| &name[at + 1..]);
    std::iter::once(name).chain(tail).find_map(|name| name.parse().ok()).or_else(|| {
        let known = WINDOWS.iter().find(|(windows, _)| *windows == name)?;
        known.1.parse().ok()
    })
}

/// Windows' names of zones, as its calendars write them (CLDR, windowsZones, territory 001).
const WINDOWS: &[(&str, &str)] = &[
    ("Romance Standard Time", "Europe/Paris"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("Middle East Standard Time", "Asia/Beirut"),
    ("Jordan Standard Time", "Asia/Amman"),
    ("West Bank Standard Time", "Asia/Hebron"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("India Standard Time", "Asia/Calcutta"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("SA Western Standard Time", "America/La_Paz"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("UTC", "UTC"),
];

/// A text as people read it, bounded. `icalendar` has undone its escapes.
fn plain(value: &str) -> String {
    value.trim().chars().filter(|letter| *letter == '\n' || !letter.is_control()).take(TEXT_AT_MOST).collect()
}
