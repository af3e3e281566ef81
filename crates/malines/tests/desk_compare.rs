//! A translation beside its source, and two people on one body, through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::Role;
use site::{Site, staff::Staff};

/// Makes an article in French with this body. Says its address at the desk.
async fn make(editor: &Staff<'_>, markdown: &str) -> String {
    let answer = editor.post("/desk/articles/new", &[("title", "Villes et migration"), ("language", "fr")]).await;
    let text = answer.header("location").split('?').next().unwrap().to_owned();
    let saved = editor.fill(&text, &[("markdown", markdown)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    text
}

/// The names of a page's fields for blocks.
async fn blocks(editor: &Staff<'_>, page: &str) -> Vec<String> {
    let form = editor.form(page).await;
    form.into_iter().map(|(name, _)| name).filter(|name| name.starts_with("block-")).collect()
}

#[tokio::test]
async fn a_translation_is_written_block_by_block_and_told_what_changed_since() {
    for site in Site::each().await {
        let editor = site.staff(Role::Editor).await;
        let text = make(&editor, "Les villes se réunissent.\n\n## Programme\n\nLe matin, accueil.\n").await;
        let spanish = text.replace("/fr", "/es");
        assert_eq!(editor.post(&format!("{spanish}/text"), &[]).await.status, 303);
        let beside = format!("{spanish}/beside");
        let names = blocks(&editor, &beside).await;
        assert_eq!(names.len(), 3);
        let written = [
            ("title", "Ciudades y migración"),
            (names[0].as_str(), "Las ciudades se **reúnen**."),
            (names[1].as_str(), "## Programa"),
        ];
        let saved = editor.fill(&beside, &written).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let page = editor.get(&beside).await.text();
        assert!(
            page.contains("Las ciudades se **reúnen**.") && !page.contains("Changed since the translation"),
            "{page}"
        );
        assert_eq!(page.matches("To translate").count(), 1, "{page}");
        assert!(editor.get(&spanish).await.text().contains("## Programa"));

        let changed = "Les villes et les régions se réunissent.\n\n## Programme\n\nLe matin, accueil.\n";
        assert_eq!(editor.fill(&text, &[("markdown", changed)]).await.status, 303);
        let page = editor.get(&beside).await.text();
        assert_eq!(page.matches("Changed since the translation").count(), 1, "{page}");
        assert!(page.contains("<ins>") && page.contains("et les régions"), "{page}");

        let followed = [(names[0].as_str(), "Las ciudades y las regiones se reúnen.")];
        assert_eq!(editor.fill(&beside, &followed).await.status, 303);
        assert!(!editor.get(&beside).await.text().contains("Changed since the translation"));
    }
}

#[tokio::test]
async fn a_translation_that_somebody_changed_meanwhile_is_not_overwritten() {
    for site in Site::each().await {
        let (one, other) = (site.staff(Role::Editor).await, site.staff(Role::Editor).await);
        let text = make(&one, "Les villes se réunissent.").await;
        let spanish = text.replace("/fr", "/es");
        one.post(&format!("{spanish}/text"), &[]).await;
        let beside = format!("{spanish}/beside");
        let mut late = other.form(&beside).await;
        assert_eq!(one.fill(&beside, &[("title", "Ciudades")]).await.status, 303);
        late.retain(|(name, _)| name != "title");
        let mut late: Vec<_> = late.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        late.push(("title", "Villas"));
        let answer = other.post(&beside, &late).await;
        assert_eq!(answer.status, 409);
        assert!(answer.text().contains("Villas"), "what was written is still there");
        assert!(one.get(&beside).await.text().contains("Ciudades"));
    }
}

#[tokio::test]
async fn two_versions_of_a_body_come_together_block_by_block() {
    for site in Site::each().await {
        let (one, other) = (site.staff(Role::Editor).await, site.staff(Role::Editor).await);
        let text = make(&one, "Le matin, accueil.\n\nÀ midi, repas.\n\nLe soir, débat.").await;
        let mut late = other.form(&text).await;
        let theirs = "Le matin, accueil.\n\nÀ midi, repas froid.\n\nLe soir, débat et concert.";
        assert_eq!(one.fill(&text, &[("markdown", theirs)]).await.status, 303);
        late.retain(|(name, _)| name != "markdown");
        let mine = "Le matin, accueil et café.\n\nÀ midi, repas chaud.\n\nLe soir, débat.";
        let mut late: Vec<_> = late.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        late.push(("markdown", mine));
        let answer = other.post(&text, &late).await;
        assert_eq!(answer.status, 409);

        let mut form = site::dom::parse(&answer.text()).form("edit");
        let choices: Vec<_> =
            form.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("merge-")).collect();
        assert_eq!(choices.len(), 1, "one block was changed by both: {form:?}");
        form.retain(|(name, _)| *name != choices[0]);
        form.push((choices[0].clone(), "theirs".into()));
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = other.post(&text, &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let page = other.get(&text).await.text();
        for words in ["accueil et café", "repas froid", "débat et concert"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("repas chaud"), "{page}");
    }
}
