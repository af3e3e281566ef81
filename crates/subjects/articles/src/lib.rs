//! Articles: the news, with their documents.

mod pages;
mod structured;
pub mod view;

use kernel::Language;
use portal::Subject;
use publication::KindInfo;

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room {
        locales: LOCALES,
        templates: &[("articles/article.html", include_str!("../templates/article.html"))],
        views: vec![web::ViewInfo::of::<view::ArticlePage>()],
        ..web::Room::named("articles")
    }
}

/// The subject that this room brings.
pub fn subject() -> Subject {
    let kind = KindInfo {
        name: "article",
        room: "articles",
        segments: &[
            (Language::FR, &["actualites"]),
            (Language::EN, &["news"]),
            (Language::ES, &["noticias"]),
            (Language::AR, &["الأخبار"]),
        ],
        is_listed: true,
        is_tree: false,
        own: publication::Own::NONE,
        projection: None,
    };
    Subject {
        kind,
        name: "articles-name",
        show: |asked, reading| Box::pin(pages::show(asked, reading)),
        pages: None,
        coming: None,
    }
}
