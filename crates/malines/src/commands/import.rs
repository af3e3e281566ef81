//! Bringing publications and settings in.

use std::{
    fs::File,
    io::{BufReader, IsTerminal as _},
    path::Path,
    process::ExitCode,
};

use ::import::{Importer, Options, Report};
use anyhow::{Context as _, Result};
use db::{DataLock, ServeLock};
use i18n::I18n;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Clock, Error, Language, Random};
use malines::{App, Operator};

use super::{block_on, ensure_schema, start_log};
use crate::cli::Import;

/// `malines import articles` and `malines import site`.
pub(crate) fn import(operator: &Operator, what: &Import) -> Result<ExitCode> {
    start_log("warn");
    operator.prepare()?;
    // Where nobody serves, this lock is free, and the import need not leave room for others. It is given back at once:
    // a server may be started meanwhile.
    let is_served = ServeLock::take(&operator.data_dir).is_err();
    block_on(async {
        ensure_schema(operator).await?;
        let _shared = DataLock::shared(&operator.data_dir)?;
        let app = App::open(operator, Clock::system(), Random::system()).await?;
        let importer = app.importer(is_served);
        let outcome = match what {
            Import::Articles { file, files, dry_run } => {
                articles(&importer, file, Options { files: files.clone(), dry_run: *dry_run }).await
            }
            Import::Site { file, dry_run } => site(&importer, file, *dry_run).await,
        };
        app.db.close().await;
        outcome
    })
}

async fn articles(importer: &Importer, path: &Path, options: Options) -> Result<ExitCode> {
    let size = std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
    let bar = progress(size);
    let open = || Ok(BufReader::with_capacity(1 << 20, bar.wrap_read(File::open(path)?)));
    let dry_run = options.dry_run;
    let report =
        ::import::articles(importer, open, &options, |report| bar.set_message(report.read.to_string())).await?;
    bar.finish_and_clear();
    show(&report, &importer.i18n);
    sum_up(&report, dry_run);
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn site(importer: &Importer, path: &Path, dry_run: bool) -> Result<ExitCode> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match ::import::site(importer, &text, dry_run).await {
        Ok(report) => {
            sum_up(&report, dry_run);
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Invalid(faults)) => {
            for fault in &faults {
                let given = fault.given.clone().unwrap_or_default();
                let what = importer.i18n.text(language(), fault.message, &[("given", given.into())]);
                eprintln!("{}: {what}", fault.field);
            }
            eprintln!("Nothing was changed.");
            Ok(ExitCode::from(2))
        }
        Err(error) => Err(error.into()),
    }
}

/// What was wrong, by line.
fn show(report: &Report, i18n: &I18n) {
    for bad in report.warnings.iter().chain(&report.bad) {
        for words in bad.words(i18n, language()) {
            eprintln!("{words}");
        }
    }
}

fn sum_up(report: &Report, dry_run: bool) {
    let Report { read, made, changed, same, .. } = report;
    let (bad, would) = (report.bad.len(), if dry_run { " (a dry run: nothing was changed)" } else { "" });
    println!("{read} read: {made} made, {changed} changed, {same} left as they were, {bad} refused{would}");
}

/// The language of the terminal, by the usual variables; English where it is another.
fn language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let tag = named.unwrap_or_default().chars().take(2).collect::<String>();
    tag.parse().ok().filter(|language: &Language| language.interface_index().is_some()).unwrap_or(Language::EN)
}

/// A bar on a terminal; nothing where the output goes to a file. The file is read twice.
fn progress(size: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {percent}% {msg} lines, {eta} left");
    ProgressBar::new(size * 2).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
