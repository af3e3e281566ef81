//! The responses of pages.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use kernel::{Actor, Instant};

/// Says that a response may be stored in the page cache. Only a response rendered for a visitor who is not signed in
/// gets one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Until when it is right, where time alone makes it wrong.
    pub fresh_until: Option<Instant>,
    /// Its headers already say how browsers keep it.
    pub immutable: bool,
}

impl Stored {
    /// For a page rendered for this actor; nothing where the page is somebody's own.
    pub fn for_actor(actor: &Actor, fresh_until: Option<Instant>) -> Option<Self> {
        matches!(actor, Actor::Anonymous).then_some(Self { fresh_until, immutable: false })
    }

    pub(crate) fn asset() -> Self {
        Self { fresh_until: None, immutable: true }
    }
}

/// A page of HTML.
pub fn html(status: StatusCode, body: String, stored: Option<Stored>) -> Response {
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    let mut response = (status, headers, body).into_response();
    if let Some(stored) = stored {
        response.extensions_mut().insert(stored);
    }
    response
}

/// A lasting redirect (301), which may be stored.
pub fn redirect(to: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(&crate::address::location(to)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response();
    response.extensions_mut().insert(Stored { fresh_until: None, immutable: false });
    response
}

/// After a form: go and see (303). Never stored.
pub fn see_other(to: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(to) else { return StatusCode::NOT_FOUND.into_response() };
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
