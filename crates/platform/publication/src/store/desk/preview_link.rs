//! Secret links to the preview of a text, for those without an account: each with an end, none with its secret. The base keeps the
//! hash of the secret alone.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Instant, Language, PublicationId, Result, TextId};

use super::save::By;

db::statements! {
    INSERT = "INSERT INTO preview_link (id, hash, text, note, made_by, made_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT t.publication, t.language, l.ends_at FROM preview_link l JOIN text t ON t.id = l.text WHERE l.hash = $1 AND l.ends_at > $2";
    OF_TEXT = "SELECT id, note, made_by, made_at, ends_at FROM preview_link WHERE text = $1 AND ends_at > $2 ORDER BY ends_at, id LIMIT 20";
    REVOKE = "DELETE FROM preview_link WHERE id = $1 AND text = $2";
    END_OF = "DELETE FROM preview_link WHERE text = $1";
    TIDY = "DELETE FROM preview_link WHERE ends_at <= $1";
}

/// How many links a text may have at once.
pub const MOST: usize = 20;

/// A link that holds, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLink {
    /// Its id.
    pub id: Uuid,
    /// For whom it is, as its maker noted; may be empty.
    pub note: String,
    /// Who made it.
    pub made_by: Option<AccountId>,
    /// When.
    pub made_at: Instant,
    /// From when on it no longer holds.
    pub ends_at: Instant,
}

/// What a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The publication.
    pub publication: PublicationId,
    /// The language of its text.
    pub language: Language,
    /// From when on the link no longer holds.
    pub ends_at: Instant,
}

/// Writes a link down by the hash of its secret. Errors: `Conflict` where the text has as many as it may.
pub async fn insert(write: &Write, by: By<'_>, text: TextId, hash: &str, note: &str, ends_at: Instant) -> Result<Uuid> {
    tidy(write).await?;
    if of_text(write, text, write.now()).await?.len() >= MOST {
        return Err(Error::Conflict("the text has as many preview links as it may".into()));
    }
    let id = TextId::new(by.clock, by.random).0;
    let values = values![id, hash, text.0, note, by.account(), write.now().0, ends_at.0];
    write.execute(INSERT, values).await?;
    Ok(id)
}

#[derive(FromQueryResult)]
struct OpenedRow {
    publication: Uuid,
    language: String,
    ends_at: i64,
}

/// What the link of this hash opens; nothing where it has ended, was revoked or never was.
pub async fn find(query: &impl Query, hash: &str, now: Instant) -> Result<Option<Opened>> {
    let row = query.one::<OpenedRow>(FIND, values![hash, now.0]).await?;
    let read = |row: OpenedRow| {
        let language = row.language.parse().map_err(|_| Error::internal("a text without a language"))?;
        Ok(Opened { publication: PublicationId(row.publication), language, ends_at: Instant(row.ends_at) })
    };
    row.map(read).transpose()
}

#[derive(FromQueryResult)]
struct LinkRow {
    id: Uuid,
    note: String,
    made_by: Option<Uuid>,
    made_at: i64,
    ends_at: i64,
}

/// The links of a text that hold, which ends first before the others.
pub async fn of_text(query: &impl Query, text: TextId, now: Instant) -> Result<Vec<PreviewLink>> {
    let rows = query.all::<LinkRow>(OF_TEXT, values![text.0, now.0]).await?;
    let read = |row: LinkRow| PreviewLink {
        id: row.id,
        note: row.note,
        made_by: row.made_by.map(AccountId),
        made_at: Instant(row.made_at),
        ends_at: Instant(row.ends_at),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Ends a link of a text. Errors: `NotFound` where the text has no such link.
pub async fn revoke(write: &Write, text: TextId, id: Uuid) -> Result<()> {
    match write.execute(REVOKE, values![id, text.0]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Ends every link of a text.
pub async fn end_of(write: &Write, text: TextId) -> Result<()> {
    write.execute(END_OF, values![text.0]).await.map(|_| ())
}

/// Forgets the links that have ended.
pub async fn tidy(write: &Write) -> Result<()> {
    write.execute(TIDY, values![write.now().0]).await.map(|_| ())
}
