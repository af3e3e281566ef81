//! What is to come: `/fr/agenda`, of a theme or a country `/fr/agenda?theme=climat`.

use axum::response::Response;
use kernel::Civil;
use portal::{Asked, CalendarView, ComingView, Head, LinkView};
use publication::visible;
use themes::Theme;
use web::Failure;

use super::{list, month_name, month_rest, narrowed::Narrowed, page, rows};
use crate::{
    store::{self, Key},
    view::ComingPage,
};

/// How many dates stand on a page.
const SIZE: usize = 20;
/// How many of the next ones stand beside other things.
const NEXT: i64 = 4;

/// The page.
pub(super) async fn show(asked: Asked) -> Result<Response, Failure> {
    let narrowed = Narrowed::of(&asked)?;
    let now = asked.portal.web.clock.now();
    let from = asked.param("after").map(|key| key.parse::<Key>()).transpose()?;
    let (snapshot, seen) = (asked.portal.db.page_snapshot().await?, visible(&asked.actor));
    let at = (now, from.unwrap_or(Key::first(now)));
    let most = i64::try_from(SIZE + 1).unwrap_or(i64::MAX);
    let mut found = store::coming(&snapshot, &seen, asked.language, narrowed.id(), at, most).await?;
    let years = store::span(&snapshot, &seen).await?;
    let has_more = found.len() > SIZE;
    found.truncate(SIZE);
    let own = narrowed.address(&asked, asked.language, "");
    let next = found.last().filter(|_| has_more).map(|last| paged(&own, &last.key()));
    let heading = narrowed.heading(&asked, &asked.text("agenda-name"));
    let view = ComingPage {
        head: head(&asked, narrowed, &heading, next.clone(), from.is_some()),
        heading,
        events: rows::rows(&asked, &found),
        all: narrowed.id().map(|_| list(&asked, asked.language)),
        first: from.map(|_| own),
        next,
        month: this_month(&asked, narrowed),
        years: years.map(|(first, last)| year_links(&asked, narrowed, (first.year(), last.year()))).unwrap_or_default(),
        calendar: calendar(&asked, narrowed),
    };
    page(&asked, &view, rows::fresh_until(&asked, &found))
}

fn head(asked: &Asked, narrowed: Narrowed<'_>, heading: &str, next: Option<String>, is_later: bool) -> Head {
    asked
        .head_at(&narrowed.address(asked, asked.language, ""), &[heading])
        .crumbs(narrowed.crumbs(asked, vec![]))
        .languages(|language| (narrowed.address(asked, language, ""), true))
        .around(None, next)
        .noindex(is_later)
        .assets(&["agenda.css"], &[])
        .build()
}

/// The next dates, of a theme where one is named, for pages that show other things.
pub(crate) async fn next(
    asked: &Asked,
    snapshot: &db::Snapshot,
    theme: Option<&Theme>,
) -> kernel::Result<(ComingView, Option<Civil>)> {
    let (narrowed, now) = (Narrowed::to(theme), asked.portal.web.clock.now());
    let at = (now, Key::first(now));
    let found = store::coming(snapshot, &visible(&asked.actor), asked.language, narrowed.id(), at, NEXT).await?;
    let view = ComingView {
        events: rows::rows(asked, &found),
        href: narrowed.address(asked, asked.language, ""),
        calendar: calendar(asked, narrowed),
    };
    Ok((view, rows::fresh_until(asked, &found)))
}

fn paged(own: &str, key: &Key) -> String {
    let sign = if own.contains('?') { '&' } else { '?' };
    format!("{own}{sign}{}", web::address::query(&[("after", &key.to_string())]).trim_start_matches('?'))
}

fn this_month(asked: &Asked, narrowed: Narrowed<'_>) -> LinkView {
    let first = asked.portal.now(&asked.site).0.date().first_of_month();
    narrowed.link(asked, month_name(asked, first), &month_rest(first))
}

/// The years, the last one first.
fn year_links(asked: &Asked, narrowed: Narrowed<'_>, (first, last): (i16, i16)) -> Vec<LinkView> {
    (first..=last).rev().map(|year| narrowed.link(asked, year.to_string(), &format!("/{year:04}"))).collect()
}

fn calendar(asked: &Asked, narrowed: Narrowed<'_>) -> CalendarView {
    CalendarView::of(asked, narrowed.address(asked, asked.language, ".ics"))
}
