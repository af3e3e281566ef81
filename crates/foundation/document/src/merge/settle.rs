//! What an editor chose, put in its place.

use std::collections::HashSet;

use super::{Choice, Conflict};
use crate::{Block, BlockId, BlockKind};

/// Puts the chosen version in the place of a conflict.
pub(super) fn end(blocks: &mut Vec<Block>, conflict: &Conflict, choice: Choice) {
    let chosen = match choice {
        Choice::Ours => [conflict.ours.as_ref(), None],
        Choice::Theirs => [None, conflict.theirs.as_ref()],
        Choice::Both => [conflict.ours.as_ref(), conflict.theirs.as_ref()],
    };
    let chosen: Vec<Block> = chosen.into_iter().flatten().cloned().collect();
    if let Some(at) = blocks.iter().position(|block| block.id == conflict.block) {
        blocks.splice(at..=at, chosen);
    } else {
        for block in blocks {
            inside(block, conflict.block, &chosen);
        }
    }
}

/// The same for a conflict in a block; one that would be left without any keeps a blank paragraph.
fn inside(block: &mut Block, place: BlockId, chosen: &[Block]) {
    for blocks in block.kind.within_mut() {
        if let Some(at) = blocks.iter().position(|block| block.id == place) {
            blocks.splice(at..=at, chosen.iter().cloned());
            if blocks.is_empty() {
                blocks.push(Block::new(place, BlockKind::Paragraph(Vec::new())));
            }
        } else {
            for block in blocks {
                inside(block, place, chosen);
            }
        }
    }
}

/// Gives another id to a block that has the id of one before it: one version moved it into a quotation, and the other
/// changed it where it was.
pub(super) fn name_apart(blocks: &mut [Block]) {
    let mut taken = HashSet::new();
    names(blocks, &mut |id| {
        taken.insert(*id);
    });
    let mut met = HashSet::new();
    names(blocks, &mut |id| {
        if !met.insert(*id) {
            *id = another(*id, &taken);
            taken.insert(*id);
            met.insert(*id);
        }
    });
}

fn names(blocks: &mut [Block], visit: &mut dyn FnMut(&mut BlockId)) {
    for block in blocks {
        visit(&mut block.id);
        if let BlockKind::List(list) = &mut block.kind {
            list.items.iter_mut().for_each(|item| visit(&mut item.id));
        }
        for blocks in block.kind.within_mut() {
            names(blocks, visit);
        }
    }
}

/// `ab12` → `ab12-2`.
fn another(id: BlockId, taken: &HashSet<BlockId>) -> BlockId {
    let stem = &id.as_str()[..id.as_str().len().min(10)];
    let mut names = (2_u32..).filter_map(|number| format!("{stem}-{number}").parse().ok());
    names.find(|name| !taken.contains(name)).unwrap_or(id)
}
