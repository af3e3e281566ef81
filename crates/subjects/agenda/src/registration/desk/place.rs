//! Where at the desk a request is: at which event, at which registration.

use accounts::audit;
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse as _, Response},
};
use db::{Query, Write};
use desk::{Desk, DeskHead};
use kernel::{Error, PublicationId, Result, Verb};
use publication::may;
use web::Failure;

use crate::registration::{
    mails::{text_for, words_of},
    model::RegistrationId,
    office::{Found, Office},
};

/// The variables of an address.
#[derive(serde::Deserialize)]
struct Variables {
    id: String,
    registration: Option<String>,
}

/// Where a request is.
pub(super) struct Place {
    pub(super) desk: Desk,
    pub(super) office: Office,
    pub(super) id: PublicationId,
    registration: Option<RegistrationId>,
}

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> std::result::Result<Self, Response> {
        let missing = || Failure(Error::NotFound).into_response();
        let desk = <Desk as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        let Path(given) = Path::<Variables>::from_request_parts(parts, state).await.map_err(|_| missing())?;
        let id = given.id.parse().map_err(|_| missing())?;
        let registration = given.registration.map(|id| id.parse()).transpose().map_err(|_| missing())?;
        let office = Office { portal: desk.portal.clone(), site: desk.site.clone() };
        Ok(Self { desk, office, id, registration: registration.map(RegistrationId) })
    }
}

impl Place {
    /// The event, for those who may publish it in one of its languages. What one may not preview is not there.
    pub(super) async fn event(&self, query: &impl Query) -> Result<Found> {
        let found = self.office.event(query, self.id).await?;
        let actor = self.desk.actor();
        let any = |verb| found.work.texts.iter().any(|text| may(&actor, verb, &found.work.thing(text.language)));
        match (any(Verb::Preview), any(Verb::Publish)) {
            (false, _) => Err(Error::NotFound),
            (true, false) => Err(Error::NotAllowed),
            (true, true) => Ok(found),
        }
    }

    /// The registration of the address. Errors: `NotFound`.
    pub(super) fn registration(&self) -> Result<RegistrationId> {
        self.registration.ok_or(Error::NotFound)
    }

    /// `/desk/agenda/ID/registrations`.
    pub(super) fn list_href(&self) -> String {
        format!("/desk/agenda/{}/registrations", self.id)
    }

    /// The event's title, in the language of the interface where it has one.
    pub(super) fn title(&self, found: &Found) -> String {
        let words = text_for(found, self.desk.language).and_then(words_of);
        words.map(|words| words.title.clone()).unwrap_or_default()
    }

    /// A head for a page about this event's registrations.
    pub(super) fn head(&self, found: &Found, heading: &str) -> DeskHead {
        let head = self.desk.head(heading).crumb(self.desk.text("agenda-name"), "/desk/agenda");
        let head = head.crumb(self.title(found), format!("/desk/agenda/{}", self.id));
        head.help("registrations")
    }

    /// Notes what was done, without a name.
    pub(super) async fn record(&self, write: &Write, what: &'static str, detail: serde_json::Value) -> Result<()> {
        audit::record(write, &self.desk.actor(), what, Some(("publication", self.id.0)), detail).await
    }
}
