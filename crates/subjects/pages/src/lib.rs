//! Pages: who we are, the legal notice, the statements. They stand in a tree of two levels (`/fr/SLUG`,
//! `/fr/PARENT/SLUG`), and a page may have a role by which the product adds to it what it knows: the
//! statements of accessibility and of eco-design, the map of the site, the contact form.

mod contact;
mod find;
mod letter;
mod model;
mod pages;
mod routes;
mod site_map;
mod statements;
mod structured;
#[cfg(test)]
mod tests;
mod tree;
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

/// The name of the kind.
pub(crate) const KIND: &str = "page";

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room {
        locales: LOCALES,
        templates: &[
            ("pages/page.html", include_str!("../templates/page.html")),
            ("pages/accessibility.html", include_str!("../templates/accessibility.html")),
            ("pages/eco-design.html", include_str!("../templates/eco-design.html")),
            ("pages/sitemap.html", include_str!("../templates/sitemap.html")),
            ("pages/contact.html", include_str!("../templates/contact.html")),
            ("pages/contact-sent.html", include_str!("../templates/contact-sent.html")),
        ],
        views: vec![
            web::ViewInfo::of::<view::PagePage>(),
            web::ViewInfo::of::<view::SiteMapPage>(),
            web::ViewInfo::of::<view::ContactPage>(),
            web::ViewInfo::of::<view::ContactSentPage>(),
        ],
        routes: routes::routes(),
        ..web::Room::named("pages")
    }
}

/// The subject that this room brings. The slug of a page follows the language: its addresses have no word of their own.
pub fn subject() -> Subject {
    let own = publication::Own::of::<model::PageFields>();
    let kind =
        KindInfo { name: KIND, room: "pages", segments: &[], is_listed: false, is_tree: true, own, projection: None };
    Subject {
        kind,
        name: "pages-name",
        show: |asked, reading| Box::pin(pages::show(asked, reading)),
        pages: None,
        coming: None,
    }
}
