//! Lists and themes: what is in them, in which order, and that nothing is lost or shown twice.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::collections::{BTreeMap, BTreeSet};

use kernel::Language;
use site::{Site, dom, line};

/// An article of this number: one every day from 2017-01-01 on, in turn with one theme and another.
fn numbered(number: u32) -> String {
    let month = number / 28 + 1;
    let day = number % 28 + 1;
    let theme = ["{\"topic\": \"refuge\"}", "{\"topic\": \"eau\"}", "{\"country\": \"ML\"}"][number as usize % 3];
    let more = format!(", \"themes\": [{theme}]");
    line(&number.to_string(), &format!("Texte {number}"), &more)
        .replace("2017-11-20", &format!("2017-{month:02}-{day:02}"))
}

const THEMES: &str = r#"{"id":"themes","dated":"2001-01-01","themes":[{"topic":"migration","names":{"fr":"Migration","en":"Migration"}},{"topic":"refuge","broader":"migration","names":{"fr":"Refuge","en":"Shelter"}},{"topic":"eau","names":{"fr":"Eau","en":"Water"}},{"region":"sahel","names":{"fr":"Sahel"}},{"region":"liptako","broader":"sahel","names":{"fr":"Liptako"}}],"texts":{"fr":{"title":"Thèmes","state":"archived"}}}"#;

async fn many(count: u32) -> Site {
    let site = Site::new().await;
    fill(&site, count).await;
    site
}

async fn fill(site: &Site, count: u32) {
    let lines: String = std::iter::once(format!("{THEMES}\n")).chain((0..count).map(numbered)).collect();
    let report = site.import(&lines).await;
    assert!(report.is_clean(), "{:?}", report.bad);
}

/// All titles from this page on, by its links to older ones (`next`) or newer ones (`prev`), page by page.
async fn walk(site: &Site, path: &str, rel: &str) -> Vec<Vec<String>> {
    let (mut pages, mut at) = (Vec::new(), path.to_owned());
    loop {
        let answer = site.get(&at).await;
        assert_eq!(answer.status, 200, "{at}");
        let page = dom::parse(&answer.text());
        pages.push(page.cards().into_iter().map(|(title, _)| title).collect());
        match page.link(rel) {
            Some(next) if pages.len() < 100 => at = next.to_owned(),
            Some(next) => panic!("the walk does not end: {next}"),
            None => return pages,
        }
    }
}

async fn titles(site: &Site, path: &str) -> Vec<String> {
    walk(site, path, "next").await.concat()
}

fn texts(numbers: impl Iterator<Item = u32>) -> Vec<String> {
    numbers.map(|number| format!("Texte {number}")).collect()
}

#[tokio::test]
async fn all_pages_together_hold_everything_once_newest_first() {
    for site in Site::each().await {
        fill(&site, 65).await;
        let pages = walk(&site, "/fr/actualites", "next").await;
        let sizes: Vec<_> = pages.iter().map(Vec::len).collect();
        let (last, whole) = sizes.split_last().unwrap();
        assert!(whole.len() > 1 && whole.iter().all(|size| *size == whole[0]) && *last <= whole[0], "{sizes:?}");
        assert_eq!(pages.concat(), texts((0..65).rev()));
        // Back again from the last page.
        let mut at = "/fr/actualites".to_owned();
        while let Some(next) = dom::parse(&site.get(&at).await.text()).link("next") {
            at = next.to_owned();
        }
        let mut back = walk(&site, &at, "prev").await;
        back.reverse();
        assert_eq!(back, pages, "the same pages on the way back");
    }
}

#[tokio::test]
async fn items_of_one_moment_are_kept_apart() {
    for site in Site::each().await {
        let lines: String = (0..45).map(|number| line(&number.to_string(), &format!("Texte {number}"), "")).collect();
        site.import(&lines).await;
        let all = titles(&site, "/fr/actualites").await;
        let each: BTreeSet<_> = all.iter().collect();
        assert_eq!((all.len(), each.len()), (45, 45));
    }
}

#[tokio::test]
async fn a_walk_is_stable_while_articles_are_added() {
    let site = many(65).await;
    let first = dom::parse(&site.get("/fr/actualites").await.text());
    let mut seen: Vec<String> = first.cards().into_iter().map(|(title, _)| title).collect();
    let mut next = first.link("next").map(str::to_owned);
    let mut round = 0;
    while let Some(at) = next {
        // Before each step: one that is newest, one within what was walked, one that lies ahead.
        let added = [("2018-02-01", "neuf"), ("2017-03-08", "derrière"), ("2016-05-05", "devant")];
        let added: String = added
            .into_iter()
            .map(|(day, what)| {
                line(&format!("{what}{round}"), &format!("Ajout {what} {round}"), "").replace("2017-11-20", day)
            })
            .collect();
        site.import(&added).await;
        let page = dom::parse(&site.get(&at).await.text());
        seen.extend(page.cards().into_iter().map(|(title, _)| title));
        next = page.link("next").map(str::to_owned);
        round += 1;
    }
    let each: BTreeSet<_> = seen.iter().collect();
    assert_eq!(each.len(), seen.len(), "nothing twice: {seen:?}");
    for title in texts(0..65) {
        assert!(each.contains(&title), "{title} was lost");
    }
    assert!(each.contains(&"Ajout devant 0".to_owned()), "what was added ahead is met");
}

#[tokio::test]
async fn a_key_holds_when_its_item_is_gone() {
    let site = many(45).await;
    let page = dom::parse(&site.get("/fr/actualites").await.text());
    let next = page.link("next").unwrap().to_owned();
    let before: Vec<_> = dom::parse(&site.get(&next).await.text()).cards();
    // The last of the first page, which the key names.
    let (last, _) = page.cards().pop().unwrap();
    let number = last.strip_prefix("Texte ").unwrap().parse().unwrap();
    let gone = numbered(number).replace("\"title\"", "\"state\": \"withdrawn\", \"title\"");
    site.import(&gone).await;
    assert!(!titles(&site, "/fr/actualites").await.contains(&last));
    assert_eq!(dom::parse(&site.get(&next).await.text()).cards(), before);
}

#[tokio::test]
async fn lists_are_narrowed_by_theme_country_year_month_and_language() {
    for site in Site::each().await {
        fill(&site, 65).await;
        let english = line("en", "Rien", "")
            .replace("{\"fr\": {\"title\": \"Rien\"}}", "{\"en\": {\"title\": \"Only English\"}}");
        site.import(&english.replace("2017-11-20", "2015-02-03")).await;
        let of = |rest: u32| texts((0..65).rev().filter(move |number| number % 3 == rest));
        assert_eq!(titles(&site, "/fr/actualites?theme=eau").await, of(1));
        assert_eq!(titles(&site, "/fr/actualites?country=mali").await, of(2));
        assert_eq!(
            titles(&site, "/fr/actualites?theme=migration").await,
            of(0),
            "the broader theme holds the narrower one"
        );
        assert_eq!(titles(&site, "/fr/themes/migration").await, of(0));
        assert_eq!(titles(&site, "/fr/themes/refuge").await, of(0));
        assert_eq!(titles(&site, "/fr/pays/mali").await, of(2));
        assert_eq!(titles(&site, "/fr/actualites/2017/02").await, texts((28..56).rev()));
        assert_eq!(titles(&site, "/fr/actualites/2017").await, texts((0..65).rev()));
        assert_eq!(titles(&site, "/fr/actualites/2015").await, ["Only English"]);
        assert_eq!(titles(&site, "/fr/actualites/2017/12").await, Vec::<String>::new());
        assert_eq!(titles(&site, "/fr/actualites?lang=en").await, ["Only English"]);
        assert_eq!(titles(&site, "/fr/actualites?lang=fr").await, texts((0..65).rev()));
        let some = texts((28..56).rev().filter(|number| number % 3 == 1));
        assert_eq!(titles(&site, "/fr/actualites/2017/02?theme=eau&lang=fr").await, some);
        assert_eq!(titles(&site, "/fr/actualites?theme=eau&country=mali").await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_region_holds_what_lies_within_it() {
    let site = many(3).await;
    site.import(&line("l", "Au Liptako", ", \"themes\": [{\"region\": \"liptako\"}]")).await;
    assert_eq!(titles(&site, "/fr/pays/sahel").await, ["Au Liptako"]);
    assert_eq!(titles(&site, "/fr/actualites?country=sahel").await, ["Au Liptako"]);
}

/// Whoever asks for texts in English gets all that exist in English, those that exist in French too among them.
#[tokio::test]
async fn the_language_filter_finds_every_text_of_that_language() {
    let site = Site::new().await;
    let both =
        line("a", "Deux langues", "").replace("\"texts\": {", "\"texts\": {\"en\": {\"title\": \"Two languages\"}, ");
    site.import(&[both, line("b", "Français seul", "")].concat()).await;
    assert_eq!(titles(&site, "/en/news?lang=en").await, ["Two languages"]);
    assert_eq!(titles(&site, "/fr/actualites?lang=en").await.len(), 1, "it exists in English");
}

#[tokio::test]
async fn what_is_in_another_language_is_marked_with_it() {
    let site = many(1).await;
    let arabic =
        line("ar", "Rien", "").replace("{\"fr\": {\"title\": \"Rien\"}}", "{\"ar\": {\"title\": \"في مالين\"}}");
    site.import(&arabic).await;
    let page = dom::parse(&site.get("/fr/actualites").await.text());
    let link = page.find("a", |a| a.text == "في مالين").expect("it is listed");
    assert_eq!((link.get("lang"), link.get("dir")), ("ar", "rtl"));
    assert_eq!(link.get("href"), web::address::path(&["ar", "الأخبار", "في-مالين"]));
    let own = page.find("a", |a| a.text == "Texte 0").expect("it is listed");
    assert_eq!((own.get("lang"), own.get("dir")), ("", ""));
}

/// The counts that a page shows behind links: label → count.
fn counts(page: &dom::Page, within: &str) -> BTreeMap<String, u32> {
    let items = page.all("li").filter(|li| li.path.contains(within));
    let counted = items.filter_map(|item| {
        let (label, count) = item.text.rsplit_once(' ')?;
        Some((label.to_owned(), count.trim_matches(['(', ')']).parse().ok()?))
    });
    counted.collect()
}

#[tokio::test]
async fn counts_follow_what_is_there() {
    for site in Site::each().await {
        fill(&site, 65).await;
        let shown = async |path: &str| counts(&dom::parse(&site.get(path).await.text()), "details");
        let whole = shown("/fr/actualites").await;
        assert_eq!((whole["Refuge"], whole["Migration"], whole["Eau"], whole["Mali"]), (22, 22, 22, 21));
        assert_eq!(whole["2017"], 65);
        let months = shown("/fr/actualites/2017").await;
        assert_eq!((months["janvier 2017"], months["février 2017"], months["mars 2017"]), (28, 28, 9));
        // One more, one withdrawn, one archived, one for members, one that changes its theme and its month.
        let state = |number: u32, state: &str| {
            numbered(number).replace("\"title\"", &format!("\"state\": \"{state}\", \"title\""))
        };
        let members = numbered(6).replace("\"themes\"", "\"audience\": \"members\", \"themes\"");
        let moved = numbered(9).replace("refuge", "eau").replace("2017-01-10", "2017-03-10");
        let changes = [numbered(66), state(0, "withdrawn"), state(3, "archived"), members, moved];
        assert!(site.import(&changes.concat()).await.is_clean());
        let after = shown("/fr/actualites").await;
        assert_eq!((after["Refuge"], after["Migration"], after["Eau"], after["Mali"]), (19, 19, 23, 21));
        assert_eq!(after["2017"], 63);
        let months = shown("/fr/actualites/2017").await;
        assert_eq!((months["janvier 2017"], months["mars 2017"]), (24, 11));
        let themes = counts(&dom::parse(&site.get("/fr/themes").await.text()), "section.index-part");
        assert_eq!((themes["Refuge"], themes["Eau"], themes["Mali"]), (19, 23, 21));
        // What is counted is what is listed.
        for (label, path) in [("Refuge", "theme=refuge"), ("Eau", "theme=eau"), ("Mali", "country=mali")] {
            let listed = titles(&site, &format!("/fr/actualites?{path}")).await.len();
            assert_eq!(u32::try_from(listed).unwrap(), after[label], "{label}");
        }
    }
}

#[tokio::test]
async fn an_empty_list_says_what_to_do() {
    let site = Site::new().await;
    for (path, language, key) in [
        ("/fr/actualites", Language::FR, "portal-list-empty"),
        ("/en/news", Language::EN, "portal-list-empty"),
        ("/es/noticias/2017", Language::ES, "portal-list-empty-filtered"),
        ("/fr/actualites?lang=ar", Language::FR, "portal-list-empty-filtered"),
    ] {
        let page = dom::parse(&site.get(path).await.text());
        let said = page.find("p", |p| p.has_class("empty")).map(|p| p.text.clone()).unwrap_or_default();
        assert_eq!(said, site.word(language, key).split_whitespace().collect::<Vec<_>>().join(" "), "{path}");
        assert_eq!(page.cards(), []);
        let ways_out = page.all("a").filter(|a| a.path.contains(" ul.active")).count();
        assert_eq!(ways_out > 0, key.ends_with("filtered"), "{path}: a filter can be taken away");
    }
}

#[tokio::test]
async fn the_themes_page_shows_the_tree_and_the_countries_by_letter() {
    let site = many(9).await;
    let page = dom::parse(&site.get("/fr/themes").await.text());
    let inner = page.find("a", |a| a.text == "Refuge").expect("the narrower topic");
    assert!(inner.path.matches(" li").count() == 2, "it stands within the broader one: {}", inner.path);
    assert!(page.find("h3", |h3| h3.text == "M").is_some(), "Mali under M");
    for theme in page.all("a").filter(|a| a.path.contains(" ul.themes")) {
        assert_eq!(site.get(theme.get("href")).await.status, 200, "{theme:?}");
    }
    let narrower = dom::parse(&site.get("/fr/themes/refuge").await.text());
    assert!(narrower.all("a").any(|a| a.text == "Migration" && a.get("href") == "/fr/themes/migration"));
    let broader = dom::parse(&site.get("/fr/themes/migration").await.text());
    assert!(broader.all("a").any(|a| a.text == "Refuge" && a.path.contains("section.narrower")));
}
