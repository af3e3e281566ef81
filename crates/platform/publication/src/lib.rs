//! The trunk: how a publication is stored, lives, is found and is served.
//!
//! A kind (article, page, …) adds its own fields to [`Facts`] and [`Words`] and says its name and its address words by
//! a [`KindInfo`]; everything else — states, revisions, addresses, cards, files, policy — is the same for all kinds.

mod address;
mod checks;
mod compare;
mod facts;
mod jobs;
mod kind;
mod merge;
mod model;
pub mod own;
mod policy;
mod projection;
pub mod store;
mod words;

use kernel::Language;

pub use checks::{Check, Known, KnownFile, Spot, checks};
pub use compare::{Fact, WordsChange, WordsField, compare_facts, compare_words, set_words_line, words_lines};
pub use facts::{Audience, CommonFacts, Facts, FileFact, Lead};
pub use jobs::{Rederive, TidyReadings};
pub use kind::{KindInfo, Kinds};
pub use merge::{Merged, merge_words};
pub use model::{Action, DraftState, Presence, Refused, TextState};

pub use own::{Own, OwnFields};
pub use policy::{Thing, Visible, may, visible};
pub use projection::{Counted, Projected, Projection};
pub use store::standing::Standing;
pub use words::{CommonWords, LeadWords, Words};

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// This room, for the composition. Its pages are shown by the portal, which puts them into the frame.
pub fn room() -> web::Room {
    web::Room {
        migrations: store::tables::migrations,
        locales: LOCALES,
        jobs: jobs::handlers(),
        templates: &[
            ("publication/elsewhere.html", include_str!("../templates/elsewhere.html")),
            ("publication/members.html", include_str!("../templates/members.html")),
        ],
        ..web::Room::named("publication")
    }
}
