//! Lists and forms of publications, the same for all kinds: `/desk/articles`, `/desk/articles/ID/fr`.

mod address;
mod company;
mod correction;
mod edit;
mod facts_history;
mod facts_words;
mod findings;
mod forget;
mod form;
mod history;
pub(crate) mod linked;
mod list;
pub(crate) mod new;
pub(crate) mod place;
mod presence;
pub(crate) mod preview;
mod proposal;
mod publishing;
mod schedule;
pub(crate) mod sent;
mod settling;
mod states;
pub(crate) mod views;

pub(crate) use form::{Read, own as own_words, refill, say};

pub(crate) use list::{FILTERS, may_make};

use axum::routing::{get, post};
use kernel::Verb;
use web::Route;

/// This part's work done later.
pub(crate) fn handlers() -> Vec<jobs::Handler> {
    vec![jobs::Handler::of::<schedule::Perform>(), jobs::Handler::of::<forget::Forget>()]
}

/// A text's states as one line.
pub(crate) fn states(desk: &crate::Desk, state: publication::TextState) -> String {
    let all: Vec<String> = states::view(desk, state).into_iter().map(|state| state.label).collect();
    all.join(", ")
}

/// This part's addresses. `{room}` is the room that brings the kind.
pub(crate) fn routes() -> Vec<Route> {
    let one = "/desk/{room}/{id}/{language}";
    let at = |path: String, verb, handler| Route::fresh(path, verb, handler);
    vec![
        at("/desk".into(), Verb::Preview, get(crate::dashboard::show)).params(&["done"]),
        at("/desk/publications.json".into(), Verb::Preview, get(crate::dashboard::choices))
            .params(&["q", "language", "id"]),
        at("/desk/{room}".into(), Verb::Preview, get(list::show)).params(list::PARAMS),
        at("/desk/{room}/new".into(), Verb::Write, get(new::show).post(new::make)),
        at("/desk/{room}/{id}".into(), Verb::Preview, get(edit::first)),
        at("/desk/{room}/{id}/publishing".into(), Verb::Publish, get(publishing::show).post(publishing::publish)),
        at("/desk/{room}/{id}/links".into(), Verb::Write, get(linked::show).post(linked::link)).params(&["q", "done"]),
        at("/desk/{room}/{id}/links/removing".into(), Verb::Write, post(linked::unlink)),
        at("/desk/{room}/{id}/history".into(), Verb::Preview, get(facts_history::show)).params(&["done"]),
        at("/desk/{room}/{id}/history/{number}".into(), Verb::Preview, get(facts_history::revision)),
        at("/desk/{room}/{id}/history/{number}/restoring".into(), Verb::Write, post(facts_history::restore)),
        at(one.into(), Verb::Write, get(edit::show).post(edit::save)).params(&["done", "propose"]),
        at(format!("{one}/preview"), Verb::Preview, get(preview::show)),
        at(format!("{one}/previews"), Verb::Preview, get(preview::pane::show)),
        at(format!("{one}/preview-links"), Verb::Write, get(preview::links::show).post(preview::links::make))
            .params(&["done"]),
        at(format!("{one}/preview-links/revoking"), Verb::Write, post(preview::links::revoke)),
        at(format!("{one}/company"), Verb::Write, post(company::beat)),
        at(format!("{one}/text"), Verb::Write, post(new::add_text)),
        at(format!("{one}/presence"), Verb::Publish, get(presence::show).post(presence::set)),
        at(format!("{one}/correction"), Verb::Publish, get(correction::show).post(correction::correct)),
        at(format!("{one}/correction/settling"), Verb::Write, get(settling::show).post(settling::settle)),
        at(format!("{one}/address"), Verb::Publish, get(address::show).post(address::rename)).params(&["done"]),
        at(format!("{one}/draft"), Verb::Write, post(presence::move_draft)),
        at(format!("{one}/planned"), Verb::Publish, post(schedule::remove)),
        at(format!("{one}/history"), Verb::Preview, get(history::show)).params(&["done"]),
        at(format!("{one}/history/{{number}}"), Verb::Preview, get(history::revision)),
        at(format!("{one}/history/{{number}}/restoring"), Verb::Write, post(history::restore)),
    ]
}
