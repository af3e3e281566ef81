//! Blocks.

use comrak::nodes::{ListType, Node, NodeValue};

use super::{Reader, inline::Flow};
use crate::{
    Block, BlockKind, Callout, Cell, DocumentItem, Inline, InlineNode, Link, List, ListItem, Loss, Mark, Marks, Quote,
    Row, Table, grid, inline, limits, model::Container, tidy,
};

impl<'n> Reader<'_, 'n> {
    /// The blocks within a node. `depth` is that of these blocks in the document.
    pub(super) fn blocks(&mut self, node: Node<'n>, out: &mut Vec<Block>, depth: usize) {
        for child in node.children() {
            self.at(child);
            if self.gather.spend(0) {
                self.block(child, out, depth);
            }
        }
    }

    fn block(&mut self, node: Node<'n>, out: &mut Vec<Block>, depth: usize) {
        let value = node.data().value.clone();
        let nests =
            matches!(value, NodeValue::BlockQuote | NodeValue::Alert(_) | NodeValue::List(_) | NodeValue::Table(_));
        if nests && depth + 3 > limits::DEPTH {
            self.gather.lose(Loss::Depth, "");
            return self.flat(node, out);
        }
        match value {
            NodeValue::Paragraph => self.paragraph(node, out),
            NodeValue::Heading(heading) => {
                let content = self.flow(node, out);
                out.push(self.gather.heading(heading.level, content));
            }
            NodeValue::BlockQuote => self.quote(node, out, depth),
            NodeValue::Alert(alert) => {
                let mut blocks = Vec::new();
                self.blocks(node, &mut blocks, depth + 1);
                let callout = Callout { title: alert.title.unwrap_or_default().trim().to_owned(), blocks };
                out.push(self.gather.block(BlockKind::Callout(callout)));
            }
            NodeValue::List(list) => {
                let start = (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start.min(1_000_000)));
                self.list(node, start.and_then(Result::ok), out, depth);
            }
            NodeValue::Table(_) => self.table(node, out),
            NodeValue::ThematicBreak => out.push(self.gather.block(BlockKind::HorizontalRule)),
            NodeValue::CodeBlock(code) => self.code(&code.literal, out),
            NodeValue::HtmlBlock(html) => self.gather.lose(Loss::RawHtml, html.literal.trim()),
            NodeValue::FootnoteDefinition(_) => {}
            _ => self.flat(node, out),
        }
    }

    /// The paragraphs and headings anywhere within a node, one after the other.
    fn flat(&mut self, node: Node<'n>, out: &mut Vec<Block>) {
        for inner in node.descendants() {
            if matches!(inner.data().value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell) {
                self.at(inner);
                self.paragraph(inner, out);
            }
        }
    }

    fn paragraph(&mut self, node: Node<'n>, out: &mut Vec<Block>) {
        let content = self.flow(node, out);
        if !content.is_empty() {
            out.push(self.gather.block(BlockKind::Paragraph(content)));
        }
    }

    /// The text within a node; pictures in it go out before what follows them.
    fn flow(&mut self, node: Node<'n>, out: &mut Vec<Block>) -> Vec<Inline> {
        let mut flow = Flow::default();
        self.inlines(node, &Marks::NONE, &mut flow, 0);
        out.append(&mut flow.blocks);
        flow.line
    }

    fn quote(&mut self, node: Node<'n>, out: &mut Vec<Block>, depth: usize) {
        let mut blocks = Vec::new();
        self.blocks(node, &mut blocks, depth + 1);
        let (source, source_url) = match &blocks[..] {
            [.., _, Block { kind: BlockKind::Paragraph(content), .. }] => source(content),
            _ => (None, None),
        };
        if source.is_some() || source_url.is_some() {
            blocks.pop();
        }
        let quote = Quote { language: None, source, source_url, blocks };
        out.push(self.gather.block(BlockKind::Quote(quote)));
    }

    fn list(&mut self, node: Node<'n>, start: Option<u32>, out: &mut Vec<Block>, depth: usize) {
        if start.is_none()
            && let Some(items) = self.documents(node)
        {
            return out.push(self.gather.block(BlockKind::DocumentList(items)));
        }
        let mut items = Vec::new();
        for item in node.children() {
            let mut blocks = Vec::new();
            self.blocks(item, &mut blocks, depth + 2);
            items.push(ListItem { id: self.gather.id(), of: None, blocks });
        }
        out.push(self.gather.block(BlockKind::List(List { start, items })));
    }

    /// The files of a list whose every item is a link to a file and nothing else.
    fn documents(&mut self, list: Node<'n>) -> Option<Vec<DocumentItem>> {
        let only = |node: Node<'n>| node.first_child().filter(|child| child.next_sibling().is_none());
        list.children()
            .map(|item| {
                let link = only(only(item)?)?;
                let url = match &link.data().value {
                    NodeValue::Link(link) => link.url.clone(),
                    _ => return None,
                };
                match self.link(&url) {
                    Some(Link::Media(media)) => Some(DocumentItem { media, title: super::inline::plain(link) }),
                    _ => None,
                }
            })
            .collect()
    }

    fn table(&mut self, node: Node<'n>, out: &mut Vec<Block>) {
        let mut rows = Vec::new();
        for row in node.children() {
            let is_header = matches!(row.data().value, NodeValue::TableRow(true));
            let mut cells = Vec::new();
            for cell in row.children() {
                self.at(cell);
                let mut blocks = Vec::new();
                self.paragraph(cell, &mut blocks);
                let blocks = tidy::fit(Container::Cell, blocks, &mut self.gather);
                cells.push(Cell { is_header, colspan: 1, rowspan: 1, blocks });
            }
            rows.push(Row { cells });
        }
        let gather = &mut self.gather;
        let squared = grid::square(rows, &mut || {
            let blocks = vec![gather.block(BlockKind::Paragraph(Vec::new()))];
            Cell { is_header: false, colspan: 1, rowspan: 1, blocks }
        });
        match squared {
            Ok(rows) => out.push(self.gather.block(BlockKind::Table(Table { caption: String::new(), rows }))),
            Err(rows) => {
                self.gather.lose(Loss::Size, "table");
                out.extend(rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks));
            }
        }
    }

    /// A block of code: a paragraph of fragments, line by line.
    fn code(&mut self, literal: &str, out: &mut Vec<Block>) {
        let mut content = Vec::new();
        for line in literal.lines() {
            if !content.is_empty() {
                content.push(Inline::hard_break());
            }
            if !line.is_empty() && self.gather.spend(line.len()) {
                content.push(Inline::marked(line, [Mark::Code]));
            }
        }
        out.push(self.gather.block(BlockKind::Paragraph(content)));
    }
}

/// The source that the last paragraph of a quotation names: `— words`, linked or not.
fn source(content: &[Inline]) -> (Option<String>, Option<kernel::Url>) {
    let plain = inline::plain(content);
    let Some(words) = plain.strip_prefix("— ").map(|words| words.trim().to_owned()) else { return (None, None) };
    match content {
        [Inline { node: InlineNode::Text(_), marks }] if *marks == Marks::NONE => (Some(words), None),
        [_, Inline { marks, .. }] => match marks.link() {
            Some(Link::Href(href)) => {
                let url = href.as_str().parse().ok();
                (Some(words).filter(|words| words != href.as_str()), url)
            }
            _ => (None, None),
        },
        _ => (None, None),
    }
}
