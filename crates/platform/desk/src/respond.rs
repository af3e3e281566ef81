//! A page of the desk as a response: never stored, and with a stricter policy for scripts than the portal's.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use kernel::{Error, Language};
use portal::{Portal, SiteView};
use web::{Failure, View};

/// Scripts may not write markup from strings (Trusted Types) but through the policy that ProseMirror has for the clipboard, which
/// it reads in a document apart. Pictures may be those that a page has just been given.
const POLICY: &str = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";

/// An answer for a script of ours.
pub(crate) fn json(status: StatusCode, value: &impl serde::Serialize) -> Response {
    let body = serde_json::to_string(value).unwrap_or_default();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

/// The page, in the desk's frame.
pub(crate) fn page<V: View>(
    portal: &Portal,
    site: &SiteView,
    language: Language,
    status: StatusCode,
    view: &V,
) -> Result<Response, Failure> {
    let frame = site.plain_frame(portal, language);
    let page = minijinja::Value::from(minijinja::value::Serde(view));
    let html = portal.web.templates.render(V::TEMPLATE, language, &frame, &page).map_err(Error::Internal)?;
    let mut response = web::html(status, html, None);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(response)
}
