//! What spans subjects: the frame of every page, home, lists of all kinds, theme pages, feeds, sitemap, and the way
//! from an address to a text. A subject gives its kind and a function that shows one of its texts; the rest is here.

mod asked;
pub mod beside;
mod body;
mod cards;
mod coming;
mod errors;
mod feeds;
pub mod files;
mod head;
mod home;
mod json_ld;
mod lists;
mod machines;
mod portal;
mod preview;
mod related;
mod routes;
mod seek;
mod site;
mod sitemap;
mod social;
mod subject;
mod text;
mod theme_pages;
pub mod views;

use kernel::Language;

pub use asked::Asked;
pub use beside::{ContactView, DocumentView, ExternalLink, IssuerView};
pub use body::{Files, body, files_of, lead_picture, links_of, picture, picture_within, player_of, shared_image};
pub use cards::{card, lace, neighbour};
pub use errors::frame_errors;
pub use head::HeadBuilder;
pub use json_ld::safe_json;
pub use lists::{position, titled};
pub use portal::{Portal, PortalParts};
pub use preview::address as preview_address;
pub use related::{around, files_around, related};
pub use routes::routes;
pub use seek::holding;
pub use site::SiteView;
pub use social::lace_image;
pub use subject::{Coming, Pages, Reading, Show, Subject};
pub use text::{elsewhere_page, members, of_text, place, readable};
pub use views::{
    Alternate, CalendarView, CardView, ComingView, Crumb, EventRow, Head, ImageView, LaceView, LanguageLink, LinkView,
    Neighbour, PictureView, RelatedView, ThemeLink, TileView,
};

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// This room's templates.
const TEMPLATES: &[(&str, &str)] = &[
    ("portal/frame.html", include_str!("../templates/frame.html")),
    ("portal/macros.html", include_str!("../templates/macros.html")),
    ("portal/home.html", include_str!("../templates/home.html")),
    ("portal/list.html", include_str!("../templates/list.html")),
    ("portal/search.html", include_str!("../templates/search.html")),
    ("portal/theme.html", include_str!("../templates/theme.html")),
    ("portal/themes.html", include_str!("../templates/themes.html")),
    ("portal/error.html", include_str!("../templates/error.html")),
];

/// This room, for the composition. Its routes depend on the subjects: see [`routes()`].
pub fn room() -> web::Room {
    web::Room {
        locales: LOCALES,
        templates: TEMPLATES,
        views: vec![
            web::ViewInfo::of::<views::HomePage>(),
            web::ViewInfo::of::<views::ListPage>(),
            web::ViewInfo::of::<seek::view::SearchPage>(),
            web::ViewInfo::of::<views::ThemesPage>(),
            web::ViewInfo::of::<views::ThemePage>(),
            web::ViewInfo::of::<views::ErrorPage>(),
            web::ViewInfo::of::<views::ElsewherePage>(),
            web::ViewInfo::of::<views::MembersPage>(),
        ],
        ..web::Room::named("portal")
    }
}
