//! `/desk/articles/ID/fr/previews`: the preview at the widths of a phone and of a desk, in each language; and what the form needs
//! to show the same beside it.

use axum::response::Response;
use kernel::{Language, Verb};
use publication::store::desk::work::Work;
use web::Failure;

use super::views::{PaneView, PreviewTab, PreviewsPage};
use crate::publications::place::Place;

/// Shows both.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let language = place.text(&work)?.language;
    let head = place.head(&work, &desk.text("desk-previews"))?.help("publish").assets(&["preview.css"], &[]);
    let src = format!("{}/preview", place.text_href(work.id, language));
    desk.page(&PreviewsPage { head, tabs: tabs(&place, &work, language), src })
}

/// What the form of a text needs to show its preview beside it.
pub(crate) fn view(place: &Place, work: &Work, language: Language) -> PaneView {
    let own = place.text_href(work.id, language);
    let may_write = place.may(work, Verb::Write, language);
    PaneView {
        href: format!("{own}/previews"),
        links_href: may_write.then(|| format!("{own}/preview-links")),
        tabs: tabs(place, work, language),
    }
}

/// The texts that this actor may preview.
fn tabs(place: &Place, work: &Work, current: Language) -> Vec<PreviewTab> {
    let own = work.texts.iter().filter(|text| place.may(work, Verb::Preview, text.language));
    let tab = |language: Language| {
        let own = place.text_href(work.id, language);
        PreviewTab {
            name: place.desk.portal.web.i18n.language_name(place.desk.language, language),
            href: format!("{own}/previews"),
            src: format!("{own}/preview"),
            current: language == current,
        }
    };
    own.map(|text| tab(text.language)).collect()
}
