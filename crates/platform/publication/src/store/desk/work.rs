//! A publication as the desk knows it: what is live, what is drafted, where each text stands.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{AccountId, Error, Instant, Language, PublicationId, Result, TextId};

use super::address::Spot;
use crate::{Audience, CommonFacts, CommonWords, Presence, TextState, Thing, store::read_json};

db::statements! {
    WORK = "SELECT p.kind, p.parent, p.created_at, p.live_facts, f.number, f.facts, d.facts AS draft, d.version, d.base, d.saved_at, d.saved_by
        FROM publication p LEFT JOIN facts_revision f ON f.id = p.live_facts LEFT JOIN facts_draft d ON d.publication = p.id WHERE p.id = $1";
    WORK_TEXTS = "SELECT t.id, t.language, t.presence, t.draft AS state, t.live_revision, t.source_revision, t.first_published_at, t.updated_at,
            r.number, r.words, d.words AS draft, d.version, d.base, d.saved_at, d.saved_by, a.slug
        FROM text t LEFT JOIN text_revision r ON r.id = t.live_revision LEFT JOIN text_draft d ON d.text = t.id
            LEFT JOIN address a ON a.text = t.id AND a.current WHERE t.publication = $1 ORDER BY t.language";
}

/// A publication, whole.
#[derive(Clone, Debug)]
pub struct Work {
    /// The publication.
    pub id: PublicationId,
    /// Its kind.
    pub kind: String,
    /// The page that contains it.
    pub parent: Option<PublicationId>,
    /// When it was made.
    pub created_at: Instant,
    /// The facts that readers get; none before the first publication.
    pub live_facts: Option<Live<CommonFacts>>,
    /// The facts that are worked on.
    pub facts_draft: Option<Draft<CommonFacts>>,
    /// Its texts.
    pub texts: Vec<WorkText>,
}

/// One text of it.
#[derive(Clone, Debug)]
pub struct WorkText {
    /// The text.
    pub id: TextId,
    /// Its language.
    pub language: Language,
    /// Its two states.
    pub state: TextState,
    /// Its present slug; none before its first publication.
    pub slug: Option<String>,
    /// The words that readers get, or last got.
    pub live: Option<Live<CommonWords>>,
    /// The words that are worked on.
    pub draft: Option<Draft<CommonWords>>,
    /// The revision of another language's text that it translates.
    pub source_revision: Option<Uuid>,
    /// When it was first published.
    pub first_published_at: Option<Instant>,
    /// When it was last changed for its readers.
    pub updated_at: Option<Instant>,
}

/// What is live.
#[derive(Clone, Debug)]
pub struct Live<T> {
    /// The revision.
    pub revision: Uuid,
    /// Its number, from 1.
    pub number: i64,
    /// What it holds.
    pub value: T,
}

/// What is worked on.
#[derive(Clone, Debug)]
pub struct Draft<T> {
    /// What it holds.
    pub value: T,
    /// How often it was saved, from 1.
    pub version: i64,
    /// The live revision that it began from.
    pub base: Option<Uuid>,
    /// When it was last saved.
    pub saved_at: Option<Instant>,
    /// By whom.
    pub saved_by: Option<AccountId>,
}

/// On what a form was filled: a form that is sent says it, and where it is no longer so somebody else was faster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand(String);

impl Stand {
    fn of<T>(draft: Option<&Draft<T>>, live: Option<&Live<T>>) -> Self {
        Self(match (draft, live) {
            (Some(draft), _) => format!("d{}", draft.version),
            (None, Some(live)) => format!("r{}", live.number),
            (None, None) => "0".to_owned(),
        })
    }

    /// As it stands in a form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Work {
    /// The facts as the desk shows them: the draft, else what is live.
    pub fn facts(&self) -> Option<&CommonFacts> {
        let live = self.live_facts.as_ref().map(|live| &live.value);
        self.facts_draft.as_ref().map(|draft| &draft.value).or(live)
    }

    /// On what a form of the facts is filled.
    pub fn facts_stand(&self) -> Stand {
        Stand::of(self.facts_draft.as_ref(), self.live_facts.as_ref())
    }

    /// The text in this language.
    pub fn text(&self, language: Language) -> Option<&WorkText> {
        self.texts.iter().find(|text| text.language == language)
    }

    /// Where a slug of a text in this language stands.
    pub fn spot(&self, language: Language) -> Spot<'_> {
        Spot { kind: &self.kind, parent: self.parent, language }
    }

    /// What the policy needs to know to judge about a language of it, present or to come.
    pub fn thing(&self, language: Language) -> Thing<'_> {
        let facts = self.facts();
        Thing {
            kind: &self.kind,
            language,
            presence: self.text(language).map_or(Presence::Never, |text| text.state.presence),
            audience: facts.map_or(Audience::Public, |facts| facts.audience),
            themes: facts.map_or(&[][..], |facts| facts.themes.as_slice()),
        }
    }
}

impl WorkText {
    /// The words as the desk shows them: the draft, else what is live.
    pub fn words(&self) -> Option<&CommonWords> {
        let live = self.live.as_ref().map(|live| &live.value);
        self.draft.as_ref().map(|draft| &draft.value).or(live)
    }

    /// On what a form of the words is filled.
    pub fn stand(&self) -> Stand {
        Stand::of(self.draft.as_ref(), self.live.as_ref())
    }
}

#[derive(FromQueryResult)]
struct WorkRow {
    kind: String,
    parent: Option<Uuid>,
    created_at: i64,
    live_facts: Option<Uuid>,
    number: Option<i64>,
    facts: Option<String>,
    draft: Option<String>,
    version: Option<i64>,
    base: Option<Uuid>,
    saved_at: Option<i64>,
    saved_by: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct TextRow {
    id: Uuid,
    language: String,
    presence: String,
    state: String,
    live_revision: Option<Uuid>,
    source_revision: Option<Uuid>,
    first_published_at: Option<i64>,
    updated_at: Option<i64>,
    number: Option<i64>,
    words: Option<String>,
    draft: Option<String>,
    version: Option<i64>,
    base: Option<Uuid>,
    saved_at: Option<i64>,
    saved_by: Option<Uuid>,
    slug: Option<String>,
}

/// The publication of this id, in two queries.
pub async fn find(query: &impl Query, id: PublicationId) -> Result<Option<Work>> {
    let Some(row) = query.one::<WorkRow>(WORK, values![id.0]).await? else { return Ok(None) };
    let texts = query.all::<TextRow>(WORK_TEXTS, values![id.0]).await?;
    let parent = row.parent.map(PublicationId);
    let mut live_facts = live::<CommonFacts>(row.live_facts, row.number, row.facts.as_deref())?;
    let mut facts_draft =
        draft::<CommonFacts>(row.draft.as_deref(), row.version, row.base, row.saved_at, row.saved_by)?;
    // Where it stands is written beside the facts that hold, which did not always say it themselves.
    let held = live_facts.as_mut().map(|live| &mut live.value);
    if let Some(facts) = held.or(facts_draft.as_mut().map(|draft| &mut draft.value)) {
        facts.parent = parent;
    }
    Ok(Some(Work {
        id,
        kind: row.kind,
        parent,
        created_at: Instant(row.created_at),
        live_facts,
        facts_draft,
        texts: texts.into_iter().map(read_text).collect::<Result<_>>()?,
    }))
}

/// The publication, kept from others until this transaction ends. Errors: `NotFound`.
pub async fn for_change(write: &Write, id: PublicationId) -> Result<Work> {
    write.queue(&format!("publication {id}")).await?;
    find(write, id).await?.ok_or(Error::NotFound)
}

fn read_text(row: TextRow) -> Result<WorkText> {
    let broken = |_| Error::internal(format!("the text {} cannot be read", row.id));
    Ok(WorkText {
        id: TextId(row.id),
        language: row.language.parse().map_err(|_| Error::internal(format!("the text {} has no language", row.id)))?,
        state: TextState { presence: row.presence.parse().map_err(broken)?, draft: row.state.parse().map_err(broken)? },
        slug: row.slug,
        live: live(row.live_revision, row.number, row.words.as_deref())?,
        draft: draft(row.draft.as_deref(), row.version, row.base, row.saved_at, row.saved_by)?,
        source_revision: row.source_revision,
        first_published_at: row.first_published_at.map(Instant),
        updated_at: row.updated_at.map(Instant),
    })
}

fn live<T: serde::de::DeserializeOwned>(
    revision: Option<Uuid>,
    number: Option<i64>,
    json: Option<&str>,
) -> Result<Option<Live<T>>> {
    let (Some(revision), Some(number), Some(json)) = (revision, number, json) else { return Ok(None) };
    Ok(Some(Live { revision, number, value: read_json("a revision", json)? }))
}

fn draft<T: serde::de::DeserializeOwned>(
    json: Option<&str>,
    version: Option<i64>,
    base: Option<Uuid>,
    saved_at: Option<i64>,
    saved_by: Option<Uuid>,
) -> Result<Option<Draft<T>>> {
    let (Some(json), Some(version)) = (json, version) else { return Ok(None) };
    let value = read_json("a draft", json)?;
    Ok(Some(Draft { value, version, base, saved_at: saved_at.map(Instant), saved_by: saved_by.map(AccountId) }))
}
