//! The parts of a comparison, each by its element. Headings have no id here, and tables no spans of rows where a row was
//! added or removed.

use kernel::MediaId;

use super::{Within, Writer, inside, is_kept};
use crate::{
    Alternative,
    compare::{Change, Compared, part::Element},
};

impl Writer<'_> {
    pub(super) fn element(&mut self, part: &Compared, within: Within) {
        for (field, pieces) in &part.lines {
            self.line(*field, pieces, within);
        }
        match part.element {
            Element::Heading(level) => {
                let level = level.number().to_string();
                self.raw("<h");
                self.raw(&level);
                self.raw(">");
                self.pieces(&part.text, within);
                self.raw("</h");
                self.raw(&level);
                self.raw(">");
            }
            Element::Paragraph => self.within("p", |writer| writer.pieces(&part.text, within)),
            Element::List { start } => {
                self.within(if start.is_some() { "ol" } else { "ul" }, |writer| writer.items(&part.parts, within));
            }
            Element::Files => self.within("ul", |writer| writer.items(&part.parts, within)),
            Element::Quote(language) => self.compared_quote(part, language, within),
            Element::Table => self.compared_table(part, within),
            Element::Figure { media, .. } => self.compared_figure(part, media, within),
            Element::File(media) => self.file(media),
            Element::Rule => self.raw("<hr>"),
            Element::Embed => {}
            // Rows and cells are written by their table.
            Element::Callout | Element::Item | Element::Row | Element::Cell { .. } => {
                self.compared(&part.parts, within);
            }
        }
    }

    fn within(&mut self, element: &str, content: impl FnOnce(&mut Self)) {
        self.raw("<");
        self.raw(element);
        self.raw(">");
        content(self);
        self.raw("</");
        self.raw(element);
        self.raw(">");
    }

    /// Opens an element that says itself what became of it; gives what its content stands in.
    fn open_changed(&mut self, element: &str, part: &Compared, within: Within) -> Within {
        self.raw("<");
        self.raw(element);
        if within == Within::One || is_kept(part) {
            return within;
        }
        self.change(part);
        inside(part)
    }

    /// Ends its tag, and says what became of it.
    fn said(&mut self, part: &Compared, within: Within) {
        self.raw(">");
        if within == Within::Both && !is_kept(part) {
            self.what(part);
        }
    }

    fn items(&mut self, items: &[Compared], within: Within) {
        for item in items {
            let inner = self.open_changed("li", item, within);
            self.said(item, within);
            self.element(item, inner);
            self.raw("</li>");
        }
    }

    fn compared_quote(&mut self, part: &Compared, language: Option<kernel::Language>, within: Within) {
        let around = self.language;
        self.raw("<blockquote");
        if let Some(language) = language {
            self.language(language, around);
            self.language = language;
        }
        self.raw(">");
        self.compared(&part.parts, within);
        self.language = around;
        self.raw("</blockquote>");
    }

    fn compared_table(&mut self, part: &Compared, within: Within) {
        let spans = part.parts.iter().all(|row| matches!(row.change, Change::Kept | Change::Changed));
        let name = self.interface("document-table", &[]);
        self.raw("<div class=\"table\" tabindex=\"0\" role=\"group\"");
        self.attribute("aria-label", &name);
        self.raw("><table>");
        for row in &part.parts {
            let inner = self.open_changed("tr", row, within);
            self.raw(">");
            for (at, cell) in row.parts.iter().enumerate() {
                self.compared_cell(cell, inner, spans, (at == 0).then_some(row).filter(|_| within == Within::Both));
            }
            self.raw("</tr>");
        }
        self.raw("</table></div>");
    }

    /// A cell; the first one says what became of its row.
    fn compared_cell(&mut self, cell: &Compared, within: Within, spans: bool, row: Option<&Compared>) {
        let Element::Cell { is_header, colspan, rowspan } = cell.element else { return };
        let element = if is_header { "th" } else { "td" };
        let inner = self.open_changed(element, cell, within);
        if colspan > 1 {
            self.attribute("colspan", &colspan.to_string());
        }
        if rowspan > 1 && spans {
            self.attribute("rowspan", &rowspan.to_string());
        }
        self.said(cell, within);
        if let Some(row) = row.filter(|row| inside(row) == Within::One || row.is_moved) {
            self.what(row);
        }
        self.element(cell, inner);
        self.raw("</");
        self.raw(element);
        self.raw(">");
    }

    fn compared_figure(&mut self, part: &Compared, media: MediaId, within: Within) {
        self.raw("<figure class=\"picture\">");
        match (part.change, part.was) {
            (Change::Removed, _) => self.within("del", |writer| writer.thumbnail(media)),
            (Change::Added, _) => self.within("ins", |writer| writer.thumbnail(media)),
            (_, Some(Element::Figure { media: old, .. })) if old != media => {
                self.within("del", |writer| writer.thumbnail(old));
                self.within("ins", |writer| writer.thumbnail(media));
            }
            _ => self.thumbnail(media),
        }
        if !part.text.is_empty() {
            self.within("figcaption", |writer| writer.pieces(&part.text, within));
        }
        self.raw("</figure>");
    }

    /// A picture whose alternative is a line of the comparison.
    fn thumbnail(&mut self, media: MediaId) {
        let resolved = self.with.resolved;
        match resolved.media.get(&media) {
            Some(medium) => self.picture(medium, &Alternative::Decorative),
            None => self.unknown(),
        }
    }

    fn file(&mut self, media: MediaId) {
        let resolved = self.with.resolved;
        match resolved.media.get(&media) {
            Some(medium) => {
                self.value(&medium.title);
                self.about(medium);
            }
            None => self.unknown(),
        }
    }

    fn unknown(&mut self) {
        let words = self.interface("document-compare-unknown", &[]);
        self.raw("<span");
        self.language(self.with.language, self.language);
        self.raw(">");
        self.value(&words);
        self.raw("</span>");
    }
}
