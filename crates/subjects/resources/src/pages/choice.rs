//! What the catalogue was asked for: from the address to the choice, and back.

use kernel::{Language, Name, Result};
use portal::Asked;
use themes::{Found, Place, Theme};

use super::list;
use crate::{
    facet::{Facet, Of},
    model::ResourceKind,
};

/// What was chosen, at most one value of each facet.
#[derive(Clone, Default)]
pub(super) struct Choice<'a> {
    pub(super) year: Option<i16>,
    pub(super) theme: Option<&'a Theme>,
    pub(super) country: Option<&'a Theme>,
    pub(super) language: Option<Language>,
    pub(super) kind: Option<ResourceKind>,
    pub(super) series: Option<Name>,
    /// Whether records stand one under another, without their pictures.
    pub(super) is_list: bool,
    /// What was asked for and is not there: the parameter and what it said.
    pub(super) unknown: Vec<(&'static str, String)>,
}

impl<'a> Choice<'a> {
    /// Reads the path and the parameters. Errors: `NotFound` where the path is no year.
    pub(super) fn read(asked: &'a Asked) -> Result<Self> {
        let segments = asked.segments();
        let mut choice = Self { is_list: asked.param("view").is_some_and(|view| view == "list"), ..Self::default() };
        choice.year = match segments.get(1..).unwrap_or_default() {
            [] => None,
            [year] if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => year.parse().ok(),
            _ => return Err(kernel::Error::NotFound),
        };
        let theme = |place, slug: &str| match asked.site.themes.find(place, asked.language, slug)? {
            Found::Current(theme) | Found::Former(theme) => Some(theme),
        };
        choice.theme = choice.known(asked, "theme", |slug| theme(Place::Themes, slug));
        choice.country = choice.known(asked, "country", |slug| theme(Place::Places, slug));
        choice.language = choice.known(asked, "lang", |tag| tag.parse().ok());
        choice.kind = choice.known(asked, "type", ResourceKind::read);
        choice.series = choice.known(asked, "series", |name| name.parse().ok());
        Ok(choice)
    }

    fn known<T>(&mut self, asked: &Asked, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let given = asked.param(name)?;
        let found = read(&given);
        if found.is_none() {
            self.unknown.push((name, given));
        }
        found
    }

    /// The values under which a record must stand; every record where none is chosen.
    pub(super) fn values(&self) -> Vec<Of> {
        let themes = [self.theme, self.country].into_iter().flatten().map(|theme| Of::theme(theme.id));
        let kind = self.kind.map(|kind| Of::new(Facet::Kind, kind.as_str()));
        let language = self.language.map(|language| Of::new(Facet::Language, language.as_str()));
        let year = self.year.map(|year| Of::new(Facet::Year, format!("{year:04}")));
        let series = self.series.as_ref().map(|series| Of::new(Facet::Series, series.as_str()));
        let all: Vec<Of> = themes.chain(kind).chain(language).chain(year).chain(series).collect();
        if all.is_empty() { vec![Of::all()] } else { all }
    }

    /// How many values are chosen.
    pub(super) fn count(&self) -> usize {
        self.values().iter().filter(|of| of.facet != Facet::All).count()
    }

    /// The address of the catalogue with this choice, in this language, with more parameters behind.
    pub(super) fn address(&self, asked: &Asked, language: Language, more: &[(&str, &str)]) -> String {
        let mut path = list(asked, language);
        if let Some(year) = self.year {
            path.push_str(&format!("/{year:04}"));
        }
        let slug = |theme: Option<&Theme>| {
            theme.and_then(|theme| asked.site.themes.slug(theme.id, language)).unwrap_or_default().to_owned()
        };
        let (theme, country) = (slug(self.theme), slug(self.country));
        let tag = self.language.map(|language| language.to_string()).unwrap_or_default();
        let mut pairs = vec![
            ("theme", theme.as_str()),
            ("country", country.as_str()),
            ("lang", tag.as_str()),
            ("type", self.kind.map_or("", ResourceKind::as_str)),
            ("series", self.series.as_ref().map_or("", Name::as_str)),
            ("view", if self.is_list { "list" } else { "" }),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs.extend_from_slice(more);
        path + &web::address::query(&pairs)
    }

    /// The same, in the language of the page.
    pub(super) fn here(&self, asked: &Asked) -> String {
        self.address(asked, asked.language, &[])
    }
}
