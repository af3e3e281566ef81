//! What saving answers: to a person a page, to the browser that saves by itself a few words of JSON.

use axum::{http::StatusCode, response::Response};
use db::Write;
use kernel::FieldError;
use publication::store::desk::{
    save,
    work::{self, Work, WorkText},
};
use serde::Serialize;
use web::Failure;

use super::page::{self, Shown};
use crate::publications::{
    form::{self, Read},
    new::by,
    place::Place,
    sent::Sent,
};
use crate::respond;

/// What a browser that saves by itself is told.
#[derive(Serialize)]
struct Told {
    /// In words, for people.
    message: String,
    /// On what facts the form now stands.
    facts_stand: Option<String>,
    /// On what words it now stands.
    words_stand: Option<String>,
    /// Faulty fields, with their faults in words.
    faults: Vec<(String, String)>,
}

/// Saves what can be saved into the draft, and tells what could not.
pub(super) async fn by_itself(
    place: &Place,
    write: Write,
    work: &Work,
    text: &WorkText,
    read: Read,
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let mut faults: Vec<FieldError> = read.faults();
    let missing = super::faults_beyond(place, &write, work, &read).await?;
    if missing.is_empty() && read.facts_faults.is_empty() {
        save::facts(&write, by(place), work, &read.facts).await?;
    }
    if read.words_faults.is_empty() {
        save::words(&write, by(place), work, text, &read.words).await?;
    }
    faults.extend(missing);
    save::note_uses(&write, work.id).await?;
    let now = work::for_change(&write, work.id).await?;
    write.commit().await?;
    let at = desk.portal.web.i18n.date(desk.language, desk.civil_now(), i18n::DateStyle::Time);
    let message = if faults.is_empty() {
        desk.text_with("desk-edit-saved-at", &[("time", at.into())])
    } else {
        desk.text("desk-edit-saved-in-part")
    };
    let told = Told {
        message,
        facts_stand: Some(now.facts_stand().as_str().to_owned()),
        words_stand: now.text(text.language).map(|text| text.stand().as_str().to_owned()),
        faults: faults.iter().map(|fault| (fault.field.clone(), form::say(desk, fault))).collect(),
    };
    Ok(respond::json(StatusCode::OK, &told))
}

/// Somebody else saved meanwhile: nothing is saved, both versions are offered.
pub(super) async fn conflict(
    place: &Place,
    write: &Write,
    work: &Work,
    sent: &Sent,
    read: &Read,
    by_itself: bool,
) -> Result<Response, Failure> {
    if by_itself {
        return Ok(refusal(place, StatusCode::CONFLICT, "desk-edit-conflict-short"));
    }
    let shown = Shown { sent: Some(sent), conflict: true, read: Some(read), ..Shown::default() };
    page::show(place, write, work, &shown).await
}

/// The draft waits for others: it is taken back first.
pub(super) async fn locked(
    place: &Place,
    write: &Write,
    work: &Work,
    sent: &Sent,
    by_itself: bool,
) -> Result<Response, Failure> {
    if by_itself {
        return Ok(refusal(place, StatusCode::CONFLICT, "desk-edit-locked"));
    }
    let shown = Shown { sent: Some(sent), ..Shown::default() };
    page::show(place, write, work, &shown).await
}

fn refusal(place: &Place, status: StatusCode, key: &str) -> Response {
    let message = place.desk.text(key);
    respond::json(status, &Told { message, facts_stand: None, words_stand: None, faults: Vec::new() })
}

/// After the button: where it said to go.
pub(super) fn go_on(place: &Place, work: &Work, sent: &Sent, read: &Read) -> Response {
    let own = place.language().map(|language| place.text_href(work.id, language)).unwrap_or_default();
    let to = match sent.one("go") {
        "preview" => format!("{own}/preview"),
        "publishing" => format!("{}/publishing", place.work_href(work.id)),
        // More rows of a list: those that were filled are kept, and empty ones follow.
        "rows" => format!("{own}?done=saved#own"),
        "propose" => format!("{own}?done=saved&propose=yes#proposal"),
        "propose-all" => format!("{own}?done=saved&propose=all#proposal"),
        _ if read.losses.is_empty() => format!("{own}?done=saved"),
        _ => format!("{own}?done=saved-in-part"),
    };
    web::see_other(&to)
}
