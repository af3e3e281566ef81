//! Events as a calendar.

use kernel::{Instant, Language};

use super::{
    Standing,
    lines::{Lines, escaped, quoted, stamp, utc},
    zones,
};
use crate::{
    moment::{Moment, Stretch, Zone},
    recurrence::Recurrence,
};

/// How far ahead the zone of an event that recurs without end is written, in years.
const YEARS_AHEAD: i16 = 10;

/// A calendar.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    /// Its name.
    pub name: &'a str,
    /// The language of its texts.
    pub language: Language,
    /// Where it is kept.
    pub url: &'a str,
}

/// An event, as a calendar shows it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What it is called for ever, whatever changes.
    pub uid: &'a str,
    /// How often it changed in a way that matters to those who come.
    pub sequence: i64,
    /// When what is written was made; the same as long as nothing changes, so that an unchanged calendar is unchanged.
    pub modified: Instant,
    /// When it was first published.
    pub created: Instant,
    /// Its status.
    pub standing: Standing,
    /// Its title.
    pub summary: &'a str,
    /// What is said of it.
    pub description: &'a str,
    /// Where it takes place.
    pub location: &'a str,
    /// The point, in degrees north and east.
    pub point: Option<(f64, f64)>,
    /// Its page.
    pub url: &'a str,
    /// Where it can be followed from afar.
    pub online: Option<&'a str>,
    /// Who organises it.
    pub organiser: Option<&'a str>,
    /// What it is about.
    pub categories: &'a [String],
    /// The zone of its place.
    pub zone: &'a Zone,
    /// When.
    pub stretch: Stretch,
    /// When again.
    pub recurrence: Option<&'a Recurrence>,
}

/// Writes a calendar.
pub fn write(calendar: &Calendar<'_>, entries: &[Entry<'_>]) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.text("PRODID", &format!("-//Malines//Malines//{}", calendar.language.primary().to_uppercase()));
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", "PUBLISH");
    // RFC 7986, and the older names that calendars still read.
    lines.text("NAME", calendar.name);
    lines.text("X-WR-CALNAME", calendar.name);
    lines.raw("URL", calendar.url);
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.raw("X-PUBLISHED-TTL", "PT6H");
    write_zones(&mut lines, entries);
    for entry in entries {
        write_entry(&mut lines, calendar.language, entry);
    }
    lines.raw("END", "VCALENDAR");
    lines.end()
}

/// Each zone once, for all the time that its events take.
fn write_zones(lines: &mut Lines, entries: &[Entry<'_>]) {
    let mut zones: Vec<(&Zone, Instant, Instant)> = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.stretch.is_all_day()) {
        let zone = entry.zone.zone();
        let from = entry.stretch.begins_at(zone);
        let again = entry.recurrence.map(|_| zones::far(entry.stretch.starts.civil(), YEARS_AHEAD, zone));
        let to = again.unwrap_or(entry.stretch.over_at(zone));
        match zones.iter_mut().find(|(known, _, _)| *known == entry.zone) {
            Some((_, first, last)) => (*first, *last) = ((*first).min(from), (*last).max(to)),
            None => zones.push((entry.zone, from, to)),
        }
    }
    for (zone, from, to) in zones {
        zones::write(lines, zone, from, to);
    }
}

fn write_entry(lines: &mut Lines, language: Language, entry: &Entry<'_>) {
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", entry.uid);
    lines.raw("SEQUENCE", &entry.sequence.to_string());
    lines.raw("DTSTAMP", &utc(entry.modified));
    lines.raw("LAST-MODIFIED", &utc(entry.modified));
    lines.raw("CREATED", &utc(entry.created));
    write_time(lines, entry);
    lines.raw("STATUS", entry.standing.as_str());
    lines.text(&format!("SUMMARY;LANGUAGE={language}"), entry.summary);
    text_if(lines, "DESCRIPTION", entry.description);
    text_if(lines, "LOCATION", entry.location);
    if let Some((north, east)) = entry.point {
        lines.raw("GEO", &format!("{north:.6};{east:.6}"));
    }
    lines.raw("URL", entry.url);
    if let Some(online) = entry.online {
        // RFC 7986, section 5.11.
        lines.raw("CONFERENCE;VALUE=URI", online);
    }
    if let Some(organiser) = entry.organiser {
        // RFC 5545 wants an address where an organiser may have none to give.
        lines.raw(&format!("ORGANIZER;CN={}", quoted(organiser)), "invalid:nomail");
    }
    if !entry.categories.is_empty() {
        let categories: Vec<String> = entry.categories.iter().map(|category| escaped(category)).collect();
        lines.raw("CATEGORIES", &categories.join(","));
    }
    // A public agenda does not make anybody busy.
    lines.raw("TRANSP", "TRANSPARENT");
    lines.raw("END", "VEVENT");
}

fn text_if(lines: &mut Lines, name: &str, value: &str) {
    if !value.is_empty() {
        lines.text(name, value);
    }
}

fn write_time(lines: &mut Lines, entry: &Entry<'_>) {
    let zone = entry.zone.name();
    let at = |moment: Moment| match moment {
        Moment::Day(day) => (";VALUE=DATE".to_owned(), day.strftime("%Y%m%d").to_string()),
        Moment::Time(at) if zone == "UTC" => (String::new(), format!("{}Z", stamp(at.0))),
        Moment::Time(at) => (format!(";TZID={zone}"), stamp(at.0)),
    };
    let mut line = |name: &str, moment: Moment| {
        let (parameter, value) = at(moment);
        lines.raw(&format!("{name}{parameter}"), &value);
    };
    line("DTSTART", entry.stretch.starts);
    if let Some(ends) = end(entry.stretch) {
        line("DTEND", ends);
    }
    let Some(recurrence) = entry.recurrence else { return };
    for except in &recurrence.except {
        let except = match (except, entry.stretch.starts) {
            (Moment::Day(day), Moment::Time(starts)) => Moment::Time(kernel::Civil(day.to_datetime(starts.0.time()))),
            (except, _) => *except,
        };
        line("EXDATE", except);
    }
    lines.raw("RRULE", &rule(recurrence, entry));
}

/// RFC 5545 says the first day after; people say the last day.
fn end(stretch: Stretch) -> Option<Moment> {
    match (stretch.starts, stretch.ends) {
        (Moment::Day(_), _) => Some(Moment::Day(stretch.last_day()).plus_days(1)),
        (Moment::Time(_), ends) => ends.filter(|ends| !ends.is_day()),
    }
}

/// The rule, its end in the form that the beginning asks for (section 3.3.10: an instant for times, a day for days).
fn rule(recurrence: &Recurrence, entry: &Entry<'_>) -> String {
    let parts = recurrence.rule.as_str().split(';').map(|part| match part.strip_prefix("UNTIL=") {
        Some(until) if until.len() == 8 && !entry.stretch.is_all_day() => {
            let day = jiff::civil::Date::strptime("%Y%m%d", until).unwrap_or(entry.stretch.last_day());
            let end = kernel::Civil(day.at(23, 59, 59, 0)).instant(entry.zone.zone());
            format!("UNTIL={}", utc(end))
        }
        Some(until) if until.len() > 8 && entry.stretch.is_all_day() => format!("UNTIL={}", &until[..8]),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}
