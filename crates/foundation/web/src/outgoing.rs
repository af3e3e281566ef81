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
    Client,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::{Attempt, Policy},
};

/// How long an answer may take in all.
const PATIENCE: Duration = Duration::from_secs(15);
/// The most redirects that are followed.
const REDIRECTS: usize = 5;

/// What another server gave.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Its media type, as it says.
    pub mime: Option<String>,
    /// The bytes.
    pub bytes: Bytes,
}

/// The client; cheap to clone.
#[derive(Clone, Debug)]
pub struct Outgoing(Client);

impl Outgoing {
    /// Errors: the machine's certificates cannot be read.
    pub fn new() -> anyhow::Result<Self> {
        // A second call finds the first one's provider, which is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("Malines/", env!("CARGO_PKG_VERSION")))
            .timeout(PATIENCE)
            .redirect(Policy::custom(follow))
            .dns_resolver(Arc::new(PublicOnly))
            .no_proxy()
            .build()?;
        Ok(Self(client))
    }

    /// Fetches an address. Errors: `NotAllowed` where it is not public, `TooLarge` beyond `limit` bytes, `Unavailable`
    /// where the other server does not answer well.
    pub async fn get(&self, url: &Url, limit: usize) -> Result<Fetched> {
        if !literal_is_public(url.as_str()) {
            return Err(Error::NotAllowed);
        }
        let unavailable = |error: reqwest::Error| {
            if is_refusal(&error) { Error::NotAllowed } else { Error::Unavailable(error.into()) }
        };
        let response = self.0.get(url.as_str()).send().await.map_err(unavailable)?;
        let response = response.error_for_status().map_err(unavailable)?;
        let mime = response.headers().get("content-type").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let mut bytes = BytesMut::new();
        let mut stream = response.bytes_stream();
        while let Some(piece) = stream.next().await {
            bytes.extend_from_slice(&piece.map_err(unavailable)?);
            if bytes.len() > limit {
                return Err(Error::TooLarge);
            }
        }
        Ok(Fetched { mime, bytes: bytes.freeze() })
    }
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

fn follow(attempt: Attempt<'_>) -> reqwest::redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.stop();
    }
    if literal_is_public(attempt.url().as_str()) { attempt.follow() } else { attempt.error(Refusal) }
}

/// Whether an address whose host is written as numbers is public; a name is judged when it is resolved.
fn literal_is_public(url: &str) -> bool {
    let host = reqwest::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let Some(host) = host else { return false };
    host.trim_matches(['[', ']']).parse::<IpAddr>().map_or(true, is_public)
}

/// Resolves names to public addresses alone.
struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
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
    use tokio::io::AsyncWriteExt as _;

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
