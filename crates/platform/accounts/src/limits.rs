//! How often something may be tried, by account and by network. Counted in the base, so that all nodes count together;
//! neither addresses nor networks are kept, but keyed hashes that change every day.

use std::net::IpAddr;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::{Error, Result};
use sha2::Sha256;

use crate::{Accounts, store::throttle};

/// How often something may be tried within a window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    name: &'static str,
    /// By one account or address.
    each: i64,
    /// By one network.
    network: i64,
    /// In milliseconds.
    window: i64,
}

const MINUTES: i64 = 60_000;

/// Passwords. The others ways stay open to who is locked out by somebody else's tries.
pub(crate) const PASSWORD: Limit = Limit { name: "password", each: 10, network: 50, window: 15 * MINUTES };
/// Codes: one of a million fits at any time, and three are taken.
pub(crate) const CODE: Limit = Limit { name: "code", each: 10, network: 50, window: 15 * MINUTES };
/// Passkeys.
pub(crate) const PASSKEY: Limit = Limit { name: "passkey", each: 20, network: 100, window: 15 * MINUTES };
/// Mails that let somebody in again.
pub(crate) const RECOVERY: Limit = Limit { name: "recovery", each: 3, network: 20, window: 60 * MINUTES };
/// Links.
pub(crate) const LINK: Limit = Limit { name: "link", each: 20, network: 60, window: 60 * MINUTES };

impl Accounts {
    /// Notes a try, in a transaction of its own: it counts whatever comes of it. Errors: `TooMany`.
    pub(crate) async fn limit(&self, limit: Limit, whom: Option<&str>, from: Option<IpAddr>) -> Result<()> {
        let write = self.db.write().await?;
        let mut within = true;
        if let Some(whom) = whom {
            within &= throttle::count(&write, &self.counted(limit, "each", whom), limit.window).await? <= limit.each;
        }
        if let Some(from) = from {
            let name = self.counted(limit, "network", &network(from));
            within &= throttle::count(&write, &name, limit.window).await? <= limit.network;
        }
        write.commit().await?;
        if within { Ok(()) } else { Err(Error::TooMany) }
    }

    /// Under which name something is counted: a hash with a key of the day.
    fn counted(&self, limit: Limit, by: &str, value: &str) -> String {
        let day = self.web.clock.now().0.div_euclid(24 * 3_600_000);
        let message = format!("malines limit {day} {} {by} {value}", limit.name);
        URL_SAFE_NO_PAD.encode(mac(&self.web.secret, message.as_bytes()))
    }
}

/// HMAC-SHA-256 of a message that says what it is for.
pub(crate) fn mac(secret: &[u8], message: &[u8]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// The network of an address: /24 of IPv4, /48 of IPv6, which is what one subscriber gets.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_subscriber_is_one_network() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("192.0.2.1"), network("192.0.2.254"));
        assert_eq!(network("192.0.2.1"), network("::ffff:192.0.2.7"));
        assert_ne!(network("192.0.2.1"), network("192.0.3.1"));
        assert_eq!(network("2001:db8:1::1"), network("2001:db8:1:ffff::2"));
        assert_ne!(network("2001:db8:1::1"), network("2001:db8:2::1"));
    }
}
