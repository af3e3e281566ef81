//! Whether a publication can be read at all, in whatever language; for what shows it without its words.

use db::{FromQueryResult, Query, values};
use kernel::{Actor, Error, PublicationId, Result, Verb};

use super::read_json;
use crate::{CommonFacts, Presence, Thing, may};

db::statements! {
    /// The texts of a publication that somebody may read, with its facts.
    READABLE = "SELECT p.kind, t.language, t.presence, f.facts FROM publication p JOIN text t ON t.publication = p.id
        JOIN facts_revision f ON f.id = p.live_facts WHERE p.id = $1 AND t.presence IN ('live', 'archived') ORDER BY t.language";
}

#[derive(FromQueryResult)]
struct Row {
    kind: String,
    language: String,
    presence: String,
    facts: String,
}

/// The live facts of a publication, where this actor may read one of its texts.
pub async fn facts(query: &impl Query, actor: &Actor, publication: PublicationId) -> Result<Option<CommonFacts>> {
    for row in query.all::<Row>(READABLE, values![publication.0]).await? {
        let facts: CommonFacts = read_json("facts", &row.facts)?;
        let presence: Presence = row.presence.parse().map_err(|_| Error::internal("an unknown presence"))?;
        let language = row.language.parse().map_err(|_| Error::internal("an unknown language"))?;
        let thing = Thing { kind: &row.kind, language, presence, audience: facts.audience, themes: &facts.themes };
        if may(actor, Verb::Read, &thing) {
            return Ok(Some(facts));
        }
    }
    Ok(None)
}
