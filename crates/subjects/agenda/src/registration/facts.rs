//! How one registers for an event: a fact of it, and its fields of the form.

use std::fmt;

use document::Severity;
use kernel::{Civil, Url};
use publication::own::{Form, Input, Typed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::EventFacts;

/// How many days personal data are kept after the event, where nobody said.
pub(crate) const KEPT_USUALLY: u16 = 30;
/// How many days at most.
const KEPT_AT_MOST: u16 = 366;
/// How many places an event has at most.
const PLACES_AT_MOST: u32 = 100_000;

/// How one registers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Registration {
    /// By a form elsewhere.
    Elsewhere(Url),
    /// By the site's own form.
    Here(Terms),
}

/// How the site's own form takes registrations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Terms {
    /// How many places there are; as many as come where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// Whether those who come too late wait for a place.
    pub waiting: bool,
    /// Until when, on the site's wall; until the event begins where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<Civil>,
    /// How many days after the event personal data are kept.
    pub keep_days: u16,
}

impl Default for Terms {
    fn default() -> Self {
        Self { places: None, waiting: true, closes: None, keep_days: KEPT_USUALLY }
    }
}

impl Registration {
    /// The site's own form, where it is that.
    pub(crate) fn here(&self) -> Option<&Terms> {
        match self {
            Self::Here(terms) => Some(terms),
            Self::Elsewhere(_) => None,
        }
    }

    /// The form elsewhere, where it is that.
    pub(crate) fn elsewhere(&self) -> Option<&Url> {
        match self {
            Self::Elsewhere(link) => Some(link),
            Self::Here(_) => None,
        }
    }
}

/// What is found before publishing: how grave, the key of what is said, the field.
pub(crate) fn check(facts: &EventFacts) -> impl Iterator<Item = (Severity, &'static str, &'static str)> {
    let terms = facts.registration.as_ref().and_then(Registration::here);
    let last = facts.stretches().map(|(_, stretch)| stretch.last_day()).max();
    let is_again = terms.is_some() && facts.recurrence.is_some();
    let is_late = terms.and_then(|terms| terms.closes).zip(last).is_some_and(|(closes, last)| closes.0.date() > last);
    let again = is_again.then_some((Severity::Error, "agenda-registration-check-again", "registration"));
    let late = is_late.then_some((Severity::Error, "agenda-registration-check-closes", "registration-closes"));
    again.into_iter().chain(late)
}

/// How one registers, as a form asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Nowhere,
    Elsewhere,
    Here,
}

/// The fields of the desk's form.
pub(crate) fn form(form: &mut Form<'_>, fact: &mut Option<Registration>) {
    let former = fact.take();
    let had_link = matches!(former, Some(Registration::Elsewhere(_)));
    let (mut way, mut link, mut terms) = match former {
        None => (Way::Nowhere, None, Terms::default()),
        Some(Registration::Elsewhere(link)) => (Way::Elsewhere, Some(link), Terms::default()),
        Some(Registration::Here(terms)) => (Way::Here, None, terms),
    };
    let ways = [
        (Way::Nowhere, "nowhere", "agenda-registration-way-nowhere"),
        (Way::Elsewhere, "elsewhere", "agenda-registration-way-elsewhere"),
        (Way::Here, "here", "agenda-registration-way-here"),
    ];
    form.facts("agenda-registration-form");
    form.choice("registration", "agenda-registration-way", &mut way, &ways);
    form.hint("agenda-form-registration-hint").value("registration-link", "agenda-form-registration", &mut link);
    own(form, &mut terms);
    // Who writes an address and leaves the choice alone means that address.
    let is_meant = way == Way::Nowhere && !had_link;
    *fact = match way {
        Way::Here => Some(Registration::Here(terms)),
        Way::Elsewhere => link.map(Registration::Elsewhere),
        Way::Nowhere => link.filter(|_| is_meant).map(Registration::Elsewhere),
    };
}

fn own(form: &mut Form<'_>, terms: &mut Terms) {
    let mut places = terms.places.map(Places);
    let mut kept = Some(Kept(terms.keep_days));
    form.hint("agenda-registration-places-hint").value(
        "registration-places",
        "agenda-registration-places",
        &mut places,
    );
    form.flag("registration-waiting", "agenda-registration-waiting-list", &mut terms.waiting);
    form.hint("agenda-registration-closes-hint").value(
        "registration-closes",
        "agenda-registration-closes",
        &mut terms.closes,
    );
    form.hint("agenda-registration-kept-hint").value("registration-kept", "agenda-registration-kept", &mut kept);
    terms.places = places.map(|places| places.0);
    terms.keep_days = kept.map_or(KEPT_USUALLY, |kept| kept.0);
}

/// A number of places.
#[derive(Clone, Copy)]
struct Places(u32);

impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Typed for Places {
    const INPUT: Input = Input::Number;
    const FAULT: &'static str = "agenda-registration-fault-places";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|places| (1..=PLACES_AT_MOST).contains(places)).map(Self)
    }
}

/// A number of days.
#[derive(Clone, Copy)]
struct Kept(u16);

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Typed for Kept {
    const INPUT: Input = Input::Number;
    const FAULT: &'static str = "agenda-registration-fault-kept";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|days| (1..=KEPT_AT_MOST).contains(days)).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_alone_is_a_form_elsewhere() {
        let read = |json| serde_json::from_value::<Registration>(json).unwrap();
        let elsewhere = read(serde_json::json!("https://villes.example/inscription"));
        assert!(elsewhere.elsewhere().is_some() && elsewhere.here().is_none());
        let here = read(serde_json::json!({ "places": 20 }));
        assert_eq!(here.here(), Some(&Terms { places: Some(20), ..Terms::default() }));
        assert_eq!(serde_json::to_value(&elsewhere).unwrap(), "https://villes.example/inscription");
    }

    #[test]
    fn places_and_days_are_numbers_within_reason() {
        for wrong in ["0", "-1", "1.5", "100001", "beaucoup"] {
            assert!(Places::read(wrong).is_none(), "{wrong}");
        }
        assert!(Places::read("100000").is_some());
        assert!(Kept::read("0").is_none() && Kept::read("367").is_none() && Kept::read("366").is_some());
    }
}
