//! The page cache: whole responses under the generation that they were rendered in. A change anywhere moves the
//! generation forward, so that nothing is invalidated by hand.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use arc_swap::ArcSwapOption;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use equivalent::Equivalent;
use kernel::{Clock, Instant};
use moka::future::Cache;

use crate::{
    Stored, TextPage,
    encoding::{Coding, Effort, accepted, compress},
};

/// Stored pages, bounded in bytes; cheap to clone.
#[derive(Clone)]
pub struct PageCache {
    pages: Cache<Key, Arc<Entry>>,
    /// Redirects and pages that are not there, within a tenth of the bytes: a flood of wrong addresses moves no page.
    others: Cache<Key, Arc<Entry>>,
    clock: Clock,
    /// What every response carries; kept with each entry, so that a hit only copies.
    common: Arc<[(HeaderName, HeaderValue)]>,
}

/// Under which generation, and which path and query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) generation: i64,
    pub(crate) target: String,
}

/// The same, borrowed: a hit allocates no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct KeyRef<'a> {
    pub(crate) generation: i64,
    pub(crate) target: &'a str,
}

impl Equivalent<Key> for KeyRef<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.generation == key.generation && self.target == key.target
    }
}

/// From how many hits on a page is worth a thorough compression.
const WANTED: u32 = 8;

/// Below this many bytes compression costs more than it spares.
const WORTH: usize = 800;

/// No stored page is larger than this.
const LARGEST: usize = 8 << 20;

/// A stored response.
pub(crate) struct Entry {
    status: StatusCode,
    headers: HeaderMap,
    etag: HeaderValue,
    plain: Bytes,
    encoded: [ArcSwapOption<Bytes>; 3],
    asked: AtomicU32,
    fresh_until: Option<Instant>,
    /// The text that it is the page of.
    text: Option<TextPage>,
}

/// What could not be put among the pages.
enum Unstored {
    /// A response that is stored among the others.
    Other(Arc<Entry>),
    /// A response that belongs to the one who asked; whoever waited for it renders its own.
    Own(Mutex<Option<Response>>),
}

impl PageCache {
    /// At most so many bytes of pages, and a tenth of that of everything else.
    pub fn new(bytes: u64, clock: Clock) -> Self {
        let sized = |bytes: u64| {
            Cache::builder()
                .max_capacity(bytes)
                .weigher(|key: &Key, entry: &Arc<Entry>| entry.weight(key.target.len()))
                .time_to_idle(Duration::from_hours(6))
                .build()
        };
        Self { pages: sized(bytes), others: sized(bytes / 10), clock, common: Arc::new([]) }
    }

    /// The same cache, whose entries carry these headers too.
    pub(crate) fn carrying(mut self, headers: Vec<(HeaderName, HeaderValue)>) -> Self {
        self.common = headers.into();
        self
    }

    /// A stored response, if there is one that is still right.
    pub(crate) async fn find(&self, key: KeyRef<'_>) -> Option<Arc<Entry>> {
        let found = match self.pages.get(&key).await {
            None => self.others.get(&key).await,
            found => found,
        };
        found.filter(|entry| entry.fresh_until.is_none_or(|until| self.clock.now() < until))
    }

    /// The response for a key: stored, or rendered once for however many wait for it.
    pub(crate) async fn answer(
        &self,
        key: Key,
        render: impl Future<Output = Response>,
    ) -> Result<Arc<Entry>, Option<Response>> {
        if let Some(stale) = self.pages.get(&key).await
            && stale.fresh_until.is_some_and(|until| self.clock.now() >= until)
        {
            self.pages.invalidate(&key).await;
        }
        let rendered = self.pages.try_get_with(key.clone(), async { keep(render.await, &self.common).await }).await;
        match rendered {
            Ok(entry) => Ok(entry),
            Err(unstored) => match &*unstored {
                Unstored::Other(entry) => {
                    self.others.insert(key, entry.clone()).await;
                    Ok(entry.clone())
                }
                Unstored::Own(response) => Err(response.lock().unwrap_or_else(PoisonError::into_inner).take()),
            },
        }
    }
}

/// Makes an entry of a response that may be stored.
async fn keep(response: Response, common: &[(HeaderName, HeaderValue)]) -> Result<Arc<Entry>, Unstored> {
    let own = |response| Unstored::Own(Mutex::new(Some(response)));
    let Some(stored) = response.extensions().get::<Stored>().copied() else { return Err(own(response)) };
    let text = response.extensions().get::<TextPage>().copied();
    if axum::body::HttpBody::size_hint(response.body()).lower() > LARGEST as u64 {
        return Err(own(response));
    }
    let (parts, body) = response.into_parts();
    let plain = match axum::body::to_bytes(body, LARGEST).await {
        Ok(plain) => plain,
        Err(error) => {
            tracing::error!("a page could not be read: {error}");
            return Err(own(axum::response::IntoResponse::into_response(StatusCode::INTERNAL_SERVER_ERROR)));
        }
    };
    let entry = Arc::new(Entry { text, ..Entry::new(parts.status, parts.headers, plain, stored, common) });
    if parts.status == StatusCode::OK { Ok(entry) } else { Err(Unstored::Other(entry)) }
}

impl Entry {
    fn new(
        status: StatusCode,
        mut headers: HeaderMap,
        plain: Bytes,
        stored: Stored,
        common: &[(HeaderName, HeaderValue)],
    ) -> Self {
        for (name, value) in common {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        let etag = format!("W/\"{:016x}\"", xxhash_rust::xxh3::xxh3_64(&plain));
        let etag = HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("W/\"0\""));
        headers.remove(header::CONTENT_LENGTH);
        if stored.immutable {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        } else {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
        }
        if status == StatusCode::OK {
            headers.insert(header::ETAG, etag.clone());
        }
        let encoded = std::array::from_fn(|_| ArcSwapOption::empty());
        Self {
            status,
            headers,
            etag,
            plain,
            encoded,
            asked: AtomicU32::new(0),
            fresh_until: stored.fresh_until,
            text: None,
        }
    }

    /// What an entry weighs: its bytes and, for text, about as much again for its compressed copies.
    fn weight(&self, key: usize) -> u32 {
        u32::try_from(self.plain.len() * 2 + key + 1024).unwrap_or(u32::MAX)
    }

    /// The text that it is the page of.
    pub(crate) fn text(&self) -> Option<TextPage> {
        self.text
    }

    /// Whether it is a page that was found.
    pub(crate) fn is_found(&self) -> bool {
        self.status == StatusCode::OK
    }

    /// The response for a request with these headers.
    pub(crate) fn respond(self: &Arc<Self>, request: &HeaderMap, head: bool) -> Response {
        if self.is_found() && self.is_known(request) {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            let kept = [header::CACHE_CONTROL, header::VARY, header::ETAG];
            for name in kept {
                if let Some(value) = self.headers.get(&name) {
                    response.headers_mut().insert(name, value.clone());
                }
            }
            return response;
        }
        let (bytes, coding) = self.bytes(request);
        let length = bytes.len();
        let mut response = Response::new(if head { Body::empty() } else { Body::from(bytes) });
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        if head {
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        if let Some(coding) = coding {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.token()));
        }
        response
    }

    /// `If-None-Match` by weak comparison (RFC 9110, 13.1.2).
    fn is_known(&self, request: &HeaderMap) -> bool {
        let Some(given) = request.get(header::IF_NONE_MATCH) else { return false };
        let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
        let own = opaque(self.etag.as_bytes());
        given.as_bytes().split(|b| *b == b',').any(|tag| opaque(tag.trim_ascii()) == own)
    }

    fn bytes(self: &Arc<Self>, request: &HeaderMap) -> (Bytes, Option<Coding>) {
        let accepted = request.get(header::ACCEPT_ENCODING).map_or([false; 3], |value| accepted(value.as_bytes()));
        if self.plain.len() < WORTH || !self.is_text() || accepted == [false; 3] {
            return (self.plain.clone(), None);
        }
        if self.asked.fetch_add(1, Ordering::Relaxed) == WANTED {
            let entry = self.clone();
            tokio::task::spawn_blocking(move || entry.improve());
        }
        // Brotli is the smallest once it has been made thoroughly; until then zstd is the quickest.
        let ready = (0..3).find(|at| accepted[*at] && self.encoded[*at].load().is_some());
        let at = ready.or_else(|| [1, 2, 0].into_iter().find(|at| accepted[*at])).unwrap_or(2);
        let coding = Coding::ALL[at];
        if let Some(bytes) = &*self.encoded[at].load() {
            return (Bytes::clone(bytes), Some(coding));
        }
        match compress(&self.plain, coding, Effort::Quick) {
            Some(bytes) => {
                self.encoded[at].store(Some(Arc::new(bytes.clone())));
                (bytes, Some(coding))
            }
            None => (self.plain.clone(), None),
        }
    }

    fn is_text(&self) -> bool {
        let mime = self.headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
        mime.starts_with(b"text/")
            || [&b"xml"[..], b"json", b"javascript", b"svg"]
                .iter()
                .any(|part| mime.windows(part.len()).any(|w| w == *part))
    }

    fn improve(&self) {
        for (at, coding) in Coding::ALL.into_iter().enumerate() {
            if let Some(bytes) = compress(&self.plain, coding, Effort::Thorough) {
                self.encoded[at].store(Some(Arc::new(bytes)));
            }
        }
    }
}
