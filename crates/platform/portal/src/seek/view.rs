//! The page of results.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use crate::views::{Active, FilterLink, Head, LanguageLink, LinkView};

/// What was found.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct SearchPage {
    /// What the page says of itself.
    pub(crate) head: Head,
    /// What was typed.
    pub(crate) query: String,
    /// What the form sends beside the words, as the address has it.
    pub(crate) kept: Vec<KeptView>,
    /// The first day that is sought: `2017-11-20`; may be empty.
    pub(crate) from: String,
    /// The last one.
    pub(crate) to: String,
    /// Whether anything was asked.
    pub(crate) is_asked: bool,
    /// Whether there is nothing to ask yet: the index is being built.
    pub(crate) is_building: bool,
    /// Whether only the beginning of what was typed was read.
    pub(crate) is_cut: bool,
    /// How many results there are.
    pub(crate) total: i64,
    /// How many of them hold all the words; absent where all do.
    pub(crate) with_all_words: Option<i64>,
    /// Which page of them this is, from 1.
    pub(crate) number: usize,
    /// Words that nobody wrote, each with what was sought instead.
    pub(crate) read_as: Vec<ReadAsView>,
    /// A search like this one that finds more.
    pub(crate) did_you_mean: Option<LinkView>,
    /// The results of this page.
    pub(crate) hits: Vec<HitView>,
    /// What they can be narrowed by.
    pub(crate) facets: Vec<FacetView>,
    /// What is chosen.
    pub(crate) active: Vec<Active>,
    /// The orders: by relevance, by date.
    pub(crate) sorts: Vec<FilterLink>,
    /// Where nothing was found.
    pub(crate) help: Option<HelpView>,
    /// The page before.
    pub(crate) before: Option<String>,
    /// The page after.
    pub(crate) after: Option<String>,
    /// This search as a feed.
    pub(crate) feed: Option<String>,
}

/// A field of the form that is not seen.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct KeptView {
    /// Its name.
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: String,
}

/// A word and what was sought instead.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ReadAsView {
    /// As it was typed.
    pub(crate) typed: String,
    /// What was sought.
    pub(crate) read: String,
}

/// A piece of a text.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PieceView {
    /// The text.
    pub(crate) text: String,
    /// Whether it was sought.
    pub(crate) is_marked: bool,
}

/// A result.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct HitView {
    /// Its address.
    pub(crate) href: String,
    /// Its title, in pieces.
    pub(crate) title: Vec<PieceView>,
    /// Above the title.
    pub(crate) overline: Option<String>,
    /// The language of the title.
    pub(crate) language: String,
    /// Its direction.
    pub(crate) dir: String,
    /// Whether that is another language than the page's.
    pub(crate) foreign: bool,
    /// That language's name in the page's language.
    pub(crate) language_name: String,
    /// Where the words stand.
    pub(crate) passage: PassageView,
    /// The civil time shown and sorted by; absent of what stands in no list by date.
    pub(crate) dated: Option<String>,
    /// What kind of publication it is, in words.
    pub(crate) kind_label: String,
    /// What is to be known of it, in words: that an editor put it first, that it is for members, that it is in the archive.
    pub(crate) tags: Vec<String>,
    /// The other languages in which it can be read.
    pub(crate) others: Vec<LanguageLink>,
}

/// Some lines of a text, around what was sought.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PassageView {
    /// The text, in pieces.
    pub(crate) pieces: Vec<PieceView>,
    /// Its language.
    pub(crate) language: String,
    /// Its direction.
    pub(crate) dir: String,
    /// Whether that is another language than the page's.
    pub(crate) foreign: bool,
    /// The title of the file that it stands in, where it is not the text itself.
    pub(crate) of: Option<String>,
    /// Whether the text goes on before it.
    pub(crate) is_cut_before: bool,
    /// Whether the text goes on after it.
    pub(crate) is_cut_after: bool,
}

/// What results can be narrowed by.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FacetView {
    /// What it is.
    pub(crate) label: String,
    /// Its values.
    pub(crate) items: Vec<FilterLink>,
}

/// What helps where nothing was found.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct HelpView {
    /// The same with one word less, and how much that finds.
    pub(crate) fewer: Vec<FilterLink>,
    /// The same without what was chosen.
    pub(crate) open: Option<FilterLink>,
    /// Themes that come near.
    pub(crate) themes: Vec<LinkView>,
    /// All themes.
    pub(crate) all_themes: LinkView,
    /// Whom to ask.
    pub(crate) contact: Option<LinkView>,
}

impl View for SearchPage {
    const TEMPLATE: &'static str = "portal/search.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let link = |label: &str| LinkView { label: label.into(), href: "/fr/recherche?q=eau".into() };
        let filter = |label: &str, current| FilterLink {
            label: label.into(),
            href: "/fr/recherche?q=eau".into(),
            current,
            count: Some(12),
        };
        let piece = |text: &str, is_marked| PieceView { text: text.into(), is_marked };
        let head = crate::views::sample_head;
        let hit = |foreign: bool| HitView {
            href: "/en/news/water".into(),
            title: vec![piece("Water for <all> & ", false), piece("towns", true)],
            overline: foreign.then(|| "Conference".into()),
            language: "en".into(),
            dir: "ltr".into(),
            foreign,
            language_name: "anglais".into(),
            passage: PassageView {
                pieces: vec![piece("the ", false), piece("water", true), piece(" of 2017", false)],
                language: "en".into(),
                dir: "ltr".into(),
                foreign,
                of: foreign.then(|| "Annual report".into()),
                is_cut_before: foreign,
                is_cut_after: true,
            },
            dated: foreign.then(|| "2017-11-20T09:00:00".into()),
            kind_label: "Actualités".into(),
            tags: foreign.then(|| "Archives".into()).into_iter().collect(),
            others: Vec::new(),
        };
        vec![
            Self { head: head(), number: 1, ..Self::default() },
            Self {
                head: head(),
                query: "eau <b> \"et".into(),
                kept: vec![KeptView { name: "kind".into(), value: "article".into() }],
                from: "2017-01-01".into(),
                is_asked: true,
                is_cut: true,
                total: 42,
                with_all_words: Some(2),
                number: 2,
                read_as: vec![ReadAsView { typed: "jumellage".into(), read: "jumelage".into() }],
                did_you_mean: Some(link("jumelage")),
                hits: vec![hit(true), hit(false)],
                facets: vec![FacetView {
                    label: "Année".into(),
                    items: vec![filter("2017", true), filter("2016", false)],
                }],
                active: vec![Active { label: "2017".into(), remove_href: "/fr/recherche?q=eau".into() }],
                sorts: vec![filter("Pertinence", true), filter("Date", false)],
                before: Some("/fr/recherche?q=eau".into()),
                after: Some("/fr/recherche?q=eau&page=3".into()),
                feed: Some("/fr/recherche/feed.atom?q=eau".into()),
                ..Self::default()
            },
            Self {
                head: head(),
                query: "lune".into(),
                is_asked: true,
                number: 1,
                help: Some(HelpView {
                    fewer: vec![filter("eau", false)],
                    open: Some(filter("lune", false)),
                    themes: vec![link("Eau")],
                    all_themes: link("Thèmes et pays"),
                    contact: Some(link("Contact")),
                }),
                ..Self::default()
            },
            Self { head: head(), query: "eau".into(), is_asked: true, is_building: true, number: 1, ..Self::default() },
        ]
    }
}
