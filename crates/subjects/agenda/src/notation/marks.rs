//! What else a title says: status, issuer, place, number in a series, kind.

use std::ops::Range;

use super::{
    Nature, ReadStatus, Reading,
    tokens::{Kind, Tokens},
    vocabulary::Vocabulary,
};
use crate::EventKind;

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// As the title writes it: "MEAE/CNCD".
    pub name: String,
    /// Whether it is written as acronyms are; "Ville du Lamentin" is guessed.
    pub is_sure: bool,
}

/// Where, as the title writes it; always a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// "Malines, Belgique".
    pub name: String,
}

/// A number in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number, from 1.
    pub number: u16,
    /// What is numbered: "Rencontres franco-japonaises de la coopération décentralisée".
    pub series: String,
}

/// An issuer's name is not longer than this, in tokens.
const ISSUER_AT_MOST: usize = 9;

/// A status is a word set apart ("ANNULATION !", "[Reporté]", "… : annulé"), not one of a sentence ("suite à l'annulation").
pub(super) fn status(tokens: &Tokens, words: &Vocabulary) -> Option<ReadStatus> {
    let find = |phrases: &[&str], status: ReadStatus| {
        let set_apart = (0..tokens.len()).any(|at| {
            tokens.any_phrase(at, phrases).is_some_and(|length| opens(tokens, at) && closes(tokens, at, at + length))
        });
        set_apart.then_some(status)
    };
    find(words.cancelled, ReadStatus::Cancelled)
        .or_else(|| find(words.postponed, ReadStatus::Postponed))
        .or_else(|| tokens.has_any(words.save_the_date).then_some(ReadStatus::SaveTheDate))
}

fn opens(tokens: &Tokens, at: usize) -> bool {
    at == 0 || matches!(tokens.mark(at - 1), Some(':' | '|' | '!' | '(' | '[' | '-' | ',' | ';' | '"' | '.' | '/'))
}

/// Behind it: an end, a mark, or, written in capitals, "de la".
fn closes(tokens: &Tokens, start: usize, end: usize) -> bool {
    let is_shouted = tokens.written(start..end).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let is_marked = matches!(tokens.mark(end), Some(':' | '|' | '!' | ')' | ']' | '-' | ',' | ';' | '"' | '.' | '/'));
    end >= tokens.len() || is_marked || is_shouted && start == 0 || start == 0 && is_of(tokens.word(end))
}

fn is_of(word: &str) -> bool {
    matches!(word, "de" | "du" | "des" | "d" | "of" | "del")
}

/// "MEAE/CNCD :", "MEAE - DAECT |", "Ville du Lamentin :".
pub(super) fn issuer(tokens: &Tokens, words: &Vocabulary) -> Option<Issuer> {
    let end = (1..=ISSUER_AT_MOST.min(tokens.len())).find(|at| matches!(tokens.mark(*at), Some(':' | '|')))?;
    // A colon between figures is an hour.
    if tokens.number(end - 1).is_some() && tokens.is_glued(end) {
        return None;
    }
    let name = tokens.written(0..end).to_owned();
    let known = [words.cancelled, words.postponed, words.save_the_date, words.report];
    if known.iter().any(|phrases| tokens.any_phrase(0, phrases).is_some()) {
        return None;
    }
    let is_sure = is_acronyms(tokens, end);
    let is_named = words.issuers.contains(&tokens.word(0));
    (is_sure || is_named).then_some(Issuer { name, is_sure })
}

/// Whether the words before this token are acronyms, of which "COMMUNIQUÉ" and "NOUVEAU" are none.
fn is_acronyms(tokens: &Tokens, end: usize) -> bool {
    let mut words = 0;
    (0..end).all(|at| match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Word) => {
            words += 1;
            let written = tokens.written(at..at + 1);
            let letters = written.chars().count();
            (2..=8).contains(&letters) && written.chars().filter(|c| c.is_uppercase()).count() * 2 > letters
        }
        Some(Kind::Mark(mark)) => matches!(mark, '/' | '-' | '&' | ','),
        _ => false,
    }) && words > 0
        && !matches!(tokens.word(0), "nouveau" | "info" | "urgent" | "new" | "appel" | "rappel" | "nuevo")
}

/// Behind the days or before them: ", à Malines, Belgique", "en Palestine".
pub(super) fn place(tokens: &Tokens, words: &Vocabulary, taken: &[Range<usize>]) -> Option<Place> {
    let days = taken.first()?;
    let after = taken.last().map_or(days.end, |last| last.end);
    let starts = (after..tokens.len()).chain(0..days.start);
    starts.into_iter().find_map(|at| {
        tokens.any_phrase(at, words.places)?;
        let end = names(tokens, at + 1, if at < days.start { days.start } else { tokens.len() });
        let is_place = end > at + 1 && tokens.any_phrase(at, words.online).is_none();
        is_place.then(|| Place { name: tokens.written(at + 1..end).to_owned() })
    })
}

/// Where the capitalised words from here on end: "Malines, Belgique", "La Paz", "Saint-Louis".
fn names(tokens: &Tokens, start: usize, until: usize) -> usize {
    let is_name = |at: usize| {
        let first = tokens.written(at..at + 1).chars().next();
        let has_case = first.is_some_and(char::is_uppercase);
        at < until && tokens.number(at).is_none() && (has_case || first.is_some_and(is_arabic))
    };
    let mut at = start;
    while is_name(at) {
        at += 1;
        let is_joint = matches!(tokens.mark(at), Some('-' | '\'' | ','))
            || matches!(tokens.word(at), "de" | "la" | "du" | "sur" | "le");
        if is_joint && is_name(at + 1) {
            at += 1;
        }
    }
    at
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64a}')
}

/// "8e Rencontres franco-japonaises", "III Foro", "الدورة الثامنة".
pub(super) fn numbered(tokens: &Tokens, words: &Vocabulary, taken: &[Range<usize>]) -> Option<Numbered> {
    (0..tokens.len()).find_map(|at| {
        let (number, next) = ordinal(tokens, words, at)?;
        let is_thing = (next..next + 3).any(|at| tokens.any_phrase(at, words.numbered).is_some());
        let end = (next..tokens.len())
            .find(|at| {
                taken.iter().any(|days| days.start.saturating_sub(1) <= *at && *at < days.end)
                    || matches!(tokens.mark(*at), Some(',' | ':' | ';' | '|' | '(' | '!' | '.' | '"'))
            })
            .unwrap_or(tokens.len());
        let series = tokens.written(next..end).trim();
        (is_thing && !series.is_empty()).then(|| Numbered { number, series: series.to_owned() })
    })
}

fn ordinal(tokens: &Tokens, words: &Vocabulary, at: usize) -> Option<(u16, usize)> {
    if let Some((value, _)) = tokens.number(at) {
        let number = u16::try_from(value).ok().filter(|number| (1..=400).contains(number))?;
        let length = tokens.any_phrase(at + 1, words.nth).filter(|_| tokens.is_glued(at + 1))?;
        return Some((number, at + 1 + length));
    }
    let written = tokens.written(at..at + 1);
    let number = roman(written)?;
    let is_marked = tokens.any_phrase(at + 1, words.nth).filter(|_| tokens.is_glued(at + 1));
    (written.len() > 1 || is_marked.is_some()).then_some((number, at + 1 + is_marked.unwrap_or(0)))
}

/// Roman numbers from 1 to 39, as series write them; an ending "e" is part of the word.
fn roman(written: &str) -> Option<u16> {
    let letters = written.trim_end_matches(['e', 'è', 'm']);
    let value = |letter: char| match letter {
        'I' => Some(1_u16),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let values: Vec<u16> = letters.chars().map(value).collect::<Option<_>>()?;
    let next = values.iter().skip(1).chain(&[0]);
    let total: i32 = values.iter().zip(next).map(|(a, b)| if a < b { -i32::from(*a) } else { i32::from(*a) }).sum();
    u16::try_from(total).ok().filter(|number| (1..=39).contains(number))
}

/// The kind that the words speak of.
pub(super) fn kind(tokens: &Tokens, words: &Vocabulary, reading: &Reading) -> Option<EventKind> {
    if reading.nature == Nature::Deadline {
        return Some(EventKind::Deadline);
    }
    words.kinds.iter().find(|(_, phrases)| tokens.has_any(phrases)).map(|(kind, _)| *kind)
}
