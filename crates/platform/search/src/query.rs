//! What people type, read without ever failing: words, phrases between quotes, words to leave out.

use crate::analysis::{Word, words};

/// More words than this are not read.
const MOST_WORDS: usize = 16;
/// More letters than this are not read.
const MOST_LETTERS: usize = 400;

/// A word as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// As folded.
    pub folded: String,
    /// As typed, in lower case: exact accents rank higher.
    pub written: String,
    /// Its place among all words typed, little ones too.
    pub at: usize,
    /// Whether a hyphen ties it to the word before.
    pub is_tied: bool,
}

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word.
    Word(Typed),
    /// Words that follow one another, as folded, with their places.
    Phrase(Vec<(usize, String)>),
}

/// A query as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// What a text must hold. Little words are left out where others remain.
    pub parts: Vec<Part>,
    /// What it must not hold.
    pub without: Vec<Part>,
    /// Whether only the beginning of what was typed was read.
    pub is_cut: bool,
}

/// Names of fields that people who know other search boxes put before a colon.
const FIELDS: [&str; 14] = [
    "title", "titre", "titulo", "author", "auteur", "autor", "date", "lang", "language", "site", "type", "body",
    "theme", "intitle",
];

/// Words that say nothing by themselves, in four languages, as folded.
const LITTLE: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "comment", "dans", "de", "des", "du", "elle", "en", "est",
    "et", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "ma", "mes", "mon", "nos", "notre", "nous", "ou",
    "par", "pour", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "sa", "se", "ses", "son", "sont",
    "sur", "un", "une", "vos", "votre", "vous", "y", "an", "and", "are", "as", "at", "by", "for", "from", "how", "in",
    "is", "it", "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "where", "which", "who", "with",
    "al", "como", "con", "cual", "del", "donde", "el", "entre", "es", "las", "lo", "los", "o", "para", "por", "su",
    "sus", "una", "unas", "unos", "في", "من", "علي", "الي", "عن", "مع", "هذا", "هذه", "التي", "الذي", "او",
];

/// Whether a word says nothing by itself. What a hyphen ties does: `Sur-Sur`.
pub(crate) fn is_little(word: &Word) -> bool {
    !word.is_tied && LITTLE.contains(&&*word.folded)
}

impl Part {
    fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Word(one), Self::Word(other)) => one.folded == other.folded,
            (one, other) => one == other,
        }
    }
}

impl Query {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let (typed, mut is_cut) = match typed.char_indices().nth(MOST_LETTERS) {
            Some((end, _)) => (&typed[..end], true),
            None => (typed, false),
        };
        let mut all: Vec<Found> = Vec::new();
        let (mut left, mut place) = (MOST_WORDS, 0);
        for piece in pieces(typed) {
            let mut of_piece = words(piece.text);
            if of_piece.len() > left {
                of_piece.truncate(left);
                is_cut = true;
            }
            left -= of_piece.len();
            if piece.is_quoted && of_piece.len() > 1 {
                let phrase = of_piece.into_iter().enumerate().map(|(at, word)| (at, word.folded)).collect();
                all.push(Found { part: Part::Phrase(phrase), is_without: piece.is_without, is_little: false });
                continue;
            }
            let second_is_tied: Vec<_> = of_piece.iter().skip(1).map(|word| word.is_tied).chain([false]).collect();
            for (word, next_is_tied) in of_piece.iter().zip(second_is_tied) {
                place += 1;
                all.push(Found {
                    part: Part::Word(Typed {
                        folded: word.folded.clone(),
                        written: piece.text[word.start..word.end].to_lowercase(),
                        at: place,
                        is_tied: word.is_tied,
                    }),
                    is_without: piece.is_without,
                    is_little: !next_is_tied && !piece.is_quoted && is_little(word),
                });
            }
        }
        Self::of(all, is_cut)
    }

    fn of(mut all: Vec<Found>, is_cut: bool) -> Self {
        // Nothing can be found by what is left out alone: then it is what is sought.
        if all.iter().all(|found| found.is_without) {
            for found in &mut all {
                found.is_without = false;
            }
        }
        if all.iter().any(|found| !found.is_little && !found.is_without) {
            all.retain(|found| !found.is_little);
        }
        let (without, parts): (Vec<_>, Vec<_>) = all.into_iter().partition(|found| found.is_without);
        let distinct = |found: Vec<Found>| {
            let mut kept: Vec<Part> = Vec::new();
            for Found { part, .. } in found {
                if !kept.iter().any(|known| known.says_the_same(&part)) {
                    kept.push(part);
                }
            }
            kept
        };
        Self { parts: distinct(parts), without: distinct(without), is_cut }
    }

    /// Whether nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The query in the one way in which it is counted and compared: folded words, phrases between quotes.
    pub fn normal(&self) -> String {
        let say = |part: &Part| match part {
            Part::Word(word) => word.folded.clone(),
            Part::Phrase(words) => {
                let words: Vec<_> = words.iter().map(|(_, word)| &**word).collect();
                format!("\"{}\"", words.join(" "))
            }
        };
        let without = self.without.iter().map(|part| format!("-{}", say(part)));
        self.parts.iter().map(say).chain(without).collect::<Vec<_>>().join(" ")
    }
}

struct Found {
    part: Part,
    is_without: bool,
    is_little: bool,
}

/// What lies between two spaces, or between quotes.
struct Piece<'t> {
    text: &'t str,
    is_quoted: bool,
    is_without: bool,
}

/// Cuts what was typed at spaces and at quotes that are closed; one that is not is no quote.
fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = typed;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| !c.is_whitespace()) {
        rest = &rest[at..];
        let after = &rest[c.len_utf8()..];
        // A minus sign excludes only where it stands before a word and behind a space.
        let is_without =
            matches!(c, '-' | '−' | '–') && after.starts_with(|c: char| c.is_alphabetic() || closing(c).is_some());
        let body = if is_without { after } else { rest };
        let quote = body.chars().next().and_then(|c| Some((c.len_utf8(), closing(c)?)));
        if let Some((open, close)) = quote
            && let Some(end) = body[open..].find(close)
        {
            let text = &body[open..open + end];
            found.push(Piece { text, is_quoted: true, is_without });
            rest = body[open + end..].trim_start_matches(close);
            continue;
        }
        let start = quote.map_or(0, |(open, _)| open);
        let end = body[start..]
            .find(|c: char| c.is_whitespace() || closing(c).is_some())
            .map_or(body.len(), |end| start + end);
        let text = without_field(&body[start..end]);
        found.push(Piece { text, is_quoted: false, is_without });
        rest = &body[end..];
    }
    found
}

/// `title:eau` is `eau`.
fn without_field(text: &str) -> &str {
    match text.split_once(':') {
        Some((field, value)) if !value.is_empty() && FIELDS.contains(&&*field.to_lowercase()) => value,
        _ => text,
    }
}

fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '«' => Some('»'),
        '“' => Some('”'),
        '„' => Some('“'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn normal(typed: &str) -> String {
        Query::read(typed).normal()
    }

    #[test]
    fn what_people_type_is_understood() {
        for (typed, understood) in [
            ("L'eau à Saint-Louis", "eau saint louis"),
            ("\"appel à projets\" mali", "\"appel a projets\" mali"),
            ("« groupe pays » -Maroc", "\"groupe pays\" -maroc"),
            ("title:eau AND", "eau"),
            ("16 - 18 novembre", "16 18 novembre"),
            ("franco-marocain", "franco marocain"),
            ("-mali", "mali"),
            ("le la les", "le la les"),
            ("\"mali", "mali"),
            ("mali\"", "mali"),
            ("\"\"", ""),
            ("🙂 eau 🙂", "eau"),
            ("mali mali", "mali"),
            ("cooperación Sur-Sur", "cooperacion sur"),
        ] {
            assert_eq!(normal(typed), understood, "{typed}");
        }
    }

    #[test]
    fn a_long_query_is_read_in_part() {
        let query = Query::read(&"coopération décentralisée ".repeat(400));
        assert!(query.is_cut && query.parts.len() == 2);
        let many = (0..100).map(|n| format!("m{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(Query::read(&many).parts.len(), MOST_WORDS);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_fails(typed in "\\PC{0,300}|[\"«»“” a-z'’:-]{0,80}") {
            let query = Query::read(&typed);
            prop_assert!(query.parts.len() + query.without.len() <= MOST_WORDS);
            prop_assert!(!query.parts.is_empty() || query.without.is_empty());
        }
    }
}
