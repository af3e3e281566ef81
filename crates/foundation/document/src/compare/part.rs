//! A block taken apart for comparing: every kind has lines, text and parts, and is compared by them.

use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::{Language, MediaId};

use super::words::{self, Bag};
use crate::{Alternative, Block, BlockId, BlockKind, Cell, Figure, Inline, Level, ListItem, Row};

/// A block, an item, a row, a cell or a file of a list.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    /// Its own id; of a row or a cell, that of the first block in it.
    pub(crate) id: Option<BlockId>,
    pub(crate) element: Element,
    /// What is said of it in a line each; the same fields for all of a kind, empty where nothing is said.
    pub(crate) lines: Vec<(Field, Vec<Inline>)>,
    pub(crate) text: &'a [Inline],
    pub(crate) parts: Vec<Part<'a>>,
    /// Of all that is in it, ids apart.
    pub(crate) print: u64,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Element {
    Heading(Level),
    Paragraph,
    List { start: Option<u32> },
    Item,
    Quote(Option<Language>),
    Table,
    Row,
    Cell { is_header: bool, colspan: u32, rowspan: u32 },
    Figure { media: MediaId, is_decorative: bool },
    Files,
    File(MediaId),
    Embed,
    Callout,
    Rule,
}

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Title,
    Caption,
    Alternative,
    Credit,
    Source,
    Address,
    Language,
}

impl Element {
    /// Whether one can have become the other: a paragraph a heading, bullets numbers, but no picture a table.
    pub(crate) fn may_become(self, other: Self) -> bool {
        let is_text = |element| matches!(element, Self::Heading(_) | Self::Paragraph);
        std::mem::discriminant(&self) == std::mem::discriminant(&other) || (is_text(self) && is_text(other))
    }

    /// Whether both show the same file.
    pub(crate) fn same_file(self, other: Self) -> bool {
        match (self, other) {
            (Self::Figure { media, .. }, Self::Figure { media: other, .. })
            | (Self::File(media), Self::File(other)) => media == other,
            _ => false,
        }
    }
}

/// The blocks taken apart.
pub(crate) fn blocks(blocks: &[Block]) -> Vec<Part<'_>> {
    blocks.iter().map(block).collect()
}

/// A block taken apart.
pub(crate) fn block(block: &Block) -> Part<'_> {
    let id = Some(block.id);
    let part = |element, lines: &[(Field, &str)]| Part::new(id, element, lines);
    match &block.kind {
        BlockKind::Heading(heading) => part(Element::Heading(heading.level), &[]).text(&heading.content),
        BlockKind::Paragraph(content) => part(Element::Paragraph, &[]).text(content),
        BlockKind::List(list) => {
            part(Element::List { start: list.start }, &[]).parts(list.items.iter().map(item).collect())
        }
        BlockKind::Quote(quote) => {
            let language = quote.language.as_ref().map(Language::as_str).unwrap_or_default();
            let source = quote.source.as_deref().unwrap_or_default();
            let address = quote.source_url.as_ref().map(kernel::Url::as_str).unwrap_or_default();
            let lines = [(Field::Language, language), (Field::Source, source), (Field::Address, address)];
            part(Element::Quote(quote.language), &lines).parts(blocks(&quote.blocks))
        }
        BlockKind::Table(table) => {
            part(Element::Table, &[(Field::Caption, &table.caption)]).parts(table.rows.iter().map(row).collect())
        }
        BlockKind::Figure(figure) => picture(id, figure),
        BlockKind::DocumentList(items) => {
            let file = |item: &crate::DocumentItem| {
                Part::new(None, Element::File(item.media), &[(Field::Title, &item.title)]).sealed()
            };
            part(Element::Files, &[]).parts(items.iter().map(file).collect())
        }
        BlockKind::Embed(embed) => {
            let title = embed.title.as_deref().unwrap_or_default();
            part(Element::Embed, &[(Field::Title, title), (Field::Address, embed.url.as_str())])
        }
        BlockKind::Callout(callout) => {
            part(Element::Callout, &[(Field::Title, &callout.title)]).parts(blocks(&callout.blocks))
        }
        BlockKind::HorizontalRule => part(Element::Rule, &[]),
    }
    .sealed()
}

fn picture(id: Option<BlockId>, figure: &Figure) -> Part<'_> {
    let alternative = if let Alternative::Text(text) = &figure.alternative { text } else { "" };
    let credit = figure.credit.as_deref().unwrap_or_default();
    let is_decorative = figure.alternative == Alternative::Decorative;
    let element = Element::Figure { media: figure.media, is_decorative };
    Part::new(id, element, &[(Field::Alternative, alternative), (Field::Credit, credit)]).text(&figure.caption)
}

fn item(item: &ListItem) -> Part<'_> {
    Part::new(Some(item.id), Element::Item, &[]).parts(blocks(&item.blocks)).sealed()
}

fn row(row: &Row) -> Part<'_> {
    Part::new(row.key(), Element::Row, &[]).parts(row.cells.iter().map(cell).collect()).sealed()
}

fn cell(cell: &Cell) -> Part<'_> {
    let Cell { is_header, colspan, rowspan, .. } = *cell;
    Part::new(cell.key(), Element::Cell { is_header, colspan, rowspan }, &[]).parts(blocks(&cell.blocks)).sealed()
}

impl<'a> Part<'a> {
    fn new(id: Option<BlockId>, element: Element, lines: &[(Field, &str)]) -> Self {
        let line = |(field, text): &(Field, &str)| {
            (*field, if text.is_empty() { Vec::new() } else { vec![Inline::text(*text)] })
        };
        Self { id, element, lines: lines.iter().map(line).collect(), text: &[], parts: Vec::new(), print: 0 }
    }

    fn text(self, text: &'a [Inline]) -> Self {
        Self { text, ..self }
    }

    fn parts(self, parts: Vec<Part<'a>>) -> Self {
        Self { parts, ..self }
    }

    /// With its print taken.
    fn sealed(mut self) -> Self {
        let mut hasher = DefaultHasher::new();
        (self.element, &self.lines, self.text).hash(&mut hasher);
        self.parts.iter().for_each(|part| part.print.hash(&mut hasher));
        self.print = hasher.finish();
        self
    }

    /// How often each word stands in it.
    pub(crate) fn words<'p>(&'p self, bag: &mut Bag<'p>) {
        self.lines.iter().for_each(|(_, line)| words::count(line, bag));
        words::count(self.text, bag);
        self.parts.iter().for_each(|part| part.words(bag));
    }
}
