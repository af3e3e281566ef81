//! The public route of a file: `/fichiers/ID/name.ext`, the same in every language. A file is readable where a live
//! publication that uses it is, or where the library marks it public.

use axum::{
    body::Body,
    extract::{Path, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use files::FileStore;
use futures::TryStreamExt as _;
use kernel::{Actor, Error, MediaId, Verb};
use media::{Asked as Range, Disposition, Medium, Part, Reach};
use publication::{store::read, visible};
use web::Failure;

use crate::{Portal, preview};

/// The address of a medium's file of this name.
pub fn path(medium: &Medium, name: &str) -> String {
    web::address::path(&["fichiers", &medium.id.0.simple().to_string(), name])
}

/// `/fichiers/ID/name.ext`.
pub(crate) async fn show(
    portal: Portal,
    Path((id, name)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Failure> {
    let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Anonymous);
    let id: MediaId = id.parse().map_err(|_| Error::NotFound)?;
    let snapshot = portal.db.page_snapshot().await?;
    let medium = media::find(&snapshot, id).await?;
    let is_open = medium.is_public || read::may_read_file(&snapshot, &visible(&Actor::Anonymous), id).await?;
    // Who writes for the site sees every file: in the library, and where a draft is previewed.
    let is_staff = media::may(&actor, Verb::Preview, Reach::Readers);
    let may_read = is_open || is_staff || read::may_read_file(&snapshot, &visible(&actor), id).await?;
    if !may_read && !preview::gives(&portal, &snapshot, request.uri().query(), id).await? {
        return Err(Error::NotFound.into());
    }
    let Some(part) = medium.part(&name) else {
        // A picture that the worker has not seen yet has nothing to be given out.
        if name == medium.file_name() {
            return Err(Error::NotFound.into());
        }
        return Ok(web::redirect(&path(&medium, &medium.file_name())));
    };
    let disposition = part.format.disposition();
    answer(&portal.files, Sent { part: &part, name: &name, is_open, disposition }, request.headers()).await
}

/// A file of the library for somebody who may have it, as it lies in the store: to be saved, whatever it is.
pub async fn saved(files: &FileStore, part: &Part, name: &str, asked: &HeaderMap) -> Result<Response, Failure> {
    answer(files, Sent { part, name, is_open: false, disposition: Disposition::Attachment }, asked).await
}

/// What is sent, and how.
struct Sent<'a> {
    part: &'a Part,
    name: &'a str,
    is_open: bool,
    disposition: Disposition,
}

async fn answer(files: &FileStore, sent: Sent<'_>, asked: &HeaderMap) -> Result<Response, Failure> {
    let part = sent.part;
    let etag = format!("\"{}\"", part.hash);
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let known = text(header::IF_NONE_MATCH)
        .is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag));
    // A range of another version than the one that the reader has would not fit (RFC 9110, 13.1.5).
    let range = text(header::RANGE).filter(|_| text(header::IF_RANGE).is_none_or(|tag| tag == etag));
    let (status, range) = match media::asked(range, part.bytes) {
        _ if known => return Ok((StatusCode::NOT_MODIFIED, headers(&sent, &etag)?).into_response()),
        Range::Whole => (StatusCode::OK, None),
        Range::Part(range) => (StatusCode::PARTIAL_CONTENT, Some(range)),
        Range::Nothing => {
            let unsatisfied = [(header::CONTENT_RANGE, format!("bytes */{}", part.bytes))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, unsatisfied).into_response());
        }
    };
    let length = range.as_ref().map_or(part.bytes, |range| range.end - range.start);
    let span = range.as_ref().map(|range| format!("bytes {}-{}/{}", range.start, range.end - 1, part.bytes));
    let stream = media::open(files, part, range).await?;
    let body = Body::from_stream(stream.map_err(|error| std::io::Error::other(error.to_string())));
    let mut response = (status, headers(&sent, &etag)?, body).into_response();
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(span) = span.and_then(|span| HeaderValue::from_str(&span).ok()) {
        response.headers_mut().insert(header::CONTENT_RANGE, span);
    }
    Ok(response)
}

fn headers(sent: &Sent<'_>, etag: &str) -> Result<HeaderMap, Error> {
    let Sent { part, name, is_open, disposition } = *sent;
    let value = |text: &str| HeaderValue::from_str(text).map_err(|error| Error::internal(error.to_string()));
    let mut headers = HeaderMap::new();
    // RFC 6266: a name of letters for old readers, the real one beside it.
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    let disposition =
        format!("{}; filename=\"{plain}\"; filename*=UTF-8''{}", disposition.as_str(), web::address::value(name));
    headers.insert(header::CONTENT_TYPE, value(part.format.mime())?);
    headers.insert(header::CONTENT_DISPOSITION, value(&disposition)?);
    if sent.disposition == Disposition::Attachment {
        // Should a browser show it all the same, it can do nothing.
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    }
    headers.insert(header::ETAG, value(etag)?);
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if is_open { "public, max-age=3600" } else { "private, no-store" }),
    );
    Ok(headers)
}
