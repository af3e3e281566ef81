//! The rows of the settings: the site, its two statements, the secret.

use db::{Entry, MigrationTrait, Query, Uuid, Write, values};
use kernel::{Error, Result};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Accessibility, EcoDesign, Site};

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
    read(query, "site").await
}

/// Replaces the site's settings; where they are the same, nothing is written.
pub async fn set_site(write: &mut Write, site: &Site) -> Result<()> {
    set(write, "site", site).await
}

/// The statement of accessibility.
pub async fn accessibility(query: &impl Query) -> Result<Accessibility> {
    read(query, "accessibility").await
}

/// Replaces it.
pub async fn set_accessibility(write: &mut Write, statement: &Accessibility) -> Result<()> {
    set(write, "accessibility", statement).await
}

/// The statement of eco-design.
pub async fn eco_design(query: &impl Query) -> Result<EcoDesign> {
    read(query, "eco-design").await
}

/// Replaces it.
pub async fn set_eco_design(write: &mut Write, statement: &EcoDesign) -> Result<()> {
    set(write, "eco-design", statement).await
}

async fn read<T: Default + DeserializeOwned>(query: &impl Query, name: &'static str) -> Result<T> {
    let Some(row) = query.row(READ, values![name]).await? else { return Ok(T::default()) };
    let json: String = row.try_get("", "value").map_err(db::failure)?;
    serde_json::from_str(&json).map_err(|error| Error::Internal(anyhow::Error::new(error).context(name)))
}

async fn set<T: Default + DeserializeOwned + PartialEq + Serialize>(
    write: &mut Write,
    name: &'static str,
    value: &T,
) -> Result<()> {
    if read::<T>(write, name).await? == *value {
        return Ok(());
    }
    let json = serde_json::to_string(value).map_err(|error| Error::internal(error.to_string()))?;
    write.execute(WRITE, values![name, 1_i64, json]).await?;
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
