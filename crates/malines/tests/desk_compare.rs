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

#[tokio::test]
async fn words_that_only_a_kind_has_stand_beside_their_source_and_are_corrected() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let made = editor.post("/desk/agenda/new", &[("title", "Assises"), ("language", "fr")]).await;
        let text = made.header("location").split('?').next().unwrap().to_owned();
        let item = editor.form(&text).await.into_iter().find(|(name, _)| name == "session").unwrap().1;
        let named = |field: &str| format!("session-{item}-{field}");
        let (day, name) = (named("day"), named("name"));
        let filled = [
            ("session", item.as_str()),
            (day.as_str(), "2026-12-01"),
            (name.as_str(), "Ouverture"),
            ("address", "1 rue du Lys"),
        ];
        let saved = editor.fill(&text, &filled).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let spanish = text.replace("/fr", "/es");
        assert_eq!(editor.post(&format!("{spanish}/text"), &[]).await.status, 303);
        let beside = format!("{spanish}/beside");
        let page = editor.get(&beside).await.text();
        assert!(
            page.contains("Ouverture") && page.contains("1 rue du Lys") && page.contains("1 December 2026"),
            "{page}"
        );
        let written = [("title", "Asamblea"), (name.as_str(), "Apertura"), ("address", "Calle del Lis 1")];
        let saved = editor.fill(&beside, &written).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let form = editor.form(&spanish).await;
        for (name, value) in [(name.as_str(), "Apertura"), ("address", "Calle del Lis 1"), (day.as_str(), "2026-12-01")]
        {
            assert!(form.contains(&(name.to_owned(), value.to_owned())), "{name}: {form:?}");
        }
        let long = "x".repeat(501);
        let refused = editor.fill(&beside, &[(name.as_str(), &long)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(&format!("{name}-error")), "{}", refused.text());

        // What the source says of the row has changed since.
        assert_eq!(editor.fill(&text, &[(name.as_str(), "Ouverture solennelle")]).await.status, 303);
        let page = editor.get(&beside).await.text();
        assert_eq!(page.matches("Changed since the translation").count(), 1, "{page}");

        let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        assert_eq!(editor.post(&publishing, &[("text", "fr"), ("facts", "yes")]).await.status, 303);
        let correction = format!("{text}/correction");
        assert!(editor.get(&correction).await.text().contains("1 December 2026"), "which row it is");
        let corrected = editor.fill(&correction, &[(name.as_str(), "Séance solennelle")]).await;
        assert_eq!(corrected.status, 303, "{}", corrected.text());
        assert!(site.get("/fr/agenda/assises").await.text().contains("Séance solennelle"));
    }
}
