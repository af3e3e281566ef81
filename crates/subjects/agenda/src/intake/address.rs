//! An address of a calendar: what its editor decided, when it was asked and what came of it.

use std::time::Duration;

use db::Uuid;
use kernel::{Instant, Language, PartyId, PublicationId, ThemeId, Url};
use parties::ContactRef;
use serde::{Deserialize, Serialize};

use super::weigh::{Fate, Weighed};

/// How long an address is left alone, in milliseconds: six hours.
const EVERY: i64 = 6 * 3_600_000;
/// The longest that is waited after failures, in milliseconds: a week.
const LONGEST: i64 = 7 * 86_400_000;
/// After so many failures in a row nobody asks any more.
const FAILURES: i64 = 12;
/// How many things a report tells one by one.
const TOLD: usize = 20;

/// What becomes of the events that are brought in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Into {
    /// The address that brings them; nothing where they come in a file.
    pub(crate) calendar: Option<Uuid>,
    /// The language of their words.
    pub(crate) language: Language,
    /// Their theme.
    pub(crate) theme: Option<ThemeId>,
    /// Who says them.
    pub(crate) issuer: Option<PartyId>,
    /// Who answers for them.
    pub(crate) contact: Option<ContactRef>,
    /// Whether they are published at once.
    pub(crate) at_once: bool,
}

/// An address.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Address {
    pub(crate) id: Uuid,
    /// Where the calendar is.
    pub(crate) url: Url,
    /// What it is called in the desk.
    pub(crate) name: String,
    /// What becomes of its events.
    pub(crate) into: Into,
    /// Whether it is not asked: an editor said so, or it failed too often.
    pub(crate) is_paused: bool,
    /// Which state of it is known.
    pub(crate) state: web::Known,
    /// When it was asked last.
    pub(crate) asked_at: Option<Instant>,
    /// When it answered last as it should.
    pub(crate) heard_at: Option<Instant>,
    /// When it is asked next.
    pub(crate) due_at: Instant,
    /// How often it has failed since.
    pub(crate) failures: i64,
    /// What went wrong the last time.
    pub(crate) trouble: Option<Trouble>,
    /// What came the last time that it had changed.
    pub(crate) report: Option<Report>,
}

/// What an editor decides about an address.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decided {
    /// Where the calendar is.
    pub(crate) url: Url,
    /// What it is called in the desk.
    pub(crate) name: String,
    /// What becomes of its events.
    pub(crate) into: Into,
    /// Whether it is not asked.
    pub(crate) is_paused: bool,
}

impl Address {
    /// A new one, which is asked at once.
    pub(crate) fn new(id: Uuid, decided: Decided, now: Instant) -> Self {
        Self {
            id,
            url: decided.url,
            name: decided.name,
            into: Into { calendar: Some(id), ..decided.into },
            is_paused: decided.is_paused,
            state: web::Known::default(),
            asked_at: None,
            heard_at: None,
            due_at: now,
            failures: 0,
            trouble: None,
            report: None,
        }
    }

    /// The same as an editor decides now. Another address, or one that is taken up again, is asked at once, and what is known of the
    /// former one is none of its. Says whether that is so.
    pub(crate) fn decide(&mut self, decided: Decided, now: Instant) -> bool {
        let is_anew = decided.url != self.url || (self.is_paused && !decided.is_paused);
        if is_anew {
            (self.due_at, self.failures, self.state) = (now, 0, web::Known::default());
        }
        (self.url, self.name, self.is_paused) = (decided.url, decided.name, decided.is_paused);
        self.into = Into { calendar: Some(self.id), ..decided.into };
        is_anew
    }

    /// Notes that it answered.
    pub(crate) fn answered(&mut self, now: Instant) {
        (self.asked_at, self.heard_at, self.failures, self.trouble) = (Some(now), Some(now), 0, None);
        self.due_at = now.plus_millis(EVERY);
    }

    /// Notes that it did not, and waits the longer the oftener that happens, or as long as its server asked for.
    pub(crate) fn failed(&mut self, now: Instant, trouble: Trouble, again_after: Option<Duration>) {
        self.asked_at = Some(now);
        self.trouble = Some(trouble);
        self.failures += 1;
        let doubled = EVERY << self.failures.saturating_sub(1).clamp(0, 8);
        let asked_for = again_after.and_then(|after| i64::try_from(after.as_millis()).ok()).unwrap_or(0);
        self.due_at = now.plus_millis(doubled.max(asked_for).min(LONGEST));
        self.is_paused |= self.failures >= FAILURES || trouble == Trouble::Private;
    }
}

/// What went wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It leads into a private network.
    Private,
    /// It is larger than is taken.
    Large,
    /// Nobody answers.
    Silent,
    /// There is nothing any more.
    Gone,
    /// One must sign in.
    Closed,
    /// Its server asks for patience.
    Busy,
    /// Its server answers with an error.
    Broken,
    /// What it gives is no calendar.
    NoCalendar,
}

impl Trouble {
    const ALL: [Self; 8] = [
        Self::Private,
        Self::Large,
        Self::Silent,
        Self::Gone,
        Self::Closed,
        Self::Busy,
        Self::Broken,
        Self::NoCalendar,
    ];

    /// By the status of an answer.
    pub(crate) fn of_status(status: u16) -> Self {
        match status {
            404 | 410 => Self::Gone,
            401 | 403 => Self::Closed,
            429 | 503 => Self::Busy,
            _ => Self::Broken,
        }
    }

    /// As written in the table.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Large => "large",
            Self::Silent => "silent",
            Self::Gone => "gone",
            Self::Closed => "closed",
            Self::Busy => "busy",
            Self::Broken => "broken",
            Self::NoCalendar => "no-calendar",
        }
    }

    /// As the table has it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The key of the words for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Private => "agenda-trouble-private",
            Self::Large => "agenda-trouble-large",
            Self::Silent => "agenda-trouble-silent",
            Self::Gone => "agenda-trouble-gone",
            Self::Closed => "agenda-trouble-closed",
            Self::Busy => "agenda-trouble-busy",
            Self::Broken => "agenda-trouble-broken",
            Self::NoCalendar => "agenda-intake-no-calendar",
        }
    }
}

/// What came of a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Report {
    /// How many events were made.
    pub(crate) made: u32,
    /// How many were changed.
    pub(crate) changed: u32,
    /// How many were left as they are, or were there already.
    pub(crate) same: u32,
    /// How many are over.
    pub(crate) past: u32,
    /// How many were not taken.
    pub(crate) refused: u32,
    /// The first of these: the title, and the key of the reason.
    pub(crate) reasons: Vec<(String, String)>,
    /// Events that the calendar has no longer, though they are to come.
    pub(crate) gone: Vec<(String, PublicationId)>,
}

impl Report {
    /// Counts what needs nothing to be written.
    pub(crate) fn count(&mut self, weighed: &Weighed) {
        match &weighed.fate {
            Fate::New | Fate::Changed(_) => {}
            Fate::Same(_) | Fate::There(_) | Fate::Ours => self.same += 1,
            Fate::Past => self.past += 1,
            Fate::Refused(key) => {
                self.refused += 1;
                if self.reasons.len() < TOLD {
                    self.reasons.push((weighed.title.clone(), (*key).to_owned()));
                }
            }
        }
    }

    /// Notes an event that the calendar has no longer.
    pub(crate) fn miss(&mut self, title: &str, publication: PublicationId) {
        if self.gone.len() < TOLD {
            self.gone.push((title.to_owned(), publication));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(url: &str) -> Decided {
        let language = Language::FR;
        let into = Into { calendar: None, language, theme: None, issuer: None, contact: None, at_once: false };
        Decided { url: url.parse().unwrap(), name: "Ville".into(), into, is_paused: false }
    }

    fn address() -> Address {
        Address::new(Uuid::nil(), decided("https://ville.example/agenda.ics"), Instant(0))
    }

    #[test]
    fn another_address_or_one_taken_up_again_is_asked_at_once() {
        let mut own = address();
        own.answered(Instant(1_000));
        own.state.etag = Some("a".into());
        let (kept, due) = (own.state.clone(), own.due_at);
        assert!(!own.decide(decided("https://ville.example/agenda.ics"), Instant(2_000)));
        assert_eq!((own.state.clone(), own.due_at), (kept, due), "another name alone changes nothing");
        assert!(own.decide(decided("https://autre.example/agenda.ics"), Instant(2_000)));
        assert_eq!((own.state.clone(), own.due_at), (web::Known::default(), Instant(2_000)));
        own.is_paused = true;
        assert!(own.decide(decided("https://autre.example/agenda.ics"), Instant(3_000)));
    }

    #[test]
    fn an_address_is_left_alone_for_six_hours_and_longer_where_it_fails() {
        let mut own = address();
        let now = Instant(1_000);
        own.answered(now);
        assert_eq!(own.due_at, now.plus_millis(EVERY));
        let mut waits = Vec::new();
        for _ in 0..FAILURES {
            assert!(!own.is_paused);
            own.failed(now, Trouble::Silent, None);
            waits.push((own.due_at.0 - now.0) / 3_600_000);
        }
        assert_eq!(waits[..6], [6, 12, 24, 48, 96, 168]);
        assert!(own.is_paused && waits.iter().all(|hours| *hours <= 168));
        own.answered(now);
        assert_eq!((own.failures, own.trouble), (0, None));
        own.failed(now, Trouble::Busy, Some(Duration::from_hours(24)));
        assert_eq!(own.due_at, now.plus_millis(86_400_000), "as its server asked for");
        own.failed(now, Trouble::Busy, Some(Duration::from_secs(u64::MAX)));
        assert!(own.due_at.0 - now.0 <= LONGEST);
    }

    #[test]
    fn each_trouble_is_read_as_it_was_written() {
        for trouble in Trouble::ALL {
            assert_eq!(Trouble::read(trouble.as_str()), Some(trouble));
        }
        assert_eq!(Trouble::of_status(500), Trouble::Broken);
    }
}
