//! Work done later: looking into new files, making pictures lighter, giving up uploads that nobody goes on with, clearing away what nothing uses.

mod end_upload;
mod examine;
mod lighten;
mod sweep;

use jobs::Handler;

pub(crate) use end_upload::EndUpload;
pub(crate) use examine::Found;
pub use examine::MakeRenditions;
pub(crate) use lighten::Lighten;
pub(crate) use sweep::Sweep;

/// The jobs of this room; they ask the context for a `FileStore` and a `Worker`.
pub fn handlers() -> Vec<Handler> {
    vec![Handler::of::<MakeRenditions>(), Handler::of::<EndUpload>(), Handler::of::<Lighten>(), Handler::of::<Sweep>()]
}
