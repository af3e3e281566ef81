//! Making all derived rows anew from what is live: `doctor --rebuild`.

use db::{Entry, FromQueryResult, Query as _, Uuid, Write, values};
use kernel::{Error, Instant, Language, PublicationId, Result, Slug, TextId};

use super::{project::LiveText, put::Putting, read_json, rows::Rows, standing};
use crate::CommonFacts;
use crate::CommonWords;

db::statements! {
    EVERY = "SELECT p.id, p.kind, f.facts FROM publication p JOIN facts_revision f ON f.id = p.live_facts WHERE p.id > $1 ORDER BY p.id LIMIT 200";
    LIVE_TEXTS = "SELECT t.id, t.language, t.presence, t.first_published_at, t.updated_at, r.words, a.slug
        FROM text t JOIN text_revision r ON r.id = t.live_revision JOIN address a ON a.text = t.id AND a.current
        WHERE t.publication = $1 AND t.presence IN ('live', 'archived')";
}

/// Makes all derived rows anew, in one transaction: what `doctor --rebuild` does. Says how many publications there are.
pub async fn rebuild(write: &mut Write, putting: &Putting<'_>) -> Result<u64> {
    write.queue("publication").await?;
    // What a draft uses is written with the draft.
    let all = ["card", "card_theme", "attachment WHERE role <> 'draft'", "tally", "standing"];
    for rows in all {
        write.execute(&format!("DELETE FROM {rows}"), vec![]).await?;
    }
    for (table, _) in putting.kinds.projections().flat_map(|projection| projection.tables) {
        write.execute(&format!("DELETE FROM {table}"), vec![]).await?;
    }
    let (mut last, mut count) = (Uuid::nil(), 0);
    loop {
        let chunk = write.rows(EVERY, values![last]).await?;
        if chunk.is_empty() {
            break;
        }
        let mut rows = Rows::default();
        for row in &chunk {
            last = row.try_get("", "id").map_err(db::failure)?;
            let kind: String = row.try_get("", "kind").map_err(db::failure)?;
            let facts = read_json("facts", &row.try_get::<String>("", "facts").map_err(db::failure)?)?;
            derive(write, putting, &mut rows, PublicationId(last), &kind, &facts).await?;
            count += 1;
        }
        rows.write(write).await?;
    }
    standing::renew_all(write, putting.languages).await?;
    write.journal(Entry { room: "publication", thing: Uuid::nil(), what: "rebuilt" });
    Ok(count)
}

#[derive(FromQueryResult)]
struct LiveRow {
    id: Uuid,
    language: String,
    presence: String,
    first_published_at: i64,
    updated_at: i64,
    words: String,
    slug: String,
}

/// Derives the rows of one publication from its live texts as they stand in the base. Says whether there are any.
pub(super) async fn derive(
    write: &Write,
    putting: &Putting<'_>,
    rows: &mut Rows,
    id: PublicationId,
    kind: &str,
    facts: &CommonFacts,
) -> Result<bool> {
    let texts = write.all::<LiveRow>(LIVE_TEXTS, values![id.0]).await?;
    let broken = || Error::internal(format!("a text of {id} cannot be read"));
    let mut read = Vec::new();
    for text in texts {
        let words: CommonWords = read_json("words", &text.words)?;
        let language: Language = text.language.parse().map_err(|_| broken())?;
        let slug: Slug = text.slug.parse().map_err(|_| broken())?;
        read.push((
            TextId(text.id),
            language,
            slug,
            words,
            text.first_published_at,
            text.updated_at,
            text.presence == "archived",
        ));
    }
    let live = read.iter().map(|(id, language, slug, words, first, updated, archived)| LiveText {
        id: *id,
        language: *language,
        slug,
        words,
        first_published_at: Instant(*first),
        updated_at: Instant(*updated),
        is_archived: *archived,
    });
    let published = putting.published(id, kind, facts, live.collect());
    rows.derived.add(&published, putting.languages, putting.themes);
    Ok(!published.texts.is_empty())
}
