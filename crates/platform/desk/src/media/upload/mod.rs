//! Bringing files in: several at once and resumably where the browser has scripts, by a plain form where it has none.

pub(super) mod form;
pub(super) mod page;
pub(super) mod tus;
