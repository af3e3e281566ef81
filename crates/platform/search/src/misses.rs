//! What readers search and do not find, counted in memory until somebody writes it down: a GET writes nothing itself, and
//! what is written is a sum, not an event.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{Civil, Result};

use crate::{Query, store};

/// So many different queries are held; further ones are not counted.
const MOST: usize = 500;
/// So many letters of a query are counted.
const LONGEST: usize = 80;

/// The count. Cheap to clone, shared.
#[derive(Clone, Debug, Default)]
pub struct Misses(Arc<Mutex<BTreeMap<(String, String), i64>>>);

impl Misses {
    /// Counts a query that found nothing: its words and the day, nothing of who asked. What looks like somebody's address
    /// or number is not counted.
    pub fn count(&self, typed: &str, today: Civil) {
        let query = Query::read(typed);
        let normal = query.normal();
        let is_personal = typed.contains('@') || typed.chars().filter(|c| c.is_numeric()).count() >= 8;
        if normal.is_empty() || is_personal || query.is_cut || normal.chars().count() > LONGEST {
            return;
        }
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (normal, today.day());
        if counted.len() < MOST || counted.contains_key(&key) {
            *counted.entry(key).or_default() += 1;
        }
    }

    /// Whether there is something to write down.
    pub fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Writes down what was counted. Where the transaction fails, some counts are lost: they are no facts.
    pub async fn write_down(&self, write: &db::Write) -> Result<()> {
        let counted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for ((query, day), times) in counted {
            store::not_found(write, &query, &day, times).await?;
        }
        Ok(())
    }
}
