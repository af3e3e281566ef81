//! How the versions of a block meet, kind by kind: what can be taken apart is; what cannot is a conflict.

use std::convert::Infallible;

use super::{
    Conflict,
    sequence::{self, Part, Versions},
};
use crate::{
    Block, BlockId, BlockKind, Callout, Cell, Figure, Heading, List, ListItem, Quote, Row, Table, grid,
    model::Container,
};

/// Versions that cannot be brought together here: the block around them is the conflict.
pub(super) struct Clash;

/// The blocks of a body, a quotation, a call-out, an item or a cell.
pub(super) fn blocks(base: &[Block], ours: &[Block], theirs: &[Block], conflicts: &mut Vec<Conflict>) -> Vec<Block> {
    let Ok(blocks) = sequence::merge(base, ours, theirs, conflicts);
    blocks
}

impl Part for Block {
    type Clash = Infallible;

    fn key(&self) -> Option<BlockId> {
        Some(self.id)
    }

    fn meet(versions: Versions<'_, Self>, conflicts: &mut Vec<Conflict>) -> Result<Self, Infallible> {
        let (base, ours, theirs) = match versions {
            Versions::Ours { base, ours } => return Ok(conflict(Some(base), Some(ours), None, ours, conflicts)),
            Versions::Theirs { base, theirs } => {
                return Ok(conflict(Some(base), None, Some(theirs), theirs, conflicts));
            }
            Versions::Both { base, ours, theirs } => (base, ours, theirs),
        };
        let found = conflicts.len();
        if let Some(base) = base
            && let Ok(kind) = kind(&base.kind, &ours.kind, &theirs.kind, conflicts)
        {
            return Ok(Self { id: ours.id, of: pick(&base.of, &ours.of, &theirs.of).unwrap_or(ours.of), kind });
        }
        // What was found inside is part of this one.
        conflicts.truncate(found);
        Ok(conflict(base, Some(ours), Some(theirs), ours, conflicts))
    }
}

/// Notes a conflict; gives the version that stands for the others.
fn conflict(
    base: Option<&Block>,
    ours: Option<&Block>,
    theirs: Option<&Block>,
    kept: &Block,
    conflicts: &mut Vec<Conflict>,
) -> Block {
    conflicts.push(Conflict { block: kept.id, base: base.cloned(), ours: ours.cloned(), theirs: theirs.cloned() });
    kept.clone()
}

/// The version that changed it, if only one did.
fn pick<T: PartialEq + Clone>(base: &T, ours: &T, theirs: &T) -> Result<T, Clash> {
    if base == theirs || ours == theirs {
        Ok(ours.clone())
    } else if base == ours {
        Ok(theirs.clone())
    } else {
        Err(Clash)
    }
}

type Met = Result<BlockKind, Clash>;

fn kind(base: &BlockKind, ours: &BlockKind, theirs: &BlockKind, conflicts: &mut Vec<Conflict>) -> Met {
    use BlockKind as K;
    match (base, ours, theirs) {
        (K::Heading(base), K::Heading(ours), K::Heading(theirs)) => heading(base, ours, theirs),
        (K::List(base), K::List(ours), K::List(theirs)) => list(base, ours, theirs, conflicts),
        (K::Quote(base), K::Quote(ours), K::Quote(theirs)) => quote(base, ours, theirs, conflicts),
        (K::Table(base), K::Table(ours), K::Table(theirs)) => table(base, ours, theirs, conflicts),
        (K::Figure(base), K::Figure(ours), K::Figure(theirs)) => figure(base, ours, theirs),
        (K::Callout(base), K::Callout(ours), K::Callout(theirs)) => callout(base, ours, theirs, conflicts),
        _ => pick(base, ours, theirs),
    }
}

fn heading(base: &Heading, ours: &Heading, theirs: &Heading) -> Met {
    let level = pick(&base.level, &ours.level, &theirs.level)?;
    let content = pick(&base.content, &ours.content, &theirs.content)?;
    Ok(BlockKind::Heading(Heading { level, content }))
}

fn list(base: &List, ours: &List, theirs: &List, conflicts: &mut Vec<Conflict>) -> Met {
    let start = pick(&base.start, &ours.start, &theirs.start)?;
    let items = sequence::merge(&base.items, &ours.items, &theirs.items, conflicts)?;
    if items.is_empty() { Err(Clash) } else { Ok(BlockKind::List(List { start, items })) }
}

fn quote(base: &Quote, ours: &Quote, theirs: &Quote, conflicts: &mut Vec<Conflict>) -> Met {
    Ok(BlockKind::Quote(Quote {
        language: pick(&base.language, &ours.language, &theirs.language)?,
        source: pick(&base.source, &ours.source, &theirs.source)?,
        source_url: pick(&base.source_url, &ours.source_url, &theirs.source_url)?,
        blocks: inner(Container::Quote, &base.blocks, &ours.blocks, &theirs.blocks, conflicts)?,
    }))
}

fn table(base: &Table, ours: &Table, theirs: &Table, conflicts: &mut Vec<Conflict>) -> Met {
    let caption = pick(&base.caption, &ours.caption, &theirs.caption)?;
    // A row that spans from above fill has no key to be known by.
    if [base, ours, theirs].iter().any(|table| table.rows.iter().any(|row| row.key().is_none())) {
        return Err(Clash);
    }
    let rows = sequence::merge(&base.rows, &ours.rows, &theirs.rows, conflicts)?;
    if grid::columns(&rows).is_none() { Err(Clash) } else { Ok(BlockKind::Table(Table { caption, rows })) }
}

/// An alternative belongs to its picture: they change together.
fn figure(base: &Figure, ours: &Figure, theirs: &Figure) -> Met {
    let picture = |figure: &Figure| (figure.media, figure.alternative.clone());
    let (media, alternative) = pick(&picture(base), &picture(ours), &picture(theirs))?;
    Ok(BlockKind::Figure(Figure {
        media,
        alternative,
        caption: pick(&base.caption, &ours.caption, &theirs.caption)?,
        credit: pick(&base.credit, &ours.credit, &theirs.credit)?,
    }))
}

fn callout(base: &Callout, ours: &Callout, theirs: &Callout, conflicts: &mut Vec<Conflict>) -> Met {
    Ok(BlockKind::Callout(Callout {
        title: pick(&base.title, &ours.title, &theirs.title)?,
        blocks: inner(Container::Callout, &base.blocks, &ours.blocks, &theirs.blocks, conflicts)?,
    }))
}

/// Blocks that must not be none, and in an item begin with a paragraph.
fn inner(
    container: Container,
    base: &[Block],
    ours: &[Block],
    theirs: &[Block],
    conflicts: &mut Vec<Conflict>,
) -> Result<Vec<Block>, Clash> {
    let blocks = blocks(base, ours, theirs, conflicts);
    let stands = match blocks.first() {
        None => false,
        Some(first) => container != Container::Item || matches!(first.kind, BlockKind::Paragraph(_)),
    };
    if stands { Ok(blocks) } else { Err(Clash) }
}

impl Part for ListItem {
    type Clash = Clash;

    fn key(&self) -> Option<BlockId> {
        Some(self.id)
    }

    fn meet(versions: Versions<'_, Self>, conflicts: &mut Vec<Conflict>) -> Result<Self, Clash> {
        let (base, ours, theirs) = all(&versions)?;
        let of = pick(&base.of, &ours.of, &theirs.of).unwrap_or(ours.of);
        let blocks = inner(Container::Item, &base.blocks, &ours.blocks, &theirs.blocks, conflicts)?;
        Ok(Self { id: ours.id, of, blocks })
    }
}

impl Part for Row {
    type Clash = Clash;

    fn key(&self) -> Option<BlockId> {
        Row::key(self)
    }

    fn meet(versions: Versions<'_, Self>, conflicts: &mut Vec<Conflict>) -> Result<Self, Clash> {
        let (base, ours, theirs) = all(&versions)?;
        Ok(Self { cells: sequence::merge(&base.cells, &ours.cells, &theirs.cells, conflicts)? })
    }
}

impl Part for Cell {
    type Clash = Clash;

    fn key(&self) -> Option<BlockId> {
        Cell::key(self)
    }

    fn meet(versions: Versions<'_, Self>, conflicts: &mut Vec<Conflict>) -> Result<Self, Clash> {
        let (base, ours, theirs) = all(&versions)?;
        Ok(Self {
            is_header: pick(&base.is_header, &ours.is_header, &theirs.is_header)?,
            colspan: pick(&base.colspan, &ours.colspan, &theirs.colspan)?,
            rowspan: pick(&base.rowspan, &ours.rowspan, &theirs.rowspan)?,
            blocks: inner(Container::Cell, &base.blocks, &ours.blocks, &theirs.blocks, conflicts)?,
        })
    }
}

/// All three, where a part was neither added by both nor removed by one.
fn all<'a, P>(versions: &Versions<'a, P>) -> Result<(&'a P, &'a P, &'a P), Clash> {
    match versions {
        Versions::Both { base: Some(base), ours, theirs } => Ok((base, ours, theirs)),
        Versions::Both { base: None, .. } | Versions::Ours { .. } | Versions::Theirs { .. } => Err(Clash),
    }
}
