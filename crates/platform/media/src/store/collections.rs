//! Collections: a file may be in several, and a collection holds any files.

use db::{Query, Write, values};
use kernel::{Clock, CollectionId, Error, FieldError, MediaId, Random, Result, Translations};

use super::get;

db::statements! {
    /// All collections, with how many files each has.
    ALL_COLLECTIONS = "SELECT c.id, c.names, (SELECT count(*) FROM collection_media m WHERE m.collection = c.id) AS files FROM collection c ORDER BY c.id";
    /// The collections of a file.
    COLLECTIONS_OF = "SELECT collection FROM collection_media WHERE media = $1";
    /// A new collection.
    INSERT_COLLECTION = "INSERT INTO collection (id, names, created_at) VALUES ($1, $2, $3)";
    /// Other names.
    RENAME = "UPDATE collection SET names = $2 WHERE id = $1";
    /// Removes a collection; its files stay.
    DELETE_COLLECTION = "DELETE FROM collection WHERE id = $1";
    /// Puts a file into a collection.
    ADD = "INSERT INTO collection_media (collection, media) VALUES ($1, $2) ON CONFLICT (collection, media) DO NOTHING";
    /// Takes a file out of all collections.
    CLEAR = "DELETE FROM collection_media WHERE media = $1";
}

/// The longest name, in characters.
const LONGEST: usize = 120;

/// A collection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Collection {
    /// Its id.
    pub id: CollectionId,
    /// Its name, by language.
    pub names: Translations,
    /// How many files it has.
    pub files: u64,
}

/// All collections, the oldest first.
pub async fn all(query: &impl Query) -> Result<Vec<Collection>> {
    let rows = query.rows(ALL_COLLECTIONS, vec![]).await?;
    let collection = |row: &db::Row| {
        let names: String = get!(row, "names")?;
        let files: i64 = get!(row, "files")?;
        Ok(Collection {
            id: CollectionId(get!(row, "id")?),
            names: serde_json::from_str(&names).map_err(anyhow::Error::from)?,
            files: u64::try_from(files).unwrap_or_default(),
        })
    };
    rows.iter().map(collection).collect()
}

/// The collections of a file.
pub async fn of_media(query: &impl Query, media: MediaId) -> Result<Vec<CollectionId>> {
    let rows = query.rows(COLLECTIONS_OF, values![media.0]).await?;
    rows.iter().map(|row| Ok(CollectionId(get!(row, "collection")?))).collect()
}

/// Makes a collection. Errors: invalid names.
pub async fn create(write: &Write, random: &Random, names: &Translations) -> Result<CollectionId> {
    let id = CollectionId::new(&Clock::fixed(write.now()), random);
    write.execute(INSERT_COLLECTION, values![id.0, checked(names)?, write.now().0]).await?;
    Ok(id)
}

/// Gives a collection other names. Errors: `NotFound`, invalid names.
pub async fn rename(write: &Write, id: CollectionId, names: &Translations) -> Result<()> {
    touched(write.execute(RENAME, values![id.0, checked(names)?]).await?)
}

/// Removes a collection; its files stay. Errors: `NotFound`.
pub async fn remove(write: &Write, id: CollectionId) -> Result<()> {
    touched(write.execute(DELETE_COLLECTION, values![id.0]).await?)
}

/// Puts a file into these collections and no others. Ids of collections that are gone are left out.
pub async fn sort(write: &Write, media: MediaId, into: &[CollectionId]) -> Result<()> {
    write.execute(CLEAR, values![media.0]).await?;
    let known: Vec<_> = all(write).await?.into_iter().map(|collection| collection.id).collect();
    for id in into.iter().filter(|id| known.contains(id)) {
        write.execute(ADD, values![id.0, media.0]).await?;
    }
    Ok(())
}

fn checked(names: &Translations) -> Result<String> {
    let long = names.iter().filter(|(_, name)| name.chars().count() > LONGEST || name.contains(char::is_control));
    let mut faults: Vec<_> =
        long.map(|(language, _)| FieldError::new(format!("name-{language}"), "desk-media-fault-name")).collect();
    if names.is_empty() {
        faults.push(FieldError::new("names", "desk-media-fault-no-name"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    serde_json::to_string(names).map_err(|error| anyhow::Error::from(error).into())
}

fn touched(rows: u64) -> Result<()> {
    if rows == 0 { Err(Error::NotFound) } else { Ok(()) }
}
