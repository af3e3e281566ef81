//! Recovery codes: ten, hashed, each good once.

use db::{Query, Write, values};
use kernel::{AccountId, Result};

db::statements! {
    DROP = "DELETE FROM recovery_code WHERE account = $1";
    SPEND = "UPDATE recovery_code SET spent_at = $3 WHERE account = $1 AND hash = $2 AND spent_at IS NULL";
    LEFT = "SELECT count(*) FROM recovery_code WHERE account = $1 AND spent_at IS NULL";
}

/// Replaces the codes of an account by these hashes; by none, they are taken away.
pub(crate) async fn replace(write: &Write, account: AccountId, hashes: Vec<String>) -> Result<()> {
    write.execute(DROP, values![account.0]).await?;
    let rows = hashes.into_iter().map(|hash| values![account.0, hash]).collect();
    write.insert_all("recovery_code (account, hash)", rows).await
}

/// Spends the code of this hash; says whether there was one.
pub(crate) async fn spend(write: &Write, account: AccountId, hash: &str) -> Result<bool> {
    Ok(write.execute(SPEND, values![account.0, hash, write.now().0]).await? > 0)
}

/// How many codes are left.
pub async fn left(query: &impl Query, account: AccountId) -> Result<i64> {
    query.number(LEFT, values![account.0]).await
}
