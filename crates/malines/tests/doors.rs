//! The doors of the desk through the front door: who gets in, how, and who is kept from what.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use accounts::{Accounts, ROLES};
use axum::{body::Body, http::Request};
use kernel::Role;
use site::{Site, Time};

/// Pages that are for administrators of the whole site alone.
const ADMINISTRATION: &[&str] = &[
    "/desk/users",
    "/desk/users/new",
    "/desk/audit",
    "/desk/audit.csv",
    "/desk/users/01a20e0b-1eee-7f08-9f1c-2429ca430efb",
];
/// Pages that are for whoever is signed in.
const OWN: &[&str] = &[
    "/desk/me",
    "/desk/proof",
    "/desk/me/password",
    "/desk/me/password/picture.svg?number=1",
    "/desk/me/copy.json",
    "/desk/me/erasing",
];
/// Forms that are for administrators of the whole site alone.
const FORMS: &[(&str, &[(&str, &str)])] = &[
    ("/desk/users/new", &[("email", "wicked@evil.example"), ("role-0", "administrator"), ("language", "fr")]),
    ("/desk/users/ID/roles", &[("role-0", "administrator")]),
    ("/desk/users/ID/state", &[("action", "suspend")]),
    ("/desk/users/ID/state", &[("action", "resume")]),
    ("/desk/users/ID/state", &[("action", "send_link")]),
    ("/desk/users/ID/state", &[("action", "end_sessions")]),
    ("/desk/users/ID/erasing", &[]),
];

#[tokio::test]
async fn the_first_link_is_shown_as_often_as_one_likes_and_spent_by_its_button() {
    for site in Site::each().await {
        let accounts = Accounts::new(site.app.db.clone(), site.app.portal.web.clone());
        let link = accounts.first_link().await.unwrap().expect("there is no account yet");
        let path = link.strip_prefix("https://villes.example").unwrap();
        for _ in 0..3 {
            let shown = site.get(path).await;
            assert_eq!((shown.status, shown.header("set-cookie")), (200, ""));
        }
        let token = path.split_once("token=").unwrap().1;
        let given = [("token", token), ("email", "a@villes.example"), ("name", "Camille"), ("language", "fr")];
        let faulty = site.post("/desk/links", &[("token", token), ("email", "<script>"), ("name", "Camille")]).await;
        assert_eq!(faulty.status, 422);
        let text = faulty.text();
        assert!(text.contains("&lt;script&gt;") && !text.contains("<script>") && text.contains("Camille"), "{text}");
        let spent = site.post("/desk/links", &given).await;
        assert_eq!((spent.status, spent.header("location")), (303, "/desk/me"));
        let cookie = spent.header("set-cookie");
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert_eq!(site.post("/desk/links", &given).await.status, 410);
        assert_eq!(site.get(path).await.status, 410);
    }
}

#[tokio::test]
async fn a_stranger_is_led_to_the_door_and_back() {
    let site = Site::new().await;
    for path in ADMINISTRATION.iter().chain(OWN) {
        let answer = site.get(path).await;
        let next = web::address::value(path);
        assert_eq!(answer.header("location"), format!("/desk/sign-in?next={next}"), "{path}");
    }
    for (path, fields) in FORMS {
        let path = path.replace("ID", "01a20e0b-1eee-7f08-9f1c-2429ca430efb");
        assert_eq!(site.post(&path, fields).await.status, 401, "{path}");
    }
    let door = site.get("/desk/sign-in?next=https%3A%2F%2Fevil.example").await;
    assert_eq!(door.status, 200);
    assert_eq!(door.header("cache-control"), "no-store");
    assert!(door.header("content-security-policy").contains("require-trusted-types-for"));
}

#[tokio::test]
async fn only_an_administrator_gets_to_users_and_log() {
    let site = Site::new().await;
    let victim = site.staff(Role::Administrator).await;
    for role in ROLES.into_iter().filter(|role| *role != Role::Administrator) {
        let staff = site.staff(role).await;
        for path in ADMINISTRATION {
            assert_eq!(staff.get(path).await.status, 403, "{role:?} {path}");
        }
        for (path, fields) in FORMS {
            let path = path.replace("ID", &victim.id.to_string());
            assert_eq!(staff.post(&path, fields).await.status, 403, "{role:?} {path}");
        }
        assert_eq!(staff.get(&format!("/desk/users/{}/copy.json", victim.id)).await.status, 403);
        for path in OWN {
            assert_eq!(staff.get(path).await.status, 200, "{role:?} {path}");
        }
    }
    for path in &ADMINISTRATION[..4] {
        assert_eq!(victim.get(path).await.status, 200, "{path}");
    }
    let unknown = victim.get(ADMINISTRATION[4]).await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn what_is_dangerous_asks_for_a_proof_that_is_not_old() {
    let time = Time::new();
    let site = Site::with(testkit::sqlite().unwrap(), time.clock()).await;
    let admin = site.staff(Role::Administrator).await;
    time.pass(accounts::FRESH + 1);
    let id = admin.id;
    let own = format!("/desk/users/{id}/roles");
    let dangerous: &[(&str, &[(&str, &str)])] = &[
        ("/desk/users/new", &[("email", "new@ville.example"), ("role-0", "editor")]),
        (&own, &[("role-0", "editor")]),
        ("/desk/me/password", &[("password", "x")]),
        ("/desk/me/password/removal", &[]),
        ("/desk/me/recovery-codes", &[]),
        ("/desk/me/passkeys", &[]),
        ("/desk/me/erasing", &[]),
        ("/desk/me/sessions/end", &[]),
    ];
    for (path, fields) in dangerous {
        let answer = admin.post(path, fields).await;
        assert!(answer.header("location").starts_with("/desk/proof?next="), "{path}: {}", answer.status);
    }
    assert_eq!(admin.post("/desk/me/passkeys/challenge", &[]).await.status, 403);
    for path in ["/desk/users/new", "/desk/me/password", "/desk/me/copy.json", "/desk/me/erasing"] {
        assert!(admin.get(path).await.header("location").starts_with("/desk/proof"), "{path}");
    }
    assert_eq!(admin.get("/desk/users").await.status, 200, "reading is not dangerous");
}

#[tokio::test]
async fn a_form_from_elsewhere_does_nothing() {
    let site = Site::new().await;
    let staff = site.staff(Role::Administrator).await;
    let foreign: &[&[(&str, &str)]] = &[
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        &[("sec-fetch-site", "same-site"), ("origin", "https://other.villes.example")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[],
    ];
    for headers in foreign {
        for path in ["/desk/sign-out", "/desk/sign-in", "/desk/recovery", "/desk/me/sessions/end", "/desk/users/new"] {
            let mut request = Request::post(path)
                .header("host", "villes.example")
                .header("cookie", &staff.cookie)
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in *headers {
                request = request.header(*name, *value);
            }
            let answer = site.ask(request.body(Body::from("email=a%40b.example")).unwrap()).await;
            assert_eq!(answer.status, 403, "{path} {headers:?}");
        }
    }
    assert_eq!(staff.get("/desk/me").await.status, 200, "still signed in");
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie_away() {
    let site = Site::new().await;
    let staff = site.staff(Role::Editor).await;
    let out = staff.post("/desk/sign-out", &[]).await;
    assert_eq!((out.status, out.header("location")), (303, "/desk/sign-in"));
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
    let after = staff.get("/desk/me").await;
    assert!(after.header("location").starts_with("/desk/sign-in"), "the former cookie is worth nothing");
    assert!(after.header("set-cookie").contains("Max-Age=0"), "and is taken away again");
}

#[tokio::test]
async fn a_wrong_form_says_what_is_wrong_and_keeps_what_was_written() {
    let site = Site::new().await;
    let admin = site.staff(Role::Administrator).await;
    let fields = [
        ("email", "no address"),
        ("name", "\"><script>alert(1)</script>"),
        ("language", "ar"),
        ("role-3", "translator"),
        ("language-3", "es"),
        ("theme-3", "Pas un thème"),
    ];
    let answer = admin.post("/desk/users/new", &fields).await;
    assert_eq!(answer.status, 422);
    let text = answer.text();
    for kept in [
        "no address",
        "Pas un thème",
        "value=\"translator\" selected",
        "value=\"es\" selected",
        "value=\"ar\" selected",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert!(!text.contains("<script>alert"));
    assert!(text.contains("href=\"#field-email\"") && text.contains("href=\"#field-theme-0\""), "{text}");
    assert!(text.contains("aria-describedby=\"email-error\"") && text.contains("aria-invalid=\"true\""));
    let long = "a".repeat(100_000);
    for (path, field) in
        [("/desk/me", "name"), ("/desk/sign-in", "email"), ("/desk/recovery", "email"), ("/desk/proof", "password")]
    {
        assert_eq!(admin.post(path, &[(field, &long)]).await.status, 422, "{path}");
        assert_eq!(admin.post(path, &[]).await.status, 422, "{path}, with every field missing");
    }
    for path in ["/desk/users/not-an-id", "/desk/me/passkeys/not-an-id/removal"] {
        assert!([400, 404, 405].contains(&admin.get(path).await.status), "{path}");
    }
    assert_eq!(admin.post("/desk/users/not-an-id/state", &[("action", "suspend")]).await.status, 400);
}

#[tokio::test]
async fn pages_of_the_desk_are_kept_and_framed_by_nobody() {
    let site = Site::new().await;
    let admin = site.staff(Role::Administrator).await;
    for path in ADMINISTRATION.iter().chain(OWN).chain(&["/desk", "/desk/articles", "/desk/nothing/at/all"]) {
        let answer = admin.get(path).await;
        assert!(answer.header("cache-control").contains("no-store"), "{path}: {}", answer.header("cache-control"));
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
            ("access-control-allow-origin", ""),
            ("etag", ""),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
        assert!(answer.header("referrer-policy").ends_with("origin"), "{path}");
        let is_page = answer.status == 200 && answer.header("content-type").starts_with("text/html");
        assert!(!is_page || answer.text().contains("action=\"/desk/sign-out\""), "{path}: the way out is found");
        assert!(!is_page || policy.contains("require-trusted-types-for 'script'"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn a_limit_that_is_not_known_is_no_role_without_limits() {
    let site = Site::new().await;
    let admin = site.staff(Role::Administrator).await;
    let person = [("email", "a@ville.example"), ("language", "fr"), ("role-0", "publisher")];
    for (name, value, field) in [
        ("kind-0", "nothing", "kind-0"),
        ("language-0", "not a language", "language-0"),
        ("theme-0", "Pas un thème", "theme-0"),
        ("party-0", "somebody", "role-0"),
        ("group-0", "some", "role-0"),
    ] {
        let fields: Vec<_> = person.into_iter().chain([(name, value)]).collect();
        let answer = admin.post("/desk/users/new", &fields).await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text().contains(&format!("href=\"#field-{field}\"")), "{name}: {}", answer.text());
    }
}

#[tokio::test]
async fn an_invitation_is_listed_found_in_the_log_and_exported() {
    for site in Site::each().await {
        let admin = site.staff(Role::Administrator).await;
        let fields = [
            ("email", "camille@ville.example"),
            ("name", "=Camille"),
            ("language", "ar"),
            ("role-0", "editor"),
            ("kind-0", "article"),
        ];
        let answer = admin.post("/desk/users/new", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let list = admin.get("/desk/users").await.text();
        assert!(list.contains("camille@ville.example") && list.contains("=Camille"));
        let again = admin.post("/desk/users/new", &fields).await;
        assert_eq!(again.status, 422, "sent twice, it is one account");
        let log = admin.get("/desk/audit?what=user-invited").await.text();
        assert!(log.contains("=Camille"), "{log}");
        let csv = admin.get("/desk/audit.csv?what=user-invited").await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(csv.text().lines().count(), 2, "{}", csv.text());
        assert_eq!(admin.get("/desk/audit.csv?who=nobody%40ville.example").await.text().lines().count(), 1);
    }
}

#[tokio::test]
async fn secrets_of_addresses_are_not_logged() {
    let site = Site::new().await;
    let accounts = Accounts::new(site.app.db.clone(), site.app.portal.web.clone());
    let link = accounts.first_link().await.unwrap().unwrap();
    let token = link.split_once("token=").unwrap().1.to_owned();
    let (lines, guard) = site::log("malines=trace,accounts=trace,web=trace");
    site.get(&format!("/desk/links?token={token}")).await;
    let given = [("token", token.as_str()), ("email", "a@villes.example"), ("name", "Camille"), ("language", "fr")];
    site.post("/desk/links", &given).await;
    drop(guard);
    let text = lines.text();
    assert!(text.contains("/desk/links"), "{text}");
    assert!(!text.contains(&token) && !text.contains("a@villes.example"), "{text}");
}
