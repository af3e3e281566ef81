//! Signing in and out.

use std::sync::Arc;

use accounts::{SignedIn, Visit};
use axum::{Extension, response::Response};
use kernel::{Error, FieldError};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{self, accounts, faults, field, fields, head, onward, status, with},
    views::{CodePage, SignInPage},
};
use crate::{Desk, Door};

/// What the form of a password sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordForm {
    email: String,
    password: String,
    next: String,
}

/// What the form of a code sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct CodeForm {
    ceremony: String,
    code: String,
    next: String,
}

/// What a passkey sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasskeyForm {
    pub(super) ceremony: String,
    pub(super) answer: String,
    pub(super) name: String,
    pub(super) next: String,
}

/// The door. Who is in already goes on.
pub(crate) async fn show(door: Door, me: Option<Extension<Arc<SignedIn>>>) -> Result<Response, Failure> {
    let next = door.param("next");
    match me {
        Some(_) => Ok(web::see_other(&onward(next.as_deref()))),
        None => page(&door, "", next.as_deref().unwrap_or_default(), &[]),
    }
}

/// Takes address and password, and asks for the code.
pub(crate) async fn password(door: Door, visit: Visit, Form(sent): Form<PasswordForm>) -> Result<Response, Failure> {
    match accounts(&door.portal).password(&sent.email, &sent.password, &visit).await {
        Ok(ceremony) => code_page(&door, ceremony.as_str(), &sent.next, &[]),
        Err(error) => page(&door, &sent.email, &sent.next, &faults(error)?),
    }
}

/// Takes the code, and lets in.
pub(crate) async fn code(door: Door, visit: Visit, Form(sent): Form<CodeForm>) -> Result<Response, Failure> {
    let accounts = accounts(&door.portal);
    match accounts.code(&sent.ceremony, &sent.code, &visit).await {
        Ok(opened) => Ok(with(web::see_other(&onward(Some(&sent.next))), accounts.cookie(&opened))),
        Err(Error::Gone) => page(&door, "", &sent.next, &[FieldError::new("password", "desk-doors-too-slow")]),
        Err(error) => code_page(&door, &sent.ceremony, &sent.next, &faults(error)?),
    }
}

/// Takes what a passkey answered, and lets in.
pub(crate) async fn passkey(door: Door, visit: Visit, Form(sent): Form<PasskeyForm>) -> Result<Response, Failure> {
    let accounts = accounts(&door.portal);
    match accounts.sign_in_by_passkey(&sent.ceremony, &sent.answer, &visit).await {
        Ok(opened) => Ok(with(web::see_other(&onward(Some(&sent.next))), accounts.cookie(&opened))),
        Err(error) => page(&door, "", &sent.next, &faults(error)?),
    }
}

/// Ends the session.
pub(crate) async fn out(desk: Desk, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    accounts(&desk.portal).sign_out(&desk.me).await?;
    Ok(form::out(&desk.portal, web::see_other("/desk/sign-in")))
}

fn page(door: &Door, email: &str, next: &str, faults: &[FieldError]) -> Result<Response, Failure> {
    let mut all = vec![
        field("email", door.text("desk-doors-email"), email),
        field("password", door.text("desk-doors-password"), ""),
    ];
    if faults.iter().any(|fault| fault.field == "passkey") {
        all.push(field("passkey", door.text("desk-doors-passkey"), ""));
    }
    let view = SignInPage {
        head: head(door, door.head(&door.text("desk-doors-sign-in")), faults).assets(&[], &["passkey.js"]),
        fields: fields(door, all, faults),
        next: next.to_owned(),
        passkeys: accounts(&door.portal).has_passkeys(),
    };
    door.page_with(status(faults), &view)
}

fn code_page(door: &Door, ceremony: &str, next: &str, faults: &[FieldError]) -> Result<Response, Failure> {
    let code = field("code", door.text("desk-doors-code"), "");
    let code = crate::Field { hint: Some(door.text("desk-doors-code-or-recovery")), ..code };
    let view = CodePage {
        head: head(door, door.head(&door.text("desk-doors-code-title")), faults),
        fields: fields(door, [code], faults),
        ceremony: ceremony.to_owned(),
        next: next.to_owned(),
    };
    door.page_with(status(faults), &view)
}
