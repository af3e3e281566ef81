//! The library of files: `/desk/media`.

mod bytes;
mod change;
mod collections;
mod facts;
mod file;
mod form;
mod library;
mod upload;
pub(crate) mod views;

pub(crate) use facts::look;

use std::time::Duration;

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use db::Query;
use kernel::{Error, MediaId, Result, Verb};
use media::{Medium, Reach};
use publication::store::uses::{self, Uses};
use web::{Failure, Route};

use crate::Desk;

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    let one = "/desk/media/{id}";
    let at = |path: &str, verb, handler| Route::fresh(path, verb, handler);
    // A file may come over a slow line.
    let slow = |path: &str, verb, handler| at(path, verb, handler).patience(PATIENCE);
    vec![
        at("/desk/media", Verb::Preview, get(library::show)).params(library::PARAMS),
        at("/desk/media.json", Verb::Preview, get(library::json)).params(library::JSON_PARAMS),
        slow("/desk/media/upload", Verb::Write, get(upload::page::show).post(upload::page::take)).params(&["done"]),
        slow("/desk/media/uploads", Verb::Write, post(upload::tus::create).options(upload::tus::options)),
        slow("/desk/media/uploads/{id}", Verb::Write, upload::tus::one()),
        at("/desk/media/collections", Verb::Write, get(collections::show).post(collections::make)).params(&["done"]),
        at("/desk/media/collections/{id}", Verb::Write, post(collections::change)),
        at(one, Verb::Write, get(file::show).post(file::save)).params(&["done"]),
        at(&format!("{one}/original"), Verb::Preview, get(bytes::original)),
        at(&format!("{one}/revisions/{{number}}"), Verb::Preview, get(bytes::revision)),
        at(&format!("{one}/revisions/{{number}}/restoring"), Verb::Publish, post(change::restore)),
        slow(&format!("{one}/replacing"), Verb::Publish, post(change::replace)),
        at(&format!("{one}/removal"), Verb::Publish, post(change::remove)),
        at(&format!("{one}/look"), Verb::Write, post(change::look_again)),
        slow(&format!("{one}/captions"), Verb::Write, post(change::put_captions)),
        at(&format!("{one}/captions/{{language}}"), Verb::Write, post(change::remove_captions)),
    ]
}

/// How long a file may take to arrive in one request.
const PATIENCE: Duration = Duration::from_mins(15);

pub(crate) use library::FILTERS;

/// The library's address.
pub(crate) const LIBRARY: &str = "/desk/media";

/// The address of a file in the desk.
pub(crate) fn href(id: MediaId) -> String {
    format!("{LIBRARY}/{id}")
}

/// A request about one file.
pub(crate) struct File {
    desk: Desk,
    id: MediaId,
    rest: Variables,
}

/// The variables of an address of this part.
#[derive(serde::Deserialize)]
struct Variables {
    id: String,
    number: Option<u32>,
    language: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for File {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> std::result::Result<Self, Response> {
        let missing = || Failure(Error::NotFound).into_response();
        let desk = Desk::from_request_parts(parts, state).await?;
        let Path(rest) = Path::<Variables>::from_request_parts(parts, state).await.map_err(|_| missing())?;
        let id = rest.id.parse().map_err(|_| missing())?;
        Ok(Self { desk, id, rest })
    }
}

/// A file as it stands, and what uses it.
struct Known {
    medium: Medium,
    uses: Uses,
}

impl Known {
    /// Whether readers get it.
    fn reach(&self) -> Reach {
        let is_read = self.medium.is_public || self.uses.is_read;
        if is_read { Reach::Readers } else { Reach::Inside }
    }
}

impl File {
    /// The file, for this verb. Errors: `NotFound`, `NotAllowed`.
    async fn known(&self, query: &impl Query, verb: Verb) -> Result<Known> {
        // Who may not look into the library is not told which files there are.
        media::visible(&self.desk.actor())?;
        let medium = media::find(query, self.id).await?;
        let known = Known { medium, uses: uses::of(query, self.id, self.desk.language).await? };
        if media::may(&self.desk.actor(), verb, known.reach()) { Ok(known) } else { Err(Error::NotAllowed) }
    }

    /// Its address in the desk, with what was done.
    fn done(&self, word: &str) -> Response {
        web::see_other(&format!("{}?done={word}", href(self.id)))
    }
}
