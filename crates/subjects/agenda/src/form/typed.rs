//! What a field of an event may hold.

use std::fmt;

use jiff::civil::{Date, Time};
use kernel::{Language, Slug};
use publication::own::{Input, Typed};

use crate::{
    moment::{Moment, Zone},
    point::Point,
};

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day(pub(super) Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Typed for Day {
    const INPUT: Input = Input::Day;
    const FAULT: &'static str = "agenda-fault-day";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|day: &Date| text.len() == 10 && (1900..=2199).contains(&day.year())).map(Self)
    }
}

/// A time on the wall, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hour(pub(super) Time);

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl Typed for Hour {
    const INPUT: Input = Input::Hour;
    const FAULT: &'static str = "agenda-fault-hour";

    /// As a browser sends it, and as people write it: `17:30`, `17h30`, `17h`.
    fn read(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once([':', 'h', 'H'])?;
        let minute = if minute.is_empty() { 0 } else { minute.get(..2)?.parse().ok()? };
        Time::new(hour.parse().ok()?, minute, 0, 0).ok().map(Self)
    }
}

/// Days, separated by commas.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Days(pub(super) Vec<Moment>);

impl Days {
    /// These, where there are any.
    pub(super) fn of(days: Vec<Moment>) -> Option<Self> {
        Some(Self(days)).filter(|days| !days.0.is_empty())
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&days.join(", "))
    }
}

impl Typed for Days {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "agenda-fault-days";

    fn read(text: &str) -> Option<Self> {
        let days = text.split([',', ';', ' ']).filter(|day| !day.is_empty());
        Self::of(days.map(|day| day.parse().ok()).collect::<Option<_>>()?)
    }
}

/// Languages by their tags, separated by commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Languages(pub(super) Vec<Language>);

impl fmt::Display for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tags: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&tags.join(", "))
    }
}

impl Typed for Languages {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "agenda-fault-languages";

    fn read(text: &str) -> Option<Self> {
        let tags = text.split([',', ';', ' ']).filter(|tag| !tag.is_empty());
        let all: Vec<Language> = tags.map(|tag| tag.parse().ok()).collect::<Option<_>>()?;
        Some(Self(all)).filter(|all| !all.0.is_empty())
    }
}

/// What a series is called by in addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SeriesSlug(pub(super) Slug);

impl fmt::Display for SeriesSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Typed for SeriesSlug {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "agenda-fault-series";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

impl Typed for Point {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "agenda-fault-point";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Typed for Zone {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "agenda-fault-zone";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}
