//! The whole product on a temporary base, asked through its front door.

#![allow(dead_code, reason = "each test file uses a part of it")]

use axum::{body::Body, http::Request};
use malines::{App, Operator, migrations};
use tower::ServiceExt as _;

/// The product with its data folder.
pub struct Site {
    pub app: App,
    pub operator: Operator,
    base: testkit::Base,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("the answer is text")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Site {
    /// An empty site on this base.
    pub async fn on(base: testkit::Base) -> Self {
        let operator = Operator {
            data_dir: base.folder.path().to_owned(),
            database: base.database.clone(),
            public_url: Some("https://villes.example".parse().unwrap()),
            ..Operator::default()
        };
        db::migrate(&base.target, &migrations()).await.unwrap();
        let app = App::open(&operator, testkit::clock(), kernel::Random::seeded(1)).await.unwrap();
        Self { app, operator, base }
    }

    /// An empty site on SQLite.
    pub async fn new() -> Self {
        Self::on(testkit::sqlite().unwrap()).await
    }

    /// An empty site on each database there is.
    pub async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for base in testkit::bases().await.unwrap() {
            all.push(Self::on(base).await);
        }
        all
    }

    /// Brings these lines in.
    pub async fn import(&self, lines: &str) -> import::Report {
        self.import_with(lines, import::Options::default()).await
    }

    /// Brings these lines in with these options.
    pub async fn import_with(&self, lines: &str, options: import::Options) -> import::Report {
        let open = || Ok(std::io::Cursor::new(lines.as_bytes().to_vec()));
        import::articles(&self.app.importer(false), open, &options, |_| ()).await.unwrap()
    }

    /// Brings these site settings in.
    pub async fn settings(&self, toml: &str) -> kernel::Result<import::Report> {
        import::site(&self.app.importer(false), toml, false).await
    }

    /// Asks for an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).header("host", "villes.example").body(Body::empty()).unwrap()).await
    }

    /// Asks with these headers.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path).header("host", "villes.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a page of the site would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = web::address::query(fields);
        let request = Request::post(path)
            .header("host", "villes.example")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.trim_start_matches('?').to_owned())).unwrap()).await
    }

    /// Asks anything.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.app.front.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }
}

/// A line of one French text, live.
pub fn line(id: &str, title: &str, more: &str) -> String {
    format!(
        "{{\"id\": \"{id}\", \"dated\": \"2017-11-20T09:00:00\", \"texts\": {{\"fr\": {{\"title\": \"{title}\"}}}}{more}}}\n"
    )
}
