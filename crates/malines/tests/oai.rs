//! The catalogue harvested: the six verbs, what is wrong, what is gone, to the end. Through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::collections::BTreeMap;

use axum::{body::Body, http::Request};
use demo::Pool;
use kernel::{Instant, Role};
use publication::store::put::{Put, Putting, put_all};
use quick_xml::{Reader, events::Event};
use site::{Answer, Site, Time, line};

/// Makes records of the catalogue of articles that the demonstration generates.
async fn fill(site: &Site, numbers: std::ops::Range<u64>) {
    let view = site.app.portal.site().await.unwrap();
    let pool = Pool { themes: view.themes.iter().map(|theme| theme.id).collect(), ..Pool::default() };
    let put = |number| {
        let put = demo::generate(1, number, &pool).unwrap().put;
        let own =
            serde_json::json!({ "type": "text", "creators": [{ "item": "a", "name": "Ville <de> Malines & amis" }] });
        let mut facts = put.facts.clone();
        facts.own.clone_from(own.as_object().unwrap());
        Put { kind: "resource".to_owned(), facts, ..put }
    };
    for from in numbers.clone().step_by(250) {
        let puts = (from..numbers.end.min(from + 250)).map(put).collect();
        let mut write = site.app.db.write().await.unwrap();
        let putting: Putting<'_> = site.app.putting(&view);
        put_all(&mut write, &putting, puts).await.unwrap();
        write.commit().await.unwrap();
    }
}

/// An element: the path to it, its attributes and its text.
type Element = (String, BTreeMap<String, String>, String);

/// The elements of an answer, in their order.
fn elements(answer: &Answer) -> Vec<Element> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/xml; charset=utf-8"));
    let text = answer.text();
    let mut reader = Reader::from_str(&text);
    let (mut path, mut all) = (Vec::<(String, usize)>::new(), Vec::<Element>::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.as_ref().to_owned();
                    (name, quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
                });
                let steps = path.iter().map(|(name, _)| name.clone()).chain([name.clone()]).collect::<Vec<_>>();
                all.push((steps.join("/"), attributes.collect(), String::new()));
                path.push((name, all.len() - 1));
            }
            Event::Text(words) => {
                if let Some((_, at)) = path.last() {
                    all[*at].2.push_str(&words.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let sign =
                    quick_xml::escape::unescape(&format!("&{};", reference.xml10_content())).unwrap().into_owned();
                all[path.last().unwrap().1].2.push_str(&sign);
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// The texts of the elements whose path ends so.
fn texts(answer: &Answer, end: &str) -> Vec<String> {
    elements(answer).into_iter().filter(|(path, ..)| path.ends_with(end)).map(|(.., text)| text).collect()
}

fn code(answer: &Answer) -> String {
    let all = elements(answer);
    let error = all.iter().find(|(path, ..)| path == "OAI-PMH/error");
    error.map(|(_, attributes, _)| attributes["code"].clone()).unwrap_or_default()
}

async fn ask(site: &Site, query: &str) -> Answer {
    site.get(&format!("/oai?{query}")).await
}

/// The identifiers that a harvester meets, in their order, with whether they are gone.
async fn harvest(site: &Site, first: &str, mut between: impl AsyncFnMut(usize)) -> Vec<(String, bool)> {
    let (mut met, mut query, mut rounds) = (Vec::new(), first.to_owned(), 0);
    loop {
        let answer = ask(site, &query).await;
        let all = elements(&answer);
        for (at, (path, attributes, _)) in all.iter().enumerate().filter(|(_, (path, ..))| path.ends_with("header")) {
            let identifier = &all[at + 1];
            assert_eq!(identifier.0, format!("{path}/identifier"));
            met.push((identifier.2.clone(), attributes.get("status").is_some_and(|status| status == "deleted")));
        }
        let token = texts(&answer, "resumptionToken").pop().unwrap_or_default();
        if token.is_empty() {
            return met;
        }
        let verb = first.split('&').next().unwrap();
        query = format!("{verb}&resumptionToken={}", web::address::value(&token));
        rounds += 1;
        between(rounds).await;
    }
}

#[tokio::test]
async fn the_six_verbs_answer() {
    for site in Site::each().await {
        site.import(&line("a", "Thème", ", \"themes\": [{\"topic\": \"eau\"}, {\"country\": \"ML\"}]")).await;
        fill(&site, 0..3).await;
        let identify = ask(&site, "verb=Identify").await;
        for (end, text) in [
            ("Identify/baseURL", "https://villes.example/oai"),
            ("Identify/protocolVersion", "2.0"),
            ("Identify/deletedRecord", "persistent"),
            ("Identify/granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ] {
            assert_eq!(texts(&identify, end), [text]);
        }
        assert_eq!(texts(&ask(&site, "verb=ListMetadataFormats").await, "metadataPrefix"), ["oai_dc"]);
        assert_eq!(texts(&ask(&site, "verb=ListSets").await, "setSpec"), ["country.ML", "topic.eau"]);
        let all = ask(&site, "verb=ListRecords&metadataPrefix=oai_dc").await;
        assert_eq!(texts(&all, "dc:creator").first().unwrap(), "Ville <de> Malines & amis");
        let identifiers = texts(&all, "header/identifier");
        assert_eq!(identifiers.len(), 3);
        let one = ask(&site, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={}", identifiers[0])).await;
        assert_eq!(texts(&one, "header/identifier"), identifiers[..1]);
        let page =
            texts(&one, "dc:identifier").into_iter().find(|one| one.starts_with("https://villes.example/")).unwrap();
        assert_eq!(site.get(page.trim_start_matches("https://villes.example")).await.status, 200, "{page}");
        let headers = ask(&site, "verb=ListIdentifiers&metadataPrefix=oai_dc").await;
        assert_eq!(texts(&headers, "ListIdentifiers/header/identifier"), identifiers);
        assert!(texts(&headers, "dc:title").is_empty());

        let form = Request::post("/oai").header("host", "villes.example");
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        let posted = site.ask(form.body(Body::from("verb=ListSets")).unwrap()).await;
        assert_eq!(texts(&posted, "setSpec"), ["country.ML", "topic.eau"]);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_by_the_protocol() {
    let site = Site::new().await;
    fill(&site, 0..1).await;
    for (query, expected) in [
        ("", "badVerb"),
        ("verb=Nothing", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&colour=red", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&resumptionToken=%00%F0", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:villes.example:x", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%26%3C%22", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:elsewhere.example:x", "idDoesNotExist"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2099-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=topic.eau", "noSetHierarchy"),
        ("verb=ListSets", "noSetHierarchy"),
    ] {
        let answer = ask(&site, query).await;
        assert_eq!(code(&answer), expected, "{query}");
        let request = elements(&answer).into_iter().find(|(path, ..)| path == "OAI-PMH/request").unwrap();
        assert_eq!(request.1.is_empty(), expected.starts_with("badVerb") || expected == "badArgument", "{query}");
        assert_eq!(request.2, "https://villes.example/oai");
    }
    let put = Request::put("/oai").header("host", "villes.example").body(Body::empty()).unwrap();
    assert_eq!(site.ask(put).await.status, 405);
}

#[tokio::test]
async fn a_harvest_comes_to_its_end_while_records_change() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let site = Site::with(base, time.clock()).await;
        fill(&site, 0..450).await;
        // Each change is another version of a record that was, or was not yet, given.
        let met = harvest(&site, "verb=ListRecords&metadataPrefix=oai_dc", async |round| {
            time.pass(60_000);
            fill_again(&site, u64::try_from(round).unwrap() * 20..u64::try_from(round).unwrap() * 20 + 130).await;
        })
        .await;
        let mut each: Vec<_> = met.iter().map(|(identifier, _)| identifier).collect();
        each.sort();
        each.dedup();
        assert_eq!((met.len(), each.len()), (450, 450), "each once");

        let from = Instant(time.clock().now().0).to_rfc3339();
        let changed = ask(&site, &format!("verb=ListIdentifiers&metadataPrefix=oai_dc&from={from}")).await;
        assert!(code(&changed).is_empty() && texts(&changed, "header/datestamp").iter().all(|stamp| *stamp >= from));
    }
}

/// Brings other versions of the same records.
async fn fill_again(site: &Site, numbers: std::ops::Range<u64>) {
    let view = site.app.portal.site().await.unwrap();
    let put = |number| {
        let put = demo::generate(1, number, &Pool::default()).unwrap().put;
        let mut facts = put.facts.clone();
        facts.own.clone_from(serde_json::json!({ "type": "sound" }).as_object().unwrap());
        let source = (put.source.0, put.source.1.clone(), put.source.2.wrapping_add(1));
        Put { kind: "resource".to_owned(), facts, source, ..put }
    };
    let mut write = site.app.db.write().await.unwrap();
    put_all(&mut write, &site.app.putting(&view), numbers.map(put).collect()).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn what_is_gone_is_said_for_ever() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let site = Site::with(base, time.clock()).await;
        fill(&site, 0..2).await;
        let staff = site.staff(Role::Publisher).await;
        let all = harvest(&site, "verb=ListIdentifiers&metadataPrefix=oai_dc", async |_| ()).await;
        let id = all[0].0.rsplit(':').next().unwrap().to_owned();
        let list = staff.get("/desk/resources").await.text();
        let page = site::dom::parse(&list);
        let link = page.find("a", |a| a.get("href").contains(&id)).unwrap().get("href").to_owned();
        let text = link.split(['?', '#']).next().unwrap();
        let text = if text.ends_with(&id) { format!("{text}/fr") } else { text.to_owned() };
        time.pass(5_000);
        let before = Instant(time.clock().now().0).to_rfc3339();
        for language in ["fr", "en", "es", "ar"] {
            let presence = format!("{}/{language}/presence", text.rsplit_once('/').unwrap().0);
            staff.post(&presence, &[("action", "withdraw")]).await;
        }
        let gone =
            harvest(&site, &format!("verb=ListIdentifiers&metadataPrefix=oai_dc&from={before}"), async |_| ()).await;
        assert_eq!(gone, [(all[0].0.clone(), true)]);
        let one = ask(&site, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={}", all[0].0)).await;
        assert!(texts(&one, "dc:title").is_empty() && code(&one).is_empty(), "{}", one.text());
        time.pass(5_000);
        for language in ["fr", "en", "es", "ar"] {
            let presence = format!("{}/{language}/presence", text.rsplit_once('/').unwrap().0);
            staff.post(&presence, &[("action", "restore")]).await;
        }
        let again = harvest(&site, "verb=ListIdentifiers&metadataPrefix=oai_dc", async |_| ()).await;
        assert_eq!(again, all, "it is there once more, and met once");
    }
}
