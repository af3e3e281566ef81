//! The editors' guide, a page for each task: `/desk/help/publish`. Its pages are those of `docs/editors`, in French and in
//! English.

mod guide;

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use document::Rendering;
use kernel::{Error, Language, Verb};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Failure, Markup, Route, View};

use crate::{Crumb, Desk, DeskHead, Tongue};

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::fresh("/desk/help/{page}", Verb::Read, get(show)),
        Route::fresh("/desk/help/pictures/{language}/{picture}", Verb::Read, get(picture)),
    ]
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
    /// Its title, in that language.
    pub title: String,
    /// The page.
    pub body: Markup,
    /// All pages of the guide.
    pub pages: Vec<Crumb>,
}

/// Shows a page.
async fn show(desk: Desk, Path(name): Path<String>) -> Result<Response, Failure> {
    let language = if desk.language == Language::FR { Language::FR } else { Language::EN };
    let page = guide::page(&name, language).ok_or(Error::NotFound)?;
    let i18n = &desk.portal.web.i18n;
    let rendering = Rendering { resolved: &page.pictures, i18n, language: desk.language, text_language: language };
    let link = |name: &&str| {
        guide::page(name, language).map(|page| Crumb { label: page.title, href: format!("/desk/help/{name}") })
    };
    let mut head = desk.head(&page.title).assets(&["help.css"], &[]);
    head.heading_in = Tongue::of(&desk, language);
    let view = HelpPage {
        head,
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        body: document::html(&page.text, &rendering).into(),
        title: page.title,
        pages: guide::PAGES.iter().filter_map(link).collect(),
    };
    desk.page(&view)
}

/// A picture of the guide.
async fn picture(_: Desk, Path((language, name)): Path<(String, String)>) -> Result<Response, Failure> {
    let bytes = guide::picture(&format!("{language}/{name}")).ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/webp")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600")),
    ];
    Ok((headers, bytes.into_owned()).into_response())
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
            title: "Écrire et publier".into(),
            body: document::Html::from_trusted("<p>Texte</p>".into()).into(),
            pages,
        };
        vec![page(Vec::new()), page(pages)]
    }
}
