//! What a handler takes before anybody has signed in.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::Response,
};
use i18n::Arg;
use kernel::{Instant, Language};
use portal::{Portal, SiteView};
use web::{Failure, View};

use crate::{DeskHead, head, respond};

/// A request of somebody who is not signed in, or need not be.
#[derive(Clone)]
pub struct Door {
    /// The portal.
    pub portal: Portal,
    /// The site, as this generation knows it.
    pub site: Arc<SiteView>,
    /// The language that the browser asks for, among the site's.
    pub language: Language,
    /// The path, percent-encoded in its one writing.
    pub path: String,
    query: String,
}

impl Door {
    /// The present instant.
    pub fn now(&self) -> Instant {
        self.portal.web.clock.now()
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

    /// A head for this page, with its title.
    pub fn head(&self, title: &str) -> DeskHead {
        head::of_door(self, title)
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

impl<S: Send + Sync> FromRequestParts<S> for Door {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let portal = Portal::from_request_parts(parts, state).await?;
        let site = portal.site().await?;
        let asked =
            parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let language = i18n::negotiate(asked, site.languages()).unwrap_or_else(|| site.settings.first_language());
        let path = parts.uri.path().to_owned();
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self { portal, site, language, path, query })
    }
}
