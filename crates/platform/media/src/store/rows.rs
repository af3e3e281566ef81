//! Records as their rows have them.

use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use db::{Query, Row};
use kernel::{Error, Instant, Language, MediaId, Result};

use super::{count, count_if, get, read, read_if, with_places};
use crate::{Focus, Format, MediaWords, Medium, Part, Poster, Rendition, Shape, Track};

/// The version of the words as stored.
pub(super) const V: i64 = 1;

db::statements! {
    /// Media with their renditions, a row for each rendition. `$1` stands for as many ids as are asked for.
    BY_IDS = "SELECT m.id, m.hash, m.bytes, m.format, m.slug, m.language, m.width, m.height, m.pages, m.millis, m.look, m.v, m.words, \
              m.creator, m.credit, m.licence, m.consent, m.focus_x, m.focus_y, m.accessible, m.is_public, m.created_at, m.version, \
              m.clean_hash, m.clean_bytes, m.poster, m.untold, m.author, r.shape AS r_shape, r.width AS r_width, r.height AS r_height, \
              r.format AS r_format, r.hash AS r_hash, r.bytes AS r_bytes \
              FROM media m LEFT JOIN rendition r ON r.media = m.id WHERE m.id IN ($1) ORDER BY m.id, r.shape, r.width, r.format";
    /// Captions and posters of media, the widest poster last. `$1` stands for as many ids as are asked for.
    HEARD = "SELECT media, language, 0 AS width, 0 AS height, hash, bytes FROM media_track WHERE media IN ($1) \
             UNION ALL SELECT m.id AS media, NULL AS language, r.width, r.height, r.hash, r.bytes FROM media m \
             JOIN rendition r ON r.media = m.poster WHERE m.id IN ($1) AND r.shape = 'whole' AND r.format = 'jpeg' AND r.width <= 960 \
             ORDER BY 1, 2, 3";
}

/// The medium of this id. Errors: `NotFound`.
pub async fn find(query: &impl Query, id: MediaId) -> Result<Medium> {
    by_ids(query, &[id]).await?.remove(&id).ok_or(Error::NotFound)
}

/// The media of these ids with their renditions and captions, in one query, or two where some are sound or video; ids
/// that are unknown are left out.
pub async fn by_ids(query: &impl Query, ids: &[MediaId]) -> Result<HashMap<MediaId, Medium>> {
    let mut media: HashMap<MediaId, Medium> = HashMap::with_capacity(ids.len());
    if ids.is_empty() {
        return Ok(media);
    }
    let sql = with_places(BY_IDS, ids.len());
    for row in query.rows(&sql, ids.iter().map(|id| id.0.into()).collect()).await? {
        let id = MediaId(get!(row, "id")?);
        let medium = match media.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(medium(&row, id)?),
        };
        if let Some(rendition) = rendition(&row)? {
            match rendition.shape {
                Shape::Whole => medium.renditions.push(rendition),
                Shape::Card => medium.crops.push(rendition),
                Shape::Shared => medium.shared = Some(rendition),
            }
        }
    }
    add_heard(query, &mut media).await?;
    Ok(media)
}

/// Adds what hangs on sound and video.
async fn add_heard(query: &impl Query, media: &mut HashMap<MediaId, Medium>) -> Result<()> {
    let heard = media.values().filter(|medium| medium.format.has_captions()).map(|medium| medium.id.0.into());
    let ids: Vec<db::Value> = heard.collect();
    if ids.is_empty() {
        return Ok(());
    }
    for row in query.rows(&with_places(HEARD, ids.len()), ids).await? {
        let Some(medium) = media.get_mut(&MediaId(get!(row, "media")?)) else { continue };
        let (hash, bytes) = (read(&row, "hash")?, count(&row, "bytes")?);
        match (read_if(&row, "language")?, &mut medium.poster) {
            (Some(language), _) => medium.tracks.push(Track { language, hash, bytes }),
            (None, Some(poster)) => {
                let (width, height) = (count(&row, "width")?, count(&row, "height")?);
                let (shape, format) = (Shape::Whole, Format::Jpeg);
                poster.shown = Some(Rendition { shape, width, height, format, hash, bytes });
            }
            (None, None) => {}
        }
    }
    Ok(())
}

fn medium(row: &Row, id: MediaId) -> Result<Medium> {
    let focus = count_if(row, "focus_x")?.zip(count_if(row, "focus_y")?);
    let clean = read_if(row, "clean_hash")?.zip(count_if(row, "clean_bytes")?);
    let (format, poster): (_, Option<db::Uuid>) = (format(row, "format")?, get!(row, "poster")?);
    Ok(Medium {
        id,
        hash: read(row, "hash")?,
        bytes: count(row, "bytes")?,
        format,
        slug: read(row, "slug")?,
        language: read_if(row, "language")?,
        width: count_if(row, "width")?,
        height: count_if(row, "height")?,
        pages: count_if(row, "pages")?,
        millis: count_if(row, "millis")?,
        look: read(row, "look")?,
        words: words(row, id)?,
        creator: read_if(row, "creator")?,
        credit: read_if(row, "credit")?,
        licence: read_if(row, "licence")?,
        consent: get!(row, "consent")?,
        focus: focus.and_then(|(x, y)| Focus::new(x, y)),
        accessible: get!(row, "accessible")?,
        is_public: get!(row, "is_public")?,
        created_at: Instant(get!(row, "created_at")?),
        version: get!(row, "version")?,
        clean: clean.map(|(hash, bytes)| Part { format, hash, bytes }),
        renditions: Vec::new(),
        crops: Vec::new(),
        shared: None,
        tracks: Vec::new(),
        poster: poster.map(|media| Poster { media: MediaId(media), shown: None }),
        untold: read_if(row, "untold")?,
        author: get!(row, "author")?,
    })
}

fn words(row: &Row, id: MediaId) -> Result<BTreeMap<Language, MediaWords>> {
    let version: i64 = get!(row, "v")?;
    if version != V {
        return Err(Error::internal(format!("media {id}: words of version {version}")));
    }
    let words: String = get!(row, "words")?;
    let unreadable = |error| anyhow::Error::new(error).context(format!("media {id}: words"));
    serde_json::from_str(&words).map_err(|error| unreadable(error).into())
}

/// The rendition of a joined row; `None` where the medium has none.
fn rendition(row: &Row) -> Result<Option<Rendition>> {
    let Some(width) = count_if(row, "r_width")? else { return Ok(None) };
    let shape: String = get!(row, "r_shape")?;
    let shape = Shape::from_code(&shape).ok_or_else(|| Error::internal(format!("rendition.shape holds {shape:?}")))?;
    let (height, bytes) = (count(row, "r_height")?, count(row, "r_bytes")?);
    Ok(Some(Rendition { shape, width, height, format: format(row, "r_format")?, hash: read(row, "r_hash")?, bytes }))
}

pub(super) fn format(row: &Row, column: &str) -> Result<Format> {
    let code: String = get!(row, column)?;
    Format::from_code(&code).ok_or_else(|| Error::internal(format!("media.{column} holds {code:?}")))
}
