//! Links: the first one, invitations, and the way back in. Looking at one changes nothing; a button spends it.

use db::Write;
use kernel::{AccountId, Actor, Email, Error, FieldError, Grant, Instant, Language, Name, Result, Role};

use crate::{
    Account, AccountState, Accounts, Opened, Token, Visit, audit,
    jobs::SendRecovery,
    limits,
    mails::Notice,
    store::{
        accounts::{self, matching},
        ceremonies, links, passkeys, recovery, sessions,
    },
    ways::profile,
};

pub use crate::store::links::{Link, Purpose};

/// A link, as the page shows it before it is spent.
#[derive(Clone, Debug)]
pub struct Looked {
    /// What it is for, and until when it holds.
    pub link: Link,
    /// Whose it is; nobody's yet where it makes the first account.
    pub account: Option<Account>,
    /// Whether it asks for a code beside: the mailbox alone does not replace a second proof (ASVS 5.0, 6.4.3).
    pub asks_code: bool,
}

/// What the form of a link brings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// The address, where the link makes the first account.
    pub email: &'a str,
    /// The name.
    pub name: &'a str,
    /// The language of the desk.
    pub language: &'a str,
    /// The code, where one is asked.
    pub code: &'a str,
}

impl Accounts {
    /// The address of the link that makes the first administrator; nothing once there is one. Printed again, it is
    /// another one, and the former holds no longer.
    pub async fn first_link(&self) -> Result<Option<String>> {
        let write = self.db.write().await?;
        write.queue("accounts").await?;
        if accounts::is_administered(&write).await? {
            return Ok(None);
        }
        let token = Token::new(&self.web.random);
        links::insert(&write, &token, Purpose::First, None).await?;
        write.commit().await?;
        Ok(Some(self.link_address(&token)))
    }

    /// Looks at a link; as often as one likes. Errors: `Gone` where it was spent, has ended or never was; `TooMany`.
    pub async fn look(&self, token: &str) -> Result<Looked> {
        let token = Token::read(token).ok_or(Error::Gone)?;
        let read = self.db.snapshot().await?;
        let link = links::find(&read, &token, self.web.clock.now()).await?.ok_or(Error::Gone)?;
        let account = match link.account {
            Some(id) => Some(accounts::by_id(&read, id).await?),
            None => None,
        };
        let asks_code = match (&account, link.purpose) {
            (Some(account), Purpose::Recovery) => !self.ways(&read, account.id).await?.is_empty(),
            _ => false,
        };
        Ok(Looked { link, account, asks_code })
    }

    /// Spends a link and begins a session. Errors: `Gone`; the fields `email`, `name`, `language`, `code`; `TooMany`.
    pub async fn follow(&self, token: &str, given: Given<'_>, visit: &Visit) -> Result<Opened> {
        let looked = self.look(token).await?;
        let whom = looked.account.as_ref().map(|account| account.id.to_string());
        self.limit(limits::LINK, whom.as_deref(), visit.network).await?;
        let token = Token::read(token).ok_or(Error::Gone)?;
        let mut write = self.db.write().await?;
        let link = links::spend(&write, &token).await?;
        let id = match (link.purpose, looked.account) {
            (Purpose::First, _) => self.make_first(&write, given).await?,
            (Purpose::Invitation, Some(account)) => self.accept(&write, account.id, given).await?,
            (Purpose::Recovery, Some(account)) => {
                self.recover(&mut write, &account, looked.asks_code.then_some(given.code)).await?;
                account.id
            }
            (_, None) => return Err(Error::Gone),
        };
        let opened = self.open(&write, id, visit, "link").await?;
        write.commit().await?;
        Ok(opened)
    }

    async fn make_first(&self, write: &Write, given: Given<'_>) -> Result<AccountId> {
        write.queue("accounts").await?;
        if accounts::is_administered(write).await? {
            return Err(Error::Gone);
        }
        let (email, name, language) = whole(given)?;
        let account = Account {
            id: AccountId(self.new_id()),
            email,
            name: name.to_string(),
            language,
            state: AccountState::Active,
            created_at: write.now(),
            last_seen_at: None,
        };
        accounts::insert(write, &account).await?;
        accounts::set_grants(write, account.id, &[Grant::everywhere(Role::Administrator)]).await?;
        let by = Actor::Person { id: account.id, grants: Vec::new() };
        audit::record(write, &by, "site-opened", None, serde_json::json!({})).await?;
        Ok(account.id)
    }

    /// An invitation begins anew: what the account signed in with before holds no longer.
    async fn accept(&self, write: &Write, id: AccountId, given: Given<'_>) -> Result<AccountId> {
        let (name, language) = profile(given.name, given.language)?;
        accounts::set_profile(write, id, name.as_str(), language).await?;
        accounts::set_state(write, id, AccountState::Active).await?;
        self.forget_ways(write, id).await?;
        let by = Actor::Person { id, grants: Vec::new() };
        audit::record(write, &by, "invitation-accepted", None, serde_json::json!({})).await?;
        Ok(id)
    }

    /// Everything that an account signs in with, and every session, is set aside.
    pub(crate) async fn forget_ways(&self, write: &Write, id: AccountId) -> Result<()> {
        accounts::set_password(write, id, None).await?;
        accounts::set_totp(write, id, None, 0).await?;
        passkeys::drop_all(write, id).await?;
        recovery::replace(write, id, Vec::new()).await?;
        ceremonies::drop_of(write, id).await?;
        links::end_of(write, id).await?;
        sessions::end_all(write, id, None).await.map(|_| ())
    }

    async fn recover(&self, write: &mut Write, account: &Account, code: Option<&str>) -> Result<()> {
        if account.state != AccountState::Active {
            return Err(Error::Gone);
        }
        if let Some(code) = code {
            self.second(write, account.id, code).await?;
        }
        sessions::end_all(write, account.id, None).await?;
        let by = Actor::Person { id: account.id, grants: Vec::new() };
        audit::record(write, &by, "recovered", None, serde_json::json!({})).await?;
        self.notify(write, account, Notice::LinkUsed).await
    }

    /// Asks for a mail that lets somebody in again. The answer is the same, and takes as long, whether or not there is
    /// such an account: a job finds out. Errors: the field `email`, where it is no address; `TooMany`.
    pub async fn ask_recovery(&self, email: &str, visit: &Visit) -> Result<()> {
        let email: Email = email.parse().map_err(|_| Error::field("email", "accounts-error-email"))?;
        self.limit(limits::RECOVERY, Some(&matching(&email)), visit.network).await?;
        let mut write = self.db.write().await?;
        jobs::enqueue(&mut write, &self.web.random, &SendRecovery { email }).await?;
        write.commit().await
    }

    /// Sends the mail, where there is somebody to let in; who was invited and has lost the link gets another.
    pub(crate) async fn send_recovery(&self, email: &Email) -> Result<()> {
        let mut write = self.db.write().await?;
        let Some(account) = accounts::by_email(&write, email).await? else { return Ok(()) };
        let purpose = match account.state {
            AccountState::Active => Purpose::Recovery,
            AccountState::Invited => Purpose::Invitation,
            AccountState::Suspended | AccountState::Erased => return Ok(()),
        };
        let (token, ends_at) = self.new_link(&write, account.id, purpose).await?;
        self.send_link(&mut write, &account, purpose, &token, ends_at).await?;
        write.commit().await
    }

    pub(crate) async fn new_link(&self, write: &Write, id: AccountId, purpose: Purpose) -> Result<(Token, Instant)> {
        let token = Token::new(&self.web.random);
        let ends_at = links::insert(write, &token, purpose, Some(id)).await?;
        Ok((token, ends_at))
    }
}

/// Address, name and language, with all that is wrong with them at once.
fn whole(given: Given<'_>) -> Result<(Email, Name, Language)> {
    let email = given.email.parse().map_err(|_| FieldError::new("email", "accounts-error-email"));
    match (email, profile(given.name, given.language)) {
        (Ok(email), Ok((name, language))) => Ok((email, name, language)),
        (Err(fault), Err(Error::Invalid(faults))) => {
            Err(Error::Invalid(std::iter::once(fault).chain(faults).collect()))
        }
        (Err(fault), Ok(_)) => Err(Error::Invalid(vec![fault])),
        (_, Err(error)) => Err(error),
    }
}
