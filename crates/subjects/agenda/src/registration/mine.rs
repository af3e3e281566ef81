//! `/fr/agenda/inscription/SECRET`: somebody's own registration, where the links of mails lead. Looking changes nothing; a
//! button confirms, another gives the place up.

use accounts::Token;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use kernel::Error;
use portal::Asked;
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    mails::{text_for, words_of},
    model::{Door, Registered, State},
    office::{Deed, Found, Office},
    page::unstored,
    store,
    view::{LineView, MyRegistrationPage},
};
use crate::{KIND, model::Status, pages::list, when};

/// What a button does.
#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    deed: String,
}

/// Shows it.
pub(super) async fn show(asked: Asked) -> Result<Response, Failure> {
    let office = Office::of(&asked);
    let snapshot = asked.portal.db.snapshot().await?;
    let one = find(&asked, &snapshot).await?;
    let found = office.event(&snapshot, one.publication).await?;
    let view = view(&asked, &found, &one);
    let mut response = unstored(&asked, StatusCode::OK, &view)?;
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// Does what a button says, and shows what has become of it.
pub(super) async fn act(asked: Asked, Form(pressed): Form<Pressed>) -> Result<Response, Failure> {
    let office = Office::of(&asked);
    let one = find(&asked, &asked.portal.db.snapshot().await?).await?;
    let deed = match pressed.deed.as_str() {
        "confirm" => Deed::Confirm,
        "withdraw" => Deed::Withdraw,
        _ => return Err(Error::BadRequest("not a button of this page").into()),
    };
    let task = tokio::spawn(async move { office.act(one.publication, one.id, deed).await });
    task.await.map_err(|error| Error::internal(format!("changing a registration: {error}")))??;
    Ok(web::see_other(&asked.path))
}

/// The registration of the link. Errors: `NotFound`; `Gone` where the time to confirm it is over.
async fn find(asked: &Asked, query: &impl db::Query) -> Result<Registered, Failure> {
    let token = asked.segments().pop().and_then(|text| Token::read(&text)).ok_or(Error::NotFound)?;
    let one = store::by_link(query, &token.hash()).await?.ok_or(Error::NotFound)?;
    let now = asked.portal.web.clock.now();
    if one.state.is_to_confirm() && one.ends_at.is_some_and(|end| end <= now) {
        return Err(Error::Gone.into());
    }
    Ok(one)
}

fn view(asked: &Asked, found: &Found, one: &Registered) -> MyRegistrationPage {
    let i18n = &asked.portal.web.i18n;
    let text = text_for(found, asked.language);
    let words = text.and_then(words_of);
    let title = words.map(|words| words.title.clone()).unwrap_or_default();
    let name = asked.text("agenda-registration-mine");
    let is_foreign = text.is_some_and(|text| text.language != asked.language);
    let door = found.event.door(asked.portal.web.clock.now());
    let crumbs = vec![(asked.text("agenda-name"), Some(list(asked, asked.language))), (name.clone(), None)];
    let head = asked.head(&[name.as_str(), title.as_str()]).crumbs(crumbs).noindex(true);
    MyRegistrationPage {
        head: head.assets(&["pages.css", "agenda.css"], &[]).build(),
        href: text.and_then(|text| asked.portal.kinds.path(KIND, text.language, text.slug.as_deref()?)),
        foreign: is_foreign,
        text_language: text.map_or(asked.language, |text| text.language).to_string(),
        text_dir: text.map_or(asked.language, |text| text.language).direction().as_str().to_owned(),
        title,
        dates: found.event.facts.stretches().map(|(_, day)| when::when(i18n, asked.language, &day)).collect(),
        place: words.and_then(|words| words.place.clone()),
        cancelled: (found.event.facts.status == Status::Cancelled)
            .then(|| asked.text("agenda-registration-event-cancelled")),
        state: asked.text(said(one.state)),
        confirm: one.state.is_to_confirm() && matches!(door, Door::Open | Door::Closed),
        withdraw: one.state != State::Cancelled && door != Door::Over,
        action: asked.path.clone(),
        kept: kept(asked, one),
    }
}

/// The key of where it stands, as it is said to them.
fn said(state: State) -> &'static str {
    match state {
        State::ToConfirm => "agenda-registration-mine-to-confirm",
        State::WaitingToConfirm => "agenda-registration-mine-waiting-to-confirm",
        State::Confirmed => "agenda-registration-mine-confirmed",
        State::Waiting => "agenda-registration-mine-waiting",
        State::Cancelled => "agenda-registration-mine-cancelled",
    }
}

/// What is kept of them (GDPR, article 15).
fn kept(asked: &Asked, one: &Registered) -> Vec<LineView> {
    let applicant = &one.applicant;
    let language = applicant.interpretation.map(|own| asked.portal.web.i18n.language_name(asked.language, own));
    let lines = [
        ("agenda-registration-name", Some(applicant.name.clone())),
        ("agenda-registration-email", applicant.email.as_ref().map(ToString::to_string)),
        ("agenda-registration-organisation", applicant.organisation.clone()),
        ("agenda-registration-function", applicant.function.clone()),
        ("agenda-registration-interpretation", language),
        ("agenda-registration-needs", applicant.needs.clone()),
    ];
    let line = |(key, value): (&str, Option<String>)| Some(LineView { label: asked.text(key), value: value? });
    lines.into_iter().filter_map(line).collect()
}
