//! What these pages show.

use desk::{Crumb, DeskHead, Field, Fields};
use schemars::JsonSchema;
use serde::Serialize;
use web::View;

/// Bringing in calendars: a file, and the addresses.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct CalendarsPage {
    /// The head.
    pub head: DeskHead,
    /// The fields of the form with a file.
    pub fields: Fields,
    /// The addresses.
    pub addresses: Vec<AddressRow>,
    /// Where an address is added; absent for who may not publish.
    pub new_href: Option<String>,
}

/// An address in short.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct AddressRow {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// The address itself.
    pub url: String,
    /// When it was asked last, and when it is next.
    pub asked: String,
    /// What came of it the last time that it had changed.
    pub came: Option<String>,
    /// What went wrong the last time.
    pub trouble: Option<String>,
    /// Whether it is not asked.
    pub is_paused: bool,
}

/// One address.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct AddressPage {
    /// The head.
    pub head: DeskHead,
    /// Where its form is sent.
    pub action: String,
    /// What is known of it; absent for a new one.
    pub row: Option<AddressRow>,
    /// What was not taken, and why.
    pub reasons: Vec<ReasonView>,
    /// Events that the calendar has no longer.
    pub gone: Vec<Crumb>,
    /// Its fields.
    pub fields: Fields,
}

/// Why an event was not taken.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct ReasonView {
    /// Its title.
    pub title: String,
    /// The reason.
    pub reason: String,
}

/// What would be made of a calendar.
#[derive(Clone, Default, Serialize, JsonSchema)]
pub(crate) struct ReadPage {
    /// The head.
    pub head: DeskHead,
    /// The calendar itself, which the page carries.
    pub calendar: String,
    /// The language of its events.
    pub language: String,
    /// Their theme.
    pub theme: Option<String>,
    /// Whether what is over is taken too.
    pub past: bool,
    /// Whether there is something to make.
    pub can_take: bool,
    /// Whether some events are over and left out.
    pub has_past: bool,
    /// The events, by what is to become of them.
    pub fates: Vec<FateView>,
    /// The fields of the form with a file, where the file was refused.
    pub fields: Fields,
}

/// Events to which the same is to happen.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct FateView {
    /// What, and how many.
    pub heading: String,
    /// The first of them.
    pub rows: Vec<EventRow>,
    /// How many more there are.
    pub further: Option<String>,
}

/// An event of a calendar.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct EventRow {
    /// Its title.
    pub title: String,
    /// When, in words.
    pub when: Option<String>,
    /// The event of the site that it is.
    pub href: Option<String>,
    /// Why it is not taken, or what should be looked at.
    pub remarks: Vec<String>,
}

impl AddressRow {
    fn sample() -> Self {
        Self {
            href: "/desk/calendars/1".into(),
            name: "Agenda d’Exemple-sur-Lys".into(),
            url: "https://exemple-sur-lys.example/agenda.ics".into(),
            asked: "24 novembre 2026, 14:00".into(),
            came: Some("3 nouveaux".into()),
            trouble: Some("Personne ne répond.".into()),
            is_paused: true,
        }
    }
}

/// Fields of the form of an address, or of a file.
fn sample_fields(names: &[&str], is_faulty: bool) -> Fields {
    let mut fields = Fields::default();
    for name in names {
        let choices = vec![desk::Choice { value: "fr".into(), label: "français".into(), chosen: true }];
        let is_choice = ["language", "theme", "issuer", "contact"].contains(name);
        fields.add(Field {
            name: (*name).into(),
            label: "Champ".into(),
            hint: Some("Un mot d’aide.".into()),
            choices: if is_choice { choices } else { vec![] },
            ..Field::default()
        });
    }
    if is_faulty {
        fields.blame(&[kernel::FieldError::new(names[0], "desk-fault-required")], |_| "Il manque une valeur.".into());
    }
    fields
}

const OF_ADDRESS: &[&str] = &["url", "name", "language", "theme", "issuer", "contact", "at_once", "paused"];
const OF_FILE: &[&str] = &["file", "language", "theme"];

impl View for CalendarsPage {
    const TEMPLATE: &'static str = "agenda/calendars.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let empty =
            Self { head: DeskHead::sample(), fields: sample_fields(OF_FILE, false), addresses: vec![], new_href: None };
        let new_href = Some("/desk/calendars/new".into());
        let full = Self { addresses: vec![AddressRow::sample()], new_href, ..empty.clone() };
        vec![empty, full]
    }
}

impl View for AddressPage {
    const TEMPLATE: &'static str = "agenda/calendar-address.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let full = Self {
            head: DeskHead::sample(),
            action: "/desk/calendars/1".into(),
            row: Some(AddressRow::sample()),
            reasons: vec![ReasonView { title: "Forum".into(), reason: "Sans début.".into() }],
            gone: vec![Crumb { label: "Forum".into(), href: "/desk/agenda/1".into() }],
            fields: sample_fields(OF_ADDRESS, true),
        };
        let row = AddressRow { came: None, trouble: None, is_paused: false, ..AddressRow::sample() };
        let fields = sample_fields(OF_ADDRESS, false);
        let light = Self { row: Some(row), reasons: vec![], gone: vec![], fields, ..full.clone() };
        vec![Self { row: None, ..light.clone() }, light, full]
    }
}

impl View for ReadPage {
    const TEMPLATE: &'static str = "agenda/calendar-read.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let row = EventRow {
            title: "Forum".into(),
            when: Some("lundi 18 novembre 2024".into()),
            href: Some("/desk/agenda/1".into()),
            remarks: vec!["Son fuseau n’est pas connu.".into()],
        };
        let bare = EventRow { when: None, href: None, remarks: vec![], ..row.clone() };
        let full = Self {
            head: DeskHead::sample(),
            calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR".into(),
            language: "fr".into(),
            theme: Some("1".into()),
            past: true,
            can_take: true,
            has_past: true,
            fates: vec![FateView {
                heading: "2 nouveaux".into(),
                rows: vec![row, bare],
                further: Some("et 3 autres".into()),
            }],
            fields: Fields::default(),
        };
        let nothing =
            Self { past: false, can_take: false, has_past: false, theme: None, fates: vec![], ..full.clone() };
        let refused = Self { fields: sample_fields(OF_FILE, true), ..nothing.clone() };
        vec![nothing, full, refused]
    }
}
