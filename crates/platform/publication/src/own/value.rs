//! What a field of facts may hold.

use std::fmt::Display;

use kernel::{Civil, Code, Email, MediaId, Name, PartyId, Url};
use serde::{Deserialize, Serialize};

use super::Input;

/// A value of facts that a field holds: one of the kernel's newtypes, or a number.
pub trait Typed: Sized + Display {
    /// What its field is.
    const INPUT: Input;
    /// The key of the words that say what is wrong.
    const FAULT: &'static str;

    /// Reads it as a browser sends it.
    fn read(text: &str) -> Option<Self>;
}

impl Typed for Civil {
    const INPUT: Input = Input::Time;
    const FAULT: &'static str = "desk-fault-date";

    /// With or without seconds, or a day alone.
    fn read(text: &str) -> Option<Self> {
        match text.len() {
            10 => format!("{text}T00:00:00").parse().ok(),
            16 => format!("{text}:00").parse().ok(),
            _ => text.parse().ok(),
        }
    }
}

impl Typed for Url {
    const INPUT: Input = Input::Url;
    const FAULT: &'static str = "desk-fault-url";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Typed for Email {
    const INPUT: Input = Input::Email;
    const FAULT: &'static str = "desk-site-fault-email";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Typed for Name {
    const INPUT: Input = Input::Line;
    const FAULT: &'static str = "desk-fault-name";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Typed for MediaId {
    const INPUT: Input = Input::Picture;
    const FAULT: &'static str = "desk-fault-media";

    /// By its id, or by an address of it that somebody copied.
    fn read(text: &str) -> Option<Self> {
        text.split('/').find_map(|part| part.trim().parse().ok())
    }
}

impl Typed for u32 {
    const INPUT: Input = Input::Number;
    const FAULT: &'static str = "desk-fault-number";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Typed for PartyId {
    const INPUT: Input = Input::Party;
    const FAULT: &'static str = "desk-fault-choice";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// A row of a list of facts. What is said of it in words stands in the words, under its `item`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Item<T> {
    /// What the words call it by.
    pub item: Code,
    /// What it holds.
    #[serde(flatten)]
    pub value: T,
}
