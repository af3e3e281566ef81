//! Resumable uploads: tus 1.0.0, core with creation, expiration and termination (<https://tus.io/protocols/resumable-upload>).
//! Only pages of this site get here: a foreign one would have to ask the browser for leave first, which no route gives.

use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
    routing::{MethodRouter, patch},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::{Error, UploadId, Verb};
use media::{NewUpload, Reach, Upload, upload};
use web::Failure;

use super::{
    super::{LIBRARY, href},
    page::{allowed, record},
};
use crate::Desk;

const VERSION: &str = "1.0.0";
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
/// Where the file stands in the desk, once it is whole.
const PLACE: HeaderName = HeaderName::from_static("malines-media");

/// The ways to treat one upload.
pub(crate) fn one() -> MethodRouter {
    patch(append).head(state).delete(end).options(options)
}

/// A request of somebody signed in that speaks this version of tus.
pub(crate) struct Tus(Desk);

impl<S: Send + Sync> FromRequestParts<S> for Tus {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let desk = Desk::from_request_parts(parts, state).await?;
        allowed(&desk).map_err(|error| Failure(error).into_response())?;
        if parts.headers.get(RESUMABLE).is_none_or(|version| version != VERSION) {
            return Err((StatusCode::PRECONDITION_FAILED, [("tus-version", VERSION)]).into_response());
        }
        Ok(Self(desk))
    }
}

/// What this server can do.
pub(crate) async fn options(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk)?;
    let largest = upload::LARGEST.to_string();
    let can = [
        ("tus-resumable", VERSION),
        ("tus-version", VERSION),
        ("tus-extension", "creation,expiration,termination"),
        ("tus-max-size", largest.as_str()),
    ];
    Ok((StatusCode::NO_CONTENT, can).into_response())
}

/// Expects a file: a new one, or other bytes for the file that the metadata names as `replaces`.
pub(crate) async fn create(Tus(desk): Tus, headers: HeaderMap) -> Result<Response, Failure> {
    let length = number(&headers, &LENGTH).ok_or(Error::BadRequest("the length is not given"))?;
    let metadata = headers.get(METADATA).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = metadatum(metadata, "filename").unwrap_or_default();
    let replaces = metadatum(metadata, "replaces").map(|id| id.parse().map_err(|_| Error::NotFound)).transpose()?;
    let mut write = desk.portal.db.write().await?;
    if let Some(media) = replaces {
        may_replace(&desk, &write, media).await?;
    }
    let new = NewUpload { account: desk.me.account.id, name, length, replaces };
    let upload = upload::begin(&mut write, &desk.portal.web.random, new).await?;
    write.commit().await?;
    let mut response = answer(StatusCode::CREATED, &upload)?;
    let place = format!("{LIBRARY}/uploads/{}", upload.id);
    response.headers_mut().insert(header::LOCATION, value(&place)?);
    Ok(response)
}

/// Errors: `NotFound`, `NotAllowed`.
async fn may_replace(desk: &Desk, query: &impl db::Query, media: kernel::MediaId) -> Result<(), Error> {
    let medium = media::find(query, media).await?;
    let uses = publication::store::uses::of(query, media, desk.language).await?;
    let is_read = medium.is_public || uses.is_read;
    let reach = if is_read { Reach::Readers } else { Reach::Inside };
    if media::may(&desk.actor(), Verb::Publish, reach) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// How much has arrived.
async fn state(Tus(desk): Tus, Path(id): Path<String>) -> Result<Response, Failure> {
    let upload = find(&desk, &id).await?;
    answer(StatusCode::OK, &upload)
}

/// Takes a piece; with the last one the file is there.
async fn append(Tus(desk): Tus, Path(id): Path<String>, request: Request) -> Result<Response, Failure> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    if kind.is_none_or(|kind| kind != "application/offset+octet-stream") {
        return Ok(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
    }
    let at = number(request.headers(), &OFFSET).ok_or(Error::BadRequest("the offset is not given"))?;
    let upload = find(&desk, &id).await?;
    match proceed(&desk, upload, at, request.into_body()).await {
        Err(error) if upload::is_full(&error) => Ok(StatusCode::INSUFFICIENT_STORAGE.into_response()),
        done => answer(StatusCode::NO_CONTENT, &done?),
    }
}

async fn proceed(desk: &Desk, upload: Upload, at: u64, body: Body) -> Result<Upload, Error> {
    let (db, files, random) = (&desk.portal.db, &desk.portal.files, &desk.portal.web.random);
    let upload = upload::append(db, files, upload, at, body.into_data_stream()).await?;
    if upload.received < upload.length || upload.media.is_some() {
        return Ok(upload);
    }
    if let Some(media) = upload.replaces {
        may_replace(desk, &db.snapshot().await?, media).await?;
    }
    let media = upload::finish(db, files, random, &upload).await?;
    let write = db.write().await?;
    record(desk, &write, media, &upload.name).await?;
    write.commit().await?;
    Ok(Upload { media: Some(media), ..upload })
}

/// Gives the upload up.
async fn end(Tus(desk): Tus, Path(id): Path<String>) -> Result<Response, Failure> {
    let upload = find(&desk, &id).await?;
    let mut write = desk.portal.db.write().await?;
    upload::give_up(&mut write, &desk.portal.web.random, upload.id).await?;
    write.commit().await?;
    Ok((StatusCode::NO_CONTENT, [("tus-resumable", VERSION)]).into_response())
}

async fn find(desk: &Desk, id: &str) -> Result<Upload, Error> {
    let id = UploadId(id.parse().map_err(|_| Error::NotFound)?);
    upload::find(&desk.portal.db.snapshot().await?, id, desk.me.account.id).await
}

fn answer(status: StatusCode, upload: &Upload) -> Result<Response, Failure> {
    let mut response = (status, [("tus-resumable", VERSION), ("cache-control", "no-store")]).into_response();
    let headers = response.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(upload.received));
    headers.insert(LENGTH, HeaderValue::from(upload.length));
    headers.insert(EXPIRES, value(&http_date(upload.ends_at))?);
    if let Some(media) = upload.media {
        headers.insert(PLACE, value(&href(media))?);
    }
    Ok(response)
}

/// RFC 9110, 5.6.7.
fn http_date(at: kernel::Instant) -> String {
    let stamp = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    stamp.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

fn value(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|error| Error::internal(error.to_string()))
}

/// A value of `Upload-Metadata`: names and values in base 64, separated by commas.
fn metadatum(all: &str, wanted: &str) -> Option<String> {
    let pair = all.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let (_, value) = pair.into_iter().find(|(name, _)| *name == wanted)?;
    String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_are_read_as_the_protocol_writes_them() {
        let all = "is_confidential,filename RMOpY2xhcmF0aW9uLnBkZg==, filetype YXBwbGljYXRpb24vcGRm";
        assert_eq!(metadatum(all, "filename").as_deref(), Some("Déclaration.pdf"));
        assert_eq!(metadatum(all, "replaces"), None);
        assert_eq!(metadatum("filename %%%", "filename"), None);
    }

    #[test]
    fn the_end_of_an_upload_is_told_as_http_tells_dates() {
        assert_eq!(http_date(kernel::Instant(1_511_168_400_000)), "Mon, 20 Nov 2017 09:00:00 GMT");
    }
}
