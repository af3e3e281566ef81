//! `/fr/recherche`: what was found.

use axum::response::Response;
use kernel::{Error, Language};
use search::{Answer, Help};
use web::Failure;

use super::{
    Wanted, asking,
    facets::{active, facets},
    hits::Stands,
    view::{HelpView, KeptView, ReadAsView, SearchPage},
};
use crate::{
    Asked,
    site::themes_path,
    views::{FilterLink, Head, LinkView},
};

/// Shows what was found.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let wanted = Wanted::of(&asked);
    if !wanted.is_asked() || !asked.portal.search.is_ready() {
        let is_building = !asked.portal.search.is_ready();
        return asked.page(&SearchPage { is_building, ..blank(&asked, &wanted) });
    }
    let answer = wanted.answer(&asked).await?;
    if wanted.page > 0 && answer.hits.is_empty() {
        return Err(Error::NotFound.into());
    }
    if answer.total == 0 && !wanted.is_narrowed() {
        asked.portal.misses.count(&wanted.typed, asked.portal.now(&asked.site));
    }
    let snapshot = asked.portal.db.page_snapshot().await?;
    let stands = Stands::of(&asked, &snapshot, answer.hits.iter().map(|hit| &hit.thing)).await?;
    let link = |wanted: Wanted| wanted.href(&asked.site, asked.language);
    let view = SearchPage {
        is_cut: answer.is_cut,
        total: whole(answer.total),
        with_all_words: (answer.with_all_words < answer.total).then(|| whole(answer.with_all_words)),
        read_as: read_as(&answer),
        did_you_mean: answer.did_you_mean.as_ref().map(|typed| LinkView {
            label: typed.clone(),
            href: link(Wanted { typed: typed.clone(), ..wanted.first_page() }),
        }),
        hits: answer.hits.iter().filter_map(|hit| stands.view(hit)).collect(),
        facets: facets(&asked, &wanted, &answer),
        help: answer.help.as_ref().map(|help| help_view(&asked, &wanted, help)),
        before: (wanted.page > 0).then(|| link(Wanted { page: wanted.page - 1, ..wanted.clone() })),
        after: answer.has_more.then(|| link(Wanted { page: wanted.page + 1, ..wanted.clone() })),
        ..blank(&asked, &wanted)
    };
    asked.page(&view)
}

/// The page without an answer.
fn blank(asked: &Asked, wanted: &Wanted) -> SearchPage {
    let pairs = wanted.first_page().pairs(&asked.site, asked.language);
    let kept = pairs.into_iter().filter(|(name, _)| !["q", "from", "to"].contains(name));
    let day = |day: Option<kernel::Civil>| day.map(kernel::Civil::day).unwrap_or_default();
    SearchPage {
        head: head(asked, wanted),
        query: wanted.typed.clone(),
        kept: kept.map(|(name, value)| KeptView { name: name.to_owned(), value }).collect(),
        from: day(wanted.from),
        to: day(wanted.to),
        is_asked: wanted.is_asked(),
        number: wanted.page + 1,
        active: active(asked, wanted),
        sorts: sorts(asked, wanted),
        feed: feed(asked, wanted, asked.language),
        ..SearchPage::default()
    }
}

fn head(asked: &Asked, wanted: &Wanted) -> Head {
    let name = asked.text("portal-search");
    let number = (wanted.page + 1).to_string();
    let said = |key: &str, args: &[(&str, i18n::Arg)]| asked.portal.web.i18n.text(asked.language, key, args);
    let quoted = said("portal-search-of", &[("query", wanted.typed.as_str().into())]);
    let page = said("portal-search-page", &[("number", number.as_str().into())]);
    let mut title: Vec<&str> = Vec::new();
    title.extend((wanted.page > 0).then_some(page.as_str()));
    title.push(if wanted.typed.is_empty() { &name } else { &quoted });
    let languages = |language: Language| (wanted.first_page().href(&asked.site, language), true);
    let head = asked.head_at(&wanted.href(&asked.site, asked.language), &title).crumbs(vec![(name.clone(), None)]);
    let head = head.languages(languages).noindex(wanted.is_asked()).assets(&["portal.css", "search.css"], &[]);
    match feed(asked, wanted, asked.language) {
        Some(href) => head.feed(quoted.clone(), href).build(),
        None => head.build(),
    }
}

/// The address of the search as a feed; an open question has none.
fn feed(asked: &Asked, wanted: &Wanted, language: Language) -> Option<String> {
    let query = Wanted { by_date: false, ..wanted.first_page() }.query(&asked.site, language);
    wanted.is_asked().then(|| format!("{}/feed.atom{query}", super::path(language)))
}

fn sorts(asked: &Asked, wanted: &Wanted) -> Vec<FilterLink> {
    let sort = |key: &str, by_date: bool| FilterLink {
        label: asked.text(key),
        href: Wanted { by_date, ..wanted.first_page() }.href(&asked.site, asked.language),
        current: wanted.by_date == by_date,
        count: None,
    };
    vec![sort("portal-search-by-relevance", false), sort("portal-search-by-date", true)]
}

fn read_as(answer: &Answer) -> Vec<ReadAsView> {
    answer.read_as.iter().map(|(typed, read)| ReadAsView { typed: typed.clone(), read: read.clone() }).collect()
}

/// What helps: fewer words, fewer choices, themes near and all of them, somebody to ask.
fn help_view(asked: &Asked, wanted: &Wanted, help: &Help) -> HelpView {
    let link = |label: &str, with: &Wanted, count: u64| FilterLink {
        label: label.to_owned(),
        href: with.href(&asked.site, asked.language),
        current: false,
        count: Some(whole(count)),
    };
    let with = |typed: &str| Wanted { typed: typed.to_owned(), ..wanted.first_page() };
    let open = Wanted { typed: wanted.typed.clone(), by_date: wanted.by_date, ..Wanted::default() };
    let contact = asked.site.page("contact", asked.language);
    let theme = |id: &kernel::ThemeId| asked.site.theme_link(&asked.portal, *id, asked.language);
    HelpView {
        fewer: help.fewer.iter().map(|one| link(&one.value, &with(&one.value), one.count)).collect(),
        open: (help.without_filter > 0).then(|| link(&open.typed, &open, help.without_filter)),
        themes: help.themes.iter().filter_map(theme).take(asking::SIZE).collect(),
        all_themes: LinkView { label: asked.text("portal-by-theme"), href: themes_path(asked.language) },
        contact: contact.map(|page| LinkView { label: page.title.clone(), href: page.href.clone() }),
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
