//! The demonstration site, walked from link to link as a visitor would who clicks on everything.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use kernel::Language;
use site::{Site, dom};

async fn demonstration() -> Site {
    let site = Site::new().await;
    let folder = site.operator.data_dir.join("demonstration");
    demo::unpack(&folder, site.app.clock.now()).unwrap();
    let settings = std::fs::read_to_string(folder.join("site.toml")).unwrap();
    assert!(site.settings(&settings).await.unwrap().is_clean());
    for name in ["articles.jsonl", "events.jsonl"] {
        let lines = std::fs::read_to_string(folder.join(name)).unwrap();
        let report = site.import_with(&lines, import::Options { files: Some(folder.clone()), dry_run: false }).await;
        assert!(report.is_clean(), "{:?}", report.bad);
        assert_eq!(report.warnings, [], "nothing is lost on the way in");
    }
    site
}

/// By how many values a list is narrowed: each by itself is walked, their combinations are without end.
fn filters(address: &str) -> usize {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let chosen = ["theme=", "country=", "lang="].into_iter().filter(|name| query.contains(name)).count();
    let is_year = path.split('/').any(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    chosen + usize::from(is_year)
}

#[tokio::test]
async fn every_link_leads_somewhere_and_every_page_is_sound() {
    let site = demonstration().await;
    let own = "https://villes.example";
    let members = Language::INTERFACE.map(|language| site.word(language, "publication-members-title"));
    let mut waiting: VecDeque<(String, String)> = VecDeque::from([("/fr/".to_owned(), "the beginning".to_owned())]);
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    while let Some((path, from)) = waiting.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        assert!(seen.len() < 5_000, "the site does not end: {path}");
        let answer = site.get(&path).await;
        // What is announced to all and open to members is listed, and its page says that it is for members.
        let is_closed = answer.status == 403 && members.iter().any(|title| answer.text().contains(title));
        if answer.status != 200 && !is_closed {
            faults.push(format!("{path} (on {from}): {}", answer.status));
        }
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = answer.text();
        faults.extend(site::unsound(&html).into_iter().map(|fault| format!("{path}: {fault}")));
        let page = dom::parse(&html);
        let is_listed = page.find("meta", |meta| meta.is("name", "robots")).is_none();
        let title = page.all("title").next().map(|title| title.text.clone()).unwrap_or_default();
        if is_listed && let Some(other) = titles.insert(title.clone(), path.clone()) {
            faults.push(format!("{path} and {other} are both called {title}"));
        }
        for name in ["href", "src", "action"] {
            for address in page.elements.iter().map(|element| element.get(name)).filter(|href| !href.is_empty()) {
                let address = address.strip_prefix(own).unwrap_or(address).split('#').next().unwrap_or_default();
                // The styles are not built where only the tests run.
                if address.starts_with('/') && !address.starts_with("/assets/") && filters(address) < 2 {
                    waiting.push_back((address.to_owned(), path.clone()));
                }
            }
        }
    }
    assert!(seen.len() > 200, "{} pages were seen", seen.len());
    for language in Language::INTERFACE {
        assert!(seen.iter().filter(|path| path.starts_with(&format!("/{language}/"))).count() > 30, "{language}");
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

/// RGAA 8.7: words of another language than the page's are marked with it, wherever they come from.
#[tokio::test]
async fn arabic_letters_stand_only_where_arabic_is_said_to_stand() {
    let site = demonstration().await;
    let is_arabic = |text: &str| text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    for path in ["/fr/", "/fr/actualites", "/en/news", "/es/temas", "/fr/themes"] {
        let page = dom::parse(&site.get(path).await.text());
        for element in page.elements.iter().filter(|element| is_arabic(&element.own)) {
            let lang = element.language.as_str();
            assert_eq!(lang, "ar", "{path}: {}", element.own);
        }
    }
}
