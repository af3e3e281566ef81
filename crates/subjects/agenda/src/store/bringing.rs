//! Events that calendars of others brought: which they are, and what was said of them.

use std::collections::HashMap;

use db::{FromQueryResult, Query, Uuid, Write, values};
use jiff::civil::Date;
use kernel::{PublicationId, Result};
use publication::visible;

use crate::{
    intake::{
        said::Said,
        weigh::{Brought, Key, Known, Weighed},
    },
    model::EventFacts,
};

/// How many are looked up at once.
const AT_ONCE: usize = 100;

db::statements! {
    /// What was brought under these names.
    BROUGHT = "SELECT uid, replaces, publication, calendar, sequence, said FROM calendar_event WHERE uid IN ($1)";
    /// What an address brought.
    OF_CALENDAR = "SELECT uid, replaces, publication, calendar, sequence, said FROM calendar_event WHERE calendar = $1";
    INSERT_BROUGHT = "INSERT INTO calendar_event (uid, replaces, publication, calendar, sequence, said) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_BROUGHT = "UPDATE calendar_event SET sequence = $3, said = $4 WHERE uid = $1 AND replaces = $2";
    /// What is in lists on these days.
    ON_DAYS = "SELECT e.publication, e.starts, t.title FROM event_date e JOIN text t ON t.publication = e.publication
        WHERE e.audience = 'public' AND e.day_first >= $1 AND e.day_first <= $2 ORDER BY e.day_first, e.starts, e.publication, e.number LIMIT 20000";
    /// What was never published, the newest first.
    DRAFTED = "SELECT p.id AS publication, d.facts, t.title FROM publication p JOIN facts_draft d ON d.publication = p.id JOIN text t ON t.publication = p.id
        WHERE p.kind = 'event' AND p.live_facts IS NULL ORDER BY p.touched_at DESC, p.id DESC LIMIT 2000";
}

#[derive(FromQueryResult)]
struct BroughtRow {
    uid: String,
    replaces: String,
    publication: Uuid,
    calendar: Option<Uuid>,
    sequence: i64,
    said: String,
}

impl BroughtRow {
    fn read(self) -> (Key, Brought) {
        let brought = Brought {
            publication: PublicationId(self.publication),
            calendar: self.calendar,
            // What a later version of the product wrote is not read.
            said: serde_json::from_str(&self.said).ok(),
            sequence: self.sequence,
        };
        ((self.uid, self.replaces), brought)
    }
}

#[derive(FromQueryResult)]
struct OnDay {
    publication: Uuid,
    starts: String,
    title: String,
}

#[derive(FromQueryResult)]
struct Drafted {
    publication: Uuid,
    facts: String,
    title: String,
}

/// What is known of events of these names, and of others on these days.
pub(crate) async fn known(query: &impl Query, uids: &[&str], days: Option<(Date, Date)>) -> Result<Known> {
    let mut known = Known::default();
    for chunk in uids.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=chunk.len()).map(|place| format!("${place}")).collect();
        let values = chunk.iter().map(|uid| db::Value::from((*uid).to_owned())).collect();
        let rows = query.all::<BroughtRow>(&BROUGHT.replace("$1", &places.join(", ")), values).await?;
        known.brought.extend(rows.into_iter().map(BroughtRow::read));
    }
    let Some((first, last)) = days else { return Ok(known) };
    let sql = visible(&kernel::Actor::System).narrow(ON_DAYS);
    for row in query.all::<OnDay>(&sql, values![first.to_string(), last.to_string()]).await? {
        known.titled.insert((row.title.to_lowercase(), row.starts), PublicationId(row.publication));
    }
    for row in query.all::<Drafted>(DRAFTED, vec![]).await? {
        let Ok(facts) = serde_json::from_str::<EventFacts>(&row.facts) else { continue };
        let Some((_, stretch)) = facts.stretches().next() else { continue };
        known.titled.insert((row.title.to_lowercase(), stretch.starts.to_string()), PublicationId(row.publication));
    }
    Ok(known)
}

/// What an address brought.
pub(crate) async fn of_calendar(query: &impl Query, calendar: Uuid) -> Result<HashMap<Key, Brought>> {
    let rows = query.all::<BroughtRow>(OF_CALENDAR, values![calendar]).await?;
    Ok(rows.into_iter().map(BroughtRow::read).collect())
}

/// Notes what was made of an event.
pub(crate) async fn insert(
    write: &Write,
    weighed: &Weighed,
    publication: PublicationId,
    calendar: Option<Uuid>,
) -> Result<()> {
    let (uid, replaces) = weighed.key.clone();
    let values = values![uid, replaces, publication.0, calendar, weighed.sequence, json(weighed.said.as_ref())?];
    write.execute(INSERT_BROUGHT, values).await.map(|_| ())
}

/// Notes what is said of an event now.
pub(crate) async fn update(write: &Write, weighed: &Weighed) -> Result<()> {
    let (uid, replaces) = weighed.key.clone();
    let values = values![uid, replaces, weighed.sequence, json(weighed.said.as_ref())?];
    write.execute(UPDATE_BROUGHT, values).await.map(|_| ())
}

fn json(said: Option<&Said>) -> Result<String> {
    Ok(serde_json::to_string(&said).map_err(anyhow::Error::from)?)
}
