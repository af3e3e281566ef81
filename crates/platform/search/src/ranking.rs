//! How what is found is ordered. The one place with numbers; the README says it in words, `tests/judged.rs` measures it.
//!
//! score of a text = (Σ over the words sought: text + title + head + exactness) × freshness × kind × language × archive
//!
//! Each word's share is BM25 over the field; the terms of a word are its stems in the four languages, its synonyms, and,
//! where nobody wrote the word, words one letter away. The score of a publication is that of its best text.

/// A word in the title, beside its share in the whole text.
pub(crate) const TITLE: f32 = 2.5;
/// A word in standfirst, place, issuer, names of themes and countries.
pub(crate) const HEAD: f32 = 0.8;
/// Written just so, accents included.
pub(crate) const EXACT: f32 = 0.3;
/// A synonym, as part of what the word itself counts for.
pub(crate) const SYNONYM: f32 = 0.8;
/// A synonym that is near only.
pub(crate) const NEAR: f32 = 0.35;
/// A word one letter away from one that nobody wrote.
pub(crate) const TYPO: f32 = 0.6;
/// All words in one text, before texts that hold some only.
pub(crate) const ALL_WORDS: f32 = 30.0;
/// The words one after the other, as typed.
pub(crate) const IN_ORDER: f32 = 1.5;
/// A text in the reader's language.
const LANGUAGE: f32 = 1.25;
/// A text in the archive.
const ARCHIVED: f32 = 0.6;
/// How much a text of today counts more than one of long ago.
const FRESHNESS: f32 = 0.25;
/// After so many days half of that is left.
const HALF_LIFE: f32 = 730.0;
/// Fewer publications than this with all words: those with most of the words are found too.
pub(crate) const FEW: u64 = 10;

/// How many of the words a text must hold where few hold all.
pub(crate) fn enough(words: usize) -> usize {
    match words {
        0..=2 => 1,
        words => words - words / 3,
    }
}

/// What a text's score is multiplied by, reckoned once a search.
pub(crate) struct Factors {
    freshness: Vec<f32>,
    today: u32,
    language: Option<u8>,
}

/// Days of one step of the table.
const STEP: u32 = 32;

impl Factors {
    /// For a reader's language (its place among the interface's) and a day.
    pub(crate) fn new(language: Option<u8>, today: u32) -> Self {
        let freshness = (0..512u16).map(|step| {
            let days = f32::from(step) * 32.0;
            1.0 + FRESHNESS * (-days / HALF_LIFE).exp2()
        });
        Self { freshness: freshness.collect(), today, language }
    }

    /// The most that it can be where no kind weighs more than so many percent: fresh, in the reader's language.
    pub(crate) fn most(heaviest: u8) -> f32 {
        (1.0 + FRESHNESS) * LANGUAGE * f32::from(heaviest) / 100.0
    }

    /// Of one text.
    pub(crate) fn of(&self, pack: crate::schema::Pack) -> f32 {
        let age = self.today.saturating_sub(pack.day()) / STEP;
        let fresh = self.freshness.get(age as usize).copied().unwrap_or(1.0);
        let language = if self.language.is_some() && pack.language() == self.language { LANGUAGE } else { 1.0 };
        let archived = if pack.is_archived() { ARCHIVED } else { 1.0 };
        fresh * language * archived * f32::from(pack.weight()) / 100.0
    }
}
