//! Removing what is kept of a person: what will happen, and a button.

use accounts::{
    policy::{Act, may},
    store::accounts as store,
};
use axum::{extract::Path, response::Response};
use kernel::{AccountId, Error, FieldError};
use web::{Failure, Form};

use super::{
    form::{accounts, faults, fields, head, must_prove, out, status},
    views::ErasingPage,
};
use crate::{Desk, Field};

type Nothing = Form<Vec<(String, String)>>;

/// Of oneself.
pub(crate) async fn show_own(desk: Desk) -> Result<Response, Failure> {
    page(&desk, desk.me.account.id, &[]).await
}

/// Of somebody.
pub(crate) async fn show(desk: Desk, Path(id): Path<db::Uuid>) -> Result<Response, Failure> {
    page(&desk, AccountId(id), &[]).await
}

/// Erases oneself, and is out.
pub(crate) async fn erase_own(desk: Desk, Form(_): Nothing) -> Result<Response, Failure> {
    let id = desk.me.account.id;
    let done = out(&desk.portal, web::see_other("/desk/sign-in"));
    erase_one(&desk, id, done).await
}

/// Erases somebody.
pub(crate) async fn erase(desk: Desk, Path(id): Path<db::Uuid>, Form(_): Nothing) -> Result<Response, Failure> {
    erase_one(&desk, AccountId(id), web::see_other("/desk/users?done=removed")).await
}

async fn erase_one(desk: &Desk, id: AccountId, done: Response) -> Result<Response, Failure> {
    if let Some(away) = must_prove(desk, &here(desk, id)) {
        return Ok(away);
    }
    match accounts(&desk.portal).erase(&desk.actor(), id).await {
        Ok(()) => Ok(done),
        Err(error) => page(desk, id, &faults(error)?).await,
    }
}

fn here(desk: &Desk, id: AccountId) -> String {
    if id == desk.me.account.id { "/desk/me/erasing".to_owned() } else { format!("/desk/users/{id}/erasing") }
}

async fn page(desk: &Desk, id: AccountId, faults: &[FieldError]) -> Result<Response, Failure> {
    if !may(&desk.actor(), Act::Erase, Some(id)) {
        return Err(Error::NotAllowed.into());
    }
    if let Some(away) = must_prove(desk, &here(desk, id)) {
        return Ok(away);
    }
    let account = store::by_id(&desk.portal.db.snapshot().await?, id).await?;
    let roles = Field { name: "roles".into(), label: desk.text("desk-doors-roles"), ..Field::default() };
    let own = id == desk.me.account.id;
    let (above, href) = if own { ("desk-doors-me", "/desk/me") } else { ("desk-doors-users", "/desk/users") };
    let view = ErasingPage {
        head: head(desk, desk.head(&desk.text("desk-doors-erase")), faults).crumb(desk.text(above), href),
        fields: fields(desk, [roles], faults),
        name: account.name,
        email: account.email.to_string(),
        action: here(desk, id),
        back: if own { "/desk/me".to_owned() } else { format!("/desk/users/{id}") },
    };
    desk.page_with(status(faults), &view)
}
