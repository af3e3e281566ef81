//! Looking whether everything is as it should be.

use std::process::ExitCode;

use anyhow::Result;
use db::{DataLock, Pending};
use kernel::{Clock, Language, Random};
use malines::{App, Operator, migrations, rooms};

use super::{block_on, start_log};

/// `malines doctor`.
pub(crate) fn doctor(operator: &Operator, rebuild: bool) -> Result<ExitCode> {
    start_log("warn");
    operator.prepare()?;
    let _shared = DataLock::shared(&operator.data_dir)?;
    block_on(async {
        match db::pending(&operator.target(), &migrations()).await? {
            Pending::None => println!("Base: {:?}, at this binary's version.", operator.target()),
            Pending::Fresh => {
                println!("Base: none yet; `malines serve` makes one.");
                return Ok(ExitCode::SUCCESS);
            }
            Pending::Some(count) => {
                println!("Base: waits for {count} migrations; run `malines migrate`.");
                return Ok(ExitCode::FAILURE);
            }
        }
        let app = App::open(operator, Clock::system(), Random::system()).await?;
        let sound = look(&app).await?;
        if rebuild {
            println!("Lists, counts and uses of files of {} publications were made anew.", make_anew(&app).await?);
        }
        app.db.close().await;
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

async fn look(app: &App) -> Result<bool> {
    let snapshot = app.db.snapshot().await?;
    let publications = publication::store::read::count(&snapshot).await?;
    println!("Publications: {publications}.");
    let jobs = jobs::counts(&snapshot).await?;
    println!("Jobs: {jobs:?}.");
    match malines::look_at_search(app).await? {
        Ok((texts, 0)) => println!("Search: {texts} texts, up to the last change."),
        Ok((texts, behind)) => {
            println!("Search: {texts} texts; {behind} changes are not in the index yet, `malines serve` follows.");
        }
        Err(lack) => println!("Search: no index ({lack}); `malines serve` or `malines reindex` makes one."),
    }
    let broken = broken_templates(app).await?;
    for (template, error) in &broken {
        println!("Template {template} of the data folder fails, the shipped one answers: {error}");
    }
    Ok(broken.is_empty())
}

/// The operator's own templates that fail on a sample, each once.
async fn broken_templates(app: &App) -> Result<Vec<(&'static str, String)>> {
    let site = app.portal.site().await?;
    let mut broken: Vec<(&'static str, String)> = Vec::new();
    for view in rooms().iter().flat_map(|room| &room.views) {
        for sample in (view.samples)() {
            let frame = site.plain_frame(&app.portal, Language::FR);
            let own = app.portal.web.templates.render_own(sample.template, Language::FR, &frame, &sample.page);
            if let Some(Err(error)) = own
                && broken.iter().all(|(template, _)| *template != sample.template)
            {
                broken.push((sample.template, error.root_cause().to_string()));
            }
        }
    }
    Ok(broken)
}

async fn make_anew(app: &App) -> Result<u64> {
    let site = app.portal.site().await?;
    let mut write = app.db.write().await?;
    let putting = app.putting(&site);
    let count = publication::store::rebuild::rebuild(&mut write, &putting).await?;
    write.commit().await?;
    Ok(count)
}
