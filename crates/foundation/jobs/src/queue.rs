//! Enqueuing, and the bell that a waiting runner hears.

use std::sync::atomic::{AtomicU64, Ordering};

use db::Write;
use kernel::{Clock, Instant, JobId, Random, Result};
use tokio::sync::Notify;

use crate::{
    Job,
    store::{self, New},
};

/// How often anything was enqueued in this process. A transaction does not know its runner, so the bell is the
/// process's own.
static RUNG: AtomicU64 = AtomicU64::new(0);
static BELL: Notify = Notify::const_new();

/// Writes a job, to be run as soon as the transaction is committed.
pub async fn enqueue<J: Job>(write: &mut Write, random: &Random, job: &J) -> Result<JobId> {
    let now = write.now();
    enqueue_at(write, random, job, now).await
}

/// Writes a job, to be run at this instant or soon after.
pub async fn enqueue_at<J: Job>(write: &mut Write, random: &Random, job: &J, at: Instant) -> Result<JobId> {
    let id = JobId::new(&Clock::fixed(write.now()), random);
    let payload = serde_json::to_string(job).map_err(anyhow::Error::from)?;
    store::insert(write, New { id, kind: J::KIND, v: J::V, payload, run_at: at }).await?;
    ring();
    Ok(id)
}

/// Tells this process's runners that something is about to be committed.
pub(crate) fn ring() {
    RUNG.fetch_add(1, Ordering::AcqRel);
    BELL.notify_waiters();
}

/// What a runner heard last of the bell.
pub(crate) struct Ear(u64);

impl Ear {
    /// Hears only what rings from now on.
    pub(crate) fn new() -> Self {
        Self(RUNG.load(Ordering::Acquire))
    }

    /// Returns at the next ring, or at once where it rang since the last time.
    pub(crate) async fn hear(&mut self) {
        loop {
            let ringing = BELL.notified();
            let rung = RUNG.load(Ordering::Acquire);
            if rung != self.0 {
                self.0 = rung;
                return;
            }
            ringing.await;
        }
    }
}
