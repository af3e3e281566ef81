//! Dates of rules that nothing ends: they are written three years ahead, and those that come after while time passes.

use std::time::Duration;

use db::Entry;
use jiff::{ToSpan as _, civil::Date};
use kernel::{PublicationId, Result};
use portal::Portal;
use publication::store::{put::Putting, rederive::rederive_these};

use crate::{
    model::YEARS_AHEAD,
    project,
    store::{self, Recurring},
};

/// How often it is looked for.
const EVERY: Duration = Duration::from_hours(24);

/// Looks each day, until the process is asked to end. Several nodes may: what one has written is not due for the other.
pub async fn keep_dates(portal: Portal, ended: impl Future<Output = ()>) {
    let mut ended = std::pin::pin!(ended);
    loop {
        if let Err(error) = renew_dates(&portal).await {
            tracing::warn!(%error, "dates that come again could not be written; trying again in a day");
        }
        tokio::select! {
            () = &mut ended => return,
            () = tokio::time::sleep(EVERY) => (),
        }
    }
}

/// Writes the dates that have come within reach. Says of how many events.
pub async fn renew_dates(portal: &Portal) -> Result<usize> {
    let site = portal.site().await?;
    let (clock, random) = (&portal.web.clock, &portal.web.random);
    let putting = Putting {
        kinds: &portal.kinds,
        themes: &site.themes,
        languages: site.languages(),
        zone: &site.zone,
        clock,
        random,
    };
    // Half a year before what is written ends.
    let today = portal.now(&site).0.date();
    let reach = today.checked_add((YEARS_AHEAD * 12 - 6).months()).unwrap_or(today);
    let (mut after, mut count) = (PublicationId::nil(), 0);
    loop {
        let snapshot = portal.db.snapshot().await?;
        let found = store::recurring(&snapshot, after).await?;
        drop(snapshot);
        let Some(last) = found.last() else { return Ok(count) };
        after = PublicationId(last.publication);
        let due: Vec<_> =
            found.iter().filter(|one| is_due(one, reach)).map(|one| PublicationId(one.publication)).collect();
        if due.is_empty() {
            continue;
        }
        let mut write = portal.db.write().await?;
        rederive_these(&mut write, &putting, &due).await?;
        write.journal(Entry { room: "agenda", thing: db::Uuid::nil(), what: "renewed" });
        write.commit().await?;
        count += due.len();
    }
}

/// Whether the rule has dates up to this day that are not written.
fn is_due(one: &Recurring, reach: Date) -> bool {
    let rule = one.rule.as_deref().and_then(project::read);
    let (Some(recurrence), Some(stretch), Some(zone)) = (rule, one.stretch(), one.zone()) else { return false };
    let next = one.last.as_ref().and_then(|last| last.parse::<Date>().ok()?.tomorrow().ok());
    next.is_some_and(|next| next <= reach && !recurrence.dates(stretch, &zone, next, reach).is_empty())
}
