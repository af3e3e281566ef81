//! Writing whole publications: what an import, the demo and a migration from another system do. Many at once, by few
//! statements; again and again without a second copy.

use std::collections::HashMap;

use db::{Entry, Query, Uuid, Write, values};
use kernel::{Civil, Clock, Instant, Language, PublicationId, Random, Result, Slug, TextId};
use themes::Themes;

use super::{
    change::change,
    json,
    project::{LiveText, Published},
    rows::Rows,
};
use crate::{CommonFacts, CommonWords, DraftState, Kinds, Presence};

db::statements! {
    SOURCES = "SELECT name, publication, hash FROM source WHERE importer = $1 AND name IN ($2)";
}

/// A whole publication, as it is to be.
pub struct Put {
    /// Who brings it (`articles`), under which key, and the hash of what was brought.
    pub source: (&'static str, String, i64),
    /// Its kind.
    pub kind: String,
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
    /// The site's time zone.
    pub zone: &'a jiff::tz::TimeZone,
    /// The clock.
    pub clock: &'a Clock,
    /// The source of ids.
    pub random: &'a Random,
}

impl Putting<'_> {
    /// What derived rows follow from.
    pub(super) fn published<'a>(
        &'a self,
        id: PublicationId,
        kind: &'a str,
        facts: &'a CommonFacts,
        texts: Vec<LiveText<'a>>,
    ) -> Published<'a> {
        let info = self.kinds.get(kind);
        let is_listed = info.is_some_and(|kind| kind.is_listed);
        let projection = info.and_then(|kind| kind.projection);
        Published { id, kind, is_listed, facts, texts, projection, now: self.clock.now(), zone: self.zone }
    }
}

/// Writes the publications, in order. What was brought before and is the same is left alone.
pub async fn put_all(write: &mut Write, putting: &Putting<'_>, puts: Vec<Put>) -> Result<Vec<Done>> {
    // Counts and addresses are reckoned from what is there: one at a time.
    write.queue("publication").await?;
    let mut rows = Rows::default();
    let mut known = known(write, &puts).await?;
    rows.look_up(write, &puts).await?;
    let mut done = Vec::with_capacity(puts.len());
    for put in puts {
        let key = (put.source.0, put.source.1.clone());
        let hash = put.source.2;
        let one = match known.get(&key) {
            Some((id, before)) if *before == hash => Done { id: *id, change: Change::Same, slugs: Vec::new() },
            Some((id, _)) => {
                // What waits comes first: an id may come twice in one file.
                rows.write(write).await?;
                change(write, putting, &mut rows, *id, put).await?
            }
            None => make(write, putting, &mut rows, put).await?,
        };
        known.insert(key, (one.id, hash));
        done.push(one);
    }
    rows.write(write).await?;
    Ok(done)
}

type Known = HashMap<(&'static str, String), (PublicationId, i64)>;

/// What is known of the publications' sources, by few queries.
async fn known(query: &impl Query, puts: &[Put]) -> Result<Known> {
    let mut known = Known::new();
    for group in puts.chunk_by(|a, b| a.source.0 == b.source.0) {
        for chunk in group.chunks(AT_ONCE) {
            let importer = chunk[0].source.0;
            let mut values = values![importer];
            values.extend(chunk.iter().map(|put| db::Value::from(put.source.1.clone())));
            let sql = SOURCES.replace("$2", &places(2, chunk.len()));
            for row in query.rows(&sql, values).await? {
                let name: String = row.try_get("", "name").map_err(db::failure)?;
                let id = PublicationId(row.try_get("", "publication").map_err(db::failure)?);
                known.insert((importer, name), (id, row.try_get("", "hash").map_err(db::failure)?));
            }
        }
    }
    Ok(known)
}

/// How many values a look-up names at once.
pub(super) const AT_ONCE: usize = 50;

/// So many placeholders, from a number on: `$2, $3, $4`.
pub(super) fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// A publication that is not there yet: only rows to append.
async fn make(write: &mut Write, putting: &Putting<'_>, rows: &mut Rows, put: Put) -> Result<Done> {
    let (clock, random) = (putting.clock, putting.random);
    let now = clock.now();
    let id = PublicationId::new(clock, random);
    let is_public = put.texts.iter().any(|text| text.presence != Presence::Never);
    let facts_id = Uuid::from_bytes(*PublicationId::new(clock, random).0.as_bytes());
    let facts = json(&put.facts)?;
    let parent = put.facts.parent.map(|parent| parent.0);
    rows.publications.push(values![id.0, put.kind.clone(), is_public.then_some(facts_id), parent, now.0, now.0]);
    if is_public {
        rows.facts.push(values![facts_id, id.0, 1_i64, 1_i64, facts, now.0, put.source.0]);
    } else {
        rows.facts_drafts.push(values![id.0, facts, 1_i64, 1_i64]);
    }
    let mut live = Vec::new();
    let mut slugs = Vec::new();
    for text in &put.texts {
        let text_id = TextId::new(clock, random);
        let slug = rows.free_slug(write, (&put.kind, put.facts.parent), (text.language, &text.slug), text_id).await?;
        for former in &text.former_slugs {
            rows.address(write, &put.kind, put.facts.parent, text.language, former, text_id, false).await?;
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
            was_published.then_some(updated.0),
            text.words.title.clone()
        ]);
        if was_published {
            rows.revisions.push(values![revision, text_id.0, 1_i64, 1_i64, words, now.0, put.source.0]);
        } else {
            rows.text_drafts.push(values![text_id.0, words, 1_i64, 1_i64]);
        }
        slugs.push((text.language, slug));
        live.push(text_id);
    }
    rows.derive(putting, (id, now), &put, &live, &slugs);
    rows.source(id, &put);
    write.journal(Entry { room: "publication", thing: id.0, what: "published" });
    Ok(Done { id, change: Change::Made, slugs })
}

pub(super) fn times(text: &PutText) -> (Instant, Instant) {
    (text.first_published_at, text.updated_at.unwrap_or(text.first_published_at))
}

pub(super) fn draft_of(text: &PutText) -> DraftState {
    if text.presence == Presence::Never { DraftState::Writing } else { DraftState::None }
}
