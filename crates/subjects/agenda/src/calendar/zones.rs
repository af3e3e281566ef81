//! Time zones as a calendar carries them (`VTIMEZONE`, RFC 5545, section 3.6.5): every change of clocks that its events meet.

use jiff::{
    Timestamp,
    tz::{Dst, Offset, TimeZone},
};
use kernel::{Civil, Instant};

use super::lines::{Lines, stamp};
use crate::moment::Zone;

/// Changes of clocks that are written at most: two a year for two hundred years.
const CHANGES_AT_MOST: usize = 400;

/// Writes a zone for events between these instants.
pub(super) fn write(lines: &mut Lines, zone: &Zone, from: Instant, to: Instant) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.text("TZID", zone.name());
    let clock = zone.zone();
    let from = timestamp(from);
    let to = timestamp(to);
    // What holds at the first event began at the change before it; a zone without changes begins with the calendar.
    let first = clock.preceding(from).next().map_or(Timestamp::UNIX_EPOCH, |change| change.timestamp());
    observance(lines, clock, first);
    let later = clock.following(first).take_while(|change| change.timestamp() <= to);
    for change in later.take(CHANGES_AT_MOST) {
        observance(lines, clock, change.timestamp());
    }
    lines.raw("END", "VTIMEZONE");
}

/// From this instant on clocks show what they show.
fn observance(lines: &mut Lines, clock: &TimeZone, from: Timestamp) {
    let now = clock.to_offset_info(from);
    let kind = if now.dst() == Dst::Yes { "DAYLIGHT" } else { "STANDARD" };
    let before = clock.to_offset(from - jiff::Span::new().seconds(1));
    lines.raw("BEGIN", kind);
    // In the time that clocks showed until then.
    lines.raw("DTSTART", &stamp(before.to_datetime(from)));
    lines.raw("TZOFFSETFROM", &offset(before));
    lines.raw("TZOFFSETTO", &offset(now.offset()));
    lines.text("TZNAME", now.abbreviation());
    lines.raw("END", kind);
}

fn timestamp(at: Instant) -> Timestamp {
    Timestamp::from_millisecond(at.0).unwrap_or_default()
}

/// `+0100`, `-023000` only where seconds matter.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}

/// The end of what a calendar's zones must cover, for a rule that nothing ends.
pub(super) fn far(from: Civil, years: i16, zone: &TimeZone) -> Instant {
    let later = from.0.checked_add(jiff::Span::new().years(years)).unwrap_or(from.0);
    Civil(later).instant(zone)
}
