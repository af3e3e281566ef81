//! `/desk/articles/ID/publishing`: what would go live, by ticking: each text, and the facts as a line of their own.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, Language, Verb};
use publication::{
    Action,
    store::desk::{
        publish::{self, Publishing},
        schedule::Deed,
        work::{Work, WorkText},
    },
};
use web::{Failure, Form};

use super::{
    findings::{self, Found},
    form::say,
    new::by,
    place::Place,
    presence::putting,
    schedule,
    sent::Sent,
    states,
    views::{PublishingPage, PublishingText},
};

/// Shows what would be published.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    page(&place, &snapshot, &work, None, None).await
}

/// Publishes what was ticked.
pub(crate) async fn publish(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let mut write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Publish).await?;
    let languages: Vec<Language> = sent.all("text").filter_map(|code| code.parse().ok()).collect();
    let what = Publishing { facts: sent.has("facts"), languages };
    if let Some(problem) = problem(&place, &write, &work, &what).await? {
        return page(&place, &write, &work, Some(&what), Some(problem)).await;
    }
    let at = match schedule::wanted(desk, &sent) {
        Ok(at) => at,
        Err(fault) => return page(&place, &write, &work, Some(&what), Some(say(desk, &fault))).await,
    };
    if let Some(at) = at {
        for language in &what.languages {
            // Each as the one before has left it.
            let work = place.work_for_change(&write, Verb::Publish).await?;
            let text = work.text(*language).ok_or(Error::NotFound)?;
            schedule::plan(&place, &mut write, &work, text, (Deed::Publish, at)).await?;
        }
        write.commit().await?;
        let first = what.languages.first().map(|language| place.text_href(work.id, *language));
        return Ok(web::see_other(&format!("{}?done=scheduled", first.unwrap_or_else(|| place.list_href()))));
    }
    publish::publish(&mut write, &putting(&place), by(&place), &work, &what).await?;
    let languages: Vec<&str> = what.languages.iter().map(Language::as_str).collect();
    let detail = serde_json::json!({ "languages": languages, "facts": what.facts });
    accounts::audit::record(&write, &desk.actor(), "published", Some(("publication", work.id.0)), detail).await?;
    write.commit().await?;
    let first = what.languages.first().or(work.texts.first().map(|text| &text.language));
    let to = first.map_or_else(|| place.list_href(), |language| place.text_href(work.id, *language));
    Ok(web::see_other(&format!("{to}?done=published")))
}

/// Why this cannot be published: nothing ticked, a text that one may not publish, or that has faults.
async fn problem(
    place: &Place,
    query: &impl db::Query,
    work: &Work,
    what: &Publishing,
) -> Result<Option<String>, Failure> {
    let desk = &place.desk;
    let facts = what.facts && work.facts_draft.is_some();
    if what.languages.is_empty() && !facts {
        return Ok(Some(desk.text("desk-publishing-nothing")));
    }
    if facts && what.languages.is_empty() && work.live_facts.is_none() {
        return Ok(Some(desk.text("desk-publishing-facts-alone")));
    }
    for language in &what.languages {
        let text = work.text(*language).ok_or(Error::NotFound)?;
        if !place.may(work, Verb::Publish, *language) {
            return Err(Error::NotAllowed.into());
        }
        if text.draft.is_none() || text.state.after(Action::Publish).is_err() {
            return Ok(Some(desk.text("desk-publishing-changed")));
        }
        if findings::of(place, query, work, text).await?.is_blocked() {
            return Ok(Some(desk.text("desk-publishing-blocked")));
        }
    }
    // Facts are seen in all languages: whoever publishes them alone must be allowed in each that is live.
    let live = work.texts.iter().filter(|text| text.live.is_some());
    let all = live.into_iter().all(|text| place.may(work, Verb::Publish, text.language));
    if facts && !all { Err(Error::NotAllowed.into()) } else { Ok(None) }
}

async fn page(
    place: &Place,
    query: &impl db::Query,
    work: &Work,
    asked: Option<&Publishing>,
    problem: Option<String>,
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let mut texts = Vec::new();
    for text in work.texts.iter().filter(|text| text.draft.is_some()) {
        let found = findings::of(place, query, work, text).await?;
        texts.push(text_view(place, work, text, asked, found));
    }
    let title = states::title(desk, work, desk.language);
    let back = work.text(desk.language).or(work.texts.first()).map(|text| place.text_href(work.id, text.language));
    let back = back.unwrap_or_else(|| place.list_href());
    let view = PublishingPage {
        head: place.head(work, &desk.text("desk-publishing"))?.crumb(title, back.clone()).help("publish"),
        action: format!("{}/publishing", place.work_href(work.id)),
        texts,
        facts: changed_facts(place, work),
        facts_needed: work.live_facts.is_none(),
        at: at_field(desk, "desk-planned-when"),
        problem: problem.clone(),
        back,
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page_with(status, &view)
}

fn text_view(place: &Place, work: &Work, text: &WorkText, asked: Option<&Publishing>, found: Found) -> PublishingText {
    let desk = &place.desk;
    let allowed = place.may(work, Verb::Publish, text.language) && text.state.after(Action::Publish).is_ok();
    let open = allowed && !found.is_blocked();
    let ticked = asked.map_or(open, |asked| asked.languages.contains(&text.language));
    let title = text.words().map(|words| words.title.clone()).filter(|title| !title.is_empty());
    PublishingText {
        language: text.language.to_string(),
        name: desk.portal.web.i18n.language_name(desk.language, text.language),
        title: title.unwrap_or_else(|| desk.text("desk-untitled")),
        dir: text.language.direction().as_str().to_owned(),
        states: states::view(desk, text.state),
        ticked: ticked && open,
        open,
        errors: found.errors,
        warnings: found.warnings,
    }
}

/// The field of a time to come.
pub(crate) fn at_field(desk: &crate::Desk, key: &str) -> crate::Field {
    let zone = desk.site.settings.time_zone.clone();
    let hint = Some(desk.text_with("desk-planned-when-hint", &[("zone", zone.into())]));
    crate::Field { name: "at".into(), label: desk.text(key), hint, ..crate::Field::default() }
}

/// The names of the facts that would change for all readers; nothing where none would.
fn changed_facts(place: &Place, work: &Work) -> Option<Vec<String>> {
    let desk = &place.desk;
    let (draft, live) = (&work.facts_draft.as_ref()?.value, work.live_facts.as_ref().map(|live| &live.value));
    let Some(live) = live else { return Some(Vec::new()) };
    let all = [
        (draft.dated != live.dated, "desk-form-dated"),
        (draft.audience != live.audience || draft.announce != live.announce, "desk-form-audience"),
        (draft.themes != live.themes, "desk-form-themes"),
        (draft.lead != live.lead, "desk-form-lead"),
        (draft.files != live.files, "desk-form-files"),
        (draft.issuer != live.issuer, "desk-form-issuer"),
        (draft.contact != live.contact, "desk-form-contact"),
        (draft.link != live.link, "desk-form-link"),
        (draft.own != live.own, "desk-form-own"),
    ];
    let changed: Vec<String> = all.into_iter().filter(|(differs, _)| *differs).map(|(_, key)| desk.text(key)).collect();
    (!changed.is_empty()).then_some(changed)
}
