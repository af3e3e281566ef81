//! Posted forms.

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use kernel::{Error, sober};
use serde::de::DeserializeOwned;

use crate::{Failure, Web, address};

/// The largest form of a few fields, in bytes.
const FIELDS: usize = 256 * 1024;
/// The largest form that holds a whole text, in bytes: twenty thousand words with their marks, percent-encoded.
pub const WHOLE_TEXT: usize = 8 << 20;
/// How long a form may take to arrive.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// The fields of a posted form, without characters that nobody types; that it came from a page of this site, its route has seen
/// to. A form that holds a whole text says so by [`WHOLE_TEXT`].
pub struct Form<T, const LARGEST: usize = FIELDS>(pub T);

impl<T: DeserializeOwned, S: Send + Sync, const LARGEST: usize> FromRequest<S> for Form<T, LARGEST> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let mime =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !mime.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::BadRequest("a form is expected").into());
        }
        let read = tokio::time::timeout(PATIENCE, to_bytes(request.into_body(), LARGEST)).await;
        let bytes = read.map_err(|_| Error::BadRequest("the form took too long"))?.map_err(|_| Error::TooLarge)?;
        let bytes = if has_stray(&bytes) { sober_form(bytes).await? } else { bytes };
        Ok(Self(decoded(bytes).await?))
    }
}

/// The fields of a form. Errors: `BadRequest`.
async fn decoded<T: DeserializeOwned>(bytes: Bytes) -> Result<T, Failure> {
    let request = Request::builder()
        .method("POST")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(bytes.into())
        .map_err(|error| Error::internal(error.to_string()))?;
    let form = axum::Form::<T>::from_request(request, &()).await;
    form.map(|axum::Form(fields)| fields).map_err(|_| Error::BadRequest("a field is missing").into())
}

/// The same form without characters that nobody types.
async fn sober_form(bytes: Bytes) -> Result<Bytes, Failure> {
    let pairs: Vec<(String, String)> = decoded(bytes).await?;
    let pair = |(name, value): &(String, String)| format!("{}={}", address::value(name), address::value(&sober(value)));
    Ok(pairs.iter().map(pair).collect::<Vec<_>>().join("&").into())
}

/// Whether a form may hold such a character: browsers encode all but letters, so a glance at the codes tells.
fn has_stray(form: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_control() || !byte.is_ascii();
    let coded = |code: &[u8]| match code {
        [b'%', b'0', low, ..] => !matches!(low, b'9' | b'a' | b'A' | b'd' | b'D'),
        [b'%', b'7', low, ..] => low.eq_ignore_ascii_case(&b'f'),
        [b'%', b'1', ..]
        | [b'%', b'c' | b'C', b'2', b'%', b'8' | b'9', _]
        | [b'%', b'e' | b'E' | b'f' | b'F', _, b'%', b'b' | b'B' | b'9', _] => true,
        _ => false,
    };
    form.iter().any(plain) || (0..form.len()).any(|at| coded(form.get(at..at + 6).unwrap_or(&form[at..])))
}

/// Around every handler: what may change something is taken from a page of this site alone.
pub(crate) async fn from_own_pages(request: Request, next: Next) -> Response {
    let Some(web) = request.extensions().get::<Web>() else {
        return Failure(Error::internal("no Web in the request")).into_response();
    };
    if request.method().is_safe() || same_origin(request.headers(), &web.public_url) {
        return next.run(request).await;
    }
    Failure(Error::NotAllowed).into_response()
}

/// Whether an unsafe request came from a page of this site: `Sec-Fetch-Site` where the browser sends it, else
/// `Origin`. Pages carry no token, so that they can be stored.
pub(crate) fn same_origin(headers: &HeaderMap, public_url: &str) -> bool {
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
