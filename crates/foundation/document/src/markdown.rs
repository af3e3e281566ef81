//! To Markdown (GitHub's flavour, with footnotes).
//!
//! What Markdown lacks is written so that a person understands it and, where marked *, so that
//! [`crate::from_markdown()`] reads it back:
//!
//! | here | in Markdown |
//! | --- | --- |
//! | link to a publication or a file * | `[words](publication:ID)`, `[words](media:ID)` |
//! | figure * | `![alternative](media:ID "caption — credit")`, alone in its paragraph; "decorative" is lost |
//! | list of files * | a list whose items are links to files alone |
//! | call-out * | an alert: `> [!NOTE] title` |
//! | source of a quotation * | its last paragraph: `— [source](address)` |
//! | subscript, superscript * | `~a~`, `^a^` |
//! | embed | a paragraph with a link |
//! | caption of a table | a paragraph before the table |
//! | spans and headers of rows, blocks in cells | empty cells; words parted by ` / ` |
//! | language of a passage, ids of blocks, blank paragraphs | lost |
//! | a mark that begins or ends inside a word | lost where Markdown cannot tell it |
//! | a bare mail address | read back as a link |

mod blocks;
mod inline;
mod table;

use std::fmt::{self, Write as _};

use crate::{Document, Inline};

/// Writes a document as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut writer = Writer { out: String::new(), fresh: false, notes: Vec::new() };
    writer.blocks(document.blocks(), "");
    writer.footnotes();
    writer.out
}

/// Where the Markdown goes.
struct Writer<'a> {
    out: String,
    /// Whether the line at hand has its prefix (quotation signs, indents, an item's bullet) and nothing else yet.
    fresh: bool,
    notes: Vec<&'a [Inline]>,
}

impl Writer<'_> {
    /// Begins a line, unless it is begun.
    fn begin(&mut self, prefix: &str) {
        if !std::mem::take(&mut self.fresh) {
            self.out.push_str(prefix);
        }
    }

    /// Composed text.
    fn put(&mut self, composed: fmt::Arguments<'_>) {
        // A string takes whatever is written to it.
        let _ = self.out.write_fmt(composed);
    }

    /// An empty line between blocks.
    fn gap(&mut self, prefix: &str) {
        self.out.push_str(prefix.trim_end());
        self.out.push('\n');
    }
}
