//! The settings' one row.

use db::{Entry, MigrationTrait, Query, Uuid, Write, values};
use kernel::{Error, Result};

use crate::Site;

db::statements! {
    READ = "SELECT value FROM setting WHERE name = $1";
    WRITE = "INSERT INTO setting (name, v, value) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET v = excluded.v, value = excluded.value";
}

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(db::Statements {
        name: "m20261124_080500_settings_setting",
        up: |s| {
            let (text, int, by_key) = (s.text(), s.instant(), s.by_key());
            vec![format!(
                "CREATE TABLE setting (name {text} NOT NULL PRIMARY KEY, v {int} NOT NULL, value {text} NOT NULL){by_key}"
            )]
        },
    })]
}

/// The site's settings; the defaults where none were ever written.
pub async fn site(query: &impl Query) -> Result<Site> {
    let Some(row) = query.row(READ, values!["site"]).await? else { return Ok(Site::default()) };
    let json: String = row.try_get("", "value").map_err(db::failure)?;
    serde_json::from_str(&json)
        .map_err(|error| Error::Internal(anyhow::Error::new(error).context("the site's settings")))
}

/// Replaces the site's settings; where they are the same, nothing is written.
pub async fn set_site(write: &mut Write, site: &Site) -> Result<()> {
    if self::site(write).await? == *site {
        return Ok(());
    }
    let json = serde_json::to_string(site).map_err(|error| Error::internal(error.to_string()))?;
    write.execute(WRITE, values!["site", 1_i64, json]).await?;
    write.journal(Entry { room: "settings", thing: Uuid::nil(), what: "changed" });
    Ok(())
}

/// The secret that signs forms; made at the first start and kept.
pub async fn secret(write: &mut Write, fresh: [u8; 32]) -> Result<[u8; 32]> {
    write.queue("settings").await?;
    let row = write.row(READ, values!["secret"]).await?;
    let kept = row.map(|row| row.try_get::<String>("", "value")).transpose().map_err(db::failure)?;
    let kept = kept.and_then(|json| serde_json::from_str::<[u8; 32]>(&json).ok());
    if let Some(secret) = kept {
        return Ok(secret);
    }
    let json = serde_json::to_string(&fresh).map_err(|error| Error::internal(error.to_string()))?;
    write.execute(WRITE, values!["secret", 1_i64, json]).await?;
    Ok(fresh)
}
