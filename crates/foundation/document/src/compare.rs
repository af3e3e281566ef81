//! What changed from one version of a document to another, block by block and word by word.

pub(crate) mod kept;
mod matching;
pub(crate) mod part;
pub(crate) mod words;

use part::{Element, Field, Part};
use words::{Piece, Side};

use crate::{BlockId, Document};

/// Two versions of a document, laid over one another. [`compared_html`](crate::compared_html()) shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub(crate) parts: Vec<Compared>,
}

/// What became of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Kept,
    /// Something in it changed.
    Changed,
    /// It stands in the new version alone.
    Added,
    /// It stood in the old version alone.
    Removed,
}

/// How many blocks of the body changed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the new version alone.
    pub added: usize,
    /// In the old version alone.
    pub removed: usize,
    /// Other words, other attributes or other parts.
    pub changed: usize,
    /// Elsewhere among the others, changed or not.
    pub moved: usize,
}

/// A part of a comparison: as the new version has it, or the old one where it was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) id: Option<BlockId>,
    pub(crate) change: Change,
    pub(crate) is_moved: bool,
    pub(crate) element: Element,
    /// What it was, where that is something else.
    pub(crate) was: Option<Element>,
    pub(crate) lines: Vec<(Field, Vec<Piece>)>,
    pub(crate) text: Vec<Piece>,
    pub(crate) parts: Vec<Compared>,
}

/// Compares two versions of a document in one language. Blocks are matched by their ids, else by their words. The time
/// is that of reading both, and more where long passages are all new: not for the thread of a request.
pub fn compare(old: &Document, new: &Document) -> Comparison {
    Comparison { parts: sequence(&part::blocks(old.blocks()), &part::blocks(new.blocks())) }
}

impl Comparison {
    /// Whether nothing changed.
    pub fn is_same(&self) -> bool {
        self.tally() == Tally::default()
    }

    /// How many blocks of the body changed.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for part in &self.parts {
            match part.change {
                Change::Kept => {}
                Change::Changed => tally.changed += 1,
                Change::Added => tally.added += 1,
                Change::Removed => tally.removed += 1,
            }
            tally.moved += usize::from(part.is_moved);
        }
        tally
    }

    /// The blocks of the body and what became of each, in the order in which they are shown.
    pub fn changes(&self) -> impl Iterator<Item = (BlockId, Change)> {
        self.parts.iter().filter_map(|part| Some((part.id?, part.change)))
    }
}

/// Parts in the new order, each removed one after what stood before it.
fn sequence(old: &[Part<'_>], new: &[Part<'_>]) -> Vec<Compared> {
    let matches = matching::matches(old, new);
    let steady = matching::steady(&matches);
    let mut is_kept = vec![false; old.len()];
    matches.iter().flatten().for_each(|was| is_kept[*was] = true);

    let mut compared = Vec::with_capacity(new.len());
    let mut shown = 0;
    let mut removed = |upto: usize, compared: &mut Vec<Compared>| {
        let gone = (shown..upto).filter(|was| !is_kept[*was]);
        compared.extend(gone.map(|was| alone(&old[was], Side::Old)));
        shown = shown.max(upto);
    };
    for (is, part) in new.iter().enumerate() {
        match matches[is] {
            Some(was) => {
                if steady[is] {
                    removed(was, &mut compared);
                }
                compared.push(pair(&old[was], part, !steady[is]));
            }
            None => compared.push(alone(part, Side::New)),
        }
    }
    removed(old.len(), &mut compared);
    compared
}

fn pair(old: &Part<'_>, new: &Part<'_>, is_moved: bool) -> Compared {
    let is_same = |pieces: &[Piece]| pieces.iter().all(|piece| piece.side == Side::Both);
    let lines: Vec<_> =
        old.lines.iter().zip(&new.lines).map(|((_, old), (field, new))| (*field, words::compare(old, new))).collect();
    let text = words::compare(old.text, new.text);
    let parts = sequence(&old.parts, &new.parts);
    let kept = old.element == new.element
        && lines.iter().all(|(_, pieces)| is_same(pieces))
        && is_same(&text)
        && parts.iter().all(|part| part.change == Change::Kept && !part.is_moved);
    Compared {
        id: new.id,
        change: if kept { Change::Kept } else { Change::Changed },
        is_moved,
        element: new.element,
        was: (old.element != new.element).then_some(old.element),
        lines,
        text,
        parts,
    }
}

fn alone(part: &Part<'_>, side: Side) -> Compared {
    Compared {
        id: part.id,
        change: if side == Side::Old { Change::Removed } else { Change::Added },
        is_moved: false,
        element: part.element,
        was: None,
        lines: part.lines.iter().map(|(field, line)| (*field, words::alone(line, side))).collect(),
        text: words::alone(part.text, side),
        parts: part.parts.iter().map(|part| alone(part, side)).collect(),
    }
}
