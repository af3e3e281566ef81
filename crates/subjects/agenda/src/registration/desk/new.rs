//! Adding somebody by hand: who called, or wrote, or has no mail address.

use axum::{http::StatusCode, response::Response};
use desk::{Choice, Field, Fields as DeskFields};
use kernel::{Error, FieldError, Language};
use web::{Failure, Form};

use super::place::Place;
use crate::registration::{
    fields::Fields,
    model::{Applicant, State},
    office::Found,
    store,
    view::RegistrationNewPage,
};

/// What was sent, and what is wrong with it.
#[derive(Default)]
struct Outcome {
    fields: Fields,
    faults: Vec<FieldError>,
}

/// Shows the form.
pub(super) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let found = place.event(&snapshot).await?;
    page(&place, &found, &Outcome::default())
}

/// Adds.
pub(super) async fn add(place: Place, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    let mut write = place.desk.portal.db.write().await?;
    store::alone(&write, place.id).await?;
    let found = place.event(&write).await?;
    let made = match fields.applicant(&found.event.facts.interpretation, false) {
        Ok(applicant) => put(&place, &mut write, &found, applicant, &fields).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match made {
        Err(Error::Invalid(faults)) => page(&place, &found, &Outcome { fields, faults }),
        made => {
            made?;
            write.commit().await?;
            Ok(web::see_other(&format!("{}?done=created", place.list_href())))
        }
    }
}

async fn put(
    place: &Place,
    write: &mut db::Write,
    found: &Found,
    applicant: Applicant,
    fields: &Fields,
) -> kernel::Result<()> {
    let state = if fields.state == State::Waiting.as_str() { State::Waiting } else { State::Confirmed };
    let known = found.work.texts.iter().map(|text| text.language);
    let language: Language =
        known.clone().find(|own| *own == place.desk.language).or(known.clone().next()).ok_or(Error::NotFound)?;
    let id = place.office.add(write, found, applicant, (language, state)).await?;
    place.record(write, "registration-added", serde_json::json!({ "registration": id.0.to_string() })).await
}

fn page(place: &Place, found: &Found, outcome: &Outcome) -> Result<Response, Failure> {
    let desk = &place.desk;
    let list = place.list_href();
    let mut head = place.head(found, &desk.text("agenda-registrations-new"));
    if !outcome.faults.is_empty() {
        let count = outcome.faults.len();
        head.title = desk.text_with("desk-title-problems", &[("count", count.into()), ("title", head.title.into())]);
    }
    let view = RegistrationNewPage {
        head: head.crumb(desk.text("agenda-registrations"), list.clone()),
        fields: fields(place, found, outcome),
        action: format!("{list}/new"),
    };
    let status = if outcome.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.page_with(status, &view)
}

fn fields(place: &Place, found: &Found, outcome: &Outcome) -> DeskFields {
    let desk = &place.desk;
    let sent = &outcome.fields;
    let field = |name: &str, label: &str, value: &str| Field {
        name: name.into(),
        label: desk.text(label),
        value: value.into(),
        ..Field::default()
    };
    let hinted = |hint: &str, field: Field| Field { hint: Some(desk.text(hint)), ..field };
    let mut all = DeskFields::default();
    all.add(Field { required: true, ..field("name", "agenda-registration-name", &sent.name) });
    all.add(hinted("agenda-registrations-email-hint", field("email", "agenda-registration-email", &sent.email)));
    all.add(field("organisation", "agenda-registration-organisation", &sent.organisation));
    all.add(field("function", "agenda-registration-function", &sent.function));
    all.add(field("needs", "agenda-registration-needs", &sent.needs));
    all.add(Field {
        choices: languages(place, found, sent),
        ..field("interpretation", "agenda-registration-interpretation", "")
    });
    let state = |state: State| Choice {
        value: state.as_str().to_owned(),
        label: desk.text(state.word()),
        chosen: sent.state == state.as_str(),
    };
    let choices = vec![state(State::Confirmed), state(State::Waiting)];
    all.add(Field { choices, ..field("state", "agenda-registrations-state", "") });
    all.blame(&outcome.faults, |fault| {
        let given = fault.given.clone().unwrap_or_default();
        desk.text_with(fault.message, &[("given", given.into())])
    });
    all
}

fn languages(place: &Place, found: &Found, sent: &Fields) -> Vec<Choice> {
    let desk = &place.desk;
    let none = Choice { label: desk.text("agenda-registration-no-interpretation"), ..Choice::default() };
    let choice = |language: &Language| Choice {
        value: language.to_string(),
        label: desk.portal.web.i18n.language_name(desk.language, *language),
        chosen: sent.interpretation == language.as_str(),
    };
    std::iter::once(none).chain(found.event.facts.interpretation.iter().map(choice)).collect()
}
