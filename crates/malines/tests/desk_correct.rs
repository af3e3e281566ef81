//! Correcting the live text while a draft waits, and the addresses of texts, through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{Grant, Language, Role};
use site::{Answer, Site, staff::Staff};

const BODY: &str = "Alpha.\n\nBêta.\n\nGamma.\n";

/// Makes an article in French. Says its address at the desk: `/desk/articles/ID/fr`.
async fn make(editor: &Staff<'_>, title: &str) -> String {
    let answer = editor.post("/desk/articles/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

async fn publish(editor: &Staff<'_>, text: &str, more: &[(&str, &str)]) -> Answer {
    let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
    let mut fields = vec![("text", "fr"), ("facts", "yes")];
    fields.extend_from_slice(more);
    editor.post(&publishing, &fields).await
}

/// A live article with a body of three blocks, and a draft that waits beside it.
async fn live_with_draft(editor: &Staff<'_>, draft: &[(&str, &str)]) -> String {
    let text = make(editor, "Bonjour").await;
    assert_eq!(editor.fill(&text, &[("markdown", BODY), ("standfirst", "Chapô.")]).await.status, 303);
    assert_eq!(publish(editor, &text, &[]).await.status, 303);
    assert_eq!(editor.fill(&text, draft).await.status, 303);
    text
}

#[tokio::test]
async fn a_live_text_is_corrected_at_once_and_the_draft_gets_it_too() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let draft = [("title", "Un long brouillon"), ("markdown", "Alpha du brouillon.\n\nBêta.\n\nGamma.\n")];
        let text = live_with_draft(&editor, &draft).await;
        let correction = format!("{text}/correction");
        assert!(editor.get(&text).await.text().contains(&correction), "the form leads there");
        let page = editor.get(&correction).await.text();
        assert!(page.contains("Alpha.") && !page.contains("Alpha du brouillon"), "it is of what readers have: {page}");
        let changes = [("standfirst", "Chapô corrigé."), ("markdown", "Alpha.\n\nBêta corrigé.\n\nGamma.\n")];
        let done = editor.fill(&correction, &changes).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let page = site.get("/fr/actualites/bonjour").await.text();
        assert!(page.contains("Bêta corrigé") && page.contains("Chapô corrigé."), "{page}");
        assert!(page.contains("Bonjour") && !page.contains("brouillon"), "the draft is not published");
        let draft = editor.get(&text).await.text();
        for words in ["Un long brouillon", "Alpha du brouillon", "Bêta corrigé", "Chapô corrigé."] {
            assert!(draft.contains(words), "{words}");
        }
        assert!(!draft.contains("id=\"dispute\""), "nothing is open");
        let history = editor.get(&format!("{text}/history")).await.text();
        assert!(history.contains(&site.word(Language::EN, "desk-life-why-corrected")), "{history}");
        assert_eq!(publish(&editor, &text, &[]).await.status, 303);
        let page = site.get("/fr/actualites/bonjour").await.text();
        assert!(page.contains("Alpha du brouillon") && page.contains("Bêta corrigé"));
    }
}

#[tokio::test]
async fn what_both_changed_stays_as_the_draft_has_it_until_somebody_chooses() {
    for site in Site::each().await {
        let (writer, publisher) = (site.staff(Role::Editor).await, site.staff(Role::Publisher).await);
        let draft = [("title", "Titre du brouillon"), ("markdown", "Alpha du brouillon.\n\nBêta.\n\nGamma.\n")];
        let text = live_with_draft(&publisher, &draft).await;
        // The writer has the draft open while the publisher corrects the same block.
        let open = writer.form(&text).await;
        let changes = [("title", "Titre corrigé"), ("markdown", "Alpha corrigé.\n\nBêta.\n\nGamma corrigé.\n")];
        assert_eq!(publisher.fill(&format!("{text}/correction"), &changes).await.status, 303);
        let live = site.get("/fr/actualites/bonjour").await.text();
        assert!(live.contains("Alpha corrigé") && live.contains("Gamma corrigé") && live.contains("Titre corrigé"));

        let late: Vec<(&str, &str)> = open.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(writer.post(&text, &late).await.status, 409, "an open form is told");
        let page = writer.get(&text).await.text();
        assert!(page.contains("id=\"dispute\"") && page.contains("Alpha du brouillon"), "{page}");
        assert!(page.contains("Gamma corrigé"), "what the correction changed alone is in the draft");
        let findings = publisher.get(&format!("{}/publishing", text.rsplit_once('/').unwrap().0)).await.text();
        assert!(findings.contains("/correction/settling"), "{findings}");

        let settling = format!("{text}/correction/settling");
        let form = writer.form(&settling).await;
        let block = form.iter().find(|(name, _)| name.starts_with("merge-")).map(|(name, _)| name.clone()).unwrap();
        let choices = [("line-title", "live"), (block.as_str(), "both")];
        let stale: Vec<(&str, &str)> = [("words_stand", "d1")].into_iter().chain(choices).collect();
        assert_eq!(writer.post(&settling, &stale).await.status, 409);
        let settled = writer.fill(&settling, &choices).await;
        assert_eq!(settled.status, 303, "{}", settled.text());
        let page = writer.get(&text).await.text();
        for words in ["Titre corrigé", "Alpha du brouillon", "Alpha corrigé"] {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("id=\"dispute\""));
        assert_eq!(writer.get(&settling).await.status, 404, "nothing is open any more");
    }
}

#[tokio::test]
async fn a_correction_needs_the_right_a_live_text_and_sound_words() {
    for site in Site::each().await {
        let publisher = site.staff(Role::Publisher).await;
        let text = make(&publisher, "Bonjour").await;
        let correction = format!("{text}/correction");
        assert_eq!(publisher.get(&correction).await.status, 404, "readers have nothing yet");
        assert_eq!(publish(&publisher, &text, &[]).await.status, 303);
        for (role, status) in [(Role::Contributor, 403), (Role::Editor, 403), (Role::Member, 404)] {
            let staff = site.staff(role).await;
            assert_eq!(staff.get(&correction).await.status, status, "{role:?}");
            let sent = [("live_stand", "1"), ("title", "Pirate")];
            assert_eq!(staff.post(&correction, &sent).await.status, status, "{role:?}");
        }
        let forged = correction.replace(text.split('/').nth(3).unwrap(), "0195e1a0-0000-7000-8000-000000000001");
        assert_eq!(publisher.get(&forged).await.status, 404);
        let empty = publisher.fill(&correction, &[("title", " "), ("subtitle", "Gardé")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.text().contains("Gardé") && empty.text().contains("#field-title"), "{}", empty.text());
        let long = publisher.fill(&correction, &[("title", &"x".repeat(301))]).await;
        assert_eq!(long.status, 422);
        assert!(site.get("/fr/actualites/bonjour").await.text().contains("Bonjour"), "nothing was corrected");
        let by_itself = publisher
            .post_with(&correction, &[("live_stand", "1"), ("title", "Seul")], &[("sec-fetch-site", "cross-site")])
            .await;
        assert_eq!(by_itself.status, 403);
    }
}

#[tokio::test]
async fn two_corrections_at_once_are_brought_together_before_either_is_lost() {
    for site in Site::each().await {
        let (one, other) = (site.staff(Role::Publisher).await, site.staff(Role::Publisher).await);
        let text = make(&one, "Bonjour").await;
        assert_eq!(one.fill(&text, &[("markdown", BODY)]).await.status, 303);
        assert_eq!(publish(&one, &text, &[]).await.status, 303);
        let correction = format!("{text}/correction");
        let mut late = other.form(&correction).await;
        assert_eq!(one.fill(&correction, &[("subtitle", "De la première.")]).await.status, 303);
        late.retain(|(name, _)| name != "overline");
        late.push(("overline".into(), "De la seconde.".into()));
        let pairs: Vec<(&str, &str)> = late.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = other.post(&correction, &pairs).await;
        assert_eq!(answer.status, 409, "{}", answer.text());
        let form = site::dom::parse(&answer.text()).form("edit");
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(other.post(&correction, &pairs).await.status, 303);
        let page = site.get("/fr/actualites/bonjour").await.text();
        assert!(page.contains("De la première.") && page.contains("De la seconde."), "{page}");
    }
}

#[tokio::test]
async fn a_small_correction_leaves_the_date_and_a_schedule_stops_and_asks() {
    for base in testkit::bases().await.unwrap() {
        let time = site::Time::new();
        let site = Site::with(base, time.clock()).await;
        let editor = site.staff(Role::Publisher).await;
        let text = live_with_draft(&editor, &[("title", "Demain")]).await;
        let updated = async || {
            let page = site.get("/fr/actualites/bonjour").await.text();
            page.split("dateModified").nth(1).map(|rest| rest.chars().take(32).collect::<String>())
        };
        let before = updated().await;
        time.pass(3_600_000);
        let correction = format!("{text}/correction");
        assert_eq!(editor.fill(&correction, &[("subtitle", "Un"), ("small", "yes")]).await.status, 303);
        assert_eq!(updated().await, before, "a small correction");
        assert_eq!(editor.fill(&correction, &[("subtitle", "Deux")]).await.status, 303);
        assert_ne!(updated().await, before);
        assert_eq!(publish(&editor, &text, &[("at", "2026-11-24T16:00")]).await.status, 303);
        assert_eq!(editor.fill(&correction, &[("subtitle", "Trois")]).await.status, 303);
        time.pass(2 * 3_600_000);
        site.work_off().await;
        let page = site.get("/fr/actualites/bonjour").await.text();
        assert!(!page.contains("Demain") && page.contains("Trois"), "it was based on another live text");
        let form = editor.get(&text).await.text();
        assert!(form.contains("Demain") && form.contains("Trois"), "the draft is there, with the correction in it");
    }
}

#[tokio::test]
async fn an_address_is_chosen_and_changed_and_the_former_one_leads_on() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let text = make(&editor, "Villes et migration").await;
        let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        let page = editor.get(&publishing).await.text();
        assert!(page.contains("value=\"villes-et-migration\""), "the title proposes one: {page}");
        for bad in ["Villes", "2017", "a b", "<script>", "-x", &"x".repeat(81)] {
            let answer = publish(&editor, &text, &[("slug-fr", bad)]).await;
            assert_eq!(answer.status, 422, "{bad}");
            assert!(answer.text().contains("slug-fr-error"), "{bad}: {}", answer.text());
        }
        assert_eq!(publish(&editor, &text, &[("slug-fr", "malines")]).await.status, 303);
        assert_eq!(site.get("/fr/actualites/malines").await.status, 200);

        let address = format!("{text}/address");
        assert_eq!(editor.fill(&address, &[("slug", "إعلان-ميشلين")]).await.status, 303);
        let moved = site.get("/fr/actualites/malines").await;
        assert_eq!(moved.status, 301);
        let now = moved.header("location").to_owned();
        assert_eq!(site.get(&now).await.status, 200, "{now}");
        assert!(site.get("/fr/actualites").await.text().contains(&now), "lists lead to the present one");
        assert!(editor.get(&address).await.text().contains("<bdi>malines</bdi>"));

        let other = make(&editor, "Autre").await;
        let taken = publish(&editor, &other, &[("slug-fr", "malines")]).await;
        assert_eq!(taken.status, 422, "a former address is kept for its text");
        assert_eq!(publish(&editor, &other, &[]).await.status, 303);
        assert_eq!(editor.fill(&format!("{other}/address"), &[("slug", "malines")]).await.status, 422);
        assert_eq!(editor.fill(&address, &[("slug", "malines")]).await.status, 303, "one may go back");
        assert_eq!(site.get("/fr/actualites/malines").await.status, 200);
        assert_eq!(site.get(&now).await.header("location"), "/fr/actualites/malines");

        // Each year has the same title: the next one is proposed a free address.
        let again = make(&editor, "Malines").await;
        let page = editor.get(&format!("{}/publishing", again.rsplit_once('/').unwrap().0)).await.text();
        assert!(page.contains("value=\"malines-2\""), "{page}");

        // A title that changes does not change the address.
        assert_eq!(editor.fill(&text, &[("title", "Tout autre chose")]).await.status, 303);
        assert_eq!(publish(&editor, &text, &[("slug-fr", "autre-encore")]).await.status, 303);
        assert_eq!(site.get("/fr/actualites/malines").await.status, 200);
        for role in [Role::Contributor, Role::Editor] {
            assert_eq!(site.staff(role).await.post(&address, &[("slug", "pirate")]).await.status, 403);
        }
    }
}

#[tokio::test]
async fn a_grant_follows_a_theme_that_came_into_another() {
    for site in Site::each().await {
        site.import(&site::line("a", "Premier", ", \"themes\": [{\"topic\": \"eau\"}, {\"topic\": \"rivieres\"}]"))
            .await;
        let view = site.app.portal.site().await.unwrap();
        let id = |key: &str| view.themes.iter().find(|theme| theme.key == key).unwrap().id;
        let (from, into) = (id("eau"), id("rivieres"));
        let admin = site.staff(Role::Administrator).await;
        let grant = |theme| Grant { theme: Some(theme), ..Grant::everywhere(Role::Editor) };
        let (of_from, of_into) = (site.staff_with(vec![grant(from)]).await, site.staff_with(vec![grant(into)]).await);
        let merged = admin.post(&format!("/desk/themes/{from}/merging"), &[("into", &into.to_string())]).await;
        assert!([303, 200].contains(&merged.status), "{}", merged.text());
        site.work_off().await;
        for staff in [&of_from, &of_into] {
            assert!(staff.get("/desk/articles").await.text().contains("Premier"));
        }
        let list = admin.get("/desk/articles").await.text();
        let text = list.split("href=\"").find(|href| href.starts_with("/desk/articles/01")).unwrap();
        let text = text.split('"').next().unwrap().to_owned();
        let form = admin.form(&text).await;
        assert_eq!(form.iter().filter(|(name, _)| name == "theme").count(), 1, "of two that became one, one: {form:?}");
        assert_eq!(admin.fill(&text, &[("title", "Second")]).await.status, 303);
        assert_eq!(of_from.get(&text).await.status, 200, "the grant holds under the present name too");
    }
}
