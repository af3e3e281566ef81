//! What editors put first and what readers did not find, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod small;

use db::Db;
use kernel::{AccountId, Language};
use search::{Query, store};
use small::record;

async fn bases() -> Vec<(Db, testkit::Base)> {
    let mut all = Vec::new();
    for base in testkit::bases().await.unwrap() {
        db::migrate(&base.target, &[store::migrations]).await.unwrap();
        all.push((Db::open(&base.target, testkit::clock()).await.unwrap(), base));
    }
    all
}

#[tokio::test]
async fn what_is_promoted_is_found_however_the_query_is_written() {
    for (db, _base) in bases().await {
        let (one, two) = (record(1, Language::FR).thing, record(2, Language::FR).thing);
        let mut write = db.write().await.unwrap();
        let by = AccountId::nil();
        let new = |typed: &str, language, thing: &search::Thing, until: Option<&str>| store::Promoting {
            typed: typed.to_owned(),
            language,
            thing: thing.clone(),
            until: until.map(|until| until.parse().unwrap()),
        };
        let soon = Some("2026-12-01T00:00:00");
        for promoting in [
            new("Aide publique", Some(Language::FR), &one, None),
            new("aide  PUBLIQUE", Some(Language::FR), &one, soon),
            new("l’aide publique", None, &two, None),
        ] {
            store::promote(&mut write, &promoting, by).await.unwrap();
        }
        assert!(store::promote(&mut write, &new(" ", None, &two, None), by).await.is_err());
        write.commit().await.unwrap();
        let snapshot = db.snapshot().await.unwrap();
        let typed = Query::read("aide publique");
        let at = |language, now: &str| store::promoted(&snapshot, &typed, language, now.parse().unwrap());
        let of = |language| at(language, "2026-11-24T12:00:00");
        assert_eq!(of(Language::FR).await.unwrap(), [one.clone(), two.clone()]);
        assert_eq!(of(Language::EN).await.unwrap(), std::slice::from_ref(&two));
        assert_eq!(
            at(Language::FR, "2026-12-01T00:00:00").await.unwrap(),
            std::slice::from_ref(&two),
            "its time is over"
        );
        assert_eq!(store::promotions(&snapshot).await.unwrap().len(), 2);
        drop(snapshot);
        let mut write = db.write().await.unwrap();
        assert!(store::unpromote(&mut write, "aide publique", None, two.id).await.unwrap());
        write.commit().await.unwrap();
        assert_eq!(store::promotions(&db.snapshot().await.unwrap()).await.unwrap().len(), 1);
        db.close().await;
    }
}

#[tokio::test]
async fn what_was_not_found_is_counted_shown_when_asked_twice_and_forgotten() {
    for (db, _base) in bases().await {
        let write = db.write().await.unwrap();
        let misses = search::Misses::default();
        for (typed, day) in [
            ("Jumelâge lunaire", "2026-11-01"),
            ("jumelage LUNAIRE", "2026-11-02"),
            ("jumelage lunaire", "2026-11-02"),
            ("une seule fois", "2026-11-02"),
            ("jean.dupont@example.org", "2026-11-02"),
            ("jean.dupont@example.org", "2026-11-02"),
            ("01 23 45 67 89", "2026-11-02"),
            ("01 23 45 67 89", "2026-11-02"),
            ("ancien", "2025-09-01"),
            ("ancien", "2025-09-01"),
        ] {
            misses.count(typed, day.parse().unwrap());
        }
        misses.write_down(&write).await.unwrap();
        assert!(misses.is_empty());
        misses.count("jumelage lunaire", "2026-11-02".parse().unwrap());
        misses.write_down(&write).await.unwrap();
        write.commit().await.unwrap();
        let since = |day: &'static str| day.parse().unwrap();
        let snapshot = db.snapshot().await.unwrap();
        let recent = store::unfound(&snapshot, since("2026-10-25")).await.unwrap();
        assert_eq!(recent.len(), 1);
        assert_eq!((&*recent[0].query, recent[0].times, &*recent[0].last), ("jumelage lunaire", 4, "2026-11-02"));
        assert_eq!(store::unfound(&snapshot, since("2020-01-01")).await.unwrap().len(), 2);
        drop(snapshot);
        let write = db.write().await.unwrap();
        assert_eq!(store::forget(&write, since("2026-11-24")).await.unwrap(), 1);
        write.commit().await.unwrap();
        db.close().await;
    }
}
