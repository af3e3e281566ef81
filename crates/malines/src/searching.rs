//! Search, put together: what is searched comes from the trunk and the library ([`Publications`]); whoever serves keeps the
//! index true and writes down what readers did not find ([`keep_searching`]).

mod records;

use std::time::Duration;

use db::Uuid;
use kernel::{Civil, MediaId, PublicationId, Result};
use portal::Portal;
use publication::store::searchable::{self, Searched};
use records::Composer;
use search::{Follower, Record, Source, Thing, Touched};

use crate::App;

/// How often it is written down what was not found.
const EVERY: Duration = Duration::from_mins(1);

/// Publications, as they are searched.
pub struct Publications(Portal);

impl Publications {
    /// Of this site.
    pub fn new(portal: Portal) -> Self {
        Self(portal)
    }

    async fn of_media(&self, media: Uuid) -> Result<Touched> {
        let snapshot = self.0.db.snapshot().await?;
        let using = searchable::using(&snapshot, MediaId(media)).await?;
        Ok(Touched::Things(using.into_iter().map(|(id, kind)| Thing { kind, id: id.0 }).collect()))
    }

    async fn of_publication(&self, id: Uuid) -> Result<Touched> {
        let snapshot = self.0.db.snapshot().await?;
        let kind = searchable::kind(&snapshot, PublicationId(id)).await?;
        Ok(kind.map_or(Touched::Nothing, |kind| Touched::Things(vec![Thing { kind, id }])))
    }

    /// The records of these publications.
    async fn composed(&self, snapshot: &db::Snapshot, found: Vec<Searched>) -> Result<Vec<(Thing, Vec<Record>)>> {
        let site = self.0.site().await?;
        let composer = Composer::new(&self.0, &site, snapshot, &found).await?;
        let mut all = Vec::with_capacity(found.len());
        for one in &found {
            let thing = Thing { kind: one.kind.clone(), id: one.id.0 };
            all.push((thing, composer.records(snapshot, one).await?));
        }
        Ok(all)
    }
}

impl Source for Publications {
    async fn touched(&self, room: &str, thing: Uuid, what: &str) -> Result<Touched> {
        match (room, what) {
            // Where a text stands is asked of the base, and what is put forward changes no text; nobody carries yet what is new.
            ("publication", "rebuilt" | "redirected" | "featured" | "renamed")
            | ("themes" | "parties", "made" | "ended") => Ok(Touched::Nothing),
            ("publication", _) => self.of_publication(thing).await,
            ("media", _) => self.of_media(thing).await,
            // The name of a theme or of an issuer stands in all that carries it.
            ("themes" | "parties", _) => Ok(Touched::Everything),
            _ => Ok(Touched::Nothing),
        }
    }

    async fn records(&self, thing: &Thing) -> Result<Vec<Record>> {
        let snapshot = self.0.db.snapshot().await?;
        let found = searchable::one(&snapshot, PublicationId(thing.id)).await?;
        let composed = self.composed(&snapshot, found.into_iter().collect()).await?;
        Ok(composed.into_iter().flat_map(|(_, records)| records).collect())
    }

    async fn after(&self, last: Option<&Thing>, most: usize) -> Result<Vec<(Thing, Vec<Record>)>> {
        let snapshot = self.0.db.snapshot().await?;
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let found = searchable::after(&snapshot, last.map(|last| PublicationId(last.id)), most).await?;
        self.composed(&snapshot, found).await
    }
}

/// Who keeps the index of this site true.
pub fn follower(app: &App) -> Follower<Publications> {
    Follower::new(app.portal.search.clone(), app.db.clone(), Publications::new(app.portal.clone()))
}

/// Keeps the index true, and writes down every minute what was not found, until the process is asked to end.
pub async fn keep_searching(app: App, ended: impl Future<Output = ()>) {
    let mut forgotten = None;
    let misses = async {
        loop {
            tokio::time::sleep(EVERY).await;
            tell(write_misses(&app.portal, &mut forgotten).await);
        }
    };
    tokio::select! {
        () = follower(&app).run() => {}
        () = misses => {}
        () = ended => {}
    }
    tell(write_misses(&app.portal, &mut None).await);
}

fn tell(written: Result<()>) {
    if let Err(error) = written {
        tracing::warn!(%error, "what was not found could not be written down");
    }
}

/// Writes down what was searched and not found; what has grown old is forgotten, once a day.
pub async fn write_misses(portal: &Portal, forgotten: &mut Option<Civil>) -> Result<()> {
    let today = portal.now(&*portal.site().await?);
    let is_new_day = forgotten.is_none_or(|last| last.day() != today.day());
    if portal.misses.is_empty() && !is_new_day {
        return Ok(());
    }
    let write = portal.db.write().await?;
    portal.misses.write_down(&write).await?;
    if is_new_day {
        search::store::forget(&write, today).await?;
    }
    write.commit().await?;
    *forgotten = Some(today);
    Ok(())
}

/// How the index stands, for whoever looks after the site: how many texts it holds and how many changes it has not seen; or
/// what it lacks. It reads files.
pub async fn look(app: &App) -> Result<std::result::Result<(u64, i64), search::Lack>> {
    if let Some(lack) = app.portal.search.open() {
        return Ok(Err(lack));
    }
    let end = search::store::end_of_journal(&app.db.snapshot().await?).await?;
    Ok(Ok((app.portal.search.texts(), end.number - app.portal.search.position().number)))
}
