//! A month as a grid: `/fr/agenda/2024/11`. Weeks begin on Monday (ISO 8601) in every language of the interface.

use axum::response::Response;
use i18n::DateStyle;
use jiff::{ToSpan as _, civil::Date};
use kernel::{Civil, Error};
use portal::{Asked, Head, LinkView};
use publication::visible;
use web::Failure;

use super::{month_name, month_rest, narrowed::Narrowed, page, rows};
use crate::{
    store::{self, Dated},
    view::{DayView, MonthPage, WeekdayView},
};

/// The page.
pub(super) async fn show(asked: &Asked, year: i16, month: i16) -> Result<Response, Failure> {
    let narrowed = Narrowed::of(asked)?;
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
    let first = first.filter(|first| (1900..=2199).contains(&first.year())).ok_or(Error::NotFound)?;
    let (begin, days) = grid(first);
    let (snapshot, seen) = (asked.portal.db.page_snapshot().await?, visible(&asked.actor));
    let last = *days.last().unwrap_or(&first);
    let found = store::between(&snapshot, &seen, asked.language, narrowed.id(), (begin, last)).await?;
    let span = store::span(&snapshot, &seen).await?;
    let own: Vec<&Dated> = found.iter().filter(|dated| is_within(dated, first, first.last_of_month())).collect();
    let (prev, next) = neighbours(asked, narrowed, first, span);
    let heading = narrowed.heading(asked, &month_name(asked, first));
    let view = MonthPage {
        head: head(asked, narrowed, (first, &heading), (prev.as_ref(), next.as_ref()), own.is_empty()),
        heading,
        weekdays: days.iter().take(7).map(|day| weekday(asked, *day)).collect(),
        weeks: weeks(asked, first, &days, &found),
        events: rows::rows(asked, own),
        prev,
        next,
        year: narrowed.link(asked, year.to_string(), &format!("/{year:04}")),
        coming: narrowed.address(asked, asked.language, ""),
    };
    page(asked, &view, fresh_until(asked, first, &found))
}

fn head(
    asked: &Asked,
    narrowed: Narrowed<'_>,
    (first, heading): (Date, &str),
    (prev, next): (Option<&LinkView>, Option<&LinkView>),
    is_empty: bool,
) -> Head {
    let (name, year) = (asked.text("agenda-name"), first.year());
    let rest = month_rest(first);
    let href = |link: Option<&LinkView>| link.map(|link| link.href.clone());
    let above = (year.to_string(), Some(narrowed.address(asked, asked.language, &format!("/{year:04}"))));
    asked
        .head_at(&narrowed.address(asked, asked.language, &rest), &[heading, name.as_str()])
        .crumbs(narrowed.crumbs(asked, vec![above, (month_name(asked, first), None)]))
        .languages(|language| (narrowed.address(asked, language, &rest), true))
        .around(href(prev), href(next))
        .noindex(is_empty)
        .assets(&["agenda.css"], &["agenda.js"])
        .build()
}

/// The months before and after, as far as anything takes place or the present month lies: who follows them comes to an end.
fn neighbours(
    asked: &Asked,
    narrowed: Narrowed<'_>,
    first: Date,
    span: Option<(Date, Date)>,
) -> (Option<LinkView>, Option<LinkView>) {
    let today = asked.portal.now(&asked.site).0.date().first_of_month();
    let (from, to) = span.map_or((today, today), |(from, to)| (from.first_of_month().min(today), to.max(today)));
    let link = |months: i64| {
        let other = first.checked_add(months.months()).ok().filter(|other| (from..=to).contains(other))?;
        Some(narrowed.link(asked, month_name(asked, other), &month_rest(other)))
    };
    (link(-1), link(1))
}

/// The Monday with which the month's grid begins, and all its days.
fn grid(first: Date) -> (Date, Vec<Date>) {
    let back = i64::from(first.weekday().to_monday_zero_offset());
    let begin = first.checked_sub(back.days()).unwrap_or(first);
    let weeks = (back + i64::from(first.days_in_month()) + 6) / 7;
    let days = (0..weeks * 7).filter_map(|at| begin.checked_add(at.days()).ok());
    (begin, days.collect())
}

fn weeks(asked: &Asked, first: Date, days: &[Date], found: &[Dated]) -> Vec<Vec<DayView>> {
    let today = asked.portal.now(&asked.site).0.date();
    let day = |day: &Date| {
        let within = day.month() == first.month();
        let own = found.iter().filter(|dated| within && is_within(dated, *day, *day));
        DayView {
            day: day.to_string(),
            number: asked.portal.web.i18n.number(asked.language, day.day().into()),
            within,
            today: *day == today,
            events: rows::rows(asked, own),
        }
    };
    days.chunks(7).map(|week| week.iter().map(day).collect()).collect()
}

/// Whether it takes place on one of these days.
fn is_within(dated: &Dated, first: Date, last: Date) -> bool {
    dated.day_first <= last.to_string() && dated.day_last >= first.to_string()
}

fn weekday(asked: &Asked, day: Date) -> WeekdayView {
    let name = |style| asked.portal.web.i18n.date(asked.language, Civil(day.at(0, 0, 0, 0)), style);
    WeekdayView { name: name(DateStyle::WeekdayName), short: name(DateStyle::WeekdayShort) }
}

/// What is marked as today or as now does not stay so.
fn fresh_until(asked: &Asked, first: Date, found: &[Dated]) -> Option<Civil> {
    let now = asked.portal.now(&asked.site);
    let tomorrow = now.0.date().tomorrow().ok().map(|day| Civil(day.at(0, 0, 0, 0)));
    let is_present = (now.0.year(), now.0.month()) == (first.year(), first.month());
    let midnight = tomorrow.filter(|_| is_present || now.0.date() < first);
    midnight.into_iter().chain(rows::fresh_until(asked, found)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_has_whole_weeks_from_monday_to_sunday() {
        for (first, begin, count) in
            [("2024-11-01", "2024-10-28", 35), ("2021-02-01", "2021-02-01", 28), ("2023-10-01", "2023-09-25", 42)]
        {
            let (monday, days) = grid(first.parse().unwrap());
            assert_eq!((monday.to_string().as_str(), days.len()), (begin, count), "{first}");
        }
    }
}
