//! What machines ask: whether the site is up, what they may read, whom to tell of a hole.

use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use kernel::Actor;
use web::{Failure, Stored};

use crate::{Portal, home::plain};

/// `/healthz`: the process answers.
pub(crate) async fn health() -> Response {
    plain("text/plain; charset=utf-8", "ok\n")
}

/// `/readyz`: the database answers too.
pub(crate) async fn ready(portal: Portal) -> Response {
    match portal.db.answers().await {
        Ok(()) => plain("text/plain; charset=utf-8", "ok\n"),
        Err(error) => {
            tracing::warn!("not ready: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, plain("text/plain; charset=utf-8", "the database does not answer\n"))
                .into_response()
        }
    }
}

/// `/robots.txt` (RFC 9309).
pub(crate) async fn robots(portal: Portal) -> Response {
    let sitemap = portal.web.absolute("/sitemap.xml");
    stored(plain("text/plain; charset=utf-8", format!("User-agent: *\nDisallow: /desk\n\nSitemap: {sitemap}\n")))
}

/// `/.well-known/security.txt` (RFC 9116): where the site says whom to write to; it holds for a year.
pub(crate) async fn security(portal: Portal) -> Result<Response, Failure> {
    let site = portal.site().await?;
    let contact = site.settings.contact.as_ref().ok_or(kernel::Error::NotFound)?;
    let year = 365 * 24 * 3_600_000;
    let expires = kernel::Instant(portal.web.clock.now().0 / 86_400_000 * 86_400_000 + year).to_rfc3339();
    let languages: Vec<_> = site.languages().iter().map(ToString::to_string).collect();
    let own = portal.web.absolute("/.well-known/security.txt");
    let body = format!(
        "Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {own}\n",
        languages.join(", ")
    );
    Ok(plain("text/plain; charset=utf-8", body))
}

/// `/icon.svg`: the favicon, drawn as the lace is.
pub(crate) async fn icon() -> Response {
    stored(plain("image/svg+xml", web::lace::favicon_svg()))
}

/// `/theme.css`: the network's own colour over the product's.
pub(crate) async fn theme_css(portal: Portal) -> Result<Response, Failure> {
    let palette = portal.site().await?.settings.colour.and_then(settings::Colour::palette);
    Ok(stored(plain("text/css; charset=utf-8", palette.ok_or(kernel::Error::NotFound)?.css())))
}

fn stored(mut response: Response) -> Response {
    if let Some(stored) = Stored::for_actor(&Actor::Anonymous, None) {
        response.extensions_mut().insert(stored);
    }
    response
}
