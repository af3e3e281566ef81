//! To plain text: for search, for feeds, for the length of things.

use crate::{Alternative, Block, BlockKind, Document, Inline, InlineNode, Table};

/// All words of a document, one block a line, the notes last. Cells of a row are parted by tabulators.
pub fn text(document: &Document) -> String {
    let mut writer = Writer { out: String::new(), notes: Vec::new() };
    writer.blocks(document.blocks());
    for note in std::mem::take(&mut writer.notes) {
        writer.inlines(note);
        writer.line();
    }
    while writer.out.ends_with('\n') {
        writer.out.pop();
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    notes: Vec<&'a [Inline]>,
}

impl<'a> Writer<'a> {
    /// Ends the line, if anything stands on it.
    fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn words(&mut self, text: &str) {
        self.out.push_str(text);
        self.line();
    }

    fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            match &inline.node {
                InlineNode::Text(text) => self.out.push_str(text),
                InlineNode::HardBreak => self.line(),
                InlineNode::Note(note) => self.notes.push(note),
            }
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(&block.kind);
            self.line();
        }
    }

    fn block(&mut self, kind: &'a BlockKind) {
        match kind {
            BlockKind::Heading(heading) => self.inlines(&heading.content),
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Quote(quote) => {
                self.blocks(&quote.blocks);
                self.words(quote.source.as_deref().unwrap_or_default());
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Figure(figure) => {
                if let Alternative::Text(alt) = &figure.alternative {
                    self.words(alt);
                }
                self.inlines(&figure.caption);
                self.line();
                self.words(figure.credit.as_deref().unwrap_or_default());
            }
            BlockKind::DocumentList(items) => items.iter().for_each(|item| self.words(&item.title)),
            BlockKind::Embed(embed) => self.words(embed.title.as_deref().unwrap_or_default()),
            BlockKind::Callout(callout) => {
                self.words(&callout.title);
                self.blocks(&callout.blocks);
            }
            BlockKind::HorizontalRule => {}
        }
    }

    fn table(&mut self, table: &'a Table) {
        self.words(&table.caption);
        for row in &table.rows {
            for (index, cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    while self.out.ends_with('\n') {
                        self.out.pop();
                    }
                    self.out.push('\t');
                }
                self.blocks(&cell.blocks);
            }
            self.line();
        }
    }
}

/// The beginning of a document in at most so many characters, cut at a word, the ellipsis counted. Paragraphs, lists
/// and quotations only: no heading, table, picture, file or note.
pub fn excerpt(document: &Document, max_chars: usize) -> String {
    let mut words = String::new();
    // One character more than asked tells whether something is left out.
    gather(document.blocks(), max_chars.saturating_add(1), &mut words);
    if words.chars().count() <= max_chars {
        return words;
    }
    let room = max_chars.saturating_sub(1);
    let end = words.char_indices().nth(room).map_or(words.len(), |(at, _)| at);
    let head = &words[..end];
    let whole = !words[end..].starts_with(char::is_alphanumeric);
    let cut = if whole { Some(end) } else { head.rfind(char::is_whitespace) };
    // A first word longer than the room is cut inside.
    let head = head[..cut.unwrap_or(end)].trim_end_matches(|c: char| c.is_whitespace() || ",;:–—(«".contains(c));
    if max_chars == 0 { String::new() } else { format!("{head}…") }
}

/// Adds the words of blocks, blanks made single, until there are enough; says whether there are.
fn gather(blocks: &[Block], enough: usize, words: &mut String) -> bool {
    for block in blocks {
        let full = match &block.kind {
            BlockKind::Paragraph(content) => gather_text(content, enough, words),
            BlockKind::List(list) => list.items.iter().any(|item| gather(&item.blocks, enough, words)),
            BlockKind::Quote(quote) => gather(&quote.blocks, enough, words),
            _ => false,
        };
        if full {
            return true;
        }
    }
    false
}

fn gather_text(content: &[Inline], enough: usize, words: &mut String) -> bool {
    let mut blank = true;
    for inline in content {
        let text = match &inline.node {
            InlineNode::Text(text) => text.as_str(),
            InlineNode::HardBreak => " ",
            InlineNode::Note(_) => "",
        };
        for c in text.chars() {
            // No-break spaces stay; all others are one blank between words.
            let space = c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
            if !space {
                if blank && !words.is_empty() {
                    words.push(' ');
                }
                words.push(c);
            }
            blank = space;
        }
        if words.len() >= enough && words.chars().count() >= enough {
            return true;
        }
    }
    false
}

/// The words of some blocks, one a line.
pub(crate) fn of_blocks(blocks: &[Block]) -> String {
    let mut writer = Writer { out: String::new(), notes: Vec::new() };
    writer.blocks(blocks);
    writer.out
}
