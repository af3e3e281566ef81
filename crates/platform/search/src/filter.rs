//! What narrows a search: whose it is, facets, days.

use std::ops::Bound;

use kernel::{Civil, Country, Language, ThemeId};
use tantivy::{
    Term,
    query::{BooleanQuery, ConstScoreQuery, Occur, Query as Run, RangeQuery, TermQuery, TermSetQuery},
    schema::{Field, IndexRecordOption},
};

use crate::{
    Seen,
    columns::Sieve,
    schema::{Fields, day, seconds},
};

/// What a reader chose among the facets. Values of one facet are alternatives; one that does not exist finds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Kinds: `article`.
    pub kinds: Vec<String>,
    /// Themes; a broader one holds the narrower.
    pub themes: Vec<ThemeId>,
    /// Countries.
    pub countries: Vec<Country>,
    /// Languages in which there is a text.
    pub languages: Vec<Language>,
    /// Years of the day shown.
    pub years: Vec<i16>,
    /// Not before this day.
    pub after: Option<Civil>,
    /// Not on this day or later.
    pub before: Option<Civil>,
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same as a sieve, where visitors ask: theirs is no clause of whom a text is kept from.
    pub(crate) fn sieve(&self) -> Sieve {
        Sieve { groups: self.groups(), from: self.after.map(day), to: self.before.map(day) }
    }

    /// The labels of each facet of which something is chosen.
    fn groups(&self) -> Vec<Vec<String>> {
        let all = [
            self.kinds.iter().map(|kind| format!("k:{kind}")).collect(),
            self.themes.iter().map(|theme| format!("t:{}", theme.0.simple())).collect(),
            self.countries.iter().map(|country| format!("c:{country}")).collect(),
            self.languages.iter().map(|language| format!("l:{language}")).collect(),
            self.years.iter().map(|year| format!("y:{year}")).collect(),
        ];
        all.into_iter().filter(|group: &Vec<String>| !group.is_empty()).collect()
    }

    /// As clauses of a query.
    pub(crate) fn clauses(&self, seen: &Seen, fields: &Fields) -> Vec<(Occur, Box<dyn Run>)> {
        let facet = |values: &Vec<String>| -> Option<(Occur, Box<dyn Run>)> {
            let terms: Vec<_> = values.iter().map(|value| Term::from_field_text(fields.facet, value)).collect();
            let query: Box<dyn Run> = match terms.len() {
                0 => return None,
                1 => Box::new(TermQuery::new(terms.into_iter().next()?, IndexRecordOption::Basic)),
                _ => Box::new(TermSetQuery::new(terms)),
            };
            Some((Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0))))
        };
        let mut clauses: Vec<_> = self.groups().iter().filter_map(facet).collect();
        if self.after.is_some() || self.before.is_some() {
            let midnight = |civil: Civil| Civil(civil.0.date().to_datetime(jiff::civil::Time::midnight()));
            let term = |civil: Civil| Term::from_field_i64(fields.dated, seconds(midnight(civil)));
            let from = self.after.map_or(Bound::Unbounded, |day| Bound::Included(term(day)));
            let to = self.before.map_or(Bound::Unbounded, |day| Bound::Excluded(term(day)));
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(from, to)), 0.0))));
        }
        clauses.extend(kept_from(seen, fields.audience).into_iter().map(|query| (Occur::MustNot, query)));
        clauses
    }
}

/// What these searches must not find: the other side of [`crate::schema::closed_to`]. Excluding is cheap where little is
/// closed; `tests/visibility.rs` holds it against [`Seen::finds`].
fn kept_from(seen: &Seen, audience: Field) -> Vec<Box<dyn Run>> {
    let term = |token: &str| -> Box<dyn Run> {
        Box::new(TermQuery::new(Term::from_field_text(audience, token), IndexRecordOption::Basic))
    };
    if seen.all {
        return vec![term("announced")];
    }
    if !seen.members {
        // By a bit of what is read of every text anyway: see `collect.rs`.
        return Vec::new();
    }
    let own =
        |prefix: &str| seen.groups.iter().map(|group| format!("{prefix}{}", group.0.simple())).collect::<Vec<_>>();
    let mut others: Vec<(Occur, Box<dyn Run>)> = vec![(Occur::Must, term("group"))];
    others.extend(own("g").iter().map(|token| (Occur::MustNot, term(token))));
    let mut kept: Vec<Box<dyn Run>> = vec![Box::new(BooleanQuery::new(others)), term("am")];
    kept.extend(own("ag").iter().map(|token| term(token)));
    kept
}
