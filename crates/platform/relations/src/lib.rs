//! Relations: how subjects meet. A link says that one thing stands in a relation to another (an article reports an event, a
//! text is part of another), and is read from both ends. Each end is a kind and an id; what a page shows of the other end is
//! its card, so that no subject knows another's tables.

mod model;
mod policy;
pub mod store;

use kernel::Language;

pub use model::{End, Relation};
pub use policy::may;

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// This room, for the composition. What is linked is shown by the portal, and linked at the desk.
pub fn room() -> web::Room {
    web::Room { migrations: store::migrations, locales: LOCALES, ..web::Room::named("relations") }
}
