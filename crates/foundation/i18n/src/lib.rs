//! What a reader reads that no editor wrote: words of the interface, dates, numbers, names of places and languages,
//! and the order of lists, each in the reader's language.
//!
//! * [`I18n`] is built once, from the locale files of all rooms (Fluent), and cloned freely;
//! * dates, numbers, lists and order come from ICU with the data of CLDR, built once per language and kept;
//! * names of countries, regions and languages come from `data/cldr`;
//! * [`negotiate`] finds a reader's language in `Accept-Language`;
//! * [`check`] finds missing, unused and diverging keys, for the test of the whole product.
//!
//! The interface speaks [`kernel::Language::INTERFACE`]. For a content language outside them, words and names are
//! those of the site's first language, while dates, numbers and order are its own where ICU has them.

mod bytes;
pub mod check;
mod dates;
mod error;
mod formats;
mod names;
mod negotiate;
mod plurals;
mod ranges;
mod source;
mod words;

use std::{borrow::Cow, cmp::Ordering, fmt, sync::Arc};

use kernel::{Civil, Country, Language};

pub use dates::DateStyle;
pub use error::{Fault, I18nError, Reason};
pub use negotiate::negotiate;
pub use words::Arg;

use formats::Formats;
use words::Words;

/// The locale file of one room in one language.
#[derive(Clone, Debug)]
pub struct LocaleFile {
    /// The room's name, with which every key of the file begins: `articles`.
    pub room: &'static str,
    /// One of the interface languages.
    pub language: Language,
    /// The file's text, in Fluent's syntax.
    pub source: Cow<'static, str>,
}

/// Everything that depends on the reader's language. Cheap to clone.
#[derive(Clone)]
pub struct I18n {
    words: Arc<Words>,
    first: Language,
}

impl I18n {
    /// Reads all rooms' locale files; `overrides` are the operator's own, whose keys replace the rooms' in that
    /// language (one that no room has there is logged). `first` is the site's first language.
    ///
    /// Errors, all of them at once, each with its file and line: a syntax error, a key that does not begin with its
    /// room's name, a key twice, a language outside the interface's.
    pub fn new(files: &[LocaleFile], overrides: &[(Language, String)], first: Language) -> Result<Self, I18nError> {
        let words = Words::new(files, overrides, first)?;
        Ok(Self { words: Arc::new(words), first })
    }

    /// The words of a key. A key that is missing shows the first language's words, and failing those itself; that is
    /// logged once.
    ///
    /// A number is written the language's way, with its groups of digits: pass a year as text. A text that holds
    /// letters of the other direction than the language's (a French name in an Arabic sentence) is put between the
    /// marks U+2068 and U+2069 (Unicode UAX #9), so that it does not upset the order of the sentence; no other text
    /// is.
    pub fn text(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.text(language, key, args)
    }

    /// Whether the language itself has the key.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.words.has(language, key)
    }

    /// The keys of a language, in the order of their letters.
    pub fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.words.keys(language)
    }

    /// A date or a time: see [`DateStyle`].
    pub fn date(&self, language: Language, at: Civil, style: DateStyle) -> String {
        self.formats(language).map_or_else(|| at.day(), |formats| dates::date(formats, at, style))
    }

    /// The days from one to another, without what they share: `16–17 novembre 2017`. The hours do not count; two
    /// times of the same day give that day alone; the earlier day comes first.
    pub fn range(&self, language: Language, from: Civil, to: Civil) -> String {
        let plain = || format!("{} – {}", from.day(), to.day());
        self.formats(language).map_or_else(plain, |formats| dates::range(formats, from, to))
    }

    /// A whole number with its groups of digits: `12 345`.
    pub fn number(&self, language: Language, n: i64) -> String {
        self.formats(language).map_or_else(|| n.to_string(), |formats| formats.whole(n))
    }

    /// A number with exactly so many decimals: `1 234,50`. What is not finite stands as Rust writes it.
    pub fn decimal(&self, language: Language, value: f64, digits: u8) -> String {
        let digits = usize::from(digits);
        self.formats(language).map_or_else(|| value.to_string(), |formats| formats.decimal(value, digits, digits))
    }

    /// A size in bytes, in decimal units (IEC 80000-13): `212 ko`, `1,9 Mo`, with a no-break space.
    pub fn bytes(&self, language: Language, n: u64) -> String {
        let (value, digits, unit) = bytes::scale(language, n);
        format!("{}\u{a0}{unit}", self.decimal(language, value, digits))
    }

    /// Things one after the other: `a, b et c`.
    pub fn list(&self, language: Language, items: &[&str]) -> String {
        self.formats(language).map_or_else(|| items.join(", "), |formats| formats.list(items))
    }

    /// The order of two texts in a list: by letters, accents and capitals counting only between texts that are
    /// otherwise the same (Unicode UTS #10), and numbers by their value (`2e` before `10e`).
    pub fn compare(&self, language: Language, a: &str, b: &str) -> Ordering {
        self.formats(language).map_or_else(|| a.cmp(b), |formats| formats.compare(a, b))
    }

    /// The usual name of a country; `None` for a code that CLDR does not know.
    pub fn country(&self, language: Language, country: &Country) -> Option<&'static str> {
        names::territory(self.interface(language), country.as_str())
    }

    /// The name of a region of the world by its UN M49 code of three digits: `002` is Africa.
    pub fn region(&self, language: Language, m49: &str) -> Option<&'static str> {
        let digits = m49.len() == 3 && m49.bytes().all(|b| b.is_ascii_digit());
        if digits { names::territory(self.interface(language), m49) } else { None }
    }

    /// The name of a language as it stands in a sentence: `anglais`. The tag where there is none.
    pub fn language_name(&self, language: Language, of: Language) -> String {
        names::language(self.interface(language), of)
    }

    /// What a language calls itself, as it stands alone: `English`, `Français`. The tag where CLDR does not know.
    pub fn endonym(&self, of: Language) -> String {
        names::endonym(of)
    }

    /// The countries that have a name, in the order of their codes.
    pub fn countries(&self) -> impl Iterator<Item = Country> {
        names::countries()
    }

    fn interface(&self, language: Language) -> Language {
        if language.interface_index().is_some() { language } else { self.first }
    }

    fn formats(&self, language: Language) -> Option<&'static Formats> {
        Formats::of(language).or_else(|| Formats::of(self.first))
    }
}

impl fmt::Debug for I18n {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("I18n").field("first", &self.first).finish_non_exhaustive()
    }
}
