//! The users: the list, and inviting somebody.

use accounts::{
    Account, AccountState, Invitation, ROLES,
    policy::{Act, may},
    store::accounts as store,
};
use axum::response::Response;
use kernel::{Email, Error, FieldError, Grant};
use web::{Failure, Form};

use super::{
    form::{accounts, faults, field, fields, head, languages, must_prove, status},
    roles::{Given, grants, in_words, named, role_about, role_words, rows},
    views::{InvitePage, RoleAbout, UserRow, UsersPage},
};
use crate::{Desk, Field};

/// How many users a page lists.
const AT_ONCE: usize = 50;

/// The list.
pub(crate) async fn list(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::See)?;
    let snapshot = desk.portal.db.snapshot().await?;
    let after = desk.param("after").unwrap_or_default();
    let limit = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
    let mut accounts = store::list(&snapshot, &after, limit).await?;
    let more = accounts.len() > AT_ONCE;
    accounts.truncate(AT_ONCE);
    let last = accounts.last().filter(|_| more).map(|account| store::matching(&account.email));
    let ids: Vec<_> = accounts.iter().map(|account| account.id).collect();
    let grants = store::grants_of(&snapshot, &ids).await?;
    let row = |account: &Account| user_row(&desk, account, grants.get(&account.id).map_or(&[][..], Vec::as_slice));
    let view = UsersPage {
        head: desk.head(&desk.text("desk-doors-users")),
        rows: accounts.iter().map(row).collect(),
        next: last.map(|key| format!("/desk/users?after={}", web::address::value(&key))),
    };
    desk.page(&view)
}

fn user_row(desk: &Desk, account: &Account, grants: &[Grant]) -> UserRow {
    UserRow {
        name: account.name.clone(),
        email: account.email.to_string(),
        href: format!("/desk/users/{}", account.id),
        roles: grants.iter().map(|grant| in_words(desk, grant)).collect(),
        state: desk.text(state_words(account.state)),
        is_active: account.state == AccountState::Active,
        seen: account.last_seen_at.map(|at| at.civil(&desk.site.zone).to_string()),
    }
}

/// What a state is called.
pub(super) fn state_words(state: AccountState) -> &'static str {
    match state {
        AccountState::Invited => "desk-doors-state-invited",
        AccountState::Active => "desk-doors-state-active",
        AccountState::Suspended => "desk-doors-state-suspended",
        AccountState::Erased => "desk-doors-state-erased",
    }
}

/// The form of an invitation.
pub(crate) async fn new(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Invite)?;
    if let Some(away) = must_prove(&desk, "/desk/users/new") {
        return Ok(away);
    }
    page(&desk, &[], &[])
}

/// Invites.
pub(crate) async fn invite(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::Invite)?;
    if let Some(away) = must_prove(&desk, "/desk/users/new") {
        return Ok(away);
    }
    let (email, grants) = match (one(&sent, "email").parse::<Email>(), grants(&desk, &Given::sent(&sent))) {
        (Ok(email), Ok(grants)) => (email, grants),
        (email, grants) => {
            let email = email.is_err().then(|| FieldError::new("email", "accounts-error-email"));
            let faults: Vec<_> = email.into_iter().chain(grants.err().into_iter().flatten()).collect();
            return page(&desk, &sent, &faults);
        }
    };
    let language = one(&sent, "language").parse().unwrap_or(desk.language);
    let name = one(&sent, "name").to_owned();
    let invitation = Invitation { email, name, language, grants };
    match accounts(&desk.portal).invite(&desk.actor(), &invitation).await {
        Ok(made) => Ok(web::see_other(&format!("/desk/users/{}?done=link-sent", made.account))),
        Err(error) => page(&desk, &sent, &faults(error)?),
    }
}

/// Errors: `NotAllowed`.
pub(super) fn allowed(desk: &Desk, act: Act) -> Result<(), Failure> {
    if may(&desk.actor(), act, None) { Ok(()) } else { Err(Error::NotAllowed.into()) }
}

fn one<'a>(sent: &'a [(String, String)], name: &str) -> &'a str {
    sent.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim())
}

fn page(desk: &Desk, sent: &[(String, String)], faults: &[FieldError]) -> Result<Response, Failure> {
    let asked = Some(one(sent, "language")).filter(|language| !language.is_empty());
    let choices = languages(&desk.portal, desk.site.languages(), asked.unwrap_or(desk.language.as_str()));
    let all = [
        field("email", desk.text("desk-doors-email"), one(sent, "email")),
        Field { required: false, ..field("name", desk.text("desk-doors-name"), one(sent, "name")) },
        Field { choices, ..field("language", desk.text("desk-doors-language"), "") },
        Field { name: "roles".into(), label: desk.text("desk-doors-roles"), ..Field::default() },
    ];
    let head = head(desk, desk.head(&desk.text("desk-doors-invite")), faults);
    let roles = rows(desk, &Given::sent(sent), faults);
    let view = InvitePage {
        head: head.crumb(desk.text("desk-doors-users"), "/desk/users"),
        fields: fields(desk, all.into_iter().chain(named(&roles)), faults),
        roles,
        abouts: abouts(desk),
    };
    desk.page_with(status(faults), &view)
}

/// What each role lets one do.
pub(super) fn abouts(desk: &Desk) -> Vec<RoleAbout> {
    let about = |role| RoleAbout { name: desk.text(role_words(role)), about: desk.text(role_about(role)) };
    ROLES.into_iter().map(about).collect()
}
