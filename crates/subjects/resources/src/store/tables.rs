//! The schema of the resource centre.

use db::MigrationTrait;

/// This room's tables.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(db::Statements { name: "m20261124_211000_resources_catalogue", up: catalogue }),
        Box::new(db::Statements { name: "m20261124_211100_resources_harvest", up: crate::store::harvest::tables }),
    ]
}

/// Derived, written with the cards: a row per record, and one per facet that it is found under. A column of a facet's `scope` says
/// what the trunk's tally counts it by.
fn catalogue(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, text, by_key) = (s.id(), s.instant(), s.text(), s.by_key());
    vec![
        format!(
            "CREATE TABLE resource (publication {id} NOT NULL PRIMARY KEY REFERENCES publication (id), kind {text} NOT NULL, date {text},
                creators {text}, cover {id}, pictures {int} NOT NULL){by_key}"
        ),
        format!(
            "CREATE TABLE resource_facet (publication {id} NOT NULL REFERENCES publication (id), facet {text} NOT NULL, value {text} NOT NULL,
                scope {text}, audience {text} NOT NULL, dated {text} NOT NULL, PRIMARY KEY (publication, facet, value)){by_key}"
        ),
        "CREATE INDEX resource_facet_list ON resource_facet (facet, value, audience, dated, publication)".to_owned(),
    ]
}
