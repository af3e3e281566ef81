//! The resource centre: a catalogue of texts, pictures, sound, films and practice sheets.

mod as_text;
mod cite;
mod facet;
mod form;
pub mod identifier;
pub mod licence;
pub mod model;
mod oai;
mod pages;
pub mod partial;
mod project;
mod store;
mod structured;
pub mod view;
mod zip;

pub(crate) use as_text::as_text;
use axum::routing::get;
use kernel::{Language, Verb};
use portal::Subject;
use publication::KindInfo;

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// The name of the kind.
pub(crate) const KIND: &str = "resource";

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room {
        migrations: store::tables::migrations,
        locales: LOCALES,
        templates: &[
            ("resources/macros.html", include_str!("../templates/macros.html")),
            ("resources/record.html", include_str!("../templates/record.html")),
            ("resources/browse.html", include_str!("../templates/browse.html")),
        ],
        routes: vec![web::Route::fresh("/oai", Verb::Read, get(oai::show).fallback(oai::posted))],
        views: vec![web::ViewInfo::of::<view::RecordPage>(), web::ViewInfo::of::<view::BrowsePage>()],
        ..web::Room::named("resources")
    }
}

/// The subject that this room brings.
pub fn subject() -> Subject {
    let kind = KindInfo {
        name: KIND,
        room: "resources",
        segments: &[
            (Language::FR, &["ressources"]),
            (Language::EN, &["resources"]),
            (Language::ES, &["recursos"]),
            (Language::AR, &["الموارد"]),
        ],
        is_listed: true,
        is_tree: false,
        own: publication::Own::of::<form::ResourceFields>(),
        projection: Some(&project::PROJECTION),
    };
    Subject {
        kind,
        name: "resources-name",
        show: |asked, reading| Box::pin(pages::record::show(asked, reading)),
        pages: Some(portal::Pages { params: pages::PARAMS, show: |asked| Box::pin(pages::under(asked)) }),
        coming: None,
    }
}

/// The statements of the room's store, for the test that explains them.
pub fn statements() -> impl Iterator<Item = (String, String)> {
    let own = store::STATEMENTS.iter().map(|(name, sql)| ((*name).to_owned(), (*sql).to_owned()));
    let oai = store::harvest::STATEMENTS.iter().map(|(name, sql)| (format!("OAI {name}"), (*sql).to_owned()));
    own.chain(oai).chain(store::shapes())
}
