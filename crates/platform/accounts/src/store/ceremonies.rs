//! What is asked in one request and answered in the next: the challenge of a passkey, the
//! account whose password was right. In the base, so that any node takes the answer; each is taken once.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Instant, Result};
use serde::{Serialize, de::DeserializeOwned};

use crate::Token;

db::statements! {
    INSERT = "INSERT INTO ceremony (token, purpose, account, state, ends_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT account, state FROM ceremony WHERE token = $1 AND purpose = $2 AND ends_at > $3";
    DROP = "DELETE FROM ceremony WHERE token = $1";
    DROP_OF = "DELETE FROM ceremony WHERE account = $1";
    TIDY = "DELETE FROM ceremony WHERE ends_at <= $1";
}

/// How long an answer may take, in milliseconds (ASVS 5.0, 6.5.5).
const LASTS: i64 = 10 * 60_000;

/// What a ceremony is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A passkey that is being added.
    AddPasskey,
    /// A passkey that signs in, or proves again.
    UsePasskey,
    /// A password that was right, and the code that is still asked.
    Code,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::AddPasskey => "add-passkey",
            Self::UsePasskey => "use-passkey",
            Self::Code => "code",
        }
    }
}

/// Begins a ceremony.
pub(crate) async fn insert(
    write: &Write,
    token: &Token,
    purpose: Purpose,
    account: Option<AccountId>,
    state: &(impl Serialize + Sync),
) -> Result<()> {
    let state = serde_json::to_string(state).map_err(anyhow::Error::from)?;
    let ends = write.now().plus_millis(LASTS);
    let values = values![token.hash(), purpose.as_str(), account.map(|id| id.0), state, ends.0];
    write.execute(INSERT, values).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct CeremonyRow {
    account: Option<Uuid>,
    state: String,
}

/// The state of a ceremony, which goes on.
pub(crate) async fn find<T: DeserializeOwned>(
    query: &impl Query,
    token: &Token,
    purpose: Purpose,
    now: Instant,
) -> Result<Option<(Option<AccountId>, T)>> {
    let row = query.one::<CeremonyRow>(FIND, values![token.hash(), purpose.as_str(), now.0]).await?;
    let Some(row) = row else { return Ok(None) };
    let state = serde_json::from_str(&row.state)
        .map_err(|error| Error::Internal(anyhow::Error::new(error).context("a ceremony")))?;
    Ok(Some((row.account.map(AccountId), state)))
}

/// Takes the state of a ceremony, which is over with that. Errors: `Gone`.
pub(crate) async fn take<T: DeserializeOwned>(
    write: &Write,
    token: &Token,
    purpose: Purpose,
) -> Result<(Option<AccountId>, T)> {
    let found = find(write, token, purpose, write.now()).await?.ok_or(Error::Gone)?;
    // Two answers at once: only one of them removes the row.
    if write.execute(DROP, values![token.hash()]).await? == 0 { Err(Error::Gone) } else { Ok(found) }
}

/// Ends every ceremony of the account.
pub(crate) async fn drop_of(write: &Write, account: AccountId) -> Result<()> {
    write.execute(DROP_OF, values![account.0]).await.map(|_| ())
}

/// Removes ceremonies that nobody answered.
pub(crate) async fn tidy(write: &Write, now: Instant) -> Result<()> {
    write.execute(TIDY, values![now.0]).await.map(|_| ())
}
