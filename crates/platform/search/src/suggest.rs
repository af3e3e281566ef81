//! What is offered while somebody types: titles, and words that texts use.

use std::collections::HashSet;

use kernel::Language;
use serde::Serialize;
use tantivy::{
    TantivyDocument, Term,
    query::{BooleanQuery, Occur, Query as Run, TermQuery, TermSetQuery},
    schema::{IndexRecordOption, Value as _},
};

use crate::{
    Filter, Seen, Thing,
    analysis::words,
    collect::{Collect, Order},
    columns::Sieve,
    index::Served,
    lexicon::Lexicon,
    ranking::Factors,
    schema::{Shown, day},
};

/// Fewer letters than this suggest nothing (RGESN 4.9).
pub const SHORTEST: usize = 3;

/// What is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Suggestions {
    /// Publications whose titles hold what was typed.
    pub titles: Vec<Title>,
    /// What was typed with its last word as texts have it.
    pub words: Vec<String>,
}

/// A title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Title {
    /// Of what.
    pub thing: Thing,
    /// In which language.
    pub language: Language,
    /// The title.
    pub title: String,
}

/// A beginning stands for so many words at most.
const MOST_WORDS: usize = 40;

type Clauses = Vec<(Occur, Box<dyn Run>)>;

/// What to offer for what was typed: at most so many of each.
pub(crate) fn suggest(
    served: &Served,
    typed: &str,
    language: Language,
    seen: &Seen,
    today: kernel::Civil,
    most: usize,
) -> tantivy::Result<Suggestions> {
    let typed: String = typed.chars().take(100).collect();
    if typed.trim().chars().count() < SHORTEST {
        return Ok(Suggestions::default());
    }
    let found = words(&typed);
    let Some((last, before)) = found.split_last() else { return Ok(Suggestions::default()) };
    let searcher = served.searcher();
    let lexicon = Lexicon { searcher: &searcher, words: served.fields.words };
    let visible = || Filter::default().clauses(seen, &served.fields);
    let known = lexicon.beginning_with(&last.folded)?;

    let endings = known.iter().take(MOST_WORDS).map(|word| Term::from_field_text(served.fields.title, &word.folded));
    let mut clauses: Clauses = vec![(Occur::Must, Box::new(TermSetQuery::new(endings)))];
    for word in before {
        let term = Term::from_field_text(served.fields.title, &word.folded);
        clauses.push((Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic))));
    }
    clauses.extend(visible());
    let own = language.interface_index().and_then(|index| u8::try_from(index).ok());
    let collect = Collect {
        most,
        order: Order::Score,
        with_counts: false,
        is_public: seen.is_public(),
        sieve: Sieve::default(),
        factors: std::sync::Arc::new(Factors::new(own, day(today))),
        columns: served.columns(&searcher)?,
    };
    let mut suggestions = Suggestions::default();
    for best in searcher.search(&BooleanQuery::new(clauses), &collect)?.best {
        let document: TantivyDocument = searcher.doc(best.at)?;
        let bytes = document.get_first(served.fields.shown).and_then(|value| value.as_bytes()).unwrap_or_default();
        if let Ok(shown) = serde_json::from_slice::<Shown>(bytes) {
            suggestions.titles.push(Title { thing: shown.thing, language: shown.language, title: shown.title });
        }
    }

    let mut offered = HashSet::new();
    for word in known.iter().filter(|word| word.texts > 1).take(2 * most) {
        if suggestions.words.len() == most {
            break;
        }
        let phrase = format!("{}{}", &typed[..last.start], word.written);
        // A word that stands only in what was withdrawn a moment ago is not offered.
        let mut clauses: Clauses = vec![(
            Occur::Must,
            Box::new(TermQuery::new(
                Term::from_field_text(served.fields.words, &crate::analysis::written(&word.folded, &word.written)),
                IndexRecordOption::Basic,
            )),
        )];
        clauses.extend(visible());
        let there = searcher
            .search(&BooleanQuery::new(clauses), &tantivy::collector::TopDocs::with_limit(1).order_by_score())?;
        if !there.is_empty() && offered.insert(phrase.clone()) {
            suggestions.words.push(phrase);
        }
    }
    Ok(suggestions)
}
