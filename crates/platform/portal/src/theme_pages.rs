//! All themes, and a page for each.

use std::collections::HashMap;

use axum::{http::StatusCode, response::Response};
use kernel::{Error, Language, ThemeId};
use publication::{
    store::lists::{self, Filter},
    visible,
};
use themes::{Found, Place, Theme, ThemeKind};
use web::Failure;

use crate::{
    Asked,
    cards::cards,
    coming::coming,
    home::{link, sort},
    lists::{SIZE, position, titled},
    site::{place_word, themes_path},
    views::{LetterPart, LinkView, ThemeLink, ThemePage, ThemesPage, TopicLink},
};

/// The parameters of a theme's page.
pub(crate) const PARAMS: &[&str] = &["after", "before"];

type Counts = HashMap<ThemeId, i64>;

/// `/fr/themes` and `/fr/pays`: all themes.
pub(crate) async fn index(asked: Asked) -> Result<Response, Failure> {
    let counts = counts(&asked).await?;
    let heading = asked.text("portal-by-theme");
    let head = asked
        .head_at(&themes_path(asked.language), &[heading.as_str()])
        .crumbs(vec![(heading.clone(), None)])
        .languages(|language| (themes_path(language), true))
        .assets(&["portal.css"], &[])
        .build();
    let of = |kind: ThemeKind| asked.site.themes.iter().filter(move |theme| theme.kind == kind);
    let mut topics: Vec<_> = of(ThemeKind::Topic)
        .filter(|theme| theme.broader.is_none())
        .filter_map(|theme| topic(&asked, theme, &counts, 0))
        .collect();
    sort_topics(&asked, &mut topics);
    let used = |kind| {
        of(kind).filter(|theme| counts.contains_key(&theme.id)).filter_map(|theme| link(&asked, theme.id, &counts))
    };
    let mut regions: Vec<_> = used(ThemeKind::Region).collect();
    sort(&asked, &mut regions);
    let mut countries: Vec<_> = used(ThemeKind::Country).collect();
    sort(&asked, &mut countries);
    asked.page(&ThemesPage { head, topics, regions, countries: by_letter(countries) })
}

/// How many publications carry each theme.
async fn counts(asked: &Asked) -> kernel::Result<Counts> {
    let snapshot = asked.portal.db.page_snapshot().await?;
    let mut counts = Counts::new();
    for kind in asked.portal.kinds.iter().filter(|kind| kind.is_listed) {
        for (theme, count) in lists::theme_counts(&snapshot, kind.name).await? {
            *counts.entry(theme).or_default() += count;
        }
    }
    Ok(counts)
}

fn topic(asked: &Asked, theme: &Theme, counts: &Counts, depth: usize) -> Option<TopicLink> {
    let ThemeLink { label, href, count } = link(asked, theme.id, counts)?;
    let inner = asked.site.themes.narrower(theme.id).filter(|_| depth < 8);
    let mut narrower: Vec<_> = inner.filter_map(|theme| topic(asked, theme, counts, depth + 1)).collect();
    sort_topics(asked, &mut narrower);
    Some(TopicLink { label, href, count, narrower })
}

fn sort_topics(asked: &Asked, topics: &mut [TopicLink]) {
    topics.sort_by(|a, b| asked.portal.web.i18n.compare(asked.language, &a.label, &b.label));
}

/// Sorted links, cut where the first letter changes; accents do not make a letter of their own.
fn by_letter(links: Vec<ThemeLink>) -> Vec<LetterPart> {
    let mut parts: Vec<LetterPart> = Vec::new();
    for link in links {
        let letter = first_letter(&link.label);
        match parts.last_mut().filter(|part| part.letter == letter) {
            Some(part) => part.items.push(link),
            None => parts.push(LetterPart { letter, items: vec![link] }),
        }
    }
    parts
}

/// The letter that a name is filed under: "E" for Égypte.
fn first_letter(label: &str) -> String {
    let plain = kernel::Slug::from_title(label);
    let letter = plain.as_ref().and_then(|slug| slug.as_str().chars().next()).or_else(|| label.chars().next());
    letter.into_iter().flat_map(char::to_uppercase).collect()
}

/// `/fr/themes/migration`, `/fr/pays/mali`.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let segments = asked.segments();
    let [word, slug] = segments.as_slice() else { return Err(Error::NotFound.into()) };
    let place = if word == place_word(Place::Themes, asked.language) { Place::Themes } else { Place::Places };
    let theme = match asked.site.themes.find(place, asked.language, slug) {
        Some(Found::Current(theme)) => theme,
        Some(Found::Former(theme)) => {
            return Err(Error::Moved(asked.site.theme_href(theme, asked.language).ok_or(Error::NotFound)?).into());
        }
        None => return Err(Error::NotFound.into()),
    };
    let from = position(&asked)?;
    let snapshot = asked.portal.db.page_snapshot().await?;
    // What takes place has its own day, not that of its announcement: it stands apart.
    let without = asked.portal.coming().map(|(kind, _)| kind);
    let filter = Filter { themes: vec![theme.id], without, ..Filter::default() };
    let at = from.as_ref().map(|(key, direction)| (key, *direction));
    let listed = lists::list(&snapshot, &visible(&asked.actor), asked.language, &filter, at, SIZE).await?;
    let here = asked.path.clone();
    let page = |card: Option<&lists::Card>, name| {
        card.map(|card| here.clone() + &web::address::query(&[(name, &card.key().to_string())]))
    };
    let newer = page(listed.cards.first().filter(|_| listed.has_newer), "before");
    let older = page(listed.cards.last().filter(|_| listed.has_older), "after");
    let (coming, until) = if from.is_none() { coming(&asked, &snapshot, Some(theme)).await? } else { (None, None) };
    let view = ThemePage {
        head: head(&asked, theme, &listed.cards, (newer.clone(), older.clone()), from.is_some()),
        coming,
        heading: name(&asked, theme, asked.language),
        kind: theme.kind.as_str().to_owned(),
        broader: broader(&asked, theme),
        narrower: narrower(&asked, theme, &counts_of(&asked, &snapshot).await?),
        cards: cards(&asked, &snapshot, &listed.cards).await?,
        newer,
        older,
        feed: format!("{here}/feed.atom"),
    };
    asked.portal.page(&asked.site, &asked.actor, asked.language, StatusCode::OK, &view, until)
}

async fn counts_of(asked: &Asked, snapshot: &db::Snapshot) -> kernel::Result<Counts> {
    let kind = asked.portal.kinds.iter().find(|kind| kind.is_listed).ok_or(Error::NotFound)?;
    lists::theme_counts(snapshot, kind.name).await
}

fn head(
    asked: &Asked,
    theme: &Theme,
    listed: &[lists::Card],
    (newer, older): (Option<String>, Option<String>),
    is_later: bool,
) -> crate::Head {
    let heading = name(asked, theme, asked.language);
    let above = asked.text("portal-by-theme");
    asked
        .head(&[titled(asked, &heading, listed, is_later).as_str(), above.as_str()])
        .crumbs(vec![(above.clone(), Some(themes_path(asked.language))), (heading.clone(), None)])
        .languages(|language| {
            let own = asked.site.theme_href(theme, language);
            own.map_or_else(|| (themes_path(language), false), |href| (href, true))
        })
        .feed(heading.clone(), format!("{}/feed.atom", asked.path))
        .around(newer, older)
        .noindex(is_later)
        .assets(&["portal.css"], &[])
        .build()
}

fn name(asked: &Asked, theme: &Theme, language: Language) -> String {
    asked.site.theme_name(&asked.portal, theme, language).to_owned()
}

fn broader(asked: &Asked, theme: &Theme) -> Vec<LinkView> {
    let above = asked.site.themes.with_broader(theme.id).into_iter().skip(1);
    above.filter_map(|id| asked.site.theme_link(&asked.portal, id, asked.language)).collect()
}

fn narrower(asked: &Asked, theme: &Theme, counts: &Counts) -> Vec<ThemeLink> {
    let mut links: Vec<_> =
        asked.site.themes.narrower(theme.id).filter_map(|theme| link(asked, theme.id, counts)).collect();
    sort(asked, &mut links);
    links
}
