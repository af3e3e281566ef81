//! The index of a node: a folder, what is served from it, and the one who writes it.
//!
//! `DATA/search/` holds one folder for each building of the index (`v1-…`) and `current`, a file with the name of the one in
//! use. A new one is built beside it and put in its place by renaming `current`; readers go on with what they had open.
//! Only `serve` writes: the library's own lock in the folder sees to it.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use arc_swap::ArcSwap;
use kernel::{Civil, Error, Language, Result};
use serde::{Deserialize, Serialize};
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term,
    index::SegmentId,
    indexer::{IndexWriterOptions, LogMergePolicy, UserOperation},
    schema::Schema,
    store::Compressor,
};

use crate::{
    Answer, Ask, Record, Seen, Suggestions, Thing, ask,
    columns::Columns,
    schema::{self, Fields, VERSION},
    suggest,
};

/// Memory of the writer, in bytes.
const HEAP: usize = 48 << 20;
/// The file that names the folder in use.
const CURRENT: &str = "current";
/// The file by which another process asks for a building anew.
const WISH: &str = "rebuild";

/// Where the journal stood when an index was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The number of the last row that is in it.
    pub number: i64,
    /// When that row was written: a base that was put back from a copy has other rows under the same numbers.
    pub at: i64,
}

/// Why there is nothing to serve yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There was no index.
    Absent,
    /// It was written by another version of the product.
    OtherVersion,
    /// Its files cannot be read.
    Damaged,
}

impl std::fmt::Display for Lack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Absent => "there is none",
            Self::OtherVersion => "it was written by another version",
            Self::Damaged => "its files cannot be read",
        })
    }
}

/// The index of this node. Cheap to clone, shared by all that ask.
#[derive(Clone)]
pub struct Index {
    folder: Arc<PathBuf>,
    served: Arc<ArcSwap<Served>>,
}

/// One building of the index, opened.
pub(crate) struct Served {
    index: tantivy::Index,
    reader: IndexReader,
    pub(crate) fields: Fields,
    /// Empty for one that lives in memory, until the first is built.
    place: Option<PathBuf>,
    columns: Mutex<HashMap<SegmentId, Arc<Columns>>>,
}

/// What a commit carries.
#[derive(Serialize, Deserialize)]
struct Payload {
    version: u32,
    position: Position,
}

impl Index {
    /// The index of a folder, not looked at yet: what is asked finds nothing until it is opened or built.
    pub fn of(folder: &Path) -> Result<Self> {
        let served = Arc::new(ArcSwap::from_pointee(Served::empty().map_err(failure)?));
        Ok(Self { folder: Arc::new(folder.to_owned()), served })
    }

    /// Opens what lies in the folder. Where there is nothing that can be served, the answer says why, and what is asked
    /// finds nothing until it is built. It reads files: open on a thread that may.
    pub fn open(&self) -> Option<Lack> {
        match Served::current(&self.folder) {
            Ok(served) => {
                self.served.store(Arc::new(served));
                None
            }
            Err(lack) => Some(lack),
        }
    }

    /// Whether there is something to ask.
    pub fn is_ready(&self) -> bool {
        self.served.load().place.is_some()
    }

    /// Answers a search. It computes for milliseconds: ask on a thread that may.
    pub fn answer(&self, ask: &Ask<'_>) -> Result<Answer> {
        ask::answer(&self.served.load(), ask).map_err(failure)
    }

    /// What to offer for what was typed so far: at most so many of each.
    pub fn suggest(
        &self,
        typed: &str,
        language: Language,
        seen: &Seen,
        today: Civil,
        most: usize,
    ) -> Result<Suggestions> {
        suggest::suggest(&self.served.load(), typed, language, seen, today, most).map_err(failure)
    }

    /// How many texts it holds.
    pub fn texts(&self) -> u64 {
        self.served.load().searcher().num_docs()
    }

    /// Where the journal stood when it was written.
    pub fn position(&self) -> Position {
        self.served.load().position()
    }

    /// Whether the files that are served are still in their place.
    pub fn is_in_place(&self) -> bool {
        self.served.load().place.as_ref().is_some_and(|place| place.join("meta.json").is_file())
    }

    /// Opens the writer of what is served; refused while another process has it.
    pub fn pen(&self) -> Result<Pen> {
        Pen::of(self.served.load_full())
    }

    /// Begins a new building beside what is served. [`Index::put_in_place`] makes it the one that is served.
    pub fn build(&self) -> Result<Pen> {
        let place = self.folder.join(format!("v{VERSION}-{}", self.free_number()));
        fs::create_dir_all(&place).map_err(anyhow::Error::from)?;
        Pen::of(Arc::new(Served::create(&place).map_err(failure)?))
    }

    /// Puts a building in the place of what is served; the former one's folder is removed. Readers that are at work go on
    /// with what they have.
    pub fn put_in_place(&self, pen: &Pen) -> Result<()> {
        let Some(place) = pen.served.place.as_ref() else { return Ok(()) };
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let put = || -> io::Result<()> {
            let fresh = self.folder.join("current.new");
            fs::write(&fresh, &name)?;
            fs::File::open(&fresh)?.sync_all()?;
            fs::rename(&fresh, self.folder.join(CURRENT))
        };
        put().map_err(anyhow::Error::from)?;
        self.served.store(pen.served.clone());
        self.remove_all_but(&name);
        Ok(())
    }

    /// Asks the process that serves this folder to build the index anew: what `malines reindex` does.
    pub fn wish_for_rebuild(folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(folder.join(WISH), ""))
            .map_err(|error| Error::Internal(error.into()))
    }

    /// Whether somebody asked for it; asked once, the wish is gone.
    pub fn takes_wish(&self) -> bool {
        fs::remove_file(self.folder.join(WISH)).is_ok()
    }

    fn free_number(&self) -> usize {
        let taken = |number: &usize| self.folder.join(format!("v{VERSION}-{number}")).exists();
        (1..usize::MAX).find(|number| !taken(number)).unwrap_or_default()
    }

    fn remove_all_but(&self, name: &str) {
        let Ok(entries) = fs::read_dir(&*self.folder) else { return };
        for entry in entries.flatten() {
            let other = entry.file_name().to_string_lossy().into_owned();
            let is_building = other.starts_with('v') && other.contains('-') && other != name;
            if is_building && let Err(error) = fs::remove_dir_all(entry.path()) {
                tracing::warn!(%error, folder = %entry.path().display(), "a former search index stays");
            }
        }
    }
}

impl Served {
    fn current(folder: &Path) -> Result<Self, Lack> {
        let name = fs::read_to_string(folder.join(CURRENT)).map_err(|_| Lack::Absent)?;
        if !name.starts_with(&format!("v{VERSION}-")) {
            return Err(Lack::OtherVersion);
        }
        let place = folder.join(name.trim());
        if !place.join("meta.json").is_file() {
            return Err(Lack::Absent);
        }
        let index = tantivy::Index::open_in_dir(&place).map_err(|_| Lack::Damaged)?;
        let (schema, _) = Fields::schema();
        if index.schema() != schema {
            return Err(Lack::OtherVersion);
        }
        let served = Self::over(index, Some(place)).map_err(|_| Lack::Damaged)?;
        match served.payload() {
            Some(payload) if payload.version == VERSION => Ok(served),
            Some(_) => Err(Lack::OtherVersion),
            None => Err(Lack::Damaged),
        }
    }

    fn create(place: &Path) -> tantivy::Result<Self> {
        let settings = tantivy::IndexSettings { docstore_compression: Compressor::Lz4, ..Default::default() };
        let (schema, _): (Schema, _) = Fields::schema();
        let index = tantivy::Index::builder().schema(schema).settings(settings).create_in_dir(place)?;
        Self::over(index, Some(place.to_owned()))
    }

    fn empty() -> tantivy::Result<Self> {
        Self::over(tantivy::Index::create_in_ram(Fields::schema().0), None)
    }

    fn over(index: tantivy::Index, place: Option<PathBuf>) -> tantivy::Result<Self> {
        Fields::teach(&index);
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).doc_store_cache_num_blocks(32).try_into()?;
        Ok(Self { index, reader, fields: Fields::schema().1, place, columns: Mutex::default() })
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Lets readers see what was committed; what they read of new segments is ready before the first of them comes.
    fn refresh(&self) -> tantivy::Result<()> {
        self.reader.reload()?;
        self.columns(&self.searcher()).map(|_| ())
    }

    fn payload(&self) -> Option<Payload> {
        let metas = self.index.load_metas().ok()?;
        serde_json::from_str(&metas.payload?).ok()
    }

    fn position(&self) -> Position {
        self.payload().map(|payload| payload.position).unwrap_or_default()
    }

    /// The columns of each segment, read when a segment is first met.
    pub(crate) fn columns(&self, searcher: &Searcher) -> tantivy::Result<Vec<Arc<Columns>>> {
        let mut known = self.columns.lock().unwrap_or_else(PoisonError::into_inner);
        let segments = searcher.segment_readers();
        known.retain(|id, _| segments.iter().any(|segment| segment.segment_id() == *id));
        let mut all = Vec::with_capacity(segments.len());
        for segment in segments {
            let id = segment.segment_id();
            let columns = if let Some(columns) = known.get(&id) {
                columns.clone()
            } else {
                let columns = Arc::new(Columns::of(segment)?);
                known.insert(id, columns.clone());
                columns
            };
            all.push(columns);
        }
        Ok(all)
    }
}

/// Who writes an index. One at a time.
pub struct Pen {
    served: Arc<Served>,
    writer: IndexWriter,
}

impl Pen {
    fn of(served: Arc<Served>) -> Result<Self> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(HEAP)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter = served.index.writer_with_options(options).map_err(failure)?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(6);
        merging.set_max_docs_before_merge(2_000_000);
        writer.set_merge_policy(Box::new(merging));
        Ok(Self { served, writer })
    }

    /// Replaces all texts of a thing by these; by none, and it is no more found.
    pub fn put(&self, thing: &Thing, records: &[Record]) -> Result<()> {
        let term = Term::from_field_text(self.served.fields.thing, &schema::key(thing));
        let mut operations: Vec<UserOperation<TantivyDocument>> = vec![UserOperation::Delete(term)];
        // The place of a text among its neighbours has six bits.
        for (place, record) in records.iter().take(64).enumerate() {
            operations.push(UserOperation::Add(self.served.fields.document(record, place)?));
        }
        self.writer.run(operations).map_err(failure)?;
        Ok(())
    }

    /// The same for a thing that cannot be there yet: a building anew.
    pub fn add(&self, records: &[Record]) -> Result<()> {
        let mut operations: Vec<UserOperation<TantivyDocument>> = Vec::with_capacity(records.len());
        for (place, record) in records.iter().take(64).enumerate() {
            operations.push(UserOperation::Add(self.served.fields.document(record, place)?));
        }
        self.writer.run(operations).map_err(failure)?;
        Ok(())
    }

    /// Makes what was put last, together with the position of the journal, and lets readers see it.
    pub fn commit(&mut self, position: Position) -> Result<()> {
        let payload = serde_json::to_string(&Payload { version: VERSION, position }).map_err(anyhow::Error::from)?;
        let mut commit = self.writer.prepare_commit().map_err(failure)?;
        commit.set_payload(&payload);
        commit.commit().map_err(failure)?;
        self.served.refresh().map_err(failure)
    }

    /// Waits for the joining of segments, and closes.
    pub fn finish(self) -> Result<()> {
        let served = self.served.clone();
        self.writer.wait_merging_threads().map_err(failure)?;
        served.refresh().map_err(failure)
    }
}

/// A failure of the index is one of ours; one of the files is "try again later".
fn failure(error: tantivy::TantivyError) -> Error {
    match error {
        tantivy::TantivyError::LockFailure(..) => Error::Unavailable(error.into()),
        other => Error::Internal(anyhow::Error::new(other).context("search index")),
    }
}
