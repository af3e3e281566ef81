//! The pages of this room.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{CardView, ComingView, Head, LanguageLink, LinkView, ThemeLink, samples};

/// The home page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HomePage {
    /// What the page says of itself.
    pub head: Head,
    /// Its sections, in the site's order: `featured`, `latest`, `coming`, `themes`.
    pub sections: Vec<String>,
    /// What editors put forward; the first leads.
    pub featured: Vec<CardView>,
    /// What is new.
    pub latest: Vec<CardView>,
    /// The list of all news.
    pub latest_href: String,
    /// What takes place next; absent where nothing does.
    pub coming: Option<ComingView>,
    /// Themes.
    pub themes: HomeThemes,
}

/// Themes on the home page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HomeThemes {
    /// Topics.
    pub topics: Vec<ThemeLink>,
    /// Countries.
    pub countries: Vec<ThemeLink>,
    /// Regions of the world.
    pub regions: Vec<ThemeLink>,
}

impl View for HomePage {
    const TEMPLATE: &'static str = "portal/home.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::home()
    }
}

/// A list of a kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListPage {
    /// What the page says of itself.
    pub head: Head,
    /// Its heading.
    pub heading: String,
    /// A line under it.
    pub intro: Option<String>,
    /// The publications.
    pub cards: Vec<CardView>,
    /// What it can be filtered by.
    pub filters: Filters,
    /// The page with newer ones.
    pub newer: Option<String>,
    /// The page with older ones.
    pub older: Option<String>,
    /// Its feed.
    pub feed: String,
    /// Whether there is nothing.
    pub empty: bool,
}

/// What a list can be filtered by.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Filters {
    /// Topics.
    pub themes: Vec<FilterLink>,
    /// Countries and regions.
    pub countries: Vec<FilterLink>,
    /// Years.
    pub years: Vec<FilterLink>,
    /// Months of the chosen year.
    pub months: Vec<FilterLink>,
    /// Languages of the texts.
    pub languages: Vec<FilterLink>,
    /// The chosen ones.
    pub active: Vec<Active>,
}

/// A value to filter by.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FilterLink {
    /// What it says.
    pub label: String,
    /// The list with it.
    pub href: String,
    /// Whether it is chosen.
    pub current: bool,
    /// How many publications it has in the whole list.
    pub count: Option<i64>,
}

/// A chosen value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Active {
    /// What it says.
    pub label: String,
    /// The list without it.
    pub remove_href: String,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "portal/list.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::list()
    }
}

/// All themes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ThemesPage {
    /// What the page says of itself.
    pub head: Head,
    /// Topics, each with those within it.
    pub topics: Vec<TopicLink>,
    /// Regions of the world.
    pub regions: Vec<ThemeLink>,
    /// Countries by their first letter.
    pub countries: Vec<LetterPart>,
}

/// A topic with those within it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TopicLink {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many publications it has.
    pub count: Option<i64>,
    /// The topics within it.
    pub narrower: Vec<TopicLink>,
}

/// Countries of one first letter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LetterPart {
    /// The letter.
    pub letter: String,
    /// The countries.
    pub items: Vec<ThemeLink>,
}

impl View for ThemesPage {
    const TEMPLATE: &'static str = "portal/themes.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::themes()
    }
}

/// A theme's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ThemePage {
    /// What the page says of itself.
    pub head: Head,
    /// The theme's name.
    pub heading: String,
    /// `topic`, `country` or `region`.
    pub kind: String,
    /// Themes that contain it.
    pub broader: Vec<LinkView>,
    /// Themes within it.
    pub narrower: Vec<ThemeLink>,
    /// What takes place next in it; absent where nothing does, and on later pages.
    pub coming: Option<ComingView>,
    /// Its publications.
    pub cards: Vec<CardView>,
    /// The page with newer ones.
    pub newer: Option<String>,
    /// The page with older ones.
    pub older: Option<String>,
    /// Its feed.
    pub feed: String,
}

impl View for ThemePage {
    const TEMPLATE: &'static str = "portal/theme.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::theme_pages()
    }
}

/// Something went wrong, or is not there.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorPage {
    /// What the page says of itself.
    pub head: Head,
    /// The status: 404.
    pub status: u16,
    /// What happened.
    pub heading: String,
    /// What one can do.
    pub text: String,
    /// The request's number in the log, for faults of ours.
    pub request: Option<String>,
    /// Themes to go on with.
    pub themes: Vec<ThemeLink>,
    /// The latest publications.
    pub latest: Vec<CardView>,
}

impl View for ErrorPage {
    const TEMPLATE: &'static str = "portal/error.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::error()
    }
}

/// A publication that has no text in the reader's language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ElsewherePage {
    /// What the page says of itself.
    pub head: Head,
    /// The best text's title.
    pub title: String,
    /// Its standfirst.
    pub standfirst: Option<String>,
    /// The best text's language.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Its civil time.
    pub dated: String,
    /// The languages in which it can be read.
    pub available: Vec<LanguageLink>,
}

impl View for ElsewherePage {
    const TEMPLATE: &'static str = "publication/elsewhere.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::elsewhere()
    }
}

/// A publication for members.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MembersPage {
    /// What the page says of itself.
    pub head: Head,
    /// Where to sign in; absent where nobody can yet.
    pub sign_in_href: Option<String>,
}

impl View for MembersPage {
    const TEMPLATE: &'static str = "publication/members.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::members()
    }
}
