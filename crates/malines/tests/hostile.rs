//! Every form of the desk, sent as no browser of an honest person would: each gets an answer that says what is wrong, keeps what
//! was typed, and lets nothing through to a page.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::Role;
use site::{
    Answer, Site,
    crawl::{Form, Input, crawl, forms_by_hand, multipart},
    dom,
    peopled::{Things, article, people, publishing, upload},
    staff::Staff,
};

/// Would act, if it were ever printed as it came.
const ACTING: &str = "\"><script>g1()</script><img src=x onerror=g1()>";
/// What a page never holds.
const NEVER: [&str; 2] = ["<script>g1", "<img src=x"];

/// Something that is done to the fields of a form.
struct Attack {
    name: &'static str,
    /// The value in place of one; nothing where it stays.
    value: fn(&Input) -> Option<String>,
}

const ATTACKS: [Attack; 8] = [
    Attack { name: "markup", value: |field| is_typed(field).then(|| ACTING.to_owned()) },
    Attack { name: "markup everywhere", value: |_| Some(ACTING.to_owned()) },
    Attack {
        name: "controls",
        value: |field| is_typed(field).then(|| "a\u{1}\u{7f}\u{85}\r\nSet-Cookie: g=1".to_owned()),
    },
    Attack {
        name: "directions",
        value: |field| is_typed(field).then(|| "\u{202e}\u{2066}gpj.exe\u{200f}\u{feff}".to_owned()),
    },
    Attack { name: "nothing", value: |_| Some(String::new()) },
    Attack {
        name: "forged ids",
        value: |field| is_id(field).then(|| "0195e1a0-0000-7000-8000-00000000ffff".to_owned()),
    },
    Attack { name: "numbers", value: |_| Some("-99999999999999999999".to_owned()) },
    Attack { name: "links", value: |field| is_typed(field).then(|| "javascript:g1()".to_owned()) },
];

/// Whether somebody types into it.
fn is_typed(field: &Input) -> bool {
    matches!(
        field.kind.as_str(),
        "text" | "textarea" | "search" | "url" | "email" | "" | "password" | "datetime-local" | "number"
    )
}

fn is_id(field: &Input) -> bool {
    field.value.parse::<db::Uuid>().is_ok()
}

fn attacked(form: &Form, attack: &Attack) -> Form {
    let field =
        |field: &Input| Input { value: (attack.value)(field).unwrap_or_else(|| field.value.clone()), ..field.clone() };
    Form { fields: form.fields.iter().map(field).collect(), ..form.clone() }
}

/// What is wrong with an answer.
fn faults(answer: &Answer, sent: &Form, what: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(&answer.bytes);
    let mut faults = Vec::new();
    if answer.status >= 500 {
        faults.push(format!("{what}: {}", answer.status));
    }
    faults.extend(printed(answer).map(|never| format!("{what} prints {never}")));
    if !answer.header("set-cookie").is_empty() && answer.header("set-cookie").contains("g=1") {
        faults.push(format!("{what} sets a cookie"));
    }
    if answer.status == 422 && answer.header("content-type").starts_with("text/html") {
        let page = dom::parse(&text);
        let is_said = |element: &dom::Element| element.is("id", "problems") || element.has_class("error");
        if !page.elements.iter().any(is_said) {
            faults.push(format!("{what}: what is wrong is not said"));
        }
        faults.extend(lost(&page, sent).into_iter().map(|name| format!("{what}: what was typed into {name} is lost")));
    }
    faults
}

/// What a page holds and never should; a file to be saved may.
fn printed(answer: &Answer) -> impl Iterator<Item = &'static str> {
    let is_page = answer.header("content-type").starts_with("text/html");
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    NEVER.into_iter().filter(move |never| is_page && text.contains(never))
}

/// What no browser shows again: secrets, and what a script puts in.
const HIDDEN: [&str; 7] = ["password", "current", "code", "username", "ceremony", "answer", "token"];

/// Fields that were typed into and that the page shows with something else in them.
fn lost(page: &dom::Page, sent: &Form) -> Vec<String> {
    let typed = sent.fields.iter().filter(|field| {
        matches!(field.kind.as_str(), "text" | "textarea" | "search" | "url" | "email")
            && !HIDDEN.contains(&field.name.as_str())
            && !sent.action.ends_with("/me/passkeys")
    });
    let is_lost = |field: &&Input| {
        let same = |element: &dom::Element| {
            element.get("name") == field.name && element.get("autocomplete") != "one-time-code"
        };
        let shown: Vec<&dom::Element> = page.elements.iter().filter(|element| same(element)).collect();
        let value = |element: &dom::Element| match element.name.as_str() {
            "textarea" => element.own.clone(),
            _ => element.get("value").to_owned(),
        };
        let plain = |text: &str| {
            text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{1}', '\u{7f}', '\u{85}'], "")
        };
        !field.value.trim().is_empty()
            && !shown.is_empty()
            && !shown.iter().any(|own| plain(&value(own)) == plain(&field.value))
    };
    typed.filter(is_lost).map(|field| field.name.clone()).collect()
}

/// The forms in an order in which what undoes comes last.
async fn forms(site: &Site, things: &Things) -> Vec<(String, Form)> {
    let found = crawl(&site.staff(Role::Administrator).await, &things.seeds).await;
    let mut forms: Vec<_> = found.forms.into_iter().chain(forms_by_hand(things)).collect();
    let ends = ["erasing", "removal", "ending", "merging", "sign-out", "state", "presence", "settings"];
    forms.sort_by_key(|(name, form)| (ends.iter().any(|end| form.action.ends_with(end)), name.clone()));
    forms
}

/// A body as the form has it, in the form's own type.
fn body(form: &Form) -> (String, Vec<u8>) {
    if form.with_files {
        return ("multipart/form-data; boundary=limit".into(), multipart(form));
    }
    let pairs = form.fields.iter().map(|field| format!("{}={}", field.name, web::address::value(&field.value)));
    ("application/x-www-form-urlencoded".into(), pairs.collect::<Vec<_>>().join("&").into_bytes())
}

async fn raw(staff: &Staff<'_>, form: &Form, kind: &str, body: Vec<u8>) -> Answer {
    staff.ask("POST", &form.action, &[("content-type", kind)], body).await
}

/// What is refused before it is read; with what it should get.
async fn refused(staff: &Staff<'_>, form: &Form) -> Vec<(&'static str, Answer, &'static [u16])> {
    let (kind, whole) = body(form);
    let foreign = async |headers: &[(&str, &str)]| {
        let headers: Vec<_> = [("content-type", kind.as_str())].iter().chain(headers).copied().collect();
        staff.ask_from("POST", &form.action, &headers, whole.clone()).await
    };
    let mut all: Vec<(&'static str, Answer, &'static [u16])> = vec![
        (
            "from another site",
            foreign(&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")]).await,
            &[403],
        ),
        ("from a neighbour", foreign(&[("sec-fetch-site", "same-site")]).await, &[403]),
        ("by another origin", foreign(&[("origin", "https://evil.example")]).await, &[403]),
        ("from nowhere", foreign(&[]).await, &[403]),
    ];
    if form.action.ends_with("/uploads") {
        return all;
    }
    let has_body = !form.fields.is_empty();
    let nul = String::from_utf8_lossy(&whole).replace('=', "=a%00b%C2%85").into_bytes();
    if has_body {
        all.push(("as JSON", raw(staff, form, "application/json", b"{}".to_vec()).await, &[400, 404, 409, 415, 303]));
    }
    if !form.with_files {
        all.push(("with a NUL", raw(staff, form, &kind, nul).await, &[200, 303, 400, 403, 404, 409, 410, 422]));
    }
    all
}

/// Walks every form with every attack. One base at a time, so that both run at once.
async fn walk(site: &Site) {
    let things = people(site).await;
    let mut all = Vec::new();
    for (name, form) in forms(site, &things).await {
        let staff = site.staff(Role::Administrator).await;
        let unread = Form { fields: Vec::new(), ..form.clone() };
        for (attack, answer, expected) in refused(&staff, &form).await {
            all.extend(faults(&answer, &unread, &format!("{name} {attack}")));
            if !expected.contains(&answer.status) {
                all.push(format!("{name} {attack}: {}", answer.status));
            }
        }
        for attack in &ATTACKS {
            let sent = attacked(&form, attack);
            if form.fields.is_empty() || (sent.fields == form.fields) {
                continue;
            }
            let staff = site.staff(Role::Administrator).await;
            all.extend(faults(&staff.send(&sent).await, &sent, &format!("{name} {}", attack.name)));
        }
        all.extend(odd(site, &name, &form).await);
    }
    all.extend(shown(site, &things).await);
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Fields twice, bytes that are no text, far too many, far too long.
async fn odd(site: &Site, name: &str, form: &Form) -> Vec<String> {
    let mut all = Vec::new();
    if form.with_files || form.fields.is_empty() {
        return all;
    }
    let (kind, whole) = body(form);
    let typed = form.fields.iter().find(|field| is_typed(field)).unwrap_or(&form.fields[0]);
    let twice = [whole.as_slice(), b"&", whole.as_slice()].concat();
    let broken = [whole.as_slice(), format!("&{}=%ff%fe&%ff=%c3%28", typed.name).as_bytes()].concat();
    let many = [whole.as_slice(), "&themes=x&theme=x".repeat(10_000).as_bytes()].concat();
    let long = format!("{}={}", typed.name, "m".repeat(1 << 20)).into_bytes();
    for (attack, body) in [("twice", twice), ("no text", broken), ("10,000 themes", many), ("a megabyte", long)] {
        let staff = site.staff(Role::Administrator).await;
        let answer = raw(&staff, form, &kind, body).await;
        all.extend(faults(&answer, &Form { fields: Vec::new(), ..form.clone() }, &format!("{name} {attack}")));
        if attack == "a megabyte" && answer.status < 300 {
            all.push(format!("{name} takes a megabyte: {}", answer.status));
        }
    }
    all
}

/// Whether anything that was sent acts on a page.
async fn shown(site: &Site, things: &Things) -> Vec<String> {
    let admin = site.staff(Role::Administrator).await;
    let found = crawl(&admin, &things.seeds).await;
    let mut all = Vec::new();
    let public = ["/fr/", "/fr/actualites", "/sitemap.xml", "/fr/actualites/feed.atom"].map(str::to_owned);
    for path in found.pages.into_values().flatten().chain(public) {
        let answer = admin.get(&path).await;
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        all.extend(printed(&answer).map(|never| format!("{path} prints {never}")));
        if answer.header("content-type").starts_with("text/html") {
            all.extend(site::unsound(&text).into_iter().map(|fault| format!("{path}: {fault}")));
            let page = dom::parse(&text);
            let acting = page.elements.iter().filter(|element| {
                ["href", "src", "action", "formaction"]
                    .iter()
                    .any(|name| element.get(name).trim().starts_with("javascript:"))
            });
            all.extend(acting.map(|element| format!("{path}: {element:?}")));
        }
    }
    all
}

#[tokio::test]
async fn no_form_breaks_on_sqlite() {
    walk(&Site::new().await).await;
}

#[tokio::test]
async fn no_form_breaks_on_postgresql() {
    for base in testkit::bases().await.unwrap().into_iter().skip(1) {
        walk(&Site::on(base).await).await;
    }
}

#[tokio::test]
async fn no_address_breaks_on_what_stands_in_its_query() {
    let (lines, _guard) = site::log("error");
    for site in Site::each().await {
        let things = people(&site).await;
        let admin = site.staff(Role::Administrator).await;
        let routes = portal::routes(&malines::subjects()).into_iter();
        for route in routes.chain(malines::rooms().into_iter().flat_map(|room| room.routes)) {
            let path = route.path.replace("/desk/{room}/{id}/{language}", &things.draft).replace("{room}", "articles");
            let path = path.replace(['{', '}', '*'], "");
            for name in route.params {
                for value in
                    ["%00", "a%00%01b", "%ff%c3", "%27%22--", "-1", "99999999999999999999", "%25%5f", &"m".repeat(3000)]
                {
                    for who in [Some(&admin), None] {
                        let target = format!("{path}?{name}={value}");
                        let answer = match who {
                            Some(admin) => admin.get(&target).await,
                            None => site.get(&target).await,
                        };
                        assert!(answer.status < 500, "{target}: {} {}", answer.status, lines.text());
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn what_a_clipboard_brings_unseen_is_in_no_page() {
    for site in Site::each().await {
        let admin = site.staff(Role::Administrator).await;
        let text = article(&admin, "Presse\u{1}papiers\u{b}d’ailleurs").await;
        let body = r#"{"type": "doc", "content": [{"type": "paragraph", "attrs": {"id": "b1"}, "content": [
            {"type": "text", "text": "Un\u0000\u0001 mot\uffff"}]}]}"#;
        let saved = admin.fill(&text, &[("body", body)]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        for page in [format!("{text}/preview"), text] {
            let page = admin.get(&page).await.text();
            assert!(page.contains("Un mot") && page.contains("Pressepapiers d’ailleurs"), "{page}");
            assert!(!page.contains(['\u{0}', '\u{1}', '\u{b}', '\u{ffff}']), "{page}");
        }
    }
}

#[tokio::test]
async fn what_is_sent_twice_is_there_once() {
    for site in Site::each().await {
        let admin = site.staff(Role::Administrator).await;
        let text = article(&admin, "Une fois").await;
        let count =
            async |sql: &str| db::Query::number(&site.app.db.snapshot().await.unwrap(), sql, vec![]).await.unwrap();
        for (path, fields, sql, times) in [
            (
                "/desk/users/new",
                &[("email", "a@ville.example"), ("role-0", "editor"), ("language", "fr")][..],
                "SELECT count(*) FROM account WHERE matching = 'a@ville.example'",
                1,
            ),
            ("/desk/redirects", &[("from", "/vieux"), ("to", "/fr/")], "SELECT count(*) FROM redirect", 1),
            ("/desk/themes/new", &[("kind", "topic"), ("name-fr", "Eau")], "SELECT count(*) FROM theme", 1),
            (&publishing(&text), &[("text", "fr"), ("facts", "yes")], "SELECT count(*) FROM text_revision", 1),
        ] {
            for _ in 0..2 {
                let answer = admin.post(path, fields).await;
                assert!([303, 404, 409, 422].contains(&answer.status), "{path}: {}", answer.text());
            }
            assert_eq!(count(sql).await, times, "{path}");
        }
        assert_eq!(upload(&admin, "a.csv", b"a;b\n").await, upload(&admin, "b.csv", b"a;b\n").await);
        let stale = admin.form(&text).await;
        assert_eq!(admin.fill(&text, &[("title", "Deux")]).await.status, 303);
        let pairs: Vec<_> =
            stale.iter().map(|(name, value)| (name.as_str(), if name == "title" { "Trois" } else { value })).collect();
        assert_eq!(admin.post(&text, &pairs).await.status, 409, "who was slower is asked");
    }
}

/// Whether whoever sends it is signed in no longer: by the sign-out, or since the account erased is their own.
fn ends_session(form: &Form) -> bool {
    form.action.contains("sign-out") || form.action.ends_with("/erasing")
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_language_of_whoever_sent_it() {
    let site = Site::new().await;
    let things = people(&site).await;
    let staff = site.staff(Role::Administrator).await;
    for language in kernel::Language::INTERFACE {
        assert_eq!(staff.post("/desk/me", &[("name", "Camille"), ("language", language.as_str())]).await.status, 303);
        for (_, form) in forms(&site, &things).await.iter().filter(|(_, form)| !ends_session(form)) {
            let empty = Form {
                fields: form.fields.iter().map(|field| Input { value: String::new(), ..field.clone() }).collect(),
                ..form.clone()
            };
            // A door speaks as the browser asks; one's own account is what is being changed.
            let others = ["/desk/me", "/desk/sign-in", "/desk/recovery", "/desk/links", "/state"];
            if others.iter().any(|other| form.action.contains(other)) {
                continue;
            }
            let answer = staff.send(&empty).await;
            assert_eq!(staff.get("/desk/me").await.status, 200, "still signed in after {}", form.action);
            if answer.status == 422 {
                let page = dom::parse(&answer.text());
                let said: Vec<_> =
                    page.elements.iter().filter(|own| own.is("id", "problems") || own.has_class("error")).collect();
                assert!(!said.is_empty(), "{}", form.action);
                for said in said {
                    assert_eq!(said.language, language.as_str(), "{}", form.action);
                    assert!(!said.text.contains("desk-") && !said.text.contains("accounts-"), "{}", said.text);
                }
            }
        }
    }
}

#[tokio::test]
async fn ten_thousand_themes_are_borne() {
    let site = Site::new().await;
    for chunk in 0..20 {
        let topics: Vec<_> = (0..500).map(|n| format!("{{\"topic\": \"t{chunk}-{n}\"}}")).collect();
        site.import(&site::line(&format!("k{chunk}"), "Beaucoup", &format!(", \"themes\": [{}]", topics.join(", "))))
            .await;
    }
    let admin = site.staff(Role::Administrator).await;
    let text = article(&admin, "Parmi dix mille").await;
    for path in [text.as_str(), "/desk/themes", "/desk/users/new", "/desk/articles", "/fr/", "/fr/actualites"] {
        let answer = admin.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.bytes.len() < 3 << 20, "{path}: {} bytes", answer.bytes.len());
    }
    let names: Vec<String> = (0..10_000).map(|n| format!("t{}-{}", n % 20, n / 20)).collect();
    let saved = admin.fill(&text, &[("themes", &names.join("\n"))]).await;
    assert!([303, 422].contains(&saved.status), "{}", saved.status);
}
