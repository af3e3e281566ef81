//! What is kept of a person, as a copy and as an end of it (GDPR, articles 15, 17 and 20).

use kernel::{AccountId, Actor, Result};
use serde_json::{Value, json};

use crate::{
    Accounts,
    audit::{self, Filter},
    people::{allowed, grants_as_json, note},
    policy::Act,
    store::{
        accounts::{self, configures, keep_an_administrator},
        filters, once, sessions,
    },
};

/// How many rows of the audit log a copy holds, the newest first.
const ROWS: usize = 10_000;

impl Accounts {
    /// A copy of what is kept of a person, as JSON. Errors: `NotAllowed`, `NotFound`.
    pub async fn export(&self, by: &Actor, id: AccountId) -> Result<Value> {
        allowed(by, Act::Export, Some(id))?;
        let copy = self.copy(id).await?;
        let write = self.db.write().await?;
        note(&write, by, "data-exported", id, json!({})).await?;
        write.commit().await?;
        Ok(copy)
    }

    async fn copy(&self, id: AccountId) -> Result<Value> {
        let read = self.db.snapshot().await?;
        let account = accounts::by_id(&read, id).await?;
        let ways = self.ways(&read, id).await?;
        let now = self.web.clock.now();
        let session = |session: &sessions::Listed| json!({ "browser": session.agent, "began": session.created_at.to_rfc3339(), "seen": session.seen_at.to_rfc3339() });
        let passkey = |listed: &crate::store::passkeys::Listed| json!({ "name": listed.name, "added": listed.created_at.to_rfc3339(), "used": listed.used_at.map(kernel::Instant::to_rfc3339) });
        let filter =
            |filter: &filters::SavedFilter| json!({ "list": filter.list, "name": filter.name, "asks": filter.query });
        let log = audit::list(&read, &Filter { account: Some(id), ..Filter::default() }, None, ROWS).await?;
        let row = |row: &audit::Entry| json!({ "at": row.at.to_rfc3339(), "what": row.what, "to": row.thing, "detail": row.detail });
        Ok(json!({
            "id": id.to_string(),
            "email": account.email,
            "name": account.name,
            "language": account.language,
            "state": account.state.as_str(),
            "made": account.created_at.to_rfc3339(),
            "roles": grants_as_json(&accounts::grants(&read, id).await?)["grants"],
            "seen": account.last_seen_at.map(kernel::Instant::to_rfc3339),
            "password": ways.password,
            "recovery_codes_left": ways.recovery_codes,
            "passkeys": ways.passkeys.iter().map(passkey).collect::<Vec<_>>(),
            "sessions": sessions::list(&read, id, now).await?.iter().map(session).collect::<Vec<_>>(),
            "filters": filters::own(&read, id).await?.iter().map(filter).collect::<Vec<_>>(),
            "did": log.entries.iter().map(row).collect::<Vec<_>>(),
        }))
    }

    /// Removes what is kept of a person: name and address are replaced, all else is gone; the audit log keeps the id.
    /// Errors: `NotAllowed`, `NotFound`; the field `roles`, where nobody would be left who may configure the site.
    pub async fn erase(&self, by: &Actor, id: AccountId) -> Result<()> {
        allowed(by, Act::Erase, Some(id))?;
        let write = self.db.write().await?;
        accounts::by_id(&write, id).await?;
        let grants = accounts::grants(&write, id).await?;
        self.forget_ways(&write, id).await?;
        filters::forget(&write, id).await?;
        once::forget(&write, id).await?;
        accounts::set_grants(&write, id, &[]).await?;
        accounts::erase(&write, id).await?;
        if configures(&grants) {
            keep_an_administrator(&write).await?;
        }
        note(&write, by, "user-erased", id, json!({})).await?;
        write.commit().await
    }
}
