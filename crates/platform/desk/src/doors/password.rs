//! Password and codes, set together; recovery codes.

use accounts::{Application, Chosen, Visit};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use kernel::FieldError;
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{accounts, faults, field, fields, head, must_prove, status},
    me,
    views::{CodesPage, PasswordPage},
};
use crate::{Desk, Field};

const HERE: &str = "/desk/me/password";

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    current: String,
    password: String,
    code: String,
    number: String,
}

/// The form, with an application to set up.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, HERE) {
        return Ok(away);
    }
    let application = accounts(&desk.portal).new_application(desk.me.account.id);
    page(&desk, &application, &[]).await
}

/// Sets both.
pub(crate) async fn set(desk: Desk, visit: Visit, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, HERE) {
        return Ok(away);
    }
    let accounts = accounts(&desk.portal);
    let site = desk.site.settings.name_in(desk.language);
    let chosen = Chosen { current: &sent.current, password: &sent.password, number: &sent.number, code: &sent.code };
    match accounts.set_password(&desk.me, chosen, &visit, site).await {
        Ok(Some(codes)) => show_codes(&desk, codes),
        Ok(None) => Ok(web::see_other("/desk/me?done=saved")),
        Err(error) => page(&desk, &accounts.application(desk.me.account.id, &sent.number), &faults(error)?).await,
    }
}

/// Takes both away.
pub(crate) async fn remove(desk: Desk, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, "/desk/me") {
        return Ok(away);
    }
    match accounts(&desk.portal).remove_password(&desk.me).await {
        Ok(()) => Ok(web::see_other("/desk/me?done=removed")),
        Err(error) => me::page(&desk, None, &faults(error)?).await,
    }
}

/// The picture that sets an application up. It shows a secret, to whom it belongs alone.
pub(crate) async fn picture(desk: Desk) -> Result<Response, Failure> {
    let number = desk.param("number").unwrap_or_default();
    let site = desk.site.settings.name_in(desk.language);
    let svg = accounts(&desk.portal).picture(&desk.me, &number, site)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, svg).into_response())
}

/// Makes recovery codes anew.
pub(crate) async fn codes(desk: Desk, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, "/desk/me") {
        return Ok(away);
    }
    let codes = accounts(&desk.portal).new_recovery_codes(&desk.me).await?;
    show_codes(&desk, codes)
}

/// Shows recovery codes, this once.
pub(super) fn show_codes(desk: &Desk, codes: Vec<String>) -> Result<Response, Failure> {
    let title = desk.text("desk-doors-recovery-codes");
    let head = head(desk, desk.head(&title), &[]).crumb(desk.text("desk-doors-me"), "/desk/me");
    desk.page(&CodesPage { head, codes })
}

async fn page(desk: &Desk, application: &Application, faults: &[FieldError]) -> Result<Response, Failure> {
    let ways = accounts(&desk.portal).ways(&desk.portal.db.snapshot().await?, desk.me.account.id).await?;
    let hint = |key| Some(desk.text(key));
    let current = ways.password.then(|| field("current", desk.text("desk-doors-current-password"), ""));
    let new = [
        Field {
            hint: hint("desk-doors-new-password-hint"),
            ..field("password", desk.text("desk-doors-new-password"), "")
        },
        Field { hint: hint("desk-doors-first-code-hint"), ..field("code", desk.text("desk-doors-code"), "") },
    ];
    let head = head(desk, desk.head(&desk.text("desk-doors-set-password")), faults);
    let view = PasswordPage {
        head: head.crumb(desk.text("desk-doors-me"), "/desk/me"),
        fields: fields(desk, current.into_iter().chain(new), faults),
        email: desk.me.account.email.to_string(),
        secret: in_fours(&application.secret),
        picture: format!("{HERE}/picture.svg?number={}", application.number),
        number: application.number.clone(),
    };
    desk.page_with(status(faults), &view)
}

/// For who types it in.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}
