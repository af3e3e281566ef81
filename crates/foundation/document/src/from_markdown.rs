//! From Markdown (GitHub's flavour, with footnotes, `~sub~` and `^sup^`); what [`crate::markdown()`] writes of its own
//! is read back. Raw HTML is dropped and told.

mod blocks;
mod inline;

use std::collections::HashMap;

use comrak::{
    Arena, Options,
    nodes::{Node, NodeValue},
    parse_document,
};

use crate::{BlockId, Href, Imported, Link, imported::Gather};

/// Reads a document from Markdown.
///
/// `ids` makes the ids of blocks. `known` is asked for each address of a link or picture before anything else: it answers
/// with the publication or file of the site that the address has become. `publication:ID` and `media:ID` need no answer.
pub fn from_markdown(
    markdown: &str,
    ids: &mut dyn FnMut() -> BlockId,
    known: &mut dyn FnMut(&str) -> Option<Link>,
) -> Imported {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut notes = HashMap::new();
    for node in root.children() {
        if let NodeValue::FootnoteDefinition(definition) = &node.data().value {
            notes.insert(definition.name.clone(), node);
        }
    }
    let mut reader = Reader { gather: Gather::new(ids), known, notes };
    let mut blocks = Vec::new();
    reader.blocks(root, &mut blocks, 1);
    reader.gather.finish(blocks)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.superscript = true;
    options.extension.subscript = true;
    options.extension.alerts = true;
    options
}

struct Reader<'a, 'n> {
    gather: Gather<'a>,
    known: &'a mut dyn FnMut(&str) -> Option<Link>,
    /// The definitions of footnotes, by name.
    notes: HashMap<String, Node<'n>>,
}

impl<'n> Reader<'_, 'n> {
    /// Where an address leads, if anywhere.
    fn link(&mut self, address: &str) -> Option<Link> {
        if let Some(link) = (self.known)(address) {
            return Some(link);
        }
        match address.split_once(':') {
            Some(("publication", id)) => id.parse().ok().map(Link::Publication),
            Some(("media", id)) => id.parse().ok().map(Link::Media),
            _ => address.parse::<Href>().ok().map(Link::Href),
        }
    }

    /// Notes where the reading stands.
    fn at(&mut self, node: Node<'n>) {
        self.gather.line = u32::try_from(node.data().sourcepos.start.line).unwrap_or(u32::MAX);
    }
}
