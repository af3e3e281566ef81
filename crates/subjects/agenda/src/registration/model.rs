//! Registrations: their states, whether the door is open, whether there is a place.

use jiff::tz::TimeZone;
use kernel::{Email, Instant, Language, PublicationId};

use super::facts::{KEPT_USUALLY, Registration, Terms};
use crate::{
    model::{EventFacts, Status},
    moment::Zone,
};

/// How long a place is held for somebody who has not confirmed, in milliseconds.
pub(crate) const HELD: i64 = 48 * 3_600_000;
/// A day, in milliseconds.
pub(crate) const DAY: i64 = 24 * 3_600_000;

/// A registration's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RegistrationId(pub(crate) db::Uuid);

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum State {
    /// A place is held until the link of a mail is opened and its button pressed.
    ToConfirm,
    /// The same, of a place on the waiting list.
    WaitingToConfirm,
    /// They come.
    Confirmed,
    /// They wait for a place.
    Waiting,
    /// They do not come after all.
    Cancelled,
}

impl State {
    /// All of them, in the order of a list's choices.
    pub(crate) const ALL: [Self; 5] =
        [Self::Confirmed, Self::Waiting, Self::ToConfirm, Self::WaitingToConfirm, Self::Cancelled];

    /// As written in the table and in addresses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::ToConfirm => "to-confirm",
            Self::WaitingToConfirm => "waiting-to-confirm",
            Self::Confirmed => "confirmed",
            Self::Waiting => "waiting",
            Self::Cancelled => "cancelled",
        }
    }

    /// As the table or an address has it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// The key of its word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::ToConfirm => "agenda-registration-state-to-confirm",
            Self::WaitingToConfirm => "agenda-registration-state-waiting-to-confirm",
            Self::Confirmed => "agenda-registration-state-confirmed",
            Self::Waiting => "agenda-registration-state-waiting",
            Self::Cancelled => "agenda-registration-state-cancelled",
        }
    }

    /// Whether its mail's button is still to be pressed.
    pub(crate) fn is_to_confirm(self) -> bool {
        matches!(self, Self::ToConfirm | Self::WaitingToConfirm)
    }
}

/// Somebody's registration.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Registered {
    /// Its id.
    pub(crate) id: RegistrationId,
    /// For which event.
    pub(crate) publication: PublicationId,
    /// What they wrote.
    pub(crate) applicant: Applicant,
    /// The language in which they registered, and are written to.
    pub(crate) language: Language,
    /// Where it stands.
    pub(crate) state: State,
    /// When they asked: the order of the waiting list.
    pub(crate) asked_at: Instant,
    /// Until when the place is held, where it is to be confirmed.
    pub(crate) ends_at: Option<Instant>,
    /// Whether they were there.
    pub(crate) came: bool,
    /// What they were last told of the event: see [`said`].
    pub(crate) told: String,
    /// When they were last written to about this registration.
    pub(crate) mailed_at: Option<Instant>,
}

/// What somebody says who registers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Applicant {
    /// Their name, on one line.
    pub(crate) name: String,
    /// Where to write; whom the desk added by hand may have none.
    pub(crate) email: Option<Email>,
    /// The authority or organisation for which they come.
    pub(crate) organisation: Option<String>,
    /// What they do there.
    pub(crate) function: Option<String>,
    /// What must be known to welcome them.
    pub(crate) needs: Option<String>,
    /// Into which language they need interpretation.
    pub(crate) interpretation: Option<Language>,
}

impl Applicant {
    /// By what the same one is known again: by their address, in which people write capitals as it comes; who has none, by name.
    pub(crate) fn matching(&self) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        match &self.email {
            Some(email) => email.as_str().to_lowercase(),
            None => format!("{} / {} / {}", self.name, part(&self.organisation), part(&self.function)).to_lowercase(),
        }
    }
}

/// How many places are taken, and how many people wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seats {
    /// Confirmed, or held.
    pub(crate) taken: i64,
    /// On the waiting list.
    pub(crate) waiting: i64,
}

/// What there is for one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// A place.
    Free,
    /// The waiting list.
    Waiting,
    /// Nothing.
    Full,
}

impl Terms {
    /// What there is for one more.
    pub(crate) fn room(&self, seats: Seats) -> Room {
        match self.left(seats) {
            Some(0) if self.waiting => Room::Waiting,
            Some(0) => Room::Full,
            _ => Room::Free,
        }
    }

    /// How many places are left; nothing where there is no end of them.
    pub(crate) fn left(&self, seats: Seats) -> Option<i64> {
        self.places.map(|places| (i64::from(places) - seats.taken).max(0))
    }
}

/// Whether one may register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// There is no such form.
    Absent,
    /// The event does not take place.
    Cancelled,
    /// It is over.
    Over,
    /// It is too late.
    Closed,
    /// Yes.
    Open,
}

/// An event as those see it who register for it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Its facts.
    pub(crate) facts: EventFacts,
    /// The zone of its place.
    pub(crate) zone: Zone,
    /// The site's zone.
    pub(crate) site: TimeZone,
}

impl Event {
    /// The terms of the site's own form.
    pub(crate) fn terms(&self) -> Option<&Terms> {
        self.facts.registration.as_ref().and_then(Registration::here)
    }

    /// The place whose hours its hours are, where those are not the site's.
    pub(crate) fn place(&self) -> Option<String> {
        (*self.zone.zone() != self.site).then(|| self.zone.place())
    }

    /// Whether one may register.
    pub(crate) fn door(&self, now: Instant) -> Door {
        if self.terms().is_none() {
            Door::Absent
        } else if self.facts.status == Status::Cancelled {
            Door::Cancelled
        } else if self.over_at().is_some_and(|over| over <= now) {
            Door::Over
        } else if self.closes_at().is_some_and(|closes| closes <= now) {
            Door::Closed
        } else {
            Door::Open
        }
    }

    /// From when on one may no longer register.
    pub(crate) fn closes_at(&self) -> Option<Instant> {
        let said = self.terms()?.closes.map(|closes| closes.instant(&self.site));
        said.or_else(|| self.facts.stretches().map(|(_, stretch)| stretch.begins_at(self.zone.zone())).min())
    }

    /// When all of it is over.
    pub(crate) fn over_at(&self) -> Option<Instant> {
        self.facts.stretches().map(|(_, stretch)| stretch.over_at(self.zone.zone())).max()
    }

    /// When personal data are deleted; of an event without a day, so long after `since`.
    pub(crate) fn forget_at(&self, since: Instant) -> Instant {
        let days = self.terms().map_or(KEPT_USUALLY, |terms| terms.keep_days);
        self.over_at().unwrap_or(since).plus_millis(i64::from(days) * DAY)
    }

    /// What those who come must know: that it is cancelled, or when it is. Where it differs from what somebody was told, they
    /// have not been told.
    pub(crate) fn said(&self) -> String {
        if self.facts.status == Status::Cancelled {
            return "cancelled".to_owned();
        }
        let days = self.facts.stretches().map(|(_, stretch)| match stretch.ends {
            Some(ends) => format!("{}/{ends}", stretch.starts),
            None => stretch.starts.to_string(),
        });
        format!("{} {}", days.collect::<Vec<_>>().join(" "), self.zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(facts: serde_json::Value) -> Event {
        Event {
            facts: serde_json::from_value(facts).unwrap(),
            zone: "Asia/Tokyo".parse().unwrap(),
            site: TimeZone::get("Europe/Paris").unwrap(),
        }
    }

    fn at(text: &str) -> Instant {
        text.parse::<kernel::Civil>().unwrap().instant(&TimeZone::UTC)
    }

    #[test]
    fn the_door_closes_when_it_was_said_else_when_the_event_begins() {
        let facts = |closes: Option<&str>| {
            event(serde_json::json!({
                "sessions": [{ "item": "a", "starts": "2026-12-18T09:30:00", "ends": "2026-12-18T11:00:00" }],
                "registration": { "closes": closes },
            }))
        };
        // Half past nine in Tokyo is half past midnight in UTC.
        assert_eq!(facts(None).door(at("2026-12-18T00:29:59")), Door::Open);
        assert_eq!(facts(None).door(at("2026-12-18T00:30:00")), Door::Closed);
        assert_eq!(facts(None).door(at("2026-12-18T02:00:00")), Door::Over);
        // Six in the evening on the site's wall.
        let early = facts(Some("2026-12-10T18:00:00"));
        assert_eq!(early.door(at("2026-12-10T16:59:59")), Door::Open);
        assert_eq!(early.door(at("2026-12-10T17:00:00")), Door::Closed);
    }

    #[test]
    fn an_event_that_is_cancelled_or_has_no_form_takes_nobody() {
        let cancelled = event(serde_json::json!({ "status": "cancelled", "registration": {} }));
        assert_eq!(cancelled.door(Instant(0)), Door::Cancelled);
        let elsewhere = event(serde_json::json!({ "registration": "https://x.example/" }));
        assert_eq!(elsewhere.door(Instant(0)), Door::Absent);
        assert_eq!(event(serde_json::json!({})).door(Instant(0)), Door::Absent);
    }

    #[test]
    fn the_last_place_is_followed_by_the_waiting_list_or_by_nothing() {
        let terms = |places, waiting| Terms { places, waiting, ..Terms::default() };
        let seats = |taken| Seats { taken, waiting: 0 };
        assert_eq!(terms(Some(2), true).room(seats(1)), Room::Free);
        assert_eq!(terms(Some(2), true).room(seats(2)), Room::Waiting);
        assert_eq!(terms(Some(2), false).room(seats(3)), Room::Full);
        assert_eq!(terms(None, false).room(seats(1_000)), Room::Free);
        assert_eq!(terms(Some(2), true).left(seats(3)), Some(0));
    }

    #[test]
    fn personal_data_go_so_many_days_after_the_last_day() {
        let facts = event(serde_json::json!({
            "sessions": [{ "item": "a", "starts": "2026-12-11" }, { "item": "b", "starts": "2026-12-18" }],
            "registration": { "keep_days": 10 },
        }));
        assert_eq!(facts.forget_at(Instant(0)), at("2026-12-28T15:00:00"));
        assert_eq!(
            event(serde_json::json!({ "registration": { "keep_days": 1 } })).forget_at(Instant(5)),
            Instant(DAY + 5)
        );
    }

    #[test]
    fn what_was_said_differs_with_the_days_and_the_cancelling_alone() {
        let said = |more: serde_json::Value| {
            let mut facts = serde_json::json!({ "sessions": [{ "item": "a", "starts": "2026-12-11" }] });
            facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            event(facts).said()
        };
        let usual = said(serde_json::json!({}));
        assert_eq!(usual, said(serde_json::json!({ "status": "save-the-date", "type": "training" })));
        assert_ne!(usual, said(serde_json::json!({ "status": "cancelled" })));
        assert_ne!(usual, said(serde_json::json!({ "sessions": [{ "item": "a", "starts": "2026-12-12" }] })));
    }

    #[test]
    fn a_state_is_read_as_written() {
        for state in State::ALL {
            assert_eq!(State::read(state.as_str()), Some(state));
        }
        assert_eq!(State::read("gone"), None);
    }
}
