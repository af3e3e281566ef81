//! Two versions that grew apart from one text, brought together block by block.

mod parts;
mod sequence;
mod settle;

use crate::{Block, BlockId, Document, DocumentError};

/// Two versions brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// What can be said without asking anybody. Where the versions conflict it has our block, or theirs where we removed
    /// it, so that it says everything that a reader of either would miss the most.
    pub document: Document,
    /// The blocks that both changed, each in its own way.
    pub conflicts: Vec<Conflict>,
}

/// A block that both versions changed, or that one changed and the other removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where it stands in the merged document.
    pub block: BlockId,
    /// As it was; `None` where both added it.
    pub base: Option<Block>,
    /// Our version; `None` where we removed it.
    pub ours: Option<Block>,
    /// Their version; `None` where they removed it.
    pub theirs: Option<Block>,
}

/// How a conflict ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Our version.
    Ours,
    /// Their version.
    Theirs,
    /// Our version, then theirs.
    Both,
}

/// Brings together what two versions made of a base. A block that one version alone touched is as that version has it,
/// wherever it stands: within quotations, call-outs, lists and tables too. Neither version's words are ever dropped
/// because the other has words there. Errors: both together are beyond the [`limits`](crate::limits).
pub fn merge(base: &Document, ours: &Document, theirs: &Document) -> Result<Merged, DocumentError> {
    let mut conflicts = Vec::new();
    let mut blocks = parts::blocks(base.blocks(), ours.blocks(), theirs.blocks(), &mut conflicts);
    settle::name_apart(&mut blocks);
    Ok(Merged { document: Document::new(blocks)?, conflicts })
}

impl Merged {
    /// The document once each conflict has ended as its editor chose. Errors: the chosen versions make no document
    /// together, which only versions of different kinds can cause, or one beyond the limits.
    pub fn settle(self, choose: impl Fn(BlockId) -> Choice) -> Result<Document, DocumentError> {
        if self.conflicts.is_empty() {
            return Ok(self.document);
        }
        let mut blocks = self.document.blocks().to_vec();
        for conflict in &self.conflicts {
            settle::end(&mut blocks, conflict, choose(conflict.block));
        }
        settle::name_apart(&mut blocks);
        Document::new(blocks)
    }
}
