//! The pages of the agenda.

mod samples;

use portal::{
    CalendarView, ContactView, DocumentView, EventRow, ExternalLink, Head, IssuerView, LaceView, LanguageLink,
    LinkView, PictureView, RelatedView, ThemeLink,
};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Markup, View};

/// What is to come.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComingPage {
    /// What the page says of itself.
    pub head: Head,
    /// Its heading.
    pub heading: String,
    /// The dates, in their order.
    pub events: Vec<EventRow>,
    /// The list without the theme, where there is one.
    pub all: Option<String>,
    /// The list from its beginning, on later pages.
    pub first: Option<String>,
    /// The dates after these.
    pub next: Option<String>,
    /// The present month.
    pub month: LinkView,
    /// The years in which something takes place.
    pub years: Vec<LinkView>,
    /// The calendar.
    pub calendar: CalendarView,
}

/// A month as a grid.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthPage {
    /// What the page says of itself.
    pub head: Head,
    /// Its heading: the month.
    pub heading: String,
    /// A day of each weekday, from which its name is said.
    pub weekdays: Vec<WeekdayView>,
    /// Its weeks, of seven days each.
    pub weeks: Vec<Vec<DayView>>,
    /// Its dates, in their order.
    pub events: Vec<EventRow>,
    /// The month before; absent where nothing took place in it or before.
    pub prev: Option<LinkView>,
    /// The month after; absent where nothing takes place in it or later.
    pub next: Option<LinkView>,
    /// The year.
    pub year: LinkView,
    /// The coming events.
    pub coming: String,
}

/// A day of the week.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WeekdayView {
    /// Its name.
    pub name: String,
    /// A short form of it.
    pub short: String,
}

/// A day of a month's grid.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DayView {
    /// The day: `2024-11-18`.
    pub day: String,
    /// In figures.
    pub number: String,
    /// Whether it belongs to the month.
    pub within: bool,
    /// Whether it is today.
    pub today: bool,
    /// What takes place.
    pub events: Vec<EventRow>,
}

/// A year, month by month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct YearPage {
    /// What the page says of itself.
    pub head: Head,
    /// Its heading: the year.
    pub heading: String,
    /// Its months with what begins in them.
    pub months: Vec<MonthView>,
    /// The year before.
    pub prev: Option<LinkView>,
    /// The year after.
    pub next: Option<LinkView>,
    /// The coming events.
    pub coming: String,
}

/// A month of a year.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthView {
    /// What it is called, and its own page.
    pub link: LinkView,
    /// What begins in it.
    pub events: Vec<EventRow>,
}

/// A series of events.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeriesPage {
    /// What the page says of itself.
    pub head: Head,
    /// What the series is called.
    pub heading: String,
    /// The language of that name.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
    /// Those that are not over, in their order.
    pub coming: Vec<EventRow>,
    /// Those of before, the last one first.
    pub past: Vec<EventRow>,
    /// The coming events of all kinds.
    pub all: String,
    /// Its calendar.
    pub calendar: CalendarView,
}

/// The series of an event, on its page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SeriesLink {
    /// What it is called in the event's text; absent where that does not say.
    pub name: Option<String>,
    /// Its page.
    pub href: String,
    /// The edition: `8`.
    pub number: Option<String>,
}

/// An event's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventPage {
    /// What the page says of itself.
    pub head: Head,
    /// What kind of event it is, in words.
    pub kind: String,
    /// Above the title.
    pub overline: Option<String>,
    /// The title.
    pub title: String,
    /// Under the title.
    pub subtitle: Option<String>,
    /// The civil time of its announcement.
    pub dated: String,
    /// What has become of it, in words; absent where it is as usual.
    pub status: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// When it was to take place, of one that was postponed.
    pub former: Option<String>,
    /// When it takes place.
    pub dates: Vec<DateView>,
    /// Whether all of it is over.
    pub over: bool,
    /// Where, in words.
    pub place: Option<String>,
    /// The address.
    pub address: Option<String>,
    /// How people with disabilities get there and take part.
    pub access: Option<String>,
    /// For whom it is.
    pub public: Option<String>,
    /// In which languages, and into which it is interpreted, in words.
    pub languages: Vec<String>,
    /// Where it can be followed from afar.
    pub online: Option<String>,
    /// From when the address is shown, where it is not yet.
    pub online_from: Option<String>,
    /// Where one registers elsewhere.
    pub registration: Option<String>,
    /// Where one registers on this site.
    pub registration_here: Option<String>,
    /// Until when, or that one may no longer, in words.
    pub registration_note: Option<String>,
    /// Who says it.
    pub issuer: Option<IssuerView>,
    /// Who organises it, in words.
    pub organisers: Option<String>,
    /// Its place on a map of others.
    pub map: Option<String>,
    /// The series of which it is one.
    pub series: Option<SeriesLink>,
    /// Documents to download.
    pub documents: Vec<DocumentView>,
    /// The site's own address, for links on paper.
    pub base: String,
    /// Whom to ask.
    pub contact: Option<ContactView>,
    /// A link elsewhere.
    pub link: Option<ExternalLink>,
    /// The lines before the text.
    pub standfirst: Option<String>,
    /// The lead picture.
    pub picture: Option<PictureView>,
    /// The lace, where there is no picture.
    pub lace: LaceView,
    /// The text.
    pub body: Markup,
    /// Themes.
    pub themes: Vec<ThemeLink>,
    /// What it is linked with.
    pub related: Vec<RelatedView>,
    /// The event as a calendar's file; absent in a preview.
    pub calendar: Option<String>,
    /// The coming events.
    pub coming: String,
    /// Whether it is in the archive.
    pub archived: bool,
    /// The other languages in which it can be read.
    pub translations: Vec<LanguageLink>,
    /// The language of the text.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
}

/// A date of an event, on its page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DateView {
    /// What the session is called.
    pub name: Option<String>,
    /// The first day, as machines read it.
    pub day: String,
    /// When, in words.
    pub when: String,
    /// Whose hours these are, and the site's own, where they differ.
    pub elsewhere: Option<String>,
}

macro_rules! view {
    ($page:ty, $template:literal, $samples:path) => {
        impl View for $page {
            const TEMPLATE: &'static str = $template;

            fn canonical(&self) -> &str {
                &self.head.canonical
            }

            fn samples() -> Vec<Self> {
                $samples()
            }
        }
    };
}

view!(EventPage, "agenda/event.html", samples::event);
view!(ComingPage, "agenda/coming.html", samples::coming);
view!(MonthPage, "agenda/month.html", samples::month);
view!(YearPage, "agenda/year.html", samples::year);
view!(SeriesPage, "agenda/series.html", samples::series);
