//! What is open around the text: lists, quotations, tables, figures.

use kernel::{Language, Url};

use super::{builder::Builder, tables::RawTable};
use crate::{Alternative, Block, BlockKind, Cell, Inline, List, ListItem, Loss, Quote, Row, inline, limits};

/// An open frame and the blocks in it so far.
pub(super) struct Frame {
    pub(super) open: Open,
    pub(super) blocks: Vec<Block>,
    /// How many marks were open when the innermost cell or caption was: they end with it.
    pub(super) floor: usize,
}

/// What a frame is.
pub(super) enum Open {
    Body,
    List { start: Option<u32>, items: Vec<ListItem> },
    Item,
    Quote { language: Option<Language>, source_url: Option<Url> },
    Table(RawTable),
    Row(Vec<Cell>),
    Cell { is_header: bool, colspan: u32, rowspan: u32 },
    Figure { caption: Vec<Inline> },
    Caption,
}

impl Frame {
    pub(super) fn new(open: Open, floor: usize) -> Self {
        Self { open, blocks: Vec::new(), floor }
    }

    /// The levels of depth that it takes in a document.
    fn depth(&self) -> usize {
        match self.open {
            Open::Body | Open::Figure { .. } | Open::Caption => 0,
            Open::List { .. } | Open::Item | Open::Quote { .. } | Open::Table(_) | Open::Row(_) | Open::Cell { .. } => {
                1
            }
        }
    }

    /// Whether an end tag for something within it does not reach out of it.
    fn is_wall(&self) -> bool {
        matches!(self.open, Open::Body | Open::Cell { .. } | Open::Caption)
    }
}

/// Frames open at once, those without depth counted too.
const FRAMES: usize = 2 * limits::DEPTH;

impl Builder<'_> {
    /// Opens a frame; one that would lie too deep stays closed, and its end tag is not heeded.
    pub(super) fn open(&mut self, name: &str, open: Open) -> bool {
        self.flush();
        self.make_room_for(&open);
        let frame = Frame::new(open, self.frames.last().map_or(0, |frame| frame.floor));
        let depth: usize = self.frames.iter().chain([&frame]).map(Frame::depth).sum();
        // A list keeps room for its items, a table for its rows and cells.
        let outer = matches!(frame.open, Open::List { .. } | Open::Quote { .. } | Open::Table(_) | Open::Figure { .. });
        let too_deep = (outer && depth + 3 > limits::DEPTH) || self.frames.len() >= FRAMES;
        // Empty cells stay; all else that stays holds text, which has its price.
        if too_deep || (matches!(frame.open, Open::Cell { .. }) && !self.gather.spend(0)) {
            self.gather.lose(Loss::Depth, name);
            *self.unopened.entry(name.to_owned()).or_default() += 1;
            return false;
        }
        self.frames.push(frame);
        true
    }

    /// Whether an end tag belongs to a frame that was not opened.
    pub(super) fn is_unopened(&mut self, name: &str) -> bool {
        match self.unopened.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// Opens an item or a cell where text or a block stands directly in a list or a table.
    pub(super) fn make_room(&mut self) {
        loop {
            let open = match self.frames.last().map(|frame| &frame.open) {
                Some(Open::List { .. }) => Open::Item,
                Some(Open::Table(_)) => Open::Row(Vec::new()),
                Some(Open::Row(_)) => Open::Cell { is_header: false, colspan: 1, rowspan: 1 },
                _ => return,
            };
            self.frames.push(Frame::new(open, self.frames.last().map_or(0, |frame| frame.floor)));
        }
    }

    /// The same before a frame opens, unless the frame is the very one that belongs there. A list directly in a list
    /// belongs to the item before it.
    fn make_room_for(&mut self, open: &Open) {
        let belongs = match self.frames.last_mut().map(|frame| &mut frame.open) {
            Some(Open::List { items, .. }) => match open {
                Open::Item => true,
                Open::List { .. } => {
                    if let Some(item) = items.pop() {
                        let floor = self.frames.last().map_or(0, |frame| frame.floor);
                        self.frames.push(Frame { open: Open::Item, blocks: item.blocks, floor });
                        return;
                    }
                    false
                }
                _ => false,
            },
            Some(Open::Table(_)) => matches!(open, Open::Row(_) | Open::Caption),
            Some(Open::Row(_)) => matches!(open, Open::Cell { .. }),
            _ => true,
        };
        if !belongs {
            self.make_room();
        }
    }

    /// Closes frames up to and with the innermost one that matches, unless a wall stands before it.
    pub(super) fn close_to(&mut self, matches: impl Fn(&Open) -> bool) {
        let walls = self.frames.iter().rev().position(|frame| matches(&frame.open) || frame.is_wall());
        let Some(up) = walls else { return };
        let at = self.frames.len() - 1 - up;
        if matches(&self.frames[at].open) {
            while self.frames.len() > at.max(1) {
                self.close();
            }
        }
    }

    /// Closes the innermost frame: its blocks become one of the frame around.
    pub(super) fn close(&mut self) {
        self.flush();
        self.heading = None;
        if self.frames.len() < 2 {
            return;
        }
        let Some(Frame { open, blocks, floor }) = self.frames.pop() else { return };
        if matches!(open, Open::Cell { .. } | Open::Caption) && self.marks.len() > floor {
            self.marks.truncate(floor);
            self.mark_again();
        }
        match open {
            Open::Item => self.close_item(blocks),
            Open::List { start, items } if !items.is_empty() => {
                let list = self.gather.block(BlockKind::List(List { start, items }));
                self.push(list);
            }
            Open::Quote { language, source_url } if !blocks.is_empty() => {
                let quote = Quote { language, source: None, source_url, blocks };
                let quote = self.gather.block(BlockKind::Quote(quote));
                self.push(quote);
            }
            Open::Body | Open::List { .. } | Open::Quote { .. } => {}
            Open::Cell { is_header, colspan, rowspan } => self.close_cell(is_header, colspan, rowspan, blocks),
            Open::Row(cells) => self.close_row(cells),
            Open::Table(table) => self.close_table(table),
            Open::Figure { caption } => self.close_figure(blocks, caption),
            Open::Caption => self.close_caption(blocks),
        }
    }

    fn close_item(&mut self, blocks: Vec<Block>) {
        let id = self.gather.id();
        match self.frames.last_mut().map(|frame| &mut frame.open) {
            Some(Open::List { items, .. }) if !blocks.is_empty() => items.push(ListItem { id, of: None, blocks }),
            Some(Open::List { .. }) => {}
            _ => self.push_all(blocks),
        }
    }

    fn close_cell(&mut self, is_header: bool, colspan: u32, rowspan: u32, blocks: Vec<Block>) {
        match self.frames.last_mut().map(|frame| &mut frame.open) {
            Some(Open::Row(cells)) => cells.push(Cell { is_header, colspan, rowspan, blocks }),
            _ => self.push_all(blocks),
        }
    }

    fn close_row(&mut self, cells: Vec<Cell>) {
        if let Some(Open::Table(table)) = self.frames.last_mut().map(|frame| &mut frame.open)
            && !cells.is_empty()
        {
            table.rows.push(Row { cells });
        }
    }

    /// The words of a caption go to the table or figure around it.
    fn close_caption(&mut self, blocks: Vec<Block>) {
        let mut words = Vec::new();
        for block in &blocks {
            if let BlockKind::Paragraph(content) = &block.kind {
                if !words.is_empty() {
                    inline::push(&mut words, Inline::text(" "));
                }
                for next in content {
                    inline::push(&mut words, next.clone());
                }
            }
        }
        match self.frames.last_mut().map(|frame| &mut frame.open) {
            Some(Open::Table(table)) => inline::plain(&words).trim().clone_into(&mut table.caption),
            Some(Open::Figure { caption }) => *caption = words,
            _ => self.push_all(blocks),
        }
    }

    /// A caption belongs to the one picture or quotation of its figure; elsewhere it is a paragraph after.
    fn close_figure(&mut self, mut blocks: Vec<Block>, caption: Vec<Inline>) {
        let mut rest = caption;
        if let [block] = &mut blocks[..] {
            match &mut block.kind {
                BlockKind::Figure(figure) => figure.caption = std::mem::take(&mut rest),
                BlockKind::Quote(quote) if !rest.is_empty() => {
                    quote.source = Some(inline::plain(&std::mem::take(&mut rest)).trim().to_owned());
                }
                BlockKind::Table(table) if table.caption.is_empty() => {
                    inline::plain(&std::mem::take(&mut rest)).trim().clone_into(&mut table.caption);
                }
                _ => {}
            }
        }
        self.push_all(blocks);
        if !rest.is_empty() {
            let paragraph = self.gather.block(BlockKind::Paragraph(rest));
            self.push(paragraph);
        }
    }
}

/// The alternative that a tag's `alt` makes: empty is decorative, the name of a file is none.
pub(super) fn alternative(alt: Option<&str>) -> Alternative {
    match alt {
        None => Alternative::Missing,
        Some("") => Alternative::Decorative,
        Some(text) if crate::document::is_file_name(text) => Alternative::Missing,
        Some(text) => Alternative::Text(text.chars().take(limits::LINE / 4).collect()),
    }
}
