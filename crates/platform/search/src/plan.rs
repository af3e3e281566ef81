//! What is run for a query: see `planner.rs` for how it is made.

use std::collections::HashSet;

use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query as Run};

use crate::ranking;

pub(crate) type Boxed = Box<dyn Run>;

/// A word of so many texts is frequent: it needs no near synonyms, and it pays to go twice, once for the best, once for
/// the counts.
pub(crate) const MANY: u64 = 3_000;

/// More words than this are not tried with one left out, but counted.
const MOST_TRIED: usize = 5;

/// One thing that is sought.
pub(crate) struct Condition {
    /// What finds it.
    pub(crate) query: Boxed,
    /// Whether it is a number: that alone says little.
    pub(crate) is_number: bool,
    /// Whether some text may have it.
    pub(crate) is_known: bool,
    /// As terms side by side.
    pub(crate) alone: Option<Alone>,
}

/// A word as terms side by side. Whoever has it in title or head has it in the text as well, so the terms of all fields find
/// the same, and where all are plain terms the index passes over what cannot be among the best (block-max WAND).
/// Synonyms of several words are counted but not ranked: among so many texts they are not the best.
pub(crate) struct Alone {
    pub(crate) scored: Vec<Boxed>,
    pub(crate) plain: Vec<Boxed>,
    pub(crate) texts: u64,
}

/// Frequent words, any of which is enough: what finds the best, and what counts.
pub(crate) struct Frequent {
    /// For the best.
    pub(crate) scored: BooleanQuery,
    /// For the counts.
    pub(crate) plain: BooleanQuery,
}

/// What is run for a query.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) conditions: Vec<Condition>,
    /// What ranks higher without being asked for.
    pub(crate) wishes: Vec<Boxed>,
    /// What excludes.
    pub(crate) excluded: Vec<Boxed>,
    /// The terms of what is sought, to mark them in passages.
    pub(crate) marks: HashSet<String>,
    /// Words that nobody wrote, as typed, and what is searched for instead.
    pub(crate) read_as: Vec<(String, String)>,
}

impl Plan {
    /// All that is sought in one text; nothing where no text has one of the words.
    pub(crate) fn strict(&self, filter: &[(Occur, Boxed)]) -> Option<Boxed> {
        if self.conditions.iter().any(|one| !one.is_known) {
            return None;
        }
        let must = self.conditions.iter().map(|one| (Occur::Must, one.query.box_clone()));
        Some(self.narrowed(must.chain(self.wishes()).collect(), filter))
    }

    /// Most of what is sought; texts with all of it first. Nothing where one thing is sought.
    pub(crate) fn loose(&self, filter: &[(Occur, Boxed)]) -> Option<Boxed> {
        let (words, numbers) = self.words_and_numbers()?;
        let some = most_of(&words);
        let mut clauses = vec![(Occur::Must, some)];
        if self.conditions.iter().all(|one| one.is_known) {
            let all = BooleanQuery::intersection(queries(&self.conditions.iter().collect::<Vec<_>>()));
            clauses.push((Occur::Should, Box::new(ConstScoreQuery::new(Box::new(all), ranking::ALL_WORDS))));
        }
        clauses.extend(queries(&numbers).into_iter().map(|one| (Occur::Should, one)));
        Some(self.narrowed(clauses.into_iter().chain(self.wishes()).collect(), filter))
    }

    /// The one word that is sought, where it is frequent.
    pub(crate) fn frequent(&self) -> Option<Frequent> {
        if self.conditions.len() == 1 { self.side_by_side(&self.conditions.iter().collect::<Vec<_>>()) } else { None }
    }

    /// The words of which one is enough where few texts have all, where they are frequent.
    pub(crate) fn frequent_loose(&self) -> Option<Frequent> {
        let (words, _) = self.words_and_numbers()?;
        if ranking::enough(words.len()) == 1 { self.side_by_side(&words) } else { None }
    }

    fn side_by_side(&self, words: &[&Condition]) -> Option<Frequent> {
        let all: Vec<_> = words.iter().map(|one| one.alone.as_ref()).collect::<Option<_>>()?;
        if !self.excluded.is_empty() || all.iter().map(|one| one.texts).sum::<u64>() < MANY {
            return None;
        }
        let union = |of: fn(&Alone) -> &Vec<Boxed>| {
            BooleanQuery::union(all.iter().flat_map(|alone| of(alone)).map(|one| one.box_clone()).collect())
        };
        Some(Frequent { scored: union(|alone| &alone.scored), plain: union(|alone| &alone.plain) })
    }

    /// What some text has, of several things that are sought: words, and numbers where there are words beside them.
    fn words_and_numbers(&self) -> Option<(Vec<&Condition>, Vec<&Condition>)> {
        let known = || self.conditions.iter().filter(|one| one.is_known);
        if self.conditions.len() < 2 || known().next().is_none() {
            return None;
        }
        let all_numbers = known().all(|one| one.is_number);
        Some(known().partition(|one| all_numbers || !one.is_number))
    }

    /// What is sought without one of its parts.
    pub(crate) fn without(&self, part: usize, filter: &[(Occur, Boxed)]) -> Boxed {
        let rest = self.conditions.iter().enumerate().filter(|(at, _)| *at != part);
        self.narrowed(rest.map(|(_, one)| (Occur::Must, one.query.box_clone())).collect(), filter)
    }

    /// Anything of what is sought.
    pub(crate) fn any(&self, filter: &[(Occur, Boxed)]) -> Boxed {
        let each = queries(&self.conditions.iter().collect::<Vec<_>>());
        self.narrowed(vec![(Occur::Must, Box::new(BooleanQuery::union(each)))], filter)
    }

    fn wishes(&self) -> impl Iterator<Item = (Occur, Boxed)> {
        self.wishes.iter().map(|one| (Occur::Should, one.box_clone()))
    }

    fn narrowed(&self, mut clauses: Vec<(Occur, Boxed)>, filter: &[(Occur, Boxed)]) -> Boxed {
        clauses.extend(self.excluded.iter().map(|one| (Occur::MustNot, one.box_clone())));
        clauses.extend(filter.iter().map(|(occur, one)| (*occur, one.box_clone())));
        Box::new(BooleanQuery::new(clauses))
    }
}

fn queries(conditions: &[&Condition]) -> Vec<Boxed> {
    conditions.iter().map(|one| one.query.box_clone()).collect()
}

/// Enough of the words. With one left out, each in turn: an intersection follows its rarest word, while counting words goes
/// through all texts of all of them.
fn most_of(words: &[&Condition]) -> Boxed {
    let enough = ranking::enough(words.len());
    if enough + 1 != words.len() || enough < 2 || words.len() > MOST_TRIED {
        return Box::new(BooleanQuery::union_with_minimum_required_clauses(queries(words), enough));
    }
    let without = |out: usize| -> Boxed {
        let rest: Vec<_> = words.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, one)| *one).collect();
        Box::new(BooleanQuery::intersection(queries(&rest)))
    };
    Box::new(BooleanQuery::union((0..words.len()).map(without).collect()))
}
