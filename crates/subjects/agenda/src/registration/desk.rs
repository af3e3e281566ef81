//! Registrations at the desk: `/desk/agenda/ID/registrations`. They are personal data: for those who may publish the event.

mod export;
mod list;
mod new;
mod one;
mod place;

use axum::routing::{get, post};
use kernel::Verb;
use web::Route;

/// This part's addresses.
pub(super) fn routes() -> Vec<Route> {
    let list = "/desk/agenda/{id}/registrations";
    vec![
        Route::fresh(list, Verb::Publish, get(list::show)).params(list::PARAMS),
        Route::fresh(format!("{list}/new"), Verb::Publish, get(new::show).post(new::add)),
        Route::fresh(format!("{list}/attendance"), Verb::Publish, post(list::attend)),
        Route::fresh(format!("{list}/telling"), Verb::Publish, post(list::tell)),
        Route::fresh(format!("{list}/export"), Verb::Publish, post(export::send)),
        Route::fresh(format!("{list}/{{registration}}"), Verb::Publish, get(one::show).post(one::act))
            .params(&["done"]),
    ]
}
