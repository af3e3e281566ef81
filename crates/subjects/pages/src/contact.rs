//! The contact form. Nothing of it is stored: neither its pages, whose time is signed anew each time, nor what is
//! sent, which becomes a mail.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use axum::{
    extract::{FromRequest as _, Request},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use kernel::{Email, Error};
use portal::{Asked, Reading};
use publication::store::read::Text;
use web::{Doubt, Failure, Form, Gate, Markup, Pass, Stamp, Visitor};

use crate::{
    find::{Found, find, own_address},
    letter::{Fields, Letter},
    model::Role,
    pages,
    view::ContactSentPage,
};

pub(crate) mod form;

use form::{Outcome, Refusal};

/// Shows the form, or that the message was taken.
pub(crate) fn show(asked: &Asked, text: &Text, body: Markup) -> Result<Response, Failure> {
    if asked.param("sent").is_some() {
        let title = asked.text("pages-contact-sent");
        let head = pages::head(asked, text, &title).noindex(true).build();
        return form::unstored(asked, StatusCode::OK, &ContactSentPage { head });
    }
    form::show(asked, text, body, &Outcome::default())
}

/// Every method but reading: a message to the contact page is taken, all else is refused.
pub(crate) async fn write(gate: Arc<Gate>, asked: Asked, request: Request) -> Result<Response, Failure> {
    let Found::Page(reading) = find(&asked).await? else { return Ok(refused("GET, HEAD")) };
    let Reading { snapshot, text } = *reading;
    // A form that arrives slowly keeps no connection.
    drop(snapshot);
    let recipient = asked.site.settings.contact.clone().filter(|_| Role::of(&text.facts) == Some(Role::Contact));
    let Some(recipient) = recipient else { return Ok(refused("GET, HEAD")) };
    if *request.method() != Method::POST {
        return Ok(refused("GET, HEAD, POST"));
    }
    let address = request.extensions().get::<Visitor>().map_or(Ipv4Addr::UNSPECIFIED.into(), |visitor| visitor.0);
    let Form(fields) = Form::<Fields>::from_request(request, &()).await?;
    let Some(refusal) = take(gate, &asked, recipient, address, &fields).await? else {
        return Ok(web::see_other(&format!("{}?sent=1", own_address(&asked))));
    };
    let snapshot = asked.portal.db.page_snapshot().await?;
    let body = pages::shown(&asked, &snapshot, &text).await?.body;
    form::show(&asked, &text, body, &Outcome { fields, refusal: Some(refusal) })
}

fn refused(allow: &'static str) -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, HeaderValue::from_static(allow))]).into_response()
}

/// Sends the message, unless it went a moment ago; else says why it does not go.
async fn take(
    gate: Arc<Gate>,
    asked: &Asked,
    recipient: Email,
    address: IpAddr,
    fields: &Fields,
) -> Result<Option<Refusal>, Failure> {
    let web = &asked.portal.web;
    let now = web.clock.now();
    let letter = match fields.letter() {
        Ok(letter) => letter,
        Err(faults) => return Ok(Some(Refusal::Faults(faults))),
    };
    if let Some(doubt) = Doubt::of(&fields.website, Stamp::check(&fields.stamp, &web.secret, now)) {
        return Ok(Some(Refusal::Doubt(doubt)));
    }
    let (visitor, digest) = (web::visitor(address, &web.secret, now), letter.digest(&web.secret));
    let asked = asked.clone();
    // A browser that sends a form twice hangs up on its first request, which must not end half done: it has a task of
    // its own.
    let task = tokio::spawn(async move { gate.pass(visitor, digest, now, send(&asked, recipient, letter)).await });
    let passed = task.await.map_err(|error| Error::internal(format!("sending a message: {error}")))?;
    Ok(match passed? {
        Pass::Sent(()) | Pass::Twice => None,
        Pass::TooMany(seconds) => Some(Refusal::TooMany(seconds)),
    })
}

/// Writes the mail, in the transaction that makes it last. The words around the message are those of the site's first
/// language, which its secretariat reads.
async fn send(asked: &Asked, recipient: Email, letter: Letter) -> Result<(), Failure> {
    let web = &asked.portal.web;
    let settings = &asked.site.settings;
    let first = settings.first_language();
    let page = web.absolute(&own_address(asked));
    let said = [("name", letter.name.as_str().into()), ("email", letter.email.as_str().into()), ("page", page.into())];
    let about = web.i18n.text(first, "pages-contact-mail", &said);
    let message = mail::Message {
        to: recipient,
        subject: format!("[{}] {}", settings.name_in(first), letter.subject),
        text: format!("{about}\n\n{}\n", letter.message),
        reply_to: letter.reply_to(),
        language: asked.language,
    };
    let mut write = asked.portal.db.write().await?;
    mail::send(&mut write, &web.random, message).await?;
    Ok(write.commit().await?)
}
