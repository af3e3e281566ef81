//! Dates, hours, place, issuer and status as people type them into titles: "MEAE/CNCD : ANNULATION ! Mission en
//! Palestine, du 30 avril au 4 mai 2025".
//!
//! A reading *proposes*; an editor, or an importer's report, decides. It says what it is not sure of, it never adds a
//! year that the title does not give, and it knows what is no event at all.

mod days;
mod hours;
mod marks;
mod tokens;
mod vocabulary;

#[cfg(test)]
mod tests;

use kernel::Language;

pub use days::{Day, Span};
pub use hours::{Clock, Hours};
pub use marks::{Issuer, Numbered, Place};

use crate::EventKind;
use tokens::Tokens;
use vocabulary::Vocabulary;

/// What a title says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its days, in the order in which it names them.
    pub spans: Vec<Span>,
    /// Its hours.
    pub hours: Option<Hours>,
    /// What is said to have become of it.
    pub status: Option<ReadStatus>,
    /// Who speaks: "MEAE/CNCD".
    pub issuer: Option<Issuer>,
    /// Where.
    pub place: Option<Place>,
    /// Whether it is held online.
    pub online: bool,
    /// Its number in a series: "8e Rencontres franco-japonaises".
    pub numbered: Option<Numbered>,
    /// What kind of event it seems to be.
    pub kind: Option<EventKind>,
    /// What the title speaks of.
    pub nature: Nature,
    /// What the reader of the title is not sure of.
    pub doubts: Vec<Doubt>,
}

/// What a title speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nature {
    /// An event, or nothing that the words tell.
    #[default]
    Event,
    /// A day until which something may be done: "jusqu'au 6 juin".
    Deadline,
    /// What was: "Retour sur la réunion".
    Report,
    /// That somebody died, which is no event.
    Obituary,
}

/// A status that a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadStatus {
    /// "Save the date".
    SaveTheDate,
    /// "REPORTÉ".
    Postponed,
    /// "ANNULATION !".
    Cancelled,
}

/// Why an editor should look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No year is given.
    NoYear,
    /// The year has two figures.
    ShortYear,
    /// The day of the week is not the one of that date.
    Weekday,
    /// There is no such day: the 31st of April.
    NoSuchDay,
    /// The end comes before the beginning.
    Order,
    /// 03/04 may be March or April.
    DayOrMonth,
    /// A month without a day.
    NoDay,
    /// A part of the day ("après-midi") instead of an hour.
    NoHour,
    /// The issuer was guessed from the beginning of the title.
    Issuer,
    /// The place was guessed from its position.
    Place,
}

impl Reading {
    /// Whether it proposes an event: there is a day, and nobody died.
    pub fn is_event(&self) -> bool {
        !self.spans.is_empty() && self.nature != Nature::Obituary
    }
}

fn nature(tokens: &Tokens, words: &Vocabulary, deadline: bool) -> Nature {
    if tokens.has_any(words.obituary) {
        Nature::Obituary
    } else if tokens.begins_with_any(words.report) {
        Nature::Report
    } else if deadline {
        Nature::Deadline
    } else {
        Nature::Event
    }
}

/// Reads a title written in this language. Where it finds no day, it tries the other languages that it knows.
pub fn read(title: &str, language: Language) -> Reading {
    let tokens = Tokens::of(title);
    let own = Vocabulary::of(language);
    let first = read_with(&tokens, own);
    if !first.spans.is_empty() || first.nature == Nature::Obituary {
        return first;
    }
    let others = Vocabulary::all().filter(|other| !std::ptr::eq(*other, own));
    others.map(|other| read_with(&tokens, other)).find(|reading| !reading.spans.is_empty()).unwrap_or(first)
}

fn read_with(tokens: &Tokens, words: &Vocabulary) -> Reading {
    let mut reading = Reading::default();
    let days = days::find(tokens, words);
    let hours = hours::find(tokens, words, &days.taken);
    reading.doubts.extend(days.doubts);
    reading.doubts.extend(hours.doubts);
    reading.nature = nature(tokens, words, days.deadline);
    reading.hours = hours.hours;
    reading.status = marks::status(tokens, words);
    reading.numbered = marks::numbered(tokens, words, &days.taken);
    reading.online = tokens.has_any(words.online);
    reading.issuer = marks::issuer(tokens, words);
    reading.place = marks::place(tokens, words, &days.taken);
    reading.kind = marks::kind(tokens, words, &reading);
    reading.spans = days.spans;
    if reading.issuer.as_ref().is_some_and(|issuer| !issuer.is_sure) {
        reading.doubts.push(Doubt::Issuer);
    }
    if reading.place.is_some() {
        reading.doubts.push(Doubt::Place);
    }
    reading
}
