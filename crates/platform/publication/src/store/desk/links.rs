//! What the bodies of drafts link to.

use std::collections::HashSet;

use db::{Query, Uuid};
use kernel::{PublicationId, Result};

use crate::store::put::places;

db::statements! {
    VISIBLE = "SELECT DISTINCT t.publication FROM text t WHERE t.presence IN ('live', 'archived') AND t.publication IN ($1)";
}

/// Those of these publications that readers can see in some language.
pub async fn visible(query: &impl Query, ids: &[PublicationId]) -> Result<HashSet<PublicationId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = VISIBLE.replace("$1", &places(1, ids.len()));
    let rows = query.rows(&sql, ids.iter().map(|id| db::Value::from(id.0)).collect()).await?;
    let read = |row: &db::QueryResult| row.try_get::<Uuid>("", "publication").map(PublicationId);
    rows.iter().map(read).collect::<std::result::Result<_, db::DbErr>>().map_err(db::failure)
}
