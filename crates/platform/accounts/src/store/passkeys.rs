//! Passkeys.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Instant, Result};
use webauthn_rs::prelude::Passkey;

use crate::PasskeyId;

db::statements! {
    INSERT = "INSERT INTO passkey (id, account, credential, name, value, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    OF_ACCOUNT = "SELECT id, name, value, created_at, used_at FROM passkey WHERE account = $1";
    /// The passkey of a credential, where its account may sign in.
    BY_CREDENTIAL = "SELECT p.id, p.account, p.value FROM passkey p JOIN account a ON a.id = p.account
        WHERE p.credential = $1 AND a.state = 'active'";
    KNOWN = "SELECT count(*) FROM passkey WHERE credential = $1";
    USED = "UPDATE passkey SET value = $2, used_at = $3 WHERE id = $1";
    DROP = "DELETE FROM passkey WHERE id = $1 AND account = $2";
    DROP_ALL = "DELETE FROM passkey WHERE account = $1";
}

/// A passkey, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Instant,
    /// When it last signed somebody in.
    pub used_at: Option<Instant>,
    /// The credential.
    pub(crate) key: Passkey,
}

/// A passkey that somebody signs in with.
pub(crate) struct Found {
    pub(crate) id: PasskeyId,
    pub(crate) account: AccountId,
    pub(crate) key: Passkey,
}

/// How the table writes the id of a credential.
pub(crate) fn credential(id: &[u8]) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(id)
}

/// Keeps a passkey. Errors: `Conflict` where the authenticator is known already (`WebAuthn`, 7.1 step 26).
pub(crate) async fn insert(write: &Write, id: PasskeyId, account: AccountId, name: &str, key: &Passkey) -> Result<()> {
    let credential = credential(key.cred_id());
    if write.number(KNOWN, values![credential.as_str()]).await? > 0 {
        return Err(Error::Conflict("the passkey is known already".to_owned()));
    }
    let values = values![id.0, account.0, credential, name, json(key)?, write.now().0];
    write.execute(INSERT, values).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct ListedRow {
    id: Uuid,
    name: String,
    value: String,
    created_at: i64,
    used_at: Option<i64>,
}

/// The passkeys of an account, the oldest first.
pub async fn of_account(query: &impl Query, account: AccountId) -> Result<Vec<Listed>> {
    let read = |row: ListedRow| {
        let (created_at, used_at) = (Instant(row.created_at), row.used_at.map(Instant));
        Ok(Listed { id: PasskeyId(row.id), name: row.name, created_at, used_at, key: parse(&row.value)? })
    };
    let rows = query.all::<ListedRow>(OF_ACCOUNT, values![account.0]).await?;
    let mut all = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|listed| listed.created_at);
    Ok(all)
}

#[derive(FromQueryResult)]
struct FoundRow {
    id: Uuid,
    account: Uuid,
    value: String,
}

/// The passkey of this credential, where its account may sign in.
pub(crate) async fn by_credential(query: &impl Query, id: &[u8]) -> Result<Option<Found>> {
    let row = query.one::<FoundRow>(BY_CREDENTIAL, values![credential(id)]).await?;
    let read =
        |row: FoundRow| Ok(Found { id: PasskeyId(row.id), account: AccountId(row.account), key: parse(&row.value)? });
    row.map(read).transpose()
}

/// Notes its use, with the counter that the authenticator told.
pub(crate) async fn used(write: &Write, id: PasskeyId, key: &Passkey) -> Result<()> {
    write.execute(USED, values![id.0, json(key)?, write.now().0]).await.map(|_| ())
}

/// Removes a passkey of this account; says whether there was one.
pub(crate) async fn drop(write: &Write, id: PasskeyId, account: AccountId) -> Result<bool> {
    Ok(write.execute(DROP, values![id.0, account.0]).await? > 0)
}

/// Removes every passkey of this account.
pub(crate) async fn drop_all(write: &Write, account: AccountId) -> Result<()> {
    write.execute(DROP_ALL, values![account.0]).await.map(|_| ())
}

fn json(key: &Passkey) -> Result<String> {
    serde_json::to_string(key).map_err(|error| Error::internal(error.to_string()))
}

fn parse(text: &str) -> Result<Passkey> {
    serde_json::from_str(text).map_err(|error| Error::Internal(anyhow::Error::new(error).context("a passkey")))
}
