//! Who may ask what: every address of the desk, asked and posted to by every role. The table is a snapshot, so that a door that
//! opens is seen in the review; what must never open is asserted.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::fmt::Write as _;

use accounts::{ROLES, role_name};
use kernel::Role;
use malines::rooms;
use site::Site;

/// What everybody who is signed in may ask: their own account, and help.
const OWN: [&str; 7] =
    ["/desk/me", "/desk/sign-in", "/desk/sign-out", "/desk/recovery", "/desk/links", "/desk/help", "/desk/proof"];

fn is_own(path: &str) -> bool {
    OWN.iter().any(|own| path == *own || path.starts_with(&format!("{own}/")))
}

/// Every address of the desk, with things that are there in place of its variables.
fn addresses(publication: &str) -> Vec<String> {
    let routes = rooms().into_iter().flat_map(|room| room.routes).map(|route| route.path);
    let mut all: Vec<String> = routes
        .filter(|path| path.starts_with("/desk"))
        .map(|path| {
            let kind = path
                .replace("{room}", "articles")
                .replace("{language}", "fr")
                .replace("{number}", "1")
                .replace("{sort}", "organisation");
            let id =
                if kind.starts_with("/desk/articles") { publication } else { "0195e1a0-0000-7000-8000-000000000001" };
            kind.replace("{id}", id).replace("{page}", "publish").replace("{slug}", "publish")
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// A site with a draft that an editor wrote; the draft's publication.
async fn with_draft() -> (Site, String) {
    let site = Site::new().await;
    let made =
        site.staff(Role::Editor).await.post("/desk/articles/new", &[("title", "Secret"), ("language", "fr")]).await;
    let id = made.header("location").split('/').nth(3).unwrap().to_owned();
    (site, id)
}

#[tokio::test]
async fn every_address_is_answered_by_role() {
    let (site, id) = with_draft().await;
    let mut table = String::new();
    let mut open = Vec::new();
    for path in addresses(&id) {
        let shown = path.replace(&id, "ID");
        let answer = site.get(&path).await;
        let _ = write!(table, "{shown}: stranger {}", answer.status);
        if answer.status == 200 && !is_own(&path) {
            open.push(format!("a stranger reads {shown}"));
        }
        assert!(!answer.text().contains("Secret"), "a stranger is told of a draft by {shown}");
        for role in ROLES {
            let answer = site.staff(role).await.get(&path).await;
            let _ = write!(table, ", {} {}", role_name(role), answer.status);
            if role == Role::Member && !is_own(&path) {
                assert!(!answer.text().contains("Secret"), "a member is told of a draft by {shown}");
            }
            if answer.status >= 500 {
                open.push(format!("{shown} fails for {}", role_name(role)));
            }
        }
        table.push('\n');
    }
    assert!(open.is_empty(), "{}", open.join("\n"));
    insta::assert_snapshot!("asked", table);
}

#[tokio::test]
async fn no_form_is_taken_from_who_may_not() {
    let (site, id) = with_draft().await;
    let mut taken = Vec::new();
    for path in addresses(&id).into_iter().filter(|path| !is_own(path)) {
        let shown = path.replace(&id, "ID");
        for role in [Role::Member, Role::Contributor] {
            let answer =
                site.staff(role).await.post(&path, &[("action", "withdraw"), ("text", "fr"), ("facts", "yes")]).await;
            let changes = [200, 303].contains(&answer.status);
            // A contributor writes drafts; all else is for others.
            let writes = role == Role::Contributor
                && (shown.starts_with("/desk/articles/ID/fr") || shown.starts_with("/desk/media"));
            if (changes && !writes) || answer.status >= 500 {
                taken.push(format!("{} {shown}: {}", role_name(role), answer.status));
            }
        }
    }
    assert!(taken.is_empty(), "{}", taken.join("\n"));
    let stored = site.staff(Role::Editor).await.get(&format!("/desk/articles/{id}/fr")).await;
    assert!(stored.text().contains("Secret"), "the draft is what it was");
    assert_eq!(site.get("/fr/actualites/secret").await.status, 404, "and nothing of it was published");
}
