//! The words of the index: how often they stand there, how they are written, which are one letter away.

use std::{collections::HashMap, sync::LazyLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use tantivy::{Searcher, Term, schema::Field};
use tantivy_fst::Automaton;

use crate::analysis::BETWEEN;

/// So many terms of one segment are looked at for a beginning.
const MOST_LOOKED_AT: usize = 3_000;
/// Shorter words have no neighbours: too many of them mean something else.
const SHORTEST: usize = 4;

/// One letter: another, missing, too many, or two changed about.
static ONE_LETTER: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));

/// A word of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// As folded.
    pub(crate) folded: String,
    /// As most texts write it.
    pub(crate) written: String,
    /// In how many texts, all writings together.
    pub(crate) texts: u64,
}

/// What asks the dictionaries of an index's segments.
pub(crate) struct Lexicon<'s> {
    pub(crate) searcher: &'s Searcher,
    pub(crate) words: Field,
}

impl Lexicon<'_> {
    /// In how many texts the term stands in this field.
    pub(crate) fn texts_with(&self, field: Field, term: &str) -> tantivy::Result<u64> {
        self.searcher.doc_freq(&Term::from_field_text(field, term))
    }

    /// The ways in which a word is written.
    pub(crate) fn writings(&self, folded: &str) -> tantivy::Result<Vec<String>> {
        let mut found = Vec::new();
        let (from, to) = (format!("{folded}{BETWEEN}"), format!("{folded} "));
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.words)?;
            let mut terms = index.terms().range().ge(&from).lt(&to).into_stream()?;
            while terms.advance() {
                if let Some(known) = read(terms.key())
                    && !found.contains(&known.1)
                {
                    found.push(known.1);
                }
            }
        }
        Ok(found)
    }

    /// The words one letter away that begin with the same letter, the most frequent first.
    pub(crate) fn near(&self, folded: &str) -> tantivy::Result<Vec<Known>> {
        let Some(first) = folded.chars().next().filter(|_| folded.chars().count() >= SHORTEST) else {
            return Ok(Vec::new());
        };
        let (from, to) = (first.to_string(), format!("{first}{}", char::MAX));
        let mut all = Gathered::default();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.words)?;
            let automaton = OneLetter(ONE_LETTER.build_dfa(folded));
            let mut terms = index.terms().search(automaton).ge(&from).lt(&to).into_stream()?;
            while terms.advance() {
                all.add(terms.key(), terms.value().doc_freq);
            }
        }
        Ok(all.into_words(|word| word.folded != folded))
    }

    /// The words that begin so, the most frequent first.
    pub(crate) fn beginning_with(&self, folded: &str) -> tantivy::Result<Vec<Known>> {
        let to = format!("{folded}{}", char::MAX);
        let mut all = Gathered::default();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.words)?;
            let mut terms = index.terms().range().ge(folded).lt(&to).into_stream()?;
            let mut looked_at = 0;
            while looked_at < MOST_LOOKED_AT && terms.advance() {
                looked_at += 1;
                all.add(terms.key(), terms.value().doc_freq);
            }
        }
        Ok(all.into_words(|_| true))
    }

    /// Two known words that were written as one, and how often the rarer one stands.
    pub(crate) fn split(&self, folded: &str) -> tantivy::Result<Option<(Known, Known)>> {
        let mut best: Option<(Known, Known)> = None;
        for (at, _) in folded.char_indices().filter(|(at, _)| *at >= 3 && folded.len() - at >= 3) {
            let (Some(one), Some(two)) = (self.known(&folded[..at])?, self.known(&folded[at..])?) else { continue };
            let rarer = |pair: &(Known, Known)| pair.0.texts.min(pair.1.texts);
            if best.as_ref().is_none_or(|best| rarer(best) < one.texts.min(two.texts)) {
                best = Some((one, two));
            }
        }
        Ok(best)
    }

    fn known(&self, folded: &str) -> tantivy::Result<Option<Known>> {
        let mut all = Gathered::default();
        let (from, to) = (format!("{folded}{BETWEEN}"), format!("{folded} "));
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.words)?;
            let mut terms = index.terms().range().ge(&from).lt(&to).into_stream()?;
            while terms.advance() {
                all.add(terms.key(), terms.value().doc_freq);
            }
        }
        Ok(all.into_words(|_| true).into_iter().next())
    }
}

/// The words met, with how often each writing was.
#[derive(Default)]
struct Gathered(HashMap<String, Vec<(String, u64)>>);

impl Gathered {
    fn add(&mut self, key: &[u8], texts: u32) {
        let Some((folded, written)) = read(key) else { return };
        let writings = self.0.entry(folded).or_default();
        match writings.iter_mut().find(|(known, _)| *known == written) {
            Some((_, sum)) => *sum += u64::from(texts),
            None => writings.push((written, u64::from(texts))),
        }
    }

    fn into_words(self, keep: impl Fn(&Known) -> bool) -> Vec<Known> {
        let words = self.0.into_iter().filter_map(|(folded, writings)| {
            let texts = writings.iter().map(|(_, texts)| texts).sum();
            let (written, _) =
                writings.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))?;
            Some(Known { folded, written, texts })
        });
        let mut words: Vec<_> = words.filter(keep).collect();
        words.sort_unstable_by(|one, other| other.texts.cmp(&one.texts).then_with(|| one.folded.cmp(&other.folded)));
        words
    }
}

fn read(key: &[u8]) -> Option<(String, String)> {
    let (folded, written) = std::str::from_utf8(key).ok()?.split_once(BETWEEN)?;
    Some((folded.to_owned(), written.to_owned()))
}

/// Accepts a term whose folded word is one letter away, however it is written.
struct OneLetter(DFA);

/// Before the mark between word and writing the state of the automaton, then nothing more to decide.
#[derive(Clone, Copy)]
enum State {
    Word(u32),
    Accepted,
    Refused,
}

impl Automaton for OneLetter {
    type State = State;

    fn start(&self) -> State {
        State::Word(self.0.initial_state())
    }

    fn is_match(&self, state: &State) -> bool {
        matches!(state, State::Accepted)
    }

    fn can_match(&self, state: &State) -> bool {
        match state {
            // State 0 of the library is the one that leads nowhere.
            State::Word(state) => *state != 0,
            State::Accepted => true,
            State::Refused => false,
        }
    }

    fn will_always_match(&self, state: &State) -> bool {
        matches!(state, State::Accepted)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        match *state {
            State::Word(state) if byte == BETWEEN as u8 => match self.0.distance(state) {
                Distance::Exact(_) => State::Accepted,
                Distance::AtLeast(_) => State::Refused,
            },
            State::Word(state) => State::Word(self.0.transition(state, byte)),
            settled => settled,
        }
    }
}
