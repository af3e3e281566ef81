//! A record as unqualified Dublin Core (ISO 15836-1): what is said in several languages is said in each, with `xml:lang`.

use std::collections::{BTreeMap, HashMap};

use db::Query;
use kernel::{Language, PartyId, PublicationId, Result, Translations};
use portal::{Files, Portal, SiteView};
use publication::{
    own::typed,
    store::whole::{self, Whole},
};
use themes::ThemeKind;

use crate::{
    KIND,
    identifier::Doi,
    licence,
    model::{CreatorRole, ResourceFacts, ResourceKind},
};

/// A statement about a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The element: `dc:title`.
    pub(super) name: &'static str,
    /// The language of the value, where it is words.
    pub(super) language: Option<Language>,
    /// The value.
    pub(super) value: String,
}

/// What is said of records that anybody may read.
pub(super) async fn describe(
    portal: &Portal,
    site: &SiteView,
    query: &impl Query,
    ids: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<Term>>> {
    let all = whole::of(query, ids).await?;
    let mut named: Vec<_> = all.values().flat_map(|whole| &whole.facts.files).filter_map(|file| file.media).collect();
    named.sort_unstable();
    named.dedup();
    let files = media::by_ids(query, &named).await?;
    let issuers = if all.values().any(|whole| whole.facts.issuer.is_some()) {
        parties::store::issuers(query).await?.into_iter().map(|(id, names, _)| (id, names)).collect()
    } else {
        HashMap::new()
    };
    let about = About { portal, site, files: &files, issuers: &issuers };
    Ok(all.into_iter().map(|(id, whole)| (id, about.terms(&whole))).collect())
}

/// What values are looked up in.
struct About<'a> {
    portal: &'a Portal,
    site: &'a SiteView,
    files: &'a Files,
    issuers: &'a HashMap<PartyId, Translations>,
}

impl About<'_> {
    fn terms(&self, whole: &Whole) -> Vec<Term> {
        let own: ResourceFacts = typed(&whole.facts.own).unwrap_or_default();
        let mut terms = Terms::default();
        for text in &whole.texts {
            let (words, language) = (&text.words, text.language);
            let title = match &words.subtitle {
                Some(subtitle) => format!("{} : {subtitle}", words.title),
                None => words.title.clone(),
            };
            terms.words("dc:title", language, title);
            let about = words.standfirst.clone().unwrap_or_else(|| document::excerpt(&words.body, 500));
            terms.words("dc:description", language, about);
        }
        for (name, role) in own.creators() {
            terms.value(if is_contributor(role) { "dc:contributor" } else { "dc:creator" }, name.to_string());
        }
        self.classify(whole, &mut terms);
        self.publish(whole, &own, &mut terms);
        self.identify(whole, &own, &mut terms);
        terms.values("dc:rights", own.licence.as_ref().and_then(licence::terms));
        terms.values("dc:rights", own.credit.iter().map(ToString::to_string));
        terms.0
    }

    /// Topics, countries and regions, each in the languages of the texts.
    fn classify(&self, whole: &Whole, terms: &mut Terms) {
        for theme in whole.facts.themes.iter().filter_map(|id| self.site.themes.get(*id)) {
            let element = if theme.kind == ThemeKind::Topic { "dc:subject" } else { "dc:coverage" };
            for text in &whole.texts {
                let name = self.site.theme_name(self.portal, theme, text.language).to_owned();
                terms.words(element, text.language, name);
            }
        }
    }

    fn publish(&self, whole: &Whole, own: &ResourceFacts, terms: &mut Terms) {
        let issuer = || {
            let names = self.issuers.get(&whole.facts.issuer?)?;
            names.best(self.site.settings.first_language(), self.site.languages()).map(|(name, _)| name.to_owned())
        };
        let publisher = own.publisher.as_ref().map(ToString::to_string).or_else(issuer);
        terms.values("dc:publisher", publisher);
        let date = own.date.map_or_else(|| whole.facts.dated.day(), |date| date.to_string());
        terms.value("dc:date", date);
        terms.values("dc:type", dcmi_types(own.kind).iter().map(ToString::to_string));
        let files = whole.facts.files.iter().filter_map(|file| self.files.get(&file.media?));
        terms.values("dc:format", files.map(|medium| medium.format.mime().to_owned()));
        let of_texts = whole.texts.iter().map(|text| text.language);
        let languages: Vec<Language> =
            if own.languages.is_empty() { of_texts.collect() } else { own.languages.clone() };
        terms.values("dc:language", languages.iter().map(ToString::to_string));
    }

    fn identify(&self, whole: &Whole, own: &ResourceFacts, terms: &mut Terms) {
        // Content may be in a language that the site has no addresses in.
        let reached = whole.texts.iter().filter(|text| self.site.languages().contains(&text.language));
        let paths = reached.filter_map(|text| self.portal.kinds.path(KIND, text.language, &text.slug));
        terms.values("dc:identifier", paths.map(|path| self.portal.web.absolute(&path)));
        terms.values("dc:identifier", own.isbn.iter().map(|isbn| format!("urn:isbn:{isbn}")));
        terms.values("dc:identifier", own.doi.iter().map(Doi::href));
        terms.values("dc:identifier", own.reference.iter().map(ToString::to_string));
        if let Some(within) = &own.series {
            let number = within.number.map(|number| format!(", {number}")).unwrap_or_default();
            terms.value("dc:relation", format!("{}{number}", within.series));
        }
        terms.values("dc:relation", own.issn.iter().map(|issn| format!("urn:issn:{issn}")));
        terms.values("dc:relation", own.html.iter().map(ToString::to_string));
    }
}

/// Statements in their order, each once, none empty.
#[derive(Default)]
struct Terms(Vec<Term>);

impl Terms {
    fn value(&mut self, name: &'static str, value: String) {
        self.add(Term { name, language: None, value });
    }

    fn values(&mut self, name: &'static str, values: impl IntoIterator<Item = String>) {
        for value in values {
            self.value(name, value);
        }
    }

    fn words(&mut self, name: &'static str, language: Language, value: String) {
        self.add(Term { name, language: Some(language), value });
    }

    fn add(&mut self, term: Term) {
        if !term.value.trim().is_empty() && !self.0.contains(&term) {
            self.0.push(term);
        }
    }
}

/// Whether somebody helped rather than made it.
fn is_contributor(role: CreatorRole) -> bool {
    matches!(role, CreatorRole::Editor | CreatorRole::Translator | CreatorRole::Contributor)
}

/// The DCMI Type Vocabulary's words.
fn dcmi_types(kind: ResourceKind) -> &'static [&'static str] {
    match kind {
        ResourceKind::Text | ResourceKind::Practice => &["Text"],
        ResourceKind::Picture => &["StillImage"],
        ResourceKind::Album => &["Collection", "StillImage"],
        ResourceKind::Sound => &["Sound"],
        ResourceKind::Video => &["MovingImage"],
    }
}
