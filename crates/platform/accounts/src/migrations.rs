//! The tables of accounts.

use db::MigrationTrait;

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(db::Statements { name: "m20261124_140000_accounts_account", up: tables }),
        Box::new(db::Statements { name: "m20261124_171700_accounts_filter", up: filters }),
        Box::new(db::Statements { name: "m20261124_213000_accounts_once", up: once }),
    ]
}

/// Filters of the desk's lists that somebody saved, and which of them a list opens with.
fn filters(s: &db::schema::Schema) -> Vec<String> {
    let (id, text, by_key) = (s.id(), s.text(), s.by_key());
    let account = format!("account {id} NOT NULL REFERENCES account (id)");
    vec![
        format!(
            "CREATE TABLE saved_filter (id {id} NOT NULL PRIMARY KEY, {account}, list {text} NOT NULL, name {text} NOT NULL,
                query {text} NOT NULL, is_shared {flag} NOT NULL, UNIQUE (account, list, name))",
            flag = s.flag()
        ),
        "CREATE INDEX saved_filter_shared ON saved_filter (list, is_shared, name)".to_owned(),
        format!(
            "CREATE TABLE default_filter ({account}, list {text} NOT NULL, filter {id} NOT NULL REFERENCES saved_filter (id),
                PRIMARY KEY (account, list)){by_key}"
        ),
        "CREATE INDEX default_filter_filter ON default_filter (filter)".to_owned(),
    ]
}

/// Forms that have made something, by the hash of what was sent.
fn once(s: &db::schema::Schema) -> Vec<String> {
    let (id, text, at, by_key) = (s.id(), s.text(), s.instant(), s.by_key());
    vec![
        format!(
            "CREATE TABLE made_once (form {text} NOT NULL PRIMARY KEY, account {id} NOT NULL REFERENCES account (id),
                href {text} NOT NULL, made_at {at} NOT NULL){by_key}"
        ),
        "CREATE INDEX made_once_account ON made_once (account)".to_owned(),
        "CREATE INDEX made_once_made ON made_once (made_at)".to_owned(),
    ]
}

fn tables(s: &db::schema::Schema) -> Vec<String> {
    let (id, text, at, by_key) = (s.id(), s.text(), s.instant(), s.by_key());
    let account = format!("account {id} NOT NULL REFERENCES account (id)");
    vec![
        format!(
            "CREATE TABLE account (id {id} NOT NULL PRIMARY KEY, matching {text} NOT NULL UNIQUE, email {text} NOT NULL,
                name {text} NOT NULL, language {text} NOT NULL, state {text} NOT NULL, created_at {at} NOT NULL, seen_at {at},
                password {text}, totp {text}, totp_step {at} NOT NULL DEFAULT 0)"
        ),
        // Grants of one account are read and replaced together.
        format!(
            "CREATE TABLE account_grant ({account}, number {at} NOT NULL, role {text} NOT NULL, kind {text}, theme {id},
                member_group {id}, language {text}, party {id}, PRIMARY KEY (account, number)){by_key}"
        ),
        "CREATE INDEX account_grant_role ON account_grant (role)".to_owned(),
        format!(
            "CREATE TABLE session (id {id} NOT NULL PRIMARY KEY, token {text} NOT NULL UNIQUE, {account}, agent {text} NOT NULL,
                created_at {at} NOT NULL, seen_at {at} NOT NULL, proven_at {at} NOT NULL, ends_at {at} NOT NULL)"
        ),
        "CREATE INDEX session_account ON session (account)".to_owned(),
        "CREATE INDEX session_ends ON session (ends_at)".to_owned(),
        // The first link has no account yet: it makes one.
        format!(
            "CREATE TABLE link (token {text} NOT NULL PRIMARY KEY, purpose {text} NOT NULL, account {id} REFERENCES account (id),
                created_at {at} NOT NULL, ends_at {at} NOT NULL, spent_at {at}){by_key}"
        ),
        "CREATE INDEX link_account ON link (account)".to_owned(),
        "CREATE INDEX link_ends ON link (ends_at)".to_owned(),
        format!(
            "CREATE TABLE passkey (id {id} NOT NULL PRIMARY KEY, {account}, credential {text} NOT NULL UNIQUE, name {text} NOT NULL,
                value {text} NOT NULL, created_at {at} NOT NULL, used_at {at})"
        ),
        "CREATE INDEX passkey_account ON passkey (account)".to_owned(),
        // What is asked in one request and answered in the next, whichever node gets it.
        format!(
            "CREATE TABLE ceremony (token {text} NOT NULL PRIMARY KEY, purpose {text} NOT NULL, account {id} REFERENCES account (id),
                state {text} NOT NULL, ends_at {at} NOT NULL){by_key}"
        ),
        "CREATE INDEX ceremony_account ON ceremony (account)".to_owned(),
        "CREATE INDEX ceremony_ends ON ceremony (ends_at)".to_owned(),
        format!(
            "CREATE TABLE recovery_code ({account}, hash {text} NOT NULL, spent_at {at}, PRIMARY KEY (account, hash)){by_key}"
        ),
        format!("CREATE TABLE throttle (name {text} NOT NULL PRIMARY KEY, began_at {at} NOT NULL, times {at} NOT NULL){by_key}"),
        "CREATE INDEX throttle_began ON throttle (began_at)".to_owned(),
        // No foreign key: what was done stays, whatever becomes of who did it.
        format!(
            "CREATE TABLE audit (number {serial}, at {at} NOT NULL, actor {text} NOT NULL, account {id}, what {text} NOT NULL,
                thing_kind {text}, thing {id}, detail {text} NOT NULL)",
            serial = s.serial()
        ),
        "CREATE INDEX audit_at ON audit (at, number)".to_owned(),
        "CREATE INDEX audit_account ON audit (account, number)".to_owned(),
        "CREATE INDEX audit_what ON audit (what, number)".to_owned(),
        "CREATE INDEX audit_thing ON audit (thing, number)".to_owned(),
    ]
}
