//! The queries of the room.

use std::{collections::HashMap, str::FromStr};

use db::{Entry, Query, Row, Value, Write, failure, values};
use kernel::{Clock, Error, Instant, Language, MediaId, Random, Result};

use crate::{Format, MakeRenditions, MediaWords, Medium, NewMedia, Rendition, Source, worker::Report};

/// The version of the words as stored.
const V: i64 = 1;

db::statements! {
    /// A new medium.
    INSERT = "INSERT INTO media (id, created_at, hash, bytes, format, slug, language, v, words, credit, licence, accessible, is_public) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    /// A medium whose source has come again.
    REPLACE = "UPDATE media SET hash = $2, bytes = $3, format = $4, slug = $5, language = $6, v = $7, words = $8, credit = $9, \
               licence = $10, accessible = coalesce($11, accessible), is_public = $12 WHERE id = $1";
    /// What a medium was before its bytes changed no longer holds.
    FORGET = "UPDATE media SET width = NULL, height = NULL, pages = NULL, accessible = $2 WHERE id = $1";
    /// What an import knows the medium by.
    INSERT_SOURCE = "INSERT INTO media_source (importer, source, media) VALUES ($1, $2, $3)";
    /// The medium that an import knows by this key.
    BY_SOURCE = "SELECT m.id, m.hash FROM media_source s JOIN media m ON m.id = s.media WHERE s.importer = $1 AND s.source = $2";
    /// Media with their renditions, a row for each rendition. `$1` stands for as many ids as are asked for.
    BY_IDS = "SELECT m.id, m.hash, m.bytes, m.format, m.slug, m.language, m.width, m.height, m.pages, m.v, m.words, m.credit, \
              m.licence, m.accessible, m.is_public, m.created_at, r.width AS r_width, r.height AS r_height, r.format AS r_format, \
              r.hash AS r_hash, r.bytes AS r_bytes FROM media m LEFT JOIN rendition r ON r.media = m.id WHERE m.id IN ($1) \
              ORDER BY m.id, r.width, r.format";
    /// What the worker found out, unless the bytes have changed since.
    EXAMINED = "UPDATE media SET width = $3, height = $4, pages = $5, accessible = coalesce(accessible, $6) WHERE id = $1 AND hash = $2";
    /// Removes the renditions of former bytes.
    DELETE_RENDITIONS = "DELETE FROM rendition WHERE media = $1";
}

/// A column of a row, of whatever type is asked for.
macro_rules! get {
    ($row:expr, $column:expr) => {
        $row.try_get("", $column).map_err(failure)
    };
}

/// Makes a medium of a stored file, and the job that looks into it where that tells anything. A source that was already
/// imported keeps its medium, which becomes what is given now.
pub async fn insert(write: &mut Write, random: &Random, new: NewMedia) -> Result<MediaId> {
    let known = match &new.source {
        Some(source) => by_source(write, source).await?,
        None => None,
    };
    let changed = known.as_ref().is_none_or(|(_, hash)| *hash != new.file.hash.to_string());
    let id = match known {
        Some((id, _)) => replace(write, id, &new, changed).await?,
        None => create(write, random, &new).await?,
    };
    if changed && new.format.is_examined() {
        jobs::enqueue(write, random, &MakeRenditions { media: id }).await?;
    }
    Ok(id)
}

async fn by_source(write: &Write, source: &Source) -> Result<Option<(MediaId, String)>> {
    let row = write.row(BY_SOURCE, values![source.importer.as_str(), source.key.as_str()]).await?;
    row.map(|row| Ok((MediaId(get!(row, "id")?), get!(row, "hash")?))).transpose()
}

async fn create(write: &Write, random: &Random, new: &NewMedia) -> Result<MediaId> {
    let id = MediaId::new(&Clock::fixed(write.now()), random);
    let mut row = values![id.0, write.now().0];
    row.extend(columns(new)?);
    write.execute(INSERT, row).await?;
    if let Some(source) = &new.source {
        write.execute(INSERT_SOURCE, values![source.importer.as_str(), source.key.as_str(), id.0]).await?;
    }
    Ok(id)
}

async fn replace(write: &mut Write, id: MediaId, new: &NewMedia, changed: bool) -> Result<MediaId> {
    let mut row = values![id.0];
    row.extend(columns(new)?);
    write.execute(REPLACE, row).await?;
    if changed {
        write.execute(FORGET, values![id.0, new.accessible]).await?;
        write.execute(DELETE_RENDITIONS, values![id.0]).await?;
    }
    write.journal(Entry { room: "media", thing: id.0, what: "changed" });
    Ok(id)
}

/// From `hash` to `is_public`, in the order of `INSERT` and `REPLACE`.
fn columns(new: &NewMedia) -> Result<Vec<Value>> {
    let words = serde_json::to_string(&new.words).map_err(anyhow::Error::from)?;
    Ok(values![
        new.file.hash.to_string(),
        whole(new.file.bytes)?,
        new.format.code(),
        new.slug()?.as_str(),
        new.language.map(|language| language.to_string()),
        V,
        words,
        new.credit.as_ref().map(ToString::to_string),
        new.licence.as_ref().map(ToString::to_string),
        new.accessible,
        new.is_public,
    ])
}

/// The medium of this id. Errors: `NotFound`.
pub async fn find(query: &impl Query, id: MediaId) -> Result<Medium> {
    by_ids(query, &[id]).await?.remove(&id).ok_or(Error::NotFound)
}

/// The media of these ids with their renditions, in one query; ids that are unknown are left out.
pub async fn by_ids(query: &impl Query, ids: &[MediaId]) -> Result<HashMap<MediaId, Medium>> {
    let mut media: HashMap<MediaId, Medium> = HashMap::with_capacity(ids.len());
    if ids.is_empty() {
        return Ok(media);
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = BY_IDS.replace("($1)", &format!("({})", places.join(", ")));
    for row in query.rows(&sql, ids.iter().map(|id| id.0.into()).collect()).await? {
        let id = MediaId(get!(row, "id")?);
        let medium = match media.entry(id) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => new.insert(medium(&row, id)?),
        };
        medium.renditions.extend(rendition(&row)?);
    }
    Ok(media)
}

/// Writes what the worker found out. Says whether the medium still had the bytes that it saw.
pub(crate) async fn examined(write: &mut Write, medium: &Medium, report: &Report, made: &[Rendition]) -> Result<bool> {
    let (width, height, pages, tagged) = match *report {
        Report::Picture { width, height, .. } => (Some(width), Some(height), None, None),
        Report::Pdf { pages, tagged } => (None, None, Some(pages), Some(tagged)),
    };
    let [width, height, pages] = [width, height, pages].map(|number| number.map(i64::from));
    let row = values![medium.id.0, medium.hash.to_string(), width, height, pages, tagged];
    if write.execute(EXAMINED, row).await? == 0 {
        return Ok(false);
    }
    write.execute(DELETE_RENDITIONS, values![medium.id.0]).await?;
    let mut rows = Vec::with_capacity(made.len());
    for rendition in made {
        let Rendition { width, height, format, hash, bytes } = rendition;
        let (width, height, bytes) = (i64::from(*width), i64::from(*height), whole(*bytes)?);
        rows.push(values![medium.id.0, width, height, format.code(), hash.to_string(), bytes]);
    }
    write.insert_all("rendition (media, width, height, format, hash, bytes)", rows).await?;
    write.journal(Entry { room: "media", thing: medium.id.0, what: "rendered" });
    Ok(true)
}

fn medium(row: &Row, id: MediaId) -> Result<Medium> {
    let version: i64 = get!(row, "v")?;
    if version != V {
        return Err(Error::internal(format!("media {id}: words of version {version}")));
    }
    let words: String = get!(row, "words")?;
    let words: std::collections::BTreeMap<Language, MediaWords> = serde_json::from_str(&words)
        .map_err(|error| anyhow::Error::new(error).context(format!("media {id}: words")))?;
    Ok(Medium {
        id,
        hash: read(row, "hash")?,
        bytes: natural(get!(row, "bytes")?)?,
        format: format(row, "format")?,
        slug: read(row, "slug")?,
        language: read_if(row, "language")?,
        width: count(row, "width")?,
        height: count(row, "height")?,
        pages: count(row, "pages")?,
        words,
        credit: read_if(row, "credit")?,
        licence: read_if(row, "licence")?,
        accessible: get!(row, "accessible")?,
        is_public: get!(row, "is_public")?,
        created_at: Instant(get!(row, "created_at")?),
        renditions: Vec::new(),
    })
}

/// The rendition of a joined row; `None` where the medium has none.
fn rendition(row: &Row) -> Result<Option<Rendition>> {
    let Some(width) = count(row, "r_width")? else { return Ok(None) };
    let height = count(row, "r_height")?.unwrap_or_default();
    let (format, hash) = (format(row, "r_format")?, read(row, "r_hash")?);
    Ok(Some(Rendition { width, height, format, hash, bytes: natural(get!(row, "r_bytes")?)? }))
}

/// A checked text, as the store wrote it.
fn read<T: FromStr>(row: &Row, column: &str) -> Result<T> {
    read_if(row, column)?.ok_or_else(|| Error::internal(format!("media.{column} is null")))
}

fn read_if<T: FromStr>(row: &Row, column: &str) -> Result<Option<T>> {
    let text: Option<String> = get!(row, column)?;
    let wrong = |text: &str| Error::internal(format!("media.{column} holds {text:?}"));
    text.map(|text| text.parse().map_err(|_| wrong(&text))).transpose()
}

fn format(row: &Row, column: &str) -> Result<Format> {
    let code: String = get!(row, column)?;
    Format::from_code(&code).ok_or_else(|| Error::internal(format!("media.{column} holds {code:?}")))
}

fn count(row: &Row, column: &str) -> Result<Option<u32>> {
    let number: Option<i64> = get!(row, column)?;
    number
        .map(|number| u32::try_from(number).map_err(|_| Error::internal(format!("media.{column} is {number}"))))
        .transpose()
}

fn whole(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| Error::TooLarge)
}

fn natural(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(|_| Error::internal(format!("a length of {number}")))
}
