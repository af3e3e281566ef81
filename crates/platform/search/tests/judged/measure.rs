//! Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002), gain 2^grade - 1.

use std::collections::{BTreeMap, HashMap};

use kernel::Language;
use search::{Ask, Filter, Index, Seen, Sort};

use crate::corpus::Corpus;

/// A query with its judgements.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The reader's language.
    pub(crate) language: Language,
    /// What is typed.
    pub(crate) query: String,
    /// Grades by id.
    pub(crate) grades: BTreeMap<String, u32>,
}

/// The judged queries of which the corpus holds something.
pub(crate) fn judged(corpus: &Corpus) -> Vec<Judged> {
    let file = include_str!("queries.tsv");
    let read = |line: &str| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_else(|| panic!("{line}"));
        let (language, query, grades) = (column(), column(), column());
        let grade = |one: &str| one.split_once('=').map(|(id, grade)| (id.to_owned(), grade.parse().unwrap())).unwrap();
        let grades = grades.split(' ').map(grade).filter(|(id, _)| corpus.contains_key(id)).collect();
        Judged { language: language.parse().unwrap(), query: query.to_owned(), grades }
    };
    let all = file.lines().filter(|line| !line.starts_with('#')).map(read);
    all.filter(|judged| judged.grades.values().any(|grade| *grade >= 2)).collect()
}

/// An index of the corpus in a folder.
pub(crate) fn index(folder: &std::path::Path, corpus: &Corpus) -> Index {
    let index = Index::of(folder).unwrap();
    let mut pen = index.build().unwrap();
    for records in corpus.values() {
        pen.add(records).unwrap();
    }
    pen.commit(search::Position::default()).unwrap();
    index.put_in_place(&pen).unwrap();
    index
}

/// The ids of the first ten results.
pub(crate) fn ranking(index: &Index, corpus: &Corpus, judged: &Judged) -> Vec<String> {
    let by_thing: HashMap<_, _> = corpus.iter().map(|(id, records)| (records[0].thing.clone(), id.clone())).collect();
    let answer = index
        .answer(&Ask {
            typed: &judged.query,
            language: judged.language,
            seen: &Seen::public(),
            filter: &Filter::default(),
            sort: Sort::Relevance,
            offset: 0,
            limit: 10,
            promoted: &[],
            today: "2026-11-24".parse().unwrap(),
        })
        .unwrap();
    answer.hits.iter().map(|hit| by_thing[&hit.thing].clone()).collect()
}

/// How good an order is, 0 to 1.
pub(crate) fn ndcg(judged: &Judged, order: &[String]) -> f64 {
    let gain = |grade: u32| f64::from(2u32.pow(grade) - 1);
    let discounted = |grades: &mut dyn Iterator<Item = u32>| -> f64 {
        grades.take(10).zip(2u32..).map(|(grade, place)| gain(grade) / f64::from(place).log2()).sum()
    };
    let found = discounted(&mut order.iter().map(|id| judged.grades.get(id).copied().unwrap_or(0)));
    let mut best: Vec<_> = judged.grades.values().copied().collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    found / discounted(&mut best.into_iter())
}

/// The means over the judged queries.
#[derive(Default, Debug)]
pub(crate) struct Means {
    /// Of the ranking.
    pub(crate) ranked: f64,
    /// Of an order that knows nothing.
    pub(crate) shuffled: f64,
    /// How many queries.
    pub(crate) queries: u32,
}

impl Means {
    /// In one line.
    pub(crate) fn said(&self, name: &str) -> String {
        format!("{name}: {} queries, nDCG@10 {:.3}, by chance {:.3}", self.queries, self.ranked, self.shuffled)
    }
}

/// Measures; what is under 0.85 is named on the standard error.
pub(crate) fn means(corpus: &Corpus) -> Means {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), corpus);
    let mut means = Means::default();
    let mut state = 7u64;
    for one in judged(corpus) {
        let order = ranking(&index, corpus, &one);
        let score = ndcg(&one, &order);
        if score < 0.85 {
            eprintln!("{score:.2} {} {} {:?} gave {order:?}", one.language, one.query, one.grades);
        }
        let mut all: Vec<_> = corpus.keys().cloned().collect();
        for at in (1..all.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            all.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        means.ranked += score;
        means.shuffled += ndcg(&one, &all);
        means.queries += 1;
    }
    means.ranked /= f64::from(means.queries);
    means.shuffled /= f64::from(means.queries);
    means
}
