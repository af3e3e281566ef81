//! Parties and people (W3C org): organisations as issuers; persons, positions and units as contacts.

mod model;
pub mod store;

pub use model::{Contact, ContactRef, Issuer, Organisation, OrganisationType, Position, Shown, Unit};

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room { migrations: store::migrations, ..web::Room::named("parties") }
}
