//! Archiving, withdrawing, restoring: what a reader gets of a text changes, its draft does not.

use db::{Entry, Write, values};
use kernel::{Error, Result};

use super::{
    publish::derive,
    save::{self, By},
    work::{Work, WorkText},
};
use crate::{Action, store::put::Putting};

db::statements! {
    SET_PRESENCE = "UPDATE text SET presence = $2, draft = $3 WHERE id = $1";
}

/// Archives, withdraws or restores a text. Errors: `Conflict` where its state does not allow it.
pub async fn set(
    write: &mut Write,
    putting: &Putting<'_>,
    by: By<'_>,
    work: &Work,
    text: &WorkText,
    action: Action,
) -> Result<()> {
    let what = match action {
        Action::Archive => "archived",
        Action::Withdraw => "withdrawn",
        Action::Restore => "restored",
        _ => return Err(Error::internal(format!("{action:?} does not change what a reader gets"))),
    };
    let facts = &work.live_facts.as_ref().ok_or(Error::NotFound)?.value;
    let after = text.state.after(action).map_err(|_| Error::Conflict("the text's state does not allow it".into()))?;
    write.queue("publication").await?;
    write.execute(SET_PRESENCE, values![text.id.0, after.presence.as_str(), after.draft.as_str()]).await?;
    derive(write, putting, work, facts).await?;
    save::touch(write, by, work.id).await?;
    write.journal(Entry { room: "publication", thing: work.id.0, what });
    Ok(())
}
