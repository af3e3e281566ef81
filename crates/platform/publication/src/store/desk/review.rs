//! Asking for a review, answering it, and what was said: a text's remarks.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Instant, Result, TextId};

use super::{
    save::{self, By},
    work::{Work, WorkText},
};
use crate::Action;

db::statements! {
    INSERT_REMARK = "INSERT INTO remark (id, text, at, made_by, action, words) VALUES ($1, $2, $3, $4, $5, $6)";
    REMARKS = "SELECT at, made_by, action, words FROM remark WHERE text = $1 ORDER BY at DESC, id DESC LIMIT 20";
}

/// Something said of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: Option<AccountId>,
    /// With what: `asked`, `sent_back`, `taken_back`.
    pub action: String,
    /// What was said; may be empty.
    pub words: String,
}

/// Moves a draft: asks for a review, sends it back, takes it back to write on; `name` says which (`asked`, `sent_back`, `taken_back`).
/// Keeps its words as a revision. Errors: `Conflict` where the draft's state does not allow it.
pub async fn move_draft(
    write: &Write,
    by: By<'_>,
    work: &Work,
    text: &WorkText,
    action: Action,
    (name, said): (&str, &str),
) -> Result<()> {
    let after = text.state.after(action).map_err(|_| Error::Conflict("the draft's state does not allow it".into()))?;
    if let Some(draft) = &text.draft {
        save::revise(write, by, text.id, &draft.value, name).await?;
    }
    write.execute(save::SET_DRAFT_STATE, values![text.id.0, after.draft.as_str()]).await?;
    let id = TextId::new(by.clock, by.random).0;
    write.execute(INSERT_REMARK, values![id, text.id.0, write.now().0, by.account(), name, said]).await?;
    save::touch(write, by, work.id).await
}

#[derive(FromQueryResult)]
struct RemarkRow {
    at: i64,
    made_by: Option<Uuid>,
    action: String,
    words: String,
}

/// What was said of a text's drafts, the latest first.
pub async fn remarks(query: &impl Query, text: TextId) -> Result<Vec<Remark>> {
    let rows = query.all::<RemarkRow>(REMARKS, values![text.0]).await?;
    let read = |row: RemarkRow| Remark {
        at: Instant(row.at),
        by: row.made_by.map(AccountId),
        action: row.action,
        words: row.words,
    };
    Ok(rows.into_iter().map(read).collect())
}
