//! What a page of the desk is made of, whoever asks for it.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts as _,
    http::{StatusCode, request::Parts},
    response::Response,
};
use i18n::Arg;
use kernel::{Error, Instant, Language};
use portal::{Portal, SiteView};
use web::{Failure, View};

use crate::respond;

/// A request at the desk: the portal, the site, the language of the interface, the address. [`crate::Desk`] and
/// [`crate::Door`] lend it to their handlers.
#[derive(Clone)]
pub struct Scene {
    /// The portal.
    pub portal: Portal,
    /// The site, as this generation knows it.
    pub site: Arc<SiteView>,
    /// The language of the interface.
    pub language: Language,
    /// The path, percent-encoded in its one writing.
    pub path: String,
    query: String,
}

impl Scene {
    /// The scene of a request, in the language that `choose` finds.
    pub(crate) async fn of<S: Send + Sync>(
        parts: &mut Parts,
        state: &S,
        choose: impl FnOnce(&Parts, &SiteView) -> Language + Send,
    ) -> Result<Self, Error> {
        let portal = Portal::from_request_parts(parts, state).await.map_err(|failure| failure.0)?;
        let site = portal.site().await?;
        let language = choose(parts, &site);
        let path = parts.uri.path().to_owned();
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self { portal, site, language, path, query })
    }

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

    /// The page, found.
    pub fn page<V: View>(&self, view: &V) -> Result<Response, Failure> {
        self.page_with(StatusCode::OK, view)
    }

    /// The page with a status.
    pub fn page_with<V: View>(&self, status: StatusCode, view: &V) -> Result<Response, Failure> {
        respond::page(&self.portal, &self.site, self.language, status, view)
    }
}
