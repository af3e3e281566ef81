//! `/desk/articles/ID/fr`: the form of a publication, and saving it. What is asked for publishing is not asked here: a draft may
//! be as unfinished as its editor likes.

mod page;
mod saved;

use axum::{http::HeaderMap, response::Response};
use kernel::{Error, Verb};
use publication::{
    Action,
    store::desk::{
        save, tree,
        work::{Work, WorkText},
    },
};
use web::{Failure, Form, WHOLE_TEXT};

use crate::compare::merging;

use super::{
    form::{self, Read},
    new::by,
    place::Place,
    sent::Sent,
};
use page::Shown;
pub(crate) use page::{as_text, body};

/// Leads to the publication's first text: in the interface's language where there is one.
pub(crate) async fn first(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let own = work.text(place.desk.language).or_else(|| work.texts.first()).ok_or(Error::NotFound)?;
    Ok(web::see_other(&place.text_href(work.id, own.language)))
}

/// Shows the form.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    place.text(&work)?;
    page::show(&place, &snapshot, &work, &Shown::default()).await
}

/// Saves the form: as a revision where somebody pressed the button, into the draft alone where the browser saves by itself.
pub(crate) async fn save(
    place: Place,
    headers: HeaderMap,
    Form(sent): Form<Vec<(String, String)>, WHOLE_TEXT>,
) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let by_itself = headers.get("accept").is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    let write = place.desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let text = place.text(&work)?;
    let (Some(facts), Some(words)) = (work.facts(), text.words()) else {
        return empty(&place, write, sent, by_itself).await;
    };
    let mut read = form::read(&place.desk, place.kind()?, &sent, (facts, words));
    // What two people wrote is merged once, when the button says so.
    if is_overtaken(&sent, &work, text) || (by_itself && merging::is_asked(&sent)) {
        return saved::conflict(&place, &write, &work, &sent, &read, by_itself).await;
    }
    if text.state.after(Action::Write).is_err() {
        return saved::locked(&place, &write, &work, &sent, by_itself).await;
    }
    if by_itself {
        return saved::by_itself(&place, write, &work, text, read).await;
    }
    merging::take_up(&write, &sent, text, &mut read).await?;
    let mut faults = read.faults();
    faults.extend(faults_beyond(&place, &write, &work, &read).await?);
    if !faults.is_empty() {
        let shown = Shown { sent: Some(&sent), faults: &faults, read: Some(&read), ..Shown::default() };
        return page::show(&place, &write, &work, &shown).await;
    }
    keep(&place, &write, &work, text, &read, "saved").await?;
    write.commit().await?;
    Ok(saved::go_on(&place, &work, &sent, &read))
}

/// A text whose draft was taken away before it was ever published has no words: the form begins anew.
async fn empty(place: &Place, write: db::Write, sent: Sent, by_itself: bool) -> Result<Response, Failure> {
    let work = place.work_for_change(&write, Verb::Write).await?;
    saved::locked(place, &write, &work, &sent, by_itself).await
}

/// Whether somebody saved since the form was filled.
fn is_overtaken(sent: &Sent, work: &Work, text: &WorkText) -> bool {
    sent.one("words_stand") != text.stand().as_str() || sent.one("facts_stand") != work.facts_stand().as_str()
}

/// Saves what the form held, with its revision.
pub(crate) async fn keep(
    place: &Place,
    write: &db::Write,
    work: &Work,
    text: &WorkText,
    read: &Read,
    why: &'static str,
) -> Result<(), Failure> {
    let by = by(place);
    let facts = save::facts(write, by, work, &read.facts).await?;
    let words = save::words(write, by, work, text, &read.words).await?;
    save::revise(write, by, text.id, &read.words, why).await?;
    if facts || words {
        save::note_uses(write, work.id).await?;
        let detail = serde_json::json!({ "language": text.language.as_str(), "title": read.words.title });
        let thing = Some(("publication", work.id.0));
        accounts::audit::record(write, &place.desk.actor(), why, thing, detail).await?;
    }
    Ok(())
}

/// What the form names in vain: files that are not there, a place in the tree that cannot be.
async fn faults_beyond(
    place: &Place,
    query: &impl db::Query,
    work: &Work,
    read: &Read,
) -> kernel::Result<Vec<kernel::FieldError>> {
    let lead = read.facts.lead.iter().map(|lead| ("lead", lead.media));
    let files = read.facts.files.iter().filter_map(|file| Some(("add_file", file.media?)));
    let named: Vec<_> = lead.chain(files).collect();
    let ids: Vec<_> = named.iter().map(|(_, id)| *id).collect();
    let known = media::by_ids(query, &ids).await?;
    let missing = named.into_iter().filter(|(_, id)| !known.contains_key(id));
    let missing = missing.map(|(name, id)| kernel::FieldError::new(name, "desk-fault-media").quoting(id));
    let placed = tree::problem(query, &place.desk.portal.kinds, work, read.facts.parent).await?;
    Ok(missing.chain(placed).collect())
}
