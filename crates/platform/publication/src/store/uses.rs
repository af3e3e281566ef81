//! Which publications use a file.

use std::collections::{HashMap, HashSet};

use db::{Query, failure, values};
use kernel::{Language, MediaId, PublicationId, Result};
use media::{Sought, Visible};

db::statements! {
    /// The uses of a file, with the title of the publication in a language.
    USES = "SELECT a.publication, a.role, a.live, p.kind, c.title, c.text_language FROM attachment a JOIN publication p ON p.id = a.publication \
            LEFT JOIN card c ON c.publication = a.publication AND c.language = $2 WHERE a.media = $1";
    /// The publications that use some files. `$1` stands for as many ids as are asked for.
    USED_BY = "SELECT media, publication FROM attachment WHERE media IN ($1)";
    /// The newest files that match and that nothing uses.
    UNUSED = "SELECT m.id FROM media m WHERE m.id < $1 AND m.class LIKE $2 AND m.search LIKE $3 ESCAPE '\\' AND m.search LIKE $4 ESCAPE '\\' \
              AND m.search LIKE $5 ESCAPE '\\' AND m.search LIKE $6 ESCAPE '\\' \
              AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.media = m.id) ORDER BY m.id DESC LIMIT $7";
}

/// A publication that uses a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Use {
    /// The publication.
    pub publication: PublicationId,
    /// Its kind.
    pub kind: String,
    /// Its title, and the language of the title; nothing where no text of it is live.
    pub title: Option<(String, Language)>,
    /// Whether readers get the file there.
    pub is_live: bool,
}

/// The publications that use a file, each once, with their titles as readers of this language see them.
pub async fn of(query: &impl Query, media: MediaId, language: Language) -> Result<Vec<Use>> {
    let mut uses: Vec<Use> = Vec::new();
    for row in query.rows(USES, values![media.0, language.to_string()]).await? {
        let publication = PublicationId(row.try_get("", "publication").map_err(failure)?);
        let is_live: bool = row.try_get("", "live").map_err(failure)?;
        if let Some(known) = uses.iter_mut().find(|known| known.publication == publication) {
            known.is_live |= is_live;
            continue;
        }
        let title: Option<String> = row.try_get("", "title").map_err(failure)?;
        let of: Option<String> = row.try_get("", "text_language").map_err(failure)?;
        let title = title.zip(of.and_then(|of| of.parse().ok()));
        uses.push(Use { publication, kind: row.try_get("", "kind").map_err(failure)?, title, is_live });
    }
    Ok(uses)
}

/// How many publications use each of these files; those that none uses are left out.
pub async fn counts(query: &impl Query, media: &[MediaId]) -> Result<HashMap<MediaId, usize>> {
    let mut publications: HashMap<MediaId, HashSet<db::Uuid>> = HashMap::new();
    if !media.is_empty() {
        let places: Vec<String> = (1..=media.len()).map(|place| format!("${place}")).collect();
        let sql = USED_BY.replace("($1)", &format!("({})", places.join(", ")));
        for row in query.rows(&sql, media.iter().map(|id| id.0.into()).collect()).await? {
            let of = publications.entry(MediaId(row.try_get("", "media").map_err(failure)?)).or_default();
            of.insert(row.try_get("", "publication").map_err(failure)?);
        }
    }
    Ok(publications.into_iter().map(|(media, publications)| (media, publications.len())).collect())
}

/// The files that match and that nothing uses, at most so many, the newest first. Collections are not looked at.
pub async fn unused(query: &impl Query, _: Visible, sought: &Sought, limit: u32) -> Result<Vec<MediaId>> {
    let mut bound = sought.values();
    bound.push(i64::from(limit).into());
    let rows = query.rows(UNUSED, bound).await?;
    rows.iter().map(|row| row.try_get("", "id").map(MediaId).map_err(failure)).collect()
}
