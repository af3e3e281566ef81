//! What readers get of files: players, ranges, captions, pictures beside shared links; and what an editor reads of a file
//! that means harm. With the product's own worker.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::path::Path;

use db::Query as _;
use image::{DynamicImage, ImageFormat};
use kernel::{Language, Role};
use site::{Answer, Site, line, staff::Staff};

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

async fn send(staff: &Staff<'_>, path: &str, field: &str, name: &str, bytes: &[u8], also: &str) -> Answer {
    let head =
        format!("{also}--limit\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat();
    staff.ask("POST", path, &[("content-type", "multipart/form-data; boundary=limit")], body).await
}

/// Brings a file in. Says where it stands at the desk.
async fn bring(staff: &Staff<'_>, name: &str, bytes: &[u8]) -> String {
    let answer = send(staff, "/desk/media/upload", "file", name, bytes, "").await;
    assert_eq!(answer.status, 303, "{name}: {}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

/// An article with this file among its documents. Says where the file stands at the desk.
async fn published(site: &Site, staff: &Staff<'_>, name: &str, bytes: &[u8]) -> String {
    std::fs::write(site.operator.data_dir.join(name), bytes).unwrap();
    let documents = format!(", \"documents\": [{{\"item\": \"d\", \"file\": \"{name}\", \"language\": \"fr\"}}]");
    let options = import::Options { files: Some(site.operator.data_dir.clone()), dry_run: false };
    let line = line("a", "Un entretien", &documents);
    let line = line.replace("{\"title\"", "{\"documents\": {\"d\": \"Entretien\"}, \"title\"");
    let report = site.import_with(&line, options).await;
    assert!(report.is_clean(), "{report:?}");
    let list = staff.get("/desk/media").await.text();
    list.split('"').find(|part| part.starts_with("/desk/media/0")).unwrap().to_owned()
}

/// Silence of a second: WAV, 8,000 samples of one byte.
fn silence() -> Vec<u8> {
    let long = |number: u32| number.to_le_bytes();
    let format = [&long(16)[..], b"\x01\0\x01\0", &long(8_000), &long(8_000), b"\x01\0\x08\0"].concat();
    [&b"RIFF"[..], &long(8_036), b"WAVEfmt ", &format, b"data", &long(8_000), &[128; 8_000]].concat()
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::new_rgb8(300, 200).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1.split_once(to).unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_is_played_where_it_is_listed_with_its_transcript() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let path = published(&site, &editor, "entretien.wav", &silence()).await;
        work_off(&site).await;
        let address = "/fr/actualites/un-entretien";
        let page = site.get(address).await.text();
        let player = between(&page, "<div class=\"player\">", "</div>");
        assert!(player.starts_with("<audio controls preload=\"none\" src=\"/fichiers/"), "{player}");
        assert!(!page.contains("autoplay") && !player.contains("<track"), "{player}");
        assert!(page.contains("<span>0:01</span>"), "its length stands in its link");
        // A transcript, and captions in two languages.
        let said = [("version", "0"), ("title-fr", "Entretien"), ("transcript-fr", "Bonjour.\n\nÀ <bientôt>.")];
        assert_eq!(editor.post(&path, &said).await.status, 303);
        let language =
            |tag: &str| format!("--limit\r\nContent-Disposition: form-data; name=\"track-language\"\r\n\r\n{tag}\r\n");
        let captions = format!("{path}/captions");
        let good = b"WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour.\n";
        for tag in ["fr", "ar"] {
            assert_eq!(send(&editor, &captions, "track", "s.vtt", good, &language(tag)).await.status, 303);
        }
        let wrong = b"WEBVTT\n\n00:00,000 --> 00:01,000\nBonjour.\n";
        let refused = send(&editor, &captions, "track", "s.vtt", wrong, &language("fr")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("These captions cannot be read: line 3."), "{}", refused.text());
        let page = site.get(address).await.text();
        assert!(page.contains("<p>Bonjour.</p><p>À &lt;bientôt&gt;.</p></div></details>"), "{page}");
        let track = between(&page, "<track kind=\"captions\" src=\"", "\"");
        let served = site.get(track).await;
        assert_eq!((served.status, served.header("content-type")), (200, "text/vtt; charset=utf-8"));
        assert!(page.contains("srclang=\"ar\" label=\"arabe\"") && page.contains("srclang=\"fr\""), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_player_gets_the_parts_that_it_asks_for() {
    let site = Site::new().await;
    let editor = site.staff(Role::Publisher).await;
    published(&site, &editor, "entretien.wav", &silence()).await;
    let page = site.get("/fr/actualites/un-entretien").await.text();
    let file = between(&page, "<audio controls preload=\"none\" src=\"", "\"").to_owned();
    let part = site.get_with(&file, &[("range", "bytes=0-3")]).await;
    assert_eq!((part.status, part.bytes.as_slice()), (206, &b"RIFF"[..]));
    assert_eq!((part.header("content-range"), part.header("content-length")), ("bytes 0-3/8044", "4"));
    let etag = part.header("etag").to_owned();
    let same = site.get_with(&file, &[("range", "bytes=-2"), ("if-range", &etag)]).await;
    assert_eq!((same.status, same.bytes.as_slice()), (206, &[128, 128][..]));
    let other = site.get_with(&file, &[("range", "bytes=0-3"), ("if-range", "\"another\"")]).await;
    assert_eq!((other.status, other.bytes.len()), (200, 8_044), "of another version, all");
    let several = site.get_with(&file, &[("range", "bytes=0-3,8-11")]).await;
    assert_eq!((several.status, several.bytes.len()), (200, 8_044), "several at once are not given");
    let beyond = site.get_with(&file, &[("range", "bytes=9000-")]).await;
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */8044"));
    let known = site.get_with(&file, &[("if-none-match", &etag)]).await;
    assert_eq!((known.status, known.bytes.len()), (304, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_link_carries_a_picture() {
    for site in Site::each().await {
        let members = line("m", "Un secret", ", \"audience\": \"members\", \"announce\": true");
        assert!(site.import(&[line("a", "Bonjour", ""), members].concat()).await.is_clean());
        let page = site.get("/fr/actualites/bonjour").await.text();
        let address = between(&page, "<meta property=\"og:image\" content=\"https://villes.example", "\"").to_owned();
        assert!(page.contains("<meta property=\"og:image:width\" content=\"1200\">"), "{page}");
        assert!(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
        let alt = site.word(Language::FR, "portal-social-alt");
        assert_eq!(between(&page, "<meta property=\"og:image:alt\" content=\"", "\""), alt);
        let shown = site.get(&address).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
        assert!(shown.header("cache-control").contains("immutable"), "{}", shown.header("cache-control"));
        let drawn = image::load_from_memory(&shown.bytes).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (1200, 630));
        // Another stamp leads to the one that holds; another publication, to nothing.
        let (folder, _) = address.rsplit_once('/').unwrap();
        let former = site.get(&format!("{folder}/0000000000000000.jpg")).await;
        assert_eq!((former.status, former.header("location")), (301, address.as_str()));
        let none = "/social/0195e1a0-0000-7000-8000-000000000001/0000000000000000.jpg";
        assert_eq!(site.get(none).await.status, 404);
        assert_eq!(site.get("/social/nonsense/x.jpg").await.status, 404);
        let secret = site.app.db.snapshot().await.unwrap();
        let row = secret.row("SELECT publication FROM card WHERE title = 'Un secret' LIMIT 1", vec![]).await.unwrap();
        let id: db::Uuid = row.unwrap().try_get("", "publication").unwrap();
        assert_eq!(site.get(&format!("/social/{id}/x.jpg")).await.status, 404, "what members read has none");
        // The site itself has one too.
        let home = site.get("/fr/").await.text();
        let own = between(&home, "<meta property=\"og:image\" content=\"https://villes.example", "\"");
        assert_eq!(site.get(own).await.status, 200, "{own}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_reads_what_became_of_a_file_that_means_harm() {
    let site = Site::new().await;
    let editor = site.staff(Role::Editor).await;
    let unreadable = "This file could not be read: it is damaged, closed by a password, or too large once opened.";
    let long = |number: u32| number.to_be_bytes();
    let huge =
        [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], &long(60_000), &long(60_000), b"\x08\x06\0\0\0\0\0\0\0"].concat();
    let film = [&long(24)[..], b"ftypisom\0\0\x02\0isommp41", &long(5_000), b"moov\0\0"].concat();
    for (name, bytes, wanted) in [
        ("photo.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(), "SVG, "),
        (
            "page.jpg",
            [picture(ImageFormat::Jpeg), b"<html><script>alert(1)</script>".to_vec()].concat(),
            "JPEG, 300 × 200",
        ),
        ("page.html", b"<!doctype html><script>alert(1)</script>".to_vec(), "Other file, "),
        ("enorme.png", huge, unreadable),
        ("coupee.png", picture(ImageFormat::Png)[..60].to_vec(), unreadable),
        ("coupee.jpg", picture(ImageFormat::Jpeg)[..200].to_vec(), unreadable),
        ("coupe.mp4", film, unreadable),
        ("coupe.pdf", b"%PDF-1.7\n1 0 obj".to_vec(), unreadable),
    ] {
        let path = bring(&editor, name, &bytes).await;
        work_off(&site).await;
        let page = editor.get(&path).await.text();
        assert!(page.contains(wanted), "{name}: {}", between(&page, "<main", "</main>"));
        assert!(!page.contains("<script>alert"), "{name}");
    }
    // Nothing at all is refused at once.
    let empty = send(&editor, "/desk/media/upload", "file", "vide.pdf", b"", "").await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("This file is empty."));
}

#[test]
fn a_file_may_come_over_a_slow_line() {
    let routes: Vec<_> = malines::rooms().into_iter().flat_map(|room| room.routes).collect();
    for path in ["/desk/media/upload", "/desk/media/uploads/{id}", "/desk/media/{id}/replacing"] {
        let route = routes.iter().find(|route| route.path == path).unwrap_or_else(|| panic!("no route {path}"));
        assert!(route.patience >= std::time::Duration::from_mins(15), "{path}: {:?}", route.patience);
    }
}
