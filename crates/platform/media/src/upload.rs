//! A file that arrives in pieces, so that a cut line costs only what was under way. Each piece is an object of the file
//! store; when all are there they become one. So it works wherever files lie, and with several nodes.

use std::{io, time::Duration};

use bytes::Bytes;
use db::{Db, Query, Write};
use files::FileStore;
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream};
use kernel::{AccountId, Clock, Error, Instant, MediaId, Random, Result, UploadId};
use tokio::{io::AsyncRead, time::timeout};
use tokio_util::io::StreamReader;

use crate::{
    NewMedia, Received, by_hash, insert,
    jobs::EndUpload,
    receive, replace_bytes,
    store::{objects::plan_sweep, uploads as store},
};

/// The largest file that is taken, in bytes.
pub const LARGEST: u64 = 512 << 20;

/// The largest piece, in bytes. A browser sends smaller ones.
pub const LARGEST_PIECE: u64 = 64 << 20;

/// How many files of one account may be arriving at once.
const MOST: i64 = 100;

/// How long an upload is kept after its last piece.
const PATIENCE: Duration = Duration::from_hours(24);

/// How long a sender may be silent within a piece.
const SILENCE: Duration = Duration::from_secs(20);

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 255;

/// A file that is arriving.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Upload {
    /// Its id.
    pub id: UploadId,
    /// Who sends it.
    pub account: AccountId,
    /// Its name, as the sender has it.
    pub name: String,
    /// How long it will be, in bytes.
    pub length: u64,
    /// How much of it is there, in bytes.
    pub received: u64,
    /// The medium whose bytes it replaces; where there is none, it becomes a new one.
    pub replaces: Option<MediaId>,
    /// What became of it, once all was there.
    pub media: Option<MediaId>,
    /// When it is given up, unless more comes.
    pub ends_at: Instant,
}

/// A file that is to arrive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewUpload {
    /// Who sends it.
    pub account: AccountId,
    /// Its name, as the sender has it.
    pub name: String,
    /// How long it will be, in bytes.
    pub length: u64,
    /// See [`Upload::replaces`].
    pub replaces: Option<MediaId>,
}

/// Expects a file. Errors: `TooLarge` beyond [`LARGEST`]; `TooMany` where the account sends very many; an invalid `file`
/// where it is empty or its name is none.
pub async fn begin(write: &mut Write, random: &Random, new: NewUpload) -> Result<Upload> {
    check_name(&new.name)?;
    if new.length == 0 {
        return Err(Error::field("file", "desk-media-fault-empty"));
    }
    if new.length > LARGEST {
        return Err(Error::TooLarge);
    }
    if store::arriving(write, new.account).await? >= MOST {
        return Err(Error::TooMany);
    }
    let id = UploadId::new(&Clock::fixed(write.now()), random);
    let NewUpload { account, name, length, replaces } = new;
    let upload = Upload { id, account, name, length, received: 0, replaces, media: None, ends_at: end(write.now()) };
    store::insert(write, &upload).await?;
    jobs::enqueue_at(write, random, &EndUpload { upload: id }, upload.ends_at).await?;
    Ok(upload)
}

/// Whether this may be the name of a file. Errors: an invalid `file`.
pub fn check_name(name: &str) -> Result<()> {
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
    if fits { Ok(()) } else { Err(Error::field("file", "desk-media-fault-file-name")) }
}

fn end(now: Instant) -> Instant {
    now.plus_millis(i64::try_from(PATIENCE.as_millis()).unwrap_or(i64::MAX))
}

/// The upload of this id, for who sends it. Errors: `NotFound`, also where somebody else does.
pub async fn find(query: &impl Query, id: UploadId, account: AccountId) -> Result<Upload> {
    let upload = store::find(query, id).await?;
    if upload.account == account { Ok(upload) } else { Err(Error::NotFound) }
}

/// Takes a piece that begins at this place, as much of it as comes, and says how things stand then. Errors: `Conflict`
/// where the upload stands elsewhere; `TooLarge` where more comes than was announced, of which nothing is kept;
/// `Unavailable` where the store fails, a full disk among the causes ([`is_full`]).
pub async fn append<S, E>(db: &Db, files: &FileStore, upload: Upload, at: u64, pieces: S) -> Result<Upload>
where
    S: Stream<Item = Result<Bytes, E>> + Send + 'static,
    E: Send + 'static,
{
    if at != upload.received {
        return Err(Error::Conflict(format!("the upload stands at {}", upload.received)));
    }
    let limit = (upload.length - upload.received).min(LARGEST_PIECE);
    let piece = files.put(until_cut(pieces), limit).await?;
    if piece.bytes == 0 {
        return Ok(upload);
    }
    let write = db.write().await?;
    let ends_at = end(write.now());
    store::advance(&write, &upload, piece, ends_at).await?;
    write.commit().await?;
    Ok(Upload { received: upload.received + piece.bytes, ends_at, ..upload })
}

/// The bytes as they come, to where they end, are cut off, or the sender falls silent: what was received is kept.
fn until_cut<S, E>(pieces: S) -> impl AsyncRead + Send + Unpin
where
    S: Stream<Item = Result<Bytes, E>> + Send + 'static,
    E: Send + 'static,
{
    let whole = stream::unfold(pieces.boxed(), |mut pieces| async {
        match timeout(SILENCE, pieces.next()).await {
            Ok(Some(Ok(piece))) => Some((io::Result::Ok(piece), pieces)),
            _ => None,
        }
    });
    StreamReader::new(whole.boxed())
}

/// Puts the pieces together where all are there: a new medium, the one that has these bytes already, or other bytes for
/// the one that they replace. Again, it says the same. Errors: `Conflict` where pieces are missing, or where the medium to
/// be replaced has these very bytes; `NotFound` where that is gone.
pub async fn finish(db: &Db, files: &FileStore, random: &Random, upload: &Upload) -> Result<MediaId> {
    if let Some(media) = upload.media {
        return Ok(media);
    }
    if upload.received < upload.length {
        return Err(Error::Conflict("pieces are missing".into()));
    }
    let pieces = store::pieces(&db.snapshot().await?, upload.id).await?;
    let received = receive(files, joined(files, pieces), &upload.name, LARGEST).await?;
    let mut write = db.write().await?;
    let media = keep(&mut write, random, upload, received).await?;
    if !store::finish(&write, upload.id, media).await? {
        // Another request was faster: what it made stands, and this transaction leaves no trace.
        drop(write);
        let upload = store::find(&db.snapshot().await?, upload.id).await?;
        return upload.media.ok_or(Error::NotFound);
    }
    plan_sweep(&mut write, random).await?;
    write.commit().await?;
    Ok(media)
}

async fn keep(write: &mut Write, random: &Random, upload: &Upload, received: Received) -> Result<MediaId> {
    match upload.replaces {
        Some(media) => {
            replace_bytes(write, random, media, received, Some(upload.account)).await?;
            Ok(media)
        }
        None => take_in(write, random, &upload.name, received).await,
    }
}

/// Makes a medium of a file that somebody brings, or finds the one that has the same bytes.
pub async fn take_in(write: &mut Write, random: &Random, name: &str, received: Received) -> Result<MediaId> {
    match by_hash(write, received.file.hash).await?.first() {
        Some(known) => Ok(*known),
        None => insert(write, random, NewMedia::new(received.file, received.format, name)).await,
    }
}

/// All pieces, one after the other.
fn joined(files: &FileStore, pieces: Vec<files::Hash>) -> impl AsyncRead + Send + Unpin {
    let files = files.clone();
    let each = stream::iter(pieces).then(move |hash| {
        let files = files.clone();
        async move { files.get(hash).await.map(|(_, stream)| stream) }
    });
    StreamReader::new(each.try_flatten().map_err(|error| io::Error::other(error.to_string())).boxed())
}

/// Gives an upload up: what has arrived of it goes with the next sweep.
pub async fn give_up(write: &mut Write, random: &Random, id: UploadId) -> Result<()> {
    store::delete(write, id).await?;
    plan_sweep(write, random).await
}

/// Whether an error says that no room is left where files lie.
pub fn is_full(error: &Error) -> bool {
    let (Error::Unavailable(cause) | Error::Internal(cause)) = error else { return false };
    let full = |kind| matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
    cause.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| full(cause.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_other_troubles() {
        let trouble = |kind| Error::Unavailable(anyhow::Error::new(io::Error::from(kind)).context("the file store"));
        assert!(is_full(&trouble(io::ErrorKind::StorageFull)));
        assert!(is_full(&trouble(io::ErrorKind::QuotaExceeded)));
        assert!(!is_full(&trouble(io::ErrorKind::ConnectionReset)));
        assert!(!is_full(&Error::TooLarge));
    }

    #[test]
    fn a_name_is_one_line_of_some_length() {
        assert!(check_name("Déclaration finale (en français).pdf").is_ok());
        for wrong in ["", "a\nb.pdf", "\u{0}", &"x".repeat(256)] {
            assert!(check_name(wrong).is_err(), "{wrong:?}");
        }
    }
}
