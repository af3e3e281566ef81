//! What the worker found out.

use db::{Entry, Write, values};
use kernel::Result;

use super::whole;
use crate::{Look, Medium, Rendition, jobs::Found};

db::statements! {
    /// What the worker found out, unless the bytes have changed since.
    EXAMINED = "UPDATE media SET width = $3, height = $4, pages = $5, millis = $6, accessible = coalesce(accessible, $7), \
                language = coalesce(language, $8), clean_hash = $9, clean_bytes = $10, look = $11, author = $12 WHERE id = $1 AND hash = $2";
    /// That the file is not what it should be.
    UNREADABLE = "UPDATE media SET look = $3 WHERE id = $1 AND hash = $2";
    /// Removes the renditions of former bytes.
    DELETE_RENDITIONS = "DELETE FROM rendition WHERE media = $1";
    /// Removes the text of former bytes.
    DELETE_TEXT = "DELETE FROM media_text WHERE media = $1";
    /// The text that a document holds.
    INSERT_TEXT = "INSERT INTO media_text (media, text) VALUES ($1, $2)";
}

/// Writes what the worker found out. Says whether the medium still had the bytes that it saw.
pub(crate) async fn examined(write: &mut Write, medium: &Medium, found: &Found) -> Result<bool> {
    let [width, height, pages] = [found.width, found.height, found.pages].map(|number| number.map(i64::from));
    let row = values![
        medium.id.0,
        medium.hash.to_string(),
        width,
        height,
        pages,
        found.millis.map(whole).transpose()?,
        found.tagged,
        found.language.map(|language| language.to_string()),
        found.clean.map(|clean| clean.hash.to_string()),
        found.clean.map(|clean| whole(clean.bytes)).transpose()?,
        Look::Done.code(),
        found.author.clone(),
    ];
    if write.execute(EXAMINED, row).await? == 0 {
        return Ok(false);
    }
    forget(write, medium).await?;
    let rows: Result<_> = found.renditions.iter().map(|rendition| columns(medium, rendition)).collect();
    write.insert_all("rendition (media, shape, width, height, format, hash, bytes)", rows?).await?;
    if let Some(text) = found.text.as_ref().filter(|text| !text.is_empty()) {
        write.execute(INSERT_TEXT, values![medium.id.0, text.as_str()]).await?;
    }
    write.journal(Entry { room: "media", thing: medium.id.0, what: "rendered" });
    Ok(true)
}

/// Notes that the file is not what it should be.
pub(crate) async fn unreadable(write: &Write, medium: &Medium) -> Result<()> {
    let row = values![medium.id.0, medium.hash.to_string(), Look::Unreadable.code()];
    write.execute(UNREADABLE, row).await.map(|_| ())
}

/// Removes what was made of a medium's former bytes.
pub(super) async fn forget(write: &Write, medium: &Medium) -> Result<()> {
    write.execute(DELETE_RENDITIONS, values![medium.id.0]).await?;
    write.execute(DELETE_TEXT, values![medium.id.0]).await.map(|_| ())
}

pub(super) fn columns(medium: &Medium, rendition: &Rendition) -> Result<Vec<db::Value>> {
    let Rendition { shape, width, height, format, hash, bytes } = rendition;
    let (width, height, bytes) = (i64::from(*width), i64::from(*height), whole(*bytes)?);
    Ok(values![medium.id.0, shape.code(), width, height, format.code(), hash.to_string(), bytes])
}
