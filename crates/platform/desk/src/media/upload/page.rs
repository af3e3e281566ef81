//! The page on which files are chosen, and the plain form behind it.

use axum::{extract::Request, http::StatusCode, response::Response};
use kernel::{Error, FieldError, MediaId, Verb};
use media::{
    Reach, Received,
    upload::{self, LARGEST},
};
use web::Failure;

use super::{
    super::{LIBRARY, href, views::UploadPage},
    form::{Multipart, refusal},
};
use crate::{Desk, Field, Fields, publications::say};

/// How many files the plain form takes at once.
const MOST: usize = 20;

/// Shows the page.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk)?;
    page(&desk, &[])
}

/// Takes the files of the plain form. Those before one that is refused are kept.
pub(crate) async fn take(desk: Desk, request: Request) -> Result<Response, Failure> {
    allowed(&desk)?;
    let mut form = Multipart::of(request)?;
    let mut taken = Vec::new();
    while taken.len() < MOST {
        match form.file(&desk.portal.files, "file", LARGEST).await {
            Ok(Some((_, received))) if received.file.bytes == 0 => {
                return page(&desk, &[FieldError::new("file", "desk-media-fault-empty")]);
            }
            Ok(Some((name, received))) => taken.push(keep(&desk, &name, received).await?),
            Ok(None) => break,
            Err(error) => return page(&desk, &[refusal(error)?]),
        }
    }
    match taken[..] {
        [] => page(&desk, &[FieldError::new("file", "desk-media-fault-no-file")]),
        [one] => Ok(web::see_other(&format!("{}?done=taken", href(one)))),
        _ => Ok(web::see_other(&format!("{LIBRARY}?done=taken"))),
    }
}

async fn keep(desk: &Desk, name: &str, received: Received) -> Result<MediaId, Error> {
    let mut write = desk.portal.db.write().await?;
    let id = upload::take_in(&mut write, &desk.portal.web.random, name, received).await?;
    record(desk, &write, id, name).await?;
    write.commit().await?;
    Ok(id)
}

/// Notes who brought a file.
pub(super) async fn record(desk: &Desk, write: &db::Write, id: MediaId, name: &str) -> Result<(), Error> {
    let detail = serde_json::json!({ "name": name });
    accounts::audit::record(write, &desk.actor(), "uploaded", Some(("media", id.0)), detail).await
}

/// Errors: `NotAllowed`.
pub(super) fn allowed(desk: &Desk) -> Result<(), Error> {
    if media::may(&desk.actor(), Verb::Write, Reach::Inside) { Ok(()) } else { Err(Error::NotAllowed) }
}

fn page(desk: &Desk, faults: &[FieldError]) -> Result<Response, Failure> {
    let most = desk.portal.web.i18n.bytes(desk.language, LARGEST);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let head = desk.head(&desk.text("desk-media-upload")).crumb(desk.text("desk-media"), LIBRARY).help("files");
    let mut fields = Fields::default();
    fields.add(Field {
        name: "file".into(),
        label: desk.text("desk-media-files"),
        hint: Some(desk.text_with("desk-media-limits", &[("most", most.into())])),
        required: true,
        ..Field::default()
    });
    fields.blame(faults, |fault| say(desk, fault));
    let view = UploadPage {
        head: head.assets(&["media.css"], &["upload.js"]),
        action: format!("{LIBRARY}/upload"),
        uploads: format!("{LIBRARY}/uploads"),
        largest: LARGEST,
        fields,
    };
    desk.page_with(status, &view)
}
