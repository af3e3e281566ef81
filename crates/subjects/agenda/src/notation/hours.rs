//! The hours that a title names.

use std::ops::Range;

use super::{Doubt, tokens::Tokens, vocabulary::Vocabulary};

/// A time of day in minutes, 0 to 1,440: 1,440 is the midnight that ends the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(pub u16);

impl Clock {
    /// Midnight at the end of the day: "jusqu'au 6 juin à minuit".
    pub const END: Self = Self(24 * 60);

    fn new(hour: u32, minute: u32) -> Option<Self> {
        let minutes = hour.checked_mul(60)?.checked_add(minute)?;
        u16::try_from(minutes).ok().filter(|minutes| minute < 60 && *minutes <= Self::END.0).map(Self)
    }
}

/// From when to when on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The beginning.
    pub starts: Clock,
    /// The end, where the title gives one.
    pub ends: Option<Clock>,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) hours: Option<Hours>,
    pub(super) doubts: Vec<Doubt>,
}

/// Finds the first hours that are not part of a day.
pub(super) fn find(tokens: &Tokens, words: &Vocabulary, taken: &[Range<usize>]) -> Found {
    let is_free = |at: usize| !taken.iter().any(|days| days.contains(&at));
    let first = (0..tokens.len()).filter(|at| is_free(*at)).find_map(|at| hours(tokens, words, at));
    let says_part = tokens.has_any(words.parts) && first.is_none();
    Found { hours: first, doubts: says_part.then_some(Doubt::NoHour).into_iter().collect() }
}

fn hours(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<Hours> {
    let open = clock(tokens, words, at);
    // "10 to 11:30 am": the first hour has what the second one says.
    let (starts, end) = match open {
        Some((starts, end)) => (starts, end),
        None => bare(tokens, words, at)?,
    };
    let to = tokens
        .any_phrase(end, words.to)
        .or_else(|| tokens.any_phrase(end, &["et", "and", "y", "و"]).filter(|_| is_between(tokens, words, at)));
    let second = to.and_then(|length| {
        let next = end + length;
        let next = next + tokens.any_phrase(next, words.at).unwrap_or(0);
        let next = next + tokens.any_phrase(next, &["las", "la"]).unwrap_or(0);
        clock(tokens, words, next)
    });
    match (open, second) {
        (_, Some((ends, _))) if ends >= starts => Some(Hours { starts, ends: Some(ends) }),
        (Some(_), _) => Some(Hours { starts, ends: None }),
        // Eleven to one: the first is before noon.
        (None, Some((ends, _))) => Some(Hours { starts: Clock(starts.0.saturating_sub(12 * 60)), ends: Some(ends) }),
        (None, None) => None,
    }
}

/// "entre 9h et 12h": only there does "and" mean "to".
fn is_between(tokens: &Tokens, words: &Vocabulary, at: usize) -> bool {
    let before = (at.saturating_sub(2)..at).find_map(|start| tokens.any_phrase(start, words.from).map(|n| start + n));
    before == Some(at)
}

/// A bare number before "to 11:30 am"; it belongs to the same half of the day.
fn bare(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(Clock, usize)> {
    let (hour, _) = tokens.number(at).filter(|(hour, figures)| *hour <= 12 && *figures <= 2)?;
    let to = tokens.any_phrase(at + 1, words.to)?;
    let (_, end) = clock(tokens, words, at + 1 + to)?;
    let is_after_noon = tokens.any_phrase(end.saturating_sub(1), words.after_noon).is_some();
    let follows = tokens.any_phrase(end.saturating_sub(1), words.before_noon).is_some() || is_after_noon;
    let from = is_between(tokens, words, at) || follows;
    let hour = if is_after_noon && hour < 12 { hour + 12 } else { hour };
    Clock::new(hour, 0).filter(|_| from).map(|clock| (clock, at + 1))
}

/// One time of day, and where the next token stands.
fn clock(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(Clock, usize)> {
    if is_inside(tokens, at, words.parts) {
        return None;
    }
    if let Some(length) = tokens.any_phrase(at, words.noon) {
        return Some((Clock(12 * 60), at + length));
    }
    if let Some(length) = tokens.any_phrase(at, words.midnight) {
        return Some((Clock::END, at + length));
    }
    let (hour, figures) = tokens.number(at).filter(|(_, figures)| *figures <= 2)?;
    let (minute, end, is_said) = minutes(tokens, at + 1, figures)?;
    let noon = tokens.any_phrase(end, words.after_noon).map(|length| (12, length));
    let half = noon.or_else(|| tokens.any_phrase(end, words.before_noon).map(|length| (0, length)));
    let is_hour_word = tokens.any_phrase(at.saturating_sub(1), words.at).is_some() && words.language == "ar"
        || tokens.any_phrase(at.saturating_sub(1), &["las"]).is_some();
    if !is_said && half.is_none() && !is_hour_word {
        return None;
    }
    let (hour, end) = match half {
        Some((12, length)) if hour < 12 => (hour + 12, end + length),
        Some((0, length)) if hour == 12 => (0, end + length),
        Some((_, length)) => (hour, end + length),
        None => (hour, end),
    };
    let end = if tokens.any_phrase(end, &["h", "hrs", "heures", "horas"]).is_some() { end + 1 } else { end };
    let is_length = tokens.any_phrase(end, words.lengths).is_some() && !is_said_by_colon(tokens, at)
        || matches!(tokens.mark(end), Some('/'));
    Clock::new(hour, minute).filter(|_| !is_length).map(|clock| (clock, end))
}

/// Whether this token is the end of one of these phrases: the "midi" of "après-midi".
fn is_inside(tokens: &Tokens, at: usize, phrases: &[&str]) -> bool {
    (at.saturating_sub(2)..at).any(|start| tokens.any_phrase(start, phrases).is_some_and(|length| start + length > at))
}

/// What follows an hour: "h30", "h", ":30". Whether that says it is an hour.
fn minutes(tokens: &Tokens, at: usize, figures: usize) -> Option<(u32, usize, bool)> {
    let two =
        |at: usize| tokens.number(at).filter(|(value, figures)| *figures == 2 && *value < 60).map(|(value, _)| value);
    match tokens.word(at) {
        "h" | "heures" | "heure" => match two(at + 1) {
            Some(minute) => Some((minute, at + 2, true)),
            None => Some((0, at + 1, true)),
        },
        ":" | "." if tokens.is_glued(at) && tokens.is_glued(at + 1) => {
            two(at + 1).map(|minute| (minute, at + 2, tokens.mark(at) == Some(':')))
        }
        _ if figures <= 2 => Some((0, at, false)),
        _ => None,
    }
}

fn is_said_by_colon(tokens: &Tokens, at: usize) -> bool {
    tokens.mark(at + 1) == Some(':')
}
