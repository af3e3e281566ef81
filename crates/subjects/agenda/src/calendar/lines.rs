//! Content lines (RFC 5545, section 3.1): folded at 75 octets, ended by CRLF.

use jiff::civil::DateTime;
use kernel::Instant;

/// Octets of a line, without its end.
const LINE_AT_MOST: usize = 75;

/// A calendar as it is written.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is as it must be: a date, an address, a rule. A line break in it would begin another line, and
    /// is left out.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let is_sober = |text: &str| !text.chars().any(char::is_control);
        if name.len() + 1 + value.len() <= LINE_AT_MOST && is_sober(name) && is_sober(value) {
            // Most lines: a calendar of thousands of events writes them straight away.
            for part in [name, ":", value, "\r\n"] {
                self.0.push_str(part);
            }
            return;
        }
        let line: String = format!("{name}:{value}").chars().filter(|c| !c.is_control()).collect();
        let mut rest = line.as_str();
        let mut room = LINE_AT_MOST;
        while rest.len() > room {
            let cut = rest.floor_char_boundary(room);
            self.0.push_str(&rest[..cut]);
            self.0.push_str("\r\n ");
            rest = &rest[cut..];
            // The space that marks a continued line counts.
            room = LINE_AT_MOST - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    /// A line of text, escaped (section 3.3.11).
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &escaped(value));
    }

    /// What was written.
    pub(super) fn end(self) -> String {
        self.0
    }
}

/// A text as a value.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A value of a parameter: quoted, since it may hold a colon; it cannot hold a quotation mark.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "'"))
}

/// A time on the wall: `20241118T173000`.
pub(super) fn stamp(at: DateTime) -> String {
    let (day, time) = (at.date(), at.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}{second:02}", day.year(), day.month(), day.day())
}

/// An instant: `20241118T163000Z`.
pub(super) fn utc(at: Instant) -> String {
    format!("{}Z", stamp(at.civil(&jiff::tz::TimeZone::UTC).0))
}
