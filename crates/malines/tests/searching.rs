//! Search through the front door: what is found, by whom, how soon; what people type; the index lost and found again.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::time::Duration;

use kernel::Role;
use search::Index;
use site::{Answer, Site, dom, line, log, unsound};

/// The site with somebody who keeps its index, as `serve` does.
struct Kept {
    site: Site,
    keeping: tokio::task::JoinHandle<()>,
}

impl Kept {
    async fn of(site: Site) -> Self {
        let keeping = tokio::spawn(malines::keep_searching(site.app.clone(), std::future::pending()));
        let kept = Self { site, keeping };
        kept.until("the index is there", async || kept.site.app.portal.search.is_ready()).await;
        kept
    }

    /// On each database there is.
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for site in Site::each().await {
            all.push(Self::of(site).await);
        }
        all
    }

    /// Waits for something that the index brings about; for how long is not what is tested.
    async fn until(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        for _ in 0..400 {
            if is_so().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never: {what}");
    }

    /// Waits until a page holds these words.
    async fn shows(&self, path: &str, words: &str) {
        let holds = async || self.site.get(path).await.text().contains(words);
        self.until(&format!("{words} on {path}"), holds).await;
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.keeping.abort();
    }
}

/// The titles that a page of results lists.
fn titles(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let html = answer.text();
    assert_eq!(unsound(&html), Vec::<String>::new(), "{html}");
    let page = dom::parse(&html);
    page.all("a").filter(|link| link.path.ends_with("li h3")).map(|link| link.text.trim().to_owned()).collect()
}

#[tokio::test]
async fn what_is_published_is_found_and_what_is_withdrawn_is_not() {
    for kept in Kept::each().await {
        let site = &kept.site;
        assert!(site.import(&line("a", "L’eau des villes", "")).await.is_clean());
        kept.shows("/fr/recherche?q=ville+eau", "résultat").await;
        kept.shows("/fr/recherche?q=eau", "L’").await;
        assert_eq!(titles(&site.get("/fr/recherche?q=EAUX").await), ["L’eau des villes"]);
        assert!(site.get("/fr/recherche?q=eau").await.text().contains("<mark>eau</mark>"));
        // An archived text is still found, and says so; a withdrawn one is not.
        let staff = site.staff(Role::Administrator).await;
        let list = staff.get("/desk/articles").await.text();
        let href = dom::parse(&list).find("a", |a| a.text.contains("L’eau")).unwrap().get("href").to_owned();
        let href = href.split('?').next().unwrap().trim_end_matches("/fr").to_owned();
        for (action, words) in [("archive", "portal-search-archived"), ("withdraw", "portal-search-nothing")] {
            let done = staff.post(&format!("{href}/fr/presence"), &[("action", action)]).await;
            assert_eq!(done.status, 303, "{}", done.text());
            kept.shows("/fr/recherche?q=eau", &site.word(kernel::Language::FR, words)).await;
        }
        assert_eq!(titles(&site.get("/fr/recherche?q=eau").await), Vec::<String>::new());
    }
}

#[tokio::test]
async fn each_finds_what_they_may_read_and_nothing_of_it_is_kept() {
    for kept in Kept::each().await {
        let site = &kept.site;
        let lines = [
            line("a", "Ouvert à tous", ""),
            line("b", "Fermé tout à fait", ", \"audience\": \"members\""),
            line("c", "Fermé mais annoncé", ", \"audience\": \"members\", \"announce\": true"),
        ];
        for one in &lines {
            let report = site.import(one).await;
            assert!(report.is_clean(), "{report:?}");
        }
        kept.shows("/fr/recherche?q=annonc%C3%A9", "<mark>annoncé</mark>").await;
        let public = site.get("/fr/recherche?q=ferm%C3%A9").await;
        assert_eq!(titles(&public), ["Fermé mais annoncé"]);
        let member = site.staff(Role::Member).await;
        let own = member.get("/fr/recherche?q=ferm%C3%A9").await;
        let mut found = titles(&own);
        found.sort();
        assert_eq!(found, ["Fermé mais annoncé", "Fermé tout à fait"]);
        assert_eq!(own.header("cache-control"), "private, no-store");
        for path in ["/fr/recherche/suggestions?q=ferm", "/fr/recherche/feed.atom?q=tout", "/fr/recherche?kind=article"]
        {
            assert!(!site.get(path).await.text().contains("Fermé tout"), "{path}");
        }
        assert!(member.get("/fr/recherche/suggestions?q=ferm").await.text().contains("Fermé tout"));
    }
}

#[tokio::test]
async fn whatever_is_typed_is_answered() {
    for kept in Kept::each().await {
        let site = &kept.site;
        assert!(site.import(&line("a", "Ma ville, title: rien", "")).await.is_clean());
        kept.shows("/fr/recherche?q=ville", "<mark>ville</mark>").await;
        let long = "eau ".repeat(900);
        let typed = [
            "\"",
            "\"ville",
            "« ville",
            "de la",
            "le",
            "title:ville",
            "+ville -\"",
            "(((",
            "ville AND OR NOT",
            "*",
            "vi*le",
            "😀",
            "🏳️‍🌈 ville",
            "ville مدينة",
            "\u{202e}ville\u{202c}",
            "\u{0}\u{7}ville",
            "<script>alert(1)</script>",
            "%",
            "ville~9999999999^99999",
            "[a TO z]",
            "{\"",
            "\\",
            "' OR 1=1 --",
            long.trim(),
        ];
        for typed in typed {
            for language in ["fr/recherche", "ar/%D8%A8%D8%AD%D8%AB"] {
                let path = format!("/{language}?q={}", web::address::value(typed));
                let answer = site.get(&path).await;
                if path.len() > 4096 {
                    assert_eq!(answer.status, 414, "{typed}");
                    continue;
                }
                assert_eq!(answer.status, 200, "{typed}");
                assert_eq!(unsound(&answer.text()), Vec::<String>::new(), "{typed}");
                assert!(!answer.text().contains("<script>alert"), "{typed}");
            }
            if typed.len() < 1000 {
                let path = format!("/fr/recherche/suggestions?q={}", web::address::value(typed));
                assert_eq!(site.get(&path).await.status, 200, "{typed}");
            }
        }
        assert_eq!(site.get(&format!("/fr/recherche?q={}", "a".repeat(10_000))).await.status, 414);
        for choice in [
            "kind=x",
            "theme=lune",
            "country=lune",
            "lang=xx",
            "year=20170",
            "year=-1",
            "from=hier",
            "to=2017-02-30",
            "sort=x",
            "page=x",
            "page=0",
            "q=%ff",
        ] {
            let answer = site.get(&format!("/fr/recherche?q=ville&{choice}")).await;
            assert_eq!(answer.status, 200, "{choice}");
        }
        assert_eq!(site.get("/fr/recherche?q=ville&page=9").await.status, 404);
        assert_eq!(site.get("/fr/recherche?q=ville&page=99999999999999999999").await.status, 200);
    }
}

#[tokio::test]
async fn results_are_narrowed_and_paged_by_addresses_that_can_be_shared() {
    for kept in Kept::each().await {
        let site = &kept.site;
        let mut lines = String::new();
        for number in 1..=20 {
            let (year, place) = (2000 + number, if number % 2 == 0 { "BE" } else { "ML" });
            lines.push_str(&format!(
                "{{\"id\": \"n{number}\", \"dated\": \"{year}-11-20T09:00:00\", \"themes\": [{{\"country\": \"{place}\"}}, {{\"topic\": \"eau\"}}], \"texts\": {{\"fr\": {{\"title\": \"Réunion {number}\"}}}}}}\n"
            ));
        }
        assert!(site.import(&lines).await.is_clean());
        kept.shows("/fr/recherche?q=r%C3%A9union", "20 résultats").await;
        let first = site.get("/fr/recherche?q=r%C3%A9union&sort=date").await;
        assert_eq!(titles(&first).len(), 15);
        assert_eq!(titles(&first)[0], "Réunion 20");
        let page = dom::parse(&first.text());
        let next = page.find("a", |a| a.get("rel").contains("next")).unwrap().get("href").to_owned();
        let second = site.get(&next).await;
        assert_eq!(titles(&second).len(), 5);
        assert!(second.text().contains("noindex"));
        let href = |name: &str| {
            let link = page.find("a", |a| a.text.starts_with(name) && a.get("href").contains("recherche")).unwrap();
            link.get("href").to_owned()
        };
        for (name, count) in [("Belgique", 10), ("2013", 1), ("eau", 15)] {
            let narrowed = site.get(&href(name)).await;
            assert_eq!(titles(&narrowed).len(), count, "{name}");
        }
        // The same search in another language, with that language's names in its address.
        let belgium = dom::parse(&site.get(&href("Belgique")).await.text());
        let english = belgium.find("a", |a| a.get("hreflang") == "en").unwrap().get("href").to_owned();
        assert!(english.starts_with("/en/search?q=r%C3%A9union&country=belgium"), "{english}");
        assert_eq!(titles(&site.get(&english).await).len(), 10);
        let between = site.get("/fr/recherche?q=r%C3%A9union&from=2005-11-20&to=2007-11-20").await;
        assert_eq!(titles(&between).len(), 3, "both days are within");
    }
}

#[tokio::test]
async fn machines_read_a_search_too() {
    let kept = Kept::of(Site::new().await).await;
    let site = &kept.site;
    site.import(&line("a", "L’eau & les <villes>", "")).await;
    kept.shows("/fr/recherche?q=eau", "<mark>eau</mark>").await;
    let feed = site.get("/fr/recherche/feed.atom?q=eau").await;
    let read = atom_syndication::Feed::read_from(feed.bytes.as_slice()).unwrap();
    assert_eq!(read.entries().len(), 1);
    assert_eq!(read.entries()[0].title().as_str(), "L’eau & les <villes>");
    assert!(read.entries()[0].links()[0].href().starts_with("https://villes.example/fr/actualites/"));
    assert_eq!(site.get("/fr/recherche/feed.atom").await.status, 404);
    let home = dom::parse(&site.get("/fr/").await.text());
    let about = home.find("link", |link| link.get("rel") == "search").unwrap().get("href").to_owned();
    let about = site.get(&about).await;
    assert!(about.header("content-type").starts_with("application/opensearchdescription+xml"));
    assert!(
        about.text().contains("template=\"https://villes.example/fr/recherche?q={searchTerms}\""),
        "{}",
        about.text()
    );
    let offered: serde_json::Value =
        serde_json::from_str(&site.get("/fr/recherche/suggestions?q=vil").await.text()).unwrap();
    assert_eq!(offered["titles"][0]["title"], "L’eau & les <villes>");
    assert_eq!(offered["titles"][0]["href"], "/fr/actualites/l-eau-les-villes");
    for too_little in ["", "v", "vi", "%20%20vi"] {
        let offered = site.get(&format!("/fr/recherche/suggestions?q={too_little}")).await.text();
        assert_eq!(offered, "{\"words\":[],\"titles\":[]}", "{too_little}");
    }
}

#[tokio::test]
async fn every_page_has_the_box() {
    let kept = Kept::of(Site::new().await).await;
    kept.site.import(&line("a", "Une", "")).await;
    for path in ["/fr/", "/fr/actualites", "/fr/actualites/une", "/ar/", "/fr/rien", "/fr/recherche"] {
        let page = dom::parse(&kept.site.get(path).await.text());
        let boxes: Vec<_> = page.all("form").filter(|form| form.get("role") == "search").collect();
        assert_eq!(boxes.len(), 1, "{path}");
        let action = if path.starts_with("/ar") { "/ar/%D8%A8%D8%AD%D8%AB" } else { "/fr/recherche" };
        assert_eq!(boxes[0].get("action"), action);
        assert!(page.find("label", |label| label.get("for") == "q").is_some(), "{path}");
    }
}

#[tokio::test]
async fn what_files_say_is_found_with_the_text_that_offers_them() {
    for kept in Kept::each().await {
        let site = &kept.site;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("rapport.pdf"), b"%PDF-1.4\n%%EOF\n").unwrap();
        let files = ", \"documents\": [{\"item\": \"rapport\", \"file\": \"rapport.pdf\", \"language\": \"fr\"}]";
        let named = line("a", "Publication", files)
            .replace("\"Publication\"", "\"Publication\", \"documents\": {\"rapport\": \"Le rapport annuel\"}");
        let options = import::Options { files: Some(folder.path().to_owned()), dry_run: false };
        let report = site.import_with(&named, options).await;
        assert!(report.is_clean(), "{report:?}");
        kept.shows("/fr/recherche?q=annuel", "annuel").await;
        assert_eq!(
            site.meddle("INSERT INTO media_text (media, text) SELECT id, 'Le chapitre des fontaines' FROM media").await,
            1
        );
        Index::wish_for_rebuild(&site.operator.search()).unwrap();
        kept.shows("/fr/recherche?q=fontaine", "<mark>fontaines</mark>").await;
        let found = site.get("/fr/recherche?q=fontaine").await;
        assert_eq!(titles(&found), ["Publication"]);
        assert!(found.text().contains("Le rapport annuel"));
    }
}

#[tokio::test]
async fn an_index_that_is_lost_is_built_anew_and_the_log_says_so() {
    for site in Site::each().await {
        let (lines, _guard) = log("search=info");
        let kept = Kept::of(site).await;
        let site = &kept.site;
        site.import(&line("a", "Première", "")).await;
        kept.shows("/fr/recherche?q=premi%C3%A8re", "<mark>Première</mark>").await;
        std::fs::remove_dir_all(site.operator.search()).unwrap();
        kept.until("the log says it", async || lines.text().contains("not in its place")).await;
        site.import(&line("b", "Seconde", "")).await;
        kept.shows("/fr/recherche?q=seconde", "<mark>Seconde</mark>").await;
        kept.shows("/fr/recherche?q=premi%C3%A8re", "<mark>Première</mark>").await;
        assert!(site.operator.search().join("current").is_file());
        Index::wish_for_rebuild(&site.operator.search()).unwrap();
        kept.until("the wish is heard", async || lines.text().contains("it was asked for")).await;
    }
}

#[tokio::test]
async fn before_the_first_index_the_page_says_that_it_is_being_built() {
    let site = Site::new().await;
    let answer = site.get("/fr/recherche?q=eau").await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains(&site.word(kernel::Language::FR, "portal-search-building")));
}

#[tokio::test]
async fn editors_see_what_was_not_found_and_put_an_answer_first() {
    for kept in Kept::each().await {
        let site = &kept.site;
        site.import(&line("a", "Fontaines et lavoirs", "")).await;
        site.import(&line("b", "Fontaines de Malines", "")).await;
        kept.shows("/fr/recherche?q=lavoirs", "<mark>lavoirs</mark>").await;
        for typed in ["xylophone", "une%20seule%20foyz", "moi%40ville.example", "moi%40ville.example"] {
            assert_eq!(site.get(&format!("/fr/recherche?q={typed}")).await.status, 200);
        }
        site.get("/fr/recherche?q=jumelaxe%20lunaire").await;
        site.get("/fr/recherche?q=Jumelaxe+LUNAIRE").await;
        malines::write_misses(&site.app.portal, &mut None).await.unwrap();
        let staff = site.staff(Role::Publisher).await;
        let page = staff.get("/desk/search").await;
        assert_eq!(unsound(&page.text()), Vec::<String>::new());
        assert!(page.text().contains("jumelaxe lunaire"), "{}", page.text());
        assert!(
            !page.text().contains("seule") && !page.text().contains("ville.example"),
            "what one person typed is nobody's business"
        );
        let found = staff.get("/desk/search?words=jumelaxe%20lunaire&language=fr&q=lavoirs").await.text();
        let id = dom::parse(&found).find("button", |b| b.get("name") == "publication").unwrap().get("value").to_owned();
        let fields =
            [("words", "Jumelaxe lunaire"), ("language", "fr"), ("until", ""), ("q", "lavoirs"), ("publication", &id)];
        assert_eq!(staff.post("/desk/search/adding", &fields).await.status, 303);
        assert_eq!(titles(&site.get("/fr/recherche?q=jumelaxe+lunaire").await), ["Fontaines et lavoirs"]);
        assert_eq!(
            titles(&site.get("/en/search?q=jumelaxe+lunaire").await),
            Vec::<String>::new(),
            "for readers of French"
        );
        for (name, value) in
            [("words", ""), ("words", "???"), ("language", "xx"), ("until", "2020-01-01T00:00"), ("until", "hier")]
        {
            let fields: Vec<_> =
                fields.iter().map(|(known, old)| (*known, if *known == name { value } else { *old })).collect();
            let refused = staff.post("/desk/search/adding", &fields).await;
            assert_eq!(refused.status, 422, "{name}={value}");
            assert_eq!(unsound(&refused.text()), Vec::<String>::new());
        }
        let nobody = kernel::PublicationId(db::Uuid::nil()).to_string();
        assert_eq!(staff.post("/desk/search/adding", &[("words", "a b"), ("publication", &nobody)]).await.status, 404);
        let taken = [("words", "jumelaxe lunaire"), ("language", "fr"), ("publication", id.as_str())];
        assert_eq!(staff.post("/desk/search/removal", &taken).await.status, 303);
        assert_eq!(staff.post("/desk/search/removal", &taken).await.status, 404);
        assert_eq!(titles(&site.get("/fr/recherche?q=jumelaxe+lunaire").await), Vec::<String>::new());
        assert_eq!(site.staff(Role::Editor).await.get("/desk/search").await.status, 403);
    }
}

#[tokio::test]
async fn the_desk_finds_an_old_title_behind_thousands_of_newer_ones() {
    let time = site::Time::new();
    let kept = Kept::of(Site::with(testkit::sqlite().unwrap(), time.clock()).await).await;
    let site = &kept.site;
    site.import(&line("old", "Le lavoir d’autrefois", "")).await;
    kept.shows("/fr/recherche?q=lavoir", "<mark>lavoir</mark>").await;
    time.pass(60_000);
    let newer: String = (0..3_010).map(|number| line(&format!("n{number}"), &format!("Brève {number}"), "")).collect();
    assert!(site.import(&newer).await.is_clean());
    let staff = site.staff(Role::Administrator).await;
    let listed = staff.get("/desk/articles?q=lavoir").await.text();
    assert!(listed.contains("Le lavoir d’autrefois"), "{listed}");
    assert!(!staff.get("/desk/articles?q=buanderie").await.text().contains("Le lavoir"));
}
