//! The schema of registrations.

/// Registrations, the links of their mails, when they are next looked at, and what stays of them.
pub(crate) fn up(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, flag, by_key) = (s.id(), s.instant(), s.text(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE registration (id {id} PRIMARY KEY, publication {id} NOT NULL REFERENCES publication (id), matching {text} NOT NULL, email {text}, name {text} NOT NULL, organisation {text}, function {text}, needs {text}, interpretation {text}, language {text} NOT NULL, state {text} NOT NULL, asked_at {int} NOT NULL, ends_at {int}, came {flag} NOT NULL, told {text} NOT NULL, mailed_at {int}, UNIQUE (publication, matching))"
        ),
        "CREATE INDEX registration_asked ON registration (publication, asked_at, id)".to_owned(),
        "CREATE INDEX registration_state ON registration (publication, state, asked_at, id)".to_owned(),
        format!(
            "CREATE TABLE registration_link (hash {text} PRIMARY KEY, registration {id} NOT NULL REFERENCES registration (id)){by_key}"
        ),
        "CREATE INDEX registration_link_registration ON registration_link (registration)".to_owned(),
        format!(
            "CREATE TABLE registration_watch (publication {id} PRIMARY KEY REFERENCES publication (id), looked_at {int} NOT NULL){by_key}"
        ),
        format!(
            "CREATE TABLE registration_total (publication {id} PRIMARY KEY REFERENCES publication (id), registered {int} NOT NULL, came {int} NOT NULL, deleted_at {int} NOT NULL){by_key}"
        ),
    ]
}
