//! The format of `import site`: a TOML file. The page `docs/operators/import-site.md` documents it.

use std::collections::BTreeMap;

use kernel::{Civil, Code, Email, Error, FieldError, Language, Result, Slug, Translations, sober_json};
use serde::Deserialize;
use settings::{Home, Menus, Notice};

/// The site: what is absent stays as it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteFile {
    /// Its name, per language.
    pub name: Translations,
    /// The line under its name.
    pub tagline: Translations,
    /// The languages of the interface that it offers.
    pub languages: Option<Vec<Language>>,
    /// Its IANA time zone.
    pub time_zone: Option<String>,
    /// The sections of the home page.
    pub home: Option<Vec<Home>>,
    /// The contact form.
    pub contact: ContactFile,
    /// The notice on every page.
    pub notice: Option<Notice>,
    /// The menus.
    pub menus: Option<Menus>,
    /// What an audit found.
    pub accessibility: AccessibilityFile,
    /// What the two statements say.
    pub statements: StatementsFile,
    /// Pages: who we are, legal notice, statements.
    pub pages: Vec<PageFile>,
}

impl SiteFile {
    /// Reads a file, without characters that nobody types. Errors: what is wrong with it, and where.
    pub(crate) fn read(text: &str) -> Result<Self> {
        let fault = |error: &dyn std::fmt::Display| {
            Error::Invalid(vec![FieldError::new("toml", "import-error-toml").quoting(error)])
        };
        let read = toml::from_str::<Self>(text).and_then(|_| toml::from_str(text)).map_err(|error| fault(&error))?;
        // What is read first says where a fault is; then each value is looked at, since any character can be written by its code.
        serde_json::from_value(sober_json(read)).map_err(|error| fault(&error))
    }
}

/// The contact form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContactFile {
    /// Whom it writes to.
    pub recipient: Option<Email>,
}

/// What the two statements say; one that is given replaces the former whole.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StatementsFile {
    /// The statement of accessibility.
    pub accessibility: Option<settings::Accessibility>,
    /// The statement of eco-design.
    pub eco_design: Option<settings::EcoDesign>,
}

/// What an audit of accessibility found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccessibilityFile {
    /// The share of criteria met, in percent.
    pub rate: Option<u8>,
    /// The day of the audit.
    pub audited: Option<Civil>,
}

/// A page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageFile {
    /// What the file calls it by.
    pub key: Code,
    /// The key of the page that contains it.
    #[serde(default)]
    pub parent: Option<Code>,
    /// What the product adds to it: `accessibility`, `eco-design`, `site-map`, `contact`.
    #[serde(default)]
    pub role: Option<Code>,
    /// Its slugs; made of the titles where absent.
    #[serde(default)]
    pub slug: BTreeMap<Language, Slug>,
    /// Its titles: it exists in the languages that have one.
    pub title: Translations,
    /// The lines before the text.
    #[serde(default)]
    pub standfirst: Translations,
    /// The text, as Markdown.
    #[serde(default)]
    pub body: Translations,
}
