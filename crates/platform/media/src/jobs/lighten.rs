//! The job that makes the lightest renditions, AVIF, when nothing else is to be done: they cost seconds of a core.

use std::time::Duration;

use files::FileStore;
use jobs::{Context, Job};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::examine::{Examination, is_final};
use crate::{
    Format, Medium, Rendition, Shape, Worker,
    store::{find, lighter},
    worker::{Made, Task},
};

/// After what time it looks again where something else waits.
const PATIENCE: Duration = Duration::from_mins(1);

/// Leaves the worker to others between two pictures.
const PAUSE: Duration = Duration::from_secs(2);

/// AVIF is kept where it takes at most so many hundredths of the bytes of WebP: what hardly spares anything is not worth
/// its place.
const WORTH: u64 = 90;

/// Makes the AVIF renditions of one picture that has its others, and plans the next.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Lighten {}

impl Job for Lighten {
    const KIND: &'static str = "media-lighten";

    async fn run(self, context: &Context) -> Result<()> {
        let snapshot = context.db.snapshot().await?;
        let Some(id) = lighter::next(&snapshot).await? else { return Ok(()) };
        let worker = context.get::<Worker>()?;
        if worker.is_busy() || jobs::others_are_due(&snapshot, Self::KIND, context.clock.now()).await? {
            return plan(context, PATIENCE).await;
        }
        let medium = find(&snapshot, id).await?;
        drop(snapshot);
        let made = lighten(context.get::<FileStore>()?, worker, &medium).await;
        let made = match made {
            // A picture that cannot be made lighter has its other renditions.
            Err(error) if is_final(&error) => Vec::new(),
            made => made?,
        };
        let mut write = context.db.write().await?;
        lighter::made(&mut write, &medium, &made).await?;
        write.commit().await?;
        plan(context, PAUSE).await
    }
}

async fn plan(context: &Context, after: Duration) -> Result<()> {
    let mut write = context.db.write().await?;
    if lighter::next(&write).await?.is_some() {
        lighter::plan(&mut write, &context.random, after).await?;
    }
    write.commit().await
}

async fn lighten(files: &FileStore, worker: &Worker, medium: &Medium) -> Result<Vec<Rendition>> {
    let folder = tempfile::tempdir().map_err(|error| Error::Unavailable(error.into()))?;
    let look = Examination { files, worker, medium, folder: folder.path() };
    look.bring().await?;
    let mut kept = Vec::new();
    for known in [&medium.renditions, &medium.crops] {
        kept.extend(set(&look, known).await?);
    }
    Ok(kept)
}

/// All sizes of one shape, or none: a browser that finds some in AVIF does not look for the others in WebP.
async fn set(look: &Examination<'_>, known: &[Rendition]) -> Result<Vec<Rendition>> {
    let (mut made, mut bytes, mut webp) = (Vec::new(), 0, 0);
    for rendition in known.iter().filter(|rendition| rendition.format == Format::Webp) {
        let Rendition { shape, width, height, .. } = *rendition;
        let wanted = Made { shape, width, height, format: Format::Avif };
        let focus = look.medium.focus.filter(|_| shape == Shape::Card);
        // One at a time: the worker is free for others after each.
        look.ask(Task::Lighten(wanted, focus)).await?;
        bytes += look.length(&wanted.file_name()).await?;
        webp += rendition.bytes;
        made.push(wanted);
    }
    if bytes * 100 > webp * WORTH {
        return Ok(Vec::new());
    }
    let mut kept = Vec::with_capacity(made.len());
    for one in made {
        kept.push(look.rendition(one).await?);
    }
    Ok(kept)
}
