//! What a page is asked: in which language, by whom, under which path, with which parameters.

use axum::{extract::FromRequestParts, http::request::Parts, response::Response};
use kernel::{Actor, Error, Language};
use std::sync::Arc;
use web::{Failure, View};

use media::Medium;

use crate::{HeadBuilder, Portal, SiteView, files, preview::Preview};

/// A request for a page of the portal, in one of the site's languages.
#[derive(Clone)]
pub struct Asked {
    /// The portal.
    pub portal: Portal,
    /// The site, as all pages of this generation show it.
    pub site: Arc<SiteView>,
    /// The language of the path.
    pub language: Language,
    /// Who asks.
    pub actor: Actor,
    /// The path, percent-encoded in its one writing.
    pub path: String,
    query: String,
    /// Whether the page stands at its public address.
    is_public: bool,
    preview: Option<Arc<Preview>>,
}

impl Asked {
    /// The decoded segments of the path after the language.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').skip(2).filter(|part| !part.is_empty()).map(web::address::decoded).collect()
    }

    /// A query parameter that the route declares; nothing where it is absent or empty.
    pub fn param(&self, name: &str) -> Option<String> {
        let (pairs, _) = web::address::declared(&self.query, &[name]);
        pairs.into_iter().next().map(|(_, value)| value)
    }

    /// Whether there is any parameter that the route declares.
    pub fn has_params(&self) -> bool {
        !self.query.is_empty()
    }

    /// A head for this page, at its own path.
    pub fn head(&self, title: &[&str]) -> HeadBuilder<'_> {
        self.head_at(&self.path, title)
    }

    /// A head for a page at another path.
    pub fn head_at(&self, path: &str, title: &[&str]) -> HeadBuilder<'_> {
        HeadBuilder::new(&self.portal, &self.site, self.language, path, title)
            .preview(self.preview.as_ref().map(|preview| preview.about.as_str()))
    }

    /// The address of a medium's file of this name, for whoever sees this page: a preview by a secret link gives the files of
    /// its text along.
    pub fn file(&self, medium: &Medium, name: &str) -> String {
        let path = files::path(medium, name);
        match &self.preview {
            Some(preview) => format!("{path}{}", web::address::query(&[("preview", preview.token.as_str())])),
            None => path,
        }
    }

    /// The address of another form of this page, which ends so; nothing in a preview, which has none.
    pub fn beside(&self, ending: &str) -> Option<String> {
        self.is_public.then(|| format!("{}{ending}", self.path))
    }

    /// The page, found.
    pub fn page<V: View>(&self, view: &V) -> Result<Response, Failure> {
        let ok = axum::http::StatusCode::OK;
        self.portal.page(&self.site, &self.actor, self.language, ok, view, None)
    }

    /// A word of the interface in the page's language.
    pub fn text(&self, key: &str) -> String {
        self.portal.web.i18n.text(self.language, key, &[])
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let portal = Portal::from_request_parts(parts, state).await?;
        let site = portal.site().await?;
        let path = parts.uri.path().to_owned();
        let word = path.split('/').nth(1).unwrap_or_default();
        let language =
            word.parse().ok().filter(|language| site.languages().contains(language)).ok_or(Error::NotFound)?;
        let actor = parts.extensions.get::<Actor>().cloned().unwrap_or(Actor::Anonymous);
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self { portal, site, language, actor, path, query, is_public: true, preview: None })
    }
}

impl Asked {
    /// For the preview of a text that stands at no public address yet.
    pub fn for_preview(portal: Portal, site: Arc<SiteView>, language: Language, actor: Actor, path: &str) -> Self {
        let path = path.to_owned();
        Self { portal, site, language, actor, path, query: String::new(), is_public: false, preview: None }
    }

    /// The same, shown by a secret link.
    pub(crate) fn by_link(mut self, preview: Preview) -> Self {
        self.preview = Some(Arc::new(preview));
        self
    }

    /// For an error's page, which stands at no address of its own.
    pub(crate) fn for_error(portal: Portal, site: Arc<SiteView>, language: Language) -> Self {
        let path = crate::site::home_path(language);
        let query = String::new();
        Self { portal, site, language, actor: Actor::Anonymous, path, query, is_public: false, preview: None }
    }
}
