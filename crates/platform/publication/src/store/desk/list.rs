//! The desk's lists: publications in the order in which somebody last worked on them.

use std::collections::BTreeMap;

use db::{FromQueryResult, Query, Uuid, values};
use kernel::{AccountId, Instant, Language, PublicationId, Result};

use crate::{
    DraftState, Presence, TextState,
    store::{featured::holding, put::places},
};

db::statements! {
    RECENT = "SELECT p.id, p.touched_at, p.touched_by FROM publication p
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3) ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    WITH_PRESENCE = "SELECT p.id, p.touched_at, p.touched_by FROM publication p
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3) AND EXISTS (SELECT 1 FROM text t WHERE t.publication = p.id AND t.presence = $5)
        ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    WITH_DRAFT = "SELECT p.id, p.touched_at, p.touched_by FROM publication p
        WHERE p.id IN (SELECT t.publication FROM text t WHERE t.draft = $5) AND p.kind = $1 AND (p.touched_at, p.id) < ($2, $3)
        ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    WITHOUT_LANGUAGE = "SELECT p.id, p.touched_at, p.touched_by FROM publication p
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3) AND NOT EXISTS (SELECT 1 FROM text t WHERE t.publication = p.id AND t.language = $5)
        ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    TITLED = "SELECT p.id, p.touched_at, p.touched_by FROM publication p
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3)
            AND EXISTS (SELECT 1 FROM text t WHERE t.publication = p.id AND lower(t.title) LIKE $5 ESCAPE '!')
        ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    BY_IDS = "SELECT p.id, p.touched_at, p.touched_by FROM publication p WHERE p.kind = $1 AND p.id IN ($2)";
    TEXTS = "SELECT t.publication, t.language, t.title, t.presence, t.draft FROM text t WHERE t.publication IN ($1) ORDER BY t.publication, t.language";
}

/// Which publications a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Narrow {
    /// All.
    #[default]
    All,
    /// Those with a text that readers get so.
    Presence(Presence),
    /// Those with a draft that stands so.
    Draft(DraftState),
    /// Those without a text in this language.
    Without(Language),
    /// Those with a title that holds these words.
    Titled(String),
}

/// A place in a list: what was last worked on, and the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// When it was last worked on.
    pub at: Instant,
    /// The publication.
    pub id: PublicationId,
}

/// A publication in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands in the list.
    pub place: Place,
    /// Who worked on it last.
    pub by: Option<AccountId>,
    /// Its texts.
    pub texts: Vec<ListedText>,
}

/// A text of a publication in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedText {
    /// Its language.
    pub language: Language,
    /// Its title; may be empty.
    pub title: String,
    /// Its two states.
    pub state: TextState,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    touched_at: i64,
    touched_by: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct TextRow {
    publication: Uuid,
    language: String,
    title: String,
    presence: String,
    draft: String,
}

/// Publications of a kind after a place, at most so many.
pub async fn list(
    query: &impl Query,
    kind: &str,
    narrow: &Narrow,
    after: Option<Place>,
    most: u32,
) -> Result<Vec<Listed>> {
    let (at, id) = after.map_or((i64::MAX, Uuid::max()), |place| (place.at.0, place.id.0));
    let mut values = values![kind, at, id, i64::from(most)];
    let (sql, with) = match narrow {
        Narrow::All => (RECENT, None),
        Narrow::Presence(presence) => (WITH_PRESENCE, Some(presence.as_str().to_owned())),
        Narrow::Draft(draft) => (WITH_DRAFT, Some(draft.as_str().to_owned())),
        Narrow::Without(language) => (WITHOUT_LANGUAGE, Some(language.to_string())),
        Narrow::Titled(words) => (TITLED, Some(holding(words))),
    };
    values.extend(with.map(db::Value::from));
    let rows = query.all::<Row>(sql, values).await?;
    listed(query, rows).await
}

/// The publications of a kind among these, fifty at most.
pub async fn of_ids(query: &impl Query, kind: &str, ids: &[PublicationId]) -> Result<Vec<Listed>> {
    let ids = &ids[..ids.len().min(50)];
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = values![kind];
    values.extend(ids.iter().map(|id| db::Value::from(id.0)));
    let rows = query.all::<Row>(&BY_IDS.replace("$2", &places(2, ids.len())), values).await?;
    listed(query, rows).await
}

async fn listed(query: &impl Query, rows: Vec<Row>) -> Result<Vec<Listed>> {
    let mut texts = texts(query, &rows).await?;
    let read = |row: Row| Listed {
        place: Place { at: Instant(row.touched_at), id: PublicationId(row.id) },
        by: row.touched_by.map(AccountId),
        texts: texts.remove(&row.id).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(read).collect())
}

async fn texts(query: &impl Query, rows: &[Row]) -> Result<BTreeMap<Uuid, Vec<ListedText>>> {
    let mut texts: BTreeMap<Uuid, Vec<ListedText>> = BTreeMap::new();
    if rows.is_empty() {
        return Ok(texts);
    }
    let sql = TEXTS.replace("$1", &places(1, rows.len()));
    let ids = rows.iter().map(|row| db::Value::from(row.id)).collect();
    for row in query.all::<TextRow>(&sql, ids).await? {
        let broken = |_| kernel::Error::internal(format!("a text of {} cannot be read", row.publication));
        let state =
            TextState { presence: row.presence.parse().map_err(broken)?, draft: row.draft.parse().map_err(broken)? };
        let Ok(language) = row.language.parse() else { continue };
        texts.entry(row.publication).or_default().push(ListedText { language, title: row.title, state });
    }
    Ok(texts)
}

impl std::str::FromStr for Place {
    type Err = kernel::Error;

    /// As a page's address has it: `MILLISECONDS~ID`.
    fn from_str(text: &str) -> Result<Self> {
        let forged = kernel::Error::BadRequest("a page key that is none");
        let Some((at, id)) = text.split_once('~') else { return Err(forged) };
        match (at.parse(), id.parse()) {
            (Ok(at), Ok(id)) => Ok(Self { at: Instant(at), id }),
            _ => Err(forged),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.at.0, self.id)
    }
}
