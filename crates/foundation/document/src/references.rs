//! What a document names of the site: publications that it links to, files that it shows or links to.

use kernel::{MediaId, PublicationId};

use crate::{Block, BlockId, BlockKind, Document, Inline, InlineNode, Link};

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
    let mut refs: Vec<Ref> = references_by_block(document).into_iter().map(|(_, named)| named).collect();
    refs.sort_unstable();
    refs.dedup();
    refs
}

/// Everything that a document names, with the block that names it, in the order of the text.
pub fn references_by_block(document: &Document) -> Vec<(BlockId, Ref)> {
    let mut refs = Vec::new();
    of_blocks(document.blocks(), &mut refs);
    refs
}

fn of_blocks(blocks: &[Block], refs: &mut Vec<(BlockId, Ref)>) {
    for block in blocks {
        let mut own = Vec::new();
        match &block.kind {
            BlockKind::Heading(heading) => of_text(&heading.content, &mut own),
            BlockKind::Paragraph(content) => of_text(content, &mut own),
            BlockKind::Figure(figure) => {
                own.push(Ref::Media(figure.media));
                of_text(&figure.caption, &mut own);
            }
            BlockKind::DocumentList(items) => own.extend(items.iter().map(|item| Ref::Media(item.media))),
            BlockKind::Embed(embed) => own.extend(embed.poster.map(Ref::Media)),
            BlockKind::List(_)
            | BlockKind::Quote(_)
            | BlockKind::Table(_)
            | BlockKind::Callout(_)
            | BlockKind::HorizontalRule => {}
        }
        refs.extend(own.into_iter().map(|named| (block.id, named)));
        block.kind.within().into_iter().for_each(|blocks| of_blocks(blocks, refs));
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
