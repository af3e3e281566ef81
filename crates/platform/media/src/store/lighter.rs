//! Pictures whose lightest renditions are still to be made.

use std::time::Duration;

use db::{Entry, Query, Write, values};
use kernel::{MediaId, Random, Result};

use super::{examined::columns, get};
use crate::{Look, Medium, Rendition, jobs::Lighten};

db::statements! {
    /// A picture has its renditions, and may have lighter ones.
    ADD_LIGHTER = "INSERT INTO lighter (media) VALUES ($1) ON CONFLICT (media) DO NOTHING";
    /// The next picture, the oldest first.
    NEXT_LIGHTER = "SELECT l.media FROM lighter l WHERE l.media > $2 AND EXISTS (SELECT 1 FROM media m WHERE m.id = l.media AND m.look = $1) \
                    ORDER BY l.media LIMIT 1";
    /// Whether a picture is still the one that was seen.
    SAME = "SELECT count(*) FROM media WHERE id = $1 AND hash = $2 AND version = $3 AND look = $4";
    /// There is nothing more to make of it.
    END_LIGHTER = "DELETE FROM lighter WHERE media = $1";
    /// Renditions that are made again.
    DELETE_LIGHTER = "DELETE FROM rendition WHERE media = $1 AND format = 'avif'";
    /// Plans the next look, unless one is planned.
    PLAN_LIGHTER = "UPDATE lighter_plan SET planned_at = $2 WHERE id = 1 AND planned_at <= $1";
}

/// After what time a new picture is looked at: what its editor does next comes first.
const DELAY: Duration = Duration::from_mins(1);

/// Notes that a picture may have lighter renditions, and plans to make them.
pub(crate) async fn add(write: &mut Write, random: &Random, media: MediaId) -> Result<()> {
    write.execute(ADD_LIGHTER, values![media.0]).await?;
    plan(write, random, DELAY).await
}

/// The next picture.
pub(crate) async fn next(query: &impl Query) -> Result<Option<MediaId>> {
    let row = query.row(NEXT_LIGHTER, values![Look::Done.code(), MediaId::nil().0]).await?;
    row.map(|row| Ok(MediaId(get!(row, "media")?))).transpose()
}

/// Plans the next look, unless one is planned: so there is one at a time, on all nodes.
pub(crate) async fn plan(write: &mut Write, random: &Random, after: Duration) -> Result<()> {
    let now = write.now();
    let at = now.plus_millis(i64::try_from(after.as_millis()).unwrap_or(i64::MAX));
    if write.execute(PLAN_LIGHTER, values![now.0, at.0]).await? == 1 {
        jobs::enqueue_at(write, random, &Lighten {}, at).await?;
    }
    Ok(())
}

/// Writes what was made of a picture, unless it has changed meanwhile: then it waits once more.
pub(crate) async fn made(write: &mut Write, medium: &Medium, made: &[Rendition]) -> Result<()> {
    let seen = values![medium.id.0, medium.hash.to_string(), medium.version, Look::Done.code()];
    if write.number(SAME, seen).await? == 0 {
        return Ok(());
    }
    write.execute(END_LIGHTER, values![medium.id.0]).await?;
    if made.is_empty() {
        return Ok(());
    }
    write.execute(DELETE_LIGHTER, values![medium.id.0]).await?;
    let rows: Result<_> = made.iter().map(|rendition| columns(medium, rendition)).collect();
    write.insert_all("rendition (media, shape, width, height, format, hash, bytes)", rows?).await?;
    write.journal(Entry { room: "media", thing: medium.id.0, what: "rendered" });
    Ok(())
}
