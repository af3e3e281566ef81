//! Accounts and what they were granted.

use std::collections::HashMap;

use db::{FromQueryResult, Query, Uuid, Write, failure, values};
use kernel::{AccountId, Email, Error, Grant, GroupId, Instant, Language, PartyId, Result, Role, ThemeId};

use super::known;
use crate::{Account, AccountState, model::role_name, model::role_named};

db::statements! {
    BY_ID = "SELECT id, email, name, language, state, created_at, seen_at FROM account WHERE id = $1";
    BY_EMAIL = "SELECT id, email, name, language, state, created_at, seen_at FROM account WHERE matching = $1";
    /// A page of the users, by address.
    LIST = "SELECT id, email, name, language, state, created_at, seen_at FROM account
        WHERE matching > $1 AND state <> 'erased' ORDER BY matching LIMIT $2";
    INSERT = "INSERT INTO account (id, matching, email, name, language, state, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SET_PROFILE = "UPDATE account SET name = $2, language = $3 WHERE id = $1";
    SET_STATE = "UPDATE account SET state = $2 WHERE id = $1";
    GRANTS = "SELECT role, kind, theme, member_group, language, party FROM account_grant WHERE account = $1 ORDER BY number";
    DROP_GRANTS = "DELETE FROM account_grant WHERE account = $1";
    /// One of those who configure the whole site, if there is any who may sign in.
    ADMINISTRATOR = "SELECT a.id FROM account_grant g JOIN account a ON a.id = g.account
        WHERE g.role = 'administrator' AND g.kind IS NULL AND g.theme IS NULL AND g.member_group IS NULL
        AND g.language IS NULL AND g.party IS NULL AND a.state IN ('active', 'invited') LIMIT 1";
    SECRETS = "SELECT password, totp FROM account WHERE id = $1";
    SET_PASSWORD = "UPDATE account SET password = $2 WHERE id = $1";
    SET_TOTP = "UPDATE account SET totp = $2, totp_step = $3 WHERE id = $1";
    /// Takes a code's step once: a code that was used is not taken again (RFC 6238, 5.2).
    SPEND_STEP = "UPDATE account SET totp_step = $2 WHERE id = $1 AND totp_step < $2";
    ERASE = "UPDATE account SET matching = $2, email = $2, name = $3, state = 'erased', password = NULL, totp = NULL WHERE id = $1";
}

/// How many ids one statement asks for.
const IDS_AT_ONCE: usize = 200;

#[derive(FromQueryResult)]
struct AccountRow {
    id: Uuid,
    email: String,
    name: String,
    language: String,
    state: String,
    created_at: i64,
    seen_at: Option<i64>,
}

impl AccountRow {
    fn read(self) -> Result<Account> {
        Ok(Account {
            id: AccountId(self.id),
            email: known(self.email.parse().ok(), "account.email")?,
            name: self.name,
            language: known(self.language.parse().ok(), "account.language")?,
            state: known(AccountState::parse(&self.state), "account.state")?,
            created_at: Instant(self.created_at),
            last_seen_at: self.seen_at.map(Instant),
        })
    }
}

/// What two addresses have in common that are the same to people: the case of letters makes no difference.
pub fn matching(email: &Email) -> String {
    email.as_str().to_lowercase()
}

/// Whether anybody may configure the site: without, `serve` prints the first link.
pub async fn is_administered(query: &impl Query) -> Result<bool> {
    Ok(query.row(ADMINISTRATOR, vec![]).await?.is_some())
}

/// The account. Errors: `NotFound`.
pub async fn by_id(query: &impl Query, id: AccountId) -> Result<Account> {
    query.one::<AccountRow>(BY_ID, values![id.0]).await?.ok_or(Error::NotFound)?.read()
}

/// The account of this address.
pub async fn by_email(query: &impl Query, email: &Email) -> Result<Option<Account>> {
    query.one::<AccountRow>(BY_EMAIL, values![matching(email)]).await?.map(AccountRow::read).transpose()
}

/// So many users after this address; erased ones are not among them.
pub async fn list(query: &impl Query, after: &str, limit: i64) -> Result<Vec<Account>> {
    let rows = query.all::<AccountRow>(LIST, values![after, limit]).await?;
    rows.into_iter().map(AccountRow::read).collect()
}

/// Makes an account. Errors: the field `email`, where another has the address.
pub async fn insert(write: &Write, account: &Account) -> Result<()> {
    write.queue("accounts").await?;
    if by_email(write, &account.email).await?.is_some() {
        return Err(Error::field("email", "accounts-error-known"));
    }
    let (email, language) = (account.email.to_string(), account.language.to_string());
    let state = account.state.as_str();
    let values = values![
        account.id.0,
        matching(&account.email),
        email,
        account.name.as_str(),
        language,
        state,
        account.created_at.0
    ];
    write.execute(INSERT, values).await.map(|_| ())
}

/// Sets the name and the language.
pub async fn set_profile(write: &Write, id: AccountId, name: &str, language: Language) -> Result<()> {
    write.execute(SET_PROFILE, values![id.0, name, language.to_string()]).await.map(|_| ())
}

/// Sets whether it may sign in.
pub async fn set_state(write: &Write, id: AccountId, state: AccountState) -> Result<()> {
    write.execute(SET_STATE, values![id.0, state.as_str()]).await.map(|_| ())
}

#[derive(FromQueryResult)]
pub(super) struct GrantRow {
    role: Option<String>,
    kind: Option<String>,
    theme: Option<Uuid>,
    member_group: Option<Uuid>,
    language: Option<String>,
    party: Option<Uuid>,
}

impl GrantRow {
    /// The grant; nothing where the row is that of an account without any.
    pub(super) fn read(self) -> Result<Option<Grant>> {
        let Some(role) = self.role else { return Ok(None) };
        let language = self.language.map(|tag| known(tag.parse().ok(), "account_grant.language")).transpose()?;
        Ok(Some(Grant {
            role: known(role_named(&role), "account_grant.role")?,
            kind: self.kind,
            theme: self.theme.map(ThemeId),
            group: self.member_group.map(GroupId),
            language,
            party: self.party.map(PartyId),
        }))
    }
}

/// What the account was granted.
pub async fn grants(query: &impl Query, id: AccountId) -> Result<Vec<Grant>> {
    let rows = query.all::<GrantRow>(GRANTS, values![id.0]).await?;
    rows.into_iter().filter_map(|row| row.read().transpose()).collect()
}

/// What these accounts were granted, for a list.
pub async fn grants_of(query: &impl Query, ids: &[AccountId]) -> Result<HashMap<AccountId, Vec<Grant>>> {
    let mut all: HashMap<AccountId, Vec<Grant>> = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_AT_ONCE) {
        let sql = format!(
            "SELECT account, role, kind, theme, member_group, language, party FROM account_grant
            WHERE account IN ({}) ORDER BY account, number",
            places(chunk)
        );
        for row in query.rows(&sql, chunk.iter().map(|id| id.0.into()).collect()).await? {
            let id = AccountId(row.try_get("", "account").map_err(failure)?);
            let grant = GrantRow::from_query_result(&row, "").map_err(failure)?.read()?;
            all.entry(id).or_default().extend(grant);
        }
    }
    Ok(all)
}

/// A placeholder for each id.
fn places(ids: &[AccountId]) -> String {
    (1..=ids.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ")
}

/// Replaces what the account was granted.
pub async fn set_grants(write: &Write, id: AccountId, grants: &[Grant]) -> Result<()> {
    write.execute(DROP_GRANTS, values![id.0]).await?;
    let row = |(number, grant): (i64, &Grant)| {
        let language = grant.language.map(|language| language.to_string());
        let (theme, group, party) = (grant.theme.map(|t| t.0), grant.group.map(|g| g.0), grant.party.map(|p| p.0));
        values![id.0, number, role_name(grant.role), grant.kind.clone(), theme, group, language, party]
    };
    let rows = (0..).zip(grants).map(row).collect();
    write.insert_all("account_grant (account, number, role, kind, theme, member_group, language, party)", rows).await
}

/// Refuses a change that leaves nobody who may configure the site. Asked after the change, in its transaction.
pub async fn keep_an_administrator(write: &Write) -> Result<()> {
    write.queue("accounts").await?;
    let last = Error::field("roles", "accounts-error-last-administrator");
    if is_administered(write).await? { Ok(()) } else { Err(last) }
}

/// Whether these grants configure the whole site.
pub fn configures(grants: &[Grant]) -> bool {
    grants.contains(&Grant::everywhere(Role::Administrator))
}

/// What the password way of an account rests on.
#[derive(FromQueryResult)]
pub(crate) struct Secrets {
    /// The password's hash, in the PHC format.
    pub(crate) password: Option<String>,
    /// The secret of the codes, in base 32.
    pub(crate) totp: Option<String>,
}

/// What the password way of the account rests on.
pub(crate) async fn secrets(query: &impl Query, id: AccountId) -> Result<Secrets> {
    query.one(SECRETS, values![id.0]).await?.ok_or(Error::NotFound)
}

/// Sets the password's hash, or takes the password away.
pub(crate) async fn set_password(write: &Write, id: AccountId, hash: Option<&str>) -> Result<()> {
    write.execute(SET_PASSWORD, values![id.0, hash]).await.map(|_| ())
}

/// Sets the secret of the codes with the step of the code that proved it, or takes it away.
pub(crate) async fn set_totp(write: &Write, id: AccountId, secret: Option<&str>, step: i64) -> Result<()> {
    write.execute(SET_TOTP, values![id.0, secret, step]).await.map(|_| ())
}

/// Takes a code's step; says whether it was not taken before.
pub(crate) async fn spend_step(write: &Write, id: AccountId, step: i64) -> Result<bool> {
    Ok(write.execute(SPEND_STEP, values![id.0, step]).await? > 0)
}

/// Replaces name and address by what says nothing of the person. The id stays: the audit log names it.
pub(crate) async fn erase(write: &Write, id: AccountId) -> Result<()> {
    let hex = id.0.simple().to_string();
    // RFC 2606: no mail ever goes there.
    let email = format!("{hex}@erased.invalid");
    let name = hex.get(24..).unwrap_or_default().to_owned();
    write.execute(ERASE, values![id.0, email, name]).await.map(|_| ())
}

/// The names of accounts, as colleagues read them; an erased one has the end of its id instead.
pub async fn names(query: &impl Query, ids: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let mut names = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_AT_ONCE) {
        let sql = format!("SELECT id, name FROM account WHERE id IN ({})", places(chunk));
        for row in query.rows(&sql, chunk.iter().map(|id| id.0.into()).collect()).await? {
            let id = AccountId(row.try_get("", "id").map_err(failure)?);
            names.insert(id, row.try_get("", "name").map_err(failure)?);
        }
    }
    Ok(names)
}
