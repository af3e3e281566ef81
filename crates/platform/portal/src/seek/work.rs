//! Where searches are computed: on threads that may, a few at once, so that no flood of questions takes the machine from
//! those who read pages.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use kernel::{Error, Result};
use tokio::sync::Semaphore;

/// A search takes some milliseconds of a core.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// How many wait.
static WAITING: AtomicUsize = AtomicUsize::new(0);
/// No more than these wait; who comes later is asked to come again.
const MOST_WAITING: usize = 100;
/// Nobody waits longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Counts one who waits, for as long as it lives.
struct Waiting;

impl Waiting {
    fn join() -> Result<Self> {
        let before = WAITING.fetch_add(1, Ordering::AcqRel);
        let waiting = Self;
        if before < MOST_WAITING { Ok(waiting) } else { Err(busy()) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::AcqRel);
    }
}

fn busy() -> Error {
    Error::Unavailable(anyhow::anyhow!("too many searches at once"))
}

/// Does it when its turn comes. Errors: `Unavailable` where too many wait.
pub(crate) async fn done<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let waiting = Waiting::join()?;
    let turn = tokio::time::timeout(PATIENCE, AT_ONCE.acquire()).await.map_err(|_| busy())?;
    let _turn = turn.map_err(|error| Error::internal(error.to_string()))?;
    drop(waiting);
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal(error.to_string()))?
}

/// Does it where nobody is before it; else nothing.
pub(crate) async fn done_at_once<T: Send + Default + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let Ok(_turn) = AT_ONCE.try_acquire() else { return Ok(T::default()) };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal(error.to_string()))?
}
