//! The editors' guide, a page for each task: `/desk/help/publish`. Its pages are those of `docs/editors`, in French and in
//! English.

use axum::{extract::Path, response::Response, routing::get};
use document::{BlockId, Document, Rendering, Resolved};
use kernel::{Error, Language, Random, Verb};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Failure, Markup, Route, View};

use crate::{Crumb, Desk, DeskHead};

/// A page of the guide: its name, in French, in English.
struct Page(&'static str, &'static str, &'static str);

/// The pages, in the order of the work.
const PAGES: &[Page] = &[
    Page(
        "publish",
        include_str!("../../../../docs/editors/fr/publish.md"),
        include_str!("../../../../docs/editors/en/publish.md"),
    ),
    Page(
        "correct",
        include_str!("../../../../docs/editors/fr/correct.md"),
        include_str!("../../../../docs/editors/en/correct.md"),
    ),
    Page(
        "translate",
        include_str!("../../../../docs/editors/fr/translate.md"),
        include_str!("../../../../docs/editors/en/translate.md"),
    ),
    Page(
        "withdraw",
        include_str!("../../../../docs/editors/fr/withdraw.md"),
        include_str!("../../../../docs/editors/en/withdraw.md"),
    ),
    Page(
        "files",
        include_str!("../../../../docs/editors/fr/files.md"),
        include_str!("../../../../docs/editors/en/files.md"),
    ),
];

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::fresh("/desk/help/{page}", Verb::Read, get(show))]
}

impl Page {
    /// Its title and its text, in French for those who read it, else in English.
    fn read(&self, language: Language) -> (&'static str, Document) {
        let source = if language == Language::FR { self.1 } else { self.2 };
        let (title, text) = source.split_once('\n').unwrap_or((source, ""));
        // The same page has the same ids each time.
        let random = Random::seeded(0);
        (
            title.trim_start_matches("# "),
            document::from_markdown(text, &mut || BlockId::random(&random), &mut |_| None).document,
        )
    }
}

/// A page of the guide.
#[derive(Serialize, JsonSchema)]
pub(crate) struct HelpPage {
    /// The head.
    pub head: DeskHead,
    /// The language of the guide.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// The page.
    pub body: Markup,
    /// All pages of the guide.
    pub pages: Vec<Crumb>,
}

/// Shows a page.
async fn show(desk: Desk, Path(name): Path<String>) -> Result<Response, Failure> {
    let page = PAGES.iter().find(|Page(own, ..)| *own == name).ok_or(Error::NotFound)?;
    let language = if desk.language == Language::FR { Language::FR } else { Language::EN };
    let (title, text) = page.read(language);
    let resolved = Resolved::default();
    let i18n = &desk.portal.web.i18n;
    let rendering = Rendering { resolved: &resolved, i18n, language: desk.language, text_language: language };
    let link = |page: &Page| Crumb { label: page.read(language).0.to_owned(), href: format!("/desk/help/{}", page.0) };
    let view = HelpPage {
        head: desk.head(title).crumb(desk.text("desk-help-guide"), "/desk/help/publish"),
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        body: document::html(&text, &rendering).into(),
        pages: PAGES.iter().map(link).collect(),
    };
    desk.page(&view)
}

impl View for HelpPage {
    const TEMPLATE: &'static str = "desk/help.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let pages = vec![Crumb { label: "Écrire et publier".into(), href: "/desk/help/publish".into() }];
        let page = |pages| Self {
            head: DeskHead::sample(),
            language: "fr".into(),
            dir: "ltr".into(),
            body: document::Html::from_trusted("<p>Texte</p>".into()).into(),
            pages,
        };
        vec![page(Vec::new()), page(pages)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_a_sound_text_in_both_languages() {
        for page in PAGES {
            for language in [Language::FR, Language::EN] {
                let (title, text) = page.read(language);
                assert!(!title.is_empty() && !title.starts_with('#'), "{}", page.0);
                assert!(text.blocks().len() > 4, "{}", page.0);
                let errors: Vec<_> = document::check(&text, language)
                    .into_iter()
                    .filter(|finding| finding.kind.severity() == document::Severity::Error)
                    .collect();
                assert_eq!(errors, [], "{}", page.0);
            }
        }
    }
}
