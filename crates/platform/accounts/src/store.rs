//! Every query of the room, a file for each table.

pub mod accounts;
pub mod audit;
pub mod ceremonies;
pub mod filters;
pub mod links;
pub mod once;
pub mod passkeys;
pub mod recovery;
pub mod sessions;
pub mod throttle;

use kernel::{Error, Result};

/// Every statement of the room, by name; for the test that explains them.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = [
        accounts::STATEMENTS,
        audit::STATEMENTS,
        ceremonies::STATEMENTS,
        filters::STATEMENTS,
        links::STATEMENTS,
        once::STATEMENTS,
        passkeys::STATEMENTS,
        recovery::STATEMENTS,
        sessions::STATEMENTS,
        throttle::STATEMENTS,
    ];
    all.into_iter().flatten().copied()
}

/// What a column holds that the room itself wrote.
fn known<T>(value: Option<T>, column: &'static str) -> Result<T> {
    value.ok_or_else(|| Error::internal(format!("a value of {column} that this binary does not know")))
}
