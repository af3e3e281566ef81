//! What the filters' page shows, and what stands of them above a list.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use crate::{DeskHead, Field, Fields};

/// What stands above a list. Templates print it by `saved_filters`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct SavedView {
    /// The filters.
    pub(crate) links: Vec<SavedLink>,
    /// The list's key.
    pub(crate) list: String,
    /// What the list is asked for, as its address has it.
    pub(crate) query: String,
    /// Whether that can be saved: it is something, and no filter yet.
    pub(crate) can_save: bool,
    /// The whole list, whatever it opens with.
    pub(crate) all: String,
    /// Where filters are kept in order.
    pub(crate) manage: String,
}

/// A saved filter above its list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct SavedLink {
    /// Its name.
    pub(crate) label: String,
    /// The list so narrowed.
    pub(crate) href: String,
    /// Whether the list is so now.
    pub(crate) current: bool,
}

/// One's filters.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FiltersPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The name that was refused.
    pub(crate) fields: Fields,
    /// The filter whose name was refused.
    pub(crate) refused: Option<RefusedFilter>,
    /// The filters, list by list.
    pub(crate) lists: Vec<FiltersOfList>,
    /// Whether one may show a filter to everybody.
    pub(crate) may_share: bool,
}

/// A filter whose name was refused, to be sent anew.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RefusedFilter {
    /// Where to.
    pub(crate) action: String,
    /// Of which list.
    pub(crate) list: String,
    /// What it asks.
    pub(crate) query: String,
}

/// The filters of a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FiltersOfList {
    /// The list's name.
    pub(crate) name: String,
    /// The filters.
    pub(crate) rows: Vec<FilterRow>,
}

/// A filter, and what can be done with it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FilterRow {
    /// Its name.
    pub(crate) name: String,
    /// The list so narrowed.
    pub(crate) href: String,
    /// Where changes are sent.
    pub(crate) action: String,
    /// Its name, to be changed.
    pub(crate) field: Field,
    /// Whether it is one's own.
    pub(crate) is_own: bool,
    /// Whether everybody finds it.
    pub(crate) is_shared: bool,
    /// Whether the list opens with it.
    pub(crate) is_default: bool,
}

impl SavedView {
    /// For samples.
    pub(crate) fn sample() -> Self {
        Self {
            links: vec![SavedLink {
                label: "Sans espagnol".into(),
                href: "/desk/articles?without=es".into(),
                current: false,
            }],
            list: "articles".into(),
            query: "state=live".into(),
            can_save: true,
            all: "/desk/articles?all=yes".into(),
            manage: "/desk/filters".into(),
        }
    }
}

impl View for FiltersPage {
    const TEMPLATE: &'static str = "desk/filters.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let name = |name: &str, error: Option<String>| Field {
            name: name.into(),
            label: "Nom".into(),
            value: "Sans espagnol".into(),
            required: true,
            error,
            ..Field::default()
        };
        let row = |number: u8, is_own, is_shared| FilterRow {
            name: "Sans espagnol".into(),
            href: "/desk/articles?without=es".into(),
            action: format!("/desk/filters/{number}"),
            field: name(&format!("name-{number}"), None),
            is_own,
            is_shared,
            is_default: is_shared,
        };
        let mut fields = Fields::default();
        fields.add(name("name", Some("La liste a déjà un filtre de ce nom.".into())));
        fields.faulty.push("name".into());
        let refused =
            RefusedFilter { action: "/desk/filters".into(), list: "articles".into(), query: "without=es".into() };
        let rows = vec![row(1, true, false), row(2, true, true), row(3, false, true)];
        let empty = Self {
            head: DeskHead::sample(),
            fields: Fields::default(),
            refused: None,
            lists: vec![],
            may_share: false,
        };
        let full = Self {
            head: DeskHead::sample(),
            fields,
            refused: Some(refused),
            lists: vec![FiltersOfList { name: "Actualités".into(), rows }],
            may_share: true,
        };
        vec![empty, full]
    }
}
