//! Who asks, and for what. `accounts` only turns a session into an [`Actor`]; each room's `policy.rs` answers.

use crate::{AccountId, GroupId, Language, PartyId, ThemeId};

/// Whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor who is not signed in.
    Anonymous,
    /// The product itself: a job, an import, a command on the machine.
    System,
    /// Somebody signed in, with what they were granted.
    Person {
        /// The account.
        id: AccountId,
        /// What the account may do, and where.
        grants: Vec<Grant>,
    },
}

/// A role, within a scope; an empty scope is the whole site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What the role lets one do.
    pub role: Role,
    /// Only this kind of publication.
    pub kind: Option<String>,
    /// Only what carries this theme.
    pub theme: Option<ThemeId>,
    /// Only within this group.
    pub group: Option<GroupId>,
    /// Only texts in this language.
    pub language: Option<Language>,
    /// Only for this authority or organisation.
    pub party: Option<PartyId>,
}

impl Grant {
    /// A role on the whole site.
    pub fn everywhere(role: Role) -> Self {
        Self { role, kind: None, theme: None, group: None, language: None, party: None }
    }
}

/// What an account is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A member of an authority: reads what is for members.
    Member,
    /// Proposes texts.
    Contributor,
    /// Translates into given languages.
    Translator,
    /// Writes and corrects.
    Editor,
    /// Publishes and withdraws.
    Publisher,
    /// Configures the site and its accounts.
    Administrator,
}

/// What is asked for. A route without a verb does not get into the router.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Read what is published.
    Read,
    /// Send a message or a form that changes nothing published.
    Send,
    /// Read drafts and history.
    Preview,
    /// Write a draft.
    Write,
    /// Publish, archive, withdraw.
    Publish,
    /// Change settings, menus, themes.
    Configure,
}
