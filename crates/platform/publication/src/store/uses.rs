//! Which publications use a file.

use std::collections::HashMap;

use db::{Query, failure, values};
use kernel::{Language, MediaId, PublicationId, Result};
use media::{Sought, Visible};

/// How many publications that use a file are named, and up to how many they are counted.
pub const NAMED: usize = 100;

db::statements! {
    /// The newest publications that use a file, with the title of each in a language.
    USES = "SELECT p.id AS publication, p.kind, c.title, c.text_language, EXISTS (SELECT 1 FROM attachment l \
              WHERE l.media = $1 AND l.publication = p.id AND l.live) AS live \
            FROM (SELECT DISTINCT publication FROM attachment WHERE media = $1 ORDER BY publication DESC LIMIT $3) a \
            JOIN publication p ON p.id = a.publication LEFT JOIN card c ON c.publication = p.id AND c.language = $2 ORDER BY p.id DESC";
    /// Whether a live text uses a file.
    IS_READ = "SELECT EXISTS (SELECT 1 FROM attachment WHERE media = $1 AND live) AS is_read";
    /// How many publications use each of some files, counted up to a bound. `$2` stands for as many ids as are asked for.
    COUNTS = "SELECT m.id, (SELECT count(*) FROM (SELECT DISTINCT publication FROM attachment WHERE media = m.id LIMIT $1) u) AS uses \
              FROM media m WHERE m.id IN ($2)";
    /// The newest files that match and that nothing uses.
    UNUSED = "SELECT m.id FROM media m WHERE m.id < $1 AND m.class LIKE $2 AND m.search LIKE $3 ESCAPE '\\' AND m.search LIKE $4 ESCAPE '\\' \
              AND m.search LIKE $5 ESCAPE '\\' AND m.search LIKE $6 ESCAPE '\\' \
              AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.media = m.id) ORDER BY m.id DESC LIMIT $7";
}

/// A publication that uses a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Use {
    /// The publication.
    pub publication: PublicationId,
    /// Its kind.
    pub kind: String,
    /// Its title, and the language of the title; nothing where no text of it is live.
    pub title: Option<(String, Language)>,
    /// Whether readers get the file there.
    pub is_live: bool,
}

/// What uses a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Uses {
    /// The newest publications that do, at most [`NAMED`].
    pub named: Vec<Use>,
    /// Whether there are more.
    pub has_more: bool,
    /// Whether readers get the file in any of all.
    pub is_read: bool,
}

/// The publications that use a file, each once, with their titles as readers of this language see them.
pub async fn of(query: &impl Query, media: MediaId, language: Language) -> Result<Uses> {
    let most = i64::try_from(NAMED + 1).unwrap_or(i64::MAX);
    let rows = query.rows(USES, values![media.0, language.to_string(), most]).await?;
    let mut named = rows.iter().map(used).collect::<Result<Vec<_>>>()?;
    let has_more = named.len() > NAMED;
    named.truncate(NAMED);
    let is_read = match query.row(IS_READ, values![media.0]).await? {
        Some(row) => row.try_get("", "is_read").map_err(failure)?,
        None => false,
    };
    Ok(Uses { named, has_more, is_read })
}

fn used(row: &db::QueryResult) -> Result<Use> {
    let title: Option<String> = row.try_get("", "title").map_err(failure)?;
    let of: Option<String> = row.try_get("", "text_language").map_err(failure)?;
    Ok(Use {
        publication: PublicationId(row.try_get("", "publication").map_err(failure)?),
        kind: row.try_get("", "kind").map_err(failure)?,
        title: title.zip(of.and_then(|of| of.parse().ok())),
        is_live: row.try_get("", "live").map_err(failure)?,
    })
}

/// How many publications use each of these files, counted up to one more than [`NAMED`].
pub async fn counts(query: &impl Query, media: &[MediaId]) -> Result<HashMap<MediaId, usize>> {
    if media.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (2..media.len() + 2).map(|place| format!("${place}")).collect();
    let sql = COUNTS.replace("($2)", &format!("({})", places.join(", ")));
    let mut bound = values![i64::try_from(NAMED + 1).unwrap_or(i64::MAX)];
    bound.extend(media.iter().map(|id| id.0.into()));
    let rows = query.rows(&sql, bound).await?;
    let count = |row: &db::QueryResult| {
        let uses: i64 = row.try_get("", "uses").map_err(failure)?;
        Ok((MediaId(row.try_get("", "id").map_err(failure)?), usize::try_from(uses).unwrap_or_default()))
    };
    rows.iter().map(count).collect()
}

/// The files that match and that nothing uses, at most so many, the newest first. Collections are not looked at.
pub async fn unused(query: &impl Query, _: Visible, sought: &Sought, limit: u32) -> Result<Vec<MediaId>> {
    let mut bound = sought.values();
    bound.push(i64::from(limit).into());
    let rows = query.rows(UNUSED, bound).await?;
    rows.iter().map(|row| row.try_get("", "id").map(MediaId).map_err(failure)).collect()
}
