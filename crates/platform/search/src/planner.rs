//! From a query as understood to a [`Plan`], by what the index knows.

use std::collections::HashSet;

use tantivy::{
    Term,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::{
    analysis::{Tongue, stem, variants, written},
    lexicon::Lexicon,
    plan::{Alone, Boxed, Condition, MANY, Plan},
    query::{Part, Query, Typed},
    ranking,
    schema::Fields,
    synonyms::{Alternative, LONGEST, SYNONYMS},
};

/// Terms, each with its place.
type Stems = Vec<(usize, String)>;
/// Another way to say something, and what it counts for.
type Way = (Stems, f32);

/// Makes a plan by what the index knows.
pub(crate) struct Planner<'s> {
    pub(crate) fields: Fields,
    pub(crate) lexicon: Lexicon<'s>,
}

impl Planner<'_> {
    /// The plan of a query.
    pub(crate) fn plan(&self, query: &Query) -> tantivy::Result<Plan> {
        let mut plan = Plan::default();
        let mut words: Vec<&Typed> = Vec::new();
        for part in &query.parts {
            match part {
                Part::Word(word) => words.push(word),
                Part::Phrase(phrase) => {
                    let query = self.phrase(phrase, &mut plan.marks)?;
                    let is_known = !query.is::<EmptyQuery>();
                    plan.conditions.push(Condition { query, is_number: false, is_known, alone: None });
                }
            }
        }
        self.words(&words, &mut plan)?;
        if words.len() > 1 {
            plan.wishes.extend(self.in_order(&words)?);
        }
        for part in &query.without {
            let mut unmarked = HashSet::new();
            plan.excluded.push(match part {
                Part::Word(word) => self.any(self.fields.text, &variants(&word.folded), 1.0)?.unwrap_or_else(nothing),
                Part::Phrase(phrase) => self.phrase(phrase, &mut unmarked)?,
            });
        }
        Ok(plan)
    }

    /// One condition for each word, or for each run of words that has synonyms.
    fn words(&self, words: &[&Typed], plan: &mut Plan) -> tantivy::Result<()> {
        let mut at = 0;
        while at < words.len() {
            let longest = LONGEST.min(words.len() - at);
            let mut taken = 1;
            let mut others = Vec::new();
            for length in (1..=longest).rev() {
                others = self.others(&words[at..at + length])?;
                if !others.is_empty() {
                    taken = length;
                    break;
                }
            }
            let own = &words[at..at + taken];
            let query = self.run_of_words(own, &others, plan)?;
            let is_number = own.iter().all(|word| word.folded.bytes().all(|b| b.is_ascii_digit()));
            let alone = if let [word] = own { self.alone(word, &others)? } else { None };
            let is_known = !query.is::<EmptyQuery>();
            plan.conditions.push(Condition { query, is_number, is_known, alone });
            at += taken;
        }
        Ok(())
    }

    /// Other ways to say these words that stand in the index, with what they count for.
    fn others(&self, words: &[&Typed]) -> tantivy::Result<Vec<Way>> {
        let mut found: Vec<Way> = Vec::new();
        let said_near = |ways: &[&Alternative], own: &[String]| {
            ways.iter().any(|way| way.is_near && way.stems.iter().map(|(_, stem)| stem).eq(own))
        };
        // Whoever finds thousands by the word itself needs no near ones.
        let is_frequent = match words {
            [word] => self.texts_with_any(&variants(&word.folded))? >= MANY,
            _ => false,
        };
        for tongue in Tongue::KNOWN {
            let own: Vec<_> = words.iter().map(|word| stem(tongue, &word.folded).into_owned()).collect();
            let ways: Vec<_> = SYNONYMS.of(own.iter().map(String::as_str)).collect();
            let near = said_near(&ways, &own);
            for way in ways {
                if way.stems.iter().map(|(_, stem)| stem).eq(&own) || found.iter().any(|(known, _)| *known == way.stems)
                {
                    continue;
                }
                let is_near = near || way.is_near;
                if !(is_near && is_frequent) && self.all_known(&way.stems)? {
                    let counts = if is_near { ranking::NEAR } else { ranking::SYNONYM };
                    found.push((way.stems.clone(), counts));
                }
            }
        }
        // What is written with hyphens is also written as one word.
        if words.len() > 1 && words.iter().skip(1).all(|word| word.is_tied) {
            let joined: String = words.iter().map(|word| &*word.folded).collect();
            for form in variants(&joined) {
                if self.lexicon.texts_with(self.fields.text, &form)? > 0 {
                    found.push((vec![(0, form)], 1.0));
                }
            }
        }
        Ok(found)
    }

    fn run_of_words(&self, words: &[&Typed], others: &[Way], plan: &mut Plan) -> tantivy::Result<Boxed> {
        let mut own = Vec::new();
        for word in words {
            own.push(self.word(word, others.is_empty(), plan)?);
        }
        let own = if own.len() == 1 { own.swap_remove(0) } else { Box::new(BooleanQuery::intersection(own)) };
        if others.is_empty() {
            return Ok(own);
        }
        let mut ways = vec![own];
        for (stems, counts) in others {
            plan.marks.extend(stems.iter().map(|(_, stem)| stem.clone()));
            ways.push(self.said_so(stems, *counts));
        }
        Ok(Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, 0.1)))
    }

    /// A word, in any of its forms.
    fn word(&self, word: &Typed, may_be_typo: bool, plan: &mut Plan) -> tantivy::Result<Boxed> {
        let forms = variants(&word.folded);
        if let Some(condition) = self.weighed(&forms, 1.0)? {
            plan.marks.extend(forms);
            return self.exactly(word, condition);
        }
        if !may_be_typo || word.folded.bytes().any(|b| b.is_ascii_digit()) {
            return Ok(nothing());
        }
        if let Some((one, two)) = self.lexicon.split(&word.folded)? {
            plan.read_as.push((word.written.clone(), format!("{} {}", one.written, two.written)));
            return self.phrase(&[(0, one.folded), (1, two.folded)], &mut plan.marks);
        }
        let near = self.lexicon.near(&word.folded)?;
        let Some(first) = near.first() else { return Ok(nothing()) };
        plan.read_as.push((word.written.clone(), first.written.clone()));
        let mut forms: Vec<String> = Vec::new();
        for known in near.iter().take(3) {
            forms.extend(variants(&known.folded).into_iter().filter(|form| !forms.contains(form)).collect::<Vec<_>>());
        }
        let condition = self.weighed(&forms, ranking::TYPO)?.unwrap_or_else(nothing);
        plan.marks.extend(forms);
        Ok(condition)
    }

    /// The word and its synonyms as terms side by side.
    fn alone(&self, word: &Typed, others: &[Way]) -> tantivy::Result<Option<Alone>> {
        let fields = self.fields;
        let mut alone = Alone { scored: Vec::new(), plain: Vec::new(), texts: 0 };
        let term = |field, form: &str| TermQuery::new(Term::from_field_text(field, form), IndexRecordOption::WithFreqs);
        let mut ways: Vec<(String, f32)> = variants(&word.folded).into_iter().map(|form| (form, 1.0)).collect();
        for (stems, counts) in others {
            match &stems[..] {
                [(_, stem)] => ways.push((stem.clone(), *counts)),
                _ => alone.plain.push(self.said_so(stems, *counts)),
            }
        }
        for (form, counts) in ways {
            for (field, weight) in [(fields.text, 1.0), (fields.title, ranking::TITLE), (fields.head, ranking::HEAD)] {
                let texts = self.lexicon.texts_with(field, &form)?;
                if texts > 0 {
                    alone.scored.push(boosted(Box::new(term(field, &form)), counts * weight));
                }
                if texts > 0 && field == fields.text {
                    alone.plain.push(Box::new(term(field, &form)));
                    alone.texts += texts;
                }
            }
        }
        if let Some(exact) = self.exact(word)? {
            alone.scored.push(exact);
        }
        Ok(Some(alone).filter(|alone| !alone.scored.is_empty()))
    }

    /// Adds the wish that the word be written as typed, where texts write it in several ways.
    fn exactly(&self, word: &Typed, condition: Boxed) -> tantivy::Result<Boxed> {
        Ok(match self.exact(word)? {
            Some(exact) => Box::new(BooleanQuery::new(vec![(Occur::Must, condition), (Occur::Should, exact)])),
            None => condition,
        })
    }

    fn exact(&self, word: &Typed) -> tantivy::Result<Option<Boxed>> {
        let writings = self.lexicon.writings(&word.folded)?;
        if writings.len() < 2 || !writings.contains(&word.written) {
            return Ok(None);
        }
        let term = Term::from_field_text(self.fields.words, &written(&word.folded, &word.written));
        Ok(Some(boosted(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)), ranking::EXACT)))
    }

    /// Any of these forms anywhere, those in title and head counting more. Nothing where no text has one.
    fn weighed(&self, forms: &[String], counts: f32) -> tantivy::Result<Option<Boxed>> {
        let Some(text) = self.any(self.fields.text, forms, counts)? else { return Ok(None) };
        let mut clauses = vec![(Occur::Must, text)];
        for (field, weight) in [(self.fields.title, ranking::TITLE), (self.fields.head, ranking::HEAD)] {
            clauses.extend(self.any(field, forms, counts * weight)?.map(|query| (Occur::Should, query)));
        }
        Ok(Some(Box::new(BooleanQuery::new(clauses))))
    }

    /// Any of these terms of a field; nothing where no text has one.
    fn any(&self, field: Field, forms: &[String], boost: f32) -> tantivy::Result<Option<Boxed>> {
        let mut terms: Vec<Boxed> = Vec::new();
        for form in forms {
            if self.lexicon.texts_with(field, form)? > 0 {
                let term = TermQuery::new(Term::from_field_text(field, form), IndexRecordOption::WithFreqs);
                terms.push(boosted(Box::new(term), boost));
            }
        }
        Ok(match terms.len() {
            0 => None,
            1 => terms.pop(),
            _ => Some(Box::new(BooleanQuery::union(terms))),
        })
    }

    /// A synonym: a term, or terms that follow one another.
    fn said_so(&self, stems: &[(usize, String)], counts: f32) -> Boxed {
        let so = |field: Field, boost: f32| -> Boxed {
            let terms = stems.iter().map(|(at, stem)| (*at, Term::from_field_text(field, stem)));
            let query: Boxed = match stems {
                [(_, stem)] => {
                    Box::new(TermQuery::new(Term::from_field_text(field, stem), IndexRecordOption::WithFreqs))
                }
                _ => Box::new(PhraseQuery::new_with_offset(terms.collect())),
            };
            boosted(query, boost)
        };
        Box::new(BooleanQuery::new(vec![
            (Occur::Must, so(self.fields.text, counts)),
            (Occur::Should, so(self.fields.title, counts * ranking::TITLE)),
        ]))
    }

    /// Words one after the other, whatever the language.
    fn phrase(&self, words: &[(usize, String)], marks: &mut HashSet<String>) -> tantivy::Result<Boxed> {
        let mut ways = Vec::new();
        for stems in self.readings(words)? {
            marks.extend(stems.iter().map(|(_, stem)| stem.clone()));
            ways.push(self.said_so(&stems, 1.0));
        }
        Ok(match ways.len() {
            0 => nothing(),
            1 => ways.swap_remove(0),
            _ => Box::new(DisjunctionMaxQuery::new(ways)),
        })
    }

    /// The wish that the title have the words in their order.
    fn in_order(&self, words: &[&Typed]) -> tantivy::Result<Option<Boxed>> {
        let first = words.first().map_or(0, |word| word.at);
        let placed: Vec<_> = words.iter().map(|word| (word.at - first, word.folded.clone())).collect();
        let mut ways: Vec<Boxed> = Vec::new();
        for stems in self.readings(&placed)? {
            let terms = stems.into_iter().map(|(at, stem)| (at, Term::from_field_text(self.fields.title, &stem)));
            let phrase = PhraseQuery::new_with_offset_and_slop(terms.collect(), 1);
            ways.push(boosted(Box::new(phrase), ranking::IN_ORDER));
        }
        Ok((!ways.is_empty()).then(|| Box::new(DisjunctionMaxQuery::new(ways)) as Boxed))
    }

    /// The stems of the words in each language, where all of them stand in some text.
    fn readings(&self, words: &[(usize, String)]) -> tantivy::Result<Vec<Stems>> {
        let mut found: Vec<Stems> = Vec::new();
        for tongue in Tongue::KNOWN.into_iter().chain([Tongue::Other]) {
            let stems: Vec<_> = words.iter().map(|(at, word)| (*at, stem(tongue, word).into_owned())).collect();
            if !found.contains(&stems) && self.all_known(&stems)? {
                found.push(stems);
            }
        }
        Ok(found)
    }

    fn texts_with_any(&self, forms: &[String]) -> tantivy::Result<u64> {
        forms.iter().map(|form| self.lexicon.texts_with(self.fields.text, form)).sum()
    }

    fn all_known(&self, stems: &[(usize, String)]) -> tantivy::Result<bool> {
        for (_, stem) in stems {
            if self.lexicon.texts_with(self.fields.text, stem)? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn boosted(query: Boxed, boost: f32) -> Boxed {
    if (boost - 1.0).abs() < f32::EPSILON { query } else { Box::new(BoostQuery::new(query, boost)) }
}

fn nothing() -> Boxed {
    Box::new(EmptyQuery)
}
