//! What the pages of this part show.

mod contacts;
mod finding;
mod settings;
mod statements;
mod things;

pub(crate) use contacts::{ContactPage, ContactPart, ContactRow, ContactsPage, EndingView};
pub(crate) use finding::{FindingPage, PromotedRow, UnfoundRow};
pub(crate) use settings::{MenuRow, MenuView, MenusPage, NoticePage, PaletteView, SettingsPage, ShadesView};
pub(crate) use statements::{LineView, PartView, RowView, StatementPage};
pub(crate) use things::{
    FeaturedPage, FeaturedRow, FoundRow, RedirectRow, RedirectsPage, ThemeLink, ThemePage, ThemeRow, ThemesPage,
};

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Choice, Field, Fields, MenuEntry};

/// A language with its fields.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct LanguageView {
    /// Its tag.
    pub(crate) language: String,
    /// Its direction.
    pub(crate) dir: String,
    /// Its name.
    pub(crate) name: String,
    /// The names of its fields.
    pub(crate) fields: Vec<String>,
}

/// Tabs for samples.
fn sample_tabs() -> Vec<MenuEntry> {
    vec![MenuEntry { label: "Menus".into(), href: "/desk/menus".into(), current: true }]
}

/// A language with fields of these names, for samples.
fn sample_language(names: &[&str]) -> LanguageView {
    let fields = names.iter().map(|name| format!("{name}-fr")).collect();
    LanguageView { language: "fr".into(), dir: "ltr".into(), name: "français".into(), fields }
}

/// Fields for samples: those that may be chosen from end with a colon.
fn sample_fields(names: &[&str]) -> Fields {
    let mut fields = Fields::default();
    for name in names {
        let choices = vec![Choice { value: "one".into(), label: "Un".into(), chosen: true }];
        let choices = if name.ends_with(':') { choices } else { Vec::new() };
        fields.add(Field {
            name: name.trim_end_matches(':').into(),
            label: "Champ".into(),
            hint: Some("Une aide.".into()),
            value: "Une valeur".into(),
            choices,
            ..Field::default()
        });
    }
    fields
}

/// The same with a fault in the first of them.
fn faulty(mut fields: Fields) -> Fields {
    let first = fields.by_name.keys().next().cloned();
    for field in fields.by_name.values_mut().take(1) {
        field.error = Some("Ce champ est à corriger.".into());
    }
    fields.faulty.extend(first);
    fields
}
