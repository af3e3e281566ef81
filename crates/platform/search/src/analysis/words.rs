//! Cutting text into words.

use super::fold;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// As folded.
    pub folded: String,
    /// Whether a hyphen ties it to the word before: `Louis` in `Saint-Louis`.
    pub is_tied: bool,
}

/// A word longer than this many bytes is nobody's word: it is left out.
const LONGEST: usize = 100;

/// What French (and Catalan, Italian) writers elide before a vowel.
const ELIDED: [&str; 19] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "dell",
    "dall", "nell", "all",
];

/// The words of a text, in order. An elided article is not a word (`l'eau` gives `eau`), nor is the English possessive
/// (`city's` gives `city`); what hyphens tie are words, marked as tied.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    // The character that stood just before the present word, to see apostrophes and hyphens.
    let mut before = ' ';
    let mut joint = ' ';
    let end_of_text = std::iter::once((text.len(), ' '));
    for (at, c) in text.char_indices().chain(end_of_text) {
        let is_letter = is_letter(c) || (start.is_some() && is_unseen(c));
        match (start, is_letter) {
            (None, true) => {
                start = Some(at);
                joint = before;
            }
            (Some(from), false) => {
                push(&mut found, text, from..at, joint, c);
                start = None;
            }
            _ => {}
        }
        if is_letter {
            before = ' ';
        } else if !is_unseen(c) {
            before = c;
        }
    }
    found
}

fn push(found: &mut Vec<Word>, text: &str, at: std::ops::Range<usize>, joint: char, next: char) {
    let written = &text[at.clone()];
    if written.len() > LONGEST {
        return;
    }
    let folded = fold(written);
    if folded.is_empty()
        || (is_apostrophe(next) && ELIDED.contains(&&*folded))
        || (is_apostrophe(joint) && folded == "s")
    {
        return;
    }
    let is_tied = matches!(joint, '-' | '\u{2010}' | '\u{2011}')
        && found.last().is_some_and(|last| touches(text, last, at.start));
    found.push(Word { start: at.start, end: at.end, folded: folded.into_owned(), is_tied });
}

fn touches(text: &str, last: &Word, start: usize) -> bool {
    text[last.end..start].chars().count() == 1
}

fn is_letter(c: char) -> bool {
    // The tables of other scripts are asked only where they must be.
    match c {
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        'à'..='ö' | 'ø'..='ÿ' | 'ا'..='ي' => true,
        c => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// A soft hyphen, joiners and marks of direction: no reader sees them.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn elisions_are_not_words() {
        for (written, bare) in [
            ("l'eau", "eau"),
            ("L’Eau", "eau"),
            ("jusqu’à demain", "a demain"),
            ("d'aujourd'hui", "aujourd hui"),
            ("qu'on", "on"),
            ("the city’s voice", "the city voice"),
            ("l", "l"),
        ] {
            assert_eq!(folded(written).join(" "), bare);
        }
    }

    #[test]
    fn hyphens_tie_words() {
        let tied: Vec<_> = words("Saint-Louis, franco-marocaine - 16 - 18").into_iter().map(|w| w.is_tied).collect();
        assert_eq!(tied, [false, true, false, true, false, false]);
    }

    #[test]
    fn arabic_is_cut_as_written() {
        assert_eq!(folded("الهجرة، والتنمية؟"), ["الهجره", "والتنميه"]);
    }

    proptest! {
        #[test]
        fn words_lie_in_the_text_in_order(text in "\\PC{0,200}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert!(text.get(word.start..word.end).is_some());
                last = word.end;
            }
        }
    }
}
