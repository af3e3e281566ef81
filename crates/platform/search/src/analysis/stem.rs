//! Stems of folded words, by language. Folding comes first, so that who types without accents gets the same stem.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use kernel::Language;
use rust_stemmers::{Algorithm, Stemmer};

use super::{Tongue, fold, is_arabic};

type Known = HashMap<Box<str>, Box<str>>;

thread_local! {
    static STEMMERS: RefCell<[(Stemmer, Known); 3]> = RefCell::new(
        [Algorithm::French, Algorithm::English, Algorithm::Spanish].map(|one| (Stemmer::create(one), Known::new())),
    );
}

/// Names of countries of one word: a stem would make `Mali` of French "mal", and `Niger` of Spanish "negro".
static PROTECTED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    crate::synonyms::country_names(|_, language, name| {
        (language != Language::AR && !name.contains([' ', '-', '’', '\''])).then(|| fold(name).into_owned())
    })
    .collect()
});

/// Whether the word is a name that has no stem.
fn is_protected(folded: &str) -> bool {
    PROTECTED.contains(folded)
}

/// The stem of a folded word.
pub(crate) fn stem(tongue: Tongue, folded: &str) -> Cow<'_, str> {
    let arabic = is_arabic(folded);
    if folded.len() < 4 || folded.bytes().any(|b| b.is_ascii_digit()) || (!arabic && is_protected(folded)) {
        return Cow::Borrowed(folded);
    }
    match tongue {
        Tongue::Arabic if arabic => Cow::Borrowed(arabic_stem(folded)),
        Tongue::French if !arabic => snowball(0, french_ending(folded)),
        Tongue::English if !arabic => snowball(1, folded),
        Tongue::Spanish if !arabic => snowball(2, spanish_ending(folded)),
        _ => Cow::Borrowed(folded),
    }
}

/// Texts use few words often: what was found is kept, so many words a thread and language.
const KEPT: usize = 30_000;

fn snowball(which: usize, word: &str) -> Cow<'_, str> {
    STEMMERS.with_borrow_mut(|all| {
        let (stemmer, known) = &mut all[which];
        if let Some(stem) = known.get(word) {
            return if **stem == *word { Cow::Borrowed(word) } else { Cow::Owned(stem.to_string()) };
        }
        let stem = stemmer.stem(word);
        if known.len() == KEPT {
            known.clear();
        }
        known.insert(word.into(), (*stem).into());
        stem
    })
}

/// Participles lose their accent in folding, and with it what the algorithm knows them by: `publiées` → `publie`.
fn french_ending(word: &str) -> &str {
    word.strip_suffix("ees")
        .or_else(|| word.strip_suffix("ee"))
        .filter(|rest| rest.len() >= 3)
        .map_or(word, |rest| &word[..=rest.len()])
}

/// The algorithm knows `ciudades` and `ciudad` apart: plurals in `-dades` come to it as singulars.
fn spanish_ending(word: &str) -> &str {
    word.strip_suffix("es").filter(|rest| rest.ends_with("dad")).unwrap_or(word)
}

/// The light stemmer of Larkey, Ballesteros and Connell ("light10", 2002), over folded letters: articles and the
/// conjunction in front, endings behind.
fn arabic_stem(word: &str) -> &str {
    const PREFIXES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];
    const SUFFIXES: [&str; 9] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"];
    let letters = |word: &str| word.chars().count();
    let mut stem = word;
    if let Some(rest) = PREFIXES.iter().find_map(|prefix| stem.strip_prefix(prefix)).filter(|rest| letters(rest) >= 2) {
        stem = rest;
    } else if let Some(rest) = stem.strip_prefix('و').filter(|rest| letters(rest) >= 3) {
        stem = rest;
    }
    for suffix in SUFFIXES {
        if let Some(rest) = stem.strip_suffix(suffix).filter(|rest| letters(rest) >= if suffix == "ا" { 4 } else { 2 })
        {
            stem = rest;
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(tongue: Tongue, words: &[&str]) {
        let stems: HashSet<_> = words.iter().map(|word| stem(tongue, &fold(word)).into_owned()).collect();
        assert_eq!(stems.len(), 1, "{words:?} gave {stems:?}");
    }

    #[test]
    fn forms_of_a_word_meet() {
        same(Tongue::French, &["jumelage", "jumelages", "Jumelages"]);
        same(Tongue::French, &["publié", "publiée", "publiées", "publie"]);
        same(Tongue::French, &["régionale", "regionales", "régional"]);
        same(Tongue::English, &["city", "cities"]);
        same(Tongue::English, &["twinning", "twinnings"]);
        same(Tongue::Spanish, &["ciudad", "ciudades"]);
        same(Tongue::Arabic, &["الهجرة", "هجرة", "هجره", "والهجرة", "بالهجرة"]);
        same(Tongue::Arabic, &["المدينة", "مدينة", "للمدينة"]);
    }

    #[test]
    fn names_of_countries_have_no_stem() {
        assert_eq!(stem(Tongue::French, "mali"), "mali");
        assert_eq!(stem(Tongue::Spanish, "niger"), "niger");
        assert_eq!(stem(Tongue::English, "honduras"), "honduras");
    }

    #[test]
    fn numbers_stay() {
        assert_eq!(stem(Tongue::English, "2030s"), "2030s");
    }
}
