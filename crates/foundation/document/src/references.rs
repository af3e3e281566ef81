//! What a document names of the site: publications that it links to, files that it shows or links to.

use kernel::{MediaId, PublicationId};

use crate::{Block, BlockKind, Document, Inline, InlineNode, Link};

/// A thing of the site that a document names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ref {
    /// A publication.
    Publication(PublicationId),
    /// A file.
    Media(MediaId),
}

/// Everything that a document names, each once, in the order of ids.
pub fn references(document: &Document) -> Vec<Ref> {
    let mut refs = Vec::new();
    of_blocks(document.blocks(), &mut refs);
    refs.sort_unstable();
    refs.dedup();
    refs
}

fn of_blocks(blocks: &[Block], refs: &mut Vec<Ref>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => of_text(&heading.content, refs),
            BlockKind::Paragraph(content) => of_text(content, refs),
            BlockKind::List(list) => list.items.iter().for_each(|item| of_blocks(&item.blocks, refs)),
            BlockKind::Quote(quote) => of_blocks(&quote.blocks, refs),
            BlockKind::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| of_blocks(&cell.blocks, refs));
            }
            BlockKind::Figure(figure) => {
                refs.push(Ref::Media(figure.media));
                of_text(&figure.caption, refs);
            }
            BlockKind::DocumentList(items) => refs.extend(items.iter().map(|item| Ref::Media(item.media))),
            BlockKind::Embed(embed) => refs.extend(embed.poster.map(Ref::Media)),
            BlockKind::Callout(callout) => of_blocks(&callout.blocks, refs),
            BlockKind::HorizontalRule => {}
        }
    }
}

fn of_text(content: &[Inline], refs: &mut Vec<Ref>) {
    for inline in content {
        match inline.marks.link() {
            Some(Link::Publication(id)) => refs.push(Ref::Publication(*id)),
            Some(Link::Media(id)) => refs.push(Ref::Media(*id)),
            Some(Link::Href(_)) | None => {}
        }
        if let InlineNode::Note(content) = &inline.node {
            of_text(content, refs);
        }
    }
}
