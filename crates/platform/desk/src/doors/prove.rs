//! Proving again who one is, before what is dangerous.

use accounts::{Proof, Visit};
use axum::response::Response;
use kernel::FieldError;
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{accounts, faults, field, fields, head, onward, status, with},
    sign_in::PasskeyForm,
    views::ProofPage,
};
use crate::{Desk, Field};

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    password: String,
    code: String,
    next: String,
}

/// Asks for a proof.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    let next = desk.param("next").unwrap_or_default();
    page(&desk, &next, &[]).await
}

/// Takes password and code.
pub(crate) async fn prove(desk: Desk, visit: Visit, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    let proof = Proof::Password { password: &sent.password, code: &sent.code };
    take(&desk, proof, &visit, &sent.next).await
}

/// Takes what a passkey answered.
pub(crate) async fn passkey(desk: Desk, visit: Visit, Form(sent): Form<PasskeyForm>) -> Result<Response, Failure> {
    let proof = Proof::Passkey { ceremony: &sent.ceremony, answer: &sent.answer };
    take(&desk, proof, &visit, &sent.next).await
}

async fn take(desk: &Desk, proof: Proof<'_>, visit: &Visit, next: &str) -> Result<Response, Failure> {
    match accounts(&desk.portal).prove(&desk.me, proof, visit).await {
        Ok(cookie) => Ok(with(web::see_other(&onward(Some(next))), cookie)),
        Err(error) => page(desk, next, &faults(error)?).await,
    }
}

async fn page(desk: &Desk, next: &str, faults: &[FieldError]) -> Result<Response, Failure> {
    let accounts = accounts(&desk.portal);
    let ways = accounts.ways(&desk.portal.db.snapshot().await?, desk.me.account.id).await?;
    let hint = Some(desk.text("desk-doors-code-or-recovery"));
    let mut all = vec![
        field("password", desk.text("desk-doors-password"), ""),
        Field { hint, ..field("code", desk.text("desk-doors-code"), "") },
    ];
    if faults.iter().any(|fault| fault.field == "passkey") {
        all.push(field("passkey", desk.text("desk-doors-passkey"), ""));
    }
    let view = ProofPage {
        head: head(desk, desk.head(&desk.text("desk-doors-proof")), faults).assets(&[], &["passkey.js"]),
        fields: fields(desk, all, faults),
        next: next.to_owned(),
        passkeys: !ways.passkeys.is_empty() && accounts.has_passkeys(),
        password: ways.password,
        email: desk.me.account.email.to_string(),
    };
    desk.page_with(status(faults), &view)
}
