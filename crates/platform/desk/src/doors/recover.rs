//! The way back in, by mail.

use accounts::Visit;
use axum::response::Response;
use kernel::FieldError;
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{accounts, faults, field, fields, head, status},
    views::RecoveryPage,
};
use crate::Door;

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Recovery {
    email: String,
}

/// Asks for the address, or says that a mail is on its way.
pub(crate) async fn show(door: Door) -> Result<Response, Failure> {
    let sent = door.param("done").is_some();
    page(&door, "", sent, &[])
}

/// Sends the mail, where there is such an account; says the same where there is none.
pub(crate) async fn ask(door: Door, visit: Visit, Form(sent): Form<Recovery>) -> Result<Response, Failure> {
    match accounts(&door.portal).ask_recovery(&sent.email, &visit).await {
        Ok(()) => Ok(web::see_other("/desk/recovery?done=sent")),
        Err(error) => page(&door, &sent.email, false, &faults(error)?),
    }
}

fn page(door: &Door, email: &str, sent: bool, faults: &[FieldError]) -> Result<Response, Failure> {
    let view = RecoveryPage {
        head: head(door, door.head(&door.text("desk-doors-recovery")), faults),
        fields: fields(door, [field("email", door.text("desk-doors-email"), email)], faults),
        sent,
    };
    door.page_with(status(faults), &view)
}
