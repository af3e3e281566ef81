//! Many small writes that never keep anybody waiting.

use std::time::Duration;

use db::{Db, Write};
use kernel::Result;
use tokio::time::Instant;

/// How long one transaction may hold the writer.
const SLICE: Duration = Duration::from_millis(50);

/// Writes in short transactions with pauses as long between them, so that the desk, which queues for the same writer,
/// is never refused. Every step is committed with those near it; what was committed stays when a later step fails.
///
/// ```no_run
/// # async fn example(db: db::Db, rows: Vec<i64>) -> kernel::Result<()> {
/// let mut pace = jobs::Pace::new(&db);
/// for row in rows {
///     pace.write().await?.execute("UPDATE …", db::values![row]).await?;
///     pace.step().await?;
/// }
/// pace.end().await
/// # }
/// ```
pub struct Pace {
    db: Db,
    write: Option<(Write, Instant)>,
}

impl Pace {
    /// Nothing begun yet.
    pub fn new(db: &Db) -> Self {
        Self { db: db.clone(), write: None }
    }

    /// The present transaction.
    pub async fn write(&mut self) -> Result<&mut Write> {
        let write = match self.write.take() {
            Some(begun) => begun,
            None => (self.db.write().await?, Instant::now()),
        };
        Ok(&mut self.write.insert(write).0)
    }

    /// Call it where the base is consistent: commits and pauses if the transaction has lasted long enough.
    pub async fn step(&mut self) -> Result<()> {
        match &self.write {
            Some((_, begun)) if begun.elapsed() >= SLICE => {
                let lasted = begun.elapsed();
                self.commit().await?;
                tokio::time::sleep(lasted).await;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Commits the rest.
    pub async fn end(mut self) -> Result<()> {
        self.commit().await
    }

    async fn commit(&mut self) -> Result<()> {
        match self.write.take() {
            Some((write, _)) => write.commit().await,
            None => Ok(()),
        }
    }
}
