//! `/desk/articles/ID/fr/correction`: the live words of a text, corrected at once while a draft waits beside them.

use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::{Error, FieldError, Verb};
use publication::{
    Action, CommonFacts, CommonWords, merge_words,
    store::desk::{
        correct as store, history,
        work::{Live, Work, WorkText},
    },
};
use web::{Failure, Form, WHOLE_TEXT};

use super::{
    edit, findings,
    form::{self, say},
    new::by,
    place::Place,
    presence::putting,
    sent::Sent,
    views::{CorrectionPage, FindingView},
};

/// What is corrected: what readers have.
struct Corrected<'w> {
    work: &'w Work,
    text: &'w WorkText,
    facts: &'w CommonFacts,
    live: &'w Live<CommonWords>,
}

/// What the page shows beside what readers have.
#[derive(Default)]
struct Shown<'a> {
    words: Option<&'a CommonWords>,
    faults: &'a [FieldError],
    errors: Vec<FindingView>,
    problem: Option<String>,
    sent: Option<&'a Sent>,
}

/// Shows the form.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Publish).await?;
    page(&place, &corrected(&place, &work)?, Shown::default())
}

/// Corrects.
pub(crate) async fn correct(
    place: Place,
    Form(sent): Form<Vec<(String, String)>, WHOLE_TEXT>,
) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let mut write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Publish).await?;
    let what = corrected(&place, &work)?;
    let read = form::read_words(desk, place.kind()?, &sent, (what.facts, &what.live.value));
    if sent.one("live_stand") != what.live.number.to_string() {
        return overtaken(&place, &write, &what, &sent, &read.words).await;
    }
    if let Some(refused) = refused(&place, &write, &what, &sent, &read).await? {
        return Ok(refused);
    }
    let both = (&work, what.text);
    if store::correct(&mut write, &putting(&place), by(&place), both, &read.words, sent.has("small")).await? {
        let detail = serde_json::json!({ "language": what.text.language.as_str(), "title": read.words.title });
        accounts::audit::record(&write, &desk.actor(), "corrected", Some(("publication", work.id.0)), detail).await?;
    }
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=corrected", place.text_href(work.id, what.text.language))))
}

/// What readers have, where they have it. Errors: `NotFound`.
fn corrected<'w>(place: &Place, work: &'w Work) -> Result<Corrected<'w>, Error> {
    let text = place.text(work)?;
    text.state.after(Action::Correct).map_err(|_| Error::NotFound)?;
    let live = text.live.as_ref().ok_or(Error::NotFound)?;
    let facts = &work.live_facts.as_ref().ok_or(Error::NotFound)?.value;
    Ok(Corrected { work, text, facts, live })
}

/// The form with what is wrong with its words; nothing where all is well.
async fn refused(
    place: &Place,
    query: &impl Query,
    what: &Corrected<'_>,
    sent: &Sent,
    read: &form::Read,
) -> Result<Option<Response>, Failure> {
    let found = findings::of_words(place, query, what.work, what.text, (what.facts, &read.words)).await?;
    if read.words_faults.is_empty() && !found.is_blocked() {
        return Ok(None);
    }
    let (words, sent) = (Some(&read.words), Some(sent));
    let problem = Some(place.desk.text("desk-life-correction-blocked")).filter(|_| found.is_blocked());
    page(place, what, Shown { words, sent, faults: &read.words_faults, errors: found.errors, problem }).map(Some)
}

/// Somebody corrected the text meanwhile: both corrections are brought together, and shown before they are sent again.
async fn overtaken(
    place: &Place,
    query: &impl Query,
    what: &Corrected<'_>,
    sent: &Sent,
    mine: &CommonWords,
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let number = sent.one("live_stand").parse().map_err(|_| Error::BadRequest("a revision that is none"))?;
    let base = history::words(query, what.text.id, number).await?;
    let theirs = &what.live.value;
    let merged = merge_words(&base, mine, theirs, |_| document::Choice::Both).ok();
    let words = merged.as_ref().map_or(mine, |merged| &merged.words);
    let problem = Some(desk.text("desk-life-correction-overtaken"));
    page(place, what, Shown { words: Some(words), problem, ..Shown::default() })
}

fn page(place: &Place, what: &Corrected<'_>, shown: Shown<'_>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let language = what.text.language;
    let words = shown.words.unwrap_or(&what.live.value);
    let (mut fields, own) = form::words_fields(desk, place.kind()?, (what.facts, words));
    if let Some(sent) = shown.sent {
        form::refill(&mut fields, sent);
        fields.blame(shown.faults, |fault| say(desk, fault));
    }
    let back = place.text_href(what.work.id, language);
    let here = |finding: FindingView| FindingView {
        href: finding.href.strip_prefix(back.as_str()).unwrap_or(&finding.href).to_owned(),
        ..finding
    };
    let status = match (&shown.problem, shown.sent) {
        (_, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (Some(_), None) => StatusCode::CONFLICT,
        (None, None) => StatusCode::OK,
    };
    let view = CorrectionPage {
        head: place
            .head(what.work, &desk.text("desk-life-correction"))?
            .help("correct")
            .assets(&["editor.css"], &["editor.js"]),
        action: format!("{back}/correction"),
        files: what.facts.files.iter().map(|file| format!("file-{}-title", file.item.as_str())).collect(),
        fields,
        own,
        live_stand: what.live.number,
        text_language: language.to_string(),
        text_dir: language.direction().as_str().to_owned(),
        text_language_name: desk.portal.web.i18n.language_name(desk.language, language),
        body: edit::body(desk, words),
        draft_waits: what.text.draft.is_some(),
        small: shown.sent.is_some_and(|sent| sent.has("small")),
        problem: shown.problem,
        errors: shown.errors.into_iter().map(here).collect(),
        back,
    };
    desk.page_with(status, &view)
}
