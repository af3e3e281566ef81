//! Showing the page, and saving the translation.

use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::{Error, FieldError, Language, Verb};
use publication::{
    Action, CommonWords,
    store::desk::{
        history, save,
        work::{Work, WorkText},
    },
};
use web::{Failure, Form, WHOLE_TEXT};

use super::{
    rows::{self, Both},
    views::{BesideLanguage, BesidePage},
    written,
};
use crate::publications::{
    new::{blank_words, by},
    own_words,
    place::Place,
    say,
    sent::Sent,
};

/// Shows it.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    page(&place, &snapshot, &work, None, &[]).await
}

/// Saves what was written beside the source.
pub(crate) async fn save(
    place: Place,
    Form(sent): Form<Vec<(String, String)>, WHOLE_TEXT>,
) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let write = place.desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let text = place.text(&work)?;
    let source = source(&place, &work, Some(&sent))?;
    let words = source.words().cloned().unwrap_or_else(|| blank_words(""));
    let own = text.words().cloned().unwrap_or_else(|| blank_words(""));
    if sent.one("words_stand") != text.stand().as_str() || text.state.after(Action::Write).is_err() {
        return page(&place, &write, &work, Some(&sent), &[]).await;
    }
    let read = written::read(&place, &work, &sent, (&words, &own))?;
    if !read.faults.is_empty() {
        return page(&place, &write, &work, Some(&sent), &read.faults).await;
    }
    save::words(&write, by(&place), &work, text, &read.words).await?;
    save::revise(&write, by(&place), text.id, &read.words, "saved").await?;
    if sent.has("follows") {
        follow(&place, &write, text, (source, &words)).await?;
    }
    let detail = serde_json::json!({ "language": text.language.as_str(), "title": read.words.title });
    let thing = Some(("publication", work.id.0));
    accounts::audit::record(&write, &place.desk.actor(), "saved", thing, detail).await?;
    write.commit().await?;
    let done = if read.lost { "saved-in-part" } else { "saved" };
    let own = place.text_href(work.id, text.language);
    Ok(web::see_other(&format!("{own}/beside?from={}&done={done}", source.language)))
}

/// Notes that a translation says what its source says now.
async fn follow(
    place: &Place,
    write: &db::Write,
    text: &WorkText,
    (source, words): (&WorkText, &CommonWords),
) -> kernel::Result<()> {
    let (revision, _) = save::revise(write, by(place), source.id, words, "saved").await?;
    save::source(write, text.id, Some(revision)).await
}

/// The text that is translated: the one that was asked for, else the first of the site's languages that has words.
fn source<'w>(place: &Place, work: &'w Work, sent: Option<&Sent>) -> Result<&'w WorkText, Error> {
    let own = place.language()?;
    let asked = sent.map(|sent| sent.one("from").to_owned()).or_else(|| place.desk.param("from"));
    let asked = asked.and_then(|code| code.parse::<Language>().ok());
    let site = place.desk.site.languages().iter().copied();
    let others = work.texts.iter().map(|text| text.language);
    let mut wanted = asked.into_iter().chain(site).chain(others).filter(|language| *language != own);
    wanted.find_map(|language| work.text(language).filter(|text| text.words().is_some())).ok_or(Error::NotFound)
}

/// The source as the translation last followed it; nothing where it never said so, or followed another.
async fn base(query: &impl Query, text: &WorkText, source: &WorkText) -> Result<Option<CommonWords>, Error> {
    let Some(followed) = text.source_revision else { return Ok(None) };
    let is_its = history::of_text(query, source.id).await?.iter().any(|revision| revision.id == followed);
    if is_its { history::words_by_id(query, followed).await.map(Some) } else { Ok(None) }
}

async fn page(
    place: &Place,
    query: &impl Query,
    work: &Work,
    sent: Option<&Sent>,
    faults: &[FieldError],
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let text = place.text(work)?;
    let source = source(place, work, sent)?;
    let base = base(query, text, source).await?;
    let blank = blank_words("");
    let both = Both {
        source: source.words().unwrap_or(&blank),
        base: base.as_ref(),
        own: text.words().unwrap_or(&blank),
        facts: work.facts().ok_or(Error::NotFound)?,
        kind: place.kind()?,
        language: source.language,
    };
    let mut rows = rows::of(desk, &both);
    for row in &mut rows {
        let name = row.field.name.clone();
        row.field.value =
            sent.filter(|sent| sent.has(&name)).map_or(row.field.value.clone(), |sent| sent.whole(&name).to_owned());
        row.field.error = faults.iter().find(|fault| fault.field == name).map(|fault| say(desk, fault));
    }
    let problem = problem(place, work, text, sent, faults);
    let view = BesidePage {
        head: place.head(work, &desk.text("desk-compare-beside"))?.help("translate").assets(&["compare.css"], &[]),
        action: format!("{}/beside", place.text_href(work.id, text.language)),
        words_stand: text.stand().as_str().to_owned(),
        items: own_words::rows(both.kind, both.facts, both.own),
        source: language(place, work, source.language),
        own: language(place, work, text.language),
        sources: sources(place, work, source.language),
        changed: rows.iter().filter(|row| row.changed).count(),
        rows,
        open: text.state.after(Action::Write).is_ok() && place.may(work, Verb::Write, text.language),
        problem,
        back: place.text_href(work.id, text.language),
    };
    let status = match (sent, faults) {
        (None, _) => StatusCode::OK,
        (Some(_), []) => StatusCode::CONFLICT,
        (Some(_), [_, ..]) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    desk.page_with(status, &view)
}

/// Why the translation cannot be written on, or was not saved.
fn problem(place: &Place, work: &Work, text: &WorkText, sent: Option<&Sent>, faults: &[FieldError]) -> Option<String> {
    let desk = &place.desk;
    let of_body = faults.iter().find(|fault| fault.field == "body");
    if let Some(fault) = of_body {
        return Some(say(desk, fault));
    }
    if !faults.is_empty() {
        return Some(desk.text("desk-compare-faults"));
    }
    if text.state.after(Action::Write).is_err() || !place.may(work, Verb::Write, text.language) {
        return Some(desk.text("desk-compare-locked"));
    }
    sent.map(|_| desk.text("desk-compare-overtaken"))
}

fn language(place: &Place, work: &Work, language: Language) -> BesideLanguage {
    let own = place.language().map(|own| place.text_href(work.id, own)).unwrap_or_default();
    BesideLanguage {
        code: language.to_string(),
        name: place.desk.portal.web.i18n.language_name(place.desk.language, language),
        dir: language.direction().as_str().to_owned(),
        href: format!("{own}/beside?from={language}"),
    }
}

/// Other texts to translate from.
fn sources(place: &Place, work: &Work, chosen: Language) -> Vec<BesideLanguage> {
    let own = place.language().ok();
    let others = work
        .texts
        .iter()
        .filter(|text| text.words().is_some() && text.language != chosen && Some(text.language) != own);
    others.map(|text| language(place, work, text.language)).collect()
}
