//! `/fr/agenda/SLUG/inscription`: the form for everybody. Never stored: its time is signed anew each time.

mod form;

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use axum::{
    extract::{FromRequest as _, Request},
    response::Response,
};
use kernel::Error;
use portal::Asked;
use publication::{
    own::typed,
    store::{
        lists::Card,
        read::{self, Found, Text},
    },
};
use web::{Doubt, Failure, Form, Gate, Pass, Stamp, Visitor};

use super::{
    fields::Fields,
    model::Event,
    office::{Office, Taken},
    path,
};
use crate::KIND;
pub(super) use form::unstored;
use form::{Outcome, Refusal};

/// The event of a page, as its readers know it.
pub(super) struct Of {
    text: Text,
    event: Event,
    /// The event in the languages of the site.
    cards: Vec<Card>,
}

enum Place {
    Here(Box<Of>),
    Away(Response),
}

/// Shows the form, or that a mail is on its way.
pub(super) async fn show(asked: Asked) -> Result<Response, Failure> {
    let of = match find(&asked).await? {
        Place::Here(of) => of,
        Place::Away(response) => return Ok(response),
    };
    if asked.param("sent").is_some() {
        return form::sent(&asked, &of);
    }
    form::show(&asked, &of, &Outcome::default()).await
}

/// Takes a registration.
pub(super) async fn write(gate: Arc<Gate>, asked: Asked, request: Request) -> Result<Response, Failure> {
    let of = match find(&asked).await? {
        Place::Here(of) => of,
        Place::Away(response) => return Ok(response),
    };
    let address = request.extensions().get::<Visitor>().map_or(Ipv4Addr::UNSPECIFIED.into(), |visitor| visitor.0);
    let Form(fields) = Form::<Fields>::from_request(request, &()).await?;
    match take(gate, &asked, &of, address, &fields).await? {
        None => Ok(web::see_other(&format!("{}?sent=1", asked.path))),
        Some(refusal) => form::show(&asked, &of, &Outcome { fields, refusal: Some(refusal) }).await,
    }
}

/// The event that an address names. Errors: `NotFound` where it has no form, or not for this reader.
async fn find(asked: &Asked) -> Result<Place, Failure> {
    let segments = asked.segments();
    let [_, slug, _] = segments.as_slice() else { return Err(Error::NotFound.into()) };
    let snapshot = asked.portal.db.page_snapshot().await?;
    match read::page(&snapshot, &asked.actor, KIND, asked.language, None, slug).await? {
        Found::Text(text) => {
            let facts = typed(&text.facts.own).ok_or(Error::NotFound)?;
            let event = Office::of(asked).event_of(facts);
            event.terms().ok_or(Error::NotFound)?;
            let cards = read::own_cards(&snapshot, text.publication).await?;
            Ok(Place::Here(Box::new(Of { text: *text, event, cards })))
        }
        Found::Former(slug, _) => Ok(Place::Away(web::redirect(&path(&asked.portal, asked.language, &slug)))),
        Found::Gone => Err(Error::Gone.into()),
        Found::Closed => Ok(Place::Away(portal::members(asked, None)?)),
        Found::Missing => Err(Error::NotFound.into()),
    }
}

/// Takes it, unless it came a moment ago; else says why it is not taken.
async fn take(
    gate: Arc<Gate>,
    asked: &Asked,
    of: &Of,
    address: IpAddr,
    fields: &Fields,
) -> Result<Option<Refusal>, Failure> {
    let web = &asked.portal.web;
    let now = web.clock.now();
    let applicant = match fields.applicant(&of.event.facts.interpretation, true) {
        Ok(applicant) => applicant,
        Err(faults) => return Ok(Some(Refusal::Faults(faults))),
    };
    if let Some(doubt) = Doubt::of(&fields.website, Stamp::check(&fields.stamp, &web.secret, now)) {
        return Ok(Some(Refusal::Doubt(doubt)));
    }
    let event = of.text.publication;
    let (visitor, digest) = (web::visitor(address, &web.secret, now), applicant.digest(event.0, &web.secret));
    let (office, language) = (Office::of(asked), asked.language);
    let register = async move {
        match office.register(event, applicant, language).await? {
            Taken::Asked => Ok(()),
            // What was not taken does not count as sent.
            Taken::Full | Taken::Shut(_) => Err(Failure(Error::Conflict("no place is left, or it is too late".into()))),
        }
    };
    // A browser that sends a form twice hangs up on its first request, which must not end half done: it has a task of its own.
    let task = tokio::spawn(async move { gate.pass(visitor, digest, now, register).await });
    let passed = task.await.map_err(|error| Error::internal(format!("taking a registration: {error}")))?;
    match passed {
        Ok(Pass::Sent(()) | Pass::Twice) => Ok(None),
        Ok(Pass::TooMany(seconds)) => Ok(Some(Refusal::TooMany(seconds))),
        // The page says by itself that it is full or closed.
        Err(Failure(Error::Conflict(_))) => Ok(Some(Refusal::Closed)),
        Err(failure) => Err(failure),
    }
}
