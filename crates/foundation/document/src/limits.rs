//! How large a document may be. Wide enough for a book's chapter, small enough that a page renders in milliseconds.

/// Blocks within blocks, list items and cells counted.
pub const DEPTH: usize = 24;
/// Blocks, items, rows, cells and runs of text together.
pub const NODES: usize = 20_000;
/// Bytes of text and attributes together (UTF-8).
pub const BYTES: usize = 2_000_000;
/// Columns of a table, spans counted.
pub const COLUMNS: usize = 60;
/// Rows of a table.
pub const ROWS: usize = 2_000;
/// Bytes of a one-line text: a title, a caption, an alternative, a credit.
pub const LINE: usize = 4_000;
