//! What the page of a publication's links shows.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use crate::{
    DeskHead, Field, Fields,
    publications::views::{sample_field, sample_select},
    title::Title,
};

/// What a publication is linked with, and what it may be linked with.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LinkedPage {
    /// The head.
    pub head: DeskHead,
    /// Where links are made; with `/removing` after it, taken away.
    pub action: String,
    /// What it is linked with.
    pub rows: Vec<LinkedRow>,
    /// The words of titles that are sought.
    pub search: Field,
    /// Whether some were.
    pub is_sought: bool,
    /// What was found.
    pub found: Vec<FoundRow>,
    /// The fields of a new link.
    pub fields: Fields,
    /// Where one goes back to.
    pub back: String,
}

/// What the form of a text shows of its links.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct LinkedView {
    /// Where they are changed; absent for who may not.
    pub href: Option<String>,
    /// What it is linked with.
    pub rows: Vec<LinkedRow>,
}

/// A publication that one is linked with.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct LinkedRow {
    /// How, in words: "Part of".
    pub relation: String,
    /// Its kind's name.
    pub kind: String,
    /// Its title.
    pub title: Title,
    /// Where it is edited; absent where one may not see it.
    pub href: Option<String>,
    /// What the form calls the link by.
    pub link: String,
}

/// A publication that was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct FoundRow {
    /// The publication.
    pub publication: String,
    /// Its title.
    pub title: Title,
    /// Its kind's name.
    pub kind: String,
}

impl View for LinkedPage {
    const TEMPLATE: &'static str = "desk/linked.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let mut fields = Fields::default();
        fields.add(sample_select("relation", "Lien"));
        fields.add(Field { error: Some("Une publication…".into()), ..sample_field("publication", "Publication") });
        fields.faulty.push("publication".into());
        let full = Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/links".into(),
            rows: LinkedView::sample().rows,
            search: sample_field("q", "Mots du titre"),
            is_sought: true,
            found: vec![FoundRow { publication: "2".into(), title: Title::sample(), kind: "Actualités".into() }],
            fields,
            back: "/desk/articles/1".into(),
        };
        let mut fields = Fields::default();
        fields.add(sample_select("relation", "Lien"));
        fields.add(sample_field("publication", "Publication"));
        let empty = Self {
            head: DeskHead::sample(),
            action: full.action.clone(),
            rows: vec![],
            search: sample_field("q", "Mots du titre"),
            is_sought: false,
            found: vec![],
            fields,
            back: full.back.clone(),
        };
        vec![empty, full]
    }
}

impl LinkedView {
    /// For samples.
    pub(crate) fn sample() -> Self {
        let row = |href: Option<&str>| LinkedRow {
            relation: "Fait partie de".into(),
            kind: "Actualités".into(),
            title: Title::sample(),
            href: href.map(str::to_owned),
            link: "part-of~2".into(),
        };
        Self { href: Some("/desk/articles/1/links".into()), rows: vec![row(Some("/desk/articles/2")), row(None)] }
    }
}
