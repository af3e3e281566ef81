//! The page cache: what is stored, under which key, for how long, and what a browser is told of it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::io::Read as _;

use axum::{body::Body, http::Request};
use site::{Answer, Site, Time, dom, line};

/// Changes all titles behind the product's back: only a page that is rendered anew shows it.
const MEDDLE: &str = "UPDATE card SET title = 'Rendu de nouveau'";
const ANEW: &str = "Rendu de nouveau";

async fn three() -> Site {
    let site = Site::new().await;
    site.import(&some_three()).await;
    site
}

fn some_three() -> String {
    let dated = |id: &str, year: &str| line(id, &format!("Texte {id}"), "").replace("2017-", year);
    [dated("avant", "2016-"), dated("un", "2017-"), dated("suivant", "2018-")].concat()
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again_even_after_a_change_elsewhere() {
    for site in Site::each().await {
        site.import(&some_three()).await;
        let first = site.get("/fr/actualites/texte-un").await;
        let etag = first.header("etag").to_owned();
        assert!(etag.starts_with("W/\""), "{etag}");
        let generation = site.app.db.generation().get();
        site.import(&line("loin", "Loin", "").replace("2017-", "1999-")).await;
        assert!(site.app.db.generation().get() > generation, "a change moves the generation");
        for tags in [etag.clone(), format!("\"autre\", {etag}"), etag.trim_start_matches("W/").to_owned()] {
            let again = site.get_with("/fr/actualites/texte-un", &[("if-none-match", &tags)]).await;
            assert_eq!((again.status, again.bytes.len()), (304, 0), "{tags}");
            for name in ["etag", "cache-control", "vary"] {
                assert_eq!(again.header(name), first.header(name), "{name}");
            }
        }
        let other = site.get_with("/fr/actualites/texte-un", &[("if-none-match", "W/\"0123456789abcdef\"")]).await;
        assert_eq!(other.status, 200);
        site.import(&line("un", "Texte corrigé", "").replace("\"title\"", "\"slug\": \"texte-un\", \"title\"")).await;
        let changed = site.get_with("/fr/actualites/texte-un", &[("if-none-match", &etag)]).await;
        assert_eq!(changed.status, 200);
        assert!(changed.text().contains("Texte corrigé") && changed.header("etag") != etag);
    }
}

#[tokio::test]
async fn browsers_and_proxies_are_told_to_ask_again() {
    let site = three().await;
    for path in ["/fr/", "/fr/actualites", "/fr/actualites/texte-un", "/fr/feed.atom", "/sitemap.xml", "/fr/themes"] {
        let page = site.get(path).await;
        assert_eq!(page.header("cache-control"), "public, max-age=0, must-revalidate", "{path}");
        assert_eq!(page.header("vary"), "Accept-Encoding, Cookie", "{path}");
    }
}

#[tokio::test]
async fn head_is_get_without_its_body() {
    let site = three().await;
    site.import(&line("vieux", "Vieux", ", \"former_addresses\": [\"/spip.php?article1\"]")).await;
    for path in [
        "/fr/actualites/texte-un",
        "/fr/",
        "/fr/actualites/rien",
        "/spip.php?article1",
        "/robots.txt",
        "/fr/feed.atom",
        "/healthz",
        "/",
    ] {
        for encoding in ["identity", "gzip", "br", "zstd"] {
            let get = site.get_with(path, &[("accept-encoding", encoding)]).await;
            let head = Request::head(path).header("host", "villes.example").header("accept-encoding", encoding);
            let head = site.ask(head.body(Body::empty()).unwrap()).await;
            assert_eq!((head.status, head.bytes.len()), (get.status, 0), "{path}");
            let told = |answer: &Answer| {
                let mut headers = answer.headers.clone();
                headers.remove("content-length");
                headers
            };
            assert_eq!(told(&head), told(&get), "{path} {encoding}");
            if let Some(length) = head.headers.get("content-length") {
                assert_eq!(length.to_str().unwrap(), get.bytes.len().to_string(), "{path} {encoding}");
            }
        }
    }
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut plain = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => _ = flate2::read::GzDecoder::new(&answer.bytes[..]).read_to_end(&mut plain).unwrap(),
        "zstd" => plain = zstd::decode_all(&answer.bytes[..]).unwrap(),
        "br" => brotli::BrotliDecompress(&mut &answer.bytes[..], &mut plain).unwrap(),
        "" => plain.clone_from(&answer.bytes),
        other => panic!("an unknown coding {other}"),
    }
    plain
}

#[tokio::test]
async fn every_coding_carries_the_same_page() {
    let site = three().await;
    let path = "/fr/actualites/texte-un";
    let plain = site.get(path).await;
    assert_eq!(plain.header("content-encoding"), "");
    for (accepted, coding) in [
        ("gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("identity", ""),
        ("", ""),
        ("compress, deflate", ""),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("zstd;q=0.000, br;q=0", ""),
    ] {
        // Often enough that the better compression of a wanted page has its turn.
        for _ in 0..20 {
            let page = site.get_with(path, &[("accept-encoding", accepted)]).await;
            assert_eq!(page.header("content-encoding"), coding, "{accepted}");
            assert_eq!(decoded(&page), plain.bytes, "{accepted}");
            assert_eq!(page.header("etag"), plain.header("etag"), "{accepted}");
            tokio::task::yield_now().await;
        }
    }
    let both = site.get_with(path, &[("accept-encoding", "gzip, deflate, br, zstd")]).await;
    assert!(both.bytes.len() < plain.bytes.len() / 2 && decoded(&both) == plain.bytes);
}

#[tokio::test]
async fn parameters_that_a_page_does_not_take_make_no_second_page() {
    for first in ["/fr/actualites", "/fr/actualites?utm_source=lettre"] {
        let site = three().await;
        let before = site.get(first).await;
        assert_eq!(before.status, 200);
        site.meddle(MEDDLE).await;
        for other in ["/fr/actualites?utm_source=lettre", "/fr/actualites?x=1&y=2", "/fr/actualites?", "/fr/actualites"]
        {
            let after = site.get(other).await;
            assert_eq!(after.bytes, before.bytes, "{other} after {first}");
        }
    }
}

#[tokio::test]
async fn one_page_has_one_key_however_its_address_is_written() {
    let site = three().await;
    let before = site.get("/fr/actualites?lang=fr&after=2018-01-01T00:00:00~00000000000000000000000000000000").await;
    site.meddle(MEDDLE).await;
    for same in [
        "/fr/actualites?after=2018-01-01T00:00:00~00000000000000000000000000000000&lang=fr",
        "/fr/actualites?after=2018-01-01T00%3A00%3A00~00000000000000000000000000000000&lang=fr&utm=1",
        "/fr/%61ctualites?lang=fr&after=2018-01-01T00:00:00~00000000000000000000000000000000",
    ] {
        assert_eq!(site.get(same).await.bytes, before.bytes, "{same}");
    }
    assert!(site.get("/fr/actualites?lang=fr").await.text().contains(ANEW), "a declared one makes its own");
}

/// A text's own page takes no parameter: whoever invents them must not fill the cache with copies of it.
#[tokio::test]
async fn the_parameters_of_lists_lead_to_a_texts_one_page() {
    let site = three().await;
    let path = "/fr/actualites/texte-un";
    let before = site.get(path).await;
    site.meddle(MEDDLE).await;
    for other in ["?theme=rien", "?lang=fr", "?after=x", "?country=belgique&before=y"] {
        let page = site.get(&format!("{path}{other}")).await;
        assert_eq!((page.status, page.header("location")), (301, path), "{other}");
    }
    assert_eq!(site.get(&format!("{path}?utm_source=lettre")).await.bytes, before.bytes);
}

#[tokio::test]
async fn what_is_not_there_is_stored_too() {
    let site = three().await;
    let before = site.get("/fr/actualites/rien").await;
    assert_eq!(before.status, 404);
    assert!(before.text().contains("Texte suivant"), "the latest are offered");
    site.meddle(MEDDLE).await;
    assert_eq!(site.get("/fr/actualites/rien").await.bytes, before.bytes);
    assert!(site.get("/fr/actualites/autre").await.text().contains(ANEW));
}

#[tokio::test]
async fn old_addresses_are_found_under_parameters_that_no_page_takes() {
    for missing_first in [true, false] {
        let site = three().await;
        site.import(&line(
            "a",
            "Nouvelle",
            ", \"former_addresses\": [\"/fr/actualites/x?old=1\", \"/?page=12\", \"/vieux?a=1\"]",
        ))
        .await;
        if missing_first {
            assert_eq!(site.get("/fr/actualites/x").await.status, 404);
            assert_eq!(site.get("/fr/actualites/x?old=2").await.status, 404);
        }
        for old in ["/fr/actualites/x?old=1", "/?page=12", "/vieux?a=1"] {
            for _ in 0..2 {
                let answer = site.get(old).await;
                assert_eq!((answer.status, answer.header("location")), (301, "/fr/actualites/nouvelle"), "{old}");
            }
        }
        assert_eq!(site.get("/fr/actualites/x").await.status, 404);
        assert_eq!(site.get("/?page=13").await.status, 303);
        assert_eq!(site.get("/vieux?a=2").await.status, 404);
        assert_eq!(site.meddle("DELETE FROM redirect").await, 3);
        assert_eq!(site.get("/vieux?a=1").await.status, 301, "redirects are stored");
    }
}

#[tokio::test]
async fn a_page_follows_what_another_process_changes() {
    for site in Site::each().await {
        site.import(&some_three()).await;
        let follower = tokio::spawn(site.app.db.clone().follow());
        assert!(site.get("/fr/actualites").await.text().contains("Texte un"));
        let other = site.again().await;
        let changed = line("un", "Changé ailleurs", "");
        let open = || Ok(std::io::Cursor::new(changed.clone().into_bytes()));
        import::articles(&other.importer(true), open, &import::Options::default(), |_| ()).await.unwrap();
        let mut seen = false;
        for _ in 0..200 {
            seen = site.get("/fr/actualites").await.text().contains("Changé ailleurs");
            if seen {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        follower.abort();
        assert!(seen, "the page follows");
    }
}

#[tokio::test]
async fn whoever_has_a_session_is_not_answered_from_the_store() {
    let site = three().await;
    site.get("/fr/actualites").await;
    site.meddle(MEDDLE).await;
    for cookie in ["__Host-malines_session=abc", "a=b; __Host-malines_session=abc"] {
        let own = site.get_with("/fr/actualites", &[("cookie", cookie)]).await;
        assert!(own.text().contains(ANEW), "{cookie}");
        assert_eq!(own.header("cache-control"), "private, no-store", "{cookie}");
        assert_eq!(own.header("etag"), "");
    }
    for cookie in ["malines_session=abc", "__Host-malines_sessions=abc", "other=__Host-malines_session"] {
        assert!(!site.get_with("/fr/actualites", &[("cookie", cookie)]).await.text().contains(ANEW), "{cookie}");
    }
}

#[tokio::test]
async fn the_bare_address_negotiates_and_is_never_stored() {
    let site = three().await;
    for (accepted, home) in [
        ("en-GB, fr;q=0.5", "/en/"),
        ("ar-MA", "/ar/"),
        ("de, es;q=0.1", "/es/"),
        ("de", "/fr/"),
        ("*", "/fr/"),
        (";;;q=", "/fr/"),
    ] {
        let answer = site.get_with("/", &[("accept-language", accepted)]).await;
        assert_eq!((answer.status, answer.header("location")), (303, home), "{accepted}");
        assert!(answer.header("vary").contains("Accept-Language"));
        assert_eq!((answer.header("etag"), answer.header("cache-control").contains("public")), ("", false));
    }
}

#[tokio::test]
async fn other_hosts_are_sent_to_the_sites_own() {
    let site = three().await;
    for host in ["www.villes.example", "old.example", "villes.example.evil.example"] {
        for path in ["/fr/actualites?theme=x", "/", "/rien"] {
            let answer = site.ask(Request::get(path).header("host", host).body(Body::empty()).unwrap()).await;
            assert!(matches!(answer.status, 301 | 308), "{host}{path}: {}", answer.status);
            assert_eq!(answer.header("location"), format!("https://villes.example{path}"));
        }
        for path in ["/healthz", "/readyz"] {
            let answer = site.ask(Request::get(path).header("host", host).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, 200, "{path}");
        }
    }
    let own = site.ask(Request::get("/fr/").header("host", "VILLES.example").body(Body::empty()).unwrap()).await;
    assert_eq!(own.status, 200);
    let sly =
        Request::get("/fr/actualites").header("host", "villes.example").header("x-forwarded-host", "evil.example");
    assert!(!site.ask(sly.body(Body::empty()).unwrap()).await.text().contains("evil.example"));
}

const NOTICE: &str = "[notice]\nuntil = \"2026-11-24T14:00:00\"\ntext.fr = \"Fermé jusqu’à deux heures\"\n";
const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn a_notice_ends_by_itself() {
    let time = Time::new();
    let site = Site::with(testkit::sqlite().unwrap(), time.clock()).await;
    site.import(&some_three()).await;
    // Noon in UTC is one o'clock in Paris.
    site.settings(NOTICE).await.unwrap();
    let paths = ["/fr/", "/fr/actualites", "/fr/actualites/texte-un", "/fr/themes", "/fr/rien"];
    for path in paths {
        assert!(site.get(path).await.text().contains("Fermé"), "{path}");
    }
    time.pass(HOUR - 1);
    for path in paths {
        assert!(site.get(path).await.text().contains("Fermé"), "{path}");
    }
    time.pass(1);
    for path in paths {
        assert!(!site.get(path).await.text().contains("Fermé"), "{path}");
    }
}

#[tokio::test]
async fn pages_are_stored_again_once_a_notice_has_ended() {
    let time = Time::new();
    let site = Site::with(testkit::sqlite().unwrap(), time.clock()).await;
    site.import(&some_three()).await;
    site.settings(NOTICE).await.unwrap();
    site.get("/fr/actualites").await;
    time.pass(2 * HOUR);
    let before = site.get("/fr/actualites").await;
    site.meddle(MEDDLE).await;
    assert!(site.get("/fr/actualites").await.bytes == before.bytes, "one render is enough after the end");
}

#[tokio::test]
async fn what_is_put_forward_ends_by_itself() {
    let time = Time::new();
    let site = Site::with(testkit::sqlite().unwrap(), time.clock()).await;
    let featured = ", \"featured\": {\"place\": \"home\", \"until\": \"2026-11-24T14:00:00\"}";
    site.import(&[some_three(), line("tete", "En tête", featured).replace("2017-", "2001-")].concat()).await;
    let leads = |html: String| dom::parse(&html).find("h2", |h2| h2.is("id", "featured")).map(|h2| h2.text.clone());
    assert_eq!(leads(site.get("/fr/").await.text()).as_deref(), Some("En tête"));
    time.pass(HOUR);
    assert_eq!(leads(site.get("/fr/").await.text()), None);
}
