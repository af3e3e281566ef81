//! The body of a publication: a typed tree of blocks.
//!
//! * A [`Document`] is stored as the JSON of the editor's own schema (ProseMirror; Tiptap's names where it has one)
//!   and checked on the way in: [`Document::from_json`] for finished text, serde for what is stored, drafts included.
//! * Every block carries a stable [`BlockId`]; a block of a translation names by `of` the block that it renders.
//! * [`html()`], [`text()`], [`excerpt()`] and [`markdown()`] write it; [`from_html()`] and [`from_markdown()`] read
//!   it and report what they could not carry. No HTML is ever stored.
//! * [`references()`] says which publications and files a document names; [`Resolved`] brings what they have become.
//! * [`compare()`] lays two versions over one another, [`merge()`] brings two together, [`align()`] puts a translation
//!   beside its source and [`stale()`] says what it has missed, [`check()`] says what to mend before publishing.
//! * [`typography::french`] sets the spaces of French text while it is rendered.

mod align;
mod block_id;
mod check;
mod compare;
mod document;
mod error;
mod from_html;
mod from_markdown;
mod grid;
mod href;
mod html;
mod imported;
mod inline;
mod json;
pub mod limits;
mod markdown;
mod merge;
mod model;
mod references;
mod resolved;
mod text;
mod tidy;
pub mod typography;

pub use align::{Pair, Stale, align, stale};
pub use block_id::BlockId;
pub use check::{Finding, FindingKind, Severity, check};
pub use compare::{
    Change, Comparison, Tally, compare,
    kept::keep_ids,
    words::{Piece, Side, compare_words},
};
pub use document::{Document, is_file_name};
pub use error::{DocumentError, Problem};
pub use from_html::from_html;
pub use from_markdown::from_markdown;
pub use href::Href;
pub use html::{Html, Rendering, compared_html, escape, html, pieces_html, player_html};
pub use imported::{Dropped, Imported, Loss};
pub use inline::{Inline, InlineNode, Link, Mark, Marks};
pub use markdown::markdown;
pub use merge::{Choice, Conflict, Merged, merge};
pub use model::{
    Alternative, Block, BlockKind, Callout, Cell, DocumentItem, Embed, Figure, Heading, Level, List, ListItem, Quote,
    Row, Table,
};
pub use references::{Ref, references, references_by_block};
pub use resolved::{Captions, Medium, Player, Rendition, Resolved, Target};
pub use text::{excerpt, text};

use kernel::Language;

/// The words of the interface that this crate needs, per language; each key begins with `document-`.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];
