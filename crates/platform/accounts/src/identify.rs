//! From the cookie of a request to whoever asks.

use std::sync::Arc;

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use db::Db;
use kernel::{Clock, Result};
use web::{Failure, session_cookie};

use crate::{SignedIn, Token, store::sessions};

/// What the middleware needs.
#[derive(Clone)]
pub struct Identity {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Whether the site is served by https, so that cookies are kept for it.
    pub https: bool,
}

/// Turns the session that a request carries into the extensions `kernel::Actor` and `Arc<SignedIn>`. A request without
/// one is not touched; a session that has ended has its cookie taken away, so that the visitor is served from the page
/// cache again.
pub async fn identify(identity: Identity, mut request: Request, next: Next) -> Response {
    if !has_cookie(request.headers(), identity.https) {
        return next.run(request).await;
    }
    match find(&identity, request.headers()).await {
        Ok(Some(signed_in)) => {
            request.extensions_mut().insert(signed_in.actor());
            request.extensions_mut().insert(Arc::new(signed_in));
            next.run(request).await
        }
        Ok(None) => {
            let mut response = next.run(request).await;
            // A handler that has just signed somebody in has said what the cookie is.
            response.headers_mut().entry(header::SET_COOKIE).or_insert_with(|| forget(identity.https));
            response
        }
        Err(error) => Failure(error).into_response(),
    }
}

async fn find(identity: &Identity, headers: &HeaderMap) -> Result<Option<SignedIn>> {
    let Some(token) = token(headers, identity.https) else { return Ok(None) };
    let now = identity.clock.now();
    let found = sessions::find(&identity.db.snapshot().await?, &token, now).await?;
    let Some((signed_in, unseen)) = found else { return Ok(None) };
    if unseen {
        let write = identity.db.write().await?;
        sessions::seen(&write, signed_in.session, signed_in.account.id, now).await?;
        write.commit().await?;
    }
    Ok(Some(signed_in))
}

fn cookies(headers: &HeaderMap, https: bool) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(move |(name, _)| *name == session_cookie(https)).map(|(_, value)| value)
}

fn has_cookie(headers: &HeaderMap, https: bool) -> bool {
    cookies(headers, https).next().is_some()
}

/// The session's secret, where the request carries one.
pub fn token(headers: &HeaderMap, https: bool) -> Option<Token> {
    cookies(headers, https).find_map(Token::read)
}

/// The cookie that carries a session (RFC 6265bis). `Lax`: a link from a mail leads in, a foreign form does not.
pub(crate) fn keep(token: &Token, https: bool, seconds: i64) -> HeaderValue {
    cookie(token.as_str(), https, seconds)
}

/// The cookie that takes itself away.
pub(crate) fn forget(https: bool) -> HeaderValue {
    cookie("", https, 0)
}

fn cookie(value: &str, https: bool, seconds: i64) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    let name = session_cookie(https);
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    // A token is ASCII, and so is the rest.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
