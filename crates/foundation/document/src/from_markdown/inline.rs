//! Text within blocks.

use comrak::nodes::{Node, NodeLink, NodeValue};

use super::Reader;
use crate::{Alternative, Block, BlockKind, Figure, Inline, InlineNode, Link, Loss, Mark, Marks, inline};

/// The text of a block as it is read; pictures stand between paragraphs.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Vec<Inline>,
    in_note: bool,
}

/// Marks within marks; beyond, the words alone are read.
const DEPTH: usize = 32;

impl<'n> Reader<'_, 'n> {
    pub(super) fn inlines(&mut self, node: Node<'n>, marks: &Marks, flow: &mut Flow, depth: usize) {
        if depth > DEPTH {
            self.gather.lose(Loss::Depth, "");
            return self.add(&plain(node), marks, flow);
        }
        for child in node.children() {
            self.at(child);
            let value = child.data().value.clone();
            let mark = match value {
                NodeValue::Text(text) => {
                    self.add(&text, marks, flow);
                    continue;
                }
                NodeValue::Code(code) => {
                    let mut marks = marks.clone();
                    marks.set(Mark::Code);
                    self.add(&code.literal, &marks, flow);
                    continue;
                }
                NodeValue::Strong => Some(Mark::Bold),
                NodeValue::Emph => Some(Mark::Italic),
                NodeValue::Superscript => Some(Mark::Superscript),
                NodeValue::Subscript => Some(Mark::Subscript),
                NodeValue::Link(link) => self.mark_of(&link),
                other => {
                    if self.leaf(child, &other, marks, flow) {
                        continue;
                    }
                    None
                }
            };
            let mut within = marks.clone();
            if let Some(mark) = mark {
                within.set(mark);
            }
            self.inlines(child, &within, flow, depth + 1);
        }
    }

    /// What is neither text nor mark; `false` for what only its words are kept of.
    fn leaf(&mut self, node: Node<'n>, value: &NodeValue, marks: &Marks, flow: &mut Flow) -> bool {
        match value {
            NodeValue::SoftBreak => self.add(" ", marks, flow),
            NodeValue::LineBreak => flow.line.push(Inline::hard_break()),
            NodeValue::HtmlInline(html) => self.gather.lose(Loss::RawHtml, html),
            NodeValue::Image(image) => self.image(node, image, flow),
            NodeValue::FootnoteReference(reference) => self.note(&reference.name, flow),
            other => {
                let name = if matches!(other, NodeValue::Strikethrough) { "strikethrough" } else { "mark" };
                self.gather.lose(Loss::Structure, name);
                return false;
            }
        }
        true
    }

    fn add(&mut self, text: &str, marks: &Marks, flow: &mut Flow) {
        if !text.is_empty() && self.gather.spend(text.len()) {
            inline::push(&mut flow.line, Inline { node: InlineNode::Text(text.to_owned()), marks: marks.clone() });
        }
    }

    fn mark_of(&mut self, link: &NodeLink) -> Option<Mark> {
        let leads = self.link(&link.url);
        if leads.is_none() {
            self.gather.lose(Loss::Link, &link.url);
        }
        leads.map(Mark::Link)
    }

    fn image(&mut self, node: Node<'n>, image: &NodeLink, flow: &mut Flow) {
        let Some(Link::Media(media)) = self.link(&image.url).filter(|_| !flow.in_note) else {
            return self.gather.lose(Loss::Image, &image.url);
        };
        if flow.line.iter().any(|inline| !inline.is_blank()) {
            let content = std::mem::take(&mut flow.line);
            flow.blocks.push(self.gather.block(BlockKind::Paragraph(content)));
        }
        flow.line.clear();
        let alt = plain(node);
        // An empty alternative may mean "decorative" or nothing at all: its editor will say.
        let alternative = match alt.trim() {
            "" => Alternative::Missing,
            alt if crate::document::is_file_name(alt) => Alternative::Missing,
            alt => Alternative::Text(alt.to_owned()),
        };
        let caption = if image.title.is_empty() { Vec::new() } else { vec![Inline::text(image.title.clone())] };
        let figure = Figure { media, alternative, caption, credit: None };
        flow.blocks.push(self.gather.block(BlockKind::Figure(figure)));
    }

    /// A footnote comes to stand where it is called; notes of notes are left out.
    fn note(&mut self, name: &str, flow: &mut Flow) {
        let Some(definition) = self.notes.get(name).copied().filter(|_| !flow.in_note) else {
            return self.gather.lose(Loss::Structure, "note");
        };
        let mut note = Flow { in_note: true, ..Flow::default() };
        for block in definition.descendants() {
            if matches!(block.data().value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell)
                && self.gather.spend(0)
            {
                if !note.line.is_empty() {
                    note.line.push(Inline::hard_break());
                }
                self.inlines(block, &Marks::NONE, &mut note, 0);
            }
        }
        if !note.line.is_empty() {
            flow.line.push(Inline::note(note.line));
        }
    }
}

/// The words within a node.
pub(super) fn plain(node: Node<'_>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}
