//! One user.

use accounts::{
    AccountState, audit,
    policy::{Act, may},
    store::{accounts as store, sessions},
};
use axum::{extract::Path, response::Response};
use kernel::{AccountId, Error, FieldError};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{accounts, faults, fields, head, must_prove, status},
    log,
    me::{copy_of, session_view},
    roles::{Given, grants, named, rows},
    users::{abouts, allowed, state_words},
    views::{UserAction, UserPage},
};
use crate::{Desk, Field};

/// How many deeds of an account its page shows.
const DEEDS: i64 = 10;

/// What is to be done with an account.
#[derive(Deserialize)]
pub(crate) struct Change {
    action: String,
}

/// Shows one.
pub(crate) async fn show(desk: Desk, Path(id): Path<db::Uuid>) -> Result<Response, Failure> {
    page(&desk, AccountId(id), None, &[]).await
}

/// Replaces what they were granted.
pub(crate) async fn set_roles(
    desk: Desk,
    Path(id): Path<db::Uuid>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let id = AccountId(id);
    if let Some(away) = must_prove(&desk, &href(id)) {
        return Ok(away);
    }
    let given = Given::sent(&sent);
    let grants = match grants(&desk, &given) {
        Ok(grants) => grants,
        Err(faults) => return page(&desk, id, Some(given), &faults).await,
    };
    match accounts(&desk.portal).set_grants(&desk.actor(), id, &grants).await {
        Ok(()) => Ok(web::see_other(&format!("{}?done=saved", href(id)))),
        Err(error) => page(&desk, id, Some(given), &faults(error)?).await,
    }
}

/// Keeps out, lets in again, ends sessions, sends another link.
pub(crate) async fn set_state(
    desk: Desk,
    Path(id): Path<db::Uuid>,
    Form(sent): Form<Change>,
) -> Result<Response, Failure> {
    let id = AccountId(id);
    if let Some(away) = must_prove(&desk, &href(id)) {
        return Ok(away);
    }
    let (accounts, by) = (accounts(&desk.portal), desk.actor());
    let (done, word) = match sent.action.as_str() {
        "suspend" => (accounts.suspend(&by, id).await, "saved"),
        "resume" => (accounts.resume(&by, id).await, "saved"),
        "end_sessions" => (accounts.end_sessions(&by, id, None).await, "saved"),
        "send_link" => (accounts.send_another_link(&by, id).await, "link-sent"),
        _ => return Err(Error::BadRequest("an unknown action").into()),
    };
    match done {
        Ok(()) => Ok(web::see_other(&format!("{}?done={word}", href(id)))),
        Err(error) => page(&desk, id, None, &faults(error)?).await,
    }
}

/// A copy of what is kept of them.
pub(crate) async fn copy(desk: Desk, Path(id): Path<db::Uuid>) -> Result<Response, Failure> {
    let id = AccountId(id);
    if let Some(away) = must_prove(&desk, &href(id)) {
        return Ok(away);
    }
    copy_of(&desk, id).await
}

fn href(id: AccountId) -> String {
    format!("/desk/users/{id}")
}

async fn page(
    desk: &Desk,
    id: AccountId,
    sent: Option<Vec<Given>>,
    faults: &[FieldError],
) -> Result<Response, Failure> {
    allowed(desk, Act::See)?;
    let snapshot = desk.portal.db.snapshot().await?;
    let account = store::by_id(&snapshot, id).await?;
    let given = match sent {
        Some(given) => given,
        None => Given::of(desk, &store::grants(&snapshot, id).await?),
    };
    let rows = rows(desk, &given, faults);
    let sessions = sessions::list(&snapshot, id, desk.now()).await?;
    let deeds = audit::of_thing(&snapshot, id.0, DEEDS).await?;
    let roles = Field { name: "roles".into(), label: desk.text("desk-doors-roles"), ..Field::default() };
    let head = head(desk, desk.head(&account.name), faults);
    let view = UserPage {
        head: head.crumb(desk.text("desk-doors-users"), "/desk/users"),
        email: account.email.to_string(),
        state: desk.text(state_words(account.state)),
        made: account.created_at.civil(&desk.site.zone).to_string(),
        seen: account.last_seen_at.map(|at| at.civil(&desk.site.zone).to_string()),
        may_grant: may(&desk.actor(), Act::Grant, Some(id)) && account.state != AccountState::Erased,
        actions: actions(desk, account.state),
        is_erased: account.state == AccountState::Erased,
        fields: fields(desk, std::iter::once(roles).chain(named(&rows)), faults),
        roles: rows,
        abouts: abouts(desk),
        sessions: sessions.iter().map(|session| session_view(desk, session)).collect(),
        deeds: log::rows(desk, &snapshot, &deeds).await?,
        href: href(id),
    };
    desk.page_with(status(faults), &view)
}

/// What may be done about the coming in of an account in this state: what the form sends, its words.
fn actions(desk: &Desk, state: AccountState) -> Vec<UserAction> {
    let possible: &[(&str, &str, &str)] = match state {
        AccountState::Invited | AccountState::Active => &[
            ("send_link", "desk-doors-send-link", "desk-doors-send-link-about"),
            ("suspend", "desk-doors-suspend", "desk-doors-suspend-about"),
        ],
        AccountState::Suspended => &[("resume", "desk-doors-resume", "desk-doors-resume-about")],
        AccountState::Erased => &[],
    };
    let action = |(value, label, about): &(&str, &str, &str)| UserAction {
        value: (*value).to_owned(),
        label: desk.text(label),
        about: desk.text(about),
    };
    possible.iter().map(action).collect()
}
