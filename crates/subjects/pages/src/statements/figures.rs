//! What pages weigh, as `e2e/journeys/weight.mjs` measured it for `data/eco/figures.json`.

use kernel::Civil;
use serde::Deserialize;

const FIGURES: &str = include_str!("../../../../../data/eco/figures.json");

/// A measurement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    /// The version of the product that was measured.
    pub(super) version: String,
    /// The day.
    pub(super) measured: Civil,
    /// The width of the screen, in points of which each is two pixels wide.
    pub(super) width: u32,
    /// Each kind of page.
    pub(super) pages: Vec<Weight>,
}

/// What one kind of page costs at a first visit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weight {
    /// The kind of page.
    pub(super) kind: Kind,
    /// Bytes that were sent.
    pub(super) bytes: u64,
    /// Requests that were made.
    pub(super) requests: i64,
    /// Elements of the page, those of drawings left out.
    pub(super) nodes: i64,
    /// The `EcoIndex`.
    pub(super) points: i64,
    /// Its letter.
    pub(super) grade: String,
}

/// A kind of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// The home page.
    Home,
    /// The list of articles.
    List,
    /// An article with a picture.
    ArticleFull,
    /// An article without one.
    ArticleLace,
    /// A theme.
    Topic,
    /// A page.
    Page,
    /// The contact form.
    Contact,
}

impl Kind {
    /// The key of its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Home => "pages-eco-kind-home",
            Self::List => "pages-eco-kind-list",
            Self::ArticleFull => "pages-eco-kind-article-full",
            Self::ArticleLace => "pages-eco-kind-article-lace",
            Self::Topic => "pages-eco-kind-topic",
            Self::Page => "pages-eco-kind-page",
            Self::Contact => "pages-eco-kind-contact",
        }
    }
}

/// The measurement that is shipped; nothing where it cannot be read.
pub(super) fn figures() -> Option<Figures> {
    serde_json::from_str(FIGURES).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BUDGET;

    #[test]
    fn the_figures_are_read_and_keep_the_budget() {
        let figures = figures().unwrap();
        assert_eq!(figures.pages.len(), 7, "every kind is measured");
        for page in &figures.pages {
            assert!(page.requests <= BUDGET.requests, "{page:?}");
            assert_eq!(page.grade, "A", "{page:?}");
            let has_picture = matches!(page.kind, Kind::Home | Kind::ArticleFull | Kind::List | Kind::Topic);
            assert!(has_picture || page.bytes <= BUDGET.bytes, "{page:?}");
        }
    }
}
