//! Filters of the desk's lists that somebody saved under a name, and which of them a list opens with.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Result};

db::statements! {
    OF_LIST = "SELECT id, account, list, name, query, is_shared FROM saved_filter WHERE account = $1 AND list = $2 ORDER BY name";
    SHARED = "SELECT id, account, list, name, query, is_shared FROM saved_filter WHERE list = $1 AND is_shared = $2 ORDER BY name LIMIT 50";
    OWN = "SELECT id, account, list, name, query, is_shared FROM saved_filter WHERE account = $1 ORDER BY list, name";
    BY_ID = "SELECT id, account, list, name, query, is_shared FROM saved_filter WHERE id = $1";
    COUNT = "SELECT count(*) FROM saved_filter WHERE account = $1";
    INSERT = "INSERT INTO saved_filter (id, account, list, name, query, is_shared) VALUES ($1, $2, $3, $4, $5, $6)";
    RENAME = "UPDATE saved_filter SET name = $2 WHERE id = $1";
    SHARE = "UPDATE saved_filter SET is_shared = $2 WHERE id = $1";
    REMOVE = "DELETE FROM saved_filter WHERE id = $1";
    DEFAULT = "SELECT f.id, f.account, f.list, f.name, f.query, f.is_shared FROM default_filter d JOIN saved_filter f ON f.id = d.filter
        WHERE d.account = $1 AND d.list = $2 AND (f.account = d.account OR f.is_shared = $3)";
    SET_DEFAULT = "INSERT INTO default_filter (account, list, filter) VALUES ($1, $2, $3)
        ON CONFLICT (account, list) DO UPDATE SET filter = excluded.filter";
    DROP_DEFAULT = "DELETE FROM default_filter WHERE account = $1 AND list = $2";
    DROP_DEFAULTS_TO = "DELETE FROM default_filter WHERE filter = $1";
    FORGET_DEFAULTS = "DELETE FROM default_filter WHERE account = $1";
    FORGET_DEFAULTS_TO = "DELETE FROM default_filter WHERE filter IN (SELECT f.id FROM saved_filter f WHERE f.account = $1)";
    FORGET = "DELETE FROM saved_filter WHERE account = $1";
}

/// How many filters somebody may save.
pub const MOST: i64 = 50;

/// A saved filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// Of which list: `articles`, `media`, `translations`, `audit`.
    pub list: String,
    /// Its name.
    pub name: String,
    /// What it asks, as the list's address has it: `state=live&q=eau`.
    pub query: String,
    /// Whether everybody finds it above that list.
    pub is_shared: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account: Uuid,
    list: String,
    name: String,
    query: String,
    is_shared: bool,
}

impl From<Row> for SavedFilter {
    fn from(row: Row) -> Self {
        let Row { id, account, list, name, query, is_shared } = row;
        Self { id, account: AccountId(account), list, name, query, is_shared }
    }
}

/// Those above a list: one's own, then those that others share.
pub async fn of_list(query: &impl Query, account: AccountId, list: &str) -> Result<Vec<SavedFilter>> {
    let own = query.all::<Row>(OF_LIST, values![account.0, list]).await?;
    let shared = query.all::<Row>(SHARED, values![list, true]).await?;
    let others = shared.into_iter().filter(|row| row.account != account.0);
    Ok(own.into_iter().chain(others).map(Into::into).collect())
}

/// All of somebody's own, list by list.
pub async fn own(query: &impl Query, account: AccountId) -> Result<Vec<SavedFilter>> {
    Ok(query.all::<Row>(OWN, values![account.0]).await?.into_iter().map(Into::into).collect())
}

/// The one of this id. Errors: `NotFound`.
pub async fn by_id(query: &impl Query, id: Uuid) -> Result<SavedFilter> {
    query.one::<Row>(BY_ID, values![id]).await?.map(Into::into).ok_or(Error::NotFound)
}

/// Saves a filter. Errors: the field `name`, where the list has one of that name or there are too many.
pub async fn insert(write: &Write, filter: &SavedFilter) -> Result<()> {
    if write.number(COUNT, values![filter.account.0]).await? >= MOST {
        return Err(Error::field("name", "accounts-error-filters"));
    }
    name_is_free(write, filter, &filter.name).await?;
    let SavedFilter { id, account, list, name, query, is_shared } = filter;
    let values = values![*id, account.0, list.as_str(), name.as_str(), query.as_str(), *is_shared];
    write.execute(INSERT, values).await.map(|_| ())
}

/// Gives a filter another name. Errors: the field `name`, where the list has another of that name.
pub async fn rename(write: &Write, filter: &SavedFilter, name: &str) -> Result<()> {
    name_is_free(write, filter, name).await?;
    write.execute(RENAME, values![filter.id, name]).await.map(|_| ())
}

async fn name_is_free(write: &Write, filter: &SavedFilter, name: &str) -> Result<()> {
    let all = write.all::<Row>(OF_LIST, values![filter.account.0, filter.list.as_str()]).await?;
    if all.iter().any(|other| other.id != filter.id && other.name == name) {
        return Err(Error::field("name", "accounts-error-filter-name"));
    }
    Ok(())
}

/// Shows a filter to everybody, or no longer.
pub async fn share(write: &Write, id: Uuid, is_shared: bool) -> Result<()> {
    write.execute(SHARE, values![id, is_shared]).await.map(|_| ())
}

/// Removes a filter; lists that opened with it open whole again.
pub async fn remove(write: &Write, id: Uuid) -> Result<()> {
    write.execute(DROP_DEFAULTS_TO, values![id]).await?;
    write.execute(REMOVE, values![id]).await.map(|_| ())
}

/// The filter that a list opens with for somebody.
pub async fn default(query: &impl Query, account: AccountId, list: &str) -> Result<Option<SavedFilter>> {
    Ok(query.one::<Row>(DEFAULT, values![account.0, list, true]).await?.map(Into::into))
}

/// Lets a list open with a filter for somebody, or whole.
pub async fn set_default(write: &Write, account: AccountId, list: &str, filter: Option<Uuid>) -> Result<()> {
    match filter {
        Some(filter) => write.execute(SET_DEFAULT, values![account.0, list, filter]).await,
        None => write.execute(DROP_DEFAULT, values![account.0, list]).await,
    }
    .map(|_| ())
}

/// Removes all of somebody's.
pub(crate) async fn forget(write: &Write, account: AccountId) -> Result<()> {
    for sql in [FORGET_DEFAULTS, FORGET_DEFAULTS_TO, FORGET] {
        write.execute(sql, values![account.0]).await?;
    }
    Ok(())
}
