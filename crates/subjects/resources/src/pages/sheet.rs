//! What is said of a record beside its text: who made it, when, its languages, numbers and rights.

use portal::{Asked, IssuerView};
use publication::store::read::Text;

use super::list;
use crate::{
    facet,
    form::role_word,
    licence,
    model::{CreatorRole, ResourceFacts, ResourceWords},
    view::{FactLine, FactValue, SectionView},
};

/// The lines, in the order of a catalogue.
pub(super) fn lines(asked: &Asked, text: &Text, own: &ResourceFacts, issuer: Option<&IssuerView>) -> Vec<FactLine> {
    let sheet = Sheet { asked, own };
    let mut lines = sheet.creators();
    lines.extend(sheet.publisher(issuer));
    let date = own.date.map(|date| date.words(&asked.portal.web.i18n, asked.language));
    lines.extend(sheet.line("resources-date", date.map(FactValue::plain).into_iter().collect()));
    lines.extend(sheet.languages(text));
    lines.extend(sheet.series());
    lines.extend(sheet.numbers());
    lines.extend(sheet.rights());
    lines
}

struct Sheet<'a> {
    asked: &'a Asked,
    own: &'a ResourceFacts,
}

impl Sheet<'_> {
    fn line(&self, key: &str, values: Vec<FactValue>) -> Option<FactLine> {
        (!values.is_empty()).then(|| FactLine { label: self.asked.text(key), values })
    }

    /// Those who did the same stand in one line.
    fn creators(&self) -> Vec<FactLine> {
        let mut roles: Vec<CreatorRole> = Vec::new();
        for (_, role) in self.own.creators() {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let line = |role: &CreatorRole| {
            let names = self.own.creators().filter(|(_, own)| own == role);
            self.line(role_word(*role), names.map(|(name, _)| FactValue::name(name)).collect())
        };
        roles.iter().filter_map(line).collect()
    }

    fn publisher(&self, issuer: Option<&IssuerView>) -> Option<FactLine> {
        let own = self.own.publisher.as_ref().map(FactValue::name);
        let issuer = || issuer.map(|issuer| FactValue { href: issuer.href.clone(), ..FactValue::name(&issuer.name) });
        self.line("resources-publisher", own.or_else(issuer).into_iter().collect())
    }

    fn languages(&self, text: &Text) -> Option<FactLine> {
        let i18n = &self.asked.portal.web.i18n;
        let name = |language| FactValue::plain(i18n.language_name(self.asked.language, language));
        self.line("resources-languages", facet::languages(&text.facts, self.own).into_iter().map(name).collect())
    }

    fn series(&self) -> Option<FactLine> {
        let series = self.own.series.as_ref()?;
        let href = list(self.asked, self.asked.language) + &web::address::query(&[("series", series.series.as_str())]);
        let text = match series.number {
            Some(number) => {
                let args = [("series", series.series.as_str().into()), ("number", number.to_string().into())];
                self.asked.portal.web.i18n.text(self.asked.language, "resources-series-number", &args)
            }
            None => series.series.to_string(),
        };
        self.line("resources-series", vec![FactValue { href: Some(href), ..FactValue::name(&text) }])
    }

    /// ISBN, ISSN and DOI are called so in all languages.
    fn numbers(&self) -> Vec<FactLine> {
        let named = |label: &str, values: Vec<FactValue>| {
            (!values.is_empty()).then(|| FactLine { label: label.to_owned(), values })
        };
        let plain = |text: &dyn ToString| FactValue::plain(text.to_string());
        let doi = self.own.doi.iter().map(|doi| FactValue { href: Some(doi.href()), ..FactValue::name(doi) });
        let lines = [
            named("ISBN", self.own.isbn.iter().map(|isbn| plain(isbn)).collect()),
            named("ISSN", self.own.issn.iter().map(|issn| plain(issn)).collect()),
            named("DOI", doi.collect()),
            self.line("resources-reference", self.own.reference.iter().map(|name| plain(name)).collect()),
        ];
        lines.into_iter().flatten().collect()
    }

    fn rights(&self) -> Option<FactLine> {
        let licence = self.own.licence.as_ref().map(|code| FactValue {
            text: licence::word(code.as_str()).map_or_else(|| code.to_string(), |word| self.asked.text(word)),
            href: licence::terms(code),
            is_name: false,
        });
        let credit = self.own.credit.as_ref().map(FactValue::name);
        self.line("resources-rights", licence.into_iter().chain(credit).collect())
    }
}

/// The parts of a practice sheet that say something, in the order in which others read them.
pub(super) fn practice(asked: &Asked, words: &ResourceWords) -> Vec<SectionView> {
    let all = [
        ("resources-authority", &words.authority),
        ("resources-context", &words.context),
        ("resources-done", &words.done),
        ("resources-results", &words.results),
        ("resources-cost", &words.cost),
        ("resources-avoid", &words.avoid),
    ];
    let section =
        |(key, words): (&str, &Option<String>)| Some(SectionView { heading: asked.text(key), words: words.clone()? });
    all.into_iter().filter_map(section).collect()
}
