//! The audit log: who did what, when, to what. Rows are only ever added.

pub use crate::store::audit::{Entry, Filter, Page, deeds, list, of_thing, record};
