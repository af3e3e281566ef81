//! The library on a real base, with a real store of files and a real worker.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by them")]

#[path = "../../../../foundation/jobs/tests/base/mod.rs"]
mod base;
mod desk;
mod made;
mod reading;
mod shelf;
mod shown;
mod uploads;
