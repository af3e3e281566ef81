//! Putting and getting.

use std::{
    ops::Range,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, bail};
use bytes::Bytes;
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream::BoxStream};
use kernel::{Error, Instant, Random, Result};
use object_store::{
    GetOptions, GetRange, MultipartUpload, ObjectStore, ObjectStoreExt as _, PutPayload, aws::AmazonS3Builder,
    local::LocalFileSystem, path::Path, prefix::PrefixStore,
};
use tokio::io::{AsyncRead, AsyncReadExt as _};

use crate::{FileSettings, Hash, Hasher, S3Settings};

/// How much is held in memory at a time; S3 takes no smaller parts than 5 MiB but the last.
const PART: usize = 8 << 20;

/// How long an interrupted arrival is left alone: it may still be going on.
const STALE: Duration = Duration::from_hours(24);

const INCOMING: &str = "incoming";

/// The bytes of an object, piece by piece.
pub type ByteStream = BoxStream<'static, Result<Bytes>>;

/// What a [`FileStore::put`] has stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Stored {
    /// The object's name.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
}

/// An object, as listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Object {
    /// Its name.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
    /// When it was last put.
    pub modified_at: Instant,
}

/// Keeps bytes under their hash; cheap to clone.
#[derive(Clone)]
pub struct FileStore {
    objects: Arc<dyn ObjectStore>,
    place: Place,
    random: Random,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Folder,
    Bucket,
}

impl FileStore {
    /// Opens the store: makes the folder where there is none and clears away what was interrupted long ago. A bucket is
    /// not asked anything yet.
    pub fn open(settings: &FileSettings, random: &Random) -> anyhow::Result<Self> {
        let (objects, place): (Arc<dyn ObjectStore>, _) = match (&settings.folder, &settings.s3) {
            (Some(folder), None) => (Arc::new(folder_at(folder)?), Place::Folder),
            (None, Some(s3)) => (bucket(s3)?, Place::Bucket),
            _ => bail!("files asks for one of folder and s3"),
        };
        Ok(Self { objects, place, random: random.clone() })
    }

    /// Stores all that the reader gives, in constant memory; on the disk when it returns. Errors: `TooLarge` beyond
    /// `limit` bytes, `Unavailable` where the reader or the store fails; nothing is left behind then.
    pub async fn put(&self, mut reader: impl AsyncRead + Unpin + Send, limit: u64) -> Result<Stored> {
        let mut hasher = Hasher::default();
        let first = part(&mut reader, limit).await?;
        hasher.update(&first);
        if self.place == Place::Bucket && first.len() < PART {
            let stored = Stored { hash: hasher.end(), bytes: length(&first) };
            self.objects.put(&path(stored.hash), first.into()).await.map_err(failure)?;
            return Ok(stored);
        }
        let incoming = Path::from_iter([INCOMING, &format!("{:032x}", u128::from_be_bytes(self.random.bytes()))]);
        let mut upload = self.objects.put_multipart(&incoming).await.map_err(failure)?;
        let bytes = match receive(&mut *upload, first, &mut reader, &mut hasher, limit).await {
            Ok(bytes) => bytes,
            Err(error) => {
                let _ = upload.abort().await;
                return Err(error);
            }
        };
        let stored = Stored { hash: hasher.end(), bytes };
        self.give_name(&incoming, stored.hash).await?;
        Ok(stored)
    }

    /// The whole object and its length. Errors: `NotFound`.
    pub async fn get(&self, hash: Hash) -> Result<(u64, ByteStream)> {
        let found = self.objects.get(&path(hash)).await.map_err(failure)?;
        Ok((found.meta.size, found.into_stream().map_err(failure).boxed()))
    }

    /// A part of the object; what lies beyond its end is left out. Errors: `NotFound`, `BadRequest` where nothing of it
    /// lies within the range.
    pub async fn range(&self, hash: Hash, range: Range<u64>) -> Result<ByteStream> {
        let size = self.size(hash).await?;
        let range = range.start..range.end.min(size);
        if range.is_empty() {
            return Err(Error::BadRequest("nothing lies within this range"));
        }
        let options = GetOptions::new().with_range(Some(GetRange::Bounded(range)));
        let found = self.objects.get_opts(&path(hash), options).await.map_err(failure)?;
        Ok(found.into_stream().map_err(failure).boxed())
    }

    /// The object's length. Errors: `NotFound`.
    pub async fn size(&self, hash: Hash) -> Result<u64> {
        self.objects.head(&path(hash)).await.map(|meta| meta.size).map_err(failure)
    }

    /// When it was last put. Errors: `NotFound`.
    pub async fn modified_at(&self, hash: Hash) -> Result<Instant> {
        let meta = self.objects.head(&path(hash)).await.map_err(failure)?;
        Ok(Instant(meta.last_modified.timestamp_millis()))
    }

    /// Whether it is there.
    pub async fn exists(&self, hash: Hash) -> Result<bool> {
        match self.size(hash).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes it; that it is not there is no error.
    pub async fn delete(&self, hash: Hash) -> Result<()> {
        match self.objects.delete(&path(hash)).await.map_err(failure) {
            Err(Error::NotFound) => Ok(()),
            other => other,
        }
    }

    /// All objects, in no order.
    pub fn list(&self) -> impl Stream<Item = Result<Object>> + Send + 'static {
        self.objects.list(None).map_err(failure).try_filter_map(async |meta| {
            let hash = meta.location.filename().and_then(|name| name.parse().ok());
            let named = hash.filter(|hash| path(*hash) == meta.location);
            let modified_at = Instant(meta.last_modified.timestamp_millis());
            Ok(named.map(|hash| Object { hash, bytes: meta.size, modified_at }))
        })
    }

    /// Also where the object is there already: whoever clears away must see that it was put again just now.
    async fn give_name(&self, incoming: &Path, hash: Hash) -> Result<()> {
        self.objects.rename(incoming, &path(hash)).await.map_err(failure)
    }
}

/// Sends all parts; says how many bytes they were.
async fn receive(
    upload: &mut dyn MultipartUpload,
    first: Bytes,
    reader: &mut (impl AsyncRead + Unpin + Send),
    hasher: &mut Hasher,
    limit: u64,
) -> Result<u64> {
    let mut bytes = length(&first);
    let mut last = first;
    loop {
        let full = last.len() == PART;
        if !last.is_empty() || bytes == 0 {
            upload.put_part(PutPayload::from(last)).await.map_err(failure)?;
        }
        if !full {
            upload.complete().await.map_err(failure)?;
            return Ok(bytes);
        }
        last = part(reader, limit - bytes).await?;
        hasher.update(&last);
        bytes += length(&last);
    }
}

/// Reads a part: a full one, or the last. Errors: `TooLarge` where more than `left` bytes come.
async fn part(reader: &mut (impl AsyncRead + Unpin + Send), left: u64) -> Result<Bytes> {
    let mut part = Vec::new();
    let most = u64::try_from(PART).unwrap_or(u64::MAX).min(left.saturating_add(1));
    let read = reader.take(most).read_to_end(&mut part).await;
    read.map_err(|error| Error::Unavailable(anyhow::Error::new(error).context("the file could not be read")))?;
    if length(&part) > left { Err(Error::TooLarge) } else { Ok(part.into()) }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// `aa/bb/aabb…`: no folder gets too full.
fn path(hash: Hash) -> Path {
    let name = hash.to_string();
    Path::from_iter([&name[..2], &name[2..4], &name])
}

fn failure(error: object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { .. } => Error::NotFound,
        other => Error::Unavailable(anyhow::Error::new(other).context("the file store")),
    }
}

fn folder_at(folder: &FilePath) -> anyhow::Result<LocalFileSystem> {
    let incoming = folder.join(INCOMING);
    std::fs::create_dir_all(&incoming).with_context(|| format!("cannot make the folder {}", incoming.display()))?;
    for entry in std::fs::read_dir(&incoming)? {
        let path: PathBuf = entry?.path();
        let age = path.metadata().and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > STALE) {
            // Another process may have been faster.
            let _ = std::fs::remove_file(&path);
        }
    }
    let objects =
        LocalFileSystem::new_with_prefix(folder).with_context(|| format!("cannot open {}", folder.display()))?;
    Ok(objects.with_fsync(true))
}

fn bucket(settings: &S3Settings) -> anyhow::Result<Arc<dyn ObjectStore>> {
    // The first one installed stays; any of them is ring's.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new().with_bucket_name(&settings.bucket).with_region(&settings.region);
    if let Some(endpoint) = &settings.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    if let (Some(name), Some(key)) = (&settings.access_key, &settings.secret_key) {
        builder = builder.with_access_key_id(name).with_secret_access_key(key.as_str());
    }
    let bucket = builder.build().context("files.s3")?;
    Ok(match &settings.prefix {
        Some(prefix) => Arc::new(PrefixStore::new(bucket, prefix.as_str())),
        None => Arc::new(bucket),
    })
}
