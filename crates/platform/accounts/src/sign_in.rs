//! Signing in by password and code, and proving again who one is.

use kernel::{AccountId, Actor, Email, Error, Result};

use crate::{
    Account, AccountState, Accounts, Opened, SignedIn, Token, Visit, audit, code, limits, password, recovery_code,
    store::{
        accounts::{self, matching},
        ceremonies::{self, Purpose},
        passkeys, recovery, sessions,
    },
};

/// How somebody signed in proves again who they are.
pub enum Proof<'a> {
    /// By password and code.
    Password {
        /// The password.
        password: &'a str,
        /// The code of the application, or a recovery code.
        code: &'a str,
    },
    /// By a passkey.
    Passkey {
        /// What was handed out with the challenge.
        ceremony: &'a str,
        /// What the browser answered, as JSON.
        answer: &'a str,
    },
}

impl Accounts {
    /// Looks at address and password; says what to bring back with the code. Nothing in the answer, nor in the time it
    /// takes, tells whether the address is known. Errors: the field `password`; `TooMany`.
    pub async fn password(&self, email: &str, given: &str, visit: &Visit) -> Result<Token> {
        let email = email.parse::<Email>().ok();
        let whom = email.as_ref().map_or_else(String::new, matching);
        self.limit(limits::PASSWORD, Some(&whom), visit.network).await?;
        let known = self.by_password(email.as_ref()).await?;
        let (account, hash) = known.map_or((None, None), |(account, hash)| (Some(account), hash));
        let fits = password::fits(hash, given).await?;
        let write = self.db.write().await?;
        // Written in either case, so that both take as long.
        let token = Token::new(&self.web.random);
        let account = account.filter(|_| fits);
        ceremonies::insert(&write, &token, Purpose::Code, account, &()).await?;
        if account.is_none() {
            audit::record(&write, &Actor::Anonymous, "sign-in-refused", None, serde_json::json!({})).await?;
        }
        write.commit().await?;
        if account.is_some() { Ok(token) } else { Err(Error::field("password", "accounts-error-sign-in")) }
    }

    /// The account of this address with its password's hash, where it may sign in by one.
    async fn by_password(&self, email: Option<&Email>) -> Result<Option<(AccountId, Option<String>)>> {
        let read = self.db.snapshot().await?;
        let Some(email) = email else { return Ok(None) };
        let account = accounts::by_email(&read, email).await?;
        let Some(Account { id, .. }) = account.filter(|account| account.state == AccountState::Active) else {
            return Ok(None);
        };
        let secrets = accounts::secrets(&read, id).await?;
        Ok(Some((id, secrets.password)))
    }

    /// Looks at the code that follows a password, and begins a session. Errors: the field `code`; `Gone` where it took
    /// too long; `TooMany`.
    pub async fn code(&self, ceremony: &str, code: &str, visit: &Visit) -> Result<Opened> {
        let token = Token::read(ceremony).ok_or(Error::Gone)?;
        let now = self.web.clock.now();
        let found = ceremonies::find::<()>(&self.db.snapshot().await?, &token, Purpose::Code, now).await?;
        let id = found.and_then(|(account, ())| account).ok_or(Error::Gone)?;
        self.limit(limits::CODE, Some(&id.to_string()), visit.network).await?;
        let write = self.db.write().await?;
        if accounts::by_id(&write, id).await?.state != AccountState::Active {
            return Err(Error::Gone);
        }
        self.second(&write, id, code).await?;
        ceremonies::take::<()>(&write, &token, Purpose::Code).await?;
        let opened = self.open(&write, id, visit, "password").await?;
        write.commit().await?;
        Ok(opened)
    }

    /// Takes a code of the application or a recovery code, each once. Errors: the field `code`.
    pub(crate) async fn second(&self, write: &db::Write, id: AccountId, given: &str) -> Result<()> {
        let secrets = accounts::secrets(write, id).await?;
        if let Some(secret) = &secrets.totp
            && let Some(step) = code::step(secret, given, write.now())?
            && accounts::spend_step(write, id, step).await?
        {
            return Ok(());
        }
        if recovery::spend(write, id, &recovery_code::hash(id, given)).await? {
            let by = Actor::Person { id, grants: Vec::new() };
            return audit::record(write, &by, "recovery-code-spent", None, serde_json::json!({})).await;
        }
        Err(Error::field("code", "accounts-error-code"))
    }

    /// Proves again who is signed in, before what is dangerous; the session gets another secret. Says the header that
    /// hands it over. Errors: the fields `password` and `code`; `NotAllowed` where the passkey is somebody else's.
    pub async fn prove(
        &self,
        me: &SignedIn,
        proof: Proof<'_>,
        visit: &Visit,
    ) -> Result<(axum::http::HeaderName, axum::http::HeaderValue)> {
        let id = me.account.id;
        let write = match proof {
            Proof::Password { password, code } => {
                self.limit(limits::PASSWORD, Some(&matching(&me.account.email)), visit.network).await?;
                let hash = accounts::secrets(&self.db.snapshot().await?, id).await?.password;
                if !password::fits(hash, password).await? {
                    return Err(Error::field("password", "accounts-error-password-wrong"));
                }
                let write = self.db.write().await?;
                self.second(&write, id, code).await?;
                write
            }
            Proof::Passkey { ceremony, answer } => {
                let (write, found) = self.passkey_of(Some(me), ceremony, answer).await?;
                if found.account != id {
                    return Err(Error::NotAllowed);
                }
                write
            }
        };
        let token = Token::new(&self.web.random);
        sessions::prove(&write, me.session, &token, write.now()).await?;
        audit::record(&write, &me.actor(), "proved", None, serde_json::json!({})).await?;
        write.commit().await?;
        Ok(self.carry(&token))
    }

    /// Ends this session.
    pub async fn sign_out(&self, me: &SignedIn) -> Result<()> {
        let write = self.db.write().await?;
        sessions::end(&write, me.session, me.account.id).await?;
        audit::record(&write, &me.actor(), "signed-out", None, serde_json::json!({})).await?;
        write.commit().await
    }

    /// What the account signs in with.
    pub async fn ways(&self, query: &impl db::Query, id: AccountId) -> Result<Ways> {
        let secrets = accounts::secrets(query, id).await?;
        Ok(Ways {
            passkeys: passkeys::of_account(query, id).await?,
            password: secrets.password.is_some() && secrets.totp.is_some(),
            recovery_codes: recovery::left(query, id).await?,
        })
    }
}

/// What an account signs in with.
#[derive(Clone, Debug)]
pub struct Ways {
    /// Its passkeys.
    pub passkeys: Vec<passkeys::Listed>,
    /// Whether it has a password, with the codes of an application.
    pub password: bool,
    /// How many recovery codes are left.
    pub recovery_codes: i64,
}

impl Ways {
    /// Whether there is none: the account was made a moment ago, by a link.
    pub fn is_empty(&self) -> bool {
        self.passkeys.is_empty() && !self.password
    }
}
