//! The revisions of what is the same in all languages: read, compared, restored as a new draft.

use axum::{extract::Path, response::Response};
use db::Query;
use kernel::{Error, Verb};
use publication::{
    Action, CommonFacts,
    store::desk::{history as store, save, work::Work},
};
use web::{Failure, Markup};

use super::{
    facts_words,
    history::{Number, views},
    new::by,
    place::Place,
    states,
    views::{FieldDifference, HistoryPage, RevisionPage},
};

/// Lists them.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let all = store::of_facts(&snapshot, work.id).await?;
    let live = work.live_facts.as_ref().map(|live| live.revision);
    let revisions = views(desk, &snapshot, &all, live, &href(&place, &work)).await?;
    let head = head(&place, &work, &desk.text("desk-history-facts"))?;
    desk.page(&HistoryPage { head, readings: None, revisions })
}

/// One of them, compared with the one before it.
pub(crate) async fn revision(place: Place, Path(asked): Path<Number>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    let facts = store::facts(&snapshot, work.id, asked.number).await?;
    let before = match asked.number {
        ..=1 => None,
        number => Some(store::facts(&snapshot, work.id, number - 1).await?),
    };
    let number = desk.portal.web.i18n.number(desk.language, asked.number);
    let heading = desk.text_with("desk-history-revision", &[("number", number.into())]);
    let view = RevisionPage {
        head: head(&place, &work, &heading)?
            .crumb(desk.text("desk-history-facts"), href(&place, &work))
            .assets(&["compare.css"], &[]),
        text_language: desk.language.to_string(),
        text_dir: desk.language.direction().as_str().to_owned(),
        compared_with: before.is_some().then_some(asked.number - 1),
        fields: differences(&place, &snapshot, &work, before.as_ref(), &facts).await?,
        body: None,
        restoring: (may_restore(&place, &work) && work.facts() != Some(&facts))
            .then(|| format!("{}/{}/restoring", href(&place, &work), asked.number)),
    };
    desk.page(&view)
}

/// Makes a revision's facts the draft again. What was drafted is kept as a revision.
pub(crate) async fn restore(place: Place, Path(asked): Path<Number>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let facts = store::facts(&write, work.id, asked.number).await?;
    if !may_restore(&place, &work) {
        return Err(Error::Conflict("a draft waits for others".into()).into());
    }
    if let Some(draft) = &work.facts_draft {
        save::revise_facts(&write, by(&place), work.id, &draft.value, "saved").await?;
    }
    if save::facts(&write, by(&place), &work, &facts).await? {
        save::note_uses(&write, work.id).await?;
        let detail = serde_json::json!({ "facts": asked.number });
        accounts::audit::record(&write, &desk.actor(), "restored", Some(("publication", work.id.0)), detail).await?;
    }
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=restored", href(&place, &work))))
}

/// Whether somebody may write on it, and no draft waits for others who are to find it as it was.
fn may_restore(place: &Place, work: &Work) -> bool {
    let may_write = work.texts.iter().any(|text| place.may(work, Verb::Write, text.language));
    may_write && work.texts.iter().all(|text| text.draft.is_none() || text.state.after(Action::Write).is_ok())
}

fn href(place: &Place, work: &Work) -> String {
    format!("{}/history", place.work_href(work.id))
}

fn head(place: &Place, work: &Work, heading: &str) -> Result<crate::DeskHead, Failure> {
    let desk = &place.desk;
    let (title, title_in) = (states::title(desk, work, desk.language), states::title_in(desk, work, desk.language));
    Ok(place.head(work, heading)?.crumb_in(title, title_in, place.work_href(work.id)).help("correct"))
}

/// What differs, each marked word by word; of the first revision, all that it says.
async fn differences(
    place: &Place,
    query: &impl Query,
    work: &Work,
    before: Option<&CommonFacts>,
    after: &CommonFacts,
) -> Result<Vec<FieldDifference>, Failure> {
    let desk = &place.desk;
    let after = facts_words::lines(place, query, work, after).await?;
    let before = match before {
        Some(before) => facts_words::lines(place, query, work, before).await?,
        None => Vec::new(),
    };
    let resolved = document::Resolved::default();
    let i18n = &desk.portal.web.i18n;
    let rendering =
        document::Rendering { resolved: &resolved, i18n, language: desk.language, text_language: desk.language };
    let said = |lines: &[(String, String)], label: &str| {
        lines.iter().find(|(own, _)| own == label).map(|(_, said)| said.clone()).unwrap_or_default()
    };
    let gone = before.iter().filter(|(label, _)| after.iter().all(|(own, _)| own != label));
    let labels = after.iter().chain(gone).map(|(label, _)| label);
    let differing = labels.filter(|label| said(&before, label) != said(&after, label));
    let mark = |label: &String| {
        let pieces = document::compare_words(&said(&before, label), &said(&after, label));
        FieldDifference { label: label.clone(), words: Markup::from(document::pieces_html(&pieces, &rendering)) }
    };
    Ok(differing.map(mark).collect())
}
