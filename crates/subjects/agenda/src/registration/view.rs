//! What the pages of registration show.

mod samples;

use desk::{DeskHead, Fields};
use portal::{Head, LinkView};
use schemars::JsonSchema;
use serde::Serialize;
use web::View;

/// The form for everybody.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RegistrationPage {
    /// What the page says of itself.
    pub head: Head,
    /// The event's title.
    pub title: String,
    /// The event's page.
    pub href: String,
    /// When it takes place.
    pub dates: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// Why nobody may register; the form is there where it is absent.
    pub closed: Option<String>,
    /// What to know before one registers.
    pub notes: Vec<String>,
    /// Where the form leads.
    pub action: String,
    /// When it was shown, signed.
    pub stamp: String,
    /// Its fields.
    pub fields: FieldsView,
    /// What is kept, why, how long, who answers for it.
    pub kept: Vec<String>,
    /// The legal notice.
    pub legal: Option<LinkView>,
    /// Whether it was sent and not taken.
    pub problem: bool,
    /// Why, where no field says it.
    pub reason: Option<String>,
}

/// The fields of the form for everybody.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct FieldsView {
    /// The name.
    pub name: FieldView,
    /// The mail address.
    pub email: FieldView,
    /// The authority or organisation.
    pub organisation: FieldView,
    /// What they do there.
    pub function: FieldView,
    /// What must be known to welcome them.
    pub needs: FieldView,
    /// Into which language they need interpretation.
    pub interpretation: FieldView,
    /// The languages into which it is interpreted; none where it is not.
    pub languages: Vec<ChoiceView>,
}

/// A field.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct FieldView {
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Something that may be chosen.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A mail is on its way.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RegistrationSentPage {
    /// What the page says of itself.
    pub head: Head,
    /// The event's title.
    pub title: String,
    /// The event's page.
    pub href: String,
}

/// Somebody's own registration, where the links of mails lead.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MyRegistrationPage {
    /// What the page says of itself.
    pub head: Head,
    /// The event's title.
    pub title: String,
    /// Its language.
    pub text_language: String,
    /// The direction of that language.
    pub text_dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
    /// The event's page.
    pub href: Option<String>,
    /// When it takes place.
    pub dates: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// That the event is cancelled, in words.
    pub cancelled: Option<String>,
    /// Where the registration stands, in words.
    pub state: String,
    /// Whether it can be confirmed.
    pub confirm: bool,
    /// Whether it can be given up.
    pub withdraw: bool,
    /// Where the buttons lead.
    pub action: String,
    /// What is kept of them.
    pub kept: Vec<LineView>,
}

/// A label with its value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct LineView {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// The desk's list of those who come.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RegistrationsPage {
    /// The head.
    pub head: DeskHead,
    /// The event's title.
    pub event: String,
    /// How many places there are and are left, in words.
    pub places: String,
    /// The states with how many are in each, as filters.
    pub states: Vec<StateCount>,
    /// That people have not been told what changed, and how many.
    pub untold: Option<String>,
    /// Where telling them leads.
    pub telling: String,
    /// Those who come.
    pub rows: Vec<RegistrationRow>,
    /// Where the ticks of attendance lead.
    pub attendance: String,
    /// Whether there is anybody to tick.
    pub can_tick: bool,
    /// The next page.
    pub next: Option<String>,
    /// Adding somebody by hand.
    pub new_href: String,
    /// Where the table to take away is asked for.
    pub export: String,
    /// When personal data are deleted, or that they were, in words.
    pub deletion: String,
    /// What stays of those that were deleted, in words.
    pub totals: Option<String>,
}

/// A state as a filter.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct StateCount {
    /// What is sent; nothing for all.
    pub value: String,
    /// The state, or all.
    pub label: String,
    /// How many, written out.
    pub number: String,
    /// The list of those.
    pub href: String,
    /// Whether the list shows those.
    pub current: bool,
}

/// Somebody in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct RegistrationRow {
    /// The registration's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The registration's page.
    pub href: String,
    /// Authority and function.
    pub about: String,
    /// The state, in words.
    pub state: String,
    /// Whether they are expected.
    pub expected: bool,
    /// Whether they said what must be known to welcome them.
    pub needs: bool,
    /// When they asked.
    pub asked: String,
    /// Whether they were there.
    pub came: bool,
}

/// One registration, at the desk.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RegistrationOnePage {
    /// The head.
    pub head: DeskHead,
    /// The state, in words.
    pub state: String,
    /// What they wrote.
    pub lines: Vec<LineView>,
    /// Whether a place can be given.
    pub can_give: bool,
    /// Whether the place can be taken away.
    pub can_strike: bool,
    /// Where the buttons lead.
    pub action: String,
    /// The list.
    pub back: String,
}

/// Adding somebody by hand.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RegistrationNewPage {
    /// The head.
    pub head: DeskHead,
    /// The fields.
    pub fields: Fields,
    /// Where the form leads.
    pub action: String,
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

view!(RegistrationPage, "agenda/registration.html", samples::form);
view!(RegistrationSentPage, "agenda/registration-sent.html", samples::sent);
view!(MyRegistrationPage, "agenda/registration-mine.html", samples::mine);
view!(RegistrationsPage, "agenda/desk-registrations.html", samples::list);
view!(RegistrationOnePage, "agenda/desk-registration.html", samples::one);
view!(RegistrationNewPage, "agenda/desk-registration-new.html", samples::new);
