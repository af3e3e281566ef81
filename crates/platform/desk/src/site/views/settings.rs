//! Settings, menus, the notice.

use portal::PictureView;
use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{LanguageView, faulty, sample_fields, sample_language, sample_tabs};
use crate::{DeskHead, Fields, MenuEntry};

/// The site's settings.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SettingsPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The fields.
    pub(crate) fields: Fields,
    /// The site's languages, with name and tagline.
    pub(crate) languages: Vec<LanguageView>,
    /// The names of the fields for the order of the languages.
    pub(crate) offered: Vec<String>,
    /// The names of the fields for the order of the home page.
    pub(crate) home: Vec<String>,
    /// What the site makes of its colour.
    pub(crate) palette: Option<PaletteView>,
    /// The network's sign.
    pub(crate) logo: Option<PictureView>,
}

/// What the site makes of its colour.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PaletteView {
    /// Whether the colour itself can be read by day.
    pub(crate) is_read: bool,
    /// By day.
    pub(crate) light: ShadesView,
    /// By night.
    pub(crate) dark: ShadesView,
}

/// The shades of a colour: `#8c1c3a`.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ShadesView {
    /// For lines and surfaces.
    pub(crate) line: String,
    /// For what is read.
    pub(crate) text: String,
}

/// The menus.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MenusPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The fields of all rows.
    pub(crate) fields: Fields,
    /// The menus.
    pub(crate) menus: Vec<MenuView>,
}

/// A menu.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MenuView {
    /// Which one it is.
    pub(crate) heading: String,
    /// Its entries, and some rows to be filled.
    pub(crate) rows: Vec<MenuRow>,
}

/// An entry of a menu, by the names of its fields.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MenuRow {
    /// What readers see of it.
    pub(crate) legend: String,
    /// What it leads to.
    pub(crate) to: String,
    /// The address, where that is another site.
    pub(crate) link: String,
    /// Its place.
    pub(crate) position: String,
    /// The tick that removes it; absent for a row to be filled.
    pub(crate) remove: Option<String>,
    /// Its own label by language.
    pub(crate) languages: Vec<LanguageView>,
}

/// The notice.
#[derive(Serialize, JsonSchema)]
pub(crate) struct NoticePage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The fields.
    pub(crate) fields: Fields,
    /// The site's languages, with the text.
    pub(crate) languages: Vec<LanguageView>,
    /// Whether readers see it now.
    pub(crate) is_shown: bool,
    /// Whether there is one.
    pub(crate) is_set: bool,
}

impl View for SettingsPage {
    const TEMPLATE: &'static str = "desk/site-settings.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let fields = || {
            sample_fields(&[
                "name-fr",
                "tagline-fr",
                "language-fr",
                "home-latest",
                "time_zone",
                "contact",
                "colour",
                "logo",
                "stand",
            ])
        };
        let page = |fields, palette| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            fields,
            languages: vec![sample_language(&["name", "tagline"])],
            offered: vec!["language-fr".into()],
            home: vec!["home-latest".into()],
            palette,
            logo: None,
        };
        let shades = || ShadesView { line: "#0088cc".into(), text: "#00577d".into() };
        vec![
            page(fields(), None),
            page(faulty(fields()), Some(PaletteView { is_read: false, light: shades(), dark: shades() })),
        ]
    }
}

impl View for MenusPage {
    const TEMPLATE: &'static str = "desk/site-menus.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let names = ["main-0-to:", "main-0-link", "main-0-position", "main-0-remove", "main-0-label-fr", "stand"];
        let row = |remove| MenuRow {
            legend: "Actualités".into(),
            to: "main-0-to".into(),
            link: "main-0-link".into(),
            position: "main-0-position".into(),
            remove,
            languages: vec![sample_language(&["main-0-label"])],
        };
        let page = |fields, remove| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            fields,
            menus: vec![MenuView { heading: "En-tête".into(), rows: vec![row(remove)] }],
        };
        vec![page(sample_fields(&names), None), page(faulty(sample_fields(&names)), Some("main-0-remove".into()))]
    }
}

impl View for NoticePage {
    const TEMPLATE: &'static str = "desk/site-notice.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let fields = || sample_fields(&["text-fr", "until", "link", "stand"]);
        let page = |fields, is_set| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            fields,
            languages: vec![sample_language(&["text"])],
            is_shown: is_set,
            is_set,
        };
        vec![page(fields(), false), page(faulty(fields()), true)]
    }
}
