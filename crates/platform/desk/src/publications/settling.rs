//! `/desk/articles/ID/fr/correction/settling`: what a correction of the live text and the draft both changed. The draft has its own
//! until somebody chooses here.

use axum::{http::StatusCode, response::Response};
use db::Query;
use document::Choice;
use kernel::{Error, Verb};
use publication::{
    Action, CommonWords, Merged, WordsField,
    own::Side,
    store::desk::{
        correct as store,
        work::{Work, WorkText},
    },
    words_lines,
};
use web::{Failure, Form};

use super::{
    new::by,
    place::Place,
    sent::Sent,
    views::{DisputeView, SettlingLine, SettlingPage},
};
use crate::compare::merging;

/// Shows it.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Write).await?;
    page(&place, &snapshot, &work, None).await
}

/// Puts what was chosen into the draft.
pub(crate) async fn settle(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let text = place.text(&work)?;
    if sent.one("words_stand") != text.stand().as_str() || text.state.after(Action::Write).is_err() {
        return page(&place, &write, &work, Some(desk.text("desk-life-settling-overtaken"))).await;
    }
    let merged = store::open(&write, text).await?.ok_or(Error::NotFound)?;
    let is_live = |field: &WordsField| sent.one(&line_name(field)) == "live";
    let lines: Vec<WordsField> = merged.fields.into_iter().filter(is_live).collect();
    let choose = |block| match sent.one(&merging::name(block)) {
        "theirs" => Choice::Theirs,
        "both" => Choice::Both,
        _ => Choice::Ours,
    };
    store::settle(&write, by(&place), (&work, text), &lines, choose).await?;
    let detail = serde_json::json!({ "language": text.language.as_str() });
    accounts::audit::record(&write, &desk.actor(), "settled", Some(("publication", work.id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=saved", place.text_href(work.id, text.language))))
}

/// That something is open, for the draft's form.
pub(super) async fn dispute(
    place: &Place,
    query: &impl Query,
    work: &Work,
    text: &WorkText,
) -> kernel::Result<Option<DisputeView>> {
    let desk = &place.desk;
    let Some(merged) = store::open(query, text).await? else { return Ok(None) };
    let mut about: Vec<String> = merged.fields.iter().map(|field| label(place, work, text, field)).collect();
    if !merged.blocks.is_empty() {
        about.push(desk.text_with("desk-life-passages", &[("count", merged.blocks.len().into())]));
    }
    let href = format!("{}/correction/settling", place.text_href(work.id, text.language));
    Ok(Some(DisputeView { about: about.join(", "), href }))
}

async fn page(place: &Place, query: &impl Query, work: &Work, problem: Option<String>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let text = place.text(work)?;
    let merged = store::open(query, text).await?.ok_or(Error::NotFound)?;
    let back = place.text_href(work.id, text.language);
    let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let view = SettlingPage {
        head: place.head(work, &desk.text("desk-life-settling"))?.help("correct").assets(&["compare.css"], &[]),
        action: format!("{back}/correction/settling"),
        words_stand: text.stand().as_str().to_owned(),
        text_language: text.language.to_string(),
        text_dir: text.language.direction().as_str().to_owned(),
        lines: merged.fields.iter().map(|field| line(place, work, text, &merged, field)).collect(),
        blocks: merging::views(desk, text.language, &merged.blocks, |_| Choice::Ours),
        problem,
        back,
    };
    desk.page_with(status, &view)
}

fn line(place: &Place, work: &Work, text: &WorkText, merged: &Merged, field: &WordsField) -> SettlingLine {
    let of = |words: &CommonWords| match field {
        WordsField::Own(name) => words.own.get(name).map(shown).unwrap_or_default(),
        _ => words_lines(words).into_iter().find(|(own, _)| own == field).map(|(_, line)| line).unwrap_or_default(),
    };
    SettlingLine {
        name: line_name(field),
        label: label(place, work, text, field),
        live: text.live.as_ref().map(|live| of(&live.value)).unwrap_or_default(),
        own: of(&merged.words),
    }
}

/// A value that only the kind has, as well as it can be read without it.
fn shown(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn line_name(field: &WordsField) -> String {
    let name = match field {
        WordsField::Title => "title",
        WordsField::Overline => "overline",
        WordsField::Subtitle => "subtitle",
        WordsField::When => "when",
        WordsField::Place => "place",
        WordsField::Standfirst => "standfirst",
        WordsField::LeadAlt => "lead_alt",
        WordsField::LeadCaption => "lead_caption",
        WordsField::Link => "link_label",
        WordsField::File(item) => return format!("line-file-{}", item.as_str()),
        WordsField::Own(name) => return format!("line-own-{name}"),
    };
    format!("line-{name}")
}

/// What a field is called.
fn label(place: &Place, work: &Work, text: &WorkText, field: &WordsField) -> String {
    let desk = &place.desk;
    match field {
        WordsField::Own(name) => own_label(place, work, text, name).unwrap_or_else(|| desk.text("desk-form-own")),
        _ => desk.text(key(field)),
    }
}

fn own_label(place: &Place, work: &Work, text: &WorkText, name: &str) -> Option<String> {
    let own = place.kind().ok()?.own.lines(Side::Words, work.facts()?, text.words()?);
    own.iter().find(|field| field.name == name).map(|field| place.desk.text(field.label))
}

/// The key of a field's label, of those that all kinds have.
pub(super) fn key(field: &WordsField) -> &'static str {
    match field {
        WordsField::Title => "desk-form-title",
        WordsField::Overline => "desk-form-overline",
        WordsField::Subtitle => "desk-form-subtitle",
        WordsField::When => "desk-form-when",
        WordsField::Place => "desk-form-place",
        WordsField::Standfirst => "desk-form-standfirst",
        WordsField::LeadAlt => "desk-form-lead-alt",
        WordsField::LeadCaption => "desk-form-lead-caption",
        WordsField::Link => "desk-form-link-label",
        WordsField::File(_) => "desk-form-file-title",
        WordsField::Own(_) => "desk-form-own",
    }
}
