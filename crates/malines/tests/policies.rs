//! Who may ask what and do what: every address and every form of the desk, by every role and by roles that hold elsewhere. The
//! tables are snapshots, so that a door that opens is seen in the review; what must never open is asserted.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::{collections::BTreeMap, fmt::Write as _};

use accounts::{ROLES, role_name};
use axum::{body::Body, http::Request};
use kernel::{AccountId, Actor, Grant, Language, PartyId, Role, ThemeId, Verb};
use malines::rooms;
use publication::{Audience, Presence};
use site::{
    Answer, Site,
    crawl::{Form, Found, crawl, forms_by_hand, patterns},
    peopled::{Things, people, words},
};

/// What everybody who is signed in may ask: their own account, and help.
const OWN: [&str; 7] =
    ["/desk/me", "/desk/sign-in", "/desk/sign-out", "/desk/recovery", "/desk/links", "/desk/help", "/desk/proof"];

fn is_own(path: &str) -> bool {
    OWN.iter().any(|own| path == *own || path.starts_with(&format!("{own}/")))
}

/// Who asks: a name for the table, and what they were granted; nothing where it is a stranger.
fn askers() -> Vec<(String, Option<Grant>)> {
    let nowhere = db::Uuid::from_u128(0x0195_e1a0_0000_7000_8000_0000_0000_0001);
    let publisher = Grant::everywhere(Role::Publisher);
    let mut all = vec![("stranger".to_owned(), None)];
    all.extend(ROLES.map(|role| (role_name(role).to_owned(), Some(Grant::everywhere(role)))));
    for (name, grant) in [
        ("publisher of pages", Grant { kind: Some("page".into()), ..publisher.clone() }),
        ("publisher in Spanish", Grant { language: Some(Language::ES), ..publisher.clone() }),
        ("publisher of a theme", Grant { theme: Some(ThemeId(nowhere)), ..publisher.clone() }),
        ("publisher for a party", Grant { party: Some(PartyId(nowhere)), ..publisher }),
        ("administrator of articles", Grant { kind: Some("article".into()), ..Grant::everywhere(Role::Administrator) }),
    ] {
        all.push((name.to_owned(), Some(grant)));
    }
    all
}

/// Whether the role holds elsewhere than where the texts of a peopled site are.
fn is_elsewhere(name: &str) -> bool {
    name.starts_with("publisher ")
}

async fn ask(site: &Site, who: Option<&Grant>, path: &str) -> Answer {
    match who {
        Some(grant) => site.staff_with(vec![grant.clone()]).await.get(path).await,
        None => site.get(path).await,
    }
}

/// An address of each pattern: of the draft, where it is a text's; what was found, else something that is not there.
fn addresses(found: &Found, things: &Things) -> BTreeMap<String, String> {
    let nothing = "0195e1a0-0000-7000-8000-000000000001";
    let one = things.draft.trim_end_matches("/fr");
    let address = |pattern: String| {
        let of_draft = pattern
            .replace("/desk/{room}/{id}/{language}", &things.draft)
            .replace("/desk/{room}/{id}", one)
            .replace("{room}", "articles");
        let known = found.pages.get(&pattern).and_then(|pages| pages.iter().next().cloned());
        let invented = of_draft
            .replace("{id}", nothing)
            .replace("{language}", "fr")
            .replace("{registration}", nothing)
            .replace("{number}", "1")
            .replace("{sort}", "organisation")
            .replace("{page}", "publish")
            .replace("{slug}", "publish");
        (pattern.clone(), if pattern.starts_with("/desk/{room}/{id}") { invented } else { known.unwrap_or(invented) })
    };
    patterns().into_iter().map(address).collect()
}

#[tokio::test]
async fn every_address_is_answered_by_role() {
    let site = Site::new().await;
    let things = people(&site).await;
    let found = crawl(&site.staff(Role::Administrator).await, &things.seeds).await;
    let (mut table, mut faults) = (String::new(), Vec::new());
    for (pattern, path) in addresses(&found, &things) {
        let _ = write!(table, "{pattern}:");
        for (name, grant) in askers() {
            let answer = ask(&site, grant.as_ref(), &path).await;
            let _ = write!(table, " {name} {},", answer.status);
            let text = String::from_utf8_lossy(&answer.bytes);
            let secret: &[&str] = match (name.as_str(), is_own(&path)) {
                (_, true) => &[],
                ("stranger", _) => &words::ALL,
                ("member", _) => &words::INSIDE,
                // The library is one, and a member's text is everybody's who is signed in.
                (name, _) if is_elsewhere(name) => &words::INSIDE[..4],
                _ => &[],
            };
            let told = secret.iter().filter(|word| text.contains(**word));
            faults.extend(told.map(|word| format!("{name} is told of {word} by {path}")));
            if answer.status >= 500 || (name == "stranger" && answer.status == 200 && !is_own(&path)) {
                faults.push(format!("{name} {path}: {}", answer.status));
            }
        }
        table.push('\n');
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    insta::assert_snapshot!("asked", table);
}

/// What undoes what others of the same site are asked about comes last.
fn is_last(form: &Form) -> bool {
    let ends = ["erasing", "removal", "ending", "merging", "sign-out", "sessions/end", "state", "revoking", "draft"];
    ends.iter().any(|end| form.action.ends_with(end)) || form.fields.iter().any(|field| field.value == "withdraw")
}

#[tokio::test]
async fn every_form_is_answered_by_role() {
    let mut forms: Vec<(String, Form)> = Vec::new();
    let mut table: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, grant) in askers() {
        // A site for each: the same in all, since time and chance are.
        let site = Site::new().await;
        let things = people(&site).await;
        if forms.is_empty() {
            let found = crawl(&Site::staff(&site, Role::Administrator).await, &things.seeds).await;
            forms = found.forms.into_iter().chain(forms_by_hand(&things)).collect();
            forms.sort_by_key(|(name, form)| (is_last(form), name.clone()));
        }
        for (form, sent) in &forms {
            let answer = match &grant {
                Some(grant) => site.staff_with(vec![grant.clone()]).await.send(sent).await,
                None => site.post(&sent.action, &sent.pairs()).await,
            };
            let changes = [200, 201, 303].contains(&answer.status);
            let kept =
                name == "stranger" || name == "member" || (is_elsewhere(&name) && sent.action.contains("/articles/"));
            if answer.status >= 500 || (changes && kept && !is_own(&sent.action)) {
                faults.push(format!("{name} {form}: {}", answer.status));
            }
            let _ = write!(table.entry(form.clone()).or_default(), " {name} {},", answer.status);
        }
        let live = site.get("/fr/actualites").await.text();
        if kept_out(&name) {
            assert!(live.contains("Vivant"), "{name} took a text away");
            assert!(!words::INSIDE.iter().any(|word| live.contains(word)), "{name} published: {live}");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let rows: Vec<String> = table.into_iter().map(|(form, row)| format!("{form}:{row}")).collect();
    insta::assert_snapshot!("posted", rows.join("\n"));
}

fn kept_out(name: &str) -> bool {
    !["publisher", "administrator", "administrator of articles"].contains(&name)
}

/// Every route of the product: a new one is a new row. And no form of the desk is left out of the walk.
#[tokio::test]
async fn no_route_is_without_its_row() {
    let site = Site::new().await;
    let things = people(&site).await;
    let found = crawl(&site.staff(Role::Administrator).await, &things.seeds).await;
    let by_hand = forms_by_hand(&things);
    let of = |form: &Form| site::crawl::pattern(&form.action);
    let walked: Vec<String> = found.forms.values().chain(by_hand.iter().map(|(_, form)| form)).map(of).collect();
    let (mut rows, mut left_out) = (Vec::new(), Vec::new());
    let routes = portal::routes(&malines::subjects()).into_iter();
    for route in routes.chain(rooms().into_iter().flat_map(|room| room.routes)) {
        let path = route.path.replace(['{', '}', '*'], "");
        let asked = Request::builder().method("QUERY").uri(&path).header("host", "villes.example");
        let methods = site.ask(asked.body(Body::empty()).unwrap()).await.header("allow").to_owned();
        let verb = format!("{:?}", route.verb).to_lowercase();
        rows.push(format!("{}: {verb} {methods}{}", route.path, if route.stored { " stored" } else { "" }));
        if route.path.starts_with("/desk") && methods.contains("POST") {
            left_out.extend((!walked.contains(&route.path)).then(|| route.path.clone()));
        }
        assert!(!(route.stored && route.path.starts_with("/desk")), "{} is stored", route.path);
    }
    assert_eq!(left_out, Vec::<String>::new(), "no form of these is walked: name one in forms_by_hand");
    rows.sort();
    insta::assert_snapshot!("routes", rows.join("\n"));
}

/// Preview, history, file, list, feed, map of the site; by HEAD, by a range, by a tag that somebody else was given.
#[tokio::test]
async fn a_stranger_gets_nothing_by_a_side_door() {
    for site in Site::each().await {
        let things = people(&site).await;
        let member = site.staff(Role::Member).await;
        let admin = site.staff(Role::Administrator).await;
        let id = things.file.rsplit_once('/').unwrap().1.replace('-', "");
        let file = format!("/fichiers/{id}/fichiersecret.csv");
        let given = admin.get(&file).await;
        assert_eq!((given.status, given.header("cache-control")), (200, "private, no-store"));
        let tag = given.header("etag").to_owned();
        let slug = |word: &str| format!("/fr/actualites/{}", word.to_lowercase());
        let secret = [slug(words::DRAFT), slug(words::PLANNED), slug(words::ASKED), slug(words::MEMBERS), file];
        for (path, inside) in secret.iter().zip([true, true, true, false, true]) {
            for headers in [
                &[][..],
                &[("if-none-match", tag.as_str())],
                &[("if-none-match", "*")],
                &[("range", "bytes=0-3")],
                &[("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")],
                &[("accept", "application/json")],
            ] {
                for method in ["GET", "HEAD"] {
                    let answer = asked(&site, method, path, headers).await;
                    assert!([401, 403, 404].contains(&answer.status), "{method} {path} {headers:?}: {}", answer.status);
                    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
                    assert!(!words::ALL.iter().any(|word| text.contains(word)), "{path}: {text}");
                    assert_eq!(answer.header("etag"), "", "{path}");
                }
            }
            assert_eq!(member.get(path).await.status, if inside { 404 } else { 200 }, "{path}");
        }
        assert_eq!(admin.ask("HEAD", &secret[4], &[("range", "bytes=0-3")], Vec::new()).await.status, 206);
        let pages = public_pages(&site).await;
        assert!(pages.len() > 10, "{pages:?}");
        for path in pages {
            let text = String::from_utf8_lossy(&site.get(&path).await.bytes).into_owned();
            let told: Vec<_> = words::ALL.iter().filter(|word| text.contains(**word)).collect();
            assert!(told.is_empty(), "a stranger is told of {told:?} by {path}");
            let text = String::from_utf8_lossy(&member.get(&path).await.bytes).into_owned();
            let told: Vec<_> = words::INSIDE.iter().filter(|word| text.contains(**word)).collect();
            assert!(told.is_empty(), "a member is told of {told:?} by {path}");
            // What a member reads is never kept for strangers.
            assert!(!site.get(&path).await.text().contains(words::MEMBERS), "{path}");
        }
        // Another kind's address of the same thing, and a thing of another kind.
        for path in [things.draft.replace("/articles/", "/pages/"), things.file.replace("/media/", "/articles/")] {
            assert_eq!(admin.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(site.get("/fr/actualites/retire").await.status, 410);
    }
}

async fn asked(site: &Site, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("host", "villes.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    site.ask(request.body(Body::empty()).unwrap()).await
}

/// What the public site links to, its feeds and its map.
async fn public_pages(site: &Site) -> Vec<String> {
    let mut all: Vec<String> =
        ["/fr/", "/sitemap.xml", "/sitemap/1.xml", "/robots.txt", "/fr/actualites?q=secret"].map(str::to_owned).into();
    let mut at = 0;
    while at < all.len() && all.len() < 60 {
        let text = site.get(&all[at]).await;
        if text.header("content-type").starts_with("text/html") {
            let page = site::dom::parse(&text.text());
            let links = page.elements.iter().filter(|element| matches!(element.name.as_str(), "a" | "link"));
            for href in links.map(|link| link.get("href").trim_start_matches("https://villes.example").to_owned()) {
                let href = href.split('#').next().unwrap_or_default().to_owned();
                if href.starts_with('/') && !href.starts_with("/assets") && !all.contains(&href) {
                    all.push(href);
                }
            }
        }
        at += 1;
    }
    all
}

fn person(role: Role) -> Actor {
    Actor::Person { id: AccountId::nil(), grants: vec![Grant::everywhere(role)] }
}

/// A row of a table: what is asked, and which roles may.
fn row(what: &str, may: impl Fn(&Actor) -> bool) -> String {
    let actors =
        std::iter::once(("stranger", Actor::Anonymous)).chain(ROLES.map(|role| (role_name(role), person(role))));
    let who: Vec<&str> = actors.filter(|(_, actor)| may(actor)).map(|(name, _)| name).collect();
    format!("{what}: {}\n", if who.is_empty() { "nobody".to_owned() } else { who.join(", ") })
}

/// The policy of every room, as a table.
#[test]
fn the_policy_of_every_room_is_a_table() {
    let verbs = [Verb::Read, Verb::Preview, Verb::Write, Verb::Publish, Verb::Send, Verb::Configure];
    let mut table = String::new();
    for act in accounts::policy::Act::ALL {
        let other = Some(AccountId(db::Uuid::max()));
        table += &row(&format!("accounts: {act:?} of another"), |actor| accounts::policy::may(actor, act, other));
        let own = Some(AccountId::nil());
        table += &row(&format!("accounts: {act:?} of oneself"), |actor| accounts::policy::may(actor, act, own));
    }
    for (reach, name) in [(media::Reach::Inside, "inside"), (media::Reach::Readers, "readers get it")] {
        for verb in verbs {
            table += &row(&format!("media: {verb:?}, {name}"), |actor| media::may(actor, verb, reach));
        }
    }
    for presence in [Presence::Never, Presence::Live, Presence::Archived, Presence::Withdrawn] {
        for audience in [Audience::Public, Audience::Members] {
            for verb in verbs {
                let (kind, language) = ("article", Language::FR);
                let thing = publication::Thing { kind, language, presence, audience, themes: &[] };
                let what = format!("publication: {verb:?}, {presence:?} for {audience:?}");
                table += &row(&what, |actor| publication::may(actor, verb, &thing));
            }
        }
    }
    for presence in [Presence::Never, Presence::Live] {
        let (kind, language, audience) = ("article", Language::FR, Audience::Public);
        let text = publication::Thing { kind, language, presence, audience, themes: &[] };
        table +=
            &row(&format!("relations: link, {presence:?}"), |actor| relations::may(actor, std::slice::from_ref(&text)));
    }
    for act in desk::policy::Act::ALL {
        table += &row(&format!("desk: {act:?}"), |actor| desk::policy::may(actor, act));
    }
    insta::assert_snapshot!("tables", table);
    let mut files = site::sources("policy.rs");
    files.sort();
    let known = ["accounts/src", "desk/src/site", "media/src", "publication/src", "relations/src"];
    assert_eq!(files, known.map(|path| format!("crates/platform/{path}/policy.rs")), "a policy that no table shows");
}
