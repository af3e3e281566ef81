//! Which objects of the file store are in use, and when the others are looked for.

use std::{collections::HashSet, time::Duration};

use db::{Query, Write, values};
use files::Hash;
use kernel::{Random, Result};

use super::with_places;
use crate::jobs::Sweep;

db::statements! {
    /// Which of these objects are in use. `$1` stands for as many hashes as are asked for.
    USED = "SELECT hash FROM media WHERE hash IN ($1) UNION ALL SELECT clean_hash AS hash FROM media WHERE clean_hash IN ($1) \
            UNION ALL SELECT hash FROM rendition WHERE hash IN ($1) UNION ALL SELECT hash FROM media_revision WHERE hash IN ($1) \
            UNION ALL SELECT hash FROM media_track WHERE hash IN ($1) UNION ALL SELECT hash FROM upload_piece WHERE hash IN ($1)";
    /// Plans the next sweep, unless one is planned.
    PLAN = "UPDATE sweep SET planned_at = $2 WHERE id = 1 AND planned_at <= $1";
}

/// How long an object may lie unused: what is just arriving has no record yet, and who has a page open may still ask for
/// what it shows.
pub(crate) const GRACE: Duration = Duration::from_hours(24);

/// After what time a sweep follows what made it necessary.
const DELAY: Duration = Duration::from_hours(25);

/// Which of these objects are in use.
pub(crate) async fn used(query: &impl Query, hashes: &[Hash]) -> Result<HashSet<Hash>> {
    if hashes.is_empty() {
        return Ok(HashSet::new());
    }
    let bound = hashes.iter().map(|hash| hash.to_string().into()).collect();
    let rows = query.rows(&with_places(USED, hashes.len()), bound).await?;
    rows.iter().map(|row| super::read(row, "hash")).collect()
}

/// Plans a sweep, unless one is planned.
pub(crate) async fn plan_sweep(write: &mut Write, random: &Random) -> Result<()> {
    let now = write.now();
    let at = now.plus_millis(i64::try_from(DELAY.as_millis()).unwrap_or(i64::MAX));
    if write.execute(PLAN, values![now.0, at.0]).await? == 1 {
        jobs::enqueue_at(write, random, &Sweep {}, at).await?;
    }
    Ok(())
}
