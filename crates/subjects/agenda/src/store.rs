//! The queries of the agenda. Lists read one row per date, made for them, with the card of the reader's language.

pub(crate) mod addresses;
pub(crate) mod bringing;
pub(crate) mod registration;
pub(crate) mod tables;

use std::str::FromStr;

use db::{FromQueryResult, Query, Uuid, values};
use jiff::{civil::Date, tz::TimeZone};
use kernel::{Error, Instant, Language, PartyId, PublicationId, Result, ThemeId, Translations};
use publication::Visible;

use crate::{
    model::{DAYS_AT_MOST, Status},
    moment::{Moment, Stretch, Zone},
    point::Point,
};

/// How many dates a month or a year shows at most.
const DATES_SHOWN: i64 = 1_000;
/// How many dates of a series its page shows at most.
const SERIES_AT_MOST: i64 = 200;
/// How many events a calendar holds at most.
const EVENTS_AT_MOST: i64 = 20_000;

db::statements! {
    COMING = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes FROM event_date e JOIN card c ON c.publication = e.publication AND c.language = $1
        WHERE e.audience = 'public' AND (e.begins_at, e.publication, e.number) > ($2, $3, $4) AND e.over_at > $5
            AND NOT (e.is_again = $7 AND EXISTS (SELECT 1 FROM event_date n WHERE n.publication = e.publication AND n.number = e.number - 1 AND n.over_at > $5))
        ORDER BY e.begins_at, e.publication, e.number LIMIT $6";
    COMING_OF_THEME = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes FROM event_date_theme t
            JOIN event_date e ON e.publication = t.publication AND e.number = t.number JOIN card c ON c.publication = t.publication AND c.language = $1
        WHERE t.theme = $8 AND t.audience = 'public' AND (t.begins_at, t.publication, t.number) > ($2, $3, $4) AND t.over_at > $5
            AND NOT (e.is_again = $7 AND EXISTS (SELECT 1 FROM event_date n WHERE n.publication = e.publication AND n.number = e.number - 1 AND n.over_at > $5))
        ORDER BY t.begins_at, t.publication, t.number LIMIT $6";
    BETWEEN = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes FROM event_date e JOIN card c ON c.publication = e.publication AND c.language = $1
        WHERE e.audience = 'public' AND e.day_first >= $2 AND e.day_first <= $3 AND e.day_last >= $4
        ORDER BY e.day_first, e.starts, e.publication, e.number LIMIT $5";
    BETWEEN_OF_THEME = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes FROM event_date_theme t
            JOIN event_date e ON e.publication = t.publication AND e.number = t.number JOIN card c ON c.publication = t.publication AND c.language = $1
        WHERE t.theme = $6 AND t.audience = 'public' AND t.begins_at >= $7 AND t.begins_at <= $8
            AND e.day_first >= $2 AND e.day_first <= $3 AND e.day_last >= $4 LIMIT $5";
    SPAN = "SELECT (SELECT e.day_first FROM event_date e WHERE e.audience = 'public' ORDER BY e.day_first LIMIT 1) AS first,
        (SELECT e.day_first FROM event_date e WHERE e.audience = 'public' ORDER BY e.day_first DESC LIMIT 1) AS last";
    CALENDAR = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes, f.number AS revision, f.made_at
        FROM event_date e JOIN card c ON c.publication = e.publication AND c.language = $1
            JOIN publication p ON p.id = e.publication JOIN facts_revision f ON f.id = p.live_facts
        WHERE e.audience = 'public' AND e.is_again = $2 LIMIT $3";
    CALENDAR_OF_THEME = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes, f.number AS revision, f.made_at
        FROM event_date_theme t JOIN event_date e ON e.publication = t.publication AND e.number = t.number
            JOIN card c ON c.publication = e.publication AND c.language = $1
            JOIN publication p ON p.id = e.publication JOIN facts_revision f ON f.id = p.live_facts
        WHERE t.theme = $4 AND t.audience = 'public' AND e.is_again = $2 LIMIT $3";
    CALENDAR_OF_SERIES = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes, f.number AS revision, f.made_at
        FROM event_date e JOIN card c ON c.publication = e.publication AND c.language = $1
            JOIN publication p ON p.id = e.publication JOIN facts_revision f ON f.id = p.live_facts
        WHERE e.series = $4 AND e.audience = 'public' AND e.is_again = $2 LIMIT $3";
    OF_SERIES = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes FROM event_date e JOIN card c ON c.publication = e.publication AND c.language = $1
        WHERE e.series = $4 AND e.audience = 'public' AND e.is_again = $2 LIMIT $3";
    RECURRING = "SELECT e.publication, e.starts, e.ends, e.zone, e.rule,
            (SELECT l.day_first FROM event_date l WHERE l.publication = e.publication ORDER BY l.number DESC LIMIT 1) AS last
        FROM event_date e WHERE e.rule IS NOT NULL AND e.publication > $1 ORDER BY e.publication LIMIT 100";
    SERIES_NAMES = "SELECT s.language, s.name FROM event_series s WHERE s.series = $1 AND s.audience = 'public' ORDER BY s.begins_at DESC LIMIT 40";
    CALENDAR_OF_EVENT = "SELECT e.*, c.title, c.text_language, c.slug, c.place_words, c.standfirst, c.first_published_at, c.updated_at, c.themes, f.number AS revision, f.made_at
        FROM event_date e JOIN card c ON c.publication = e.publication AND c.language = $1
            JOIN publication p ON p.id = e.publication JOIN facts_revision f ON f.id = p.live_facts
        WHERE e.publication = $4 AND e.is_again = $2 ORDER BY e.number LIMIT $3";
}

/// Every statement of these files, by name; for the test that explains them.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    [STATEMENTS, addresses::STATEMENTS, bringing::STATEMENTS].into_iter().flatten().copied()
}

/// A date of an event, as its readers see it in a list.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Dated {
    pub(crate) publication: Uuid,
    pub(crate) number: i64,
    pub(crate) item: String,
    starts: String,
    ends: Option<String>,
    zone: String,
    pub(crate) day_first: String,
    pub(crate) day_last: String,
    pub(crate) begins_at: i64,
    pub(crate) over_at: i64,
    pub(crate) kind: String,
    status: String,
    pub(crate) online: Option<String>,
    pub(crate) online_from: Option<i64>,
    pub(crate) rule: Option<String>,
    is_again: bool,
    pub(crate) title: String,
    text_language: String,
    pub(crate) slug: String,
    pub(crate) place_words: Option<String>,
    pub(crate) standfirst: Option<String>,
    pub(crate) first_published_at: i64,
    pub(crate) updated_at: i64,
    /// The ids of its themes.
    pub(crate) themes: String,
    /// The ids of those who organise it.
    organisers: Option<String>,
    point: Option<String>,
}

impl Dated {
    /// When it is.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        stretch(&self.starts, self.ends.as_deref())
    }

    /// The zone of its place.
    pub(crate) fn zone(&self) -> Option<Zone> {
        self.zone.parse().ok()
    }

    /// Whether it comes again.
    pub(crate) fn recurs(&self) -> bool {
        self.is_again || self.rule.is_some()
    }

    /// What has become of it.
    pub(crate) fn status(&self) -> Status {
        Status::read(&self.status)
    }

    /// Those who organise it.
    pub(crate) fn organisers(&self) -> impl Iterator<Item = PartyId> {
        self.organisers.iter().flat_map(|all| all.split(' ')).filter_map(|id| id.parse().ok())
    }

    /// Where its place lies.
    pub(crate) fn point(&self) -> Option<Point> {
        self.point.as_ref()?.parse().ok()
    }

    /// The language of its words.
    pub(crate) fn text_language(&self) -> Language {
        self.text_language.parse().unwrap_or(Language::FR)
    }

    fn order(&self) -> (&str, &str, Uuid, i64) {
        (&self.day_first, &self.starts, self.publication, self.number)
    }

    /// Where a list goes on after it.
    pub(crate) fn key(&self) -> Key {
        Key { begins_at: self.begins_at, publication: PublicationId(self.publication), number: self.number }
    }
}

/// An event as a calendar shows it: with the revision of its facts.
#[derive(Clone, Debug)]
pub(crate) struct Revised {
    pub(crate) dated: Dated,
    pub(crate) revision: i64,
    pub(crate) made_at: i64,
}

impl FromQueryResult for Revised {
    fn from_query_result(row: &db::QueryResult, before: &str) -> std::result::Result<Self, db::DbErr> {
        let dated = Dated::from_query_result(row, before)?;
        Ok(Self { dated, revision: row.try_get(before, "revision")?, made_at: row.try_get(before, "made_at")? })
    }
}

/// Where a page of the coming events begins: `MILLISECONDS~UUID~NUMBER`. It works whether or not that date is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    begins_at: i64,
    publication: PublicationId,
    number: i64,
}

impl Key {
    /// Before everything that may be under way.
    pub(crate) fn first(now: Instant) -> Self {
        let begins_at = now.0.saturating_sub((DAYS_AT_MOST + 1) * 86_400_000);
        Self { begins_at, publication: PublicationId::nil(), number: -1 }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}~{}", self.begins_at, self.publication.0.simple(), self.number)
    }
}

impl FromStr for Key {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let forged = || Error::BadRequest("not a page key");
        let mut parts = text.split('~');
        let (begins_at, id, number) = (parts.next(), parts.next(), parts.next());
        let read = |part: Option<&str>| part.and_then(|part| part.parse::<i64>().ok()).ok_or_else(forged);
        let publication = id.and_then(|id| id.parse().ok()).ok_or_else(forged)?;
        Ok(Self { begins_at: read(begins_at)?, publication, number: read(number)? })
    }
}

/// The dates that are not over, from a place of the list on, at most so many; of what comes again the next one alone.
pub(crate) async fn coming(
    query: &impl Query,
    seen: &Visible,
    language: Language,
    theme: Option<ThemeId>,
    (now, from): (Instant, Key),
    most: i64,
) -> Result<Vec<Dated>> {
    let mut values = values![language.as_str(), from.begins_at, from.publication.0, from.number, now.0, most, true];
    let sql = if let Some(theme) = theme {
        values.extend(values![theme.0]);
        COMING_OF_THEME
    } else {
        COMING
    };
    query.all(&seen.narrow(sql), values).await
}

/// The dates of these days, both included, also those that began before.
pub(crate) async fn between(
    query: &impl Query,
    seen: &Visible,
    language: Language,
    theme: Option<ThemeId>,
    (first, last): (Date, Date),
) -> Result<Vec<Dated>> {
    let earliest = first.checked_sub(jiff::Span::new().days(DAYS_AT_MOST)).unwrap_or(first);
    let mut values = values![language.as_str(), earliest.to_string(), last.to_string(), first.to_string(), DATES_SHOWN];
    let Some(theme) = theme else { return query.all(&seen.narrow(BETWEEN), values).await };
    // No zone is further than a day from UTC: the index gives a little more than the days ask for.
    let around = |day: Date, more: i64| Moment::Day(day).plus_days(more).civil().instant(&TimeZone::UTC).0;
    values.extend(values![theme.0, around(earliest, -1), around(last, 2)]);
    Ok(sorted(query.all(&seen.narrow(BETWEEN_OF_THEME), values).await?))
}

/// The dates in their order, of statements that find them by another one.
fn sorted(mut all: Vec<Dated>) -> Vec<Dated> {
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all
}

/// The dates of a series, in their order.
pub(crate) async fn of_series(
    query: &impl Query,
    seen: &Visible,
    language: Language,
    series: &str,
) -> Result<Vec<Dated>> {
    Ok(sorted(query.all(&seen.narrow(OF_SERIES), values![language.as_str(), false, SERIES_AT_MOST, series]).await?))
}

/// An event that comes again, with the last day that is written of it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Recurring {
    pub(crate) publication: Uuid,
    starts: String,
    ends: Option<String>,
    zone: String,
    pub(crate) rule: Option<String>,
    pub(crate) last: Option<String>,
}

impl Recurring {
    /// When it is first.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        stretch(&self.starts, self.ends.as_deref())
    }

    /// The zone of its place.
    pub(crate) fn zone(&self) -> Option<Zone> {
        self.zone.parse().ok()
    }
}

/// The events that come again, after one of them, some at a time.
pub(crate) async fn recurring(query: &impl Query, after: PublicationId) -> Result<Vec<Recurring>> {
    query.all(RECURRING, values![after.0]).await
}

fn stretch(starts: &str, ends: Option<&str>) -> Option<Stretch> {
    let ends = ends.map(str::parse).transpose().ok()?;
    Some(Stretch { starts: starts.parse().ok()?, ends })
}

#[derive(FromQueryResult)]
struct NameRow {
    language: String,
    name: String,
}

/// What a series is called: in each language as the last event of it says.
pub(crate) async fn series_names(query: &impl Query, seen: &Visible, series: &str) -> Result<Translations> {
    let rows = query.all::<NameRow>(&seen.narrow(SERIES_NAMES), values![series]).await?;
    let named = rows.into_iter().rev().filter_map(|row| Some((row.language.parse().ok()?, row.name)));
    Ok(named.collect())
}

#[derive(FromQueryResult)]
struct SpanRow {
    first: Option<String>,
    last: Option<String>,
}

/// The first days of the first and of the last date.
pub(crate) async fn span(query: &impl Query, seen: &Visible) -> Result<Option<(Date, Date)>> {
    let row = query.one::<SpanRow>(&seen.narrow(SPAN), vec![]).await?;
    let day = |day: Option<String>| day?.parse().ok();
    Ok(row.and_then(|row| Some((day(row.first)?, day(row.last)?))))
}

/// What a calendar holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of<'a> {
    /// Every event.
    All,
    /// Those of a theme.
    Theme(ThemeId),
    /// Those of a series.
    Series(&'a str),
    /// One event.
    Event(PublicationId),
}

/// The events of a calendar, each once however often it recurs.
pub(crate) async fn calendar(
    query: &impl Query,
    seen: &Visible,
    language: Language,
    of: Of<'_>,
) -> Result<Vec<Revised>> {
    let mut values = values![language.as_str(), false, EVENTS_AT_MOST];
    let sql = match of {
        Of::All => CALENDAR,
        Of::Theme(theme) => {
            values.extend(values![theme.0]);
            CALENDAR_OF_THEME
        }
        Of::Series(series) => {
            values.extend(values![series]);
            CALENDAR_OF_SERIES
        }
        Of::Event(publication) => {
            values.extend(values![publication.0]);
            CALENDAR_OF_EVENT
        }
    };
    let mut all = query.all::<Revised>(&seen.narrow(sql), values).await?;
    // Unchanged, a calendar is the same bytes.
    all.sort_by(|a, b| a.dated.order().cmp(&b.dated.order()));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_written_and_a_forged_one_is_refused() {
        let key = Key::first(Instant(1_700_000_000_000));
        assert_eq!(key.to_string().parse::<Key>().unwrap(), key);
        for forged in ["", "1", "1~2~3", "x~0195e1a000007000800000000000000a~1"] {
            assert!(forged.parse::<Key>().is_err(), "{forged}");
        }
    }
}
