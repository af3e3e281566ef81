//! Work done later: derived rows made anew.

use db::Entry;
use jobs::{Context, Handler, Job, Pace};
use kernel::{PublicationId, Result, ThemeId};
use serde::{Deserialize, Serialize};

use crate::{
    Kinds,
    store::{put::Putting, reading, rederive::rederive},
};

/// How many publications are derived between two looks at the clock.
const AT_ONCE: u32 = 20;

/// Makes the derived rows of many publications anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rederive {
    /// Those under this theme, or all.
    theme: Option<ThemeId>,
    /// Those after this one.
    after: Option<PublicationId>,
}

impl Rederive {
    /// Of all publications: the site has other languages.
    pub fn all() -> Self {
        Self { theme: None, after: None }
    }

    /// Of those under a theme after one of them: the theme stands elsewhere.
    pub fn rest_of(theme: ThemeId, after: PublicationId) -> Self {
        Self { theme: Some(theme), after: Some(after) }
    }
}

impl Job for Rederive {
    const KIND: &'static str = "publication-rederive";

    async fn run(self, context: &Context) -> Result<()> {
        let kinds = context.get::<Kinds>()?;
        let snapshot = context.db.snapshot().await?;
        let (site, themes) = (settings::store::site(&snapshot).await?, themes::store::all(&snapshot).await?);
        drop(snapshot);
        let (clock, random) = (&context.clock, &context.random);
        let zone = site.zone();
        let putting = Putting { kinds, themes: &themes, languages: &site.languages, zone: &zone, clock, random };
        let mut pace = Pace::new(&context.db);
        let mut after = self.after;
        loop {
            let write = pace.write().await?;
            after = rederive(write, &putting, self.theme, after, AT_ONCE).await?;
            write.journal(Entry { room: "publication", thing: db::Uuid::nil(), what: "rebuilt" });
            if after.is_none() {
                return pace.end().await;
            }
            pace.step().await?;
        }
    }
}

/// Lets the days pass in what was read: which count as recent, and which are summed up by month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TidyReadings {
    /// The first of the last thirty days: `2026-10-26`.
    pub recent_from: String,
    /// The first day that is still kept by itself: `2025-10-01`.
    pub days_from: String,
}

impl Job for TidyReadings {
    const KIND: &'static str = "publication-tidy-readings";

    async fn run(self, context: &Context) -> Result<()> {
        let write = context.db.write().await?;
        reading::pass(&write, &self.recent_from).await?;
        write.commit().await?;
        let mut pace = Pace::new(&context.db);
        while reading::sum_up(pace.write().await?, &self.days_from).await? {
            pace.step().await?;
        }
        pace.end().await
    }
}

/// The jobs of this room; they ask the context for the [`Kinds`].
pub(crate) fn handlers() -> Vec<Handler> {
    vec![Handler::of::<Rederive>(), Handler::of::<TidyReadings>()]
}
