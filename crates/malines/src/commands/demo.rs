//! The demonstration site.

use std::{io::IsTerminal as _, process::ExitCode};

use anyhow::{Context as _, Result};
use db::DataLock;
use demo::{Pool, generate};
use import::Options;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Clock, Random};
use malines::{App, Operator};
use publication::store::put::put_all;
use relations::{End, Relation};

use super::{block_on, ensure_schema, start_log};

/// How many generated articles go into one transaction.
const AT_ONCE: u64 = 250;

/// `malines demo`: the hand-written site, then as many generated articles as asked for.
pub(crate) fn demo(operator: &Operator, articles: u64, seed: u64) -> Result<ExitCode> {
    start_log("warn");
    operator.prepare()?;
    block_on(async {
        ensure_schema(operator).await?;
        // Generating goes as fast as it can, which would refuse other writers: it is for a base that nobody serves.
        let _alone = DataLock::alone(&operator.data_dir)?;
        let app = App::open(operator, Clock::system(), Random::system()).await?;
        hand_written(&app).await?;
        if articles > 0 {
            generated(&app, articles, seed).await?;
        }
        app.db.analyze().await?;
        app.db.close().await;
        println!("The demonstration site is in {}.", operator.data_dir.display());
        Ok(ExitCode::SUCCESS)
    })
}

/// Brings the hand-written site in by the imports that anybody uses; again changes nothing.
async fn hand_written(app: &App) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("malines-demo-{}", std::process::id()));
    demo::unpack(&folder, app.clock.now())?;
    let outcome = bring(app, &folder).await;
    std::fs::remove_dir_all(&folder).context("removing the unpacked demonstration")?;
    outcome
}

async fn bring(app: &App, folder: &std::path::Path) -> Result<()> {
    let importer = app.importer(false);
    let site = std::fs::read_to_string(folder.join("site.toml")).context("reading the demonstration")?;
    import::site(&importer, &site, false).await?;
    let options = Options { files: Some(folder.to_owned()), dry_run: false };
    for name in ["articles.jsonl", "events.jsonl", "resources.jsonl"] {
        let open = || Ok(std::io::BufReader::new(std::fs::File::open(folder.join(name))?));
        let report = import::articles(&importer, open, &options, |_| ()).await?;
        anyhow::ensure!(report.is_clean(), "the demonstration has faults: {:?}", report.bad);
    }
    relate(app).await
}

/// Articles that report on events, by what the files call them.
const REPORTS: [(&str, &str); 2] =
    [("demo-mechelen-2017", "event-mechelen-2017"), ("demo-africities-2022", "event-africities-2022")];

/// Links what belongs together: each leads to the other.
async fn relate(app: &App) -> Result<()> {
    let mut write = app.db.write().await?;
    let keys = publication::store::read::keys(&write, "articles").await?;
    for (article, event) in REPORTS {
        if let (Some(article), Some(event)) = (keys.get(article), keys.get(event)) {
            let (article, event) = (End::publication("article", *article), End::publication("event", *event));
            relations::store::link(&mut write, &article, Relation::ReportOf, &event).await?;
        }
    }
    Ok(write.commit().await?)
}

/// Generates what is still missing: killed and begun again, it goes on where it stopped.
async fn generated(app: &App, articles: u64, seed: u64) -> Result<()> {
    let snapshot = app.db.snapshot().await?;
    let there = publication::store::read::count_brought(&snapshot, demo::IMPORTER).await?;
    let there = u64::try_from(there).unwrap_or(0);
    let site = app.portal.site().await?;
    let pool = pool(&snapshot, &site).await?;
    drop(snapshot);
    let bar = progress(articles, there);
    let mut next = there;
    while next < articles {
        let end = (next + AT_ONCE).min(articles);
        let puts = (next..end).map(|number| generate(seed, number, &pool).map(|generated| generated.put));
        let puts = puts.collect::<kernel::Result<Vec<_>>>()?;
        let mut write = app.db.write().await?;
        let putting = app.putting(&site);
        put_all(&mut write, &putting, puts).await?;
        write.commit().await?;
        bar.set_position(end);
        next = end;
    }
    bar.finish_and_clear();
    Ok(())
}

/// What generated articles refer to: what the hand-written ones brought.
async fn pool(query: &impl db::Query, site: &portal::SiteView) -> Result<Pool> {
    let mut pool = Pool { themes: site.themes.iter().map(|theme| theme.id).collect(), ..Pool::default() };
    pool.themes.sort();
    for facts in publication::store::read::every_facts(query, 100).await? {
        pool.media.extend(facts.files.iter().filter_map(|file| file.media));
        pool.issuers.extend(facts.issuer);
        pool.contacts.extend(facts.contact);
    }
    pool.media.dedup();
    Ok(pool)
}

fn progress(articles: u64, there: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles, {per_sec}, {eta} left");
    let bar = ProgressBar::new(articles).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_position(there);
    bar
}
