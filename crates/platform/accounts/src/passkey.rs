//! Passkeys (WebAuthn): the challenge, and what the browser answers. Passkeys know whose they are, so that signing in
//! asks for no address; state is kept in the base, so that any node takes the answer.

use kernel::{Actor, Error, Result};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Webauthn,
    WebauthnBuilder, WebauthnError,
};

use crate::{
    Accounts, Opened, PasskeyId, SignedIn, Token, Visit, audit, limits,
    mails::Notice,
    store::{
        ceremonies::{self, Purpose},
        passkeys::{self, Found},
        sessions,
    },
};

/// What the browser is asked.
#[derive(Debug)]
pub struct Challenge {
    /// To be brought back with the answer.
    pub ceremony: Token,
    /// The options of `navigator.credentials.get` or `create`, as the JSON of `WebAuthn` level 3.
    pub options: serde_json::Value,
}

/// What the base keeps of a challenge: the session that asked for it, if there was one, and what the answer is held against.
#[derive(Serialize, Deserialize)]
struct Asked {
    session: Option<db::Uuid>,
    state: DiscoverableAuthentication,
}

impl Accounts {
    /// Whether passkeys can be had: the site's address is a name, not a number.
    pub fn has_passkeys(&self) -> bool {
        self.webauthn().is_ok()
    }

    fn webauthn(&self) -> Result<Webauthn> {
        let origin = Url::parse(&self.web.public_url).map_err(anyhow::Error::from)?;
        let name = origin.domain().ok_or(Error::NotFound)?.to_owned();
        // The standard asks for the name that people know; a phone shows it beside the account.
        let builder = WebauthnBuilder::new(&name, &origin).map(|builder| builder.rp_name(&name));
        builder.and_then(WebauthnBuilder::build).map_err(|_| Error::NotFound)
    }

    /// A challenge for whoever has a passkey of this site; within a session, for that session alone. Errors: `TooMany`.
    pub async fn ask_passkey(&self, me: Option<&SignedIn>, visit: &Visit) -> Result<Challenge> {
        let (options, state) = self.webauthn()?.start_discoverable_authentication().map_err(fault)?;
        self.limit(limits::PASSKEY, None, visit.network).await?;
        let write = self.db.write().await?;
        let ceremony = Token::new(&self.web.random);
        let asked = Asked { session: me.map(|me| me.session.0), state };
        ceremonies::insert(&write, &ceremony, Purpose::UsePasskey, None, &asked).await?;
        write.commit().await?;
        let options = serde_json::to_value(options.public_key).map_err(anyhow::Error::from)?;
        Ok(Challenge { ceremony, options })
    }

    /// Begins a session for whoever answered the challenge. Errors: the field `passkey`, for whatever reason.
    pub async fn sign_in_by_passkey(&self, ceremony: &str, answer: &str, visit: &Visit) -> Result<Opened> {
        let (write, found) = self.passkey_of(None, ceremony, answer).await?;
        let opened = self.open(&write, found.account, visit, "passkey").await?;
        write.commit().await?;
        Ok(opened)
    }

    /// The passkey that answered a challenge, its use noted, within the transaction that goes on. The challenge is over with
    /// the first answer, right or wrong, and a wrong one is noted. Errors: the field `passkey`.
    pub(crate) async fn passkey_of(
        &self,
        me: Option<&SignedIn>,
        ceremony: &str,
        answer: &str,
    ) -> Result<(db::Write, Found)> {
        let (ceremony, answer) = read::<PublicKeyCredential>(ceremony, answer).ok_or_else(refused)?;
        let write = self.db.write().await?;
        let taken = ceremonies::take::<Asked>(&write, &ceremony, Purpose::UsePasskey).await;
        let (_, asked) = taken.map_err(|error| if matches!(error, Error::Gone) { refused() } else { error })?;
        write.commit().await?;
        let write = self.db.write().await?;
        let is_own = asked.session == me.map(|me| me.session.0);
        let checked = if is_own { self.checked(&write, asked.state, &answer).await } else { Err(refused()) };
        match checked {
            Ok(found) => Ok((write, found)),
            Err(error @ Error::Invalid(_)) => {
                audit::record(&write, &Actor::Anonymous, "sign-in-refused", None, serde_json::json!({})).await?;
                write.commit().await?;
                Err(error)
            }
            Err(error) => Err(error),
        }
    }

    /// The passkey that gave this answer to this challenge. Errors: the field `passkey`.
    async fn checked(
        &self,
        write: &db::Write,
        state: DiscoverableAuthentication,
        answer: &PublicKeyCredential,
    ) -> Result<Found> {
        let webauthn = self.webauthn()?;
        let (owner, credential) = webauthn.identify_discoverable_authentication(answer).map_err(|_| refused())?;
        let mut found = passkeys::by_credential(write, credential).await?.ok_or_else(refused)?;
        if found.account.0 != owner {
            return Err(refused());
        }
        let result =
            webauthn.finish_discoverable_authentication_v2(answer, state, &found.key).map_err(|_| refused())?;
        found.key.update_credential(&result);
        passkeys::used(write, found.id, &found.key).await?;
        Ok(found)
    }

    /// A challenge for a passkey that is added to this account.
    pub async fn ask_new_passkey(&self, me: &SignedIn) -> Result<Challenge> {
        let known = passkeys::of_account(&self.db.snapshot().await?, me.account.id).await?;
        let known = known.iter().map(|listed| listed.key.cred_id().clone()).collect();
        let (id, email) = (me.account.id, me.account.email.as_str());
        let begun = self.webauthn()?.start_passkey_registration(id.0, email, &me.account.name, Some(known));
        let (options, state) = begun.map_err(fault)?;
        let write = self.db.write().await?;
        let ceremony = Token::new(&self.web.random);
        ceremonies::insert(&write, &ceremony, Purpose::AddPasskey, Some(id), &state).await?;
        write.commit().await?;
        let mut options = serde_json::to_value(options.public_key).map_err(anyhow::Error::from)?;
        // Kept by the authenticator, so that signing in needs no address.
        options["authenticatorSelection"]["residentKey"] = "required".into();
        options["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok(Challenge { ceremony, options })
    }

    /// Adds the passkey that answered the challenge; says the recovery codes, where there were none before. Errors: the
    /// fields `passkey` and `name`.
    pub async fn add_passkey(
        &self,
        me: &SignedIn,
        ceremony: &str,
        answer: &str,
        name: &str,
    ) -> Result<Option<Vec<String>>> {
        let name: kernel::Name = name.parse().map_err(|_| Error::field("name", "accounts-error-name"))?;
        let (ceremony, answer) = read::<RegisterPublicKeyCredential>(ceremony, answer).ok_or_else(refused)?;
        let mut write = self.db.write().await?;
        let (account, state) = ceremonies::take::<PasskeyRegistration>(&write, &ceremony, Purpose::AddPasskey).await?;
        if account != Some(me.account.id) {
            return Err(Error::NotAllowed);
        }
        let key = self.webauthn()?.finish_passkey_registration(&answer, &state).map_err(|_| refused())?;
        let id = PasskeyId(self.new_id());
        passkeys::insert(&write, id, me.account.id, name.as_str(), &key).await?;
        let codes = self.first_codes(&write, me.account.id).await?;
        audit::record(&write, &me.actor(), "passkey-added", None, serde_json::json!({})).await?;
        self.notify(&mut write, &me.account, Notice::PasskeyAdded).await?;
        write.commit().await?;
        Ok(codes)
    }

    /// Removes a passkey, and ends the other sessions: whoever came in by it is out. Errors: `NotFound`; the field `passkey`, where nothing would be left to sign in with.
    pub async fn remove_passkey(&self, me: &SignedIn, id: PasskeyId) -> Result<()> {
        let mut write = self.db.write().await?;
        write.queue("accounts").await?;
        if !passkeys::drop(&write, id, me.account.id).await? {
            return Err(Error::NotFound);
        }
        if self.ways(&write, me.account.id).await?.is_empty() {
            return Err(Error::field("passkey", "accounts-error-last-way"));
        }
        sessions::end_all(&write, me.account.id, Some(me.session)).await?;
        audit::record(&write, &me.actor(), "passkey-removed", None, serde_json::json!({})).await?;
        self.notify(&mut write, &me.account, Notice::PasskeyRemoved).await?;
        write.commit().await
    }
}

/// Whatever is wrong with an answer, it is said in the same words.
fn refused() -> Error {
    Error::field("passkey", "accounts-error-passkey")
}

fn read<T: DeserializeOwned>(ceremony: &str, answer: &str) -> Option<(Token, T)> {
    Some((Token::read(ceremony)?, serde_json::from_str(answer).ok()?))
}

fn fault(error: WebauthnError) -> Error {
    Error::Internal(anyhow::Error::new(error).context("WebAuthn"))
}
