//! Publications whole, by their ids: what is the same in all languages, and their live texts with where they stand. For what is
//! handed out to machines, some at a time.

use std::collections::{BTreeMap, btree_map::Entry};

use db::{FromQueryResult, Query, Uuid};
use kernel::{Instant, Language, MediaId, PublicationId, Result};

use super::{put::places, read_json};
use crate::{CommonFacts, CommonWords, Visible};

db::statements! {
    /// `$1` stands for as many ids as are asked for.
    WHOLE = "SELECT p.id, f.facts, t.language, t.updated_at, r.words, a.slug FROM publication p JOIN facts_revision f ON f.id = p.live_facts
        JOIN text t ON t.publication = p.id AND t.presence = 'live' JOIN text_revision r ON r.id = t.live_revision
        JOIN address a ON a.text = t.id AND a.current WHERE p.id IN ($1)";
    /// The documents of publications, in no order. `$1` stands for as many ids as are asked for.
    DOCUMENTS = "SELECT a.publication, a.media FROM attachment a
        WHERE a.publication IN ($1) AND a.role = 'document' AND a.live AND a.audience = 'public'";
}

/// A publication with at least one live text.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its facts.
    pub facts: CommonFacts,
    /// Its live texts, by their languages.
    pub texts: Vec<WholeText>,
}

/// A live text.
#[derive(Clone, Debug)]
pub struct WholeText {
    /// Its language.
    pub language: Language,
    /// Its words.
    pub words: CommonWords,
    /// Its slug.
    pub slug: String,
    /// When it was last changed for its readers.
    pub updated_at: Instant,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    facts: String,
    language: String,
    updated_at: Option<i64>,
    words: String,
    slug: String,
}

/// The publications of these ids that have a live text, whoever may read them.
pub async fn of(query: &impl Query, ids: &[PublicationId]) -> Result<BTreeMap<PublicationId, Whole>> {
    let mut found: BTreeMap<PublicationId, Whole> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let sql = WHOLE.replace("$1", &places(1, ids.len()));
    for row in query.all::<Row>(&sql, ids.iter().map(|id| db::Value::from(id.0)).collect()).await? {
        let Ok(language) = row.language.parse() else { continue };
        let id = PublicationId(row.id);
        let words = read_json("words", &row.words)?;
        let updated_at = Instant(row.updated_at.unwrap_or_default());
        let text = WholeText { language, words, slug: row.slug, updated_at };
        let whole = match found.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Whole { facts: read_json("facts", &row.facts)?, texts: Vec::new() }),
        };
        whole.texts.push(text);
    }
    for whole in found.values_mut() {
        whole.texts.sort_by_key(|text| text.language.to_string());
    }
    Ok(found)
}

/// The documents that come with publications, for who may read them.
pub async fn documents(
    query: &impl Query,
    seen: &Visible,
    ids: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<MediaId>>> {
    let mut found: BTreeMap<PublicationId, Vec<MediaId>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let sql = DOCUMENTS.replace("$1", &places(1, ids.len()));
    for row in query.rows(&seen.narrow(&sql), ids.iter().map(|id| db::Value::from(id.0)).collect()).await? {
        let id = PublicationId(row.try_get("", "publication").map_err(db::failure)?);
        found.entry(id).or_default().push(MediaId(row.try_get("", "media").map_err(db::failure)?));
    }
    for all in found.values_mut() {
        all.sort_unstable();
    }
    Ok(found)
}
