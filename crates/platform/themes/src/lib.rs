//! Themes (SKOS: preferred names, broader and narrower): topics, countries and regions of the world.

mod model;
pub mod store;

pub use model::{Found, Place, Theme, ThemeKind, Themes};

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room { migrations: store::migrations, ..web::Room::named("themes") }
}
