//! What an event is: its facts, its words, and the dates that follow from them.

use std::collections::BTreeMap;

use jiff::{ToSpan as _, civil::Date};
use kernel::{Civil, Code, Language, PartyId, Slug, Url};
use publication::own::Item;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    EventKind,
    moment::{Moment, Stretch, Zone},
    point::Point,
    recurrence::{DATES_AT_MOST, Recurrence},
    registration::Registration,
};

/// The longest event, in days: lists begin to look so far before now.
pub(crate) const DAYS_AT_MOST: i64 = 366;

/// An event's own facts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct EventFacts {
    /// What kind of event it is.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// The zone of its place; the site's own where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// When it takes place; days apart are several.
    pub sessions: Vec<Item<Session>>,
    /// When again, of an event with one session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<Recurrence>,
    /// What has become of it.
    pub status: Status,
    /// When it was to take place, of one that was postponed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postponed_from: Option<Stretch>,
    /// Where it can be followed from afar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<Online>,
    /// The languages in which people speak.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The languages into which it is interpreted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<Language>,
    /// How one registers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// Who organises it, beside the one who says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<Item<Organiser>>,
    /// Where its place lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// The series of which it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<InSeries>,
}

/// One of those who organise an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Organiser {
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
}

/// Which of a series an event is: of the "8e Rencontres" the eighth. What the series is called stands in the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct InSeries {
    /// What the series is called by, in addresses and in all languages.
    pub slug: Slug,
    /// The edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

/// A session: from when to when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Session {
    /// The beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Moment>,
    /// The end, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Moment>,
}

impl Session {
    /// When it is, once somebody said so.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        self.starts.map(|starts| Stretch { starts, ends: self.ends })
    }
}

/// Where an event can be followed from afar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Online {
    /// The address.
    pub link: Url,
    /// From when it is shown, on the site's wall; at once where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Civil>,
}

/// What has become of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Status {
    /// It takes place.
    #[default]
    Confirmed,
    /// Its day is known, nothing else.
    SaveTheDate,
    /// It takes place on another day than was said.
    Postponed,
    /// It does not take place.
    Cancelled,
}

impl Status {
    /// As written in the table.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::SaveTheDate => "save-the-date",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }

    /// As the table has it.
    pub(crate) fn read(text: &str) -> Self {
        let all = [Self::SaveTheDate, Self::Postponed, Self::Cancelled];
        all.into_iter().find(|one| one.as_str() == text).unwrap_or_default()
    }

    /// The key of the word that readers see; nothing where it is as usual.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Confirmed => None,
            Self::SaveTheDate => Some("agenda-status-save-the-date"),
            Self::Postponed => Some("agenda-status-postponed"),
            Self::Cancelled => Some("agenda-status-cancelled"),
        }
    }
}

/// An event's own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct EventWords {
    /// The address of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How people with disabilities get there and take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<String>,
    /// For whom it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<String>,
    /// Why it was cancelled or postponed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What its series is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// What the sessions are called, by their item.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sessions: BTreeMap<Code, String>,
}

/// A date on which an event takes place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EventDate<'a> {
    /// When.
    pub(crate) stretch: Stretch,
    /// Its session.
    pub(crate) item: &'a Code,
    /// When again: on the first date of an event that recurs.
    pub(crate) recurrence: Option<&'a Recurrence>,
    /// Whether it follows from a rule, and stands in calendars by that.
    pub(crate) is_again: bool,
}

impl EventFacts {
    /// The sessions that have a day, with their items.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (&Code, Stretch)> {
        self.sessions.iter().filter_map(|session| Some((&session.item, session.value.stretch()?)))
    }

    /// Those who organise it.
    pub(crate) fn parties(&self) -> impl Iterator<Item = PartyId> {
        self.organisers.iter().filter_map(|organiser| organiser.value.party)
    }

    /// Its dates, those of a rule as far as they are reckoned on this day.
    pub(crate) fn dates(&self, zone: &Zone, today: Date) -> Vec<EventDate<'_>> {
        let zone = self.zone.as_ref().unwrap_or(zone);
        let mut sessions = self.stretches();
        let Some((item, first)) = sessions.next() else { return Vec::new() };
        if let Some(recurrence) = &self.recurrence {
            let date = |(at, stretch)| EventDate {
                stretch,
                item,
                recurrence: (at == 0).then_some(recurrence),
                is_again: at > 0,
            };
            return recurring(recurrence, first, zone, today).into_iter().enumerate().map(date).collect();
        }
        let date = |(item, stretch)| EventDate { stretch, item, recurrence: None, is_again: false };
        std::iter::once((item, first)).chain(sessions).map(date).collect()
    }
}

/// How far ahead the dates of a rule are reckoned, in years.
pub(crate) const YEARS_AHEAD: i64 = 3;

/// The dates of a rule, from the first one on; of one that has more than can be reckoned, the first and those around this day.
fn recurring(recurrence: &Recurrence, first: Stretch, zone: &Zone, today: Date) -> Vec<Stretch> {
    let last = today.checked_add(YEARS_AHEAD.years()).unwrap_or(today);
    let all = recurrence.dates(first, zone, first.starts.day(), last);
    let lately = today.checked_sub(1.year()).unwrap_or(today);
    if all.len() < usize::from(DATES_AT_MOST) || lately <= first.starts.day() {
        return all;
    }
    all.into_iter().take(1).chain(recurrence.dates(first, zone, lately, last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(json: serde_json::Value) -> EventFacts {
        serde_json::from_value(json).unwrap()
    }

    fn starts(facts: &EventFacts) -> Vec<String> {
        let zone = "Europe/Paris".parse().unwrap();
        let dates = facts.dates(&zone, "2024-11-30".parse().unwrap());
        dates.iter().map(|date| date.stretch.starts.to_string()).collect()
    }

    #[test]
    fn days_apart_are_dates_of_their_own_and_one_without_a_day_is_none() {
        let facts = facts(serde_json::json!({ "sessions": [
            { "item": "a", "starts": "2024-03-11" }, { "item": "b" }, { "item": "c", "starts": "2024-03-18T17:30:00" },
        ] }));
        assert_eq!(starts(&facts), ["2024-03-11", "2024-03-18T17:30:00"]);
    }

    #[test]
    fn a_rule_makes_dates_of_which_the_first_alone_carries_it() {
        let facts = facts(serde_json::json!({
            "sessions": [{ "item": "a", "starts": "2024-12-03T09:00:00", "ends": "2024-12-03T10:00:00" }],
            "recurrence": { "rule": "FREQ=WEEKLY;COUNT=5", "except": ["2024-12-10"] },
        }));
        assert_eq!(
            starts(&facts),
            ["2024-12-03T09:00:00", "2024-12-17T09:00:00", "2024-12-24T09:00:00", "2024-12-31T09:00:00"]
        );
        let zone = "Europe/Paris".parse().unwrap();
        let dates = facts.dates(&zone, "2024-11-30".parse().unwrap());
        assert!(dates[0].recurrence.is_some() && !dates[0].is_again);
        assert!(dates[1..].iter().all(|date| date.recurrence.is_none() && date.is_again));
    }

    #[test]
    fn what_has_come_again_for_decades_still_comes() {
        let facts = facts(serde_json::json!({
            "sessions": [{ "item": "a", "starts": "1999-01-01" }], "recurrence": { "rule": "FREQ=DAILY" },
        }));
        let found = starts(&facts);
        assert_eq!((found[0].as_str(), found[1].as_str()), ("1999-01-01", "2023-11-30"));
        assert!(found.contains(&"2024-12-24".to_owned()) && found.len() <= usize::from(DATES_AT_MOST) + 1);
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let json = serde_json::json!({
            "type": "training", "zone": "Asia/Tokyo", "status": "postponed",
            "sessions": [{ "item": "a", "starts": "2024-11-18", "ends": "2024-11-21" }],
            "postponed_from": { "starts": "2024-10-18" },
            "online": { "link": "https://villes.example/salle", "from": "2024-11-18T08:00:00" },
            "languages": ["fr"], "interpretation": ["ja"], "registration": "https://villes.example/inscription",
            "organisers": [{ "item": "o", "party": "0195e1a0-0000-7000-8000-00000000000a" }], "point": "51.028090;4.480280",
            "series": { "slug": "rencontres", "number": 8 },
        });
        assert_eq!(serde_json::to_value(facts(json.clone())).unwrap(), json);
    }
}
