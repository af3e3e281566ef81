//! Making derived rows anew, some publications at a time: where a theme came under another or into another, where the site got
//! other languages.

use db::{FromQueryResult, Query as _, Uuid, Write, values};
use kernel::{PublicationId, Result, ThemeId};

use super::{change::forget_derived, put::Putting, read_json, rebuild::derive, rows::Rows, standing};

db::statements! {
    OF_THEME = "SELECT p.id, p.kind, f.facts FROM card_theme t JOIN publication p ON p.id = t.publication JOIN facts_revision f ON f.id = p.live_facts
        WHERE t.theme = $1 AND t.publication > $2 ORDER BY t.publication LIMIT $3";
    OF_ONE = "SELECT p.id, p.kind, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts WHERE p.id = $1";
    OF_ALL = "SELECT p.id, p.kind, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts WHERE p.id > $1 ORDER BY p.id LIMIT $2";
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    facts: String,
}

/// Derives the rows of the publications that stand under this theme, or of all where there is none: those after one of them, at
/// most so many. Says the last one where more may follow.
pub async fn rederive(
    write: &mut Write,
    putting: &Putting<'_>,
    theme: Option<ThemeId>,
    after: Option<PublicationId>,
    most: u32,
) -> Result<Option<PublicationId>> {
    write.queue("publication").await?;
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found = match theme {
        Some(theme) => write.all::<Row>(OF_THEME, values![theme.0, after, i64::from(most)]).await?,
        None => write.all::<Row>(OF_ALL, values![after, i64::from(most)]).await?,
    };
    let last = found.last().filter(|_| found.len() == most as usize).map(|row| PublicationId(row.id));
    derive_all(write, putting, found).await?;
    Ok(last)
}

/// Derives the rows of these publications.
pub async fn rederive_these(write: &mut Write, putting: &Putting<'_>, ids: &[PublicationId]) -> Result<()> {
    write.queue("publication").await?;
    let mut found = Vec::new();
    for id in ids {
        found.extend(write.one::<Row>(OF_ONE, values![id.0]).await?);
    }
    derive_all(write, putting, found).await
}

async fn derive_all(write: &mut Write, putting: &Putting<'_>, found: Vec<Row>) -> Result<()> {
    let mut rows = Rows::default();
    for row in found {
        let (id, facts) = (PublicationId(row.id), read_json("facts", &row.facts)?);
        forget_derived(write, putting, &mut rows, (id, &row.kind)).await?;
        derive(write, putting, &mut rows, id, &row.kind, &facts).await?;
        standing::renew(write, id, Some(putting.languages)).await?;
    }
    rows.write(write).await
}
