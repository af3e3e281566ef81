//! The page of a link: it says what will happen, and has one button that does it.

use accounts::{Given, Looked, Purpose, Visit};
use axum::{http::StatusCode, response::Response};
use i18n::DateStyle;
use kernel::{Error, FieldError};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{accounts, field, fields, head, languages, status, with},
    views::{LinkForm, LinkPage},
};
use crate::{Door, Field};

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    token: String,
    email: String,
    name: String,
    language: String,
    code: String,
}

/// Looks at the link; as often as a mail gateway likes.
pub(crate) async fn show(door: Door) -> Result<Response, Failure> {
    let token = door.param("token").unwrap_or_default();
    match accounts(&door.portal).look(&token).await {
        Ok(looked) => {
            let account = looked.account.as_ref();
            let sent = Sent {
                token,
                name: account.map(|account| account.name.clone()).unwrap_or_default(),
                language: account.map_or(door.language, |account| account.language).to_string(),
                ..Sent::default()
            };
            page(&door, &looked, &sent, &[])
        }
        Err(error) => over(&door, error),
    }
}

/// Spends the link, and leads to what one signs in with from now on.
pub(crate) async fn follow(door: Door, visit: Visit, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    let accounts = accounts(&door.portal);
    let given = Given { email: &sent.email, name: &sent.name, language: &sent.language, code: &sent.code };
    match accounts.follow(&sent.token, given, &visit).await {
        Ok(opened) => Ok(with(web::see_other("/desk/me"), accounts.cookie(&opened))),
        Err(Error::Invalid(faults)) => match accounts.look(&sent.token).await {
            Ok(looked) => page(&door, &looked, &sent, &faults),
            Err(error) => over(&door, error),
        },
        Err(error) => over(&door, error),
    }
}

fn page(door: &Door, looked: &Looked, sent: &Sent, faults: &[FieldError]) -> Result<Response, Failure> {
    let (title, about, button) = match looked.link.purpose {
        Purpose::First => ("desk-doors-first", "desk-doors-first-about", "desk-doors-first-do"),
        Purpose::Invitation => ("desk-doors-invitation", "desk-doors-invitation-about", "desk-doors-invitation-do"),
        Purpose::Recovery => ("desk-doors-back", "desk-doors-back-about", "desk-doors-back-do"),
    };
    let until = looked.link.ends_at.civil(&door.site.zone);
    let i18n = &door.portal.web.i18n;
    let args = [
        ("day", i18n.date(door.language, until, DateStyle::Weekday).into()),
        ("time", i18n.date(door.language, until, DateStyle::Time).into()),
    ];
    let asked = asked(door, looked, sent);
    let form = LinkForm {
        about: door.text(about),
        until: door.text_with("desk-doors-until", &args),
        button: door.text(button),
        token: sent.token.clone(),
        order: asked.iter().map(|field| field.name.clone()).collect(),
        fields: fields(door, asked, faults),
    };
    let view = LinkPage { head: head(door, door.head(&door.text(title)), faults), form: Some(form) };
    door.page_with(status(faults), &view)
}

/// The fields that this link asks for, in their order.
fn asked(door: &Door, looked: &Looked, sent: &Sent) -> Vec<Field> {
    let mut all = Vec::new();
    if looked.link.purpose == Purpose::First {
        all.push(field("email", door.text("desk-doors-email"), &sent.email));
    }
    if looked.link.purpose != Purpose::Recovery {
        all.push(field("name", door.text("desk-doors-name"), &sent.name));
        let choices = languages(&door.portal, door.site.languages(), &sent.language);
        all.push(Field { choices, ..field("language", door.text("desk-doors-language"), "") });
    }
    if looked.asks_code {
        let hint = Some(door.text("desk-doors-code-or-recovery"));
        all.push(Field { hint, ..field("code", door.text("desk-doors-code"), "") });
    }
    all
}

/// What is said of a link that holds no longer.
fn over(door: &Door, error: Error) -> Result<Response, Failure> {
    if !matches!(error, Error::Gone) {
        return Err(error.into());
    }
    let view = LinkPage { head: door.head(&door.text("desk-doors-link-over")), form: None };
    door.page_with(StatusCode::GONE, &view)
}
