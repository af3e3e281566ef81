//! Who has the form of a text open: said to the others who work on it, and forgotten when they leave. Kept in the base, since
//! several nodes serve one site; no reader sees it, and so nothing is journalled.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Instant, Result, TextId};

db::statements! {
    HERE = "SELECT since, seen_at FROM company WHERE text = $1 AND account = $2";
    ARRIVE = "INSERT INTO company (text, account, since, seen_at) VALUES ($1, $2, $3, $3)
        ON CONFLICT (text, account) DO UPDATE SET since = excluded.since, seen_at = excluded.seen_at";
    STAY = "UPDATE company SET seen_at = $3 WHERE text = $1 AND account = $2";
    LEAVE = "DELETE FROM company WHERE text = $1 AND account = $2";
    OTHERS = "SELECT account, since FROM company WHERE text = $1 AND account <> $2 AND seen_at > $3";
    SWEEP = "DELETE FROM company WHERE seen_at <= $1";
}

/// How long somebody is held to be there after their browser last said so, in milliseconds.
pub const SILENCE: i64 = 45_000;

/// After what time somebody who stays is noted as if they came anew, in milliseconds: no row is older.
pub const LONGEST: i64 = 12 * 3_600_000;

/// Somebody who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Who.
    pub account: AccountId,
    /// Since when.
    pub since: Instant,
}

#[derive(FromQueryResult)]
struct HereRow {
    since: i64,
    seen_at: i64,
}

/// Notes that somebody is there, and forgets who has fallen silent anywhere. Says whether they have only just come.
pub async fn stay(write: &Write, text: TextId, account: AccountId) -> Result<bool> {
    let now = write.now();
    sweep(write, now).await?;
    let here = write.one::<HereRow>(HERE, values![text.0, account.0]).await?;
    let stays = here.is_some_and(|here| here.seen_at > now.0 - SILENCE && here.since > now.0 - LONGEST);
    let sql = if stays { STAY } else { ARRIVE };
    write.execute(sql, values![text.0, account.0, now.0]).await?;
    Ok(!stays)
}

/// Notes that somebody has left.
pub async fn leave(write: &Write, text: TextId, account: AccountId) -> Result<()> {
    write.execute(LEAVE, values![text.0, account.0]).await.map(|_| ())
}

/// Who else is there, who came first before the others.
pub async fn others(query: &impl Query, text: TextId, but: AccountId, now: Instant) -> Result<Vec<Companion>> {
    let rows = query.rows(OTHERS, values![text.0, but.0, now.0 - SILENCE]).await?;
    let read = |row: &db::Row| {
        let account = AccountId(row.try_get::<Uuid>("", "account")?);
        Ok(Companion { account, since: Instant(row.try_get("", "since")?) })
    };
    let read = rows.iter().map(read).collect::<std::result::Result<Vec<_>, db::DbErr>>();
    let mut others = read.map_err(db::failure)?;
    others.sort_by_key(|other| other.since);
    Ok(others)
}

/// Forgets who has fallen silent.
pub async fn sweep(write: &Write, now: Instant) -> Result<()> {
    write.execute(SWEEP, values![now.0 - SILENCE]).await.map(|_| ())
}
