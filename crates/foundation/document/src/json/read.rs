//! From JSON to blocks.

use std::{borrow::Cow, str::FromStr};

use serde::de::DeserializeSeed;

use super::raw::{NodeSeed, Raw, Scalar};
use crate::{
    Alternative, Block, BlockId, BlockKind, Callout, Cell, Document, DocumentError, DocumentItem, Embed, Figure,
    Heading, Inline, InlineNode, Level, Link, List, ListItem, Mark, Marks, Problem, Quote, Row, Table, inline,
};

type Read<T> = Result<T, DocumentError>;

fn wrong<T>(problem: Problem) -> Read<T> {
    Err(DocumentError::new(problem))
}

/// Reads a document from any JSON value.
pub(crate) fn read(json: &serde_json::Value) -> Read<Document> {
    // A value reads itself without errors of its own; a shape that no reader knows is no node.
    NodeSeed(0).deserialize(json).map_or_else(|_| wrong(Problem::NotANode), document)
}

impl<'de> serde::Deserialize<'de> for Document {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        document(NodeSeed(0).deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

fn document(raw: Raw<'_>) -> Read<Document> {
    if !raw.is_node {
        return wrong(Problem::NotANode);
    }
    if raw.name != "doc" {
        return wrong(Problem::UnknownNode(raw.name.into_owned()));
    }
    let (attrs, content) = open(raw)?;
    attrs.finish()?;
    Document::new(children(content, block)?)
}

/// Takes a node that is neither text nor marked apart into its attributes and its children.
fn open(raw: Raw<'_>) -> Read<(Attrs<'_>, Vec<Raw<'_>>)> {
    let stray = if raw.text.is_some() {
        Some("text".to_owned())
    } else if !raw.marks.is_empty() {
        Some("marks".to_owned())
    } else {
        raw.unknown.map(Cow::into_owned)
    };
    match stray {
        Some(field) => wrong(Problem::UnknownField(field)),
        None if raw.too_deep => wrong(Problem::TooDeep),
        None => Ok((Attrs(raw.attrs), raw.content)),
    }
}

/// Reads all children with one reader, naming the place of the one that fails.
fn children<'a, T>(content: Vec<Raw<'a>>, read: impl Fn(Raw<'a>) -> Read<T>) -> Read<Vec<T>> {
    let mut read_all = Vec::with_capacity(content.len());
    for (index, raw) in content.into_iter().enumerate() {
        if !raw.is_node {
            return wrong(Problem::NotANode).map_err(|error| error.child(index));
        }
        read_all.push(read(raw).map_err(|error| error.child(index))?);
    }
    Ok(read_all)
}

fn no_children(content: &[Raw<'_>]) -> Read<()> {
    if content.is_empty() { Ok(()) } else { wrong(Problem::UnknownField("content".into())) }
}

fn block(raw: Raw<'_>) -> Read<Block> {
    let name = raw.name.clone();
    if !super::write::BLOCKS.contains(&&*name) {
        let known = super::write::PARTS.iter().find(|part| **part == name);
        return wrong(
            known.map_or_else(|| Problem::UnknownNode(name.into_owned()), |part| Problem::NotAllowedHere(part)),
        );
    }
    let (mut attrs, content) = open(raw)?;
    let id: BlockId = attrs.required("id")?;
    let of = attrs.optional("of")?;
    let kind = kind(&name, &mut attrs, content).and_then(|kind| attrs.finish().map(|()| kind));
    Ok(Block { id, of, kind: kind.map_err(|error| error.of(id))? })
}

fn kind<'a>(name: &str, attrs: &mut Attrs<'a>, content: Vec<Raw<'a>>) -> Read<BlockKind> {
    Ok(match name {
        "heading" => {
            let level = attrs.number("level", 2..=4)?.ok_or_else(|| missing("level"))?;
            let level = Level::from_number(level).ok_or_else(|| missing("level"))?;
            BlockKind::Heading(Heading { level, content: inlines(content, true)? })
        }
        "paragraph" => BlockKind::Paragraph(inlines(content, true)?),
        "bulletList" => BlockKind::List(List { start: None, items: children(content, item)? }),
        "orderedList" => {
            attrs.ignore_null("type");
            let start = attrs.natural("start", 0..=1_000_000)?.unwrap_or(1);
            BlockKind::List(List { start: Some(start), items: children(content, item)? })
        }
        "blockquote" => BlockKind::Quote(Quote {
            language: attrs.optional("language")?,
            source: attrs.text("source")?,
            source_url: attrs.optional("sourceUrl")?,
            blocks: children(content, block)?,
        }),
        "table" => BlockKind::Table(Table {
            caption: attrs.text("caption")?.unwrap_or_default(),
            rows: children(content, row)?,
        }),
        "figure" => BlockKind::Figure(figure(attrs, content)?),
        "documentList" => BlockKind::DocumentList(children(content, document_item)?),
        "embed" => {
            no_children(&content)?;
            let (url, title, poster) = (attrs.required("url")?, attrs.text("title")?, attrs.optional("poster")?);
            BlockKind::Embed(Embed { url, title, poster })
        }
        "callout" => {
            let title = attrs.text("title")?.unwrap_or_default();
            BlockKind::Callout(Callout { title, blocks: children(content, block)? })
        }
        _ => {
            no_children(&content)?;
            BlockKind::HorizontalRule
        }
    })
}

/// The reader of a node that may stand in one kind of block only.
fn part<'a>(raw: Raw<'a>, names: &[&'static str]) -> Read<(usize, Attrs<'a>, Vec<Raw<'a>>)> {
    let Some(which) = names.iter().position(|name| *name == raw.name) else {
        let known = super::write::BLOCKS.iter().chain(super::write::PARTS).find(|known| **known == raw.name);
        return wrong(
            known.map_or_else(|| Problem::UnknownNode(raw.name.into_owned()), |known| Problem::NotAllowedHere(known)),
        );
    };
    let (attrs, content) = open(raw)?;
    Ok((which, attrs, content))
}

fn item(raw: Raw<'_>) -> Read<ListItem> {
    let (_, mut attrs, content) = part(raw, &["listItem"])?;
    let (id, of) = (attrs.required("id")?, attrs.optional("of")?);
    attrs.finish()?;
    Ok(ListItem { id, of, blocks: children(content, block)? })
}

fn row(raw: Raw<'_>) -> Read<Row> {
    let (_, attrs, content) = part(raw, &["tableRow"])?;
    attrs.finish()?;
    Ok(Row { cells: children(content, cell)? })
}

fn cell(raw: Raw<'_>) -> Read<Cell> {
    let (which, mut attrs, content) = part(raw, &["tableCell", "tableHeader"])?;
    attrs.ignore_null("colwidth");
    attrs.ignore_null("align");
    let colspan = attrs.natural("colspan", 1..=60)?.unwrap_or(1);
    let rowspan = attrs.natural("rowspan", 1..=2_000)?.unwrap_or(1);
    attrs.finish()?;
    Ok(Cell { is_header: which == 1, colspan, rowspan, blocks: children(content, block)? })
}

fn figure<'a>(attrs: &mut Attrs<'a>, content: Vec<Raw<'a>>) -> Read<Figure> {
    let media = attrs.required("media")?;
    let alternative = match (attrs.text("alt")?, attrs.flag("decorative")?) {
        (Some(_), true) => return wrong(Problem::WrongAttribute("decorative")),
        (None, true) => Alternative::Decorative,
        (Some(text), false) => Alternative::Text(text),
        (None, false) => Alternative::Missing,
    };
    Ok(Figure { media, alternative, caption: inlines(content, true)?, credit: attrs.text("credit")? })
}

fn document_item(raw: Raw<'_>) -> Read<DocumentItem> {
    let (_, mut attrs, content) = part(raw, &["documentItem"])?;
    no_children(&content)?;
    let item = DocumentItem { media: attrs.required("media")?, title: attrs.text("title")?.unwrap_or_default() };
    attrs.finish()?;
    Ok(item)
}

fn inlines(content: Vec<Raw<'_>>, notes: bool) -> Read<Vec<Inline>> {
    let mut text = Vec::with_capacity(content.len());
    for next in children(content, |raw| inline(raw, notes))? {
        inline::push(&mut text, next);
    }
    Ok(text)
}

fn inline(mut raw: Raw<'_>, notes: bool) -> Read<Inline> {
    let raw_marks = std::mem::take(&mut raw.marks);
    let mut marks = Marks::default();
    for (index, raw) in raw_marks.into_iter().enumerate() {
        marks.set(mark(raw).map_err(|error| error.within(&format!("marks/{index}")))?);
    }
    let node = match &*raw.name {
        "text" => {
            let text = raw.text.take().unwrap_or_default();
            let (attrs, content) = open(raw)?;
            attrs.finish().and_then(|()| no_children(&content))?;
            if text.is_empty() {
                return wrong(Problem::Empty);
            }
            InlineNode::Text(text.into_owned())
        }
        "hardBreak" => {
            let (attrs, content) = open(raw)?;
            attrs.finish().and_then(|()| no_children(&content))?;
            InlineNode::HardBreak
        }
        "note" if !notes => return wrong(Problem::NotAllowedHere("note")),
        "note" => {
            let (attrs, content) = open(raw)?;
            attrs.finish()?;
            InlineNode::Note(inlines(content, false)?)
        }
        _ => return part(raw, &[]).map(|_| Inline::hard_break()),
    };
    Ok(Inline { node, marks })
}

fn mark(raw: Raw<'_>) -> Read<Mark> {
    if !raw.is_node {
        return wrong(Problem::NotANode);
    }
    let name = raw.name.clone();
    let (mut attrs, content) = open(raw)?;
    no_children(&content)?;
    let mark = match &*name {
        "bold" => Mark::Bold,
        "italic" => Mark::Italic,
        "subscript" => Mark::Subscript,
        "superscript" => Mark::Superscript,
        "code" => Mark::Code,
        "language" => Mark::Language(attrs.required("language")?),
        "link" => Mark::Link(link(&mut attrs)?),
        _ => return wrong(Problem::UnknownMark(name.into_owned())),
    };
    attrs.finish()?;
    Ok(mark)
}

/// Exactly one of the three places that a link may lead to.
fn link(attrs: &mut Attrs<'_>) -> Read<Link> {
    let places = (attrs.optional("href")?, attrs.optional("publication")?, attrs.optional("media")?);
    match places {
        (Some(href), None, None) => Ok(Link::Href(href)),
        (None, Some(publication), None) => Ok(Link::Publication(publication)),
        (None, None, Some(media)) => Ok(Link::Media(media)),
        (None, None, None) => Err(missing("href")),
        _ => wrong(Problem::WrongAttribute("href")),
    }
}

fn missing(name: &'static str) -> DocumentError {
    DocumentError::new(Problem::MissingAttribute(name)).within("attrs")
}

/// The attributes not taken yet.
struct Attrs<'a>(Vec<(Cow<'a, str>, Scalar<'a>)>);

impl<'a> Attrs<'a> {
    fn take(&mut self, name: &str) -> Option<Scalar<'a>> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.swap_remove(at).1).filter(|value| !matches!(value, Scalar::Null))
    }

    /// A text; an empty one counts as absent.
    fn text(&mut self, name: &'static str) -> Read<Option<String>> {
        match self.take(name) {
            None => Ok(None),
            Some(Scalar::Text(text)) => Ok(Some(text.into_owned()).filter(|text| !text.is_empty())),
            Some(_) => Err(bad(name)),
        }
    }

    fn optional<T: FromStr>(&mut self, name: &'static str) -> Read<Option<T>> {
        match self.take(name) {
            None => Ok(None),
            Some(Scalar::Text(text)) => text.parse().map(Some).map_err(|_| bad(name)),
            Some(_) => Err(bad(name)),
        }
    }

    fn required<T: FromStr>(&mut self, name: &'static str) -> Read<T> {
        self.optional(name)?.ok_or_else(|| missing(name))
    }

    fn number(&mut self, name: &'static str, range: std::ops::RangeInclusive<i64>) -> Read<Option<i64>> {
        match self.take(name) {
            None => Ok(None),
            Some(Scalar::Number(number)) if range.contains(&number) => Ok(Some(number)),
            Some(_) => Err(bad(name)),
        }
    }

    fn natural(&mut self, name: &'static str, range: std::ops::RangeInclusive<i64>) -> Read<Option<u32>> {
        Ok(self.number(name, range)?.and_then(|number| u32::try_from(number).ok()))
    }

    fn flag(&mut self, name: &'static str) -> Read<bool> {
        match self.take(name) {
            None => Ok(false),
            Some(Scalar::Bool(flag)) => Ok(flag),
            Some(_) => Err(bad(name)),
        }
    }

    /// An attribute that the editor's library always writes and that says nothing as long as it is null.
    fn ignore_null(&mut self, name: &str) {
        self.0.retain(|(key, value)| !(key == name && matches!(value, Scalar::Null)));
    }

    fn finish(&self) -> Read<()> {
        match self.0.first() {
            Some((name, _)) => Err(DocumentError::new(Problem::UnknownAttribute(name.to_string())).within("attrs")),
            None => Ok(()),
        }
    }
}

fn bad(name: &'static str) -> DocumentError {
    DocumentError::new(Problem::WrongAttribute(name)).within(name).within("attrs")
}
