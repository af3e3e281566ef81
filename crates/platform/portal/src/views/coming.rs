//! What takes place, as lists of any page show it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Asked;

/// What takes place next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComingView {
    /// The first dates.
    pub events: Vec<EventRow>,
    /// The list of all.
    pub href: String,
    /// The calendar.
    pub calendar: CalendarView,
}

/// The addresses of a calendar.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CalendarView {
    /// The file.
    pub href: String,
    /// To follow it: `webcal://…`.
    pub webcal: String,
}

impl CalendarView {
    /// Of a calendar at this address.
    pub fn of(asked: &Asked, href: String) -> Self {
        let absolute = asked.portal.web.absolute(&href);
        let webcal = absolute.split_once("://").map_or_else(String::new, |(_, rest)| format!("webcal://{rest}"));
        Self { href, webcal }
    }
}

/// A day, or the days of one event, as a tile shows them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TileView {
    /// The first day, as machines read it: `2024-11-18`.
    pub day: String,
    /// In figures: `18`, `18–21`.
    pub days: String,
    /// The civil time of the first day, from which month and year are said.
    pub first: String,
}

/// A date of an event in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventRow {
    /// Its day.
    pub tile: TileView,
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of its words.
    pub language: String,
    /// Their direction.
    pub dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
    /// When, in words.
    pub when: String,
    /// The hour at which it begins; absent of whole days.
    pub hour: Option<String>,
    /// Where, in words.
    pub place: Option<String>,
    /// What kind of event it is, in words.
    pub kind: String,
    /// What has become of it, in words; absent where it is as usual.
    pub status: Option<String>,
    /// Whether it takes place now.
    pub now: bool,
}
