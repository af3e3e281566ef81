//! Marking what was sought, as text in pieces: whoever prints it writes `<mark>`, nothing here is HTML.

use std::collections::HashSet;

use kernel::Language;
use serde::Serialize;

use crate::analysis::{Tongue, Word, is_arabic, joined, stem, words};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it was sought.
    pub is_marked: bool,
}

/// Some lines of a text, around what was sought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The language of the text.
    pub language: Language,
    /// The title of the file that it comes from, where it is not the text itself.
    pub of: Option<String>,
    /// The text.
    pub pieces: Vec<Piece>,
    /// Whether it begins after the text's beginning.
    pub is_cut_before: bool,
    /// Whether it ends before the text's end.
    pub is_cut_after: bool,
}

/// The length of a passage, in bytes.
const LENGTH: usize = 260;
/// So many marked words of a text are looked at.
const MOST: usize = 40;

/// What is marked: terms, and the letters with which they begin.
pub(crate) struct Marks<'m> {
    terms: &'m HashSet<String>,
    beginnings: HashSet<&'m [u8]>,
}

impl<'m> Marks<'m> {
    /// Of these terms.
    pub(crate) fn new(terms: &'m HashSet<String>) -> Self {
        Self { terms, beginnings: terms.iter().filter_map(|term| term.as_bytes().get(..2)).collect() }
    }

    fn hold(&self, tongue: Tongue, word: &Word) -> bool {
        // A stem begins as its word does, save in Arabic, where articles fall.
        let may = word.folded.as_bytes().get(..2).is_none_or(|start| self.beginnings.contains(start));
        if !may && !is_arabic(&word.folded) {
            return false;
        }
        self.terms.contains(&word.folded) || self.terms.contains(&*stem(tongue, &word.folded))
    }

    /// The places of marked words.
    fn find(&self, tongue: Tongue, text: &str) -> Vec<(usize, usize)> {
        let all = words(text);
        let mut found = Vec::new();
        for (at, word) in all.iter().enumerate() {
            if self.hold(tongue, word) {
                found.push((word.start, word.end));
            } else if let Some(joined) = joined(&all[at..])
                && self.terms.contains(&joined)
                && let Some(last) = all[at + 1..].iter().take_while(|word| word.is_tied).last()
            {
                found.push((word.start, last.end));
            }
            if found.len() == MOST {
                break;
            }
        }
        found
    }

    /// A whole text with its marks.
    pub(crate) fn mark(&self, language: Language, text: &str) -> Vec<Piece> {
        pieces(text, 0..text.len(), &self.find(Tongue::of(language), text))
    }

    /// The passage of a text that holds the most of what is sought; `None` where it holds nothing.
    pub(crate) fn passage(&self, language: Language, text: &str) -> Option<Passage> {
        let found = self.find(Tongue::of(language), text);
        let richest = (0..found.len()).max_by_key(|from| {
            let within = found[*from..].iter().take_while(|(_, end)| end - found[*from].0 <= LENGTH - LENGTH / 4);
            let distinct: HashSet<_> = within.clone().map(|(start, end)| &text[*start..*end]).collect();
            // Of equals the first.
            (distinct.len(), within.count(), usize::MAX - from)
        })?;
        let start = word_start(text, found[richest].0.saturating_sub(LENGTH / 4));
        Some(passage(language, text, start, &found))
    }

    /// The beginning of a text, as a passage.
    pub(crate) fn beginning(&self, language: Language, text: &str) -> Passage {
        passage(language, text, 0, &self.find(Tongue::of(language), text))
    }
}

fn passage(language: Language, text: &str, start: usize, found: &[(usize, usize)]) -> Passage {
    let end = word_end(text, start + LENGTH);
    let range = start..end.max(start);
    Passage {
        language,
        of: None,
        pieces: pieces(text, range.clone(), found),
        is_cut_before: !text[..range.start].trim().is_empty(),
        is_cut_after: !text[range.end..].trim().is_empty(),
    }
}

fn pieces(text: &str, range: std::ops::Range<usize>, found: &[(usize, usize)]) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut push = |text: &str, is_marked| {
        if !text.is_empty() {
            all.push(Piece { text: text.to_owned(), is_marked });
        }
    };
    let mut at = range.start;
    for (start, end) in found.iter().filter(|(start, end)| *start >= range.start && *end <= range.end) {
        push(&text[at..*start], false);
        push(&text[*start..*end], true);
        at = *end;
    }
    push(&text[at..range.end], false);
    all
}

/// The beginning of the word, or of the sentence, at or after this place.
fn word_start(text: &str, near: usize) -> usize {
    let near = (near..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    if near == 0 {
        return 0;
    }
    text[near..].find(char::is_whitespace).map_or(near, |at| {
        let blank = near + at;
        blank + text[blank..].chars().next().map_or(0, char::len_utf8)
    })
}

/// The end of the last word that ends at or before this place.
fn word_end(text: &str, near: usize) -> usize {
    if near >= text.len() {
        return text.len();
    }
    let near = (0..=near).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text[..near].rfind(char::is_whitespace).filter(|end| near - end < LENGTH / 2).unwrap_or(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(words: &[&str]) -> HashSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.is_marked { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn forms_of_a_word_are_marked_as_written() {
        let sought = terms(&["jumelag", "هجر"]);
        let marks = Marks::new(&sought);
        assert_eq!(shown(&marks.mark(Language::FR, "Les jumelages d’hier")), "Les [jumelages] d’hier");
        assert_eq!(shown(&marks.mark(Language::AR, "عن الهجرة")), "عن [الهجرة]");
    }

    #[test]
    fn a_passage_stands_where_most_is_said() {
        let text = format!("{} eau {} eau potable ici {}", "mot ".repeat(100), "mot ".repeat(100), "mot ".repeat(100));
        let sought = terms(&["eau", "potabl"]);
        let passage = Marks::new(&sought).passage(Language::FR, &text).unwrap();
        assert!(shown(&passage.pieces).contains("[eau] [potable] ici"));
        assert!(passage.is_cut_before && passage.is_cut_after);
    }

    proptest! {
        #[test]
        fn pieces_are_the_text(text in "\\PC{0,400}|([a-zé]{1,9} ){0,80}", sought in "[a-z]{2}") {
            let sought = terms(&[&sought]);
            let marks = Marks::new(&sought);
            let whole: String = marks.mark(Language::FR, &text).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(&whole, &text);
            if let Some(passage) = marks.passage(Language::FR, &text) {
                let said: String = passage.pieces.into_iter().map(|piece| piece.text).collect();
                prop_assert!(text.contains(&said) && said.len() <= LENGTH + 4);
            }
        }
    }
}
