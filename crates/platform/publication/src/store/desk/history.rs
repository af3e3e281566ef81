//! The revisions of a text and of the facts.

use db::{FromQueryResult, Query, Uuid, values};
use kernel::{AccountId, Error, Instant, PublicationId, Result, TextId};

use crate::{CommonFacts, CommonWords, store::read_json};

db::statements! {
    REVISIONS = "SELECT id, number, made_at, made_by, why FROM text_revision WHERE text = $1 ORDER BY number DESC LIMIT 200";
    REVISION = "SELECT words AS json FROM text_revision WHERE text = $1 AND number = $2";
    REVISION_BY_ID = "SELECT r.words AS json FROM text_revision r WHERE r.id = $1";
    FACTS_REVISIONS = "SELECT id, number, made_at, made_by, why FROM facts_revision WHERE publication = $1 ORDER BY number DESC LIMIT 200";
    FACTS_REVISION = "SELECT facts AS json FROM facts_revision WHERE publication = $1 AND number = $2";
    FACTS_BY_ID = "SELECT f.facts AS json FROM facts_revision f WHERE f.id = $1";
}

/// A revision, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its id.
    pub id: Uuid,
    /// Its number, from 1.
    pub number: i64,
    /// When it was made.
    pub made_at: Instant,
    /// By whom; nobody where it was brought by an import.
    pub made_by: Option<AccountId>,
    /// Why: `saved`, `published`, `corrected`, `restored`, or the importer's name.
    pub why: Option<String>,
}

#[derive(FromQueryResult)]
struct RevisionRow {
    id: Uuid,
    number: i64,
    made_at: i64,
    made_by: Option<Uuid>,
    why: Option<String>,
}

impl From<RevisionRow> for Revision {
    fn from(row: RevisionRow) -> Self {
        let made_by = row.made_by.map(AccountId);
        Self { id: row.id, number: row.number, made_at: Instant(row.made_at), made_by, why: row.why }
    }
}

/// The revisions of a text, the newest first.
pub async fn of_text(query: &impl Query, text: TextId) -> Result<Vec<Revision>> {
    Ok(query.all::<RevisionRow>(REVISIONS, values![text.0]).await?.into_iter().map(Into::into).collect())
}

/// The revisions of a publication's facts, the newest first.
pub async fn of_facts(query: &impl Query, publication: PublicationId) -> Result<Vec<Revision>> {
    let rows = query.all::<RevisionRow>(FACTS_REVISIONS, values![publication.0]).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The facts of a revision. Errors: `NotFound`.
pub async fn facts(query: &impl Query, publication: PublicationId, number: i64) -> Result<CommonFacts> {
    read_json("facts", &json(query, FACTS_REVISION, values![publication.0, number]).await?)
}

/// The words of a revision. Errors: `NotFound`.
pub async fn words(query: &impl Query, text: TextId, number: i64) -> Result<CommonWords> {
    read_json("words", &json(query, REVISION, values![text.0, number]).await?)
}

/// The words of a revision by its id. Errors: `NotFound`.
pub async fn words_by_id(query: &impl Query, id: Uuid) -> Result<CommonWords> {
    read_json("words", &json(query, REVISION_BY_ID, values![id]).await?)
}

/// The facts of a revision by its id. Errors: `NotFound`.
pub(super) async fn facts_by_id(query: &impl Query, id: Uuid) -> Result<CommonFacts> {
    read_json("facts", &json(query, FACTS_BY_ID, values![id]).await?)
}

async fn json(query: &impl Query, sql: &str, values: Vec<db::Value>) -> Result<String> {
    let row = query.row(sql, values).await?.ok_or(Error::NotFound)?;
    row.try_get("", "json").map_err(db::failure)
}
