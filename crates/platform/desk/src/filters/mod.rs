//! Filters of lists, saved under a name: `/desk/filters`. Above each list stand one's own and those that an administrator shows to
//! everybody; a list may open with one of them.

mod change;
mod lists;
mod page;
pub(crate) mod views;

use axum::{
    response::Response,
    routing::{get, post},
};
use db::Query;
use kernel::{Result, Verb};
use web::Route;

use crate::Desk;
use lists::List;
pub(crate) use views::{SavedLink, SavedView};

/// Where they are kept in order.
const HREF: &str = "/desk/filters";

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::fresh(HREF, Verb::Preview, get(page::show).post(change::save)).params(&["done"]),
        Route::fresh(format!("{HREF}/{{id}}"), Verb::Preview, post(change::change)),
    ]
}

/// What a list opens with.
pub(crate) enum Opened {
    /// A filter: the way to it.
    With(Response),
    /// What was asked for, with the filters that stand above.
    Whole(SavedView),
}

/// What this list opens with for who asks. Where they ask for anything themselves, and be it all, they get that.
pub(crate) async fn of(desk: &Desk, query: &impl Query, list: &'static str) -> Result<Opened> {
    let list = List::of_key(desk, list).ok_or(kernel::Error::NotAllowed)?;
    let me = desk.me.account.id;
    let asked = list.asked(desk);
    let is_plain = asked.is_empty() && ["all", "after", "before", "done"].iter().all(|name| desk.param(name).is_none());
    let default = accounts::store::filters::default(query, me, list.key).await?;
    if let (true, Some(filter)) = (is_plain, &default) {
        return Ok(Opened::With(web::see_other(&format!("{}?{}", list.href, filter.query))));
    }
    let saved = accounts::store::filters::of_list(query, me, list.key).await?;
    let links = saved.iter().map(|filter| SavedLink {
        label: filter.name.clone(),
        href: format!("{}?{}", list.href, filter.query),
        current: filter.query == asked,
    });
    let links: Vec<SavedLink> = links.collect();
    Ok(Opened::Whole(SavedView {
        can_save: !asked.is_empty() && links.iter().all(|link| !link.current),
        links,
        list: list.key.to_owned(),
        query: asked,
        all: format!("{}?all=yes", list.href),
        manage: HREF.to_owned(),
    }))
}

/// The address of a list's further part, with what was asked for.
pub(crate) fn further(desk: &Desk, filters: &[&str], list: &str, after: &str) -> String {
    let kept = filters.iter().filter_map(|name| Some((*name, desk.param(name)?)));
    let pairs: Vec<(&str, String)> = kept.chain([("after", after.to_owned())]).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("{list}{}", web::address::query(&pairs))
}
