//! What harvesters are told: a row per record that anybody may read, with when it last changed, and one per record that there
//! was. The first are derived with the cards; the others are left behind by them, and stay.

use std::collections::{BTreeSet, HashMap};

use db::{FromQueryResult, Query, Uuid, Value, values};
use kernel::{PublicationId, Result, ThemeId};
use publication::{Audience, Projected};

use crate::oai::List;

db::statements! {
    RECORDS = "SELECT r.publication AS publication, r.changed_at, FALSE AS gone FROM resource_record r
            WHERE r.publication > $1 AND r.changed_at >= $2 AND r.changed_at < $3
        UNION ALL SELECT g.publication, g.changed_at, TRUE FROM resource_gone g
            WHERE g.publication > $1 AND g.changed_at >= $2 AND g.changed_at < $3
                AND NOT EXISTS (SELECT 1 FROM resource_record r WHERE r.publication = g.publication)
        ORDER BY publication LIMIT $4";
    RECORDS_OF_SET = "SELECT t.publication AS publication, r.changed_at, FALSE AS gone
            FROM card_theme t JOIN resource_record r ON r.publication = t.publication
            WHERE t.theme = $5 AND t.publication > $1 AND r.changed_at >= $2 AND r.changed_at < $3
        UNION ALL SELECT g.publication, g.changed_at, TRUE FROM resource_gone_set g
            WHERE g.theme = $5 AND g.publication > $1 AND g.changed_at >= $2 AND g.changed_at < $3
                AND NOT EXISTS (SELECT 1 FROM resource_record r WHERE r.publication = g.publication)
        ORDER BY publication LIMIT $4";
    RECORD = "SELECT r.publication, r.changed_at, FALSE AS gone FROM resource_record r WHERE r.publication = $1
        UNION ALL SELECT g.publication, g.changed_at, TRUE FROM resource_gone g
            WHERE g.publication = $1 AND NOT EXISTS (SELECT 1 FROM resource_record r WHERE r.publication = g.publication)";
    SETS = "SELECT publication, theme FROM card_theme WHERE publication IN ($1)";
    GONE_SETS = "SELECT publication, theme FROM resource_gone_set WHERE publication IN ($1)";
    FIRST = "SELECT publication FROM resource_record WHERE publication > $1 ORDER BY publication LIMIT 1";
    FIRST_GONE = "SELECT publication FROM resource_gone WHERE publication > $1 ORDER BY publication LIMIT 1";
    /// What a record leaves behind when its rows go, to be overtaken by its new rows where it has some.
    LEAVE = "INSERT INTO resource_gone (publication, changed_at) SELECT publication, $2 FROM resource_record WHERE publication = $1
        ON CONFLICT (publication) DO UPDATE SET changed_at = excluded.changed_at";
    /// The same, for its sets.
    LEAVE_SETS = "INSERT INTO resource_gone_set (theme, publication, changed_at) SELECT t.theme, t.publication, $2
            FROM card_theme t JOIN resource_record r ON r.publication = t.publication WHERE t.publication = $1
        ON CONFLICT (theme, publication) DO UPDATE SET changed_at = excluded.changed_at";
}

/// The table of the records that there are, with its columns.
pub(crate) const TABLE: (&str, &str) = ("resource_record", "publication, changed_at");

/// What runs before the rows of a record go.
pub(crate) const LEAVING: &[&str] = &[LEAVE, LEAVE_SETS];

/// The tables.
pub(crate) fn tables(s: &db::schema::Schema) -> Vec<String> {
    let (id, int, by_key) = (s.id(), s.instant(), s.by_key());
    vec![
        format!(
            "CREATE TABLE resource_record (publication {id} NOT NULL PRIMARY KEY REFERENCES publication (id), changed_at {int} NOT NULL){by_key}"
        ),
        format!(
            "CREATE TABLE resource_gone (publication {id} NOT NULL PRIMARY KEY, changed_at {int} NOT NULL){by_key}"
        ),
        format!(
            "CREATE TABLE resource_gone_set (theme {id} NOT NULL, publication {id} NOT NULL, changed_at {int} NOT NULL,
                PRIMARY KEY (theme, publication)){by_key}"
        ),
        "CREATE INDEX resource_gone_set_publication ON resource_gone_set (publication)".to_owned(),
    ]
}

/// The row of a record, where anybody may read it.
pub(crate) fn rows(live: &Projected<'_>) -> Vec<Vec<Value>> {
    let is_open = live.facts.audience == Audience::Public;
    is_open.then(|| values![live.id.0, live.now.0]).into_iter().collect()
}

/// A record, or that there was one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// The publication.
    pub(crate) id: PublicationId,
    /// When it last changed, in seconds.
    pub(crate) changed: i64,
    /// Whether it is there no more.
    pub(crate) is_gone: bool,
}

#[derive(FromQueryResult)]
struct Row {
    publication: Uuid,
    changed_at: i64,
    gone: bool,
}

impl From<Row> for Known {
    fn from(row: Row) -> Self {
        Self { id: PublicationId(row.publication), changed: row.changed_at.div_euclid(1000), is_gone: row.gone }
    }
}

/// Some records of a list, in the order of their ids, which no change moves: so each is met once, whatever happens meanwhile.
pub(crate) async fn records(query: &impl Query, list: &List, set: Option<ThemeId>, most: usize) -> Result<Vec<Known>> {
    let after = list.after.map_or(Uuid::nil(), |after| after.0);
    let millis = |second: i64| second.saturating_mul(1000);
    let from = list.from.map_or(i64::MIN, millis);
    let before = list.until.map_or(i64::MAX, |until| millis(until.saturating_add(1)));
    let mut values = values![after, from, before, i64::try_from(most).unwrap_or(i64::MAX)];
    values.extend(set.map(|set| Value::from(set.0)));
    let sql = if set.is_some() { RECORDS_OF_SET } else { RECORDS };
    Ok(query.all::<Row>(sql, values).await?.into_iter().map(Known::from).collect())
}

/// A record by its id.
pub(crate) async fn record(query: &impl Query, id: PublicationId) -> Result<Option<Known>> {
    Ok(query.one::<Row>(RECORD, values![id.0]).await?.map(Known::from))
}

/// The sets of records: the themes that they carry, or carried.
pub(crate) async fn sets(query: &impl Query, records: &[Known]) -> Result<HashMap<PublicationId, BTreeSet<ThemeId>>> {
    let mut sets: HashMap<PublicationId, BTreeSet<ThemeId>> = HashMap::new();
    for (sql, is_gone) in [(SETS, false), (GONE_SETS, true)] {
        let ids: Vec<Value> =
            records.iter().filter(|known| known.is_gone == is_gone).map(|known| known.id.0.into()).collect();
        if ids.is_empty() {
            continue;
        }
        let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
        for row in query.rows(&sql.replace("$1", &places.join(", ")), ids).await? {
            let id = PublicationId(row.try_get("", "publication").map_err(db::failure)?);
            sets.entry(id).or_default().insert(ThemeId(row.try_get("", "theme").map_err(db::failure)?));
        }
    }
    Ok(sets)
}

/// The first record that there ever was. Its id says when it was made; none changed before.
pub(crate) async fn first(query: &impl Query) -> Result<Option<PublicationId>> {
    let mut first: Option<PublicationId> = None;
    for sql in [FIRST, FIRST_GONE] {
        if let Some(row) = query.row(sql, values![Uuid::nil()]).await? {
            let id = PublicationId(row.try_get("", "publication").map_err(db::failure)?);
            first = Some(first.map_or(id, |first| first.min(id)));
        }
    }
    Ok(first)
}
