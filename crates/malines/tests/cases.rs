//! The fifteen real cases, written over into the import format: all go in, and each has a page that shows what it has.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::Language;
use serde_json::{Value, json};
use site::{Answer, Site, dom, shared};

/// A case as a line of the import format.
fn mapped(at: usize, case: &Value) -> Value {
    let text = |name: &str| case[name].as_str().map(str::to_owned);
    let (issuer, title) = issuer(&text("title").unwrap());
    let documents = case["documents"].as_array().cloned().unwrap_or_default();
    let item = |number: usize| format!("document-{number}");
    let titles: serde_json::Map<_, _> =
        documents.iter().enumerate().map(|(number, document)| (item(number), document["title"].clone())).collect();
    let items: Vec<_> = (0..documents.len()).map(|number| json!({ "item": item(number) })).collect();
    let themes: Vec<_> =
        case["themes"].as_array().into_iter().flatten().map(|name| theme(name.as_str().unwrap())).collect();
    // A page without any date is given one: the format asks for it.
    let dated = ["published", "event_start", "event_end"].into_iter().find_map(text);
    let dated = dated.map_or("2000-01-01".to_owned(), |text| day(&text));
    let body = text("body").unwrap();
    // As one or the other, in turn: both readers meet real text.
    let body = if at.is_multiple_of(2) { json!({ "markdown": body }) } else { json!({ "html": paragraph(&body) }) };
    let mut line = json!({
        "id": case["id"],
        "dated": dated,
        "themes": themes,
        "documents": items,
        "former_addresses": [address(&text("url").unwrap())],
        "texts": { "fr": {
            "overline": case["overline"],
            "title": title,
            "when": case["date_notation"],
            "place": case["place"],
            "body": body,
            "documents": titles,
        } },
    });
    if let Some(issuer) = issuer {
        line["issuer"] = json!({ "name": { "fr": issuer } });
    }
    if let Some(contact) = case["contacts"].get(0).and_then(Value::as_str) {
        // A surname in capitals tells a person from a service.
        let is_person = contact.split(' ').any(|word| word.len() > 3 && word.chars().all(char::is_uppercase));
        line["contact"] = if is_person { json!({ "person": contact }) } else { json!({ "unit": { "fr": contact } }) };
    }
    line
}

/// "MEAE/CNCD : COMMUNIQUÉ …" and "MEAE - DAECT | Appel …": who says it stands before the title, in capitals.
fn issuer(title: &str) -> (Option<String>, String) {
    let parts = title.split_once(" : ").or_else(|| title.split_once(" | "));
    let capitals = |text: &str| text.chars().all(|c| c.is_uppercase() || " /-".contains(c));
    match parts {
        Some((issuer, rest)) if capitals(issuer) => (Some(issuer.to_owned()), rest.to_owned()),
        _ => (None, title.to_owned()),
    }
}

/// The last minute of a day is written 24:00 in the cases, which is no time of that day.
fn day(text: &str) -> String {
    text.strip_suffix("T24:00").map_or(text.to_owned(), |day| format!("{day}T23:59:59"))
}

fn theme(name: &str) -> Value {
    let countries = [
        ("Sénégal", "SN"),
        ("Mali", "ML"),
        ("Burkina Faso", "BF"),
        ("Palestine", "PS"),
        ("Mauritanie", "MR"),
        ("Madagascar", "MG"),
        ("Haïti", "HT"),
        ("Algérie", "DZ"),
        ("Maroc", "MA"),
    ];
    if let Some((_, code)) = countries.iter().find(|(known, _)| *known == name) {
        return json!({ "country": code });
    }
    let topic = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    json!({ "topic": topic, "names": { "fr": name } })
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// Path and query of an old address.
fn address(url: &str) -> String {
    let (_, rest) = url.split_once("://").unwrap();
    format!("/{}", rest.split_once('/').map_or("", |(_, path)| path))
}

/// Text without what typography may change: blanks of all widths and the two apostrophes.
fn plain(text: &str) -> String {
    let joined = text.replace(['’', 'ʼ'], "'").replace(['\u{202f}', '\u{a0}', '\u{2009}'], " ");
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cases() -> Option<Vec<Value>> {
    let text = shared("cases/articles.jsonl")?;
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

async fn brought(cases: &[Value]) -> Site {
    let site = Site::new().await;
    let lines: Vec<String> = cases.iter().enumerate().map(|(at, case)| mapped(at, case).to_string()).collect();
    let report = site.import(&lines.join("\n")).await;
    assert!(report.is_clean(), "{:?}", report.bad);
    assert_eq!(report.made, 15);
    site
}

/// The page that a case's title has in the list.
async fn page_of(site: &Site, title: &str) -> Answer {
    let mut path = "/fr/actualites".to_owned();
    let href = loop {
        let list = dom::parse(&site.get(&path).await.text());
        if let Some((_, href)) = list.cards().into_iter().find(|(known, _)| plain(known) == plain(title)) {
            break href;
        }
        path = list.link("next").unwrap_or_else(|| panic!("{title} is in no list")).to_owned();
    };
    site.get(&href).await
}

#[tokio::test]
async fn all_of_them_go_in_and_have_a_page() {
    let Some(cases) = cases() else { return };
    let site = brought(&cases).await;
    for case in &cases {
        let id = &case["id"];
        let (issuer, title) = issuer(case["title"].as_str().unwrap());
        let answer = page_of(&site, &title).await;
        assert_eq!(answer.status, 200, "{id}");
        let page = dom::parse(&answer.text());
        let h1 = page.find("h1", |_| true).expect("a title");
        assert_eq!(plain(&h1.text), plain(&title), "{id}");
        let whole = plain(&page.find("main", |_| true).expect("a main part").text);
        let shown = ["place", "date_notation", "overline"].into_iter().filter_map(|name| case[name].as_str());
        let contacts = case["contacts"].as_array().into_iter().flatten().take(1).filter_map(Value::as_str);
        for part in shown.chain(contacts).chain(issuer.as_deref()) {
            assert!(whole.contains(&plain(part)), "{id}: {part} in {whole}");
        }
        for document in case["documents"].as_array().into_iter().flatten() {
            let title = plain(document["title"].as_str().unwrap());
            let item = page.find("li", |li| li.path.contains(" ul.documents") && plain(&li.text).contains(&title));
            let announced = site.word(Language::FR, "portal-document-announced");
            assert!(item.is_some_and(|item| item.text.contains(&announced)), "{id}: {title}");
        }
    }
}

#[tokio::test]
async fn their_words_come_through_as_they_were() {
    let Some(cases) = cases() else { return };
    let site = brought(&cases).await;
    for case in &cases {
        let (_, title) = issuer(case["title"].as_str().unwrap());
        let page = dom::parse(&page_of(&site, &title).await.text());
        let body = plain(&page.find("div", |div| div.has_class("prose")).expect("a body").text);
        // The words alone: a list typed by hand may become a list. What was broken stays just as broken.
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric() && !"à¶".contains(c));
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        assert_eq!(words(&body), words(&plain(case["body"].as_str().unwrap())), "{}", case["id"]);
        assert!(!body.contains('\u{fffd}') && !body.contains("Ã"), "{}", case["id"]);
    }
    let broken =
        page_of(&site, "Sécurité au Sahel et coopération décentralisée : débat du 13 octobre 2010").await.text();
    assert!(broken.contains("Schà¶nfeld"), "what came broken is not made worse");
}

#[tokio::test]
async fn their_old_addresses_lead_to_them() {
    let Some(cases) = cases() else { return };
    let site = brought(&cases).await;
    for case in &cases {
        let old = address(case["url"].as_str().unwrap());
        let answer = site.get(&old).await;
        assert_eq!(answer.status, 301, "{old}");
        assert!(answer.header("location").starts_with("/fr/actualites/"), "{old}");
        assert_eq!(site.get(answer.header("location")).await.status, 200, "{old}");
    }
    // One page, written in two ways.
    let (one, other) = ("/%2B-Actualite-%2B?debut_autres_articles=310", "/+-Actualite-+?debut_autres_articles=310");
    assert_eq!(site.get(one).await.header("location"), site.get(other).await.header("location"));
}
