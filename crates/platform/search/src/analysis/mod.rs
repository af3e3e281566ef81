//! From text to the terms of the index, and from what people type to the same terms: words cut, accents and scripts
//! folded, stems by language.

mod fold;
mod stem;
mod tokens;
mod words;

pub use fold::fold;
pub(crate) use stem::stem;
pub(crate) use tokens::{BETWEEN, Terms, joined, marked, written};
pub use words::{Word, words};

use kernel::Language;

/// A language whose words have stems here. Words of any other are only folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Tongue {
    /// French.
    French,
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Arabic.
    Arabic,
    /// Any other.
    Other,
}

impl Tongue {
    /// Those with stems.
    pub(crate) const KNOWN: [Self; 4] = [Self::French, Self::English, Self::Spanish, Self::Arabic];

    /// Of a text in this language.
    pub(crate) fn of(language: Language) -> Self {
        match language.primary() {
            "fr" => Self::French,
            "en" => Self::English,
            "es" => Self::Spanish,
            "ar" => Self::Arabic,
            _ => Self::Other,
        }
    }
}

/// The terms under which a typed word is looked for, whatever the language of the texts: as folded, and its stems.
/// None twice, the folded one first, at most five.
pub(crate) fn variants(folded: &str) -> Vec<String> {
    let mut all = vec![folded.to_owned()];
    for tongue in Tongue::KNOWN {
        let stem = stem(tongue, folded);
        if !all.iter().any(|known| *known == stem) {
            all.push(stem.into_owned());
        }
    }
    all
}

/// Whether a word is written in the Arabic script.
pub(crate) fn is_arabic(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}'))
}
