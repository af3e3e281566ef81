//! What stands beside a record: citations, and an album as one file. Through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use db::Query as _;
use kernel::Role;
use site::{Site, staff::Staff};

/// Makes a record in French with these fields and publishes it. Says its address at the desk.
async fn record(staff: &Staff<'_>, title: &str, fields: &[(&str, &str)]) -> String {
    let answer = staff.post("/desk/resources/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let text = answer.header("location").split('?').next().unwrap().to_owned();
    let saved = staff.fill(&text, fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    text
}

async fn publish(staff: &Staff<'_>, text: &str) {
    let answer = staff.post(&site::peopled::publishing(text), &[("text", "fr"), ("facts", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[tokio::test]
async fn a_record_is_cited_in_four_forms() {
    for site in Site::each().await {
        let staff = site.staff(Role::Publisher).await;
        let fields = [("date", "2005-06"), ("publisher", "Cités & Cie"), ("isbn", "978-3-16-148410-0")];
        let text = record(&staff, "Guide des villes", &fields).await;
        assert_eq!(site.get("/fr/ressources/guide-des-villes.bib").await.status, 404, "nobody reads it yet");
        publish(&staff, &text).await;
        let page = site.get("/fr/ressources/guide-des-villes").await.text();
        assert!(page.contains("Guide des villes. Cités &amp; Cie, juin 2005. ISBN 978-3-16-148410-0."), "{page}");
        for (ending, mime, part) in [
            (".bib", "application/x-bibtex; charset=utf-8", "publisher = {Cités \\& Cie}"),
            (".ris", "application/x-research-info-systems; charset=utf-8", "PY  - 2005\r\n"),
            (".csl.json", "application/vnd.citationstyles.csl+json", "\"date-parts\":[[2005,6]]"),
            (".txt", "text/plain; charset=utf-8", "https://villes.example/fr/ressources/guide-des-villes"),
        ] {
            let path = format!("/fr/ressources/guide-des-villes{ending}");
            assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
            let file = site.get(&path).await;
            assert_eq!((file.status, file.header("content-type")), (200, mime), "{path}");
            assert!(file.text().contains(part), "{part} in {}", file.text());
            let name = format!("attachment; filename=\"guide-des-villes{ending}\"");
            assert_eq!(file.header("content-disposition"), name);
        }
        for nothing in ["guide-des-villes.doc", "autre.bib", ".bib", "guide-des-villes.zip"] {
            assert_eq!(site.get(&format!("/fr/ressources/{nothing}")).await.status, 404, "{nothing}");
        }
        let address = [("slug", "manuel")];
        assert_eq!(staff.post(&format!("{text}/address"), &address).await.status, 303);
        let moved = site.get("/fr/ressources/guide-des-villes.ris").await;
        assert_eq!((moved.status, moved.header("location")), (301, "/fr/ressources/manuel.ris"));
    }
}

/// Runs the jobs whose time has come, with the worker of the product itself: it opens the pictures.
async fn work_off(site: &Site) {
    let runner = site.app.runner(&site.operator, std::path::Path::new(env!("CARGO_BIN_EXE_malines"))).unwrap();
    let (db, now) = (site.app.db.clone(), site.app.clock.now().0);
    let idle = async move {
        let due = "SELECT count(*) FROM job WHERE failed_at IS NULL AND (run_at <= $1 OR lease_until IS NOT NULL)";
        while db.snapshot().await.unwrap().number(due, db::values![now]).await.unwrap() > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    runner.run(idle).await;
}

/// An album of two pictures in French.
fn album(state: &str, audience: &str) -> String {
    let picture = |item: &str| serde_json::json!({ "item": item, "file": "a.jpg" });
    let words = serde_json::json!({ "alts": { "a": "Un pont", "b": "Le même pont" } });
    let line = serde_json::json!({ "id": "album", "kind": "resource", "dated": "2026-11-01", "audience": audience,
        "facts": { "type": "album", "pictures": [picture("a"), picture("b")] },
        "texts": { "fr": { "title": "Nos ponts", "state": state, "words": words } } });
    format!("{line}\n")
}

/// The names of a ZIP file, read from the table at its end.
fn names(zip: &[u8]) -> Vec<String> {
    let number = |at: usize| usize::from(zip[at]) + usize::from(zip[at + 1]) * 256;
    let at = |sign: &[u8; 4], from: usize| from + zip[from..].windows(4).position(|bytes| bytes == sign).unwrap();
    let end = at(b"PK\x05\x06", zip.len() - 22);
    let (mut names, mut from) = (Vec::new(), 0);
    for _ in 0..number(end + 10) {
        let entry = at(b"PK\x01\x02", from);
        assert_eq!(number(entry + 10), 0, "stored as it is");
        names.push(String::from_utf8(zip[entry + 46..entry + 46 + number(entry + 28)].to_vec()).unwrap());
        from = entry + 46;
    }
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn an_album_is_had_as_one_file_by_who_may_read_it() {
    for site in Site::each().await {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = std::io::Cursor::new(Vec::new());
        let plain = image::RgbImage::from_pixel(600, 400, image::Rgb([20, 80, 90]));
        image::DynamicImage::from(plain).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        let bytes = bytes.into_inner();
        std::fs::write(folder.path().join("a.jpg"), &bytes).unwrap();
        let bring = async |state: &str, audience: &str| {
            let options = import::Options { files: Some(folder.path().to_owned()), ..import::Options::default() };
            let report = site.import_with(&album(state, audience), options).await;
            assert!(report.is_clean(), "{report:?}");
        };
        bring("draft", "public").await;
        work_off(&site).await;
        let path = "/fr/ressources/nos-ponts.zip";
        assert_eq!(site.get(path).await.status, 404, "a draft");
        bring("live", "public").await;
        let zip = site.get(path).await;
        assert_eq!((zip.status, zip.header("content-type")), (200, "application/zip"));
        assert!(
            zip.header("content-disposition").starts_with("attachment; filename=\"album.zip\"; filename*=UTF-8''nos")
        );
        let names = names(&zip.bytes);
        assert!(names.len() == 2 && names[0].starts_with("01-") && names[1].starts_with("02-"), "{names:?}");
        assert!(zip.bytes.windows(bytes.len()).any(|part| part == bytes), "the picture as it was given");
        bring("live", "members").await;
        assert_eq!(site.get(path).await.status, 404, "for members");
        assert_eq!(site.staff(Role::Member).await.get(path).await.status, 200);
    }
}
