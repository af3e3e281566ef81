//! What files say, for whoever searches: the text of documents, captions.

use std::collections::HashMap;

use db::{Query, Value};
use files::FileStore;
use kernel::{Language, MediaId, Result};

use super::{get, read, with_places};
use crate::captions;

db::statements! {
    /// The text of documents. `$1` stands for as many ids as are asked for.
    TEXTS = "SELECT media, text FROM media_text WHERE media IN ($1)";
    /// The captions of sound and video. `$1` stands for as many ids as are asked for.
    TRACKS = "SELECT media, language, hash FROM media_track WHERE media IN ($1) ORDER BY media, language";
}

/// The text that the worker found in these documents; those without are left out.
pub async fn texts(query: &impl Query, ids: &[MediaId]) -> Result<HashMap<MediaId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = query.rows(&with_places(TEXTS, ids.len()), places(ids)).await?;
    rows.iter().map(|row| Ok((MediaId(get!(row, "media")?), get!(row, "text")?))).collect()
}

/// What is said in these films and recordings, by language; those without captions are left out.
pub async fn spoken(
    query: &impl Query,
    files: &FileStore,
    ids: &[MediaId],
) -> Result<HashMap<MediaId, Vec<(Language, String)>>> {
    let mut all: HashMap<MediaId, Vec<(Language, String)>> = HashMap::new();
    if ids.is_empty() {
        return Ok(all);
    }
    for row in query.rows(&with_places(TRACKS, ids.len()), places(ids)).await? {
        let (language, hash) = (read(&row, "language")?, read(&row, "hash")?);
        let text = captions::spoken(&captions::bytes(files, hash).await?);
        all.entry(MediaId(get!(row, "media")?)).or_default().push((language, text));
    }
    Ok(all)
}

fn places(ids: &[MediaId]) -> Vec<Value> {
    ids.iter().map(|id| id.0.into()).collect()
}
