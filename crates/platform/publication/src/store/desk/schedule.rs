//! What is to happen to a text at a set time: its publication, its withdrawal. A publication pins the revisions that it will make
//! live; where readers get another version by then than the one it was based on, it stops and says so.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{Error, Instant, PublicationId, Result, TextId};

use super::{
    presence, publish, review,
    save::{self, By},
    tree,
    work::{self, Work, WorkText},
};
use crate::{Action, DraftState, store::put::Putting};

db::statements! {
    INSERT_SCHEDULE = "INSERT INTO schedule (id, text, at, action, text_revision, facts_revision, text_base, facts_base) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SCHEDULED = "SELECT s.id, s.text, s.at, s.action, s.facts_revision, s.text_base, s.facts_base, t.publication FROM schedule s JOIN text t ON t.id = s.text WHERE s.id = $1";
    OF_TEXT = "SELECT s.id, s.text, s.at, s.action, s.facts_revision, s.text_base, s.facts_base, t.publication FROM schedule s JOIN text t ON t.id = s.text WHERE s.text = $1 ORDER BY s.at LIMIT 4";
    DROP_SCHEDULE = "DELETE FROM schedule WHERE id = $1";
    DROP_PUBLISHING = "DELETE FROM schedule WHERE text = $1 AND action = 'publish'";
}

/// What is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The draft goes live.
    Publish,
    /// The text is taken off the site.
    Withdraw,
}

impl Deed {
    fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Withdraw => "withdraw",
        }
    }
}

/// Something that is planned.
#[derive(Clone, Debug)]
pub struct Scheduled {
    /// Its id.
    pub id: Uuid,
    /// The publication.
    pub publication: PublicationId,
    /// The text.
    pub text: TextId,
    /// When.
    pub at: Instant,
    /// What.
    pub deed: Deed,
    facts_revision: Option<Uuid>,
    text_base: Option<Uuid>,
    facts_base: Option<Uuid>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was done.
    Done,
    /// Readers get another version than the one that it was based on: somebody must look.
    Stopped,
    /// It was taken back before.
    Gone,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    text: Uuid,
    at: i64,
    action: String,
    facts_revision: Option<Uuid>,
    text_base: Option<Uuid>,
    facts_base: Option<Uuid>,
    publication: Uuid,
}

impl From<Row> for Scheduled {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            publication: PublicationId(row.publication),
            text: TextId(row.text),
            at: Instant(row.at),
            deed: if row.action == "withdraw" { Deed::Withdraw } else { Deed::Publish },
            facts_revision: row.facts_revision,
            text_base: row.text_base,
            facts_base: row.facts_base,
        }
    }
}

/// What is planned of this id.
pub async fn find(query: &impl Query, id: Uuid) -> Result<Option<Scheduled>> {
    Ok(query.one::<Row>(SCHEDULED, values![id]).await?.map(Into::into))
}

/// What is planned for a text, the next first.
pub async fn of_text(query: &impl Query, text: TextId) -> Result<Vec<Scheduled>> {
    Ok(query.all::<Row>(OF_TEXT, values![text.0]).await?.into_iter().map(Into::into).collect())
}

/// Plans it. The caller enqueues the job that performs it. Errors: `Conflict` where the text's state does not allow it.
pub async fn plan(write: &Write, by: By<'_>, work: &Work, text: &WorkText, deed: Deed, at: Instant) -> Result<Uuid> {
    let conflict = |_| Error::Conflict("the text's state does not allow it".into());
    let (mut words, mut facts) = (None, None);
    if deed == Deed::Publish {
        let after = text.state.after(Action::Schedule).map_err(conflict)?;
        let draft = text.draft.as_ref().ok_or_else(|| Error::Conflict("there is no draft".into()))?;
        words = Some(save::revise(write, by, text.id, &draft.value, "scheduled").await?.0);
        if let Some(draft) = &work.facts_draft {
            facts = Some(save::revise_facts(write, by, work.id, &draft.value, "scheduled").await?);
        }
        write.execute(save::SET_DRAFT_STATE, values![text.id.0, after.draft.as_str()]).await?;
    } else {
        text.state.after(Action::Withdraw).map_err(conflict)?;
    }
    let id = TextId::new(by.clock, by.random).0;
    let text_base = text.live.as_ref().map(|live| live.revision);
    let facts_base = work.live_facts.as_ref().map(|live| live.revision);
    let values = values![id, text.id.0, at.0, deed.as_str(), words, facts, text_base, facts_base];
    write.execute(INSERT_SCHEDULE, values).await?;
    save::touch(write, by, work.id).await?;
    Ok(id)
}

/// Takes a planned publication back, so that the draft can be written on; nothing of the draft is lost.
pub async fn take_back(write: &Write, by: By<'_>, work: &Work, text: &WorkText) -> Result<()> {
    write.execute(DROP_PUBLISHING, values![text.id.0]).await?;
    review::move_draft(write, by, work, text, Action::Unschedule, ("taken_back", "")).await
}

/// Takes something that is planned off the plan.
pub async fn remove(write: &Write, id: Uuid) -> Result<()> {
    write.execute(DROP_SCHEDULE, values![id]).await.map(|_| ())
}

/// Performs what is planned, if it still is.
pub async fn perform(write: &mut Write, putting: &Putting<'_>, by: By<'_>, id: Uuid) -> Result<Came> {
    let Some(planned) = find(write, id).await? else { return Ok(Came::Gone) };
    let work = work::for_change(write, planned.publication).await?;
    remove(write, id).await?;
    let Some(text) = work.texts.iter().find(|text| text.id == planned.text) else { return Ok(Came::Gone) };
    if planned.deed == Deed::Withdraw {
        if text.state.after(Action::Withdraw).is_err() {
            return Ok(Came::Gone);
        }
        presence::set(write, putting, by, &work, text, Action::Withdraw).await?;
        return Ok(Came::Done);
    }
    if text.state.draft != DraftState::Scheduled {
        return Ok(Came::Gone);
    }
    if text.live.as_ref().map(|live| live.revision) != planned.text_base {
        return stop(write, by, &work, text).await;
    }
    if !pinned_facts(write, putting, &work, &planned).await? {
        return stop(write, by, &work, text).await;
    }
    // As they stand now, with the facts that were pinned.
    let work = work::for_change(write, planned.publication).await?;
    let what = publish::Publishing { languages: vec![text.language], facts: false };
    publish::publish(write, putting, by, &work, &what).await?;
    Ok(Came::Done)
}

/// Gives the draft back to its editors, who are told.
async fn stop(write: &Write, by: By<'_>, work: &Work, text: &WorkText) -> Result<Came> {
    review::move_draft(write, by, work, text, Action::Unschedule, ("stopped", "")).await?;
    Ok(Came::Stopped)
}

/// Makes the pinned facts live, unless others have gone live since. A draft that says the same is done with; one that went on
/// stays. Says whether that could be done: the place that they name in the tree may be taken by now.
async fn pinned_facts(write: &Write, putting: &Putting<'_>, work: &Work, planned: &Scheduled) -> Result<bool> {
    let Some(revision) = planned.facts_revision else { return Ok(true) };
    if work.live_facts.as_ref().map(|live| live.revision) != planned.facts_base {
        return Ok(true);
    }
    let pinned = super::history::facts_by_id(write, revision).await?;
    if tree::problem(write, putting.kinds, work, pinned.parent).await?.is_some() {
        return Ok(false);
    }
    tree::place(write, work, pinned.parent).await?;
    write.execute(publish::FACTS_LIVE, values![work.id.0, revision]).await?;
    if work.facts_draft.as_ref().is_some_and(|draft| draft.value == pinned) {
        write.execute(crate::store::change::DROP_FACTS_DRAFT, values![work.id.0]).await?;
    }
    Ok(true)
}
