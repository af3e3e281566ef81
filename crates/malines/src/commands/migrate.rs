//! Bringing the base up to the binary's version.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use db::{DataLock, Db, Pending, Target};
use kernel::Clock;
use malines::{Operator, migrations};

use super::{block_on, start_log};

/// `malines migrate`.
pub(crate) fn migrate(operator: &Operator) -> Result<ExitCode> {
    start_log("warn");
    operator.prepare()?;
    let _alone = DataLock::alone(&operator.data_dir)?;
    block_on(async {
        match db::pending(&operator.target(), &migrations()).await? {
            Pending::None => println!("The base is at this binary's version."),
            pending => {
                bring(operator, &pending).await?;
                println!("The base is now at this binary's version.");
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Copies an embedded base that has something in it, then applies what waits.
async fn bring(operator: &Operator, pending: &Pending) -> Result<()> {
    let target = operator.target();
    if let (Target::Sqlite(path), Pending::Some(_)) = (&target, pending) {
        let stamp = Clock::system().now().to_rfc3339().replace([':', '-'], "");
        let copy = path.with_extension(format!("before-{stamp}.db"));
        let base = Db::open(&target, Clock::system()).await.context("opening the base to copy it")?;
        base.copy_to(&copy).await.with_context(|| format!("copying the base to {}", copy.display()))?;
        base.close().await;
        println!("The base was copied to {}.", copy.display());
    }
    db::migrate(&target, &migrations()).await
}

/// What `serve`, the imports and the demo need before they take the data folder: the schema of this binary. An embedded
/// base is made, or copied and migrated, here, with nobody else at it; a PostgreSQL base that is not fresh is left to
/// `malines migrate`, since other nodes may have it open.
pub(crate) async fn ensure_schema(operator: &Operator) -> Result<()> {
    match (db::pending(&operator.target(), &migrations()).await?, operator.target()) {
        (Pending::None, _) => Ok(()),
        (Pending::Some(count), Target::Postgres(_)) => {
            bail!("the database waits for {count} migrations: stop the other nodes and run `malines migrate`")
        }
        _ => {
            let _alone = DataLock::alone(&operator.data_dir)?;
            // Whoever was at it a moment ago may have done it.
            let pending = db::pending(&operator.target(), &migrations()).await?;
            if pending == Pending::None { Ok(()) } else { bring(operator, &pending).await }
        }
    }
}
