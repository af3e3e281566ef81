//! An album as one file: its pictures as they were given, packed while they are sent, so that it takes no more memory than one piece of
//! one of them. Pictures are compressed already: they are stored as they are.

use std::io;

use ::files::FileStore;
use async_zip::{Compression, ZipEntryBuilder, base::write::ZipFileWriter};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use futures::{AsyncWriteExt as _, StreamExt as _, TryStreamExt as _, stream};
use kernel::Error;
use media::{Medium, Part};
use tokio::io::DuplexStream;
use tokio_util::io::ReaderStream;
use web::Failure;

/// How many bytes wait for a reader that is slow.
const WAITING: usize = 64 << 10;

/// The pictures as one file of this name. Who may read the album may read each of them: the album is a use of it.
pub(crate) fn answer(store: &FileStore, slug: &str, pictures: &[&Medium]) -> Result<Response, Failure> {
    let entries: Vec<(String, Part)> = entries(pictures);
    if entries.is_empty() {
        return Err(Error::NotFound.into());
    }
    let (reader, writer) = tokio::io::duplex(WAITING);
    let packing = tokio::spawn(pack(store.clone(), entries, writer));
    // A file that breaks off must not look whole: what went wrong ends the answer.
    let end = stream::once(async move { packing.await.map_err(io::Error::other).flatten() });
    let end = end.filter_map(|done| async { done.err().map(Err) });
    let body = Body::from_stream(ReaderStream::new(reader).chain(end));
    // RFC 6266: a name of letters for old readers, the real one beside it.
    let name = format!("attachment; filename=\"album.zip\"; filename*=UTF-8''{}.zip", web::address::value(slug));
    let name = HeaderValue::from_str(&name).map_err(|error| Error::internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, body).into_response())
}

/// The files with their names: numbered in the album's order, so that no two are the same.
fn entries(pictures: &[&Medium]) -> Vec<(String, Part)> {
    let width = pictures.len().to_string().len().max(2);
    let entry = |(at, medium): (usize, &&Medium)| {
        let name = medium.file_name();
        let part = medium.part(&name)?;
        let safe: String =
            name.chars().map(|c| if c.is_alphanumeric() || "._-".contains(c) { c } else { '-' }).collect();
        Some((format!("{:0width$}-{safe}", at + 1), part))
    };
    pictures.iter().enumerate().filter_map(entry).collect()
}

async fn pack(store: FileStore, entries: Vec<(String, Part)>, writer: DuplexStream) -> io::Result<()> {
    let mut zip = ZipFileWriter::with_tokio(writer);
    for (name, part) in entries {
        let entry = ZipEntryBuilder::new(name.into(), Compression::Stored);
        let mut out = zip.write_entry_stream(entry).await.map_err(io::Error::other)?;
        let stream = media::open(&store, &part, None).await.map_err(|error| io::Error::other(error.to_string()))?;
        let mut stream = std::pin::pin!(stream.map_err(|error| io::Error::other(error.to_string())));
        while let Some(bytes) = stream.try_next().await? {
            out.write_all(&bytes).await?;
        }
        out.close().await.map_err(io::Error::other)?;
    }
    zip.close().await.map_err(io::Error::other)?;
    Ok(())
}
