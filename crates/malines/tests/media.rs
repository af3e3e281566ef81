//! The library at the desk, through the front door.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{MediaId, Role};
use site::{Answer, Site, staff::Staff};

/// What a browser sends for a file field, and its content type.
fn form(field: &str, name: &str, bytes: &[u8], also: &[(&str, &str)]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (own, value) in also {
        let head = format!("--limit\r\nContent-Disposition: form-data; name=\"{own}\"\r\n\r\n{value}\r\n");
        body.extend(head.bytes());
    }
    let head = format!("--limit\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
    body.extend(head.bytes());
    body.extend(bytes);
    body.extend(b"\r\n--limit--\r\n");
    ("multipart/form-data; boundary=limit".into(), body)
}

async fn send(staff: &Staff<'_>, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let (kind, body) = form("file", name, bytes, &[]);
    staff.ask("POST", path, &[("content-type", &kind)], body).await
}

/// Brings a file in by the plain form. Says where it stands at the desk.
async fn bring(staff: &Staff<'_>, name: &str, bytes: &[u8]) -> String {
    let answer = send(staff, "/desk/media/upload", name, bytes).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

fn id_of(path: &str) -> MediaId {
    path.rsplit_once('/').unwrap().1.parse().unwrap()
}

#[tokio::test]
async fn a_file_is_brought_described_replaced_and_removed_without_a_script() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let path = bring(&editor, "Villes.csv", b"ville;pays\nBamako;Mali\n").await;
        let page = editor.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(page.text().contains("villes.csv"));
        let said = [
            ("version", "0"),
            ("title-fr", "Villes jumelées"),
            ("title-ar", "المدن التوأم"),
            ("licence", "CC-BY-4.0"),
            ("consent", "Sans objet"),
            ("accessible", "yes"),
        ];
        assert_eq!(editor.post(&path, &said).await.status, 303);
        let list = editor.get("/desk/media?q=jumelees").await.text();
        assert!(list.contains("المدن التوأم") || list.contains("Villes jumelées"), "{list}");
        assert!(!editor.get("/desk/media?q=jumelles").await.text().contains(&path));
        // The version that the form was opened at is no longer the present one.
        let stale = editor.post(&path, &said).await;
        assert_eq!(stale.status, 422);
        assert!(stale.text().contains("field-version") && stale.text().contains("Villes jumelées"), "nothing is lost");
        // Other bytes, the same address and words; what it was is kept and comes back.
        let replaced = send(&editor, &format!("{path}/replacing"), "autre.csv", b"ville\nMalines\n").await;
        assert_eq!(replaced.status, 303, "{}", replaced.text());
        let same = send(&editor, &format!("{path}/replacing"), "autre.csv", b"ville\nMalines\n").await;
        assert_eq!(same.status, 422);
        assert_eq!(editor.get(&format!("{path}/original")).await.bytes, b"ville\nMalines\n");
        assert_eq!(editor.get(&format!("{path}/revisions/1")).await.bytes, b"ville;pays\nBamako;Mali\n");
        assert_eq!(editor.post(&format!("{path}/revisions/1/restoring"), &[]).await.status, 303);
        assert_eq!(editor.get(&format!("{path}/original")).await.bytes, b"ville;pays\nBamako;Mali\n");
        assert_eq!(editor.post(&format!("{path}/removal"), &[]).await.status, 303);
        assert_eq!(editor.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn a_file_arrives_in_pieces_and_the_same_bytes_are_the_same_file() {
    for site in Site::each().await {
        let writer = site.staff(Role::Contributor).await;
        let tus = ("tus-resumable", "1.0.0");
        let name = ("upload-metadata", "filename TWFsaW5lcy50eHQ=");
        let made = writer.ask("POST", "/desk/media/uploads", &[tus, name, ("upload-length", "10")], vec![]).await;
        assert_eq!(made.status, 201, "{}", made.text());
        let place = made.header("location").to_owned();
        let patch = async |at: &str, bytes: &[u8]| {
            let kind = ("content-type", "application/offset+octet-stream");
            writer.ask("PATCH", &place, &[tus, kind, ("upload-offset", at)], bytes.to_vec()).await
        };
        assert_eq!(patch("0", b"Mali").await.status, 204);
        assert_eq!(patch("0", b"Mali").await.status, 409, "it stands elsewhere");
        let state = writer.ask("HEAD", &place, &[tus], vec![]).await;
        assert_eq!((state.header("upload-offset"), state.header("upload-length")), ("4", "10"));
        let stranger = site.staff(Role::Administrator).await;
        assert_eq!(stranger.ask("HEAD", &place, &[tus], vec![]).await.status, 404);
        assert_eq!(patch("4", b"nes and more than ten").await.status, 413);
        let whole = patch("4", b"nes, 1").await;
        assert_eq!(whole.status, 204, "{}", whole.text());
        let made = whole.header("malines-media").to_owned();
        assert_eq!(writer.get(&format!("{made}/original")).await.bytes, b"Malines, 1");
        assert_eq!(patch("10", b"").await.header("malines-media"), made, "asked again after a cut answer");
        assert_eq!(bring(&writer, "copie.txt", b"Malines, 1").await, made);
        // Not without the protocol's version, not more than is taken.
        let length = ("upload-length", "10");
        assert_eq!(writer.ask("POST", "/desk/media/uploads", &[name, length], vec![]).await.status, 412);
        let huge = [tus, name, ("upload-length", "99999999999")];
        assert_eq!(writer.ask("POST", "/desk/media/uploads", &huge, vec![]).await.status, 413);
    }
}

#[tokio::test]
async fn a_used_file_cannot_vanish_and_says_where_it_is_used() {
    let site = Site::new().await;
    let publisher = site.staff(Role::Publisher).await;
    std::fs::write(site.operator.data_dir.join("guide.txt"), b"Un guide.").unwrap();
    let line = site::line("k1", "Un guide", ", \"documents\": [{\"item\": \"d\", \"file\": \"guide.txt\"}]");
    let report =
        site.import_with(&line, import::Options { files: Some(site.operator.data_dir.clone()), dry_run: false }).await;
    assert!(report.is_clean(), "{report:?}");
    let list = publisher.get("/desk/media").await.text();
    let path = list.split('"').find(|part| part.starts_with("/desk/media/0")).unwrap().to_owned();
    let page = publisher.get(&path).await.text();
    assert!(page.contains("Un guide"), "{page}");
    let refused = publisher.post(&format!("{path}/removal"), &[]).await;
    assert_eq!(refused.status, 422);
    // Who may not publish does not change what readers get.
    let editor = site.staff(Role::Editor).await;
    assert_eq!(editor.post(&format!("{path}/removal"), &[]).await.status, 403);
    assert_eq!(send(&editor, &format!("{path}/replacing"), "x.txt", b"autre").await.status, 403);
    let contributor = site.staff(Role::Contributor).await;
    assert_eq!(contributor.post(&path, &[("version", "0")]).await.status, 403);
    assert!(!publisher.get("/desk/media?unused=yes").await.text().contains(&path));
}

#[tokio::test]
async fn a_file_of_very_many_texts_names_the_newest_of_them() {
    let site = Site::new().await;
    let publisher = site.staff(Role::Publisher).await;
    std::fs::write(site.operator.data_dir.join("guide.txt"), b"Un guide.").unwrap();
    let line = |number: usize| {
        let document = ", \"documents\": [{\"item\": \"d\", \"file\": \"guide.txt\"}]";
        site::line(&format!("k{number}"), &format!("Guide {number}"), document)
    };
    let named = publication::store::uses::NAMED;
    let lines: Vec<_> = (0..=named).map(line).collect();
    let options = import::Options { files: Some(site.operator.data_dir.clone()), dry_run: false };
    assert!(site.import_with(&lines.join("\n"), options).await.is_clean());
    let list = publisher.get("/desk/media").await.text();
    assert!(list.contains("Over 100 publications") || list.contains("Plus de 100 publications"), "{list}");
    let path = list.split('"').find(|part| part.starts_with("/desk/media/0")).unwrap().to_owned();
    let page = publisher.get(&path).await.text();
    assert_eq!(page.matches(">Guide ").count(), named, "{page}");
    assert!(page.contains("older publications use it too"), "{page}");
}

#[tokio::test]
async fn what_may_act_is_saved_and_never_shown() {
    let site = Site::new().await;
    let publisher = site.staff(Role::Publisher).await;
    for (name, bytes) in [
        ("dessin.svg", &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..]),
        ("photo.jpg", b"<html><script>alert(1)</script>"),
        ("notes.txt", b"hello <b onmouseover=x>"),
    ] {
        let path = bring(&publisher, name, bytes).await;
        let medium = media::find(&site.app.db.snapshot().await.unwrap(), id_of(&path)).await.unwrap();
        let file = publisher.get(&portal::files::path(&medium, &medium.file_name())).await;
        assert_eq!(file.status, 200, "{name}");
        assert!(file.header("content-disposition").starts_with("attachment"), "{name}");
        assert_eq!(file.header("content-security-policy"), "sandbox; default-src 'none'", "{name}");
        assert_eq!(file.header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(site.get(&portal::files::path(&medium, &medium.file_name())).await.status, 404, "no reader gets it");
    }
}

#[tokio::test]
async fn forms_that_are_wrong_change_nothing_and_say_why() {
    let site = Site::new().await;
    let publisher = site.staff(Role::Publisher).await;
    let path = bring(&publisher, "notes.txt", b"notes").await;
    for (fields, wanted) in [
        (vec![("title-fr", "x".repeat(301))], "field-title-fr"),
        (vec![("creator", "a\nb".into())], "field-creator"),
        (vec![("language", "klingon".into())], "field-language"),
        (vec![("licence", "not a licence".into())], "field-licence"),
        (vec![("focus_x", "20".into())], "field-focus_y"),
        (vec![("focus_x", "20".into()), ("focus_y", "101".into())], "field-focus_y"),
    ] {
        let mut sent = vec![("version", "0"), ("title-en", "<script>alert(1)</script>")];
        sent.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
        let answer = publisher.post(&path, &sent).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        let text = answer.text();
        assert!(text.contains(&format!("href=\"#{wanted}\"")), "{fields:?}");
        assert!(!text.contains("<script>alert"), "escaped: {fields:?}");
        assert!(text.contains("&lt;script&gt;alert(1)"), "kept: {fields:?}");
    }
    let medium = media::find(&site.app.db.snapshot().await.unwrap(), id_of(&path)).await.unwrap();
    assert_eq!((medium.version, medium.words.len()), (0, 0));
    assert_eq!(send(&publisher, "/desk/media/upload", "", b"").await.status, 422, "no file");
    assert_eq!(send(&publisher, "/desk/media/upload", "vide.txt", b"").await.status, 422);
    let (kind, body) = form("file", "x.txt", b"cut", &[]);
    let cut =
        publisher.ask("POST", "/desk/media/upload", &[("content-type", &kind)], body[..body.len() - 20].to_vec()).await;
    assert!((400..500).contains(&cut.status) || cut.status == 503, "{}", cut.status);
    assert_eq!(publisher.get("/desk/media/0195e1a0-0000-7000-8000-000000000001").await.status, 404);
    assert_eq!(publisher.get("/desk/media/nonsense").await.status, 404);
}

#[tokio::test]
async fn collections_are_made_filled_renamed_and_removed() {
    for site in Site::each().await {
        let writer = site.staff(Role::Editor).await;
        assert_eq!(writer.post("/desk/media/collections", &[("name-fr", " ")]).await.status, 422);
        assert_eq!(writer.post("/desk/media/collections", &[("name-fr", "Sahel")]).await.status, 303);
        let page = writer.get("/desk/media/collections").await.text();
        let id = page.split("collection=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let path = bring(&writer, "notes.txt", b"notes").await;
        assert_eq!(writer.post(&path, &[("version", "0"), ("collection", &id)]).await.status, 303);
        assert!(writer.get(&format!("/desk/media?collection={id}")).await.text().contains(&path));
        let change = format!("/desk/media/collections/{id}");
        assert_eq!(writer.post(&change, &[("name-fr", "Le Sahel")]).await.status, 303);
        assert!(writer.get("/desk/media/collections").await.text().contains("Le Sahel"));
        assert_eq!(writer.post(&change, &[("remove", "yes")]).await.status, 303);
        assert_eq!(writer.get(&path).await.status, 200, "its files stay");
        assert_eq!(writer.post(&change, &[("remove", "yes")]).await.status, 404);
    }
}

#[tokio::test]
async fn who_may_not_look_into_the_library_sees_nothing_of_it() {
    let site = Site::new().await;
    let publisher = site.staff(Role::Publisher).await;
    let path = bring(&publisher, "notes.txt", b"notes").await;
    let member = site.staff(Role::Member).await;
    for page in ["/desk/media", "/desk/media.json", "/desk/media/upload", "/desk/media/collections", &path] {
        assert_eq!(member.get(page).await.status, 403, "{page}");
        let stranger = site.get(page).await;
        assert_eq!(stranger.status, 303, "{page}");
        assert!(stranger.header("location").starts_with("/desk/sign-in?next="), "{page}");
    }
    for page in [format!("{path}/original"), format!("{path}/revisions/1")] {
        assert_eq!(member.get(&page).await.status, 403, "{page}");
    }
    let found = publisher.get("/desk/media.json?q=notes").await;
    let json: serde_json::Value = serde_json::from_str(&found.text()).unwrap();
    assert_eq!(json["files"][0]["id"], id_of(&path).to_string());
    let known = publisher.get(&format!("/desk/media.json?id=nonsense,{}", id_of(&path))).await;
    let json: serde_json::Value = serde_json::from_str(&known.text()).unwrap();
    assert_eq!((json["files"].as_array().unwrap().len(), &json["files"][0]["format"]), (1, &"TXT".into()));
}
