//! A series of events, the coming ones and those of before: `/fr/agenda/series/rencontres`.

use axum::response::Response;
use kernel::{Error, Language};
use portal::{Asked, CalendarView};
use publication::visible;
use web::Failure;

use super::{list, page, rows};
use crate::{
    store::{self, Dated},
    view::SeriesPage,
};

/// The word of its address: `series` in every language.
pub(super) const WORD: &str = "series";

/// The page.
pub(super) async fn show(asked: &Asked, slug: &str) -> Result<Response, Failure> {
    let (snapshot, seen) = (asked.portal.db.page_snapshot().await?, visible(&asked.actor));
    let found = store::of_series(&snapshot, &seen, asked.language, slug).await?;
    if found.is_empty() {
        return Err(Error::NotFound.into());
    }
    let names = store::series_names(&snapshot, &seen, slug).await?;
    let (heading, said_in) = names.best(asked.language, asked.site.languages()).unwrap_or((slug, asked.language));
    let now = asked.portal.web.clock.now().0;
    let (coming, mut past): (Vec<Dated>, Vec<Dated>) = found.iter().cloned().partition(|dated| dated.over_at > now);
    past.reverse();
    let name = asked.text("agenda-name");
    let head = asked
        .head(&[heading, name.as_str()])
        .crumbs(vec![(name.clone(), Some(list(asked, asked.language))), (heading.to_owned(), None)])
        .title_in(said_in)
        .languages(|language| (address(asked, language, slug), true))
        .assets(&["agenda.css"], &[])
        .build();
    let view = SeriesPage {
        head,
        heading: heading.to_owned(),
        language: said_in.to_string(),
        dir: said_in.direction().as_str().to_owned(),
        foreign: said_in != asked.language,
        coming: rows::rows(asked, &coming),
        past: rows::rows(asked, &past),
        all: list(asked, asked.language),
        calendar: CalendarView::of(asked, format!("{}.ics", address(asked, asked.language, slug))),
    };
    page(asked, &view, rows::fresh_until(asked, &found))
}

/// The address of a series in a language.
pub(crate) fn address(asked: &Asked, language: Language, slug: &str) -> String {
    list(asked, language) + &web::address::path(&[WORD, slug])
}
