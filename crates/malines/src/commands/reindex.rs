//! Making the index of the search anew.

use std::process::ExitCode;

use anyhow::Result;
use db::{DataLock, ServeLock};
use kernel::{Clock, Random};
use malines::{App, Operator, follower};
use search::Index;

use super::{block_on, ensure_schema, start_log};

/// `malines reindex`.
pub(crate) fn reindex(operator: &Operator) -> Result<ExitCode> {
    start_log("warn");
    operator.prepare()?;
    // Where somebody serves, that process writes the index. Where nobody does the lock is given back at once: a server may be
    // started meanwhile.
    if ServeLock::take(&operator.data_dir).is_err() {
        Index::wish_for_rebuild(&operator.search())?;
        println!(
            "The site is served: it makes its index anew now, answers from the old one meanwhile, and logs when it is done."
        );
        return Ok(ExitCode::SUCCESS);
    }
    block_on(async {
        ensure_schema(operator).await?;
        let _shared = DataLock::shared(&operator.data_dir)?;
        let app = App::open(operator, Clock::system(), Random::system()).await?;
        follower(&app).rebuild().await?;
        println!("The index was made anew: {} texts.", app.portal.search.texts());
        app.db.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
