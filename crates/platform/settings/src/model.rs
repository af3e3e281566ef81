//! What an administrator decides about the site.

use kernel::{Civil, Email, Language, MediaId, Translations, Url};
use serde::{Deserialize, Serialize};

use crate::Colour;

/// The site, as its administrator wants it. Defaults run without any import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// The site's name, per language.
    pub name: Translations,
    /// One line under the name.
    pub tagline: Translations,
    /// The languages of the interface that the site offers, the first one first.
    pub languages: Vec<Language>,
    /// The IANA time zone of civil times: `Europe/Paris`.
    pub time_zone: String,
    /// The sections of the home page, in order.
    pub home: Vec<Home>,
    /// Whom the contact form writes to.
    pub contact: Option<Email>,
    /// A notice on every page, until its end date.
    pub notice: Option<Notice>,
    /// The menus.
    pub menus: Menus,
    /// The share of criteria of accessibility that an audit found met, in percent; no audit was made where absent.
    pub accessibility_rate: Option<u8>,
    /// The day of that audit.
    pub accessibility_audited: Option<Civil>,
    /// The network's own colour, in the place of the product's.
    pub colour: Option<Colour>,
    /// The network's sign, in the place of the product's: a picture of the library that anybody may see.
    pub logo: Option<MediaId>,
}

/// A section of the home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Home {
    /// What the editors put forward.
    Featured,
    /// What is new.
    Latest,
    /// What takes place next.
    Coming,
    /// The themes.
    Themes,
}

impl Home {
    /// Every section, in the order of the product.
    pub const ALL: [Self; 4] = [Self::Featured, Self::Latest, Self::Coming, Self::Themes];
}

/// A notice shown on every page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// When it disappears, in the site's time zone.
    pub until: Civil,
    /// What it says.
    pub text: Translations,
    /// Where it leads.
    #[serde(default)]
    pub link: Option<Url>,
}

/// The menus, held as data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Menus {
    /// In the header.
    pub main: Vec<MenuItem>,
    /// In the footer.
    pub footer: Vec<MenuItem>,
}

/// An entry of a menu: what it leads to, and its own label where the thing's name will not do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MenuItem {
    /// The list of a kind, by the room's name: `articles`.
    pub list: Option<String>,
    /// The list of all themes.
    pub themes: bool,
    /// A page, by its key.
    pub page: Option<String>,
    /// An address elsewhere.
    pub link: Option<Url>,
    /// The label, per language.
    pub label: Translations,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: Translations::of(Language::FR, "Malines"),
            tagline: Translations::default(),
            languages: Language::INTERFACE.to_vec(),
            time_zone: "Europe/Paris".to_owned(),
            home: Home::ALL.to_vec(),
            contact: None,
            notice: None,
            menus: Menus {
                main: vec![MenuItem { list: Some("articles".into()), ..MenuItem::default() }],
                footer: vec![],
            },
            accessibility_rate: None,
            accessibility_audited: None,
            colour: None,
            logo: None,
        }
    }
}

impl Site {
    /// The site's name for a reader of this language.
    pub fn name_in(&self, language: Language) -> &str {
        self.name.best(language, &self.languages).map_or("Malines", |(name, _)| name)
    }

    /// The time zone; UTC where the name is not one that the machine knows.
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// The first language of the site.
    pub fn first_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::FR)
    }

    /// What is wrong with it, by field: a language that the interface has not, a time zone that is not one, a rate
    /// over 100.
    pub fn faults(&self) -> Vec<kernel::FieldError> {
        let mut faults = Vec::new();
        let unknown = |language: &&Language| language.interface_index().is_none();
        if let Some(language) = self.languages.iter().find(unknown) {
            faults.push(kernel::FieldError::new("languages", "import-error-interface-language").quoting(language));
        }
        if self.languages.is_empty() {
            faults.push(kernel::FieldError::new("languages", "import-error-required"));
        }
        if jiff::tz::TimeZone::get(&self.time_zone).is_err() {
            faults.push(kernel::FieldError::new("time_zone", "import-error-time-zone").quoting(&self.time_zone));
        }
        if self.accessibility_rate.is_some_and(|rate| rate > 100) {
            faults.push(kernel::FieldError::new("accessibility_rate", "import-error-rate"));
        }
        faults
    }
}
