//! The resource centre, through the front door and on both databases: from the desk to a record and the catalogue.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::path::Path;

use db::Query as _;
use image::{DynamicImage, ImageFormat};
use kernel::{Instant, Language, Role, Slug};
use publication::{
    Presence,
    store::put::{Put, PutText, put_all},
};
use serde_json::{Value, json};
use site::{Site, dom, staff::Staff, unsound};

/// A record with one French text, live.
fn record(key: &str, title: &str, facts: &Value, words: &Value) -> Put {
    let mut all = json!({ "dated": "2026-11-01T09:00:00" });
    all.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
    let mut said = json!({ "title": title });
    said.as_object_mut().unwrap().extend(words.as_object().unwrap().clone());
    let text = PutText {
        language: Language::FR,
        words: serde_json::from_value(said).unwrap(),
        slug: Slug::from_title(title).unwrap(),
        former_slugs: vec![],
        presence: Presence::Live,
        first_published_at: Instant(1_795_500_000_000),
        updated_at: None,
    };
    Put {
        source: ("resources-test", key.to_owned(), i64::try_from(all.to_string().len()).unwrap()),
        kind: "resource".into(),
        facts: serde_json::from_value(all).unwrap(),
        texts: vec![text],
        featured: None,
    }
}

async fn bring(site: &Site, puts: Vec<Put>) {
    let view = site.app.portal.site().await.unwrap();
    let mut write = site.app.db.write().await.unwrap();
    put_all(&mut write, &site.app.putting(&view), puts).await.unwrap();
    write.commit().await.unwrap();
}

/// The titles of a list, in their order.
fn titles(page: &str) -> Vec<String> {
    let page = dom::parse(page);
    page.all("a").filter(|link| link.path.contains("h2")).map(|link| link.text.trim().to_owned()).collect()
}

/// Makes a record in French at the desk. Says its address there.
async fn make(editor: &Staff<'_>, title: &str) -> String {
    let answer = editor.post("/desk/resources/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

async fn publish(editor: &Staff<'_>, text: &str) -> site::Answer {
    let path = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
    editor.post(&path, &[("facts", "yes"), ("text", "fr")]).await
}

#[tokio::test]
async fn a_record_goes_from_the_desk_to_its_page_and_the_catalogue() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Guide de l’eau").await;
        for (field, wrong) in [
            ("isbn", "978-3-16-148410-1"),
            ("issn", "0378-5954"),
            ("doi", "10.1/x"),
            ("date", "12/06/2005"),
            ("languages", "français"),
            ("type", "book"),
        ] {
            let refused = editor.fill(&text, &[(field, wrong)]).await;
            assert_eq!(refused.status, 422, "{field}");
            assert!(refused.text().contains(wrong) || field == "type", "what was typed is kept: {field}");
        }
        let form = editor.form(&text).await;
        let item = form.iter().find(|(name, _)| name == "creator").unwrap().1.clone();
        let (name, role) = (format!("creator-{item}-name"), format!("creator-{item}-role"));
        let filled = [
            ("creator", item.as_str()),
            (name.as_str(), "Service de l’eau de Malines"),
            (role.as_str(), "editor"),
            ("type", "text"),
            ("date", "2005-06"),
            ("languages", "fr, nl"),
            ("series", "Cahiers de l’eau"),
            ("series-number", "3"),
            ("isbn", "978-3-16-148410-0"),
            ("doi", "https://doi.org/10.1000/182"),
            ("licence", "CC-BY-4.0"),
            ("credit", "© Malines"),
            ("html", "https://villes.example/guide"),
        ];
        let saved = editor.fill(&text, &filled).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(publish(&editor, &text).await.status, 303);

        let page = site.get("/fr/ressources/guide-de-l-eau").await;
        assert_eq!(page.status, 200, "{}", page.text());
        let html = page.text();
        assert!(unsound(&html).is_empty(), "{:?}", unsound(&html));
        for said in [
            "Service de l’eau de Malines",
            "juin 2005",
            "français",
            "Cahiers de l’eau",
            "978-3-16-148410-0",
            "https://doi.org/10.1000/182",
            "https://creativecommons.org/licenses/by/4.0/",
            "https://villes.example/guide",
            "\"@type\":\"Book\"",
            "\"isbn\":\"9783161484100\"",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
        for path in [
            "/fr/ressources",
            "/en/resources",
            "/es/recursos",
            "/ar/%D8%A7%D9%84%D9%85%D9%88%D8%A7%D8%B1%D8%AF",
            "/fr/ressources/2005",
        ] {
            let answer = site.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(titles(&answer.text()), ["Guide de l’eau"], "{path}");
            assert!(unsound(&answer.text()).is_empty(), "{path}: {:?}", unsound(&answer.text()));
        }
        // Corrected, it is found under what it says now, and no longer under what it said.
        assert_eq!(editor.fill(&text, &[("date", "2007"), ("series", "")]).await.status, 303);
        let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        assert_eq!(editor.post(&publishing, &[("facts", "yes")]).await.status, 303, "facts may be published alone");
        assert!(titles(&site.get("/fr/ressources/2005").await.text()).is_empty());
        assert_eq!(titles(&site.get("/fr/ressources/2007").await.text()), ["Guide de l’eau"]);
        let list = site.get("/fr/ressources").await.text();
        assert!(list.contains("2007") && !list.contains("2005") && !list.contains("Cahiers"), "{list}");
    }
}

/// Thirty records of two types over three years, the last of which members alone may read.
fn catalogue() -> Vec<Put> {
    let one = |number: usize| {
        let (kind, tag) = if number.is_multiple_of(3) { ("video", "ar") } else { ("text", "fr") };
        let facts = json!({
            "dated": format!("2026-10-{number:02}T09:00:00"), "type": kind, "date": (2005 + number % 3).to_string(), "languages": [tag],
            "series": { "series": if number > 20 { "Cahiers & suites" } else { "Études" }, "number": number },
            "audience": if number == 30 { "members" } else { "public" },
        });
        record(&format!("r{number}"), &format!("Document {number:02}"), &facts, &json!({}))
    };
    (1..=30).map(one).collect()
}

/// What the links of the facets say, each with its count.
fn facets(page: &str) -> Vec<String> {
    let page = dom::parse(page);
    let items = page.all("li").filter(|item| item.path.contains("details"));
    items.map(|item| item.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[tokio::test]
async fn the_catalogue_is_browsed_by_facets_that_say_how_many() {
    for site in Site::each().await {
        bring(&site, catalogue()).await;
        let all = site.get("/fr/ressources").await.text();
        let said = facets(&all);
        assert_eq!(titles(&all).len(), 24, "a page of the list");
        for expected in [
            "Texte 20",
            "Film 9",
            "arabe 9",
            "français 20",
            "2005 9",
            "2006 10",
            "2007 10",
            "Cahiers & suites 9",
            "Études 20",
        ] {
            assert!(said.iter().any(|own| own == expected), "{expected}: {said:?}");
        }
        let films = site.get("/fr/ressources/2006?lang=fr&type=text").await;
        assert_eq!(films.status, 200);
        let said = facets(&films.text());
        assert!(said.contains(&"Texte 10".to_owned()) && !said.iter().any(|own| own.starts_with("Film")), "{said:?}");
        assert!(
            films.text().contains("href=\"/fr/ressources?lang=fr&amp;type=text\""),
            "the year is taken away: {}",
            films.text()
        );
        assert!(films.text().contains("<meta name=\"robots\" content=\"noindex\">"));
        let one = site.get("/fr/ressources?series=Cahiers%20%26%20suites&type=video").await.text();
        assert_eq!(titles(&one), ["Document 27", "Document 24", "Document 21"]);
        let rows = site.get("/fr/ressources?type=video&view=list").await.text();
        assert!(rows.contains("href=\"/fr/ressources?type=video\"") && rows.contains("class=\"rows\""), "{rows}");
        for path in ["/en/resources", "/fr/ressources/2006?type=text", "/fr/ressources/document-02"] {
            // What the frame shows everywhere is read once per generation.
            site.app.portal.site().await.unwrap();
            let queries = site.queries(&format!("{path}{}", if path.contains('?') { "&view=list" } else { "" })).await;
            assert!((1..=4).contains(&queries), "{path} asks {queries} queries");
        }
        let member = site.staff(Role::Member).await;
        assert_eq!(titles(&member.get("/fr/ressources?type=video").await.text()).len(), 10, "members see theirs");
        assert_eq!(titles(&site.get("/fr/ressources?type=video").await.text()).len(), 9);
    }
}

#[tokio::test]
async fn pages_of_the_catalogue_follow_each_other_without_a_gap() {
    for site in Site::each().await {
        bring(&site, catalogue()).await;
        let next = |html: &str, rel: &str| {
            let page = dom::parse(html);
            page.find("a", |link| link.is("rel", rel)).map(|link| link.get("href").to_owned())
        };
        let first = site.get("/fr/ressources").await.text();
        let second = site.get(&next(&first, "next").unwrap()).await.text();
        let mut seen = titles(&first);
        seen.extend(titles(&second));
        let expected: Vec<String> = (1..=29).rev().map(|number| format!("Document {number:02}")).collect();
        assert_eq!(seen, expected);
        assert!(next(&second, "next").is_none());
        let back = site.get(&next(&second, "prev").unwrap()).await.text();
        assert_eq!(titles(&back), titles(&first));
        assert_eq!(site.get("/fr/ressources?after=forged").await.status, 400);
    }
}

#[tokio::test]
async fn what_is_not_there_leads_on() {
    let site = Site::new().await;
    bring(&site, catalogue()).await;
    for path in [
        "/fr/ressources?type=book",
        "/fr/ressources?theme=rien",
        "/fr/ressources?country=atlantide",
        "/fr/ressources?lang=1",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        let html = answer.text();
        assert!(html.contains(&site.word(Language::FR, "resources-nothing")), "{path}: {html}");
        assert!(html.contains("href=\"/fr/ressources\"") && unsound(&html).is_empty(), "{path}");
    }
    for path in [
        "/fr/ressources/1999",
        "/fr/ressources/0000",
        "/fr/ressources?series=Inconnue",
        "/fr/ressources/2005?type=sound",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains(&site.word(Language::FR, "resources-nothing")), "{path}");
    }
    for path in ["/fr/ressources/2005/06", "/fr/ressources/2005/x", "/fr/ressources/nulle-part"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
    let long = "x".repeat(3_000);
    assert_eq!(site.get(&format!("/fr/ressources?series={long}")).await.status, 404);
}

#[tokio::test]
async fn counts_stay_true_when_records_go_and_are_the_same_made_anew() {
    for site in Site::each().await {
        bring(&site, catalogue()).await;
        let mut changed = catalogue();
        changed.truncate(12);
        for put in &mut changed {
            put.texts[0].presence = Presence::Withdrawn;
            put.source.2 += 1;
        }
        bring(&site, changed).await;
        let before = facets(&site.get("/fr/ressources").await.text());
        assert!(before.contains(&"Texte 12".to_owned()) && before.contains(&"Film 5".to_owned()), "{before:?}");
        let view = site.app.portal.site().await.unwrap();
        let mut write = site.app.db.write().await.unwrap();
        publication::store::rebuild::rebuild(&mut write, &site.app.putting(&view)).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(facets(&site.get("/fr/ressources").await.text()), before);
    }
}

/// Runs the jobs whose time has come, with the worker of the product itself.
async fn work_off(site: &Site) {
    let runner = site.app.runner(&site.operator, Path::new(env!("CARGO_BIN_EXE_malines"))).unwrap();
    let (db, now) = (site.app.db.clone(), site.app.clock.now().0);
    let idle = async move {
        let due = "SELECT count(*) FROM job WHERE failed_at IS NULL AND (run_at <= $1 OR lease_until IS NOT NULL)";
        while db.snapshot().await.unwrap().number(due, db::values![now]).await.unwrap() > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    runner.run(idle).await;
}

/// Brings lines in whose files are these.
async fn bring_lines(site: &Site, files: &[(&str, Vec<u8>)], lines: &[Value]) {
    for (name, bytes) in files {
        std::fs::write(site.operator.data_dir.join(name), bytes).unwrap();
    }
    let options = import::Options { files: Some(site.operator.data_dir.clone()), dry_run: false };
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let report = site.import_with(&lines.join("\n"), options).await;
    assert!(report.is_clean() && report.warnings.is_empty(), "{report:?}");
}

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let plain = image::RgbImage::from_pixel(600, 400, image::Rgb([shade, 80, 90]));
    DynamicImage::from(plain).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// Silence of two seconds: WAV, 8,000 samples of one byte a second.
fn silence() -> Vec<u8> {
    let long = |number: u32| number.to_le_bytes();
    let format = [&long(16)[..], b"\x01\0\x01\0", &long(8_000), &long(8_000), b"\x01\0\x08\0"].concat();
    [&b"RIFF"[..], &long(16_036), b"WAVEfmt ", &format, b"data", &long(16_000), &[128; 16_000]].concat()
}

/// A PDF of one page with this content, without a line of text where it draws none.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = file.len();
    file += "xref\n0 5\n0000000000 65535 f \n";
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    file += &format!("trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}

fn album(state: &str) -> Value {
    let words = |language: &str| {
        let said = |what: &str| json!({ "a": format!("{what} a, {language}"), "b": format!("{what} b, {language}") });
        json!({ "title": format!("Album {language}"), "state": state, "words": { "alts": said("Alternative"), "captions": said("Légende") } })
    };
    json!({ "id": "album", "kind": "resource", "dated": "2026-11-01",
        "facts": { "type": "album", "pictures": [{ "item": "a", "file": "a.jpg" }, { "item": "b", "file": "b.jpg" }] },
        "texts": { "fr": words("fr"), "en": words("en") } })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_album_shows_its_pictures_in_the_words_of_each_language() {
    for site in Site::each().await {
        let files = [("a.jpg", picture(20)), ("b.jpg", picture(200))];
        bring_lines(&site, &files, &[album("draft")]).await;
        work_off(&site).await;
        let editor = site.staff(Role::Publisher).await;
        let list = editor.get("/desk/resources").await.text();
        let text = list.split('"').find(|part| part.starts_with("/desk/resources/0") && part.ends_with("/fr")).unwrap();
        let form = editor.get(text).await.text();
        let id = form.split("data-pick=\"picture\"").next().unwrap().rsplit("value=\"").next().unwrap();
        let name = form.contains("name=\"picture-a-media\"");
        assert!(name && form.contains("Alternative a, fr"), "{id}: {form}");
        let file = |html: &str| {
            html.split('"').find(|part| part.contains("/fichiers/") && part.ends_with("a.jpg")).unwrap().to_owned()
        };
        let preview = editor.get(&format!("{text}/preview")).await;
        assert_eq!(preview.status, 200, "{}", preview.text());
        let address = file(&preview.text());
        assert_eq!(site.get(&address).await.status, 404, "nobody sees the picture of a draft");

        bring_lines(&site, &[], &[album("live")]).await;
        assert_eq!(site.get(&address).await.status, 200, "readers of the album have its pictures");
        for (path, language, other) in [("/fr/ressources/album-fr", "fr", "en"), ("/en/resources/album-en", "en", "fr")]
        {
            let html = site.get(path).await.text();
            assert!(unsound(&html).is_empty(), "{path}: {:?}", unsound(&html));
            let page = dom::parse(&html);
            let alts: Vec<&str> = page.all("img").map(|image| image.get("alt")).filter(|alt| !alt.is_empty()).collect();
            assert_eq!(alts, [format!("Alternative a, {language}"), format!("Alternative b, {language}")]);
            assert!(html.contains(&format!("Légende b, {language}")) && !html.contains(&format!("Légende b, {other}")));
            let next = page.find("a", |link| link.is("rel", "next") && link.get("href").starts_with('#')).unwrap();
            assert!(
                page.elements.iter().any(|element| element.is("id", &next.get("href")[1..])),
                "its link leads to a picture"
            );
            assert!(html.contains("\"@type\":\"ImageGallery\""));
        }
        let without = editor.fill(text, &[("picture-b-alt", "")]).await;
        assert_eq!(without.status, 303, "a draft may lack it");
        let refused = publish(&editor, text).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(&site.word(Language::EN, "resources-check-alt")), "{}", refused.text());
        assert!(refused.text().contains("#field-picture-b-alt"), "it leads to the field");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_is_played_by_the_browser_from_any_moment_on() {
    for site in Site::each().await {
        let line = json!({ "id": "sound", "kind": "resource", "dated": "2026-11-01",
            "facts": { "type": "sound", "chapters": [{ "item": "b", "at": 1 }, { "item": "a", "at": 0 }] },
            "documents": [{ "item": "s", "file": "s.wav" }],
            "texts": { "fr": { "title": "Silence", "documents": { "s": "Le silence" }, "words": { "chapters": { "a": "Début", "b": "Suite" } } } } });
        bring_lines(&site, &[("s.wav", silence())], &[line]).await;
        work_off(&site).await;
        let html = site.get("/fr/ressources/silence").await.text();
        assert!(unsound(&html).is_empty(), "{:?}", unsound(&html));
        let page = dom::parse(&html);
        let address = page.find("audio", |_| true).unwrap().get("src").to_owned();
        let chapters: Vec<(&str, &str)> = page
            .all("a")
            .filter(|link| !link.get("data-at").is_empty())
            .map(|link| (link.get("data-at"), link.get("href").strip_prefix(address.as_str()).unwrap()))
            .collect();
        assert_eq!(chapters, [("0", "#t=0"), ("1", "#t=1")], "in their order, each at its moment");
        let part = site.get_with(&address, &[("range", "bytes=44-143")]).await;
        assert_eq!((part.status, part.bytes.len(), part.header("content-range")), (206, 100, "bytes 44-143/16044"));
        assert!(html.contains("\"@type\":\"AudioObject\"") && html.contains("\"duration\":\"PT2S\""), "{html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_document_is_said_at_the_desk_and_nothing_waits_for_it() {
    for site in Site::each().await {
        let files = [("scan.pdf", pdf("0 0 100 100 re f")), ("broken.pdf", b"%PDF-1.7\nnothing more".to_vec())];
        let documents = json!([{ "item": "a", "file": "scan.pdf", "language": "fr" }, { "item": "b", "file": "broken.pdf", "language": "fr" }]);
        let line = json!({ "id": "scan", "kind": "resource", "dated": "2026-11-01", "facts": {}, "documents": documents,
            "texts": { "fr": { "title": "Vieux papiers", "documents": { "a": "Un papier", "b": "Un reste" } } } });
        bring_lines(&site, &files, &[line]).await;
        let editor = site.staff(Role::Publisher).await;
        let list = editor.get("/desk/resources").await.text();
        let text = list.split('"').find(|part| part.starts_with("/desk/resources/0") && part.ends_with("/fr")).unwrap();
        let waiting = site.word(Language::EN, "desk-media-waiting");
        assert!(editor.get(text).await.text().contains(&waiting));
        work_off(&site).await;
        let form = editor.get(text).await.text();
        for key in ["desk-form-file-scanned", "desk-media-unreadable"] {
            assert!(form.contains(&site.word(Language::EN, key)), "{key}: {form}");
        }
        assert!(!form.contains(&waiting));
        let page = site.get("/fr/ressources/vieux-papiers").await;
        assert!(
            page.status == 200
                && page.text().contains("Un reste")
                && page.text().contains(&site.word(Language::FR, "resources-read"))
        );
    }
}

#[tokio::test]
async fn what_a_sheet_says_is_compared_and_shown_for_its_type_alone() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Un puits pour l’école").await;
        let words =
            [("type", "practice"), ("context", "Peu d’eau."), ("done", "Un puits."), ("avoid", "Creuser seul.")];
        assert_eq!(editor.fill(&text, &words).await.status, 303);
        assert_eq!(publish(&editor, &text).await.status, 303);
        let html = site.get("/fr/ressources/un-puits-pour-l-ecole").await.text();
        for said in ["Peu d’eau.", "Un puits.", "Creuser seul.", &site.word(Language::FR, "resources-avoid")] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert_eq!(editor.fill(&text, &[("type", "text"), ("done", "Deux puits.")]).await.status, 303);
        let path = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        let told = editor.get(&path).await.text().replace(['\u{2068}', '\u{2069}'], "");
        let (label, now) =
            (site.word(Language::EN, "resources-form-type"), site.word(Language::EN, "resources-type-text"));
        assert!(told.contains(&format!("{label}: {now}")), "{told}");
        assert_eq!(publish(&editor, &text).await.status, 303);
        let html = site.get("/fr/ressources/un-puits-pour-l-ecole").await.text();
        assert!(!html.contains("Creuser seul."), "kept, and not shown of a text");
    }
}
