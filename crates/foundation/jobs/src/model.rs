//! The rules: how long a lease lasts, when a job is tried again, what is shown of it.

use kernel::{Instant, JobId, Random};

/// How long a claimed job belongs to the runner that claimed it, in milliseconds; renewed while it runs.
pub(crate) const LEASE: i64 = 60_000;

/// How often a job is tried before it is kept as failed.
pub(crate) const ATTEMPTS: u32 = 10;

/// How long a kind that this binary does not know is put off, in milliseconds: another node may know it.
pub(crate) const UNKNOWN: i64 = 5 * 60_000;

const FIRST_PAUSE: i64 = 30_000;
const LONGEST_PAUSE: i64 = 6 * 3_600_000;

/// How long to wait after so many attempts, in milliseconds: 30 s, doubled each time up to 6 h, and up to a quarter
/// more by chance, so that what failed together does not come back together.
pub(crate) fn pause(attempts: u32, random: &Random) -> i64 {
    let doubled = FIRST_PAUSE.saturating_mul(1_i64 << attempts.saturating_sub(1).min(20));
    let base = doubled.min(LONGEST_PAUSE * 4 / 5);
    let quarter = usize::try_from(base / 4).unwrap_or(0);
    base + i64::try_from(random.below(quarter)).unwrap_or(0)
}

/// Where a job stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Its time has not come, or nobody has taken it yet.
    Waiting,
    /// A runner holds it.
    Running,
    /// Given up; stays until somebody runs it again or discards it.
    Failed,
}

/// A job as shown to an operator. Its payload is not: it may hold a mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its id.
    pub id: JobId,
    /// Its kind: `mail-send`.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// When it was enqueued.
    pub queued_at: Instant,
    /// When it is looked at next; for one that runs, the end of its lease.
    pub run_at: Instant,
    /// How often it was tried, the present time included.
    pub attempts: u32,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// How many jobs there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Those that wait.
    pub waiting: u64,
    /// Those that a runner holds.
    pub running: u64,
    /// Those that were given up.
    pub failed: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn pauses_grow_and_stay_within_their_bounds(attempts in 1_u32..40, seed: u64) {
            let random = Random::seeded(seed);
            let paused = pause(attempts, &random);
            proptest::prop_assert!((FIRST_PAUSE..=LONGEST_PAUSE).contains(&paused));
            proptest::prop_assert!(pause(attempts + 2, &random) >= paused.min(LONGEST_PAUSE * 4 / 5));
        }
    }
}
