//! Lists of a kind: by year and month (in the path), by theme, country and language (in the query).

use axum::response::Response;
use kernel::{Civil, Error, Language};
use publication::{
    KindInfo,
    store::lists::{self, Direction, Filter, PageKey},
    visible,
};
use themes::{Found, Place, Theme, ThemeKind};
use web::Failure;

use crate::{
    Asked,
    cards::cards,
    feeds::feed_path,
    views::{Active, FilterLink, Filters, ListPage},
};

/// The parameters of a list, in their canonical order.
pub(crate) const PARAMS: &[&str] = &["theme", "country", "lang", "after", "before"];

/// How many cards stand on a page of a list.
pub(crate) const SIZE: usize = 15;

/// What a list was asked for.
#[derive(Clone, Default)]
struct Choice<'a> {
    year: Option<i16>,
    month: Option<i8>,
    theme: Option<&'a Theme>,
    country: Option<&'a Theme>,
    text_language: Option<Language>,
}

/// `/fr/actualites`, `/fr/actualites/2017`, `/fr/actualites/2017/11`.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let segments = asked.segments();
    let word = segments.first().ok_or(Error::NotFound)?;
    let (kind, is_present) = asked.portal.kinds.of_segment(asked.language, word).ok_or(Error::NotFound)?;
    if !is_present {
        return Ok(web::redirect(&kind.list_path(asked.language)));
    }
    if let Some(pages) = asked.portal.pages(kind.name) {
        return (pages.show)(asked).await;
    }
    let choice = choice(&asked, &segments[1..])?;
    let from = position(&asked)?;
    let snapshot = asked.portal.db.page_snapshot().await?;
    let counts = lists::theme_counts(&snapshot, kind.name).await?;
    let mut filter = filter(kind, &choice);
    // The rarest theme leads: the list walks its index and asks the others of each.
    filter.themes.sort_by_key(|theme| counts.get(theme).copied().unwrap_or(0));
    let seen = visible(&asked.actor);
    let from = from.as_ref().map(|(key, direction)| (key, *direction));
    let listed = lists::list(&snapshot, &seen, asked.language, &filter, from, SIZE).await?;
    let months = lists::month_counts(&snapshot, kind.name).await?;
    let heading = heading(&asked, kind, &choice);
    let page = |key: Option<PageKey>, name| key.map(|key| address(&asked, kind, &choice, &[(name, &key.to_string())]));
    let newer = page(listed.cards.first().filter(|_| listed.has_newer).map(lists::Card::key), "before");
    let older = page(listed.cards.last().filter(|_| listed.has_older).map(lists::Card::key), "after");
    let here = address(&asked, kind, &choice, &[]);
    let label = asked.portal.kind_label(kind.name, asked.language);
    let feed = choice.theme.or(choice.country).and_then(|theme| asked.site.theme_href(theme, asked.language));
    let feed = feed.map_or_else(|| feed_path(asked.language), |theme| format!("{theme}/feed.atom"));
    let is_first = from.is_none();
    let head = asked
        .head_at(&here, &[titled(&asked, &heading, &listed.cards, !is_first).as_str()])
        .crumbs(crumbs(&asked, kind, &choice, &label))
        .languages(|language| (translated(&asked, kind, &choice, language), true))
        .feed(heading.clone(), feed.clone())
        .around(newer.clone(), older.clone())
        .noindex(!is_first || choice.text_language.is_some() || (choice.theme.is_some() && choice.country.is_some()))
        .assets(&["portal.css"], &[])
        .build();
    let view = ListPage {
        head,
        heading,
        intro: None,
        empty: listed.cards.is_empty(),
        cards: cards(&asked, &snapshot, &listed.cards).await?,
        filters: filters(&asked, kind, &choice, &months, &counts),
        newer,
        older,
        feed,
    };
    asked.page(&view)
}

/// Reads the path and the parameters. A year, month, theme or language that is none is not found.
fn choice<'a>(asked: &'a Asked, rest: &[String]) -> Result<Choice<'a>, Error> {
    let number = |text: &String, length: usize| {
        let digits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<i16>().ok()).flatten().ok_or(Error::NotFound)
    };
    let year = rest.first().map(|text| number(text, 4)).transpose()?;
    let month = rest.get(1).map(|text| number(text, 2)).transpose()?;
    let month =
        month.map(|month| i8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(Error::NotFound));
    if rest.len() > 2 || year == Some(0) {
        return Err(Error::NotFound);
    }
    let find = |place: Place, name: &str| match asked.param(name) {
        None => Ok(None),
        Some(slug) => match asked.site.themes.find(place, asked.language, &slug) {
            Some(Found::Current(theme) | Found::Former(theme)) => Ok(Some(theme)),
            None => Err(Error::NotFound),
        },
    };
    let offered = |tag: String| {
        let language = tag.parse().ok().filter(|language| asked.site.languages().contains(language));
        language.ok_or(Error::NotFound)
    };
    let text_language = asked.param("lang").map(offered).transpose()?;
    Ok(Choice {
        year,
        month: month.transpose()?,
        theme: find(Place::Themes, "theme")?,
        country: find(Place::Places, "country")?,
        text_language,
    })
}

/// Where in the list: `after` a card goes to older ones, `before` it to newer ones.
pub fn position(asked: &Asked) -> Result<Option<(PageKey, Direction)>, Error> {
    let read = |name: &str, direction| asked.param(name).map(|key| Ok::<_, Error>((key.parse()?, direction)));
    read("after", Direction::Older).or_else(|| read("before", Direction::Newer)).transpose()
}

/// The heading, and on later pages the days that they span: every page has a title of its own (WCAG 2.4.2).
pub fn titled(asked: &Asked, heading: &str, listed: &[lists::Card], is_later: bool) -> String {
    let days = listed.last().zip(listed.first()).filter(|_| is_later);
    let days = days.and_then(|(last, first)| last.dated.parse().ok().zip(first.dated.parse().ok()));
    let Some((from, to)) = days else { return heading.to_owned() };
    let span = asked.portal.web.i18n.range(asked.language, from, to);
    asked.portal.web.i18n.text(asked.language, "portal-list-span", &[("list", heading.into()), ("span", span.into())])
}

fn filter(kind: &KindInfo, choice: &Choice<'_>) -> Filter {
    let between = choice.year.map(|year| {
        let day = |year: i16, month: i8| {
            let first = jiff::civil::Date::new(year, month, 1).ok();
            // Beyond the last year there is no day: the list then goes to the end of time.
            Civil(first.map_or(jiff::civil::DateTime::MAX, |first| first.to_datetime(jiff::civil::Time::midnight())))
        };
        match choice.month {
            Some(12) => (day(year, 12), day(year.saturating_add(1), 1)),
            Some(month) => (day(year, month), day(year, month + 1)),
            None => (day(year, 1), day(year.saturating_add(1), 1)),
        }
    });
    let themes = [choice.country, choice.theme].into_iter().flatten().map(|theme| theme.id).collect();
    Filter { kind: Some(kind.name.to_owned()), without: None, themes, between, text_language: choice.text_language }
}

/// The address of the list with these choices, in this language, with more parameters behind.
fn address_in(
    asked: &Asked,
    kind: &KindInfo,
    choice: &Choice<'_>,
    language: Language,
    more: &[(&str, &str)],
) -> String {
    let mut path = kind.list_path(language);
    if let Some(year) = choice.year {
        path.push_str(&format!("/{year:04}"));
        if let Some(month) = choice.month {
            path.push_str(&format!("/{month:02}"));
        }
    }
    let slug = |theme: Option<&Theme>| {
        theme.and_then(|theme| asked.site.themes.slug(theme.id, language)).unwrap_or_default().to_owned()
    };
    let (theme, country) = (slug(choice.theme), slug(choice.country));
    let lang = choice.text_language.map(|language| language.to_string()).unwrap_or_default();
    let mut pairs = vec![("theme", theme.as_str()), ("country", country.as_str()), ("lang", lang.as_str())];
    pairs.retain(|(_, value)| !value.is_empty());
    pairs.extend_from_slice(more);
    path + &web::address::query(&pairs)
}

fn address(asked: &Asked, kind: &KindInfo, choice: &Choice<'_>, more: &[(&str, &str)]) -> String {
    address_in(asked, kind, choice, asked.language, more)
}

fn translated(asked: &Asked, kind: &KindInfo, choice: &Choice<'_>, language: Language) -> String {
    address_in(asked, kind, choice, language, &[])
}

/// "Actualités", "Actualités : Mali", "Actualités, novembre 2017".
fn heading(asked: &Asked, kind: &KindInfo, choice: &Choice<'_>) -> String {
    let label = asked.portal.kind_label(kind.name, asked.language);
    let parts = labels(asked, choice);
    if parts.is_empty() {
        return label;
    }
    let what = parts.join(" · ");
    asked.portal.web.i18n.text(asked.language, "portal-list-heading", &[("list", label.into()), ("what", what.into())])
}

/// What was chosen, in words.
fn labels(asked: &Asked, choice: &Choice<'_>) -> Vec<String> {
    let themes = [choice.theme, choice.country].into_iter().flatten();
    let mut labels: Vec<String> =
        themes.map(|theme| asked.site.theme_name(&asked.portal, theme, asked.language).to_owned()).collect();
    labels.extend(choice.year.map(|year| period(asked, year, choice.month)));
    labels.extend(choice.text_language.map(|language| in_language(asked, language)));
    labels
}

/// "en anglais".
fn in_language(asked: &Asked, language: Language) -> String {
    let name = asked.portal.web.i18n.language_name(asked.language, language);
    asked.portal.web.i18n.text(asked.language, "portal-in-language", &[("language", name.into())])
}

/// "2017" or "novembre 2017".
fn period(asked: &Asked, year: i16, month: Option<i8>) -> String {
    let first = month.and_then(|month| jiff::civil::Date::new(year, month, 1).ok());
    match first {
        Some(first) => {
            let first = Civil(first.to_datetime(jiff::civil::Time::midnight()));
            asked.portal.web.i18n.date(asked.language, first, i18n::DateStyle::Month)
        }
        None => year.to_string(),
    }
}

fn crumbs(asked: &Asked, kind: &KindInfo, choice: &Choice<'_>, label: &str) -> Vec<(String, Option<String>)> {
    let labels = labels(asked, choice);
    if labels.is_empty() {
        return vec![(label.to_owned(), None)];
    }
    vec![(label.to_owned(), Some(kind.list_path(asked.language))), (labels.join(" · "), None)]
}

type Months = [(String, i64)];
type Counts = std::collections::HashMap<kernel::ThemeId, i64>;

fn filters(asked: &Asked, kind: &KindInfo, choice: &Choice<'_>, months: &Months, counts: &Counts) -> Filters {
    let link = |label: String, with: Choice<'_>, current: bool, count: Option<i64>| FilterLink {
        label,
        href: address(asked, kind, &with, &[]),
        current,
        count,
    };
    let mut years: Vec<(i16, i64)> = Vec::new();
    for (month, count) in months {
        let year = month.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
        match years.last_mut().filter(|(known, _)| *known == year) {
            Some((_, sum)) => *sum += count,
            None => years.push((year, *count)),
        }
    }
    let years = years.iter().map(|(year, count)| {
        let with = Choice { year: Some(*year), month: None, ..choice.clone() };
        link(year.to_string(), with, choice.year == Some(*year), Some(*count))
    });
    let within = choice.year.map(|year| format!("{year:04}-")).unwrap_or_default();
    let months = months.iter().rev().filter(|(month, _)| !within.is_empty() && month.starts_with(&within)).map(
        |(month, count)| {
            let number = month.get(5..7).and_then(|month| month.parse().ok());
            let with = Choice { month: number, ..choice.clone() };
            link(period(asked, choice.year.unwrap_or_default(), number), with, choice.month == number, Some(*count))
        },
    );
    let languages = asked.site.languages().iter().map(|language| {
        let with = Choice { text_language: Some(*language), ..choice.clone() };
        let label = asked.portal.web.i18n.language_name(asked.language, *language);
        link(label, with, choice.text_language == Some(*language), None)
    });
    Filters {
        themes: theme_filters(asked, kind, choice, counts, Place::Themes),
        countries: theme_filters(asked, kind, choice, counts, Place::Places),
        years: years.collect(),
        months: months.collect(),
        languages: languages.collect(),
        active: active(asked, kind, choice),
    }
}

/// The thirty most used themes of a place, by their names.
fn theme_filters(
    asked: &Asked,
    kind: &KindInfo,
    choice: &Choice<'_>,
    counts: &Counts,
    place: Place,
) -> Vec<FilterLink> {
    let mut used: Vec<_> = asked
        .site
        .themes
        .iter()
        .filter(|theme| theme.kind.place() == place && counts.contains_key(&theme.id))
        .collect();
    used.sort_by_key(|theme| (std::cmp::Reverse(counts[&theme.id]), theme.id));
    let chosen = if place == Place::Themes { choice.theme } else { choice.country };
    let links = used.into_iter().take(30).map(|theme| {
        let mut with = choice.clone();
        *(if theme.kind == ThemeKind::Topic { &mut with.theme } else { &mut with.country }) = Some(theme);
        FilterLink {
            label: asked.site.theme_name(&asked.portal, theme, asked.language).to_owned(),
            href: address(asked, kind, &with, &[]),
            current: chosen.is_some_and(|chosen| chosen.id == theme.id),
            count: counts.get(&theme.id).copied(),
        }
    });
    let mut links: Vec<_> = links.collect();
    links.sort_by(|a, b| asked.portal.web.i18n.compare(asked.language, &a.label, &b.label));
    links
}

/// The chosen values, each with the list without it.
fn active(asked: &Asked, kind: &KindInfo, choice: &Choice<'_>) -> Vec<Active> {
    let mut all = Vec::new();
    let mut add = |label: String, without: Choice<'_>| {
        all.push(Active { label, remove_href: address(asked, kind, &without, &[]) });
    };
    let name = |theme: &Theme| asked.site.theme_name(&asked.portal, theme, asked.language).to_owned();
    if let Some(theme) = choice.theme {
        add(name(theme), Choice { theme: None, ..choice.clone() });
    }
    if let Some(theme) = choice.country {
        add(name(theme), Choice { country: None, ..choice.clone() });
    }
    if let Some(year) = choice.year {
        add(period(asked, year, choice.month), Choice { year: None, month: None, ..choice.clone() });
    }
    if let Some(language) = choice.text_language {
        add(
            asked.portal.web.i18n.language_name(asked.language, language),
            Choice { text_language: None, ..choice.clone() },
        );
    }
    all
}
