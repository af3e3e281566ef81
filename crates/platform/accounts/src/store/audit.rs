//! The audit log's table. No statement here changes or removes a row.

use db::{FromQueryResult, Query, Uuid, Write, failure, values};
use kernel::{AccountId, Actor, Error, Instant, Result};

db::statements! {
    INSERT = "INSERT INTO audit (at, actor, account, what, thing_kind, thing, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST = "SELECT number, at, actor, account, what, thing_kind, thing, detail FROM audit
        WHERE number < $1 AND number > $2 ORDER BY number DESC LIMIT $3";
    LIST_BY_ACCOUNT = "SELECT number, at, actor, account, what, thing_kind, thing, detail FROM audit
        WHERE number < $1 AND number > $2 AND account = $4 ORDER BY number DESC LIMIT $3";
    LIST_BY_WHAT = "SELECT number, at, actor, account, what, thing_kind, thing, detail FROM audit
        WHERE number < $1 AND number > $2 AND what = $4 ORDER BY number DESC LIMIT $3";
    LIST_BY_BOTH = "SELECT number, at, actor, account, what, thing_kind, thing, detail FROM audit
        WHERE number < $1 AND number > $2 AND account = $4 AND what = $5 ORDER BY number DESC LIMIT $3";
    OF_THING = "SELECT number, at, actor, account, what, thing_kind, thing, detail FROM audit
        WHERE thing = $1 ORDER BY number DESC LIMIT $2";
    /// The deed after this one, in the order of their names: each is one step of the index.
    NEXT_DEED = "SELECT min(what) AS what FROM audit WHERE what > $1";
    /// The last row before an instant.
    BEFORE = "SELECT number FROM audit WHERE at < $1 ORDER BY at DESC, number DESC LIMIT 1";
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in the log.
    pub number: i64,
    /// When.
    pub at: Instant,
    /// Who; nobody where it was the product itself or a stranger.
    pub account: Option<AccountId>,
    /// Whether it was the product itself: a command on the machine, a job.
    pub by_system: bool,
    /// What: `signed-in`, `published` …
    pub what: String,
    /// To what: the kind of thing, and which one.
    pub thing: Option<(String, Uuid)>,
    /// The particulars, as the room that wrote them has them.
    pub detail: serde_json::Value,
}

/// Which rows are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Done by this account.
    pub account: Option<AccountId>,
    /// Of this kind of deed.
    pub what: Option<String>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub until: Option<Instant>,
}

/// Some rows, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The rows.
    pub entries: Vec<Entry>,
    /// What to ask with for older ones; nothing where these are the last.
    pub next: Option<i64>,
}

#[derive(FromQueryResult)]
struct EntryRow {
    number: i64,
    at: i64,
    actor: String,
    account: Option<Uuid>,
    what: String,
    thing_kind: Option<String>,
    thing: Option<Uuid>,
    detail: String,
}

impl EntryRow {
    fn read(self) -> Result<Entry> {
        Ok(Entry {
            number: self.number,
            at: Instant(self.at),
            account: self.account.map(AccountId),
            by_system: self.actor == "system",
            what: self.what,
            thing: self.thing_kind.zip(self.thing),
            detail: serde_json::from_str(&self.detail).map_err(anyhow::Error::from)?,
        })
    }
}

/// Notes what was done, in the transaction that does it. `detail` holds no secret and, where it can be helped, nothing
/// of a person but ids: it is kept when their data are erased.
pub async fn record(
    write: &Write,
    actor: &Actor,
    what: &'static str,
    thing: Option<(&'static str, Uuid)>,
    detail: serde_json::Value,
) -> Result<()> {
    let (who, account) = match actor {
        Actor::Anonymous => ("anonymous", None),
        Actor::System => ("system", None),
        Actor::Person { id, .. } => ("person", Some(id.0)),
    };
    let (kind, thing) = thing.unzip();
    let values = values![write.now().0, who, account, what, kind, thing, detail.to_string()];
    write.execute(INSERT, values).await.map(|_| ())
}

/// So many rows older than `before` (all, where it is nothing).
pub async fn list(query: &impl Query, filter: &Filter, before: Option<i64>, limit: usize) -> Result<Page> {
    let above = match filter.from {
        Some(from) => query.number(BEFORE, values![from.0]).await?,
        None => 0,
    };
    let below = match filter.until {
        Some(until) => query.number(BEFORE, values![until.0]).await?.saturating_add(1),
        None => i64::MAX,
    };
    let below = before.map_or(below, |before| before.min(below));
    let limit = i64::try_from(limit).map_err(|_| Error::TooLarge)?;
    let mut values = values![below, above, limit + 1];
    values.extend(filter.account.map(|id| id.0.into()));
    values.extend(filter.what.as_deref().map(Into::into));
    let sql = match (filter.account, &filter.what) {
        (None, None) => LIST,
        (Some(_), None) => LIST_BY_ACCOUNT,
        (None, Some(_)) => LIST_BY_WHAT,
        (Some(_), Some(_)) => LIST_BY_BOTH,
    };
    let rows = query.all::<EntryRow>(sql, values).await?;
    let more = i64::try_from(rows.len()).is_ok_and(|count| count > limit);
    let kept = rows.into_iter().take(usize::try_from(limit).unwrap_or(usize::MAX));
    let entries = kept.map(EntryRow::read).collect::<Result<Vec<_>>>()?;
    let next = if more { entries.last().map(|entry| entry.number) } else { None };
    Ok(Page { entries, next })
}

/// What was done last to this thing.
pub async fn of_thing(query: &impl Query, thing: Uuid, limit: i64) -> Result<Vec<Entry>> {
    let rows = query.all::<EntryRow>(OF_THING, values![thing, limit]).await?;
    rows.into_iter().map(EntryRow::read).collect()
}

/// Every kind of deed that the log holds, by name.
pub async fn deeds(query: &impl Query) -> Result<Vec<String>> {
    let mut deeds: Vec<String> = Vec::new();
    loop {
        let after = deeds.last().map_or("", String::as_str);
        let row = query.row(NEXT_DEED, values![after]).await?;
        let next = row.map(|row| row.try_get::<Option<String>>("", "what")).transpose().map_err(failure)?;
        let Some(next) = next.flatten() else { return Ok(deeds) };
        deeds.push(next);
    }
}
