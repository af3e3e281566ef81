//! The list of those who come: by state, with ticks for who was there.

use std::collections::HashMap;

use axum::response::Response;
use db::{Query, Uuid};
use i18n::DateStyle;
use kernel::Error;
use web::{Failure, Form};

use super::place::Place;
use crate::registration::{
    jobs::Tell,
    model::{Registered, RegistrationId, Seats, State},
    office::Found,
    store::{self, AT_ONCE, After},
    view::{RegistrationRow, RegistrationsPage, StateCount},
};

/// The parameters of the list, in this order.
pub(super) const PARAMS: &[&str] = &["state", "after", "done"];

type Counts = HashMap<State, (i64, i64)>;

/// Shows it.
pub(super) async fn show(place: Place) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let found = place.event(&snapshot).await?;
    let state = desk.param("state").and_then(|state| State::read(&state));
    let mut all = store::list(&snapshot, place.id, state, after(&place)?, AT_ONCE + 1).await?;
    let is_more = all.len() > usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    all.truncate(usize::try_from(AT_ONCE).unwrap_or(usize::MAX));
    let next = all.last().filter(|_| is_more).map(|last| {
        let key = format!("{}~{}", last.asked_at.0, last.id.0.simple());
        let state = state.map(|state| ("state", state.as_str()));
        let pairs: Vec<_> = state.into_iter().chain([("after", key.as_str())]).collect();
        format!("{}{}", place.list_href(), web::address::query(&pairs))
    });
    let counts = store::counts(&snapshot, place.id).await?;
    let seats = store::seats(&snapshot, place.id).await?;
    let view = RegistrationsPage {
        head: place.head(&found, &desk.text("agenda-registrations")),
        event: place.title(&found),
        places: places(&place, &found, seats),
        states: states(&place, &counts, state),
        untold: untold(&place, &snapshot, &found).await?,
        telling: format!("{}/telling", place.list_href()),
        can_tick: all.iter().any(|one| one.state == State::Confirmed),
        rows: all.iter().map(|one| row(&place, one)).collect(),
        attendance: format!("{}/attendance", place.list_href()),
        next,
        new_href: format!("{}/new", place.list_href()),
        export: format!("{}/export", place.list_href()),
        deletion: deletion(&place, &snapshot, &found).await?,
        totals: totals(&place, &snapshot).await?,
    };
    desk.page(&view)
}

/// Notes who was there, of those that the page showed.
pub(super) async fn attend(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let write = place.desk.portal.db.write().await?;
    store::alone(&write, place.id).await?;
    place.event(&write).await?;
    let all = |name: &'static str| {
        let own = sent.iter().filter(move |(own, _)| own == name);
        own.filter_map(|(_, id)| id.parse::<Uuid>().ok()).collect::<Vec<_>>()
    };
    let came = all("came");
    for id in all("shown").into_iter().take(usize::try_from(AT_ONCE).unwrap_or(usize::MAX)) {
        let known = store::by_id(&write, place.id, RegistrationId(id)).await?;
        let Some(mut one) = known.filter(|one| one.came != came.contains(&id)) else { continue };
        one.came = !one.came;
        store::change(&write, &one).await?;
    }
    place.record(&write, "attendance-noted", serde_json::json!({})).await?;
    write.commit().await?;
    let state = sent.iter().find(|(name, _)| name == "state").and_then(|(_, state)| State::read(state));
    let state = state.map(|state| format!("&state={}", state.as_str())).unwrap_or_default();
    Ok(web::see_other(&format!("{}?done=saved{state}", place.list_href())))
}

/// Tells those who have not been told that the event is cancelled, or at another time.
pub(super) async fn tell(place: Place, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let mut write = place.desk.portal.db.write().await?;
    let found = place.event(&write).await?;
    let count = store::count_untold(&write, place.id, &found.event.said()).await?;
    if count > 0 {
        jobs::enqueue(&mut write, &place.desk.portal.web.random, &Tell { publication: place.id }).await?;
        place.record(&write, "registrations-told", serde_json::json!({ "registrations": count })).await?;
        write.commit().await?;
    }
    Ok(web::see_other(&format!("{}?done=saved", place.list_href())))
}

/// Where a page of the list begins.
fn after(place: &Place) -> Result<After, Error> {
    let Some(key) = place.desk.param("after") else { return Ok((i64::MIN, Uuid::nil())) };
    let parts = key.split_once('~').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    parts.ok_or(Error::BadRequest("not a page key"))
}

fn places(place: &Place, found: &Found, seats: Seats) -> String {
    let desk = &place.desk;
    match found.event.terms().map(|terms| (terms.places, terms.left(seats))) {
        Some((Some(places), Some(left))) => desk.text_with(
            "agenda-registrations-places",
            &[("count", i64::from(places).into()), ("left", desk.portal.web.i18n.number(desk.language, left).into())],
        ),
        Some(_) => desk.text("agenda-registrations-no-end"),
        None => desk.text("agenda-registrations-no-form"),
    }
}

fn states(place: &Place, counts: &Counts, current: Option<State>) -> Vec<StateCount> {
    let desk = &place.desk;
    let count = |label: &str, number: i64, state: Option<State>| StateCount {
        value: state.map_or("", State::as_str).to_owned(),
        label: desk.text(label),
        number: desk.portal.web.i18n.number(desk.language, number),
        href: match state {
            Some(state) => format!("{}?state={}", place.list_href(), state.as_str()),
            None => place.list_href(),
        },
        current: state == current,
    };
    let all = count("agenda-registrations-all", counts.values().map(|(number, _)| number).sum(), None);
    let of = |state: State| {
        let (number, _) = counts.get(&state).copied().filter(|(number, _)| *number > 0)?;
        Some(count(state.word(), number, Some(state)))
    };
    std::iter::once(all).chain(State::ALL.into_iter().filter_map(of)).collect()
}

async fn untold(place: &Place, query: &impl Query, found: &Found) -> Result<Option<String>, Failure> {
    let count = store::count_untold(query, place.id, &found.event.said()).await?;
    Ok((count > 0).then(|| place.desk.text_with("agenda-registrations-untold", &[("count", count.into())])))
}

/// When personal data are deleted.
async fn deletion(place: &Place, query: &impl Query, found: &Found) -> Result<String, Failure> {
    let desk = &place.desk;
    let Some(last) = store::last_asked(query, place.id).await? else {
        return Ok(desk.text("agenda-registrations-nothing-kept"));
    };
    let at = found.event.forget_at(last).civil(&desk.site.zone);
    let day = desk.portal.web.i18n.date(desk.language, at, DateStyle::Day);
    Ok(desk.text_with("agenda-registrations-deletion", &[("day", day.into())]))
}

/// What stays of those that were deleted.
async fn totals(place: &Place, query: &impl Query) -> Result<Option<String>, Failure> {
    let desk = &place.desk;
    let Some(totals) = store::totals(query, place.id).await? else { return Ok(None) };
    let number = |number| desk.portal.web.i18n.number(desk.language, number);
    let day = kernel::Instant(totals.deleted_at).civil(&desk.site.zone);
    let day = desk.portal.web.i18n.date(desk.language, day, DateStyle::Day);
    let args =
        [("registered", number(totals.registered).into()), ("came", number(totals.came).into()), ("day", day.into())];
    Ok(Some(desk.text_with("agenda-registrations-totals", &args)))
}

fn row(place: &Place, one: &Registered) -> RegistrationRow {
    let desk = &place.desk;
    let applicant = &one.applicant;
    let about = [applicant.organisation.as_deref(), applicant.function.as_deref()];
    RegistrationRow {
        id: one.id.0.to_string(),
        name: applicant.name.clone(),
        href: format!("{}/{}", place.list_href(), one.id.0),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(", "),
        state: desk.text(one.state.word()),
        expected: one.state == State::Confirmed,
        needs: applicant.needs.is_some() || applicant.interpretation.is_some(),
        asked: one.asked_at.civil(&desk.site.zone).to_string(),
        came: one.came,
    }
}
