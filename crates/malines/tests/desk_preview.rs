//! Seeing before publishing, and seeing each other: who else has a text open, its preview in a frame, and the secret links to it;
//! through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use db::Query as _;
use kernel::{Grant, Language, MediaId, Role};
use site::{Answer, Site, Time, dom, staff::Staff};

const SECOND: i64 = 1_000;
const DAY: i64 = 24 * 3_600 * SECOND;

/// An empty site on each database, each with a clock of its own.
async fn sites() -> Vec<(Site, Time)> {
    let mut all = Vec::new();
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        all.push((Site::with(base, time.clock()).await, time));
    }
    all
}

/// Makes an article in French. Says its address at the desk: `/desk/articles/ID/fr`.
async fn make(editor: &Staff<'_>, title: &str) -> String {
    let answer = editor.post("/desk/articles/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

async fn publish(editor: &Staff<'_>, text: &str) {
    let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
    let answer = editor.post(&publishing, &[("text", "fr"), ("facts", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

/// Brings a file of text into the library.
async fn bring(staff: &Staff<'_>, name: &str, words: &str) -> MediaId {
    let body = format!(
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{words}\r\n--limit--\r\n"
    );
    let kind = [("content-type", "multipart/form-data; boundary=limit")];
    let answer = staff.ask("POST", "/desk/media/upload", &kind, body.into_bytes()).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split(['?', '/']).find_map(|part| part.parse().ok()).unwrap()
}

/// Makes a link to the preview of a text. Says its path.
async fn link(editor: &Staff<'_>, text: &str, until: &str) -> String {
    let answer = editor.post(&format!("{text}/preview-links"), &[("until", until), ("note", "La presse")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = dom::parse(&answer.text());
    let made = page.find("input", |input| input.is("id", "made")).unwrap();
    made.get("value").strip_prefix("https://villes.example").unwrap().to_owned()
}

/// What a beat of a browser is told.
async fn beat(editor: &Staff<'_>, text: &str, field: &str) -> Vec<String> {
    let answer = editor.post(&format!("{text}/company"), &[(field, "yes")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let told: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    told["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

/// Who is there by the page itself, without a script.
async fn company(editor: &Staff<'_>, text: &str) -> String {
    let page = dom::parse(&editor.get(text).await.text());
    page.find("div", |element| element.has_class("company")).unwrap().text.trim().to_owned()
}

async fn count(site: &Site, table: &str) -> i64 {
    let snapshot = site.app.db.snapshot().await.unwrap();
    snapshot.number(&format!("SELECT count(*) FROM {table}"), vec![]).await.unwrap()
}

#[tokio::test]
async fn two_editors_of_one_text_see_each_other_until_one_leaves_or_falls_silent() {
    for (site, time) in sites().await {
        let (first, second) = (site.staff(Role::Editor).await, site.staff(Role::Editor).await);
        let text = make(&first, "Bonjour").await;
        assert_eq!(beat(&first, &text, "here").await, Vec::<String>::new(), "nobody is told of themselves");
        let told = beat(&second, &text, "here").await;
        assert!(told.len() == 1 && told[0].contains("Camille Exemple"), "{told:?}");
        assert_eq!(company(&second, &text).await, told[0], "the page itself says the same");
        time.pass(40 * SECOND);
        assert_eq!(beat(&first, &text, "here").await.len(), 1);
        time.pass(40 * SECOND);
        assert_eq!(beat(&first, &text, "here").await.len(), 0, "the second has said nothing for 80 seconds");
        assert_eq!(beat(&second, &text, "here").await.len(), 1);
        assert_eq!(beat(&first, &text, "leaving").await.len(), 1);
        assert_eq!(beat(&second, &text, "here").await.len(), 0, "who leaves is gone at once");
        assert_eq!(company(&second, &text).await, "");
    }
}

#[tokio::test]
async fn who_may_not_see_a_text_is_not_told_who_works_on_it_and_nothing_is_kept() {
    for (site, time) in sites().await {
        let editor = site.staff(Role::Editor).await;
        let text = make(&editor, "Bonjour").await;
        beat(&editor, &text, "here").await;
        let english = Grant { language: Some(Language::EN), ..Grant::everywhere(Role::Editor) };
        for other in [site.staff(Role::Member).await, site.staff_with(vec![english]).await] {
            let answer = other.post(&format!("{text}/company"), &[("here", "yes")]).await;
            assert_eq!(answer.status, 404);
            assert!(!answer.text().contains("Camille"));
        }
        let foreign = [("sec-fetch-site", "cross-site")];
        let answer = editor.post_with(&format!("{text}/company"), &[("here", "yes")], &foreign).await;
        assert_eq!(answer.status, 403, "another site does not say where somebody is");
        assert_eq!(editor.get(&format!("{text}/company")).await.status, 405, "a visit says nothing");
        assert_eq!(count(&site, "company").await, 1);
        time.pass(DAY);
        site.work_off().await;
        assert_eq!(count(&site, "company").await, 0, "the base forgets by itself");
    }
}

#[tokio::test]
async fn a_preview_is_framed_by_the_desk_alone_in_each_language_before_publication() {
    for (site, _) in sites().await {
        let editor = site.staff(Role::Editor).await;
        let text = make(&editor, "Bonjour").await;
        let arabic = text.replace("/fr", "/ar");
        assert_eq!(editor.post(&format!("{arabic}/text"), &[]).await.status, 303);
        assert_eq!(editor.fill(&arabic, &[("title", "صباح الخير")]).await.status, 303);
        let preview = editor.get(&format!("{arabic}/preview")).await;
        assert!(preview.text().contains("صباح الخير") && preview.text().contains("dir=\"rtl\""));
        assert!(preview.header("content-security-policy").contains("frame-ancestors 'self'"));
        assert_eq!(preview.header("x-robots-tag"), "noindex");
        let page = editor.get(&format!("{arabic}/previews")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
        let page = dom::parse(&page.text());
        let frames: Vec<_> = page.all("iframe").map(|frame| frame.get("src").to_owned()).collect();
        assert_eq!(frames, vec![format!("{arabic}/preview"); 2]);
        assert!(page.find("a", |link| link.is("href", &format!("{text}/previews"))).is_some(), "the other language");
        assert_eq!(site.staff(Role::Member).await.get(&format!("{arabic}/previews")).await.status, 404);
    }
}

/// What an answer to a secret address must say in its head, whatever it shows.
fn is_private(answer: &Answer) {
    assert_eq!(answer.header("cache-control"), "private, no-store");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert!(answer.header("x-robots-tag").contains("noindex"));
    assert!(answer.text().contains("<meta name=\"robots\" content=\"noindex\">"));
}

#[tokio::test]
async fn a_link_shows_the_draft_of_the_day_and_its_files_and_nothing_else() {
    for (site, _) in sites().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Villes jumelles").await;
        let (used, other) = (bring(&editor, "used.txt", "Un.").await, bring(&editor, "other.txt", "Deux.").await);
        let files = [("markdown", "Du **texte**.\n"), ("add_file", &used.to_string()), ("add_file_title", "Un guide")];
        let saved = editor.fill(&text, &files).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let path = link(&editor, &text, "2026-11-30").await;
        let shown = site.get(&path).await;
        assert_eq!(shown.status, 200);
        is_private(&shown);
        let html = shown.text();
        assert!(html.contains("Villes jumelles") && html.contains("<strong>texte</strong>"), "{html}");
        assert!(html.contains("30 novembre 2026") && html.contains("n’est pas publié"), "it says what it is: {html}");
        assert_eq!(site::unsound(&html), Vec::<String>::new());
        let page = dom::parse(&html);
        let file = page.find("a", |link| link.get("href").contains("used.txt")).unwrap().get("href").to_owned();
        assert_eq!(site.get(&file).await.bytes, b"Un.");
        let (bare, pass) = file.split_once('?').unwrap();
        assert_eq!(site.get(bare).await.status, 404, "without the link nobody has the file");
        let another = format!("/fichiers/{}/other.txt?{pass}", other.0.simple());
        assert_eq!(site.get(&another).await.status, 404, "another file is not given along");
        let secret = path.rsplit_once('/').unwrap().1;
        let leaks = html.matches(secret).count() - html.matches(&format!("?preview={secret}")).count();
        assert_eq!(leaks, 0, "the page does not print, share or link its own address");

        // It shows what is written later, and what is taken out is no longer given.
        let item = editor.form(&text).await.into_iter().find(|(name, _)| name == "file").unwrap().1;
        let removed = format!("file-{item}-remove");
        assert_eq!(editor.fill(&text, &[("title", "Villes sœurs"), (&removed, "yes")]).await.status, 303);
        assert!(site.get(&path).await.text().contains("Villes sœurs"));
        assert_eq!(site.get(&file).await.status, 404);
        assert_eq!(editor.get(&path).await.status, 200, "who is signed in sees the same");
    }
}

#[tokio::test]
async fn a_link_that_ended_was_revoked_or_never_was_is_answered_by_one_page() {
    for (site, time) in sites().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Villes jumelles").await;
        let (short, long) = (link(&editor, &text, "2026-11-25").await, link(&editor, &text, "2026-12-20").await);
        time.pass(3 * DAY);
        let ended = site.get(&short).await;
        assert_eq!(ended.status, 404);
        is_private(&ended);
        assert!(!ended.text().contains("jumelles"));
        assert_eq!(site.get(&long).await.status, 200);
        let editor = site.staff(Role::Publisher).await;
        let list = dom::parse(&editor.get(&format!("{text}/preview-links")).await.text());
        let ids: Vec<_> = list.all("button").filter(|button| button.is("name", "link")).collect();
        assert_eq!(ids.len(), 1, "what has ended is not listed");
        let revoking = format!("{text}/preview-links/revoking");
        assert_eq!(editor.post(&revoking, &[("link", "0195e1a0-0000-7000-8000-000000000001")]).await.status, 404);
        assert_eq!(editor.post(&revoking, &[("link", ids[0].get("value"))]).await.status, 303);
        let never = format!("/preview/{}", "A".repeat(43));
        for path in [&long, &never, "/preview/x", &format!("{never}/more"), "/preview/%C3%A9"] {
            let answer = site.get(path).await;
            assert_eq!((answer.status, &answer.bytes), (404, &ended.bytes), "{path}");
        }
        site.work_off().await;
        assert_eq!(count(&site, "preview_link").await, 0, "nothing of them is kept");
    }
}

#[tokio::test]
async fn a_link_ends_with_the_draft_and_shows_nothing_that_was_withdrawn() {
    for (site, _) in sites().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Villes jumelles").await;
        let path = link(&editor, &text, "2026-11-30").await;
        assert_eq!(editor.post(&format!("{text}/draft"), &[("action", "discard")]).await.status, 303);
        assert_eq!(site.get(&path).await.status, 404, "the draft was taken away");
        let text = make(&editor, "Autre texte").await;
        let path = link(&editor, &text, "2026-11-30").await;
        publish(&editor, &text).await;
        let live = site.get(&path).await;
        assert!(live.status == 200 && !live.text().contains("n’est pas publié"), "it is live now");
        assert_eq!(editor.post(&format!("{text}/presence"), &[("action", "withdraw")]).await.status, 303);
        assert_eq!(site.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn a_secret_is_neither_stored_nor_logged_and_its_making_is() {
    for (site, _) in sites().await {
        let editor = site.staff(Role::Administrator).await;
        let text = make(&editor, "Villes jumelles").await;
        let path = link(&editor, &text, "2026-11-30").await;
        let secret = path.rsplit_once('/').unwrap().1;
        let (lines, guard) = site::log("trace");
        for path in [path.clone(), format!("/%70review/{secret}"), format!("//preview/{secret}/"), format!("{path}/x")]
        {
            site.get(&path).await;
        }
        drop(guard);
        assert!(lines.text().contains("path=\"/preview/{*token}\""), "{}", lines.text());
        let requests = lines.text().lines().filter(|line| line.contains("malines::")).collect::<Vec<_>>().join("\n");
        assert!(!requests.contains(secret), "{requests}");
        let snapshot = site.app.db.snapshot().await.unwrap();
        let row = snapshot.row("SELECT hash, note FROM preview_link", vec![]).await.unwrap().unwrap();
        assert_ne!(row.try_get::<String>("", "hash").unwrap(), secret);
        let audit = editor.get("/desk/audit").await.text();
        assert!(audit.contains("Preview link made") && !audit.contains(secret), "{audit}");
        let list = editor.get(&format!("{text}/preview-links")).await.text();
        assert!(list.contains("La presse") && !list.contains(secret), "it is shown once");
    }
}

#[tokio::test]
async fn a_link_lasts_a_month_at_most_and_is_made_by_who_may_write() {
    for (site, _) in sites().await {
        let editor = site.staff(Role::Editor).await;
        let text = make(&editor, "Villes jumelles").await;
        let links = format!("{text}/preview-links");
        let form: Vec<_> = editor.form(&links).await;
        assert!(form.contains(&("until".into(), "2026-12-01".into())), "a week where nothing is asked: {form:?}");
        let long = "x".repeat(201);
        for (field, value) in [("until", "2026-11-23"), ("until", "2027-01-01"), ("until", "demain"), ("note", &long)] {
            let fields = [("until", "2026-11-30"), ("note", "")]
                .map(|(name, usual)| (name, if name == field { value } else { usual }));
            let answer = editor.post(&links, &fields).await;
            assert_eq!(answer.status, 422, "{field} {value}");
            let page = dom::parse(&answer.text());
            let kept = page.find("input", |input| input.is("id", field)).unwrap();
            assert_eq!((kept.get("value"), kept.get("aria-invalid")), (value, "true"), "the input is kept and blamed");
        }
        assert_eq!(count(&site, "preview_link").await, 0);
        for _ in 0..20 {
            link(&editor, &text, "2026-11-30").await;
        }
        assert_eq!(editor.post(&links, &[("until", "2026-11-30")]).await.status, 422, "twenty are enough");
        assert_eq!(site.staff(Role::Member).await.post(&links, &[("until", "2026-11-30")]).await.status, 404);
    }
}
