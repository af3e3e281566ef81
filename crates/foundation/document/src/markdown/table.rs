//! Tables: one line a row, spans as empty cells.

use super::{
    Writer,
    blocks::one_line,
    inline::{Place, escape},
};
use crate::{Block, BlockKind, Cell, Row, Table, text};

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table, prefix: &str) {
        if !table.caption.is_empty() {
            self.begin(prefix);
            self.out.push_str(&escape(&one_line(&table.caption)));
            self.out.push('\n');
            self.gap(prefix);
        }
        let width = crate::grid::columns(&table.rows).unwrap_or(1);
        let mut covered = vec![0_u32; width];
        for (index, row) in table.rows.iter().enumerate() {
            self.begin(prefix);
            self.row(row, &mut covered);
            if index == 0 {
                self.out.push_str(prefix);
                self.out.push('|');
                self.out.push_str(&" --- |".repeat(width));
                self.out.push('\n');
            }
        }
    }

    /// The cells of a row in their columns; `covered` counts the rows that a cell above still takes in each.
    fn row(&mut self, row: &'a Row, covered: &mut [u32]) {
        self.out.push('|');
        let mut cells = row.cells.iter();
        let mut at = 0;
        while at < covered.len() {
            if covered[at] > 0 {
                covered[at] -= 1;
                self.out.push_str("  |");
                at += 1;
                continue;
            }
            let Some(cell) = cells.next() else { break };
            self.out.push(' ');
            self.cell(cell);
            self.out.push_str(" |");
            for span in 0..cell.colspan {
                if span > 0 {
                    self.out.push_str("  |");
                }
                if let Some(below) = covered.get_mut(at) {
                    *below = cell.rowspan - 1;
                }
                at += 1;
            }
        }
        self.out.push('\n');
    }

    fn cell(&mut self, cell: &'a Cell) {
        if let [Block { kind: BlockKind::Paragraph(content), .. }] = &cell.blocks[..] {
            return self.text(content, Place::Cell);
        }
        let words = text::of_blocks(&cell.blocks);
        let words: Vec<String> = words.lines().map(|line| escape(line.trim())).collect();
        self.out.push_str(&words.join(" / "));
    }
}
