//! Lists, feeds, sitemap and counts. They read cards only, never JSON, and page by keys, so that they stay stable while
//! publications are added.

use std::collections::HashMap;

use db::{FromQueryResult, Query, Uuid, Value, values};
use kernel::{Civil, Error, Language, PublicationId, Result, ThemeId};

use super::project::theme_scope;
use crate::Visible;

db::statements! {
    FEATURED = "SELECT c.*, f.until FROM featured f JOIN card c ON c.publication = f.publication AND c.language = $1
        WHERE f.place = $2 AND c.audience = 'public' AND (f.until IS NULL OR f.until > $3) ORDER BY f.rank LIMIT 5";
    FEED = "SELECT c.* FROM card c WHERE c.language = $1 AND c.audience = 'public' AND c.text_language = $1 AND c.is_listed = $2
        ORDER BY c.first_published_at DESC LIMIT 30";
    FEED_THEME = "SELECT c.* FROM card_theme t JOIN card c ON c.publication = t.publication AND c.language = $1
        WHERE t.theme = $2 AND t.audience = 'public' AND c.text_language = $1 AND c.is_listed = $3 ORDER BY t.published_at DESC LIMIT 60";
    TALLIES = "SELECT scope, count FROM tally WHERE kind = $1 AND scope >= $2 AND scope < $3 AND count > 0";
    SITEMAP_NEXT = "SELECT publication FROM card WHERE language = $1 AND publication > $2 ORDER BY publication LIMIT 1 OFFSET 1999";
    SITEMAP_FIRST = "SELECT publication FROM card WHERE language = $1 ORDER BY publication LIMIT 1";
    SITEMAP = "SELECT publication, kind, language, slug, updated_at FROM card
        WHERE publication >= $1 AND publication < $2 AND language = text_language AND audience = 'public' AND is_open = $3 ORDER BY publication";
}

/// What a list shows of a publication to readers of one language.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Card {
    /// The publication.
    pub publication: Uuid,
    /// Its kind.
    pub kind: String,
    /// In which list it stands.
    pub audience: String,
    /// The language of the readers.
    pub language: String,
    /// The best text.
    pub text: Uuid,
    /// Its language.
    pub text_language: String,
    /// The civil time shown and sorted by.
    pub dated: String,
    /// When the text was first published, in milliseconds.
    pub first_published_at: i64,
    /// When it was last changed, in milliseconds.
    pub updated_at: i64,
    /// Its title.
    pub title: String,
    /// Above the title.
    pub overline: Option<String>,
    /// Under the title.
    pub standfirst: Option<String>,
    /// When, in words.
    pub when_words: Option<String>,
    /// Where, in words.
    pub place_words: Option<String>,
    /// Its slug.
    pub slug: String,
    /// Its lead picture.
    pub picture: Option<Uuid>,
    /// Its themes' ids, separated by blanks.
    pub themes: String,
}

impl Card {
    /// The best text's language.
    pub fn text_language(&self) -> Language {
        self.text_language.parse().unwrap_or(Language::FR)
    }

    /// Its themes, in the order in which they are shown.
    pub fn themes(&self) -> Vec<ThemeId> {
        self.themes.split(' ').filter_map(|id| id.parse().ok()).collect()
    }

    /// The key that a list pages by.
    pub fn key(&self) -> PageKey {
        PageKey { dated: self.dated.clone(), publication: PublicationId(self.publication) }
    }
}

/// Where a page of a list begins: `2017-11-20T09:00:00~UUID`. It works whether or not that item is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKey {
    dated: String,
    publication: PublicationId,
}

impl PageKey {
    /// What a list's `(dated, publication)` is compared with.
    pub fn values(&self) -> Vec<Value> {
        values![self.dated.clone(), self.publication.0]
    }
}

impl std::fmt::Display for PageKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.dated, self.publication.0.simple())
    }
}

impl std::str::FromStr for PageKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let forged = || Error::BadRequest("not a page key");
        let (dated, id) = text.split_once('~').ok_or_else(forged)?;
        let dated: Civil = dated.parse().map_err(|_| forged())?;
        Ok(Self { dated: dated.to_string(), publication: id.parse().map_err(|_| forged())? })
    }
}

/// Which way a page of a list goes from its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To older items: the usual way.
    Older,
    /// Back to newer ones.
    Newer,
}

/// What a list holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only this kind; else whatever stands in lists.
    pub kind: Option<String>,
    /// Whatever stands in lists but this kind.
    pub without: Option<&'static str>,
    /// Only what carries these themes, at most three.
    pub themes: Vec<ThemeId>,
    /// Only from this civil time on, and before that one.
    pub between: Option<(Civil, Civil)>,
    /// Only texts in this language of the site, whatever the reader's.
    pub text_language: Option<Language>,
}

/// A page of a list.
#[derive(Debug, Default)]
pub struct Listed {
    /// The cards, newest first.
    pub cards: Vec<Card>,
    /// Whether there are newer ones.
    pub has_newer: bool,
    /// Whether there are older ones.
    pub has_older: bool,
}

/// A page of at most `size` cards for readers of a language.
pub async fn list(
    query: &impl Query,
    visible: &Visible,
    language: Language,
    filter: &Filter,
    from: Option<(&PageKey, Direction)>,
    size: usize,
) -> Result<Listed> {
    let direction = from.map_or(Direction::Older, |(_, direction)| direction);
    let (sql, mut values) = statement(language, filter, from);
    values.push(Value::from(i64::try_from(size + 1).unwrap_or(i64::MAX)));
    let mut cards = query.all::<Card>(&visible.narrow(&sql), values).await?;
    let more = cards.len() > size;
    cards.truncate(size);
    if direction == Direction::Newer {
        cards.reverse();
    }
    let (has_newer, has_older) = match direction {
        Direction::Older => (from.is_some(), more),
        Direction::Newer => (more, true),
    };
    Ok(Listed { cards, has_newer, has_older })
}

/// The statement of a list, all its values but the last, which is the limit.
fn statement(language: Language, filter: &Filter, from: Option<(&PageKey, Direction)>) -> (String, Vec<Value>) {
    let mut values = values![filter.text_language.unwrap_or(language).as_str()];
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    // The first theme leads: its index is in the list's own order. Without one the card's own index is.
    let (source, lead) = match filter.themes.first() {
        Some(theme) => {
            let theme = bind(theme.0.into());
            (
                format!(
                    "card_theme k JOIN card c ON c.publication = k.publication AND c.language = $1 WHERE k.theme = {theme} AND k.audience = 'public'"
                ),
                "k",
            )
        }
        None => ("card c WHERE c.language = $1 AND c.audience = 'public'".to_owned(), "c"),
    };
    let mut sql = format!("SELECT c.* FROM {source}");
    match &filter.kind {
        Some(kind) => sql.push_str(&format!(" AND {lead}.kind = {}", bind(kind.as_str().into()))),
        None => sql.push_str(&format!(" AND c.is_listed = {}", bind(true.into()))),
    }
    if let Some(kind) = filter.without {
        sql.push_str(&format!(" AND {lead}.kind <> {}", bind(kind.into())));
    }
    for theme in filter.themes.iter().skip(1).take(2) {
        let theme = bind(theme.0.into());
        sql.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM card_theme o WHERE o.theme = {theme} AND o.publication = c.publication)"
        ));
    }
    if let Some(text_language) = filter.text_language {
        sql.push_str(&format!(" AND c.text_language = {}", bind(text_language.as_str().into())));
    }
    if let Some((from, before)) = &filter.between {
        let (from, before) = (bind(from.to_string().into()), bind(before.to_string().into()));
        sql.push_str(&format!(" AND {lead}.dated >= {from} AND {lead}.dated < {before}"));
    }
    let direction = from.map_or(Direction::Older, |(_, direction)| direction);
    if let Some((key, direction)) = from {
        let sign = if direction == Direction::Older { "<" } else { ">" };
        let (dated, id) = (bind(key.dated.clone().into()), bind(key.publication.0.into()));
        sql.push_str(&format!(" AND ({lead}.dated, {lead}.publication) {sign} ({dated}, {id})"));
    }
    let order = if direction == Direction::Older { " DESC" } else { "" };
    let limit = values.len() + 1;
    sql.push_str(&format!(" ORDER BY {lead}.dated{order}, {lead}.publication{order} LIMIT ${limit}"));
    (sql, values)
}

/// Every shape of a list's statement, for the test that explains them.
pub fn shapes() -> Vec<(String, String)> {
    let key = PageKey { dated: "2017-11-20T00:00:00".into(), publication: PublicationId::nil() };
    let day = |text: &str| text.parse::<Civil>().ok();
    let mut shapes = Vec::new();
    for kind in [None, Some("article".to_owned())] {
        for themes in [vec![], vec![ThemeId::nil()], vec![ThemeId::nil(); 2]] {
            for text_language in [None, Some(Language::EN)] {
                for between in [None, day("2017-01-01").zip(day("2018-01-01"))] {
                    for from in [None, Some((&key, Direction::Older)), Some((&key, Direction::Newer))] {
                        let without = kind.is_none().then_some("event");
                        let filter =
                            Filter { kind: kind.clone(), without, themes: themes.clone(), between, text_language };
                        let name = format!(
                            "LIST{}{}{}{}{}",
                            if kind.is_some() { " kind" } else { "" },
                            " theme".repeat(themes.len()),
                            if text_language.is_some() { " language" } else { "" },
                            if between.is_some() { " between" } else { "" },
                            from.map_or(String::new(), |(_, way)| format!(" {way:?}")),
                        );
                        shapes.push((name, statement(Language::FR, &filter, from).0));
                    }
                }
            }
        }
    }
    shapes
}

/// What editors put forward, and when the first of it ends.
pub async fn featured(
    query: &impl Query,
    visible: &Visible,
    language: Language,
    place: &str,
    now: Civil,
) -> Result<(Vec<Card>, Option<Civil>)> {
    let values = values![language.as_str(), place, now.to_string()];
    let (mut cards, mut ends) = (Vec::new(), Vec::<Civil>::new());
    for row in query.rows(&visible.narrow(FEATURED), values).await? {
        cards.push(Card::from_query_result(&row, "").map_err(db::failure)?);
        let until: Option<String> = row.try_get("", "until").map_err(db::failure)?;
        ends.extend(until.and_then(|until| until.parse::<Civil>().ok()));
    }
    Ok((cards, ends.into_iter().min()))
}

/// The latest texts of a language, by their first publication: a feed.
pub async fn feed(
    query: &impl Query,
    visible: &Visible,
    language: Language,
    theme: Option<ThemeId>,
) -> Result<Vec<Card>> {
    let Some(theme) = theme else {
        return query.all(&visible.narrow(FEED), values![language.as_str(), true]).await;
    };
    let mut cards = query.all::<Card>(&visible.narrow(FEED_THEME), values![language.as_str(), theme.0, true]).await?;
    cards.sort_by_key(|card| std::cmp::Reverse(card.first_published_at));
    cards.truncate(30);
    Ok(cards)
}

/// How many public publications of a kind carry each theme.
pub async fn theme_counts(query: &impl Query, kind: &str) -> Result<HashMap<ThemeId, i64>> {
    let mut counts = HashMap::new();
    for (scope, count) in tallies(query, kind, "theme").await? {
        if let Ok(theme) = scope.parse() {
            counts.insert(theme, count);
        }
    }
    Ok(counts)
}

/// How many public publications of a kind are dated in each month `2017-11`, newest first.
pub async fn month_counts(query: &impl Query, kind: &str) -> Result<Vec<(String, i64)>> {
    let mut months = tallies(query, kind, "month").await?;
    months.sort_by(|a, b| b.0.cmp(&a.0));
    Ok(months)
}

async fn tallies(query: &impl Query, kind: &str, scope: &str) -> Result<Vec<(String, i64)>> {
    let rows = query.rows(TALLIES, values![kind, format!("{scope}:"), format!("{scope};")]).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let name: String = row.try_get("", "scope").map_err(db::failure)?;
        let count: i64 = row.try_get("", "count").map_err(db::failure)?;
        found.push((name[scope.len() + 1..].to_owned(), count));
    }
    Ok(found)
}

/// How many public publications of a kind carry a theme.
pub async fn theme_count(query: &impl Query, kind: &str, theme: ThemeId) -> Result<i64> {
    let scope = theme_scope(theme.0);
    let rows = query.rows(TALLIES, values![kind, scope.clone(), format!("{scope};")]).await?;
    rows.first().map_or(Ok(0), |row| row.try_get("", "count").map_err(db::failure))
}

/// An address of the sitemap.
#[derive(Debug, FromQueryResult)]
pub struct SitemapRow {
    /// The publication; rows of one publication follow each other.
    pub publication: Uuid,
    /// Its kind.
    pub kind: String,
    /// The text's language.
    pub language: String,
    /// Its slug.
    pub slug: String,
    /// When it was last changed, in milliseconds.
    pub updated_at: i64,
}

/// Where each file of the sitemap begins: 2,000 publications, some thousands of addresses, a file (the limits are
/// 50,000 addresses and 50 MB, sitemaps.org).
pub async fn sitemap_files(query: &impl Query, language: Language) -> Result<Vec<PublicationId>> {
    let mut files = Vec::new();
    let mut next = query.row(SITEMAP_FIRST, values![language.as_str()]).await?;
    while let Some(row) = next {
        let first: Uuid = row.try_get("", "publication").map_err(db::failure)?;
        files.push(PublicationId(first));
        next = query.row(SITEMAP_NEXT, values![language.as_str(), first]).await?;
    }
    Ok(files)
}

/// The addresses of a file of the sitemap: from a publication on, before another.
pub async fn sitemap(
    query: &impl Query,
    visible: &Visible,
    from: PublicationId,
    before: Option<PublicationId>,
) -> Result<Vec<SitemapRow>> {
    let before = before.map_or(Uuid::max(), |id| id.0);
    query.all(&visible.narrow(SITEMAP), values![from.0, before, true]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_key_is_read_as_written_and_a_forged_one_is_refused() {
        let key = PageKey { dated: "2017-11-20T09:00:00".into(), publication: PublicationId::nil() };
        assert_eq!(key.to_string().parse::<PageKey>().unwrap(), key);
        for forged in [
            "",
            "~",
            "2017~x",
            "2017-11-20T09:00:00",
            "2017-11-20T09:00:00~",
            "' OR 1=1~00000000000000000000000000000000",
        ] {
            assert!(forged.parse::<PageKey>().is_err(), "{forged}");
        }
    }
}
