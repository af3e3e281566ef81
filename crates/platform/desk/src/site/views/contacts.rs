//! Contacts.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{LanguageView, faulty, sample_fields, sample_language, sample_tabs};
use crate::{DeskHead, Field, Fields, MenuEntry};

/// The contacts.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ContactsPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// The field of the search.
    pub(crate) search: Field,
    /// Whether something was sought.
    pub(crate) narrowed: bool,
    /// Offices, services, organisations, offices that have an end.
    pub(crate) parts: Vec<ContactPart>,
}

/// The contacts of one sort.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ContactPart {
    /// Its heading.
    pub(crate) heading: String,
    /// Where one more is made.
    pub(crate) new_href: Option<String>,
    /// What that is called.
    pub(crate) new_label: Option<String>,
    /// The contacts.
    pub(crate) rows: Vec<ContactRow>,
}

/// A contact in the list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ContactRow {
    /// Its name: an office's is that of who holds it.
    pub(crate) name: String,
    /// The office or the acronym; may be empty.
    pub(crate) also: String,
    /// Where it is in the desk.
    pub(crate) href: String,
    /// When the office ends or ended, in civil time.
    pub(crate) ends: Option<String>,
}

/// One contact.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ContactPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The pages of this part.
    pub(crate) tabs: Vec<MenuEntry>,
    /// Where the form is sent.
    pub(crate) action: String,
    /// The fields.
    pub(crate) fields: Fields,
    /// The site's languages, with the names.
    pub(crate) languages: Vec<LanguageView>,
    /// The names of the other fields, in their order.
    pub(crate) names: Vec<String>,
    /// The end of an office; absent for what has none.
    pub(crate) ending: Option<EndingView>,
}

/// The end of an office.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EndingView {
    /// Where the form is sent.
    pub(crate) action: String,
    /// Whether an end is set.
    pub(crate) is_ended: bool,
}

impl View for ContactsPage {
    const TEMPLATE: &'static str = "desk/site-contacts.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let row = |also: &str, ends| ContactRow {
            name: "D. Martin".into(),
            also: also.into(),
            href: "/desk/contacts/office/1".into(),
            ends,
        };
        let page = |rows: Vec<ContactRow>, narrowed| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            search: Field { name: "q".into(), label: "Chercher".into(), ..Field::default() },
            narrowed,
            parts: vec![ContactPart {
                heading: "Personnes".into(),
                new_href: (!narrowed).then(|| "/desk/contacts/office/new".into()),
                new_label: (!narrowed).then(|| "Nouvelle personne".into()),
                rows,
            }],
        };
        vec![
            page(vec![], false),
            page(vec![row("", None), row("Maire adjointe", Some("2026-12-31T00:00:00".into()))], true),
        ]
    }
}

impl View for ContactPage {
    const TEMPLATE: &'static str = "desk/site-contact.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let fields = || sample_fields(&["name-fr", "person", "email", "unit:", "ends", "successor:", "form", "stand"]);
        let page = |fields, ending| Self {
            head: DeskHead::sample(),
            tabs: sample_tabs(),
            action: "/desk/contacts/office/1".into(),
            fields,
            languages: vec![sample_language(&["name"])],
            names: vec!["person".into(), "email".into(), "unit".into()],
            ending,
        };
        let ending = EndingView { action: "/desk/contacts/office/1/ending".into(), is_ended: true };
        vec![page(fields(), None), page(faulty(fields()), Some(ending))]
    }
}
