//! What was read: how often, by text and day, and never by whom. A day's counts are kept for more than a year, then summed up by
//! month; `read_total` holds what pages ask: how often in the last days, and in all.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{Instant, Language, PublicationId, Result, TextId};

db::statements! {
    ADD = "INSERT INTO reading (day, text, count) VALUES ($1, $2, $3) ON CONFLICT (day, text) DO UPDATE SET count = reading.count + excluded.count";
    ADD_TOTAL = "INSERT INTO read_total (text, recent, total) VALUES ($1, $2, $2)
        ON CONFLICT (text) DO UPDATE SET recent = read_total.recent + excluded.recent, total = read_total.total + excluded.total";
    PLAN = "UPDATE reading_window SET planned = $1 WHERE id = 1 AND planned < $1";
    SINCE = "SELECT since FROM reading_window WHERE id = 1";
    SET_SINCE = "UPDATE reading_window SET since = $1 WHERE id = 1";
    NEXT_DAY = "SELECT min(day) AS day FROM reading WHERE day >= $1 AND day < $2";
    PASS_DAY = "UPDATE read_total SET recent = recent - (SELECT r.count FROM reading r WHERE r.day = $1 AND r.text = read_total.text)
        WHERE text IN (SELECT r.text FROM reading r WHERE r.day = $1)";
    SUM_DAY = "INSERT INTO reading_month (month, text, count) SELECT substr(r.day, 1, 7), r.text, r.count FROM reading r WHERE r.day = $1
        ON CONFLICT (month, text) DO UPDATE SET count = reading_month.count + excluded.count";
    DROP_DAY = "DELETE FROM reading WHERE day = $1";
    OF_TEXT = "SELECT recent, total FROM read_total WHERE text = $1";
    /// In this order of tables, which a planner that knows nothing of a young table would not take (SQLite: `CROSS JOIN` is the order).
    MOST = "SELECT m.text, m.recent AS count, t.title, t.language, t.updated_at, t.publication, p.kind FROM read_total m
        CROSS JOIN text t CROSS JOIN publication p WHERE m.recent > 0 AND t.id = m.text AND p.id = t.publication ORDER BY m.recent DESC LIMIT $1";
    DAYS = "SELECT r.day AS period, r.text, r.count, t.title, t.language, t.updated_at, t.publication, p.kind FROM reading r
        JOIN text t ON t.id = r.text JOIN publication p ON p.id = t.publication WHERE (r.day, r.text) > ($1, $2) ORDER BY r.day, r.text LIMIT $3";
    MONTHS = "SELECT r.month AS period, r.text, r.count, t.title, t.language, t.updated_at, t.publication, p.kind FROM reading_month r
        JOIN text t ON t.id = r.text JOIN publication p ON p.id = t.publication WHERE (r.month, r.text) > ($1, $2) ORDER BY r.month, r.text LIMIT $3";
}

/// How often a text was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct ReadOften {
    /// In the last thirty days.
    pub recent: i64,
    /// In all.
    pub total: i64,
}

/// A text that was read.
#[derive(Clone, Debug)]
pub struct ReadText {
    /// The text.
    pub text: TextId,
    /// Its publication.
    pub publication: PublicationId,
    /// The kind.
    pub kind: String,
    /// The language.
    pub language: Language,
    /// The title.
    pub title: String,
    /// When it was last changed for its readers.
    pub updated_at: Option<Instant>,
    /// How often.
    pub count: i64,
}

impl ReadText {
    /// What it is a text of: the kind, the publication, the language.
    pub fn what(&self) -> (&str, PublicationId, Language) {
        (&self.kind, self.publication, self.language)
    }
}

/// Where an export stands: the period (`2026-11-24`, `2025-09`) and the text.
pub type Mark = (String, Uuid);

#[derive(FromQueryResult)]
struct Row {
    text: Uuid,
    count: i64,
    title: String,
    language: String,
    updated_at: Option<i64>,
    publication: Uuid,
    kind: String,
}

/// Adds to what was read on a day. What other processes count at the same time adds up. Texts in their order, so that two
/// processes never wait for each other.
pub async fn add(write: &Write, day: &str, counts: &[(Uuid, u32)]) -> Result<()> {
    for (text, count) in counts {
        write.execute(ADD, values![day, *text, i64::from(*count)]).await?;
        write.execute(ADD_TOTAL, values![*text, i64::from(*count)]).await?;
    }
    Ok(())
}

/// Whether nobody has planned this day's tidying yet; whoever asks first has to.
pub async fn plan(write: &Write, day: &str) -> Result<bool> {
    Ok(write.execute(PLAN, values![day]).await? > 0)
}

/// Lets the last days begin at this one: what was read before it is no longer recent.
pub(crate) async fn pass(write: &Write, from: &str) -> Result<()> {
    let row = write.row(SINCE, vec![]).await?;
    let mut since = row.map_or(Ok(String::new()), |row| row.try_get("", "since").map_err(db::failure))?;
    while let Some(day) = next_day(write, &since, from).await? {
        write.execute(PASS_DAY, values![day.as_str()]).await?;
        since = format!("{day}~");
    }
    write.execute(SET_SINCE, values![from]).await.map(|_| ())
}

/// Sums one day up by its month, the first before this one. Says whether there was any.
pub(crate) async fn sum_up(write: &Write, before: &str) -> Result<bool> {
    let Some(day) = next_day(write, "", before).await? else { return Ok(false) };
    write.execute(SUM_DAY, values![day.as_str()]).await?;
    write.execute(DROP_DAY, values![day.as_str()]).await?;
    Ok(true)
}

async fn next_day(query: &impl Query, from: &str, before: &str) -> Result<Option<String>> {
    let row = query.row(NEXT_DAY, values![from, before]).await?;
    row.map_or(Ok(None), |row| row.try_get("", "day").map_err(db::failure))
}

/// How often a text was read.
pub async fn of_text(query: &impl Query, text: TextId) -> Result<ReadOften> {
    Ok(query.one(OF_TEXT, values![text.0]).await?.unwrap_or_default())
}

/// The texts that were read most in the last thirty days.
pub async fn most(query: &impl Query, at_most: u32) -> Result<Vec<ReadText>> {
    let rows = query.all::<Row>(MOST, values![i64::from(at_most)]).await?;
    Ok(rows.into_iter().filter_map(Row::read).collect())
}

/// Counts after a mark, in the order of the periods: those by month first, then those by day. Fewer than asked for are the last of
/// their sort.
pub async fn export(query: &impl Query, by_day: bool, after: &Mark, at_most: u32) -> Result<Vec<(Mark, ReadText)>> {
    let sql = if by_day { DAYS } else { MONTHS };
    let mut all = Vec::new();
    for row in query.rows(sql, values![after.0.as_str(), after.1, i64::from(at_most)]).await? {
        let period: String = row.try_get("", "period").map_err(db::failure)?;
        let read = Row::from_query_result(&row, "").map_err(db::failure)?;
        let mark = (period, read.text);
        all.extend(read.read().map(|text| (mark, text)));
    }
    Ok(all)
}

impl Row {
    fn read(self) -> Option<ReadText> {
        Some(ReadText {
            text: TextId(self.text),
            publication: PublicationId(self.publication),
            kind: self.kind,
            language: self.language.parse().ok()?,
            title: self.title,
            updated_at: self.updated_at.map(Instant),
            count: self.count,
        })
    }
}
