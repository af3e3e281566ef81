//! What the page shows.

use schemars::JsonSchema;
use serde::Serialize;
use web::{Markup, View};

use crate::{DeskHead, Field};

/// A translation beside its source.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BesidePage {
    /// The head.
    pub head: DeskHead,
    /// Where the form is sent.
    pub action: String,
    /// On what words the form was filled.
    pub words_stand: String,
    /// The rows of facts that words are said of: under which name the form sends each, and what it is called by.
    pub items: Vec<(String, String)>,
    /// The language of the source.
    pub source: BesideLanguage,
    /// The language of the translation.
    pub own: BesideLanguage,
    /// Other texts to translate from.
    pub sources: Vec<BesideLanguage>,
    /// The rows: fields first, then blocks.
    pub rows: Vec<BesideRow>,
    /// How many rows have changed in the source since the translation followed it.
    pub changed: usize,
    /// Why the translation cannot be written on now, or was not saved.
    pub problem: Option<String>,
    /// Whether the translation can be saved.
    pub open: bool,
    /// Where the text's own form is.
    pub back: String,
}

/// A language of the page.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BesideLanguage {
    /// Its code.
    pub code: String,
    /// Its name, in the language of the interface.
    pub name: String,
    /// Its direction.
    pub dir: String,
    /// Where the page with this source is.
    pub href: String,
}

/// A field or a block, in both languages.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BesideRow {
    /// What the source says; with the old and new words marked where it changed.
    pub source: Option<Markup>,
    /// Whether the source changed since the translation followed it.
    pub changed: bool,
    /// Whether there is nothing in the translation yet.
    pub missing: bool,
    /// The translation's field.
    pub field: Field,
    /// How many lines the field shows.
    pub lines: usize,
}

impl View for BesidePage {
    const TEMPLATE: &'static str = "desk/beside.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let markup = || document::Html::from_trusted("<p>Texte</p>".into()).into();
        let row = |name: &str, has_source: bool, value: &str| BesideRow {
            source: has_source.then(markup),
            changed: has_source,
            missing: value.is_empty(),
            field: Field { name: name.into(), label: name.into(), value: value.into(), ..Field::default() },
            lines: 3,
        };
        let language = |code: &str, name: &str, dir: &str| BesideLanguage {
            code: code.into(),
            name: name.into(),
            dir: dir.into(),
            href: format!("/desk/articles/1/ar/beside?from={code}"),
        };
        let page = |rows: Vec<BesideRow>, problem: Option<&str>| Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/ar/beside".into(),
            words_stand: "d3".into(),
            items: if problem.is_some() { vec![] } else { vec![("session".into(), "a".into())] },
            source: language("fr", "français", "ltr"),
            own: language("ar", "arabe", "rtl"),
            sources: vec![language("en", "anglais", "ltr")],
            changed: rows.len(),
            rows,
            problem: problem.map(str::to_owned),
            open: problem.is_none(),
            back: "/desk/articles/1/ar".into(),
        };
        vec![
            page(Vec::new(), Some("Le brouillon attend une relecture.")),
            page(
                vec![row("title", true, "تجتمع المدن."), row("own-a", false, "ملاحظة"), row("block-a", true, "")],
                None,
            ),
        ]
    }
}
