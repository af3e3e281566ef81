//! Links between publications: made at the desk, seen on both pages, by whom. Through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{Grant, Language, Role};
use site::{Site, line, staff::Staff};

/// The ids of the publications of these titles at the desk.
async fn ids<const N: usize>(staff: &Staff<'_>, titles: [&str; N]) -> [String; N] {
    let list = staff.get("/desk/articles").await.text();
    let page = site::dom::parse(&list);
    titles.map(|title| {
        let link = page.find("a", |a| a.text == title && a.get("href").starts_with("/desk/articles/"));
        let link = link.unwrap_or_else(|| panic!("{title} is not in {list}"));
        link.get("href").split('/').nth(3).unwrap().split(['?', '#']).next().unwrap().to_owned()
    })
}

/// What a page shows under a text: each heading with the titles under it.
async fn related(site: &Site, path: &str) -> Vec<(String, Vec<String>)> {
    told(&site.get(path).await.text())
}

fn told(html: &str) -> Vec<(String, Vec<String>)> {
    let page = site::dom::parse(html);
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for element in page.elements.iter().filter(|element| element.path.contains(" section.related")) {
        if element.name == "h2" && element.get("id").starts_with("related-") {
            parts.push((element.text.clone(), Vec::new()));
        } else if element.name == "a" && element.path.ends_with(" ul.cards li.card h3") {
            parts.last_mut().unwrap().1.push(element.text.clone());
        }
    }
    parts
}

fn part(heading: &str, titles: &[&str]) -> (String, Vec<String>) {
    (heading.to_owned(), titles.iter().map(ToString::to_string).collect())
}

async fn link(staff: &Staff<'_>, from: &str, relation: &str, to: &str) -> u16 {
    let fields = [("relation", relation), ("publication", to), ("q", "")];
    staff.post(&format!("/desk/articles/{from}/links"), &fields).await.status
}

#[tokio::test]
async fn a_link_is_seen_from_both_ends_and_is_silent_while_one_is_away() {
    for site in Site::each().await {
        site.import(&(line("a", "Rencontre", "") + &line("b", "Retour", "") + &line("c", "Suite", ""))).await;
        let editor = site.staff(Role::Publisher).await;
        let [event, report, sequel] = ids(&editor, ["Rencontre", "Retour", "Suite"]).await;
        assert_eq!(related(&site, "/fr/actualites/retour").await, []);

        let links = format!("/desk/articles/{report}/links");
        let found = editor.get(&format!("{links}?q=rencontre")).await.text();
        assert!(found.contains(&event) && !found.contains(&sequel), "{found}");
        assert_eq!(link(&editor, &report, "report-of", &event).await, 303);
        assert_eq!(link(&editor, &event, "see-also", &sequel).await, 303);
        let of_report = [part("Retour sur", &["Rencontre"])];
        assert_eq!(related(&site, "/fr/actualites/retour").await, of_report);
        let of_event = [part("Comptes rendus", &["Retour"]), part("Voir aussi", &["Suite"])];
        assert_eq!(related(&site, "/fr/actualites/rencontre").await, of_event);
        assert_eq!(related(&site, "/fr/actualites/suite").await, [part("Voir aussi", &["Rencontre"])]);
        assert!(site.queries("/fr/actualites/rencontre").await <= 4);

        let presence = format!("/desk/articles/{report}/fr/presence");
        assert_eq!(editor.post(&presence, &[("action", "withdraw")]).await.status, 303);
        assert_eq!(related(&site, "/fr/actualites/rencontre").await, [part("Voir aussi", &["Suite"])]);
        assert_eq!(editor.post(&presence, &[("action", "restore")]).await.status, 303);
        assert_eq!(related(&site, "/fr/actualites/rencontre").await, of_event);

        let page = editor.get(&format!("/desk/articles/{event}/links")).await.text();
        assert!(page.contains("Reports") && page.contains("Retour") && page.contains("See also"), "{page}");
        let removing = format!("/desk/articles/{event}/links/removing");
        let removed = editor.post(&removing, &[("link", &format!("reported-by~{report}"))]).await;
        assert_eq!(removed.status, 303, "{}", removed.text());
        assert_eq!(related(&site, "/fr/actualites/retour").await, []);
        let log = site.staff(Role::Administrator).await.get("/desk/audit").await.text();
        assert!(log.contains("removed a link between two publications"), "{log}");
    }
}

#[tokio::test]
async fn what_is_for_members_is_told_to_members_alone() {
    for site in Site::each().await {
        let lines = line("a", "Ouverte", "") + &line("b", "Interne", ", \"audience\": \"members\"");
        site.import(&lines).await;
        let editor = site.staff(Role::Publisher).await;
        let [open, inside] = ids(&editor, ["Ouverte", "Interne"]).await;
        assert_eq!(link(&editor, &open, "about", &inside).await, 303);
        assert_eq!(related(&site, "/fr/actualites/ouverte").await, []);
        let member = site.staff(Role::Member).await;
        let page = member.get("/fr/actualites/ouverte").await.text();
        assert_eq!(told(&page), [part("À propos de", &["Interne"])]);
    }
}

#[tokio::test]
async fn a_link_that_makes_no_sense_is_refused() {
    for site in Site::each().await {
        site.import(&(line("a", "Partie", "") + &line("b", "Tout", ""))).await;
        let editor = site.staff(Role::Publisher).await;
        let [a, b] = ids(&editor, ["Partie", "Tout"]).await;
        assert_eq!(link(&editor, &a, "part-of", &a).await, 422, "with itself");
        assert_eq!(link(&editor, &a, "part-of", &b).await, 303);
        assert_eq!(link(&editor, &b, "has-part", &a).await, 303, "the same, told by the other end");
        assert_eq!(link(&editor, &b, "part-of", &a).await, 422, "a part cannot contain the whole");
        assert_eq!(link(&editor, &a, "cousin-of", &b).await, 400);
        assert_eq!(link(&editor, &a, "see-also", "0195e1a0-0000-7000-8000-000000000001").await, 404);
        assert_eq!(related(&site, "/fr/actualites/partie").await, [part("Fait partie de", &["Tout"])]);
    }
}

#[tokio::test]
async fn what_readers_get_is_linked_by_who_publishes() {
    let site = Site::new().await;
    site.import(&(line("a", "Vivante", "") + &line("b", "Autre", ""))).await;
    let publisher = site.staff(Role::Publisher).await;
    let [live, other] = ids(&publisher, ["Vivante", "Autre"]).await;
    let contributor = site.staff(Role::Contributor).await;
    assert_eq!(link(&contributor, &live, "see-also", &other).await, 403);
    let draft = site::peopled::article(&contributor, "Brouillon").await;
    let draft = draft.split('/').nth(3).unwrap();
    assert_eq!(link(&contributor, draft, "about", &live).await, 303);
    assert_eq!(related(&site, "/fr/actualites/vivante").await, [], "nobody reads the draft yet");

    let of_pages = Grant { kind: Some("page".into()), ..Grant::everywhere(Role::Publisher) };
    let stranger = site.staff_with(vec![of_pages]).await;
    assert_eq!(stranger.get(&format!("/desk/articles/{live}/links")).await.status, 404);
    let in_spanish = Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Publisher) };
    let in_spanish = site.staff_with(vec![in_spanish]).await;
    assert_eq!(link(&in_spanish, &live, "see-also", &other).await, 404, "it has no text in Spanish");
    let full = publisher.get(&format!("/desk/articles/{live}/fr")).await.text();
    assert!(full.contains("On this subject") && full.contains("Brouillon"), "{full}");
}
