//! `/desk/articles/ID/fr/preview`: the draft as its readers will see it, in the portal's own frame.

use axum::response::Response;
use kernel::{Error, Verb};
use portal::{Asked, Reading};
use web::Failure;

use super::{edit::as_text, new::blank_words, place::Place};

/// Shows it.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let text = place.text(&work)?;
    let facts = work.facts().cloned().ok_or(Error::NotFound)?;
    let words = text.words().cloned().unwrap_or_else(|| blank_words(""));
    let text = as_text(&work, text, facts, words, desk.now());
    let asked = Asked::for_preview(desk.portal.clone(), desk.site.clone(), text.language, desk.actor(), &desk.path);
    let show = desk.portal.show(&work.kind).ok_or(Error::NotFound)?;
    let mut response = show(asked, Reading { snapshot, text }).await?;
    let no_index = axum::http::HeaderValue::from_static("noindex");
    response.headers_mut().insert("x-robots-tag", no_index);
    Ok(response)
}
