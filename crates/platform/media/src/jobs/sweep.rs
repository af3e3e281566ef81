//! The job that clears away what nothing uses.

use files::{FileStore, Hash};
use futures::{StreamExt as _, TryStreamExt as _};
use jobs::{Context, Job};
use kernel::{Instant, Result};
use serde::{Deserialize, Serialize};

use crate::store::objects::{GRACE, used};

/// How many objects are asked about at once.
const AT_ONCE: usize = 200;

/// Removes the objects that nothing uses, and that were put long enough ago: a file that is just arriving has no record
/// yet.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "media-sweep";

    async fn run(self, context: &Context) -> Result<()> {
        let files = context.get::<FileStore>()?;
        let grace = i64::try_from(GRACE.as_millis()).unwrap_or(i64::MAX);
        let until = context.clock.now().plus_millis(-grace);
        let old = files.list().try_filter(|object| std::future::ready(object.modified_at < until));
        let mut chunks = old.map_ok(|object| object.hash).try_chunks(AT_ONCE).boxed();
        while let Some(chunk) = chunks.next().await {
            clear(context, files, &chunk.map_err(|error| error.1)?, until).await?;
        }
        Ok(())
    }
}

/// Removes those of these objects that nothing uses.
async fn clear(context: &Context, files: &FileStore, hashes: &[Hash], until: Instant) -> Result<()> {
    let snapshot = context.db.snapshot().await?;
    let used = used(&snapshot, hashes).await?;
    drop(snapshot);
    for hash in hashes.iter().filter(|hash| !used.contains(hash)) {
        // It may have been put again since it was listed.
        if files.modified_at(*hash).await? < until {
            files.delete(*hash).await?;
        }
    }
    Ok(())
}
