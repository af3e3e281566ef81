//! Snapshots between two pages. Beginning and ending one costs as much as a page's queries on SQLite, so a view that
//! nobody uses waits for the next page of the same generation, a quarter of a second at most: an open one keeps the log
//! from being copied back.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use sea_orm::DatabaseTransaction;

/// How many wait at most.
const MOST: usize = 4;

/// Nobody follows the journal.
const UNFOLLOWED: u64 = 0;
/// The base is closed, for ever.
const CLOSED: u64 = u64::MAX;

/// Until when a view may be used again: the journal's generation and the watcher's pulse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    generation: i64,
    pulse: u64,
}

/// The views that wait.
#[derive(Default)]
pub(crate) struct Kept {
    /// Counts the watcher's looks. [`UNFOLLOWED`] and [`CLOSED`]: none is kept.
    pulse: AtomicU64,
    waiting: Mutex<Vec<(Moment, Arc<DatabaseTransaction>)>>,
}

impl Kept {
    pub(crate) fn moment(&self, generation: i64) -> Moment {
        Moment { generation, pulse: self.pulse.load(Ordering::Acquire) }
    }

    /// One of this moment. All others that wait are let go.
    pub(crate) fn take(&self, moment: Moment) -> Option<Arc<DatabaseTransaction>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|(of, _)| *of == moment);
        waiting.pop().map(|(_, transaction)| transaction)
    }

    fn give(&self, moment: Moment, transaction: &Arc<DatabaseTransaction>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // Asked under the lock, so that nothing is given after the last clearing.
        let present = moment.pulse == self.pulse.load(Ordering::Acquire);
        if present && ![UNFOLLOWED, CLOSED].contains(&moment.pulse) && waiting.len() < MOST {
            waiting.push((moment, transaction.clone()));
        }
    }

    /// The watcher has looked: what waits is let go.
    pub(crate) fn beat(&self) {
        self.clear(|pulse| pulse + 1);
    }

    /// Nobody follows any more.
    pub(crate) fn unfollow(&self) {
        self.clear(|_| UNFOLLOWED);
    }

    /// The base is being closed.
    pub(crate) fn close(&self) {
        self.clear(|_| CLOSED);
    }

    fn clear(&self, next: impl FnOnce(u64) -> u64) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let pulse = self.pulse.load(Ordering::Acquire);
        if pulse != CLOSED {
            self.pulse.store(next(pulse), Ordering::Release);
        }
        waiting.clear();
    }
}

/// Brings a view back when its page is done.
pub(crate) struct Return {
    pub(crate) db: crate::Db,
    pub(crate) moment: Moment,
    /// Whether every statement of it has ended well: one that was broken off is not used again.
    pub(crate) whole: AtomicBool,
}

impl Return {
    pub(crate) fn mark(&self, whole: bool) {
        self.whole.store(whole, Ordering::Release);
    }

    pub(crate) fn bring(&self, transaction: &Arc<DatabaseTransaction>) {
        let now = self.db.kept().moment(self.db.generation().get());
        if self.whole.load(Ordering::Acquire) && now == self.moment {
            self.db.kept().give(self.moment, transaction);
        }
    }
}
