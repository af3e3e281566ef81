//! Search: everything that the actor may see, in all languages, by an embedded index (tantivy) that each node builds for
//! itself by following the journal. It is derived data: losing it loses nothing.
//!
//! The room knows no publications: what is indexed comes as [`Record`]s from a [`Source`] that the composition gives to
//! the [`Follower`]; whom a search is for comes as [`Seen`]. [`Index::answer`] gives data ready for a page, and
//! [`Index::suggest`] what to offer while somebody types. [`store`] keeps what editors put first for a query and what
//! readers did not find. How results are ordered stands in `ranking.rs` and in the README.

mod analysis;
mod answer;
mod ask;
mod collect;
mod columns;
mod filter;
mod follower;
mod highlight;
mod index;
mod lexicon;
mod misses;
mod plan;
mod planner;
mod query;
mod ranking;
mod record;
mod schema;
pub mod store;
mod suggest;
mod synonyms;

pub use analysis::{Word, fold, words};
pub use answer::{Answer, Counted, Facets, Help, Hit, Reach};
pub use ask::{Ask, DEEPEST, Sort};
pub use filter::Filter;
pub use follower::{Follower, Source, Touched};
pub use highlight::{Passage, Piece};
pub use index::{Index, Lack, Pen, Position};
pub use misses::Misses;
pub use query::{Part, Query, Typed};
pub use record::{Attached, Audience, Extent, Named, Record, Seen, Thing};
pub use suggest::{SHORTEST, Suggestions, Title};

/// This room, for the composition. Its pages are shown by the portal and the desk.
pub fn room() -> web::Room {
    web::Room { migrations: store::migrations, ..web::Room::named("search") }
}
