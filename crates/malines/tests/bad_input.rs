//! What no browser sends: each gets the right status, in the site's frame, without a word about our insides.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use axum::{
    body::Body,
    http::{Method, Request},
};
use kernel::Random;
use site::{Answer, Site, dom, line};

async fn some() -> Site {
    let site = Site::new().await;
    site.import(&line("a", "Bonjour", ", \"themes\": [{\"country\": \"BE\"}]")).await;
    site
}

/// Nothing of ours stands in an answer.
fn tells_nothing(answer: &Answer, what: &str) {
    let text = answer.text();
    for inside in ["panicked", ".rs:", "SELECT ", "INSERT ", "sqlx", "sqlite", "anyhow", "Error {", "/tmp/", "RUST_"] {
        assert!(!text.contains(inside), "{what} tells {inside}: {text}");
    }
}

/// A page in the site's frame, in this language, that is not to be indexed.
fn is_framed(answer: &Answer, language: &str, what: &str) {
    assert!(answer.header("content-type").starts_with("text/html"), "{what}: {}", answer.header("content-type"));
    tells_nothing(answer, what);
    let page = dom::parse(&answer.text());
    assert!(page.find("html", |html| html.is("lang", language)).is_some(), "{what} is in {language}");
    assert!(page.find("header", |header| header.has_class("masthead")).is_some(), "{what} has the site's frame");
    assert!(page.find("footer", |footer| footer.has_class("foot")).is_some(), "{what} has the site's frame");
    assert_eq!(page.all("h1").count(), 1, "{what} says what it is");
    assert!(page.find("meta", |meta| meta.is("name", "robots") && meta.is("content", "noindex")).is_some(), "{what}");
    assert!(!answer.header("content-security-policy").is_empty(), "{what}");
}

#[tokio::test]
async fn addresses_that_cannot_be_served() {
    let site = some().await;
    let long = format!("/fr/actualites?theme={}", "x".repeat(20_000));
    let deep = format!("/fr/{}", "a/".repeat(2_000));
    let cases: &[(&str, u16)] = &[
        ("/fr/%ff", 400),
        ("/fr/actualites/%C3", 400),
        ("/fr/../etc/passwd", 400),
        ("/fr/%2e%2e/%2e%2e/etc/passwd", 400),
        ("/fr/./actualites", 400),
        ("/fr/actualites/a%2Fb", 400),
        ("/fr/actualites/a%5cb", 400),
        ("/fr/%00", 400),
        ("/fr/actualites/%0d%0aSet-Cookie:x", 400),
        (&long, 414),
        (&deep, 414),
        ("/fr/actualites?after=x", 400),
        ("/fr/actualites?after=2017-11-20T09:00:00~", 400),
        ("/fr/actualites?before=2017-11-20T09:00:00~../../etc", 400),
        ("/fr/actualites?after=' OR 1=1~00000000000000000000000000000000", 400),
        ("/fr/pays/belgique?after=%ff~%ff", 400),
        ("/fr/rien", 404),
        ("/fr//actualites", 404),
        ("/fr/actualites/", 404),
        ("/fr/actualites/Bonjour", 404),
        ("/fr/actualites/2017/13", 404),
        ("/fr/actualites/2017/00", 404),
        ("/fr/actualites/2017/1", 404),
        ("/fr/actualites/2017/novembre", 404),
        ("/fr/actualites/2017/11/20", 404),
        ("/fr/actualites/0000", 404),
        ("/fr/actualites/0000/01", 404),
        ("/fr/actualites/20177", 404),
        ("/fr/actualites/20177/01", 404),
        ("/fr/actualites/201/01", 404),
        ("/fr/actualites/-017/01", 404),
        ("/fr/actualites/%D9%A2%D9%A0%D9%A1%D9%A7", 404),
        ("/fr/actualites?theme=rien", 404),
        ("/fr/actualites?country=rien", 404),
        ("/fr/actualites?lang=!", 404),
        ("/fr/themes/rien", 404),
        ("/fr/pays/rien", 404),
        ("/fr/themes/rien/feed.atom", 404),
        ("/fr/countries/belgium", 404),
        ("/sitemap/0.xml", 404),
        ("/sitemap/2.xml", 404),
        ("/sitemap/-1.xml", 404),
        ("/sitemap/1", 404),
        ("/fichiers/x/y.pdf", 404),
        ("/fichiers/00000000000000000000000000000000/y.pdf", 404),
        ("/assets/../Cargo.toml", 400),
        ("/assets/manifest.json", 404),
        ("/.env", 404),
        ("/wp-login.php", 404),
    ];
    for (target, status) in cases {
        let Ok(request) = Request::get(target.replace(' ', "%20")).header("host", "villes.example").body(Body::empty())
        else {
            panic!("{target} is no request")
        };
        let answer = site.ask(request).await;
        assert_eq!(answer.status, *status, "{target}");
        is_framed(&answer, "fr", target);
    }
}

/// What lies beyond the last year that a date may have is as empty as any year without news.
#[tokio::test]
async fn the_last_year_of_all_holds_nothing() {
    let site = some().await;
    for path in ["/fr/actualites/9999", "/fr/actualites/9999/12", "/fr/actualites/0001", "/fr/actualites/2018/12"] {
        let page = site.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(dom::parse(&page.text()).cards(), [], "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_language_of_the_path() {
    let site = some().await;
    for (path, language) in [
        ("/en/nothing", "en"),
        ("/es/noticias/nada", "es"),
        ("/ar/x", "ar"),
        ("/de/aktuelles", "fr"),
        ("/de/", "fr"),
        ("/zz", "fr"),
        ("/FR/actualites", "fr"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        is_framed(&answer, language, path);
        let page = dom::parse(&answer.text());
        assert!(page.all("a").any(|a| a.get("href") == "/fr/actualites/bonjour"), "{path} offers the latest");
        assert!(page.all("a").any(|a| a.path.contains(" ul.themes")), "{path} offers themes");
    }
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let site = some().await;
    for path in ["/fr/", "/fr/actualites", "/fr/actualites/bonjour", "/fr/feed.atom", "/sitemap.xml", "/"] {
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNEXION"] {
            let request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path);
            let request = request.header("host", "villes.example").header("sec-fetch-site", "same-origin");
            let answer = site.ask(request.body(Body::from("x=1")).unwrap()).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(
                answer.header("allow").contains("GET") && answer.header("allow").contains("HEAD"),
                "{method} {path}"
            );
            is_framed(&answer, "fr", path);
        }
    }
}

const CONTACT: &str = "[contact]\nrecipient = \"a@villes.example\"\n[[pages]]\nkey = \"contact\"\nrole = \"contact\"\n\
                       slug.fr = \"ecrire\"\ntitle.fr = \"Nous écrire\"\n";

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let site = some().await;
    site.settings(CONTACT).await.unwrap();
    assert_eq!(site.get("/fr/ecrire").await.status, 200, "there is a form");
    let headers: &[&[(&str, &str)]] = &[
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "none")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://villes.example")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("referer", "https://villes.example/fr/ecrire")],
    ];
    for headers in headers {
        let mut request = Request::post("/fr/ecrire")
            .header("host", "villes.example")
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in *headers {
            request = request.header(*name, *value);
        }
        let answer = site.ask(request.body(Body::from("message=Bonjour")).unwrap()).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        is_framed(&answer, "fr", "a form from elsewhere");
    }
}

#[tokio::test]
async fn machines_get_a_problem_document() {
    let site = some().await;
    for (target, status) in [("/fr/rien", 404), ("/fr/%ff", 400), ("/fr/actualites?after=x", 400), ("/de/", 404)] {
        let answer = site.get_with(target, &[("accept", "application/json")]).await;
        assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{target}");
        let problem: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
        assert_eq!(problem["status"], status);
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()));
        tells_nothing(&answer, target);
    }
    // A stored page for people does not become the answer for a machine, nor the reverse.
    for accept in ["text/html", "application/json", "text/html"] {
        let mime = site.get_with("/fr/encore", &[("accept", accept)]).await.header("content-type").to_owned();
        assert_eq!(mime.starts_with("text/html"), accept == "text/html", "{accept} gets {mime}");
    }
    let request = Request::delete("/fr/").header("host", "villes.example").header("accept", "application/json");
    let answer = site.ask(request.body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("content-type")), (405, "application/problem+json"));
    assert!(answer.header("allow").contains("GET"));
}

#[tokio::test]
async fn a_fault_of_ours_is_a_page_with_a_number_and_no_more() {
    let site = some().await;
    site.get("/fr/").await;
    site.meddle("ALTER TABLE card RENAME TO carte").await;
    for path in ["/fr/actualites", "/fr/actualites/bonjour"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 500, "{path}");
        is_framed(&answer, "fr", path);
        let number =
            dom::parse(&answer.text()).find("code", |_| true).map(|code| code.text.clone()).unwrap_or_default();
        assert!(number.len() >= 8, "the page names the request: {number}");
    }
    let problem = site.get_with("/fr/actualites", &[("accept", "application/json")]).await;
    assert_eq!((problem.status, problem.header("content-type")), (500, "application/problem+json"));
    tells_nothing(&problem, "the problem");
    site.meddle("ALTER TABLE carte RENAME TO card").await;
    assert_eq!(site.get("/fr/actualites").await.status, 200, "a fault is not stored");
}

#[tokio::test]
async fn without_its_database_the_site_says_that_it_is_away() {
    let site = some().await;
    site.get("/fr/actualites").await;
    site.app.db.close().await;
    assert_eq!(site.get("/fr/actualites").await.status, 200, "what is stored is served");
    let answer = site.get("/fr/themes").await;
    assert_eq!(answer.status, 503);
    is_framed(&answer, "fr", "a page without a database");
    assert_eq!(site.get("/healthz").await.status, 200);
    assert_eq!(site.get("/readyz").await.status, 503);
}

#[tokio::test]
async fn made_up_addresses_find_no_fault_of_ours() {
    let site = some().await;
    let random = Random::seeded(4);
    let parts = [
        "fr",
        "en",
        "ar",
        "actualites",
        "news",
        "2017",
        "13",
        "themes",
        "pays",
        "belgique",
        "feed.atom",
        "sitemap",
        "1.xml",
        "%ff",
        "..",
        "%2e%2e",
        "%00",
        "fichiers",
        "assets",
        "?",
        "&",
        "=",
        "theme",
        "after",
        "before",
        "lang",
        "~",
        "2017-11-20T09:00:00~",
        "9999-12-31T23:59:59~",
        "ffffffffffffffffffffffffffffffff",
        "%D8%A7",
        "'",
        "\"",
        "<",
        ";",
        "+",
        "%",
        "%zz",
        "-",
        "99999999999999999999",
        "0",
        ".",
        "bonjour",
        "#",
    ];
    for _ in 0..1_500 {
        let mut target = String::new();
        for _ in 0..=random.below(7) {
            target.push_str(["/", "", "/"][random.below(3)]);
            target.push_str(parts[random.below(parts.len())]);
        }
        let target = format!("/{}", target.trim_start_matches('/'));
        let Ok(request) = Request::get(&target).header("host", "villes.example").body(Body::empty()) else { continue };
        let answer = site.ask(request).await;
        assert!(answer.status < 500, "{target}: {}", answer.status);
        tells_nothing(&answer, &target);
    }
}
