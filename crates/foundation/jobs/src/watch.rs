//! When a runner looks at the table again.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::queue::Ear;

/// How often the table is looked at when no bell rings: jobs of other processes, and those whose time has come.
const PULSE: Duration = Duration::from_secs(1);

/// The first look after the bell; the next ones come after twice as long each time, since the bell rings a moment
/// before the commit.
const FIRST_LOOK: Duration = Duration::from_millis(4);

/// Knows when to look again.
pub(crate) struct Watch {
    ear: Ear,
    wait: Duration,
    look: Instant,
}

impl Watch {
    /// The first look is at once.
    pub(crate) fn new() -> Self {
        Self { ear: Ear::new(), wait: FIRST_LOOK, look: Instant::now() }
    }

    /// Returns when it is time to look.
    pub(crate) async fn time_to_look(&mut self) {
        loop {
            tokio::select! {
                () = sleep_until(self.look) => return,
                () = self.ear.hear() => {
                    self.wait = FIRST_LOOK;
                    self.look = self.look.min(Instant::now() + FIRST_LOOK);
                }
            }
        }
    }

    /// Something was found or has ended: there may be more.
    pub(crate) fn again(&mut self) {
        self.wait = FIRST_LOOK;
        self.look = Instant::now();
    }

    /// Nothing was found: later, and later each time.
    pub(crate) fn later(&mut self) {
        self.wait = PULSE.min(self.wait * 2);
        self.look = Instant::now() + self.wait;
    }

    /// The table could not be read.
    pub(crate) fn much_later(&mut self) {
        self.wait = PULSE;
        self.look = Instant::now() + PULSE;
    }
}
