//! What a subject gives to the portal.

use std::{future::Future, pin::Pin};

use axum::response::Response;
use kernel::Civil;
use publication::{KindInfo, store::read::Text};
use themes::Theme;
use web::Failure;

use crate::{Asked, views::ComingView};

/// A subject: a kind of publication and how one of its texts is shown.
pub struct Subject {
    /// Its kind.
    pub kind: KindInfo,
    /// The key of its name, the heading of its list: `articles-name`.
    pub name: &'static str,
    /// Shows a text.
    pub show: Show,
    /// Its own pages in place of the list: everything under the word of its kind that is no text's address.
    pub pages: Option<Pages>,
    /// What of it takes place next, for the home page and the pages of themes.
    pub coming: Option<Coming>,
}

/// Finds what takes place next; of a theme, where one is named.
pub type Coming =
    for<'a> fn(&'a Asked, &'a db::Snapshot, Option<&'a Theme>) -> Pin<Box<dyn Future<Output = Found> + Send + 'a>>;

/// What takes place next, and until when that is right.
type Found = kernel::Result<(ComingView, Option<Civil>)>;

/// An answer that is on its way.
type Answered = Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send>>;

/// The pages under the word of a kind.
#[derive(Clone, Copy)]
pub struct Pages {
    /// The parameters that they take, in their canonical order.
    pub params: &'static [&'static str],
    /// Answers for one of them.
    pub show: fn(Asked) -> Answered,
}

/// Shows a text that was found and that the actor may read.
pub type Show = fn(Asked, Reading) -> Answered;

/// A text to show, in the snapshot in which it was found.
pub struct Reading {
    /// The snapshot.
    pub snapshot: db::Snapshot,
    /// The text, with its publication's facts.
    pub text: Text,
}
