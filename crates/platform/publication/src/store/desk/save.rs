//! Making publications and texts, and saving their working drafts. Nothing here changes what a reader gets, and so nothing is
//! journalled.

use db::{Query as _, Uuid, Write, values};
use kernel::{AccountId, Clock, Error, Language, PublicationId, Random, Result, TextId};

use super::work::{Work, WorkText};
use crate::{
    Action, CommonFacts, CommonWords, DraftState, Presence,
    store::{json, standing},
};

db::statements! {
    INSERT_FACTS_DRAFT = "INSERT INTO facts_draft (publication, facts, v, version, base, saved_at, saved_by) VALUES ($1, $2, 1, 1, $3, $4, $5)";
    UPDATE_FACTS_DRAFT = "UPDATE facts_draft SET facts = $2, version = version + 1, saved_at = $3, saved_by = $4 WHERE publication = $1";
    INSERT_TEXT_DRAFT = "INSERT INTO text_draft (text, words, v, version, base, saved_at, saved_by) VALUES ($1, $2, 1, 1, $3, $4, $5)";
    UPDATE_TEXT_DRAFT = "UPDATE text_draft SET words = $2, version = version + 1, saved_at = $3, saved_by = $4 WHERE text = $1";
    SET_DRAFT_STATE = "UPDATE text SET draft = $2 WHERE id = $1";
    SET_TITLE = "UPDATE text SET title = $2 WHERE id = $1";
    SET_SOURCE = "UPDATE text SET source_revision = $2 WHERE id = $1";
    TOUCH = "UPDATE publication SET touched_at = $2, touched_by = $3 WHERE id = $1";
    DROP_DRAFT_USES = "DELETE FROM attachment WHERE publication = $1 AND role = 'draft'";
    NEWEST_REVISION = "SELECT id, number, words FROM text_revision WHERE text = $1 ORDER BY number DESC LIMIT 1";
    NEWEST_FACTS = "SELECT id, number, facts FROM facts_revision WHERE publication = $1 ORDER BY number DESC LIMIT 1";
    INSERT_REVISION = "INSERT INTO text_revision (id, text, number, v, words, made_by, made_at, why) VALUES ($1, $2, $3, 1, $4, $5, $6, $7)";
    INSERT_FACTS_REVISION = "INSERT INTO facts_revision (id, publication, number, v, facts, made_by, made_at, why) VALUES ($1, $2, $3, 1, $4, $5, $6, $7)";
}

/// Who changes something, and what new rows get their ids from.
#[derive(Clone, Copy)]
pub struct By<'a> {
    /// The account; nobody where the product itself acts.
    pub account: Option<AccountId>,
    /// The clock.
    pub clock: &'a Clock,
    /// The source of ids.
    pub random: &'a Random,
}

impl By<'_> {
    pub(super) fn account(&self) -> Option<Uuid> {
        self.account.map(|id| id.0)
    }
}

/// Makes a publication with one text, both drafts.
pub async fn create(
    write: &Write,
    by: By<'_>,
    kind: &str,
    parent: Option<PublicationId>,
    facts: &CommonFacts,
    (language, words): (Language, &CommonWords),
) -> Result<PublicationId> {
    let id = PublicationId::new(by.clock, by.random);
    let now = write.now().0;
    let into = "publication (id, kind, parent, created_at, touched_at, touched_by)";
    let parent = parent.map(|parent| parent.0);
    write.insert_all(into, vec![values![id.0, kind, parent, now, now, by.account()]]).await?;
    write.execute(INSERT_FACTS_DRAFT, values![id.0, json(facts)?, None::<Uuid>, now, by.account()]).await?;
    add_text(write, by, id, (language, words), None).await?;
    Ok(id)
}

/// Adds a text in a language that the publication has not. `source` is the revision that it translates. Errors: `Conflict` where
/// the language is there.
pub async fn add_text(
    write: &Write,
    by: By<'_>,
    publication: PublicationId,
    (language, words): (Language, &CommonWords),
    source: Option<Uuid>,
) -> Result<TextId> {
    let id = TextId::new(by.clock, by.random);
    let now = write.now().0;
    let into = "text (id, publication, language, presence, draft, source_revision, title)";
    let (never, writing) = (Presence::Never.as_str(), DraftState::Writing.as_str());
    let row = values![id.0, publication.0, language.as_str(), never, writing, source, words.title.clone()];
    write.insert_all(into, vec![row]).await?;
    write.execute(INSERT_TEXT_DRAFT, values![id.0, json(words)?, None::<Uuid>, now, by.account()]).await?;
    touch(write, by, publication).await?;
    Ok(id)
}

/// Saves the working draft of a text; makes one from the live words where there is none. Says whether anything changed. Errors:
/// `Conflict` where the draft is in review or scheduled: it is taken back first.
pub async fn words(write: &Write, by: By<'_>, work: &Work, text: &WorkText, words: &CommonWords) -> Result<bool> {
    if text.words() == Some(words) {
        return Ok(false);
    }
    let after = text.state.after(Action::Write).map_err(|_| Error::Conflict("the draft waits for others".into()))?;
    let now = write.now().0;
    if text.draft.is_some() {
        write.execute(UPDATE_TEXT_DRAFT, values![text.id.0, json(words)?, now, by.account()]).await?;
    } else {
        let base = text.live.as_ref().map(|live| live.revision);
        write.execute(INSERT_TEXT_DRAFT, values![text.id.0, json(words)?, base, now, by.account()]).await?;
    }
    if after != text.state {
        write.execute(SET_DRAFT_STATE, values![text.id.0, after.draft.as_str()]).await?;
    }
    if text.state.presence == Presence::Never {
        write.execute(SET_TITLE, values![text.id.0, words.title.clone()]).await?;
    }
    touch(write, by, work.id).await?;
    Ok(true)
}

/// Saves the working draft of the facts. Says whether anything changed.
pub async fn facts(write: &Write, by: By<'_>, work: &Work, facts: &CommonFacts) -> Result<bool> {
    if work.facts() == Some(facts) {
        return Ok(false);
    }
    let now = write.now().0;
    if work.facts_draft.is_some() {
        write.execute(UPDATE_FACTS_DRAFT, values![work.id.0, json(facts)?, now, by.account()]).await?;
    } else {
        let base = work.live_facts.as_ref().map(|live| live.revision);
        write.execute(INSERT_FACTS_DRAFT, values![work.id.0, json(facts)?, base, now, by.account()]).await?;
    }
    if work.live_facts.is_none() {
        super::tree::place(write, work, facts.parent).await?;
    }
    touch(write, by, work.id).await?;
    Ok(true)
}

/// Says which revision of another language's text a text translates.
pub async fn source(write: &Write, text: TextId, revision: Option<Uuid>) -> Result<()> {
    write.execute(SET_SOURCE, values![text.0, revision]).await?;
    standing::renew_of_text(write, text).await
}

/// Keeps these words as a revision, unless they are the newest one. `why` is a key of the history's words: `saved`, `published`.
pub async fn revise(write: &Write, by: By<'_>, text: TextId, words: &CommonWords, why: &str) -> Result<(Uuid, i64)> {
    let json = json(words)?;
    let newest = write.row(NEWEST_REVISION, values![text.0]).await?;
    let number = match newest {
        Some(row) => {
            let number: i64 = row.try_get("", "number").map_err(db::failure)?;
            if row.try_get::<String>("", "words").map_err(db::failure)? == json {
                return Ok((row.try_get("", "id").map_err(db::failure)?, number));
            }
            number
        }
        None => 0,
    };
    let id = TextId::new(by.clock, by.random).0;
    write.execute(INSERT_REVISION, values![id, text.0, number + 1, json, by.account(), write.now().0, why]).await?;
    Ok((id, number + 1))
}

/// Keeps these facts as a revision, unless they are the newest one.
pub async fn revise_facts(
    write: &Write,
    by: By<'_>,
    publication: PublicationId,
    facts: &CommonFacts,
    why: &str,
) -> Result<Uuid> {
    let json = json(facts)?;
    let newest = write.row(NEWEST_FACTS, values![publication.0]).await?;
    let number = match newest {
        Some(row) => {
            if row.try_get::<String>("", "facts").map_err(db::failure)? == json {
                return row.try_get("", "id").map_err(db::failure);
            }
            row.try_get::<i64>("", "number").map_err(db::failure)?
        }
        None => 0,
    };
    let id = PublicationId::new(by.clock, by.random).0;
    let values = values![id, publication.0, number + 1, json, by.account(), write.now().0, why];
    write.execute(INSERT_FACTS_REVISION, values).await?;
    Ok(id)
}

/// Notes which files the working drafts use, so that none of them is taken away: they count as uses, and open nothing to readers.
pub async fn note_uses(write: &Write, id: PublicationId) -> Result<()> {
    let Some(work) = super::work::find(write, id).await? else { return Ok(()) };
    write.execute(DROP_DRAFT_USES, values![id.0]).await?;
    let facts = work.facts_draft.iter().flat_map(|draft| {
        let lead = draft.value.lead.iter().map(|lead| (None, lead.media));
        let files = draft.value.files.iter().filter_map(|file| Some((None, file.media?)));
        let own = draft.value.own_files().into_iter().map(|(_, media)| (None, media));
        lead.chain(files).chain(own)
    });
    let texts = work.texts.iter().filter_map(|text| Some((text.id, text.draft.as_ref()?)));
    let within = texts.flat_map(|(text, draft)| {
        let media = document::references(&draft.value.body).into_iter().filter_map(|reference| match reference {
            document::Ref::Media(media) => Some(media),
            document::Ref::Publication(_) => None,
        });
        media.map(move |media| (Some(text), media))
    });
    let audience = work.facts().map_or("public", |facts| facts.audience.as_str());
    let row = |(text, media): (Option<TextId>, kernel::MediaId)| {
        values![id.0, text.map(|text| text.0), media.0, "", "draft", false, audience]
    };
    write.insert_all(crate::store::project::ATTACHMENT, facts.chain(within).map(row).collect()).await
}

/// Notes that somebody worked on the publication: the desk's lists are in that order.
pub(super) async fn touch(write: &Write, by: By<'_>, id: PublicationId) -> Result<()> {
    write.execute(TOUCH, values![id.0, write.now().0, by.account()]).await?;
    standing::renew(write, id, None).await
}
