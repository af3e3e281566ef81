//! Records to be cited: as BibTeX, RIS, CSL-JSON and plain text, for the tools that people write with.

mod bibtex;
mod csl;
mod name;
mod plain;
mod ris;

use std::collections::BTreeSet;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use kernel::Language;
use portal::Asked;
use publication::{own::typed, store::read::Text};
use themes::ThemeKind;
use web::{Failure, Stored};

pub(crate) use name::Author;

use crate::{
    model::{CreatorRole, ResourceFacts, ResourceKind},
    partial::PartialDate,
};

/// A form in which a record is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// For LaTeX, and for what reads its references.
    BibTeX,
    /// For reference managers of all kinds.
    Ris,
    /// For those that speak the Citation Style Language.
    Csl,
    /// For people.
    Plain,
}

impl Style {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::BibTeX, Self::Ris, Self::Csl, Self::Plain];

    /// How the address of its file ends.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::BibTeX => ".bib",
            Self::Ris => ".ris",
            Self::Csl => ".csl.json",
            Self::Plain => ".txt",
        }
    }

    /// What it is called, the same in all languages; the key of its name where it has one in each.
    pub(crate) fn label(self, asked: &Asked) -> String {
        match self {
            Self::BibTeX => "BibTeX".to_owned(),
            Self::Ris => "RIS".to_owned(),
            Self::Csl => "CSL-JSON".to_owned(),
            Self::Plain => asked.text("resources-cite-plain"),
        }
    }

    fn mime(self) -> &'static str {
        match self {
            Self::BibTeX => "application/x-bibtex; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::Plain => "text/plain; charset=utf-8",
        }
    }
}

/// What is said of a record where it is cited.
#[derive(Clone, Debug)]
pub(crate) struct Citation {
    /// By what it is called in a bibliography: letters, figures and hyphens of ASCII.
    pub(crate) key: String,
    pub(crate) kind: ResourceKind,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) authors: Vec<(Author, CreatorRole)>,
    pub(crate) publisher: Option<String>,
    pub(crate) date: Option<PartialDate>,
    /// The date in words.
    pub(crate) dated: Option<String>,
    pub(crate) languages: Vec<Language>,
    pub(crate) series: Option<(String, Option<u32>)>,
    pub(crate) isbn: Option<String>,
    pub(crate) issn: Option<String>,
    pub(crate) doi: Option<String>,
    /// The page of the record.
    pub(crate) url: String,
    /// The first lines.
    pub(crate) about: Option<String>,
    /// Topics, in the language of the text.
    pub(crate) keywords: Vec<String>,
    /// What must be said where it is used again.
    pub(crate) credit: Option<String>,
}

impl Citation {
    /// Of a text at this address.
    pub(crate) fn new(asked: &Asked, text: &Text, issuer: Option<&str>, path: &str) -> Self {
        let own: ResourceFacts = typed(&text.facts.own).unwrap_or_default();
        let slug = path.rsplit('/').next().unwrap_or_default();
        let is_plain = !slug.is_empty() && slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let key = if is_plain { slug.to_owned() } else { format!("r-{}", text.publication.0.simple()) };
        let topics = text.facts.themes.iter().filter_map(|id| asked.site.themes.get(*id));
        let topics = topics.filter(|theme| theme.kind == ThemeKind::Topic);
        let name = |theme| asked.site.theme_name(&asked.portal, theme, text.language).to_owned();
        let languages: BTreeSet<String> = own.languages.iter().map(ToString::to_string).collect();
        let languages: Vec<Language> = languages.iter().filter_map(|tag| tag.parse().ok()).collect();
        Self {
            key,
            kind: own.kind,
            title: text.words.title.clone(),
            subtitle: text.words.subtitle.clone(),
            authors: own.creators.iter().filter_map(|row| author(&row.value)).collect(),
            publisher: own.publisher.as_ref().map(ToString::to_string).or_else(|| issuer.map(str::to_owned)),
            dated: own.date.map(|date| date.words(&asked.portal.web.i18n, asked.language)),
            date: own.date,
            languages: if languages.is_empty() { vec![text.language] } else { languages },
            series: own.series.map(|within| (within.series.to_string(), within.number)),
            isbn: own.isbn.first().map(ToString::to_string),
            issn: own.issn.as_ref().map(ToString::to_string),
            doi: own.doi.as_ref().map(ToString::to_string),
            url: asked.portal.web.absolute(path),
            about: text.words.standfirst.clone(),
            keywords: topics.map(name).collect(),
            credit: own.credit.as_ref().map(ToString::to_string),
        }
    }

    /// The citation in this form.
    pub(crate) fn write(&self, style: Style) -> String {
        match style {
            Style::BibTeX => bibtex::write(self),
            Style::Ris => ris::write(self),
            Style::Csl => csl::write(self),
            Style::Plain => plain::write(self) + "\n",
        }
    }

    /// The same as a file, with the name of the record.
    pub(crate) fn file(&self, asked: &Asked, style: Style) -> Result<Response, Failure> {
        let name = format!("attachment; filename=\"{}{}\"", self.key, style.ending());
        let name = HeaderValue::from_str(&name).map_err(|error| kernel::Error::internal(error.to_string()))?;
        let mime = HeaderValue::from_static(style.mime());
        let headers = [(header::CONTENT_TYPE, mime), (header::CONTENT_DISPOSITION, name)];
        let mut response = (headers, self.write(style)).into_response();
        if let Some(stored) = Stored::for_actor(&asked.actor, None) {
            response.extensions_mut().insert(stored);
        }
        Ok(response)
    }

    /// Title and subtitle as one.
    fn whole_title(&self) -> String {
        match &self.subtitle {
            Some(subtitle) => format!("{}: {subtitle}", self.title),
            None => self.title.clone(),
        }
    }

    /// Those of these roles.
    fn by<'c>(&'c self, roles: &'c [CreatorRole]) -> impl Iterator<Item = &'c Author> {
        self.authors.iter().filter(|(_, role)| roles.contains(role)).map(|(author, _)| author)
    }
}

/// The roles of those who made a work, as against those who edited or translated it.
const MAKERS: &[CreatorRole] = &[
    CreatorRole::Author,
    CreatorRole::Photographer,
    CreatorRole::Illustrator,
    CreatorRole::Director,
    CreatorRole::Speaker,
];

fn author(creator: &crate::model::Creator) -> Option<(Author, CreatorRole)> {
    Some((Author::new(creator.name.as_ref()?.as_str(), creator.person), creator.role))
}

#[cfg(test)]
fn sample() -> Citation {
    Citation {
        key: "guide".into(),
        kind: ResourceKind::Text,
        title: "Guide: {villes} & 100 % d’idées_neuves".into(),
        subtitle: Some("يا هلا".into()),
        authors: vec![
            (Author::new("Charles de Gaulle", true), CreatorRole::Author),
            (Author::new("Ville de Malines", false), CreatorRole::Author),
            (Author::new("Exemple, Camille", true), CreatorRole::Editor),
        ],
        publisher: Some("Cités & Cie".into()),
        date: "2005-06".parse().ok(),
        dated: Some("juin 2005".into()),
        languages: vec![Language::FR, Language::AR],
        series: Some(("Cahiers".into(), Some(3))),
        isbn: Some("978-3-16-148410-0".into()),
        issn: None,
        doi: Some("10.1000/182".into()),
        url: "https://villes.example/fr/ressources/guide".into(),
        about: Some("Ce que\nfont les villes.".into()),
        keywords: vec!["eau".into(), "climat".into()],
        credit: Some("© Malines".into()),
    }
}
