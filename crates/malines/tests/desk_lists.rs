//! The desk's lists: what is found in them, by whom, what awaits translation, filters that are saved, what waits on the first page.
//! Through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{Grant, Language, Role};
use site::{Site, Time, line, staff::Staff};

/// The titles in a list.
fn titles(html: &str) -> Vec<String> {
    let page = site::dom::parse(html);
    let within = |element: &&site::dom::Element| element.path.ends_with(" tbody tr th");
    page.all("a").filter(within).map(|link| link.text.clone()).collect()
}

/// Makes an article in French and publishes it. Says its address at the desk.
async fn published(editor: &Staff<'_>, title: &str) -> String {
    let answer = editor.post("/desk/articles/new", &[("title", title), ("language", "fr")]).await;
    let text = answer.header("location").split('?').next().unwrap().to_owned();
    editor.fill(&text, &[("markdown", "Les villes se réunissent.")]).await;
    publish(editor, &text, "fr").await;
    text
}

async fn publish(editor: &Staff<'_>, text: &str, language: &str) {
    let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
    let answer = editor.post(&publishing, &[("text", language), ("facts", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

async fn translator(site: &Site, language: Language) -> Staff<'_> {
    let grant = Grant { language: Some(language), ..Grant::everywhere(Role::Translator) };
    site.staff_with(vec![grant]).await
}

#[tokio::test]
async fn a_translator_finds_what_lacks_their_language_and_makes_it_there() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = published(&editor, "Villes et migration").await;
        editor.post("/desk/articles/new", &[("title", "Brouillon"), ("language", "fr")]).await;
        let translator = translator(&site, Language::ES).await;
        assert_eq!(titles(&translator.get("/desk/articles").await.text()), ["Villes et migration"]);
        assert_eq!(titles(&translator.get("/desk/articles?without=es").await.text()), ["Villes et migration"]);
        let board = translator.get("/desk/translations").await.text();
        assert!(board.contains("Translate: Spanish") && !board.contains("Translate: English"), "{board}");
        assert!(!board.contains("Brouillon"), "what is not published is not translated yet");

        let spanish = text.replace("/fr", "/es");
        let made = translator.post(&format!("{spanish}/text?then=beside"), &[]).await;
        assert_eq!((made.status, made.header("location")), (303, format!("{spanish}/beside").as_str()));
        assert!(titles(&translator.get("/desk/articles?without=es").await.text()).is_empty());
        let board = translator.get("/desk/translations?state=translating").await.text();
        assert!(board.contains(&format!("{spanish}/beside")), "{board}");
        assert!(titles(&translator.get("/desk/translations?state=missing").await.text()).is_empty());

        let asked = translator.post(&format!("{spanish}/draft"), &[("action", "ask"), ("remark", "")]).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        assert_eq!(titles(&translator.get("/desk/translations?state=translation_in_review").await.text()).len(), 1);
        assert!(titles(&translator.get("/desk/translations?state=translating").await.text()).is_empty());
    }
}

#[tokio::test]
async fn a_translation_falls_behind_when_its_source_is_published_anew() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = published(&editor, "Villes et migration").await;
        let spanish = text.replace("/fr", "/es");
        editor.post(&format!("{spanish}/text"), &[]).await;
        let beside = format!("{spanish}/beside");
        let saved = editor.fill(&beside, &[("title", "Ciudades y migración"), ("follows", "yes")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        editor.fill(&spanish, &[("markdown", "Las ciudades se reúnen.")]).await;
        publish(&editor, &text, "es").await;
        let stale = "/desk/translations?state=stale";
        assert!(titles(&editor.get(stale).await.text()).is_empty(), "it has just been translated");

        editor.fill(&text, &[("title", "Villes, régions et migration")]).await;
        assert!(titles(&editor.get(stale).await.text()).is_empty(), "readers do not have the change yet");
        publish(&editor, &text, "fr").await;
        assert_eq!(titles(&editor.get(stale).await.text()).len(), 1);
        let home = editor.get("/desk").await.text();
        assert!(home.contains("Translations whose original has changed") && home.contains(&beside), "{home}");

        let saved = editor.fill(&beside, &[("title", "Ciudades, regiones y migración"), ("follows", "yes")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        publish(&editor, &text, "es").await;
        assert!(titles(&editor.get(stale).await.text()).is_empty(), "it has followed");
    }
}

#[tokio::test]
async fn lists_are_narrowed_by_state_and_by_words_and_go_on_by_key() {
    for site in Site::each().await {
        let lines: String =
            (0..70).map(|number| line(&format!("n{number}"), &format!("Article {number}"), "")).collect();
        assert!(site.import(&lines).await.is_clean());
        assert!(site.import(&line("e", "L’État et les régions", "")).await.is_clean());
        let editor = site.staff(Role::Publisher).await;
        let first = editor.get("/desk/articles?state=live").await.text();
        let mut seen = titles(&first);
        let mut page = first;
        while let Some(next) =
            site::dom::parse(&page).find("a", |link| link.is("rel", "next")).map(|a| a.get("href").to_owned())
        {
            page = editor.get(&next).await.text();
            seen.extend(titles(&page));
        }
        assert_eq!(seen.len(), 71, "each once: {seen:?}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 71);
        assert_eq!(titles(&editor.get("/desk/articles?q=etat+REGIONS").await.text()), ["L’État et les régions"]);
        let href = site::dom::parse(&editor.get("/desk/articles?q=etat").await.text())
            .find("a", |link| link.text == "L’État et les régions")
            .map(|link| link.get("href").to_owned())
            .unwrap();
        assert!(titles(&editor.get("/desk/articles?state=archived").await.text()).is_empty());
        editor.post(&format!("{href}/presence"), &[("action", "archive")]).await;
        assert_eq!(titles(&editor.get("/desk/articles?state=archived").await.text()), ["L’État et les régions"]);
        let missing = editor.get("/desk/articles?without=es").await.text();
        assert!(!missing.contains("L’État et les régions"), "what is archived awaits no translation");
        assert_eq!(editor.get("/desk/articles?after=forged").await.status, 400);
    }
}

#[tokio::test]
async fn what_the_lists_read_is_made_anew_by_the_doctor() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        published(&editor, "Villes et migration").await;
        editor.post("/desk/articles/new", &[("title", "Brouillon"), ("language", "fr")]).await;
        let before = editor.get("/desk/translations").await.text();
        assert_eq!(titles(&before).len(), 1);
        site.meddle("DELETE FROM standing").await;
        assert!(titles(&editor.get("/desk/translations").await.text()).is_empty());
        let view = site.app.portal.site().await.unwrap();
        let mut write = site.app.db.write().await.unwrap();
        publication::store::rebuild::rebuild(&mut write, &site.app.putting(&view)).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(titles(&editor.get("/desk/translations").await.text()), titles(&before));
        assert_eq!(titles(&editor.get("/desk/articles?state=writing").await.text()), ["Brouillon"]);
    }
}

/// The first saved filter's form.
fn filter_action(html: &str) -> String {
    let page = site::dom::parse(html);
    let form = page.find("form", |form| form.get("action").starts_with("/desk/filters/")).expect("a saved filter");
    form.get("action").to_owned()
}

#[tokio::test]
async fn a_filter_is_saved_under_a_name_opens_its_list_and_is_removed() {
    for site in Site::each().await {
        let editor = site.staff(Role::Editor).await;
        let filter = [("list", "articles"), ("query", "without=es&after=1~2&evil=1"), ("name", " Sans espagnol <b> ")];
        let saved = editor.post("/desk/filters", &filter).await;
        assert_eq!((saved.status, saved.header("location")), (303, "/desk/articles?without=es&done=saved"));
        let list = editor.get("/desk/articles").await.text();
        assert!(list.contains("Sans espagnol &lt;b&gt;"), "{list}");
        let again = editor.post("/desk/filters", &filter).await;
        assert_eq!(again.status, 422, "the name is taken");
        assert!(again.text().contains("value=\"Sans espagnol &lt;b&gt;\""), "what was typed is kept");
        let nameless =
            editor.post("/desk/filters", &[("list", "articles"), ("query", "state=live"), ("name", " ")]).await;
        assert_eq!(nameless.status, 422);
        let long = "x".repeat(61);
        let long =
            editor.post("/desk/filters", &[("list", "articles"), ("query", "state=live"), ("name", &long)]).await;
        assert_eq!(long.status, 422);
        assert_eq!(
            editor.post("/desk/filters", &[("list", "audit"), ("query", "what=saved"), ("name", "x")]).await.status,
            404
        );

        let action = filter_action(&editor.get("/desk/filters").await.text());
        assert_eq!(editor.post(&action, &[("action", "rename"), ("name", "À traduire")]).await.status, 303);
        assert_eq!(editor.post(&action, &[("action", "default")]).await.status, 303);
        let opened = editor.get("/desk/articles").await;
        assert_eq!((opened.status, opened.header("location")), (303, "/desk/articles?without=es"));
        assert_eq!(editor.get("/desk/articles?all=yes").await.status, 200, "and yet the whole list can be seen");
        assert_eq!(editor.post(&action, &[("action", "share")]).await.status, 403, "an editor shows it to nobody");
        let stranger = site.staff(Role::Editor).await;
        assert_eq!(stranger.post(&action, &[("action", "remove")]).await.status, 404, "it is somebody else's");
        assert_eq!(editor.post(&action, &[("action", "remove")]).await.status, 303);
        assert_eq!(editor.get("/desk/articles").await.status, 200);
    }
}

#[tokio::test]
async fn an_administrator_shows_a_filter_to_everybody() {
    for site in Site::each().await {
        let administrator = site.staff(Role::Administrator).await;
        let fields = [("list", "translations"), ("query", "language=es&state=missing"), ("name", "Espagnol")];
        assert_eq!(administrator.post("/desk/filters", &fields).await.status, 303);
        let action = filter_action(&administrator.get("/desk/filters").await.text());
        let editor = site.staff(Role::Editor).await;
        assert!(!editor.get("/desk/translations").await.text().contains("Espagnol"));
        assert_eq!(administrator.post(&action, &[("action", "share")]).await.status, 303);
        assert!(editor.get("/desk/translations").await.text().contains("Espagnol"));
        assert_eq!(editor.post(&action, &[("action", "default")]).await.status, 303);
        assert_eq!(editor.get("/desk/translations").await.status, 303);
        assert_eq!(editor.post(&action, &[("action", "rename"), ("name", "Mien")]).await.status, 404);
        assert_eq!(administrator.post(&action, &[("action", "keep")]).await.status, 303);
        assert_eq!(editor.get("/desk/translations").await.status, 200, "it is shown to others no longer");
        for (list, query) in [("audit", "what=saved"), ("media", "class=document")] {
            let fields = [("list", list), ("query", query), ("name", "Un filtre")];
            assert_eq!(administrator.post("/desk/filters", &fields).await.status, 303, "{list}");
            assert!(administrator.get(&format!("/desk/{list}")).await.text().contains("Un filtre"), "{list}");
        }
    }
}

#[tokio::test]
async fn fifty_filters_are_enough_for_anybody() {
    let site = Site::new().await;
    let editor = site.staff(Role::Editor).await;
    for number in 0..51 {
        let name = format!("Filtre {number}");
        let answer =
            editor.post("/desk/filters", &[("list", "articles"), ("query", "state=live"), ("name", &name)]).await;
        assert_eq!(answer.status, if number < 50 { 303 } else { 422 }, "{number}");
    }
}

#[tokio::test]
async fn the_first_page_says_what_waits_for_whom() {
    for site in Site::each().await {
        let (writer, other) = (site.staff(Role::Contributor).await, site.staff(Role::Contributor).await);
        assert!(writer.get("/desk").await.text().contains("Nothing waits for you."));
        let answer = writer.post("/desk/articles/new", &[("title", "Villes"), ("language", "fr")]).await;
        let text = answer.header("location").split('?').next().unwrap().to_owned();
        writer.fill(&text, &[("standfirst", "Un chapô.")]).await;
        assert!(writer.get("/desk").await.text().contains("My drafts"));
        assert!(!other.get("/desk").await.text().contains("My drafts"), "it is not theirs");
        writer.post(&format!("{text}/draft"), &[("action", "ask"), ("remark", "")]).await;
        let publisher = site.staff(Role::Publisher).await;
        assert!(publisher.get("/desk").await.text().contains("To review"));
        assert!(!other.get("/desk").await.text().contains("To review"), "they may not approve it");
        let back = publisher.post(&format!("{text}/draft"), &[("action", "send_back"), ("remark", "Relisez.")]).await;
        assert_eq!(back.status, 303, "{}", back.text());
        assert!(writer.get("/desk").await.text().contains("Sent back to you"));
        assert!(!publisher.get("/desk").await.text().contains("Sent back to you"));
    }
}

#[tokio::test]
async fn pages_that_nobody_has_touched_for_a_year_are_due_for_a_look() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let site = Site::with(base, time.clock()).await;
        let editor = site.staff(Role::Publisher).await;
        let answer = editor.post("/desk/pages/new", &[("title", "Qui sommes-nous"), ("language", "fr")]).await;
        let text = answer.header("location").split('?').next().unwrap().to_owned();
        editor.fill(&text, &[("markdown", "Un réseau de villes.")]).await;
        publish(&editor, &text, "fr").await;
        assert!(!editor.get("/desk").await.text().contains("Unchanged for a long time"));
        time.pass(370 * 24 * 3_600_000);
        let editor = site.staff(Role::Publisher).await;
        let home = editor.get("/desk").await.text();
        assert!(home.contains("Unchanged for a long time") && home.contains("Qui sommes-nous"), "{home}");
    }
}
