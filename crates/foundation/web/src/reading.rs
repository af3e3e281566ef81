//! What was read: how often each text was answered to somebody who came to read it. Counted where pages are answered, in memory,
//! and only as a number: no cookie is set, no address is looked at, nothing of who asked is kept.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::http::{HeaderMap, header};
use db::Uuid;

/// Marks a response as the page of a text, which is counted when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPage(pub Uuid);

/// In how many parts the counts lie: those who count at the same time rarely wait for each other.
const PARTS: usize = 16;

/// How many texts a part counts between two times that it is emptied; what comes beyond is not counted.
const TEXTS_OF_PART: usize = 4096;

/// How often texts were read since the counts were last taken; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Readings(Arc<[Mutex<HashMap<Uuid, u32>>; PARTS]>);

impl Readings {
    /// Counts one reading of a text, unless too many other texts wait to be taken.
    pub fn add(&self, text: Uuid) {
        self.add_many(text, 1);
    }

    /// Counts several at once: those that could not be kept elsewhere come back.
    pub fn add_many(&self, text: Uuid, count: u32) {
        // The last byte of an id is chance.
        let part = &self.0[usize::from(text.as_bytes()[15]) % PARTS];
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        if part.len() < TEXTS_OF_PART || part.contains_key(&text) {
            let known = part.entry(text).or_default();
            *known = known.saturating_add(count);
        }
    }

    /// Takes the counts, in the order of the texts; counting begins anew.
    pub fn take(&self) -> Vec<(Uuid, u32)> {
        let empty = |part: &Mutex<HashMap<Uuid, u32>>| {
            std::mem::take(&mut *part.lock().unwrap_or_else(PoisonError::into_inner))
        };
        let mut all: Vec<_> = self.0.iter().flat_map(empty).collect();
        all.sort_unstable();
        all
    }
}

/// Whether a request is somebody's who comes to read: a browser that opens the page for its reader. Not one that fetches ahead or
/// for a script, and no robot that says so.
pub(crate) fn is_reader(headers: &HeaderMap) -> bool {
    let says = |name: &str, expected: &[u8]| headers.get(name).is_none_or(|value| value.as_bytes() == expected);
    let ahead = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
    let fetches_ahead = |name: &&str| headers.get(*name).is_some_and(|value| value.as_bytes().starts_with(b"pre"));
    says("sec-fetch-dest", b"document")
        && says("sec-fetch-mode", b"navigate")
        && !ahead.iter().any(fetches_ahead)
        && headers.get(header::USER_AGENT).is_some_and(|agent| is_browser(agent.as_bytes()))
}

/// Words by which robots name themselves, in small letters.
const ROBOTS: [&[u8]; 18] = [
    b"bot",
    b"crawl",
    b"spider",
    b"slurp",
    b"fetch",
    b"preview",
    b"monitor",
    b"check",
    b"headless",
    b"lighthouse",
    b"facebookexternalhit",
    b"feed",
    b"python",
    b"curl",
    b"wget",
    b"java/",
    b"http-client",
    b"httpclient",
];

/// The first three letters of each, as [`three`] has them: most places of a name are passed by one comparison.
const BEGINNINGS: [u32; ROBOTS.len()] = {
    let mut all = [0; ROBOTS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = three(ROBOTS[at][0], ROBOTS[at][1], ROBOTS[at][2]);
        at += 1;
    }
    all
};

/// Three letters in one number, capitals as small ones.
const fn three(a: u8, b: u8, c: u8) -> u32 {
    u32::from_le_bytes([a | 0x20, b | 0x20, c | 0x20, 0])
}

/// Every browser begins by calling itself Mozilla or Opera; robots that do so as well say in the rest what they are.
fn is_browser(agent: &[u8]) -> bool {
    let begins = |at: &[u8], word: &[u8]| at.len() >= word.len() && at[..word.len()].eq_ignore_ascii_case(word);
    let is_robot = |(at, next): (usize, &[u8])| {
        BEGINNINGS.contains(&three(next[0], next[1], next[2])) && ROBOTS.iter().any(|word| begins(&agent[at..], word))
    };
    (begins(agent, b"mozilla/") || begins(agent, b"opera/")) && !agent.windows(3).enumerate().any(is_robot)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    fn asked(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn who_opens_the_page_reads_it() {
        assert!(is_reader(&asked(&[("user-agent", FIREFOX)])), "an older browser says nothing of its purpose");
        let modern = [("user-agent", FIREFOX), ("sec-fetch-dest", "document"), ("sec-fetch-mode", "navigate")];
        assert!(is_reader(&asked(&modern)));
        for (name, value) in [
            ("sec-fetch-dest", "empty"),
            ("sec-fetch-dest", "iframe"),
            ("sec-fetch-mode", "cors"),
            ("sec-purpose", "prefetch;prerender"),
            ("purpose", "prefetch"),
            ("x-moz", "prefetch"),
        ] {
            assert!(!is_reader(&asked(&[("user-agent", FIREFOX), (name, value)])), "{name}: {value}");
        }
    }

    #[test]
    fn robots_that_say_so_do_not() {
        for agent in [
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0 Safari/537.36",
            "facebookexternalhit/1.1",
            "curl/8.5.0",
            "",
        ] {
            assert!(!is_reader(&asked(&[("user-agent", agent)])), "{agent}");
        }
        assert!(!is_reader(&HeaderMap::new()), "who does not say what it is");
    }

    #[test]
    fn counts_are_bounded_and_taken_once() {
        let readings = Readings::default();
        let id = |number: u128| Uuid::from_u128(number * 16);
        for number in 0..TEXTS_OF_PART as u128 + 10 {
            readings.add(id(number));
        }
        readings.add(id(0));
        let taken = readings.take();
        assert_eq!(taken.len(), TEXTS_OF_PART);
        assert_eq!(taken[0], (id(0), 2));
        assert!(readings.take().is_empty());
    }
}
