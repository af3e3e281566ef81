//! Views kept between two pages: never older than the generation, never in the way. On both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

use std::time::Duration;

use db::{Db, Entry, Query as _, Uuid, values};
use kernel::Clock;

const COUNT: &str = "SELECT count(*) FROM journal";

/// A followed base that has had one look of its watcher at least.
async fn followed(base: &testkit::Base) -> (Db, tokio::task::JoinHandle<()>) {
    db::migrate(&base.target, &[]).await.unwrap();
    let db = Db::open(&base.target, Clock::system()).await.unwrap();
    let following = tokio::spawn(db.clone().follow());
    tokio::time::sleep(Duration::from_millis(100)).await;
    (db, following)
}

async fn change(db: &Db) {
    let mut write = db.write().await.unwrap();
    write.journal(Entry { room: "test", thing: Uuid::nil(), what: "changed" });
    write.commit().await.unwrap();
}

async fn pages_see(db: &Db) -> i64 {
    db.page_snapshot().await.unwrap().number(COUNT, vec![]).await.unwrap()
}

#[tokio::test]
async fn a_page_sees_every_change_of_its_own_process_at_once() {
    for base in testkit::bases().await.unwrap() {
        let (db, following) = followed(&base).await;
        for number in 0..20 {
            // The first is kept for the second.
            assert_eq!((pages_see(&db).await, pages_see(&db).await), (number, number));
            change(&db).await;
        }
        following.abort();
        db.close().await;
    }
}

#[tokio::test]
async fn a_page_sees_what_another_process_changed_as_soon_as_the_generation_says_so() {
    for base in testkit::bases().await.unwrap() {
        let (db, following) = followed(&base).await;
        let other = Db::open(&base.target, Clock::system()).await.unwrap();
        for number in 1..4 {
            pages_see(&db).await;
            let before = db.generation().get();
            change(&other).await;
            let heard = async {
                while db.generation().get() == before {
                    pages_see(&db).await;
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(30), heard).await.expect("it is heard of");
            assert_eq!(pages_see(&db).await, number);
        }
        following.abort();
    }
}

#[tokio::test]
async fn what_is_written_without_a_journal_row_is_seen_within_a_few_looks() {
    for base in testkit::bases().await.unwrap() {
        let (db, following) = followed(&base).await;
        pages_see(&db).await;
        let write = db.write().await.unwrap();
        let sql = "INSERT INTO journal (at, room, thing, what) VALUES (1, 'x', $1, 'y')";
        write.execute(sql, values![Uuid::nil()]).await.unwrap();
        write.commit().await.unwrap();
        let seen = async {
            while pages_see(&db).await == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), seen).await.expect("a view is not kept for long");
        following.abort();
        db.close().await;
    }
}

#[tokio::test]
async fn closing_does_not_wait_for_kept_views() {
    let base = testkit::sqlite().unwrap();
    let (db, _following) = followed(&base).await;
    let late = db.page_snapshot().await.unwrap();
    for _ in 0..8 {
        pages_see(&db).await;
    }
    let closing = tokio::spawn({
        let db = db.clone();
        async move { db.close().await }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    // A page that ends after the closing began gives nothing back.
    drop(late);
    tokio::time::timeout(Duration::from_secs(30), closing).await.expect("it closes").unwrap();
}

#[tokio::test]
async fn a_view_in_which_a_statement_failed_is_not_used_again() {
    let base = testkit::sqlite().unwrap();
    let (db, following) = followed(&base).await;
    let broken = db.page_snapshot().await.unwrap();
    assert!(broken.rows("SELECT nothing FROM nowhere", vec![]).await.is_err());
    drop(broken);
    assert_eq!(pages_see(&db).await, 0);
    following.abort();
}
