//! Two orders that grew apart from one.

use std::collections::{HashMap, HashSet};

use super::Conflict;
use crate::BlockId;

/// A part of a document that stands among others of its kind and is known by a key.
pub(super) trait Part: Clone + PartialEq {
    /// What it is when its versions cannot be brought together, and the part around it must answer for them;
    /// `Infallible` for one that answers itself.
    type Clash;

    /// Unique among those beside it.
    fn key(&self) -> Option<BlockId>;

    /// Brings its versions together.
    fn meet(versions: Versions<'_, Self>, conflicts: &mut Vec<Conflict>) -> Result<Self, Self::Clash>;
}

/// The versions of a part that cannot stay as any of them is.
pub(super) enum Versions<'a, P> {
    /// Both have it, each another; there is no base where both added it.
    Both { base: Option<&'a P>, ours: &'a P, theirs: &'a P },
    /// We changed it and they removed it.
    Ours { base: &'a P, ours: &'a P },
    /// They changed it and we removed it.
    Theirs { base: &'a P, theirs: &'a P },
}

/// Parts in one order: those that a version removed and the other left alone are gone, those that one added stand
/// after what they stood after there.
pub(super) fn merge<P: Part>(
    base: &[P],
    ours: &[P],
    theirs: &[P],
    conflicts: &mut Vec<Conflict>,
) -> Result<Vec<P>, P::Clash> {
    if base == theirs || ours == theirs {
        return Ok(ours.to_vec());
    }
    if base == ours {
        return Ok(theirs.to_vec());
    }
    let (in_base, in_ours, in_theirs) = (by_key(base), by_key(ours), by_key(theirs));
    let mut kept = HashMap::new();
    for part in ours.iter().chain(theirs.iter().filter(|part| !in_ours.contains_key(&part.key()))) {
        let key = part.key();
        let (base, ours, theirs) = (in_base.get(&key), in_ours.get(&key), in_theirs.get(&key));
        if let Some(part) = one(base.copied(), ours.copied(), theirs.copied(), conflicts)? {
            kept.insert(key, part);
        }
    }
    let keys = |parts: &[P]| parts.iter().map(P::key).collect::<Vec<_>>();
    let order = order(&keys(base), &keys(ours), &keys(theirs), |key| kept.contains_key(key));
    Ok(order.iter().filter_map(|key| kept.remove(key)).collect())
}

fn by_key<P: Part>(parts: &[P]) -> HashMap<Option<BlockId>, &P> {
    parts.iter().map(|part| (part.key(), part)).collect()
}

/// One part; `None` where it is removed.
fn one<P: Part>(
    base: Option<&P>,
    ours: Option<&P>,
    theirs: Option<&P>,
    conflicts: &mut Vec<Conflict>,
) -> Result<Option<P>, P::Clash> {
    if base == theirs || ours == theirs {
        return Ok(ours.cloned());
    }
    if base == ours {
        return Ok(theirs.cloned());
    }
    let versions = match (base, ours, theirs) {
        (base, Some(ours), Some(theirs)) => Versions::Both { base, ours, theirs },
        (Some(base), Some(ours), None) => Versions::Ours { base, ours },
        (Some(base), None, Some(theirs)) => Versions::Theirs { base, theirs },
        (_, ours, theirs) => return Ok(ours.or(theirs).cloned()),
    };
    P::meet(versions, conflicts).map(Some)
}

type Key = Option<BlockId>;

/// The order of the version that moved something, ours where both did; what the other version has besides stands after
/// what it stood after there.
fn order(base: &[Key], ours: &[Key], theirs: &[Key], is_kept: impl Fn(&Key) -> bool) -> Vec<Key> {
    let (lead, other) = if is_in_order(base, ours) { (theirs, ours) } else { (ours, theirs) };
    let mut order: Vec<Key> = lead.iter().copied().filter(&is_kept).collect();
    let mut placed: HashSet<Key> = order.iter().copied().collect();
    // Where the last part of the other version that has its place stands, counted from 1.
    let mut after = 0;
    for key in other.iter().filter(|key| is_kept(key)) {
        if placed.insert(*key) {
            order.insert(after, *key);
            after += 1;
        } else if let Some(at) = order.iter().position(|placed| placed == key) {
            after = at + 1;
        }
    }
    order
}

/// Whether a version leaves what it shares with the base in the order that it had there.
fn is_in_order(base: &[Key], version: &[Key]) -> bool {
    let place: HashMap<_, _> = base.iter().enumerate().map(|(at, key)| (key, at)).collect();
    let places: Vec<_> = version.iter().filter_map(|key| place.get(key)).collect();
    places.is_sorted()
}
