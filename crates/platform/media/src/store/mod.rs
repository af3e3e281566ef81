//! Every query of the room.

use std::str::FromStr;

use db::{Row, failure};
use kernel::{Error, Result};

pub mod collections;
pub(crate) mod library;
pub(crate) mod lighter;
pub(crate) mod objects;
pub(crate) mod records;
pub(crate) mod uploads;

mod examined;
mod heard;
mod rows;

/// Every statement of this store, by name; for the test that explains them.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        collections::STATEMENTS,
        examined::STATEMENTS,
        heard::STATEMENTS,
        library::STATEMENTS,
        lighter::STATEMENTS,
        objects::STATEMENTS,
        records::STATEMENTS,
        rows::STATEMENTS,
        uploads::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

pub(crate) use examined::{examined, unreadable};
pub use heard::{spoken, texts};
pub use rows::{by_ids, find};

/// A column of a row, of whatever type is asked for.
macro_rules! get {
    ($row:expr, $column:expr) => {
        $row.try_get("", $column).map_err(db::failure)
    };
}
pub(crate) use get;

/// A checked text, as the store wrote it.
fn read<T: FromStr>(row: &Row, column: &str) -> Result<T> {
    read_if(row, column)?.ok_or_else(|| Error::internal(format!("media.{column} is null")))
}

fn read_if<T: FromStr>(row: &Row, column: &str) -> Result<Option<T>> {
    let text: Option<String> = row.try_get("", column).map_err(failure)?;
    let wrong = |text: &str| Error::internal(format!("media.{column} holds {text:?}"));
    text.map(|text| text.parse().map_err(|_| wrong(&text))).transpose()
}

fn count_if<N: TryFrom<i64>>(row: &Row, column: &str) -> Result<Option<N>> {
    let number: Option<i64> = row.try_get("", column).map_err(failure)?;
    let wrong = |number: i64| Error::internal(format!("media.{column} is {number}"));
    number.map(|number| N::try_from(number).map_err(|_| wrong(number))).transpose()
}

fn count<N: TryFrom<i64>>(row: &Row, column: &str) -> Result<N> {
    count_if(row, column)?.ok_or_else(|| Error::internal(format!("media.{column} is null")))
}

/// A length, as the base takes it.
fn whole(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| Error::TooLarge)
}

/// The statement with as many placeholders as there are values, in place of its only one, `($1)`.
fn with_places(sql: &str, values: usize) -> String {
    let places: Vec<String> = (1..=values).map(|place| format!("${place}")).collect();
    sql.replace("($1)", &format!("({})", places.join(", ")))
}
