//! A site with something of everything in it: texts in each state, a file that a draft alone uses, a theme, a contact.

use kernel::Role;

use super::{Site, staff::Staff};

/// What only some may read, by the words that stand in it.
pub(crate) mod words {
    /// The title of a text that was never published.
    pub(crate) const DRAFT: &str = "Brouillonsecret";
    /// The title of the draft of a live text.
    pub(crate) const CORRECTED: &str = "Correctionsecrete";
    /// The title of a text that goes live tomorrow.
    pub(crate) const PLANNED: &str = "Demainsecret";
    /// The title of a text that waits for a review.
    pub(crate) const ASKED: &str = "Relecturesecrete";
    /// The title of a live text for members.
    pub(crate) const MEMBERS: &str = "Membressecret";
    /// The bytes and the name of the file that the draft uses.
    pub(crate) const FILE: &str = "Fichiersecret";
    /// All that a stranger is never told.
    pub(crate) const ALL: [&str; 6] = [DRAFT, CORRECTED, PLANNED, ASKED, MEMBERS, FILE];
    /// What a member is never told.
    pub(crate) const INSIDE: [&str; 5] = [DRAFT, CORRECTED, PLANNED, ASKED, FILE];
}

/// Where things of a peopled site stand.
pub(crate) struct Things {
    /// `/desk/articles/ID/fr` of the text that was never published.
    pub(crate) draft: String,
    /// The addresses of all texts at the desk.
    pub(crate) seeds: Vec<String>,
    /// `/desk/media/ID` of the file that the draft uses.
    pub(crate) file: String,
}

/// Fills a site.
pub(crate) async fn people(site: &Site) -> Things {
    let admin = site.staff(Role::Administrator).await;
    let eau = ", \"themes\": [{\"topic\": \"eau\"}]";
    site.import(&super::line("a", "Vivant", eau)).await;
    site.import(&super::line("b", words::MEMBERS, ", \"audience\": \"members\"")).await;
    let list = admin.get("/desk/articles").await.text();
    let live = text_named(&list, "Vivant");
    let members = text_named(&list, words::MEMBERS);
    assert_eq!(admin.fill(&live, &[("title", words::CORRECTED)]).await.status, 303);
    let draft = article(&admin, words::DRAFT).await;
    let planned = article(&admin, words::PLANNED).await;
    let asked = article(&admin, words::ASKED).await;
    let withdrawn = article(&admin, "Retiré").await;
    assert_eq!(admin.post(&publishing(&planned), &[("text", "fr"), ("at", "2026-11-26T14:00")]).await.status, 303);
    assert_eq!(admin.post(&format!("{asked}/draft"), &[("action", "ask")]).await.status, 303);
    assert_eq!(admin.post(&publishing(&withdrawn), &[("text", "fr"), ("facts", "yes")]).await.status, 303);
    assert_eq!(admin.post(&format!("{withdrawn}/presence"), &[("action", "withdraw")]).await.status, 303);
    let file = upload(&admin, "fichiersecret.csv", b"Fichiersecret;1\n").await;
    let used = [("add_file", file.as_str()), ("add_file_title", words::FILE), ("add_file_language", "fr")];
    assert_eq!(admin.fill(&draft, &used).await.status, 303);
    let contact = [("name-fr", "Bureau"), ("name", "Bureau"), ("short", "B")];
    let made = admin.post("/desk/contacts/organisation/new", &contact).await;
    assert_eq!(made.status, 303, "{}", made.text());
    assert_eq!(admin.post("/desk/media/collections", &[("name-fr", "Ensemble")]).await.status, 303);
    assert_eq!(admin.post("/desk/redirects", &[("from", "/ancien"), ("to", "/fr/")]).await.status, 303);
    let forward = live.split('/').nth(3).unwrap();
    assert_eq!(admin.post("/desk/home/adding", &[("publication", forward)]).await.status, 303);
    Things { seeds: vec![draft.clone(), live, withdrawn, planned, asked, members], draft, file }
}

/// `/desk/articles/ID/publishing` of a text.
pub(crate) fn publishing(text: &str) -> String {
    format!("{}/publishing", text.rsplit_once('/').unwrap().0)
}

/// Makes an article in French. Says its address at the desk.
pub(crate) async fn article(staff: &Staff<'_>, title: &str) -> String {
    let answer = staff.post("/desk/articles/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

/// Brings a file in by the plain form. Says where it stands at the desk.
pub(crate) async fn upload(staff: &Staff<'_>, name: &str, bytes: &[u8]) -> String {
    let head = format!("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat();
    let kind = [("content-type", "multipart/form-data; boundary=limit")];
    let answer = staff.ask("POST", "/desk/media/upload", &kind, body).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

/// The address of the text of this title in a list of the desk.
fn text_named(list: &str, title: &str) -> String {
    let page = super::dom::parse(list);
    let link = page.find("a", |a| a.text.contains(title) && a.get("href").starts_with("/desk/articles/"));
    let href = link.unwrap_or_else(|| panic!("{title} is not in {list}")).get("href").to_owned();
    let href = href.split(['?', '#']).next().unwrap_or_default().to_owned();
    if href.ends_with("/fr") { href } else { format!("{href}/fr") }
}
