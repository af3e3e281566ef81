//! The job that has a new file looked into.

use std::{ops::Range, path::Path};

use bytes::Bytes;
use files::{FileStore, Stored};
use futures::{StreamExt as _, TryStreamExt as _};
use jobs::{Context, GiveUp, Job};
use kernel::{Error, Language, MediaId, Result};
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt as _;
use tokio_util::io::StreamReader;

use crate::{
    Look, Medium, Part, Rendition, Worker,
    store::{examined, find, lighter, unreadable},
    worker::{CLEAN, Made, Report, Request, SOURCE, TEXT, Task, WRITTEN_LIMIT, place::blank},
};

/// Has a medium opened by the worker: a picture's renditions are made, a PDF is read and its first page drawn, sound and
/// video are timed, an office document is asked for its author.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct MakeRenditions {
    /// The medium.
    pub media: MediaId,
}

/// What was found out about a medium.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
    pub(crate) pages: Option<u32>,
    pub(crate) millis: Option<u64>,
    pub(crate) tagged: Option<bool>,
    pub(crate) language: Option<Language>,
    pub(crate) clean: Option<Stored>,
    pub(crate) renditions: Vec<Rendition>,
    pub(crate) text: Option<String>,
    pub(crate) author: Option<String>,
}

impl Job for MakeRenditions {
    const KIND: &'static str = "media-renditions";

    async fn run(self, context: &Context) -> Result<()> {
        let medium = match find(&context.db.snapshot().await?, self.media).await {
            Err(Error::NotFound) => return Ok(()),
            found => found?,
        };
        if medium.look != Look::Waiting {
            return Ok(());
        }
        let look = look(context.get::<FileStore>()?, context.get::<Worker>()?, &medium).await;
        let mut write = context.db.write().await?;
        match &look {
            // Where the bytes were replaced meanwhile, their own job follows.
            Ok(found) => {
                if examined(&mut write, &medium, found).await? && medium.format.is_picture() {
                    lighter::add(&mut write, &context.random, medium.id).await?;
                }
            }
            Err(error) if is_final(error) => unreadable(&write, &medium).await?,
            Err(_) => return look.map(|_| ()),
        }
        write.commit().await?;
        look.map(|_| ())
    }
}

/// Whether it is the file that is at fault.
pub(super) fn is_final(error: &Error) -> bool {
    matches!(error, Error::Internal(cause) if cause.is::<GiveUp>())
}

async fn look(files: &FileStore, worker: &Worker, medium: &Medium) -> Result<Found> {
    let folder = tempfile::tempdir().map_err(trouble)?;
    let look = Examination { files, worker, medium, folder: folder.path() };
    look.bring().await?;
    match medium.original() {
        Part { format, .. } if format.is_picture() => look.picture().await,
        Part { format, .. } if format.has_captions() => look.sound().await,
        Part { format, .. } if format.has_items() => look.container().await,
        Part { format, .. } if format.has_properties() => look.properties().await,
        _ => look.document().await,
    }
}

/// A medium in the worker's folder.
pub(super) struct Examination<'a> {
    pub(super) files: &'a FileStore,
    pub(super) worker: &'a Worker,
    pub(super) medium: &'a Medium,
    pub(super) folder: &'a Path,
}

impl Examination<'_> {
    pub(super) async fn ask(&self, task: Task) -> Result<Report> {
        self.worker.examine(self.folder, Request { format: self.medium.format, task }).await
    }

    async fn picture(&self) -> Result<Found> {
        let mut found = self.drawn(Task::Render(self.medium.focus)).await?;
        found.clean = Some(self.keep(CLEAN).await?);
        Ok(found)
    }

    async fn document(&self) -> Result<Found> {
        let Report::Pdf { pages, tagged, language, author } = self.ask(Task::Read).await? else {
            return Err(confused());
        };
        // A page that cannot be drawn is no fault of the document.
        let drawn = match self.drawn(Task::Draw).await {
            Err(error) if is_final(&error) => Found::default(),
            drawn => drawn?,
        };
        let path = self.made(TEXT).await?;
        let text = String::from_utf8_lossy(&tokio::fs::read(path).await.map_err(trouble)?).replace('\0', " ");
        let language = language.and_then(|tag| tag.parse::<Language>().ok()?.primary().parse().ok());
        let (pages, tagged) = (Some(pages), Some(tagged));
        let renditions = drawn.renditions;
        Ok(Found { pages, tagged, language, renditions, text: Some(text), author, ..Found::default() })
    }

    async fn sound(&self) -> Result<Found> {
        let Report::Sound { millis, places } = self.ask(Task::Time).await? else { return Err(confused()) };
        let clean = if self.medium.format.may_tell_place() { Some(self.without(places).await?) } else { None };
        Ok(Found { millis, clean, ..Found::default() })
    }

    async fn container(&self) -> Result<Found> {
        let Report::Told { places } = self.ask(Task::Tell).await? else { return Err(confused()) };
        Ok(Found { clean: Some(self.without(places).await?), ..Found::default() })
    }

    async fn properties(&self) -> Result<Found> {
        let Report::Signed { author } = self.ask(Task::Sign).await? else { return Err(confused()) };
        Ok(Found { author, ..Found::default() })
    }

    async fn drawn(&self, task: Task) -> Result<Found> {
        let Report::Picture { width, height, renditions } = self.ask(task).await? else { return Err(confused()) };
        let mut kept = Vec::new();
        for made in renditions {
            kept.push(self.rendition(made).await?);
        }
        Ok(Found { width: Some(width), height: Some(height), renditions: kept, ..Found::default() })
    }

    /// The medium's bytes without those that tell its place: stored once more, where there are any.
    async fn without(&self, places: Vec<Range<u64>>) -> Result<Stored> {
        if places.is_empty() {
            let Part { hash, bytes, .. } = self.medium.original();
            return Ok(Stored { hash, bytes });
        }
        let (_, pieces) = self.files.get(self.medium.hash).await?;
        let mut at = 0;
        let blanked = pieces.map_err(|error| std::io::Error::other(error.to_string())).map_ok(move |piece| {
            let mut piece = piece.to_vec();
            blank(&mut piece, at, &places);
            at += u64::try_from(piece.len()).unwrap_or_default();
            Bytes::from(piece)
        });
        self.files.put(StreamReader::new(blanked.boxed()), self.medium.bytes).await
    }

    /// Stores a rendition that the worker says it has written.
    pub(super) async fn rendition(&self, made: Made) -> Result<Rendition> {
        let Made { shape, width, height, format } = made;
        let Stored { hash, bytes } = self.keep(&made.file_name()).await?;
        Ok(Rendition { shape, width, height, format, hash, bytes })
    }

    /// How long a file is that the worker says it has written.
    pub(super) async fn length(&self, name: &str) -> Result<u64> {
        Ok(tokio::fs::metadata(self.made(name).await?).await.map_err(trouble)?.len())
    }

    /// Writes the medium's bytes where the worker finds them.
    pub(super) async fn bring(&self) -> Result<()> {
        let mut file = tokio::fs::File::create(self.folder.join(SOURCE)).await.map_err(trouble)?;
        let (_, mut pieces) = self.files.get(self.medium.hash).await?;
        while let Some(piece) = pieces.try_next().await? {
            file.write_all(&piece).await.map_err(trouble)?;
        }
        file.flush().await.map_err(trouble)
    }

    /// Stores a file that the worker says it has written.
    async fn keep(&self, name: &str) -> Result<Stored> {
        let path = self.made(name).await?;
        self.files.put(tokio::fs::File::open(&path).await.map_err(trouble)?, WRITTEN_LIMIT).await
    }

    /// The path of such a file. The worker has had a stranger's file in its hands: what it left is a plain file, or
    /// nothing.
    async fn made(&self, name: &str) -> Result<std::path::PathBuf> {
        let path = self.folder.join(name);
        let file = tokio::fs::symlink_metadata(&path).await;
        if file.is_ok_and(|file| file.is_file() && file.len() <= WRITTEN_LIMIT) {
            return Ok(path);
        }
        Err(GiveUp("the worker did not write what it says".into()).into())
    }
}

fn confused() -> Error {
    Error::internal("the worker answered another question")
}

fn trouble(error: std::io::Error) -> Error {
    Error::Unavailable(anyhow::Error::new(error).context("the worker's folder"))
}
