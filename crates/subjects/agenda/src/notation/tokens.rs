//! A title in tokens: words without accents and case, numbers, marks.

use std::ops::Range;

/// One token.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// The word without accents and case, or the mark itself.
    pub(super) folded: String,
    /// Where it stands in the title, in bytes.
    pub(super) at: Range<usize>,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Its value, and with how many figures it is written.
    Number(u32, usize),
    Mark(char),
}

/// A title, read.
pub(super) struct Tokens<'a> {
    title: &'a str,
    all: Vec<Token>,
}

/// Longer titles are read as far as this, in bytes.
const READ_AT_MOST: usize = 2_000;

impl<'a> Tokens<'a> {
    /// Reads it.
    pub(super) fn of(title: &'a str) -> Self {
        let title = &title[..title.floor_char_boundary(READ_AT_MOST)];
        let mut all: Vec<Token> = Vec::new();
        let mut letters = title.char_indices().peekable();
        let mut end_of_last = 0;
        while let Some((start, first)) = letters.next() {
            if first.is_whitespace() || is_unseen(first) {
                continue;
            }
            let mut end = start + first.len_utf8();
            let same: fn(char) -> bool = match first {
                _ if digit(first).is_some() => |c| digit(c).is_some(),
                _ if first.is_alphabetic() => |c| c.is_alphabetic() || is_diacritic(c),
                _ => |_| false,
            };
            while let Some((at, next)) = letters.next_if(|(_, next)| same(*next)) {
                end = at + next.len_utf8();
            }
            let written = &title[start..end];
            let kind = if digit(first).is_some() {
                number(written)
            } else if first.is_alphabetic() {
                Kind::Word
            } else {
                Kind::Mark(plain_mark(first))
            };
            let folded = match kind {
                Kind::Mark(mark) => mark.to_string(),
                _ => fold(written),
            };
            all.push(Token { kind, folded, at: start..end, glued: end_of_last == start && start > 0 });
            end_of_last = end;
        }
        Self { title, all }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The token at this place.
    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.all.get(at)
    }

    /// The folded word at this place; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| token.folded.as_str())
    }

    /// The number at this place, and with how many figures it is written.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.all.get(at)?.kind {
            Kind::Number(value, figures) => Some((value, figures)),
            _ => None,
        }
    }

    /// Whether the token at this place is glued to the one before.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| token.glued)
    }

    /// The mark at this place.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.all.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// What is written from one token to before another.
    pub(super) fn written(&self, tokens: Range<usize>) -> &'a str {
        match (self.all.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.all.get(last))) {
            (Some(first), Some(last)) if first.at.start < last.at.end => &self.title[first.at.start..last.at.end],
            _ => "",
        }
    }

    /// How many tokens from this place on are the words of this phrase; none where they are not.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut length = 0;
        for word in phrase.split(' ') {
            if self.word(at + length) != word {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    /// The longest of these phrases at this place.
    pub(super) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(at, phrase)).max()
    }

    /// Whether one of these phrases stands anywhere.
    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        (0..self.len()).any(|at| self.any_phrase(at, phrases).is_some())
    }

    /// Whether the title begins with one of these phrases, an issuer in front of it allowed.
    pub(super) fn begins_with_any(&self, phrases: &[&str]) -> bool {
        let starts = (0..self.len()).filter(|at| *at == 0 || matches!(self.mark(at - 1), Some(':' | '|' | '!' | '"')));
        starts.into_iter().any(|at| self.any_phrase(at, phrases).is_some())
    }
}

/// A letter or word without accents and case, as the tables of words are written.
pub(super) fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).filter(|c| !is_diacritic(*c)).map(plain_letter).collect()
}

fn plain_letter(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        other => other,
    }
}

/// One hyphen, one apostrophe, one quotation mark for all that are typed.
fn plain_mark(mark: char) -> char {
    match mark {
        '-' | '‐' | '‑' | '–' | '—' | '−' => '-',
        '\'' | '’' | '‘' | 'ʼ' => '\'',
        '"' | '«' | '»' | '“' | '”' | '„' => '"',
        '،' => ',',
        '؛' => ';',
        '：' => ':',
        other => other,
    }
}

fn is_diacritic(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{670}')
}

/// Marks of direction and of width nought, which nobody sees.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => letter.to_digit(10),
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
        _ => None,
    }
}

fn number(written: &str) -> Kind {
    let figures = written.chars().filter_map(digit);
    let value = figures.clone().fold(0_u32, |value, figure| value.saturating_mul(10).saturating_add(figure));
    Kind::Number(value, figures.count())
}
