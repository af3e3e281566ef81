//! Passkeys: challenges for the browser's script, adding, removing.

use std::sync::Arc;

use accounts::{Challenge, PasskeyId, SignedIn, Visit};
use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use db::Uuid;
use serde_json::json;
use web::{Failure, Form};

use super::{
    form::{accounts, faults, must_prove},
    me,
    password::show_codes,
    sign_in::PasskeyForm,
};
use crate::{Desk, Door};

/// A challenge for whoever has a passkey of this site.
pub(crate) async fn challenge(
    door: Door,
    me: Option<Extension<Arc<SignedIn>>>,
    visit: Visit,
    Form(_): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let me = me.as_ref().map(|Extension(me)| &**me);
    Ok(answer(&accounts(&door.portal).ask_passkey(me, &visit).await?))
}

/// A challenge for a passkey that is to be added.
pub(crate) async fn new_challenge(desk: Desk, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    if !desk.me.is_fresh(desk.now()) {
        return Err(kernel::Error::NotAllowed.into());
    }
    Ok(answer(&accounts(&desk.portal).ask_new_passkey(&desk.me).await?))
}

/// Adds the passkey that answered.
pub(crate) async fn add(desk: Desk, Form(sent): Form<PasskeyForm>) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, "/desk/me") {
        return Ok(away);
    }
    match accounts(&desk.portal).add_passkey(&desk.me, &sent.ceremony, &sent.answer, &sent.name).await {
        Ok(Some(codes)) => show_codes(&desk, codes),
        Ok(None) => Ok(web::see_other("/desk/me?done=saved")),
        Err(error) => me::page(&desk, None, &faults(error)?).await,
    }
}

/// Removes a passkey.
pub(crate) async fn remove(
    desk: Desk,
    Path(id): Path<Uuid>,
    Form(_): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, "/desk/me") {
        return Ok(away);
    }
    match accounts(&desk.portal).remove_passkey(&desk.me, PasskeyId(id)).await {
        Ok(()) => Ok(web::see_other("/desk/me?done=removed")),
        Err(error) => me::page(&desk, None, &faults(error)?).await,
    }
}

fn answer(challenge: &Challenge) -> Response {
    let json = json!({ "ceremony": challenge.ceremony.as_str(), "options": challenge.options });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, json.to_string()).into_response()
}
