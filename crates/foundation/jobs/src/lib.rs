//! Work done later. A [`Job`] is a typed value with a `run`, enqueued in the transaction that makes it necessary and
//! run by `serve`, **at least once**: a job whose process is killed comes back when its lease ends, so `run` must bear
//! being repeated.
//!
//! * [`enqueue`] and [`enqueue_at`] write a job; [`Handler::of`] is how a room hands over a kind of job;
//! * [`Context`] is what a job reaches; [`Runner`] runs them; [`Pace`] is for jobs that write much;
//! * [`list`], [`failed`] and [`counts`] show what waits, [`again`] and [`discard`] settle what has failed.

mod context;
mod job;
mod migrations;
mod model;
mod pace;
mod queue;
mod runner;
mod store;
mod watch;

pub use context::Context;
pub use job::{GiveUp, Handler, Job};
pub use migrations::migrations;
pub use model::{Counts, Listed, State};
pub use pace::Pace;
pub use queue::{enqueue, enqueue_at};
pub use runner::Runner;
pub use store::{STATEMENTS, again, counts, discard, failed, list, others_are_due};
