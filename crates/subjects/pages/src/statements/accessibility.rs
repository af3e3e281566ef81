//! The statement of accessibility, by the model of the French order of 20 September 2019.

use i18n::{Arg, DateStyle};
use kernel::Civil;
use portal::{Asked, LinkView};
use settings::{Accessibility, Conformity, Gap};

use super::{link, mail, percent, words};
use crate::view::{AccessibilityView, GapView};

/// The statement as this reader sees it.
pub(crate) fn accessibility(asked: &Asked, own: &Accessibility) -> AccessibilityView {
    let site = &asked.site.settings;
    let state = site.conformity(asked.portal.now(&asked.site));
    let body = words(asked, &own.responsible).map_or_else(|| name(asked), |words| words.text);
    let commitment =
        if own.is_french { "pages-accessibility-commitment-law" } else { "pages-accessibility-commitment" };
    let shown = |gaps: &[Gap]| gaps.iter().filter_map(|gap| shown_gap(asked, gap)).collect::<Vec<_>>();
    let (gaps, burdens, exempt) = (shown(&own.gaps), shown(&own.burdens), shown(&own.exempt));
    AccessibilityView {
        commitment: say(asked, commitment, &[("body", body.into()), ("site", name(asked).into())]),
        strategy: strategy(asked, own),
        state: asked.text(word(state)),
        state_text: sentence(asked, own, state),
        rate: site.accessibility_rate.map(|rate| percent(asked, rate)),
        results: results(asked, own),
        report: own.report.as_ref().map(|href| link(asked, "pages-accessibility-report", href)),
        has_gaps: !(gaps.is_empty() && burdens.is_empty() && exempt.is_empty()),
        gaps,
        burdens,
        exempt,
        established: established(asked, own),
        technologies: own.technologies.clone(),
        environments: own.environments.clone(),
        tools: own.tools.clone(),
        samples: own
            .samples
            .iter()
            .map(|page| LinkView { label: page.name.clone(), href: page.href.to_string() })
            .collect(),
        contacts: contacts(asked, own),
        is_french: own.is_french,
        remedies: words(asked, &own.remedies),
    }
}

fn name(asked: &Asked) -> String {
    asked.site.settings.name_in(asked.language).to_owned()
}

fn say(asked: &Asked, key: &str, args: &[(&str, Arg)]) -> String {
    asked.portal.web.i18n.text(asked.language, key, args)
}

fn day(asked: &Asked, day: Civil) -> String {
    asked.portal.web.i18n.date(asked.language, day, DateStyle::Day)
}

fn shown_gap(asked: &Asked, gap: &Gap) -> Option<GapView> {
    let criterion = Some(gap.criterion.clone()).filter(|criterion| !criterion.is_empty());
    Some(GapView { criterion, words: words(asked, &gap.words)? })
}

fn strategy(asked: &Asked, own: &Accessibility) -> Vec<LinkView> {
    let plan = own.plan.as_ref().map(|href| link(asked, "pages-accessibility-plan", href));
    let actions = own.actions.as_ref().map(|href| link(asked, "pages-accessibility-actions", href));
    plan.into_iter().chain(actions).collect()
}

fn word(state: Conformity) -> &'static str {
    match state {
        Conformity::Full => "pages-accessibility-full",
        Conformity::Partial => "pages-accessibility-partial",
        Conformity::NoAudit | Conformity::Lapsed | Conformity::Low => "pages-accessibility-none",
    }
}

fn sentence(asked: &Asked, own: &Accessibility, state: Conformity) -> String {
    let key = match state {
        Conformity::Full => "pages-accessibility-full-text",
        Conformity::Partial => "pages-accessibility-partial-text",
        Conformity::Low => "pages-accessibility-none-text",
        Conformity::NoAudit => "pages-accessibility-no-audit-text",
        Conformity::Lapsed => "pages-accessibility-lapsed-text",
    };
    say(asked, key, &[("site", name(asked).into()), ("reference", own.reference.as_str().into())])
}

/// Nothing where no audit was made.
fn results(asked: &Asked, own: &Accessibility) -> Option<String> {
    let site = &asked.site.settings;
    let rate: Arg = percent(asked, site.accessibility_rate?).into();
    let reference: Arg = own.reference.as_str().into();
    let on = site.accessibility_audited.map(|audited| day(asked, audited));
    Some(match (own.auditor.as_deref(), on) {
        (Some(auditor), Some(on)) => {
            let args = [("rate", rate), ("reference", reference), ("auditor", auditor.into()), ("day", on.into())];
            say(asked, "pages-accessibility-results-by-on", &args)
        }
        (Some(auditor), None) => {
            let args = [("rate", rate), ("reference", reference), ("auditor", auditor.into())];
            say(asked, "pages-accessibility-results-by", &args)
        }
        (None, Some(on)) => {
            let args = [("rate", rate), ("reference", reference), ("day", on.into())];
            say(asked, "pages-accessibility-results-on", &args)
        }
        (None, None) => say(asked, "pages-accessibility-results", &[("rate", rate), ("reference", reference)]),
    })
}

fn established(asked: &Asked, own: &Accessibility) -> Vec<String> {
    let on = |key: &str, at: Civil| say(asked, key, &[("day", day(asked, at).into())]);
    let first = own.established.map(|at| on("pages-accessibility-established", at));
    let changed = own.updated.filter(|updated| own.established.is_none_or(|first| *updated > first));
    first.into_iter().chain(changed.map(|at| on("pages-accessibility-changed", at))).collect()
}

/// The address and the form that were entered; else the site's own contact page.
fn contacts(asked: &Asked, own: &Accessibility) -> Vec<LinkView> {
    let page = asked.site.page_of_role("contact", asked.language).map(|page| page.href.clone());
    let own_form = own.form.as_ref().map(ToString::to_string);
    let form = own_form.or_else(|| page.filter(|_| asked.site.settings.contact.is_some()));
    let form = form.map(|href| link(asked, "pages-accessibility-form", &href));
    form.into_iter().chain(own.contact.as_ref().map(mail)).collect()
}
