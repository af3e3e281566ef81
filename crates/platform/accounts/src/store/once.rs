//! What forms have made: each form that makes something is claimed in the transaction that makes it, so that the same form,
//! sent again, finds what it made the first time.

use db::{Query, Write, failure, values};
use kernel::{AccountId, Result};

db::statements! {
    CLAIM = "INSERT INTO made_once (form, account, href, made_at) VALUES ($1, $2, '', $3) ON CONFLICT (form) DO NOTHING";
    NOTE = "UPDATE made_once SET href = $2 WHERE form = $1";
    HREF = "SELECT href FROM made_once WHERE form = $1";
    TIDY = "DELETE FROM made_once WHERE made_at <= $1";
    FORGET = "DELETE FROM made_once WHERE account = $1";
}

/// How long a form is remembered, in milliseconds: a browser may be opened again with what it held yesterday.
const REMEMBERED: i64 = 2 * 24 * 3_600_000;

/// Claims a form, by the hash of what was sent. Where it was claimed before, says where what it made is. Two that come at once
/// are told apart: the second waits for the first one's transaction.
pub async fn claim(write: &Write, form: &str, account: AccountId) -> Result<Option<String>> {
    let now = write.now().0;
    write.execute(TIDY, values![now.saturating_sub(REMEMBERED)]).await?;
    if write.execute(CLAIM, values![form, account.0, now]).await? == 1 {
        return Ok(None);
    }
    let row = write.row(HREF, values![form]).await?;
    row.map(|row| row.try_get("", "href")).transpose().map_err(failure)
}

/// Notes where what a claimed form made is.
pub async fn note(write: &Write, form: &str, href: &str) -> Result<()> {
    write.execute(NOTE, values![form, href]).await.map(|_| ())
}

/// Removes all of somebody's.
pub(crate) async fn forget(write: &Write, account: AccountId) -> Result<()> {
    write.execute(FORGET, values![account.0]).await.map(|_| ())
}
