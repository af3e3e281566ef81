//! From a line of a file to a page: what a reader gets.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use futures::StreamExt as _;
use kernel::Language;
use site::{Site, dom, line};

const FOUR: &str = r#"{"id":"m","dated":"2017-11-20T09:00:00","themes":[{"country":"BE"},{"topic":"migration","names":{"fr":"Migration","en":"Migration","es":"Migración","ar":"الهجرة"}}],
"texts":{"fr":{"slug":"malines","title":"À Malines","standfirst":"Chapô","when":"16 et 17 novembre 2017","place":"Malines, Belgique","body":{"markdown":"Bonjour.\n\n## Suite\n\n- un\n- deux"}},
"en":{"title":"In Mechelen"},"es":{"title":"En Malinas"},"ar":{"title":"في مالين"}}}"#;

fn four() -> String {
    FOUR.replace('\n', "")
}

#[tokio::test]
async fn an_article_has_a_page_in_each_of_its_languages() {
    for site in Site::each().await {
        let report = site.import(&four()).await;
        assert!(report.is_clean() && report.made == 1, "{report:?}");
        for (path, lang, title) in [
            ("/fr/actualites/malines", "fr", "À Malines"),
            ("/en/news/in-mechelen", "en", "In Mechelen"),
            ("/es/noticias/en-malinas", "es", "En Malinas"),
            ("/ar/الأخبار/في-مالين", "ar", "في مالين"),
        ] {
            let segments: Vec<&str> = path.split('/').skip(1).collect();
            let page = site.get(&web::address::path(&segments)).await;
            assert_eq!(page.status, 200, "{path}");
            let text = page.text();
            assert!(text.contains(&format!("<html lang=\"{lang}\"")) && text.contains(title), "{path}");
        }
        let page = site.get("/fr/actualites/malines").await.text();
        for part in
            ["16 et 17 novembre 2017", "Malines, Belgique", "Chapô", "<li>deux</li>", "Belgique</a>", "hreflang=\"ar\""]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}

#[tokio::test]
async fn a_renamed_text_redirects_and_a_withdrawn_one_is_gone() {
    for site in Site::each().await {
        site.import(&four()).await;
        let renamed = four().replace("\"slug\":\"malines\"", "\"slug\":\"mechelen\"");
        assert_eq!(site.import(&renamed).await.changed, 1);
        let old = site.get("/fr/actualites/malines").await;
        assert_eq!((old.status, old.header("location")), (301, "/fr/actualites/mechelen"));
        let withdrawn = renamed.replace("\"slug\":\"mechelen\"", "\"state\":\"withdrawn\",\"slug\":\"mechelen\"");
        site.import(&withdrawn).await;
        assert_eq!(site.get("/fr/actualites/mechelen").await.status, 410);
        assert_eq!(site.get("/en/news/in-mechelen").await.status, 200);
        let moved = withdrawn
            .replace("\"state\":\"withdrawn\"", "\"state\":\"withdrawn\",\"moved_to\":\"/en/news/in-mechelen\"");
        site.import(&moved).await;
        let gone = site.get("/fr/actualites/mechelen").await;
        assert_eq!((gone.status, gone.header("location")), (301, "/en/news/in-mechelen"));
    }
}

#[tokio::test]
async fn a_text_missing_in_a_language_is_offered_in_those_that_exist() {
    let site = Site::new().await;
    site.import(&line("a", "Seulement en français", "")).await;
    let page = site.get("/en/news/seulement-en-francais").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("name=\"robots\" content=\"noindex\"") && text.contains("lang=\"fr\" dir=\"ltr\""), "{text}");
    assert!(text.contains("href=\"/fr/actualites/seulement-en-francais\""));
}

#[tokio::test]
async fn states_decide_what_a_reader_gets() {
    let site = Site::new().await;
    let with = |id: &str, state: &str| {
        line(id, &format!("Texte {id}"), "").replace("\"title\"", &format!("\"state\": \"{state}\", \"title\""))
    };
    let lines = [with("un", "draft"), with("deux", "live"), with("trois", "archived")].concat();
    site.import(&lines).await;
    assert_eq!(site.get("/fr/actualites/texte-un").await.status, 404);
    assert_eq!(site.get("/fr/actualites/texte-deux").await.status, 200);
    assert_eq!(site.get("/fr/actualites/texte-trois").await.status, 200);
    let list = site.get("/fr/actualites").await.text();
    assert!(list.contains("Texte deux") && !list.contains("Texte trois") && !list.contains("Texte un"));
}

#[tokio::test]
async fn what_is_for_members_says_nothing_to_a_stranger() {
    let site = Site::new().await;
    site.import(&line("a", "Secret", ", \"audience\": \"members\"")).await;
    let page = site.get("/fr/actualites/secret").await;
    assert_eq!(page.status, 403);
    assert!(!page.text().contains("Secret"));
    assert!(!site.get("/fr/actualites").await.text().contains("Secret"));
    site.import(&line("b", "Annonce", ", \"audience\": \"members\", \"announce\": true")).await;
    assert!(site.get("/fr/actualites").await.text().contains("Annonce"));
    assert_eq!(site.get("/fr/actualites/annonce").await.status, 403);
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_bad_lines_are_named() {
    let site = Site::new().await;
    let good = line("a", "Bon", "");
    assert_eq!(site.import(&good).await.made, 1);
    assert_eq!(site.import(&good).await.same, 1);
    let mixed = format!("{good}{{\"id\": 3}}\n\n{}{}", line("b", "", ""), line("c", "Autre", ""));
    let report = site.import(&mixed).await;
    assert_eq!((report.made, report.same), (1, 1));
    let lines: Vec<u64> = report.bad.iter().map(|bad| bad.line).collect();
    assert_eq!(lines, [2, 4]);
}

#[tokio::test]
async fn a_dry_run_changes_nothing() {
    let site = Site::new().await;
    let report = site.import_with(&four(), import::Options { dry_run: true, ..import::Options::default() }).await;
    assert_eq!(report.made, 1);
    assert_eq!(site.get("/fr/actualites/malines").await.status, 404);
    assert!(!site.get("/fr/themes").await.text().contains("Migration"));
}

#[tokio::test]
async fn two_articles_of_one_title_get_two_addresses() {
    let site = Site::new().await;
    site.import(&[line("a", "Même titre", ""), line("b", "Même titre", "")].concat()).await;
    assert_eq!(site.get("/fr/actualites/meme-titre").await.status, 200);
    assert_eq!(site.get("/fr/actualites/meme-titre-2").await.status, 200);
}

#[tokio::test]
async fn old_addresses_lead_to_the_text() {
    let site = Site::new().await;
    site.import(&line("a", "Nouvelle", ", \"former_addresses\": [\"/spip.php?article12\", \"/%2B-Actualite-%2B\"]"))
        .await;
    for old in ["/spip.php?article12", "/+-Actualite-+", "/%2B-Actualite-%2B"] {
        let answer = site.get(old).await;
        assert_eq!((answer.status, answer.header("location")), (301, "/fr/actualites/nouvelle"), "{old}");
    }
    assert_eq!(site.get("/spip.php?article13").await.status, 404);
}

#[tokio::test]
async fn neighbours_follow_the_date_that_is_shown() {
    for site in Site::each().await {
        // Brought in another order than that of their dates; two on one day are kept apart by their hour.
        let dated = |id: &str, dated: &str| line(id, &format!("Texte {id}"), "").replace("2017-11-20T09:00:00", dated);
        let lines = [dated("c", "2019-01-01T08:00:00"), dated("a", "2018-05-05"), dated("b", "2019-01-01T07:00:00")];
        site.import(&lines.concat()).await;
        let page = dom::parse(&site.get("/fr/actualites/texte-b").await.text());
        assert_eq!(page.link("prev"), Some("/fr/actualites/texte-a"));
        assert_eq!(page.link("next"), Some("/fr/actualites/texte-c"));
        let around: Vec<_> = page.all("a").filter(|a| a.path.contains(" nav.around")).map(|a| a.get("href")).collect();
        assert_eq!(around, ["/fr/actualites/texte-a", "/fr/actualites/texte-c"]);
        let first = dom::parse(&site.get("/fr/actualites/texte-a").await.text());
        assert_eq!((first.link("prev"), first.link("next")), (None, Some("/fr/actualites/texte-b")));
        let last = dom::parse(&site.get("/fr/actualites/texte-c").await.text());
        assert_eq!((last.link("prev"), last.link("next")), (Some("/fr/actualites/texte-b"), None));
    }
}

#[tokio::test]
async fn a_document_without_a_file_is_announced() {
    let site = Site::new().await;
    let announced = line("a", "Réunion", ", \"documents\": [{\"item\": \"synthese\", \"language\": \"en\"}]").replace(
        "\"title\": \"Réunion\"",
        "\"title\": \"Réunion\", \"documents\": {\"synthese\": \"Synthèse des échanges\"}",
    );
    assert!(site.import(&announced).await.is_clean());
    let page = dom::parse(&site.get("/fr/actualites/reunion").await.text());
    let item = page.find("li", |li| li.path.contains(" ul.documents")).expect("the document");
    assert!(item.text.contains("Synthèse des échanges") && item.text.contains("anglais"), "{}", item.text);
    assert!(item.text.contains(&site.word(Language::FR, "portal-document-announced")), "{}", item.text);
    assert!(page.all("a").all(|a| !a.text.contains("Synthèse")), "what is not there yet is no link");
}

#[tokio::test]
async fn structured_data_names_the_article_and_the_way_to_it() {
    let site = Site::new().await;
    let title = r#"« Fin » </script><script>alert(1)</script> & \"suite\""#;
    site.import(&line("a", title, "").replace("\"texts\": {\"fr\": {", "\"texts\": {\"fr\": {\"slug\": \"fin\", "))
        .await;
    let page = dom::parse(&site.get("/fr/actualites/fin").await.text());
    let data = page.json_ld();
    let graph = data["@graph"].as_array().expect("a graph");
    let of = |kind: &str| graph.iter().find(|one| one["@type"] == kind).expect("it is in the graph").clone();
    let article = of("NewsArticle");
    assert_eq!(article["headline"], title.replace("\\\"", "\""));
    assert_eq!(article["inLanguage"], "fr");
    assert_eq!(article["datePublished"], "2017-11-20T08:00:00Z");
    assert_eq!(article["mainEntityOfPage"], "https://villes.example/fr/actualites/fin");
    let steps = of("BreadcrumbList")["itemListElement"].as_array().unwrap().clone();
    let positions: Vec<_> = steps.iter().map(|step| step["position"].as_u64()).collect();
    assert_eq!(positions, [Some(1), Some(2), Some(3)]);
    assert_eq!(steps[1]["item"], "https://villes.example/fr/actualites");
    assert!(page.all("script").all(|script| script.get("src").starts_with("/assets/") || script.get("src").is_empty()));
}

#[tokio::test]
async fn each_language_names_itself_and_the_others() {
    let site = Site::new().await;
    site.import(&four()).await;
    let first = dom::parse(&site.get("/fr/actualites/malines").await.text());
    assert_eq!(first.link("canonical"), Some("https://villes.example/fr/actualites/malines"));
    let alternates = |page: &dom::Page| -> Vec<(String, String)> {
        let links = page.all("link").filter(|link| link.is("rel", "alternate") && !link.get("hreflang").is_empty());
        links.map(|link| (link.get("hreflang").to_owned(), link.get("href").to_owned())).collect()
    };
    let own = alternates(&first);
    let languages: Vec<_> = own.iter().map(|(language, _)| language.as_str()).collect();
    assert_eq!(languages, ["fr", "en", "es", "ar", "x-default"]);
    for (language, href) in own.iter().take(4) {
        let path = href.strip_prefix("https://villes.example").expect("absolute, on the site's own host");
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{href}");
        let page = dom::parse(&answer.text());
        assert_eq!(page.link("canonical"), Some(href.as_str()));
        assert_eq!(alternates(&page), own, "the pages name each other");
        assert!(page.find("html", |html| html.is("lang", language)).is_some());
    }
}

#[tokio::test]
async fn the_language_switch_leads_to_the_same_article() {
    let site = Site::new().await;
    site.import(&four()).await;
    let two = line("b", "Deux", "").replace("\"texts\": {", "\"texts\": {\"en\": {\"title\": \"Two\"}, ");
    site.import(&two).await;
    let page = dom::parse(&site.get("/en/news/two").await.text());
    let switch: Vec<_> = page.all("a").filter(|a| a.path.contains(" nav.languages")).cloned().collect();
    assert_eq!(switch.len(), 4);
    for link in &switch {
        assert!(link.is("lang", link.get("hreflang")) && !link.get("dir").is_empty(), "{link:?}");
        assert_eq!(link.is("aria-current", "true"), link.is("hreflang", "en"));
        let answer = site.get(link.get("href")).await;
        let text = answer.text();
        assert_eq!(answer.status, 200, "{link:?}");
        // The text itself, or what offers it in the languages that there are.
        assert!(text.contains("/fr/actualites/deux") && text.contains("/en/news/two"), "{link:?}");
    }
}

#[tokio::test]
async fn themes_are_named_in_the_readers_language() {
    let site = Site::new().await;
    site.import(&four()).await;
    for (path, country, topic) in [
        (["fr", "actualites", "malines"], "Belgique", "Migration"),
        (["en", "news", "in-mechelen"], "Belgium", "Migration"),
        (["es", "noticias", "en-malinas"], "Bélgica", "Migración"),
        (["ar", "الأخبار", "في-مالين"], "بلجيكا", "الهجرة"),
    ] {
        let page = dom::parse(&site.get(&web::address::path(&path)).await.text());
        let themes: Vec<_> = page.all("a").filter(|a| a.path.contains(" ul.themes")).collect();
        let names: Vec<_> = themes.iter().map(|theme| theme.text.as_str()).collect();
        assert_eq!(names, [country, topic], "{path:?}");
        for theme in themes {
            let answer = site.get(theme.get("href")).await;
            assert_eq!(answer.status, 200, "{theme:?}");
            assert!(dom::parse(&answer.text()).find("h1", |h1| h1.text == theme.text).is_some(), "{theme:?}");
        }
    }
}

/// Content may be in any language, not only in those of the interface.
#[tokio::test]
async fn a_text_in_a_language_that_the_interface_does_not_speak_can_be_read() {
    let site = Site::new().await;
    let portuguese =
        line("a", "Cidades", "").replace("{\"fr\": {", "{\"pt\": {\"body\": {\"markdown\": \"Um texto.\"}, ");
    assert!(site.import(&portuguese).await.is_clean());
    let list = dom::parse(&site.get("/fr/actualites").await.text());
    let (title, href) = list.cards().into_iter().next().expect("it is listed");
    assert_eq!(title, "Cidades");
    let page = site.get(&href).await;
    assert_eq!(page.status, 200, "{href}");
    assert!(page.text().contains("Um texto."), "the text can be read at {href}");
    assert!(page.text().contains("lang=\"pt\""), "it is marked with its language");
}

#[tokio::test]
async fn a_dry_run_stores_no_file_and_still_misses_one() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Bonjour").unwrap();
    let named = |file: &str| format!(", \"documents\": [{{\"item\": \"d\", \"file\": \"{file}\"}}]");
    let lines = [line("a", "Avec", &named("a.txt")), line("b", "Sans", &named("b.txt"))].concat();
    let options = import::Options { files: Some(folder.path().to_owned()), dry_run: true };
    let report = site.import_with(&lines, options.clone()).await;
    assert_eq!((report.made, report.bad.len()), (1, 1));
    assert_eq!(site.app.files.list().count().await, 0);
    site.import_with(&lines, import::Options { dry_run: false, ..options }).await;
    assert_eq!(site.app.files.list().count().await, 1);
}

#[tokio::test]
async fn two_imports_at_once_leave_the_counts_right() {
    for site in Site::each().await {
        let lines = |word: &str| {
            (0..30)
                .map(|n| line(&n.to_string(), &format!("{word} {n}"), ", \"themes\": [{\"country\": \"BE\"}]"))
                .collect::<String>()
        };
        site.import(&lines("Avant")).await;
        let (one, other) = (lines("Une"), lines("Autre"));
        let (first, second) = tokio::join!(site.import(&one), site.import(&other));
        assert!(first.is_clean() && second.is_clean(), "{first:?} {second:?}");
        let page = site.get("/fr/themes").await.text();
        assert!(page.contains("Belgique</a> <span class=\"count\">30</span>"), "{page}");
    }
}
