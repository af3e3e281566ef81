//! A page's reads: from an address to the text, what stands around it, the files that it names.

use db::{FromQueryResult, Query, Uuid, values};
use kernel::{Actor, Error, Instant, Language, MediaId, PublicationId, Result, TextId, Verb};

use super::{lists::Card, read_json};
use crate::{Audience, CommonFacts, CommonWords, Presence, Thing, Visible, may};

db::statements! {
    PAGE = "SELECT a.current, a.text, t.publication, t.presence, t.first_published_at, t.updated_at, r.words, f.facts
        FROM address a JOIN text t ON t.id = a.text JOIN publication p ON p.id = t.publication
            LEFT JOIN text_revision r ON r.id = t.live_revision LEFT JOIN facts_revision f ON f.id = p.live_facts
        WHERE a.kind = $1 AND a.language = $2 AND a.parent = $3 AND a.slug = $4";
    CURRENT_SLUG = "SELECT slug FROM address WHERE text = $1 AND current = $2";
    BY_CARD = "SELECT c.* FROM card c WHERE c.language = $1 AND c.kind = $2 AND c.slug = $3 AND c.audience = 'public' ORDER BY c.publication LIMIT 1";
    OWN_CARDS = "SELECT c.* FROM card c WHERE c.publication = $1";
    AROUND = "SELECT 'own' AS part, c.* FROM card c WHERE c.publication = $2
        UNION ALL SELECT * FROM (SELECT 'older' AS part, c.* FROM card c
            WHERE c.language = $1 AND c.audience = 'public' AND c.kind = $3 AND (c.dated, c.publication) < ($4, $2)
            ORDER BY c.dated DESC, c.publication DESC LIMIT 1) AS older
        UNION ALL SELECT * FROM (SELECT 'newer' AS part, c.* FROM card c
            WHERE c.language = $1 AND c.audience = 'public' AND c.kind = $3 AND (c.dated, c.publication) > ($4, $2)
            ORDER BY c.dated, c.publication LIMIT 1) AS newer";
    LINKED = "SELECT 'linked' AS part, c.* FROM card c WHERE c.language = $1 AND c.publication IN ($5)";
    PLACES = "SELECT t.language, a.slug FROM text t JOIN address a ON a.text = t.id AND a.current = $2
        WHERE t.publication = $1 AND t.presence IN ('live', 'archived')";
    ATTACHED = "SELECT audience, live FROM attachment WHERE media = $1";
    KEYS = "SELECT name, publication FROM source WHERE importer = $1";
    FACTS_OF_KIND = "SELECT p.id, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts WHERE p.kind = $1 LIMIT 500";
    EVERY_FACTS = "SELECT p.id, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts ORDER BY p.id LIMIT $1";
    COUNT = "SELECT count(*) FROM publication";
    COUNT_BROUGHT = "SELECT count(*) FROM source WHERE importer = $1";
    TREE = "SELECT c.*, p.parent FROM card c JOIN publication p ON p.id = c.publication
        WHERE c.language = $1 AND c.audience = 'public' AND c.kind = $2 ORDER BY c.dated DESC, c.publication DESC LIMIT 500";
}

/// What an address leads to.
#[derive(Debug)]
pub enum Found {
    /// A text that is there.
    Text(Box<Text>),
    /// A text under a former address: its present slug, and its publication.
    Former(String, PublicationId),
    /// A text that was withdrawn.
    Gone,
    /// A text for others than this actor.
    Closed,
    /// Nothing.
    Missing,
}

/// A live or archived text with its facts.
#[derive(Debug)]
pub struct Text {
    /// The text.
    pub id: TextId,
    /// Its publication.
    pub publication: PublicationId,
    /// The language that it is written in.
    pub language: Language,
    /// Live or archived.
    pub presence: Presence,
    /// Its facts.
    pub facts: CommonFacts,
    /// Its words.
    pub words: CommonWords,
    /// When it was first published.
    pub first_published_at: Instant,
    /// When it was last changed for its readers.
    pub updated_at: Instant,
}

#[derive(FromQueryResult)]
struct PageRow {
    current: bool,
    text: Uuid,
    publication: Uuid,
    presence: String,
    first_published_at: Option<i64>,
    updated_at: Option<i64>,
    words: Option<String>,
    facts: Option<String>,
}

/// What an address leads to, for this actor.
pub async fn page(
    query: &impl Query,
    actor: &Actor,
    kind: &str,
    language: Language,
    parent: Option<PublicationId>,
    slug: &str,
) -> Result<Found> {
    let parent = parent.map_or(Uuid::nil(), |parent| parent.0);
    let values = values![kind, language.as_str(), parent, slug];
    let Some(row) = query.one::<PageRow>(PAGE, values).await? else { return Ok(Found::Missing) };
    let presence: Presence = row.presence.parse().map_err(|_| Error::internal("an unknown presence"))?;
    match presence {
        Presence::Never => return Ok(Found::Missing),
        Presence::Withdrawn => return Ok(Found::Gone),
        Presence::Live | Presence::Archived => {}
    }
    let (Some(words), Some(facts)) = (row.words, row.facts) else {
        return Err(Error::internal(format!("the live text {} has no revision", row.text)));
    };
    let facts: CommonFacts = read_json("facts", &facts)?;
    let thing = Thing { kind, language, presence, audience: facts.audience, themes: &facts.themes };
    if !may(actor, Verb::Read, &thing) {
        return Ok(Found::Closed);
    }
    if !row.current {
        return former(query, TextId(row.text), PublicationId(row.publication)).await;
    }
    Ok(Found::Text(Box::new(Text {
        id: TextId(row.text),
        publication: PublicationId(row.publication),
        language,
        presence,
        words: read_json("words", &words)?,
        facts,
        first_published_at: Instant(row.first_published_at.unwrap_or_default()),
        updated_at: Instant(row.updated_at.unwrap_or_default()),
    })))
}

async fn former(query: &impl Query, text: TextId, publication: PublicationId) -> Result<Found> {
    let row = query.row(CURRENT_SLUG, values![text.0, true]).await?;
    Ok(match row {
        Some(row) => Found::Former(row.try_get("", "slug").map_err(db::failure)?, publication),
        None => Found::Missing,
    })
}

/// The publication that a reader of this language knows by this slug, where it has no text in that language.
pub async fn elsewhere(
    query: &impl Query,
    visible: &Visible,
    kind: &str,
    language: Language,
    slug: &str,
) -> Result<Option<Card>> {
    let card = query.one::<Card>(&visible.narrow(BY_CARD), values![language.as_str(), kind, slug]).await?;
    Ok(card.filter(|card| card.audience.parse().is_ok_and(|audience: Audience| visible.contains(audience))))
}

/// The cards of a publication, in every language of the site.
pub async fn own_cards(query: &impl Query, publication: PublicationId) -> Result<Vec<Card>> {
    query.all(OWN_CARDS, values![publication.0]).await
}

/// What stands around a text.
#[derive(Debug, Default)]
pub struct Around {
    /// Where the publication stands, for readers of each language of the site.
    pub places: Vec<Place>,
    /// The one before it by date.
    pub older: Option<Card>,
    /// The one after it by date.
    pub newer: Option<Card>,
    /// The publications that its body links to.
    pub linked: Vec<Card>,
    /// The cards of the parts that a later room added, each with the name of its part.
    pub beside: Vec<(String, Card)>,
}

/// What is asked for around a text, beside its languages and its neighbours.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The publications that its body links to.
    pub links: &'a [PublicationId],
    /// Parts of a later room: statements of whole cards with a column `part` before them, where `$1` is the reader's language and
    /// `$2` the publication. They are narrowed to what the reader may see, as all statements are.
    pub parts: &'a [&'a str],
}

/// Where a publication stands for readers of a language.
#[derive(Clone, Debug)]
pub struct Place {
    /// The readers' language.
    pub language: String,
    /// The slug by which they reach it.
    pub slug: String,
    /// Whether it has a text in that language.
    pub is_own: bool,
}

impl From<&Card> for Place {
    fn from(card: &Card) -> Self {
        Self { language: card.language.clone(), slug: card.slug.clone(), is_own: card.language == card.text_language }
    }
}

/// Where an archived publication stands: it has no cards, its texts have their addresses still.
async fn archived_places(query: &impl Query, publication: PublicationId) -> Result<Vec<Place>> {
    let rows = query.rows(PLACES, values![publication.0, true]).await?;
    let read = |row: &db::Row| {
        Ok(Place { language: row.try_get("", "language")?, slug: row.try_get("", "slug")?, is_own: true })
    };
    rows.iter().map(read).collect::<std::result::Result<_, db::DbErr>>().map_err(db::failure)
}

/// What stands around a text, for a reader of this language, in one query.
pub async fn around(
    query: &impl Query,
    visible: &Visible,
    text: &Text,
    kind: &str,
    language: Language,
    beside: Beside<'_>,
) -> Result<Around> {
    let links = beside.links;
    let mut values = values![language.as_str(), text.publication.0, kind, text.facts.dated.to_string()];
    let parts = beside.parts.iter().map(|part| format!(" UNION ALL {part}"));
    let sql: String = std::iter::once(AROUND.to_owned()).chain(parts).collect();
    let mut sql = visible.narrow(&sql);
    if !links.is_empty() {
        let places: Vec<String> = (5..5 + links.len()).map(|place| format!("${place}")).collect();
        sql = format!("{sql} UNION ALL {}", LINKED.replace("$5", &places.join(", "))).into();
        values.extend(links.iter().map(|id| db::Value::from(id.0)));
    }
    let mut around = Around::default();
    for row in query.rows(&sql, values).await? {
        let card = Card::from_query_result(&row, "").map_err(db::failure)?;
        match row.try_get::<String>("", "part").map_err(db::failure)?.as_str() {
            "own" => around.places.push(Place::from(&card)),
            "older" => around.older = Some(card),
            "newer" => around.newer = Some(card),
            "linked" if card.audience.parse().is_ok_and(|audience: Audience| visible.contains(audience)) => {
                around.linked.push(card);
            }
            "linked" => {}
            part => around.beside.push((part.to_owned(), card)),
        }
    }
    if text.presence == Presence::Archived {
        around.places = archived_places(query, text.publication).await?;
    }
    Ok(around)
}

/// Whether this actor may read a file: where a live publication that the actor may read uses it.
pub async fn may_read_file(query: &impl Query, visible: &Visible, media: MediaId) -> Result<bool> {
    for row in query.rows(ATTACHED, values![media.0]).await? {
        let live: bool = row.try_get("", "live").map_err(db::failure)?;
        let audience: String = row.try_get("", "audience").map_err(db::failure)?;
        if live && audience.parse().is_ok_and(|audience: Audience| visible.contains(audience)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The cards of all public texts of a kind that has few of them (pages), each with its parent, in their order.
pub async fn tree(
    query: &impl Query,
    visible: &Visible,
    kind: &str,
    language: Language,
) -> Result<Vec<(Card, Option<PublicationId>)>> {
    let rows = query.rows(&visible.narrow(TREE), values![language.as_str(), kind]).await?;
    let read = |row: &db::Row| {
        Ok((Card::from_query_result(row, "")?, row.try_get::<Option<Uuid>>("", "parent")?.map(PublicationId)))
    };
    rows.iter().map(read).collect::<std::result::Result<_, db::DbErr>>().map_err(db::failure)
}

/// The keys under which an importer brought publications; for importers that bring few.
pub async fn keys(query: &impl Query, importer: &str) -> Result<std::collections::HashMap<String, PublicationId>> {
    let rows = query.rows(KEYS, values![importer]).await?;
    let read = |row: &db::Row| Ok((row.try_get("", "name")?, PublicationId(row.try_get("", "publication")?)));
    rows.iter().map(read).collect::<std::result::Result<_, db::DbErr>>().map_err(db::failure)
}

/// The live facts of a kind that has few publications (pages).
pub async fn facts_of_kind(query: &impl Query, kind: &str) -> Result<Vec<(PublicationId, CommonFacts)>> {
    let rows = query.rows(FACTS_OF_KIND, values![kind]).await?;
    let read = |row: &db::Row| {
        let facts = read_json("facts", &row.try_get::<String>("", "facts").map_err(db::failure)?)?;
        Ok((PublicationId(row.try_get("", "id").map_err(db::failure)?), facts))
    };
    rows.iter().map(read).collect()
}

/// The live facts of the first publications.
pub async fn every_facts(query: &impl Query, most: i64) -> Result<Vec<CommonFacts>> {
    let rows = query.rows(EVERY_FACTS, values![most]).await?;
    let read = |row: &db::Row| read_json("facts", &row.try_get::<String>("", "facts").map_err(db::failure)?);
    rows.iter().map(read).collect()
}

/// How many publications there are.
pub async fn count(query: &impl Query) -> Result<i64> {
    query.number(COUNT, vec![]).await
}

/// How many publications an importer brought.
pub async fn count_brought(query: &impl Query, importer: &str) -> Result<i64> {
    query.number(COUNT_BROUGHT, values![importer]).await
}
