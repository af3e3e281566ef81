//! A translation beside its source, block by block.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::{Block, BlockId, BlockKind, Document};

/// A row of two texts side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// A block of the source; `None` beside what the translation has of its own.
    pub source: Option<&'a Block>,
    /// The blocks that render it: none where it is not translated, several where it was split.
    pub translation: Vec<&'a Block>,
}

/// The blocks of two bodies side by side, in the order of the source. What the translation has of its own stands after
/// what it stands after there. A translation that names no source block at all, as one that was imported, is laid beside
/// by the kinds of its blocks.
pub fn align<'a>(source: &'a Document, translation: &'a Document) -> Vec<Pair<'a>> {
    let named = by_names(source.blocks(), translation.blocks());
    let of = if named.iter().all(Option::is_none) { by_kinds(source.blocks(), translation.blocks()) } else { named };

    // The rows of the source, and before and after each what the translation alone has.
    let mut rendered: Vec<Vec<&Block>> = vec![Vec::new(); source.blocks().len()];
    let mut own: Vec<Vec<&Block>> = vec![Vec::new(); source.blocks().len() + 1];
    let mut after = 0;
    for (block, of) in translation.blocks().iter().zip(of) {
        match of {
            Some(at) => {
                rendered[at].push(block);
                after = at + 1;
            }
            None => own[after].push(block),
        }
    }
    let alone =
        |blocks: Vec<&'a Block>| blocks.into_iter().map(|block| Pair { source: None, translation: vec![block] });
    let mut own = own.into_iter();
    let mut pairs: Vec<Pair<'_>> = own.next().into_iter().flat_map(alone).collect();
    for ((source, translation), own) in source.blocks().iter().zip(rendered).zip(own) {
        pairs.push(Pair { source: Some(source), translation });
        pairs.extend(alone(own));
    }
    pairs
}

/// For each block of the translation, which block of the source it renders, whole or in part.
fn by_names(source: &[Block], translation: &[Block]) -> Vec<Option<usize>> {
    let mut owners = HashMap::new();
    for (at, block) in source.iter().enumerate() {
        each(std::slice::from_ref(block), &mut |part| {
            owners.insert(part.id(), at);
        });
    }
    let of = |block: &Block| {
        let mut owner = None;
        each(std::slice::from_ref(block), &mut |part| {
            owner = owner.or_else(|| part.of().and_then(|of| owners.get(&of).copied()));
        });
        owner
    };
    translation.iter().map(of).collect()
}

/// The same by kinds in a row: headings to headings, tables to tables.
fn by_kinds(source: &[Block], translation: &[Block]) -> Vec<Option<usize>> {
    let kind = |block: &Block| match &block.kind {
        BlockKind::Heading(heading) => heading.level.number().to_string(),
        kind => crate::json::name(kind).to_owned(),
    };
    let kinds = |blocks: &[Block]| blocks.iter().map(kind).collect::<Vec<_>>();
    let mut of = vec![None; translation.len()];
    for op in capture_diff_slices(Algorithm::Myers, &kinds(source), &kinds(translation)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..len).for_each(|at| of[new_index + at] = Some(old_index + at));
        }
    }
    of
}

/// A block of a translation that no longer says what its source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The block, or the item of a list, of the translation.
    pub block: BlockId,
    /// The block of the source that it renders.
    pub source: BlockId,
    /// Whether the source has it no longer; else it says something else.
    pub is_removed: bool,
}

/// Which blocks of a translation, within others too, render a block of the source that is no longer what it was. `base`
/// is the source as it was when the translation last followed it. Blocks that the source has gained are those that
/// [`align`] leaves without translation.
pub fn stale(base: &Document, source: &Document, translation: &Document) -> Vec<Stale> {
    let was = parts(base);
    let is = parts(source);
    let mut stale = Vec::new();
    each(translation.blocks(), &mut |part| {
        if let Some(of) = part.of()
            && let Some(before) = was.get(&of)
            && is.get(&of) != Some(before)
        {
            stale.push(Stale { block: part.id(), source: of, is_removed: !is.contains_key(&of) });
        }
    });
    stale
}

/// Every block and item by its id.
fn parts(document: &Document) -> HashMap<BlockId, Content<'_>> {
    let mut parts = HashMap::new();
    each(document.blocks(), &mut |part| {
        parts.insert(part.id(), part.content());
    });
    parts
}

/// What has an id.
#[derive(Clone, Copy)]
enum Named<'a> {
    Block(&'a Block),
    Item(&'a crate::ListItem),
}

/// What it says, its own id apart.
#[derive(PartialEq)]
enum Content<'a> {
    Block(&'a BlockKind),
    Item(&'a [Block]),
}

impl<'a> Named<'a> {
    fn id(self) -> BlockId {
        match self {
            Self::Block(block) => block.id,
            Self::Item(item) => item.id,
        }
    }

    fn of(self) -> Option<BlockId> {
        match self {
            Self::Block(block) => block.of,
            Self::Item(item) => item.of,
        }
    }

    fn content(self) -> Content<'a> {
        match self {
            Self::Block(block) => Content::Block(&block.kind),
            Self::Item(item) => Content::Item(&item.blocks),
        }
    }
}

/// Every block and item, those around others first.
fn each<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(Named<'a>)) {
    for block in blocks {
        visit(Named::Block(block));
        if let BlockKind::List(list) = &block.kind {
            for item in &list.items {
                visit(Named::Item(item));
                each(&item.blocks, visit);
            }
        } else {
            block.kind.within().into_iter().for_each(|blocks| each(blocks, visit));
        }
    }
}
