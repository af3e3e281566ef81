//! The catalogue's lists and counts. They read rows made for them, and page by keys.

pub(crate) mod harvest;
pub(crate) mod tables;

use std::collections::HashMap;

use db::{FromQueryResult, Query, Uuid, Value, values};
use kernel::{Language, MediaId, Result};
use publication::{
    Visible,
    store::lists::{Card, Direction, PageKey},
};

use crate::{
    KIND,
    facet::{Facet, Of},
    model::ResourceKind,
};

/// Up to how many records of the rarest chosen value those under it are counted one by one.
pub(crate) const COUNTED_AT_MOST: i64 = 2_000;

db::statements! {
    TALLIES = "SELECT scope, count FROM tally WHERE kind = $1 AND count > 0";
    WERE = "SELECT scope FROM resource_facet WHERE publication = $1 AND scope IS NOT NULL";
}

/// How many records stand under each value.
pub(crate) type Counts = HashMap<Of, i64>;

/// How many public records of the whole catalogue stand under each value.
pub(crate) async fn tallies(query: &impl Query) -> Result<Counts> {
    let mut counts = Counts::new();
    for row in query.rows(TALLIES, values![KIND]).await? {
        let scope: String = row.try_get("", "scope").map_err(db::failure)?;
        let count: i64 = row.try_get("", "count").map_err(db::failure)?;
        if let Some(of) = Of::of_scope(&scope) {
            counts.insert(of, count);
        }
    }
    Ok(counts)
}

/// A record in a list.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) card: Card,
    pub(crate) kind: ResourceKind,
    pub(crate) date: Option<String>,
    pub(crate) creators: Option<String>,
    pub(crate) cover: Option<MediaId>,
    pub(crate) pictures: i64,
}

impl FromQueryResult for Listed {
    fn from_query_result(row: &db::QueryResult, before: &str) -> std::result::Result<Self, db::DbErr> {
        let kind: String = row.try_get(before, "resource_kind")?;
        let cover: Option<Uuid> = row.try_get(before, "cover")?;
        Ok(Self {
            card: Card::from_query_result(row, before)?,
            kind: ResourceKind::read(&kind).unwrap_or_default(),
            date: row.try_get(before, "date")?,
            creators: row.try_get(before, "creators")?,
            cover: cover.map(MediaId),
            pictures: row.try_get(before, "pictures")?,
        })
    }
}

/// A page of a list.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) records: Vec<Listed>,
    pub(crate) has_newer: bool,
    pub(crate) has_older: bool,
}

/// A page of at most `size` records that stand under all of these values, the rarest of which comes first.
pub(crate) async fn list(
    query: &impl Query,
    seen: &Visible,
    language: Language,
    chosen: &[Of],
    from: Option<(&PageKey, Direction)>,
    size: usize,
) -> Result<Page> {
    let mut bound = values![language.as_str()];
    bound.extend(chosen.iter().flat_map(|of| values![of.facet.as_str(), of.value.as_str()]));
    if let Some((key, _)) = from {
        bound.extend(key.values());
    }
    bound.push(Value::from(i64::try_from(size + 1).unwrap_or(i64::MAX)));
    let direction = from.map(|(_, direction)| direction);
    let sql = list_of(chosen.len(), direction);
    let mut records = query.all::<Listed>(&seen.narrow(&sql), bound).await?;
    let more = records.len() > size;
    records.truncate(size);
    if direction == Some(Direction::Newer) {
        records.reverse();
    }
    let (has_newer, has_older) = match direction {
        None => (false, more),
        Some(Direction::Older) => (true, more),
        Some(Direction::Newer) => (more, true),
    };
    Ok(Page { records, has_newer, has_older })
}

/// The condition that a record stands under the other values too, bound from this place on.
fn others(count: usize, mut place: usize) -> String {
    let mut sql = String::new();
    for _ in 1..count {
        sql.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM resource_facet o WHERE o.publication = k.publication AND o.facet = ${place} AND o.value = ${})",
            place + 1
        ));
        place += 2;
    }
    sql
}

/// The statement of a list under so many values: the first one leads, by its index, in the list's own order.
fn list_of(count: usize, direction: Option<Direction>) -> String {
    let others = others(count, 4);
    let mut next = 2 + 2 * count;
    let (mut from, mut order) = (String::new(), " DESC");
    if let Some(direction) = direction {
        let sign = if direction == Direction::Older { "<" } else { ">" };
        from = format!(" AND (k.dated, k.publication) {sign} (${next}, ${})", next + 1);
        order = if direction == Direction::Older { " DESC" } else { "" };
        next += 2;
    }
    format!(
        "SELECT c.*, r.kind AS resource_kind, r.date, r.creators, r.cover, r.pictures FROM resource_facet k \
         JOIN card c ON c.publication = k.publication AND c.language = $1 JOIN resource r ON r.publication = k.publication \
         WHERE k.facet = $2 AND k.value = $3 AND k.audience = 'public'{others}{from} \
         ORDER BY k.dated{order}, k.publication{order} LIMIT ${next}"
    )
}

/// How many records that stand under all of these values stand under each other value. Asked where the first of them has few.
pub(crate) async fn counts(query: &impl Query, seen: &Visible, chosen: &[Of]) -> Result<Counts> {
    let bound = chosen.iter().flat_map(|of| values![of.facet.as_str(), of.value.as_str()]).collect();
    let mut counts = Counts::new();
    for row in query.rows(&seen.narrow(&counts_of(chosen.len())), bound).await? {
        let facet: String = row.try_get("", "facet").map_err(db::failure)?;
        let value: String = row.try_get("", "value").map_err(db::failure)?;
        let count: i64 = row.try_get("", "count").map_err(db::failure)?;
        if let Some(facet) = Facet::read(&facet) {
            counts.insert(Of { facet, value }, count);
        }
    }
    Ok(counts)
}

fn counts_of(count: usize) -> String {
    format!(
        "SELECT f.facet, f.value, count(*) AS count FROM resource_facet k JOIN resource_facet f ON f.publication = k.publication \
         WHERE k.facet = $1 AND k.value = $2 AND k.audience = 'public'{} GROUP BY f.facet, f.value",
        others(count, 3)
    )
}

/// Every shape of these statements, for the test that explains them.
pub(crate) fn shapes() -> Vec<(String, String)> {
    let mut shapes = Vec::new();
    for count in [1, 2, 3, 6] {
        for direction in [None, Some(Direction::Older), Some(Direction::Newer)] {
            let way = direction.map_or(String::new(), |way| format!(" {way:?}"));
            shapes.push((format!("LIST {count}{way}"), list_of(count, direction)));
        }
        shapes.push((format!("COUNTS {count}"), counts_of(count)));
    }
    shapes
}
