//! The kernel: plain values that other rooms name, and nothing that does I/O.
//!
//! * [`id`]: one newtype per table, all `UUIDv7`;
//! * [`Language`], [`Country`] and the other checked strings of [`value`];
//! * [`Instant`], [`Civil`] and the injected [`Clock`]; the injected [`Random`];
//! * [`Slug`]: the part of an address that an editor chooses;
//! * [`Actor`], [`Verb`], [`Grant`]: who asks to do what;
//! * [`Error`]: the few kinds of failure that the whole product knows.

mod actor;
mod error;
pub mod id;
mod language;
mod random;
mod slug;
mod sober;
mod time;
mod translations;
pub mod value;

pub use actor::{Actor, Grant, Role, Verb};
pub use error::{Error, FieldError, Result};
pub use id::*;
pub use language::{Direction, Language};
pub use random::Random;
pub use slug::{Slug, SlugError};
pub use sober::{sober, sober_json};
pub use time::{Civil, Clock, Instant};
pub use translations::Translations;
pub use value::{Code, Country, Email, Name, Phone, Url, ValueError};
