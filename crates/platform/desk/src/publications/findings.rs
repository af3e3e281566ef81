//! What is found before publishing, each with the place where it is mended.

use std::collections::HashMap;

use db::Query;
use document::Severity;
use kernel::MediaId;
use publication::{
    Check, CommonFacts, CommonWords, Known, KnownFile, Spot,
    store::desk::{
        links,
        work::{Work, WorkText},
    },
};
use web::Failure;

use super::{edit::as_text, place::Place, settling, views::FindingView};

/// What was found of a text.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) errors: Vec<FindingView>,
    pub(crate) warnings: Vec<FindingView>,
}

impl Found {
    /// Whether something must be mended before it is published.
    pub(crate) fn is_blocked(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Looks at a text's draft, with the drafted facts.
pub(crate) async fn of(place: &Place, query: &impl Query, work: &Work, text: &WorkText) -> Result<Found, Failure> {
    let (Some(facts), Some(words)) = (work.facts(), text.words()) else { return Ok(Found::default()) };
    let mut found = of_words(place, query, work, text, (facts, words)).await?;
    if let Some(dispute) = settling::dispute(place, query, work, text).await? {
        let label = place.desk.text_with("desk-life-dispute-finding", &[("what", dispute.about.into())]);
        found.warnings.insert(0, FindingView { label, href: dispute.href });
    }
    Ok(found)
}

/// Looks at these words of a text, with these facts.
pub(crate) async fn of_words(
    place: &Place,
    query: &impl Query,
    work: &Work,
    text: &WorkText,
    (facts, words): (&CommonFacts, &CommonWords),
) -> Result<Found, Failure> {
    let shown = as_text(work, text, facts.clone(), words.clone(), place.desk.now());
    let known = Known {
        files: known(place, text, &portal::files_of(query, &shown).await?),
        publications: links::visible(query, &portal::links_of(&shown)).await?,
        missing: place.desk.site.languages().iter().copied().filter(|own| work.text(*own).is_none()).collect(),
    };
    let kind = place.kind()?;
    let mut checks = publication::checks(facts, words, text.language, kind.is_listed, &known);
    checks.extend(kind.own.check(facts, words));
    let (errors, warnings): (Vec<_>, Vec<_>) = checks.into_iter().partition(|check| check.severity == Severity::Error);
    let view = |check: Check| view(place, work, text, &check);
    Ok(Found { errors: errors.into_iter().map(view).collect(), warnings: warnings.into_iter().map(view).collect() })
}

fn known(place: &Place, text: &WorkText, files: &portal::Files) -> HashMap<MediaId, KnownFile> {
    let languages: Vec<_> = std::iter::once(text.language).chain(place.desk.site.languages().iter().copied()).collect();
    let known = |medium: &media::Medium| KnownFile {
        name: medium.file_name(),
        titles: medium
            .words_in(&languages)
            .map(|(language, words)| (language, words.title.clone()))
            .into_iter()
            .collect(),
        language: medium.language,
        is_pdf: medium.format == media::Format::Pdf,
        is_accessible: medium.accessible.unwrap_or(false),
        is_untold: medium.format.has_captions() && !medium.is_told(),
    };
    files.iter().map(|(id, medium)| (*id, known(medium))).collect()
}

fn view(place: &Place, work: &Work, text: &WorkText, check: &Check) -> FindingView {
    let desk = &place.desk;
    let own = place.text_href(work.id, text.language);
    let (words, href) = match &check.spot {
        Spot::Field(name) => (check.words.clone(), format!("{own}#field-{name}")),
        Spot::Block(block) => (check.words.clone(), format!("{own}#block-{block}")),
        Spot::Text(language) => {
            let name = desk.portal.web.i18n.language_name(desk.language, *language);
            (name, place.work_href(work.id))
        }
    };
    FindingView { label: desk.text_with(check.key, &[("words", words.into())]), href }
}
