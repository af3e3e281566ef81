//! The one place that turns a failure into a status. The portal then puts it into the site's frame.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::Error;

/// What a handler returns when it fails.
#[derive(Debug)]
pub struct Failure(pub Error);

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl Failure {
    /// The status that says what kind of failure it is.
    pub fn status(&self) -> StatusCode {
        match &self.0 {
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::BadRequest(_) => StatusCode::BAD_REQUEST,
            Error::NotSignedIn => StatusCode::UNAUTHORIZED,
            Error::NotAllowed => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Gone => StatusCode::GONE,
            Error::Moved(_) => StatusCode::MOVED_PERMANENTLY,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Failure {
    /// An empty body: the frame is put around it by the portal, and what is internal goes to the log alone.
    fn into_response(self) -> Response {
        let status = self.status();
        match &self.0 {
            Error::Internal(error) => tracing::error!("{error:#}"),
            Error::Unavailable(error) => tracing::warn!("{error:#}"),
            Error::Moved(to) => return crate::redirect(to),
            _ => {}
        }
        status.into_response()
    }
}

/// A failure for machines (RFC 9457).
pub fn problem(status: StatusCode, request: Option<&str>) -> Response {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
        "instance": request.map(|id| format!("urn:request:{id}")),
    });
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
    (status, headers, body.to_string()).into_response()
}
