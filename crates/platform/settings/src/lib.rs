//! The site's own settings: identity, languages, time zone, menus, home page, notice, contact. Records, journalled
//! like any change; the operator's settings (`malines.toml`) are another thing and never overlap with these.
//!
//! The settings are one JSON document in one row: they are read together, once per generation.

mod colour;
mod model;
pub mod store;

pub use colour::{Colour, Palette, Shades};
pub use model::{Home, MenuItem, Menus, Notice, Site};

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room { migrations: store::migrations, ..web::Room::named("settings") }
}
