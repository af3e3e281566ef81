//! Files that are arriving.

use db::{Query, Write, values};
use files::{Hash, Stored};
use kernel::{AccountId, Error, Instant, MediaId, Result, UploadId};

use super::{count, get, read, whole};
use crate::Upload;

db::statements! {
    /// A file is to arrive.
    INSERT_UPLOAD = "INSERT INTO upload (id, account, name, length, received, replaces, ends_at) VALUES ($1, $2, $3, $4, 0, $5, $6)";
    /// An upload.
    FIND_UPLOAD = "SELECT account, name, length, received, replaces, media, ends_at FROM upload WHERE id = $1";
    /// How many files of an account are arriving.
    COUNT_UPLOADS = "SELECT count(*) FROM upload WHERE account = $1 AND media IS NULL";
    /// A piece has arrived, unless another came first.
    ADVANCE = "UPDATE upload SET received = received + $3, ends_at = $4 WHERE id = $1 AND received = $2 AND media IS NULL";
    /// The piece.
    INSERT_PIECE = "INSERT INTO upload_piece (upload, start, hash, bytes) VALUES ($1, $2, $3, $4)";
    /// The pieces, in order.
    PIECES = "SELECT hash FROM upload_piece WHERE upload = $1 ORDER BY start";
    /// The file has arrived, unless another request was faster.
    FINISH = "UPDATE upload SET media = $2 WHERE id = $1 AND media IS NULL";
    /// Its pieces are no longer needed.
    DELETE_PIECES = "DELETE FROM upload_piece WHERE upload = $1";
    /// Ends an upload.
    DELETE_UPLOAD = "DELETE FROM upload WHERE id = $1";
}

pub(crate) async fn insert(write: &Write, upload: &Upload) -> Result<()> {
    let Upload { id, account, name, length, replaces, ends_at, .. } = upload;
    let replaces = replaces.map(|media| media.0);
    let row = values![id.0, account.0, name.as_str(), whole(*length)?, replaces, ends_at.0];
    write.execute(INSERT_UPLOAD, row).await.map(|_| ())
}

/// The upload of this id, whoever asks. Errors: `NotFound`.
pub(crate) async fn find(query: &impl Query, id: UploadId) -> Result<Upload> {
    let row = query.row(FIND_UPLOAD, values![id.0]).await?.ok_or(Error::NotFound)?;
    let [replaces, media] = ["replaces", "media"].map(|column| get!(row, column));
    let (replaces, media): (Option<db::Uuid>, Option<db::Uuid>) = (replaces?, media?);
    Ok(Upload {
        id,
        account: AccountId(get!(row, "account")?),
        name: get!(row, "name")?,
        length: count(&row, "length")?,
        received: count(&row, "received")?,
        replaces: replaces.map(MediaId),
        media: media.map(MediaId),
        ends_at: Instant(get!(row, "ends_at")?),
    })
}

/// How many files of an account are arriving.
pub(crate) async fn arriving(query: &impl Query, account: AccountId) -> Result<i64> {
    query.number(COUNT_UPLOADS, values![account.0]).await
}

/// Notes a piece that begins where the upload stood. Errors: `Conflict` where it stands elsewhere by now.
pub(crate) async fn advance(write: &Write, upload: &Upload, piece: Stored, ends_at: Instant) -> Result<()> {
    let (start, bytes) = (whole(upload.received)?, whole(piece.bytes)?);
    if write.execute(ADVANCE, values![upload.id.0, start, bytes, ends_at.0]).await? == 0 {
        return Err(Error::Conflict("another piece came first".into()));
    }
    write.execute(INSERT_PIECE, values![upload.id.0, start, piece.hash.to_string(), bytes]).await.map(|_| ())
}

/// The pieces, in order.
pub(crate) async fn pieces(query: &impl Query, id: UploadId) -> Result<Vec<Hash>> {
    query.rows(PIECES, values![id.0]).await?.iter().map(|row| read(row, "hash")).collect()
}

/// Notes what became of it. Says whether this request was the first to do so.
pub(crate) async fn finish(write: &Write, id: UploadId, media: MediaId) -> Result<bool> {
    let first = write.execute(FINISH, values![id.0, media.0]).await? == 1;
    write.execute(DELETE_PIECES, values![id.0]).await?;
    Ok(first)
}

/// Ends an upload; that it is gone is no error.
pub(crate) async fn delete(write: &Write, id: UploadId) -> Result<()> {
    write.execute(DELETE_UPLOAD, values![id.0]).await.map(|_| ())
}
