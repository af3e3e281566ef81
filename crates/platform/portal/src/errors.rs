//! Errors in the site's frame: with themes and the latest publications where a page is not there, in the language of
//! the path; a problem document for machines.

use std::sync::Arc;

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use kernel::{Actor, Language};
use publication::{
    store::{lists, redirects},
    visible,
};
use web::{RawTarget, Refused, RequestId};

use crate::{
    Asked, Portal, SiteView,
    cards::cards,
    site::home_path,
    views::{ErrorPage, ThemeLink},
};

/// Whether a response says by itself what is wrong: a whole page, or an answer made for a script of ours.
fn is_told(response: &Response) -> bool {
    let mime = response.headers().get(header::CONTENT_TYPE).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    mime.starts_with(b"text/html") || mime == b"application/json"
}

/// Around the router: puts bare failures into the site's frame. Old addresses are asked before a 404 and a 410.
pub async fn frame_errors(portal: Portal, request: Request, next: Next) -> Response {
    let raw = request.extensions().get::<RawTarget>().map(|raw| raw.0.clone()).unwrap_or_default();
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
    let headers = request.headers().clone();
    let response = match request.extensions().get::<Refused>() {
        Some(Refused(status)) => status.into_response(),
        None => next.run(request).await,
    };
    let status = response.status();
    let for_machines = matches!(raw.as_str(), "/healthz" | "/readyz");
    if status.as_u16() < 400 || for_machines || is_told(&response) {
        return response;
    }
    let status = match old_address(&portal, &raw, status).await {
        Ok(Some(target)) => return web::redirect(&target),
        Ok(None) => status,
        // Whether it is an old address is not known: that is no 404.
        Err(error) => web::Failure(error).into_response().status(),
    };
    let mut framed = if web::takes_html(&headers) {
        page(&portal, &raw, status, id.as_deref()).await.unwrap_or_else(|| status.into_response())
    } else {
        web::problem(status, id.as_deref())
    };
    for name in [header::ALLOW, header::CONTENT_RANGE, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            framed.headers_mut().insert(name, value.clone());
        }
    }
    framed
}

/// Where an old address leads, asked for what is not there or gone.
async fn old_address(portal: &Portal, raw: &str, status: StatusCode) -> kernel::Result<Option<String>> {
    if !matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE) {
        return Ok(None);
    }
    redirects::find(&portal.db.page_snapshot().await?, raw).await
}

/// The error's page; nothing where even that cannot be made (the database is gone).
async fn page(portal: &Portal, raw: &str, status: StatusCode, id: Option<&str>) -> Option<Response> {
    let site = portal.site().await.ok().unwrap_or_else(|| Arc::new(SiteView::bare()));
    let language = language_of(&site, raw);
    let asked = Asked::for_error(portal.clone(), site.clone(), language);
    let (heading, text) = words(&asked, status);
    let is_missing = matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE);
    let suggested = if is_missing { suggestions(&asked).await } else { Ok(Default::default()) };
    // A page that says less than it should is not kept for others.
    let is_stored = is_missing && suggested.is_ok();
    let (themes, latest) = suggested.unwrap_or_default();
    let head = asked
        .head(&[heading.as_str()])
        .languages(|language| (home_path(language), false))
        .noindex(true)
        .assets(&["portal.css"], &[])
        .build();
    let request = id.filter(|_| status.is_server_error()).map(str::to_owned);
    let view = ErrorPage { head, status: status.as_u16(), heading, text, request, themes, latest };
    let mut response = portal.page(&site, &Actor::Anonymous, language, status, &view, None).ok()?;
    if !is_stored {
        response.extensions_mut().remove::<web::Stored>();
    }
    Some(response)
}

fn language_of(site: &SiteView, raw: &str) -> Language {
    let word = raw.split(['/', '?']).nth(1).unwrap_or_default();
    let language = word.parse().ok().filter(|language| site.languages().contains(language));
    language.unwrap_or_else(|| site.settings.first_language())
}

fn words(asked: &Asked, status: StatusCode) -> (String, String) {
    let (heading, text) = match status.as_u16() {
        400 => ("portal-error-400", "portal-error-400-text"),
        401 | 403 => ("portal-error-403", "portal-error-403-text"),
        404 => ("portal-error-404", "portal-error-404-text"),
        405 => ("portal-error-405", "portal-error-405-text"),
        408 => ("portal-error-408", "portal-error-408-text"),
        410 => ("portal-error-410", "portal-error-410-text"),
        413 | 414 | 431 => ("portal-error-413", "portal-error-413-text"),
        429 => ("portal-error-429", "portal-error-429-text"),
        503 => ("portal-error-503", "portal-error-503-text"),
        status if status < 500 => ("portal-error-400", "portal-error-400-text"),
        _ => ("portal-error-500", "portal-error-500-text"),
    };
    (asked.text(heading), asked.text(text))
}

/// Where to go on: the most used themes, the latest publications.
async fn suggestions(asked: &Asked) -> kernel::Result<(Vec<ThemeLink>, Vec<crate::CardView>)> {
    let snapshot = asked.portal.db.page_snapshot().await?;
    let latest =
        lists::list(&snapshot, &visible(&Actor::Anonymous), asked.language, &lists::Filter::default(), None, 3).await?;
    let Some(kind) = asked.portal.kinds.iter().find(|kind| kind.is_listed) else { return Ok(Default::default()) };
    let counts = lists::theme_counts(&snapshot, kind.name).await?;
    let mut used: Vec<_> = counts.iter().collect();
    used.sort_by_key(|(id, count)| (std::cmp::Reverse(**count), **id));
    let links =
        used.into_iter().take(10).filter_map(|(id, _)| asked.site.theme_link(&asked.portal, *id, asked.language));
    let mut themes: Vec<_> = links.map(|link| ThemeLink { label: link.label, href: link.href, count: None }).collect();
    crate::home::sort(asked, &mut themes);
    Ok((themes, cards(asked, &snapshot, &latest.cards).await?))
}
