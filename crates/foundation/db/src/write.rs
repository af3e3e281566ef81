//! Writing: one transaction with the change, its journal rows and its jobs.

use kernel::Result;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbBackend, Value};

use crate::{
    Db, Query, failure,
    query::{count, statement},
    values,
};

/// What a journal row says: a room changed a thing that some reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The room: `publication`, `themes`, `settings` …
    pub room: &'static str,
    /// The thing's id, nil where the whole room changed.
    pub thing: uuid::Uuid,
    /// What was done: `published`, `withdrawn`, `renamed` …
    pub what: &'static str,
}

/// A transaction that changes something. Dropped without [`Write::commit`], it leaves no trace.
pub struct Write {
    transaction: DatabaseTransaction,
    db: Db,
    journal: Vec<Entry>,
}

/// The advisory lock that makes the journal's order the commits' order on PostgreSQL.
const JOURNAL_LOCK: i64 = 0x6d61_6c69_6e65_7301;

const LAST_NUMBER: &str = "SELECT max(number) FROM journal";

impl Write {
    pub(crate) fn new(transaction: DatabaseTransaction, db: Db) -> Self {
        Self { transaction, db, journal: Vec::new() }
    }

    /// The present instant by the database's clock.
    pub fn now(&self) -> kernel::Instant {
        self.db.clock().now()
    }

    /// Waits until no other transaction has asked for this name, and keeps others waiting until this one ends: for what
    /// reads, reckons and writes. SQLite has one writer at a time anyway.
    pub async fn queue(&self, name: &str) -> Result<()> {
        if self.db.backend() == DbBackend::Postgres {
            self.execute("SELECT pg_advisory_xact_lock(hashtext($1))", values![name]).await?;
        }
        Ok(())
    }

    /// Runs a statement; says how many rows it touched.
    pub async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64> {
        count();
        let done = self.transaction.execute_raw(statement(&self.transaction, sql, values)).await.map_err(failure)?;
        Ok(done.rows_affected())
    }

    /// Inserts many rows by few statements. `into` is the table with its columns: `card_theme (theme, kind)`; each
    /// row has as many values.
    pub async fn insert_all(&self, into: &str, rows: Vec<Vec<Value>>) -> Result<()> {
        const AT_ONCE: usize = 50;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
            let mut sql = format!("INSERT INTO {into} VALUES ");
            let mut at = 0;
            for row in &chunk {
                sql.push_str(if at == 0 { "(" } else { ", (" });
                for column in 0..row.len() {
                    at += 1;
                    sql.push_str(if column == 0 { "" } else { ", " });
                    // SQLite finds a numbered placeholder by its name, from the first on: with hundreds that tells.
                    match self.db.backend() {
                        DbBackend::Sqlite => sql.push('?'),
                        _ => sql.push_str(&format!("${at}")),
                    }
                }
                sql.push(')');
            }
            self.execute(&sql, chunk.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }

    /// Notes a change of what some reader gets. Written as the transaction's last statements.
    pub fn journal(&mut self, entry: Entry) {
        if !self.journal.contains(&entry) {
            self.journal.push(entry);
        }
    }

    /// Makes it last, and moves this process's generation forward at once.
    pub async fn commit(mut self) -> Result<()> {
        let entries = std::mem::take(&mut self.journal);
        let mut last = 0;
        if !entries.is_empty() {
            if self.db.backend() == DbBackend::Postgres {
                self.execute("SELECT pg_advisory_xact_lock($1)", values![JOURNAL_LOCK]).await?;
            }
            let at = self.now().0;
            let rows = entries.into_iter().map(|entry| values![at, entry.room, entry.thing, entry.what]);
            self.insert_all("journal (at, room, thing, what)", rows.collect()).await?;
            last = self.number(LAST_NUMBER, vec![]).await?;
        }
        if last > 0 && self.db.backend() == DbBackend::Postgres {
            self.execute("SELECT pg_notify('malines_journal', '')", vec![]).await?;
        }
        self.transaction.commit().await.map_err(failure)?;
        self.db.generation().at_least(last);
        Ok(())
    }
}

impl Query for Write {
    fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}
