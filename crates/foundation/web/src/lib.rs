//! What every page needs, and nothing of cooperation: rooms and their routes, views and their templates, the page
//! cache in front of the router, errors, forms, hashed assets, the lace.

pub mod address;
mod assets;
mod cache;
mod encoding;
mod error;
mod form;
mod front;
mod gate;
pub mod lace;
mod markup;
mod outgoing;
mod page;
mod reading;
mod room;
mod server;
mod stamp;
mod templates;
mod view;

use std::sync::Arc;

use kernel::{Clock, Random};

pub use assets::{Assets, routes as asset_routes};
pub use cache::PageCache;
pub use error::{Failure, problem};
pub use form::{Form, WHOLE_TEXT};
pub use front::{Front, Hosts, RawTarget, Refused, RequestId, Visitor, session_cookie, takes_html};
pub use gate::{Doubt, Gate, Pass, visitor};
pub use markup::Markup;
pub use outgoing::{Answered, Fetched, Known, Outgoing, is_public};
pub use page::{Stored, html, redirect, see_other};
pub use reading::{Readings, TextPage};
pub use room::{Room, Route};
pub use server::serve;
pub use stamp::{Stamp, StampError};
pub use templates::{Overrides, Templates};
pub use view::{Sample, View, ViewInfo};

/// What handlers of all rooms share; cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<Parts>);

/// The parts of [`Web`].
pub struct Parts {
    /// The interface's words, dates and names.
    pub i18n: i18n::I18n,
    /// The templates of all rooms, with the operator's own over them.
    pub templates: Templates,
    /// Hashed styles, scripts and fonts.
    pub assets: Assets,
    /// The site's own address, without a slash at its end: `https://villes-en-lien.example`. Canonical links are
    /// made of it, never of the `Host` that a visitor sent.
    pub public_url: String,
    /// The clock.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// Signs what goes out in a form and comes back; 32 bytes.
    pub secret: [u8; 32],
}

impl Web {
    /// Shares the parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// An absolute address of this site.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}

impl std::ops::Deref for Web {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
