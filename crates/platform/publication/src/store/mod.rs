//! Every query of the trunk.

pub mod desk;
pub mod featured;
pub mod lists;
pub mod put;
pub mod read;
pub mod readable;
pub mod reading;
pub mod rebuild;
pub mod rederive;
pub mod redirects;
pub mod searchable;
pub mod tables;
pub mod uses;
pub mod whole;

mod change;
mod project;
mod rows;
pub(crate) mod standing;

/// Every statement of this store, by name; for the test that explains them.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        change::STATEMENTS,
        featured::STATEMENTS,
        lists::STATEMENTS,
        put::STATEMENTS,
        read::STATEMENTS,
        readable::STATEMENTS,
        rebuild::STATEMENTS,
        rederive::STATEMENTS,
        reading::STATEMENTS,
        redirects::STATEMENTS,
        searchable::STATEMENTS,
        rows::STATEMENTS,
        standing::STATEMENTS,
        uses::STATEMENTS,
        whole::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .chain(desk::statements())
    .copied()
}

/// A stored JSON, read into its type.
fn read_json<T: serde::de::DeserializeOwned>(what: &str, json: &str) -> kernel::Result<T> {
    serde_json::from_str(json).map_err(|error| kernel::Error::internal(format!("{what} cannot be read: {error}")))
}

/// A value as its stored JSON.
fn json(value: &impl serde::Serialize) -> kernel::Result<String> {
    serde_json::to_string(value).map_err(|error| kernel::Error::internal(error.to_string()))
}
