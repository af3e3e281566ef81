//! Names of countries, regions of the world and languages: the tables of `data/cldr`, read once when first asked.

use std::{collections::BTreeMap, sync::LazyLock};

use icu::{
    casemap::{
        TitlecaseMapper,
        options::{TitlecaseOptions, TrailingCase},
    },
    locale::LanguageIdentifier,
};
use kernel::{Country, Language};

/// A code, and a name in each interface language, in their order.
type Table = BTreeMap<&'static str, [&'static str; 4]>;

static TERRITORIES: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../../../data/cldr/territories.tsv")));
static LANGUAGES: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../../../data/cldr/languages.tsv")));
static ENDONYMS: LazyLock<BTreeMap<&'static str, String>> =
    LazyLock::new(|| endonyms(include_str!("../../../../data/cldr/endonyms.tsv")));

/// The name of a country (two letters) or region (three digits) in an interface language.
pub(crate) fn territory(language: Language, code: &str) -> Option<&'static str> {
    Some(TERRITORIES.get(code)?[language.interface_index()?])
}

/// The countries that have a name.
pub(crate) fn countries() -> impl Iterator<Item = Country> {
    TERRITORIES.keys().filter_map(|code| code.parse().ok())
}

/// The name of a language in an interface language: its own entry, else that of its primary language with the
/// country in brackets, else the tag.
pub(crate) fn language(language: Language, of: Language) -> String {
    let name = |tag: &str| language.interface_index().and_then(|at| Some(LANGUAGES.get(tag)?[at]));
    if let Some(name) = name(of.as_str()) {
        return name.to_owned();
    }
    let Some(primary) = name(of.primary()) else { return of.to_string() };
    let place = of.as_str().split('-').skip(1).find_map(|part| territory(language, part));
    place.map_or_else(|| primary.to_owned(), |place| format!("{primary} ({place})"))
}

/// What a language calls itself, with a capital where its script has them: it stands alone in the language switch.
pub(crate) fn endonym(of: Language) -> String {
    ENDONYMS.get(of.as_str()).or_else(|| ENDONYMS.get(of.primary())).cloned().unwrap_or_else(|| of.to_string())
}

/// Rows of a code and four names after a line of headings; `refresh.mjs` writes nothing else.
fn read(table: &'static str) -> Table {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, [cells.next()?, cells.next()?, cells.next()?, cells.next()?]))
    };
    table.lines().skip(1).filter_map(row).collect()
}

fn endonyms(table: &'static str) -> BTreeMap<&'static str, String> {
    let mapper = TitlecaseMapper::new();
    let mut options = TitlecaseOptions::default();
    options.trailing_case = Some(TrailingCase::Unchanged);
    let row = |line: &'static str| {
        let (tag, name) = line.split_once('\t')?;
        let language: LanguageIdentifier = tag.parse().ok()?;
        Some((tag, mapper.titlecase_segment_to_string(name, &language, options).into_owned()))
    };
    table.lines().skip(1).filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        assert_eq!(TERRITORIES.len(), include_str!("../../../../data/cldr/territories.tsv").lines().count() - 1);
        assert_eq!(LANGUAGES.len(), include_str!("../../../../data/cldr/languages.tsv").lines().count() - 1);
        assert_eq!(ENDONYMS.len(), include_str!("../../../../data/cldr/endonyms.tsv").lines().count() - 1);
        assert!(TERRITORIES.values().chain(LANGUAGES.values()).flatten().all(|name| !name.is_empty()));
    }

    #[test]
    fn the_columns_are_the_interface_languages_in_their_order() {
        for table in
            [include_str!("../../../../data/cldr/territories.tsv"), include_str!("../../../../data/cldr/languages.tsv")]
        {
            assert_eq!(table.lines().next(), Some("code\tfr\ten\tes\tar"));
        }
        assert_eq!(Language::INTERFACE, [Language::FR, Language::EN, Language::ES, Language::AR]);
    }
}
