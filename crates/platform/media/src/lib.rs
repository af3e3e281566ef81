//! The media library: records of files, what they are, and the renditions of pictures. [`receive`] takes a file in,
//! [`upload`] one that arrives in pieces; [`insert`] makes a record of it, the job [`MakeRenditions`] has it opened by
//! the [`Worker`]; [`by_ids`] brings records for a page, [`Picture`] says how to show them and [`open()`] gives their
//! bytes. [`say`], [`replace_bytes`] and [`remove`] are for the desk, and [`may`] says who may.

mod captions;
mod format;
mod intake;
mod jobs;
mod licence;
mod migrations;
mod model;
mod open;
mod picture;
mod policy;
mod search;
mod sniff;
mod store;
pub mod upload;
pub mod worker;

pub use crate::jobs::{MakeRenditions, handlers};
pub use captions::check_captions;
pub use format::{Class, Disposition, Format};
pub use intake::{Received, receive};
pub use licence::LICENCES;
pub use migrations::migrations;
pub use model::{Look, MediaWords, Medium, NewMedia, Part, Poster, Revision, Said, Source, Track, Untold, duration};
pub use open::{Asked, asked, open};
pub use picture::{Focus, Picture, Rendition, SHARED_SIZE, Shape, WIDTHS};
pub use policy::{Reach, Visible, may, visible};
pub use search::folded;
pub use sniff::sniff;
pub use store::{
    by_ids,
    collections::{self, Collection},
    find,
    library::{Sought, by_hash, seek},
    records::{insert, look_again, put_track, remove, remove_track, replace_bytes, revisions, say, text},
    spoken, statements, texts,
};
pub use upload::{NewUpload, Upload};
pub use worker::Worker;
