//! The tables of search: what editors promote, what readers did not find; and the journal, read in its order.

use db::{Db, Entry, MigrationTrait, Query as _, Uuid, Write, failure, values};
use kernel::{AccountId, Civil, Instant, Language, Result};
use sea_orm::FromQueryResult;

use crate::{Query, Thing, index::Position};

/// A query that found nothing is shown from so many times on: what one person typed once is nobody's business.
const ASKED_OFTEN: i64 = 2;

db::statements! {
    ROWS_AFTER = "SELECT number, at, room, thing, what FROM journal WHERE number > $1 ORDER BY number LIMIT $2";
    ROW_AT = "SELECT at FROM journal WHERE number = $1";
    FIRST_NUMBER = "SELECT min(number) FROM journal";
    END = "SELECT number, at FROM journal ORDER BY number DESC LIMIT 1";
    /// What comes first for a query, today.
    PROMOTED = "SELECT kind, thing FROM promotion WHERE query = $1 AND (language = $2 OR language = '') AND (until IS NULL OR until > $3)
        ORDER BY at, thing LIMIT 5";
    /// All that is put first, a handful.
    PROMOTIONS = "SELECT query, language, kind, thing, person, at, until FROM promotion ORDER BY query, language, at, thing LIMIT 500";
    PROMOTE = "INSERT INTO promotion (query, language, kind, thing, person, at, until) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (query, language, thing) DO UPDATE SET until = excluded.until";
    UNPROMOTE = "DELETE FROM promotion WHERE query = $1 AND language = $2 AND thing = $3";
    NOT_FOUND = "INSERT INTO unfound (query, day, times) VALUES ($1, $2, $3)
        ON CONFLICT (query, day) DO UPDATE SET times = unfound.times + excluded.times";
    UNFOUND = "SELECT query, CAST(sum(times) AS bigint) AS times, max(day) AS last FROM unfound WHERE day >= $1
        GROUP BY query HAVING sum(times) >= $2 ORDER BY times DESC, query LIMIT 100";
    FORGET = "DELETE FROM unfound WHERE day < $1";
}

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(db::Statements {
        name: "m20261124_210000_search_promotion",
        up: |s| {
            let (id, text, instant, by_key) = (s.id(), s.text(), s.instant(), s.by_key());
            vec![
                format!(
                    "CREATE TABLE promotion (query {text} NOT NULL, language {text} NOT NULL, kind {text} NOT NULL,
                        thing {id} NOT NULL, person {id} NOT NULL, at {instant} NOT NULL, until {text},
                        PRIMARY KEY (query, language, thing)){by_key}"
                ),
                format!(
                    "CREATE TABLE unfound (query {text} NOT NULL, day {text} NOT NULL, times {instant} NOT NULL,
                        PRIMARY KEY (query, day)){by_key}"
                ),
                "CREATE INDEX unfound_day ON unfound (day)".to_owned(),
            ]
        },
    })]
}

/// A row of the journal.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Row {
    pub(crate) number: i64,
    pub(crate) at: i64,
    pub(crate) room: String,
    pub(crate) thing: Uuid,
    pub(crate) what: String,
}

/// The rows after a position, at most so many; `None` where the journal does not go on from there: it was shortened
/// beyond the position, or it is another base's.
pub(crate) async fn rows_after(db: &Db, position: Position, most: u32) -> Result<Option<Vec<Row>>> {
    let snapshot = db.snapshot().await?;
    if position.number > 0 {
        let at = snapshot.row(ROW_AT, values![position.number]).await?;
        let at: Option<i64> = at.map(|row| row.try_get("", "at").map_err(failure)).transpose()?;
        if at != Some(position.at) {
            return Ok(None);
        }
    } else if snapshot.number(FIRST_NUMBER, vec![]).await? > 1 {
        return Ok(None);
    }
    snapshot.all(ROWS_AFTER, values![position.number, i64::from(most)]).await.map(Some)
}

/// The position of the last row.
pub async fn end_of_journal(query: &impl db::Query) -> Result<Position> {
    let row = query.row(END, vec![]).await?;
    let Some(row) = row else { return Ok(Position::default()) };
    let column = |name| row.try_get("", name).map_err(failure);
    Ok(Position { number: column("number")?, at: column("at")? })
}

/// What an editor put first for a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    /// The query, in its normal form: [`Query::normal`].
    pub query: String,
    /// For readers of this language; of all where none is named.
    pub language: Option<Language>,
    /// What comes first.
    pub thing: Thing,
    /// Who put it there.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Until when, in the site's civil time; for good where none is said.
    pub until: Option<Civil>,
}

/// What an editor wants to come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promoting {
    /// For what is searched, as it was typed.
    pub typed: String,
    /// For readers of this language; of all where none is named.
    pub language: Option<Language>,
    /// What comes first.
    pub thing: Thing,
    /// Until when.
    pub until: Option<Civil>,
}

#[derive(FromQueryResult)]
struct PromotionRow {
    query: String,
    language: String,
    kind: String,
    thing: Uuid,
    person: Uuid,
    at: i64,
    until: Option<String>,
}

#[derive(FromQueryResult)]
struct ThingRow {
    kind: String,
    thing: Uuid,
}

/// What comes first for a query and a reader's language at this civil time: at most five.
pub async fn promoted(query: &impl db::Query, typed: &Query, language: Language, now: Civil) -> Result<Vec<Thing>> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<ThingRow> = query.all(PROMOTED, values![typed.normal(), language.as_str(), now.to_string()]).await?;
    Ok(rows.into_iter().map(|row| Thing { kind: row.kind, id: row.thing }).collect())
}

/// All that is put first, by query; at most 500.
pub async fn promotions(query: &impl db::Query) -> Result<Vec<Promotion>> {
    let rows: Vec<PromotionRow> = query.all(PROMOTIONS, vec![]).await?;
    let read = |row: PromotionRow| Promotion {
        query: row.query,
        language: row.language.parse().ok(),
        thing: Thing { kind: row.kind, id: row.thing },
        by: AccountId(row.person),
        at: Instant(row.at),
        until: row.until.and_then(|until| until.parse().ok()),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Puts something first for a query; again changes its end. Errors: the query says nothing.
pub async fn promote(write: &mut Write, new: &Promoting, by: AccountId) -> Result<()> {
    let typed = Query::read(&new.typed);
    if typed.is_empty() {
        return Err(kernel::Error::field("words", "desk-search-fault-empty"));
    }
    let tag = new.language.map(|language| language.to_string()).unwrap_or_default();
    let (now, until) = (write.now().0, new.until.map(|until| until.to_string()));
    let thing = &new.thing;
    write.execute(PROMOTE, values![typed.normal(), tag, thing.kind.as_str(), thing.id, by.0, now, until]).await?;
    write.journal(Entry { room: "search", thing: thing.id, what: "promoted" });
    Ok(())
}

/// Takes that back. Says whether it was there.
pub async fn unpromote(write: &mut Write, query: &str, language: Option<Language>, thing: Uuid) -> Result<bool> {
    let tag = language.map(|language| language.to_string()).unwrap_or_default();
    let was_there = write.execute(UNPROMOTE, values![query, tag, thing]).await? > 0;
    if was_there {
        write.journal(Entry { room: "search", thing, what: "unpromoted" });
    }
    Ok(was_there)
}

/// What readers searched and did not find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfound {
    /// The query, in its normal form.
    pub query: String,
    /// How often.
    pub times: i64,
    /// The last day.
    pub last: String,
}

/// Adds to the count of a query that found nothing.
pub(crate) async fn not_found(write: &Write, query: &str, day: &str, times: i64) -> Result<()> {
    write.execute(NOT_FOUND, values![query, day, times]).await.map(|_| ())
}

/// What was asked at least twice since a day and found nothing, the most frequent first; at most 100.
pub async fn unfound(query: &impl db::Query, since: Civil) -> Result<Vec<Unfound>> {
    let rows = query.rows(UNFOUND, values![since.day(), ASKED_OFTEN]).await?;
    rows.iter()
        .map(|row| {
            let read = || {
                Ok(Unfound {
                    query: row.try_get("", "query")?,
                    times: row.try_get("", "times")?,
                    last: row.try_get("", "last")?,
                })
            };
            read().map_err(failure)
        })
        .collect()
}

/// Forgets what is older than thirteen months.
pub async fn forget(write: &Write, today: Civil) -> Result<u64> {
    let limit = today.0.checked_sub(jiff::Span::new().months(13)).map_or(today, Civil);
    write.execute(FORGET, values![limit.day()]).await
}
