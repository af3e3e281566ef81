//! A document: blocks that keep the rules of their structure.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    Alternative, Block, BlockId, BlockKind, DocumentError, Figure, Inline, InlineNode, List, ListItem, Problem, Table,
    grid, json, limits, model::Container,
};

/// The body of a publication in one language. Its structure always holds: kinds where they may stand, unique ids,
/// rectangular tables, within the [`limits`]. What a finished text must have besides, [`Document::faults`] says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    blocks: Vec<Block>,
}

impl Document {
    /// A document of these blocks. Errors: the first place where its structure does not hold.
    pub fn new(blocks: Vec<Block>) -> Result<Self, DocumentError> {
        Self::check(&blocks)?;
        Ok(Self { blocks })
    }

    /// Whether these blocks make a document.
    pub(crate) fn check(blocks: &[Block]) -> Result<(), DocumentError> {
        Census::default().blocks(Container::Body, blocks, 1)
    }

    /// The document that says nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Reads a finished text from the editor's JSON. Errors: the first place where it breaks the schema, the limits or a
    /// rule of finished texts.
    pub fn from_json(json: &Value) -> Result<Self, DocumentError> {
        let document = Self::draft_from_json(json)?;
        document.faults().into_iter().next().map_or(Ok(document), Err)
    }

    /// Reads a text that is still being written: as [`Document::from_json`], with [`Document::faults`] allowed. Serde
    /// reads this way too, so that a stored draft can always be read again.
    pub fn draft_from_json(json: &Value) -> Result<Self, DocumentError> {
        json::read(json)
    }

    /// The editor's JSON.
    pub fn to_json(&self) -> Value {
        json::write(self)
    }

    /// The blocks of the body.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Whether a reader sees nothing of it: no blocks, or blank paragraphs alone.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| match &block.kind {
            BlockKind::Paragraph(content) => content.iter().all(Inline::is_blank),
            _ => false,
        })
    }

    /// What must be mended before the text is published: headings that skip a level or have no words, then pictures
    /// without an alternative, each in the order of the text.
    pub fn faults(&self) -> Vec<DocumentError> {
        let mut faults = Vec::new();
        let mut above = 1;
        for (index, block) in self.blocks.iter().enumerate() {
            if let BlockKind::Heading(heading) = &block.kind {
                let level = heading.level.number();
                if level > above + 1 {
                    faults.push(fault(Problem::HeadingSkips, block.id).child(index));
                }
                if heading.content.iter().all(Inline::is_blank) {
                    faults.push(fault(Problem::HeadingEmpty, block.id).child(index));
                }
                above = level;
            }
        }
        pictures(&self.blocks, &mut faults);
        faults
    }
}

fn fault(problem: Problem, block: BlockId) -> DocumentError {
    DocumentError::new(problem).of(block)
}

/// Looks for pictures without an alternative, in blocks within blocks too; their depth is bounded.
fn pictures(blocks: &[Block], faults: &mut Vec<DocumentError>) {
    for (index, block) in blocks.iter().enumerate() {
        let from = faults.len();
        match &block.kind {
            BlockKind::Figure(figure) => faults.extend(picture(figure).map(|problem| fault(problem, block.id))),
            BlockKind::List(list) => {
                for (item, ListItem { blocks, .. }) in list.items.iter().enumerate() {
                    let from = faults.len();
                    pictures(blocks, faults);
                    step(&mut faults[from..], item);
                }
            }
            BlockKind::Quote(quote) => pictures(&quote.blocks, faults),
            BlockKind::Callout(callout) => pictures(&callout.blocks, faults),
            BlockKind::Table(table) => {
                for (row, cells) in table.rows.iter().enumerate() {
                    for (column, cell) in cells.cells.iter().enumerate() {
                        let from = faults.len();
                        pictures(&cell.blocks, faults);
                        step(&mut faults[from..], column);
                        step(&mut faults[from..], row);
                    }
                }
            }
            _ => {}
        }
        step(&mut faults[from..], index);
    }
}

fn step(faults: &mut [DocumentError], index: usize) {
    for fault in faults {
        *fault = fault.clone().child(index);
    }
}

/// What is wrong with a picture's alternative.
pub(crate) fn picture(figure: &Figure) -> Option<Problem> {
    match &figure.alternative {
        Alternative::Missing => Some(Problem::AlternativeMissing),
        Alternative::Text(text) if is_file_name(text) => Some(Problem::AlternativeIsFileName),
        _ => None,
    }
}

/// Whether an alternative text is what a camera or a folder called the file: `IMG_2041`, `photo-01.jpg`.
pub fn is_file_name(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let extension = text.rsplit_once('.').map(|(_, extension)| extension);
    let picture = extension.is_some_and(|e| {
        matches!(e, "avif" | "gif" | "jpg" | "jpeg" | "png" | "svg" | "webp" | "heic" | "tif" | "tiff")
    });
    let camera = ["img_", "dsc_", "dscn", "dscf", "pxl_", "image0"].iter().any(|start| text.starts_with(start));
    picture || (camera && !text.contains(' '))
}

/// Counts and checks while walking; recursion is bounded by [`limits::DEPTH`].
#[derive(Default)]
struct Census {
    ids: HashSet<BlockId>,
    nodes: usize,
    bytes: usize,
}

type Checked = Result<(), DocumentError>;

impl Census {
    fn blocks(&mut self, container: Container, blocks: &[Block], depth: usize) -> Checked {
        if depth > limits::DEPTH {
            return Err(DocumentError::new(Problem::TooDeep));
        }
        if blocks.is_empty() && container != Container::Body {
            return Err(DocumentError::new(Problem::Empty));
        }
        for (index, block) in blocks.iter().enumerate() {
            self.block(container, block, depth).map_err(|error| error.of(block.id).child(index))?;
        }
        Ok(())
    }

    fn block(&mut self, container: Container, block: &Block, depth: usize) -> Checked {
        self.id(block.id)?;
        if !container.allows(&block.kind) {
            return Err(DocumentError::new(Problem::NotAllowedHere(json::name(&block.kind))));
        }
        match &block.kind {
            BlockKind::Heading(heading) => self.inlines(&heading.content, true),
            BlockKind::Paragraph(content) => self.inlines(content, true),
            BlockKind::List(list) => self.list(list, depth),
            BlockKind::Quote(quote) => {
                self.line(quote.source.as_deref().unwrap_or_default(), "source")?;
                self.blocks(Container::Quote, &quote.blocks, depth + 1)
            }
            BlockKind::Table(table) => self.table(table, depth),
            BlockKind::Figure(figure) => {
                if let Alternative::Text(text) = &figure.alternative {
                    self.line(text, "alt")?;
                }
                self.line(figure.credit.as_deref().unwrap_or_default(), "credit")?;
                self.inlines(&figure.caption, true)
            }
            BlockKind::DocumentList(items) if items.is_empty() => Err(DocumentError::new(Problem::Empty)),
            BlockKind::DocumentList(items) => items.iter().enumerate().try_for_each(|(index, item)| {
                self.node().and_then(|()| self.line(&item.title, "title")).map_err(|error| error.child(index))
            }),
            BlockKind::Embed(embed) => self.line(embed.title.as_deref().unwrap_or_default(), "title"),
            BlockKind::Callout(callout) => {
                self.line(&callout.title, "title")?;
                self.blocks(Container::Callout, &callout.blocks, depth + 1)
            }
            BlockKind::HorizontalRule => Ok(()),
        }
    }

    fn list(&mut self, list: &List, depth: usize) -> Checked {
        if list.items.is_empty() {
            return Err(DocumentError::new(Problem::Empty));
        }
        for (index, item) in list.items.iter().enumerate() {
            let paragraph = matches!(item.blocks.first(), None | Some(Block { kind: BlockKind::Paragraph(_), .. }));
            let first = if paragraph { Ok(()) } else { Err(DocumentError::new(Problem::ItemWithoutParagraph)) };
            first
                .and_then(|()| self.id(item.id))
                .and_then(|()| self.blocks(Container::Item, &item.blocks, depth + 2))
                .map_err(|error| error.of(item.id).child(index))?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table, depth: usize) -> Checked {
        self.line(&table.caption, "caption")?;
        if table.rows.len() > limits::ROWS {
            return Err(DocumentError::new(Problem::TooLarge));
        }
        if grid::columns(&table.rows).is_none() {
            return Err(DocumentError::new(Problem::RaggedTable));
        }
        for (index, row) in table.rows.iter().enumerate() {
            self.node()?;
            for (column, cell) in row.cells.iter().enumerate() {
                self.node()?;
                self.blocks(Container::Cell, &cell.blocks, depth + 3)
                    .map_err(|error| error.child(column).child(index))?;
            }
        }
        Ok(())
    }

    fn inlines(&mut self, content: &[Inline], notes: bool) -> Checked {
        for (index, inline) in content.iter().enumerate() {
            self.node()?;
            match &inline.node {
                InlineNode::Text(text) if text.is_empty() => Err(DocumentError::new(Problem::Empty)),
                InlineNode::Text(text) => self.bytes(text.len()),
                InlineNode::HardBreak => Ok(()),
                InlineNode::Note(_) if !notes => Err(DocumentError::new(Problem::NotAllowedHere("note"))),
                InlineNode::Note(content) => self.inlines(content, false),
            }
            .map_err(|error| error.child(index))?;
        }
        Ok(())
    }

    /// A text of one line, in an attribute.
    fn line(&mut self, text: &str, attribute: &'static str) -> Checked {
        if text.len() > limits::LINE {
            return Err(DocumentError::new(Problem::WrongAttribute(attribute)).within(attribute).within("attrs"));
        }
        self.bytes(text.len())
    }

    fn id(&mut self, id: BlockId) -> Checked {
        self.node()?;
        if self.ids.insert(id) { Ok(()) } else { Err(DocumentError::new(Problem::RepeatedId(id))) }
    }

    fn node(&mut self) -> Checked {
        self.nodes += 1;
        if self.nodes > limits::NODES { Err(DocumentError::new(Problem::TooLarge)) } else { Ok(()) }
    }

    fn bytes(&mut self, bytes: usize) -> Checked {
        self.bytes += bytes;
        if self.bytes > limits::BYTES { Err(DocumentError::new(Problem::TooLarge)) } else { Ok(()) }
    }
}
