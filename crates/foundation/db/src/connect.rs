//! Opening the database.

use std::{
    fmt,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use kernel::{Clock, Result};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};

use crate::{
    Generation, Snapshot, Write, failure,
    kept::{Kept, Return},
};

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A file; made if it is not there.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

impl fmt::Debug for Target {
    /// Without the password that an address may carry.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "SQLite {}", path.display()),
            Self::Postgres(_) => f.write_str("PostgreSQL"),
        }
    }
}

/// An open database; cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    target: Target,
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    clock: Clock,
    generation: Generation,
    kept: Kept,
}

/// How long a writer waits for another process before it gives up.
const BUSY: Duration = Duration::from_secs(5);

impl Db {
    /// Opens the database and reads its generation. The schema must be there: see [`crate::migrate`].
    pub async fn open(target: &Target, clock: Clock) -> Result<Self> {
        let writer = connect(target, Side::Writer).await?;
        let readers = match target {
            Target::Sqlite(_) => connect(target, Side::Reader).await?,
            Target::Postgres(_) => writer.clone(),
        };
        let generation = Generation::default();
        let db =
            Self(Arc::new(Inner { target: target.clone(), readers, writer, clock, generation, kept: Kept::default() }));
        db.generation().read(&db).await?;
        Ok(db)
    }

    /// Which database it is; for this crate, for tests and for `doctor`.
    pub fn backend(&self) -> DbBackend {
        self.0.writer.get_database_backend()
    }

    /// Where it is.
    pub fn target(&self) -> &Target {
        &self.0.target
    }

    /// The clock that stamps the journal.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The generation of this process: moved forward by every journal row.
    pub fn generation(&self) -> &Generation {
        &self.0.generation
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// One view of the base, begun now.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        Ok(Snapshot::new(Arc::new(self.begin_reading().await?), None))
    }

    /// One view of the base for all the reads of a page of the portal: of the present generation, which says when what
    /// readers get has changed. What is written without a journal row may be missing from it: the desk asks for
    /// [`Db::snapshot`].
    pub async fn page_snapshot(&self) -> Result<Snapshot> {
        if self.backend() != DbBackend::Sqlite {
            // An idle transaction would hold back PostgreSQL's vacuum.
            return self.snapshot().await;
        }
        // Read before the view is begun, so that the view is never older than it says.
        let moment = self.kept().moment(self.generation().get());
        let transaction = match self.kept().take(moment) {
            Some(transaction) => transaction,
            None => Arc::new(self.begin_reading().await?),
        };
        Ok(Snapshot::new(transaction, Some(Return { db: self.clone(), moment, whole: AtomicBool::new(true) })))
    }

    async fn begin_reading(&self) -> Result<DatabaseTransaction> {
        let options = match self.backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
            _ => TransactionOptions::default(),
        };
        self.0.readers.begin_with_options(options).await.map_err(failure)
    }

    /// One transaction that changes something. Writers of this process queue; those of others are waited for.
    pub async fn write(&self) -> Result<Write> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let transaction = self.0.writer.begin_with_options(options).await.map_err(failure)?;
        Ok(Write::new(transaction, self.clone()))
    }

    /// Whether the database answers. Errors: `Unavailable` where it does not.
    pub async fn answers(&self) -> Result<()> {
        self.0
            .readers
            .execute_unprepared("SELECT 1")
            .await
            .map(|_| ())
            .map_err(|error| kernel::Error::Unavailable(error.into()))
    }

    /// Runs maintenance that cannot stand in a transaction: `ANALYZE`, and on SQLite without `sqlite_stat4`, whose
    /// presence makes every prepared range query be planned again at each run.
    pub async fn analyze(&self) -> Result<()> {
        let writer = &self.0.writer;
        writer.execute_unprepared("ANALYZE").await.map_err(failure)?;
        if self.backend() == DbBackend::Sqlite {
            // The table exists only where the library was built with STAT4.
            let _ = writer.execute_unprepared("DELETE FROM sqlite_stat4").await;
            writer.execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)").await.map_err(failure)?;
        }
        Ok(())
    }

    /// Copies the SQLite file to another, as one consistent whole.
    pub async fn copy_to(&self, path: &std::path::Path) -> Result<()> {
        let sql = format!("VACUUM INTO '{}'", path.display().to_string().replace('\'', "''"));
        self.0.writer.execute_unprepared(&sql).await.map(|_| ()).map_err(failure)
    }

    /// Closes all connections; what was committed is on the disk.
    pub async fn close(&self) {
        self.kept().close();
        let _ = self.0.readers.clone().close().await;
        let _ = self.0.writer.clone().close().await;
    }
}

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Writer,
    Reader,
    /// Rebuilding a parent table with foreign keys on would delete its children's rows.
    Migration,
}

pub(crate) async fn connect(target: &Target, side: Side) -> Result<DatabaseConnection> {
    let mut options = match target {
        Target::Sqlite(path) => ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display())),
        Target::Postgres(address) => ConnectOptions::new(address),
    };
    options.sqlx_logging(false).test_before_acquire(false).connect_timeout(Duration::from_secs(5));
    options.acquire_timeout(Duration::from_secs(8));
    match target {
        Target::Postgres(_) => {
            options.min_connections(1).max_connections(16);
        }
        Target::Sqlite(_) => {
            let connections = if side == Side::Reader { 8 } else { 1 };
            options.min_connections(1).max_connections(connections);
            options.map_sqlx_sqlite_opts(move |sqlite| {
                use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
                let sqlite = sqlite.busy_timeout(BUSY).foreign_keys(side != Side::Migration);
                match side {
                    Side::Reader => {
                        sqlite.read_only(true).pragma("mmap_size", "68719476736").pragma("cache_size", "-8000")
                    }
                    // A long import writes the same pages of the indices again and again: with a small cache and a
                    // short log each is copied back and read anew every time.
                    _ => sqlite
                        .journal_mode(SqliteJournalMode::Wal)
                        .synchronous(SqliteSynchronous::Full)
                        .pragma("wal_autocheckpoint", "16384")
                        .pragma("cache_size", "-32000"),
                }
            });
        }
    }
    Database::connect(options).await.map_err(|error| kernel::Error::Unavailable(error.into()))
}
