//! What changes a file's bytes: replacing, restoring, removing, captions.

use axum::{extract::Request, http::StatusCode, response::Response};
use kernel::{Error, FieldError, Language, Verb};
use media::{Received, upload::LARGEST};
use serde_json::{Value, json};
use web::{Failure, Form};

use super::{
    File, LIBRARY,
    file::page,
    upload::form::{Multipart, refusal},
};
use crate::publications::sent::Sent;

/// The largest file of captions, in bytes: a day of speech.
const LARGEST_CAPTIONS: u64 = 4 << 20;

/// Gives the file other bytes, which a form brings.
pub(crate) async fn replace(file: File, request: Request) -> Result<Response, Failure> {
    let desk = &file.desk;
    file.known(&desk.portal.db.snapshot().await?, Verb::Publish).await?;
    let mut form = Multipart::of(request)?;
    let (name, received) = match form.file(&desk.portal.files, "file", LARGEST).await {
        Ok(Some(brought)) => brought,
        Ok(None) => return refused(&file, FieldError::new("file", "desk-media-fault-no-file")).await,
        Err(error) => return refused(&file, refusal(error)?).await,
    };
    exchange(&file, received, json!({ "name": name })).await
}

/// Gives the file the bytes back that it had.
pub(crate) async fn restore(file: File, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let snapshot = file.desk.portal.db.snapshot().await?;
    let revisions = media::revisions(&snapshot, file.id).await?;
    let found = revisions.iter().find(|revision| Some(revision.number) == file.rest.number);
    let part = found.ok_or(Error::NotFound)?.part;
    let received = Received { file: files::Stored { hash: part.hash, bytes: part.bytes }, format: part.format };
    exchange(&file, received, json!({ "revision": file.rest.number })).await
}

async fn exchange(file: &File, received: Received, detail: Value) -> Result<Response, Failure> {
    let desk = &file.desk;
    let mut write = desk.portal.db.write().await?;
    file.known(&write, Verb::Publish).await?;
    let by = Some(desk.me.account.id);
    match media::replace_bytes(&mut write, &desk.portal.web.random, file.id, received, by).await {
        Err(Error::Conflict(_)) => {
            drop(write);
            return refused(file, FieldError::new("file", "desk-media-fault-same")).await;
        }
        done => done?,
    }
    accounts::audit::record(&write, &desk.actor(), "replaced", Some(("media", file.id.0)), detail).await?;
    write.commit().await?;
    Ok(file.done("replaced"))
}

/// Removes the file, unless something uses it.
pub(crate) async fn remove(file: File, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let desk = &file.desk;
    let mut write = desk.portal.db.write().await?;
    let known = file.known(&write, Verb::Publish).await?;
    // A publication uses it, or the site has it as its sign.
    if !known.uses.named.is_empty() || desk.site.settings.logo == Some(file.id) {
        drop(write);
        return refused(&file, FieldError::new("uses", "desk-media-fault-used")).await;
    }
    media::remove(&mut write, &desk.portal.web.random, file.id).await?;
    let detail = json!({ "name": known.medium.file_name() });
    accounts::audit::record(&write, &desk.actor(), "removed", Some(("media", file.id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{LIBRARY}?done=removed")))
}

/// Has the worker look into the file once more.
pub(crate) async fn look_again(file: File, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let desk = &file.desk;
    let mut write = desk.portal.db.write().await?;
    let known = file.known(&write, Verb::Write).await?;
    media::look_again(&mut write, &desk.portal.web.random, &known.medium).await?;
    write.commit().await?;
    Ok(file.done("looking"))
}

/// Gives the file captions in a language.
pub(crate) async fn put_captions(file: File, request: Request) -> Result<Response, Failure> {
    let desk = &file.desk;
    file.known(&desk.portal.db.snapshot().await?, Verb::Write).await?;
    let mut form = Multipart::of(request)?;
    let (_, received) = match form.file(&desk.portal.files, "track", LARGEST_CAPTIONS).await {
        Ok(Some(brought)) => brought,
        Ok(None) => return refused(&file, FieldError::new("track", "desk-media-fault-no-file")).await,
        Err(error) => return refused(&file, refusal(error)?).await,
    };
    match media::check_captions(&desk.portal.files, &received).await {
        Err(Error::Invalid(faults)) => return refused_for(&file, &faults).await,
        checked => checked?,
    }
    let Ok(language) = Sent(form.fields).one("track-language").parse::<Language>() else {
        return refused(&file, FieldError::new("track-language", "desk-fault-choice")).await;
    };
    let mut write = desk.portal.db.write().await?;
    file.known(&write, Verb::Write).await?;
    match media::put_track(&mut write, &desk.portal.web.random, file.id, language, received).await {
        Err(Error::Invalid(_)) => {
            drop(write);
            return refused(&file, FieldError::new("track", "desk-media-fault-captions")).await;
        }
        done => done?,
    }
    let detail = json!({ "captions": language.as_str() });
    accounts::audit::record(&write, &desk.actor(), "described", Some(("media", file.id.0)), detail).await?;
    write.commit().await?;
    Ok(file.done("saved"))
}

/// Removes captions.
pub(crate) async fn remove_captions(file: File, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let desk = &file.desk;
    let language = file.rest.language.as_deref().and_then(|tag| tag.parse::<Language>().ok()).ok_or(Error::NotFound)?;
    let mut write = desk.portal.db.write().await?;
    file.known(&write, Verb::Write).await?;
    media::remove_track(&mut write, &desk.portal.web.random, file.id, language).await?;
    let detail = json!({ "captions removed": language.as_str() });
    accounts::audit::record(&write, &desk.actor(), "described", Some(("media", file.id.0)), detail).await?;
    write.commit().await?;
    Ok(file.done("removed"))
}

async fn refused(file: &File, fault: FieldError) -> Result<Response, Failure> {
    refused_for(file, &[fault]).await
}

/// The file's page, with what was wrong.
async fn refused_for(file: &File, faults: &[FieldError]) -> Result<Response, Failure> {
    let snapshot = file.desk.portal.db.snapshot().await?;
    let known = file.known(&snapshot, Verb::Preview).await?;
    let mut response = page(file, &snapshot, &known, None, faults).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}
