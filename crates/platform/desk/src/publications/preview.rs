//! `/desk/articles/ID/fr/preview`: the draft as its readers will see it, in the portal's own frame; and what shows it: beside the
//! form, at the widths of a phone and a desk, and to those without an account.

pub(super) mod links;
pub(super) mod pane;
pub(crate) mod views;

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use kernel::{Error, Verb};
use portal::{Asked, Reading};
use web::Failure;

use super::{edit::as_text, new::blank_words, place::Place};

/// The portal's own policy, but that the desk may show the page in a frame.
const FRAMED: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

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
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    Ok(response)
}
