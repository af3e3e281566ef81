//! The statement of eco-design, after RGESN 2024 (Arcep and Arcom, with ADEME).

use i18n::DateStyle;
use portal::{Asked, LinkView};
use settings::EcoDesign;

use super::{figures, mail, percent, words};
use crate::{
    model::BUDGET,
    view::{EcoDesignView, FactView, WeightView},
};

/// Where the authors of the `EcoIndex` explain it.
const FORMULA: &str = "https://www.ecoindex.fr/comment-ca-marche/";

/// What holds for every site of this product, whatever its administrator does; journeys and tests watch it.
const BUILT: &[&str] = &[
    "pages-eco-built-plain",
    "pages-eco-built-still",
    "pages-eco-built-alone",
    "pages-eco-built-pictures",
    "pages-eco-built-sent",
    "pages-eco-built-files",
];

/// The statement as this reader sees it.
pub(crate) fn eco_design(asked: &Asked, own: &EcoDesign) -> EcoDesignView {
    let figures = figures::figures();
    let measured = figures.as_ref().map(|figures| {
        let day = asked.portal.web.i18n.date(asked.language, figures.measured, DateStyle::Day);
        let width = asked.portal.web.i18n.number(asked.language, figures.width.into());
        let args = [("version", figures.version.as_str().into()), ("day", day.into()), ("width", width.into())];
        asked.portal.web.i18n.text(asked.language, "pages-eco-measured", &args)
    });
    let weights = figures.iter().flat_map(|figures| &figures.pages).map(|page| weight(asked, page));
    EcoDesignView {
        audit: audit(asked, own),
        budget: budget(asked),
        measured,
        weights: weights.collect(),
        formula: LinkView { label: asked.text("pages-eco-formula"), href: FORMULA.to_owned() },
        built: BUILT.iter().map(|key| asked.text(key)).collect(),
        hosting: hosting(asked, own),
        energy: words(asked, &own.energy),
        compression: words(asked, &own.compression),
        archival: words(asked, &own.archival),
        plan: words(asked, &own.plan),
        responsible: own.responsible.clone(),
        contact: own.contact.as_ref().map(mail),
    }
}

fn weight(asked: &Asked, page: &figures::Weight) -> WeightView {
    let i18n = &asked.portal.web.i18n;
    let number = |n| i18n.number(asked.language, n);
    WeightView {
        kind: asked.text(page.kind.name()),
        weight: i18n.bytes(asked.language, page.bytes),
        requests: number(page.requests),
        nodes: number(page.nodes),
        points: number(page.points),
        grade: page.grade.clone(),
    }
}

fn budget(asked: &Asked) -> Vec<FactView> {
    let i18n = &asked.portal.web.i18n;
    let fact = |key, value| FactView { label: asked.text(key), value };
    vec![
        fact("pages-eco-weight", i18n.bytes(asked.language, BUDGET.bytes)),
        fact("pages-eco-requests", i18n.number(asked.language, BUDGET.requests)),
    ]
}

/// The reference, then what an audit found, or that none was made.
fn audit(asked: &Asked, own: &EcoDesign) -> Vec<String> {
    let i18n = &asked.portal.web.i18n;
    let say = |key: &str, args: &[_]| i18n.text(asked.language, key, args);
    let mut said = vec![asked.text("pages-eco-reference")];
    let Some(rate) = own.rate else {
        said.push(asked.text("pages-eco-no-audit"));
        return said;
    };
    said.push(say("pages-eco-rate", &[("rate", percent(asked, rate).into())]));
    if let Some(day) = own.audited {
        let day = i18n.date(asked.language, day, DateStyle::Day);
        said.push(say("pages-eco-audited", &[("day", day.into())]));
    }
    if let Some(auditor) = &own.auditor {
        said.push(say("pages-eco-auditor", &[("auditor", auditor.as_str().into())]));
    }
    said
}

fn hosting(asked: &Asked, own: &EcoDesign) -> Vec<FactView> {
    let fact = |key, value| FactView { label: asked.text(key), value };
    let pue = |hundredths: u16| asked.portal.web.i18n.decimal(asked.language, f64::from(hundredths) / 100.0, 2);
    let host = own.host.clone().map(|host| fact("pages-eco-host", host));
    host.into_iter().chain(own.pue.map(|value| fact("pages-eco-pue", pue(value)))).collect()
}
