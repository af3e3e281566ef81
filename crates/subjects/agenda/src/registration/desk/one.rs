//! One registration: what they wrote, and what can be done with it.

use axum::response::Response;
use i18n::DateStyle;
use kernel::Error;
use serde::Deserialize;
use web::{Failure, Form};

use super::place::Place;
use crate::registration::{
    model::{Registered, State},
    office::Deed,
    store,
    view::{LineView, RegistrationOnePage},
};

/// What a button does.
#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    deed: String,
}

/// Shows it.
pub(super) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let found = place.event(&snapshot).await?;
    let one = store::by_id(&snapshot, place.id, place.registration()?).await?.ok_or(Error::NotFound)?;
    let list = place.list_href();
    let head = place.head(&found, &one.applicant.name);
    let view = RegistrationOnePage {
        head: head.crumb(place.desk.text("agenda-registrations"), list.clone()),
        state: place.desk.text(one.state.word()),
        lines: lines(&place, &one),
        can_give: one.state != State::Confirmed,
        can_strike: one.state != State::Cancelled,
        action: format!("{list}/{}", one.id.0),
        back: list,
    };
    place.desk.page(&view)
}

/// Gives a place, takes it away, deletes.
pub(super) async fn act(place: Place, Form(pressed): Form<Pressed>) -> Result<Response, Failure> {
    let id = place.registration()?;
    let mut write = place.desk.portal.db.write().await?;
    store::alone(&write, place.id).await?;
    let found = place.event(&write).await?;
    store::by_id(&write, place.id, id).await?.ok_or(Error::NotFound)?;
    let detail = serde_json::json!({ "registration": id.0.to_string() });
    let deed = match pressed.deed.as_str() {
        "give-place" => Deed::GivePlace,
        "strike" => Deed::Strike,
        "remove" => {
            place.office.remove(&mut write, &found, id).await?;
            place.record(&write, "registration-removed", detail).await?;
            write.commit().await?;
            return Ok(web::see_other(&format!("{}?done=removed", place.list_href())));
        }
        _ => return Err(Error::BadRequest("not a button of this page").into()),
    };
    place.office.act_within(&mut write, place.id, id, deed).await?;
    place.record(&write, "registration-changed", detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}/{}?done=saved", place.list_href(), id.0)))
}

fn lines(place: &Place, one: &Registered) -> Vec<LineView> {
    let desk = &place.desk;
    let (i18n, applicant) = (&desk.portal.web.i18n, &one.applicant);
    let asked = one.asked_at.civil(&desk.site.zone);
    let part = |style| i18n.date(desk.language, asked, style);
    let asked = format!("{}, {}", part(DateStyle::Day), part(DateStyle::Time));
    let all = [
        ("agenda-registration-email", applicant.email.as_ref().map(ToString::to_string)),
        ("agenda-registration-organisation", applicant.organisation.clone()),
        ("agenda-registration-function", applicant.function.clone()),
        (
            "agenda-registration-interpretation",
            applicant.interpretation.map(|own| i18n.language_name(desk.language, own)),
        ),
        ("agenda-registration-needs", applicant.needs.clone()),
        ("agenda-registrations-language", Some(i18n.language_name(desk.language, one.language))),
        ("agenda-registrations-asked", Some(asked)),
    ];
    let line = |(key, value): (&str, Option<String>)| Some(LineView { label: desk.text(key), value: value? });
    all.into_iter().filter_map(line).collect()
}
