//! The site's own settings: identity, languages, time zone, menus, home page, notice, contact. Records, journalled
//! like any change; the operator's settings (`malines.toml`) are another thing and never overlap with these.
//!
//! The settings are one JSON document in one row: they are read together, once per generation. The statements of
//! accessibility and of eco-design have a row each, which their pages alone read.

mod address;
mod colour;
mod conformity;
mod model;
mod statements;
pub mod store;

pub use address::Address;
pub use colour::{Colour, Palette, Shades};
pub use conformity::Conformity;
pub use model::{Home, MenuItem, Menus, Notice, Site};
pub use statements::{Accessibility, EcoDesign, Gap, RGAA, Sample};

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room { migrations: store::migrations, ..web::Room::named("settings") }
}
