//! What results can be narrowed by, each value with how many it leaves; and what is chosen.

use i18n::DateStyle;
use kernel::{Country, Language, ThemeId};
use search::{Answer, Counted};
use themes::ThemeKind;

use super::{Wanted, view::FacetView};
use crate::{
    Asked,
    views::{Active, FilterLink},
};

/// So many values of a facet are offered.
const MOST: usize = 24;

/// The facets of an answer; those without a choice are left out.
pub(super) fn facets(asked: &Asked, wanted: &Wanted, answer: &Answer) -> Vec<FacetView> {
    let found = &answer.facets;
    let first = wanted.first_page();
    let kinds = found.kinds.iter().filter_map(|one| Some((asked.portal.kinds.get(&one.value)?.name, one.count)));
    let kinds =
        values(asked, kinds, wanted.kind, |kind| Wanted { kind, ..first.clone() }, |kind| kind_name(asked, kind));
    let topics = found.themes.iter().filter(|one| is_topic(asked, one.value)).map(pair);
    let name = |id| theme_name(asked, id);
    let topics = values(asked, topics, wanted.theme, |theme| Wanted { theme, ..first.clone() }, name);
    let countries = found.countries.iter().filter_map(|one| Some((country(asked, &one.value)?, one.count)));
    let countries = values(asked, countries, wanted.country, |country| Wanted { country, ..first.clone() }, name);
    let language = |text_language| Wanted { text_language, ..first.clone() };
    let languages = found.languages.iter().map(pair);
    let languages = values(asked, languages, wanted.text_language, language, |tag| language_name(asked, tag));
    let years = found.years.iter().map(pair);
    let years = values(asked, years, wanted.year, |year| Wanted { year, ..first.clone() }, |year| year.to_string());
    let all = [
        ("portal-search-kind", kinds),
        ("portal-filter-theme", topics),
        ("portal-search-country", countries),
        ("portal-filter-language", languages),
        ("portal-filter-year", years),
    ];
    let all = all.into_iter().filter(|(_, items)| !items.is_empty());
    all.map(|(key, items)| FacetView { label: asked.text(key), items }).collect()
}

fn pair<T: Copy>(one: &Counted<T>) -> (T, u64) {
    (one.value, one.count)
}

/// The values of a facet as links: each chooses itself, the chosen one lets go.
fn values<T: Copy + PartialEq>(
    asked: &Asked,
    found: impl Iterator<Item = (T, u64)>,
    chosen: Option<T>,
    choose: impl Fn(Option<T>) -> Wanted,
    name: impl Fn(T) -> String,
) -> Vec<FilterLink> {
    let link = |(value, count): (T, u64)| {
        let current = chosen == Some(value);
        let with = choose(Some(value).filter(|_| !current));
        FilterLink {
            label: name(value),
            href: with.href(&asked.site, asked.language),
            current,
            count: i64::try_from(count).ok(),
        }
    };
    found.take(MOST).map(link).collect()
}

fn kind_name(asked: &Asked, kind: &str) -> String {
    asked.portal.kind_label(kind, asked.language)
}

fn is_topic(asked: &Asked, id: ThemeId) -> bool {
    asked.site.themes.get(id).is_some_and(|theme| theme.kind == ThemeKind::Topic)
}

fn theme_name(asked: &Asked, id: ThemeId) -> String {
    let theme = asked.site.themes.get(id);
    theme.map(|theme| asked.site.theme_name(&asked.portal, theme, asked.language).to_owned()).unwrap_or_default()
}

/// The theme of a country.
fn country(asked: &Asked, code: &Country) -> Option<ThemeId> {
    let mut countries = asked.site.themes.iter().filter(|theme| theme.kind == ThemeKind::Country);
    countries.find(|theme| theme.key.parse().as_ref() == Ok(code)).map(|theme| theme.id)
}

fn language_name(asked: &Asked, language: Language) -> String {
    asked.portal.web.i18n.language_name(asked.language, language)
}

/// What is chosen, each with the search without it.
pub(super) fn active(asked: &Asked, wanted: &Wanted) -> Vec<Active> {
    let first = wanted.first_page();
    let one = |label: String, without: Wanted| Active { label, remove_href: without.href(&asked.site, asked.language) };
    let mut all = Vec::new();
    all.extend(wanted.kind.map(|kind| one(kind_name(asked, kind), Wanted { kind: None, ..first.clone() })));
    all.extend(wanted.theme.map(|id| one(theme_name(asked, id), Wanted { theme: None, ..first.clone() })));
    all.extend(wanted.country.map(|id| one(theme_name(asked, id), Wanted { country: None, ..first.clone() })));
    let without_language = || Wanted { text_language: None, ..first.clone() };
    all.extend(wanted.text_language.map(|tag| one(language_name(asked, tag), without_language())));
    all.extend(wanted.year.map(|year| one(year.to_string(), Wanted { year: None, ..first.clone() })));
    let date = |day| asked.portal.web.i18n.date(asked.language, day, DateStyle::Day);
    let said = |key: &str, day| asked.portal.web.i18n.text(asked.language, key, &[("day", date(day).into())]);
    all.extend(wanted.from.map(|day| one(said("portal-search-since", day), Wanted { from: None, ..first.clone() })));
    all.extend(wanted.to.map(|day| one(said("portal-search-until", day), Wanted { to: None, ..first.clone() })));
    all
}
