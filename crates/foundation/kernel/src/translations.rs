//! A short text in several languages: the name of a theme, of the site, of a party.

use std::collections::BTreeMap;

use crate::Language;

/// One text per language, none of them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Translations(BTreeMap<Language, String>);

impl Translations {
    /// In one language.
    pub fn of(language: Language, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language, text.into())]))
    }

    /// The text in exactly this language.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The best text for a reader: in their language, else in the first of `order` that has one, else in any.
    pub fn best(&self, language: Language, order: &[Language]) -> Option<(&str, Language)> {
        let wanted = std::iter::once(&language).chain(order).chain(self.0.keys());
        wanted.copied().find_map(|language| self.get(language).map(|text| (text, language)))
    }

    /// Every language that has a text.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, text.as_str()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over the texts of another, language by language.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(other.0.iter().map(|(language, text)| (*language, text.clone())));
    }
}

impl FromIterator<(Language, String)> for Translations {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(texts: I) -> Self {
        Self(texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_text_is_the_readers_own_then_the_sites_order() {
        let names: Translations =
            [(Language::EN, "Belgium".to_owned()), (Language::ES, "Bélgica".to_owned())].into_iter().collect();
        assert_eq!(names.best(Language::ES, &Language::INTERFACE), Some(("Bélgica", Language::ES)));
        assert_eq!(names.best(Language::AR, &Language::INTERFACE), Some(("Belgium", Language::EN)));
        assert_eq!(Translations::default().best(Language::FR, &[]), None);
    }
}
