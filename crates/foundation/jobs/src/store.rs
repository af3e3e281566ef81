//! The queries of the room.

use db::{Query, Row, Write, failure, values};
use kernel::{Error, Instant, JobId, Result};

use crate::model::{Counts, LEASE, Listed, State};

db::statements! {
    /// A new job.
    INSERT = "INSERT INTO job (id, kind, v, payload, queued_at, run_at, attempts) VALUES ($1, $2, $3, $4, $5, $6, 0)";
    /// What is due, the longest waiting first.
    DUE = "SELECT id, kind, v, payload, attempts, run_at FROM job WHERE failed_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2";
    /// Takes a job, unless another runner took it since it was seen.
    CLAIM = "UPDATE job SET run_at = $4, lease_until = $4, attempts = attempts + 1 WHERE id = $1 AND attempts = $2 AND run_at = $3 AND failed_at IS NULL";
    /// Puts off a job that nobody takes, unless somebody did.
    PUT_OFF = "UPDATE job SET run_at = $4, lease_until = NULL, last_error = $5 WHERE id = $1 AND attempts = $2 AND run_at = $3";
    /// Prolongs a lease that is still held.
    RENEW = "UPDATE job SET run_at = $3, lease_until = $3 WHERE id = $1 AND attempts = $2 AND lease_until IS NOT NULL";
    /// Removes a job that is done.
    DONE = "DELETE FROM job WHERE id = $1 AND attempts = $2";
    /// Plans the next attempt.
    RETRY = "UPDATE job SET run_at = $3, lease_until = NULL, last_error = $4 WHERE id = $1 AND attempts = $2";
    /// Keeps a job as failed.
    FAIL = "UPDATE job SET failed_at = $3, lease_until = NULL, last_error = $4 WHERE id = $1 AND attempts = $2";
    /// Gives back a job that was interrupted: the attempt does not count.
    HAND_BACK = "UPDATE job SET run_at = $3, lease_until = NULL, attempts = attempts - 1 WHERE id = $1 AND attempts = $2 AND lease_until IS NOT NULL";
    /// The newest jobs.
    LIST = "SELECT id, kind, queued_at, run_at, attempts, lease_until, failed_at, last_error FROM job ORDER BY id DESC LIMIT $1";
    /// The jobs that failed last.
    FAILED = "SELECT id, kind, queued_at, run_at, attempts, lease_until, failed_at, last_error FROM job WHERE failed_at IS NOT NULL ORDER BY failed_at DESC LIMIT $1";
    /// How many there are that have not failed.
    COUNT_OPEN = "SELECT count(*) FROM job WHERE failed_at IS NULL";
    /// How many a runner holds.
    COUNT_RUNNING = "SELECT count(*) FROM job WHERE lease_until IS NOT NULL";
    /// One that is due and of another kind.
    DUE_OF_OTHERS = "SELECT id FROM job WHERE failed_at IS NULL AND run_at <= $1 AND kind <> $2 ORDER BY run_at LIMIT 1";
    /// How many have failed.
    COUNT_FAILED = "SELECT count(*) FROM job WHERE failed_at IS NOT NULL";
    /// Lets a failed job run again, from its first attempt.
    AGAIN = "UPDATE job SET failed_at = NULL, attempts = 0, run_at = $2 WHERE id = $1 AND failed_at IS NOT NULL";
    /// Removes a failed job.
    DISCARD = "DELETE FROM job WHERE id = $1 AND failed_at IS NOT NULL";
}

/// A job as its row has it.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) id: JobId,
    pub(crate) kind: String,
    pub(crate) v: u32,
    pub(crate) payload: String,
    /// Counts the claims, so it also tells whose claim is the last: an update by an earlier one touches no row.
    pub(crate) attempts: u32,
    pub(crate) run_at: i64,
}

pub(crate) struct New<'a> {
    pub(crate) id: JobId,
    pub(crate) kind: &'a str,
    pub(crate) v: u32,
    pub(crate) payload: String,
    pub(crate) run_at: Instant,
}

pub(crate) async fn insert(write: &Write, new: New<'_>) -> Result<()> {
    let row = values![new.id.0, new.kind, i64::from(new.v), new.payload, write.now().0, new.run_at.0];
    write.execute(INSERT, row).await.map(|_| ())
}

pub(crate) async fn due(query: &impl Query, now: Instant, limit: usize) -> Result<Vec<Stored>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    query.rows(DUE, values![now.0, limit]).await?.iter().map(stored).collect()
}

/// Takes a job that was seen as due; `None` where another runner was faster.
pub(crate) async fn claim(write: &Write, seen: Stored, now: Instant) -> Result<Option<Stored>> {
    let until = now.0 + LEASE;
    let row = values![seen.id.0, i64::from(seen.attempts), seen.run_at, until];
    let taken = write.execute(CLAIM, row).await? == 1;
    Ok(taken.then(|| Stored { attempts: seen.attempts + 1, run_at: until, ..seen }))
}

pub(crate) async fn put_off(write: &Write, seen: &Stored, until: Instant, why: &str) -> Result<()> {
    let row = values![seen.id.0, i64::from(seen.attempts), seen.run_at, until.0, why];
    write.execute(PUT_OFF, row).await.map(|_| ())
}

/// Prolongs the lease; says whether it was still held.
pub(crate) async fn renew(write: &Write, job: &Stored, now: Instant) -> Result<bool> {
    Ok(write.execute(RENEW, values![job.id.0, i64::from(job.attempts), now.0 + LEASE]).await? == 1)
}

pub(crate) async fn done(write: &Write, job: &Stored) -> Result<()> {
    write.execute(DONE, values![job.id.0, i64::from(job.attempts)]).await.map(|_| ())
}

pub(crate) async fn retry(write: &Write, job: &Stored, at: Instant, why: &str) -> Result<()> {
    write.execute(RETRY, values![job.id.0, i64::from(job.attempts), at.0, why]).await.map(|_| ())
}

pub(crate) async fn fail(write: &Write, job: &Stored, at: Instant, why: &str) -> Result<()> {
    write.execute(FAIL, values![job.id.0, i64::from(job.attempts), at.0, why]).await.map(|_| ())
}

pub(crate) async fn hand_back(write: &Write, job: &Stored, now: Instant) -> Result<()> {
    write.execute(HAND_BACK, values![job.id.0, i64::from(job.attempts), now.0]).await.map(|_| ())
}

/// The newest jobs, at most so many.
pub async fn list(query: &impl Query, limit: u32) -> Result<Vec<Listed>> {
    query.rows(LIST, values![i64::from(limit)]).await?.iter().map(listed).collect()
}

/// The jobs that failed last, at most so many.
pub async fn failed(query: &impl Query, limit: u32) -> Result<Vec<Listed>> {
    query.rows(FAILED, values![i64::from(limit)]).await?.iter().map(listed).collect()
}

/// How many jobs wait, run and have failed.
pub async fn counts(query: &impl Query) -> Result<Counts> {
    let count = async |sql| query.number(sql, vec![]).await.map(|number| u64::try_from(number).unwrap_or(0));
    let (open, running, failed) = (count(COUNT_OPEN).await?, count(COUNT_RUNNING).await?, count(COUNT_FAILED).await?);
    Ok(Counts { waiting: open.saturating_sub(running), running, failed })
}

/// Whether a job of another kind waits to be taken: for one that steps back.
pub async fn others_are_due(query: &impl Query, kind: &str, now: Instant) -> Result<bool> {
    Ok(query.row(DUE_OF_OTHERS, values![now.0, kind]).await?.is_some())
}

/// Lets a failed job run again, from its first attempt. Errors: `NotFound` where no failed job has this id.
pub async fn again(write: &mut Write, id: JobId) -> Result<()> {
    touched(write.execute(AGAIN, values![id.0, write.now().0]).await?)?;
    crate::queue::ring();
    Ok(())
}

/// Removes a failed job. Errors: `NotFound` where no failed job has this id.
pub async fn discard(write: &mut Write, id: JobId) -> Result<()> {
    touched(write.execute(DISCARD, values![id.0]).await?)
}

fn touched(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}

fn stored(row: &Row) -> Result<Stored> {
    Ok(Stored {
        id: JobId(row.try_get("", "id").map_err(failure)?),
        kind: row.try_get("", "kind").map_err(failure)?,
        v: whole(row, "v")?,
        payload: row.try_get("", "payload").map_err(failure)?,
        attempts: whole(row, "attempts")?,
        run_at: row.try_get("", "run_at").map_err(failure)?,
    })
}

fn listed(row: &Row) -> Result<Listed> {
    let failed: Option<i64> = row.try_get("", "failed_at").map_err(failure)?;
    let leased: Option<i64> = row.try_get("", "lease_until").map_err(failure)?;
    let state = match (failed, leased) {
        (Some(_), _) => State::Failed,
        (None, Some(_)) => State::Running,
        (None, None) => State::Waiting,
    };
    Ok(Listed {
        id: JobId(row.try_get("", "id").map_err(failure)?),
        kind: row.try_get("", "kind").map_err(failure)?,
        state,
        queued_at: Instant(row.try_get("", "queued_at").map_err(failure)?),
        run_at: Instant(row.try_get("", "run_at").map_err(failure)?),
        attempts: whole(row, "attempts")?,
        last_error: row.try_get("", "last_error").map_err(failure)?,
    })
}

fn whole(row: &Row, column: &str) -> Result<u32> {
    let number: i64 = row.try_get("", column).map_err(failure)?;
    u32::try_from(number).map_err(|_| Error::internal(format!("job.{column} is {number}")))
}
