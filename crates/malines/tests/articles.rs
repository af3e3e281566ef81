//! From a line of a file to a page: what a reader gets.

mod site;

use site::{Site, line};

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
        for part in [
            "16 et 17 novembre 2017",
            "Malines, Belgique",
            "Chapô",
            "<li><p>deux</p></li>",
            "Belgique</a>",
            "hreflang=\"ar\"",
        ] {
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
