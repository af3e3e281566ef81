//! The tree of a kind whose publications contain others, two levels deep: `/fr/PARENT/SLUG`. The facts say which publication
//! contains one; where it stands by that is written when they go live, and before anything of it is live with every save.

use std::collections::BTreeMap;

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{FieldError, Language, PublicationId, Result, Slug, TextId};

use super::{
    address::{self, Spot},
    work::Work,
};
use crate::{Kinds, Presence};

db::statements! {
    TOP = "SELECT p.id, t.language, t.presence, t.title FROM publication p JOIN text t ON t.publication = p.id
        WHERE p.kind = $1 AND p.parent IS NULL ORDER BY p.touched_at DESC, p.id, t.language LIMIT 1000";
    PARENT_OF = "SELECT kind, parent FROM publication WHERE id = $1";
    CONTAINED = "SELECT id FROM publication WHERE parent = $1 LIMIT 1";
    SET_PARENT = "UPDATE publication SET parent = $2 WHERE id = $1";
}

/// A text of a publication that may contain others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopText {
    /// Its language.
    pub language: Language,
    /// What readers get of it.
    pub presence: Presence,
    /// Its title.
    pub title: String,
}

#[derive(FromQueryResult)]
struct TopRow {
    id: Uuid,
    language: String,
    presence: String,
    title: String,
}

#[derive(FromQueryResult)]
struct ParentRow {
    kind: String,
    parent: Option<Uuid>,
}

/// The publications of a kind that nothing contains, with their texts.
pub async fn top(query: &impl Query, kind: &str) -> Result<BTreeMap<PublicationId, Vec<TopText>>> {
    let mut all: BTreeMap<PublicationId, Vec<TopText>> = BTreeMap::new();
    for row in query.all::<TopRow>(TOP, values![kind]).await? {
        let (Ok(language), Ok(presence)) = (row.language.parse(), row.presence.parse()) else { continue };
        all.entry(PublicationId(row.id)).or_default().push(TopText { language, presence, title: row.title });
    }
    Ok(all)
}

/// What keeps a publication from standing under this parent, as a fault of the field `parent`: it is none of its kind, stands under
/// another itself, or would stand under itself; the publication contains others; an address there is taken.
pub async fn problem(
    query: &impl Query,
    kinds: &Kinds,
    work: &Work,
    parent: Option<PublicationId>,
) -> Result<Option<FieldError>> {
    if parent == work.parent {
        return Ok(None);
    }
    if let Some(parent) = parent {
        let row = query.one::<ParentRow>(PARENT_OF, values![parent.0]).await?;
        let stands = row.is_some_and(|row| row.kind == work.kind && row.parent.is_none() && parent != work.id);
        if !stands || !kinds.get(&work.kind).is_some_and(|kind| kind.is_tree) {
            return Ok(Some(FieldError::new("parent", "desk-fault-parent")));
        }
        if query.row(CONTAINED, values![work.id.0]).await?.is_some() {
            return Ok(Some(FieldError::new("parent", "desk-fault-parent-contains")));
        }
    }
    for (spot, text, slug) in addresses(work, parent) {
        let problem = address::problem(query, kinds, spot, text, ("parent", &slug)).await?;
        if problem.is_some() {
            return Ok(problem);
        }
    }
    Ok(None)
}

/// Where the texts of a publication would stand under a parent.
fn addresses(work: &Work, parent: Option<PublicationId>) -> impl Iterator<Item = (Spot<'_>, TextId, Slug)> {
    work.texts.iter().filter_map(move |text| {
        let slug = text.slug.as_deref()?.parse().ok()?;
        Some((Spot { parent, ..work.spot(text.language) }, text.id, slug))
    })
}

/// Puts a publication under this parent, with the addresses of its texts; former addresses lead to the present ones. The caller has
/// asked for its [`problem`]. Errors: `Conflict` where an address is taken.
pub(super) async fn place(write: &Write, work: &Work, parent: Option<PublicationId>) -> Result<()> {
    if parent == work.parent {
        return Ok(());
    }
    write.queue("publication").await?;
    write.execute(SET_PARENT, values![work.id.0, parent.map(|parent| parent.0)]).await?;
    for (spot, text, slug) in addresses(work, parent) {
        address::give(write, spot, text, &slug).await?;
    }
    Ok(())
}
