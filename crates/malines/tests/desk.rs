//! The life of a publication at the desk, through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{Grant, Language, Role};
use site::{Site, staff::Staff};

/// Makes an article in French. Says its address at the desk: `/desk/articles/ID/fr`.
async fn make(editor: &Staff<'_>, title: &str) -> String {
    let answer = editor.post("/desk/articles/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

/// Publishes texts of the publication whose text stands at this address.
async fn publish(editor: &Staff<'_>, text: &str, languages: &[&str]) -> site::Answer {
    let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
    let mut fields: Vec<(&str, &str)> = languages.iter().map(|language| ("text", *language)).collect();
    fields.push(("facts", "yes"));
    editor.post(&publishing, &fields).await
}

#[tokio::test]
async fn a_text_is_written_published_corrected_withdrawn_and_restored() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Villes et migration").await;
        assert_eq!(site.get("/fr/actualites/villes-et-migration").await.status, 404, "nothing is published yet");
        let changes = [("standfirst", "Un chapô."), ("markdown", "## Un intertitre\n\nUn **texte**.\n")];
        let saved = editor.fill(&text, &changes).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let preview = editor.get(&format!("{text}/preview")).await.text();
        assert!(preview.contains("Un intertitre") && preview.contains("<strong>texte</strong>"), "{preview}");
        let published = publish(&editor, &text, &["fr"]).await;
        assert_eq!(published.status, 303, "{}", published.text());
        let page = site.get("/fr/actualites/villes-et-migration").await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Un chapô.") && page.text().contains("Un intertitre"));
        assert!(site.get("/fr/actualites").await.text().contains("Villes et migration"));

        // A draft of a live text changes nothing that readers get, until it is published.
        editor.fill(&text, &[("title", "Villes et migrations")]).await;
        assert!(!site.get("/fr/actualites/villes-et-migration").await.text().contains("Villes et migrations"));
        assert_eq!(publish(&editor, &text, &["fr"]).await.status, 303);
        let page = site.get("/fr/actualites/villes-et-migration").await;
        assert!(page.text().contains("Villes et migrations"), "the address stays");

        for (action, status) in [("archive", 200), ("withdraw", 410), ("restore", 200)] {
            let done = editor.post(&format!("{text}/presence"), &[("action", action)]).await;
            assert_eq!(done.status, 303, "{action}: {}", done.text());
            assert_eq!(site.get("/fr/actualites/villes-et-migration").await.status, status, "{action}");
        }
        let led = [("action", "withdraw"), ("target", "/fr/actualites")];
        assert_eq!(editor.post(&format!("{text}/presence"), &led).await.status, 303);
        let answer = site.get("/fr/actualites/villes-et-migration").await;
        assert_eq!((answer.status, answer.header("location")), (301, "/fr/actualites"));
    }
}

#[tokio::test]
async fn each_language_lives_by_itself() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Bonjour").await;
        let english = text.replace("/fr", "/en");
        assert_eq!(editor.post(&format!("{english}/text"), &[]).await.status, 303);
        assert_eq!(editor.fill(&english, &[("title", "Good morning")]).await.status, 303);
        assert_eq!(publish(&editor, &text, &["fr"]).await.status, 303);
        assert_eq!(site.get("/en/news/good-morning").await.status, 404, "only the French text was ticked");
        assert_eq!(publish(&editor, &text, &["en"]).await.status, 303);
        assert_eq!(site.get("/en/news/good-morning").await.status, 200);
        let withdrawn = editor.post(&format!("{text}/presence"), &[("action", "withdraw")]).await;
        assert_eq!(withdrawn.status, 303);
        assert_eq!(site.get("/fr/actualites/bonjour").await.status, 410);
        assert_eq!(site.get("/en/news/good-morning").await.status, 200, "the other language stays");
    }
}

#[tokio::test]
async fn the_later_save_is_offered_both_versions() {
    for site in Site::each().await {
        let (one, other) = (site.staff(Role::Editor).await, site.staff(Role::Editor).await);
        let text = make(&one, "Bonjour").await;
        let form = other.form(&text).await;
        assert_eq!(one.fill(&text, &[("standfirst", "De la première.")]).await.status, 303);
        let mut late: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(n, _)| *n != "standfirst")
            .collect();
        late.push(("standfirst", "De la seconde."));
        let answer = other.post(&text, &late).await;
        assert_eq!(answer.status, 409);
        let page = answer.text();
        assert!(page.contains("De la première.") && page.contains("De la seconde."), "{page}");
        let stored = one.get(&text).await.text();
        assert!(stored.contains("De la première.") && !stored.contains("De la seconde."));
        let json = other.post_with(&text, &late, &[("accept", "application/json")]).await;
        assert_eq!(json.status, 409, "a browser that saves by itself is told as well");
    }
}

#[tokio::test]
async fn the_browser_saves_by_itself_without_a_revision() {
    for site in Site::each().await {
        let editor = site.staff(Role::Editor).await;
        let text = make(&editor, "Bonjour").await;
        let form = editor.form(&text).await;
        let mut fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        fields.retain(|(name, _)| !["title", "link"].contains(name));
        fields.extend([("title", "Bonjour à tous"), ("link", "nowhere")]);
        let answer = editor.post_with(&text, &fields, &[("accept", "application/json")]).await;
        assert_eq!(answer.status, 200);
        let told: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
        assert_eq!(told["words_stand"], "d2");
        assert_eq!(told["faults"][0][0], "link", "what is wrong is told, the rest is saved: {told}");
        let page = editor.get(&text).await.text();
        assert!(page.contains("Bonjour à tous"));
        assert!(!editor.get(&format!("{text}/history")).await.text().contains("<tbody>"), "no revision");
    }
}

#[tokio::test]
async fn revisions_are_compared_and_restored() {
    for site in Site::each().await {
        let editor = site.staff(Role::Editor).await;
        let text = make(&editor, "Bonjour").await;
        editor.fill(&text, &[("markdown", "Le premier texte.")]).await;
        editor.fill(&text, &[("markdown", "Le second texte.")]).await;
        let page = editor.get(&format!("{text}/history/2")).await.text();
        assert!(page.contains("<del>") && page.contains("<ins>"), "{page}");
        let restored = editor.post(&format!("{text}/history/1/restoring"), &[]).await;
        assert_eq!(restored.status, 303, "{}", restored.text());
        assert!(editor.get(&text).await.text().contains("Le premier texte."));
        assert!(editor.get(&format!("{text}/history")).await.text().contains("/history/3"), "as a new revision");
    }
}

#[tokio::test]
async fn what_all_languages_share_has_a_history_too() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Bonjour").await;
        let history = format!("{}/history", text.rsplit_once('/').unwrap().0);
        assert_eq!(editor.fill(&text, &[("link", "https://villes.example/avant")]).await.status, 303);
        assert_eq!(publish(&editor, &text, &["fr"]).await.status, 303);
        let changed = [("link", "https://villes.example/apres"), ("audience", "members")];
        assert_eq!(editor.fill(&text, &changed).await.status, 303);
        assert_eq!(publish(&editor, &text, &[]).await.status, 303);
        let list = editor.get(&history).await.text();
        assert!(list.contains("/history/2") && list.contains("state live"), "{list}");
        let page = editor.get(&format!("{history}/2")).await.text();
        for shown in [site.word(Language::EN, "desk-form-link"), site.word(Language::EN, "desk-form-audience")] {
            assert!(page.contains(&format!("<dt>{shown}</dt>")), "{page}");
        }
        assert!(
            !page.contains(&format!("<dt>{}</dt>", site.word(Language::EN, "desk-form-dated"))),
            "what is the same"
        );
        assert!(page.contains("<del>") && page.contains("<ins>") && !page.contains("/history/2/restoring"), "{page}");
        assert!(editor.get(&format!("{history}/1")).await.text().contains("/history/1/restoring"));

        // What was being written is kept, then the former facts are the draft again.
        assert_eq!(editor.fill(&text, &[("link", "https://villes.example/brouillon")]).await.status, 303);
        let restored = editor.post(&format!("{history}/1/restoring"), &[]).await;
        assert_eq!((restored.status, restored.header("location")), (303, format!("{history}?done=restored").as_str()));
        let form = editor.form(&text).await;
        assert!(form.contains(&("link".into(), "https://villes.example/avant".into())), "{form:?}");
        let page = editor.get(&format!("{history}/3")).await.text();
        assert!(page.contains("brouillon"), "{page}");
        assert_eq!(editor.get(&format!("{history}/9")).await.status, 404);

        assert_eq!(editor.fill(&text, &[("title", "Bonsoir")]).await.status, 303);
        assert_eq!(editor.post(&format!("{text}/draft"), &[("action", "ask")]).await.status, 303);
        assert_eq!(editor.post(&format!("{history}/2/restoring"), &[]).await.status, 409, "a draft waits for others");
    }
}

#[tokio::test]
async fn a_document_takes_its_language_from_the_library() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Bonjour").await;
        let file = site::peopled::upload(&editor, "guide.csv", b"a;b\n").await;
        let mut said = editor.get(&file).await.text();
        said =
            site::dom::parse(&said).find("input", |input| input.is("name", "version")).unwrap().get("value").to_owned();
        let told = editor.post(&file, &[("version", &said), ("language", "es")]).await;
        assert_eq!(told.status, 303, "{}", told.text());
        assert_eq!(editor.fill(&text, &[("add_file", &file)]).await.status, 303);
        let form = editor.form(&text).await;
        let language = form.iter().find(|(name, _)| name.starts_with("file-") && name.ends_with("-language"));
        assert_eq!(language.map(|(_, value)| value.as_str()), Some("es"));
        let publishing = editor.get(&site::peopled::publishing(&text)).await.text();
        assert!(publishing.contains("guide.csv"), "what has no title is named by its file: {publishing}");
    }
}

#[tokio::test]
async fn words_in_another_language_than_the_desk_s_say_so() {
    let site = Site::new().await;
    let editor = site.staff(Role::Publisher).await;
    let text = make(&editor, "Villes et migration").await;
    let page = editor.get(&text).await.text();
    assert!(page.contains("<h1 lang=\"fr\" dir=\"ltr\">Villes et migration</h1>"), "{page}");
    let page = editor.get(&format!("{text}/history")).await.text();
    assert!(page.contains("lang=\"fr\" dir=\"ltr\">Villes et migration</a>"), "{page}");
    let me = [("name", "Camille"), ("language", "fr")];
    assert_eq!(editor.post("/desk/me", &me).await.status, 303);
    let page = editor.get(&text).await.text();
    assert!(page.contains("<h1>Villes et migration</h1>"), "{page}");
}

#[tokio::test]
async fn a_draft_in_review_waits_until_it_is_taken_back() {
    for site in Site::each().await {
        let (author, publisher) = (site.staff(Role::Contributor).await, site.staff(Role::Publisher).await);
        let text = make(&author, "Bonjour").await;
        let asked = author.post(&format!("{text}/draft"), &[("action", "ask"), ("remark", "Qu’en dites-vous ?")]).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        assert_eq!(author.fill(&text, &[("title", "Autre")]).await.status, 409);
        assert!(publisher.get(&text).await.text().contains("Qu’en dites-vous ?"));
        assert_eq!(publish(&author, &text, &["fr"]).await.status, 403, "a contributor proposes");
        let back = [("action", "send_back"), ("remark", "Il manque la date.")];
        assert_eq!(author.post(&format!("{text}/draft"), &back).await.status, 403);
        assert_eq!(publisher.post(&format!("{text}/draft"), &back).await.status, 303);
        assert!(author.get(&text).await.text().contains("Il manque la date."));
        assert_eq!(author.fill(&text, &[("title", "Autre")]).await.status, 303);
    }
}

#[tokio::test]
async fn a_stranger_is_led_to_the_door_and_a_forged_origin_changes_nothing() {
    let site = Site::new().await;
    let editor = site.staff(Role::Publisher).await;
    let text = make(&editor, "Bonjour").await;
    for path in ["/desk/articles", text.as_str(), &format!("{text}/preview"), &format!("{text}/history")] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.header("location").starts_with("/desk/sign-in?next="), "{path}");
    }
    let forged = editor.post_with(&format!("{text}/presence"), &[], &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(forged.status, 403);
    let member = site.staff(Role::Member).await;
    assert_eq!(member.get(&text).await.status, 404, "what one may not preview is not there");
    let spanish = Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Publisher) };
    let spanish = site.staff_with(vec![spanish]).await;
    assert_eq!(publish(&spanish, &text, &["fr"]).await.status, 404);
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_field_and_what_was_typed_is_kept() {
    let site = Site::new().await;
    let editor = site.staff(Role::Editor).await;
    let empty = editor.post("/desk/articles/new", &[("title", " "), ("language", "xx")]).await;
    assert_eq!(empty.status, 422);
    let text = make(&editor, "Bonjour").await;
    let long = "x".repeat(301);
    let hostile = "<script>alert(1)</script>";
    let changes = [("title", long.as_str()), ("subtitle", hostile), ("dated", "demain"), ("new_theme", "Atlantide")];
    let answer = editor.fill(&text, &changes).await;
    assert_eq!(answer.status, 422);
    let page = site::dom::parse(&answer.text());
    for field in ["title", "dated", "new_theme"] {
        let input = page.find("input", |input| input.is("name", field)).unwrap();
        assert!(input.is("aria-invalid", "true"), "{field}");
    }
    assert!(page.find("input", |input| input.is("name", "subtitle")).unwrap().is("value", hostile));
    assert!(page.find("script", |script| script.text.contains("alert")).is_none());
    assert!(editor.get(&text).await.text().contains("Bonjour"), "nothing was saved");
}

#[tokio::test]
async fn a_text_goes_live_and_away_at_its_time() {
    for base in testkit::bases().await.unwrap() {
        let time = site::Time::new();
        let site = Site::with(base, time.clock()).await;
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Bonjour").await;
        let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        // Noon of 24 November, UTC, is one o'clock in Paris.
        let late = editor.post(&publishing, &[("text", "fr"), ("at", "2026-11-24T12:59")]).await;
        assert_eq!(late.status, 422, "it has gone by");
        let planned = editor.post(&publishing, &[("text", "fr"), ("at", "2026-11-24T14:00")]).await;
        assert_eq!(planned.status, 303, "{}", planned.text());
        assert_eq!(editor.fill(&text, &[("title", "Autre")]).await.status, 409, "a planned draft is not written on");
        site.work_off().await;
        assert_eq!(site.get("/fr/actualites/bonjour").await.status, 404, "not yet");
        time.pass(3_600_000);
        site.work_off().await;
        assert_eq!(site.get("/fr/actualites/bonjour").await.status, 200);
        let away = [("action", "withdraw"), ("at", "2026-11-24T15:00")];
        assert_eq!(editor.post(&format!("{text}/presence"), &away).await.status, 303);
        site.work_off().await;
        assert_eq!(site.get("/fr/actualites/bonjour").await.status, 200);
        time.pass(3_600_000);
        site.work_off().await;
        assert_eq!(site.get("/fr/actualites/bonjour").await.status, 410);
    }
}

#[tokio::test]
async fn a_list_tells_nothing_of_what_lies_outside_a_theme() {
    let site = Site::new().await;
    site.import(&site::line("a", "Premier", ", \"themes\": [{\"topic\": \"eau\"}]")).await;
    let view = site.app.portal.site().await.unwrap();
    let theme = view.themes.iter().next().unwrap().id;
    make(&site.staff(Role::Editor).await, "Secret").await;
    let grant = Grant { theme: Some(theme), ..Grant::everywhere(Role::Editor) };
    let list = site.staff_with(vec![grant]).await.get("/desk/articles").await.text();
    assert!(list.contains("Premier") && !list.contains("Secret"), "{list}");
}
