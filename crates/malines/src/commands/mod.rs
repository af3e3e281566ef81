//! The commands.

mod demo;
mod doctor;
mod import;
mod migrate;
mod reindex;
mod serve;
mod user;

use std::future::Future;

use anyhow::{Context as _, Result};

pub(crate) use demo::demo;
pub(crate) use doctor::doctor;
pub(crate) use import::import;
pub(crate) use migrate::{ensure_schema, migrate};
pub(crate) use reindex::reindex;
pub(crate) use serve::serve;
pub(crate) use user::invite;

/// Runs a command's work on a runtime of its own.
fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("starting the runtime")?.block_on(work)
}

/// The log: to the standard error, as `RUST_LOG` says, warnings of others and our own news by default.
fn start_log(default: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| default.into());
    // A second command of one process (a test) keeps the first one's log.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
