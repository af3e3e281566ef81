//! Old addresses: asked with the raw path and query before a 404, before a 410, and for `/` with a query.

use db::{Entry, Query, Uuid, Write, values};
use kernel::{Error, Result};

db::statements! {
    FIND = "SELECT target, status FROM redirect WHERE raw = $1";
    PUT = "INSERT INTO redirect (raw, target, status) VALUES ($1, $2, $3)
        ON CONFLICT (raw) DO UPDATE SET target = excluded.target, status = excluded.status";
}

/// Where an old address leads.
pub async fn find(query: &impl Query, raw: &str) -> Result<Option<String>> {
    let row = query.row(FIND, values![key(raw)]).await?;
    row.map(|row| row.try_get("", "target").map_err(db::failure)).transpose()
}

/// Makes an old address lead somewhere. Refused: an address that leads to itself, by one step or by several.
pub async fn put(write: &mut Write, raw: &str, target: &str) -> Result<()> {
    let mut at = key(target);
    for _ in 0..8 {
        if at == key(raw) {
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
