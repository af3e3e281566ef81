//! What a handler of the desk takes: somebody signed in, the site, the language of their interface.

use std::{ops::Deref, sync::Arc};

use accounts::SignedIn;
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};
use kernel::{Actor, Civil, Error, Grant};
use portal::SiteView;
use web::Failure;

use crate::{DeskHead, Scene, head};

/// A request of somebody signed in. A stranger who asks for a page is led to the door and back.
#[derive(Clone)]
pub struct Desk {
    scene: Scene,
    /// Who is signed in.
    pub me: Arc<SignedIn>,
}

impl Deref for Desk {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.scene
    }
}

impl Desk {
    /// Who asks, for the policies. A grant for a theme holds for the one that it came into, and under every id that either
    /// was named by.
    pub fn actor(&self) -> Actor {
        let Actor::Person { id, grants } = self.me.actor() else { return self.me.actor() };
        let under = |grant: Grant| match grant.theme {
            Some(theme) => {
                let themes = self.site.themes.names_of(theme);
                themes.into_iter().map(|theme| Grant { theme: Some(theme), ..grant.clone() }).collect()
            }
            None => vec![grant],
        };
        Actor::Person { id, grants: grants.into_iter().flat_map(under).collect() }
    }

    /// The present civil time of the site.
    pub fn civil_now(&self) -> Civil {
        self.portal.now(&self.site)
    }

    /// The decoded segments of the path after `desk`.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').skip(2).filter(|part| !part.is_empty()).map(web::address::decoded).collect()
    }

    /// A head for this page, with its title.
    pub fn head(&self, title: &str) -> DeskHead {
        head::of_desk(self, title)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Some(me) = parts.extensions.get::<Arc<SignedIn>>().cloned() else {
            return Err(stranger(&parts.method, parts.uri.path(), parts.uri.query().unwrap_or_default()));
        };
        let own = Some(me.account.language).filter(|language| language.interface_index().is_some());
        let choose = |_: &Parts, site: &SiteView| own.unwrap_or_else(|| site.settings.first_language());
        let scene = Scene::of(parts, state, choose).await.map_err(|error| Failure(error).into_response())?;
        Ok(Self { scene, me })
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
