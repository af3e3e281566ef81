//! The composition of Malines: the only crate that knows every room. The binary stands on it, and so do the tests of
//! the whole product.

pub mod app;
pub mod operator;
mod rooms;
mod searching;

pub use app::App;
pub use operator::Operator;
pub use rooms::{locale_files, migrations, rooms, subjects, templates};
pub use searching::{Publications, follower, keep_searching, look as look_at_search, write_misses};
