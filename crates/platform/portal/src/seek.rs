//! Search as readers use it: the box in the frame, the page of results, what is offered while typing, a search as a feed, and
//! the description by which a browser adds the site to its own box. What is found and in which order is [`search`]'s.

mod asking;
mod description;
mod facets;
mod feed;
mod hits;
mod page;
mod suggest;
pub(crate) mod view;
mod work;

use axum::routing::get;
use kernel::{Language, Verb};
use web::{Route, address};

pub(crate) use asking::Wanted;
pub use asking::holding;

/// What the page takes, in this order.
const PARAMS: &[&str] = &["q", "kind", "theme", "country", "lang", "year", "from", "to", "sort", "page"];

/// `/fr/recherche`.
pub(crate) fn path(language: Language) -> String {
    let word = match language.as_str() {
        "fr" => "recherche",
        "es" => "buscar",
        "ar" => "بحث",
        _ => "search",
    };
    address::path(&[language.as_str(), word])
}

/// `/fr/recherche/suggestions`: what is offered while typing.
pub(crate) fn suggestions_path(language: Language) -> String {
    format!("{}/suggestions", path(language))
}

/// `/fr/recherche/opensearch.xml`.
pub(crate) fn description_path(language: Language) -> String {
    format!("{}/opensearch.xml", path(language))
}

/// The addresses of search in a language. Answers are not stored: there are more questions than a cache has room for, and one
/// is answered in the time that a page takes to render.
pub(crate) fn routes(language: Language) -> [Route; 4] {
    let fresh = |path, handler| Route::fresh(path, Verb::Read, handler);
    [
        fresh(path(language), get(page::show)).params(PARAMS),
        fresh(format!("{}/feed.atom", path(language)), get(feed::show)).params(PARAMS),
        fresh(suggestions_path(language), get(suggest::show)).params(&["q"]),
        Route::page(description_path(language), get(description::show)),
    ]
}
