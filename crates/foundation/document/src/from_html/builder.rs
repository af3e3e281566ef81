//! What is being read: the frames that are open, the line of text at hand, the marks around it.

use html5ever::tokenizer::Tag;

use super::{
    attributes,
    frames::{Frame, Open},
};
use crate::{Block, BlockKind, Imported, Inline, InlineNode, Link, Loss, Mark, Marks, imported::Gather};

/// Reads tokens into blocks.
pub(super) struct Builder<'a> {
    pub(super) gather: Gather<'a>,
    pub(super) known: &'a mut dyn FnMut(&str) -> Option<Link>,
    /// From the body outwards in; never empty.
    pub(super) frames: Vec<Frame>,
    /// Start tags that opened no frame because of the limit of depth, by name: their end tags close none.
    pub(super) unopened: std::collections::HashMap<String, u32>,
    /// The text of the block at hand.
    pub(super) line: Vec<Inline>,
    /// The level of the heading that is open, 1 to 6.
    pub(super) heading: Option<u8>,
    pub(super) marks: Vec<OpenMark>,
    /// The marks in force, from `marks`.
    pub(super) current: Marks,
    /// The element whose content is dropped, and how many of its name are open.
    pub(super) skip: Option<(String, u32)>,
    /// How many `pre` are open.
    pub(super) preformatted: u32,
}

/// The marks that an element has opened.
pub(super) struct OpenMark {
    pub(super) name: String,
    pub(super) marks: Vec<Mark>,
    /// Elements of the same name within it that opened no mark: so many end tags do not close it.
    pub(super) nested: u32,
}

/// Marks open at once; browsers keep about as many.
const MARKS: usize = 64;

impl<'a> Builder<'a> {
    pub(super) fn new(gather: Gather<'a>, known: &'a mut dyn FnMut(&str) -> Option<Link>) -> Self {
        Self {
            gather,
            known,
            frames: vec![Frame::new(Open::Body, 0)],
            unopened: std::collections::HashMap::new(),
            line: Vec::new(),
            heading: None,
            marks: Vec::new(),
            current: Marks::NONE,
            skip: None,
            preformatted: 0,
        }
    }

    pub(super) fn finish(mut self) -> Imported {
        while self.frames.len() > 1 {
            self.close();
        }
        self.flush();
        let blocks = self.frames.pop().map(|frame| frame.blocks).unwrap_or_default();
        self.gather.finish(blocks)
    }

    /// Ends the line of text: what stands on it becomes a block of the innermost frame.
    pub(super) fn flush(&mut self) {
        self.trim();
        if self.line.iter().all(Inline::is_blank) {
            self.line.clear();
            return;
        }
        let content = std::mem::take(&mut self.line);
        let block = match self.heading.take() {
            Some(level) => self.gather.heading(level, content),
            None => self.gather.block(BlockKind::Paragraph(content)),
        };
        self.push(block);
    }

    /// Cuts blanks and breaks at the end of the line.
    pub(super) fn trim(&mut self) {
        while let Some(last) = self.line.last_mut() {
            match &mut last.node {
                InlineNode::Text(text) => {
                    text.truncate(text.trim_end_matches(super::words::is_space).len());
                    if !text.is_empty() {
                        return;
                    }
                }
                InlineNode::HardBreak => {}
                InlineNode::Note(_) => return,
            }
            self.line.pop();
        }
    }

    /// Adds a block to the innermost frame that holds blocks.
    pub(super) fn push(&mut self, block: Block) {
        self.make_room();
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }

    /// Adds blocks, one after the other.
    pub(super) fn push_all(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.push(block);
        }
    }

    /// Adds a block that is no text, where there is still room for one.
    pub(super) fn insert(&mut self, kind: BlockKind) {
        self.flush();
        if self.gather.spend(0) {
            let block = self.gather.block(kind);
            self.push(block);
        }
    }

    /// Opens the marks of an element, or counts an element that has none within one of its name.
    pub(super) fn open_mark(&mut self, name: &str, marks: Vec<Mark>) {
        if !marks.is_empty() && self.marks.len() < MARKS {
            self.marks.push(OpenMark { name: name.to_owned(), marks, nested: 0 });
            return self.mark_again();
        }
        let floor = self.floor();
        if let Some(open) = self.marks[floor..].iter_mut().rev().find(|open| open.name == name) {
            open.nested += 1;
        }
    }

    /// Closes the innermost mark of that name within the cell.
    pub(super) fn close_mark(&mut self, name: &str) {
        let floor = self.floor();
        if let Some(at) = self.marks[floor..].iter().rposition(|open| open.name == name).map(|at| at + floor) {
            if self.marks[at].nested > 0 {
                self.marks[at].nested -= 1;
            } else {
                self.marks.remove(at);
                self.mark_again();
            }
        }
    }

    pub(super) fn mark_again(&mut self) {
        self.current = Marks::new(self.marks.iter().flat_map(|open| open.marks.iter().cloned()));
    }

    /// The marks below this index were opened outside the innermost cell.
    fn floor(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.floor)
    }

    /// Tells of attributes that would run scripts.
    pub(super) fn tell_events(&mut self, tag: &Tag) {
        for name in attributes::events(tag) {
            self.gather.lose(Loss::EventAttribute, name);
        }
    }
}
