//! Running what is due.

use std::{collections::HashMap, panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt as _;
use kernel::{Error, JobId, Result};
use tokio::{task::JoinSet, time::sleep};

use crate::{
    Context, Handler,
    job::worth_retrying,
    model::{ATTEMPTS, LEASE, UNKNOWN, pause},
    store::{self, Stored},
    watch::Watch,
};

/// How many jobs run at once in a process.
const AT_ONCE: usize = 4;

/// How long jobs may go on after a shutdown was asked for.
const GRACE: Duration = Duration::from_secs(4);

/// Runs the jobs of a process.
pub struct Runner {
    context: Context,
    handlers: HashMap<&'static str, Handler>,
}

impl Runner {
    /// Errors: `Internal` where two handlers are for one kind, a fault of the composition.
    pub fn new(context: Context, handlers: impl IntoIterator<Item = Handler>) -> Result<Self> {
        let mut by_kind = HashMap::new();
        for handler in handlers {
            if by_kind.insert(handler.kind(), handler).is_some() {
                return Err(Error::internal(format!("two handlers run the jobs of kind {}", handler.kind())));
            }
        }
        Ok(Self { context, handlers: by_kind })
    }

    /// Runs jobs until `shutdown` is ready, then lets those that run end for a few seconds and hands back the others.
    /// Dropped before that, it leaves them to their leases. A base that does not answer is asked again; the log says
    /// so once.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut hands = Hands::default();
        let mut watch = Watch::new();
        let mut troubled = false;
        loop {
            let free = AT_ONCE.saturating_sub(hands.running.len());
            tokio::select! {
                () = &mut shutdown => break,
                () = hands.one_ends() => watch.again(),
                () = watch.time_to_look(), if free > 0 => match self.begin(&mut hands, free).await {
                    Ok(found) => {
                        troubled = false;
                        if found { watch.again() } else { watch.later() }
                    }
                    Err(error) => {
                        watch.much_later();
                        if !std::mem::replace(&mut troubled, true) {
                            tracing::warn!(%error, "jobs cannot be read; trying again");
                        }
                    }
                },
            }
        }
        self.wind_up(hands).await;
    }

    /// Takes and starts at most so many jobs; says whether there were any.
    async fn begin(&self, hands: &mut Hands, at_most: usize) -> Result<bool> {
        let taken = self.take(at_most).await?;
        let found = !taken.is_empty();
        for job in taken {
            hands.held.insert(job.id, job.clone());
            hands.running.spawn(attend(self.context.clone(), self.handlers[job.kind.as_str()], job));
        }
        Ok(found)
    }

    /// Takes at most so many of the jobs that are due. The look is a read: an idle runner never holds the writer.
    async fn take(&self, at_most: usize) -> Result<Vec<Stored>> {
        let now = self.context.clock.now();
        let snapshot = self.context.db.snapshot().await?;
        let due = store::due(&snapshot, now, at_most).await?;
        drop(snapshot);
        if due.is_empty() {
            return Ok(due);
        }
        let write = self.context.db.write().await?;
        let mut taken = Vec::with_capacity(due.len());
        for job in due {
            if self.handlers.contains_key(job.kind.as_str()) {
                taken.extend(store::claim(&write, job, now).await?);
            } else {
                tracing::warn!(job = %job.id, kind = job.kind, "this binary does not know this kind of job; it stays");
                store::put_off(&write, &job, now.plus_millis(UNKNOWN), "unknown kind of job").await?;
            }
        }
        write.commit().await?;
        Ok(taken)
    }

    async fn wind_up(&self, mut hands: Hands) {
        let all_end = async {
            while !hands.running.is_empty() {
                hands.one_ends().await;
            }
        };
        let _ = tokio::time::timeout(GRACE, all_end).await;
        hands.running.shutdown().await;
        if let Err(error) = self.hand_back(hands.held.values()).await {
            tracing::warn!(%error, "jobs could not be handed back; their leases end within a minute");
        }
    }

    async fn hand_back(&self, jobs: impl ExactSizeIterator<Item = &Stored> + Send) -> Result<()> {
        if jobs.len() == 0 {
            return Ok(());
        }
        let write = self.context.db.write().await?;
        for job in jobs {
            store::hand_back(&write, job, self.context.clock.now()).await?;
        }
        write.commit().await
    }
}

/// The jobs that a runner has in hand.
#[derive(Default)]
struct Hands {
    running: JoinSet<JobId>,
    /// Those not yet settled.
    held: HashMap<JobId, Stored>,
}

impl Hands {
    /// Returns when one has ended; never where none runs.
    async fn one_ends(&mut self) {
        match self.running.join_next().await {
            Some(Ok(id)) => {
                self.held.remove(&id);
            }
            Some(Err(_)) => {}
            None => std::future::pending().await,
        }
    }
}

/// Runs a job while renewing its lease, then settles it.
async fn attend(context: Context, handler: Handler, job: Stored) -> JobId {
    let work = AssertUnwindSafe(handler.run(job.v, job.payload.clone(), context.clone())).catch_unwind();
    let outcome = tokio::select! {
        outcome = work => outcome,
        () = keep(&context, &job) => {
            tracing::warn!(job = %job.id, kind = job.kind, "the lease was lost; another runner has this job");
            return job.id;
        }
    };
    let outcome = outcome.unwrap_or_else(|panic| Err(Error::internal(format!("panic: {}", words_of(&*panic)))));
    if let Err(error) = settle(&context, &job, outcome).await {
        tracing::warn!(job = %job.id, kind = job.kind, %error, "a job could not be settled; it will run again");
    }
    job.id
}

/// Renews the lease; returns when it is lost.
async fn keep(context: &Context, job: &Stored) {
    let mut until = job.run_at;
    loop {
        sleep(Duration::from_millis(LEASE.unsigned_abs() / 3)).await;
        let now = context.clock.now();
        let renewed = async {
            let write = context.db.write().await?;
            let held = store::renew(&write, job, now).await?;
            write.commit().await?;
            Ok::<_, Error>(held)
        };
        match renewed.await {
            Ok(true) => until = now.0 + LEASE,
            // A base that does not answer may come back in time; after the lease the job is anybody's.
            Err(_) if context.clock.now().0 < until => {}
            Ok(false) | Err(_) => return,
        }
    }
}

async fn settle(context: &Context, job: &Stored, outcome: Result<()>) -> Result<()> {
    let write = context.db.write().await?;
    let now = context.clock.now();
    match outcome {
        Ok(()) => store::done(&write, job).await?,
        Err(error) => {
            let why: String = reason(&error).chars().take(1000).collect();
            if job.attempts < ATTEMPTS && worth_retrying(&error) {
                tracing::info!(job = %job.id, kind = job.kind, attempts = job.attempts, why, "a job is tried again later");
                let at = now.plus_millis(pause(job.attempts, &context.random));
                store::retry(&write, job, at, &why).await?;
            } else {
                tracing::error!(job = %job.id, kind = job.kind, attempts = job.attempts, why, "a job has failed");
                store::fail(&write, job, now, &why).await?;
            }
        }
    }
    write.commit().await
}

/// The error in words, without the name of its kind.
fn reason(error: &Error) -> String {
    match error {
        Error::Internal(cause) | Error::Unavailable(cause) => format!("{cause:#}"),
        other => other.to_string(),
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}
