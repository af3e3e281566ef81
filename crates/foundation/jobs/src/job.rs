//! What a job is.

use futures::{FutureExt as _, future::BoxFuture};
use kernel::{Error, Result};
use serde::{Serialize, de::DeserializeOwned};

use crate::Context;

/// A piece of work done later: what it needs to know, and how it is done. Its fields are stored as JSON.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the table, `room-what`: `mail-send`. Never changed: jobs of that name may be waiting.
    const KIND: &'static str;

    /// The version of its fields. One that changes them raises it, and reads the former ones in [`Job::read`].
    const V: u32 = 1;

    /// Does it. Run **at least once**, perhaps twice: see the crate's documentation. Errors: those that time may mend
    /// (`Unavailable`, `Internal`, `Conflict`, `TooMany`) are tried again, the others and [`GiveUp`] are not.
    fn run(self, context: &Context) -> impl Future<Output = Result<()>> + Send;

    /// Reads its fields as version `v` wrote them.
    fn read(v: u32, payload: &str) -> Result<Self> {
        if v != Self::V {
            return Err(GiveUp(format!("version {v} of {} is not known to this binary", Self::KIND)).into());
        }
        serde_json::from_str(payload).map_err(|error| GiveUp(format!("unreadable payload: {error}")).into())
    }
}

/// Says that trying again is of no use, and why: an address that refuses mail, a file that is no picture.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct GiveUp(pub String);

impl From<GiveUp> for Error {
    fn from(reason: GiveUp) -> Self {
        Self::Internal(anyhow::Error::new(reason))
    }
}

/// Whether time may mend this error.
pub(crate) fn worth_retrying(error: &Error) -> bool {
    match error {
        Error::Internal(cause) => !cause.is::<GiveUp>(),
        Error::Unavailable(_) | Error::Conflict(_) | Error::TooMany => true,
        _ => false,
    }
}

type Run = fn(u32, String, Context) -> BoxFuture<'static, Result<()>>;

/// A kind of job without its type: what a room lists, and what the runner runs.
#[derive(Clone, Copy)]
pub struct Handler {
    kind: &'static str,
    run: Run,
}

impl Handler {
    /// The handler of this type of job.
    pub fn of<J: Job>() -> Self {
        Self {
            kind: J::KIND,
            run: |v, payload, context| async move { J::read(v, &payload)?.run(&context).await }.boxed(),
        }
    }

    /// The kind of job that it runs.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// Reads the job and runs it.
    pub(crate) fn run(&self, v: u32, payload: String, context: Context) -> BoxFuture<'static, Result<()>> {
        (self.run)(v, payload, context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_time_may_mend_is_tried_again() {
        assert!(worth_retrying(&Error::internal("a fault")));
        assert!(worth_retrying(&Error::Unavailable(anyhow::anyhow!("no answer"))));
        assert!(!worth_retrying(&GiveUp("no such mailbox".into()).into()));
        assert!(!worth_retrying(&Error::NotFound));
        assert!(!worth_retrying(&Error::TooLarge));
    }
}
