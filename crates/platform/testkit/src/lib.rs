//! Real databases for tests. There are no doubles here: a test runs on a temporary SQLite file, and again on a database
//! of its own on the PostgreSQL server that `MALINES_TEST_POSTGRES` names.

use anyhow::{Context as _, Result};
use db::Target;
use kernel::{Clock, Instant};
use sea_orm::{ConnectionTrait as _, Database};
use tempfile::TempDir;

/// A data folder with an empty base; both vanish with it.
pub struct Base {
    /// The data folder.
    pub folder: TempDir,
    /// Where the base is.
    pub target: Target,
    /// The `postgres://` address, where the base is on PostgreSQL.
    pub database: Option<String>,
}

/// An empty SQLite base.
pub fn sqlite() -> Result<Base> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let target = Target::Sqlite(folder.path().join("malines.db"));
    Ok(Base { folder, target, database: None })
}

/// An empty PostgreSQL base; nothing where no server is named, which is said once on the standard error.
pub async fn postgres() -> Result<Option<Base>> {
    let Ok(server) = std::env::var("MALINES_TEST_POSTGRES") else {
        eprintln!("skipped on PostgreSQL: MALINES_TEST_POSTGRES names no server (scripts/with-postgres starts one)");
        return Ok(None);
    };
    let name = format!("test_{}", uuid::Uuid::now_v7().simple());
    let connection = Database::connect(&server).await.context("connecting to the test server")?;
    connection.execute_unprepared(&format!("CREATE DATABASE {name}")).await.context("making a test database")?;
    connection.close().await.context("closing the connection")?;
    let (server, _) = server.rsplit_once('/').context("the test server's address has no database")?;
    let database = format!("{server}/{name}");
    let folder = tempfile::tempdir().context("a temporary folder")?;
    Ok(Some(Base { folder, target: Target::Postgres(database.clone()), database: Some(database) }))
}

/// An empty base on each database there is.
pub async fn bases() -> Result<Vec<Base>> {
    Ok(std::iter::once(sqlite()?).chain(postgres().await?).collect())
}

/// A clock that stands still: noon of 24 November 2026, UTC.
pub fn clock() -> Clock {
    Clock::fixed(Instant(1_795_521_600_000))
}
