//! Every query of this room.

use db::{Entry, FromQueryResult, MigrationTrait, Query, Uuid, Write, values};
use kernel::{Error, FieldError, Language, PublicationId, Result};

use crate::{End, Relation, model::Kept};

db::statements! {
    /// What the publication `$2` is linked with, from its own end, as a part of what stands around a text.
    OUT = "SELECT r.relation AS part, c.* FROM relation r JOIN card c ON c.publication = r.target AND c.language = $1
        WHERE r.source = $2 AND c.audience = 'public'";
    /// The same, from the other end.
    IN = "SELECT '<' || r.relation AS part, c.* FROM relation r JOIN card c ON c.publication = r.source AND c.language = $1
        WHERE r.target = $2 AND c.audience = 'public'";
    OF = "SELECT r.relation, r.target AS other, r.target_kind AS kind, c.title, c.text_language FROM relation r
            LEFT JOIN card c ON c.publication = r.target AND c.language = $1 WHERE r.source = $2
        UNION ALL SELECT '<' || r.relation, r.source, r.source_kind, c.title, c.text_language FROM relation r
            LEFT JOIN card c ON c.publication = r.source AND c.language = $1 WHERE r.target = $2";
    COUNT = "SELECT (SELECT count(*) FROM relation WHERE source = $1) + (SELECT count(*) FROM relation WHERE target = $1)";
    FIND = "SELECT 1 AS found FROM relation WHERE source = $1 AND relation = $2 AND target = $3";
    INSERT = "INSERT INTO relation (source, source_kind, relation, target, target_kind) VALUES ($1, $2, $3, $4, $5)";
    REMOVE = "DELETE FROM relation WHERE source = $1 AND relation = $2 AND target = $3";
}

/// The parts that this room adds to what stands around a text; what their names say, [`Relation::of_part`] knows.
pub const AROUND: &[&str] = &[OUT, IN];

/// How many links a thing has at most, so that a page stays a page.
pub const MOST: i64 = 60;

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(db::Statements { name: "m20261124_205000_relations_links", up: links })]
}

/// A link is kept once, from the end that tells it; both ends find it by an index.
fn links(s: &db::schema::Schema) -> Vec<String> {
    let (id, text, by_key) = (s.id(), s.text(), s.by_key());
    vec![
        format!(
            "CREATE TABLE relation (source {id} NOT NULL, source_kind {text} NOT NULL, relation {text} NOT NULL,
                target {id} NOT NULL, target_kind {text} NOT NULL, PRIMARY KEY (source, relation, target)){by_key}"
        ),
        "CREATE INDEX relation_target ON relation (target, relation, source)".to_owned(),
    ]
}

/// A link of a publication, told by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How the publication stands to the other end.
    pub relation: Relation,
    /// The other end.
    pub other: End,
    /// The other end's title with the language of the title; nothing where it stands in no list.
    pub title: Option<(String, Language)>,
}

#[derive(FromQueryResult)]
struct Row {
    relation: String,
    other: Uuid,
    kind: String,
    title: Option<String>,
    text_language: Option<String>,
}

/// All links of a publication, with titles as readers of a language see them, whoever may read the other end.
pub async fn of(query: &impl Query, publication: PublicationId, language: Language) -> Result<Vec<Link>> {
    let rows = query.all::<Row>(OF, values![language.as_str(), publication.0]).await?;
    let read = |row: Row| {
        let title = row.title.zip(row.text_language.and_then(|language| language.parse().ok()));
        let other = End { kind: row.kind, id: row.other };
        Some(Link { relation: Relation::of_part(&row.relation)?, other, title })
    };
    let mut links: Vec<Link> = rows.into_iter().filter_map(read).collect();
    links.sort_by_key(|link| (link.relation, link.other.id));
    Ok(links)
}

/// Links two things; each of them may tell the link. Says whether it is new. Errors: `Invalid` with what is wrong at the fields
/// `publication` and `relation`.
pub async fn link(write: &mut Write, from: &End, relation: Relation, to: &End) -> Result<bool> {
    let invalid = |field, key| Err(Error::Invalid(vec![FieldError::new(field, key)]));
    if from.id == to.id {
        return invalid("publication", "relations-fault-itself");
    }
    write.queue("relations").await?;
    let kept = Kept::new(from, relation, to);
    if is_there(write, &kept).await? {
        return Ok(false);
    }
    let contrary = Kept { source: kept.target, relation: kept.relation, target: kept.source };
    if relation.excludes_its_inverse() && is_there(write, &contrary).await? {
        return invalid("relation", "relations-fault-contrary");
    }
    for end in [from, to] {
        if write.number(COUNT, values![end.id]).await? >= MOST {
            return invalid("publication", "relations-fault-full");
        }
    }
    let (source, target) = (kept.source, kept.target);
    let row = values![source.id, source.kind.as_str(), kept.relation.as_str(), target.id, target.kind.as_str()];
    write.execute(INSERT, row).await?;
    note(write, &kept, "linked");
    Ok(true)
}

/// Takes a link away; each of its ends may tell it. Says whether it was there.
pub async fn unlink(write: &mut Write, from: &End, relation: Relation, to: &End) -> Result<bool> {
    let kept = Kept::new(from, relation, to);
    let removed = write.execute(REMOVE, key(&kept)).await? > 0;
    if removed {
        note(write, &kept, "unlinked");
    }
    Ok(removed)
}

async fn is_there(query: &impl Query, kept: &Kept<'_>) -> Result<bool> {
    Ok(query.row(FIND, key(kept)).await?.is_some())
}

fn key(kept: &Kept<'_>) -> Vec<db::Value> {
    values![kept.source.id, kept.relation.as_str(), kept.target.id]
}

/// The pages of both ends change.
fn note(write: &mut Write, kept: &Kept<'_>, what: &'static str) {
    for end in [kept.source, kept.target] {
        write.journal(Entry { room: "relations", thing: end.id, what });
    }
}
