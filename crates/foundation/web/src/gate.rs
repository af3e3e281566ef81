//! How often a form for everybody is taken, and whether a person sent it. All of it is kept in memory, bounded, by hashes: no
//! address of a visitor is stored, logged, or known beyond its day.

use std::{collections::HashMap, net::IpAddr};

use kernel::Instant;
use sha2::{Digest as _, Sha256};
use tokio::sync::Mutex;

use crate::{Failure, Stamp, StampError};

/// An hour, in milliseconds.
const HOUR: i64 = 3_600_000;
/// A day, in milliseconds.
const DAY: i64 = 24 * HOUR;
/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;
/// How many addresses, and how many letters, are remembered.
const MOST_KEPT: usize = 10_000;

type Hash = [u8; 32];

/// What was sent lately by a form.
pub struct Gate {
    /// How many letters a visitor may send within an hour.
    most: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By visitor: when the letters of the last hour came, the oldest first.
    visitors: HashMap<Hash, Vec<Instant>>,
    /// By letter: when it came, within the last minute.
    letters: HashMap<Hash, Instant>,
}

/// What became of a letter at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass<T> {
    /// It went, and this came of it.
    Sent(T),
    /// The same letter went within the last minute: a form sent twice.
    Twice,
    /// Its visitor has sent as many as may go; the next may go after so many seconds.
    TooMany(i64),
}

/// A visitor by a hash whose salt is made of the site's secret and changes each day. An IPv6 network of 64 bits is one
/// visitor, since a machine has as many addresses in it as it likes.
pub fn visitor(address: IpAddr, secret: &[u8], now: Instant) -> [u8; 32] {
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
    /// A gate through which each visitor may go so many times an hour.
    pub fn new(most: usize) -> Self {
        Self { most, kept: Mutex::default() }
    }

    /// Sends this letter of this visitor by `send`, where it may go. One letter goes at a time, so that the second of
    /// a form sent twice knows what became of the first; one that could not be sent is as if it had not come.
    pub async fn pass<T>(
        &self,
        visitor: [u8; 32],
        letter: [u8; 32],
        now: Instant,
        send: impl Future<Output = Result<T, Failure>>,
    ) -> Result<Pass<T>, Failure> {
        let mut kept = self.kept.lock().await;
        if let Some(refused) = kept.refuse(self.most, visitor, letter, now) {
            return Ok(refused);
        }
        let done = send.await?;
        kept.note(visitor, letter, now);
        Ok(Pass::Sent(done))
    }
}

/// Why a form may not come from a person. Nobody is told that it went while it did not: a person whose browser filled the
/// hidden field, or who left the form open overnight, sends it again by one button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The field that people do not see was filled.
    Trapped,
    /// It came sooner than a person writes.
    TooSoon,
    /// The form was shown too long ago, or not by this site.
    TooOld,
}

impl Doubt {
    /// What is doubtful about a form: by its hidden field, and by its time.
    pub fn of(hidden: &str, stamp: Result<Stamp, StampError>) -> Option<Self> {
        if !hidden.is_empty() {
            return Some(Self::Trapped);
        }
        Some(match stamp.err()? {
            StampError::TooSoon => Self::TooSoon,
            StampError::TooOld | StampError::Forged => Self::TooOld,
        })
    }
}

impl Kept {
    fn refuse<T>(&mut self, most: usize, visitor: Hash, letter: Hash, now: Instant) -> Option<Pass<T>> {
        if self.letters.get(&letter).is_some_and(|at| now.0 - at.0 < MINUTE) {
            return Some(Pass::Twice);
        }
        let sent = self.visitors.get_mut(&visitor)?;
        sent.retain(|at| now.0 - at.0 < HOUR);
        let oldest = sent.first().filter(|_| sent.len() >= most)?;
        Some(Pass::TooMany((oldest.0 + HOUR - now.0).max(0) / 1000 + 1))
    }

    fn note(&mut self, visitor: Hash, letter: Hash, now: Instant) {
        self.letters.retain(|_, at| now.0 - at.0 < MINUTE);
        self.letters.insert(letter, now);
        self.visitors.entry(visitor).or_default().push(now);
        self.bound(now);
    }

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

    /// A letter that is sent where it may be.
    async fn pass(gate: &Gate, visitor: usize, letter: usize, now: Instant) -> Pass<()> {
        gate.pass(hash(visitor), hash(letter), now, async { Ok(()) }).await.unwrap()
    }

    #[test]
    fn a_form_is_doubtful_by_its_hidden_field_or_its_time() {
        let good = Ok(Stamp(Instant(0)));
        assert_eq!(Doubt::of("", good), None);
        assert_eq!(Doubt::of("https://x.example", good), Some(Doubt::Trapped));
        assert_eq!(Doubt::of("", Err(StampError::TooSoon)), Some(Doubt::TooSoon));
        assert_eq!(Doubt::of("", Err(StampError::TooOld)), Some(Doubt::TooOld));
        assert_eq!(Doubt::of("", Err(StampError::Forged)), Some(Doubt::TooOld));
    }

    #[tokio::test]
    async fn five_letters_an_hour_may_go() {
        let gate = Gate::new(5);
        for number in 0..5 {
            assert_eq!(pass(&gate, 0, number, after(1000)).await, Pass::Sent(()));
        }
        assert_eq!(pass(&gate, 0, 5, after(61_000)).await, Pass::TooMany(3541));
        assert_eq!(pass(&gate, 1, 6, after(61_000)).await, Pass::Sent(()));
        assert_eq!(pass(&gate, 0, 7, after(HOUR + 1000)).await, Pass::Sent(()));
    }

    #[tokio::test]
    async fn the_same_letter_goes_once_a_minute_and_counts_once() {
        let gate = Gate::new(5);
        assert_eq!(pass(&gate, 0, 9, START).await, Pass::Sent(()));
        for _ in 0..10 {
            assert_eq!(pass(&gate, 0, 9, after(MINUTE - 1)).await, Pass::Twice);
        }
        assert_eq!(pass(&gate, 0, 9, after(MINUTE)).await, Pass::Sent(()));
    }

    #[tokio::test]
    async fn the_second_of_two_waits_for_what_becomes_of_the_first() {
        let gate = Gate::new(5);
        let twice = async |fails: bool| {
            let send = async move {
                tokio::task::yield_now().await;
                if fails { Err(kernel::Error::TooLarge.into()) } else { Ok(()) }
            };
            tokio::join!(gate.pass(hash(0), hash(9), START, send), gate.pass(hash(0), hash(9), START, async { Ok(()) }))
        };
        let (first, second) = twice(true).await;
        assert!(first.is_err());
        assert_eq!(second.unwrap(), Pass::Sent(()));
        let (first, second) = twice(false).await;
        assert_eq!((first.unwrap(), second.unwrap()), (Pass::Twice, Pass::Twice));
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let mut kept = Kept::default();
        for number in 0..MOST_KEPT + 50 {
            kept.note(hash(number), hash(number), after(i64::try_from(number).unwrap()));
        }
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
