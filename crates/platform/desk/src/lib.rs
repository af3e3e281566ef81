//! The desk (`/desk`): the back office, for every kind of publication. Like the portal for readers, it holds what spans
//! subjects: signing in, the lists and forms of publications, the library of files, the site's settings. A kind adds its own
//! fields.
//!
//! [`Desk`] is what a handler takes from somebody signed in, [`Door`] from somebody who is not; [`DeskHead`] is what a page says
//! of itself. A page of the desk is never stored.

mod board;
mod compare;
pub mod csv;
mod dashboard;
mod desk;
mod door;
mod doors;
mod editor;
mod fields;
mod filters;
mod head;
mod help;
mod media;
mod once;
mod publications;
mod reach;
mod reading;
mod respond;
mod scene;
mod site;
mod title;

pub use desk::Desk;
pub use door::Door;
pub(crate) use editor::editor_words;
pub use fields::{Choice, Field, Fields};
pub use head::{Crumb, DeskHead, MenuEntry, Step, Tongue};
pub use reading::{keep_readings, write_readings};
pub use scene::Scene;
pub use site::policy;

use kernel::Language;
use publications::views;
use web::ViewInfo;

/// This room's words, by part.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/compare.fr.ftl")),
    (Language::EN, include_str!("../locales/compare.en.ftl")),
    (Language::ES, include_str!("../locales/compare.es.ftl")),
    (Language::AR, include_str!("../locales/compare.ar.ftl")),
    (Language::FR, include_str!("../locales/desk.fr.ftl")),
    (Language::EN, include_str!("../locales/desk.en.ftl")),
    (Language::ES, include_str!("../locales/desk.es.ftl")),
    (Language::AR, include_str!("../locales/desk.ar.ftl")),
    (Language::FR, include_str!("../locales/doors.fr.ftl")),
    (Language::EN, include_str!("../locales/doors.en.ftl")),
    (Language::ES, include_str!("../locales/doors.es.ftl")),
    (Language::AR, include_str!("../locales/doors.ar.ftl")),
    (Language::FR, include_str!("../locales/editor.fr.ftl")),
    (Language::EN, include_str!("../locales/editor.en.ftl")),
    (Language::ES, include_str!("../locales/editor.es.ftl")),
    (Language::AR, include_str!("../locales/editor.ar.ftl")),
    (Language::FR, include_str!("../locales/help.fr.ftl")),
    (Language::EN, include_str!("../locales/help.en.ftl")),
    (Language::ES, include_str!("../locales/help.es.ftl")),
    (Language::AR, include_str!("../locales/help.ar.ftl")),
    (Language::FR, include_str!("../locales/lists.fr.ftl")),
    (Language::EN, include_str!("../locales/lists.en.ftl")),
    (Language::ES, include_str!("../locales/lists.es.ftl")),
    (Language::AR, include_str!("../locales/lists.ar.ftl")),
    (Language::FR, include_str!("../locales/life.fr.ftl")),
    (Language::EN, include_str!("../locales/life.en.ftl")),
    (Language::ES, include_str!("../locales/life.es.ftl")),
    (Language::AR, include_str!("../locales/life.ar.ftl")),
    (Language::FR, include_str!("../locales/linked.fr.ftl")),
    (Language::EN, include_str!("../locales/linked.en.ftl")),
    (Language::ES, include_str!("../locales/linked.es.ftl")),
    (Language::AR, include_str!("../locales/linked.ar.ftl")),
    (Language::FR, include_str!("../locales/media.fr.ftl")),
    (Language::EN, include_str!("../locales/media.en.ftl")),
    (Language::ES, include_str!("../locales/media.es.ftl")),
    (Language::AR, include_str!("../locales/media.ar.ftl")),
    (Language::FR, include_str!("../locales/preview.fr.ftl")),
    (Language::FR, include_str!("../locales/site.fr.ftl")),
    (Language::EN, include_str!("../locales/preview.en.ftl")),
    (Language::EN, include_str!("../locales/site.en.ftl")),
    (Language::ES, include_str!("../locales/preview.es.ftl")),
    (Language::ES, include_str!("../locales/site.es.ftl")),
    (Language::AR, include_str!("../locales/preview.ar.ftl")),
    (Language::AR, include_str!("../locales/site.ar.ftl")),
    (Language::FR, include_str!("../locales/search.fr.ftl")),
    (Language::FR, include_str!("../locales/statements.fr.ftl")),
    (Language::EN, include_str!("../locales/search.en.ftl")),
    (Language::EN, include_str!("../locales/statements.en.ftl")),
    (Language::ES, include_str!("../locales/search.es.ftl")),
    (Language::ES, include_str!("../locales/statements.es.ftl")),
    (Language::AR, include_str!("../locales/search.ar.ftl")),
    (Language::AR, include_str!("../locales/statements.ar.ftl")),
];

/// This room's templates, by part.
const TEMPLATES: &[(&str, &str)] = &[
    ("desk/frame.html", include_str!("../templates/frame.html")),
    ("desk/macros.html", include_str!("../templates/macros.html")),
    ("desk/dashboard.html", include_str!("../templates/dashboard.html")),
    ("desk/board.html", include_str!("../templates/board.html")),
    ("desk/filters.html", include_str!("../templates/filters.html")),
    ("desk/list.html", include_str!("../templates/list.html")),
    ("desk/new.html", include_str!("../templates/new.html")),
    ("desk/merging.html", include_str!("../templates/merging.html")),
    ("desk/beside.html", include_str!("../templates/beside.html")),
    ("desk/own.html", include_str!("../templates/own.html")),
    ("desk/correction.html", include_str!("../templates/correction.html")),
    ("desk/proposal.html", include_str!("../templates/proposal.html")),
    ("desk/settling.html", include_str!("../templates/settling.html")),
    ("desk/address.html", include_str!("../templates/address.html")),
    ("desk/edit.html", include_str!("../templates/edit.html")),
    ("desk/linked.html", include_str!("../templates/linked.html")),
    ("desk/company.html", include_str!("../templates/company.html")),
    ("desk/preview-pane.html", include_str!("../templates/preview-pane.html")),
    ("desk/preview-links.html", include_str!("../templates/preview-links.html")),
    ("desk/previews.html", include_str!("../templates/previews.html")),
    ("desk/publishing.html", include_str!("../templates/publishing.html")),
    ("desk/presence.html", include_str!("../templates/presence.html")),
    ("desk/help.html", include_str!("../templates/help.html")),
    ("desk/history.html", include_str!("../templates/history.html")),
    ("desk/revision.html", include_str!("../templates/revision.html")),
    ("desk/doors.html", include_str!("../templates/doors.html")),
    ("desk/door-sign-in.html", include_str!("../templates/door-sign-in.html")),
    ("desk/door-code.html", include_str!("../templates/door-code.html")),
    ("desk/door-recovery.html", include_str!("../templates/door-recovery.html")),
    ("desk/door-link.html", include_str!("../templates/door-link.html")),
    ("desk/me-proof.html", include_str!("../templates/me-proof.html")),
    ("desk/me.html", include_str!("../templates/me.html")),
    ("desk/me-password.html", include_str!("../templates/me-password.html")),
    ("desk/me-codes.html", include_str!("../templates/me-codes.html")),
    ("desk/users.html", include_str!("../templates/users.html")),
    ("desk/users-new.html", include_str!("../templates/users-new.html")),
    ("desk/users-one.html", include_str!("../templates/users-one.html")),
    ("desk/users-erasing.html", include_str!("../templates/users-erasing.html")),
    ("desk/audit.html", include_str!("../templates/audit.html")),
    ("desk/media.html", include_str!("../templates/media.html")),
    ("desk/media-file.html", include_str!("../templates/media-file.html")),
    ("desk/media-upload.html", include_str!("../templates/media-upload.html")),
    ("desk/media-collections.html", include_str!("../templates/media-collections.html")),
    ("desk/site.html", include_str!("../templates/site.html")),
    ("desk/site-contact.html", include_str!("../templates/site-contact.html")),
    ("desk/site-contacts.html", include_str!("../templates/site-contacts.html")),
    ("desk/site-featured.html", include_str!("../templates/site-featured.html")),
    ("desk/site-menus.html", include_str!("../templates/site-menus.html")),
    ("desk/site-notice.html", include_str!("../templates/site-notice.html")),
    ("desk/site-redirects.html", include_str!("../templates/site-redirects.html")),
    ("desk/site-search.html", include_str!("../templates/site-search.html")),
    ("desk/site-settings.html", include_str!("../templates/site-settings.html")),
    ("desk/site-statement.html", include_str!("../templates/site-statement.html")),
    ("desk/site-theme.html", include_str!("../templates/site-theme.html")),
    ("desk/site-themes.html", include_str!("../templates/site-themes.html")),
];

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room {
        locales: LOCALES,
        templates: TEMPLATES,
        views: vec![
            ViewInfo::of::<dashboard::Dashboard>(),
            ViewInfo::of::<board::BoardPage>(),
            ViewInfo::of::<filters::views::FiltersPage>(),
            ViewInfo::of::<views::ListPage>(),
            ViewInfo::of::<views::NewPage>(),
            ViewInfo::of::<views::EditPage>(),
            ViewInfo::of::<compare::BesidePage>(),
            ViewInfo::of::<publications::preview::views::PreviewsPage>(),
            ViewInfo::of::<publications::preview::views::LinksPage>(),
            ViewInfo::of::<views::CorrectionPage>(),
            ViewInfo::of::<views::SettlingPage>(),
            ViewInfo::of::<views::AddressPage>(),
            ViewInfo::of::<publications::linked::LinkedPage>(),
            ViewInfo::of::<views::PublishingPage>(),
            ViewInfo::of::<views::PresencePage>(),
            ViewInfo::of::<help::HelpPage>(),
            ViewInfo::of::<views::HistoryPage>(),
            ViewInfo::of::<views::RevisionPage>(),
            ViewInfo::of::<doors::views::SignInPage>(),
            ViewInfo::of::<doors::views::CodePage>(),
            ViewInfo::of::<doors::views::RecoveryPage>(),
            ViewInfo::of::<doors::views::LinkPage>(),
            ViewInfo::of::<doors::views::ProofPage>(),
            ViewInfo::of::<doors::views::MePage>(),
            ViewInfo::of::<doors::views::PasswordPage>(),
            ViewInfo::of::<doors::views::CodesPage>(),
            ViewInfo::of::<doors::views::ErasingPage>(),
            ViewInfo::of::<doors::views::UsersPage>(),
            ViewInfo::of::<doors::views::InvitePage>(),
            ViewInfo::of::<doors::views::UserPage>(),
            ViewInfo::of::<doors::views::AuditPage>(),
            ViewInfo::of::<media::views::LibraryPage>(),
            ViewInfo::of::<media::views::FilePage>(),
            ViewInfo::of::<media::views::UploadPage>(),
            ViewInfo::of::<media::views::CollectionsPage>(),
            ViewInfo::of::<site::views::ContactPage>(),
            ViewInfo::of::<site::views::ContactsPage>(),
            ViewInfo::of::<site::views::FeaturedPage>(),
            ViewInfo::of::<site::views::FindingPage>(),
            ViewInfo::of::<site::views::MenusPage>(),
            ViewInfo::of::<site::views::NoticePage>(),
            ViewInfo::of::<site::views::RedirectsPage>(),
            ViewInfo::of::<site::views::SettingsPage>(),
            ViewInfo::of::<site::views::StatementPage>(),
            ViewInfo::of::<site::views::ThemePage>(),
            ViewInfo::of::<site::views::ThemesPage>(),
        ],
        routes: [
            doors::routes(),
            board::routes(),
            filters::routes(),
            reading::routes(),
            media::routes(),
            site::routes(),
            compare::routes(),
            help::routes(),
            publications::routes(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        jobs: publications::handlers(),
        ..web::Room::named("desk")
    }
}
