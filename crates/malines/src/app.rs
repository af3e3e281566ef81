//! The product, put together: from the operator's settings to a service that answers requests.

use std::path::Path;

use anyhow::{Context as _, Result};
use axum::{Extension, Router, middleware};
use db::Db;
use files::FileStore;
use i18n::I18n;
use kernel::{Clock, Language, Random};
use portal::{Portal, PortalParts};
use web::{Assets, Front, Hosts, Overrides, PageCache, Parts, Templates, Web};

use crate::{Operator, locale_files, rooms, subjects, templates};

/// The product, put together.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The files.
    pub files: FileStore,
    /// What handlers reach the site by.
    pub portal: Portal,
    /// Answers requests.
    pub front: Front,
    /// The clock.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// How the product asks other servers.
    pub outgoing: web::Outgoing,
}

/// The words of all rooms, with the operator's own over them.
pub fn words(operator: &Operator) -> Result<I18n> {
    let folder = operator.data_dir.join("locales");
    let mut overrides = Vec::new();
    for language in Language::INTERFACE {
        if let Ok(source) = std::fs::read_to_string(folder.join(format!("{language}.ftl"))) {
            overrides.push((language, source));
        }
    }
    I18n::new(&locale_files(&rooms()), &overrides, Language::FR).context("the words of the interface")
}

impl App {
    /// Opens the base, whose schema must be there, and puts everything together.
    pub async fn open(operator: &Operator, clock: Clock, random: Random) -> Result<Self> {
        let db = Db::open(&operator.target(), clock.clone()).await.context("opening the database")?;
        let files = FileStore::open(&operator.files(), &random).context("opening the files")?;
        let i18n = words(operator)?;
        let assets = if operator.develop { Assets::Folder("ui/dist".into()) } else { Assets::embedded() };
        let all = rooms();
        let templates = Templates::new(&templates(&all), &overrides(operator), &i18n, &assets)?;
        let secret = secret(&db, &random).await?;
        let (public_url, clocks) = (operator.public_url(), (clock.clone(), random.clone()));
        let web = Web::new(Parts { i18n, templates, assets, public_url, clock: clocks.0, random: clocks.1, secret });
        let search = search::Index::of(&operator.search()).context("the search")?;
        let parts = (web.clone(), db.clone(), files.clone());
        let portal =
            Portal::new(PortalParts { web: parts.0, db: parts.1, files: parts.2, subjects: subjects(), search });
        let front = front(operator, all, &web, &portal, &db, &random)?;
        let outgoing = web::Outgoing::new().context("asking other servers")?;
        Ok(Self { db, files, portal, front, clock, random, outgoing })
    }

    /// What an import reaches.
    pub fn importer(&self, is_served: bool) -> import::Importer {
        import::Importer {
            db: self.db.clone(),
            kinds: self.portal.kinds.clone(),
            i18n: self.portal.web.i18n.clone(),
            files: self.files.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
            is_served,
        }
    }

    /// What putting publications needs to know.
    pub fn putting<'a>(&'a self, site: &'a portal::SiteView) -> publication::store::put::Putting<'a> {
        publication::store::put::Putting {
            kinds: &self.portal.kinds,
            themes: &site.themes,
            languages: site.languages(),
            zone: &site.zone,
            clock: &self.clock,
            random: &self.random,
        }
    }

    /// What runs the jobs. `program` is this binary, which opens files from outside as its own child.
    pub fn runner(&self, operator: &Operator, program: &Path) -> Result<jobs::Runner> {
        let mailer = mail::Mailer::open(&operator.mail()?).context("the mail")?;
        let context = jobs::Context::new(self.db.clone(), self.clock.clone(), self.random.clone())
            .with(self.portal.web.clone())
            .with(self.portal.clone())
            .with(self.portal.kinds.clone())
            .with(mailer)
            .with(self.files.clone())
            .with(media::Worker::new(program))
            .with(self.outgoing.clone());
        let handlers = rooms().into_iter().flat_map(|room| room.jobs);
        jobs::Runner::new(context, handlers).context("the jobs")
    }
}

/// The operator's own templates; while developing, the source tree's before them.
fn overrides(operator: &Operator) -> Overrides {
    let mut folders = Vec::new();
    if operator.develop {
        for floor in ["platform", "subjects"] {
            for room in std::fs::read_dir(Path::new("crates").join(floor)).into_iter().flatten().flatten() {
                folders.push((room.path().join("templates"), format!("{}/", room.file_name().to_string_lossy())));
            }
        }
    }
    folders.push((operator.data_dir.join("templates"), String::new()));
    Overrides { folders, reload: operator.develop }
}

/// The secret that signs forms: made once, kept in the base, the same on every node.
async fn secret(db: &Db, random: &Random) -> Result<[u8; 32]> {
    let mut write = db.write().await?;
    let secret = settings::store::secret(&mut write, random.bytes()).await?;
    write.commit().await?;
    Ok(secret)
}

/// The router with everything around it.
fn front(
    operator: &Operator,
    all: Vec<web::Room>,
    web: &Web,
    portal: &Portal,
    db: &Db,
    random: &Random,
) -> Result<Front> {
    let mut routes = portal::routes(&subjects());
    routes.extend(web::asset_routes());
    routes.extend(all.into_iter().flat_map(|room| room.routes));
    let pages = routes.iter().fold(Router::new(), |router, route| router.route(&route.path, route.handler.clone()));
    let framed = {
        let portal = portal.clone();
        middleware::from_fn(move |request, next| portal::frame_errors(portal.clone(), request, next))
    };
    let https = web.public_url.starts_with("https://");
    let identity = accounts::Identity { db: db.clone(), clock: web.clock.clone(), https };
    let identified = middleware::from_fn(move |request, next| accounts::identify(identity.clone(), request, next));
    let inner = pages.layer(framed).layer(identified).layer(Extension(portal.clone())).layer(Extension(web.clone()));
    let hosts = Hosts {
        canonical: operator.public_url.as_ref().map(|_| operator.public_url()),
        trusted_proxies: operator.trusted_proxies.clone(),
    };
    // While developing every page is made anew.
    let cache_bytes = if operator.develop { 0 } else { operator.cache_bytes };
    let cache = PageCache::new(cache_bytes, web.clock.clone());
    Front::new(inner, &routes, cache, db.generation().clone(), hosts, random)
}
