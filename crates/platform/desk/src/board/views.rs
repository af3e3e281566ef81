//! What the board shows.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use crate::{DeskHead, Field, filters::SavedView, title::Title};

/// The board of what awaits translation.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BoardPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// Language, kind, state.
    pub(crate) filters: Vec<Field>,
    /// The saved filters.
    pub(crate) saved: SavedView,
    /// Whether filters are set.
    pub(crate) narrowed: bool,
    /// The publications, the one that was last worked on first.
    pub(crate) rows: Vec<BoardRow>,
    /// The next page.
    pub(crate) next: Option<String>,
}

/// A publication of which something awaits translation.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BoardRow {
    /// Its title.
    pub(crate) title: Title,
    /// Where it is edited in the language of the title.
    pub(crate) href: String,
    /// The name of its kind.
    pub(crate) kind: String,
    /// When somebody last worked on it, in civil time.
    pub(crate) at: String,
    /// What awaits.
    pub(crate) awaited: Vec<AwaitedView>,
}

/// A language that awaits a translation.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AwaitedView {
    /// The name of the language.
    pub(crate) name: String,
    /// How it stands.
    pub(crate) state: String,
    /// `waits`, or nothing: a colour, never the only sign.
    pub(crate) class: String,
    /// The translation beside its source, where there is one.
    pub(crate) href: Option<String>,
    /// Where it is made, where there is none.
    pub(crate) make: Option<String>,
}

impl View for BoardPage {
    const TEMPLATE: &'static str = "desk/board.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let awaited = |href: Option<&str>, make: Option<&str>| AwaitedView {
            name: "espagnol".into(),
            state: "À jour ?".into(),
            class: "waits".into(),
            href: href.map(Into::into),
            make: make.map(Into::into),
        };
        let row = BoardRow {
            title: Title::sample(),
            href: "/desk/articles/1/es".into(),
            kind: "Actualités".into(),
            at: "2026-11-24T10:00:00".into(),
            awaited: vec![
                awaited(Some("/desk/articles/1/en/beside"), None),
                awaited(None, Some("/desk/articles/1/ar/text?then=beside")),
            ],
        };
        let page =
            |rows, saved, next| Self { head: DeskHead::sample(), filters: vec![], saved, narrowed: false, rows, next };
        vec![
            page(vec![], SavedView::default(), None),
            page(vec![row], SavedView::sample(), Some("/desk/translations?after=1~2".into())),
        ]
    }
}
