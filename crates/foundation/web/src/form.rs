//! Posted forms.

use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use kernel::Error;
use serde::de::DeserializeOwned;

use crate::{Failure, Web};

/// The largest form of a few fields, in bytes.
const FIELDS: usize = 256 * 1024;
/// The largest form that holds a whole text, in bytes: twenty thousand words with their marks, percent-encoded.
pub const WHOLE_TEXT: usize = 8 << 20;
/// How long a form may take to arrive.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// The fields of a posted form that came from a page of this site. A form that holds a whole text says so by [`WHOLE_TEXT`].
pub struct Form<T, const LARGEST: usize = FIELDS>(pub T);

impl<T: DeserializeOwned, S: Send + Sync, const LARGEST: usize> FromRequest<S> for Form<T, LARGEST> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let web = request.extensions().get::<Web>().ok_or_else(|| Error::internal("no Web in the request"))?;
        if !same_origin(request.headers(), &web.public_url) {
            return Err(Error::NotAllowed.into());
        }
        let mime =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !mime.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::BadRequest("a form is expected").into());
        }
        let read = tokio::time::timeout(PATIENCE, to_bytes(request.into_body(), LARGEST)).await;
        let bytes = read.map_err(|_| Error::BadRequest("the form took too long"))?.map_err(|_| Error::TooLarge)?;
        let request = Request::builder()
            .method("POST")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(bytes.into())
            .map_err(|error| Error::internal(error.to_string()))?;
        let form = axum::Form::<T>::from_request(request, &()).await;
        form.map(|axum::Form(fields)| Self(fields)).map_err(|_| Error::BadRequest("a field is missing").into())
    }
}

/// Whether an unsafe request came from a page of this site: `Sec-Fetch-Site` where the browser sends it, else
/// `Origin`. Pages carry no token, so that they can be stored.
pub fn same_origin(headers: &HeaderMap, public_url: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    match headers.get(header::ORIGIN).and_then(|value| value.to_str().ok()) {
        Some(origin) => {
            let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
            origin == public_url || origin.split_once("://").is_some_and(|(_, named)| named == host)
        }
        None => false,
    }
}
