//! The media library: records of files, what they are, and the renditions of pictures. [`receive`] takes a file in,
//! [`insert`] makes a record of it, the job [`MakeRenditions`] has it opened by the [`Worker`], [`by_ids`] brings
//! records for a page, [`Picture`] says how to show them and [`open()`] gives their bytes.

mod format;
mod intake;
mod jobs;
mod migrations;
mod model;
mod open;
mod sniff;
mod store;
pub mod worker;

pub use crate::jobs::{MakeRenditions, handlers};
pub use format::{Disposition, Format};
pub use intake::{Received, receive};
pub use migrations::migrations;
pub use model::{MediaWords, Medium, NewMedia, Part, Picture, Rendition, Source, WIDTHS};
pub use open::{Asked, asked, open};
pub use sniff::sniff;
pub use store::{STATEMENTS, by_ids, find, insert};
pub use worker::Worker;
