//! The agenda: events, when and where they take place, and their calendars.

mod bringing;
pub mod calendar;
mod form;
mod intake;
mod model;
pub mod moment;
pub mod notation;
mod pages;
mod point;
mod project;
mod proposal;
pub mod recurrence;
mod registration;
mod renewal;
mod repeat;
mod store;
mod structured;
pub mod view;
mod when;

use kernel::Language;
use portal::Subject;
use publication::KindInfo;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use renewal::{keep_dates, renew_dates};

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
    (Language::FR, include_str!("../locales/bringing.fr.ftl")),
    (Language::EN, include_str!("../locales/bringing.en.ftl")),
    (Language::ES, include_str!("../locales/bringing.es.ftl")),
    (Language::AR, include_str!("../locales/bringing.ar.ftl")),
    (Language::FR, include_str!("../locales/registration.fr.ftl")),
    (Language::EN, include_str!("../locales/registration.en.ftl")),
    (Language::ES, include_str!("../locales/registration.es.ftl")),
    (Language::AR, include_str!("../locales/registration.ar.ftl")),
];

/// The name of the kind.
pub(crate) const KIND: &str = "event";

/// The first word of its addresses.
const SEGMENTS: &[(Language, &[&str])] = &[
    (Language::FR, &["agenda"]),
    (Language::EN, &["events"]),
    (Language::ES, &["agenda"]),
    (Language::AR, &["الأجندة"]),
];

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room {
        migrations: store::tables::migrations,
        locales: LOCALES,
        templates: &[
            ("agenda/calendar.html", include_str!("../templates/calendar.html")),
            ("agenda/calendars.html", include_str!("../templates/calendars.html")),
            ("agenda/calendar-address.html", include_str!("../templates/calendar-address.html")),
            ("agenda/calendar-macros.html", include_str!("../templates/calendar-macros.html")),
            ("agenda/calendar-read.html", include_str!("../templates/calendar-read.html")),
            ("agenda/event.html", include_str!("../templates/event.html")),
            ("agenda/coming.html", include_str!("../templates/coming.html")),
            ("agenda/month.html", include_str!("../templates/month.html")),
            ("agenda/year.html", include_str!("../templates/year.html")),
            ("agenda/registration.html", include_str!("../templates/registration.html")),
            ("agenda/registration-sent.html", include_str!("../templates/registration-sent.html")),
            ("agenda/registration-mine.html", include_str!("../templates/registration-mine.html")),
            ("agenda/desk-registrations.html", include_str!("../templates/desk-registrations.html")),
            ("agenda/desk-registration.html", include_str!("../templates/desk-registration.html")),
            ("agenda/desk-registration-new.html", include_str!("../templates/desk-registration-new.html")),
            ("agenda/series.html", include_str!("../templates/series.html")),
        ],
        views: vec![
            web::ViewInfo::of::<bringing::views::CalendarsPage>(),
            web::ViewInfo::of::<bringing::views::AddressPage>(),
            web::ViewInfo::of::<bringing::views::ReadPage>(),
            web::ViewInfo::of::<view::EventPage>(),
            web::ViewInfo::of::<view::ComingPage>(),
            web::ViewInfo::of::<view::MonthPage>(),
            web::ViewInfo::of::<view::YearPage>(),
            web::ViewInfo::of::<registration::view::RegistrationPage>(),
            web::ViewInfo::of::<registration::view::RegistrationSentPage>(),
            web::ViewInfo::of::<registration::view::MyRegistrationPage>(),
            web::ViewInfo::of::<registration::view::RegistrationsPage>(),
            web::ViewInfo::of::<registration::view::RegistrationOnePage>(),
            web::ViewInfo::of::<registration::view::RegistrationNewPage>(),
            web::ViewInfo::of::<view::SeriesPage>(),
        ],
        routes: [pages::routes(), registration::routes(), bringing::routes()].into_iter().flatten().collect(),
        jobs: registration::handlers().into_iter().chain([jobs::Handler::of::<intake::ask::AskCalendar>()]).collect(),
        ..web::Room::named("agenda")
    }
}

/// The subject that this room brings.
pub fn subject() -> Subject {
    let kind = KindInfo {
        name: KIND,
        room: "agenda",
        segments: SEGMENTS,
        is_listed: true,
        is_tree: false,
        own: publication::Own::of::<form::EventFields>(),
        projection: Some(&project::PROJECTION),
    };
    Subject {
        kind,
        name: "agenda-name",
        show: |asked, reading| Box::pin(pages::event::show(asked, reading)),
        pages: Some(portal::Pages {
            params: &["theme", "country", "after"],
            show: |asked| Box::pin(pages::under(asked)),
        }),
        coming: Some(|asked, snapshot, theme| Box::pin(pages::coming::next(asked, snapshot, theme))),
    }
}

/// The statements of the room's store, for the test that explains them.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    store::statements().chain(registration::statements())
}

/// What kind of event it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Members or a group meet.
    #[default]
    Meeting,
    /// A conference, a forum, a debate.
    Conference,
    /// A delegation travels.
    Mission,
    /// People are trained.
    Training,
    /// It is held online alone.
    Online,
    /// A day until which something may be done.
    Deadline,
}

impl EventKind {
    /// As written in the table.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Conference => "conference",
            Self::Mission => "mission",
            Self::Training => "training",
            Self::Online => "online",
            Self::Deadline => "deadline",
        }
    }

    /// As the table has it.
    pub(crate) fn read(text: &str) -> Self {
        let all = [Self::Conference, Self::Mission, Self::Training, Self::Online, Self::Deadline];
        all.into_iter().find(|one| one.as_str() == text).unwrap_or_default()
    }
}
