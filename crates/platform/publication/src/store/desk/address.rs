//! The slug of a text: given before its first publication, or changed while readers have it. A former one stays, and leads to the
//! present one.

use db::{Entry, FromQueryResult, Query, Uuid, Write, values};
use kernel::{Error, FieldError, Language, PublicationId, Result, Slug, TextId};

use super::{
    publish::derive,
    save::{self, By},
    work::{Work, WorkText},
};
use crate::{
    Kinds, Presence,
    store::{
        change::RETIRE_ADDRESSES,
        put::Putting,
        rows::{HOLDER, PUT_ADDRESS},
    },
};

db::statements! {
    FORMER_SLUGS = "SELECT slug, parent FROM address WHERE text = $1 AND current = $2 ORDER BY slug LIMIT 50";
}

/// How many slugs are tried before none is proposed.
const TRIED_AT_MOST: usize = 20;

/// Where a slug would stand.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The kind.
    pub kind: &'a str,
    /// The publication that contains the text's.
    pub parent: Option<PublicationId>,
    /// The text's language.
    pub language: Language,
}

impl Spot<'_> {
    fn values(&self, slug: &Slug) -> Vec<db::Value> {
        let parent = self.parent.map_or(Uuid::nil(), |parent| parent.0);
        values![self.kind, self.language.as_str(), parent, slug.as_str()]
    }
}

/// What keeps a text from having this slug: another text that has it or had it, or a word that is the site's own. The fault is
/// of this field.
pub async fn problem(
    query: &impl Query,
    kinds: &Kinds,
    spot: Spot<'_>,
    text: TextId,
    (field, slug): (&str, &Slug),
) -> Result<Option<FieldError>> {
    if is_reserved(kinds, spot, slug) {
        return Ok(Some(FieldError::new(field, "desk-fault-slug-reserved").quoting(slug)));
    }
    let holder = holder(query, spot, slug).await?.filter(|holder| *holder != text);
    Ok(holder.map(|_| FieldError::new(field, "desk-fault-slug-taken").quoting(slug)))
}

/// The slug that is wanted, else the first numbered one that the text may have; none where many are taken.
pub async fn free(
    query: &impl Query,
    kinds: &Kinds,
    spot: Spot<'_>,
    text: TextId,
    wanted: &Slug,
) -> Result<Option<Slug>> {
    let numbered = (2..=TRIED_AT_MOST).map(|number| wanted.numbered(number));
    for slug in std::iter::once(wanted.clone()).chain(numbered) {
        if problem(query, kinds, spot, text, ("slug", &slug)).await?.is_none() {
            return Ok(Some(slug));
        }
    }
    Ok(None)
}

/// Whether a slug stands right after the language there, and is a word of the site's own.
pub(super) fn is_reserved(kinds: &Kinds, spot: Spot<'_>, slug: &Slug) -> bool {
    let has_word = kinds.get(spot.kind).is_none_or(|kind| kind.segment(spot.language).is_some());
    spot.parent.is_none() && !has_word && kinds.is_reserved(slug)
}

async fn holder(query: &impl Query, spot: Spot<'_>, slug: &Slug) -> Result<Option<TextId>> {
    let row = query.row(HOLDER, spot.values(slug)).await?;
    row.map(|row| row.try_get("", "text").map(TextId).map_err(db::failure)).transpose()
}

/// Gives a text this address; its former ones lead there. The caller has asked for its [`problem`]. Errors: `Conflict` where another
/// text has it.
pub async fn give(write: &Write, spot: Spot<'_>, text: TextId, slug: &Slug) -> Result<()> {
    if holder(write, spot, slug).await?.is_some_and(|holder| holder != text) {
        return Err(Error::Conflict(format!("another text has the address {slug}")));
    }
    write.execute(RETIRE_ADDRESSES, values![text.0, false]).await?;
    let mut values = spot.values(slug);
    values.extend(values![text.0, true]);
    write.execute(PUT_ADDRESS, values).await.map(|_| ())
}

/// Changes the slug of a text that readers have, at once. Says whether it is another. Errors: `Conflict` where readers have it not,
/// or where another text has the address.
pub async fn rename(
    write: &mut Write,
    putting: &Putting<'_>,
    by: By<'_>,
    work: &Work,
    text: &WorkText,
    slug: &Slug,
) -> Result<bool> {
    if !matches!(text.state.presence, Presence::Live | Presence::Archived) {
        return Err(Error::Conflict("readers do not have the text".into()));
    }
    if text.slug.as_deref() == Some(slug.as_str()) {
        return Ok(false);
    }
    let facts = &work.live_facts.as_ref().ok_or(Error::NotFound)?.value;
    write.queue("publication").await?;
    give(write, work.spot(text.language), text.id, slug).await?;
    derive(write, putting, work, facts).await?;
    save::touch(write, by, work.id).await?;
    write.journal(Entry { room: "publication", thing: work.id.0, what: "renamed" });
    Ok(true)
}

#[derive(FromQueryResult)]
struct FormerRow {
    slug: String,
    parent: Uuid,
}

/// The former slugs of a text that lead to its present one, each with the publication under which it stood.
pub async fn former(query: &impl Query, text: TextId) -> Result<Vec<(String, Option<PublicationId>)>> {
    let rows = query.all::<FormerRow>(FORMER_SLUGS, values![text.0, false]).await?;
    let parent = |id: Uuid| (!id.is_nil()).then_some(PublicationId(id));
    Ok(rows.into_iter().map(|row| (row.slug, parent(row.parent))).collect())
}
