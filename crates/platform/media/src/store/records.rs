//! New records, and changes of known ones.

use std::collections::BTreeMap;

use db::{Entry, Query, Value, Write, values};
use files::Stored;
use kernel::{AccountId, Clock, Error, Instant, Language, MediaId, Name, Random, Result};

use super::{count, examined, find, get, objects, read, rows, whole};
use crate::{
    Format, Look, MakeRenditions, MediaWords, Medium, NewMedia, Part, Received, Revision, Said, Source, Track, Untold,
    search::folded,
};

db::statements! {
    /// A new medium.
    INSERT = "INSERT INTO media (id, created_at, hash, bytes, format, class, look, slug, language, v, words, credit, licence, search, accessible, is_public) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// A medium whose source has come again.
    REPLACE = "UPDATE media SET hash = $2, bytes = $3, format = $4, class = $5, look = $6, slug = $7, language = $8, v = $9, words = $10, credit = $11, \
               licence = $12, search = $13, accessible = coalesce($14, accessible), is_public = $15, version = version + 1 WHERE id = $1";
    /// Other bytes under the same name.
    REPLACE_BYTES = "UPDATE media SET hash = $2, bytes = $3, format = $4, class = $5, look = $6, version = version + 1 WHERE id = $1";
    /// What a medium was before its bytes changed no longer holds.
    FORGET = "UPDATE media SET width = NULL, height = NULL, pages = NULL, millis = NULL, clean_hash = NULL, clean_bytes = NULL, author = NULL, \
              accessible = $2 WHERE id = $1";
    /// What people say of it, unless somebody said something else meanwhile.
    SAY = "UPDATE media SET v = $3, words = $4, language = $5, creator = $6, credit = $7, licence = $8, consent = $9, focus_x = $10, \
           focus_y = $11, accessible = $12, is_public = $13, search = $14, poster = $15, untold = $16, version = version + 1 WHERE id = $1 AND version = $2";
    /// Has it looked into once more.
    LOOK_AGAIN = "UPDATE media SET look = $2 WHERE id = $1";
    /// Removes a record with all that hangs on it.
    DELETE = "DELETE FROM media WHERE id = $1";
    /// What an import knows the medium by.
    INSERT_SOURCE = "INSERT INTO media_source (importer, source, media) VALUES ($1, $2, $3)";
    /// The medium that an import knows by this key.
    BY_SOURCE = "SELECT m.id, m.hash FROM media_source s JOIN media m ON m.id = s.media WHERE s.importer = $1 AND s.source = $2";
    /// What a medium was before, the latest first.
    REVISIONS = "SELECT number, hash, bytes, format, replaced_at, replaced_by FROM media_revision WHERE media = $1 ORDER BY number DESC";
    /// How many revisions a medium has.
    COUNT_REVISIONS = "SELECT count(*) FROM media_revision WHERE media = $1";
    /// Keeps what the medium was.
    INSERT_REVISION = "INSERT INTO media_revision (media, number, hash, bytes, format, replaced_at, replaced_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Captions in a language, instead of those before.
    PUT_TRACK = "INSERT INTO media_track (media, language, hash, bytes) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (media, language) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes";
    /// Removes captions.
    DELETE_TRACK = "DELETE FROM media_track WHERE media = $1 AND language = $2";
    /// The text that a document holds.
    TEXT = "SELECT text FROM media_text WHERE media = $1";
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
    if changed {
        examine(write, random, id, new.format).await?;
    }
    Ok(id)
}

async fn examine(write: &mut Write, random: &Random, id: MediaId, format: Format) -> Result<()> {
    if format.is_examined() {
        jobs::enqueue(write, random, &MakeRenditions { media: id }).await?;
    }
    Ok(())
}

async fn by_source(write: &Write, source: &Source) -> Result<Option<(MediaId, String)>> {
    let row = write.row(BY_SOURCE, values![source.importer.as_str(), source.key.as_str()]).await?;
    row.map(|row| Ok((MediaId(get!(row, "id")?), get!(row, "hash")?))).transpose()
}

async fn create(write: &Write, random: &Random, new: &NewMedia) -> Result<MediaId> {
    let id = MediaId::new(&Clock::fixed(write.now()), random);
    let mut row = values![id.0, write.now().0];
    row.extend(columns(new, look(new.format))?);
    write.execute(INSERT, row).await?;
    if let Some(source) = &new.source {
        write.execute(INSERT_SOURCE, values![source.importer.as_str(), source.key.as_str(), id.0]).await?;
    }
    Ok(id)
}

async fn replace(write: &mut Write, id: MediaId, new: &NewMedia, changed: bool) -> Result<MediaId> {
    let medium = find(write, id).await?;
    let mut row = values![id.0];
    row.extend(columns(new, if changed { look(new.format) } else { medium.look })?);
    write.execute(REPLACE, row).await?;
    if changed {
        write.execute(FORGET, values![id.0, new.accessible]).await?;
        examined::forget(write, &medium).await?;
    }
    write.journal(Entry { room: "media", thing: id.0, what: "changed" });
    Ok(id)
}

/// What is to be expected of a file of this format.
fn look(format: Format) -> Look {
    if format.is_examined() { Look::Waiting } else { Look::Done }
}

/// From `hash` to `is_public`, in the order of `INSERT` and `REPLACE`.
fn columns(new: &NewMedia, look: Look) -> Result<Vec<Value>> {
    let slug = new.slug()?;
    Ok(values![
        new.file.hash.to_string(),
        whole(new.file.bytes)?,
        new.format.code(),
        new.format.class().code(),
        look.code(),
        slug.as_str(),
        new.language.map(|language| language.to_string()),
        rows::V,
        json(&new.words)?,
        new.credit.as_ref().map(ToString::to_string),
        new.licence.as_ref().map(ToString::to_string),
        search_text(slug.as_str(), &new.words, [new.credit.as_ref()]),
        new.accessible,
        new.is_public,
    ])
}

fn json(words: &BTreeMap<Language, MediaWords>) -> Result<String> {
    serde_json::to_string(words).map_err(|error| anyhow::Error::from(error).into())
}

/// What the library's search looks through.
fn search_text<'a>(
    slug: &str,
    words: &BTreeMap<Language, MediaWords>,
    names: impl IntoIterator<Item = Option<&'a Name>>,
) -> String {
    let said = words.values().flat_map(|words| [Some(words.title.as_str()), words.description.as_deref()]);
    let names = names.into_iter().map(|name| name.map(Name::as_str));
    let all: Vec<&str> = [Some(slug)].into_iter().chain(said).chain(names).flatten().collect();
    folded(&all.join(" "))
}

/// Writes what people say of a medium. `version` is the one that they had before them. Errors: `NotFound`; `Conflict`
/// where somebody else said something meanwhile.
pub async fn say(write: &mut Write, random: &Random, id: MediaId, version: i64, said: &Said) -> Result<()> {
    let medium = find(write, id).await?;
    let names = [said.creator.as_ref(), said.credit.as_ref()];
    let row = values![
        id.0,
        version,
        rows::V,
        json(&said.words)?,
        said.language.map(|language| language.to_string()),
        said.creator.as_ref().map(ToString::to_string),
        said.credit.as_ref().map(ToString::to_string),
        said.licence.as_ref().map(ToString::to_string),
        said.consent.as_deref(),
        said.focus.map(|focus| i64::from(focus.x())),
        said.focus.map(|focus| i64::from(focus.y())),
        said.accessible,
        said.is_public,
        search_text(medium.slug.as_str(), &said.words, names),
        said.poster.map(|poster| poster.0),
        said.untold.map(Untold::code),
    ];
    if write.execute(SAY, row).await? == 0 {
        return Err(Error::Conflict("somebody else described this file meanwhile".into()));
    }
    if medium.format.is_picture() && medium.focus != said.focus {
        look_again(write, random, &medium).await?;
    }
    write.journal(Entry { room: "media", thing: id.0, what: "changed" });
    Ok(())
}

/// Has the worker look into a file once more. Pages show what was made before until it is done.
pub async fn look_again(write: &mut Write, random: &Random, medium: &Medium) -> Result<()> {
    write.execute(LOOK_AGAIN, values![medium.id.0, look(medium.format).code()]).await?;
    objects::plan_sweep(write, random).await?;
    examine(write, random, medium.id, medium.format).await
}

/// Gives a medium other bytes. Its id, its name and what is said of it stay; what it was is kept. Errors: `NotFound`;
/// `Conflict` where these are the bytes that it has.
pub async fn replace_bytes(
    write: &mut Write,
    random: &Random,
    id: MediaId,
    received: Received,
    by: Option<AccountId>,
) -> Result<()> {
    let medium = find(write, id).await?;
    if medium.hash == received.file.hash {
        return Err(Error::Conflict("these are the same bytes".into()));
    }
    let number = write.number(COUNT_REVISIONS, values![id.0]).await? + 1;
    let kept = [medium.hash.to_string(), medium.format.code().to_owned()];
    let bytes = whole(medium.bytes)?;
    let by = by.map(|account| account.0);
    let [hash, format] = kept;
    write.execute(INSERT_REVISION, values![id.0, number, hash, bytes, format, write.now().0, by]).await?;
    let Received { file: Stored { hash, bytes }, format } = received;
    let (class, look) = (format.class().code(), look(format).code());
    write.execute(REPLACE_BYTES, values![id.0, hash.to_string(), whole(bytes)?, format.code(), class, look]).await?;
    // Whether a new document can be read by all is to be said anew.
    write.execute(FORGET, values![id.0, None::<bool>]).await?;
    examined::forget(write, &medium).await?;
    objects::plan_sweep(write, random).await?;
    write.journal(Entry { room: "media", thing: id.0, what: "replaced" });
    examine(write, random, id, format).await
}

/// Removes a medium and its history. Its bytes go later, when nothing else has them. Whoever calls has made sure, in
/// the same transaction, that nothing uses it. Errors: `NotFound`.
pub async fn remove(write: &mut Write, random: &Random, id: MediaId) -> Result<()> {
    if write.execute(DELETE, values![id.0]).await? == 0 {
        return Err(Error::NotFound);
    }
    objects::plan_sweep(write, random).await?;
    write.journal(Entry { room: "media", thing: id.0, what: "removed" });
    Ok(())
}

/// What a medium was before, the latest first.
pub async fn revisions(query: &impl Query, id: MediaId) -> Result<Vec<Revision>> {
    let rows = query.rows(REVISIONS, values![id.0]).await?;
    let revision = |row: &db::Row| {
        let replaced_by: Option<db::Uuid> = get!(row, "replaced_by")?;
        Ok(Revision {
            number: count(row, "number")?,
            part: Part { format: rows::format(row, "format")?, hash: read(row, "hash")?, bytes: count(row, "bytes")? },
            replaced_at: Instant(get!(row, "replaced_at")?),
            replaced_by: replaced_by.map(AccountId),
        })
    };
    rows.iter().map(revision).collect()
}

/// Gives sound or video captions in a language, instead of those that it had. Errors: an invalid `track` where the file
/// is no `WebVTT` or the medium has nothing to hear.
pub async fn put_track(
    write: &mut Write,
    random: &Random,
    id: MediaId,
    language: Language,
    received: Received,
) -> Result<()> {
    let medium = find(write, id).await?;
    if received.format != Format::Vtt || !medium.format.has_captions() {
        return Err(Error::field("track", "desk-media-fault-captions"));
    }
    let Track { language, hash, bytes } = Track { language, hash: received.file.hash, bytes: received.file.bytes };
    write.execute(PUT_TRACK, values![id.0, language.to_string(), hash.to_string(), whole(bytes)?]).await?;
    objects::plan_sweep(write, random).await?;
    write.journal(Entry { room: "media", thing: id.0, what: "changed" });
    Ok(())
}

/// Removes captions. Errors: `NotFound`.
pub async fn remove_track(write: &mut Write, random: &Random, id: MediaId, language: Language) -> Result<()> {
    if write.execute(DELETE_TRACK, values![id.0, language.to_string()]).await? == 0 {
        return Err(Error::NotFound);
    }
    objects::plan_sweep(write, random).await?;
    write.journal(Entry { room: "media", thing: id.0, what: "changed" });
    Ok(())
}

/// The text that the worker found in a document; nothing where there is none, as in one that is a picture of paper.
pub async fn text(query: &impl Query, id: MediaId) -> Result<Option<String>> {
    let row = query.row(TEXT, values![id.0]).await?;
    row.map(|row| get!(row, "text")).transpose()
}
