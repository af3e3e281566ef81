//! Tables: those of data are kept, those that only placed things on the page are unwrapped.

use super::{builder::Builder, frames::Open};
use crate::{Block, BlockKind, Cell, Loss, Row, Table, grid, imported::Gather, limits, model::Container, tidy};

/// A table as it is read.
#[derive(Default)]
pub(super) struct RawTable {
    pub(super) caption: String,
    pub(super) rows: Vec<Row>,
    /// Whether its author says that it places things only (`role="presentation"`).
    pub(super) is_presentation: bool,
    /// Whether the rows being read are in its head.
    pub(super) in_head: bool,
}

impl Builder<'_> {
    /// Closes what is open within the innermost table, down to the table itself; `false` where there is none.
    pub(super) fn back_to_table(&mut self) -> bool {
        if !self.frames.iter().any(|frame| matches!(frame.open, Open::Table(_))) {
            return false;
        }
        while !matches!(self.frames.last().map(|frame| &frame.open), Some(Open::Table(_)) | None) {
            self.close();
        }
        true
    }

    /// The same, down to its row if one is open.
    pub(super) fn back_to_row(&mut self) -> bool {
        if !self.frames.iter().any(|frame| matches!(frame.open, Open::Table(_))) {
            return false;
        }
        while !matches!(self.frames.last().map(|frame| &frame.open), Some(Open::Table(_) | Open::Row(_)) | None) {
            self.close();
        }
        true
    }

    /// The innermost table being read.
    pub(super) fn table(&mut self) -> Option<&mut RawTable> {
        self.frames.iter_mut().rev().find_map(|frame| match &mut frame.open {
            Open::Table(table) => Some(table),
            _ => None,
        })
    }

    pub(super) fn close_table(&mut self, raw: RawTable) {
        if raw.rows.is_empty() {
            return;
        }
        let blocks = match data(raw, &mut self.gather) {
            Ok(table) => vec![self.gather.block(BlockKind::Table(table))],
            Err(rows) => {
                self.gather.lose(Loss::LayoutTable, "table");
                rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks).collect()
            }
        };
        self.push_all(blocks);
    }
}

/// The table, if it is one of data; its rows otherwise.
fn data(raw: RawTable, gather: &mut Gather<'_>) -> Result<Table, Vec<Row>> {
    if !is_data(&raw) {
        return Err(raw.rows);
    }
    let caption = raw.caption.chars().take(limits::LINE / 4).collect();
    let mut rows = grid::square(raw.rows, &mut || empty(gather))?;
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.blocks = tidy::fit(Container::Cell, std::mem::take(&mut cell.blocks), gather);
    }
    Ok(Table { caption, rows })
}

fn empty(gather: &mut Gather<'_>) -> Cell {
    let blocks = vec![gather.block(BlockKind::Paragraph(Vec::new()))];
    Cell { is_header: false, colspan: 1, rowspan: 1, blocks }
}

/// Whether it holds data: its author says so by headers or a caption, or most rows have several short cells.
fn is_data(table: &RawTable) -> bool {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let said = !table.caption.is_empty() || cells().any(|cell| cell.is_header);
    let nested = cells().flat_map(|cell| &cell.blocks).any(|block| matches!(block.kind, BlockKind::Table(_)));
    let shaped = 2 * table.rows.iter().filter(|row| row.cells.len() > 1).count() > table.rows.len().max(2);
    let short = cells().all(|cell| cell.blocks.len() <= 3 && cell.blocks.iter().all(is_plain));
    !table.is_presentation && !nested && (said || (shaped && short))
}

fn is_plain(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(_))
}
