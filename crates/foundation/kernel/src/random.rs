//! The injected source of randomness.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};

/// Where chance comes from: the system's entropy in `serve`, a seed in tests and in the demo.
#[derive(Clone)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// A cryptographically strong generator, seeded by the system.
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(rand::make_rng())))
    }

    /// The same chance for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// So many random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut bytes[..]);
        bytes
    }

    /// A number from 0 to `end`, `end` excluded; 0 where `end` is 0.
    pub fn below(&self, end: usize) -> usize {
        if end == 0 {
            return 0;
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).random_range(0..end)
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}
