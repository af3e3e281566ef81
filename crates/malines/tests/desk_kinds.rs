//! What only a kind has, at the desk: pages with their role and their place in the tree; through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{Language, Role};
use site::{Site, staff::Staff};

/// Makes a page in French. Says its address at the desk and its id.
async fn make(editor: &Staff<'_>, title: &str) -> (String, String) {
    let answer = editor.post("/desk/pages/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let text = answer.header("location").split('?').next().unwrap().to_owned();
    let id = text.split('/').nth(3).unwrap().to_owned();
    (text, id)
}

async fn publish(editor: &Staff<'_>, text: &str, more: &[(&str, &str)]) -> site::Answer {
    let mut fields = vec![("facts", "yes")];
    fields.extend_from_slice(more);
    editor.post(&format!("{}/publishing", text.rsplit_once('/').unwrap().0), &fields).await
}

#[tokio::test]
async fn a_page_gets_its_role_and_the_change_of_it_is_told_before_it_is_published() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let (text, _) = make(&editor, "Accessibilité").await;
        let form = editor.get(&text).await.text();
        assert!(form.contains(&site.word(Language::EN, "pages-form-role")), "{form}");
        let forged = editor.fill(&text, &[("role", "forged")]).await;
        assert_eq!(forged.status, 422);
        assert_eq!(editor.fill(&text, &[("role", "eco-design")]).await.status, 303);
        assert_eq!(publish(&editor, &text, &[("text", "fr")]).await.status, 303);
        let page = site.get("/fr/accessibilite").await;
        assert!(page.text().contains(&site.word(Language::FR, "pages-eco-weight")), "{}", page.text());

        assert_eq!(editor.fill(&text, &[("role", "accessibility")]).await.status, 303);
        assert_eq!(publish(&editor, &text, &[]).await.status, 303);
        let page = site.get("/fr/").await.text();
        let shown =
            format!("<a href=\"/fr/accessibilite\">{}</a>", site.word(Language::FR, "portal-accessibility-none"));
        assert!(page.contains(&shown), "the footer finds it by its role: {page}");
        assert_eq!(editor.fill(&text, &[("role", "eco-design")]).await.status, 303);
        assert_eq!(publish(&editor, &text, &[]).await.status, 303);
        assert_eq!(editor.fill(&text, &[("role", "")]).await.status, 303);
        let publishing = editor.get(&format!("{}/publishing", text.rsplit_once('/').unwrap().0)).await.text();
        let told =
            format!("{}: {}", site.word(Language::EN, "pages-form-role"), site.word(Language::EN, "pages-role-none"));
        assert!(publishing.replace(['\u{2068}', '\u{2069}'], "").contains(&told), "{publishing}");
        assert_eq!(publish(&editor, &text, &[]).await.status, 303, "facts may be published alone");
        let page = site.get("/fr/accessibilite").await.text();
        assert!(!page.contains(&site.word(Language::FR, "pages-eco-weight")));
        let article = editor.post("/desk/articles/new", &[("title", "Bonjour"), ("language", "fr")]).await;
        let article = article.header("location").split('?').next().unwrap().to_owned();
        let form = editor.get(&article).await.text();
        assert!(!form.contains("name=\"role\"") && !form.contains("name=\"parent\""), "an article has neither");
    }
}

#[tokio::test]
async fn a_page_moves_in_the_tree_and_its_former_addresses_lead_on() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let (network, network_id) = make(&editor, "Le réseau").await;
        let (help, help_id) = make(&editor, "Aide").await;
        let (rules, rules_id) = make(&editor, "Règles").await;
        assert_eq!(editor.fill(&rules, &[("parent", &network_id)]).await.status, 303);
        assert_eq!(publish(&editor, &network, &[("text", "fr")]).await.status, 303);
        assert_eq!(publish(&editor, &rules, &[("text", "fr")]).await.status, 303);
        assert_eq!(site.get("/fr/le-reseau/regles").await.status, 200);

        // Another page of that slug stands at the first level.
        let (other, _) = make(&editor, "Règles").await;
        assert_eq!(publish(&editor, &other, &[("text", "fr")]).await.status, 303);
        assert_eq!(site.get("/fr/regles").await.status, 200);

        let reserved = publish(&editor, &help, &[("text", "fr"), ("slug-fr", "agenda")]).await;
        assert_eq!(reserved.status, 422, "a word of the site's own");
        assert_eq!(publish(&editor, &help, &[("text", "fr"), ("slug-fr", "soutien")]).await.status, 303);
        assert_eq!(editor.fill(&rules, &[("parent", &help_id)]).await.status, 303);
        assert_eq!(site.get("/fr/le-reseau/regles").await.status, 200, "a draft moves nothing");
        assert_eq!(publish(&editor, &rules, &[]).await.status, 303);
        assert_eq!(site.get("/fr/soutien/regles").await.status, 200);
        let moved = site.get("/fr/le-reseau/regles").await;
        assert_eq!((moved.status, moved.header("location")), (301, "/fr/soutien/regles"));

        assert_eq!(editor.fill(&help, &[("parent", &network_id)]).await.status, 422, "it contains a page");
        for bad in [rules_id.as_str(), network_id.as_str(), "0195e1a0-0000-7000-8000-000000000001", "nowhere"] {
            assert_eq!(editor.fill(&network, &[("parent", bad)]).await.status, 422, "{bad}");
        }
        let taken = editor.fill(&rules, &[("parent", "")]).await;
        assert_eq!(taken.status, 422, "another page of that address stands there");
        assert_eq!(editor.fill(&format!("{rules}/address"), &[("slug", "reglement")]).await.status, 303);
        assert_eq!(editor.fill(&rules, &[("parent", "")]).await.status, 303);
        assert_eq!(publish(&editor, &rules, &[]).await.status, 303);
        assert_eq!(site.get("/fr/reglement").await.status, 200);
        for former in ["/fr/soutien/regles", "/fr/soutien/reglement", "/fr/le-reseau/regles"] {
            assert_eq!(site.get(former).await.header("location"), "/fr/reglement", "{former}");
        }
    }
}

#[tokio::test]
async fn two_drafts_that_would_contain_each_other_are_refused_when_published() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let (one, one_id) = make(&editor, "Un").await;
        let (two, two_id) = make(&editor, "Deux").await;
        for text in [&one, &two] {
            assert_eq!(publish(&editor, text, &[("text", "fr")]).await.status, 303);
        }
        assert_eq!(editor.fill(&one, &[("parent", &two_id)]).await.status, 303);
        assert_eq!(editor.fill(&two, &[("parent", &one_id)]).await.status, 303);
        assert_eq!(publish(&editor, &one, &[]).await.status, 303);
        assert_eq!(publish(&editor, &two, &[]).await.status, 422);
        assert_eq!(site.get("/fr/deux/un").await.status, 200);
        assert_eq!(site.get("/fr/deux").await.status, 200);
    }
}
