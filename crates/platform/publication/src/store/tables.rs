//! The schema of the trunk.

use db::MigrationTrait;

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(db::Statements { name: "m20261124_082000_publication_texts", up: texts }),
        Box::new(db::Statements { name: "m20261124_082100_publication_derived", up: derived }),
        Box::new(db::Statements { name: "m20261124_141500_publication_desk", up: desk }),
        Box::new(db::Statements { name: "m20261124_171500_publication_standing", up: standing }),
        Box::new(db::Statements { name: "m20261124_171600_publication_reading", up: reading }),
        Box::new(db::Statements { name: "m20261124_181000_publication_seeing", up: seeing }),
        Box::new(db::Statements {
            name: "m20261124_182000_publication_tree",
            up: |_| vec!["CREATE INDEX publication_parent ON publication (parent) WHERE parent IS NOT NULL".to_owned()],
        }),
        Box::new(db::Statements { name: "m20261124_203500_publication_uses", up: uses }),
    ]
}

fn texts(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, flag, by_key) = (s.id(), s.instant(), s.text(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE publication (id {id} NOT NULL PRIMARY KEY, kind {text} NOT NULL, live_facts {id}, parent {id}, created_at {int} NOT NULL){by_key}"
        ),
        format!(
            "CREATE TABLE facts_revision (id {id} NOT NULL PRIMARY KEY, publication {id} NOT NULL REFERENCES publication (id), number {int} NOT NULL, v {int} NOT NULL, facts {text} NOT NULL, made_by {id}, made_at {int} NOT NULL, why {text}, UNIQUE (publication, number))"
        ),
        format!(
            "CREATE TABLE facts_draft (publication {id} NOT NULL PRIMARY KEY REFERENCES publication (id), facts {text} NOT NULL, v {int} NOT NULL, version {int} NOT NULL, base {id})"
        ),
        format!(
            "CREATE TABLE text (id {id} NOT NULL PRIMARY KEY, publication {id} NOT NULL REFERENCES publication (id), language {text} NOT NULL, presence {text} NOT NULL, draft {text} NOT NULL, live_revision {id}, source_revision {id}, first_published_at {int}, updated_at {int}, UNIQUE (publication, language))"
        ),
        format!(
            "CREATE TABLE text_revision (id {id} NOT NULL PRIMARY KEY, text {id} NOT NULL REFERENCES text (id), number {int} NOT NULL, v {int} NOT NULL, words {text} NOT NULL, made_by {id}, made_at {int} NOT NULL, why {text}, UNIQUE (text, number))"
        ),
        format!(
            "CREATE TABLE text_draft (text {id} NOT NULL PRIMARY KEY REFERENCES text (id), words {text} NOT NULL, v {int} NOT NULL, version {int} NOT NULL, base {id})"
        ),
        format!(
            "CREATE TABLE address (kind {text} NOT NULL, language {text} NOT NULL, parent {id} NOT NULL, slug {text} NOT NULL, text {id} NOT NULL REFERENCES text (id), current {flag} NOT NULL, PRIMARY KEY (kind, language, parent, slug)){by_key}"
        ),
        "CREATE INDEX address_text ON address (text)".to_owned(),
        format!(
            "CREATE TABLE redirect (raw {text} NOT NULL PRIMARY KEY, target {text} NOT NULL, status {int} NOT NULL){by_key}"
        ),
        format!(
            "CREATE TABLE schedule (id {id} NOT NULL PRIMARY KEY, text {id} REFERENCES text (id), at {int} NOT NULL, action {text} NOT NULL, text_revision {id}, facts_revision {id}, text_base {id}, facts_base {id})"
        ),
        format!(
            "CREATE TABLE source (importer {text} NOT NULL, name {text} NOT NULL, publication {id} NOT NULL REFERENCES publication (id), hash {int} NOT NULL, PRIMARY KEY (importer, name)){by_key}"
        ),
    ]
}

/// What the desk's lists read, who saved a draft, what was said of it.
fn desk(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text) = (s.id(), s.instant(), s.text());
    vec![
        format!("ALTER TABLE publication ADD COLUMN touched_at {int} NOT NULL DEFAULT 0"),
        format!("ALTER TABLE publication ADD COLUMN touched_by {id}"),
        "UPDATE publication SET touched_at = created_at".to_owned(),
        "CREATE INDEX publication_touched ON publication (kind, touched_at, id)".to_owned(),
        format!("ALTER TABLE text ADD COLUMN title {text} NOT NULL DEFAULT ''"),
        "UPDATE text SET title = coalesce((SELECT c.title FROM card c WHERE c.language = text.language AND c.publication = text.publication), '')".to_owned(),
        "CREATE INDEX text_draft_state ON text (draft, publication)".to_owned(),
        format!("ALTER TABLE facts_draft ADD COLUMN saved_at {int}"),
        format!("ALTER TABLE facts_draft ADD COLUMN saved_by {id}"),
        format!("ALTER TABLE text_draft ADD COLUMN saved_at {int}"),
        format!("ALTER TABLE text_draft ADD COLUMN saved_by {id}"),
        format!(
            "CREATE TABLE remark (id {id} NOT NULL PRIMARY KEY, text {id} NOT NULL REFERENCES text (id), at {int} NOT NULL, made_by {id}, action {text} NOT NULL, words {text} NOT NULL)"
        ),
        "CREATE INDEX schedule_text ON schedule (text, at)".to_owned(),
        "CREATE INDEX remark_text ON remark (text, at, id)".to_owned(),
    ]
}

/// Who has a form open, and the links to previews for those without an account.
fn seeing(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, by_key) = (s.id(), s.instant(), s.text(), s.by_key());
    vec![
        format!(
            "CREATE TABLE company (text {id} NOT NULL REFERENCES text (id), account {id} NOT NULL, since {int} NOT NULL, seen_at {int} NOT NULL, PRIMARY KEY (text, account)){by_key}"
        ),
        "CREATE INDEX company_seen ON company (seen_at)".to_owned(),
        format!(
            "CREATE TABLE preview_link (id {id} NOT NULL PRIMARY KEY, hash {text} NOT NULL UNIQUE, text {id} NOT NULL REFERENCES text (id), note {text} NOT NULL, made_by {id}, made_at {int} NOT NULL, ends_at {int} NOT NULL)"
        ),
        "CREATE INDEX preview_link_text ON preview_link (text, ends_at, id)".to_owned(),
        "CREATE INDEX preview_link_end ON preview_link (ends_at)".to_owned(),
    ]
}

/// Where texts stand, for the desk's lists; told from what is there.
fn standing(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text) = (s.id(), s.instant(), s.text());
    let of_drafts = |state: &str, which: &str| {
        format!(
            "INSERT INTO standing (publication, language, kind, state, touched_at, made_by) SELECT t.publication, t.language, p.kind, {state}, p.touched_at, d.saved_by
                FROM text t JOIN publication p ON p.id = t.publication LEFT JOIN text_draft d ON d.text = t.id WHERE {which}"
        )
    };
    let translates = "(t.source_revision IS NOT NULL OR (t.presence = 'never'
        AND EXISTS (SELECT 1 FROM text o WHERE o.publication = t.publication AND o.presence = 'live')))";
    vec![
        format!(
            "CREATE TABLE standing (publication {id} NOT NULL REFERENCES publication (id), language {text} NOT NULL, kind {text} NOT NULL,
                state {text} NOT NULL, touched_at {int} NOT NULL, made_by {id}, PRIMARY KEY (publication, language, state)){by_key}",
            by_key = s.by_key()
        ),
        of_drafts("t.draft", "t.draft <> 'none'"),
        of_drafts("'translating'", &format!("t.draft IN ('writing', 'sent_back') AND {translates}")),
        of_drafts("'translation_in_review'", &format!("t.draft = 'in_review' AND {translates}")),
        "INSERT INTO standing (publication, language, kind, state, touched_at) SELECT t.publication, t.language, p.kind, t.presence, p.touched_at
            FROM text t JOIN publication p ON p.id = t.publication WHERE t.presence IN ('archived', 'withdrawn')".to_owned(),
        "INSERT INTO standing (publication, language, kind, state, touched_at) SELECT c.publication, c.language, c.kind, 'missing', p.touched_at
            FROM card c JOIN publication p ON p.id = c.publication
            WHERE c.text_language <> c.language AND NOT EXISTS (SELECT 1 FROM text t WHERE t.publication = c.publication AND t.language = c.language)".to_owned(),
        "CREATE INDEX standing_list ON standing (kind, state, language, touched_at, publication)".to_owned(),
        "CREATE INDEX standing_mine ON standing (made_by, state, touched_at, publication) WHERE made_by IS NOT NULL".to_owned(),
        // Every draft is found by where it stands.
        "DROP INDEX text_draft_state".to_owned(),
        "CREATE INDEX schedule_at ON schedule (at)".to_owned(),
    ]
}

/// What was read: by day, by month, and what pages ask of it. Never by whom.
fn reading(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, by_key) = (s.id(), s.instant(), s.text(), s.by_key());
    let of = format!("text {id} NOT NULL REFERENCES text (id)");
    vec![
        format!(
            "CREATE TABLE reading (day {text} NOT NULL, {of}, count {int} NOT NULL, PRIMARY KEY (day, text)){by_key}"
        ),
        format!(
            "CREATE TABLE reading_month (month {text} NOT NULL, {of}, count {int} NOT NULL, PRIMARY KEY (month, text)){by_key}"
        ),
        format!("CREATE TABLE read_total ({of} PRIMARY KEY, recent {int} NOT NULL, total {int} NOT NULL){by_key}"),
        "CREATE INDEX read_total_recent ON read_total (recent)".to_owned(),
        // From which day on what was read is recent, and which day's tidying is planned.
        format!(
            "CREATE TABLE reading_window (id {int} NOT NULL PRIMARY KEY, since {text} NOT NULL, planned {text} NOT NULL)"
        ),
        "INSERT INTO reading_window (id, since, planned) VALUES (1, '', '')".to_owned(),
    ]
}

/// Derived rows: written in the transaction of what they are derived from, never read by a form.
fn derived(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, flag, by_key) = (s.id(), s.instant(), s.text(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE card (language {text} NOT NULL, publication {id} NOT NULL REFERENCES publication (id), kind {text} NOT NULL,
                audience {text} NOT NULL, dated {text} NOT NULL, text {id} NOT NULL, text_language {text} NOT NULL,
                first_published_at {int} NOT NULL, updated_at {int} NOT NULL, title {text} NOT NULL, overline {text}, standfirst {text},
                when_words {text}, place_words {text}, slug {text} NOT NULL, picture {id}, themes {text} NOT NULL, is_listed {flag} NOT NULL, is_open {flag} NOT NULL,
                PRIMARY KEY (language, publication))"
        ),
        "CREATE INDEX card_kind ON card (language, audience, kind, dated, publication)".to_owned(),
        "CREATE INDEX card_dated ON card (language, audience, is_listed, dated, publication)".to_owned(),
        "CREATE INDEX card_language ON card (language, audience, kind, text_language, dated, publication)".to_owned(),
        "CREATE INDEX card_published ON card (language, audience, text_language, is_listed, first_published_at)".to_owned(),
        "CREATE INDEX card_slug ON card (language, kind, slug)".to_owned(),
        "CREATE INDEX card_publication ON card (publication)".to_owned(),
        format!(
            "CREATE TABLE card_theme (theme {id} NOT NULL, publication {id} NOT NULL REFERENCES publication (id), kind {text} NOT NULL,
                audience {text} NOT NULL, dated {text} NOT NULL, published_at {int} NOT NULL, PRIMARY KEY (theme, publication)){by_key}"
        ),
        "CREATE INDEX card_theme_dated ON card_theme (theme, audience, dated, publication)".to_owned(),
        "CREATE INDEX card_theme_kind ON card_theme (theme, audience, kind, dated, publication)".to_owned(),
        // The latest first publication of its texts: feeds take the newest by it.
        "CREATE INDEX card_theme_published ON card_theme (theme, audience, published_at)".to_owned(),
        "CREATE INDEX card_theme_publication ON card_theme (publication)".to_owned(),
        // How many public cards of a kind stand in a scope: `all`, `theme:ID`, `month:2017-11`.
        format!("CREATE TABLE tally (kind {text} NOT NULL, scope {text} NOT NULL, count {int} NOT NULL, PRIMARY KEY (kind, scope)){by_key}"),
        format!(
            "CREATE TABLE attachment (publication {id} NOT NULL REFERENCES publication (id), text {id}, media {id} NOT NULL,
                item {text} NOT NULL, role {text} NOT NULL, live {flag} NOT NULL, audience {text} NOT NULL)"
        ),
        "CREATE INDEX attachment_media ON attachment (media)".to_owned(),
        "CREATE INDEX attachment_publication ON attachment (publication)".to_owned(),
        format!(
            "CREATE TABLE featured (publication {id} NOT NULL REFERENCES publication (id), place {text} NOT NULL, until {text},
                rank {int} NOT NULL, PRIMARY KEY (place, publication)){by_key}"
        ),
    ]
}

/// The publications that use a file are read in their order, some of them only.
fn uses(_: &db::schema::Schema) -> Vec<String> {
    vec![
        "DROP INDEX attachment_media".to_owned(),
        "CREATE INDEX attachment_use ON attachment (media, publication, live)".to_owned(),
    ]
}
