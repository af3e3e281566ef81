//! What belongs to the whole site: what the home page puts forward, the notice, menus, themes, contacts, old addresses,
//! statements, settings.

mod contacts;
mod featured;
mod finding;
mod form;
mod menus;
mod notice;
pub mod policy;
mod redirects;
mod settings;
mod statements;
mod themes;
pub(crate) mod views;

use axum::routing::{get, post};
use kernel::{Error, Verb};
use policy::{Act, may};
use statements::{accessibility, eco_design};
use web::Route;

use crate::{Desk, MenuEntry};

/// The pages of this part: address, the key of the name, who may.
const PAGES: &[(&str, &str, Act)] = &[
    (featured::HREF, "desk-site-featured", Act::PutForward),
    (finding::HREF, "desk-search", Act::PutForward),
    (notice::HREF, "desk-site-notice", Act::PutForward),
    (menus::HREF, "desk-site-menus", Act::Configure),
    (themes::HREF, "desk-site-themes", Act::Configure),
    (contacts::HREF, "desk-site-contacts", Act::Configure),
    (redirects::HREF, "desk-site-redirects", Act::Configure),
    (accessibility::HREF, "desk-site-accessibility", Act::Configure),
    (eco_design::HREF, "desk-site-eco-design", Act::Configure),
    (settings::HREF, "desk-site-settings", Act::Configure),
];

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    let at = |path: String, verb, handler| Route::fresh(path, verb, handler);
    let configure = |path: &str, handler| at(path.to_owned(), Verb::Configure, handler).params(&["done"]);
    let (theme, contact) = ("/desk/themes/{id}", "/desk/contacts/{sort}/{id}");
    vec![
        at(featured::HREF.into(), Verb::Publish, get(featured::show).post(featured::save)).params(&["q", "done"]),
        at(format!("{}/adding", featured::HREF), Verb::Publish, post(featured::add)),
        at(finding::HREF.into(), Verb::Publish, get(finding::show)).params(finding::PARAMS),
        at(format!("{}/adding", finding::HREF), Verb::Publish, post(finding::add)),
        at(format!("{}/removal", finding::HREF), Verb::Publish, post(finding::remove)),
        at(notice::HREF.into(), Verb::Publish, get(notice::show).post(notice::save)).params(&["done"]),
        configure(menus::HREF, get(menus::show).post(menus::save)),
        at(themes::HREF.into(), Verb::Configure, get(themes::list::show)).params(&["q", "kind", "done"]),
        configure("/desk/themes/new", get(themes::new::show).post(themes::new::make)),
        configure(theme, get(themes::one::show).post(themes::one::save)),
        configure(&format!("{theme}/merging"), post(themes::merging::merge)),
        at(contacts::HREF.into(), Verb::Configure, get(contacts::list::show)).params(&["q", "done"]),
        configure("/desk/contacts/{sort}/new", get(contacts::new::show).post(contacts::new::make)),
        configure(contact, get(contacts::one::show).post(contacts::one::save)),
        configure(&format!("{contact}/ending"), post(contacts::ending::end)),
        at(redirects::HREF.into(), Verb::Configure, get(redirects::show).post(redirects::add))
            .params(redirects::PARAMS),
        configure(&format!("{}/removal", redirects::HREF), post(redirects::remove)),
        configure(&format!("{}/table", redirects::HREF), post(redirects::table::import)),
        configure(accessibility::HREF, get(accessibility::show).post(accessibility::save)),
        configure(eco_design::HREF, get(eco_design::show).post(eco_design::save)),
        configure(settings::HREF, get(settings::show).post(settings::save)),
    ]
}

/// Errors: `NotAllowed`.
fn allowed(desk: &Desk, act: Act) -> Result<(), Error> {
    if may(&desk.actor(), act) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Whether somebody may change what belongs to the whole site. Errors: `NotAllowed`.
pub(crate) fn may_configure(desk: &Desk) -> Result<(), Error> {
    allowed(desk, Act::Configure)
}

/// The pages of this part that one may open, for the line of tabs over each of them.
fn tabs(desk: &Desk) -> Vec<MenuEntry> {
    let mine = PAGES.iter().filter(|(_, _, act)| may(&desk.actor(), *act));
    mine.map(|(href, key, _)| MenuEntry { label: desk.text(key), href: (*href).into(), current: is_within(desk, href) })
        .collect()
}

/// The entry of the desk's menu that leads to the first of them.
pub(crate) fn menu_entry(desk: &Desk) -> Option<MenuEntry> {
    let tabs = tabs(desk);
    let current = tabs.iter().any(|tab| tab.current);
    let href = tabs.into_iter().next()?.href;
    Some(MenuEntry { label: desk.text("desk-site-menu"), href, current })
}

fn is_within(desk: &Desk, href: &str) -> bool {
    desk.path == href || desk.path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
}

/// Notes a change of the site, with the page on which it was made.
async fn record(
    desk: &Desk,
    write: &db::Write,
    what: &'static str,
    thing: Option<(&'static str, db::Uuid)>,
    detail: serde_json::Value,
) -> Result<(), Error> {
    accounts::audit::record(write, &desk.actor(), what, thing, detail).await
}
