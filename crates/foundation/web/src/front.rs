//! The service in front of the router: other hosts, requests that cannot be served, the page cache, one log line.

use std::{
    convert::Infallible,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use futures::{
    FutureExt as _,
    future::{BoxFuture, Either, Ready, ready},
};
use kernel::Random;
use tower::{Service, ServiceExt as _};

use crate::{
    PageCache, Readings, Route, address,
    cache::{Entry, Key, KeyRef},
    reading::is_reader,
    room::PATIENCE,
};

/// The request as it came, path and query undecoded: old systems keep their address in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawTarget(pub String);

/// Names a request in the log and on an error page.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Where the visitor asks from; for limits, never logged.
#[derive(Clone, Copy, Debug)]
pub struct Visitor(pub IpAddr);

/// A request that this service refuses; the portal puts the answer into the site's frame.
#[derive(Clone, Copy, Debug)]
pub struct Refused(pub StatusCode);

/// Which host is the site's own.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    /// `https://villes-en-lien.example`; where it is not set every host is answered.
    pub canonical: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// What the front knows of an address before the router sees it.
struct Known {
    params: &'static [&'static str],
    stored: bool,
    patience: Duration,
    /// What the log has in place of the path, where that holds a secret.
    logged: Option<String>,
}

/// The service; cheap to clone.
#[derive(Clone)]
pub struct Front {
    inner: Router,
    shared: Arc<Shared>,
}

struct Shared {
    known: matchit::Router<Known>,
    cache: PageCache,
    generation: db::Generation,
    hosts: Hosts,
    host: Option<String>,
    https: bool,
    process: String,
    asked: AtomicU64,
    readings: Readings,
    security: Vec<(HeaderName, HeaderValue)>,
}

/// The longest query that a page takes, in bytes.
const LONGEST_QUERY: usize = 4096;
/// The longest path, in bytes: a slug of 80 Arabic letters is 480.
const LONGEST_PATH: usize = 2048;
/// The longest head of a request, in bytes of names and values; the parser's own limit is coarser.
const LONGEST_HEAD: usize = 32 * 1024;

/// The cookie of a session: whoever carries it is never answered from the cache. Behind https a browser keeps it for this very
/// host alone, so that no other of the same domain can plant one (RFC 6265bis, 4.1.3.2).
pub fn session_cookie(https: bool) -> &'static str {
    if https { "__Host-malines_session" } else { "malines_session" }
}

impl Front {
    /// In front of this router, which has these routes. Errors: two routes of one pattern.
    pub fn new(
        inner: Router,
        routes: &[Route],
        cache: PageCache,
        generation: db::Generation,
        hosts: Hosts,
        random: &Random,
    ) -> anyhow::Result<Self> {
        let mut known = matchit::Router::new();
        for route in routes {
            let logged = route.secret.then(|| route.path.clone());
            let entry = Known { params: route.params, stored: route.stored, patience: route.patience, logged };
            known
                .insert(route.path.clone(), entry)
                .map_err(|error| anyhow::anyhow!("route {}: {error}", route.path))?;
        }
        let host = hosts.canonical.as_deref().and_then(|url| url.split_once("://")).map(|(_, host)| host.to_owned());
        let https = hosts.canonical.as_deref().is_some_and(|url| url.starts_with("https://"));
        let security = security(https);
        let cache = cache.carrying(security.clone());
        let (process, asked) = (hex(&random.bytes::<4>()), AtomicU64::new(0));
        let readings = Readings::default();
        let shared = Shared { known, cache, generation, hosts, host, https, process, asked, readings, security };
        Ok(Self { inner, shared: Arc::new(shared) })
    }

    /// How often texts were read since that was last asked.
    pub fn readings(&self) -> &Readings {
        &self.shared.readings
    }

    /// The response of an entry; the page of a text counts as read.
    fn give(&self, entry: &Arc<Entry>, headers: &HeaderMap, head: bool) -> Response {
        if let Some(text) = entry.text()
            && !head
            && is_reader(headers)
        {
            self.shared.readings.add(text.0);
        }
        entry.respond(headers, head)
    }

    /// A stored page, at once: nothing is allocated for it but its headers.
    fn hit(&self, request: &Request) -> Option<Response> {
        let head = *request.method() == Method::HEAD;
        if !(head || *request.method() == Method::GET)
            || has_session(request.headers(), self.shared.https)
            || self.other_host(request).is_some()
        {
            return None;
        }
        let target = request.uri().path_and_query()?.as_str();
        let key = KeyRef { generation: self.shared.generation.get(), target };
        let entry = self.shared.cache.find(key).now_or_never()??;
        if !entry.is_found() && !takes_html(request.headers()) {
            return None;
        }
        let response = self.give(&entry, request.headers(), head);
        let status = response.status().as_u16();
        tracing::info!(target: "malines::request", id = self.id().0, method = %request.method(), path = request.uri().path(), status, micros = 0, queries = 0, hit = true);
        Some(response)
    }

    /// A name for a request: this process's, and how many it has had.
    fn id(&self) -> RequestId {
        let number = self.shared.asked.fetch_add(1, Ordering::Relaxed);
        RequestId(format!("{}-{number:x}", self.shared.process))
    }

    async fn answer(self, request: Request) -> Response {
        #[expect(clippy::disallowed_methods, reason = "measures how long a request took")]
        let begun = std::time::Instant::now();
        let id = self.id();
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let shared = self.shared.clone();
        // A secret is none the less one in an address that is written in another way.
        let normal = address::normal(&path).unwrap_or_else(|_| path.clone());
        let known = shared.known.at(&format!("/{}", normal.trim_start_matches('/'))).ok().map(|found| found.value);
        let patience = known.map_or(PATIENCE, |known| known.patience);
        // On the heap: a request's whole way is a large future.
        let work = Box::pin(db::counted(self.clone().route(request, id.clone())));
        let ((mut response, hit), queries) = match tokio::time::timeout(patience, work).await {
            Ok(done) => done,
            Err(_) => ((StatusCode::SERVICE_UNAVAILABLE.into_response(), false), 0),
        };
        for (name, value) in &self.shared.security {
            response.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        // What is not stored here is not for others to keep either, unless it says so itself.
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
        let micros = begun.elapsed().as_micros();
        let status = response.status().as_u16();
        let path = known.and_then(|known| known.logged.as_deref()).unwrap_or(&path);
        tracing::info!(target: "malines::request", id = id.0, %method, path, status, micros, queries, hit);
        response
    }

    /// The response, and whether it came from the cache.
    async fn route(mut self, mut request: Request, id: RequestId) -> (Response, bool) {
        if let Some(redirect) = self.other_host(&request) {
            return (redirect, false);
        }
        let raw = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        request.extensions_mut().insert(RawTarget(raw.clone()));
        request.extensions_mut().insert(id);
        self.note_visitor(&mut request);
        let query = request.uri().query().unwrap_or_default().to_owned();
        let refused = match address::normal(request.uri().path()) {
            _ if head_size(request.headers()) > LONGEST_HEAD => Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE),
            _ if raw.len() - query.len() > LONGEST_PATH || query.len() > LONGEST_QUERY => Err(StatusCode::URI_TOO_LONG),
            Ok(path) => Ok(path),
            Err(address::BadPath) => Err(StatusCode::BAD_REQUEST),
        };
        let path = match refused {
            Ok(path) => path,
            Err(status) => {
                request.extensions_mut().insert(Refused(status));
                return (self.call_inner(request).await, false);
            }
        };
        self.serve(request, path, &query, raw).await
    }

    async fn serve(&mut self, mut request: Request, path: String, query: &str, raw: String) -> (Response, bool) {
        let shared = self.shared.clone();
        let known = shared.known.at(&path).ok().map(|found| found.value);
        let (pairs, others) = address::declared(query, known.map_or(&[][..], |known| known.params));
        // What no page takes is known by its raw address: its query is a part of it.
        let others = others && known.is_some();
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let canonical = format!("{path}{}", address::query(&pairs));
        let readable = matches!(*request.method(), Method::GET | Method::HEAD);
        if readable && known.is_some() {
            set_target(&mut request, &canonical);
        }
        let storable = known.is_none_or(|known| known.stored);
        if !readable || !storable || has_session(request.headers(), shared.https) {
            return (self.call_inner(request).await, false);
        }
        let head = *request.method() == Method::HEAD;
        let headers = request.headers().clone();
        *request.method_mut() = Method::GET;
        // What no page takes is known by its raw address: old addresses live there.
        let name = if known.is_some() { canonical } else { raw };
        let key = Key { generation: shared.generation.get(), target: name };
        if let Some(entry) = shared.cache.find(KeyRef { generation: key.generation, target: &key.target }).await
            && (entry.is_found() || (!others && takes_html(&headers)))
        {
            return (self.give(&entry, &headers, head), true);
        }
        if others && known.is_some() {
            return (self.unless_found(request, key, &headers, head).await, false);
        }
        let again = clone_head(&request);
        match shared.cache.answer(key, self.clone().call_inner_owned(request)).await {
            Ok(entry) => (self.give(&entry, &headers, head), false),
            Err(Some(response)) => (response, false),
            Err(None) => (self.call_inner(again).await, false),
        }
    }

    /// A page with parameters that it does not take: stored where it is found, else an old address may hide in them.
    async fn unless_found(&mut self, request: Request, key: Key, headers: &HeaderMap, head: bool) -> Response {
        let response = self.call_inner(request).await;
        if response.status() != StatusCode::OK {
            return response;
        }
        match self.shared.cache.answer(key, std::future::ready(response)).await {
            Ok(entry) => self.give(&entry, headers, head),
            Err(response) => response.unwrap_or_else(|| StatusCode::SERVICE_UNAVAILABLE.into_response()),
        }
    }

    async fn call_inner(&mut self, request: Request) -> Response {
        self.clone().call_inner_owned(request).await
    }

    async fn call_inner_owned(self, request: Request) -> Response {
        match self.inner.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    fn other_host(&self, request: &Request) -> Option<Response> {
        let canonical = self.shared.hosts.canonical.as_deref()?;
        let own = self.shared.host.as_deref()?;
        let asked = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
        let asked = asked.or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str))?;
        let for_machines = matches!(request.uri().path(), "/healthz" | "/readyz");
        if asked.eq_ignore_ascii_case(own) || for_machines {
            return None;
        }
        let target = request.uri().path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
        let location = HeaderValue::from_str(&format!("{canonical}{target}")).ok()?;
        Some((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response())
    }

    /// The visitor's address: the peer's, or what a trusted proxy says of it.
    fn note_visitor(&self, request: &mut Request) {
        let Some(Visitor(peer)) = request.extensions().get::<Visitor>().copied() else { return };
        let trusted = |address: &IpAddr| self.shared.hosts.trusted_proxies.contains(&address.to_canonical());
        if !trusted(&peer) {
            return;
        }
        let lines = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let lines: Vec<&str> = lines.collect();
        let entry = |part: &str| {
            let part = part.trim();
            part.parse().ok().or_else(|| part.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip()))
        };
        // From the nearest on; what cannot be read was not written by a proxy of ours, nor what stands before it.
        let entries = lines.iter().rev().flat_map(|line| line.rsplit(',')).map(entry);
        let asked = entries.take_while(Option::is_some).flatten().find(|address| !trusted(address));
        if let Some(address) = asked {
            request.extensions_mut().insert(Visitor(address));
        }
    }
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, BoxFuture<'static, Result<Response, Infallible>>>;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if let Some(response) = self.hit(&request) {
            return Either::Left(ready(Ok(response)));
        }
        let front = self.clone();
        Either::Right(Box::pin(async move { Ok(front.answer(request).await) }))
    }
}

fn set_target(request: &mut Request, target: &str) {
    if let Ok(uri) = target.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
}

/// The same request without its body, which a page has none of.
fn clone_head(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    copy
}

fn head_size(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum()
}

/// Whether an error may be answered by a page: whoever does not ask for something else gets one.
pub fn takes_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
    accept.contains("text/html") || accept.contains("*/*") || !accept.contains("json")
}

fn has_session(headers: &HeaderMap, https: bool) -> bool {
    let name = session_cookie(https).as_bytes();
    let carries = |value: &HeaderValue| {
        let mut parts = value.as_bytes().split(|b| *b == b';');
        parts.any(|part| part.trim_ascii().strip_prefix(name).is_some_and(|rest| rest.starts_with(b"=")))
    };
    headers.get_all(header::COOKIE).iter().any(carries)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The headers that every response carries.
fn security(https: bool) -> Vec<(HeaderName, HeaderValue)> {
    let mut all = vec![
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            ),
        ),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), geolocation=(), microphone=(), browsing-topics=()"),
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    ];
    if https {
        all.push((header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000")));
    }
    all
}
