//! The bytes of files. A [`FileStore`] keeps them under the [`struct@Hash`] of what they are: the same bytes once, in a
//! folder or in an S3 bucket, as the operator's [`FileSettings`] say. It knows neither names nor readers.

mod hash;
mod settings;
mod store;

pub use hash::{Hash, Hasher};
pub use settings::{FileSettings, S3Settings, Secret};
pub use store::{ByteStream, FileStore, Object, Stored};
