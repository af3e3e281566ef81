//! The schema of the agenda.

use db::MigrationTrait;

/// This room's tables.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(db::Statements { name: "m20261124_203000_agenda_dates", up: dates }),
        Box::new(db::Statements { name: "m20261124_204500_agenda_calendars", up: calendars }),
        Box::new(db::Statements { name: "m20261124_212000_agenda_registration", up: super::registration::tables::up }),
    ]
}

/// Derived, written with the cards: a row per date of an event, and one per theme of each.
fn dates(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, flag, by_key) = (s.id(), s.instant(), s.text(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE event_date (publication {id} NOT NULL REFERENCES publication (id), number {int} NOT NULL, item {text} NOT NULL, starts {text} NOT NULL, ends {text}, zone {text} NOT NULL, day_first {text} NOT NULL, day_last {text} NOT NULL, begins_at {int} NOT NULL, over_at {int} NOT NULL, audience {text} NOT NULL, kind {text} NOT NULL, status {text} NOT NULL, online {text}, online_from {int}, rule {text}, is_again {flag} NOT NULL, organisers {text}, point {text}, series {text}, PRIMARY KEY (publication, number)){by_key}"
        ),
        "CREATE INDEX event_date_coming ON event_date (audience, begins_at, publication, number, over_at)".to_owned(),
        "CREATE INDEX event_date_days ON event_date (audience, day_first, starts, publication, number, day_last)"
            .to_owned(),
        "CREATE INDEX event_date_again ON event_date (publication) WHERE rule IS NOT NULL".to_owned(),
        "CREATE INDEX event_date_series ON event_date (series, audience, begins_at, publication, number)".to_owned(),
        format!(
            "CREATE TABLE event_series (publication {id} NOT NULL REFERENCES publication (id), language {text} NOT NULL, series {text} NOT NULL, name {text} NOT NULL, audience {text} NOT NULL, begins_at {int} NOT NULL, PRIMARY KEY (publication, language)){by_key}"
        ),
        "CREATE INDEX event_series_name ON event_series (series, audience, begins_at)".to_owned(),
        format!(
            "CREATE TABLE event_date_theme (theme {id} NOT NULL, publication {id} NOT NULL REFERENCES publication (id), number {int} NOT NULL, audience {text} NOT NULL, begins_at {int} NOT NULL, over_at {int} NOT NULL, PRIMARY KEY (theme, publication, number)){by_key}"
        ),
        "CREATE INDEX event_date_theme_coming ON event_date_theme (theme, audience, begins_at, publication, number, over_at)"
            .to_owned(),
        "CREATE INDEX event_date_theme_publication ON event_date_theme (publication)".to_owned(),
    ]
}

/// Calendars of others: the addresses that are asked, and what each event of them is here.
fn calendars(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, flag, by_key) = (s.id(), s.instant(), s.text(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE calendar (id {id} NOT NULL PRIMARY KEY, url {text} NOT NULL UNIQUE, name {text} NOT NULL, language {text} NOT NULL, theme {id}, issuer {id}, contact {text}, at_once {flag} NOT NULL, is_paused {flag} NOT NULL, etag {text}, modified {text}, asked_at {int}, heard_at {int}, due_at {int} NOT NULL, failures {int} NOT NULL, trouble {text}, report {text})"
        ),
        format!(
            "CREATE TABLE calendar_event (uid {text} NOT NULL, replaces {text} NOT NULL, publication {id} NOT NULL REFERENCES publication (id), calendar {id} REFERENCES calendar (id), sequence {int} NOT NULL, said {text} NOT NULL, PRIMARY KEY (uid, replaces)){by_key}"
        ),
        "CREATE INDEX calendar_event_calendar ON calendar_event (calendar)".to_owned(),
    ]
}
