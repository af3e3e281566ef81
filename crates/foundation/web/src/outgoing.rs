//! The one client by which the server asks other servers. It refuses private addresses after resolution and at each
//! redirect, so that nobody makes this server ask its own neighbours, and it has limits of size and time.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use futures::StreamExt as _;
use kernel::{Error, Result, Url};
use reqwest::{
    Client, Response, StatusCode,
    dns::{Addrs, Name, Resolve, Resolving},
    header,
    redirect::{Attempt, Policy},
};

/// How long an answer may take in all.
const PATIENCE: Duration = Duration::from_secs(15);
/// The most redirects that are followed.
const REDIRECTS: usize = 5;
/// What the server calls itself.
const AGENT: &str = concat!("Malines/", env!("CARGO_PKG_VERSION"));
/// The longest mark of a state that is kept, in bytes.
const MARK_AT_MOST: usize = 500;

/// What another server gave.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Its media type, as it says.
    pub mime: Option<String>,
    /// Which state of it this is, to ask again only for what has changed.
    pub state: Known,
    /// The bytes.
    pub bytes: Bytes,
}

/// Which state of an address is known, as its server marked it (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub modified: Option<String>,
}

/// What another server answered.
#[derive(Clone, Debug)]
pub enum Answered {
    /// What was asked for.
    Found(Fetched),
    /// It is as it was.
    Same,
    /// It was not given: the status, and after how long one may ask again, where the server says so.
    Refused(u16, Option<Duration>),
}

/// Which addresses may be asked.
type Reach = fn(IpAddr) -> bool;

/// The client; cheap to clone.
#[derive(Clone, Debug)]
pub struct Outgoing {
    client: Client,
    reach: Reach,
}

impl Outgoing {
    /// A client that asks public addresses. Errors: the machine's certificates cannot be read.
    pub fn new() -> anyhow::Result<Self> {
        Self::within(is_public)
    }

    /// A client that asks other addresses than the public ones: for a test that is its own neighbour. Errors: the
    /// machine's certificates cannot be read.
    pub fn within(reach: fn(IpAddr) -> bool) -> anyhow::Result<Self> {
        // A second call finds the first one's provider, which is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(AGENT)
            .timeout(PATIENCE)
            .redirect(Policy::custom(move |attempt| follow(attempt, reach)))
            .dns_resolver(Arc::new(Within(reach)))
            .no_proxy()
            .build()?;
        Ok(Self { client, reach })
    }

    /// Fetches an address. Errors: `NotAllowed` where it is not public, `TooLarge` beyond `limit` bytes, `Unavailable`
    /// where the other server does not answer well.
    pub async fn get(&self, url: &Url, limit: usize) -> Result<Fetched> {
        match self.ask(url, limit, None, &Known::default()).await? {
            Answered::Found(fetched) => Ok(fetched),
            Answered::Same => Err(Error::Unavailable(anyhow::anyhow!("an answer to another question"))),
            Answered::Refused(status, _) => Err(Error::Unavailable(anyhow::anyhow!("status {status}"))),
        }
    }

    /// Asks for an address, in the name of this site, unless it is as known. Errors: those of [`Outgoing::get`], but that a
    /// refusal is an answer.
    pub async fn ask(&self, url: &Url, limit: usize, site: Option<&str>, known: &Known) -> Result<Answered> {
        if !literal_is_within(url.as_str(), self.reach) {
            return Err(Error::NotAllowed);
        }
        let mut request = self.client.get(url.as_str());
        if let Some(site) = site {
            request = request.header(header::USER_AGENT, format!("{AGENT} (+{site})"));
        }
        for (name, value) in [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let response = request.send().await.map_err(unavailable)?;
        match response.status() {
            StatusCode::NOT_MODIFIED => Ok(Answered::Same),
            status if !status.is_success() => Ok(Answered::Refused(status.as_u16(), again_after(&response))),
            _ => Ok(Answered::Found(fetched(response, limit).await?)),
        }
    }
}

fn unavailable(error: reqwest::Error) -> Error {
    if is_refusal(&error) { Error::NotAllowed } else { Error::Unavailable(error.into()) }
}

async fn fetched(response: Response, limit: usize) -> Result<Fetched> {
    let mime = word(&response, header::CONTENT_TYPE);
    let mark = |name| word(&response, name).filter(|mark| mark.len() <= MARK_AT_MOST);
    let state = Known { etag: mark(header::ETAG), modified: mark(header::LAST_MODIFIED) };
    let mut bytes = BytesMut::new();
    let mut stream = response.bytes_stream();
    while let Some(piece) = stream.next().await {
        bytes.extend_from_slice(&piece.map_err(unavailable)?);
        if bytes.len() > limit {
            return Err(Error::TooLarge);
        }
    }
    Ok(Fetched { mime, state, bytes: bytes.freeze() })
}

fn word(response: &Response, name: header::HeaderName) -> Option<String> {
    response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// `Retry-After` in seconds (RFC 9110, section 10.2.3).
fn again_after(response: &Response) -> Option<Duration> {
    word(response, header::RETRY_AFTER)?.trim().parse().ok().map(Duration::from_secs)
}

/// Why an address is not asked.
#[derive(Debug, thiserror::Error)]
#[error("not a public address")]
struct Refusal;

fn is_refusal(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<Refusal>() {
            return true;
        }
        cause = error.source();
    }
    false
}

fn follow(attempt: Attempt<'_>, reach: Reach) -> reqwest::redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.stop();
    }
    if literal_is_within(attempt.url().as_str(), reach) { attempt.follow() } else { attempt.error(Refusal) }
}

/// Whether an address whose host is written as numbers may be asked; a name is judged when it is resolved.
fn literal_is_within(url: &str, reach: Reach) -> bool {
    let host = reqwest::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let Some(host) = host else { return false };
    host.trim_matches(['[', ']']).parse::<IpAddr>().map_or(true, reach)
}

/// Resolves names to addresses that may be asked, alone.
struct Within(Reach);

impl Resolve for Within {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| reach(address.ip())).collect();
            if public.is_empty() {
                return Err(Refusal.into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address is one of the public internet: not loopback, private, link-local, shared, documentation,
/// multicast or reserved (IANA's special-purpose registries, RFC 6890), in IPv6 dress neither.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => {
            let first = address.segments()[0];
            match address.to_ipv4_mapped() {
                Some(inner) => is_public_v4(inner),
                // Only 2000::/3 is given out; within it 2001:db8::/32 is documentation, 2002::/16 and 64:ff9b::/96 carry IPv4.
                None => (first & 0xe000) == 0x2000 && !is_special(address),
            }
        }
    }
}

fn is_special(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    segments[0] == 0x2002 || (segments[0] == 0x2001 && (segments[1] == 0x0db8 || segments[1] < 0x0200))
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let special = (a == 192 && b == 0 && (c == 0 || c == 2)) || (a == 198 && (b == 18 || b == 19));
    let local = address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified();
    let never = address.is_documentation() || address.is_multicast() || address.is_broadcast() || a == 0 || a >= 240;
    !(shared || special || local || never)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    #[test]
    fn private_addresses_are_not_public_in_any_dress() {
        for refused in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:10.0.0.1",
            "2001:db8::1",
            "2002:0a00:0001::1",
            "64:ff9b::a00:1",
        ] {
            assert!(!is_public(refused.parse().unwrap()), "{refused}");
        }
        for public in ["1.1.1.1", "193.0.0.1", "2606:4700::1111"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    /// A neighbour that answers each request with the next of these, and hands over what it was asked.
    async fn neighbour(answers: Vec<&'static str>) -> (Url, tokio::task::JoinHandle<Vec<String>>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://127.0.0.1:{}/", listener.local_addr().unwrap().port()).parse().unwrap();
        let asked = tokio::spawn(async move {
            let mut heard = Vec::new();
            for answer in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = vec![0; 4096];
                let read = stream.read(&mut request).await.unwrap();
                heard.push(String::from_utf8_lossy(&request[..read]).to_lowercase());
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
            heard
        });
        (url, asked)
    }

    #[tokio::test]
    async fn what_is_known_is_not_sent_again_and_a_refusal_is_told() {
        let (url, asked) = neighbour(vec![
            "HTTP/1.1 200 OK\r\netag: \"a\"\r\nlast-modified: Mon, 02 Nov 2026 09:00:00 GMT\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi",
            "HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n",
            "HTTP/1.1 503 Busy\r\nretry-after: 120\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nlarge",
        ])
        .await;
        let client = Outgoing::within(|address| address.is_loopback()).unwrap();
        let site = Some("https://villes.example");
        let Answered::Found(found) = client.ask(&url, 2, site, &Known::default()).await.unwrap() else { panic!() };
        assert_eq!(&found.bytes[..], b"hi");
        assert!(matches!(client.ask(&url, 2, site, &found.state).await.unwrap(), Answered::Same));
        let refused = client.ask(&url, 2, site, &found.state).await.unwrap();
        assert!(matches!(refused, Answered::Refused(503, Some(after)) if after.as_secs() == 120));
        assert!(matches!(client.ask(&url, 4, None, &Known::default()).await, Err(Error::TooLarge)));
        let heard = asked.await.unwrap();
        assert!(heard[0].contains("(+https://villes.example)") && !heard[0].contains("if-none-match"), "{}", heard[0]);
        assert!(heard[1].contains("if-none-match: \"a\""), "{}", heard[1]);
        assert!(heard[1].contains("if-modified-since: mon, 02 nov 2026 09:00:00 gmt"), "{}", heard[1]);
    }

    #[tokio::test]
    async fn a_neighbour_is_not_asked() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
        });
        let client = Outgoing::new().unwrap();
        for host in ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"] {
            let url: Url = format!("http://{host}:{port}/").parse().unwrap();
            assert!(matches!(client.get(&url, 1000).await, Err(Error::NotAllowed)), "{host}");
        }
        assert!(!asked.is_finished(), "nobody connected");
        asked.abort();
    }
}
