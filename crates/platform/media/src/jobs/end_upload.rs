//! The job that gives up an upload that nobody goes on with.

use jobs::{Context, Job};
use kernel::{Error, Result, UploadId};
use serde::{Deserialize, Serialize};

use crate::{store::uploads::find, upload::give_up};

/// Gives up an upload, or looks again later where more has come of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct EndUpload {
    /// The upload.
    pub(crate) upload: UploadId,
}

impl Job for EndUpload {
    const KIND: &'static str = "media-end-upload";

    async fn run(self, context: &Context) -> Result<()> {
        let mut write = context.db.write().await?;
        let upload = match find(&write, self.upload).await {
            Err(Error::NotFound) => return Ok(()),
            found => found?,
        };
        if upload.ends_at > write.now() {
            jobs::enqueue_at(&mut write, &context.random, &self, upload.ends_at).await?;
        } else {
            give_up(&mut write, &context.random, self.upload).await?;
        }
        write.commit().await
    }
}
