//! What the pages around a preview show.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use crate::{DeskHead, Field, Fields};

/// What the form needs to show the preview beside it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct PaneView {
    /// The page that shows it without scripts, and on narrow screens.
    pub href: String,
    /// Where links for those without an account are made; absent for who may not write.
    pub links_href: Option<String>,
    /// The texts.
    pub tabs: Vec<PreviewTab>,
}

/// A text whose preview can be looked at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct PreviewTab {
    /// The name of its language.
    pub name: String,
    /// The page of its previews.
    pub href: String,
    /// The preview itself.
    pub src: String,
    /// Whether it is the one on the page.
    pub current: bool,
}

/// The preview of a text at the widths of a phone and of a desk.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PreviewsPage {
    /// The head.
    pub head: DeskHead,
    /// The texts.
    pub tabs: Vec<PreviewTab>,
    /// The preview.
    pub src: String,
}

/// The links to a preview for those without an account.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LinksPage {
    /// The head.
    pub head: DeskHead,
    /// Where the form is sent.
    pub action: String,
    /// The fields of a new link.
    pub fields: Fields,
    /// The link that was made a moment ago, to be copied.
    pub made: Option<Field>,
    /// The links that hold.
    pub rows: Vec<LinkRow>,
}

/// A link that holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct LinkRow {
    /// Its id.
    pub id: String,
    /// Its last day, in civil time.
    pub until: String,
    /// Who made it.
    pub by: String,
    /// For whom.
    pub note: Option<String>,
}

impl View for PreviewsPage {
    const TEMPLATE: &'static str = "desk/previews.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let page = |tabs| Self { head: DeskHead::sample(), tabs, src: "/desk/articles/1/fr/preview".into() };
        vec![page(vec![]), page(PaneView::sample().tabs)]
    }
}

impl View for LinksPage {
    const TEMPLATE: &'static str = "desk/preview-links.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let field = |name: &str, error: Option<&str>| Field {
            name: name.into(),
            label: "Jusqu’au".into(),
            hint: Some("Au plus tard le 24 décembre 2026.".into()),
            value: "2026-12-01".into(),
            error: error.map(str::to_owned),
            ..Field::default()
        };
        let fields = |error: Option<&str>| {
            let mut fields = Fields::default();
            fields.add(field("until", error));
            fields.add(field("note", None));
            fields.faulty.extend(error.map(|_| "until".to_owned()));
            fields
        };
        let page = |fields, made, rows| Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/fr/preview-links".into(),
            fields,
            made,
            rows,
        };
        let row = |note: Option<&str>| LinkRow {
            id: "1".into(),
            until: "2026-12-01T23:59:59".into(),
            by: "Camille Exemple".into(),
            note: note.map(str::to_owned),
        };
        vec![
            page(fields(None), None, vec![]),
            page(fields(None), Some(field("made", None)), vec![row(None), row(Some("La presse locale"))]),
            page(fields(Some("C’est déjà passé.")), None, vec![row(None)]),
        ]
    }
}

impl PaneView {
    /// For the samples of the form.
    pub(crate) fn sample() -> Self {
        let tab = |name: &str, tag: &str, current| PreviewTab {
            name: name.into(),
            href: format!("/desk/articles/1/{tag}/previews"),
            src: format!("/desk/articles/1/{tag}/preview"),
            current,
        };
        Self {
            href: "/desk/articles/1/fr/previews".into(),
            links_href: Some("/desk/articles/1/fr/preview-links".into()),
            tabs: vec![tab("français", "fr", true), tab("arabe", "ar", false)],
        }
    }
}
