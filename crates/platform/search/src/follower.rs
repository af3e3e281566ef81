//! Following the journal: each row is asked of the [`Source`], what it says is put into the index, and the position is
//! committed with it, so that the index and its place in the journal are one.

use std::{collections::BTreeSet, time::Duration};

use db::Db;
use kernel::{Error, Result};

use crate::{
    Index, Record, Thing,
    index::{Pen, Position},
    store::{self, Row},
};

/// How often the generation is looked at; between two commits lies at least [`REST`].
const PULSE: Duration = Duration::from_millis(100);
/// At most two commits a second.
const REST: Duration = Duration::from_millis(500);
/// How often it is looked whether the index is still there, in pulses.
const ROUND: u32 = 10;
/// Rows of the journal that are read at once.
const ROWS: u32 = 500;
/// Things that are read at once while all are read.
const CHUNK: usize = 200;

/// What a row of the journal touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Nothing that is searched.
    Nothing,
    /// These things.
    Things(Vec<Thing>),
    /// Everything: a theme got another name.
    Everything,
}

/// Where records come from. The composition gives it: it alone knows all rooms.
pub trait Source: Send + Sync {
    /// What a row of the journal touches.
    fn touched(&self, room: &str, thing: db::Uuid, what: &str) -> impl Future<Output = Result<Touched>> + Send;

    /// The records of a thing: one for each text that somebody may read, none where there is no such text any more.
    fn records(&self, thing: &Thing) -> impl Future<Output = Result<Vec<Record>>> + Send;

    /// The things after this one in the order of things, with their records: at most so many, none at the end.
    fn after(
        &self,
        last: Option<&Thing>,
        most: usize,
    ) -> impl Future<Output = Result<Vec<(Thing, Vec<Record>)>>> + Send;
}

/// Who keeps the index true.
pub struct Follower<S> {
    index: Index,
    db: Db,
    source: S,
    pen: Option<Pen>,
}

impl<S: Source> Follower<S> {
    /// For an index and the base whose journal it follows.
    pub fn new(index: Index, db: Db, source: S) -> Self {
        Self { index, db, source, pen: None }
    }

    /// Opens the index and follows until the returned future is dropped. What fails is tried again; the log says so once.
    pub async fn run(mut self) {
        let mut is_troubled = false;
        loop {
            if let Err(error) = self.follow(&mut is_troubled).await
                && !std::mem::replace(&mut is_troubled, true)
            {
                tracing::warn!(%error, "the search index does not follow; trying again");
            }
            self.pen = None;
            tokio::time::sleep(REST * 4).await;
        }
    }

    async fn follow(&mut self, is_troubled: &mut bool) -> Result<()> {
        self.open().await?;
        let mut seen = -1;
        for pulse in 0u32.. {
            if pulse % ROUND == 0 {
                self.look_after().await?;
            }
            let generation = self.db.generation().get();
            if generation == seen {
                tokio::time::sleep(PULSE).await;
                continue;
            }
            seen = generation;
            self.catch_up().await?;
            *is_troubled = false;
            tokio::time::sleep(REST).await;
        }
        Ok(())
    }

    /// Opens what there is, on a thread that may wait for the disk; where nothing can be served, builds anew.
    async fn open(&mut self) -> Result<()> {
        if self.index.is_ready() {
            return Ok(());
        }
        let index = self.index.clone();
        let opened = tokio::task::spawn_blocking(move || index.open()).await;
        match opened.map_err(|error| Error::Internal(error.into()))? {
            None => Ok(()),
            Some(lack) => {
                tracing::info!("the search index is built: {lack}");
                self.rebuild().await
            }
        }
    }

    /// Builds anew where the index is gone or where somebody wished it.
    async fn look_after(&mut self) -> Result<()> {
        if self.index.takes_wish() {
            tracing::info!("the search index is built anew: it was asked for");
            return self.rebuild().await;
        }
        if !self.index.is_in_place() {
            tracing::warn!("the search index is not in its place; it is built anew");
            return self.rebuild().await;
        }
        Ok(())
    }

    /// Brings the index to the end of the journal. A gap, a journal of another base, or a change of everything: it is
    /// built anew.
    pub async fn catch_up(&mut self) -> Result<()> {
        if !self.index.is_in_place() {
            return self.rebuild().await;
        }
        loop {
            let position = self.index.position();
            let Some(rows) = store::rows_after(&self.db, position, ROWS).await? else {
                tracing::warn!(
                    number = position.number,
                    "the journal does not go on where the search index ends; it is built anew"
                );
                return self.rebuild().await;
            };
            let Some(last) = rows.last().map(|row| Position { number: row.number, at: row.at }) else { return Ok(()) };
            let is_all = rows.len() < ROWS as usize;
            let Some(things) = self.things(&rows).await? else { return self.rebuild().await };
            self.put(things, last).await?;
            if is_all {
                return Ok(());
            }
        }
    }

    /// The things that these rows touch, each once; `None` where they touch everything.
    async fn things(&self, rows: &[Row]) -> Result<Option<Vec<Thing>>> {
        let mut things = BTreeSet::new();
        for row in rows {
            match self.source.touched(&row.room, row.thing, &row.what).await? {
                Touched::Nothing => {}
                Touched::Things(touched) => things.extend(touched),
                Touched::Everything => return Ok(None),
            }
        }
        Ok(Some(things.into_iter().collect()))
    }

    async fn put(&mut self, things: Vec<Thing>, position: Position) -> Result<()> {
        if self.pen.is_none() {
            self.pen = Some(self.index.pen()?);
        }
        for thing in things {
            let records = self.source.records(&thing).await?;
            if let Some(pen) = &self.pen {
                pen.put(&thing, &records)?;
            }
        }
        self.pen = match self.pen.take() {
            Some(pen) => Some(committed(pen, position).await?),
            None => None,
        };
        Ok(())
    }

    /// Builds the index anew beside the one that is served, then puts it in that one's place.
    pub async fn rebuild(&mut self) -> Result<()> {
        self.pen = None;
        // Before the first thing is read: what changes meanwhile is read again afterwards.
        let position = store::end_of_journal(&self.db.snapshot().await?).await?;
        let pen = self.index.build()?;
        let mut last: Option<Thing> = None;
        let mut texts = 0;
        loop {
            let chunk = self.source.after(last.as_ref(), CHUNK).await?;
            let Some((thing, _)) = chunk.last() else { break };
            last = Some(thing.clone());
            for (_, records) in &chunk {
                pen.add(records)?;
                texts += records.len();
            }
        }
        let pen = committed(pen, position).await?;
        self.index.put_in_place(&pen)?;
        self.pen = Some(pen);
        tracing::info!(texts, number = position.number, "the search index is built");
        Ok(())
    }
}

/// Commits on a thread that may wait for the disk.
async fn committed(mut pen: Pen, position: Position) -> Result<Pen> {
    let done = tokio::task::spawn_blocking(move || pen.commit(position).map(|()| pen)).await;
    done.map_err(|error| Error::Internal(error.into()))?
}
