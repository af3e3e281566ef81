//! What editors put forward.

use std::collections::HashMap;

use db::{Entry, FromQueryResult, Query, Uuid, Write, values};
use kernel::{Civil, Language, PublicationId, Result};

db::statements! {
    PUT_FORWARD = "SELECT f.publication, p.kind, f.until, f.rank, c.title, c.text_language FROM featured f JOIN publication p ON p.id = f.publication
        LEFT JOIN card c ON c.publication = f.publication AND c.language = $2 WHERE f.place = $1 ORDER BY f.rank, f.publication LIMIT 100";
    PUT = "INSERT INTO featured (publication, place, until, rank) VALUES ($1, $2, $3, $4)
        ON CONFLICT (place, publication) DO UPDATE SET until = excluded.until, rank = excluded.rank";
    REMOVE = "DELETE FROM featured WHERE place = $1 AND publication = $2";
    LAST_RANK = "SELECT coalesce(max(rank), 0) AS rank FROM featured WHERE place = $1";
    IS_LISTED = "SELECT 1 AS found FROM card WHERE publication = $1 AND audience = 'public' AND is_listed = $2 LIMIT 1";
    CANDIDATES = "SELECT c.publication, c.kind, c.title, c.text_language FROM card c WHERE c.language = $1 AND c.audience = 'public' AND c.is_listed = $2
        AND lower(c.title) LIKE $3 ESCAPE '!' ORDER BY c.dated DESC, c.publication DESC LIMIT 20";
    /// The titles of publications for readers of a language. `$2` stands for as many ids as are asked for.
    NAMED = "SELECT c.publication, c.kind, c.title, c.text_language FROM card c WHERE c.language = $1 AND c.publication IN ($2)";
}

/// A publication that is put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Featured {
    /// The publication.
    pub publication: PublicationId,
    /// Its kind.
    pub kind: String,
    /// Its title with the language of the title; nothing where no text of it is live.
    pub title: Option<(String, Language)>,
    /// When it is put forward no longer, in civil time.
    pub until: Option<Civil>,
    /// Its place among the others: the smallest number is the first.
    pub rank: i64,
}

#[derive(FromQueryResult)]
struct Row {
    publication: Uuid,
    kind: String,
    until: Option<String>,
    rank: i64,
    title: Option<String>,
    text_language: Option<String>,
}

#[derive(FromQueryResult)]
struct Candidate {
    publication: Uuid,
    kind: String,
    title: String,
    text_language: String,
}

impl Candidate {
    fn read(self) -> Option<Featured> {
        let title = Some((self.title, self.text_language.parse().ok()?));
        let publication = PublicationId(self.publication);
        Some(Featured { publication, kind: self.kind, title, until: None, rank: 0 })
    }
}

/// What is put forward at a place (`home`) in its order, with the titles as readers of a language see them; also what has ended.
pub async fn list(query: &impl Query, place: &str, language: Language) -> Result<Vec<Featured>> {
    let rows = query.all::<Row>(PUT_FORWARD, values![place, language.as_str()]).await?;
    let read = |row: Row| Featured {
        publication: PublicationId(row.publication),
        kind: row.kind,
        title: row.title.zip(row.text_language.and_then(|language| language.parse().ok())),
        until: row.until.and_then(|until| until.parse().ok()),
        rank: row.rank,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Publications that may be put forward and have these words in their titles, the newest first.
pub async fn candidates(query: &impl Query, language: Language, words: &str) -> Result<Vec<Featured>> {
    let found = query.all::<Candidate>(CANDIDATES, values![language.as_str(), true, holding(words)]).await?;
    Ok(found.into_iter().filter_map(Candidate::read).collect())
}

/// These publications by their ids, with the titles as readers of a language see them; what no list shows is left out.
pub async fn named(query: &impl Query, language: Language, ids: &[Uuid]) -> Result<HashMap<Uuid, Featured>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|place| format!("${place}")).collect();
    let sql = NAMED.replace("($2)", &format!("({})", places.join(", ")));
    let values = std::iter::once(language.as_str().into()).chain(ids.iter().map(|id| (*id).into())).collect();
    let found = query.all::<Candidate>(&sql, values).await?;
    Ok(found.into_iter().filter_map(Candidate::read).map(|one| (one.publication.0, one)).collect())
}

/// Whether a publication stands in public lists, so that it can be put forward.
pub async fn is_listed(query: &impl Query, publication: PublicationId) -> Result<bool> {
    Ok(query.row(IS_LISTED, values![publication.0, true]).await?.is_some())
}

/// Puts a publication forward, or gives it another place and end. Without a rank it stands after the others.
pub async fn put(
    write: &mut Write,
    place: &str,
    publication: PublicationId,
    until: Option<Civil>,
    rank: Option<i64>,
) -> Result<()> {
    let rank = match rank {
        Some(rank) => rank,
        None => last_rank(write, place).await? + 1,
    };
    let until = until.map(|until| until.to_string());
    write.execute(PUT, values![publication.0, place, until, rank]).await?;
    write.journal(Entry { room: "publication", thing: publication.0, what: "featured" });
    Ok(())
}

async fn last_rank(query: &impl Query, place: &str) -> Result<i64> {
    let row = query.row(LAST_RANK, values![place]).await?;
    row.map_or(Ok(0), |row| row.try_get("", "rank").map_err(db::failure))
}

/// Puts it forward no longer.
pub async fn remove(write: &mut Write, place: &str, publication: PublicationId) -> Result<()> {
    if write.execute(REMOVE, values![place, publication.0]).await? > 0 {
        write.journal(Entry { room: "publication", thing: publication.0, what: "featured" });
    }
    Ok(())
}

/// A pattern for what holds these words; what is a sign of patterns in them is taken as it is.
pub(super) fn holding(words: &str) -> String {
    let escaped = words.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
