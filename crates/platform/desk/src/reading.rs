//! What was read: writing the counts down, saying them, and the table of them. Numbers by text and day; who read is nowhere.

use std::time::Duration;

use axum::{http::HeaderValue, response::Response, routing::get};
use db::Query;
use futures::stream;
use kernel::{Civil, Error, Result, Verb};
use portal::Portal;
use publication::{
    TidyReadings,
    store::{
        desk::work::WorkText,
        reading::{self as store, Mark},
    },
};
use web::{Failure, Readings, Route};

use crate::{
    Desk, csv,
    reach::{self, reach},
};

/// How often counts are written down: as much is lost where the process is killed.
const EVERY: Duration = Duration::from_mins(1);

/// How many texts' counts are written in one transaction.
const AT_ONCE: usize = 250;

/// How many rows of the table are read at a time.
const EXPORTED_AT_ONCE: u32 = 1_000;

/// The table's address.
pub(crate) const TABLE: &str = "/desk/reading.csv";

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::fresh(TABLE, Verb::Publish, get(export))]
}

/// Writes counts down every minute, and what is left when the process is asked to end.
pub async fn keep_readings(portal: Portal, readings: Readings, ended: impl Future<Output = ()>) {
    let mut ended = std::pin::pin!(ended);
    loop {
        let is_over = tokio::select! {
            () = &mut ended => true,
            () = tokio::time::sleep(EVERY) => false,
        };
        if let Err(error) = write_readings(&portal, &readings).await {
            tracing::warn!(%error, "what was read could not be written down; trying again in a minute");
        }
        if is_over {
            return;
        }
    }
}

/// Writes the counts down, each under the site's present day; what could not be written is counted on. The first to write on a
/// day has the days before tidied.
pub async fn write_readings(portal: &Portal, readings: &Readings) -> Result<()> {
    let today = portal.now(&*portal.site().await?);
    let counts = readings.take();
    for (at, chunk) in counts.chunks(AT_ONCE).enumerate() {
        if let Err(error) = write_some(portal, today, chunk).await {
            counts[at * AT_ONCE..].iter().for_each(|(text, count)| readings.add_many(*text, *count));
            return Err(error);
        }
    }
    Ok(())
}

async fn write_some(portal: &Portal, today: Civil, counts: &[(db::Uuid, u32)]) -> Result<()> {
    let mut write = portal.db.write().await?;
    write.queue("reading").await?;
    store::add(&write, &today.day(), counts).await?;
    if store::plan(&write, &today.day()).await? {
        jobs::enqueue(&mut write, &portal.web.random, &tidying(today)?).await?;
    }
    write.commit().await
}

/// Thirty days with this one are recent; a day is kept by itself for thirteen months and the rest of its own.
fn tidying(today: Civil) -> Result<TidyReadings> {
    let before = |span: jiff::Span| today.0.checked_sub(span).map_err(anyhow::Error::from);
    let recent = before(jiff::Span::new().days(29))?;
    let month = before(jiff::Span::new().months(13))?;
    Ok(TidyReadings { recent_from: Civil(recent).day(), days_from: Civil(month.first_of_month()).day() })
}

/// How often a text was read, in words; nothing of one that readers never had.
pub(crate) async fn of_text(desk: &Desk, query: &impl Query, text: &WorkText) -> Result<Option<String>> {
    if text.first_published_at.is_none() {
        return Ok(None);
    }
    let often = store::of_text(query, text.id).await?;
    let number = |count: i64| desk.portal.web.i18n.number(desk.language, count);
    let args = [("recent", number(often.recent).into()), ("total", number(often.total).into())];
    Ok(Some(desk.text_with("desk-reading-of-text", &args)))
}

/// Whether somebody may take the table: who publishes something.
pub(crate) fn may_export(desk: &Desk) -> bool {
    !reach(desk, Verb::Publish).is_empty()
}

/// Where an export stands: months first, then days.
struct Way {
    by_day: bool,
    after: Mark,
}

/// `/desk/reading.csv`: all counts of the texts that somebody may publish, those summed up by month first.
pub(crate) async fn export(desk: Desk) -> std::result::Result<Response, Failure> {
    if !may_export(&desk) {
        return Err(Error::NotAllowed.into());
    }
    let begin = Way { by_day: false, after: (String::new(), db::Uuid::nil()) };
    let pieces = stream::unfold(Some((desk, begin)), |state| async move {
        let (desk, way) = state?;
        match piece(&desk, way).await {
            Ok((text, next)) => Some((Ok(text), next.map(|next| (desk, next)))),
            Err(error) => Some((Err(Failure(error)), None)),
        }
    });
    let name = HeaderValue::from_static("attachment; filename=\"reading.csv\"");
    Ok(csv::file(name, "period,kind,language,title,text,count", pieces))
}

async fn piece(desk: &Desk, way: Way) -> Result<(String, Option<Way>)> {
    let snapshot = desk.portal.db.snapshot().await?;
    let found = store::export(&snapshot, way.by_day, &way.after, EXPORTED_AT_ONCE).await?;
    let is_last = found.len() < EXPORTED_AT_ONCE as usize;
    let last = found.last().map(|(mark, _)| mark.clone());
    let own = reach::texts(&snapshot, desk, Verb::Publish, found, usize::MAX, |(_, text)| text.what()).await?;
    let text = own.iter().map(|((period, _), text)| {
        let (id, count) = (text.text.to_string(), text.count.to_string());
        csv::line([period.as_str(), &text.kind, text.language.as_str(), &text.title, &id, &count])
    });
    let text = text.collect();
    let next = match last {
        Some(mark) if !is_last => Some(Way { by_day: way.by_day, after: mark }),
        _ if !way.by_day => Some(Way { by_day: true, after: (String::new(), db::Uuid::nil()) }),
        _ => None,
    };
    Ok((text, next))
}
