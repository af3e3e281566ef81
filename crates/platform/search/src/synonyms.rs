//! Words that mean the same to who searches: the file `data/synonyms.tsv`, and the names of countries in four languages.

use std::{collections::HashMap, sync::LazyLock};

use i18n::I18n;
use kernel::{Country, Language};

use crate::analysis::{Tongue, stem, words};
use crate::query::is_little;

/// The file, one group a line: see `data/README.md`.
const FILE: &str = include_str!("../data/synonyms.tsv");

/// The longest alternative, in words that count.
pub(crate) const LONGEST: usize = 8;

/// Another way to say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// Its words as stems of its language, each with its place in the phrase.
    pub(crate) stems: Vec<(usize, String)>,
    /// Its words as folded, to mark them.
    pub(crate) is_near: bool,
}

/// All groups, found by the words of any of their alternatives.
#[derive(Default)]
pub(crate) struct Synonyms {
    groups: Vec<Vec<Alternative>>,
    by_words: HashMap<String, Vec<usize>>,
}

/// Those of the product, read once.
pub(crate) static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    let mut all = Synonyms::default();
    for line in FILE.lines().filter(|line| !line.is_empty()) {
        all.add(line.split(" | ").filter_map(|part| {
            let (is_near, part) = part.strip_prefix('~').map_or((false, part), |rest| (true, rest));
            let (language, phrase) = part.split_once(':')?;
            Some((language.parse().ok()?, phrase, is_near))
        }));
    }
    let mut names: HashMap<Country, Vec<(Language, &'static str)>> = HashMap::new();
    country_names(|country, language, name| Some((country, language, name)))
        .for_each(|(country, language, name)| names.entry(country).or_default().push((language, name)));
    for names in names.into_values() {
        all.add(names.into_iter().map(|(language, name)| (language, name, false)));
    }
    all
});

/// What the names of all countries, in the interface's languages, are made into.
pub(crate) fn country_names<T>(
    mut make: impl FnMut(Country, Language, &'static str) -> Option<T>,
) -> impl Iterator<Item = T> {
    // Without locale files nothing can be wrong in them.
    let i18n = I18n::new(&[], &[], Language::EN).ok();
    let names: Vec<_> = i18n
        .iter()
        .flat_map(|i18n| {
            i18n.countries().flat_map(move |country| {
                Language::INTERFACE.into_iter().filter_map(move |language| {
                    let name = i18n.country(language, &country)?;
                    Some((country.clone(), language, name))
                })
            })
        })
        .collect();
    names.into_iter().filter_map(move |(country, language, name)| make(country, language, name))
}

impl Synonyms {
    fn add<'p>(&mut self, alternatives: impl Iterator<Item = (Language, &'p str, bool)>) {
        let group = self.groups.len();
        let mut ways: Vec<Alternative> = Vec::new();
        for (language, phrase, is_near) in alternatives {
            let tongue = Tongue::of(language);
            let stems: Vec<_> = words(phrase)
                .into_iter()
                .enumerate()
                .filter(|(_, word)| !is_little(word))
                .map(|(at, word)| (at, stem(tongue, &word.folded).into_owned()))
                .collect();
            if stems.is_empty() || stems.len() > LONGEST || ways.iter().any(|way| way.stems == stems) {
                continue;
            }
            let groups = self.by_words.entry(key(stems.iter().map(|(_, stem)| &**stem))).or_default();
            if !groups.contains(&group) {
                groups.push(group);
            }
            ways.push(Alternative { stems, is_near });
        }
        self.groups.push(ways);
    }

    /// The other ways to say these words, given as stems of one language.
    pub(crate) fn of<'s>(&self, stems: impl Iterator<Item = &'s str>) -> impl Iterator<Item = &Alternative> {
        let groups = self.by_words.get(&key(stems));
        groups.into_iter().flatten().filter_map(|group| self.groups.get(*group)).flatten()
    }
}

fn key<'s>(stems: impl Iterator<Item = &'s str>) -> String {
    stems.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(from: &str, language: Language, to: &str) {
        let tongue = Tongue::of(language);
        let stems: Vec<_> = words(from)
            .iter()
            .filter(|word| !is_little(word))
            .map(|word| stem(tongue, &word.folded).into_owned())
            .collect();
        let ways: Vec<_> = SYNONYMS.of(stems.iter().map(String::as_str)).collect();
        let said = |way: &Alternative| way.stems.iter().map(|(_, stem)| &**stem).collect::<Vec<_>>().join(" ");
        assert!(
            ways.iter().any(|way| said(way) == to),
            "{from}: {:?}",
            ways.iter().map(|way| said(way)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_file_is_read_whole() {
        for line in FILE.lines() {
            for part in line.split(" | ") {
                let (language, phrase) = part.trim_start_matches('~').split_once(':').unwrap();
                assert!(language.parse::<Language>().is_ok() && !phrase.is_empty(), "{line}");
            }
        }
    }

    #[test]
    fn words_lead_to_one_another() {
        leads("jumelages", Language::FR, "partenariat");
        leads("aides publiques au développement", Language::FR, "oda");
        leads("Allemagne", Language::FR, "germany");
        leads("ألمانيا", Language::AR, "germany");
    }
}
