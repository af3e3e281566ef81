//! The demonstration site, and generated articles for measuring.

mod content;
mod generate;
mod words;

pub use content::unpack;
pub use generate::{Generated, IMPORTER, Pool, generate};
