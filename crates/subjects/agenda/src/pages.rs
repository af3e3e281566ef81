//! The pages of the agenda: an event, what is to come, months, years, calendars.

mod calendar;
pub(crate) mod coming;
pub(crate) mod event;
mod month;
mod narrowed;
pub(crate) mod organisers;
mod rows;
pub(crate) mod series;
mod year;

use axum::{response::Response, routing::get};
use kernel::{Civil, Error, Language};
use portal::Asked;
use web::{Failure, Route, address};

pub(crate) use calendar::of_event as calendar_of;

use crate::{KIND, SEGMENTS, moment::Zone};

/// The calendar of everything, beside the list: `/fr/agenda.ics`.
pub(crate) fn routes() -> Vec<Route> {
    let words = SEGMENTS.iter().filter_map(|(language, words)| Some((language, words.first()?)));
    let route = |(language, word): (&Language, &&str)| {
        let path = address::path(&[language.as_str(), &format!("{word}.ics")]);
        Route::page(path, get(calendar::all)).params(&["theme", "country"])
    };
    words.map(route).collect()
}

/// What stands under the word of the agenda and is no event's page: `/fr/agenda`, `/fr/agenda/2024`, `/fr/agenda/2024/11`,
/// `/fr/agenda/SLUG.ics`, `/fr/agenda/series/SLUG`.
pub(crate) async fn under(asked: Asked) -> Result<Response, Failure> {
    let segments = asked.segments();
    let rest: Vec<&str> = segments.iter().skip(1).map(String::as_str).collect();
    match rest.as_slice() {
        [] => coming::show(asked).await,
        [year] => match year.strip_suffix(".ics") {
            Some(slug) => calendar::one(asked.clone(), slug).await,
            None => year::show(&asked, number(year, 4)?).await,
        },
        [series::WORD, slug] => match slug.strip_suffix(".ics") {
            Some(slug) => calendar::series(asked.clone(), slug).await,
            None => series::show(&asked, slug).await,
        },
        [year, month] => month::show(&asked, number(year, 4)?, number(month, 2)?).await,
        _ => Err(Error::NotFound.into()),
    }
}

/// A number of so many figures, not zero.
fn number(text: &str, figures: usize) -> Result<i16, Error> {
    let sober = text.len() == figures && text.bytes().all(|byte| byte.is_ascii_digit());
    sober.then(|| text.parse().ok()).flatten().filter(|number| *number > 0).ok_or(Error::NotFound)
}

/// The address of the coming events in a language.
pub(crate) fn list(asked: &Asked, language: Language) -> String {
    asked.portal.kinds.get(KIND).map(|kind| kind.list_path(language)).unwrap_or_default()
}

/// The address of an event in a language.
pub(crate) fn address_of(asked: &Asked, language: Language, slug: &str) -> String {
    asked.portal.kinds.get(KIND).map(|kind| kind.path(language, slug)).unwrap_or_default()
}

/// The site's own zone.
pub(crate) fn site_zone(asked: &Asked) -> Option<Zone> {
    asked.site.zone.iana_name().and_then(|name| name.parse().ok())
}

/// A month's page, under the list.
fn month_rest(first: jiff::civil::Date) -> String {
    format!("/{:04}/{:02}", first.year(), first.month())
}

/// The name of a month.
fn month_name(asked: &Asked, first: jiff::civil::Date) -> String {
    let at = Civil(first.at(0, 0, 0, 0));
    asked.portal.web.i18n.date(asked.language, at, i18n::DateStyle::Month)
}

/// A page that is right until then.
fn page<V: web::View>(asked: &Asked, view: &V, until: Option<Civil>) -> Result<Response, Failure> {
    let ok = axum::http::StatusCode::OK;
    asked.portal.page(&asked.site, &asked.actor, asked.language, ok, view, until)
}
