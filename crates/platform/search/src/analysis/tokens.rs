//! Analysis as the index takes it: text goes in with its language in front, terms come out.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Tongue, Word, stem, words};

/// Between a word as folded and as written, in the terms of the fields of words.
pub(crate) const BETWEEN: char = '\u{1f}';

/// What terms are made of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Its stem; words that hyphens tie also as one.
    Stems,
    /// Its stem, and the word as folded where that is another.
    StemsAndWords,
    /// As folded and as written, for spelling, suggestions and exact accents.
    Written,
}

impl Terms {
    /// The name under which the index knows the analysis.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stems => "stems",
            Self::StemsAndWords => "stems-and-words",
            Self::Written => "written",
        }
    }
}

/// Text for a field, with its language in front.
pub(crate) fn marked(tongue: Tongue, text: &str) -> String {
    let mark = match tongue {
        Tongue::French => 'f',
        Tongue::English => 'e',
        Tongue::Spanish => 's',
        Tongue::Arabic => 'a',
        Tongue::Other => 'o',
    };
    format!("{mark}{text}")
}

fn unmarked(text: &str) -> (Tongue, &str) {
    let mut letters = text.chars();
    let tongue = match letters.next() {
        Some('f') => Tongue::French,
        Some('e') => Tongue::English,
        Some('s') => Tongue::Spanish,
        Some('a') => Tongue::Arabic,
        _ => Tongue::Other,
    };
    (tongue, letters.as_str())
}

/// A text goes into several fields, one after the other: it is cut once.
fn words_of(text: &str) -> Rc<Vec<Word>> {
    const KEPT: usize = 24;
    const LONGEST: usize = 1 << 16;
    type Cut = (Box<str>, Rc<Vec<Word>>);
    thread_local! {
        static CUT: RefCell<VecDeque<Cut>> = RefCell::default();
    }
    if text.len() > LONGEST {
        return Rc::new(words(text));
    }
    CUT.with_borrow_mut(|cut| {
        if let Some((_, words)) = cut.iter().find(|(known, _)| **known == *text) {
            return words.clone();
        }
        let words = Rc::new(words(text));
        cut.push_back((text.into(), words.clone()));
        if cut.len() > KEPT {
            cut.pop_front();
        }
        words
    })
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let (tongue, text) = unmarked(text);
        Stream { terms: *self, tongue, text, words: words_of(text), at: 0, step: 0, token: Token::default() }
    }
}

/// The term of a word as written.
pub(crate) fn written(folded: &str, surface: &str) -> String {
    format!("{folded}{BETWEEN}{}", surface.to_lowercase())
}

/// `saintlouis` where `Saint-Louis` begins.
pub(crate) fn joined(from: &[Word]) -> Option<String> {
    let tied = from.iter().skip(1).take_while(|word| word.is_tied).count();
    if !(1..=3).contains(&tied) || from.first().is_none_or(|word| word.is_tied) {
        return None;
    }
    Some(from[..=tied].iter().map(|word| &*word.folded).collect())
}

/// The terms, one after the other.
pub(crate) struct Stream<'a> {
    terms: Terms,
    tongue: Tongue,
    text: &'a str,
    words: Rc<Vec<Word>>,
    /// The word, and how many of its terms were looked for.
    at: usize,
    step: u8,
    token: Token,
}

impl Stream<'_> {
    /// Puts the next term of the present word into the token, if the word has it.
    fn look(&mut self, step: u8) -> bool {
        let Some(word) = self.words.get(self.at) else { return false };
        let into = &mut self.token.text;
        into.clear();
        match (self.terms, step) {
            (Terms::Written, 0) => {
                into.push_str(&word.folded);
                into.push(BETWEEN);
                let surface = &self.text[word.start..word.end];
                if surface == word.folded { into.push_str(surface) } else { into.push_str(&surface.to_lowercase()) }
            }
            (Terms::StemsAndWords, 0) if stem(self.tongue, &word.folded) != word.folded => into.push_str(&word.folded),
            (Terms::Stems | Terms::StemsAndWords, 1) => into.push_str(&stem(self.tongue, &word.folded)),
            (Terms::Stems | Terms::StemsAndWords, 2) => {
                let Some(joined) = joined(&self.words[self.at..]) else { return false };
                into.push_str(&joined);
            }
            _ => return false,
        }
        (self.token.offset_from, self.token.offset_to, self.token.position) = (word.start, word.end, self.at);
        true
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        while self.at < self.words.len() {
            let step = self.step;
            (self.at, self.step) = if step < 3 { (self.at, step + 1) } else { (self.at + 1, 0) };
            if step < 3 && self.look(step) {
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
