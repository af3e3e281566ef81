//! The catalogue: `/fr/ressources`, `/fr/ressources/2005`, with facets in the parameters.

use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::Result;
use portal::{Asked, Files, Head};
use publication::{
    store::lists::{Card, Direction, PageKey},
    visible,
};
use web::Failure;

use super::{
    choice::Choice,
    facets::{Counted, active, facets},
};
use crate::{
    facet::Of,
    model::ResourceKind,
    store::{self, COUNTED_AT_MOST, Counts, Listed, Page},
    view::{BrowsePage, RecordCard},
};

/// How many records stand on a page.
const SIZE: usize = 24;

/// The page.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let choice = Choice::read(&asked)?;
    let from = portal::position(&asked)?;
    let (snapshot, seen) = (asked.portal.db.page_snapshot().await?, visible(&asked.actor));
    let all = store::tallies(&snapshot).await?;
    let chosen = rarest_first(&choice, &all);
    let is_known = choice.unknown.is_empty();
    let page = if is_known {
        store::list(&snapshot, &seen, asked.language, &chosen, at(from.as_ref()), SIZE).await?
    } else {
        Page::default()
    };
    let is_few = chosen.first().is_some_and(|of| all.get(of).copied().unwrap_or(0) <= COUNTED_AT_MOST);
    let within = if choice.count() > 0 && is_known && is_few {
        Some(store::counts(&snapshot, &seen, &chosen).await?)
    } else {
        None
    };
    let counted = Counted { all, within };
    let files = covers(&snapshot, &page.records).await?;
    let view = view(&asked, &choice, &page, &counted, &files, from.is_some());
    let status = if is_known { StatusCode::OK } else { StatusCode::NOT_FOUND };
    asked.portal.page(&asked.site, &asked.actor, asked.language, status, &view, None)
}

fn at(from: Option<&(PageKey, Direction)>) -> Option<(&PageKey, Direction)> {
    from.map(|(key, direction)| (key, *direction))
}

/// What is chosen, the value with the fewest records first: the list walks its index and asks the others of each.
fn rarest_first(choice: &Choice<'_>, all: &Counts) -> Vec<Of> {
    let mut chosen = choice.values();
    chosen.sort_by_key(|of| all.get(of).copied().unwrap_or(0));
    chosen
}

/// The records' pictures: one query, or none.
async fn covers(query: &impl Query, records: &[Listed]) -> Result<Files> {
    let mut ids: Vec<_> = records.iter().filter_map(|record| record.cover).collect();
    ids.sort_unstable();
    ids.dedup();
    media::by_ids(query, &ids).await
}

fn view(
    asked: &Asked,
    choice: &Choice<'_>,
    page: &Page,
    counted: &Counted,
    files: &Files,
    is_later: bool,
) -> BrowsePage {
    let key = |record: Option<&Listed>, name| {
        record.map(|record| choice.address(asked, asked.language, &[(name, &record.card.key().to_string())]))
    };
    let newer = key(page.records.first().filter(|_| page.has_newer), "before");
    let older = key(page.records.last().filter(|_| page.has_older), "after");
    let active = active(asked, choice);
    // What nobody knows is shown where it can be taken away, and is no heading.
    let known: Vec<&str> = active.iter().take(choice.count()).map(|facet| facet.label.as_str()).collect();
    let what = known.join(" · ");
    let heading = heading(asked, &what);
    let title = portal::titled(asked, &heading, &cards(page), is_later);
    BrowsePage {
        head: head(asked, choice, (&title, &what), (newer.clone(), older.clone()), is_later),
        heading,
        total: counted.total(choice),
        facets: facets(asked, choice, counted),
        active,
        all: super::list(asked, asked.language),
        records: page.records.iter().map(|record| card(asked, record, files)).collect(),
        is_list: choice.is_list,
        grid_href: Choice { is_list: false, ..choice.clone() }.here(asked),
        list_href: Choice { is_list: true, ..choice.clone() }.here(asked),
        newer,
        older,
    }
}

fn cards(page: &Page) -> Vec<Card> {
    page.records.iter().map(|record| record.card.clone()).collect()
}

/// "Ressources", "Ressources : Film · Mali".
fn heading(asked: &Asked, what: &str) -> String {
    let label = asked.text("resources-name");
    if what.is_empty() {
        return label;
    }
    let args = [("list", label.into()), ("what", what.into())];
    asked.portal.web.i18n.text(asked.language, "resources-heading", &args)
}

fn head(
    asked: &Asked,
    choice: &Choice<'_>,
    (title, what): (&str, &str),
    (newer, older): (Option<String>, Option<String>),
    is_later: bool,
) -> Head {
    let (name, is_known) = (asked.text("resources-name"), choice.unknown.is_empty());
    let crumbs = if what.is_empty() {
        vec![(name, None)]
    } else {
        vec![(name, Some(super::list(asked, asked.language))), (what.to_owned(), None)]
    };
    let more = [choice.is_list.then_some("resources-list"), (!is_known).then_some("resources-none")];
    let more: Vec<String> = more.into_iter().flatten().map(|key| asked.text(key)).collect();
    let titles: Vec<&str> = std::iter::once(title).chain(more.iter().map(String::as_str)).collect();
    asked
        .head_at(&choice.here(asked), &titles)
        .crumbs(crumbs)
        .languages(|language| (choice.address(asked, language, &[]), true))
        .around(newer, older)
        .noindex(is_later || choice.is_list || choice.count() > 1 || !is_known)
        .assets(&["portal.css", "resources.css"], &[])
        .build()
}

fn card(asked: &Asked, record: &Listed, files: &Files) -> RecordCard {
    let mut card = record.card.clone();
    let is_page = card.picture.is_none() && record.pictures == 0;
    card.picture = record.cover.map(|cover| cover.0);
    let date = record.date.as_ref().and_then(|date| date.parse::<crate::partial::PartialDate>().ok());
    RecordCard {
        card: portal::card(asked, &card, files),
        kind: asked.text(record.kind.word()),
        is_page: is_page && record.kind != ResourceKind::Picture,
        date: date.map(|date| date.words(&asked.portal.web.i18n, asked.language)),
        creators: record.creators.clone(),
        pictures: (record.pictures > 1).then_some(record.pictures),
    }
}
