//! What the pages of this part show.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{DeskHead, Field, Fields};

/// The door.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SignInPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// Address and password.
    pub(crate) fields: Fields,
    /// Where somebody wanted to go.
    pub(crate) next: String,
    /// Whether passkeys can be had.
    pub(crate) passkeys: bool,
}

/// The code that follows a password.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CodePage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The code.
    pub(crate) fields: Fields,
    /// To be brought back with it.
    pub(crate) ceremony: String,
    /// Where somebody wanted to go.
    pub(crate) next: String,
}

/// The way back in.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RecoveryPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The address.
    pub(crate) fields: Fields,
    /// Whether a mail was asked for a moment ago.
    pub(crate) sent: bool,
}

/// The page of a link.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LinkPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// What the link does; nothing where it holds no longer.
    pub(crate) form: Option<LinkForm>,
}

/// What a link does.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LinkForm {
    /// What will happen.
    pub(crate) about: String,
    /// Until when the link holds.
    pub(crate) until: String,
    /// The words of the button.
    pub(crate) button: String,
    /// The link's secret.
    pub(crate) token: String,
    /// What it asks for.
    pub(crate) fields: Fields,
    /// The names of the fields, in their order.
    pub(crate) order: Vec<String>,
}

/// Proving again who one is.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ProofPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// Password and code.
    pub(crate) fields: Fields,
    /// Where somebody wanted to go.
    pub(crate) next: String,
    /// Whether there is a passkey to prove by.
    pub(crate) passkeys: bool,
    /// Whether there is a password to prove by.
    pub(crate) password: bool,
    /// The account's address, for the browser's store of passwords.
    pub(crate) email: String,
}

/// One's own account.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MePage {
    /// The head.
    pub(crate) head: DeskHead,
    /// Name and language.
    pub(crate) fields: Fields,
    /// The address.
    pub(crate) email: String,
    /// Whether passkeys can be had here.
    pub(crate) has_passkeys: bool,
    /// Whether there is nothing yet to sign in with.
    pub(crate) is_new: bool,
    /// The passkeys.
    pub(crate) passkeys: Vec<PasskeyView>,
    /// Whether there is a password with its application.
    pub(crate) password: bool,
    /// How many recovery codes are left.
    pub(crate) recovery_codes: i64,
    /// Where one is signed in.
    pub(crate) sessions: Vec<SessionView>,
}

/// A passkey.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct PasskeyView {
    /// What its owner calls it.
    pub(crate) name: String,
    /// When it was added, in civil time.
    pub(crate) added: String,
    /// When it was last used, in civil time.
    pub(crate) used: Option<String>,
    /// Where it is removed.
    pub(crate) removal: String,
}

/// A session.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct SessionView {
    /// Its id.
    pub(crate) id: String,
    /// The browser.
    pub(crate) agent: String,
    /// When it began, in civil time.
    pub(crate) began: String,
    /// When it was last used, in civil time.
    pub(crate) seen: String,
    /// Whether it is this one.
    pub(crate) current: bool,
}

/// Password and application.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PasswordPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The password that there is, where there is one; the new one; the first code.
    pub(crate) fields: Fields,
    /// The account's address, for the browser's store of passwords.
    pub(crate) email: String,
    /// The application's secret, for who types it in.
    pub(crate) secret: String,
    /// The picture that sets the application up.
    pub(crate) picture: String,
    /// To be brought back.
    pub(crate) number: String,
}

/// Recovery codes, shown this once.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CodesPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The codes.
    pub(crate) codes: Vec<String>,
}

/// Before somebody's data are removed.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ErasingPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// What stands against it.
    pub(crate) fields: Fields,
    /// Whose.
    pub(crate) name: String,
    /// Their address.
    pub(crate) email: String,
    /// Where the form goes.
    pub(crate) action: String,
    /// The way back.
    pub(crate) back: String,
}

/// The users.
#[derive(Serialize, JsonSchema)]
pub(crate) struct UsersPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The users.
    pub(crate) rows: Vec<UserRow>,
    /// The next page.
    pub(crate) next: Option<String>,
}

/// A user in the list.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct UserRow {
    /// The name.
    pub(crate) name: String,
    /// The address.
    pub(crate) email: String,
    /// The user's page.
    pub(crate) href: String,
    /// The roles, in words.
    pub(crate) roles: Vec<String>,
    /// Whether they may sign in, in words.
    pub(crate) state: String,
    /// Whether they may sign in.
    pub(crate) is_active: bool,
    /// When they were last at work, in civil time.
    pub(crate) seen: Option<String>,
}

/// A role within its scope, as a form has it.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct RoleRow {
    /// The role.
    pub(crate) role: Field,
    /// Only this kind of publication.
    pub(crate) kind: Field,
    /// Only this language.
    pub(crate) language: Field,
    /// Only this theme.
    pub(crate) theme: Field,
    /// Scopes that the form does not change: name and value.
    pub(crate) kept: Vec<(String, String)>,
}

/// What a role lets one do.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct RoleAbout {
    /// The role's name.
    pub(crate) name: String,
    /// What it lets one do.
    pub(crate) about: String,
}

/// Inviting somebody.
#[derive(Serialize, JsonSchema)]
pub(crate) struct InvitePage {
    /// The head.
    pub(crate) head: DeskHead,
    /// Address, name, language.
    pub(crate) fields: Fields,
    /// The roles.
    pub(crate) roles: Vec<RoleRow>,
    /// What each role lets one do.
    pub(crate) abouts: Vec<RoleAbout>,
}

/// One user.
#[derive(Serialize, JsonSchema)]
pub(crate) struct UserPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// The address.
    pub(crate) email: String,
    /// Whether they may sign in, in words.
    pub(crate) state: String,
    /// When the account was made, in civil time.
    pub(crate) made: String,
    /// When they were last at work, in civil time.
    pub(crate) seen: Option<String>,
    /// Whether one may change their roles and keep them out.
    pub(crate) may_grant: bool,
    /// What one may do about their coming in.
    pub(crate) actions: Vec<UserAction>,
    /// Whether name and address are gone.
    pub(crate) is_erased: bool,
    /// What is wrong with the roles.
    pub(crate) fields: Fields,
    /// The roles.
    pub(crate) roles: Vec<RoleRow>,
    /// What each role lets one do.
    pub(crate) abouts: Vec<RoleAbout>,
    /// Where they are signed in.
    pub(crate) sessions: Vec<SessionView>,
    /// What was done to the account.
    pub(crate) deeds: Vec<DeedRow>,
    /// The page's own address.
    pub(crate) href: String,
}

/// What may be done about somebody's coming in.
#[derive(Serialize, JsonSchema)]
pub(crate) struct UserAction {
    /// What the form sends.
    pub(crate) value: String,
    /// The words of the button.
    pub(crate) label: String,
    /// What it does.
    pub(crate) about: String,
}

/// A row of the audit log, in words.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct DeedRow {
    /// When, in civil time.
    pub(crate) at: String,
    /// Who.
    pub(crate) by: String,
    /// What.
    pub(crate) what: String,
    /// To whom, where it was an account.
    pub(crate) thing: Option<String>,
    /// Its page.
    pub(crate) href: Option<String>,
    /// The particulars.
    pub(crate) detail: String,
}

/// The audit log.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AuditPage {
    /// The head.
    pub(crate) head: DeskHead,
    /// Who, what, from, until.
    pub(crate) filters: Vec<Field>,
    /// The saved filters.
    pub(crate) saved: crate::filters::SavedView,
    /// The rows.
    pub(crate) rows: Vec<DeedRow>,
    /// Older ones.
    pub(crate) next: Option<String>,
    /// The same as a file.
    pub(crate) export: String,
    /// Whether filters are set.
    pub(crate) narrowed: bool,
}
