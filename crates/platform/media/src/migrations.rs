//! The tables of the library.

use db::{MigrationTrait, Statements};

/// This room's migrations.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Statements {
        name: "m20261124_081000_media_library",
        up: |s| {
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
        },
    })]
}
