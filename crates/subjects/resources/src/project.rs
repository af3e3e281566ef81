//! The rows that the catalogue reads, from what is live of a record.

use db::{Value, values};
use publication::{Audience, CommonFacts, Counted, Projected, Projection, own::typed};

use crate::{
    facet::{self, Of},
    model::ResourceFacts,
};

/// What is derived from a record.
pub(crate) const PROJECTION: Projection = Projection {
    tables: &[
        ("resource", "publication, kind, date, creators, cover, pictures"),
        ("resource_facet", "publication, facet, value, scope, audience, dated"),
        crate::store::harvest::TABLE,
    ],
    rows,
    counted: Some(Counted { scopes, were: crate::store::WERE }),
    leaving: crate::store::harvest::LEAVING,
};

/// Under which scopes it is counted.
fn scopes(facts: &CommonFacts) -> Vec<String> {
    facet::own(facts).iter().map(Of::scope).collect()
}

/// One row of what a card shows, and one per facet.
fn rows(live: &Projected<'_>) -> Vec<Vec<Vec<Value>>> {
    let audience = live.facts.listed_for().as_str();
    let dated = live.facts.dated.to_string();
    let row =
        |of: Of, scope: Option<String>| values![live.id.0, of.facet.as_str(), of.value, scope, audience, dated.clone()];
    let own = facet::own(live.facts).into_iter().map(|of| {
        let scope = of.scope();
        row(of, Some(scope))
    });
    let themes = live.themes.iter().map(|theme| row(Of::theme(*theme), None));
    let facets = std::iter::once(row(Of::all(), None)).chain(own).chain(themes).collect();
    vec![vec![record(live)], facets, crate::store::harvest::rows(live)]
}

fn record(live: &Projected<'_>) -> Vec<Value> {
    let own = typed::<ResourceFacts>(&live.facts.own).unwrap_or_default();
    let is_open = live.facts.audience == Audience::Public;
    let creators: Vec<&str> = own.creators().map(|(name, _)| name.as_str()).collect();
    let pictures = own.pictures.iter().filter_map(|picture| picture.value.media);
    let lead = live.facts.lead.as_ref().map(|lead| lead.media);
    let first = || live.facts.files.iter().find_map(|file| file.media);
    let cover = lead.or_else(|| pictures.clone().next()).or_else(first).filter(|_| is_open);
    values![
        live.id.0,
        own.kind.as_str(),
        own.date.map(|date| date.to_string()),
        Some(creators.join(", ")).filter(|names| !names.is_empty()),
        cover.map(|media| media.0),
        i64::try_from(pictures.count()).unwrap_or_default(),
    ]
}
