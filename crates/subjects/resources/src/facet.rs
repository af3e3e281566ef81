//! The facets by which the catalogue is browsed: what a record is found under.

use kernel::{Language, ThemeId};
use publication::{CommonFacts, own::typed};

use crate::model::ResourceFacts;

/// A facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Facet {
    /// Every record.
    All,
    /// What it is.
    Kind,
    /// A topic, a country or a region.
    Theme,
    /// A language that it speaks.
    Language,
    /// The year that it is of.
    Year,
    /// Its series.
    Series,
}

impl Facet {
    /// As written in the table, and before the value in the tally.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Kind => "type",
            Self::Theme => "theme",
            Self::Language => "lang",
            Self::Year => "year",
            Self::Series => "series",
        }
    }

    /// The one of this word.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let all = [Self::All, Self::Kind, Self::Theme, Self::Language, Self::Year, Self::Series];
        all.into_iter().find(|one| one.as_str() == text)
    }
}

/// A facet with a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Of {
    pub(crate) facet: Facet,
    pub(crate) value: String,
}

impl Of {
    /// Every record.
    pub(crate) fn all() -> Self {
        Self { facet: Facet::All, value: String::new() }
    }

    /// Under a theme.
    pub(crate) fn theme(theme: ThemeId) -> Self {
        Self { facet: Facet::Theme, value: theme.0.simple().to_string() }
    }

    /// Any other.
    pub(crate) fn new(facet: Facet, value: impl Into<String>) -> Self {
        Self { facet, value: value.into() }
    }

    /// The scope of the trunk's tally that counts it.
    pub(crate) fn scope(&self) -> String {
        match self.facet {
            Facet::All => "all".to_owned(),
            facet => format!("{}:{}", facet.as_str(), self.value),
        }
    }

    /// What a scope of the tally counts.
    pub(crate) fn of_scope(scope: &str) -> Option<Self> {
        let (facet, value) = scope.split_once(':').unwrap_or((scope, ""));
        Some(Self { facet: Facet::read(facet)?, value: value.to_owned() })
    }
}

/// What a record is found under by its own facts; the trunk adds its themes.
pub(crate) fn own(facts: &CommonFacts) -> Vec<Of> {
    let own = typed::<ResourceFacts>(&facts.own).unwrap_or_default();
    let mut all = vec![Of::new(Facet::Kind, own.kind.as_str())];
    all.extend(languages(facts, &own).into_iter().map(|language| Of::new(Facet::Language, language.as_str())));
    all.extend(own.date.map(|date| Of::new(Facet::Year, format!("{:04}", date.year()))));
    all.extend(own.series.map(|series| Of::new(Facet::Series, series.series.as_str())));
    all
}

/// The languages that a record speaks: those that are said, else those of its files.
pub(crate) fn languages(facts: &CommonFacts, own: &ResourceFacts) -> Vec<Language> {
    let said = own.languages.iter().copied();
    let of_files = facts.files.iter().filter_map(|file| file.language).filter(|_| own.languages.is_empty());
    let mut all: Vec<Language> = Vec::new();
    for language in said.chain(of_files) {
        if !all.contains(&language) {
            all.push(language);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(json: serde_json::Value) -> CommonFacts {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_record_is_found_under_what_it_says() {
        let facts = facts(
            serde_json::json!({ "dated": "2024-01-01", "type": "video", "date": "2005-06", "languages": ["fr", "fr", "ar"],
            "series": { "series": "Cahiers: une suite" }, "files": [{ "item": "a", "language": "es" }] }),
        );
        let scopes: Vec<_> = own(&facts).iter().map(Of::scope).collect();
        assert_eq!(scopes, ["type:video", "lang:fr", "lang:ar", "year:2005", "series:Cahiers: une suite"]);
        assert!(own(&facts).iter().all(|of| Of::of_scope(&of.scope()).as_ref() == Some(of)));
        assert_eq!(Of::of_scope("month:2017-11"), None);
    }

    #[test]
    fn without_a_word_on_languages_its_files_tell() {
        let facts = facts(
            serde_json::json!({ "dated": "2024-01-01", "files": [{ "item": "a", "language": "es" }, { "item": "b" }] }),
        );
        let scopes: Vec<_> = own(&facts).iter().map(Of::scope).collect();
        assert_eq!(scopes, ["type:text", "lang:es"]);
    }
}
