//! Who has an account, what state it is in, and what a session says of it.

use kernel::{AccountId, Actor, Email, Grant, Instant, Language, Role};

/// How long somebody who has proven who they are may do what is dangerous without proving it again, in milliseconds.
pub const FRESH: i64 = 15 * 60_000;

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id; kept in the audit log when all else is erased.
    pub id: AccountId,
    /// Where mails go; no two accounts have the same, whatever the case of its letters.
    pub email: Email,
    /// The name that colleagues read.
    pub name: String,
    /// The language of the desk and of mails.
    pub language: Language,
    /// Whether it may sign in.
    pub state: AccountState,
    /// When it was made.
    pub created_at: Instant,
    /// When it was last at work, to some minutes.
    pub last_seen_at: Option<Instant>,
}

/// Whether an account may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// A link was sent and not yet followed.
    Invited,
    /// It may sign in.
    Active,
    /// It may not, until an administrator says so.
    Suspended,
    /// Name and address are gone; only the id is kept.
    Erased,
}

impl AccountState {
    /// As the table has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Erased => "erased",
        }
    }

    /// As the table has it.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Invited, Self::Active, Self::Suspended, Self::Erased].into_iter().find(|state| state.as_str() == text)
    }
}

/// Every role, from the least to the greatest.
pub const ROLES: [Role; 6] =
    [Role::Member, Role::Contributor, Role::Translator, Role::Editor, Role::Publisher, Role::Administrator];

/// A role as tables, forms and the command line write it.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Member => "member",
        Role::Contributor => "contributor",
        Role::Translator => "translator",
        Role::Editor => "editor",
        Role::Publisher => "publisher",
        Role::Administrator => "administrator",
    }
}

/// The role of this name.
pub fn role_named(name: &str) -> Option<Role> {
    ROLES.into_iter().find(|role| role_name(*role) == name)
}

/// A session: one browser of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(pub db::Uuid);

/// A passkey: one authenticator of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PasskeyId(pub db::Uuid);

/// Who is signed in, by the session that a request carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The account.
    pub account: Account,
    /// What it was granted.
    pub grants: Vec<Grant>,
    /// The session.
    pub session: SessionId,
    /// When this session last proved who it is: at sign-in, or again since.
    pub proven_at: Instant,
}

impl SignedIn {
    /// Whoever asks, for every policy.
    pub fn actor(&self) -> Actor {
        Actor::Person { id: self.account.id, grants: self.grants.clone() }
    }

    /// Whether the proof is recent enough for what is dangerous: users, one's own passkeys and password, erasing.
    pub fn is_fresh(&self, now: Instant) -> bool {
        now.0.saturating_sub(self.proven_at.0) <= FRESH
    }
}
