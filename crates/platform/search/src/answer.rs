//! What a search answers: data ready for a page.

use std::cmp::Reverse;

use kernel::{Civil, Country, Language, ThemeId};
use serde::{Deserialize, Serialize};

use crate::{Passage, Piece, Thing, collect::Harvest};

/// How far a result reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Everybody reads it.
    Open,
    /// It is for members or a group, and this reader is one.
    Closed,
    /// It is for others; this is its announcement.
    Announced,
}

/// A result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// What it is.
    pub thing: Thing,
    /// The language of the text that is shown: the one that answers best.
    pub language: Language,
    /// The other languages in which the reader may read it.
    pub others: Vec<Language>,
    /// The line above the title.
    pub overline: String,
    /// The title, with marks.
    pub title: Vec<Piece>,
    /// What it says of what was sought; the standfirst where only the title does.
    pub passage: Passage,
    /// The day shown.
    pub dated: Civil,
    /// Whether it has moved to the archive.
    pub is_archived: bool,
    /// Who else may read it.
    pub reach: Reach,
    /// Whether an editor put it first.
    pub is_promoted: bool,
}

/// A value of a facet and how many results have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted<T> {
    /// The value.
    pub value: T,
    /// How many publications.
    pub count: u64,
}

/// The facets of what was found, each sorted by its counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By kind.
    pub kinds: Vec<Counted<String>>,
    /// By theme; a result counts for the broader ones as well.
    pub themes: Vec<Counted<ThemeId>>,
    /// By country.
    pub countries: Vec<Counted<Country>>,
    /// By the languages of its texts that hold what was sought.
    pub languages: Vec<Counted<Language>>,
    /// By year, the latest first.
    pub years: Vec<Counted<i16>>,
}

/// What helps where nothing was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Help {
    /// Queries with one word less that find something, and how much.
    pub fewer: Vec<Counted<String>>,
    /// Themes of what holds any of the words.
    pub themes: Vec<ThemeId>,
    /// How many results there are without the chosen facets.
    pub without_filter: u64,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    /// The query as it was understood: [`crate::Query::normal`].
    pub normal: String,
    /// How many publications were found.
    pub total: u64,
    /// How many of them hold all the words.
    pub with_all_words: u64,
    /// This page.
    pub hits: Vec<Hit>,
    /// Whether there is a next page within [`crate::DEEPEST`].
    pub has_more: bool,
    /// The facets.
    pub facets: Facets,
    /// Words that nobody wrote, and what was searched for instead.
    pub read_as: Vec<(String, String)>,
    /// A query like this one that finds more.
    pub did_you_mean: Option<String>,
    /// Where nothing was found.
    pub help: Option<Help>,
    /// Whether only the beginning of what was typed was read.
    pub is_cut: bool,
}

impl Facets {
    /// Of what was collected.
    pub(crate) fn of(harvest: &Harvest) -> Self {
        let mut facets = Self::default();
        for (label, &count) in &harvest.counts {
            let Some((facet, value)) = label.split_once(':') else { continue };
            match facet {
                "k" => facets.kinds.push(Counted { value: value.to_owned(), count }),
                "t" => facets.themes.extend(parsed(value, count)),
                "c" => facets.countries.extend(parsed(value, count)),
                "l" => facets.languages.extend(parsed(value, count)),
                "y" => facets.years.extend(parsed(value, count)),
                _ => {}
            }
        }
        sort(&mut facets.kinds);
        sort(&mut facets.themes);
        sort(&mut facets.countries);
        sort(&mut facets.languages);
        facets.years.sort_unstable_by_key(|one| Reverse(one.value));
        facets
    }
}

fn parsed<T: std::str::FromStr>(value: &str, count: u64) -> Option<Counted<T>> {
    value.parse().ok().map(|value| Counted { value, count })
}

fn sort<T: Ord>(counted: &mut [Counted<T>]) {
    counted.sort_unstable_by(|one, other| other.count.cmp(&one.count).then_with(|| one.value.cmp(&other.value)));
}
