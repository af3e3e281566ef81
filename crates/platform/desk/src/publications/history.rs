//! The revisions of a text: read, compared word by word, restored as a new draft.

use axum::{extract::Path, response::Response};
use db::Query;
use kernel::{Error, Language, Verb};
use publication::{
    CommonWords,
    own::Side,
    store::desk::{
        history::{self as store, Revision},
        work::{Work, WorkText},
    },
};
use web::{Failure, Markup};

use super::{
    edit::keep,
    form::{self, Read},
    place::Place,
    views::{FieldDifference, HistoryPage, RevisionPage, RevisionView},
};
use crate::Desk;

/// The revision of an address.
#[derive(serde::Deserialize)]
pub(crate) struct Number {
    pub(super) number: i64,
}

/// Lists them.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let text = place.text(&work)?;
    let all = store::of_text(&snapshot, text.id).await?;
    let live = text.live.as_ref().map(|live| live.revision);
    let base = format!("{}/history", place.text_href(work.id, text.language));
    let revisions = views(desk, &snapshot, &all, live, &base).await?;
    let head = place.head(&work, &desk.text("desk-history"))?.help("correct");
    let readings = crate::reading::of_text(desk, &snapshot, text).await?;
    desk.page(&HistoryPage { head, readings, revisions })
}

/// Revisions in words, each with its address under `base`. Readers have the one of the id `live`.
pub(super) async fn views(
    desk: &Desk,
    query: &impl Query,
    all: &[Revision],
    live: Option<db::Uuid>,
    base: &str,
) -> Result<Vec<RevisionView>, Failure> {
    let by: Vec<_> = all.iter().filter_map(|revision| revision.made_by).collect();
    let names = accounts::names(query, &by).await?;
    let view = |revision: &Revision| RevisionView {
        number: revision.number,
        at: revision.made_at.civil(&desk.site.zone).to_string(),
        by: revision.made_by.and_then(|by| names.get(&by).cloned()).unwrap_or_else(|| desk.text("desk-history-import")),
        why: desk.text(why(revision.why.as_deref())),
        live: live == Some(revision.id),
        href: format!("{base}/{}", revision.number),
    };
    Ok(all.iter().map(view).collect())
}

/// One of them, compared with the one before it.
pub(crate) async fn revision(place: Place, Path(asked): Path<Number>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let text = place.text(&work)?;
    let words = store::words(&snapshot, text.id, asked.number).await?;
    let before = match asked.number {
        ..=1 => None,
        number => Some(store::words(&snapshot, text.id, number - 1).await?),
    };
    let base = before.clone().unwrap_or_else(|| super::new::blank_words(""));
    let own = place.text_href(work.id, text.language);
    let may_restore = place.may(&work, Verb::Write, text.language) && text.words() != Some(&words);
    let number = desk.portal.web.i18n.number(desk.language, asked.number);
    let heading = desk.text_with("desk-history-revision", &[("number", number.into())]);
    let view = RevisionPage {
        head: place
            .head(&work, &heading)?
            .crumb(desk.text("desk-history"), format!("{own}/history"))
            .help("correct")
            .assets(&["compare.css"], &[]),
        text_language: text.language.to_string(),
        text_dir: text.language.direction().as_str().to_owned(),
        compared_with: before.is_some().then_some(asked.number - 1),
        fields: differences(&place, text.language, &base, &words)
            .into_iter()
            .chain(own_differences(&place, &work, text.language, (&base, &words)))
            .collect(),
        body: Some(body(&place, text, &base, &words)),
        restoring: may_restore.then(|| format!("{own}/history/{}/restoring", asked.number)),
    };
    desk.page(&view)
}

/// Makes a revision's words the draft again.
pub(crate) async fn restore(place: Place, Path(asked): Path<Number>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let text = place.text(&work)?;
    let words = store::words(&write, text.id, asked.number).await?;
    let facts = work.facts().cloned().ok_or(Error::NotFound)?;
    let read = Read { facts, words, facts_faults: Vec::new(), words_faults: Vec::new(), losses: Vec::new() };
    keep(&place, &write, &work, text, &read, "restored").await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=restored", place.text_href(work.id, text.language))))
}

/// Why a revision was made, in words.
fn why(word: Option<&str>) -> &'static str {
    match word {
        Some("saved") => "desk-why-saved",
        Some("published") => "desk-why-published",
        Some("corrected") => "desk-life-why-corrected",
        Some("merged") => "desk-life-why-merged",
        Some("restored") => "desk-why-restored",
        Some("scheduled") => "desk-why-scheduled",
        Some("asked") => "desk-why-asked",
        Some("sent_back") => "desk-why-sent-back",
        Some("discarded") => "desk-why-discarded",
        _ => "desk-why-import",
    }
}

/// The short fields that differ, each marked word by word.
fn differences(
    place: &Place,
    text_language: Language,
    before: &CommonWords,
    after: &CommonWords,
) -> Vec<FieldDifference> {
    let desk = &place.desk;
    let resolved = document::Resolved::default();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let all = [
        ("desk-form-title", before.title.clone(), after.title.clone()),
        ("desk-form-overline", text(&before.overline), text(&after.overline)),
        ("desk-form-subtitle", text(&before.subtitle), text(&after.subtitle)),
        ("desk-form-when", text(&before.when), text(&after.when)),
        ("desk-form-place", text(&before.place), text(&after.place)),
        ("desk-form-standfirst", text(&before.standfirst), text(&after.standfirst)),
        ("desk-form-lead-alt", text(&before.lead.alt), text(&after.lead.alt)),
        ("desk-form-lead-caption", text(&before.lead.caption), text(&after.lead.caption)),
        ("desk-form-link-label", text(&before.link), text(&after.link)),
    ];
    let rendering = rendering(place, text_language, &resolved);
    let differing = all.into_iter().filter(|(_, before, after)| before != after);
    let mark = |(key, before, after): (&str, String, String)| FieldDifference {
        label: desk.text(key),
        words: document::pieces_html(&document::compare_words(&before, &after), &rendering).into(),
    };
    differing.map(mark).collect()
}

/// The words that only the kind has and that differ, each marked word by word.
fn own_differences(
    place: &Place,
    work: &Work,
    text_language: Language,
    (before, after): (&CommonWords, &CommonWords),
) -> Vec<FieldDifference> {
    let (Ok(kind), Some(facts)) = (place.kind(), work.facts()) else { return Vec::new() };
    let lines = |words: &CommonWords| kind.own.lines(Side::Words, facts, words);
    let resolved = document::Resolved::default();
    let rendering = rendering(place, text_language, &resolved);
    let mark = |(label, before, after): (String, String, String)| FieldDifference {
        label,
        words: document::pieces_html(&document::compare_words(&before, &after), &rendering).into(),
    };
    form::own::differing(&place.desk, &[], &lines(before), &lines(after)).into_iter().map(mark).collect()
}

/// The body, marked word by word.
fn body(place: &Place, text: &WorkText, before: &CommonWords, after: &CommonWords) -> Markup {
    let resolved = document::Resolved::default();
    let rendering = rendering(place, text.language, &resolved);
    document::compared_html(&document::compare(&before.body, &after.body), &rendering).into()
}

fn rendering<'a>(
    place: &'a Place,
    text_language: Language,
    resolved: &'a document::Resolved,
) -> document::Rendering<'a> {
    let i18n = &place.desk.portal.web.i18n;
    document::Rendering { resolved, i18n, language: place.desk.language, text_language }
}
