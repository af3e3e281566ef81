//! A library on a real base, with a real store of files and a real worker.

use std::{path::PathBuf, time::Duration};

use db::Migrations;
use files::{FileSettings, FileStore};
use futures::TryStreamExt as _;
use image::{DynamicImage, ImageFormat};
use jobs::{Context, Listed, Runner, State};
use kernel::{MediaId, Random};
use media::{Format, Medium, NewMedia, Rendition, Worker};
use tokio::sync::oneshot;

use crate::base::{Base, bases};

const ROOMS: &[Migrations] = &[jobs::migrations, media::migrations];

/// The example `worker`, built beside the tests.
pub(crate) fn program() -> PathBuf {
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.join("examples/worker")
}

pub(crate) fn worker() -> Worker {
    Worker::new(program())
}

pub(crate) struct Library {
    pub(crate) base: Base,
    pub(crate) files: FileStore,
    pub(crate) random: Random,
}

impl Library {
    pub(crate) async fn each() -> Vec<Self> {
        let open = |base: Base| {
            let random = Random::system();
            let files = FileStore::open(&FileSettings::folder(base.folder.path().join("files")), &random).unwrap();
            Self { base, files, random }
        };
        bases(ROOMS).await.into_iter().map(open).collect()
    }

    pub(crate) async fn take_in(&self, bytes: &[u8], name: &str, also: impl FnOnce(&mut NewMedia)) -> MediaId {
        let received = media::receive(&self.files, bytes, name, 100 << 20).await.unwrap();
        let mut new = NewMedia::new(received.file, received.format, name);
        also(&mut new);
        let mut write = self.base.db.write().await.unwrap();
        let id = media::insert(&mut write, &self.random, new).await.unwrap();
        write.commit().await.unwrap();
        id
    }

    /// Runs jobs until none waits or runs; says why the last one failed, if it did.
    pub(crate) async fn work(&self, worker: Worker) -> Option<String> {
        let base = &self.base;
        let context = Context::new(base.db.clone(), base.clock.clock(), self.random.clone());
        let context = context.with(self.files.clone()).with(worker);
        let (stop, stopped) = oneshot::channel::<()>();
        let runner = Runner::new(context, media::handlers()).unwrap().run(async {
            let _ = stopped.await;
        });
        let runner = tokio::spawn(runner);
        let quiet = async {
            loop {
                let jobs = jobs::list(&base.db.snapshot().await.unwrap(), 10).await.unwrap();
                let now = base.clock.clock().now();
                let is_quiet = |job: &Listed| job.last_error.is_some() || job.run_at > now;
                if jobs.iter().all(|job| job.state != State::Running && is_quiet(job)) {
                    return jobs.iter().find_map(|job| job.last_error.clone());
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let found = tokio::time::timeout(Duration::from_secs(200), quiet).await.expect("the jobs never ended");
        stop.send(()).unwrap();
        runner.await.unwrap();
        found
    }

    /// Whether a job of this kind is there.
    pub(crate) async fn waits(&self, kind: &str) -> bool {
        let jobs = jobs::list(&self.base.db.snapshot().await.unwrap(), 50).await.unwrap();
        jobs.iter().any(|job| job.kind == kind)
    }

    pub(crate) async fn find(&self, id: MediaId) -> Medium {
        media::find(&self.base.db.snapshot().await.unwrap(), id).await.unwrap()
    }

    /// Takes a file in and has it examined.
    pub(crate) async fn examined(&self, bytes: &[u8], name: &str) -> Result<Medium, String> {
        let id = self.take_in(bytes, name, |_| {}).await;
        match self.work(worker()).await {
            None => Ok(self.find(id).await),
            Some(why) => Err(why),
        }
    }

    pub(crate) async fn bytes(&self, rendition: &Rendition) -> Vec<u8> {
        let (_, stream) = self.files.get(rendition.hash).await.unwrap();
        stream.try_fold(Vec::new(), async |all, piece| Ok([all, piece.to_vec()].concat())).await.unwrap()
    }

    pub(crate) async fn pixels(&self, rendition: &Rendition) -> DynamicImage {
        let format = if rendition.format == Format::Webp { ImageFormat::WebP } else { ImageFormat::Jpeg };
        image::load_from_memory_with_format(&self.bytes(rendition).await, format).unwrap()
    }
}
