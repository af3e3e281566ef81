//! What pages of the agenda are narrowed to: a theme (`?theme=climat`) or a country (`?country=mali`).

use kernel::{Error, Language, ThemeId};
use portal::{Asked, LinkView};
use themes::{Found, Place, Theme};

use super::list;

/// A theme, a country, or neither.
#[derive(Clone, Copy)]
pub(super) struct Narrowed<'a>(Option<&'a Theme>);

impl<'a> Narrowed<'a> {
    /// To this theme, or not at all.
    pub(super) fn to(theme: Option<&'a Theme>) -> Self {
        Self(theme)
    }

    /// As the address says. Errors: `NotFound` for a theme that is none.
    pub(super) fn of(asked: &'a Asked) -> Result<Self, Error> {
        for (place, name) in [(Place::Themes, "theme"), (Place::Places, "country")] {
            let Some(slug) = asked.param(name) else { continue };
            return match asked.site.themes.find(place, asked.language, &slug) {
                Some(Found::Current(theme) | Found::Former(theme)) => Ok(Self(Some(theme))),
                None => Err(Error::NotFound),
            };
        }
        Ok(Self(None))
    }

    /// The theme.
    pub(super) fn id(self) -> Option<ThemeId> {
        self.0.map(|theme| theme.id)
    }

    /// What the theme is called.
    pub(super) fn name(self, asked: &Asked) -> Option<String> {
        self.0.map(|theme| asked.site.theme_name(&asked.portal, theme, asked.language).to_owned())
    }

    /// An address under the list in a language: the list itself, `.ics`, `/2024/11`.
    pub(super) fn address(self, asked: &Asked, language: Language, rest: &str) -> String {
        list(asked, language) + rest + &self.query(asked, language)
    }

    /// The same in the page's language, as a link.
    pub(super) fn link(self, asked: &Asked, label: String, rest: &str) -> LinkView {
        LinkView { label, href: self.address(asked, asked.language, rest) }
    }

    /// A heading, with the theme behind it.
    pub(super) fn heading(self, asked: &Asked, heading: &str) -> String {
        let Some(theme) = self.name(asked) else { return heading.to_owned() };
        let args = [("heading", heading.into()), ("theme", theme.into())];
        asked.portal.web.i18n.text(asked.language, "agenda-heading-theme", &args)
    }

    /// The way from home to a page: the list, the narrowed list, and what lies between them and the page.
    pub(super) fn crumbs(self, asked: &Asked, rest: Vec<(String, Option<String>)>) -> Vec<(String, Option<String>)> {
        let mut all = vec![(asked.text("agenda-name"), Some(list(asked, asked.language)))];
        all.extend(self.name(asked).map(|name| (name, Some(self.address(asked, asked.language, "")))));
        all.extend(rest);
        // The page itself is no link.
        if let Some(last) = all.last_mut() {
            last.1 = None;
        }
        all
    }

    fn query(self, asked: &Asked, language: Language) -> String {
        let Some(theme) = self.0 else { return String::new() };
        let name = if theme.kind.place() == Place::Themes { "theme" } else { "country" };
        let slug = asked.site.themes.slug(theme.id, language).unwrap_or_default();
        web::address::query(&[(name, slug)])
    }
}
