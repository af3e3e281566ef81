//! `/desk/calendars`: bringing in the calendars of others, by a file or by an address that is asked again and again. An address may be a
//! secret of those who gave it: only who may publish sees addresses.

mod addresses;
mod form;
mod reading;
pub(crate) mod views;

use axum::routing::{get, post};
use desk::Desk;
use kernel::{Error, Language, ThemeId, Verb};
use publication::{Audience, Presence, Thing, may};
use web::Route;

use crate::KIND;

/// Where it is.
pub(crate) const HREF: &str = "/desk/calendars";

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    let at = |path: &str, verb, handler| Route::fresh(format!("{HREF}{path}"), verb, handler);
    vec![
        at("", Verb::Write, get(addresses::list)).params(&["made", "changed", "done"]),
        at("/reading", Verb::Write, post(reading::read)),
        at("/taking", Verb::Write, post(reading::take)),
        at("/new", Verb::Publish, get(addresses::new).post(addresses::add)),
        at("/{id}", Verb::Publish, get(addresses::show).post(addresses::change)).params(&["done"]),
    ]
}

/// Whether somebody may do this with events in a language, under a theme.
fn may_with(desk: &Desk, verb: Verb, language: Language, theme: Option<ThemeId>) -> bool {
    let (presence, audience) = (Presence::Never, Audience::Public);
    may(&desk.actor(), verb, &Thing { kind: KIND, language, presence, audience, themes: theme.as_slice() })
}

/// Whether somebody may do this in any language of the site, under some theme that they may choose.
fn may_somewhere(desk: &Desk, verb: Verb) -> bool {
    let themes = || std::iter::once(None).chain(desk.site.themes.iter().map(|theme| Some(theme.id)));
    desk.site.languages().iter().any(|language| themes().any(|theme| may_with(desk, verb, *language, theme)))
}

/// Errors: `NotAllowed`.
fn allowed(is_allowed: bool) -> Result<(), Error> {
    if is_allowed { Ok(()) } else { Err(Error::NotAllowed) }
}
