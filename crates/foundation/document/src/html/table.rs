//! Tables of data: a caption, headers with their scope (RGAA 5.6, 5.7), a frame that the keyboard can scroll. Only one that has a
//! name of its own is a landmark: two of the same name would be no help.

use super::Writer;
use crate::{BlockId, Row, Table};

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table, id: BlockId) {
        self.raw("<div class=\"table\" tabindex=\"0\"");
        if table.caption.is_empty() {
            self.raw(" role=\"group\"");
            let name = self.interface("document-table", &[]);
            self.attribute("aria-label", &name);
            self.raw("><table>");
        } else {
            self.raw(" role=\"region\" aria-labelledby=\"t-");
            self.raw(id.as_str());
            self.raw("\"><table><caption");
            self.id("t-", id);
            self.raw(">");
            self.words(&table.caption);
            self.raw("</caption>");
        }
        let (head, body) = table.rows.split_at(head(&table.rows));
        if !head.is_empty() {
            self.raw("<thead>");
            for row in head {
                self.row(row, "col");
            }
            self.raw("</thead>");
        }
        if !body.is_empty() {
            self.raw("<tbody>");
            for row in body {
                self.row(row, "row");
            }
            self.raw("</tbody>");
        }
        self.raw("</table></div>");
    }

    fn row(&mut self, row: &'a Row, scope: &str) {
        self.raw("<tr>");
        for cell in &row.cells {
            self.raw(if cell.is_header { "<th" } else { "<td" });
            if cell.is_header {
                self.attribute("scope", scope);
            }
            if cell.colspan > 1 {
                self.attribute("colspan", &cell.colspan.to_string());
            }
            if cell.rowspan > 1 {
                self.attribute("rowspan", &cell.rowspan.to_string());
            }
            self.raw(">");
            self.tight(&cell.blocks);
            self.raw(if cell.is_header { "</th>" } else { "</td>" });
        }
        self.raw("</tr>");
    }
}

/// How many rows make the head: the first ones, of headers alone (the corner may be an empty cell), no span of which
/// reaches into the body.
fn head(rows: &[Row]) -> usize {
    let headers = |row: &Row| {
        row.cells.iter().enumerate().all(|(column, cell)| cell.is_header || (column == 0 && is_blank(&cell.blocks)))
            && row.cells.iter().any(|cell| cell.is_header)
    };
    let count = rows.iter().take_while(|row| headers(row)).count();
    let leaks = |count: usize| {
        rows[..count].iter().enumerate().any(|(at, row)| {
            row.cells.iter().any(|cell| at + usize::try_from(cell.rowspan).unwrap_or(usize::MAX) > count)
        })
    };
    (0..=count).rev().find(|count| !leaks(*count)).unwrap_or(0)
}

fn is_blank(blocks: &[crate::Block]) -> bool {
    blocks.iter().all(|block| match &block.kind {
        crate::BlockKind::Paragraph(content) => content.iter().all(crate::Inline::is_blank),
        _ => false,
    })
}
