//! What a subject gives to the portal.

use std::{future::Future, pin::Pin};

use axum::response::Response;
use publication::{KindInfo, store::read::Text};
use web::Failure;

use crate::Asked;

/// A subject: a kind of publication and how one of its texts is shown.
pub struct Subject {
    /// Its kind.
    pub kind: KindInfo,
    /// The key of its name, the heading of its list: `articles-name`.
    pub name: &'static str,
    /// Shows a text.
    pub show: Show,
}

/// Shows a text that was found and that the actor may read.
pub type Show = fn(Asked, Reading) -> Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send>>;

/// A text to show, in the snapshot in which it was found.
pub struct Reading {
    /// The snapshot.
    pub snapshot: db::Snapshot,
    /// The text, with its publication's facts.
    pub text: Text,
}
