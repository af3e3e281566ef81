//! A file as it came in, and as it was before: for the desk alone, and always to be saved, never shown.

use axum::{http::HeaderMap, response::Response};
use kernel::{Error, Verb};
use media::Part;
use web::Failure;

use super::File;

/// The file as it came in, with all that it tells beside its pixels.
pub(crate) async fn original(file: File, headers: HeaderMap) -> Result<Response, Failure> {
    let snapshot = file.desk.portal.db.snapshot().await?;
    let known = file.known(&snapshot, Verb::Preview).await?;
    send(&file, &known.medium.original(), &known.medium.file_name(), &headers).await
}

/// What it was before.
pub(crate) async fn revision(file: File, headers: HeaderMap) -> Result<Response, Failure> {
    let snapshot = file.desk.portal.db.snapshot().await?;
    let known = file.known(&snapshot, Verb::Preview).await?;
    let revisions = media::revisions(&snapshot, file.id).await?;
    let revision = revisions.iter().find(|revision| Some(revision.number) == file.rest.number);
    let revision = revision.ok_or(Error::NotFound)?;
    let name = format!("{}-{}.{}", known.medium.slug, revision.number, revision.part.format.extension());
    send(&file, &revision.part, &name, &headers).await
}

async fn send(file: &File, part: &Part, name: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    portal::files::saved(&file.desk.portal.files, part, name, headers).await
}
