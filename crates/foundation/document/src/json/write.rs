//! From blocks to JSON, straight into the serialiser.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::{
    Alternative, Block, BlockId, BlockKind, Cell, Document, DocumentItem, Inline, InlineNode, Link, ListItem, Mark, Row,
};

/// The blocks, by their names in JSON.
pub(super) const BLOCKS: &[&str] = &[
    "heading",
    "paragraph",
    "bulletList",
    "orderedList",
    "blockquote",
    "table",
    "figure",
    "documentList",
    "embed",
    "callout",
    "horizontalRule",
];

/// What stands in certain blocks only.
pub(super) const PARTS: &[&str] =
    &["listItem", "tableRow", "tableHeader", "tableCell", "documentItem", "text", "hardBreak", "note"];

/// The name of a block in JSON.
pub(crate) fn name(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph(_) => "paragraph",
        BlockKind::List(list) if list.start.is_some() => "orderedList",
        BlockKind::List(_) => "bulletList",
        BlockKind::Quote(_) => "blockquote",
        BlockKind::Table(_) => "table",
        BlockKind::Figure(_) => "figure",
        BlockKind::DocumentList(_) => "documentList",
        BlockKind::Embed(_) => "embed",
        BlockKind::Callout(_) => "callout",
        BlockKind::HorizontalRule => "horizontalRule",
    }
}

/// The document as a value.
pub(crate) fn write(document: &Document) -> Value {
    // Texts, numbers and string keys only: nothing that a value could refuse.
    serde_json::to_value(document).unwrap_or_default()
}

/// Attributes in their order; absent ones are left out.
#[derive(Default)]
struct Attrs<'a>(Vec<(&'static str, Attr<'a>)>);

enum Attr<'a> {
    Text(&'a str),
    Shown(String),
    Number(u32),
    True,
}

impl<'a> Attrs<'a> {
    fn of_block(id: &'a BlockId, of: Option<&'a BlockId>) -> Self {
        Self(vec![("id", Attr::Text(id.as_str()))]).text("of", of.map(BlockId::as_str))
    }
    fn text(self, name: &'static str, value: Option<&'a str>) -> Self {
        self.with(name, value.filter(|text| !text.is_empty()).map(Attr::Text))
    }
    fn shown(self, name: &'static str, value: Option<impl ToString>) -> Self {
        self.with(name, value.map(|value| Attr::Shown(value.to_string())))
    }
    fn with(mut self, name: &'static str, value: Option<Attr<'a>>) -> Self {
        self.0.extend(value.map(|value| (name, value)));
        self
    }
}

impl Serialize for Attr<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Shown(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::True => serializer.serialize_bool(true),
        }
    }
}

impl Serialize for Attrs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A node with children of one type; no `content` where there are none, as the editor writes it.
fn node<S: Serializer, T: Serialize>(
    serializer: S,
    name: &str,
    attrs: &Attrs<'_>,
    content: &[T],
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry("type", name)?;
    if !attrs.0.is_empty() {
        map.serialize_entry("attrs", attrs)?;
    }
    if !content.is_empty() {
        map.serialize_entry("content", content)?;
    }
    map.end()
}

const NOTHING: &[Inline] = &[];

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("type", "doc")?;
        map.serialize_entry("content", self.blocks())?;
        map.end()
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = name(&self.kind);
        let attrs = Attrs::of_block(&self.id, self.of.as_ref());
        match &self.kind {
            BlockKind::Heading(heading) => {
                let attrs = attrs.with("level", Some(Attr::Number(heading.level.number().into())));
                node(serializer, name, &attrs, &heading.content)
            }
            BlockKind::Paragraph(content) => node(serializer, name, &attrs, content),
            BlockKind::List(list) => {
                node(serializer, name, &attrs.with("start", list.start.map(Attr::Number)), &list.items)
            }
            BlockKind::Quote(quote) => {
                let attrs = attrs
                    .text("language", quote.language.as_ref().map(kernel::Language::as_str))
                    .text("source", quote.source.as_deref())
                    .text("sourceUrl", quote.source_url.as_ref().map(kernel::Url::as_str));
                node(serializer, name, &attrs, &quote.blocks)
            }
            BlockKind::Table(table) => {
                node(serializer, name, &attrs.text("caption", Some(&table.caption)), &table.rows)
            }
            BlockKind::Figure(figure) => {
                let attrs = attrs.shown("media", Some(figure.media));
                let attrs = match &figure.alternative {
                    Alternative::Missing => attrs,
                    Alternative::Decorative => attrs.with("decorative", Some(Attr::True)),
                    Alternative::Text(text) => attrs.text("alt", Some(text)),
                };
                node(serializer, name, &attrs.text("credit", figure.credit.as_deref()), &figure.caption)
            }
            BlockKind::DocumentList(items) => node(serializer, name, &attrs, items),
            BlockKind::Embed(embed) => {
                let attrs = attrs
                    .text("url", Some(embed.url.as_str()))
                    .text("title", embed.title.as_deref())
                    .shown("poster", embed.poster);
                node(serializer, name, &attrs, NOTHING)
            }
            BlockKind::Callout(callout) => {
                node(serializer, name, &attrs.text("title", Some(&callout.title)), &callout.blocks)
            }
            BlockKind::HorizontalRule => node(serializer, name, &attrs, NOTHING),
        }
    }
}

impl Serialize for ListItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        node(serializer, "listItem", &Attrs::of_block(&self.id, self.of.as_ref()), &self.blocks)
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        node(serializer, "tableRow", &Attrs::default(), &self.cells)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let span = |span: u32| (span > 1).then_some(Attr::Number(span));
        let attrs = Attrs::default().with("colspan", span(self.colspan)).with("rowspan", span(self.rowspan));
        node(serializer, if self.is_header { "tableHeader" } else { "tableCell" }, &attrs, &self.blocks)
    }
}

impl Serialize for DocumentItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let attrs = Attrs::default().shown("media", Some(self.media)).text("title", Some(&self.title));
        node(serializer, "documentItem", &attrs, NOTHING)
    }
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.node {
            InlineNode::Text(text) => {
                map.serialize_entry("type", "text")?;
                map.serialize_entry("text", text)?;
            }
            InlineNode::HardBreak => map.serialize_entry("type", "hardBreak")?,
            InlineNode::Note(content) => {
                map.serialize_entry("type", "note")?;
                if !content.is_empty() {
                    map.serialize_entry("content", content)?;
                }
            }
        }
        if !self.marks.as_slice().is_empty() {
            map.serialize_entry("marks", self.marks.as_slice())?;
        }
        map.end()
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let none = Attrs::default();
        let (name, attrs) = match self {
            Self::Link(Link::Href(href)) => ("link", none.text("href", Some(href.as_str()))),
            Self::Link(Link::Publication(id)) => ("link", none.shown("publication", Some(id))),
            Self::Link(Link::Media(id)) => ("link", none.shown("media", Some(id))),
            Self::Language(language) => ("language", none.text("language", Some(language.as_str()))),
            Self::Bold => ("bold", none),
            Self::Italic => ("italic", none),
            Self::Subscript => ("subscript", none),
            Self::Superscript => ("superscript", none),
            Self::Code => ("code", none),
        };
        node(serializer, name, &attrs, NOTHING)
    }
}
