//! What an import gives: a document, and what it could not carry.

use std::collections::{HashMap, HashSet};

use crate::{Block, BlockId, BlockKind, Document, Heading, Inline, Level, limits};

/// A document read from elsewhere. It always keeps the rules of structure; its pictures may still lack an
/// alternative, which [`Document::faults`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// What could be carried.
    pub document: Document,
    /// What was dropped or adjusted, by the line where it was first met.
    pub dropped: Vec<Dropped>,
}

/// A thing that was dropped or adjusted, once or several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// What kind of thing.
    pub what: Loss,
    /// Which: the element's name, the address, the levels (`h1 → h2`). At most 120 characters.
    pub detail: String,
    /// The line of the source where it was first met, from 1.
    pub line: u32,
    /// How often.
    pub count: u32,
}

/// The kinds of things that an import drops or adjusts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// An element that a document cannot hold, with its content.
    Element,
    /// An attribute that would run a script.
    EventAttribute,
    /// A link that leads nowhere on its own; its words stay.
    Link,
    /// A picture that is no file of the site.
    Image,
    /// HTML within Markdown.
    RawHtml,
    /// A heading moved to another level, so that the first is h2 and none is skipped.
    Heading,
    /// A table that only placed things on the page.
    LayoutTable,
    /// A block that may not stand where it stood, or a mark that does not exist here; its words stay.
    Structure,
    /// Nesting beyond the limit; the words stay.
    Depth,
    /// What lies beyond the limit of size.
    Size,
}

impl Loss {
    /// The key of the interface's words that tells an editor.
    pub fn key(self) -> &'static str {
        match self {
            Self::Element => "document-loss-element",
            Self::EventAttribute => "document-loss-event",
            Self::Link => "document-loss-link",
            Self::Image => "document-loss-image",
            Self::RawHtml => "document-loss-raw-html",
            Self::Heading => "document-loss-heading",
            Self::LayoutTable => "document-loss-layout-table",
            Self::Structure => "document-loss-structure",
            Self::Depth => "document-loss-depth",
            Self::Size => "document-loss-size",
        }
    }
}

/// Different things told before the rest is counted under "…".
const TOLD: usize = 500;

/// What both importers share: ids that never repeat, the report, and how much may still be read.
pub(crate) struct Gather<'a> {
    ids: &'a mut dyn FnMut() -> BlockId,
    used: HashSet<BlockId>,
    told: HashMap<(Loss, String), usize>,
    dropped: Vec<Dropped>,
    /// For each heading, its level in the source and its line.
    headings: HashMap<BlockId, (u8, u32)>,
    nodes: usize,
    bytes: usize,
    /// The line being read, from 1.
    pub(crate) line: u32,
}

impl<'a> Gather<'a> {
    pub(crate) fn new(ids: &'a mut dyn FnMut() -> BlockId) -> Self {
        // Half of the limits: filling up tables and items takes the rest.
        let (nodes, bytes) = (limits::NODES / 2, limits::BYTES / 2);
        let (used, told, headings) = (HashSet::new(), HashMap::new(), HashMap::new());
        Self { ids, used, told, dropped: Vec::new(), headings, nodes, bytes, line: 1 }
    }

    /// An id that this document does not have yet, whatever the source of ids gives.
    pub(crate) fn id(&mut self) -> BlockId {
        for _ in 0..4 {
            let id = (self.ids)();
            if self.used.insert(id) {
                return id;
            }
        }
        let mut number = self.used.len();
        loop {
            // At most 16 letters for any count that fits the limits.
            if let Ok(id) = format!("n{number}").parse()
                && self.used.insert(id)
            {
                return id;
            }
            number += 1;
        }
    }

    /// A new block of this kind.
    pub(crate) fn block(&mut self, kind: BlockKind) -> Block {
        Block::new(self.id(), kind)
    }

    /// A new heading of this level in the source, 1 to 6; its level here is known once all are read.
    pub(crate) fn heading(&mut self, level: u8, content: Vec<Inline>) -> Block {
        let block = self.block(BlockKind::Heading(Heading { level: Level::Four, content }));
        self.headings.insert(block.id, (level, self.line));
        block
    }

    /// What [`Gather::heading`] was told.
    pub(crate) fn source_level(&self, id: BlockId) -> (u8, u32) {
        self.headings.get(&id).copied().unwrap_or((2, self.line))
    }

    /// Tells of a loss at the current line.
    pub(crate) fn lose(&mut self, what: Loss, detail: &str) {
        let detail: String = if self.told.len() < TOLD { detail.chars().take(120).collect() } else { "…".to_owned() };
        let line = self.line;
        let at = *self.told.entry((what, detail)).or_insert_with_key(|(what, detail)| {
            self.dropped.push(Dropped { what: *what, detail: detail.clone(), line, count: 0 });
            self.dropped.len() - 1
        });
        self.dropped[at].count = self.dropped[at].count.saturating_add(1);
    }

    /// Takes a node and so many bytes of what may still be read; `false`, and told, where there is no room left.
    pub(crate) fn spend(&mut self, bytes: usize) -> bool {
        if self.nodes == 0 || self.bytes < bytes {
            self.nodes = 0;
            self.lose(Loss::Size, "");
            return false;
        }
        self.nodes -= 1;
        self.bytes -= bytes;
        true
    }

    /// Ends the import.
    pub(crate) fn finish(mut self, blocks: Vec<Block>) -> Imported {
        let mut blocks = crate::tidy::body(blocks, &mut self);
        // Only the size can be wrong by now: the end gives way.
        while Document::check(&blocks).is_err() {
            self.lose(Loss::Size, "");
            blocks.truncate(blocks.len() / 2);
        }
        Imported { document: Document::new(blocks).unwrap_or_default(), dropped: self.dropped }
    }
}
