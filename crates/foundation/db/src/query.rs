//! Reading: what a snapshot and a write share.

use std::{cell::Cell, sync::Arc};

use kernel::Result;
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, QueryResult, Statement, Value};

use crate::{failure, kept::Return};

tokio::task_local! {
    static QUERIES: Cell<u32>;
}

/// Runs a future and says how many queries it asked; for the log line of a request and for the tests that bound it.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, u32) {
    QUERIES
        .scope(Cell::new(0), async {
            let value = work.await;
            (value, QUERIES.with(Cell::get))
        })
        .await
}

pub(crate) fn count() {
    let _ = QUERIES.try_with(|queries| queries.set(queries.get() + 1));
}

/// A row as the database gave it; read a column with `row.try_get("", "name")`.
pub type Row = QueryResult;

/// The reading side of a transaction.
pub trait Query: Sync {
    /// The transaction itself; for this crate.
    #[doc(hidden)]
    fn transaction(&self) -> &DatabaseTransaction;

    /// Whether all that was asked has been answered; for this crate.
    #[doc(hidden)]
    fn mark(&self, _whole: bool) {}

    /// All rows of a statement.
    fn all<R: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<R>>> + Send {
        async move {
            let rows = self.rows(sql, values).await?;
            rows.iter().map(|row| R::from_query_result(row, "").map_err(failure)).collect()
        }
    }

    /// The first row of a statement, if there is one.
    fn one<R: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Option<R>>> + Send {
        async move {
            let row = self.row(sql, values).await?;
            row.map(|row| R::from_query_result(&row, "").map_err(failure)).transpose()
        }
    }

    /// All rows, not yet read.
    fn rows(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<Vec<Row>>> + Send {
        async move {
            count();
            self.mark(false);
            let rows = self.transaction().query_all_raw(statement(self.transaction(), sql, values)).await;
            self.mark(rows.is_ok());
            rows.map_err(failure)
        }
    }

    /// The first row, not yet read.
    fn row(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<Option<Row>>> + Send {
        async move {
            count();
            self.mark(false);
            let row = self.transaction().query_one_raw(statement(self.transaction(), sql, values)).await;
            self.mark(row.is_ok());
            row.map_err(failure)
        }
    }

    /// The first column of the first row, a whole number; 0 where there is no row or no value.
    fn number(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<i64>> + Send {
        async move {
            let row = self.row(sql, values).await?;
            let value = row.map(|row| row.try_get_by_index::<Option<i64>>(0)).transpose().map_err(failure)?;
            Ok(value.flatten().unwrap_or(0))
        }
    }
}

pub(crate) fn statement(transaction: &DatabaseTransaction, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(transaction.get_database_backend(), sql, values)
}

/// One view of the base: what others commit meanwhile is not seen.
pub struct Snapshot {
    transaction: Arc<DatabaseTransaction>,
    back: Option<Return>,
}

impl Snapshot {
    pub(crate) fn new(transaction: Arc<DatabaseTransaction>, back: Option<Return>) -> Self {
        Self { transaction, back }
    }
}

impl Query for Snapshot {
    fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    fn mark(&self, whole: bool) {
        if let Some(back) = &self.back {
            back.mark(whole);
        }
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if let Some(back) = &self.back {
            back.bring(&self.transaction);
        }
    }
}
