//! What the desk keeps for a while only, and forgets by itself.

use jobs::{Context, Job};
use publication::store::desk::{company, preview_link};
use serde::{Deserialize, Serialize};

/// Forgets who had a form open and has fallen silent, and the preview links that have ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "desk-forget";

    async fn run(self, context: &Context) -> kernel::Result<()> {
        let write = context.db.write().await?;
        company::sweep(&write, write.now()).await?;
        preview_link::tidy(&write).await?;
        write.commit().await
    }
}
