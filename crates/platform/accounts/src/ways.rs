//! What somebody signs in with, as they set it up themselves: password and codes, recovery codes.

use kernel::{AccountId, Error, FieldError, Language, Name, Result};

use crate::{
    Accounts, SignedIn, Token, Visit, audit, code, limits,
    mails::Notice,
    password, recovery_code,
    store::{accounts, recovery, sessions},
};

/// An application for codes that is being set up.
#[derive(Clone, Debug)]
pub struct Application {
    /// The number that the form brings back.
    pub number: String,
    /// The secret, for who types it in: base 32.
    pub secret: String,
}

/// What the form of a password brings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chosen<'a> {
    /// The password that there is, where there is one.
    pub current: &'a str,
    /// The new one.
    pub password: &'a str,
    /// Which application was set up.
    pub number: &'a str,
    /// The code that it shows.
    pub code: &'a str,
}

impl Accounts {
    /// An application to set up. Nothing is written down before it has proved itself.
    pub fn new_application(&self, id: AccountId) -> Application {
        let number = Token::new(&self.web.random).as_str().to_owned();
        let secret = code::secret(&self.web.secret, id, &number);
        Application { number, secret }
    }

    /// The same application again, by its number; for a form that comes back.
    pub fn application(&self, id: AccountId, number: &str) -> Application {
        Application { number: number.to_owned(), secret: code::secret(&self.web.secret, id, number) }
    }

    /// The picture that sets the application up, as SVG.
    pub fn picture(&self, me: &SignedIn, number: &str, site: &str) -> Result<String> {
        let secret = code::secret(&self.web.secret, me.account.id, number);
        code::picture(&code::address(&secret, site, me.account.email.as_str())?)
    }

    /// Sets the password and the application that goes with it, together. Other sessions end. Says the recovery codes,
    /// where there were none before. Errors: the fields `current`, `password` and `code`; `TooMany`.
    pub async fn set_password(
        &self,
        me: &SignedIn,
        chosen: Chosen<'_>,
        visit: &Visit,
        site: &str,
    ) -> Result<Option<Vec<String>>> {
        let (id, now, given) = (me.account.id, self.web.clock.now(), chosen.password);
        self.know_current(me, chosen.current, visit).await?;
        let secret = code::secret(&self.web.secret, id, chosen.number);
        let step = code::step(&secret, chosen.code, now)?;
        let own = own_words(me, site);
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let mut faults = Vec::new();
        faults.extend(password::fault(given, &own).map(|key| FieldError::new("password", key)));
        faults.extend(step.is_none().then(|| FieldError::new("code", "accounts-error-code")));
        let Some(step) = step.filter(|_| faults.is_empty()) else { return Err(Error::Invalid(faults)) };
        let hash = password::hash(&self.web.random, given).await?;
        let mut write = self.db.write().await?;
        accounts::set_password(&write, id, Some(&hash)).await?;
        accounts::set_totp(&write, id, Some(&secret), step).await?;
        sessions::end_all(&write, id, Some(me.session)).await?;
        let codes = self.first_codes(&write, id).await?;
        audit::record(&write, &me.actor(), "password-set", None, serde_json::json!({})).await?;
        self.notify(&mut write, &me.account, Notice::PasswordSet).await?;
        write.commit().await?;
        Ok(codes)
    }

    /// Asks for the password that there is before it becomes another (ASVS 5.0, 6.2.3). Errors: the field `current`; `TooMany`.
    async fn know_current(&self, me: &SignedIn, given: &str, visit: &Visit) -> Result<()> {
        let former = accounts::secrets(&self.db.snapshot().await?, me.account.id).await?.password;
        if former.is_none() {
            return Ok(());
        }
        self.limit(limits::PASSWORD, Some(&accounts::matching(&me.account.email)), visit.network).await?;
        if password::fits(former, given).await? {
            return Ok(());
        }
        Err(Error::field("current", "accounts-error-password-wrong"))
    }

    /// Takes password and codes away, and ends the other sessions. Errors: the field `password`, where nothing would be left to sign in with.
    pub async fn remove_password(&self, me: &SignedIn) -> Result<()> {
        let mut write = self.db.write().await?;
        write.queue("accounts").await?;
        accounts::set_password(&write, me.account.id, None).await?;
        accounts::set_totp(&write, me.account.id, None, 0).await?;
        if self.ways(&write, me.account.id).await?.is_empty() {
            return Err(Error::field("password", "accounts-error-last-way"));
        }
        sessions::end_all(&write, me.account.id, Some(me.session)).await?;
        audit::record(&write, &me.actor(), "password-removed", None, serde_json::json!({})).await?;
        self.notify(&mut write, &me.account, Notice::PasswordRemoved).await?;
        write.commit().await
    }

    /// Makes ten new recovery codes; former ones hold no longer. They are said here and never again.
    pub async fn new_recovery_codes(&self, me: &SignedIn) -> Result<Vec<String>> {
        let mut write = self.db.write().await?;
        let codes = self.make_codes(&write, me.account.id).await?;
        audit::record(&write, &me.actor(), "recovery-codes-made", None, serde_json::json!({})).await?;
        self.notify(&mut write, &me.account, Notice::CodesMade).await?;
        write.commit().await?;
        Ok(codes)
    }

    /// Recovery codes for an account that has none.
    pub(crate) async fn first_codes(&self, write: &db::Write, id: AccountId) -> Result<Option<Vec<String>>> {
        if recovery::left(write, id).await? > 0 { Ok(None) } else { self.make_codes(write, id).await.map(Some) }
    }

    async fn make_codes(&self, write: &db::Write, id: AccountId) -> Result<Vec<String>> {
        let codes = recovery_code::new(&self.web.random);
        let hashes = codes.iter().map(|code| recovery_code::hash(id, code)).collect();
        recovery::replace(write, id, hashes).await?;
        Ok(codes)
    }

    /// Sets one's own name and language. Errors: the fields `name` and `language`.
    pub async fn set_profile(&self, me: &SignedIn, name: &str, language: &str) -> Result<()> {
        let (name, language) = profile(name, language)?;
        let write = self.db.write().await?;
        accounts::set_profile(&write, me.account.id, name.as_str(), language).await?;
        audit::record(&write, &me.actor(), "profile-changed", None, serde_json::json!({})).await?;
        write.commit().await
    }
}

/// A name and a language of the interface. Errors: the fields `name` and `language`.
pub(crate) fn profile(name: &str, language: &str) -> Result<(Name, Language)> {
    let known = |language: &Language| language.interface_index().is_some();
    match (name.parse::<Name>(), language.parse().ok().filter(known)) {
        (Ok(name), Some(language)) => Ok((name, language)),
        (name, language) => {
            let name = name.is_err().then(|| FieldError::new("name", "accounts-error-name"));
            let language = language.is_none().then(|| FieldError::new("language", "accounts-error-language"));
            Err(Error::Invalid(name.into_iter().chain(language).collect()))
        }
    }
}

/// The words that who guesses a password tries first.
fn own_words(me: &SignedIn, site: &str) -> Vec<String> {
    let text = format!("{} {} {site}", me.account.name, me.account.email);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(str::to_owned).chain([me.account.email.to_string(), site.to_owned()]).collect()
}
