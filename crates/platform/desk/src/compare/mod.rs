//! A translation beside its source, block by block: `/desk/articles/ID/es/beside`. What changed in the source since the
//! translation last followed it is marked. Complete without scripts: each block of the translation is a field of Markdown. And two versions of one body, brought
//! together block by block ([`merging`]).

mod beside;
pub(crate) mod merging;
mod rows;
mod views;
mod written;

use axum::routing::get;
use kernel::Verb;
use web::Route;

pub(crate) use merging::MergeBlock;
pub(crate) use views::BesidePage;

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    let address = "/desk/{room}/{id}/{language}/beside";
    vec![Route::fresh(address, Verb::Write, get(beside::show).post(beside::save)).params(&["done", "from"])]
}
