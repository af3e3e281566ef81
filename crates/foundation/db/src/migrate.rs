//! Migrations of all rooms, in one order: by name, and nothing else. Names are `mYYYYMMDD_HHMMSS_room_what`.

use anyhow::{Context as _, Result, bail};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement, TransactionTrait as _};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTraitSelf, SchemaManager, async_trait};

use crate::{
    Target,
    connect::{Side, connect},
    schema::Schema,
};

/// A room's migrations. A function, since the library consumes the list at each use.
pub type Migrations = fn() -> Vec<Box<dyn MigrationTrait>>;

/// A migration that creates or alters by statements that both databases take.
pub struct Statements {
    /// `mYYYYMMDD_HHMMSS_room_what`.
    pub name: &'static str,
    /// The statements, for the database at hand.
    pub up: fn(&Schema) -> Vec<String>,
}

impl MigrationName for Statements {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Statements {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for sql in (self.up)(&Schema::new(manager.get_database_backend())) {
            connection.execute_unprepared(&sql).await?;
        }
        if manager.get_database_backend() == DbBackend::Sqlite {
            let check = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check");
            if !connection.query_all_raw(check).await?.is_empty() {
                return Err(DbErr::Migration(format!("{} would leave rows without their parent", self.name)));
            }
        }
        Ok(())
    }
}

/// This crate's own table: the journal.
fn own() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Statements {
        name: "m20261124_080000_db_journal",
        up: |s| {
            vec![format!(
                "CREATE TABLE journal (number {serial}, at {instant} NOT NULL, room {text} NOT NULL, thing {id} NOT NULL, what {text} NOT NULL)",
                serial = s.serial(),
                instant = s.instant(),
                text = s.text(),
                id = s.id()
            )]
        },
    })]
}

struct All(Vec<Migrations>);

impl MigratorTraitSelf for All {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let mut all: Vec<_> = own().into_iter().chain(self.0.iter().flat_map(|room| room())).collect();
        all.sort_by(|a, b| a.name().cmp(b.name()));
        all
    }
}

/// What stands between the base and the binary.
#[derive(Debug, PartialEq, Eq)]
pub enum Pending {
    /// Nothing: they fit.
    None,
    /// The base is empty: all migrations wait.
    Fresh,
    /// So many migrations wait.
    Some(usize),
}

/// Refuses two migrations of one name, and a name that is not of the agreed form.
pub fn check(rooms: &[Migrations]) -> Result<()> {
    let all = All(rooms.to_vec()).migrations();
    for pair in all.windows(2) {
        if pair[0].name() == pair[1].name() {
            bail!("two migrations are named {}", pair[0].name());
        }
    }
    for migration in &all {
        let name = migration.name();
        let stamp = name.get(1..16).unwrap_or_default();
        let digits = stamp.bytes().enumerate().all(|(at, b)| if at == 8 { b == b'_' } else { b.is_ascii_digit() });
        if !name.starts_with('m') || stamp.len() != 15 || !digits {
            bail!("the migration {name} is not named mYYYYMMDD_HHMMSS_room_what");
        }
    }
    Ok(())
}

/// Asks, by reads alone, what stands between the base and the binary. Errors: the base is newer than the binary.
pub async fn pending(target: &Target, rooms: &[Migrations]) -> Result<Pending> {
    if let Target::Sqlite(path) = target
        && !path.exists()
    {
        return Ok(Pending::Fresh);
    }
    let side = if matches!(target, Target::Sqlite(_)) { Side::Reader } else { Side::Writer };
    let connection = connect(target, side).await?;
    let outcome = compare(&connection, rooms).await;
    let _ = connection.close().await;
    outcome
}

async fn compare(connection: &DatabaseConnection, rooms: &[Migrations]) -> Result<Pending> {
    let all = All(rooms.to_vec());
    let known: Vec<String> = all.migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let applied = applied(connection).await?;
    if let Some(stranger) = applied.iter().find(|name| !known.contains(name)) {
        bail!("the database is newer than this binary (it knows {stranger}): install the newer version of malines");
    }
    Ok(match known.len() - applied.len() {
        0 => Pending::None,
        _ if applied.is_empty() => Pending::Fresh,
        waiting => Pending::Some(waiting),
    })
}

async fn applied(connection: &DatabaseConnection) -> Result<Vec<String>> {
    let exists = match connection.get_database_backend() {
        DbBackend::Sqlite => "SELECT count(*) FROM sqlite_master WHERE name = 'seaql_migrations'",
        _ => {
            "SELECT count(*) FROM information_schema.tables WHERE table_name = 'seaql_migrations' AND table_schema = current_schema()"
        }
    };
    let ask = |sql: &str| Statement::from_string(connection.get_database_backend(), sql);
    let count = connection.query_one_raw(ask(exists)).await?;
    let there = count.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0) > 0;
    if !there {
        return Ok(Vec::new());
    }
    let rows = connection.query_all_raw(ask("SELECT version FROM seaql_migrations")).await?;
    rows.iter().map(|row| row.try_get_by_index::<String>(0).map_err(Into::into)).collect()
}

/// Applies what waits. Each migration runs in a transaction of its own; on PostgreSQL under an advisory lock, so that
/// two nodes never migrate at once.
pub async fn migrate(target: &Target, rooms: &[Migrations]) -> Result<()> {
    check(rooms)?;
    pending(target, rooms).await?;
    let connection = connect(target, Side::Migration).await?;
    let all = All(rooms.to_vec());
    if connection.get_database_backend() == DbBackend::Postgres {
        let lock = connection.begin().await?;
        lock.execute_unprepared("SELECT pg_advisory_xact_lock(7881714519431082241)").await?;
        all.up(&connection, None).await.context("migrating the database")?;
        lock.commit().await?;
    } else {
        all.up(&connection, None).await.context("migrating the database")?;
    }
    let _ = connection.close().await;
    Ok(())
}
