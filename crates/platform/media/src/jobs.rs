//! The job that has a new file looked into.

use std::path::Path;

use files::FileStore;
use futures::TryStreamExt as _;
use jobs::{Context, GiveUp, Handler, Job};
use kernel::{Error, MediaId, Result};
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt as _;

use crate::{
    Medium, Rendition, Worker,
    store::{examined, find},
    worker::{Made, Report, SOURCE, WRITTEN_LIMIT},
};

/// Has a medium opened by the worker: a picture's renditions are made, a PDF's pages counted.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct MakeRenditions {
    /// The medium.
    pub media: MediaId,
}

impl Job for MakeRenditions {
    const KIND: &'static str = "media-renditions";

    async fn run(self, context: &Context) -> Result<()> {
        let medium = match find(&context.db.snapshot().await?, self.media).await {
            Err(Error::NotFound) => return Ok(()),
            found => found?,
        };
        if !medium.renditions.is_empty() || medium.pages.is_some() {
            return Ok(());
        }
        let files = context.get::<FileStore>()?;
        let folder = tempfile::tempdir().map_err(trouble)?;
        bring(files, &medium, folder.path()).await?;
        let report = context.get::<Worker>()?.examine(folder.path(), medium.format).await?;
        let mut made = Vec::new();
        if let Report::Picture { renditions, .. } = &report {
            for rendition in renditions {
                made.push(keep(files, folder.path(), rendition).await?);
            }
        }
        let mut write = context.db.write().await?;
        // Where the bytes were replaced meanwhile, their own job follows.
        if examined(&mut write, &medium, &report, &made).await? {
            write.commit().await?;
        }
        Ok(())
    }
}

/// The jobs of this room; they ask the context for a [`FileStore`] and a [`Worker`].
pub fn handlers() -> Vec<Handler> {
    vec![Handler::of::<MakeRenditions>()]
}

/// Writes the medium's bytes where the worker finds them.
async fn bring(files: &FileStore, medium: &Medium, folder: &Path) -> Result<()> {
    let mut file = tokio::fs::File::create(folder.join(SOURCE)).await.map_err(trouble)?;
    let (_, mut pieces) = files.get(medium.hash).await?;
    while let Some(piece) = pieces.try_next().await? {
        file.write_all(&piece).await.map_err(trouble)?;
    }
    file.flush().await.map_err(trouble)
}

/// Stores a rendition that the worker says it has written.
async fn keep(files: &FileStore, folder: &Path, made: &Made) -> Result<Rendition> {
    let path = folder.join(made.file_name());
    // The worker has had a stranger's file in its hands: what it left is a plain file, or nothing.
    let plain = tokio::fs::symlink_metadata(&path).await.is_ok_and(|file| file.is_file());
    if !plain {
        return Err(GiveUp("the worker did not write what it says".into()).into());
    }
    let stored = files.put(tokio::fs::File::open(&path).await.map_err(trouble)?, WRITTEN_LIMIT).await?;
    let Made { width, height, format } = *made;
    Ok(Rendition { width, height, format, hash: stored.hash, bytes: stored.bytes })
}

pub(crate) fn trouble(error: std::io::Error) -> Error {
    Error::Unavailable(anyhow::Error::new(error).context("the worker's folder"))
}
