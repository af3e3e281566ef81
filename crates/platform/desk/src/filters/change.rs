//! Saving a filter, and what can be done with a saved one.

use accounts::store::filters::{self as store, SavedFilter};
use axum::{extract::Path, response::Response};
use db::Write;
use kernel::{AccountId, Error, FieldError, Result};
use web::{Failure, Form};

use super::{HREF, lists::List, page};
use crate::{Desk, once::Once, publications::sent::Sent, site};

/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// The longest question, in bytes of its address.
const LONGEST_QUERY: usize = 1_000;

/// Saves what a list was asked for under a name, and leads back to it.
pub(crate) async fn save(
    desk: Desk,
    Form(sent): Form<Vec<(String, String)>>,
) -> std::result::Result<Response, Failure> {
    let sent = Sent(sent);
    let list = List::of_key(&desk, sent.one("list")).ok_or(Error::NotFound)?;
    let filter = filter(&desk, &list, &sent)?;
    let (once, write) = (Once::of(&desk, &sent), desk.portal.db.write().await?);
    if let Some(made) = once.made_before(&write).await? {
        return Ok(web::see_other(&made));
    }
    let saved = match name(&filter.name) {
        Ok(()) => store::insert(&write, &filter).await,
        Err(fault) => Err(fault),
    };
    if let Err(Error::Invalid(faults)) = saved {
        drop(write);
        return page::refused(&desk, &filter, &faults, HREF.to_owned()).await;
    }
    saved?;
    record(&desk, &write, "filter-saved", &filter).await?;
    let href = format!("{}?{}&done=saved", list.href, filter.query);
    once.made(&write, &href).await?;
    write.commit().await?;
    Ok(web::see_other(&href))
}

/// The filter that a form asks for. Errors: `BadRequest` where it asks nothing.
fn filter(desk: &Desk, list: &List, sent: &Sent) -> Result<SavedFilter> {
    let query = list.read(sent.one("query"));
    if query.is_empty() || query.len() > LONGEST_QUERY {
        return Err(Error::BadRequest("a filter that asks nothing"));
    }
    Ok(SavedFilter {
        id: AccountId::new(&desk.portal.web.clock, &desk.portal.web.random).0,
        account: desk.me.account.id,
        list: list.key.to_owned(),
        name: sent.one("name").to_owned(),
        query,
        is_shared: false,
    })
}

/// Renames a filter, removes it, lets its list open with it, shows it to everybody.
pub(crate) async fn change(
    desk: Desk,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> std::result::Result<Response, Failure> {
    let sent = Sent(sent);
    let write = desk.portal.db.write().await?;
    let filter = store::by_id(&write, id.parse().map_err(|_| Error::NotFound)?).await?;
    let is_own = filter.account == desk.me.account.id;
    let action = sent.one("action");
    // One that is shown to everybody may be what anybody's list opens with, and nothing else.
    let opens = filter.is_shared && matches!(action, "default" | "whole");
    if !(is_own || opens) {
        return Err(Error::NotFound.into());
    }
    let filter =
        SavedFilter { name: if action == "rename" { sent.one("name").to_owned() } else { filter.name }, ..filter };
    let what = match act(&desk, &write, &filter, action).await {
        Err(Error::Invalid(faults)) => {
            drop(write);
            return page::refused(&desk, &filter, &faults, format!("{HREF}/{}", filter.id)).await;
        }
        what => what?,
    };
    record(&desk, &write, what, &filter).await?;
    write.commit().await?;
    let done = if action == "remove" { "removed" } else { "saved" };
    Ok(web::see_other(&format!("{HREF}?done={done}")))
}

/// Does it; says what the log notes.
async fn act(desk: &Desk, write: &Write, filter: &SavedFilter, action: &str) -> Result<&'static str> {
    let me = desk.me.account.id;
    match action {
        "rename" => {
            name(&filter.name)?;
            store::rename(write, filter, &filter.name).await?;
        }
        "default" => store::set_default(write, me, &filter.list, Some(filter.id)).await?,
        "whole" => store::set_default(write, me, &filter.list, None).await?,
        "remove" => {
            store::remove(write, filter.id).await?;
            return Ok("filter-removed");
        }
        "share" | "keep" => {
            site::may_configure(desk)?;
            store::share(write, filter.id, action == "share").await?;
            return Ok(if action == "share" { "filter-shared" } else { "filter-kept" });
        }
        _ => return Err(Error::BadRequest("an unknown action")),
    }
    Ok("filter-saved")
}

/// Errors: the field `name`.
fn name(name: &str) -> Result<()> {
    let fault = |key| Error::Invalid(vec![FieldError::new("name", key)]);
    match name.chars().count() {
        0 => Err(fault("desk-filter-no-name")),
        count if count > LONGEST_NAME => Err(fault("desk-filter-long-name")),
        _ if name.chars().any(char::is_control) => Err(fault("desk-filter-no-name")),
        _ => Ok(()),
    }
}

async fn record(desk: &Desk, write: &Write, what: &'static str, filter: &SavedFilter) -> Result<()> {
    let detail = serde_json::json!({ "list": filter.list, "name": filter.name });
    accounts::audit::record(write, &desk.actor(), what, Some(("filter", filter.id)), detail).await
}
