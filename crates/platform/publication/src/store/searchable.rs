//! What is searched: the texts that somebody may read, with what is the same in all languages; in chunks, by key. And where
//! they stand, for a page of results.

use std::collections::HashMap;

use db::{FromQueryResult, Query, Uuid, failure, values};
use kernel::{Language, MediaId, PublicationId, Result};

use super::read_json;
use crate::{CommonFacts, CommonWords, Visible};

db::statements! {
    /// Publications after one of them, by key.
    SEARCHED_AFTER = "SELECT p.id, p.kind, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts WHERE p.id > $1 ORDER BY p.id LIMIT $2";
    /// One of them.
    SEARCHED = "SELECT p.id, p.kind, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts WHERE p.id = $1";
    /// The texts that somebody may read of publications between two, both with them.
    SEARCHED_TEXTS = "SELECT t.publication, t.language, t.presence, r.words FROM text t JOIN text_revision r ON r.id = t.live_revision
        WHERE t.publication >= $1 AND t.publication <= $2 AND t.presence IN ('live', 'archived') ORDER BY t.publication, t.language";
    /// The kind of a publication.
    KIND = "SELECT kind FROM publication WHERE id = $1";
    /// The live publications that use a file.
    LIVE_USES = "SELECT a.publication, p.kind FROM attachment a JOIN publication p ON p.id = a.publication WHERE a.media = $1 AND a.live";
    /// Where the texts of publications stand. `$1` stands for as many ids as are asked for.
    STANDS = "SELECT t.publication, t.language, p.kind, p.parent, a.slug, f.facts FROM publication p JOIN text t ON t.publication = p.id
        JOIN address a ON a.text = t.id AND a.current JOIN facts_revision f ON f.id = p.live_facts
        WHERE p.id IN ($1) AND t.presence IN ('live', 'archived')";
}

/// A publication, as it is searched.
#[derive(Clone, Debug)]
pub struct Searched {
    /// Its id.
    pub id: PublicationId,
    /// Its kind.
    pub kind: String,
    /// What is the same in all languages.
    pub facts: CommonFacts,
    /// The texts that somebody may read; there may be none.
    pub texts: Vec<SearchedText>,
}

/// One of its texts.
#[derive(Clone, Debug)]
pub struct SearchedText {
    /// Its language.
    pub language: Language,
    /// Whether it has moved to the archive.
    pub is_archived: bool,
    /// What readers read.
    pub words: CommonWords,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    facts: String,
}

#[derive(FromQueryResult)]
struct TextRow {
    publication: Uuid,
    language: String,
    presence: String,
    words: String,
}

/// The publications after one of them in the order of their ids: at most so many, none at the end.
pub async fn after(query: &impl Query, last: Option<PublicationId>, most: u32) -> Result<Vec<Searched>> {
    let last = last.map_or(Uuid::nil(), |last| last.0);
    let rows = query.all::<Row>(SEARCHED_AFTER, values![last, i64::from(most)]).await?;
    with_texts(query, rows).await
}

/// A publication; nothing where readers never had it.
pub async fn one(query: &impl Query, id: PublicationId) -> Result<Option<Searched>> {
    let rows = query.all::<Row>(SEARCHED, values![id.0]).await?;
    Ok(with_texts(query, rows).await?.pop())
}

async fn with_texts(query: &impl Query, rows: Vec<Row>) -> Result<Vec<Searched>> {
    let Some((first, last)) = rows.first().zip(rows.last()) else { return Ok(Vec::new()) };
    let mut texts: HashMap<Uuid, Vec<SearchedText>> = HashMap::with_capacity(rows.len());
    for row in query.all::<TextRow>(SEARCHED_TEXTS, values![first.id, last.id]).await? {
        let Ok(language) = row.language.parse() else { continue };
        let (is_archived, words) = (row.presence == "archived", read_json("words", &row.words)?);
        texts.entry(row.publication).or_default().push(SearchedText { language, is_archived, words });
    }
    rows.into_iter()
        .map(|row| {
            let facts = read_json("facts", &row.facts)?;
            let texts = texts.remove(&row.id).unwrap_or_default();
            Ok(Searched { id: PublicationId(row.id), kind: row.kind, facts, texts })
        })
        .collect()
}

/// The kind of a publication, where there is one of this id.
pub async fn kind(query: &impl Query, id: PublicationId) -> Result<Option<String>> {
    let row = query.row(KIND, values![id.0]).await?;
    row.map(|row| row.try_get("", "kind").map_err(failure)).transpose()
}

/// The live publications that use a file, with their kinds.
pub async fn using(query: &impl Query, media: MediaId) -> Result<Vec<(PublicationId, String)>> {
    let rows = query.rows(LIVE_USES, values![media.0]).await?;
    let read = |row: &db::Row| Ok((PublicationId(row.try_get("", "publication")?), row.try_get::<String>("", "kind")?));
    rows.iter().map(read).collect::<std::result::Result<_, db::DbErr>>().map_err(failure)
}

/// Where a text stands.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The kind of its publication.
    pub kind: String,
    /// The publication that contains it.
    pub parent: Option<PublicationId>,
    /// Its slug.
    pub slug: String,
}

/// Where the texts of these publications stand, by publication and language. What this actor may not read and is not
/// announced to everybody is left out.
pub async fn stands(
    query: &impl Query,
    seen: &Visible,
    ids: &[PublicationId],
) -> Result<HashMap<(PublicationId, Language), Stand>> {
    let mut stands = HashMap::with_capacity(ids.len());
    if ids.is_empty() {
        return Ok(stands);
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = STANDS.replace("($1)", &format!("({})", places.join(", ")));
    for row in query.rows(&sql, ids.iter().map(|id| id.0.into()).collect()).await? {
        let text = |name: &str| row.try_get::<String>("", name).map_err(failure);
        let facts: CommonFacts = read_json("facts", &text("facts")?)?;
        let Some(language) = text("language")?.parse().ok().filter(|_| seen.contains(facts.listed_for())) else {
            continue;
        };
        let id = PublicationId(row.try_get("", "publication").map_err(failure)?);
        let parent: Option<Uuid> = row.try_get("", "parent").map_err(failure)?;
        let stand = Stand { kind: text("kind")?, parent: parent.map(PublicationId), slug: text("slug")? };
        stands.insert((id, language), stand);
    }
    Ok(stands)
}
