//! The whole product on a temporary base, asked through its front door.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod crawl;
pub(crate) mod dom;
pub(crate) mod peopled;
pub(crate) mod staff;

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{body::Body, http::Request};
use kernel::{Clock, Instant, Random};
use malines::{App, Operator, migrations};
use tower::ServiceExt as _;

/// The product with its data folder.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) operator: Operator,
    base: testkit::Base,
}

/// A clock that the test moves; it begins at testkit's noon.
#[derive(Clone)]
pub(crate) struct Time(Arc<AtomicI64>);

impl Time {
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicI64::new(testkit::clock().now().0)))
    }

    pub(crate) fn clock(&self) -> Clock {
        let own = self.0.clone();
        Clock::by(move || Instant(own.load(Ordering::Acquire)))
    }

    /// Lets so many milliseconds pass.
    pub(crate) fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::AcqRel);
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("the answer is text")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Site {
    /// An empty site on this base.
    pub(crate) async fn on(base: testkit::Base) -> Self {
        Self::with(base, testkit::clock()).await
    }

    /// An empty site on this base, by this clock. What the test put into the data folder before is found there.
    pub(crate) async fn with(base: testkit::Base, clock: Clock) -> Self {
        let operator = Operator {
            data_dir: base.folder.path().to_owned(),
            database: base.database.clone(),
            public_url: Some("https://villes.example".parse().unwrap()),
            ..Operator::default()
        };
        db::migrate(&base.target, &migrations()).await.unwrap();
        let app = App::open(&operator, clock, Random::seeded(1)).await.unwrap();
        Self { app, operator, base }
    }

    /// An empty site on SQLite.
    pub(crate) async fn new() -> Self {
        Self::on(testkit::sqlite().unwrap()).await
    }

    /// An empty site on each database there is.
    pub(crate) async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for base in testkit::bases().await.unwrap() {
            all.push(Self::on(base).await);
        }
        all
    }

    /// The same base opened once more, as another process would.
    pub(crate) async fn again(&self) -> App {
        App::open(&self.operator, testkit::clock(), Random::seeded(2)).await.unwrap()
    }

    /// Changes the base behind the product's back, without a journal row: what was stored before still shows what was
    /// there then, and only what is rendered anew shows the change.
    pub(crate) async fn meddle(&self, sql: &str) -> u64 {
        let write = self.app.db.write().await.unwrap();
        let touched = write.execute(sql, vec![]).await.unwrap();
        write.commit().await.unwrap();
        touched
    }

    /// Runs the jobs whose time has come, as `serve` does, until none is left.
    pub(crate) async fn work_off(&self) {
        let runner = self.app.runner(&self.operator, std::path::Path::new("/nowhere")).unwrap();
        let (db, now) = (self.app.db.clone(), self.app.clock.now().0);
        let idle = async move {
            let due = "SELECT count(*) FROM job WHERE run_at <= $1";
            while db::Query::number(&db.snapshot().await.unwrap(), due, db::values![now]).await.unwrap() > 0 {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        };
        runner.run(idle).await;
    }

    /// A word of the interface.
    pub(crate) fn word(&self, language: kernel::Language, key: &str) -> String {
        self.app.portal.web.i18n.text(language, key, &[])
    }

    /// Brings these lines in.
    pub(crate) async fn import(&self, lines: &str) -> import::Report {
        self.import_with(lines, import::Options::default()).await
    }

    /// Brings these lines in with these options.
    pub(crate) async fn import_with(&self, lines: &str, options: import::Options) -> import::Report {
        let open = || Ok(std::io::Cursor::new(lines.as_bytes().to_vec()));
        import::articles(&self.app.importer(false), open, &options, |_| ()).await.unwrap()
    }

    /// Brings these site settings in.
    pub(crate) async fn settings(&self, toml: &str) -> kernel::Result<import::Report> {
        import::site(&self.app.importer(false), toml, false).await
    }

    /// Asks for an address.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).header("host", "villes.example").body(Body::empty()).unwrap()).await
    }

    /// Asks with these headers.
    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path).header("host", "villes.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// How many queries it takes to render this address.
    pub(crate) async fn queries(&self, path: &str) -> u32 {
        let (lines, guard) = log("malines::request=info");
        let answer = self.get(path).await;
        drop(guard);
        assert_eq!(answer.status, 200, "{path}");
        let lines = lines.text();
        let number = lines.split_once("queries=").and_then(|(_, rest)| rest.split_whitespace().next()?.parse().ok());
        number.unwrap_or_else(|| panic!("{path} was not logged: {lines}"))
    }

    /// Posts a form as a page of the site would.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = web::address::query(fields);
        let request = Request::post(path)
            .header("host", "villes.example")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.trim_start_matches('?').to_owned())).unwrap()).await
    }

    /// Asks anything.
    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.app.front.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }
}

/// A line of one French text, live.
pub(crate) fn line(id: &str, title: &str, more: &str) -> String {
    format!(
        "{{\"id\": \"{id}\", \"dated\": \"2017-11-20T09:00:00\", \"texts\": {{\"fr\": {{\"title\": \"{title}\"}}}}{more}}}\n"
    )
}

/// What is logged while the guard lives.
pub(crate) fn log(what: &str) -> (Lines, tracing::subscriber::DefaultGuard) {
    let lines = Lines::default();
    let own = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_env_filter(what).with_ansi(false).with_writer(move || own.clone());
    (lines, tracing::subscriber::set_default(subscriber.finish()))
}

/// Lines of a log.
#[derive(Clone, Default)]
pub(crate) struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl std::io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The sources of the product whose path ends so, from the root of the repository.
pub(crate) fn sources(end: &str) -> Vec<String> {
    let (root, mut found) = (root(), Vec::new());
    let mut folders = vec![root.join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                found.push(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found
}

/// A file of the folder of real cases, which lies beside the repository or where `MALINES_SHARED` says; nothing, and a
/// word about it, where it is not there.
pub(crate) fn shared(path: &str) -> Option<String> {
    let folder = std::env::var_os("MALINES_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let text = std::fs::read_to_string(folder.join(path)).ok();
    if text.is_none() {
        eprintln!("skipped: there is no {path} in {} (MALINES_SHARED names the folder)", folder.display());
    }
    text
}

/// What is wrong with a page as HTML.
pub(crate) fn unsound(html: &str) -> Vec<String> {
    let page = dom::parse(html);
    let mut faults = page.errors.clone();
    let mut ids: Vec<_> = page.elements.iter().map(|element| element.get("id")).filter(|id| !id.is_empty()).collect();
    ids.sort_unstable();
    faults.extend(ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("id {} twice", pair[0])));
    for element in &page.elements {
        // The content security policy lets neither through.
        let handler = element.attributes.keys().find(|name| *name == "style" || name.starts_with("on"));
        faults.extend(handler.map(|name| format!("{name} on {element:?}")));
        if element.name == "style"
            || (element.name == "script" && !element.get("type").ends_with("json") && !element.text.is_empty())
        {
            faults.push(format!("inline {}", element.name));
        }
        for name in ["aria-labelledby", "aria-describedby", "for"] {
            let missing = element.get(name).split_whitespace().find(|id| !ids.contains(id));
            faults.extend(missing.map(|id| format!("{name} names {id}, which is not there")));
        }
    }
    for name in ["h1", "main", "title"] {
        let count = page.all(name).filter(|element| !element.path.contains(" svg")).count();
        if count != 1 {
            faults.push(format!("{count} × {name}"));
        }
    }
    faults
}
