//! Registrations for events, through the front door and on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use db::Query as _;
use kernel::{Instant, Language, PublicationId, Role};
use publication::{
    Presence,
    store::put::{Put, PutText, put_all},
};
use serde_json::{Value, json};
use site::{Answer, Site, Time, dom, unsound};

const FORM: &str = "/fr/agenda/rencontres/inscription";
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A site with a clock that the test moves, on each database.
async fn each() -> Vec<(Site, Time)> {
    let mut all = Vec::new();
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        all.push((Site::with(base, time.clock()).await, time));
    }
    all
}

/// Puts the event, again where it is there; says which publication it is.
async fn put(site: &Site, version: i64, more: Value) -> PublicationId {
    let mut facts = json!({
        "dated": "2026-11-01T09:00:00",
        "sessions": [{ "item": "a", "starts": "2026-12-18T09:30:00", "ends": "2026-12-18T11:00:00" }],
        "interpretation": ["es"],
        "registration": { "places": 1 },
    });
    facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let text = PutText {
        language: Language::FR,
        words: serde_json::from_value(json!({ "title": "Rencontres", "place": "Malines" })).unwrap(),
        slug: "rencontres".parse().unwrap(),
        former_slugs: vec!["reunion".parse().unwrap()],
        presence: Presence::Live,
        first_published_at: Instant(1_795_500_000_000),
        updated_at: None,
    };
    let put = Put {
        source: ("registration-test", "a".to_owned(), version),
        kind: "event".into(),
        facts: serde_json::from_value(facts).unwrap(),
        texts: vec![text],
        featured: None,
    };
    let view = site.app.portal.site().await.unwrap();
    let mut write = site.app.db.write().await.unwrap();
    put_all(&mut write, &site.app.putting(&view), vec![put]).await.unwrap();
    write.commit().await.unwrap();
    let row = site.app.db.snapshot().await.unwrap().row("SELECT id FROM publication", vec![]).await.unwrap().unwrap();
    PublicationId(row.try_get("", "id").unwrap())
}

/// Fills the form as a person does, three seconds after it was shown.
async fn register(site: &Site, time: &Time, more: &[(&str, &str)]) -> Answer {
    let stamp = stamp(site).await;
    time.pass(4_000);
    let mut fields = vec![("name", "Aïcha Ndiaye"), ("stamp", &stamp)];
    fields.extend(more);
    site.post(FORM, &fields).await
}

async fn stamp(site: &Site) -> String {
    let page = dom::parse(&site.get(FORM).await.text());
    page.find("input", |input| input.get("name") == "stamp")
        .map(|input| input.get("value").to_owned())
        .unwrap_or_default()
}

/// The mails that wait, taken away: to whom, what about, what they say, their calendar.
async fn mails(site: &Site) -> Vec<(String, String, String, String)> {
    let snapshot = site.app.db.snapshot().await.unwrap();
    let rows = snapshot.rows("SELECT payload FROM job WHERE kind = 'mail-send' ORDER BY id", vec![]).await.unwrap();
    drop(snapshot);
    let read = |row: &db::Row| {
        let payload: String = row.try_get("", "payload").unwrap();
        let payload: Value = serde_json::from_str(&payload).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let message = &payload["message"];
        (text(&message["to"]), text(&message["subject"]), text(&message["text"]), text(&payload["calendar"]))
    };
    let mails = rows.iter().map(read).collect();
    site.meddle("DELETE FROM job WHERE kind = 'mail-send'").await;
    mails
}

/// The one link of a mail to a registration.
fn link(text: &str) -> String {
    let line = text.lines().find(|line| line.contains("/inscription/") || line.contains("/registration/"));
    line.unwrap_or_else(|| panic!("no link in {text}")).trim_start_matches("https://villes.example").to_owned()
}

/// Registers and confirms. Says the link.
async fn come(site: &Site, time: &Time, email: &str) -> String {
    let answer = register(site, time, &[("email", email)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let all = mails(site).await;
    let link = link(&all.iter().rfind(|mail| mail.0 == email).unwrap().2);
    assert_eq!(site.post(&link, &[("deed", "confirm")]).await.status, 303);
    link
}

/// The states of all, in the order in which they came.
async fn states(site: &Site) -> Vec<String> {
    let snapshot = site.app.db.snapshot().await.unwrap();
    let rows = snapshot.rows("SELECT state FROM registration ORDER BY asked_at, id", vec![]).await.unwrap();
    rows.iter().map(|row| row.try_get("", "state").unwrap()).collect()
}

#[tokio::test]
async fn somebody_registers_confirms_and_gives_the_place_up() {
    for (site, time) in each().await {
        put(&site, 1, json!({})).await;
        let event = site.get("/fr/agenda/rencontres").await.text();
        assert!(event.contains(&format!("href=\"{FORM}\"")), "{event}");
        let form = site.get(FORM).await;
        assert_eq!((form.status, form.header("cache-control")), (200, "no-store"));
        assert!(unsound(&form.text()).is_empty(), "{:?}", unsound(&form.text()));
        assert!(form.text().contains("30 jours") && form.text().contains("Il reste une place"), "{}", form.text());
        let answer =
            register(&site, &time, &[("email", "a@ville.example"), ("interpretation", "es"), ("needs", "boucle")])
                .await;
        assert_eq!((answer.status, answer.header("location")), (303, &*format!("{FORM}?sent=1")), "{}", answer.text());
        assert_eq!(answer.header("set-cookie"), "");
        assert_eq!(site.get(&format!("{FORM}?sent=1")).await.status, 200);
        let all = mails(&site).await;
        assert_eq!((all.len(), all[0].0.as_str(), all[0].3.as_str()), (1, "a@ville.example", ""));
        assert!(
            all[0].2.contains("Rencontres") && all[0].2.contains("https://villes.example/fr/agenda/rencontres"),
            "{}",
            all[0].2
        );
        // However often a mail program looks, nothing changes.
        let link = link(&all[0].2);
        for _ in 0..2 {
            let page = site.get(&link).await;
            assert_eq!((page.status, page.header("referrer-policy")), (200, "no-referrer"), "{}", page.text());
            assert!(unsound(&page.text()).is_empty(), "{:?}", unsound(&page.text()));
            assert_eq!(
                site.ask(
                    axum::http::Request::head(&link)
                        .header("host", "villes.example")
                        .body(axum::body::Body::empty())
                        .unwrap()
                )
                .await
                .status,
                200
            );
        }
        assert_eq!((states(&site).await, mails(&site).await.len()), (vec!["to-confirm".to_owned()], 0));
        // The button, pressed twice.
        for _ in 0..2 {
            assert_eq!(site.post(&link, &[("deed", "confirm")]).await.status, 303);
        }
        assert_eq!(states(&site).await, ["confirmed"]);
        let all = mails(&site).await;
        assert_eq!(all.len(), 1, "one mail says it: {all:?}");
        assert!(
            all[0].3.contains("DTSTART;TZID=Europe/Paris:20261218T093000") && all[0].3.contains("METHOD:PUBLISH"),
            "{}",
            all[0].3
        );
        // The link of the second mail leads to the same page.
        let second = self::link(&all[0].2);
        assert_ne!(second, link);
        assert!(site.get(&second).await.text().contains("boucle"));
        assert_eq!(site.post(&second, &[("deed", "withdraw")]).await.status, 303);
        assert_eq!(states(&site).await, ["cancelled"]);
        let page = site.get(&link).await.text();
        assert!(
            !page.contains("boucle") && !page.contains("<button class=\"main\""),
            "what was needed is forgotten: {page}"
        );
        assert_eq!(mails(&site).await.len(), 1);
        assert_eq!(site.post(&link, &[("deed", "confirm")]).await.status, 303);
        assert_eq!(states(&site).await, ["cancelled"], "given up is given up");
    }
}

#[tokio::test]
async fn the_same_address_is_registered_once_and_nobody_is_told_that_it_was() {
    for (site, time) in each().await {
        put(&site, 1, json!({ "registration": { "places": 5 } })).await;
        for email in ["a@ville.example", "A@Ville.example", "a@ville.example"] {
            let answer = register(&site, &time, &[("email", email)]).await;
            assert_eq!((answer.status, answer.header("location")), (303, &*format!("{FORM}?sent=1")));
        }
        assert_eq!(states(&site).await.len(), 1);
        assert_eq!(mails(&site).await.len(), 1, "not a mail for each");
        time.pass(HOUR);
        let answer = register(&site, &time, &[("email", "a@ville.example")]).await;
        assert_eq!(answer.header("location"), &format!("{FORM}?sent=1"));
        let again = mails(&site).await;
        assert_eq!(again.len(), 1, "who has lost the mail gets it again");
        assert_eq!(site.post(&link(&again[0].2), &[("deed", "confirm")]).await.status, 303);
        assert_eq!(states(&site).await, ["confirmed"]);
    }
}

#[tokio::test]
async fn a_held_place_is_free_again_after_two_days_and_nothing_is_kept() {
    for (site, time) in each().await {
        put(&site, 1, json!({})).await;
        assert_eq!(register(&site, &time, &[("email", "a@ville.example")]).await.status, 303);
        let first = link(&mails(&site).await[0].2);
        let waiting = come(&site, &time, "b@ville.example").await;
        assert_eq!(states(&site).await, ["to-confirm", "waiting"]);
        mails(&site).await;
        time.pass(2 * DAY);
        assert_eq!(site.get(&first).await.status, 410);
        site.work_off().await;
        assert_eq!(states(&site).await, ["confirmed"], "who waited has it");
        assert_eq!(site.get(&first).await.status, 404);
        assert!(
            site.get(&waiting).await.text().contains(&site.word(Language::FR, "agenda-registration-mine-confirmed"))
        );
    }
}

#[tokio::test]
async fn two_who_ask_at_once_for_the_last_place_do_not_both_get_it() {
    for (site, _) in each().await {
        put(&site, 1, json!({})).await;
        // Another process of the same base, which has limits of its own.
        let other = site.again().await;
        let early = testkit::clock().now().plus_millis(-10_000);
        let stamp = web::Stamp(early).sign(&site.app.portal.web.secret);
        let ask = async |app: &malines::App, email: &str| {
            let fields = [("name", "Aïcha"), ("email", email), ("stamp", stamp.as_str())];
            let body = web::address::query(&fields).trim_start_matches('?').to_owned();
            let request = axum::http::Request::post(FORM)
                .header("host", "villes.example")
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded");
            let request = request.body(axum::body::Body::from(body)).unwrap();
            tower::ServiceExt::oneshot(app.front.clone(), request).await.unwrap().status().as_u16()
        };
        let both = tokio::join!(ask(&site.app, "a@ville.example"), ask(&other, "b@ville.example"));
        assert_eq!(both, (303, 303));
        let mut all = states(&site).await;
        all.sort();
        assert_eq!(all, ["to-confirm", "waiting-to-confirm"]);
    }
}

#[tokio::test]
async fn who_waits_moves_up_when_somebody_gives_up_and_full_is_full() {
    for (site, time) in each().await {
        put(&site, 1, json!({})).await;
        let first = come(&site, &time, "a@ville.example").await;
        assert!(site.get(FORM).await.text().contains(&site.word(Language::FR, "agenda-registration-waiting")));
        come(&site, &time, "b@ville.example").await;
        come(&site, &time, "c@ville.example").await;
        mails(&site).await;
        assert_eq!(states(&site).await, ["confirmed", "waiting", "waiting"]);
        assert_eq!(site.post(&first, &[("deed", "withdraw")]).await.status, 303);
        assert_eq!(states(&site).await, ["cancelled", "confirmed", "waiting"]);
        let all = mails(&site).await;
        assert_eq!(all.iter().map(|mail| mail.0.as_str()).collect::<Vec<_>>(), ["a@ville.example", "b@ville.example"]);
        assert!(all[1].3.contains("BEGIN:VEVENT"));
        // Without a waiting list, full is said and nothing is taken, whoever asks.
        put(&site, 2, json!({ "registration": { "places": 1, "waiting": false } })).await;
        let page = site.get(FORM).await.text();
        assert!(
            page.contains(&site.word(Language::FR, "agenda-registration-full"))
                && !page.contains("<form class=\"form\"")
        );
        let old = stamp_of(&site, &time);
        for email in ["b@ville.example", "d@ville.example"] {
            let answer = site.post(FORM, &[("name", "D"), ("email", email), ("stamp", &old)]).await;
            assert_eq!(answer.status, 409, "{}", answer.text());
        }
        assert_eq!(mails(&site).await.len(), 0);
        // More places: who waits gets one with the next look.
        put(&site, 3, json!({ "registration": { "places": 2 } })).await;
        time.pass(DAY + HOUR);
        site.work_off().await;
        assert_eq!(states(&site).await, ["cancelled", "confirmed", "confirmed"]);
    }
}

/// A stamp that is good, of a page that has no form.
fn stamp_of(site: &Site, time: &Time) -> String {
    let stamp = web::Stamp(site.app.clock.now()).sign(&site.app.portal.web.secret);
    time.pass(4_000);
    stamp
}

#[tokio::test]
async fn nobody_registers_for_what_is_closed_over_cancelled_or_has_no_form() {
    for (site, time) in each().await {
        let closed = async |version: i64, more: Value, key: &str| {
            put(&site, version, more).await;
            let page = site.get(FORM).await;
            assert_eq!(page.status, 200);
            assert!(page.text().contains(&site.word(Language::FR, key)), "{key}: {}", page.text());
            assert!(unsound(&page.text()).is_empty(), "{:?}", unsound(&page.text()));
            let stamp = stamp_of(&site, &time);
            let answer = site.post(FORM, &[("name", "A"), ("email", "a@ville.example"), ("stamp", &stamp)]).await;
            assert_eq!(answer.status, 409, "{}", answer.text());
            assert!(!site.get("/fr/agenda/rencontres").await.text().contains(&format!("href=\"{FORM}\"")));
        };
        closed(1, json!({ "registration": { "closes": "2026-11-20T18:00:00" } }), "agenda-registration-closed").await;
        closed(2, json!({ "status": "cancelled" }), "agenda-registration-event-cancelled").await;
        let past = json!([{ "item": "a", "starts": "2026-11-02", "ends": "2026-11-03" }]);
        closed(3, json!({ "sessions": past }), "agenda-registration-over").await;
        for (version, registration) in [(4, json!("https://villes.example/ailleurs")), (5, Value::Null)] {
            put(&site, version, json!({ "registration": registration })).await;
            assert_eq!(site.get(FORM).await.status, 404);
        }
        put(&site, 6, json!({ "status": "postponed" })).await;
        assert!(site.get(FORM).await.text().contains(&site.word(Language::FR, "agenda-registration-postponed")));
        assert_eq!(register(&site, &time, &[("email", "a@ville.example")]).await.status, 303);
        assert_eq!(site.get("/fr/agenda/reunion/inscription").await.header("location"), FORM);
        for path in ["/en/events/rencontres/registration", "/fr/agenda/rien/inscription", "/fr/agenda/inscription/x"] {
            assert_eq!(site.get(path).await.status, 404, "{path}");
        }
        put(&site, 7, json!({ "audience": "members" })).await;
        assert_eq!(site.get(FORM).await.status, 403);
        assert_eq!(site.staff(Role::Member).await.get(FORM).await.status, 200);
    }
}

#[tokio::test]
async fn the_page_of_an_event_changes_by_itself_when_registration_closes() {
    let time = Time::new();
    let site = Site::with(testkit::sqlite().unwrap(), time.clock()).await;
    put(&site, 1, json!({ "registration": { "closes": "2026-11-25T18:00:00" } })).await;
    assert!(site.get("/fr/agenda/rencontres").await.text().contains(FORM));
    time.pass(2 * DAY);
    let page = site.get("/fr/agenda/rencontres").await.text();
    assert!(!page.contains(FORM) && page.contains(&site.word(Language::FR, "agenda-registration-closed")), "{page}");
}

/// What is sent, the status, the id of what says it.
type Wrong = (&'static [(&'static str, &'static str)], u16, &'static str);

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_machines_are_kept_out() {
    for (site, time) in each().await {
        put(&site, 1, json!({ "registration": { "places": 99 } })).await;
        let wrong: [Wrong; 7] = [
            (&[("email", "")], 422, "email-error"),
            (&[("email", "x")], 422, "email-error"),
            (&[("email", "a@ville.example"), ("interpretation", "xx")], 422, "interpretation-error"),
            (&[("email", "a@ville.example"), ("website", "https://x.example")], 422, "problems"),
            (&[("email", "a@ville.example"), ("stamp", "forged"), ("name", "B")], 400, ""),
            (&[("email", "a@ville.example\u{202e}"), ("needs", "=1+1")], 422, "email-error"),
            (&[("email", "<script>@ville.example")], 422, "problems"),
        ];
        for (fields, status, said) in wrong {
            let answer = register(&site, &time, fields).await;
            assert_eq!(answer.status, status, "{fields:?}: {}", answer.text());
            assert!(
                status == 400
                    || (answer.text().contains(&format!("id=\"{said}\"")) && unsound(&answer.text()).is_empty())
            );
        }
        let long = "é".repeat(1_001);
        assert_eq!(register(&site, &time, &[("email", "a@ville.example"), ("needs", &long)]).await.status, 422);
        let stamp = stamp(&site).await;
        let soon = site.post(FORM, &[("name", "A"), ("email", "a@ville.example"), ("stamp", &stamp)]).await;
        assert_eq!(soon.status, 422, "sooner than a person writes");
        assert_eq!((states(&site).await.len(), mails(&site).await.len()), (0, 0));
        for number in 0..20 {
            let email = format!("p{number}@ville.example");
            assert_eq!(register(&site, &time, &[("email", &email)]).await.status, 303, "{number}");
        }
        let more = register(&site, &time, &[("email", "p20@ville.example")]).await;
        assert_eq!(more.status, 429, "one network sends so many");
        assert!(!more.header("retry-after").is_empty());
        // From a page of another site nothing is taken.
        let foreign =
            axum::http::Request::post(FORM).header("host", "villes.example").header("sec-fetch-site", "cross-site");
        let foreign = foreign
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from("name=A"))
            .unwrap();
        assert_eq!(site.ask(foreign).await.status, 403);
    }
}

#[tokio::test]
async fn those_registered_are_told_of_a_change_once_by_a_button() {
    for (site, time) in each().await {
        let id = put(&site, 1, json!({ "registration": { "places": 5 } })).await;
        come(&site, &time, "a@ville.example").await;
        come(&site, &time, "b@ville.example").await;
        mails(&site).await;
        let list = format!("/desk/agenda/{id}/registrations");
        let publisher = site.staff(Role::Publisher).await;
        let telling = format!("{list}/telling");
        assert!(!publisher.get(&list).await.text().contains(&telling), "nothing has changed");
        put(&site, 2, json!({ "registration": { "places": 5 }, "status": "cancelled" })).await;
        let page = publisher.get(&list).await.text();
        assert!(page.contains(&telling) && page.contains("2 registered people"), "{page}");
        assert!(unsound(&page).is_empty(), "{:?}", unsound(&page));
        for _ in 0..2 {
            assert_eq!(publisher.post(&telling, &[]).await.status, 303);
            site_tells(&site).await;
        }
        let all = mails(&site).await;
        assert_eq!(all.len(), 2, "each once: {all:?}");
        assert!(all[0].1.contains("Annulé") && all[0].3.contains("STATUS:CANCELLED"), "{all:?}");
        let moved = json!([{ "item": "a", "starts": "2026-12-19T09:30:00", "ends": "2026-12-19T11:00:00" }]);
        put(&site, 3, json!({ "registration": { "places": 5 }, "sessions": moved })).await;
        assert_eq!(publisher.post(&telling, &[]).await.status, 303);
        site_tells(&site).await;
        let all = mails(&site).await;
        assert!(
            all.len() == 2 && all[0].2.contains("19 décembre 2026") && all[0].3.contains("20261219T093000"),
            "{all:?}"
        );
        assert!(all[0].3.contains("SEQUENCE:2"), "{}", all[0].3);
    }
}

/// Runs the job that tells. Mails cannot be handed over, and wait.
async fn site_tells(site: &Site) {
    std::fs::write(site.operator.data_dir.join("mail"), b"no folder").unwrap();
    site.work_off().await;
}

#[tokio::test]
async fn the_desk_adds_ticks_strikes_gives_places_exports_and_deletes() {
    for (site, time) in each().await {
        let id = put(&site, 1, json!({})).await;
        come(&site, &time, "a@ville.example").await;
        come(&site, &time, "b@ville.example").await;
        mails(&site).await;
        let list = format!("/desk/agenda/{id}/registrations");
        let publisher = site.staff(Role::Publisher).await;
        assert!(publisher.get(&format!("/desk/agenda/{id}/fr")).await.text().contains(&format!("href=\"{list}\"")));
        for role in [Role::Contributor, Role::Editor] {
            assert_eq!(site.staff(role).await.get(&list).await.status, 403);
        }
        assert_eq!(site.staff(Role::Member).await.get(&list).await.status, 404);
        assert_eq!(site.get(&list).await.status, 303, "to the door");

        // By hand, once.
        time.pass(1_000);
        let new = format!("{list}/new");
        let form = publisher.get(&new).await.text();
        assert!(unsound(&form).is_empty(), "{:?}", unsound(&form));
        let person = [("name", "=cmd()"), ("organisation", "Ville de Kobe"), ("state", "confirmed"), ("needs", "a,b")];
        for _ in 0..2 {
            let answer = publisher.post(&new, &person).await;
            assert_eq!(answer.status, 303, "{}", answer.text());
        }
        let known = publisher.post(&new, &[("name", "B"), ("email", "B@ville.example")]).await;
        assert_eq!(known.status, 422, "{}", known.text());
        assert!(known.text().contains("email-error"));
        assert_eq!(publisher.post(&new, &[("name", "")]).await.status, 422);
        assert_eq!(states(&site).await, ["confirmed", "waiting", "confirmed"]);
        assert_eq!(mails(&site).await.len(), 0, "without an address nothing is sent");

        // Ticks.
        let page = dom::parse(&publisher.get(&list).await.text());
        let boxes: Vec<String> = page
            .elements
            .iter()
            .filter(|element| element.get("name") == "shown")
            .map(|element| element.get("value").to_owned())
            .collect();
        assert_eq!(boxes.len(), 2, "who is expected can be ticked");
        let ticks: Vec<(&str, &str)> =
            boxes.iter().map(|id| ("shown", id.as_str())).chain([("came", boxes[0].as_str())]).collect();
        assert_eq!(publisher.post(&format!("{list}/attendance"), &ticks).await.status, 303);
        let one = format!("{list}/{}", boxes[0]);

        // A place for who waits, whether or not one is free; one is taken away; one deleted.
        let waiting = dom::parse(&publisher.get(&format!("{list}?state=waiting")).await.text());
        let href = waiting.find("a", |a| a.get("href").starts_with(&format!("{list}/")) && a.path.contains("th"));
        let href = href.unwrap().get("href").to_owned();
        assert!(unsound(&publisher.get(&href).await.text()).is_empty());
        assert_eq!(publisher.post(&href, &[("deed", "give-place")]).await.status, 303);
        assert_eq!(states(&site).await, ["confirmed", "confirmed", "confirmed"]);
        assert_eq!(publisher.post(&href, &[("deed", "strike")]).await.status, 303);
        assert_eq!(states(&site).await, ["confirmed", "cancelled", "confirmed"]);
        assert_eq!(mails(&site).await.iter().map(|mail| mail.0.as_str()).collect::<Vec<_>>(), ["b@ville.example"; 2]);
        assert_eq!(publisher.post(&href, &[("deed", "dance")]).await.status, 400);

        // The table: never a formula; asked for by a button.
        let table = publisher.post(&format!("{list}/export"), &[]).await;
        assert_eq!((table.status, table.header("cache-control")), (200, "no-store"));
        assert!(table.text().contains("\"'=cmd()\"") && table.text().contains("\"a,b\""), "{}", table.text());
        assert_eq!(table.text().lines().count(), 4, "{}", table.text());
        assert_ne!(publisher.get(&format!("{list}/export")).await.status, 200);

        assert_eq!(publisher.post(&one, &[("deed", "remove")]).await.status, 303);
        assert_eq!(publisher.get(&one).await.status, 404);
        assert_eq!(states(&site).await, ["cancelled", "confirmed"]);
        let log = site.staff(Role::Administrator).await.get("/desk/audit").await.text();
        for key in ["exported", "removed"] {
            let word = match key {
                "exported" => site.word(Language::EN, "desk-doors-did-registrations-exported"),
                _ => site.word(Language::EN, "desk-doors-did-registration-removed"),
            };
            assert!(log.contains(&word), "{word}");
        }
        assert!(!log.contains("ville.example"), "the log holds nobody's address");
        // Another event's registration is not there.
        assert_eq!(publisher.get(&format!("/desk/agenda/{}/registrations", PublicationId::nil())).await.status, 404);
        assert_eq!(publisher.get(&format!("{list}?after=x&state=nothing")).await.status, 400);
    }
}

#[tokio::test]
async fn personal_data_go_after_the_time_that_was_said_and_the_numbers_stay() {
    for (site, time) in each().await {
        let id = put(&site, 1, json!({ "registration": { "places": 5, "keep_days": 10 } })).await;
        let link = come(&site, &time, "a@ville.example").await;
        site.meddle("UPDATE registration SET came = true").await;
        come(&site, &time, "b@ville.example").await;
        mails(&site).await;
        // The event ends on 18 December at 11:00 in Paris: less than 24 days after this noon.
        for _ in 0..32 {
            time.pass(DAY);
            site.work_off().await;
        }
        assert_eq!(states(&site).await.len(), 2, "the ten days are not over");
        for _ in 0..2 {
            time.pass(DAY);
            site.work_off().await;
        }
        assert_eq!(states(&site).await.len(), 0);
        let snapshot = site.app.db.snapshot().await.unwrap();
        for table in ["registration", "registration_link", "registration_watch"] {
            assert_eq!(snapshot.number(&format!("SELECT count(*) FROM {table}"), vec![]).await.unwrap(), 0, "{table}");
        }
        let looks = "SELECT count(*) FROM job WHERE kind = 'agenda-look-at-registrations'";
        assert_eq!(snapshot.number(looks, vec![]).await.unwrap(), 0, "nothing is left to look at");
        drop(snapshot);
        assert_eq!(site.get(&link).await.status, 404);
        let page = site.staff(Role::Publisher).await.get(&format!("/desk/agenda/{id}/registrations")).await.text();
        assert!(page.contains("2 registered, 1 present"), "{page}");
    }
}

#[tokio::test]
async fn a_mail_carries_the_event_as_a_file() {
    let time = Time::new();
    let site = Site::with(testkit::sqlite().unwrap(), time.clock()).await;
    put(&site, 1, json!({})).await;
    come(&site, &time, "a@ville.example").await;
    site.work_off().await;
    let folder = site.operator.data_dir.join("mail");
    let read = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(entry.unwrap().path()).unwrap();
    let all: Vec<String> = std::fs::read_dir(folder).unwrap().map(read).collect();
    assert_eq!(all.len(), 1);
    assert!(
        all[0].contains("text/calendar; charset=utf-8; method=PUBLISH") && all[0].contains("event.ics"),
        "{}",
        all[0]
    );
}
