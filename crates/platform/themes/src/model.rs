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

/// All themes, in memory: a page asks for a dozen of them, a list for a hundred.
#[derive(Debug, Default)]
pub struct Themes {
    by_id: HashMap<ThemeId, Theme>,
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
    /// Of these themes and slugs `(place, language, slug, theme, current)`.
    pub(crate) fn new(all: Vec<Theme>, slugs: Vec<(Place, Language, String, ThemeId, bool)>) -> Self {
        let mut themes = Self::default();
        for theme in all {
            if let Some(broader) = theme.broader {
                themes.narrower.entry(broader).or_default().push(theme.id);
            }
            themes.by_id.insert(theme.id, theme);
        }
        for (place, language, slug, theme, current) in slugs {
            if current {
                themes.slugs.insert((theme, language), slug.clone());
            }
            themes.by_slug.insert((place, language, slug), (theme, current));
        }
        themes
    }

    /// A theme.
    pub fn get(&self, id: ThemeId) -> Option<&Theme> {
        self.by_id.get(&id)
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
        self.slugs.get(&(id, language)).map(String::as_str)
    }

    /// The themes within a theme.
    pub fn narrower(&self, id: ThemeId) -> impl Iterator<Item = &Theme> {
        self.narrower.get(&id).into_iter().flatten().filter_map(|id| self.get(*id))
    }

    /// A theme and those that contain it, nearest first. A circle, which no form lets in, ends after 16.
    pub fn with_broader(&self, id: ThemeId) -> Vec<ThemeId> {
        let mut line = vec![id];
        let mut at = id;
        while let Some(broader) = self.get(at).and_then(|theme| theme.broader) {
            if line.contains(&broader) || line.len() == 16 {
                break;
            }
            line.push(broader);
            at = broader;
        }
        line
    }
}
