//! What comes first for a search, and what was not found.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{FoundRow, faulty, sample_fields, sample_tabs};
use crate::{DeskHead, Fields, MenuEntry};

/// What editors do that things are found.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FindingPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The fields: `words`, `language`, `until`, `q`.
    pub(crate) fields: Fields,
    /// What comes first, by search.
    pub(crate) rows: Vec<PromotedRow>,
    /// Whether a publication was sought.
    pub(crate) is_sought: bool,
    /// What was found to be put first.
    pub(crate) found: Vec<FoundRow>,
    /// What readers searched and did not find, the most frequent first.
    pub(crate) unfound: Vec<UnfoundRow>,
}

/// What comes first for a search.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PromotedRow {
    /// The search, in its normal form.
    pub(crate) words: String,
    /// The language of the readers for whom it does; empty where for all.
    pub(crate) language: String,
    /// Its name.
    pub(crate) language_name: Option<String>,
    /// Until when.
    pub(crate) until: Option<String>,
    /// Whether readers see it there no longer.
    pub(crate) is_over: bool,
    /// The publication.
    pub(crate) thing: FoundRow,
}

/// What was not found.
#[derive(Serialize, JsonSchema)]
pub(crate) struct UnfoundRow {
    /// The search, in its normal form.
    pub(crate) words: String,
    /// How often.
    pub(crate) times: i64,
    /// The last day: `2026-11-24`.
    pub(crate) last: String,
    /// This page with the search filled in.
    pub(crate) href: String,
}

impl View for FindingPage {
    const TEMPLATE: &'static str = "desk/site-search.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let thing = || FoundRow {
            publication: "0195e1a0-0000-7000-8000-000000000001".into(),
            title: "Declaración de Malinas".into(),
            language: "es".into(),
            dir: "ltr".into(),
            foreign: true,
            href: "/desk/articles/1".into(),
        };
        let row = |language: Option<&str>| PromotedRow {
            words: "aide <publique>".into(),
            language: language.unwrap_or_default().into(),
            language_name: language.map(|_| "français".into()),
            until: language.map(|_| "2026-12-01T00:00:00".into()),
            is_over: language.is_some(),
            thing: thing(),
        };
        let unfound = UnfoundRow {
            words: "jumelage lunaire".into(),
            times: 12,
            last: "2026-11-24".into(),
            href: "/desk/search?words=jumelage%20lunaire#first".into(),
        };
        let page = |fields, rows, found: Vec<FoundRow>, unfound| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            fields,
            rows,
            is_sought: !found.is_empty(),
            found,
            unfound,
        };
        let names = ["words", "language:", "until", "q"];
        vec![
            page(sample_fields(&names), vec![], vec![], vec![]),
            page(faulty(sample_fields(&names)), vec![row(Some("fr")), row(None)], vec![thing()], vec![unfound]),
        ]
    }
}
