//! Quick correction: the live words of a text are changed at once while a draft waits beside them. The correction flows into the
//! draft; where both changed the same line or block the draft keeps its own, and its base stays behind the live revision until
//! somebody has settled it: that difference is the note that something is open.

use db::{Entry, Query, Uuid, Write, values};
use document::{BlockId, Choice};
use kernel::{Error, Result};

use super::{
    history,
    publish::derive,
    save::{self, By},
    work::{Work, WorkText},
};
use crate::{
    Action, CommonWords, Merged, WordsField, merge_words, set_words_line,
    store::{json, put::Putting},
    words_lines,
};

db::statements! {
    CORRECT = "UPDATE text SET live_revision = $2, title = $3, updated_at = coalesce($4, updated_at) WHERE id = $1";
    REBASE = "UPDATE text_draft SET words = $2, base = $3, version = version + 1 WHERE text = $1";
}

/// Makes these words the live ones, and brings what they change into the draft that waits. `is_small` leaves the day of the last
/// change as it is. Says whether anything changed. Errors: `Conflict` where readers do not have the text.
pub async fn correct(
    write: &mut Write,
    putting: &Putting<'_>,
    by: By<'_>,
    (work, text): (&Work, &WorkText),
    words: &CommonWords,
    is_small: bool,
) -> Result<bool> {
    let refused = |_| Error::Conflict("readers do not have the text".into());
    text.state.after(Action::Correct).map_err(refused)?;
    let live = text.live.as_ref().ok_or(Error::NotFound)?;
    let facts = &work.live_facts.as_ref().ok_or(Error::NotFound)?.value;
    if live.value == *words {
        return Ok(false);
    }
    write.queue("publication").await?;
    if let Some(draft) = &text.draft {
        save::revise(write, by, text.id, &draft.value, "saved").await?;
    }
    let (revision, _) = save::revise(write, by, text.id, words, "corrected").await?;
    let updated = (!is_small).then_some(write.now().0);
    write.execute(CORRECT, values![text.id.0, revision, words.title.clone(), updated]).await?;
    if text.draft.is_some() {
        carry(write, by, text, words, revision).await?;
        save::note_uses(write, work.id).await?;
    }
    derive(write, putting, work, facts).await?;
    save::touch(write, by, work.id).await?;
    write.journal(Entry { room: "publication", thing: work.id.0, what: "corrected" });
    Ok(true)
}

/// Brings the correction into the draft. One too large to be brought together with it leaves the draft as it is, and open.
async fn carry(write: &Write, by: By<'_>, text: &WorkText, live: &CommonWords, revision: Uuid) -> Result<()> {
    let (Some(draft), Some(before)) = (&text.draft, &text.live) else { return Ok(()) };
    let carried = merge_words(&before.value, &draft.value, live, |_| Choice::Ours);
    let carried = carried.map_or_else(|_| draft.value.clone(), |merged| merged.words);
    // What an earlier correction left open is open still.
    let base = draft.base.filter(|base| *base != before.revision);
    let first = match base {
        Some(base) => history::words_by_id(write, base).await?,
        None => before.value.clone(),
    };
    let is_open = merge_words(&first, &carried, live, |_| Choice::Ours).map_or(true, |merged| merged.is_disputed());
    let base = if is_open { base.unwrap_or(before.revision) } else { revision };
    write.execute(REBASE, values![text.id.0, json(&carried)?, base]).await?;
    // The newest revision is what the draft holds: a form is filled over it.
    save::revise(write, by, text.id, &carried, "merged").await.map(|_| ())
}

/// What the live text and the draft both changed since the draft began, and nobody has settled.
pub async fn open(query: &impl Query, text: &WorkText) -> Result<Option<Merged>> {
    Ok(disputed(query, text, |_| Choice::Ours).await?.filter(Merged::is_disputed))
}

async fn disputed(query: &impl Query, text: &WorkText, choose: impl Fn(BlockId) -> Choice) -> Result<Option<Merged>> {
    let (Some(draft), Some(live)) = (&text.draft, &text.live) else { return Ok(None) };
    let Some(base) = draft.base.filter(|base| *base != live.revision) else { return Ok(None) };
    let base = history::words_by_id(query, base).await?;
    Ok(merge_words(&base, &draft.value, &live.value, choose).ok())
}

/// Settles what is open: these lines as the live text has them, each block as chosen; the draft's own stands for the rest. Errors:
/// `Conflict` where nothing is open.
pub async fn settle(
    write: &Write,
    by: By<'_>,
    (work, text): (&Work, &WorkText),
    lines: &[WordsField],
    choose: impl Fn(BlockId) -> Choice,
) -> Result<()> {
    let gone = || Error::Conflict("nothing is open".into());
    let merged = disputed(write, text, choose).await?.ok_or_else(gone)?;
    let live = text.live.as_ref().ok_or_else(gone)?;
    let mut words = merged.words;
    for field in lines.iter().filter(|field| merged.fields.contains(field)) {
        take_line(&mut words, &live.value, field);
    }
    write.execute(REBASE, values![text.id.0, json(&words)?, live.revision]).await?;
    save::revise(write, by, text.id, &words, "merged").await?;
    save::note_uses(write, work.id).await?;
    save::touch(write, by, work.id).await
}

/// A line as the live words have it.
fn take_line(words: &mut CommonWords, live: &CommonWords, field: &WordsField) {
    if let WordsField::Own(name) = field {
        match live.own.get(name) {
            Some(value) => words.own.insert(name.clone(), value.clone()),
            None => words.own.remove(name),
        };
        return;
    }
    let said = words_lines(live).into_iter().find(|(known, _)| known == field).map(|(_, said)| said);
    set_words_line(words, field, &said.unwrap_or_default());
}
