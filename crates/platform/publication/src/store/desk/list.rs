//! The desk's lists: publications in the order in which somebody last worked on them.

use std::collections::BTreeMap;

use db::{FromQueryResult, Query, Uuid, values};
use kernel::{AccountId, Instant, Language, PublicationId, Result};

use crate::{Standing, TextState, store::put::places};

db::statements! {
    RECENT = "SELECT p.id, p.kind, p.touched_at, p.touched_by FROM publication p
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3) ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    LIVE = "SELECT p.id, p.kind, p.touched_at, p.touched_by FROM publication p
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3) AND EXISTS (SELECT 1 FROM text t WHERE t.publication = p.id AND t.presence = 'live')
        ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    TITLES = "SELECT p.id, p.touched_at, t.title FROM publication p JOIN text t ON t.publication = p.id
        WHERE p.kind = $1 AND (p.touched_at, p.id) < ($2, $3) ORDER BY p.touched_at DESC, p.id DESC LIMIT $4";
    STANDING_SO = "SELECT s.publication AS id, s.touched_at, s.language, s.state FROM standing s
        WHERE s.kind = $4 AND s.state = $5 AND s.language = $6 AND (s.touched_at, s.publication) < ($1, $2)
        ORDER BY s.touched_at DESC, s.publication DESC LIMIT $3";
    STANDING_MINE = "SELECT s.publication AS id, s.touched_at, s.language, s.state FROM standing s
        WHERE s.made_by = $4 AND s.state = $5 AND (s.touched_at, s.publication) < ($1, $2)
        ORDER BY s.touched_at DESC, s.publication DESC LIMIT $3";
    BY_IDS = "SELECT p.id, p.kind, p.touched_at, p.touched_by FROM publication p WHERE p.id IN ($1)";
    TEXTS = "SELECT t.publication, t.language, t.title, t.presence, t.draft FROM text t WHERE t.publication IN ($1) ORDER BY t.publication, t.language";
}

/// Which publications a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Narrow {
    /// All.
    #[default]
    All,
    /// Those with a text that readers get.
    Live,
    /// Those with a text that stands so in one of these languages.
    Standing(Standing, Vec<Language>),
    /// Those with a title that holds these words.
    Titled(String),
}

/// Where texts stand that somebody looks for: kinds with languages, and the standings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought<'a> {
    /// In which language of which kind.
    pub of: Vec<(&'a str, Language)>,
    /// So.
    pub standings: Vec<Standing>,
}

/// A place in a list: what was last worked on, and the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// When it was last worked on.
    pub at: Instant,
    /// The publication.
    pub id: PublicationId,
}

/// A part of a list.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The publications.
    pub listed: Vec<Listed>,
    /// Where the list goes on.
    pub next: Option<Place>,
    /// Whether more were looked through for these than a page waits for, so that others may fit further on.
    pub is_cut: bool,
}

/// A publication in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands in the list.
    pub place: Place,
    /// Its kind.
    pub kind: String,
    /// Who worked on it last.
    pub by: Option<AccountId>,
    /// Its texts.
    pub texts: Vec<ListedText>,
    /// What was looked for, where it stands so.
    pub standings: Vec<(Language, Standing)>,
}

/// A text of a publication in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedText {
    /// Its language.
    pub language: Language,
    /// Its title; may be empty.
    pub title: String,
    /// Its two states.
    pub state: TextState,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    touched_at: i64,
    touched_by: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct TitleRow {
    id: Uuid,
    touched_at: i64,
    title: String,
}

#[derive(FromQueryResult)]
struct StandingRow {
    id: Uuid,
    touched_at: i64,
    language: String,
    state: String,
}

#[derive(FromQueryResult)]
struct TextRow {
    publication: Uuid,
    language: String,
    title: String,
    presence: String,
    draft: String,
}

/// How many titles are looked through for a page, at most.
pub const LOOKED_THROUGH: u32 = 3_000;

/// How many are read at a time.
const TITLES_AT_ONCE: u32 = 500;

/// Publications of a kind after a place, at most so many.
pub async fn list(query: &impl Query, kind: &str, narrow: &Narrow, after: Option<Place>, most: usize) -> Result<Found> {
    let sql = match narrow {
        Narrow::All => RECENT,
        Narrow::Live => LIVE,
        Narrow::Titled(words) => return titled(query, kind, words, after, most).await,
        Narrow::Standing(standing, languages) => {
            let of = languages.iter().map(|language| (kind, *language)).collect();
            return sought(query, &Sought { of, standings: vec![*standing] }, after, most).await;
        }
    };
    let (at, id) = key(after);
    let rows = query.all::<Row>(sql, values![kind, at, id, limit(most)]).await?;
    let found = listed(query, rows, BTreeMap::new()).await?;
    Ok(cut(found, most))
}

/// Publications with texts that stand so, after a place; of each, which texts do.
pub async fn sought(query: &impl Query, sought: &Sought<'_>, after: Option<Place>, most: usize) -> Result<Found> {
    let (at, id) = key(after);
    let mut values = values![at, id, limit(most)];
    let mut parts = Vec::new();
    for (kind, language) in &sought.of {
        for standing in &sought.standings {
            parts.push(part(values.len(), parts.len()));
            values.extend(values![*kind, standing.as_str(), language.as_str()]);
        }
    }
    if parts.is_empty() {
        return Ok(Found::default());
    }
    let rows = query.all::<StandingRow>(&parts.join(" UNION ALL "), values).await?;
    by_standing(query, rows, most).await
}

/// Publications with drafts that stand so and were last saved by somebody.
pub async fn mine(query: &impl Query, by: AccountId, standing: Standing, most: usize) -> Result<Found> {
    let (at, id) = key(None);
    let rows = query.all(STANDING_MINE, values![at, id, limit(most), by.0, standing.as_str()]).await?;
    by_standing(query, rows, most).await
}

/// The publications of these ids, fifty at most.
pub async fn of_ids(query: &impl Query, ids: &[PublicationId]) -> Result<Vec<Listed>> {
    let ids = &ids[..ids.len().min(50)];
    listed(query, rows_of(query, ids).await?, BTreeMap::new()).await
}

fn key(after: Option<Place>) -> (i64, Uuid) {
    after.map_or((i64::MAX, Uuid::max()), |place| (place.at.0, place.id.0))
}

/// One more than a page shows says whether the list goes on.
fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX - 1) + 1
}

/// The statement of one standing, as a part of a larger one whose values are numbered on from here.
fn part(values: usize, number: usize) -> String {
    // `$4` to `$6` are its own; what stands before them is the same for all parts.
    let mut sql = String::from("SELECT * FROM (");
    for piece in STANDING_SO.split_inclusive('$') {
        let (digit, rest) = piece.split_at(piece.char_indices().nth(1).map_or(piece.len(), |(at, _)| at));
        match digit.parse::<usize>() {
            Ok(own @ 4..=6) => sql.push_str(&format!("{}{rest}", values + own - 3)),
            _ => sql.push_str(piece),
        }
    }
    format!("{sql}) AS part{number}")
}

async fn by_standing(query: &impl Query, rows: Vec<StandingRow>, most: usize) -> Result<Found> {
    let mut places: Vec<Place> = Vec::new();
    let mut standings: BTreeMap<Uuid, Vec<(Language, Standing)>> = BTreeMap::new();
    for row in rows {
        let (Ok(language), Some(standing)) = (row.language.parse(), Standing::named(&row.state)) else { continue };
        standings.entry(row.id).or_default().push((language, standing));
        places.push(Place { at: Instant(row.touched_at), id: PublicationId(row.id) });
    }
    places.sort_by(|a, b| b.cmp(a));
    places.dedup();
    let next = (places.len() > most).then(|| places[most - 1]);
    places.truncate(most);
    let ids: Vec<_> = places.iter().map(|place| place.id).collect();
    let listed = listed(query, rows_of(query, &ids).await?, standings).await?;
    Ok(Found { listed, next, is_cut: false })
}

/// A walk through titles from the newest on, some at a time; it ends with a page, or after so many titles that somebody would wait.
async fn titled(query: &impl Query, kind: &str, words: &str, after: Option<Place>, most: usize) -> Result<Found> {
    let words = sought_words(words);
    let holds = |row: &&TitleRow| holds(&row.title, &words);
    let (mut found, mut after): (Vec<Place>, _) = (Vec::new(), after);
    let (mut looked, mut is_over) = (0, false);
    while !is_over && found.len() <= most && looked < LOOKED_THROUGH {
        let (rows, end) = some_titles(query, kind, after).await?;
        found.extend(rows.iter().filter(holds).map(TitleRow::place));
        found.dedup();
        (after, is_over, looked) = (end.or(after), end.is_none(), looked + TITLES_AT_ONCE);
    }
    let is_full = found.len() > most;
    found.truncate(most);
    let next = if is_full { found.last().copied() } else { after.filter(|_| !is_over) };
    let ids: Vec<_> = found.iter().map(|place| place.id).collect();
    let listed = listed(query, rows_of(query, &ids).await?, BTreeMap::new()).await?;
    Ok(Found { listed, next, is_cut: !is_over && !is_full })
}

fn sought_words(words: &str) -> Vec<String> {
    media::folded(words).split_whitespace().map(str::to_owned).collect()
}

fn holds(title: &str, words: &[String]) -> bool {
    let title = media::folded(title);
    words.iter().all(|word| title.contains(word.as_str()))
}

/// Whether a title of it holds these words.
pub fn has_title(listed: &Listed, words: &str) -> bool {
    let words = sought_words(words);
    listed.texts.iter().any(|text| holds(&text.title, &words))
}

/// Some titles after a place, and the place of the last where more may follow.
async fn some_titles(query: &impl Query, kind: &str, after: Option<Place>) -> Result<(Vec<TitleRow>, Option<Place>)> {
    let (at, id) = key(after);
    let mut rows = query.all::<TitleRow>(TITLES, values![kind, at, id, i64::from(TITLES_AT_ONCE)]).await?;
    // The texts of the last one may have been cut apart: the next ones begin with it.
    let last = rows.last().map(|row| row.id).filter(|_| rows.len() == TITLES_AT_ONCE as usize);
    rows.retain(|row| Some(row.id) != last);
    let end = rows.last().map(TitleRow::place).filter(|_| last.is_some());
    Ok((rows, end))
}

async fn rows_of(query: &impl Query, ids: &[PublicationId]) -> Result<Vec<Row>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = BY_IDS.replace("$1", &places(1, ids.len()));
    let mut rows = query.all::<Row>(&sql, ids.iter().map(|id| db::Value::from(id.0)).collect()).await?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.touched_at, row.id)));
    Ok(rows)
}

fn cut(mut listed: Vec<Listed>, most: usize) -> Found {
    let more = listed.len() > most;
    listed.truncate(most);
    let next = listed.last().map(|listed| listed.place).filter(|_| more);
    Found { listed, next, is_cut: false }
}

async fn listed(
    query: &impl Query,
    rows: Vec<Row>,
    mut standings: BTreeMap<Uuid, Vec<(Language, Standing)>>,
) -> Result<Vec<Listed>> {
    let mut texts = texts(query, &rows).await?;
    let read = |row: Row| Listed {
        place: Place { at: Instant(row.touched_at), id: PublicationId(row.id) },
        kind: row.kind,
        by: row.touched_by.map(AccountId),
        texts: texts.remove(&row.id).unwrap_or_default(),
        standings: standings.remove(&row.id).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(read).collect())
}

async fn texts(query: &impl Query, rows: &[Row]) -> Result<BTreeMap<Uuid, Vec<ListedText>>> {
    let mut texts: BTreeMap<Uuid, Vec<ListedText>> = BTreeMap::new();
    if rows.is_empty() {
        return Ok(texts);
    }
    let sql = TEXTS.replace("$1", &places(1, rows.len()));
    let ids = rows.iter().map(|row| db::Value::from(row.id)).collect();
    for row in query.all::<TextRow>(&sql, ids).await? {
        let broken = |_| kernel::Error::internal(format!("a text of {} cannot be read", row.publication));
        let state =
            TextState { presence: row.presence.parse().map_err(broken)?, draft: row.draft.parse().map_err(broken)? };
        let Ok(language) = row.language.parse() else { continue };
        texts.entry(row.publication).or_default().push(ListedText { language, title: row.title, state });
    }
    Ok(texts)
}

impl TitleRow {
    fn place(&self) -> Place {
        Place { at: Instant(self.touched_at), id: PublicationId(self.id) }
    }
}

impl std::str::FromStr for Place {
    type Err = kernel::Error;

    /// As a page's address has it: `MILLISECONDS~ID`.
    fn from_str(text: &str) -> Result<Self> {
        let forged = kernel::Error::BadRequest("a page key that is none");
        let Some((at, id)) = text.split_once('~') else { return Err(forged) };
        match (at.parse(), id.parse()) {
            (Ok(at), Ok(id)) => Ok(Self { at: Instant(at), id }),
            _ => Err(forged),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.at.0, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_its_own_values_and_shares_the_place() {
        let sql = part(9, 2);
        assert!(sql.starts_with("SELECT * FROM (SELECT s.publication") && sql.ends_with("LIMIT $3) AS part2"), "{sql}");
        assert!(sql.contains("s.kind = $10 AND s.state = $11 AND s.language = $12"), "{sql}");
        assert!(sql.contains("< ($1, $2)"), "{sql}");
    }
}
