//! Links that are sent by mail or printed: each is spent once, by a button.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Instant, Result};

use super::known;
use crate::Token;

db::statements! {
    INSERT = "INSERT INTO link (token, purpose, account, created_at, ends_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT purpose, account, ends_at FROM link WHERE token = $1 AND ends_at > $2 AND spent_at IS NULL";
    SPEND = "UPDATE link SET spent_at = $2 WHERE token = $1 AND spent_at IS NULL AND ends_at > $2";
    /// Ends what was sent to this account before.
    END_OF = "UPDATE link SET ends_at = $2 WHERE account = $1 AND ends_at > $2";
    END_FIRST = "DELETE FROM link WHERE account IS NULL";
    TIDY = "DELETE FROM link WHERE ends_at <= $1";
}

/// What a link is for, and how long it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Makes the first administrator; printed by `serve` while there is no account.
    First,
    /// Lets somebody in whom an administrator invited, and sets aside what they signed in with before.
    Invitation,
    /// Lets somebody in again who has lost what they sign in with.
    Recovery,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Invitation => "invitation",
            Self::Recovery => "recovery",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::First, Self::Invitation, Self::Recovery].into_iter().find(|purpose| purpose.as_str() == text)
    }

    /// How long such a link holds, in milliseconds.
    pub fn lasts(self) -> i64 {
        const HOUR: i64 = 3_600_000;
        match self {
            Self::First => 24 * HOUR,
            Self::Invitation => 7 * 24 * HOUR,
            Self::Recovery => HOUR,
        }
    }
}

/// A link that can still be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// Whose it is; nobody's yet where it makes the first account.
    pub account: Option<AccountId>,
    /// Until when it holds.
    pub ends_at: Instant,
}

/// Writes a link down; what was sent to the same account before holds no longer. Says until when it holds.
pub(crate) async fn insert(
    write: &Write,
    token: &Token,
    purpose: Purpose,
    account: Option<AccountId>,
) -> Result<Instant> {
    let now = write.now();
    match account {
        Some(id) => write.execute(END_OF, values![id.0, now.0]).await?,
        None => write.execute(END_FIRST, vec![]).await?,
    };
    let ends = now.plus_millis(purpose.lasts());
    let values = values![token.hash(), purpose.as_str(), account.map(|id| id.0), now.0, ends.0];
    write.execute(INSERT, values).await?;
    Ok(ends)
}

#[derive(FromQueryResult)]
struct LinkRow {
    purpose: String,
    account: Option<Uuid>,
    ends_at: i64,
}

/// The link, where it can still be spent. Changes nothing: mail gateways open every link.
pub async fn find(query: &impl Query, token: &Token, now: Instant) -> Result<Option<Link>> {
    let row = query.one::<LinkRow>(FIND, values![token.hash(), now.0]).await?;
    let read = |row: LinkRow| {
        let purpose = known(Purpose::parse(&row.purpose), "link.purpose")?;
        Ok(Link { purpose, account: row.account.map(AccountId), ends_at: Instant(row.ends_at) })
    };
    row.map(read).transpose()
}

/// Spends the link. Errors: `Gone` where it was spent meanwhile or has ended.
pub(crate) async fn spend(write: &Write, token: &Token) -> Result<Link> {
    let now = write.now();
    let link = find(write, token, now).await?.ok_or(Error::Gone)?;
    if write.execute(SPEND, values![token.hash(), now.0]).await? == 0 {
        return Err(Error::Gone);
    }
    Ok(link)
}

/// Ends every link of the account.
pub(crate) async fn end_of(write: &Write, account: AccountId) -> Result<()> {
    write.execute(END_OF, values![account.0, write.now().0]).await.map(|_| ())
}

/// Removes links that have ended.
pub(crate) async fn tidy(write: &Write, now: Instant) -> Result<()> {
    write.execute(TIDY, values![now.0]).await.map(|_| ())
}
