//! Writing whole publications: what an import, the demo and a migration from another system do. Many at once, by few
//! statements; again and again without a second copy.

use db::{Entry, FromQueryResult, Query, Uuid, Value, Write, values};
use kernel::{Civil, Clock, Error, Instant, Language, PublicationId, Random, Result, Slug, TextId};
use themes::Themes;

use super::{
    json,
    rows::{FACTS_REVISION, Rows, TEXT},
};
use crate::{Audience, CommonFacts, CommonWords, DraftState, Kinds, Presence};

db::statements! {
    SOURCE = "SELECT name, publication, hash FROM source WHERE importer = $1 AND name = $2";
    PUT_SOURCE = "INSERT INTO source (importer, name, publication, hash) VALUES ($1, $2, $3, $4)
        ON CONFLICT (importer, name) DO UPDATE SET hash = excluded.hash";
    RETIRE_ADDRESSES = "UPDATE address SET current = $2 WHERE text = $1";
    TEXTS_OF = "SELECT t.id, t.language, t.live_revision, t.first_published_at, t.updated_at, r.words,
            (SELECT max(number) FROM text_revision n WHERE n.text = t.id) AS number
        FROM text t LEFT JOIN text_revision r ON r.id = t.live_revision WHERE t.publication = $1";
    LIVE_FACTS = "SELECT p.live_facts, f.facts, (SELECT max(number) FROM facts_revision n WHERE n.publication = p.id) AS number
        FROM publication p LEFT JOIN facts_revision f ON f.id = p.live_facts WHERE p.id = $1";
    SET_FACTS = "UPDATE publication SET live_facts = $2, parent = $3 WHERE id = $1";
    SET_TEXT = "UPDATE text SET presence = $2, draft = $3, live_revision = $4, first_published_at = $5, updated_at = $6 WHERE id = $1";
    DROP_FACTS_DRAFT = "DELETE FROM facts_draft WHERE publication = $1";
    DROP_TEXT_DRAFT = "DELETE FROM text_draft WHERE text = $1";
    DROP_CARDS = "DELETE FROM card WHERE publication = $1";
    DROP_THEMES = "DELETE FROM card_theme WHERE publication = $1";
    DROP_ATTACHMENTS = "DELETE FROM attachment WHERE publication = $1";
    DROP_FEATURED = "DELETE FROM featured WHERE publication = $1";
    COUNTED = "SELECT c.dated, c.audience, c.kind, c.is_listed FROM card c WHERE c.publication = $1 LIMIT 1";
    COUNTED_THEMES = "SELECT theme FROM card_theme WHERE publication = $1";
}

/// A whole publication, as it is to be.
pub struct Put {
    /// Who brings it (`articles`), under which key, and the hash of what was brought.
    pub source: (&'static str, String, i64),
    /// Its kind.
    pub kind: String,
    /// The page that contains it.
    pub parent: Option<PublicationId>,
    /// Its facts.
    pub facts: CommonFacts,
    /// Its texts.
    pub texts: Vec<PutText>,
    /// Where it is put forward: place, until when, rank.
    pub featured: Option<(String, Option<Civil>, i64)>,
}

/// A text of it.
pub struct PutText {
    /// Its language.
    pub language: Language,
    /// Its words.
    pub words: CommonWords,
    /// Its slug.
    pub slug: Slug,
    /// Slugs that it had before.
    pub former_slugs: Vec<Slug>,
    /// What a reader gets.
    pub presence: Presence,
    /// When it was first published.
    pub first_published_at: Instant,
    /// When it was last changed for its readers.
    pub updated_at: Option<Instant>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The publication.
    pub id: PublicationId,
    /// Made, changed, or left as it was.
    pub change: Change,
    /// The slugs that the texts got, which are others than asked for where those were taken.
    pub slugs: Vec<(Language, Slug)>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Made,
    /// It was there and is different now.
    Changed,
    /// It was there, just so.
    Same,
}

/// What putting needs to know.
pub struct Putting<'a> {
    /// The kinds.
    pub kinds: &'a Kinds,
    /// All themes.
    pub themes: &'a Themes,
    /// The site's languages.
    pub languages: &'a [Language],
    /// The clock.
    pub clock: &'a Clock,
    /// The source of ids.
    pub random: &'a Random,
}

/// Writes the publications, in order. What was brought before and is the same is left alone.
pub async fn put_all(write: &mut Write, putting: &Putting<'_>, puts: Vec<Put>) -> Result<Vec<Done>> {
    let mut rows = Rows::default();
    let mut done = Vec::with_capacity(puts.len());
    for put in puts {
        let known = known(write, &put).await?;
        let one = match known {
            Some((id, hash)) if hash == put.source.2 => Done { id, change: Change::Same, slugs: Vec::new() },
            Some((id, _)) => {
                // What waits comes first: an id may come twice in one file.
                rows.write(write).await?;
                change(write, putting, &mut rows, id, put).await?
            }
            None if rows.sources.iter().any(|row| row[1] == Value::from(put.source.1.clone())) => {
                rows.write(write).await?;
                let (id, _) =
                    self::known(write, &put).await?.ok_or_else(|| Error::internal("a source was not written"))?;
                change(write, putting, &mut rows, id, put).await?
            }
            None => make(write, putting, &mut rows, put).await?,
        };
        done.push(one);
    }
    rows.write(write).await?;
    Ok(done)
}

async fn known(query: &impl Query, put: &Put) -> Result<Option<(PublicationId, i64)>> {
    let row = query.row(SOURCE, values![put.source.0, put.source.1.clone()]).await?;
    let read = |row: db::Row| -> std::result::Result<_, db::DbErr> {
        Ok((PublicationId(row.try_get("", "publication")?), row.try_get("", "hash")?))
    };
    row.map(read).transpose().map_err(db::failure)
}

/// A publication that is not there yet: only rows to append.
async fn make(write: &mut Write, putting: &Putting<'_>, rows: &mut Rows, put: Put) -> Result<Done> {
    let (clock, random) = (putting.clock, putting.random);
    let now = clock.now();
    let id = PublicationId::new(clock, random);
    let is_public = put.texts.iter().any(|text| text.presence != Presence::Never);
    let facts_id = Uuid::from_bytes(*PublicationId::new(clock, random).0.as_bytes());
    let facts = json(&put.facts)?;
    let parent = put.parent.map(|parent| parent.0);
    rows.publications.push(values![id.0, put.kind.clone(), is_public.then_some(facts_id), parent, now.0]);
    if is_public {
        rows.facts.push(values![facts_id, id.0, 1_i64, 1_i64, facts, now.0, put.source.0]);
    } else {
        rows.facts_drafts.push(values![id.0, facts, 1_i64, 1_i64]);
    }
    let mut live = Vec::new();
    let mut slugs = Vec::new();
    for text in &put.texts {
        let text_id = TextId::new(clock, random);
        let slug = rows.free_slug(write, &put.kind, put.parent, text, text_id).await?;
        for former in &text.former_slugs {
            rows.address(write, &put.kind, put.parent, text.language, former, text_id, false).await?;
        }
        let revision = Uuid::from_bytes(*TextId::new(clock, random).0.as_bytes());
        let words = json(&text.words)?;
        let (published, updated) = times(text);
        let was_published = text.presence != Presence::Never;
        rows.texts.push(values![
            text_id.0,
            id.0,
            text.language.as_str(),
            text.presence.as_str(),
            draft_of(text).as_str(),
            was_published.then_some(revision),
            was_published.then_some(published.0),
            was_published.then_some(updated.0)
        ]);
        if was_published {
            rows.revisions.push(values![revision, text_id.0, 1_i64, 1_i64, words, now.0, put.source.0]);
        } else {
            rows.text_drafts.push(values![text_id.0, words, 1_i64, 1_i64]);
        }
        slugs.push((text.language, slug));
        live.push(text_id);
    }
    rows.derive(putting, id, &put, &live, &slugs);
    rows.source(id, &put);
    write.journal(Entry { room: "publication", thing: id.0, what: "published" });
    Ok(Done { id, change: Change::Made, slugs })
}

#[derive(FromQueryResult)]
struct TextRow {
    id: Uuid,
    language: String,
    live_revision: Option<Uuid>,
    first_published_at: Option<i64>,
    words: Option<String>,
    number: Option<i64>,
}

/// A publication that was brought before: revisions where something differs, former addresses kept.
async fn change(
    write: &mut Write,
    putting: &Putting<'_>,
    rows: &mut Rows,
    id: PublicationId,
    put: Put,
) -> Result<Done> {
    let now = putting.clock.now();
    change_facts(write, putting, id, &put).await?;
    let known = write.all::<TextRow>(TEXTS_OF, values![id.0]).await?;
    let (mut live, mut slugs) = (Vec::new(), Vec::new());
    for text in &put.texts {
        let row = known.iter().find(|row| row.language == text.language.as_str());
        let text_id = row.map_or_else(|| TextId::new(putting.clock, putting.random), |row| TextId(row.id));
        let words = json(&text.words)?;
        let was_published = text.presence != Presence::Never;
        let same = row.is_some_and(|row| row.words.as_deref() == Some(&words));
        let number = row.and_then(|row| row.number).unwrap_or(0) + 1;
        let kept = row.and_then(|row| row.live_revision).filter(|_| same);
        let revision = kept.unwrap_or_else(|| TextId::new(putting.clock, putting.random).0);
        let (published, updated) = times(text);
        let published = row.and_then(|row| row.first_published_at).unwrap_or(published.0);
        let values = values![
            text_id.0,
            text.presence.as_str(),
            draft_of(text).as_str(),
            was_published.then_some(revision),
            was_published.then_some(published),
            was_published.then_some(updated.0)
        ];
        if row.is_some() {
            write.execute(SET_TEXT, values).await?;
        } else {
            let mut values = values;
            values.splice(1..1, values![id.0, text.language.as_str()]);
            write.insert_all(TEXT, vec![values]).await?;
        }
        write.execute(DROP_TEXT_DRAFT, values![text_id.0]).await?;
        if !was_published {
            rows.text_drafts.push(values![text_id.0, words, 1_i64, number]);
        } else if kept.is_none() {
            rows.revisions.push(values![revision, text_id.0, number, 1_i64, words, now.0, put.source.0]);
        }
        write.execute(RETIRE_ADDRESSES, values![text_id.0, false]).await?;
        slugs.push((text.language, rows.free_slug(write, &put.kind, put.parent, text, text_id).await?));
        for former in &text.former_slugs {
            rows.address(write, &put.kind, put.parent, text.language, former, text_id, false).await?;
        }
        live.push(text_id);
    }
    forget_derived(write, rows, id).await?;
    rows.derive(putting, id, &put, &live, &slugs);
    write.execute(PUT_SOURCE, values![put.source.0, put.source.1.clone(), id.0, put.source.2]).await?;
    write.journal(Entry { room: "publication", thing: id.0, what: "published" });
    Ok(Done { id, change: Change::Changed, slugs })
}

async fn change_facts(write: &mut Write, putting: &Putting<'_>, id: PublicationId, put: &Put) -> Result<()> {
    let now = putting.clock.now();
    let facts = json(&put.facts)?;
    let row = write.row(LIVE_FACTS, values![id.0]).await?.ok_or(Error::NotFound)?;
    let live: Option<Uuid> = row.try_get("", "live_facts").map_err(db::failure)?;
    let before: Option<String> = row.try_get("", "facts").map_err(db::failure)?;
    let number: Option<i64> = row.try_get("", "number").map_err(db::failure)?;
    let parent = put.parent.map(|parent| parent.0);
    write.execute(DROP_FACTS_DRAFT, values![id.0]).await?;
    if put.texts.iter().all(|text| text.presence == Presence::Never) && live.is_none() {
        let row = values![id.0, facts, 1_i64, 1_i64];
        return write.insert_all("facts_draft (publication, facts, v, version)", vec![row]).await;
    }
    let same = before.as_deref() == Some(&facts);
    let revision = live.filter(|_| same).unwrap_or_else(|| PublicationId::new(putting.clock, putting.random).0);
    if !same {
        let row = values![revision, id.0, number.unwrap_or(0) + 1, 1_i64, facts, now.0, put.source.0];
        write.insert_all(FACTS_REVISION, vec![row]).await?;
    }
    write.execute(SET_FACTS, values![id.0, revision, parent]).await?;
    Ok(())
}

/// Takes the derived rows of a publication away, and what they counted.
async fn forget_derived(write: &Write, rows: &mut Rows, id: PublicationId) -> Result<()> {
    if let Some(row) = write.row(COUNTED, values![id.0]).await? {
        let text = |name: &str| row.try_get::<String>("", name).map_err(db::failure);
        let listed: bool = row.try_get("", "is_listed").map_err(db::failure)?;
        if text("audience")? == Audience::Public.as_str() && listed {
            let kind = text("kind")?;
            let mut scopes = vec!["all".to_owned(), format!("month:{}", &text("dated")?[..7])];
            for row in write.rows(COUNTED_THEMES, values![id.0]).await? {
                scopes.push(super::project::theme_scope(row.try_get("", "theme").map_err(db::failure)?));
            }
            for scope in scopes {
                *rows.derived.tallies.entry((kind.clone(), scope)).or_default() -= 1;
            }
        }
    }
    for sql in [DROP_CARDS, DROP_THEMES, DROP_ATTACHMENTS, DROP_FEATURED] {
        write.execute(sql, values![id.0]).await?;
    }
    Ok(())
}

pub(super) fn times(text: &PutText) -> (Instant, Instant) {
    (text.first_published_at, text.updated_at.unwrap_or(text.first_published_at))
}

fn draft_of(text: &PutText) -> DraftState {
    if text.presence == Presence::Never { DraftState::Writing } else { DraftState::None }
}
