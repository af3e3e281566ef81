//! What a kind derives from a publication for lists of its own, beside the cards and in the same transaction.

use db::Value;
use jiff::tz::TimeZone;
use kernel::{Instant, Language, PublicationId, ThemeId};

use crate::{CommonFacts, CommonWords};

/// The tables of a kind's own lists, and how their rows follow from what is live.
#[derive(Debug)]
pub struct Projection {
    /// Each table with its columns. Each has a column `publication`, by which rows are taken away again.
    pub tables: &'static [(&'static str, &'static str)],
    /// The rows of a publication that stands in lists, table by table in that order.
    pub rows: fn(&Projected<'_>) -> Vec<Vec<Vec<Value>>>,
    /// What it is counted under beside its day and its themes.
    pub counted: Option<Counted>,
    /// Statements that run before the rows of a publication go, be it for new ones: what must outlive them. `$1` is the publication,
    /// `$2` the present instant.
    pub leaving: &'static [&'static str],
}

/// Under which scopes of the tally a publication of a kind is counted: `type:text`. Each begins with a word of the kind's own.
#[derive(Debug)]
pub struct Counted {
    /// The scopes that follow from live facts.
    pub scopes: fn(&CommonFacts) -> Vec<String>,
    /// The statement that lists the `scope`s under which a publication was counted, from the rows that are about to go.
    pub were: &'static str,
}

/// What such rows follow from.
#[derive(Debug)]
pub struct Projected<'a> {
    /// The publication.
    pub id: PublicationId,
    /// Its live facts.
    pub facts: &'a CommonFacts,
    /// The words of its texts that stand in lists.
    pub texts: &'a [(Language, &'a CommonWords)],
    /// Its themes and those that contain them.
    pub themes: &'a [ThemeId],
    /// The present instant.
    pub now: Instant,
    /// The site's time zone.
    pub zone: &'a TimeZone,
}
