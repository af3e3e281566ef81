//! Whom a page names when an office has changed hands, on each database there is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use db::{Db, Write};
use kernel::{Civil, Language, PersonId, PositionId, Random, Translations, UnitId};
use parties::{ContactRef, Position, Shown, Unit, store};

fn civil(text: &str) -> Civil {
    text.parse().unwrap()
}

fn words(text: &str) -> Translations {
    Translations::of(Language::FR, text)
}

async fn bases() -> Vec<(testkit::Base, Db)> {
    let mut all = Vec::new();
    for base in testkit::bases().await.unwrap() {
        db::migrate(&base.target, &[store::migrations]).await.unwrap();
        let db = Db::open(&base.target, testkit::clock()).await.unwrap();
        all.push((base, db));
    }
    all
}

async fn office(write: &mut Write, random: &Random, person: &str, unit: Option<UnitId>) -> PositionId {
    let clock = testkit::clock();
    let given = Position {
        id: PositionId::new(&clock, random),
        person: Some(person.parse().unwrap()),
        titles: words("Chargée de mission"),
        email: Some("mission@exemple-sur-lys.example".parse().unwrap()),
        phone: None,
        unit,
    };
    store::put_position(write, &given, PersonId::new(&clock, random)).await.unwrap()
}

async fn shown(db: &Db, contact: ContactRef, now: &str) -> Shown {
    store::shown(&db.snapshot().await.unwrap(), None, Some(contact), civil(now)).await.unwrap()
}

#[tokio::test]
async fn an_office_that_has_ended_gives_way_to_its_successor_then_to_its_service() {
    for (_base, db) in bases().await {
        let random = Random::seeded(1);
        let mut write = db.write().await.unwrap();
        let unit = Unit {
            id: UnitId::new(&testkit::clock(), &random),
            names: words("Service des relations"),
            email: None,
            phone: None,
        };
        let unit = store::put_unit(&mut write, &unit).await.unwrap();
        let first = office(&mut write, &random, "Personne A", Some(unit)).await;
        let second = office(&mut write, &random, "Personne B", None).await;
        store::end_position(&mut write, first, civil("2026-03-01"), Some(second)).await.unwrap();
        store::end_position(&mut write, second, civil("2026-06-01"), None).await.unwrap();
        write.commit().await.unwrap();

        let contact = ContactRef::Position(first);
        let before = shown(&db, contact, "2026-02-01").await;
        assert_eq!(before.contact.unwrap().person.as_deref(), Some("Personne A"));
        assert_eq!(before.until, Some(civil("2026-03-01")), "a stored page ends with the office");
        let after = shown(&db, contact, "2026-03-01").await;
        assert_eq!(after.contact.unwrap().person.as_deref(), Some("Personne B"));
        let late = shown(&db, contact, "2026-06-01").await;
        let service = late.contact.unwrap();
        assert_eq!((service.person, service.function), (None, words("Service des relations")));
        assert_eq!(late.until, None);
        assert_eq!(shown(&db, ContactRef::Position(second), "2026-06-01").await.contact, None, "nobody is left");
    }
}

#[tokio::test]
async fn a_correction_moves_the_generation_and_the_same_again_does_not() {
    for (_base, db) in bases().await {
        let random = Random::seeded(2);
        let put = async |phone: Option<&str>| {
            let mut write = db.write().await.unwrap();
            let given = Unit {
                id: UnitId::new(&testkit::clock(), &random),
                names: words("Pôle Migration"),
                email: Some("migration@exemple-sur-lys.example".parse().unwrap()),
                phone: phone.map(|phone| phone.parse().unwrap()),
            };
            let id = store::put_unit(&mut write, &given).await.unwrap();
            write.commit().await.unwrap();
            (id, db.generation().get())
        };
        let (id, made) = put(None).await;
        assert_eq!(put(None).await, (id, made));
        let (same, corrected) = put(Some("+33 1 99 00 12 34")).await;
        assert!(same == id && corrected > made);
    }
}
