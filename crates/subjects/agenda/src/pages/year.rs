//! A year, month by month, past ones too: `/fr/agenda/2024`, of a theme `/fr/agenda/2024?theme=climat`.

use axum::response::Response;
use jiff::civil::Date;
use kernel::Error;
use portal::{Asked, Head, LinkView};
use publication::visible;
use web::Failure;

use super::{month_name, month_rest, narrowed::Narrowed, page, rows};
use crate::{
    store::{self, Dated},
    view::{MonthView, YearPage},
};

/// The page.
pub(super) async fn show(asked: &Asked, year: i16) -> Result<Response, Failure> {
    let narrowed = Narrowed::of(asked)?;
    let days = Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok());
    let days = days.filter(|_| (1900..=2199).contains(&year)).ok_or(Error::NotFound)?;
    let (snapshot, seen) = (asked.portal.db.page_snapshot().await?, visible(&asked.actor));
    let mut found = store::between(&snapshot, &seen, asked.language, narrowed.id(), days).await?;
    let span = store::span(&snapshot, &seen).await?;
    // What began in the year before stands there.
    found.retain(|dated| dated.day_first >= days.0.to_string());
    let link = |year: i16| {
        let is_used = span.is_some_and(|(first, last)| (first.year()..=last.year()).contains(&year));
        is_used.then(|| narrowed.link(asked, year.to_string(), &format!("/{year:04}")))
    };
    let (prev, next) = (link(year - 1), link(year + 1));
    let heading = narrowed.heading(asked, &year.to_string());
    let view = YearPage {
        head: head(asked, narrowed, (year, &heading), (prev.as_ref(), next.as_ref()), found.is_empty()),
        heading,
        months: months(asked, narrowed, &found),
        prev,
        next,
        coming: narrowed.address(asked, asked.language, ""),
    };
    page(asked, &view, rows::fresh_until(asked, &found))
}

fn head(
    asked: &Asked,
    narrowed: Narrowed<'_>,
    (year, heading): (i16, &str),
    (prev, next): (Option<&LinkView>, Option<&LinkView>),
    is_empty: bool,
) -> Head {
    let (name, rest) = (asked.text("agenda-name"), format!("/{year:04}"));
    let href = |link: Option<&LinkView>| link.map(|link| link.href.clone());
    asked
        .head_at(&narrowed.address(asked, asked.language, &rest), &[heading, name.as_str()])
        .crumbs(narrowed.crumbs(asked, vec![(year.to_string(), None)]))
        .languages(|language| (narrowed.address(asked, language, &rest), true))
        .around(href(prev), href(next))
        .noindex(is_empty)
        .assets(&["agenda.css"], &[])
        .build()
}

/// The months in which something begins.
fn months(asked: &Asked, narrowed: Narrowed<'_>, found: &[Dated]) -> Vec<MonthView> {
    let month = |dated: &Dated| dated.day_first.get(..7).unwrap_or_default().to_owned();
    let view = |group: &[Dated]| {
        let first: Date = format!("{}-01", month(group.first()?)).parse().ok()?;
        let link = narrowed.link(asked, month_name(asked, first), &month_rest(first));
        Some(MonthView { link, events: rows::rows(asked, group) })
    };
    found.chunk_by(|a, b| month(a) == month(b)).filter_map(view).collect()
}
