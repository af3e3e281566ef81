//! What an administrator does with accounts.

use db::{Uuid, Write};
use kernel::{AccountId, Actor, Email, Error, Grant, Instant, Language, Result};
use serde_json::json;

use crate::{
    Account, AccountState, Accounts, SessionId, Token, audit,
    model::role_name,
    policy::{Act, may},
    store::{
        accounts::{self, configures, keep_an_administrator},
        links::{self, Purpose},
        sessions,
    },
    ways::profile,
};

/// Who is invited.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Where the link goes.
    pub email: Email,
    /// The name; the part of the address before the @, where nobody gave one.
    pub name: String,
    /// The language of the mail and of the desk.
    pub language: Language,
    /// What they may do.
    pub grants: Vec<Grant>,
}

/// A link that was made for somebody.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Whose it is.
    pub account: AccountId,
    /// Its address, for who hands it over by other means than mail.
    pub address: String,
    /// Until when it holds.
    pub ends_at: Instant,
}

impl Accounts {
    /// Makes an account and sends its link by mail. Errors: `NotAllowed`; the fields `email` (another has it), `name`,
    /// `language` and `roles` (there is none).
    pub async fn invite(&self, by: &Actor, invitation: &Invitation) -> Result<Sent> {
        allowed(by, Act::Invite, None)?;
        let mut write = self.db.write().await?;
        let account = self.make_invited(&write, by, invitation).await?;
        let (token, sent) = self.link_for(&write, &account).await?;
        self.send_link(&mut write, &account, Purpose::Invitation, &token, sent.ends_at).await?;
        write.commit().await?;
        Ok(sent)
    }

    /// The same without a mail, for a command on the machine: the link is printed. An account that there is already gets
    /// these grants and another link, and may sign in again.
    pub async fn invite_on_machine(&self, invitation: &Invitation) -> Result<Sent> {
        let write = self.db.write().await?;
        let by = Actor::System;
        let account = match accounts::by_email(&write, &invitation.email).await? {
            Some(account) => {
                accounts::set_grants(&write, account.id, &invitation.grants).await?;
                accounts::set_state(&write, account.id, AccountState::Invited).await?;
                note(&write, &by, "roles-changed", account.id, grants_as_json(&invitation.grants)).await?;
                account
            }
            None => self.make_invited(&write, &by, invitation).await?,
        };
        let (_, sent) = self.link_for(&write, &account).await?;
        write.commit().await?;
        Ok(sent)
    }

    async fn make_invited(&self, write: &Write, by: &Actor, invitation: &Invitation) -> Result<Account> {
        let given = Some(invitation.name.trim()).filter(|name| !name.is_empty());
        let local = invitation.email.as_str().split('@').next().unwrap_or_default();
        let (name, language) = profile(given.unwrap_or(local), invitation.language.as_str())?;
        if invitation.grants.is_empty() {
            return Err(Error::field("roles", "accounts-error-no-role"));
        }
        let account = Account {
            id: AccountId(self.new_id()),
            email: invitation.email.clone(),
            name: name.to_string(),
            language,
            state: AccountState::Invited,
            created_at: write.now(),
            last_seen_at: None,
        };
        accounts::insert(write, &account).await?;
        accounts::set_grants(write, account.id, &invitation.grants).await?;
        note(write, by, "user-invited", account.id, grants_as_json(&invitation.grants)).await?;
        Ok(account)
    }

    async fn link_for(&self, write: &Write, account: &Account) -> Result<(Token, Sent)> {
        let (token, ends_at) = self.new_link(write, account.id, Purpose::Invitation).await?;
        let address = self.link_address(&token);
        Ok((token, Sent { account: account.id, address, ends_at }))
    }

    /// Sends somebody another link, by which they begin anew: with it, what they signed in with before is set aside.
    /// Errors: `NotAllowed`, `NotFound`; `Conflict` where the account is suspended or erased.
    pub async fn send_another_link(&self, by: &Actor, id: AccountId) -> Result<()> {
        allowed(by, Act::Invite, Some(id))?;
        let mut write = self.db.write().await?;
        let account = accounts::by_id(&write, id).await?;
        if !matches!(account.state, AccountState::Active | AccountState::Invited) {
            return Err(Error::Conflict("the account may not sign in".to_owned()));
        }
        let (token, sent) = self.link_for(&write, &account).await?;
        self.send_link(&mut write, &account, Purpose::Invitation, &token, sent.ends_at).await?;
        note(&write, by, "link-sent", id, json!({})).await?;
        write.commit().await
    }

    /// Replaces what somebody was granted. Errors: `NotAllowed`, `NotFound`; the field `roles`, where there would be none,
    /// or nobody left who may configure the site.
    pub async fn set_grants(&self, by: &Actor, id: AccountId, grants: &[Grant]) -> Result<()> {
        allowed(by, Act::Grant, Some(id))?;
        if grants.is_empty() {
            return Err(Error::field("roles", "accounts-error-no-role"));
        }
        let write = self.db.write().await?;
        let account = self.known(&write, id).await?;
        let former = accounts::grants(&write, id).await?;
        accounts::set_grants(&write, account.id, grants).await?;
        if configures(&former) {
            keep_an_administrator(&write).await?;
        }
        note(&write, by, "roles-changed", id, grants_as_json(grants)).await?;
        write.commit().await
    }

    /// Keeps somebody out, and ends their sessions and links. Errors: `NotAllowed`, `NotFound`; the field `roles`.
    pub async fn suspend(&self, by: &Actor, id: AccountId) -> Result<()> {
        allowed(by, Act::Suspend, Some(id))?;
        let write = self.db.write().await?;
        self.known(&write, id).await?;
        accounts::set_state(&write, id, AccountState::Suspended).await?;
        if configures(&accounts::grants(&write, id).await?) {
            keep_an_administrator(&write).await?;
        }
        sessions::end_all(&write, id, None).await?;
        links::end_of(&write, id).await?;
        note(&write, by, "user-suspended", id, json!({})).await?;
        write.commit().await
    }

    /// Lets somebody in again who was kept out. Errors: `NotAllowed`, `NotFound`; `Conflict` where nobody kept them out: who was
    /// invited comes in by their link.
    pub async fn resume(&self, by: &Actor, id: AccountId) -> Result<()> {
        allowed(by, Act::Suspend, Some(id))?;
        let write = self.db.write().await?;
        if self.known(&write, id).await?.state != AccountState::Suspended {
            return Err(Error::Conflict("the account is not suspended".to_owned()));
        }
        accounts::set_state(&write, id, AccountState::Active).await?;
        note(&write, by, "user-resumed", id, json!({})).await?;
        write.commit().await
    }

    /// Ends one session of an account, or all of them. Errors: `NotAllowed`, `NotFound`.
    pub async fn end_sessions(&self, by: &Actor, id: AccountId, one: Option<SessionId>) -> Result<()> {
        allowed(by, Act::EndSessions, Some(id))?;
        let write = self.db.write().await?;
        match one {
            Some(session) if !sessions::end(&write, session, id).await? => return Err(Error::NotFound),
            Some(_) => {}
            None => _ = sessions::end_all(&write, id, None).await?,
        }
        note(&write, by, "sessions-ended", id, json!({ "all": one.is_none() })).await?;
        write.commit().await
    }

    /// The account, where it was not erased. Errors: `NotFound`.
    async fn known(&self, write: &Write, id: AccountId) -> Result<Account> {
        let account = accounts::by_id(write, id).await?;
        if account.state == AccountState::Erased { Err(Error::NotFound) } else { Ok(account) }
    }
}

/// Errors: `NotAllowed`.
pub(crate) fn allowed(by: &Actor, act: Act, of: Option<AccountId>) -> Result<()> {
    if may(by, act, of) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Notes what was done to an account.
pub(crate) async fn note(
    write: &Write,
    by: &Actor,
    what: &'static str,
    of: AccountId,
    detail: serde_json::Value,
) -> Result<()> {
    audit::record(write, by, what, Some(("account", of.0)), detail).await
}

/// Grants, for the audit log.
pub(crate) fn grants_as_json(grants: &[Grant]) -> serde_json::Value {
    let id = |id: Option<Uuid>| id.map(|id| id.to_string());
    let grant = |grant: &Grant| {
        json!({
            "role": role_name(grant.role),
            "kind": grant.kind,
            "theme": id(grant.theme.map(|theme| theme.0)),
            "group": id(grant.group.map(|group| group.0)),
            "language": grant.language.map(|language| language.to_string()),
            "party": id(grant.party.map(|party| party.0)),
        })
    };
    json!({ "grants": grants.iter().map(grant).collect::<Vec<_>>() })
}
