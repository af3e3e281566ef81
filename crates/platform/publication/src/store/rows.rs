//! The rows of publications that wait to be written, so that many go in by few statements.

use std::collections::{BTreeMap, HashMap};

use db::{Query as _, Uuid, Value, Write, values};
use kernel::{Civil, Error, Instant, Language, PublicationId, Result, Slug, TextId};

use super::{
    project::{ATTACHMENT, CARD, CARD_THEME, Derived, LiveText},
    put::{AT_ONCE, Put, Putting, draft_of, places, times},
    standing::{self, STANDING},
};
use crate::Presence;

db::statements! {
    HOLDERS = "SELECT slug, text FROM address WHERE kind = $1 AND language = $2 AND parent = $3 AND slug IN ($4)";
    HOLDER = "SELECT text, current FROM address WHERE kind = $1 AND language = $2 AND parent = $3 AND slug = $4";
    PUT_ADDRESS = "INSERT INTO address (kind, language, parent, slug, text, current) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (kind, language, parent, slug) DO UPDATE SET text = excluded.text, current = excluded.current";
    ADD_TALLY = "INSERT INTO tally (kind, scope, count) VALUES ($1, $2, $3)
        ON CONFLICT (kind, scope) DO UPDATE SET count = tally.count + excluded.count";
}

pub(super) const TEXT: &str =
    "text (id, publication, language, presence, draft, live_revision, first_published_at, updated_at, title)";
pub(super) const FACTS_REVISION: &str = "facts_revision (id, publication, number, v, facts, made_at, why)";

/// The rows that wait to be written, by table.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) publications: Vec<Vec<Value>>,
    pub(super) facts: Vec<Vec<Value>>,
    pub(super) facts_drafts: Vec<Vec<Value>>,
    pub(super) texts: Vec<Vec<Value>>,
    pub(super) revisions: Vec<Vec<Value>>,
    pub(super) text_drafts: Vec<Vec<Value>>,
    pub(super) addresses: Vec<Vec<Value>>,
    pub(super) sources: Vec<Vec<Value>>,
    pub(super) featured: Vec<Vec<Value>>,
    pub(super) standings: Vec<Vec<Value>>,
    pub(super) derived: Derived,
    /// Addresses given within this batch and not yet written.
    given: HashMap<Address, TextId>,
    /// Addresses that were looked up together, with the texts that have them.
    looked: HashMap<Address, Option<Uuid>>,
}

/// Kind, language, parent, slug.
type Address = (String, Language, Uuid, String);

impl Rows {
    /// Looks the slugs of many texts up by few queries.
    pub(super) async fn look_up(&mut self, write: &Write, puts: &[Put]) -> Result<()> {
        let mut wanted: BTreeMap<(&str, Language, Uuid), Vec<&Slug>> = BTreeMap::new();
        for put in puts {
            let parent = put.facts.parent.map_or(Uuid::nil(), |parent| parent.0);
            for text in &put.texts {
                wanted.entry((&put.kind, text.language, parent)).or_default().push(&text.slug);
            }
        }
        for ((kind, language, parent), slugs) in wanted {
            for chunk in slugs.chunks(AT_ONCE) {
                let mut values = values![kind, language.as_str(), parent];
                values.extend(chunk.iter().map(|slug| Value::from(slug.as_str())));
                let key = |slug: &str| (kind.to_owned(), language, parent, slug.to_owned());
                self.looked.extend(chunk.iter().map(|slug| (key(slug.as_str()), None)));
                for row in write.rows(&HOLDERS.replace("$4", &places(4, chunk.len())), values).await? {
                    let slug: String = row.try_get("", "slug").map_err(db::failure)?;
                    self.looked.insert(key(&slug), Some(row.try_get("", "text").map_err(db::failure)?));
                }
            }
        }
        Ok(())
    }

    /// The slug, or the first numbered one that no other text has; its address is written with the batch.
    pub(super) async fn free_slug(
        &mut self,
        write: &Write,
        (kind, parent): (&str, Option<PublicationId>),
        (language, wanted): (Language, &Slug),
        id: TextId,
    ) -> Result<Slug> {
        let [.., a, b, c] = *id.0.as_bytes();
        let chance = usize::try_from(u32::from_be_bytes([0, a, b, c])).unwrap_or(0);
        for number in 1..1000 {
            let slug = match number {
                1 => wanted.clone(),
                2..9 => wanted.numbered(number),
                // Where a title is that common its number no longer says anything: any that is free will do.
                _ => wanted.numbered(1000 + chance + number),
            };
            if self.address(write, kind, parent, language, &slug, id, true).await? {
                return Ok(slug);
            }
        }
        Err(Error::Conflict(format!("no address left for {wanted}")))
    }

    /// Gives a text an address, unless another text has it.
    #[expect(clippy::too_many_arguments, reason = "the columns of an address")]
    pub(super) async fn address(
        &mut self,
        write: &Write,
        kind: &str,
        parent: Option<PublicationId>,
        language: Language,
        slug: &Slug,
        text: TextId,
        current: bool,
    ) -> Result<bool> {
        let parent = parent.map_or(Uuid::nil(), |parent| parent.0);
        let key = (kind.to_owned(), language, parent, slug.to_string());
        if let Some(holder) = self.given.get(&key) {
            return Ok(*holder == text);
        }
        let values = values![kind, language.as_str(), parent, slug.as_str()];
        let holder = if let Some(known) = self.looked.get(&key) {
            *known
        } else {
            let row = write.row(HOLDER, values.clone()).await?;
            row.map(|row| row.try_get("", "text").map_err(db::failure)).transpose()?
        };
        if let Some(holder) = holder {
            if holder != text.0 {
                return Ok(false);
            }
            let mut values = values;
            values.extend(values![text.0, current]);
            write.execute(PUT_ADDRESS, values).await?;
        } else {
            let mut values = values;
            values.extend(values![text.0, current]);
            self.addresses.push(values);
        }
        self.given.insert(key, text);
        Ok(true)
    }

    pub(super) fn derive(
        &mut self,
        putting: &Putting<'_>,
        (id, now): (PublicationId, Instant),
        put: &Put,
        ids: &[TextId],
        slugs: &[(Language, Slug)],
    ) {
        let live = put.texts.iter().zip(ids).zip(slugs);
        let live = live.filter(|((text, _), _)| matches!(text.presence, Presence::Live | Presence::Archived));
        let texts = live.map(|((text, id), (_, slug))| {
            let (first_published_at, updated_at) = times(text);
            let is_archived = text.presence == Presence::Archived;
            LiveText {
                id: *id,
                language: text.language,
                slug,
                words: &text.words,
                first_published_at,
                updated_at,
                is_archived,
            }
        });
        let published = putting.published(id, &put.kind, &put.facts, texts.collect());
        self.feature(id, put.featured.as_ref().filter(|_| !published.texts.is_empty()));
        self.derived.add(&published, putting.languages, putting.themes);
        let known = put.texts.iter().map(|text| standing::Known {
            language: text.language,
            presence: text.presence,
            draft: draft_of(text),
            follows: false,
            is_behind: false,
            by: None,
        });
        let standings = standing::standings(&known.collect::<Vec<_>>(), putting.languages);
        let about = (put.kind.as_str(), now);
        self.standings.extend(standings.into_iter().map(|one| standing::row(id, about, one)));
    }

    /// Puts a publication forward.
    pub(super) fn feature(&mut self, id: PublicationId, featured: Option<&(String, Option<Civil>, i64)>) {
        if let Some((place, until, rank)) = featured {
            self.featured.push(values![id.0, place.as_str(), until.map(|until| until.to_string()), *rank]);
        }
    }

    pub(super) fn source(&mut self, id: PublicationId, put: &Put) {
        self.sources.push(values![put.source.0, put.source.1.clone(), id.0, put.source.2]);
    }

    /// Writes what waits, parents first.
    pub(super) async fn write(&mut self, write: &Write) -> Result<()> {
        let Self {
            publications,
            facts,
            facts_drafts,
            texts,
            revisions,
            text_drafts,
            addresses,
            sources,
            featured,
            standings,
            derived,
            given,
            looked: _,
        } = std::mem::take(self);
        drop(given);
        write.insert_all("publication (id, kind, live_facts, parent, created_at, touched_at)", publications).await?;
        write.insert_all(FACTS_REVISION, facts).await?;
        write.insert_all("facts_draft (publication, facts, v, version)", facts_drafts).await?;
        write.insert_all(TEXT, texts).await?;
        write.insert_all("text_revision (id, text, number, v, words, made_at, why)", revisions).await?;
        write.insert_all("text_draft (text, words, v, version)", text_drafts).await?;
        write.insert_all("address (kind, language, parent, slug, text, current)", addresses).await?;
        write.insert_all("source (importer, name, publication, hash)", sources).await?;
        write.insert_all(CARD, derived.cards).await?;
        write.insert_all(CARD_THEME, derived.themes).await?;
        write.insert_all(ATTACHMENT, derived.attachments).await?;
        write.insert_all("featured (publication, place, until, rank)", featured).await?;
        write.insert_all(STANDING, standings).await?;
        for ((table, columns), rows) in derived.own {
            write.insert_all(&format!("{table} ({columns})"), rows).await?;
        }
        tally(write, derived.tallies).await
    }
}

async fn tally(write: &Write, tallies: BTreeMap<(String, String), i64>) -> Result<()> {
    for ((kind, scope), count) in tallies.into_iter().filter(|(_, count)| *count != 0) {
        write.execute(ADD_TALLY, values![kind, scope, count]).await?;
    }
    Ok(())
}
