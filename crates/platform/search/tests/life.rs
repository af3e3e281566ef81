//! The life of an index: built, followed, lost, found again. On both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod small;

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use db::{Db, Entry, Uuid};
use kernel::{Clock, Language, Result};
use search::{Ask, Filter, Follower, Index, Lack, Record, Seen, Sort, Source, Thing, Touched};
use small::{opened, record};

/// Things in memory, that a test changes.
#[derive(Clone, Default)]
struct Things(Arc<Mutex<BTreeMap<Thing, Vec<Record>>>>);

impl Source for Things {
    async fn touched(&self, room: &str, thing: Uuid, _: &str) -> Result<Touched> {
        Ok(match room {
            "publication" => Touched::Things(vec![Thing { kind: "article".into(), id: thing }]),
            "themes" => Touched::Everything,
            _ => Touched::Nothing,
        })
    }

    async fn records(&self, thing: &Thing) -> Result<Vec<Record>> {
        Ok(self.0.lock().unwrap().get(thing).cloned().unwrap_or_default())
    }

    async fn after(&self, last: Option<&Thing>, most: usize) -> Result<Vec<(Thing, Vec<Record>)>> {
        let all = self.0.lock().unwrap();
        let rest = all.iter().filter(|(thing, _)| last.is_none_or(|last| *thing > last));
        Ok(rest.take(most).map(|(thing, records)| (thing.clone(), records.clone())).collect())
    }
}

struct Site {
    db: Db,
    things: Things,
    base: testkit::Base,
}

impl Site {
    async fn all() -> Vec<Self> {
        let mut sites = Vec::new();
        for base in testkit::bases().await.unwrap() {
            db::migrate(&base.target, &[search::store::migrations]).await.unwrap();
            let db = Db::open(&base.target, Clock::system()).await.unwrap();
            sites.push(Self { db, things: Things::default(), base });
        }
        sites
    }

    fn folder(&self) -> std::path::PathBuf {
        self.base.folder.path().join("search")
    }

    fn follower(&self, index: &Index) -> Follower<Things> {
        Follower::new(index.clone(), self.db.clone(), self.things.clone())
    }

    /// Publishes a title, or withdraws the thing.
    async fn change(&self, number: u64, title: Option<&str>) {
        let record = record(number, Language::FR);
        let thing = record.thing.clone();
        let records = title.map(|title| vec![Record { title: title.into(), ..record }]);
        match records {
            Some(records) => self.things.0.lock().unwrap().insert(thing.clone(), records),
            None => self.things.0.lock().unwrap().remove(&thing),
        };
        self.journal("publication", thing.id).await;
    }

    async fn journal(&self, room: &'static str, thing: Uuid) {
        let mut write = self.db.write().await.unwrap();
        write.journal(Entry { room, thing, what: "changed" });
        write.commit().await.unwrap();
    }
}

fn total(index: &Index, typed: &str) -> u64 {
    let (seen, filter) = (Seen::public(), Filter::default());
    let ask = Ask {
        typed,
        language: Language::FR,
        seen: &seen,
        filter: &filter,
        sort: Sort::Relevance,
        offset: 0,
        limit: 10,
        promoted: &[],
        today: "2026-11-24".parse().unwrap(),
    };
    index.answer(&ask).unwrap().total
}

/// Waits, within reason, until so much is found.
async fn comes_true(index: &Index, typed: &str, due: u64) {
    let heard = async {
        while total(index, typed) != due {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), heard).await.expect("it is found in the end");
}

fn building(folder: &Path) -> std::path::PathBuf {
    folder.join(std::fs::read_to_string(folder.join("current")).unwrap())
}

#[tokio::test]
async fn changes_are_followed_and_the_position_is_kept_with_them() {
    for site in Site::all().await {
        site.change(1, Some("Eau potable")).await;
        let (index, lack) = opened(&site.folder());
        assert_eq!(lack, Some(Lack::Absent));
        assert_eq!(total(&index, "eau"), 0);
        let mut follower = site.follower(&index);
        follower.catch_up().await.unwrap();
        assert_eq!(total(&index, "eau"), 1);
        site.change(2, Some("Eau et villes")).await;
        site.change(1, Some("Jumelage")).await;
        follower.catch_up().await.unwrap();
        assert_eq!((total(&index, "eau"), total(&index, "jumelage")), (1, 1));
        site.change(2, None).await;
        follower.catch_up().await.unwrap();
        assert_eq!((total(&index, "eau"), index.position().number), (0, 4));
        drop(follower);
        // Opened again, it goes on where it stood.
        let (again, lack) = opened(&site.folder());
        assert_eq!((lack, total(&again, "jumelage"), again.position()), (None, 1, index.position()));
        let before = building(&site.folder());
        site.change(3, Some("Climat")).await;
        site.follower(&again).catch_up().await.unwrap();
        assert_eq!((total(&again, "climat"), building(&site.folder())), (1, before));
        site.db.close().await;
    }
}

#[tokio::test]
async fn a_journal_that_does_not_go_on_and_a_change_of_everything_build_it_anew() {
    for site in Site::all().await {
        site.change(1, Some("Eau")).await;
        let (index, _) = opened(&site.folder());
        let mut follower = site.follower(&index);
        follower.catch_up().await.unwrap();
        // Not journalled, so only a building anew finds it.
        let unseen = record(2, Language::FR);
        site.things.0.lock().unwrap().insert(unseen.thing.clone(), vec![Record { title: "Eau".into(), ..unseen }]);
        follower.catch_up().await.unwrap();
        assert_eq!(total(&index, "eau"), 1);
        site.journal("themes", Uuid::nil()).await;
        follower.catch_up().await.unwrap();
        assert_eq!(total(&index, "eau"), 2);
        let first = building(&site.folder());
        let write = site.db.write().await.unwrap();
        write.execute("DELETE FROM journal", vec![]).await.unwrap();
        write.commit().await.unwrap();
        follower.catch_up().await.unwrap();
        let second = building(&site.folder());
        assert!(first != second && !first.exists() && total(&index, "eau") == 2);
        site.db.close().await;
    }
}

#[tokio::test]
async fn an_index_deleted_under_the_server_is_built_anew_and_changes_go_on_being_seen() {
    for site in Site::all().await {
        site.change(1, Some("Eau")).await;
        let (index, _) = opened(&site.folder());
        let following = tokio::spawn(site.follower(&index).run());
        comes_true(&index, "eau", 1).await;
        site.change(2, Some("Eau")).await;
        comes_true(&index, "eau", 2).await;
        std::fs::remove_dir_all(site.folder()).unwrap();
        assert_eq!(total(&index, "eau"), 2, "what is open is served on");
        site.change(3, Some("Eau")).await;
        comes_true(&index, "eau", 3).await;
        let rebuilt = async {
            while !building_exists(&site.folder()) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), rebuilt).await.expect("it is built anew");
        let before = building(&site.folder());
        Index::wish_for_rebuild(&site.folder()).unwrap();
        let rebuilt = async {
            while !building_exists(&site.folder()) || building(&site.folder()) == before {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), rebuilt).await.expect("it is built anew when asked for");
        assert_eq!(total(&index, "eau"), 3);
        following.abort();
        site.db.close().await;
    }
}

fn building_exists(folder: &Path) -> bool {
    folder.join("current").is_file() && building(folder).join("meta.json").is_file()
}

#[tokio::test]
async fn damage_and_other_versions_are_told_apart_from_absence() {
    let site = Site::all().await.swap_remove(0);
    site.change(1, Some("Eau")).await;
    let (index, _) = opened(&site.folder());
    site.follower(&index).catch_up().await.unwrap();
    let place = building(&site.folder());
    std::fs::write(place.join("meta.json"), "{").unwrap();
    assert_eq!(opened(&site.folder()).1, Some(Lack::Damaged));
    std::fs::write(site.folder().join("current"), "v0-1").unwrap();
    let (index, lack) = opened(&site.folder());
    assert_eq!(lack, Some(Lack::OtherVersion));
    site.follower(&index).catch_up().await.unwrap();
    assert_eq!(total(&index, "eau"), 1);
}

#[tokio::test]
async fn one_process_writes() {
    let site = Site::all().await.swap_remove(0);
    let (index, _) = opened(&site.folder());
    let mut follower = site.follower(&index);
    site.change(1, Some("Eau")).await;
    follower.catch_up().await.unwrap();
    let (other, _) = opened(&site.folder());
    assert!(matches!(other.pen(), Err(kernel::Error::Unavailable(_))));
    assert_eq!(total(&other, "eau"), 1);
}
