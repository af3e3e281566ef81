//! What a handler takes before anybody has signed in.

use std::ops::Deref;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use kernel::Language;
use portal::SiteView;
use web::Failure;

use crate::{DeskHead, Scene, head};

/// A request of somebody who is not signed in, or need not be, in the language that the browser asks for.
#[derive(Clone)]
pub struct Door(Scene);

impl Deref for Door {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.0
    }
}

impl Door {
    /// A head for this page, with its title.
    pub fn head(&self, title: &str) -> DeskHead {
        head::of_door(self, title)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Door {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        Ok(Self(Scene::of(parts, state, asked).await?))
    }
}

/// The language that the browser asks for, among the site's.
fn asked(parts: &Parts, site: &SiteView) -> Language {
    let asked = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    i18n::negotiate(asked, site.languages()).unwrap_or_else(|| site.settings.first_language())
}
