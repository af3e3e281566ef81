//! Accounts: who is signed in, and what they were granted. A session becomes an [`kernel::Actor`] by [`identify`]; the
//! pages around it are the desk's.
//!
//! * [`Account`], [`SignedIn`]: who has an account, and who is at work;
//! * [`Accounts`]: everything that can be done with them: sign in, prove, invite, suspend, erase …
//! * [`policy`]: who may do what with an account;
//! * [`audit`]: who did what, when, to what;
//! * [`store`]: every query of the room.

mod accounts;
mod code;
mod identify;
mod jobs;
mod limits;
mod link;
mod mails;
mod migrations;
mod model;
mod passkey;
mod password;
mod people;
mod person;
mod recovery_code;
mod sign_in;
mod token;
mod ways;

pub mod audit;
pub mod policy;
pub mod store;

pub use accounts::{Accounts, Opened, Visit};
pub use identify::{Identity, identify, token};
pub use jobs::{SendRecovery, handlers};
pub use link::{Given, Link, Looked, Purpose};
pub use migrations::migrations;
pub use model::{Account, AccountState, FRESH, PasskeyId, ROLES, SessionId, SignedIn, role_name, role_named};
pub use passkey::Challenge;
pub use password::{LONGEST as LONGEST_PASSWORD, SHORTEST as SHORTEST_PASSWORD};
pub use people::{Invitation, Sent};
pub use sign_in::{Proof, Ways};
pub use store::accounts::names;
pub use token::Token;
pub use ways::{Application, Chosen};

use kernel::Language;

/// This room's words: mails, and what is wrong with a form.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room { migrations, locales: LOCALES, jobs: handlers(), ..web::Room::named("accounts") }
}
