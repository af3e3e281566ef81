//! Publishing: what was drafted becomes what readers get, text by text.

use db::{Entry, Write, values};
use kernel::{Error, Language, Result, Slug};

use super::{
    address::{self, Spot},
    preview_link,
    save::{self, By},
    tree,
    work::{Work, WorkText},
};
use crate::{
    Action, CommonFacts, CommonWords, DraftState, TextState,
    store::{change, put::Putting, rebuild, rows::Rows, standing},
};

db::statements! {
    GO_LIVE = "UPDATE text SET presence = $2, draft = $3, live_revision = $4, first_published_at = coalesce(first_published_at, $5), updated_at = $5, title = $6
        WHERE id = $1";
    FACTS_LIVE = "UPDATE publication SET live_facts = $2 WHERE id = $1";
}

/// What is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publishing {
    /// The languages whose drafts go live.
    pub languages: Vec<Language>,
    /// Whether the drafted facts go live, in all languages at once.
    pub facts: bool,
}

/// Publishes. The first text to go live publishes the facts, asked or not. Errors: `Invalid` where there is nothing to
/// publish, `Conflict` where a draft's state does not allow it.
pub async fn publish(
    write: &mut Write,
    putting: &Putting<'_>,
    by: By<'_>,
    work: &Work,
    what: &Publishing,
) -> Result<()> {
    let facts = publish_facts(write, by, work, what.facts).await?;
    write.queue("publication").await?;
    tree::place(write, work, facts.parent).await?;
    let mut rows = Rows::default();
    for language in &what.languages {
        let text = work.text(*language).ok_or(Error::NotFound)?;
        let Some(draft) = &text.draft else { continue };
        let after =
            text.state.after(Action::Publish).map_err(|_| Error::Conflict("the draft cannot go live".into()))?;
        go_live(write, by, text, &draft.value, after, "published").await?;
        let spot = Spot { parent: facts.parent, ..work.spot(text.language) };
        if text.slug.is_none() {
            let slug = of_title(putting, spot, &draft.value.title)?;
            rows.free_slug(write, (&work.kind, facts.parent), (text.language, &slug), text.id).await?;
        }
        write.execute(change::DROP_TEXT_DRAFT, values![text.id.0]).await?;
    }
    rows.write(write).await?;
    derive(write, putting, work, &facts).await?;
    save::note_uses(write, work.id).await?;
    save::touch(write, by, work.id).await?;
    write.journal(Entry { room: "publication", thing: work.id.0, what: "published" });
    Ok(())
}

/// The slug that a title proposes where nobody chose one; a word of the site's own gets a number.
fn of_title(putting: &Putting<'_>, spot: Spot<'_>, title: &str) -> Result<Slug> {
    let slug = Slug::from_title(title).or_else(|| Slug::from_title(spot.kind));
    let slug = slug.ok_or_else(|| Error::field("title", "publication-error-no-slug"))?;
    Ok(if address::is_reserved(putting.kinds, spot, &slug) { slug.numbered(2) } else { slug })
}

/// The facts that hold from now on.
async fn publish_facts(write: &Write, by: By<'_>, work: &Work, asked: bool) -> Result<CommonFacts> {
    let (draft, live) = (work.facts_draft.as_ref(), work.live_facts.as_ref());
    match (draft, live) {
        (Some(draft), live) if asked || live.is_none() => {
            let revision = save::revise_facts(write, by, work.id, &draft.value, "published").await?;
            write.execute(FACTS_LIVE, values![work.id.0, revision]).await?;
            write.execute(change::DROP_FACTS_DRAFT, values![work.id.0]).await?;
            Ok(draft.value.clone())
        }
        (_, Some(live)) => Ok(live.value.clone()),
        (_, None) => Err(Error::internal(format!("{} has no facts", work.id))),
    }
}

async fn go_live(
    write: &Write,
    by: By<'_>,
    text: &WorkText,
    words: &CommonWords,
    after: TextState,
    why: &str,
) -> Result<()> {
    let (revision, _) = save::revise(write, by, text.id, words, why).await?;
    let (presence, draft) = (after.presence.as_str(), after.draft.as_str());
    let values = values![text.id.0, presence, draft, revision, write.now().0, words.title.clone()];
    write.execute(GO_LIVE, values).await.map(|_| ())
}

/// Derives what lists and files read from what is live now.
pub(super) async fn derive(write: &Write, putting: &Putting<'_>, work: &Work, facts: &CommonFacts) -> Result<()> {
    let mut rows = Rows::default();
    change::forget_derived(write, putting, &mut rows, (work.id, &work.kind)).await?;
    rebuild::derive(write, putting, &mut rows, work.id, &work.kind, facts).await?;
    rows.write(write).await?;
    standing::renew(write, work.id, Some(putting.languages)).await
}

/// Takes a draft away: the text stands as its readers know it. The words stay in the history, from which they can be
/// restored.
pub async fn discard(write: &Write, by: By<'_>, work: &Work, text: &WorkText) -> Result<()> {
    text.state.after(Action::Discard).map_err(|_| Error::Conflict("there is no draft".into()))?;
    if let Some(draft) = &text.draft {
        save::revise(write, by, text.id, &draft.value, "discarded").await?;
    }
    write.execute(change::DROP_TEXT_DRAFT, values![text.id.0]).await?;
    write.execute(save::SET_DRAFT_STATE, values![text.id.0, DraftState::None.as_str()]).await?;
    preview_link::end_of(write, text.id).await?;
    save::note_uses(write, work.id).await?;
    save::touch(write, by, work.id).await
}
