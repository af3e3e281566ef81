//! The store in a folder.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by them")]

use std::{
    io,
    path::Path,
    pin::Pin,
    task::{Context, Poll},
};

use files::{ByteStream, FileSettings, FileStore, Hash};
use futures::TryStreamExt as _;
use kernel::{Error, Random};
use tokio::io::{AsyncRead, ReadBuf};

fn open(folder: &Path) -> FileStore {
    FileStore::open(&FileSettings::folder(folder), &Random::system()).unwrap()
}

async fn read(stream: ByteStream) -> Vec<u8> {
    stream.try_fold(Vec::new(), async |all, piece| Ok([all, piece.to_vec()].concat())).await.unwrap()
}

/// Every file under the folder.
fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

/// Gives so many bytes, then fails or never gives more.
struct Interrupted {
    left: usize,
    fails: bool,
}

impl AsyncRead for Interrupted {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match (self.left, self.fails) {
            (0, true) => Poll::Ready(Err(io::Error::other("the line is cut"))),
            (0, false) => Poll::Pending,
            (left, _) => {
                let piece = left.min(buffer.remaining());
                buffer.put_slice(&vec![7; piece]);
                self.left -= piece;
                Poll::Ready(Ok(()))
            }
        }
    }
}

#[tokio::test]
async fn bytes_come_back_whole_and_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let large: Vec<u8> = (0..20_000_000_u32).map(|number| number.to_le_bytes()[usize::from(number % 7 == 0)]).collect();
    for bytes in [Vec::new(), b"Malines".to_vec(), vec![1; 8 << 20], large] {
        let stored = store.put(&bytes[..], 30_000_000).await.unwrap();
        assert_eq!(stored.hash, Hash::of(&bytes));
        assert_eq!(stored.bytes, bytes.len() as u64);
        let (length, stream) = store.get(stored.hash).await.unwrap();
        assert_eq!(length, stored.bytes);
        assert!(read(stream).await == bytes);
    }
    let word = Hash::of(b"Malines");
    assert_eq!(read(store.range(word, 2..5).await.unwrap()).await, b"lin");
    assert_eq!(read(store.range(word, 5..500).await.unwrap()).await, b"es");
    assert!(matches!(store.range(word, 7..9).await, Err(Error::BadRequest(_))));
    assert!(matches!(store.range(Hash::of(b"nothing"), 0..1).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_same_bytes_are_stored_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let (one, two) = tokio::join!(store.put(&b"lace"[..], 100), store.put(&b"lace"[..], 100));
    assert_eq!(one.unwrap(), two.unwrap());
    store.put(&b"lace"[..], 100).await.unwrap();
    let objects: Vec<_> = store.list().try_collect().await.unwrap();
    assert_eq!(objects.len(), 1);
    assert_eq!((objects[0].hash, objects[0].bytes), (Hash::of(b"lace"), 4));
    assert_eq!(walk(folder.path()).len(), 1);
}

#[tokio::test]
async fn what_is_too_large_or_cut_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    for (size, limit) in [(5, 4), (9 << 20, 8 << 20), (20 << 20, (20 << 20) - 1)] {
        let refused = store.put(&vec![3; size][..], limit).await;
        assert!(matches!(refused, Err(Error::TooLarge)), "{size}");
    }
    assert!(store.put(&[3; 4][..], 4).await.is_ok());
    store.delete(Hash::of(&[3; 4])).await.unwrap();
    for left in [10, 9 << 20] {
        let cut = store.put(Interrupted { left, fails: true }, u64::MAX).await;
        assert!(matches!(cut, Err(Error::Unavailable(_))), "{left}");
    }
    assert_eq!(walk(folder.path()), Vec::<std::path::PathBuf>::new());
}

#[tokio::test]
async fn who_is_killed_while_putting_leaves_nothing_that_can_be_seen() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let endless = store.put(Interrupted { left: 9 << 20, fails: false }, u64::MAX);
    tokio::select! {
        _ = endless => panic!("it has no end"),
        () = tokio::time::sleep(std::time::Duration::from_millis(300)) => {}
    }
    assert!(store.list().try_collect::<Vec<_>>().await.unwrap().is_empty());
    // What a killed process leaves is cleared away a day later.
    let left = folder.path().join("incoming/abc#1");
    std::fs::write(&left, b"half").unwrap();
    open(folder.path());
    assert!(left.exists(), "it may still be arriving");
    let file = std::fs::File::options().write(true).open(&left).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(420_000);
    file.set_modified(long_ago).unwrap();
    open(folder.path());
    assert!(!left.exists());
}

#[tokio::test]
async fn what_is_deleted_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let stored = store.put(&b"lace"[..], 100).await.unwrap();
    assert!(store.exists(stored.hash).await.unwrap());
    store.delete(stored.hash).await.unwrap();
    store.delete(stored.hash).await.unwrap();
    assert!(!store.exists(stored.hash).await.unwrap());
    assert!(matches!(store.get(stored.hash).await, Err(Error::NotFound)));
}

#[test]
fn settings_are_one_of_two() {
    let none = FileSettings { folder: None, s3: None };
    assert!(FileStore::open(&none, &Random::system()).is_err());
}
