//! The generation: the number of the last journal row that this process knows of. Pages are stored under it, so any
//! change makes all stored pages old at once, on every node, and nothing is invalidated by hand.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use kernel::Result;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};

use crate::{
    Db, Query as _, Target,
    connect::{Side, connect},
    failure,
};

const LAST: &str = "SELECT max(number) FROM journal";

/// How often the watcher looks, at most.
const PULSE: Duration = Duration::from_millis(250);

/// The number of the last known journal row; cheap to clone, shared.
#[derive(Clone, Default, Debug)]
pub struct Generation(Arc<AtomicI64>);

impl Generation {
    /// The present number. Read it before a page's first query.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Acquire)
    }

    /// Moves it forward, never back.
    pub(crate) fn at_least(&self, number: i64) {
        self.0.fetch_max(number, Ordering::AcqRel);
    }

    /// Reads it from the journal.
    pub(crate) async fn read(&self, db: &Db) -> Result<()> {
        let last = db.snapshot().await?.number(LAST, vec![]).await?;
        self.at_least(last);
        Ok(())
    }
}

impl Db {
    /// Follows what other processes commit, until the returned future is dropped: at most four looks a second.
    /// A base that does not answer is asked again; the log says so once.
    pub async fn follow(self) {
        let _stop = Unfollowed(&self);
        let mut troubled = false;
        loop {
            let outcome = match self.target() {
                Target::Sqlite(_) => self.follow_sqlite().await,
                Target::Postgres(_) => self.follow_postgres().await,
            };
            if let Err(error) = outcome
                && !std::mem::replace(&mut troubled, true)
            {
                tracing::warn!(%error, "the journal cannot be followed; trying again");
            }
            // What it cannot see any more must not be taken for the present.
            self.kept().unfollow();
            tokio::time::sleep(PULSE).await;
        }
    }

    /// `PRAGMA data_version` changes when another connection has committed; it costs microseconds.
    async fn follow_sqlite(&self) -> Result<()> {
        let own = connect(self.target(), Side::Reader).await?;
        let mut seen = -1;
        loop {
            let version = data_version(&own).await?;
            if version != seen {
                seen = version;
                self.generation().read(self).await?;
            }
            self.kept().beat();
            tokio::time::sleep(PULSE).await;
        }
    }

    /// Woken by `NOTIFY`; a poll stands behind it, since a notification may be lost with its connection.
    async fn follow_postgres(&self) -> Result<()> {
        let Target::Postgres(address) = self.target() else { return Ok(()) };
        let unavailable = |error: sea_orm::sqlx::Error| kernel::Error::Unavailable(error.into());
        let mut listener = sea_orm::sqlx::postgres::PgListener::connect(address).await.map_err(unavailable)?;
        listener.listen("malines_journal").await.map_err(unavailable)?;
        loop {
            self.generation().read(self).await?;
            tokio::time::sleep(PULSE).await;
            if let Ok(heard) = tokio::time::timeout(Duration::from_secs(2), listener.recv()).await {
                heard.map_err(unavailable)?;
                // All that has arrived means the same: look once.
                while let Ok(more) = tokio::time::timeout(Duration::ZERO, listener.recv()).await {
                    more.map_err(unavailable)?;
                }
            }
        }
    }
}

/// Whatever ends the following, kept views end with it.
struct Unfollowed<'a>(&'a Db);

impl Drop for Unfollowed<'_> {
    fn drop(&mut self) {
        self.0.kept().unfollow();
    }
}

async fn data_version(connection: &DatabaseConnection) -> Result<i64> {
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA data_version");
    let row = connection.query_one_raw(ask).await.map_err(failure)?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0).map_err(failure))
}
