//! How often something was tried. Names are keyed hashes of the day: who reads the base learns no address from them.

use db::{Query, Write, failure, values};
use kernel::{Instant, Result};

db::statements! {
    /// One more try; a window that is over begins anew.
    COUNT = "INSERT INTO throttle (name, began_at, times) VALUES ($1, $2, 1) ON CONFLICT (name) DO UPDATE SET
        times = CASE WHEN throttle.began_at <= $3 THEN 1 ELSE throttle.times + 1 END,
        began_at = CASE WHEN throttle.began_at <= $3 THEN $2 ELSE throttle.began_at END
        RETURNING times";
    TIDY = "DELETE FROM throttle WHERE began_at <= $1";
}

/// Notes a try; says how many there were in this window, this one counted. `window` is in milliseconds.
pub(crate) async fn count(write: &Write, name: &str, window: i64) -> Result<i64> {
    let now = write.now();
    let row = write.row(COUNT, values![name, now.0, now.0.saturating_sub(window)]).await?;
    let times = row.map(|row| row.try_get("", "times")).transpose().map_err(failure)?;
    Ok(times.unwrap_or(0))
}

/// Removes what was counted on days that are over.
pub(crate) async fn tidy(write: &Write, now: Instant) -> Result<()> {
    const DAY: i64 = 24 * 3_600_000;
    write.execute(TIDY, values![now.0.saturating_sub(DAY)]).await.map(|_| ())
}
