//! Two writers crosswise on one base, and those who follow: no change is missed. On both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

use std::{collections::BTreeMap, time::Duration};

use db::{Db, Entry, Query as _, Target, Uuid, values};
use kernel::Clock;
use testkit::Base;

/// How many changes each writer makes.
const CHANGES: u128 = 60;

async fn bases() -> Vec<Base> {
    let bases = testkit::bases().await.unwrap();
    for base in &bases {
        db::migrate(&base.target, &[]).await.unwrap();
    }
    bases
}

async fn open(target: &Target) -> Db {
    Db::open(target, Clock::system()).await.unwrap()
}

fn entry(thing: u128) -> Entry {
    Entry { room: "test", thing: Uuid::from_u128(thing), what: "changed" }
}

/// Makes changes of these numbers, some of which are dropped and some of which take their time before they commit.
async fn writes(db: Db, first: u128) {
    for number in first..first + CHANGES {
        let mut write = db.write().await.unwrap();
        write.journal(entry(number));
        tokio::time::sleep(Duration::from_micros((number % 7) as u64 * 300)).await;
        if number % 10 == 9 {
            drop(write);
        } else {
            write.commit().await.unwrap();
        }
    }
}

/// Follows the journal by its numbers, as the search index of a node does, until so many changes were seen.
async fn follows(db: Db, until: usize) -> BTreeMap<i64, Uuid> {
    let (mut seen, mut position) = (BTreeMap::new(), 0_i64);
    while seen.len() < until {
        let snapshot = db.snapshot().await.unwrap();
        let sql = "SELECT number, thing FROM journal WHERE number > $1 ORDER BY number";
        for row in snapshot.rows(sql, values![position]).await.unwrap() {
            position = row.try_get("", "number").unwrap();
            assert!(seen.insert(position, row.try_get("", "thing").unwrap()).is_none());
        }
        drop(snapshot);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn no_follower_misses_what_two_writers_commit_crosswise() {
    for base in bases().await {
        // Each a process of its own, as far as the database can tell.
        let (one, other, third) = (open(&base.target).await, open(&base.target).await, open(&base.target).await);
        let expected: Vec<u128> =
            (0..CHANGES).chain(1_000..1_000 + CHANGES).filter(|number| number % 10 != 9).collect();
        let followers = [third, one.clone(), other.clone()].map(|db| tokio::spawn(follows(db, expected.len())));
        let writers = [tokio::spawn(writes(one, 0)), tokio::spawn(writes(other, 1_000))];
        for writer in writers {
            writer.await.unwrap();
        }
        for follower in followers {
            let seen =
                tokio::time::timeout(Duration::from_mins(1), follower).await.expect("nothing is missed").unwrap();
            let mut things: Vec<u128> = seen.values().map(Uuid::as_u128).collect();
            things.sort_unstable();
            assert_eq!(things, expected);
        }
    }
}

#[tokio::test]
async fn the_order_of_the_journal_is_that_of_the_commits() {
    for base in bases().await {
        let db = open(&base.target).await;
        // The first to begin is the last to commit; an embedded base lets one in at a time.
        let early = if base.database.is_some() { Some(db.write().await.unwrap()) } else { None };
        let mut late = db.write().await.unwrap();
        late.journal(entry(2));
        late.commit().await.unwrap();
        let after_late = db.generation().get();
        let mut early = match early {
            Some(early) => early,
            None => db.write().await.unwrap(),
        };
        early.journal(entry(1));
        early.commit().await.unwrap();
        assert!(db.generation().get() > after_late);
        let seen = follows(db, 2).await;
        let things: Vec<u128> = seen.values().map(Uuid::as_u128).collect();
        assert_eq!(things, [2, 1]);
    }
}

#[tokio::test]
async fn the_generation_moves_at_once_here_and_soon_elsewhere() {
    for base in bases().await {
        let (here, elsewhere) = (open(&base.target).await, open(&base.target).await);
        let following = tokio::spawn(elsewhere.clone().follow());
        for number in 0..3 {
            let before = here.generation().get();
            let mut write = here.write().await.unwrap();
            write.journal(entry(number));
            assert_eq!(here.generation().get(), before, "not before the commit");
            write.commit().await.unwrap();
            let after = here.generation().get();
            assert!(after > before);
            let heard = async {
                while elsewhere.generation().get() < after {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(30), heard).await.expect("the other process hears of it");
        }
        following.abort();
    }
}

#[tokio::test]
async fn what_is_not_committed_leaves_no_trace() {
    for base in bases().await {
        let db = open(&base.target).await;
        let mut dropped = db.write().await.unwrap();
        dropped.journal(entry(1));
        dropped
            .execute(
                "INSERT INTO journal (at, room, thing, what) VALUES ($1, 'x', $2, 'y')",
                values![1_i64, Uuid::nil()],
            )
            .await
            .unwrap();
        drop(dropped);
        let count =
            async |db: &Db| db.snapshot().await.unwrap().number("SELECT count(*) FROM journal", vec![]).await.unwrap();
        assert_eq!((count(&db).await, db.generation().get()), (0, 0));
        // A snapshot is one view: what others commit meanwhile is not seen.
        let before = db.snapshot().await.unwrap();
        assert_eq!(before.number("SELECT count(*) FROM journal", vec![]).await.unwrap(), 0);
        let mut write = db.write().await.unwrap();
        write.journal(entry(1));
        write.journal(entry(1));
        write.commit().await.unwrap();
        assert_eq!(before.number("SELECT count(*) FROM journal", vec![]).await.unwrap(), 0);
        drop(before);
        assert_eq!(count(&db).await, 1, "the same change twice in one transaction is one");
    }
}

#[tokio::test]
async fn readers_cannot_write() {
    for base in bases().await {
        let snapshot = open(&base.target).await.snapshot().await.unwrap();
        let sql = "INSERT INTO journal (at, room, thing, what) VALUES (1, 'x', $1, 'y')";
        assert!(snapshot.rows(sql, values![Uuid::nil()]).await.is_err());
    }
}
