//! The ids of a document, kept where it is written anew.

use super::{matching, part};
use crate::{Block, BlockId, BlockKind, Document};

/// A document that was written anew from `before`, as somebody who edits Markdown does, with the ids of the blocks that it
/// still has, and what they translate: what hangs on ids, alignment and merging, goes on. A block of which nothing changed is
/// the one that was there.
#[must_use]
pub fn keep_ids(before: &Document, after: Document) -> Document {
    let mut blocks = after.blocks().to_vec();
    keep(&before.blocks().iter().collect::<Vec<_>>(), &mut blocks.iter_mut().collect::<Vec<_>>());
    Document::new(blocks).unwrap_or(after)
}

fn keep(old: &[&Block], new: &mut [&mut Block]) {
    let was: Vec<_> = old.iter().map(|block| part::block(block)).collect();
    let is: Vec<_> = new.iter().map(|block| part::block(block)).collect();
    let matches: Vec<_> = matching::matches(&was, &is)
        .into_iter()
        .zip(&is)
        .map(|(at, part)| at.map(|at| (at, was[at].print == part.print)))
        .collect();
    for (block, found) in new.iter_mut().zip(matches) {
        match found {
            Some((at, true)) => (*block).clone_from(old[at]),
            Some((at, false)) => {
                block.id = old[at].id;
                block.of = old[at].of;
                keep_within(&old[at].kind, &mut block.kind);
            }
            None => {}
        }
    }
}

/// The same for what stands in a block, whichever item or cell it stands in; an item is known by its first paragraph.
fn keep_within(old: &BlockKind, new: &mut BlockKind) {
    let was: Vec<&Block> = old.within().into_iter().flatten().collect();
    keep(&was, &mut new.within_mut().into_iter().flatten().collect::<Vec<_>>());
    if let (BlockKind::List(old), BlockKind::List(new)) = (old, new) {
        let first = |blocks: &[Block]| -> Option<BlockId> { blocks.first().map(|block| block.id) };
        for item in &mut new.items {
            let same = old.items.iter().find(|was| first(&was.blocks) == first(&item.blocks));
            if let Some(was) = same {
                item.id = was.id;
                item.of = was.of;
            }
        }
    }
}
