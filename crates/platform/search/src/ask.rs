//! A search, and how it is answered.

use std::{cmp::Reverse, sync::Arc};

use kernel::{Civil, Language};
use tantivy::{
    DocAddress, Searcher, TantivyDocument, Term,
    query::{AllQuery, BooleanQuery, Occur, Query as Run, TermQuery, TermSetQuery},
    schema::{IndexRecordOption, Value as _},
};

use crate::{
    Answer, Counted, Facets, Filter, Help, Hit, Passage, Query, Seen, Thing,
    collect::{Collect, Harvest, Order},
    columns::Sieve,
    highlight::Marks,
    index::Served,
    lexicon::Lexicon,
    plan::{Frequent, Plan},
    planner::Planner,
    query::Part,
    ranking::{self, Factors},
    schema::{self, Shown, day},
};

/// No page lies behind this many results: who has not found it by then asks more narrowly.
pub const DEEPEST: usize = 1_000;

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The latest day first.
    Date,
}

/// A search.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// What was typed.
    pub typed: &'a str,
    /// The reader's language.
    pub language: Language,
    /// Whose search it is.
    pub seen: &'a Seen,
    /// What was chosen among the facets.
    pub filter: &'a Filter,
    /// The order.
    pub sort: Sort,
    /// How many results to pass over, at most [`DEEPEST`].
    pub offset: usize,
    /// How many to show, at most 100.
    pub limit: usize,
    /// What editors put first for this query.
    pub promoted: &'a [Thing],
    /// Today, in the site's zone.
    pub today: Civil,
}

type Clauses = Vec<(Occur, Box<dyn Run>)>;

/// One search under way.
struct Search<'a> {
    ask: &'a Ask<'a>,
    served: &'a Served,
    searcher: Searcher,
    query: Query,
    filter: Clauses,
}

/// Answers a search; nothing typed and nothing chosen finds nothing.
pub(crate) fn answer(served: &Served, ask: &Ask<'_>) -> tantivy::Result<Answer> {
    let query = Query::read(ask.typed);
    let mut answer = Answer { normal: query.normal(), is_cut: query.is_cut, ..Answer::default() };
    if query.is_empty() && ask.filter.is_empty() {
        return Ok(answer);
    }
    let filter = ask.filter.clauses(ask.seen, &served.fields);
    let search = Search { ask, served, searcher: served.searcher(), query, filter };
    let plan = search.planner().plan(&search.query)?;
    let promoted = search.promoted(&Marks::new(&plan.marks))?;
    let filter = search.without_promoted(&promoted);
    let (harvest, with_all_words) = search.gather(&plan, &filter)?;
    let before = promoted.len() as u64;
    answer.total = harvest.total + before;
    answer.with_all_words = with_all_words + before;
    answer.facets = Facets::of(&harvest);
    search.page(&mut answer, &harvest, promoted, &Marks::new(&plan.marks))?;
    if with_all_words < ranking::FEW && !search.query.is_empty() {
        answer.did_you_mean = search.did_you_mean(&plan, with_all_words)?;
    }
    if answer.total == 0 {
        answer.help = Some(search.help(&plan)?);
    }
    answer.read_as = plan.read_as;
    Ok(answer)
}

impl Search<'_> {
    fn planner(&self) -> Planner<'_> {
        let fields = self.served.fields;
        Planner { fields, lexicon: Lexicon { searcher: &self.searcher, words: fields.words } }
    }

    /// What holds all that is sought; where that is little, what holds most of it.
    fn gather(&self, plan: &Plan, filter: &Clauses) -> tantivy::Result<(Harvest, u64)> {
        if self.query.is_empty() {
            let mut all: Clauses = vec![(Occur::Must, Box::new(AllQuery))];
            all.extend(filter.iter().map(|(occur, query)| (*occur, query.box_clone())));
            let harvest = self.run(&BooleanQuery::new(all))?;
            let total = harvest.total;
            return Ok((harvest, total));
        }
        let may_go_twice =
            self.ask.sort == Sort::Relevance && self.ask.seen.is_public() && filter.len() == self.filter.len();
        if let Some(frequent) = plan.frequent().filter(|_| may_go_twice) {
            let harvest = self.go_twice(&frequent)?;
            let total = harvest.total;
            return Ok((harvest, total));
        }
        let strict = match plan.strict(filter) {
            Some(strict) => self.run(&*strict)?,
            None => Harvest::default(),
        };
        let with_all_words = strict.total;
        if with_all_words >= ranking::FEW {
            return Ok((strict, with_all_words));
        }
        if let Some(frequent) = plan.frequent_loose().filter(|_| may_go_twice) {
            let loose = self.go_twice(&frequent)?;
            return Ok((strict.before(loose, self.depth()), with_all_words));
        }
        Ok(match plan.loose(filter) {
            Some(loose) => (self.run(&*loose)?, with_all_words),
            None => (strict, with_all_words),
        })
    }

    /// Of frequent words only what may be among the best is scored; all is counted, without scores.
    fn go_twice(&self, frequent: &Frequent) -> tantivy::Result<Harvest> {
        let sieved = |collect| Collect { sieve: self.ask.filter.sieve(), ..collect };
        let best = sieved(self.collect(Order::BestScore, self.depth(), false)?);
        let best = self.searcher.search(&frequent.scored, &best)?.best;
        let all = sieved(self.collect(Order::Date, 0, true)?);
        Ok(Harvest { best, ..self.searcher.search(&frequent.plain, &all)? })
    }

    fn run(&self, query: &dyn Run) -> tantivy::Result<Harvest> {
        let order = if self.ask.sort == Sort::Date { Order::Date } else { Order::Score };
        self.searcher.search(query, &self.collect(order, self.depth(), true)?)
    }

    /// How far down the best are kept.
    fn depth(&self) -> usize {
        self.ask.offset.min(DEEPEST) + self.ask.limit.min(100) + 1
    }

    /// How many publications a query finds.
    fn count(&self, query: &dyn Run) -> tantivy::Result<u64> {
        Ok(self.searcher.search(query, &self.collect(Order::Date, 0, false)?)?.total)
    }

    fn collect(&self, order: Order, most: usize, with_counts: bool) -> tantivy::Result<Collect> {
        let language = self.ask.language.interface_index().and_then(|index| u8::try_from(index).ok());
        Ok(Collect {
            most,
            order,
            with_counts,
            is_public: self.ask.seen.is_public(),
            sieve: Sieve::default(),
            factors: Arc::new(Factors::new(language, day(self.ask.today))),
            columns: self.served.columns(&self.searcher)?,
        })
    }

    fn page(
        &self,
        answer: &mut Answer,
        harvest: &Harvest,
        promoted: Vec<Hit>,
        marks: &Marks<'_>,
    ) -> tantivy::Result<()> {
        let (offset, limit, before) = (self.ask.offset.min(DEEPEST), self.ask.limit.min(100), promoted.len());
        answer.hits.extend(promoted.into_iter().skip(offset).take(limit));
        let left = limit - answer.hits.len();
        let from = offset.saturating_sub(before);
        for best in harvest.best.iter().skip(from).take(left) {
            let others = self.others(best.at, best.place)?;
            answer.hits.push(self.hit(best.at, others, marks)?);
        }
        let end = offset + answer.hits.len();
        answer.has_more = (end as u64) < answer.total && end < DEEPEST;
        Ok(())
    }

    /// The languages of the texts around this one that are of the same thing, and that the reader may read.
    fn others(&self, at: DocAddress, place: u32) -> tantivy::Result<Vec<Language>> {
        let segment = self.searcher.segment_reader(at.segment_ord);
        let all = self.served.columns(&self.searcher)?;
        let Some(columns) = all.get(at.segment_ord as usize) else { return Ok(Vec::new()) };
        let mut others = Vec::new();
        let first = at.doc_id.saturating_sub(place);
        let mut doc = first;
        while doc < segment.max_doc() {
            let pack = columns.text(doc).pack();
            if pack.place() != doc - first {
                break;
            }
            if doc != at.doc_id
                && !(self.ask.seen.is_public() && pack.is_closed())
                && let Some(language) = pack.language().and_then(|index| Language::INTERFACE.get(usize::from(index)))
                && !others.contains(language)
            {
                others.push(*language);
            }
            doc += 1;
        }
        Ok(others)
    }

    fn shown(&self, at: DocAddress) -> tantivy::Result<Shown> {
        let document: TantivyDocument = self.searcher.doc(at)?;
        let bytes = document.get_first(self.served.fields.shown).and_then(|value| value.as_bytes()).unwrap_or_default();
        serde_json::from_slice(bytes).map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))
    }

    fn hit(&self, at: DocAddress, others: Vec<Language>, marks: &Marks<'_>) -> tantivy::Result<Hit> {
        let shown = self.shown(at)?;
        let language = shown.language;
        let of_files = || {
            shown.attached.iter().find_map(|(title, text)| {
                let passage = marks.passage(language, text)?;
                Some(Passage { of: (!title.is_empty()).then(|| title.clone()), ..passage })
            })
        };
        let in_head = || {
            let passage = marks.beginning(language, &shown.standfirst);
            passage.pieces.iter().any(|piece| piece.is_marked).then_some(passage)
        };
        let passage = marks.passage(language, &shown.body).or_else(in_head).or_else(of_files).unwrap_or_else(|| {
            marks.beginning(language, if shown.standfirst.is_empty() { &shown.body } else { &shown.standfirst })
        });
        Ok(Hit {
            title: marks.mark(language, &shown.title),
            passage,
            others: others.into_iter().filter(|other| *other != language).collect(),
            thing: shown.thing,
            language,
            overline: shown.overline,
            dated: shown.dated,
            is_archived: shown.is_archived,
            reach: shown.reach,
            is_promoted: false,
        })
    }

    /// What editors put first, where the reader may find it.
    fn promoted(&self, marks: &Marks<'_>) -> tantivy::Result<Vec<Hit>> {
        let mut hits = Vec::new();
        for thing in self.ask.promoted {
            let mut clauses: Clauses = vec![(Occur::Must, Box::new(self.of(thing)))];
            clauses.extend(self.filter.iter().map(|(occur, query)| (*occur, query.box_clone())));
            let found = self.run(&BooleanQuery::new(clauses))?;
            if let Some(best) = found.best.first() {
                let others = self.others(best.at, best.place)?;
                hits.push(Hit { is_promoted: true, ..self.hit(best.at, others, marks)? });
            }
        }
        Ok(hits)
    }

    fn of(&self, thing: &Thing) -> TermQuery {
        let term = Term::from_field_text(self.served.fields.thing, &schema::key(thing));
        TermQuery::new(term, IndexRecordOption::Basic)
    }

    fn without_promoted(&self, promoted: &[Hit]) -> Clauses {
        let mut filter: Clauses = self.filter.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
        if !promoted.is_empty() {
            let terms =
                promoted.iter().map(|hit| Term::from_field_text(self.served.fields.thing, &schema::key(&hit.thing)));
            filter.push((Occur::MustNot, Box::new(TermSetQuery::new(terms))));
        }
        filter
    }

    /// The query with its rarest word one letter away, where that finds more.
    fn did_you_mean(&self, plan: &Plan, found: u64) -> tantivy::Result<Option<String>> {
        let planner = self.planner();
        for part in &self.query.parts {
            let Part::Word(word) = part else { continue };
            // Where nobody wrote the word, its neighbours were searched for at once.
            if plan.read_as.iter().any(|(typed, _)| *typed == word.written) {
                continue;
            }
            let Some(better) = planner.lexicon.near(&word.folded)?.into_iter().next() else { continue };
            let corrected = self.ask.typed.to_lowercase().replacen(&word.written, &better.written, 1);
            let plan = planner.plan(&Query::read(&corrected))?;
            if let Some(strict) = plan.strict(&self.filter)
                && self.count(&*strict)? > found.max(1) * 2
            {
                return Ok(Some(corrected));
            }
        }
        Ok(None)
    }

    fn help(&self, plan: &Plan) -> tantivy::Result<Help> {
        let mut help = Help::default();
        let words: Vec<_> = self.query.parts.iter().filter(|part| matches!(part, Part::Word(_))).collect();
        if words.len() > 1 && plan.conditions.len() == words.len() {
            for (at, _) in words.iter().enumerate() {
                let count = self.count(&*plan.without(at, &self.filter))?;
                let rest =
                    words.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, part)| match part {
                        Part::Word(word) => Some(&*word.written),
                        Part::Phrase(_) => None,
                    });
                if count > 0 {
                    help.fewer.push(Counted { value: rest.collect::<Vec<_>>().join(" "), count });
                }
            }
            help.fewer.sort_unstable_by_key(|one| Reverse(one.count));
            help.fewer.truncate(3);
        }
        let nearest = Facets::of(&self.run(&*plan.any(&self.filter))?).themes;
        help.themes = nearest.into_iter().take(5).map(|theme| theme.value).collect();
        if !self.ask.filter.is_empty() {
            let open = Filter::default().clauses(self.ask.seen, &self.served.fields);
            help.without_filter = plan.strict(&open).map_or(Ok(0), |strict| self.count(&*strict))?;
        }
        Ok(help)
    }
}
