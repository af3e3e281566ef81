//! Looking for files.

use db::{Query, Uuid, values};
use files::Hash;
use kernel::{CollectionId, MediaId, Result};

use super::get;
use crate::{Class, policy::Visible, search::patterns};

db::statements! {
    /// The newest files that match.
    NEWEST = "SELECT m.id FROM media m WHERE m.id < $1 AND m.class LIKE $2 AND m.search LIKE $3 ESCAPE '\\' AND m.search LIKE $4 ESCAPE '\\' \
              AND m.search LIKE $5 ESCAPE '\\' AND m.search LIKE $6 ESCAPE '\\' ORDER BY m.id DESC LIMIT $7";
    /// The newest files of a collection that match.
    NEWEST_OF = "SELECT m.id FROM collection_media c JOIN media m ON m.id = c.media WHERE c.collection = $8 AND c.media < $1 AND m.class LIKE $2 \
                 AND m.search LIKE $3 ESCAPE '\\' AND m.search LIKE $4 ESCAPE '\\' AND m.search LIKE $5 ESCAPE '\\' \
                 AND m.search LIKE $6 ESCAPE '\\' ORDER BY c.media DESC LIMIT $7";
    /// The files that have these bytes.
    BY_HASH = "SELECT id FROM media WHERE hash = $1";
}

/// What one looks for in the library.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sought {
    /// Words that stand in its titles, descriptions, names of makers, or in its own name.
    pub words: String,
    /// Only files of this class.
    pub class: Option<Class>,
    /// Only files of this collection.
    pub collection: Option<CollectionId>,
    /// Only what came in before this file.
    pub before: Option<MediaId>,
}

impl Sought {
    /// What is bound to a statement that takes the first six placeholders as `NEWEST` does: the file before which to
    /// begin, the class, and four words.
    pub fn values(&self) -> Vec<db::Value> {
        let class = self.class.map_or("%", Class::code);
        let [first, second, third, fourth] = patterns(&self.words);
        values![self.before.map_or(Uuid::max(), |id| id.0), class, first, second, third, fourth]
    }
}

/// The files that match, at most so many, the newest first.
pub async fn seek(query: &impl Query, _: Visible, sought: &Sought, limit: u32) -> Result<Vec<MediaId>> {
    let mut bound = sought.values();
    bound.push(i64::from(limit).into());
    let sql = match sought.collection {
        Some(collection) => {
            bound.push(collection.0.into());
            NEWEST_OF
        }
        None => NEWEST,
    };
    let rows = query.rows(sql, bound).await?;
    rows.iter().map(|row| Ok(MediaId(get!(row, "id")?))).collect()
}

/// The files that have these bytes, the oldest first.
pub async fn by_hash(query: &impl Query, hash: Hash) -> Result<Vec<MediaId>> {
    let rows = query.rows(BY_HASH, values![hash.to_string()]).await?;
    let mut ids = rows.iter().map(|row| Ok(MediaId(get!(row, "id")?))).collect::<Result<Vec<_>>>()?;
    ids.sort();
    Ok(ids)
}
