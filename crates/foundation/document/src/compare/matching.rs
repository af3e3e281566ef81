//! Which part of the old version a part of the new one was.

use std::collections::{HashMap, VecDeque};

use super::{
    part::Part,
    words::{Bag, likeness},
};

/// Two parts of less likeness than this are not the same part, unless their id says so.
const ALIKE: f32 = 0.5;

/// Pairs that are compared by their words at most; beyond it, ids and equal words alone match.
const PAIRS: usize = 10_000;

/// For each new part the old one that it was. An id decides where what it names has not changed or is still alike: the
/// ids of an import follow the order of its blocks and may have moved to other words (`docs/decisions/0007`).
pub(crate) fn matches(old: &[Part<'_>], new: &[Part<'_>]) -> Vec<Option<usize>> {
    let mut found = Matches { of: vec![None; new.len()], taken: vec![false; old.len()] };
    let ids: HashMap<_, _> = old.iter().enumerate().filter_map(|(at, part)| Some((part.id?, at))).collect();
    let named: Vec<_> = new.iter().map(|part| part.id.and_then(|id| ids.get(&id).copied())).collect();
    found.by_id(&named, |was, is| old[was].print == new[is].print);
    found.by_print(old, new);
    let (old_words, new_words) = (bags(old), bags(new));
    found.by_id(&named, |was, is| {
        old[was].element.may_become(new[is].element) && likeness(&old_words[was], &new_words[is]) >= ALIKE
    });
    found.by_likeness(old, new, &old_words, &new_words);
    found.by_id(&named, |was, is| old[was].element.may_become(new[is].element));
    found.of
}

fn bags<'p>(parts: &'p [Part<'_>]) -> Vec<Bag<'p>> {
    let bag = |part: &'p Part<'_>| {
        let mut bag = Bag::new();
        part.words(&mut bag);
        bag
    };
    parts.iter().map(bag).collect()
}

struct Matches {
    of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Matches {
    fn set(&mut self, was: usize, is: usize) {
        self.of[is] = Some(was);
        self.taken[was] = true;
    }

    fn free(&self) -> (Vec<usize>, Vec<usize>) {
        let old = (0..self.taken.len()).filter(|at| !self.taken[*at]).collect();
        let new = (0..self.of.len()).filter(|at| self.of[*at].is_none()).collect();
        (old, new)
    }

    fn by_id(&mut self, named: &[Option<usize>], holds: impl Fn(usize, usize) -> bool) {
        for (is, was) in named.iter().enumerate() {
            if let Some(was) = *was
                && self.of[is].is_none()
                && !self.taken[was]
                && holds(was, is)
            {
                self.set(was, is);
            }
        }
    }

    fn by_print(&mut self, old: &[Part<'_>], new: &[Part<'_>]) {
        let (free_old, free_new) = self.free();
        let mut prints: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for was in free_old {
            prints.entry(old[was].print).or_default().push_back(was);
        }
        for is in free_new {
            if let Some(was) = prints.get_mut(&new[is].print).and_then(VecDeque::pop_front) {
                self.set(was, is);
            }
        }
    }

    fn by_likeness(&mut self, old: &[Part<'_>], new: &[Part<'_>], old_words: &[Bag<'_>], new_words: &[Bag<'_>]) {
        let (mut free_old, free_new) = self.free();
        if free_old.len() * free_new.len() > PAIRS {
            return;
        }
        for is in free_new {
            let alike = |was: usize| {
                let (before, after) = (old[was].element, new[is].element);
                let words = !old_words[was].is_empty() && !new_words[is].is_empty();
                match before.may_become(after) {
                    true if before.same_file(after) => 1.0,
                    true if words => likeness(&old_words[was], &new_words[is]),
                    _ => 0.0,
                }
            };
            let best = free_old
                .iter()
                .enumerate()
                .map(|(at, was)| (at, alike(*was)))
                .reduce(|best, next| if next.1 > best.1 { next } else { best });
            if let Some((at, likeness)) = best
                && likeness >= ALIKE
            {
                self.set(free_old.remove(at), is);
            }
        }
    }
}

/// Which of the new parts kept their place among the others: the longest run of matches in the old order. The others
/// were moved.
pub(crate) fn steady(matches: &[Option<usize>]) -> Vec<bool> {
    // Where the best run of each length ends, by its old place; and which came before each part in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; matches.len()];
    for (is, was) in matches.iter().enumerate() {
        if was.is_some() {
            let length = ends.partition_point(|end| matches[*end] < *was);
            before[is] = length.checked_sub(1).map(|at| ends[at]);
            if length == ends.len() {
                ends.push(is);
            } else {
                ends[length] = is;
            }
        }
    }
    let mut steady = vec![false; matches.len()];
    let mut at = ends.last().copied();
    while let Some(is) = at {
        steady[is] = true;
        at = before[is];
    }
    steady
}

#[cfg(test)]
mod tests {
    use super::steady;

    #[test]
    fn what_moved_is_as_little_as_can_be() {
        assert_eq!(steady(&[Some(0), Some(2), Some(1), Some(3)]).iter().filter(|steady| **steady).count(), 3);
        assert_eq!(steady(&[Some(3), Some(0), None, Some(1), Some(2)]), [false, true, false, true, true]);
        assert_eq!(steady(&[]), Vec::<bool>::new());
    }
}
