//! Going once through what a query finds: the best publications, how many there are, and the counts of the facets.
//!
//! The documents of a thing are neighbours (they are written together and never apart), each knows its place among them.
//! So one thing is told from the next while going, and is counted once, however many of its texts are found.

use std::{
    cmp::Ordering,
    collections::{BinaryHeap, HashMap, HashSet},
    sync::Arc,
};

use tantivy::{
    DocAddress, DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::ColumnValues,
    query::Weight,
};

use crate::{
    columns::{Columns, Sieve, Text},
    ranking::Factors,
};

/// A publication found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Best {
    /// Its score, or the seconds of its day where they sort.
    pub(crate) rank: f64,
    dated: i64,
    tie: u64,
    /// The text of it that is shown.
    pub(crate) at: DocAddress,
    /// How many of its texts stand before that one.
    pub(crate) place: u32,
}

impl Eq for Best {}

impl Ord for Best {
    /// The better one is the smaller, so that a heap has the worst on top.
    fn cmp(&self, other: &Self) -> Ordering {
        let order = other.rank.total_cmp(&self.rank);
        order.then_with(|| other.dated.cmp(&self.dated)).then_with(|| other.tie.cmp(&self.tie))
    }
}

impl PartialOrd for Best {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What there is.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    /// The best, best first.
    pub(crate) best: Vec<Best>,
    /// How many publications.
    pub(crate) total: u64,
    /// Facets with their counts of publications.
    pub(crate) counts: HashMap<String, u64>,
}

impl Harvest {
    /// What was found strictly stands before what was found loosely, each once; the counts are the loose ones'.
    pub(crate) fn before(self, loose: Self, most: usize) -> Self {
        let thing = |best: &Best| (best.at.segment_ord, best.at.doc_id - best.place);
        let first: HashSet<_> = self.best.iter().map(thing).collect();
        let rest = loose.best.into_iter().filter(|best| !first.contains(&thing(best)));
        Self { best: self.best.into_iter().chain(rest).take(most).collect(), ..loose }
    }
}

/// What is to be collected.
pub(crate) struct Collect {
    /// How many of the best.
    pub(crate) most: usize,
    /// In which order.
    pub(crate) order: Order,
    /// Whether facets are counted.
    pub(crate) with_counts: bool,
    /// Whether what is closed to visitors is passed over.
    pub(crate) is_public: bool,
    /// What else must hold of a text.
    pub(crate) sieve: Sieve,
    /// What scores are multiplied by.
    pub(crate) factors: Arc<Factors>,
    /// The columns of each segment, in the searcher's order.
    pub(crate) columns: Vec<Arc<Columns>>,
}

/// What makes one better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Its score; all that is found is looked at.
    Score,
    /// Its score; only what may be among the best is looked at, nothing is counted.
    BestScore,
    /// Its day.
    Date,
}

/// The collecting of one segment.
pub(crate) struct Child {
    segment: SegmentOrdinal,
    most: usize,
    order: Order,
    is_public: bool,
    groups: Vec<Vec<u16>>,
    from: u32,
    to: u32,
    columns: Arc<Columns>,
    dated: Arc<dyn ColumnValues<i64>>,
    tie: Arc<dyn ColumnValues<u64>>,
    counts: Vec<u32>,
    factors: Arc<Factors>,
    heap: BinaryHeap<Best>,
    total: u64,
    waiting: Vec<(DocId, Score)>,
    group: DocId,
    doc: DocId,
    place: u32,
    score: f32,
    worst: f64,
}

/// So many texts are read together.
const AT_ONCE: usize = 64;
/// No group yet.
const NONE: DocId = DocId::MAX;

impl Collector for Collect {
    type Fruit = Harvest;
    type Child = Child;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Child> {
        let fast = reader.fast_fields();
        let columns = self.columns.get(segment as usize).cloned().unwrap_or_default();
        Ok(Child {
            segment,
            most: self.most,
            order: self.order,
            is_public: self.is_public,
            groups: self.sieve.numbers(&columns),
            from: self.sieve.from.unwrap_or(0),
            to: self.sieve.to.unwrap_or(u32::MAX),
            dated: fast.column_first_or_default("dated")?,
            tie: fast.column_first_or_default("tie")?,
            counts: vec![0; if self.with_counts { columns.len() } else { 0 }],
            columns,
            factors: self.factors.clone(),
            heap: BinaryHeap::with_capacity(self.most.min(1024) + 1),
            total: 0,
            waiting: Vec::with_capacity(AT_ONCE),
            group: NONE,
            doc: 0,
            place: 0,
            score: 0.0,
            worst: f64::NEG_INFINITY,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order != Order::Date
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Harvest> {
        let mut child = self.for_segment(segment, reader)?;
        let alive = reader.alive_bitset();
        let is_alive = |doc| alive.is_none_or(|alive| alive.is_alive(doc));
        match self.order {
            Order::Score => weight.for_each(reader, &mut |doc, score| {
                if is_alive(doc) {
                    child.collect(doc, score);
                }
            })?,
            Order::BestScore => weight.for_each_pruning(f32::MIN, reader, &mut |doc, score| {
                if is_alive(doc) {
                    child.collect(doc, score);
                }
                child.threshold()
            })?,
            Order::Date => weight.for_each_no_score(reader, &mut |docs| {
                for doc in docs.iter().copied().filter(|doc| is_alive(*doc)) {
                    child.collect(doc, 1.0);
                }
            })?,
        }
        Ok(child.harvest())
    }

    fn merge_fruits(&self, segments: Vec<Harvest>) -> tantivy::Result<Harvest> {
        let mut all = Harvest::default();
        for segment in segments {
            all.best.extend(segment.best);
            all.total += segment.total;
            for (label, count) in segment.counts {
                *all.counts.entry(label).or_default() += count;
            }
        }
        all.best.sort_unstable();
        all.best.truncate(self.most);
        Ok(all)
    }
}

impl SegmentCollector for Child {
    type Fruit = Harvest;

    #[inline]
    fn collect(&mut self, doc: DocId, score: Score) {
        if self.order == Order::BestScore {
            // What the next must score hangs on this one.
            self.take(doc, self.columns.text(doc), score);
            return;
        }
        self.waiting.push((doc, score));
        if self.waiting.len() == AT_ONCE {
            self.take_waiting();
        }
    }

    fn harvest(mut self) -> Harvest {
        self.take_waiting();
        self.settle();
        let named = self.counts.iter().zip(self.columns.names()).filter(|(count, _)| **count > 0);
        Harvest {
            counts: named.map(|(count, name)| (name.clone(), u64::from(*count))).collect(),
            best: self.heap.into_sorted_vec(),
            total: self.total,
        }
    }
}

impl Child {
    /// Takes what waits: first all is asked of the memory, then it is reckoned with.
    fn take_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut texts = [Text::default(); AT_ONCE];
        for (text, (doc, _)) in texts.iter_mut().zip(&waiting) {
            *text = self.columns.text(*doc);
        }
        if !self.counts.is_empty() {
            self.columns.reach_for(&texts[..waiting.len()]);
        }
        for (text, (doc, score)) in texts.iter().zip(&waiting) {
            self.take(*doc, *text, *score);
        }
        self.waiting = waiting;
        self.waiting.clear();
    }

    #[inline]
    fn take(&mut self, doc: DocId, text: Text, score: Score) {
        let pack = text.pack();
        if (self.is_public && pack.is_closed()) || !self.passes(text) {
            return;
        }
        let place = pack.place();
        let group = doc - place.min(doc);
        // Where the day sorts, the factors alone choose the text that is shown.
        let score = if self.most == 0 { 0.0 } else { score * self.factors.of(pack) };
        if group == self.group {
            self.count(text, true);
            if score > self.score {
                (self.doc, self.place, self.score) = (doc, place, score);
            }
        } else {
            self.settle();
            (self.group, self.doc, self.place, self.score) = (group, doc, place, score);
            self.total += 1;
            self.count(text, false);
        }
    }

    /// Whether the text passes the sieve.
    #[inline]
    fn passes(&self, text: Text) -> bool {
        let day = text.pack().day();
        let has = |group: &Vec<u16>| self.columns.facets(text).iter().any(|number| group.contains(number));
        day >= self.from && day < self.to && self.groups.iter().all(has)
    }

    /// Counts the facets of a text; another text of the same thing adds its language only.
    #[inline]
    fn count(&mut self, text: Text, is_further: bool) {
        if self.counts.is_empty() {
            return;
        }
        for number in self.columns.facets(text) {
            if !is_further || self.columns.is_language(*number) {
                // There is a count for each number.
                self.counts[usize::from(*number)] += 1;
            }
        }
    }

    /// What scores less, before it is multiplied, cannot be among the best.
    #[expect(clippy::cast_possible_truncation, reason = "it was a score, of 32 bits")]
    fn threshold(&self) -> f32 {
        if self.worst == f64::NEG_INFINITY {
            f32::MIN
        } else {
            self.worst as f32 / Factors::most(self.columns.heaviest())
        }
    }

    /// The present thing is done: it is kept if it is among the best.
    #[inline]
    fn settle(&mut self) {
        if self.group == NONE || self.most == 0 {
            return;
        }
        let by_date = (self.order == Order::Date).then(|| self.dated.get_val(self.doc));
        #[expect(clippy::cast_precision_loss, reason = "seconds of a civil time fit into 52 bits")]
        let rank = by_date.map_or(f64::from(self.score), |seconds| seconds as f64);
        if rank < self.worst {
            return;
        }
        let best = Best {
            rank,
            dated: by_date.unwrap_or_else(|| self.dated.get_val(self.doc)),
            tie: self.tie.get_val(self.doc),
            at: DocAddress::new(self.segment, self.doc),
            place: self.place,
        };
        if self.heap.len() < self.most {
            self.heap.push(best);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && best < *worst
        {
            *worst = best;
        }
        if self.heap.len() == self.most {
            self.worst = self.heap.peek().map_or(f64::NEG_INFINITY, |worst| worst.rank);
        }
    }
}
