//! Themes and all of them together.

use std::collections::HashMap;

use i18n::I18n;
use kernel::{Country, Language, ThemeId, Translations};
use serde::{Deserialize, Serialize};

/// What a theme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeKind {
    /// A subject: migration and development.
    Topic,
    /// A country, by its ISO 3166-1 code.
    Country,
    /// A region of the world: by its UN M49 code (`002`), or the site's own (`sahel`).
    Region,
}

impl ThemeKind {
    /// As written in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Country => "country",
            Self::Region => "region",
        }
    }

    /// Which list of addresses it belongs to.
    pub fn place(self) -> Place {
        if self == Self::Topic { Place::Themes } else { Place::Places }
    }
}

impl std::str::FromStr for ThemeKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "topic" => Ok(Self::Topic),
            "country" => Ok(Self::Country),
            "region" => Ok(Self::Region),
            _ => Err(()),
        }
    }
}

/// The two lists of addresses: `/fr/themes/…` and `/fr/pays/…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Topics.
    Themes,
    /// Countries and regions of the world.
    Places,
}

impl Place {
    /// As written in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Themes => "themes",
            Self::Places => "places",
        }
    }
}

/// A theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Topic, country or region.
    pub kind: ThemeKind,
    /// Its key: a country's code, a region's code, a word for a topic. Unique among its kind.
    pub key: String,
    /// The site's own names; they go over CLDR's.
    pub names: Translations,
    /// The theme that contains it.
    pub broader: Option<ThemeId>,
}

impl Theme {
    /// Its name for a reader, and the language of that name: the site's own in that language, CLDR's, then the
    /// site's own in another.
    pub fn name<'a>(&'a self, language: Language, order: &[Language], i18n: &I18n) -> (&'a str, Language) {
        if let Some(own) = self.names.get(language) {
            return (own, language);
        }
        let of_cldr = match self.kind {
            ThemeKind::Topic => None,
            ThemeKind::Country => self.key.parse::<Country>().ok().and_then(|country| i18n.country(language, &country)),
            ThemeKind::Region => i18n.region(language, &self.key),
        };
        match of_cldr {
            Some(name) => (name, language),
            None => self.names.best(language, order).unwrap_or((&self.key, language)),
        }
    }
}

/// All themes, in memory: a page asks for a dozen of them, a list for a hundred. One that came into another is that other.
#[derive(Debug, Default)]
pub struct Themes {
    by_id: HashMap<ThemeId, Theme>,
    merged: HashMap<ThemeId, ThemeId>,
    by_slug: HashMap<(Place, Language, String), (ThemeId, bool)>,
    slugs: HashMap<(ThemeId, Language), String>,
    narrower: HashMap<ThemeId, Vec<ThemeId>>,
}

/// What a slug leads to.
#[derive(Debug, PartialEq)]
pub enum Found<'a> {
    /// The theme.
    Current(&'a Theme),
    /// The theme under a former slug.
    Former(&'a Theme),
}

impl Themes {
    /// Of these themes, each with the one that it came into, and slugs `(place, language, slug, theme, current)`.
    pub(crate) fn new(
        all: Vec<(Theme, Option<ThemeId>)>,
        slugs: Vec<(Place, Language, String, ThemeId, bool)>,
    ) -> Self {
        let mut themes = Self::default();
        for (theme, into) in all {
            if let Some(into) = into {
                themes.merged.insert(theme.id, into);
            } else {
                themes.by_id.insert(theme.id, theme);
            }
        }
        for theme in themes.by_id.values() {
            if let Some(broader) = theme.broader {
                let broader = themes.merged.get(&broader).copied().unwrap_or(broader);
                themes.narrower.entry(broader).or_default().push(theme.id);
            }
        }
        for (place, language, slug, theme, current) in slugs {
            let own = !themes.merged.contains_key(&theme);
            if current && own {
                themes.slugs.insert((theme, language), slug.clone());
            }
            themes.by_slug.insert((place, language, slug), (theme, current && own));
        }
        themes
    }

    /// The theme that this one is today: itself, or the one that it came into.
    pub fn present(&self, id: ThemeId) -> ThemeId {
        self.merged.get(&id).copied().unwrap_or(id)
    }

    /// These themes as they are today, each once: of two that became one, one.
    pub fn each(&self, ids: &[ThemeId]) -> Vec<ThemeId> {
        let mut all = Vec::with_capacity(ids.len());
        for id in ids.iter().map(|id| self.present(*id)) {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        all
    }

    /// All ids under which a theme may be named: its own, and those of themes that came into it.
    pub fn names_of(&self, id: ThemeId) -> Vec<ThemeId> {
        let present = self.present(id);
        let former = self.merged.iter().filter(|(_, into)| **into == present).map(|(from, _)| *from);
        std::iter::once(present).chain(former).collect()
    }

    /// A theme.
    pub fn get(&self, id: ThemeId) -> Option<&Theme> {
        self.by_id.get(&self.present(id))
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Theme> {
        self.by_id.values()
    }

    /// The theme of an address.
    pub fn find(&self, place: Place, language: Language, slug: &str) -> Option<Found<'_>> {
        let (id, current) = self.by_slug.get(&(place, language, slug.to_owned()))?;
        let theme = self.get(*id)?;
        Some(if *current { Found::Current(theme) } else { Found::Former(theme) })
    }

    /// A theme's slug in a language.
    pub fn slug(&self, id: ThemeId, language: Language) -> Option<&str> {
        self.slugs.get(&(self.present(id), language)).map(String::as_str)
    }

    /// The themes within a theme.
    pub fn narrower(&self, id: ThemeId) -> impl Iterator<Item = &Theme> {
        self.narrower.get(&self.present(id)).into_iter().flatten().filter_map(|id| self.get(*id))
    }

    /// A theme and those that contain it, nearest first. A circle, which no form lets in, ends after 16.
    pub fn with_broader(&self, id: ThemeId) -> Vec<ThemeId> {
        let mut at = self.present(id);
        let mut line = vec![at];
        while let Some(broader) = self.get(at).and_then(|theme| theme.broader).map(|id| self.present(id)) {
            if line.contains(&broader) || line.len() == 16 {
                break;
            }
            line.push(broader);
            at = broader;
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    fn theme(number: u128, broader: Option<u128>) -> Theme {
        Theme {
            id: ThemeId(Uuid::from_u128(number)),
            kind: ThemeKind::Topic,
            key: number.to_string(),
            names: Translations::of(Language::FR, format!("Thème {number}")),
            broader: broader.map(|number| ThemeId(Uuid::from_u128(number))),
        }
    }

    #[test]
    fn a_theme_that_came_into_another_is_that_other() {
        let id = |number| ThemeId(Uuid::from_u128(number));
        let all = vec![
            (theme(1, None), None),
            (theme(2, Some(1)), None),
            (theme(3, None), Some(id(2))),
            (theme(4, Some(3)), None),
        ];
        let slug = |number: u128| (Place::Themes, Language::FR, format!("theme-{number}"), id(number), true);
        let themes = Themes::new(all, vec![slug(2), slug(3)]);
        assert_eq!(themes.get(id(3)).unwrap().id, id(2));
        assert_eq!(themes.iter().count(), 3);
        assert_eq!(themes.each(&[id(3), id(1), id(2)]), [id(2), id(1)], "of two that became one, one");
        assert_eq!(themes.names_of(id(3)), [id(2), id(3)]);
        assert_eq!(themes.names_of(id(2)), [id(2), id(3)]);
        assert_eq!(themes.with_broader(id(3)), [id(2), id(1)]);
        assert_eq!(themes.with_broader(id(4)), [id(4), id(2), id(1)]);
        assert_eq!(themes.narrower(id(2)).map(|theme| theme.id).collect::<Vec<_>>(), [id(4)]);
        assert_eq!(themes.slug(id(3), Language::FR), Some("theme-2"));
        let found = themes.find(Place::Themes, Language::FR, "theme-3");
        assert_eq!(found, Some(Found::Former(themes.get(id(2)).unwrap())));
    }
}
