//! What a room gives to the binary.

use std::time::Duration;

use axum::{middleware, routing::MethodRouter};
use kernel::{Language, Verb};

use crate::{ViewInfo, form::from_own_pages};

/// A room: everything that the composition needs to know of it. Every room gives one by `room()`.
pub struct Room {
    /// Its name: the crate's, the prefix of its words' keys, the first word of its templates' names.
    pub name: &'static str,
    /// Its tables.
    pub migrations: db::Migrations,
    /// Its words, a Fluent file per interface language.
    pub locales: &'static [(Language, &'static str)],
    /// Its templates: name (`articles/article.html`) and source.
    pub templates: &'static [(&'static str, &'static str)],
    /// Its pages, each with samples for the tests and the templates' documentation.
    pub views: Vec<ViewInfo>,
    /// Its addresses.
    pub routes: Vec<Route>,
    /// Its work done later.
    pub jobs: Vec<jobs::Handler>,
}

impl Room {
    /// A room that has nothing yet but its name.
    pub fn named(name: &'static str) -> Self {
        Self {
            name,
            migrations: Vec::new,
            locales: &[],
            templates: &[],
            views: Vec::new(),
            routes: Vec::new(),
            jobs: Vec::new(),
        }
    }
}

/// An address of the site, with the verb that it asks for: a route without one cannot be written down. What a reader may
/// read of a thing is asked of that thing's policy, where it is found.
pub struct Route {
    /// The pattern, percent-encoded: `/fr/actualites/{slug}`.
    pub path: String,
    /// What one must be allowed to do.
    pub verb: Verb,
    /// The query parameters that the page takes, in their canonical order. Others never reach the handler.
    pub params: &'static [&'static str],
    /// Whether its last segment is a secret: the log has the pattern in its place.
    pub secret: bool,
    /// Whether what it answers to a visitor may be stored.
    pub stored: bool,
    /// How long a request may take in all.
    pub patience: Duration,
    /// The handler.
    pub handler: MethodRouter,
}

/// How long a request may take, where its route does not say.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The handler, to whose methods nothing comes that another site sent in a visitor's name. What it does not name is answered
/// by its fallback, which must change nothing.
fn guarded(handler: MethodRouter) -> MethodRouter {
    handler.route_layer(middleware::from_fn(from_own_pages))
}

impl Route {
    /// A page that anybody may read and that may be stored.
    pub fn page(path: impl Into<String>, handler: MethodRouter) -> Self {
        Self {
            path: path.into(),
            verb: Verb::Read,
            params: &[],
            secret: false,
            stored: true,
            patience: PATIENCE,
            handler: guarded(handler),
        }
    }

    /// An address that is answered anew each time.
    pub fn fresh(path: impl Into<String>, verb: Verb, handler: MethodRouter) -> Self {
        Self {
            path: path.into(),
            verb,
            params: &[],
            secret: false,
            stored: false,
            patience: PATIENCE,
            handler: guarded(handler),
        }
    }

    /// The same route, with more time: for files that come over slow lines.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The same route, whose last segment is a secret and is not logged.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// The same route, with the query parameters that it takes.
    #[must_use]
    pub fn params(mut self, params: &'static [&'static str]) -> Self {
        self.params = params;
        self
    }
}
