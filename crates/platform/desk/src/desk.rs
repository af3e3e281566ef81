//! What a handler of the desk takes: somebody signed in, the site, the language of their interface.

use std::sync::Arc;

use accounts::SignedIn;
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{Method, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use i18n::Arg;
use kernel::{Actor, Civil, Error, Instant, Language};
use portal::{Portal, SiteView};
use web::{Failure, View};

use crate::{DeskHead, head, respond};

/// A request of somebody signed in. A stranger who asks for a page is led to the door and back.
#[derive(Clone)]
pub struct Desk {
    /// The portal.
    pub portal: Portal,
    /// The site, as this generation knows it.
    pub site: Arc<SiteView>,
    /// Who is signed in.
    pub me: Arc<SignedIn>,
    /// The language of their interface.
    pub language: Language,
    /// The path, percent-encoded in its one writing.
    pub path: String,
    query: String,
}

impl Desk {
    /// Who asks, for the policies.
    pub fn actor(&self) -> Actor {
        self.me.actor()
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.portal.web.clock.now()
    }

    /// The present civil time of the site.
    pub fn civil_now(&self) -> Civil {
        self.portal.now(&self.site)
    }

    /// A word of the interface.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// A word of the interface with its variables.
    pub fn text_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.portal.web.i18n.text(self.language, key, args)
    }

    /// A query parameter that the route declares; nothing where it is absent or empty.
    pub fn param(&self, name: &str) -> Option<String> {
        let (pairs, _) = web::address::declared(&self.query, &[name]);
        pairs.into_iter().next().map(|(_, value)| value)
    }

    /// The decoded segments of the path after `desk`.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').skip(2).filter(|part| !part.is_empty()).map(web::address::decoded).collect()
    }

    /// A head for this page, with its title.
    pub fn head(&self, title: &str) -> DeskHead {
        head::of_desk(self, title)
    }

    /// The page, found.
    pub fn page<V: View>(&self, view: &V) -> Result<Response, Failure> {
        self.page_with(StatusCode::OK, view)
    }

    /// The page with a status.
    pub fn page_with<V: View>(&self, status: StatusCode, view: &V) -> Result<Response, Failure> {
        respond::page(&self.portal, &self.site, self.language, status, view)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let portal = Portal::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let site = portal.site().await.map_err(|error| Failure(error).into_response())?;
        let path = parts.uri.path().to_owned();
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let Some(me) = parts.extensions.get::<Arc<SignedIn>>().cloned() else {
            return Err(stranger(&parts.method, &path, &query));
        };
        let own = Some(me.account.language).filter(|language| language.interface_index().is_some());
        let language = own.unwrap_or_else(|| site.settings.first_language());
        Ok(Self { portal, site, me, language, path, query })
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Response> {
        if parts.extensions.get::<Arc<SignedIn>>().is_none() {
            return Ok(None);
        }
        <Self as FromRequestParts<S>>::from_request_parts(parts, state).await.map(Some)
    }
}

/// Who reads is led to the door and then back; who sends gets an answer that keeps what the browser holds.
fn stranger(method: &Method, path: &str, query: &str) -> Response {
    if *method != Method::GET && *method != Method::HEAD {
        return Failure(Error::NotSignedIn).into_response();
    }
    let back = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    web::see_other(&format!("/desk/sign-in?next={}", web::address::value(&back)))
}
