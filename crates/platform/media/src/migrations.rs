//! The tables of the library.

use db::{MigrationTrait, Statements, schema::Schema};

/// This room's migrations.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(Statements { name: "m20261124_081000_media_library", up: library }),
        Box::new(Statements { name: "m20261124_141000_media_desk", up: desk }),
        Box::new(Statements { name: "m20261124_141100_media_uploads", up: uploads }),
        Box::new(Statements { name: "m20261124_181500_media_shown", up: shown }),
        Box::new(Statements { name: "m20261124_213100_media_author", up: author }),
    ]
}

/// Whom a file itself names as its author.
fn author(s: &Schema) -> Vec<String> {
    vec![format!("ALTER TABLE media ADD COLUMN author {text}", text = s.text())]
}

/// Records of files, what imports know them by, and the sizes of pictures.
fn library(s: &Schema) -> Vec<String> {
    let (id, text, number, flag, by_key) = (s.id(), s.text(), s.instant(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE media (id {id} NOT NULL PRIMARY KEY, hash {text} NOT NULL, bytes {number} NOT NULL, \
             format {text} NOT NULL, slug {text} NOT NULL, language {text}, width {number}, height {number}, \
             pages {number}, v {number} NOT NULL, words {text} NOT NULL, credit {text}, licence {text}, \
             accessible {flag}, is_public {flag} NOT NULL, created_at {number} NOT NULL)"
        ),
        format!(
            "CREATE TABLE media_source (importer {text} NOT NULL, source {text} NOT NULL, \
             media {id} NOT NULL REFERENCES media (id) ON DELETE CASCADE, PRIMARY KEY (importer, source)){by_key}"
        ),
        "CREATE INDEX media_source_media ON media_source (media)".into(),
        format!(
            "CREATE TABLE rendition (media {id} NOT NULL REFERENCES media (id) ON DELETE CASCADE, \
             width {number} NOT NULL, format {text} NOT NULL, height {number} NOT NULL, hash {text} NOT NULL, \
             bytes {number} NOT NULL, PRIMARY KEY (media, width, format)){by_key}"
        ),
    ]
}

/// What the desk asks of a file: rights, focus, captions, its text, its former bytes, collections.
fn desk(s: &Schema) -> Vec<String> {
    let (id, text, number, by_key) = (s.id(), s.text(), s.instant(), s.by_key());
    let optional = [("creator", text), ("consent", text), ("focus_x", number), ("focus_y", number)]
        .into_iter()
        .chain([("millis", number), ("clean_hash", text), ("clean_bytes", number)]);
    let mut all: Vec<String> =
        optional.map(|(name, kind)| format!("ALTER TABLE media ADD COLUMN {name} {kind}")).collect();
    for (name, kind, value) in
        [("look", text, "'waiting'"), ("class", text, "'other'"), ("search", text, "''"), ("version", number, "0")]
    {
        all.push(format!("ALTER TABLE media ADD COLUMN {name} {kind} NOT NULL DEFAULT {value}"));
    }
    all.extend(rendition_with_shape(s));
    all.extend([
        format!(
            "CREATE TABLE media_revision (media {id} NOT NULL REFERENCES media (id) ON DELETE CASCADE, \
             number {number} NOT NULL, hash {text} NOT NULL, bytes {number} NOT NULL, format {text} NOT NULL, \
             replaced_at {number} NOT NULL, replaced_by {id}, PRIMARY KEY (media, number)){by_key}"
        ),
        format!(
            "CREATE TABLE media_track (media {id} NOT NULL REFERENCES media (id) ON DELETE CASCADE, \
             language {text} NOT NULL, hash {text} NOT NULL, bytes {number} NOT NULL, PRIMARY KEY (media, language)){by_key}"
        ),
        format!(
            "CREATE TABLE media_text (media {id} NOT NULL PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE, \
             text {text} NOT NULL)"
        ),
        format!("CREATE TABLE collection (id {id} NOT NULL PRIMARY KEY, names {text} NOT NULL, created_at {number} NOT NULL)"),
        format!(
            "CREATE TABLE collection_media (collection {id} NOT NULL REFERENCES collection (id) ON DELETE CASCADE, \
             media {id} NOT NULL REFERENCES media (id) ON DELETE CASCADE, PRIMARY KEY (collection, media)){by_key}"
        ),
        "CREATE INDEX collection_media_media ON collection_media (media)".into(),
    ]);
    let hashes = [("media", "hash"), ("media", "clean_hash"), ("rendition", "hash"), ("media_revision", "hash")];
    for (table, column) in hashes.into_iter().chain([("media_track", "hash")]) {
        all.push(format!("CREATE INDEX {table}_{column} ON {table} ({column})"));
    }
    all
}

/// A rendition may be of a part of the picture: the key says which.
fn rendition_with_shape(s: &Schema) -> [String; 4] {
    let (id, text, number, by_key) = (s.id(), s.text(), s.instant(), s.by_key());
    [
        format!(
            "CREATE TABLE rendition_shaped (media {id} NOT NULL REFERENCES media (id) ON DELETE CASCADE, \
             shape {text} NOT NULL, width {number} NOT NULL, format {text} NOT NULL, height {number} NOT NULL, \
             hash {text} NOT NULL, bytes {number} NOT NULL, PRIMARY KEY (media, shape, width, format)){by_key}"
        ),
        "INSERT INTO rendition_shaped (media, shape, width, format, height, hash, bytes) \
         SELECT media, 'whole', width, format, height, hash, bytes FROM rendition"
            .into(),
        "DROP TABLE rendition".into(),
        "ALTER TABLE rendition_shaped RENAME TO rendition".into(),
    ]
}

/// Files that are arriving, piece by piece, and when unused objects are next looked for.
fn uploads(s: &Schema) -> Vec<String> {
    let (id, text, number, by_key) = (s.id(), s.text(), s.instant(), s.by_key());
    vec![
        format!(
            "CREATE TABLE upload (id {id} NOT NULL PRIMARY KEY, account {id} NOT NULL, name {text} NOT NULL, \
             length {number} NOT NULL, received {number} NOT NULL, replaces {id}, media {id}, ends_at {number} NOT NULL)"
        ),
        "CREATE INDEX upload_account ON upload (account)".into(),
        format!(
            "CREATE TABLE upload_piece (upload {id} NOT NULL REFERENCES upload (id) ON DELETE CASCADE, \
             start {number} NOT NULL, hash {text} NOT NULL, bytes {number} NOT NULL, PRIMARY KEY (upload, start)){by_key}"
        ),
        "CREATE INDEX upload_piece_hash ON upload_piece (hash)".into(),
        format!("CREATE TABLE sweep (id {number} NOT NULL PRIMARY KEY, planned_at {number} NOT NULL)"),
        "INSERT INTO sweep (id, planned_at) VALUES (1, 0)".into(),
    ]
}

/// What is shown of a video before it plays; pictures that wait for their lightest renditions, those that are there
/// already among them, and when they are next looked for.
fn shown(s: &Schema) -> Vec<String> {
    let (id, number, text, by_key) = (s.id(), s.instant(), s.text(), s.by_key());
    vec![
        format!("ALTER TABLE media ADD COLUMN poster {id} REFERENCES media (id) ON DELETE SET NULL"),
        "CREATE INDEX media_poster ON media (poster)".into(),
        format!("ALTER TABLE media ADD COLUMN untold {text}"),
        // Files that came before are taken as they are: who has them looked into again has their place removed.
        "UPDATE media SET clean_hash = hash, clean_bytes = bytes WHERE format IN ('mp4', 'm4a') AND clean_hash IS NULL".into(),
        format!("CREATE TABLE lighter (media {id} NOT NULL PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE){by_key}"),
        "INSERT INTO lighter (media) SELECT id FROM media WHERE look = 'done' AND format IN ('jpeg', 'png', 'gif', 'webp')"
            .into(),
        format!("CREATE TABLE lighter_plan (id {number} NOT NULL PRIMARY KEY, planned_at {number} NOT NULL)"),
        "INSERT INTO lighter_plan (id, planned_at) VALUES (1, 0)".into(),
    ]
}
