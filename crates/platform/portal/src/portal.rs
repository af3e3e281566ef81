//! The portal: what handlers reach the site by.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::Response,
};
use db::Db;
use files::FileStore;
use kernel::{Actor, Civil, Error, Instant, Language};
use publication::Kinds;
use web::{Failure, Stored, View, Web};

use crate::{SiteView, Subject};

/// What handlers reach the site by; cheap to clone.
#[derive(Clone)]
pub struct Portal(Arc<Shared>);

/// What a portal is made of.
pub struct PortalParts {
    /// Words, templates, assets.
    pub web: Web,
    /// The database.
    pub db: Db,
    /// The files.
    pub files: FileStore,
    /// The subjects, in the order of their lists.
    pub subjects: Vec<Subject>,
    /// What is searched.
    pub search: search::Index,
}

/// The parts, and what is kept of the site while nothing changes.
pub struct Shared {
    /// Words, templates, assets.
    pub web: Web,
    /// The database.
    pub db: Db,
    /// The files.
    pub files: FileStore,
    /// The kinds that the subjects bring.
    pub kinds: Kinds,
    /// What is searched.
    pub search: search::Index,
    /// What was searched and not found, until it is written down.
    pub misses: search::Misses,
    subjects: Vec<Shown>,
    site: ArcSwapOption<SiteView>,
    reading: tokio::sync::Mutex<()>,
}

/// What a subject gives beside its kind.
struct Shown {
    kind: &'static str,
    name: &'static str,
    show: crate::Show,
    pages: Option<crate::Pages>,
    coming: Option<crate::Coming>,
}

impl Portal {
    /// Of these parts.
    pub fn new(mut parts: PortalParts) -> Self {
        let shown = |subject: &Subject| Shown {
            kind: subject.kind.name,
            name: subject.name,
            show: subject.show,
            pages: subject.pages,
            coming: subject.coming,
        };
        let subjects = parts.subjects.iter().map(shown).collect();
        let kinds = Kinds::new(std::mem::take(&mut parts.subjects).into_iter().map(|subject| subject.kind).collect());
        let (site, reading) = (ArcSwapOption::empty(), tokio::sync::Mutex::new(()));
        let PortalParts { web, db, files, search, .. } = parts;
        let misses = search::Misses::default();
        Self(Arc::new(Shared { web, db, files, kinds, search, misses, subjects, site, reading }))
    }

    /// What all pages show of the site, read once per generation.
    pub async fn site(&self) -> kernel::Result<Arc<SiteView>> {
        let generation = self.db.generation().get();
        let fits = |site: &Arc<SiteView>| site.generation >= generation;
        if let Some(site) = self.0.site.load_full().filter(fits) {
            return Ok(site);
        }
        let _one = self.0.reading.lock().await;
        if let Some(site) = self.0.site.load_full().filter(fits) {
            return Ok(site);
        }
        let site = Arc::new(SiteView::read(self, generation).await?);
        self.0.site.store(Some(site.clone()));
        Ok(site)
    }

    /// The name of a kind's list: "Actualités".
    pub fn kind_label(&self, kind: &str, language: Language) -> String {
        let key = self.subjects.iter().find(|subject| subject.kind == kind).map_or("", |subject| subject.name);
        self.web.i18n.text(language, key, &[])
    }

    /// How a text of this kind is shown.
    pub fn show(&self, kind: &str) -> Option<crate::Show> {
        self.subjects.iter().find(|subject| subject.kind == kind).map(|subject| subject.show)
    }

    /// The own pages of a kind in place of the list, where it has them.
    pub fn pages(&self, kind: &str) -> Option<crate::Pages> {
        self.subjects.iter().find(|subject| subject.kind == kind)?.pages
    }

    /// The kind of what takes place, and what finds that which does so next.
    pub(crate) fn coming(&self) -> Option<(&'static str, crate::Coming)> {
        self.subjects.iter().find_map(|subject| Some((subject.kind, subject.coming?)))
    }

    /// The present civil time of the site.
    pub fn now(&self, site: &SiteView) -> Civil {
        self.web.clock.now().civil(&site.zone)
    }

    /// A page, in the site's frame. It may be stored where it was rendered for a visitor who is not signed in.
    pub fn page<V: View>(
        &self,
        site: &SiteView,
        actor: &Actor,
        language: Language,
        status: StatusCode,
        view: &V,
        fresh_until: Option<Civil>,
    ) -> Result<Response, Failure> {
        let frame = site.frame(self, language, view.canonical());
        let page = minijinja::Value::from(minijinja::value::Serde(view));
        let html = self.web.templates.render(V::TEMPLATE, language, &frame, &page).map_err(Error::Internal)?;
        let frame_until = site.changes_at.filter(|at| *at > self.now(site));
        let until = [fresh_until, frame_until].into_iter().flatten().min();
        let until: Option<Instant> = until.map(|until| until.instant(&site.zone));
        Ok(web::html(status, html, Stored::for_actor(actor, until)))
    }
}

impl std::ops::Deref for Portal {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Portal {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let portal = parts.extensions.get::<Self>().cloned();
        portal.ok_or_else(|| Error::internal("no Portal in the request").into())
    }
}
