//! How often the contact form is taken. All of it is kept in memory, bounded, by hashes: no address of a visitor is
//! stored, logged, or known beyond its day.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use kernel::Instant;
use sha2::{Digest as _, Sha256};

/// An hour, in milliseconds.
const HOUR: i64 = 3_600_000;
/// A day, in milliseconds.
const DAY: i64 = 24 * HOUR;
/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;
/// How many letters an address may send within an hour.
const MOST_LETTERS: usize = 5;
/// How many addresses, and how many letters, are remembered.
const MOST_KEPT: usize = 10_000;

type Hash = [u8; 32];

/// What was sent lately.
#[derive(Default)]
pub(crate) struct Gate(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// By visitor: when the letters of the last hour came, the oldest first.
    visitors: HashMap<Hash, Vec<Instant>>,
    /// By letter: when it came, within the last minute.
    letters: HashMap<Hash, Instant>,
}

/// What the gate says of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// It may go.
    Free,
    /// The same letter went within the last minute: a form sent twice.
    Twice,
    /// Its visitor has sent as many as may go; the next may go after so many seconds.
    TooMany(i64),
}

/// A visitor by a hash whose salt is made of the site's secret and changes each day. An IPv6 network of 64 bits is one
/// visitor, since a machine has as many addresses in it as it likes.
pub(crate) fn visitor(address: IpAddr, secret: &[u8], now: Instant) -> Hash {
    let mut hash = Sha256::new_with_prefix(b"malines visitor ");
    hash.update(secret);
    hash.update(now.0.div_euclid(DAY).to_be_bytes());
    match address.to_canonical() {
        IpAddr::V4(address) => hash.update(address.octets()),
        IpAddr::V6(address) => hash.update(&address.octets()[..8]),
    }
    hash.finalize().into()
}

impl Gate {
    /// Notes that this letter of this visitor is about to go, where it may.
    pub(crate) fn pass(&self, visitor: Hash, letter: Hash, now: Instant) -> Pass {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.letters.retain(|_, at| now.0 - at.0 < MINUTE);
        if kept.letters.contains_key(&letter) {
            return Pass::Twice;
        }
        let sent = kept.visitors.entry(visitor).or_default();
        sent.retain(|at| now.0 - at.0 < HOUR);
        if let Some(oldest) = sent.first().filter(|_| sent.len() >= MOST_LETTERS) {
            return Pass::TooMany((oldest.0 + HOUR - now.0).max(0) / 1000 + 1);
        }
        sent.push(now);
        kept.letters.insert(letter, now);
        kept.bound(now);
        Pass::Free
    }

    /// The letter could not go after all: it is as if it had not come.
    pub(crate) fn give_back(&self, visitor: Hash, letter: Hash) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.letters.remove(&letter);
        if let Some(sent) = kept.visitors.get_mut(&visitor) {
            sent.pop();
        }
    }
}

impl Kept {
    /// Keeps no more than may be kept: what is over goes first, then what is oldest.
    fn bound(&mut self, now: Instant) {
        if self.visitors.len() > MOST_KEPT {
            self.visitors.retain(|_, sent| sent.last().is_some_and(|at| now.0 - at.0 < HOUR));
        }
        if self.visitors.len() > MOST_KEPT
            && let Some(oldest) = self.visitors.iter().min_by_key(|(_, sent)| sent.last().copied()).map(|(key, _)| *key)
        {
            self.visitors.remove(&oldest);
        }
        if self.letters.len() > MOST_KEPT
            && let Some(oldest) = self.letters.iter().min_by_key(|(_, at)| **at).map(|(key, _)| *key)
        {
            self.letters.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Instant = Instant(1_511_164_800_000);

    fn hash(number: usize) -> Hash {
        Sha256::digest(number.to_be_bytes()).into()
    }

    fn after(millis: i64) -> Instant {
        START.plus_millis(millis)
    }

    #[test]
    fn five_letters_an_hour_may_go() {
        let gate = Gate::default();
        for number in 0..5 {
            assert_eq!(gate.pass(hash(0), hash(number), after(1000)), Pass::Free);
        }
        assert_eq!(gate.pass(hash(0), hash(5), after(61_000)), Pass::TooMany(3541));
        assert_eq!(gate.pass(hash(1), hash(6), after(61_000)), Pass::Free);
        assert_eq!(gate.pass(hash(0), hash(7), after(HOUR + 1000)), Pass::Free);
    }

    #[test]
    fn the_same_letter_goes_once_a_minute_and_counts_once() {
        let gate = Gate::default();
        assert_eq!(gate.pass(hash(0), hash(9), START), Pass::Free);
        for _ in 0..10 {
            assert_eq!(gate.pass(hash(0), hash(9), after(MINUTE - 1)), Pass::Twice);
        }
        assert_eq!(gate.pass(hash(0), hash(9), after(MINUTE)), Pass::Free);
    }

    #[test]
    fn what_did_not_go_may_be_sent_again() {
        let gate = Gate::default();
        for _ in 0..10 {
            assert_eq!(gate.pass(hash(0), hash(9), START), Pass::Free);
            gate.give_back(hash(0), hash(9));
        }
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let gate = Gate::default();
        for number in 0..MOST_KEPT + 50 {
            gate.pass(hash(number), hash(number), after(i64::try_from(number).unwrap()));
        }
        let kept = gate.0.lock().unwrap();
        assert_eq!((kept.visitors.len(), kept.letters.len()), (MOST_KEPT, MOST_KEPT));
        assert!(!kept.visitors.contains_key(&hash(0)), "the oldest goes first");
    }

    #[test]
    fn a_visitor_is_known_for_a_day_by_this_site_alone() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let one = visitor(address("192.0.2.1"), b"secret", START);
        assert_eq!(one, visitor(address("::ffff:192.0.2.1"), b"secret", after(HOUR)));
        assert_ne!(one, visitor(address("192.0.2.2"), b"secret", START));
        assert_ne!(one, visitor(address("192.0.2.1"), b"other", START));
        assert_ne!(one, visitor(address("192.0.2.1"), b"secret", after(DAY)));
        let network = |text| visitor(address(text), b"secret", START);
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }
}
