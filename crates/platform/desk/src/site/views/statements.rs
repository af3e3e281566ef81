//! The forms of the two statements.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{faulty, sample_fields, sample_tabs};
use crate::{DeskHead, Fields, MenuEntry};

/// The form of a statement.
#[derive(Serialize, JsonSchema)]
pub(crate) struct StatementPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// What the form is for.
    pub(crate) about: String,
    /// The page that readers see, where the site has one.
    pub(crate) public: Option<String>,
    /// The fields.
    pub(crate) fields: Fields,
    /// The form's parts, in their order.
    pub(crate) parts: Vec<PartView>,
}

/// A part of the form.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PartView {
    /// Its name.
    pub(crate) legend: String,
    /// What it is for.
    pub(crate) about: Option<String>,
    /// Its fields.
    pub(crate) lines: Vec<LineView>,
    /// Its rows, and some to be filled.
    pub(crate) rows: Vec<RowView>,
}

/// A row of a part.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RowView {
    /// Which one it is.
    pub(crate) legend: String,
    /// Its fields.
    pub(crate) lines: Vec<LineView>,
}

/// Where a field stands.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LineView {
    /// The field's name.
    pub(crate) name: String,
    /// What it is: `text`, `area`, `check`, or an input's type.
    pub(crate) kind: &'static str,
    /// The language that is written in it; empty for that of the page.
    pub(crate) language: String,
    /// The direction of what is written in it; empty for that of the page.
    pub(crate) dir: String,
}

impl LineView {
    /// A field in no language.
    pub(crate) fn plain(name: &str, kind: &'static str) -> Self {
        Self { name: name.to_owned(), kind, language: String::new(), dir: String::new() }
    }

    /// A field for an address, which is written from the left.
    pub(crate) fn left(name: &str) -> Self {
        Self { dir: "ltr".to_owned(), ..Self::plain(name, "text") }
    }
}

impl View for StatementPage {
    const TEMPLATE: &'static str = "desk/site-statement.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let fields = || sample_fields(&["rate", "french", "tools", "gap-0-words-fr", "stand"]);
        let page = |fields, public: Option<&str>| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            about: "À quoi sert cette page.".into(),
            public: public.map(Into::into),
            fields,
            parts: vec![PartView {
                legend: "Audit".into(),
                about: public.map(Into::into),
                lines: vec![
                    LineView::plain("rate", "number"),
                    LineView::plain("french", "check"),
                    LineView::plain("tools", "area"),
                ],
                rows: vec![RowView { legend: "Ligne 1".into(), lines: vec![LineView::left("gap-0-words-fr")] }],
            }],
        };
        vec![page(fields(), None), page(faulty(fields()), Some("/fr/accessibilite"))]
    }
}
