//! A publication that was brought before: revisions where something differs, former addresses kept. What the new
//! version does not name stays as it was.

use db::{Entry, FromQueryResult, Query as _, Uuid, Write, values};
use kernel::{Error, PublicationId, Result, TextId};

use super::{
    json,
    put::{Change, Done, Put, PutText, Putting, times},
    read_json, rebuild,
    rows::{FACTS_REVISION, Rows, TEXT},
    standing,
};
use crate::{Audience, CommonFacts, DraftState, Presence};

db::statements! {
    PUT_SOURCE = "INSERT INTO source (importer, name, publication, hash) VALUES ($1, $2, $3, $4)
        ON CONFLICT (importer, name) DO UPDATE SET hash = excluded.hash";
    RETIRE_ADDRESSES = "UPDATE address SET current = $2 WHERE text = $1";
    TEXTS_OF = "SELECT t.id, t.language, t.presence, t.live_revision, t.first_published_at, t.updated_at, nullif(t.title, '') AS title, r.words,
            (SELECT max(number) FROM text_revision n WHERE n.text = t.id) AS number
        FROM text t LEFT JOIN text_revision r ON r.id = t.live_revision WHERE t.publication = $1";
    LIVE_FACTS = "SELECT p.live_facts, f.facts, (SELECT max(number) FROM facts_revision n WHERE n.publication = p.id) AS number
        FROM publication p LEFT JOIN facts_revision f ON f.id = p.live_facts WHERE p.id = $1";
    SET_FACTS = "UPDATE publication SET live_facts = $2, parent = $3 WHERE id = $1";
    SET_TEXT = "UPDATE text SET presence = $2, draft = $3, live_revision = $4, first_published_at = $5, updated_at = $6, title = $7 WHERE id = $1";
    TOUCH = "UPDATE publication SET touched_at = $2 WHERE id = $1";
    DROP_FACTS_DRAFT = "DELETE FROM facts_draft WHERE publication = $1";
    DROP_TEXT_DRAFT = "DELETE FROM text_draft WHERE text = $1";
    DROP_CARDS = "DELETE FROM card WHERE publication = $1";
    DROP_THEMES = "DELETE FROM card_theme WHERE publication = $1";
    DROP_ATTACHMENTS = "DELETE FROM attachment WHERE publication = $1 AND role <> 'draft'";
    DROP_FEATURED = "DELETE FROM featured WHERE publication = $1";
    COUNTED = "SELECT c.dated, c.audience, c.kind, c.is_listed FROM card c WHERE c.publication = $1 LIMIT 1";
    COUNTED_THEMES = "SELECT theme FROM card_theme WHERE publication = $1";
}

#[derive(FromQueryResult)]
struct TextRow {
    id: Uuid,
    language: String,
    presence: String,
    live_revision: Option<Uuid>,
    first_published_at: Option<i64>,
    updated_at: Option<i64>,
    words: Option<String>,
    number: Option<i64>,
    title: Option<String>,
}

/// Changes it.
pub(super) async fn change(
    write: &mut Write,
    putting: &Putting<'_>,
    rows: &mut Rows,
    id: PublicationId,
    put: Put,
) -> Result<Done> {
    let facts = change_facts(write, putting, id, &put).await?;
    let known = write.all::<TextRow>(TEXTS_OF, values![id.0]).await?;
    let mut slugs = Vec::with_capacity(put.texts.len());
    for text in &put.texts {
        let row = known.iter().find(|row| row.language == text.language.as_str());
        let text_id = change_text(write, putting, rows, (id, put.source.0), text, row).await?;
        let waits = text.presence == Presence::Never && row.is_some_and(|row| row.live_revision.is_some());
        if waits {
            continue;
        }
        write.execute(RETIRE_ADDRESSES, values![text_id.0, false]).await?;
        let slug = rows.free_slug(write, (&put.kind, put.facts.parent), (text.language, &text.slug), text_id).await?;
        slugs.push((text.language, slug));
        for former in &text.former_slugs {
            rows.address(write, &put.kind, put.facts.parent, text.language, former, text_id, false).await?;
        }
    }
    rows.write(write).await?;
    forget_derived(write, putting, rows, (id, &put.kind)).await?;
    write.execute(DROP_FEATURED, values![id.0]).await?;
    write.execute(TOUCH, values![id.0, putting.clock.now().0]).await?;
    let is_live = rebuild::derive(write, putting, rows, id, &put.kind, &facts).await?;
    standing::renew(write, id, Some(putting.languages)).await?;
    rows.feature(id, put.featured.as_ref().filter(|_| is_live));
    write.execute(PUT_SOURCE, values![put.source.0, put.source.1.clone(), id.0, put.source.2]).await?;
    write.journal(Entry { room: "publication", thing: id.0, what: "published" });
    Ok(Done { id, change: Change::Changed, slugs })
}

/// One text. A draft of a text that readers have waits beside it: it takes nothing off the site.
async fn change_text(
    write: &Write,
    putting: &Putting<'_>,
    rows: &mut Rows,
    (publication, why): (PublicationId, &'static str),
    text: &PutText,
    row: Option<&TextRow>,
) -> Result<TextId> {
    let (clock, random) = (putting.clock, putting.random);
    let id = row.map_or_else(|| TextId::new(clock, random), |row| TextId(row.id));
    let words = json(&text.words)?;
    let is_draft = text.presence == Presence::Never;
    let number = row.and_then(|row| row.number).unwrap_or(0) + 1;
    let live = row.and_then(|row| row.live_revision);
    let same = row.is_some_and(|row| row.words.as_deref() == Some(&words));
    let revision = if is_draft || same { live } else { None };
    let revision = revision.or_else(|| (!is_draft).then(|| TextId::new(clock, random).0));
    let (published, updated) = times(text);
    let published = row.and_then(|row| row.first_published_at).or_else(|| (!is_draft).then_some(published.0));
    let updated = if is_draft { row.and_then(|row| row.updated_at) } else { Some(updated.0) };
    let kept = row.and_then(|row| row.presence.parse().ok()).filter(|_| is_draft);
    let presence = kept.unwrap_or(text.presence);
    let draft = if is_draft { DraftState::Writing } else { DraftState::None };
    // A title that waits is not the one by which the text is known.
    let title = row.filter(|_| is_draft).and_then(|row| row.title.clone()).unwrap_or_else(|| text.words.title.clone());
    let mut values = values![id.0, presence.as_str(), draft.as_str(), revision, published, updated, title];
    if row.is_some() {
        write.execute(SET_TEXT, values).await?;
    } else {
        values.splice(1..1, values![publication.0, text.language.as_str()]);
        write.insert_all(TEXT, vec![values]).await?;
    }
    write.execute(DROP_TEXT_DRAFT, values![id.0]).await?;
    if is_draft {
        rows.text_drafts.push(values![id.0, words, 1_i64, number]);
    } else if let Some(revision) = revision.filter(|revision| Some(*revision) != live) {
        rows.revisions.push(values![revision, id.0, number, 1_i64, words, clock.now().0, why]);
    }
    Ok(id)
}

async fn change_facts(write: &mut Write, putting: &Putting<'_>, id: PublicationId, put: &Put) -> Result<CommonFacts> {
    let now = putting.clock.now();
    let facts = json(&put.facts)?;
    let row = write.row(LIVE_FACTS, values![id.0]).await?.ok_or(Error::NotFound)?;
    let live: Option<Uuid> = row.try_get("", "live_facts").map_err(db::failure)?;
    let before: Option<String> = row.try_get("", "facts").map_err(db::failure)?;
    let number: Option<i64> = row.try_get("", "number").map_err(db::failure)?;
    write.execute(DROP_FACTS_DRAFT, values![id.0]).await?;
    if put.texts.iter().all(|text| text.presence == Presence::Never) {
        let row = values![id.0, facts, 1_i64, 1_i64];
        write.insert_all("facts_draft (publication, facts, v, version)", vec![row]).await?;
        return before.map_or_else(|| Ok(put.facts.clone()), |before| read_json("facts", &before));
    }
    let same = before.as_deref() == Some(&facts);
    let revision = live.filter(|_| same).unwrap_or_else(|| PublicationId::new(putting.clock, putting.random).0);
    if !same {
        let row = values![revision, id.0, number.unwrap_or(0) + 1, 1_i64, facts, now.0, put.source.0];
        write.insert_all(FACTS_REVISION, vec![row]).await?;
    }
    write.execute(SET_FACTS, values![id.0, revision, put.facts.parent.map(|parent| parent.0)]).await?;
    Ok(put.facts.clone())
}

/// Takes the derived rows of a publication away, and what they counted.
pub(super) async fn forget_derived(
    write: &Write,
    putting: &Putting<'_>,
    rows: &mut Rows,
    (id, kind): (PublicationId, &str),
) -> Result<()> {
    let leaving =
        putting.kinds.get(kind).and_then(|kind| kind.projection).map_or(&[][..], |projection| projection.leaving);
    for sql in leaving {
        write.execute(sql, values![id.0, putting.clock.now().0]).await?;
    }
    if let Some(row) = write.row(COUNTED, values![id.0]).await? {
        let text = |name: &str| row.try_get::<String>("", name).map_err(db::failure);
        let listed: bool = row.try_get("", "is_listed").map_err(db::failure)?;
        if text("audience")? == Audience::Public.as_str() && listed {
            let kind = text("kind")?;
            let mut scopes = vec!["all".to_owned(), format!("month:{}", &text("dated")?[..7])];
            for row in write.rows(COUNTED_THEMES, values![id.0]).await? {
                scopes.push(super::project::theme_scope(row.try_get("", "theme").map_err(db::failure)?));
            }
            let own = putting.kinds.get(&kind).and_then(|kind| kind.projection?.counted.as_ref());
            for row in match own {
                Some(counted) => write.rows(counted.were, values![id.0]).await?,
                None => Vec::new(),
            } {
                scopes.push(row.try_get("", "scope").map_err(db::failure)?);
            }
            for scope in scopes {
                *rows.derived.tallies.entry((kind.clone(), scope)).or_default() -= 1;
            }
        }
    }
    let projection = putting.kinds.get(kind).and_then(|kind| kind.projection);
    for (table, _) in projection.iter().flat_map(|projection| projection.tables) {
        write.execute(&format!("DELETE FROM {table} WHERE publication = $1"), values![id.0]).await?;
    }
    for sql in [DROP_CARDS, DROP_THEMES, DROP_ATTACHMENTS] {
        write.execute(sql, values![id.0]).await?;
    }
    Ok(())
}
