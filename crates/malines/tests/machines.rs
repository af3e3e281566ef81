//! What machines read: feeds, sitemap, robots.txt, security.txt, each by somebody else's reader.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::collections::{BTreeMap, BTreeSet};

use atom_syndication::Feed;
use quick_xml::{Reader, events::Event};
use site::{Site, dom, line};

/// A theme with a name in two languages, in a line that no list shows.
const THEMES: &str = r#"{"id":"themes","dated":"2001-01-01","themes":[{"topic":"eau","names":{"fr":"Eau","en":"Water"}}],"texts":{"fr":{"title":"Thèmes","state":"archived"}}}"#;

async fn with_themes() -> Site {
    let site = Site::new().await;
    assert!(site.import(THEMES).await.is_clean());
    site
}

async fn feed(site: &Site, path: &str) -> Feed {
    let answer = site.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    assert!(answer.header("content-type").starts_with("application/atom+xml"), "{path}");
    Feed::read_from(&answer.bytes[..]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn entries(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.title.value.as_str()).collect()
}

/// Two languages, dates against the order of their publication, one archived, one for members, one withdrawn.
async fn mixed() -> Site {
    let site = with_themes().await;
    let eau = ", \"themes\": [{\"topic\": \"eau\"}, {\"country\": \"ML\"}]";
    let both = |id: &str, title: &str, published: &str, dated: &str| {
        let texts = format!(
            "\"texts\": {{\"en\": {{\"title\": \"{title} (en)\", \"published\": \"{published}\"}}, \"fr\": {{\"published\": \"{published}\", "
        );
        line(id, title, eau).replace("\"texts\": {\"fr\": {", &texts).replace("2017-11-20T09:00:00", dated)
    };
    let state = |id: &str, state: &str| {
        line(id, &format!("Un {state}"), eau).replace("\"title\"", &format!("\"state\": \"{state}\", \"title\""))
    };
    let lines = [
        both("a", "Premier & <seul>", "2020-01-01T00:00:00", "2020-01-01T00:00:00"),
        both("b", "Ancien, publié tard", "2022-01-01T00:00:00", "1999-01-01T00:00:00"),
        both("c", "Milieu", "2021-01-01T00:00:00", "2021-01-01T00:00:00"),
        line("d", "Français seul", eau).replace("2017-", "2018-"),
        state("e", "archived"),
        state("f", "withdrawn"),
        state("g", "draft"),
        line("h", "Un secret", &format!("{eau}, \"audience\": \"members\"")),
    ];
    let report = site.import(&lines.concat()).await;
    assert!(report.is_clean(), "{:?}", report.bad);
    site
}

#[tokio::test]
async fn feeds_hold_their_own_language_by_first_publication() {
    let site = mixed().await;
    let french = ["Ancien, publié tard", "Milieu", "Premier & <seul>", "Français seul"];
    let english = ["Ancien, publié tard (en)", "Milieu (en)", "Premier & <seul> (en)"];
    for (path, expected) in [
        ("/fr/feed.atom", &french[..]),
        ("/en/feed.atom", &english),
        ("/es/feed.atom", &[]),
        ("/fr/themes/eau/feed.atom", &french),
        ("/en/themes/water/feed.atom", &english),
        ("/fr/pays/mali/feed.atom", &french),
    ] {
        let feed = feed(&site, path).await;
        assert_eq!(entries(&feed), expected, "{path}");
        assert_eq!(feed.lang.as_deref(), path.split('/').nth(1), "{path}");
        let own = feed.links.iter().find(|link| link.rel == "self").map(|link| link.href.clone());
        assert_eq!(own, Some(format!("https://villes.example{path}")));
        assert!(!feed.title.value.is_empty() && !feed.id.is_empty() && !feed.authors.is_empty(), "{path}");
        let ids: BTreeSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), feed.entries.len());
        for entry in &feed.entries {
            let href = entry.links.first().map(|link| link.href.as_str()).unwrap_or_default();
            let path = href.strip_prefix("https://villes.example").expect("absolute");
            let page = site.get(path).await;
            assert_eq!(page.status, 200, "{href}");
            assert!(dom::parse(&page.text()).find("h1", |h1| h1.text == entry.title.value).is_some(), "{href}");
            assert!(entry.published.is_some());
        }
    }
    let first = feed(&site, "/fr/feed.atom").await.entries.remove(0);
    assert_eq!(first.published.unwrap().to_rfc3339(), "2021-12-31T23:00:00+00:00");
}

/// A feed is long enough and no longer, and nothing that came last is missing from a theme's, however old its date.
#[tokio::test]
async fn the_feed_of_a_theme_holds_what_was_published_last() {
    let site = with_themes().await;
    let eau = ", \"themes\": [{\"topic\": \"eau\"}]";
    let mut lines: String = (0..70)
        .map(|number| {
            line(&number.to_string(), &format!("Texte {number}"), eau)
                .replace("2017-11-20", &format!("2019-{:02}-01", number % 12 + 1))
        })
        .collect();
    let late = line("late", "Archives retrouvées", eau).replace("2017-", "2001-");
    lines.push_str(&late.replace("\"title\"", "\"published\": \"2024-01-01T00:00:00\", \"title\""));
    site.import(&lines).await;
    for path in ["/fr/feed.atom", "/fr/themes/eau/feed.atom"] {
        let feed = feed(&site, path).await;
        assert_eq!(feed.entries.len(), 30, "{path}");
        assert_eq!(entries(&feed)[0], "Archives retrouvées", "{path}");
    }
}

#[tokio::test]
async fn every_list_names_its_feed() {
    let site = mixed().await;
    for (path, expected) in [
        ("/fr/", "/fr/feed.atom"),
        ("/en/news", "/en/feed.atom"),
        ("/fr/actualites/2018", "/fr/feed.atom"),
        ("/fr/actualites?theme=eau", "/fr/themes/eau/feed.atom"),
        ("/fr/actualites?country=mali", "/fr/pays/mali/feed.atom"),
        ("/fr/themes/eau", "/fr/themes/eau/feed.atom"),
        ("/en/countries/mali", "/en/countries/mali/feed.atom"),
    ] {
        let page = dom::parse(&site.get(path).await.text());
        let named = page.find("link", |link| link.is("rel", "alternate") && link.is("type", "application/atom+xml"));
        let named = named.unwrap_or_else(|| panic!("{path} names no feed"));
        assert_eq!(named.get("href"), expected, "{path}");
        assert!(!named.get("title").is_empty());
        feed(&site, named.get("href")).await;
    }
}

#[derive(Debug, Default)]
struct Url {
    loc: String,
    languages: BTreeMap<String, String>,
}

/// All `loc` of a sitemap or of its index, each with its languages.
async fn sitemap(site: &Site, path: &str) -> Vec<Url> {
    let answer = site.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    assert!(answer.header("content-type").contains("xml"), "{path}");
    let text = answer.text();
    let mut reader = Reader::from_str(&text);
    let (mut urls, mut in_loc): (Vec<Url>, bool) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Event::Eof => return urls,
            Event::Start(tag) => {
                in_loc = tag.name().as_ref() == "loc";
                if matches!(tag.name().as_ref(), "url" | "sitemap") {
                    urls.push(Url::default());
                }
            }
            Event::End(_) => in_loc = false,
            Event::Text(text) if in_loc => urls.last_mut().unwrap().loc.push_str(&text),
            Event::Empty(tag) if tag.name().as_ref() == "xhtml:link" => {
                let get = |name: &str| {
                    let value = tag.try_get_attribute(name).unwrap().expect("the attribute");
                    value.value.into_owned()
                };
                assert_eq!(get("rel"), "alternate");
                urls.last_mut().unwrap().languages.insert(get("hreflang"), get("href"));
            }
            _ => {}
        }
    }
}

async fn whole_sitemap(site: &Site) -> Vec<Url> {
    let mut all = Vec::new();
    for file in sitemap(site, "/sitemap.xml").await {
        let path = file.loc.strip_prefix("https://villes.example").expect("absolute").to_owned();
        all.extend(sitemap(site, &path).await);
    }
    all
}

#[tokio::test]
async fn every_address_of_the_sitemap_is_there_and_names_its_languages() {
    let site = mixed().await;
    let arabic = line("ar", "Rien", "").replace(
        "{\"fr\": {\"title\": \"Rien\"}}",
        "{\"ar\": {\"title\": \"في مالين\"}, \"fr\": {\"title\": \"À Malines\"}}",
    );
    site.import(&arabic).await;
    let all = whole_sitemap(&site).await;
    let by_loc: BTreeMap<_, _> = all.iter().map(|url| (url.loc.as_str(), url)).collect();
    assert_eq!(by_loc.len(), all.len(), "each once");
    for url in &all {
        assert!(url.loc.is_ascii(), "{}", url.loc);
        let path = url.loc.strip_prefix("https://villes.example").expect("on the site's own host");
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{}", url.loc);
        let page = dom::parse(&answer.text());
        assert_eq!(page.link("canonical"), Some(url.loc.as_str()));
        assert!(page.find("meta", |meta| meta.is("name", "robots")).is_none(), "{} is to be indexed", url.loc);
        assert!(
            url.languages.is_empty() || url.languages.values().any(|own| *own == url.loc),
            "{} names itself",
            url.loc
        );
        for href in url.languages.values() {
            let other = by_loc.get(href.as_str()).unwrap_or_else(|| panic!("{href} is named and not there"));
            assert_eq!(other.languages, url.languages, "{} and {href} name each other", url.loc);
        }
    }
    let has = |path: &str| by_loc.contains_key(format!("https://villes.example{path}").as_str());
    for path in [
        "/fr/",
        "/ar/",
        "/fr/actualites",
        "/fr/themes/eau",
        "/fr/pays/mali",
        "/fr/actualites/milieu",
        "/en/news/milieu-en",
    ] {
        assert!(has(path), "{path} is in the sitemap");
    }
    for path in [
        "/fr/actualites/un-archived",
        "/fr/actualites/un-withdrawn",
        "/fr/actualites/un-draft",
        "/fr/actualites/un-secret",
    ] {
        assert!(!has(path), "{path} is not in the sitemap");
    }
}

/// What is announced is listed, but its address is closed: a search engine has nothing to fetch there.
#[tokio::test]
async fn what_is_announced_to_all_and_open_to_members_is_not_in_the_sitemap() {
    let site = mixed().await;
    site.import(&line("i", "Annonce", ", \"audience\": \"members\", \"announce\": true")).await;
    assert_eq!(site.get("/fr/actualites/annonce").await.status, 403);
    let all = whole_sitemap(&site).await;
    assert!(all.iter().all(|url| !url.loc.ends_with("/annonce")));
}

#[tokio::test]
async fn robots_and_whoever_finds_a_hole_are_told_where_to_go() {
    let site = Site::new().await;
    let robots = site.get("/robots.txt").await;
    assert!(robots.header("content-type").starts_with("text/plain"));
    let text = robots.text();
    assert!(text.lines().any(|line| line == "User-agent: *"));
    assert!(text.lines().any(|line| line == "Sitemap: https://villes.example/sitemap.xml"));
    assert_eq!(site.get("/.well-known/security.txt").await.status, 404, "nobody to write to yet");
    site.settings("[contact]\nrecipient = \"securite@villes.example\"\n").await.unwrap();
    let security = site.get("/.well-known/security.txt").await;
    assert!(security.header("content-type").starts_with("text/plain"));
    let fields: BTreeMap<_, _> = security
        .text()
        .lines()
        .filter_map(|line| line.split_once(": ").map(|(a, b)| (a.to_owned(), b.to_owned())))
        .collect();
    assert_eq!(fields["Contact"], "mailto:securite@villes.example");
    assert_eq!(fields["Canonical"], "https://villes.example/.well-known/security.txt");
    assert!(fields["Expires"].starts_with("2027-11-24"), "within a year: {}", fields["Expires"]);
    assert!(fields["Preferred-Languages"].contains("fr"));
}
