//! What the desk reads and writes of a publication: working drafts, revisions, the two states of each text.
//!
//! Every change takes place in one [`db::Write`] that first finds the [`work::Work`] by [`work::for_change`], so that what it is decided
//! on is what it changes. Who may is asked by the caller, of [`crate::may`]; what a reader gets is changed by [`publish`],
//! [`correct`], [`address`] and [`presence`] alone.

pub mod address;
pub mod company;
pub mod correct;
pub mod history;
pub mod links;
pub mod list;
pub mod presence;
pub mod preview_link;
pub mod publish;
pub mod review;
pub mod save;
pub mod schedule;
pub mod tree;
pub mod waiting;
pub mod work;

/// Every statement of these files, by name; for the test that explains them.
pub(super) fn statements() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    [
        company::STATEMENTS,
        address::STATEMENTS,
        correct::STATEMENTS,
        history::STATEMENTS,
        links::STATEMENTS,
        list::STATEMENTS,
        presence::STATEMENTS,
        preview_link::STATEMENTS,
        publish::STATEMENTS,
        review::STATEMENTS,
        save::STATEMENTS,
        schedule::STATEMENTS,
        tree::STATEMENTS,
        waiting::STATEMENTS,
        work::STATEMENTS,
    ]
    .into_iter()
    .flatten()
}
