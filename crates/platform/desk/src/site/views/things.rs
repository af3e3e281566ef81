//! What is put forward, themes, old addresses.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{LanguageView, faulty, sample_fields, sample_language, sample_tabs};
use crate::{DeskHead, Field, Fields, MenuEntry};

/// What the home page puts forward.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FeaturedPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The fields of all rows.
    pub(crate) fields: Fields,
    /// How many of the rows readers see at most.
    pub(crate) shown: usize,
    /// What is put forward, in its order.
    pub(crate) rows: Vec<FeaturedRow>,
    /// The field of the search.
    pub(crate) search: Field,
    /// Whether something was sought.
    pub(crate) is_sought: bool,
    /// What was found.
    pub(crate) found: Vec<FoundRow>,
}

/// A publication that is put forward, with the names of its fields.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FeaturedRow {
    /// Which one.
    pub(crate) thing: FoundRow,
    /// Whether readers see it no longer.
    pub(crate) is_over: bool,
    /// Its place.
    pub(crate) rank: String,
    /// Its end.
    pub(crate) until: String,
    /// The tick that takes it out.
    pub(crate) remove: String,
}

/// A publication.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FoundRow {
    /// Its id.
    pub(crate) publication: String,
    /// Its title.
    pub(crate) title: String,
    /// The language of the title.
    pub(crate) language: String,
    /// Its direction.
    pub(crate) dir: String,
    /// Whether that is another than the interface's.
    pub(crate) foreign: bool,
    /// Where it is in the desk.
    pub(crate) href: String,
}

/// The themes.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ThemesPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// Where a new one is made.
    pub(crate) new_href: String,
    /// The filters.
    pub(crate) filters: Vec<Field>,
    /// Whether filters are set.
    pub(crate) narrowed: bool,
    /// The first themes that fit, by their names.
    pub(crate) rows: Vec<ThemeRow>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// A theme in the list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ThemeRow {
    /// Its name.
    pub(crate) name: String,
    /// Where it is in the desk.
    pub(crate) href: String,
    /// Topic, country or region, in words.
    pub(crate) kind: String,
    /// The theme that contains it.
    pub(crate) broader: Option<String>,
    /// How many public publications stand under it.
    pub(crate) count: i64,
}

/// One theme.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ThemePage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// Where the form is sent.
    pub(crate) action: String,
    /// Whether it is not made yet.
    pub(crate) is_new: bool,
    /// The fields.
    pub(crate) fields: Fields,
    /// The site's languages, with names and slugs.
    pub(crate) languages: Vec<LanguageView>,
    /// How many public publications stand under it.
    pub(crate) count: i64,
    /// Where readers find it, by language.
    pub(crate) public: Vec<ThemeLink>,
    /// The themes within it.
    pub(crate) narrower: Vec<ThemeLink>,
    /// Where the form that brings it into another is sent; absent for a new one.
    pub(crate) merging: Option<String>,
}

/// A link.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ThemeLink {
    /// What it says.
    pub(crate) label: String,
    /// Where it leads.
    pub(crate) href: String,
}

/// The old addresses.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RedirectsPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The fields of the two forms.
    pub(crate) fields: Fields,
    /// The names of the lines of a table that were refused.
    pub(crate) lines: Vec<String>,
    /// The field of the search.
    pub(crate) search: Field,
    /// Whether something was sought.
    pub(crate) narrowed: bool,
    /// The old addresses of this page.
    pub(crate) rows: Vec<RedirectRow>,
    /// The next page.
    pub(crate) next: Option<String>,
}

/// An old address.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RedirectRow {
    /// The path and query.
    pub(crate) from: String,
    /// Where it leads.
    pub(crate) to: String,
}

impl View for FeaturedPage {
    const TEMPLATE: &'static str = "desk/site-featured.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let thing = || FoundRow {
            publication: "0195e1a0-0000-7000-8000-000000000001".into(),
            title: "Declaración de Malinas".into(),
            language: "es".into(),
            dir: "ltr".into(),
            foreign: true,
            href: "/desk/articles/1".into(),
        };
        let row = FeaturedRow {
            thing: thing(),
            is_over: true,
            rank: "rank-1".into(),
            until: "until-1".into(),
            remove: "remove-1".into(),
        };
        let page = |fields, rows, found: Vec<FoundRow>| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            fields,
            shown: 5,
            rows,
            search: Field { name: "q".into(), label: "Mots du titre".into(), ..Field::default() },
            is_sought: !found.is_empty(),
            found,
        };
        let names = ["rank-1", "until-1", "remove-1", "stand"];
        vec![
            page(sample_fields(&["stand"]), vec![], vec![]),
            page(faulty(sample_fields(&names)), vec![row], vec![thing()]),
        ]
    }
}

impl View for ThemesPage {
    const TEMPLATE: &'static str = "desk/site-themes.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let row = ThemeRow {
            name: "Mali".into(),
            href: "/desk/themes/1".into(),
            kind: "Pays".into(),
            broader: Some("Afrique de l’Ouest".into()),
            count: 12,
        };
        let page = |rows, more| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            new_href: "/desk/themes/new".into(),
            filters: sample_fields(&["q", "kind:"]).by_name.into_values().collect(),
            narrowed: more > 0,
            rows,
            more,
        };
        vec![page(vec![], 0), page(vec![row], 3)]
    }
}

impl View for ThemePage {
    const TEMPLATE: &'static str = "desk/site-theme.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let names = ["name-fr", "slug-fr", "broader", "kind:", "key", "into", "form", "stand"];
        let link = || ThemeLink { label: "Mali".into(), href: "/fr/pays/mali".into() };
        let page = |fields, links: Vec<ThemeLink>, narrower, merging: Option<String>| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            action: "/desk/themes/new".into(),
            is_new: merging.is_none(),
            fields,
            languages: vec![sample_language(&["name"])],
            count: 12,
            public: links,
            narrower,
            merging,
        };
        vec![
            page(sample_fields(&names), vec![], vec![], None),
            page(faulty(sample_fields(&names)), vec![link()], vec![link()], Some("/desk/themes/1/merging".into())),
        ]
    }
}

impl View for RedirectsPage {
    const TEMPLATE: &'static str = "desk/site-redirects.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let row = RedirectRow { from: "/spip.php?article12".into(), to: "/fr/actualites/bonjour".into() };
        let page = |fields, lines, rows, next| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            fields,
            lines,
            search: Field { name: "q".into(), label: "Chercher".into(), ..Field::default() },
            narrowed: false,
            rows,
            next,
        };
        let next = Some("/desk/redirects?after=/spip.php".into());
        vec![
            page(sample_fields(&["from", "to", "table"]), vec![], vec![], None),
            page(faulty(sample_fields(&["from", "to", "table", "line-2"])), vec!["line-2".into()], vec![row], next),
        ]
    }
}
