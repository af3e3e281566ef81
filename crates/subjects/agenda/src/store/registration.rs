//! The queries of registrations.

pub(crate) mod tables;

use std::collections::HashMap;

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{Error, Instant, Language, PublicationId, Result};

use crate::registration::model::{Applicant, Registered, RegistrationId, Seats, State};

/// How many registrations are read at once.
pub(crate) const AT_ONCE: i64 = 100;

db::statements! {
    SEATS = "SELECT (SELECT count(*) FROM registration WHERE publication = $1 AND state IN ('to-confirm', 'confirmed')) AS taken,
        (SELECT count(*) FROM registration WHERE publication = $1 AND state IN ('waiting', 'waiting-to-confirm')) AS waiting";
    COUNTS = "SELECT state, count(*) AS number, sum(CASE WHEN came THEN 1 ELSE 0 END) AS came FROM registration WHERE publication = $1 GROUP BY state";
    BY_ID = "SELECT r.* FROM registration r WHERE r.id = $1 AND r.publication = $2";
    BY_MATCHING = "SELECT r.* FROM registration r WHERE r.publication = $1 AND r.matching = $2";
    BY_LINK = "SELECT r.* FROM registration_link l JOIN registration r ON r.id = l.registration WHERE l.hash = $1";
    LIST = "SELECT r.* FROM registration r WHERE r.publication = $1 AND (r.asked_at, r.id) > ($2, $3) ORDER BY r.asked_at, r.id LIMIT $4";
    LIST_OF_STATE = "SELECT r.* FROM registration r WHERE r.publication = $1 AND r.state = $5 AND (r.asked_at, r.id) > ($2, $3) ORDER BY r.asked_at, r.id LIMIT $4";
    NEXT_TO_CONFIRM = "SELECT min(ends_at) FROM registration WHERE publication = $1 AND state IN ('to-confirm', 'waiting-to-confirm')";
    UNTOLD = "SELECT r.* FROM registration r WHERE r.publication = $1 AND r.state <> 'cancelled' AND r.told <> $2 AND r.email IS NOT NULL LIMIT $3";
    COUNT_UNTOLD = "SELECT count(*) FROM registration WHERE publication = $1 AND state <> 'cancelled' AND told <> $2 AND email IS NOT NULL";
    LAST_ASKED = "SELECT max(asked_at) FROM registration WHERE publication = $1";
    INSERT = "INSERT INTO registration (id, publication, matching, email, name, organisation, function, needs, interpretation, language, state, asked_at, ends_at, came, told, mailed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    CHANGE = "UPDATE registration SET needs = $2, state = $3, ends_at = $4, came = $5, told = $6, mailed_at = $7 WHERE id = $1";
    INSERT_LINK = "INSERT INTO registration_link (hash, registration) VALUES ($1, $2)";
    DROP_LINKS = "DELETE FROM registration_link WHERE registration = $1";
    DROP = "DELETE FROM registration WHERE id = $1";
    DROP_EXPIRED_LINKS = "DELETE FROM registration_link WHERE registration IN (SELECT id FROM registration WHERE publication = $1 AND state IN ('to-confirm', 'waiting-to-confirm') AND ends_at <= $2)";
    DROP_EXPIRED = "DELETE FROM registration WHERE publication = $1 AND state IN ('to-confirm', 'waiting-to-confirm') AND ends_at <= $2";
    DROP_ALL_LINKS = "DELETE FROM registration_link WHERE registration IN (SELECT id FROM registration WHERE publication = $1)";
    DROP_ALL = "DELETE FROM registration WHERE publication = $1";
    WATCHED = "SELECT looked_at FROM registration_watch WHERE publication = $1";
    WATCH = "INSERT INTO registration_watch (publication, looked_at) VALUES ($1, $2) ON CONFLICT (publication) DO UPDATE SET looked_at = excluded.looked_at";
    UNWATCH = "DELETE FROM registration_watch WHERE publication = $1";
    TOTALS = "SELECT registered, came, deleted_at FROM registration_total WHERE publication = $1";
    ADD_TOTALS = "INSERT INTO registration_total (publication, registered, came, deleted_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (publication) DO UPDATE SET registered = registration_total.registered + excluded.registered, came = registration_total.came + excluded.came, deleted_at = excluded.deleted_at";
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    publication: Uuid,
    email: Option<String>,
    name: String,
    organisation: Option<String>,
    function: Option<String>,
    needs: Option<String>,
    interpretation: Option<String>,
    language: String,
    state: String,
    asked_at: i64,
    ends_at: Option<i64>,
    came: bool,
    told: String,
    mailed_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Registered> {
        let broken = || Error::internal(format!("the registration {} cannot be read", self.id));
        Ok(Registered {
            id: RegistrationId(self.id),
            publication: PublicationId(self.publication),
            state: State::read(&self.state).ok_or_else(broken)?,
            language: self.language.parse().map_err(|_| broken())?,
            applicant: Applicant {
                email: self.email.map(|email| email.parse()).transpose().map_err(|_| broken())?,
                interpretation: self.interpretation.and_then(|language| language.parse::<Language>().ok()),
                name: self.name,
                organisation: self.organisation,
                function: self.function,
                needs: self.needs,
            },
            asked_at: Instant(self.asked_at),
            ends_at: self.ends_at.map(Instant),
            came: self.came,
            told: self.told,
            mailed_at: self.mailed_at.map(Instant),
        })
    }
}

async fn one(query: &impl Query, sql: &str, values: Vec<db::Value>) -> Result<Option<Registered>> {
    query.one::<Row>(sql, values).await?.map(Row::read).transpose()
}

async fn all(query: &impl Query, sql: &str, values: Vec<db::Value>) -> Result<Vec<Registered>> {
    query.all::<Row>(sql, values).await?.into_iter().map(Row::read).collect()
}

/// Waits for all others who change the registrations of this event, and keeps them waiting.
pub(crate) async fn alone(write: &Write, event: PublicationId) -> Result<()> {
    write.queue(&format!("registrations {event}")).await
}

#[derive(FromQueryResult)]
struct SeatsRow {
    taken: i64,
    waiting: i64,
}

/// How many places are taken, and how many people wait.
pub(crate) async fn seats(query: &impl Query, event: PublicationId) -> Result<Seats> {
    let row = query.one::<SeatsRow>(SEATS, values![event.0]).await?;
    Ok(row.map(|row| Seats { taken: row.taken, waiting: row.waiting }).unwrap_or_default())
}

#[derive(FromQueryResult)]
struct CountRow {
    state: String,
    number: i64,
    came: i64,
}

/// How many are in each state, and how many of them came.
pub(crate) async fn counts(query: &impl Query, event: PublicationId) -> Result<HashMap<State, (i64, i64)>> {
    let rows = query.all::<CountRow>(COUNTS, values![event.0]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((State::read(&row.state)?, (row.number, row.came)))).collect())
}

/// The registration of this id for this event.
pub(crate) async fn by_id(query: &impl Query, event: PublicationId, id: RegistrationId) -> Result<Option<Registered>> {
    one(query, BY_ID, values![id.0, event.0]).await
}

/// The registration of the same one for this event.
pub(crate) async fn same(
    query: &impl Query,
    event: PublicationId,
    applicant: &Applicant,
) -> Result<Option<Registered>> {
    one(query, BY_MATCHING, values![event.0, applicant.matching()]).await
}

/// The registration to which a mail's link leads, by the hash of its secret.
pub(crate) async fn by_link(query: &impl Query, hash: &str) -> Result<Option<Registered>> {
    one(query, BY_LINK, values![hash]).await
}

/// A place in a list.
pub(crate) type After = (i64, Uuid);

/// Some registrations in the order in which they came, of one state where it is given.
pub(crate) async fn list(
    query: &impl Query,
    event: PublicationId,
    state: Option<State>,
    after: After,
    most: i64,
) -> Result<Vec<Registered>> {
    let mut values = values![event.0, after.0, after.1, most];
    let sql = if let Some(state) = state {
        values.extend(values![state.as_str()]);
        LIST_OF_STATE
    } else {
        LIST
    };
    all(query, sql, values).await
}

/// Who waits the longest.
pub(crate) async fn first_waiting(query: &impl Query, event: PublicationId) -> Result<Option<Registered>> {
    let first = list(query, event, Some(State::Waiting), (i64::MIN, Uuid::nil()), 1).await?;
    Ok(first.into_iter().next())
}

/// When the next held place is free again.
pub(crate) async fn next_to_end(query: &impl Query, event: PublicationId) -> Result<Option<Instant>> {
    let number = query.number(NEXT_TO_CONFIRM, values![event.0]).await?;
    Ok(Some(number).filter(|number| *number > 0).map(Instant))
}

/// When somebody last registered; nothing where nobody is.
pub(crate) async fn last_asked(query: &impl Query, event: PublicationId) -> Result<Option<Instant>> {
    let number = query.number(LAST_ASKED, values![event.0]).await?;
    Ok(Some(number).filter(|number| *number > 0).map(Instant))
}

/// Some of those who were told something else of the event than this.
pub(crate) async fn untold(query: &impl Query, event: PublicationId, said: &str) -> Result<Vec<Registered>> {
    all(query, UNTOLD, values![event.0, said, AT_ONCE]).await
}

/// How many they are.
pub(crate) async fn count_untold(query: &impl Query, event: PublicationId, said: &str) -> Result<i64> {
    query.number(COUNT_UNTOLD, values![event.0, said]).await
}

/// Writes a new one.
pub(crate) async fn insert(write: &Write, one: &Registered) -> Result<()> {
    let applicant = &one.applicant;
    let values = values![
        one.id.0,
        one.publication.0,
        applicant.matching(),
        applicant.email.as_ref().map(ToString::to_string),
        applicant.name.as_str(),
        applicant.organisation.clone(),
        applicant.function.clone(),
        applicant.needs.clone(),
        applicant.interpretation.map(|language| language.to_string()),
        one.language.as_str(),
        one.state.as_str(),
        one.asked_at.0,
        one.ends_at.map(|at| at.0),
        one.came,
        one.told.as_str(),
        one.mailed_at.map(|at| at.0),
    ];
    write.execute(INSERT, values).await.map(|_| ())
}

/// Writes what became of it.
pub(crate) async fn change(write: &Write, one: &Registered) -> Result<()> {
    let values = values![
        one.id.0,
        one.applicant.needs.clone(),
        one.state.as_str(),
        one.ends_at.map(|at| at.0),
        one.came,
        one.told.as_str(),
        one.mailed_at.map(|at| at.0),
    ];
    write.execute(CHANGE, values).await.map(|_| ())
}

/// Keeps a link to it, by the hash of its secret.
pub(crate) async fn add_link(write: &Write, id: RegistrationId, hash: &str) -> Result<()> {
    write.execute(INSERT_LINK, values![hash, id.0]).await.map(|_| ())
}

/// Deletes one with its links.
pub(crate) async fn remove(write: &Write, id: RegistrationId) -> Result<()> {
    write.execute(DROP_LINKS, values![id.0]).await?;
    write.execute(DROP, values![id.0]).await.map(|_| ())
}

/// Deletes those that nobody confirmed in time.
pub(crate) async fn remove_expired(write: &Write, event: PublicationId, now: Instant) -> Result<u64> {
    write.execute(DROP_EXPIRED_LINKS, values![event.0, now.0]).await?;
    write.execute(DROP_EXPIRED, values![event.0, now.0]).await
}

/// Deletes all of an event, and keeps how many they were.
pub(crate) async fn remove_all(write: &Write, event: PublicationId, now: Instant) -> Result<u64> {
    let counts = counts(write, event).await?;
    let (registered, came) = counts.get(&State::Confirmed).copied().unwrap_or_default();
    write.execute(ADD_TOTALS, values![event.0, registered, came, now.0]).await?;
    write.execute(DROP_ALL_LINKS, values![event.0]).await?;
    write.execute(DROP_ALL, values![event.0]).await
}

/// What is kept of registrations that were deleted.
#[derive(Clone, Copy, Debug, FromQueryResult, PartialEq, Eq)]
pub(crate) struct Totals {
    /// How many were confirmed.
    pub(crate) registered: i64,
    /// How many came.
    pub(crate) came: i64,
    /// When they were deleted.
    pub(crate) deleted_at: i64,
}

/// What is kept of registrations that were deleted.
pub(crate) async fn totals(query: &impl Query, event: PublicationId) -> Result<Option<Totals>> {
    query.one(TOTALS, values![event.0]).await
}

/// When the registrations of an event are next looked at; nothing where nothing is planned.
pub(crate) async fn watched(query: &impl Query, event: PublicationId) -> Result<Option<Instant>> {
    let number = query.number(WATCHED, values![event.0]).await?;
    Ok(Some(number).filter(|number| *number > 0).map(Instant))
}

/// Notes when they are next looked at.
pub(crate) async fn watch(write: &Write, event: PublicationId, at: Instant) -> Result<()> {
    write.execute(WATCH, values![event.0, at.0]).await.map(|_| ())
}

/// Notes that there is nothing to look at.
pub(crate) async fn unwatch(write: &Write, event: PublicationId) -> Result<()> {
    write.execute(UNWATCH, values![event.0]).await.map(|_| ())
}
