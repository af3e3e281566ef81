//! From a stream to a stored, known file.

use files::{FileStore, Stored};
use futures::TryStreamExt as _;
use kernel::Result;
use tokio::io::AsyncRead;

use crate::{
    Format,
    sniff::{HEAD, TAIL, sniff},
};

/// A file that has arrived.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Received {
    /// Where its bytes are.
    pub file: Stored,
    /// What it is.
    pub format: Format,
}

/// Stores what the reader gives and tells what it is. The name helps only to tell one kind of plain text from another.
/// Errors: `TooLarge` beyond `limit` bytes; `Unavailable` where the reader or the store fails.
pub async fn receive(
    files: &FileStore,
    reader: impl AsyncRead + Unpin + Send,
    name: &str,
    limit: u64,
) -> Result<Received> {
    let file = files.put(reader, limit).await?;
    let head = piece(files, file, 0).await?;
    let tail =
        if head.starts_with(b"PK") { piece(files, file, file.bytes.saturating_sub(TAIL)).await? } else { Vec::new() };
    let head = &head[..head.len().min(usize::try_from(HEAD).unwrap_or(usize::MAX))];
    Ok(Received { file, format: sniff(head, &tail, file.bytes, name) })
}

/// At most [`TAIL`] bytes from there on.
async fn piece(files: &FileStore, file: Stored, from: u64) -> Result<Vec<u8>> {
    if file.bytes == 0 {
        return Ok(Vec::new());
    }
    let most = if from == 0 { HEAD } else { TAIL };
    let pieces = files.range(file.hash, from..from.saturating_add(most)).await?;
    pieces
        .try_fold(Vec::new(), async |mut all, piece| {
            all.extend_from_slice(&piece);
            Ok(all)
        })
        .await
}
