//! What the desk's first page shows.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use crate::{DeskHead, title::Title};

/// The desk's first page.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Dashboard {
    /// The head.
    pub(crate) head: DeskHead,
    /// Where new ones are made, by kind.
    pub(crate) make: Vec<Link>,
    /// What waits for who asks; empty where nothing does.
    pub(crate) waiting: Vec<Part>,
    /// What has grown old.
    pub(crate) aged: Vec<Part>,
    /// What was worked on last.
    pub(crate) recent: Option<Part>,
    /// What was read most.
    pub(crate) read: Option<ReadPart>,
}

/// A part of the page.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Part {
    /// Its heading.
    pub(crate) heading: String,
    /// What stands in it.
    pub(crate) items: Vec<Item>,
    /// Where all of it stands.
    pub(crate) more: Option<Link>,
}

/// A text that waits, has grown old, or was worked on.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Item {
    /// Its title.
    pub(crate) title: Title,
    /// Where it is.
    pub(crate) href: String,
    /// When it was last worked on, was last changed for readers, or is due; in civil time.
    pub(crate) at: String,
    /// What kind it is, and in which language.
    pub(crate) about: String,
}

/// A link.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Link {
    /// What it says.
    pub(crate) label: String,
    /// Where it leads.
    pub(crate) href: String,
}

/// What was read most in thirty days.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ReadPart {
    /// How often the first was.
    pub(crate) most: i64,
    /// The texts.
    pub(crate) rows: Vec<ReadRow>,
    /// The table of all counts, for who may take it.
    pub(crate) export: Option<String>,
}

/// A text that was read.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ReadRow {
    /// Its title.
    pub(crate) title: Title,
    /// Where it is edited.
    pub(crate) href: String,
    /// How often it was read.
    pub(crate) count: i64,
    /// The same in the writing of the interface.
    pub(crate) number: String,
}

impl Part {
    /// A part, where there is something in it.
    pub(super) fn new(heading: String, items: Vec<Item>) -> Option<Self> {
        (!items.is_empty()).then_some(Self { heading, items, more: None })
    }
}

impl View for Dashboard {
    const TEMPLATE: &'static str = "desk/dashboard.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let link = |href: &str| Link { label: "Nouveau".into(), href: href.into() };
        let item = || Item {
            title: Title::sample(),
            href: "/desk/articles/1/es".into(),
            at: "2026-11-24T10:00:00".into(),
            about: "Actualités, espagnol".into(),
        };
        let part = |more| Part { heading: "À relire".into(), items: vec![item()], more };
        let row =
            ReadRow { title: Title::sample(), href: "/desk/articles/1/es".into(), count: 1200, number: "1 200".into() };
        let read = ReadPart { most: 1200, rows: vec![row], export: Some("/desk/reading.csv".into()) };
        let empty =
            Self { head: DeskHead::sample(), make: vec![], waiting: vec![], aged: vec![], recent: None, read: None };
        let full = Self {
            head: DeskHead::sample(),
            make: vec![link("/desk/articles/new")],
            waiting: vec![part(None)],
            aged: vec![part(Some(link("/desk/translations?state=stale")))],
            recent: Some(part(None)),
            read: Some(read),
        };
        vec![empty, full]
    }
}
