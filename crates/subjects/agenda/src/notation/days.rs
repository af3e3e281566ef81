//! The days that a title names.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::{Doubt, tokens::Tokens, vocabulary::Vocabulary};

/// A day as a title gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its year; none where the title gives none.
    pub year: Option<i16>,
    /// Its month, 1 to 12.
    pub month: i8,
    /// Its day in the month, from 1.
    pub day: i8,
}

impl Day {
    /// The date, where the title gives all of it.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// Whether there is such a day, in some year where none is given.
    fn exists(self) -> bool {
        Date::new(self.year.unwrap_or(2024), self.month, self.day).is_ok()
    }
}

/// A day, or the days from a first one to a last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last one, where it is another.
    pub last: Option<Day>,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) spans: Vec<Span>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) deadline: bool,
    /// The tokens that are days.
    pub(super) taken: Vec<Range<usize>>,
}

/// A part of what a title says about days.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Weekday(Weekday),
    Day(i8),
    Month(i8),
    Year(i16),
    /// A whole date in figures; whether day and month could be the other way round.
    Date(Day, bool),
    To,
    And,
}

/// Finds them.
pub(super) fn find(tokens: &Tokens, words: &Vocabulary) -> Found {
    let mut found = Found::default();
    let mut at = 0;
    while at < tokens.len() {
        let (parts, end) = whole(run(tokens, words, at), words);
        let (spans, doubts) = Spans::of(&parts, words).finish();
        if spans.is_empty() && doubts.is_empty() {
            at += 1;
            continue;
        }
        if !is_after(tokens, at, words.published) {
            found.deadline |= is_after(tokens, at, words.until);
            add(&mut found, spans, doubts);
        }
        found.taken.push(at..end);
        at = end;
    }
    if found.spans.is_empty() && found.doubts.is_empty() && names_month(tokens, words) {
        found.doubts.push(Doubt::NoDay);
    }
    found
}

/// Days that are named twice ("le 18 février 2026 ; mercredi 18 février") are one.
fn add(found: &mut Found, spans: Vec<Span>, doubts: Vec<Doubt>) {
    let same = |a: Day, b: Day| {
        (a.month, a.day) == (b.month, b.day) && (a.year == b.year || a.year.is_none() || b.year.is_none())
    };
    for span in spans {
        let known = found.spans.iter_mut().find(|known| same(known.first, span.first) && known.last == span.last);
        match known {
            Some(known) => known.first.year = known.first.year.or(span.first.year),
            None => found.spans.push(span),
        }
    }
    for doubt in doubts {
        if !found.doubts.contains(&doubt) {
            found.doubts.push(doubt);
        }
    }
    let all_have_years = found.spans.iter().all(|span| span.first.year.is_some());
    found.doubts.retain(|doubt| *doubt != Doubt::NoYear || !all_have_years);
}

/// "Mai 2023", without a day.
fn names_month(tokens: &Tokens, words: &Vocabulary) -> bool {
    (0..tokens.len()).any(|at| month(tokens, words, at).is_some_and(|(_, end)| year(tokens, end).is_some()))
}

/// Whether one of these phrases stands just before, fillers between allowed.
fn is_after(tokens: &Tokens, at: usize, phrases: &[&str]) -> bool {
    (at.saturating_sub(4)..=at).any(|start| {
        let length = tokens.any_phrase(start, phrases);
        length.is_some_and(|length| (at.saturating_sub(1)..=at + 2).contains(&(start + length)))
    })
}

/// The parts up to the first number that never gets a month (it was none of ours, nor is what follows it), and where
/// they end.
fn whole(mut run: Vec<(Part, usize)>, words: &Vocabulary) -> (Vec<Part>, usize) {
    let parts = |run: &[(Part, usize)]| run.iter().map(|(part, _)| *part).collect::<Vec<_>>();
    let days = Spans::of(&parts(&run), words).days;
    if let Some(waiting) = days.iter().position(|(_, half, _)| half.month.is_none()) {
        let numbers = run.iter().enumerate().filter(|(_, (part, _))| matches!(part, Part::Day(_) | Part::Date(..)));
        let cut = numbers.map(|(at, _)| at).nth(waiting);
        run.truncate(cut.unwrap_or(0));
    }
    while matches!(run.last(), Some((Part::To | Part::And | Part::Weekday(_), _))) {
        run.pop();
    }
    let end = run.last().map_or(0, |(_, end)| *end);
    (parts(&run), end)
}

/// The longest run of parts of dates from this token on, each with the token behind it.
fn run(tokens: &Tokens, words: &Vocabulary, start: usize) -> Vec<(Part, usize)> {
    let mut parts = Vec::new();
    let mut at = start;
    while let Some((part, next)) = part(tokens, words, at) {
        if let Some(part) = part {
            if parts.is_empty() && matches!(part, Part::To | Part::And | Part::Year(_)) {
                break;
            }
            parts.push((part, next));
        } else if parts.is_empty() {
            // A run begins with a day, a month or a day of the week, not with the words before it.
            break;
        }
        at = next;
    }
    parts
}

/// The part at this token and where the next one begins; a filler is no part.
fn part(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(Option<Part>, usize)> {
    if let Some((day, is_unclear, end)) = figures(tokens, words, at) {
        return Some((Some(Part::Date(day, is_unclear)), end));
    }
    if let Some(year) = year(tokens, at) {
        return Some((Some(Part::Year(year)), at + 1));
    }
    if let Some((day, end)) = day(tokens, words, at) {
        return Some((Some(Part::Day(day)), end));
    }
    if let Some((month, end)) = month(tokens, words, at) {
        return Some((Some(Part::Month(month)), end));
    }
    let word = tokens.word(at);
    if let Some(weekday) = words.weekday(word) {
        let end = if tokens.mark(at + 1) == Some('.') { at + 2 } else { at + 1 };
        return Some((Some(Part::Weekday(weekday)), end));
    }
    if words.to.contains(&word) {
        // "jusqu'au" is three tokens, "d'abord" none of ours.
        let end = if tokens.mark(at + 1) == Some('\'') { at + 3 } else { at + 1 };
        return Some((Some(Part::To), end));
    }
    if words.and.contains(&word) {
        return Some((Some(Part::And), at + 1));
    }
    if words.fillers.contains(&word) {
        return Some((None, at + 1));
    }
    None
}

/// "1er", "18", "18th": a number that can be a day and is nothing else.
fn day(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(i8, usize)> {
    let (value, figures) = tokens.number(at)?;
    let day = i8::try_from(value).ok().filter(|day| (1..=31).contains(day) && figures <= 2)?;
    let follower = tokens.word(at + 1);
    if tokens.is_glued(at + 1) && words.ordinals.contains(&follower) && (day == 1 || words.month_first) {
        return Some((day, at + 2));
    }
    let is_glued_word =
        tokens.is_glued(at + 1) && !matches!(tokens.mark(at + 1), Some(',' | '-' | '.' | ')' | ';' | ':' | '"'));
    let is_hour = matches!(follower, "h" | "heures" | "heure" | "am" | "pm" | "%")
        || (tokens.mark(at + 1) == Some(':') && tokens.is_glued(at + 2) && tokens.number(at + 2).is_some());
    let is_decimal = matches!(tokens.mark(at + 1), Some('.' | ','))
        && tokens.is_glued(at + 1)
        && tokens.is_glued(at + 2)
        && tokens.number(at + 2).is_some();
    (!is_glued_word && !is_hour && !is_decimal).then_some((day, at + 1))
}

/// A month by its name, an abbreviation's point included.
fn month(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(i8, usize)> {
    let two = format!("{} {}", tokens.word(at), tokens.word(at + 1));
    if let Some(month) = words.month(&two) {
        return Some((month, at + 2));
    }
    let month = words.month(tokens.word(at))?;
    let has_point = tokens.mark(at + 1) == Some('.') && tokens.word(at).chars().count() <= 4;
    Some((month, if has_point { at + 2 } else { at + 1 }))
}

fn year(tokens: &Tokens, at: usize) -> Option<i16> {
    let (value, figures) = tokens.number(at)?;
    i16::try_from(value).ok().filter(|year| figures == 4 && (1900..=2199).contains(year))
}

/// `18/11/2024`, `06.06.2019`, `2024-11-18`, `18/11/24`.
fn figures(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(Day, bool, usize)> {
    let separator = tokens.mark(at + 1).filter(|mark| matches!(mark, '/' | '.' | '-'))?;
    let glued = (1..5).all(|offset| tokens.is_glued(at + offset));
    if !glued || tokens.mark(at + 3) != Some(separator) {
        return None;
    }
    let (a, figures) = tokens.number(at)?;
    let (b, _) = tokens.number(at + 2)?;
    let (c, last_figures) = tokens.number(at + 4)?;
    let small = |value: u32| i8::try_from(value).ok();
    let whole = |value: u32| i16::try_from(value).ok();
    if figures == 4 {
        return Some((Day { year: whole(a), month: small(b)?, day: small(c)? }, false, at + 5));
    }
    let year = match last_figures {
        4 => whole(c)?,
        2 => whole(c)? + 2000,
        _ => return None,
    };
    let is_unclear = words.month_first && a <= 12 && b <= 12 && a != b;
    // An American date shows itself where its second figure cannot be a month.
    let (day, month) = if b > 12 && a <= 12 { (b, a) } else { (a, b) };
    Some((Day { year: Some(year), month: small(month)?, day: small(day)? }, is_unclear || last_figures == 2, at + 5))
}

/// Days as they are put together from parts.
struct Spans {
    /// Each day with what joins it to the one before, and the day of the week that was said.
    days: Vec<(Option<Part>, Half, Option<Weekday>)>,
    doubts: Vec<Doubt>,
}

/// A day that still waits for its month and year.
#[derive(Clone, Copy, Debug)]
struct Half {
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
}

impl Spans {
    fn of(parts: &[Part], words: &Vocabulary) -> Self {
        let mut spans = Self { days: Vec::new(), doubts: Vec::new() };
        let month_first = words.month_first && months_go_first(parts);
        let (mut joint, mut weekday, mut month_before) = (None, None, None);
        for part in parts {
            match *part {
                Part::To => joint = Some(Part::To),
                Part::And => joint = joint.or(Some(Part::And)),
                Part::Weekday(day) => weekday = Some(day),
                Part::Day(day) => {
                    let month = month_before.filter(|_| month_first);
                    spans.days.push((joint.take(), Half { day, month, year: None }, weekday.take()));
                }
                Part::Month(month) => {
                    month_before = Some(month);
                    if !month_first {
                        spans.backwards(|half| half.month.is_none(), |half| half.month = Some(month));
                    }
                }
                Part::Year(year) => spans.backwards(|half| half.year.is_none(), |half| half.year = Some(year)),
                Part::Date(day, is_unclear) => {
                    if is_unclear {
                        let is_short = day.year.is_some_and(|_| !words.month_first);
                        spans.doubts.push(if is_short { Doubt::ShortYear } else { Doubt::DayOrMonth });
                    }
                    let half = Half { day: day.day, month: Some(day.month), year: day.year };
                    spans.days.push((joint.take(), half, weekday.take()));
                }
            }
        }
        spans
    }

    /// What comes behind days holds for all of those before it that wait for it.
    fn backwards(&mut self, waits: impl Fn(&Half) -> bool, set: impl Fn(&mut Half)) {
        for (_, half, _) in self.days.iter_mut().rev().take_while(|(_, half, _)| waits(half)) {
            set(half);
        }
    }

    fn finish(self) -> (Vec<Span>, Vec<Doubt>) {
        let Self { days, mut doubts } = self;
        let mut spans: Vec<Span> = Vec::new();
        for (joint, half, weekday) in days {
            let Some(month) = half.month else { continue };
            let day = Day { year: half.year, month, day: half.day };
            if !day.exists() {
                doubts.push(Doubt::NoSuchDay);
                continue;
            }
            let is_other = weekday.is_some_and(|said| day.date().is_some_and(|date| date.weekday() != said));
            doubts.extend(is_other.then_some(Doubt::Weekday));
            match spans.last_mut().filter(|span| joint == Some(Part::To) && span.last.is_none()) {
                Some(span) => close(span, day, &mut doubts),
                None => spans.push(Span { first: day, last: None }),
            }
        }
        let has_no_year = |span: &Span| span.first.year.is_none() || span.last.is_some_and(|last| last.year.is_none());
        doubts.extend(spans.iter().any(has_no_year).then_some(Doubt::NoYear));
        (spans, doubts)
    }
}

/// Ends a span. "Du 28 décembre au 3 janvier 2025" begins in 2024.
fn close(span: &mut Span, last: Day, doubts: &mut Vec<Doubt>) {
    let first = &mut span.first;
    let is_before = (last.month, last.day) < (first.month, first.day);
    if is_before && first.year == last.year && last.month < first.month {
        first.year = first.year.map(|year| year - 1);
    }
    let is_wrong = (last.year, last.month, last.day) < (first.year, first.month, first.day);
    if is_wrong && last.year.is_some() || is_before && last.month == first.month && first.year == last.year {
        doubts.push(Doubt::Order);
    }
    span.last = (last != *first).then_some(last);
}

/// "November 18-21, 2024": the first month stands before the first day.
fn months_go_first(parts: &[Part]) -> bool {
    let first = parts.iter().find(|part| matches!(part, Part::Day(_) | Part::Month(_)));
    matches!(first, Some(Part::Month(_)))
}
