//! Files that arrive in pieces.

use std::convert::Infallible;

use bytes::Bytes;
use db::Query as _;
use futures::stream;
use kernel::{AccountId, Error, MediaId, Result};
use media::{Format, NewUpload, Upload, upload};

use crate::{
    made,
    shelf::{Library, worker},
};

/// A day and a bit, in milliseconds.
const DAY: i64 = 25 * 60 * 60 * 1000;

fn account() -> AccountId {
    AccountId(db::Uuid::from_u128(7))
}

impl Library {
    async fn begin(&self, name: &str, length: u64) -> Result<Upload> {
        let mut write = self.base.db.write().await.unwrap();
        let new = NewUpload { account: account(), name: name.into(), length, replaces: None };
        let upload = upload::begin(&mut write, &self.random, new).await?;
        write.commit().await.unwrap();
        Ok(upload)
    }

    async fn send(&self, upload: &Upload, at: u64, bytes: &[u8]) -> Result<Upload> {
        let pieces: Vec<_> =
            bytes.chunks(10_000).map(|piece| Ok::<_, Infallible>(Bytes::copy_from_slice(piece))).collect();
        upload::append(&self.base.db, &self.files, upload.clone(), at, stream::iter(pieces)).await
    }

    async fn finish(&self, upload: &Upload) -> Result<MediaId> {
        upload::finish(&self.base.db, &self.files, &self.random, upload).await
    }

    async fn count(&self, table: &str) -> i64 {
        let snapshot = self.base.db.snapshot().await.unwrap();
        snapshot.number(&format!("SELECT count(*) FROM {table}"), vec![]).await.unwrap()
    }

    async fn objects(&self) -> usize {
        use futures::StreamExt as _;
        self.files.list().count().await
    }
}

fn length(bytes: &[u8]) -> u64 {
    bytes.len().try_into().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn pieces_become_the_file_and_a_second_end_says_the_same() {
    for library in Library::each().await {
        let picture = made::encoded(made::two_colours(300, 200), image::ImageFormat::Png);
        let upload = library.begin("La place.png", length(&picture)).await.unwrap();
        let upload = library.send(&upload, 0, &picture[..100]).await.unwrap();
        assert_eq!(upload.received, 100);
        assert!(matches!(library.finish(&upload).await, Err(Error::Conflict(_))), "not all is there");
        let upload = library.send(&upload, 100, &picture[100..]).await.unwrap();
        let media = library.finish(&upload).await.unwrap();
        let medium = library.find(media).await;
        assert_eq!(
            (medium.format, medium.bytes, medium.file_name().as_str()),
            (Format::Png, length(&picture), "la-place.png")
        );
        assert_eq!(library.finish(&upload).await.unwrap(), media, "asked again, as after a cut answer");
        assert_eq!((library.count("media").await, library.count("upload_piece").await), (1, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_before_a_cut_is_kept_and_nothing_comes_twice() {
    for library in Library::each().await {
        let upload = library.begin("notes.txt", 10).await.unwrap();
        let cut =
            stream::iter([Ok(Bytes::from_static(b"Mali")), Err("the line is cut"), Ok(Bytes::from_static(b"nes!"))]);
        let after = upload::append(&library.base.db, &library.files, upload.clone(), 0, cut).await.unwrap();
        assert_eq!(after.received, 4);
        // The sender that did not hear of it sends from its own place.
        assert!(matches!(library.send(&after, 0, b"Mali").await, Err(Error::Conflict(_))));
        // Two requests at once: the one that comes second loses, although it saw the same place.
        let first = library.send(&after, 4, b"nes").await.unwrap();
        assert!(matches!(library.send(&after, 4, b"nes").await, Err(Error::Conflict(_))));
        let whole = library.send(&first, 7, b", 1").await.unwrap();
        let media = library.finish(&whole).await.unwrap();
        assert_eq!(library.find(media).await.hash, files::Hash::of(b"Malines, 1"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_kept_and_nothing_is_left_of_what_was_refused() {
    for library in Library::each().await {
        assert!(matches!(library.begin("x.mp4", upload::LARGEST + 1).await, Err(Error::TooLarge)));
        assert!(matches!(library.begin("x.mp4", 0).await, Err(Error::Invalid(_))));
        assert!(matches!(library.begin("", 5).await, Err(Error::Invalid(_))));
        let upload = library.begin("x.txt", 3).await.unwrap();
        assert!(matches!(library.send(&upload, 0, b"more than three").await, Err(Error::TooLarge)));
        assert_eq!((library.count("upload_piece").await, library.objects().await), (0, 0));
        let snapshot = library.base.db.snapshot().await.unwrap();
        let stranger = AccountId(db::Uuid::from_u128(8));
        assert!(matches!(upload::find(&snapshot, upload.id, stranger).await, Err(Error::NotFound)));
        assert_eq!(upload::find(&snapshot, upload.id, account()).await.unwrap(), upload);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_nobody_goes_on_with_is_given_up() {
    for library in Library::each().await {
        let upload = library.begin("x.txt", 8).await.unwrap();
        library.base.clock.pass(DAY / 2);
        library.send(&upload, 0, b"half").await.unwrap();
        // A day after it began it goes on, since something came in between.
        library.base.clock.pass(DAY / 2);
        assert_eq!(library.work(worker()).await, None);
        assert_eq!(library.count("upload").await, 1);
        library.base.clock.pass(DAY);
        assert_eq!(library.work(worker()).await, None);
        assert_eq!((library.count("upload").await, library.count("upload_piece").await), (0, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nothing_uses_is_swept_and_what_is_used_stays() {
    // Objects carry the machine's time, so the clock is set years ahead of it.
    const YEARS: i64 = 20 * 365 * DAY;
    for library in Library::each().await {
        let upload = library.begin("x.txt", 8).await.unwrap();
        let upload = library.send(&upload, 0, b"half").await.unwrap();
        let upload = library.send(&upload, 4, b"half").await.unwrap();
        let media = library.finish(&upload).await.unwrap();
        assert_eq!(library.objects().await, 2, "the piece, and the file");
        library.base.clock.pass(YEARS);
        assert_eq!(library.work(worker()).await, None);
        assert_eq!(library.objects().await, 1);
        assert!(library.files.exists(library.find(media).await.hash).await.unwrap());
        // Removed, its bytes go too, but not at once.
        let mut write = library.base.db.write().await.unwrap();
        media::remove(&mut write, &library.random, media).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(library.work(worker()).await, None);
        assert_eq!(library.objects().await, 1, "whoever has the page open may still ask for it");
        library.base.clock.pass(DAY + 1);
        assert_eq!(library.work(worker()).await, None);
        assert_eq!(library.objects().await, 0);
    }
}
