//! Serving the site.

use std::{io::Write as _, process::ExitCode};

use accounts::Accounts;
use anyhow::{Context as _, Result};
use db::{DataLock, ServeLock};
use kernel::{Clock, Random};
use malines::{App, Operator, keep_searching};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use super::{block_on, ensure_schema, start_log};

/// `malines serve`.
pub(crate) fn serve(operator: &Operator) -> Result<ExitCode> {
    start_log("warn,malines=info,search=info");
    operator.prepare()?;
    let _served = ServeLock::take(&operator.data_dir)?;
    block_on(async {
        // The port first: where it is taken, nothing is touched.
        let listener = TcpListener::bind(operator.listen)
            .await
            .with_context(|| format!("cannot listen on {}", operator.listen))?;
        ensure_schema(operator).await?;
        let _shared = DataLock::shared(&operator.data_dir)?;
        let app = App::open(operator, Clock::system(), Random::system()).await?;
        let program = std::env::current_exe().context("finding this binary")?;
        let runner = app.runner(operator, &program)?;
        let (stop, stopped) = watch::channel(false);
        let following = tokio::spawn(app.db.clone().follow());
        let jobs = tokio::spawn(runner.run(until(stopped.clone())));
        let searching = tokio::spawn(keep_searching(app.clone(), until(stopped.clone())));
        let dates = tokio::spawn(agenda::keep_dates(app.portal.clone(), until(stopped.clone())));
        let (portal, readings) = (app.portal.clone(), app.front.readings().clone());
        let (over, is_over) = watch::channel(false);
        let reading = tokio::spawn(desk::keep_readings(portal, readings, until(is_over)));
        let site = app.portal.site().await?;
        say(&format!("{} is served on {}", site.settings.name_in(kernel::Language::FR), operator.public_url()));
        let accounts = Accounts::new(app.db.clone(), app.portal.web.clone());
        if let Some(link) = accounts.first_link().await? {
            say(&format!(
                "Nobody administers the site yet. This link, good for a day, makes its first administrator: {link}"
            ));
        }
        tokio::spawn(async move {
            let _ = ended().await;
            let _ = stop.send(true);
        });
        web::serve(listener, app.front.clone(), until(stopped)).await;
        // Only now is nobody answered any more: what is counted is whole.
        let _ = over.send(true);
        let _ = reading.await;
        following.abort();
        let _ = jobs.await;
        let _ = searching.await;
        let _ = dates.await;
        app.db.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Says a line to whoever started the process. That nobody listens any more is no reason to end.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Ends when the process is asked to.
async fn ended() -> Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error says that the sender is gone: then there is nothing to wait for either.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
