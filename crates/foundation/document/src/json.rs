//! The stored form: ProseMirror JSON in the editor's schema, read strictly.
//!
//! A node is `{ "type", "attrs"?, "content"?, "text"?, "marks"? }`. An attribute that is `null` counts as absent.
//! Blocks carry `id` and, in a translation, `of`. Rows, cells, document items and inlines carry neither.

mod raw;
mod read;
mod schema;
mod write;

pub(crate) use read::read;
pub(crate) use write::{name, write};
