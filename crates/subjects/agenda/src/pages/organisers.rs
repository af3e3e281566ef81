//! Who organises: the names of organisations.

use std::collections::HashMap;

use db::Query;
use kernel::{PartyId, Result};
use portal::Asked;

/// What those who organise are called, in the reader's language.
pub(crate) type Organisers = HashMap<PartyId, String>;

/// The names, where anybody is named: one query, or none.
pub(crate) async fn named(
    asked: &Asked,
    query: &impl Query,
    wanted: impl Iterator<Item = PartyId>,
) -> Result<Organisers> {
    if wanted.count() == 0 {
        return Ok(Organisers::new());
    }
    let known = parties::store::issuers(query).await?.into_iter();
    let name = |names: &kernel::Translations| {
        names.best(asked.language, asked.site.languages()).map(|(name, _)| name.to_owned())
    };
    Ok(known.filter_map(|(id, names, acronym)| Some((id, name(&names).or(acronym)?))).collect())
}

/// Their names as one, in the order of the facts.
pub(crate) fn list(asked: &Asked, names: &Organisers, parties: impl Iterator<Item = PartyId>) -> String {
    let all: Vec<&str> = parties.filter_map(|party| names.get(&party)).map(String::as_str).collect();
    asked.portal.web.i18n.list(asked.language, &all)
}
