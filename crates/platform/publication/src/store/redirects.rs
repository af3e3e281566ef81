//! Old addresses: asked with the raw path and query before a 404, before a 410, and for `/` with a query.

use db::{Entry, FromQueryResult, Query, Uuid, Write, values};
use kernel::{Error, Result};

use super::featured::holding;

db::statements! {
    REMOVE = "DELETE FROM redirect WHERE raw = $1";
    FIND = "SELECT target, status FROM redirect WHERE raw = $1";
    /// Old addresses after one of them, in their order.
    LIST = "SELECT raw, target FROM redirect WHERE raw > $1 ORDER BY raw LIMIT $2";
    LIST_HOLDING = "SELECT raw, target FROM redirect WHERE raw > $1 AND (lower(raw) LIKE $3 ESCAPE '!' OR lower(target) LIKE $3 ESCAPE '!')
        ORDER BY raw LIMIT $2";
    PUT = "INSERT INTO redirect (raw, target, status) VALUES ($1, $2, $3)
        ON CONFLICT (raw) DO UPDATE SET target = excluded.target, status = excluded.status";
}

/// Where an old address leads.
pub async fn find(query: &impl Query, raw: &str) -> Result<Option<String>> {
    let row = query.row(FIND, values![key(raw)]).await?;
    row.map(|row| row.try_get("", "target").map_err(db::failure)).transpose()
}

/// An old address.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Redirect {
    /// The path and query, decoded; without a slash at its end.
    pub raw: String,
    /// Where it leads.
    pub target: String,
}

/// Old addresses after one of them in their order, at most so many: all, or those that hold these words on either side.
pub async fn list(query: &impl Query, words: Option<&str>, after: &str, most: u32) -> Result<Vec<Redirect>> {
    let mut values = values![after, i64::from(most)];
    match words {
        None => query.all(LIST, values).await,
        Some(words) => {
            values.extend(values![holding(words)]);
            query.all(LIST_HOLDING, values).await
        }
    }
}

/// How many steps may lie between an old address and where its reader arrives.
const STEPS: usize = 8;

/// Makes an old address lead somewhere. Refused: an address that leads to itself, by one step or by several, and one
/// from which a reader would be led on and on.
pub async fn put(write: &mut Write, raw: &str, target: &str) -> Result<()> {
    let mut at = key(target);
    for step in 0.. {
        if at == key(raw) || step == STEPS {
            return Err(Error::field("former_addresses", "import-error-redirect-loop"));
        }
        match find(write, &at).await? {
            Some(next) => at = key(&next),
            None => break,
        }
    }
    let before = find(write, raw).await?;
    if before.as_deref() != Some(target) {
        write.execute(PUT, values![key(raw), target, 301_i64]).await?;
        write.journal(Entry { room: "publication", thing: Uuid::nil(), what: "redirected" });
    }
    Ok(())
}

/// Makes an address lead nowhere any more. Says whether it led anywhere.
pub async fn remove(write: &mut Write, raw: &str) -> Result<bool> {
    let was_there = write.execute(REMOVE, values![key(raw)]).await? > 0;
    if was_there {
        write.journal(Entry { room: "publication", thing: Uuid::nil(), what: "redirected" });
    }
    Ok(was_there)
}

/// One key for the ways in which an old address is written: `%2B` and `+`, with or without a slash at its end.
fn key(raw: &str) -> String {
    let decoded = web::address::decoded(raw);
    let trimmed = decoded.trim_end_matches('/');
    if trimmed.is_empty() { "/".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_address_has_one_key() {
        assert_eq!(key("/%2B-Actualite-%2B"), key("/+-Actualite-+"));
        assert_eq!(key("/Conference/"), key("/Conference"));
        assert_ne!(key("/spip.php?article1"), key("/spip.php?article2"));
    }
}
