//! The facets of the catalogue as links: what may be chosen with how many records each has, and what is chosen.

use kernel::Name;
use portal::Asked;
use themes::{Place, Theme, ThemeKind};

use super::choice::Choice;
use crate::{
    facet::{Facet, Of},
    model::ResourceKind,
    store::Counts,
    view::{ActiveFacet, FacetLink, FacetView},
};

/// How many values of a facet are offered.
const OFFERED: usize = 30;

/// How many records stand under what.
pub(super) struct Counted {
    /// In the whole catalogue.
    pub(super) all: Counts,
    /// Within the choice; nothing where there are too many to count them for a page.
    pub(super) within: Option<Counts>,
}

impl Counted {
    /// How many records there are, where that is known.
    pub(super) fn total(&self, choice: &Choice<'_>) -> Option<i64> {
        match &self.within {
            Some(within) => Some(within.get(&Of::all()).copied().unwrap_or(0)),
            None => self.all.get(&Of::all()).copied().filter(|_| choice.count() == 0 && choice.unknown.is_empty()),
        }
    }

    /// How many records of the choice stand under this; absent where that is not known.
    fn of(&self, of: &Of, is_chosen: bool) -> Option<i64> {
        match &self.within {
            Some(within) => Some(within.get(of).copied().unwrap_or(0)),
            None => self.all.get(of).copied().filter(|_| !is_chosen),
        }
    }
}

/// The facets, each with its values: those that the choice leaves, the most used of them, in their order.
pub(super) fn facets(asked: &Asked, choice: &Choice<'_>, counted: &Counted) -> Vec<FacetView> {
    let links = Links { asked, choice, counted };
    let facet = |key: &str, links: Vec<FacetLink>| FacetView {
        label: asked.text(key),
        links,
        is_of_names: key == "resources-facet-series",
    };
    let all = [
        facet("resources-facet-type", links.kinds()),
        facet("resources-facet-theme", links.themes(Place::Themes)),
        facet("resources-facet-country", links.themes(Place::Places)),
        facet("resources-facet-language", links.languages()),
        facet("resources-facet-year", links.years()),
        facet("resources-facet-series", links.series()),
    ];
    all.into_iter().filter(|facet| !facet.links.is_empty()).collect()
}

struct Links<'a> {
    asked: &'a Asked,
    choice: &'a Choice<'a>,
    counted: &'a Counted,
}

impl<'a> Links<'a> {
    /// A link that chooses this; nothing where it would lead to nothing.
    fn link(&self, label: String, of: &Of, with: &Choice<'_>, current: bool) -> Option<FacetLink> {
        let count = self.counted.of(of, self.choice.count() > 0);
        let is_empty = count == Some(0) && !current;
        (!is_empty).then(|| FacetLink { label, href: with.here(self.asked), current, count })
    }

    /// The values of a facet that the choice leaves, as far as that is counted, the most used first.
    fn known(&self, facet: Facet) -> impl Iterator<Item = &'a Of> {
        let left = self.counted.within.as_ref().unwrap_or(&self.counted.all);
        let mut known: Vec<(&Of, &i64)> = left.iter().filter(|(of, _)| of.facet == facet).collect();
        known.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.value.cmp(&b.0.value)));
        known.into_iter().map(|(of, _)| of)
    }

    fn kinds(&self) -> Vec<FacetLink> {
        let link = |kind: ResourceKind| {
            let of = Of::new(Facet::Kind, kind.as_str());
            let with = Choice { kind: Some(kind), ..self.choice.clone() };
            let is_known = self.counted.all.contains_key(&of);
            is_known.then(|| self.link(self.asked.text(kind.word()), &of, &with, self.choice.kind == Some(kind)))?
        };
        ResourceKind::ALL.into_iter().filter_map(link).collect()
    }

    fn themes(&self, place: Place) -> Vec<FacetLink> {
        let chosen = if place == Place::Themes { self.choice.theme } else { self.choice.country };
        let theme = |of: &Of| {
            let theme = self.asked.site.themes.get(of.value.parse().ok()?)?;
            (theme.kind.place() == place).then_some(theme)
        };
        let link = |theme: &'a Theme| {
            let mut with = self.choice.clone();
            *(if theme.kind == ThemeKind::Topic { &mut with.theme } else { &mut with.country }) = Some(theme);
            let name = self.asked.site.theme_name(&self.asked.portal, theme, self.asked.language).to_owned();
            self.link(name, &Of::theme(theme.id), &with, chosen.is_some_and(|chosen| chosen.id == theme.id))
        };
        let known = self.known(Facet::Theme).filter_map(theme).take(OFFERED);
        self.sorted(known.filter_map(link).collect())
    }

    fn languages(&self) -> Vec<FacetLink> {
        let link = |of: &Of| {
            let language = of.value.parse().ok()?;
            let with = Choice { language: Some(language), ..self.choice.clone() };
            let name = self.asked.portal.web.i18n.language_name(self.asked.language, language);
            self.link(name, of, &with, self.choice.language == Some(language))
        };
        self.sorted(self.known(Facet::Language).take(OFFERED).filter_map(link).collect())
    }

    /// The latest first.
    fn years(&self) -> Vec<FacetLink> {
        let mut known: Vec<&Of> = self.counted.all.keys().filter(|of| of.facet == Facet::Year).collect();
        known.sort_by(|a, b| b.value.cmp(&a.value));
        let link = |of: &Of| {
            let year = of.value.parse().ok()?;
            let with = Choice { year: Some(year), ..self.choice.clone() };
            self.link(of.value.trim_start_matches('0').to_owned(), of, &with, self.choice.year == Some(year))
        };
        known.into_iter().filter_map(link).collect()
    }

    fn series(&self) -> Vec<FacetLink> {
        let link = |of: &Of| {
            let name: Name = of.value.parse().ok()?;
            let current = self.choice.series.as_ref() == Some(&name);
            let with = Choice { series: Some(name), ..self.choice.clone() };
            self.link(of.value.clone(), of, &with, current)
        };
        self.sorted(self.known(Facet::Series).take(OFFERED).filter_map(link).collect())
    }

    /// In the order of the page's language.
    fn sorted(&self, mut links: Vec<FacetLink>) -> Vec<FacetLink> {
        links.sort_by(|a, b| self.asked.portal.web.i18n.compare(self.asked.language, &a.label, &b.label));
        links
    }
}

/// What was chosen, each with the catalogue without it; what is not there can be taken away as well.
pub(super) fn active(asked: &Asked, choice: &Choice<'_>) -> Vec<ActiveFacet> {
    let mut all = Vec::new();
    let mut add = |label: String, without: Choice<'_>| {
        all.push(ActiveFacet { label, remove_href: without.here(asked) });
    };
    let name = |theme: &Theme| asked.site.theme_name(&asked.portal, theme, asked.language).to_owned();
    if let Some(kind) = choice.kind {
        add(asked.text(kind.word()), Choice { kind: None, ..choice.clone() });
    }
    if let Some(theme) = choice.theme {
        add(name(theme), Choice { theme: None, ..choice.clone() });
    }
    if let Some(theme) = choice.country {
        add(name(theme), Choice { country: None, ..choice.clone() });
    }
    if let Some(language) = choice.language {
        add(in_language(asked, language), Choice { language: None, ..choice.clone() });
    }
    if let Some(year) = choice.year {
        add(year.to_string(), Choice { year: None, ..choice.clone() });
    }
    if let Some(series) = &choice.series {
        add(series.to_string(), Choice { series: None, ..choice.clone() });
    }
    for (_, given) in &choice.unknown {
        // An address without what is not there is the present choice.
        add(given.chars().take(80).collect(), choice.clone());
    }
    all
}

/// "en anglais".
fn in_language(asked: &Asked, language: kernel::Language) -> String {
    let name = asked.portal.web.i18n.language_name(asked.language, language);
    asked.portal.web.i18n.text(asked.language, "resources-in-language", &[("language", name.into())])
}
