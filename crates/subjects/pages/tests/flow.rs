#![allow(missing_docs)]
use axum::{Extension, Router, body::Body, http::Request, middleware};
use i18n::{I18n, LocaleFile};
use kernel::{Clock, Instant, Language, Random};
use portal::{Portal, PortalParts};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tower::ServiceExt as _;
use web::{Assets, Front, Hosts, PageCache, Parts, Room, Templates, Web};

fn rooms() -> Vec<Room> {
    vec![
        Room { migrations: jobs::migrations, ..Room::named("jobs") },
        Room { locales: document::LOCALES, ..Room::named("document") },
        settings::room(),
        themes::room(),
        parties::room(),
        Room { migrations: media::migrations, ..Room::named("media") },
        publication::room(),
        portal::room(),
        pages::room(),
    ]
}

struct Site {
    front: Front,
    portal: Portal,
    time: Arc<AtomicI64>,
    _base: testkit::Base,
    importer: import::Importer,
}

async fn site(recipient: bool) -> Site {
    let base = testkit::sqlite().unwrap();
    let time = Arc::new(AtomicI64::new(1_795_521_600_000));
    let own = time.clone();
    let clock = Clock::by(move || Instant(own.load(Ordering::SeqCst)));
    let random = Random::seeded(3);
    let migrations: Vec<_> = rooms().iter().map(|r| r.migrations).collect();
    db::migrate(&base.target, &migrations).await.unwrap();
    let db = db::Db::open(&base.target, clock.clone()).await.unwrap();
    let files =
        files::FileStore::open(&files::FileSettings::folder(base.folder.path().join("files")), &random).unwrap();
    let all = rooms();
    let locales: Vec<_> = all
        .iter()
        .flat_map(|r| r.locales.iter().map(|(l, s)| LocaleFile { room: r.name, language: *l, source: (*s).into() }))
        .collect();
    let i18n = I18n::new(&locales, &[], Language::FR).unwrap();
    let assets = Assets::embedded();
    let sources: Vec<_> = all.iter().flat_map(|r| r.templates.iter().copied()).collect();
    let templates = Templates::new(&sources, &web::Overrides::default(), &i18n, &assets).unwrap();
    let web = Web::new(Parts {
        i18n: i18n.clone(),
        templates,
        assets,
        public_url: "https://villes.example".into(),
        clock: clock.clone(),
        random: random.clone(),
        secret: [7; 32],
    });
    let news = publication::KindInfo {
        name: "article",
        room: "articles",
        segments: &[
            (Language::FR, &["actualites"]),
            (Language::EN, &["news"]),
            (Language::ES, &["noticias"]),
            (Language::AR, &["x"]),
        ],
        is_listed: true,
        schema_org: "NewsArticle",
    };
    let news = portal::Subject {
        kind: news,
        name: "pages-name",
        show: |_, _| Box::pin(async { Err(kernel::Error::NotFound.into()) }),
    };
    let portal = Portal::new(PortalParts {
        web: web.clone(),
        db: db.clone(),
        files: files.clone(),
        subjects: vec![news, pages::subject()],
    });
    let mut routes = portal::routes(&portal.kinds);
    routes.extend(all.into_iter().flat_map(|r| r.routes));
    let router = routes.iter().fold(Router::new(), |router, route| router.route(&route.path, route.handler.clone()));
    let framed = {
        let portal = portal.clone();
        middleware::from_fn(move |request, next| portal::frame_errors(portal.clone(), request, next))
    };
    let inner = router.layer(framed).layer(Extension(portal.clone())).layer(Extension(web.clone()));
    let front = Front::new(
        inner,
        &routes,
        PageCache::new(1 << 20, clock.clone()),
        db.generation().clone(),
        Hosts::default(),
        random.clone(),
    )
    .unwrap();
    let importer =
        import::Importer { db: db.clone(), kinds: portal.kinds.clone(), i18n, files, clock, random, is_served: false };
    let site = Site { front, portal, time, _base: base, importer };
    let toml = std::fs::read_to_string("/work/main/crates/tools/demo/content/site.toml").unwrap();
    let toml = if recipient {
        toml
    } else {
        toml.replace("[contact]", "[xcontact]")
            .replace("[xcontact]\nrecipient = \"contact@villes-en-lien.example\"\n", "")
    };
    import::site(&site.importer, &toml, false).await.unwrap();
    site
}

impl Site {
    async fn ask(&self, request: Request<Body>) -> (u16, axum::http::HeaderMap, String) {
        let response = self.front.clone().oneshot(request).await.unwrap();
        let (p, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.unwrap();
        (p.status.as_u16(), p.headers, String::from_utf8_lossy(&bytes).into_owned())
    }
    async fn get(&self, path: &str) -> (u16, axum::http::HeaderMap, String) {
        self.ask(Request::get(path).header("host", "villes.example").body(Body::empty()).unwrap()).await
    }
    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (u16, axum::http::HeaderMap, String) {
        let body = web::address::query(fields);
        let request = Request::post(path)
            .header("host", "villes.example")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.trim_start_matches('?').to_owned())).unwrap()).await
    }
    async fn jobs(&self) -> i64 {
        use db::Query as _;
        self.portal.db.snapshot().await.unwrap().number("SELECT count(*) FROM job", vec![]).await.unwrap()
    }
    async fn set(&self, sql: &str) {
        let mut write = self.portal.db.write().await.unwrap();
        write.execute(sql, vec![]).await.unwrap();
        write.journal(db::Entry { room: "publication", thing: db::Uuid::nil(), what: "published" });
        write.commit().await.unwrap();
    }
    fn pass(&self, millis: i64) {
        self.time.fetch_add(millis, Ordering::SeqCst);
    }
}

fn stamp(html: &str) -> String {
    let at = html.find("name=\"stamp\" value=\"").unwrap() + 20;
    html[at..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn pages_flow() {
    let site = site(true).await;
    for path in [
        "/fr/le-reseau",
        "/fr/le-reseau/gouvernance",
        "/fr/accessibilite",
        "/fr/ecoconception",
        "/fr/plan",
        "/fr/mentions-legales",
        "/ar/%D8%A7%D9%84%D8%B4%D8%A8%D9%83%D8%A9",
        "/en/sitemap",
        "/en/accessibility",
    ] {
        let (status, headers, html) = site.get(path).await;
        assert_eq!(status, 200, "{path}");
        println!("=== {path} {headers:?}");
        let at = html.find("<main").unwrap();
        println!("{}", html[at..].split("</main>").next().unwrap().chars().take(3500).collect::<String>());
        println!(
            "{}",
            html.lines()
                .filter(|l| l.contains("<title") || l.contains("alternate") || l.contains("ld+json"))
                .collect::<Vec<_>>()
                .join("\n")
        );
        assert!(headers.contains_key("etag"));
    }
    let loc =
        |a: &(u16, axum::http::HeaderMap, String)| (a.0, a.1.get("location").map(|v| v.to_str().unwrap().to_owned()));
    println!("{:?}", loc(&site.get("/fr/gouvernance").await));
    println!("{:?}", loc(&site.get("/fr/zzz/gouvernance").await));
    println!("{:?}", loc(&site.get("/fr/zzz").await));
    println!("{:?}", loc(&site.get("/fr/le-reseau/zzz").await));
    println!("{:?}", loc(&site.get("/en/le-reseau").await));
    let post = site.post("/fr/le-reseau", &[("name", "x")]).await;
    println!("{} {:?}", post.0, post.1);
    let put = site.ask(Request::put("/fr/nous-ecrire").body(Body::empty()).unwrap()).await;
    println!("{} {:?}", put.0, put.1.get("allow"));
    let post = site.ask(Request::post("/fr/nous-ecrire").body(Body::empty()).unwrap()).await;
    println!("cross {}", post.0);
    let head = site.ask(Request::head("/fr/nous-ecrire").body(Body::empty()).unwrap()).await;
    println!("head {} {:?} {}", head.0, head.1, head.2.len());
    // rename, withdraw
    site.set(
        "UPDATE text SET presence = 'withdrawn' WHERE id = (SELECT text FROM address WHERE slug = 'mentions-legales')",
    )
    .await;
    println!("gone {:?}", loc(&site.get("/fr/mentions-legales").await));
}

#[tokio::test]
async fn contact_flow() {
    let site = site(true).await;
    let (status, headers, html) = site.get("/fr/nous-ecrire").await;
    println!("{status} {headers:?}\n{}", &html[html.find("<main").unwrap()..]);
    assert_eq!(headers["cache-control"], "no-store");
    let first = stamp(&html);
    let good = |stamp: &str, subject: &str| {
        vec![
            ("name".to_owned(), "Aïcha".to_owned()),
            ("email".into(), "a@b.example".into()),
            ("subject".into(), subject.to_owned()),
            ("message".into(), "Bonjour à tous, ceci est un test.".into()),
            ("website".into(), String::new()),
            ("stamp".into(), stamp.to_owned()),
        ]
    };
    let post = async |fields: &[(String, String)]| {
        let fields: Vec<_> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        site.post("/fr/nous-ecrire", &fields).await
    };
    let a = post(&good(&first, "S")).await;
    println!("too soon {} {:?} {}", a.0, a.1.get("cache-control"), &a.2[a.2.find("<title").unwrap()..][..120]);
    println!("{}", &a.2[a.2.find("id=\"problems\"").unwrap()..][..400]);
    site.pass(4000);
    let a = post(&[]).await;
    println!("empty {}\n{}", a.0, &a.2[a.2.find("<main").unwrap()..]);
    let a = post(&good(&first, "S")).await;
    println!("sent {} {:?}", a.0, a.1);
    assert_eq!(a.0, 303);
    let before = site.portal.db.generation().get();
    assert_eq!(site.jobs().await, 1);
    let a = post(&good(&first, "S")).await;
    assert_eq!((a.0, site.jobs().await), (303, 1));
    for n in 0..4 {
        assert_eq!(post(&good(&first, &format!("S{n}"))).await.0, 303);
    }
    let a = post(&good(&first, "S9")).await;
    println!("many {} {:?} {}", a.0, a.1, &a.2[a.2.find("id=\"problems\"").unwrap()..][..300]);
    assert_eq!(site.jobs().await, 5);
    assert_eq!(before, site.portal.db.generation().get());
    let (s, h, html) = site.get("/fr/nous-ecrire?sent=1").await;
    println!("{s} {h:?}\n{}", &html[html.find("<main").unwrap()..]);
    println!(
        "{}",
        html.lines()
            .filter(|l| l.contains("<title") || l.contains("robots") || l.contains("ld+json"))
            .collect::<Vec<_>>()
            .join("\n")
    );
    use db::Query as _;
    let row =
        site.portal.db.snapshot().await.unwrap().row("SELECT payload FROM job LIMIT 1", vec![]).await.unwrap().unwrap();
    println!("{}", row.try_get::<String>("", "payload").unwrap());
    let mut trapped = good(&first, "T");
    trapped[4].1 = "x".into();
    let a = post(&trapped).await;
    println!("trap {} {}", a.0, &a.2[a.2.find("id=\"problems\"").unwrap()..][..300]);
}

#[tokio::test]
async fn no_recipient() {
    let site = site(false).await;
    let (status, headers, html) = site.get("/fr/nous-ecrire").await;
    assert!(!html.contains("<form"), "{status} {headers:?}");
    println!("{} {:?}", status, headers);
    let post = site.post("/fr/nous-ecrire", &[("name", "x")]).await;
    println!("{} {:?}", post.0, post.1.get("allow"));
}

#[tokio::test]
async fn moves() {
    let site = site(true).await;
    let toml = |text: &str| text.to_owned();
    let import = async |text: String| import::site(&site.importer, &text, false).await.unwrap();
    let base = r#"
[[pages]]
key = "up"
slug.fr = "haut"
title.fr = "Haut"
title.en = "Up"
body.fr = "x"
[[pages]]
key = "down"
parent = "up"
slug.fr = "bas"
title.fr = "Bas"
body.fr = "x"
"#;
    import(toml(base)).await;
    let loc =
        |a: &(u16, axum::http::HeaderMap, String)| (a.0, a.1.get("location").map(|v| v.to_str().unwrap().to_owned()));
    let check = async |paths: &[&str]| {
        for p in paths {
            println!("{p} -> {:?}", loc(&site.get(p).await));
        }
        println!("--");
    };
    check(&[
        "/fr/haut",
        "/fr/haut/bas",
        "/en/up",
        "/en/up/bas",
        "/en/haut/bas",
        "/es/haut",
        "/es/haut/bas",
        "/es/up/bas",
        "/en/bas",
    ])
    .await;
    let (_, _, html) = site.get("/en/up/bas").await;
    println!(
        "{}",
        html.lines()
            .filter(|l| l.contains("hreflang") || l.contains("<h1") || l.contains("robots") || l.contains("time"))
            .collect::<Vec<_>>()
            .join("\n")
    );
    let (_, _, html) = site.get("/en/up").await;
    println!("{}", &html[html.find("class=\"beside\"").unwrap()..][..300]);
    import(base.replace("\"haut\"", "\"sommet\"").replace("\"bas\"", "\"fond\"")).await;
    check(&["/fr/haut", "/fr/haut/bas", "/fr/sommet/bas", "/fr/sommet/fond", "/fr/haut/fond"]).await;
    import(base.replace("\"haut\"", "\"sommet\"").replace("\"bas\"", "\"fond\"").replace("parent = \"up\"\n", ""))
        .await;
    check(&["/fr/sommet/fond", "/fr/sommet/bas", "/fr/fond", "/fr/haut/fond"]).await;
    import(base.replace("\"haut\"", "\"sommet\"").replace("\"bas\"", "\"fond\"")).await;
    check(&["/fr/sommet/fond", "/fr/fond"]).await;
    site.set("DELETE FROM card WHERE slug = 'sommet'").await;
    check(&["/fr/sommet/fond", "/fr/fond"]).await;
}
