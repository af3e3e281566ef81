//! Sessions.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Instant, Result};

use super::{accounts::GrantRow, known};
use crate::{Account, AccountState, SessionId, SignedIn, Token};

db::statements! {
    INSERT = "INSERT INTO session (id, token, account, agent, created_at, seen_at, proven_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $5, $5, $6)";
    /// The session with its account, once for each of the account's grants.
    FIND = "SELECT s.id AS session, s.seen_at, s.proven_at, a.id, a.email, a.name, a.language AS own_language, a.created_at,
            a.seen_at AS last_seen_at, g.role, g.kind, g.theme, g.member_group, g.language, g.party
        FROM session s JOIN account a ON a.id = s.account LEFT JOIN account_grant g ON g.account = a.id
        WHERE s.token = $1 AND s.ends_at > $2 AND s.seen_at > $3 AND a.state = 'active'";
    SEEN = "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    ACCOUNT_SEEN = "UPDATE account SET seen_at = $2 WHERE id = $1";
    LIST = "SELECT id, agent, created_at, seen_at, ends_at FROM session WHERE account = $1 AND ends_at > $2 AND seen_at > $3";
    PROVE = "UPDATE session SET token = $2, proven_at = $3 WHERE id = $1";
    END = "DELETE FROM session WHERE id = $1 AND account = $2";
    END_BY_TOKEN = "DELETE FROM session WHERE token = $1";
    END_ALL = "DELETE FROM session WHERE account = $1";
    END_OTHERS = "DELETE FROM session WHERE account = $1 AND id <> $2";
    TIDY = "DELETE FROM session WHERE ends_at <= $1";
}

/// How long a session lasts without a request, in milliseconds: a working day and its night (RGAA 13.1 asks for 20 hours).
pub const IDLE: i64 = 24 * 3_600_000;
/// How long a session lasts in all, in milliseconds.
pub const ABSOLUTE: i64 = 30 * 24 * 3_600_000;
/// How often a session's last sight is written down, in milliseconds.
const SEEN_EVERY: i64 = 5 * 60_000;

/// A session, as its owner sees it in the list of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The session.
    pub id: SessionId,
    /// The browser, as it names itself.
    pub agent: String,
    /// When it began.
    pub created_at: Instant,
    /// When it was last used, to some minutes.
    pub seen_at: Instant,
    /// When it ends at the latest.
    pub ends_at: Instant,
}

/// A session that begins.
pub struct New<'a> {
    /// Its id.
    pub id: SessionId,
    /// The secret that its cookie carries.
    pub token: &'a Token,
    /// Whose it is.
    pub account: AccountId,
    /// The browser, as it names itself.
    pub agent: &'a str,
    /// When it begins, and proves who it is.
    pub now: Instant,
}

/// Begins a session. Says when it ends at the latest.
pub async fn insert(write: &Write, new: &New<'_>) -> Result<Instant> {
    let ends = new.now.plus_millis(ABSOLUTE);
    let agent: String = new.agent.chars().filter(|c| !c.is_control()).take(200).collect();
    let values = values![new.id.0, new.token.hash(), new.account.0, agent, new.now.0, ends.0];
    write.execute(INSERT, values).await?;
    write.execute(ACCOUNT_SEEN, values![new.account.0, new.now.0]).await?;
    Ok(ends)
}

#[derive(FromQueryResult)]
struct FoundRow {
    session: Uuid,
    seen_at: i64,
    proven_at: i64,
    id: Uuid,
    email: String,
    name: String,
    own_language: String,
    created_at: i64,
    last_seen_at: Option<i64>,
    #[sea_orm(nested)]
    grant: GrantRow,
}

/// Whose session this token is, and whether its last sight is to be written down.
pub(crate) async fn find(query: &impl Query, token: &Token, now: Instant) -> Result<Option<(SignedIn, bool)>> {
    let values = values![token.hash(), now.0, now.0.saturating_sub(IDLE)];
    let mut rows = query.all::<FoundRow>(FIND, values).await?.into_iter();
    let Some(first) = rows.next() else { return Ok(None) };
    let account = Account {
        id: AccountId(first.id),
        email: known(first.email.parse().ok(), "account.email")?,
        name: first.name,
        language: known(first.own_language.parse().ok(), "account.language")?,
        state: AccountState::Active,
        created_at: Instant(first.created_at),
        last_seen_at: first.last_seen_at.map(Instant),
    };
    let grants = std::iter::once(first.grant).chain(rows.map(|row| row.grant));
    let grants = grants.filter_map(|row| row.read().transpose()).collect::<Result<_>>()?;
    let signed_in =
        SignedIn { account, grants, session: SessionId(first.session), proven_at: Instant(first.proven_at) };
    Ok(Some((signed_in, now.0.saturating_sub(first.seen_at) > SEEN_EVERY)))
}

/// Writes down that the session was used.
pub(crate) async fn seen(write: &Write, session: SessionId, account: AccountId, now: Instant) -> Result<()> {
    write.execute(SEEN, values![session.0, now.0]).await?;
    write.execute(ACCOUNT_SEEN, values![account.0, now.0]).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct ListedRow {
    id: Uuid,
    agent: String,
    created_at: i64,
    seen_at: i64,
    ends_at: i64,
}

/// The sessions of an account that have not ended, the last used first.
pub async fn list(query: &impl Query, account: AccountId, now: Instant) -> Result<Vec<Listed>> {
    let values = values![account.0, now.0, now.0.saturating_sub(IDLE)];
    let rows = query.all::<ListedRow>(LIST, values).await?;
    let listed = |row: ListedRow| Listed {
        id: SessionId(row.id),
        agent: row.agent,
        created_at: Instant(row.created_at),
        seen_at: Instant(row.seen_at),
        ends_at: Instant(row.ends_at),
    };
    let mut all: Vec<_> = rows.into_iter().map(listed).collect();
    all.sort_by_key(|session| std::cmp::Reverse(session.seen_at));
    Ok(all)
}

/// Notes that the session proved who it is, and gives it another secret.
pub(crate) async fn prove(write: &Write, session: SessionId, token: &Token, now: Instant) -> Result<()> {
    write.execute(PROVE, values![session.0, token.hash(), now.0]).await.map(|_| ())
}

/// Ends one session of this account; says whether there was one.
pub async fn end(write: &Write, session: SessionId, account: AccountId) -> Result<bool> {
    Ok(write.execute(END, values![session.0, account.0]).await? > 0)
}

/// Ends the session of this secret, where there is one.
pub(crate) async fn end_by_token(write: &Write, token: &Token) -> Result<()> {
    write.execute(END_BY_TOKEN, values![token.hash()]).await.map(|_| ())
}

/// Ends every session of this account, save one where it is named. Says how many.
pub async fn end_all(write: &Write, account: AccountId, save: Option<SessionId>) -> Result<u64> {
    match save {
        Some(session) => write.execute(END_OTHERS, values![account.0, session.0]).await,
        None => write.execute(END_ALL, values![account.0]).await,
    }
}

/// Removes sessions that have ended.
pub(crate) async fn tidy(write: &Write, now: Instant) -> Result<()> {
    write.execute(TIDY, values![now.0]).await.map(|_| ())
}
