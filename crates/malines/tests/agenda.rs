//! The agenda, through the front door and on both databases: from the desk to the page, the list and the calendars.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use agenda::{
    calendar,
    moment::{Moment, Zone},
};
use kernel::{Instant, Language, Role};
use publication::{
    Presence,
    store::put::{Put, PutText, put_all},
};
use serde_json::{Value, json};
use site::{Answer, Site, Time, dom, staff::Staff, unsound};

/// An event with one French text, live.
fn event(key: &str, title: &str, facts: Value, words: Value) -> Put {
    let all = with(json!({ "dated": "2026-11-01T09:00:00" }), facts);
    let said = with(json!({ "title": title }), words);
    let text = PutText {
        language: Language::FR,
        words: serde_json::from_value(said).unwrap(),
        slug: kernel::Slug::from_title(title).unwrap(),
        former_slugs: vec![],
        presence: Presence::Live,
        first_published_at: Instant(1_795_500_000_000),
        updated_at: None,
    };
    Put {
        source: ("agenda-test", key.to_owned(), i64::from(u32::try_from(all.to_string().len()).unwrap())),
        kind: "event".into(),
        facts: serde_json::from_value(all).unwrap(),
        texts: vec![text],
        featured: None,
    }
}

async fn bring(site: &Site, puts: Vec<Put>) {
    let view = site.app.portal.site().await.unwrap();
    let mut write = site.app.db.write().await.unwrap();
    put_all(&mut write, &site.app.putting(&view), puts).await.unwrap();
    write.commit().await.unwrap();
}

fn session(starts: &str, ends: &str) -> Value {
    let mut session = json!({ "item": "a", "starts": starts });
    if !ends.is_empty() {
        session["ends"] = json!(ends);
    }
    json!({ "sessions": [session] })
}

fn with(facts: Value, more: Value) -> Value {
    let (Value::Object(mut facts), Value::Object(more)) = (facts, more) else { panic!("facts are objects") };
    facts.extend(more);
    Value::Object(facts)
}

/// Sends the form of an event back with its first session and some fields changed. The rows to fill have new names each time that
/// the form is shown.
async fn fill(editor: &Staff<'_>, path: &str, row: &[(&str, &str)], changes: &[(&str, &str)]) -> Answer {
    let mut form = editor.form(path).await;
    let item = form.iter().find(|(name, _)| name == "session").unwrap().1.clone();
    let row = row.iter().map(|(field, value)| (format!("session-{item}-{field}"), *value));
    for (name, value) in row.chain(changes.iter().map(|(name, value)| ((*name).to_owned(), *value))) {
        assert!(form.iter().any(|(own, _)| *own == name), "the form has no {name}");
        form.retain(|(own, _)| *own != name);
        form.push((name, value.to_owned()));
    }
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    editor.post(path, &pairs).await
}

/// The titles of a list, in their order.
fn titles(page: &str) -> Vec<String> {
    let page = dom::parse(page);
    let links = page.all("a").filter(|link| link.path.contains("h2") || link.path.contains("h3"));
    links.map(|link| link.text.trim().to_owned()).collect()
}

#[tokio::test]
async fn an_event_goes_from_the_desk_to_its_page_the_list_and_the_calendar() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let made = editor.post("/desk/agenda/new", &[("title", "Rencontres de Kobe"), ("language", "fr")]).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let text = made.header("location").split('?').next().unwrap().to_owned();
        let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        let refused = editor.post(&publishing, &[("facts", "yes"), ("text", "fr")]).await;
        assert_eq!(refused.status, 422, "an event without a day");
        let wrong = fill(&editor, &text, &[("day", "18/11/2024")], &[]).await;
        assert_eq!(wrong.status, 422);
        let filled = [
            ("type", "conference"),
            ("zone", "Asia/Tokyo"),
            ("place", "Kobe"),
            ("address", "1, rue du port"),
            ("languages", "fr, ja"),
            ("point", "34.6937, 135.5023"),
            ("series-name", "Rencontres de Kobe"),
            ("series-number", "8"),
        ];
        let row = [("day", "2026-12-18"), ("hour", "09:30"), ("end", "11:00")];
        let saved = fill(&editor, &text, &row, &filled).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let published = editor.post(&publishing, &[("facts", "yes"), ("text", "fr")]).await;
        assert_eq!(published.status, 303, "{}", published.text());

        let page = site.get("/fr/agenda/rencontres-de-kobe").await;
        assert_eq!(page.status, 200, "{}", page.text());
        let html = page.text();
        assert!(unsound(&html).is_empty(), "{:?}", unsound(&html));
        assert!(
            html.contains("vendredi 18 décembre 2026") && html.contains("09:30") && html.contains("Tokyo"),
            "{html}"
        );
        assert!(html.contains("01:30"), "the site's own hour stands beside: {html}");
        assert!(html.contains("\"startDate\":\"2026-12-18T09:30:00+09:00\""), "{html}");
        assert!(html.contains("GeoCoordinates") && html.contains("openstreetmap.org/?mlat=34.693700"), "{html}");
        let series = site.get("/fr/agenda/series/rencontres-de-kobe").await;
        assert_eq!((series.status, titles(&series.text())), (200, vec!["Rencontres de Kobe".to_owned()]));
        assert!(unsound(&series.text()).is_empty(), "{:?}", unsound(&series.text()));
        assert_eq!(
            site.get("/fr/agenda/series/rencontres-de-kobe.ics").await.text().matches("BEGIN:VEVENT").count(),
            1
        );
        assert_eq!(site.get("/fr/agenda/series/nothing").await.status, 404);
        let list = site.get("/fr/agenda").await.text();
        assert_eq!(titles(&list), ["Rencontres de Kobe"]);
        for path in [
            "/en/events",
            "/es/agenda",
            "/ar/%D8%A7%D9%84%D8%A3%D8%AC%D9%86%D8%AF%D8%A9",
            "/fr/agenda/2026/12",
            "/ar/%D8%A7%D9%84%D8%A3%D8%AC%D9%86%D8%AF%D8%A9/2026/12",
            "/fr/agenda/2026",
        ] {
            let answer = site.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.text().contains("Rencontres de Kobe"), "{path}");
            assert!(unsound(&answer.text()).is_empty(), "{path}: {:?}", unsound(&answer.text()));
        }
        let file = site.get("/fr/agenda/rencontres-de-kobe.ics").await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/calendar; charset=utf-8"));
        assert!(file.text().contains("DTSTART;TZID=Asia/Tokyo:20261218T093000"), "{}", file.text());
        assert!(file.text().contains("SEQUENCE:0") && file.text().contains("GEO:34.693700;135.502300"));

        assert_eq!(
            editor.fill(&text, &[("status", "cancelled"), ("reason", "La tempête approche.")]).await.status,
            303
        );
        assert_eq!(editor.post(&publishing, &[("facts", "yes"), ("text", "fr")]).await.status, 303);
        let html = site.get("/fr/agenda/rencontres-de-kobe").await.text();
        assert!(html.contains("La tempête approche.") && html.contains("EventCancelled"), "{html}");
        let file = site.get("/fr/agenda.ics").await.text();
        assert!(file.contains("STATUS:CANCELLED") && file.contains("SEQUENCE:1"), "{file}");
        let list = site.get("/fr/agenda").await.text();
        assert!(list.contains(&site.word(Language::FR, "agenda-status-cancelled")), "said in words");
    }
}

#[tokio::test]
async fn an_event_leaves_the_list_at_the_minute_at_which_it_is_over() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let site = Site::with(base, time.clock()).await;
        // It is one o'clock in Paris.
        bring(
            &site,
            vec![
                event("a", "Pause", session("2026-11-24T12:30:00", "2026-11-24T13:30:00"), json!({})),
                event("b", "Journée", session("2026-11-24", ""), json!({})),
                event("c", "Passé", session("2026-11-23", ""), json!({})),
                event("d", "Demain", session("2026-11-25", ""), json!({})),
            ],
        )
        .await;
        let list = async || titles(&site.get("/fr/agenda").await.text());
        assert_eq!(list().await, ["Journée", "Pause", "Demain"]);
        time.pass(29 * 60_000);
        assert_eq!(list().await, ["Journée", "Pause", "Demain"]);
        time.pass(60_000);
        assert_eq!(list().await, ["Journée", "Demain"]);
        time.pass(10 * 3_600_000 + 30 * 60_000 - 60_000);
        assert_eq!(list().await, ["Journée", "Demain"], "a minute before midnight");
        time.pass(60_000);
        assert_eq!(list().await, ["Demain"]);
        let page = site.get("/fr/agenda/journee").await.text();
        assert!(page.contains(&site.word(Language::FR, "agenda-over")));
        assert_eq!(site.get("/fr/agenda/2026/11").await.status, 200);
    }
}

#[tokio::test]
async fn what_comes_again_keeps_its_hour_in_the_nights_on_which_clocks_change() {
    for site in Site::each().await {
        let facts = with(
            session("2027-03-21T09:00:00", "2027-03-21T10:00:00"),
            json!({
                "recurrence": { "rule": "FREQ=WEEKLY;UNTIL=20270411", "except": ["2027-04-04"] },
            }),
        );
        bring(&site, vec![event("a", "Marche", facts, json!({}))]).await;
        let list = site.get("/fr/agenda").await.text();
        assert_eq!(list.matches("à 10:00 (se répète)").count(), 1, "the next one alone: {list}");
        let list = site.get("/fr/agenda/2027").await.text();
        assert_eq!(list.matches("à 10:00").count(), 3, "{list}");
        assert!(!list.contains("4 avril 2027"), "an exception");
        let row = "SELECT begins_at FROM event_date WHERE day_first = '2027-03-28'";
        let read = site.app.db.snapshot().await.unwrap();
        let after = db::Query::number(&read, row, vec![]).await.unwrap();
        assert_eq!(Instant(after).to_rfc3339(), "2027-03-28T07:00:00Z");
        drop(read);
        let file = site.get("/fr/agenda.ics").await.text();
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
        let own: Zone = "Europe/Paris".parse().unwrap();
        let read = calendar::read(&file, &own).unwrap().remove(0).unwrap();
        let found = read.recurrence.unwrap().dates(
            read.stretch,
            &own,
            "2027-01-01".parse().unwrap(),
            "2027-12-31".parse().unwrap(),
        );
        let days: Vec<String> = found.iter().map(|stretch| stretch.starts.to_string()).collect();
        assert_eq!(days, ["2027-03-21T09:00:00", "2027-03-28T09:00:00", "2027-04-11T09:00:00"]);
    }
}

#[tokio::test]
async fn what_is_withdrawn_made_anew_or_for_members_stands_where_it_should() {
    for site in Site::each().await {
        let secret = with(session("2026-12-01", "2026-12-03"), json!({ "audience": "members" }));
        let moved = with(
            session("2026-12-05", ""),
            json!({
                "status": "postponed", "postponed_from": { "starts": "2026-11-05" },
                "online": { "link": "https://villes.example/salle", "from": "2026-12-05T08:00:00" },
            }),
        );
        bring(
            &site,
            vec![
                event("a", "Conseil des membres", secret, json!({})),
                event("b", "Forum", moved, json!({ "place": "Malines" })),
            ],
        )
        .await;
        assert_eq!(titles(&site.get("/fr/agenda").await.text()), ["Forum"]);
        assert!(!site.get("/fr/agenda.ics").await.text().contains("Conseil"));
        assert_eq!(site.get("/fr/agenda/conseil-des-membres.ics").await.status, 404);
        let page = site.get("/fr/agenda/forum").await.text();
        assert!(page.contains("5 novembre 2026") && page.contains("EventRescheduled"), "its old date: {page}");
        assert!(!page.contains("villes.example/salle"), "the address is not shown yet");
        assert!(!site.get("/fr/agenda.ics").await.text().contains("villes.example/salle"));
        let member = site.staff(Role::Member).await;
        assert_eq!(titles(&member.get("/fr/agenda").await.text()), ["Conseil des membres", "Forum"]);

        let count = async || {
            let read = site.app.db.snapshot().await.unwrap();
            db::Query::number(&read, "SELECT count(*) FROM event_date", vec![]).await.unwrap()
        };
        assert_eq!(count().await, 2);
        site.meddle("DELETE FROM event_date").await;
        let view = site.app.portal.site().await.unwrap();
        let mut write = site.app.db.write().await.unwrap();
        publication::store::rebuild::rebuild(&mut write, &site.app.putting(&view)).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(count().await, 2, "made anew from what is live");
        let mut gone = event("b", "Forum", session("2026-12-05", ""), json!({}));
        gone.texts[0].presence = Presence::Archived;
        gone.source.2 += 1;
        bring(&site, vec![gone]).await;
        assert_eq!(count().await, 1, "what is archived leaves the lists");
    }
}

#[tokio::test]
async fn a_list_of_ten_thousand_events_pages_through_all_that_are_to_come() {
    let site = Site::new().await;
    let first: Moment = "2026-11-25".parse().unwrap();
    let day = |number: i64| first.plus_days(number / 10).to_string();
    for from in (0..10_000_i64).step_by(500) {
        let one = |number: i64| {
            event(&number.to_string(), &format!("Rendez-vous {number:05}"), session(&day(number), ""), json!({}))
        };
        bring(&site, (from..from + 500).map(one).collect()).await;
    }
    let (mut path, mut seen) = ("/fr/agenda".to_owned(), Vec::new());
    for _ in 0..4 {
        let page = site.get(&path).await.text();
        seen.extend(titles(&page));
        let page = dom::parse(&page);
        let next = page.all("a").find(|link| link.is("rel", "next")).unwrap();
        path = next.get("href").to_owned();
    }
    assert_eq!(seen.len(), 80);
    let whole: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!(whole.len(), 80, "none twice");
    assert!(site.queries("/fr/agenda/2027/01").await <= 4);
    assert_eq!(site.get("/fr/agenda.ics").await.text().matches("BEGIN:VEVENT").count(), 10_000);
}

#[tokio::test]
async fn what_comes_again_without_end_is_written_on_while_time_passes() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let site = Site::with(base, time.clock()).await;
        let weekly = |rule: &str| with(session("2026-12-01T09:00:00", ""), json!({ "recurrence": { "rule": rule } }));
        bring(
            &site,
            vec![
                event("a", "Sans fin", weekly("FREQ=WEEKLY"), json!({})),
                event("b", "Dix fois", weekly("FREQ=WEEKLY;COUNT=10"), json!({})),
            ],
        )
        .await;
        let last = async || {
            let read = site.app.db.snapshot().await.unwrap();
            let days = "SELECT count(*) FROM event_date WHERE day_first > '2029-12-31'";
            db::Query::number(&read, days, vec![]).await.unwrap()
        };
        assert_eq!((last().await, agenda::renew_dates(&site.app.portal).await.unwrap()), (0, 0), "nothing is due");
        time.pass(300 * 86_400_000);
        assert_eq!(agenda::renew_dates(&site.app.portal).await.unwrap(), 1, "the one without end");
        assert!(last().await > 30);
        assert_eq!(agenda::renew_dates(&site.app.portal).await.unwrap(), 0, "once");
    }
}

#[tokio::test]
async fn hours_follow_the_site_into_another_zone() {
    for site in Site::each().await {
        bring(&site, vec![event("a", "Atelier", session("2026-12-01T09:00:00", ""), json!({}))]).await;
        let begins = async || {
            let read = site.app.db.snapshot().await.unwrap();
            let at = db::Query::number(&read, "SELECT begins_at FROM event_date", vec![]).await.unwrap();
            Instant(at).to_rfc3339()
        };
        assert_eq!(begins().await, "2026-12-01T08:00:00Z");
        assert!(site.settings("time_zone = \"Africa/Nouakchott\"").await.unwrap().is_clean());
        assert_eq!(begins().await, "2026-12-01T09:00:00Z");
    }
}

#[tokio::test]
async fn addresses_that_are_none_are_not_found() {
    let site = Site::new().await;
    for path in [
        "/fr/agenda/2026/13",
        "/fr/agenda/0000",
        "/fr/agenda/9999/12",
        "/fr/agenda/nowhere.ics",
        "/fr/agenda/2026/1",
        "/fr/agenda?theme=nowhere",
        "/fr/agenda.ics?theme=nowhere",
        "/fr/actualites/x.ics",
        "/fr/agenda/2026/11/01",
    ] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
    assert_eq!(site.get("/fr/agenda?after=nonsense").await.status, 400);
}
