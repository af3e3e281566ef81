//! The database. `db` offers two things only: [`Db::snapshot`] (reads, one view of the base; [`Db::page_snapshot`] for the
//! portal's pages) and [`Db::write`] (one transaction). SQLite by default, PostgreSQL for several nodes; a dialect shows in this crate alone.
//!
//! Statements are written once, with `$1` placeholders that both databases take, and declared by [`statements!`] so
//! that a test can explain every one of them. Ids are bound as `Uuid` (16 bytes on SQLite, `uuid` on PostgreSQL),
//! instants as `i64` milliseconds, civil times as text.

mod connect;
mod generation;
mod kept;
mod lock;
mod migrate;
mod query;
pub mod schema;
mod statements;
mod write;

pub use connect::{Db, Target};
pub use generation::Generation;
pub use lock::{DataLock, ServeLock};
pub use migrate::{Migrations, Pending, Statements, check, migrate, pending};
pub use query::{Query, Row, Snapshot, counted};
use sea_orm::{RuntimeErr, sqlx};

pub use sea_orm::{DbBackend, DbErr, FromQueryResult, QueryResult, Value};
pub use sea_orm_migration::MigrationTrait;
pub use uuid::Uuid;
pub use write::{Entry, Write};

/// Turns a database failure into the product's error: a base that does not answer is `Unavailable`.
#[must_use]
pub fn failure(error: DbErr) -> kernel::Error {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => kernel::Error::Unavailable(error.into()),
        DbErr::Exec(RuntimeErr::SqlxError(ref cause)) | DbErr::Query(RuntimeErr::SqlxError(ref cause))
            if matches!(&**cause, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) =>
        {
            kernel::Error::Unavailable(error.into())
        }
        other => kernel::Error::Internal(anyhow::Error::new(other).context("database")),
    }
}

/// Values of a statement, in the order of its placeholders.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}
