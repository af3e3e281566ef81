//! What is to come, and what has grown old: for the desk's first page.

use db::{FromQueryResult, Query, Uuid, values};
use kernel::{Instant, Language, PublicationId, Result};

use super::schedule::Deed;

db::statements! {
    /// In this order of tables, which a planner that knows nothing of an empty table would not take.
    SOON = "SELECT s.at, s.action, t.language, t.title, t.publication, p.kind FROM schedule s CROSS JOIN text t
        CROSS JOIN publication p WHERE s.at > $1 AND t.id = s.text AND p.id = t.publication ORDER BY s.at LIMIT $2";
    AGING = "SELECT t.updated_at AS at, '' AS action, t.language, t.title, t.publication, p.kind FROM publication p JOIN text t ON t.publication = p.id
        WHERE p.kind = $1 AND p.touched_at < $2 AND t.presence = 'live' AND t.updated_at < $2 ORDER BY p.touched_at, p.id LIMIT $3";
}

/// A text with an instant that matters.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The publication.
    pub publication: PublicationId,
    /// Its kind.
    pub kind: String,
    /// The language.
    pub language: Language,
    /// The title; may be empty.
    pub title: String,
    /// When something is to happen, or last did.
    pub at: Instant,
}

#[derive(FromQueryResult)]
struct Row {
    at: i64,
    action: String,
    language: String,
    title: String,
    publication: Uuid,
    kind: String,
}

/// What is planned, the next first.
pub async fn soon(query: &impl Query, most: u32) -> Result<Vec<(Deed, Dated)>> {
    let rows = query.all::<Row>(SOON, values![0_i64, i64::from(most)]).await?;
    let read = |row: Row| {
        let deed = if row.action == "withdraw" { Deed::Withdraw } else { Deed::Publish };
        row.read().map(|dated| (deed, dated))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Live texts of a kind that readers have had unchanged since before an instant, and that nobody has worked on since; of those, the
/// ones longest left alone.
pub async fn aging(query: &impl Query, kind: &str, before: Instant, most: u32) -> Result<Vec<Dated>> {
    let rows = query.all::<Row>(AGING, values![kind, before.0, i64::from(most)]).await?;
    Ok(rows.into_iter().filter_map(Row::read).collect())
}

impl Row {
    fn read(self) -> Option<Dated> {
        Some(Dated {
            publication: PublicationId(self.publication),
            kind: self.kind,
            language: self.language.parse().ok()?,
            title: self.title,
            at: Instant(self.at),
        })
    }
}
