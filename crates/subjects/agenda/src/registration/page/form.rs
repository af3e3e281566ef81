//! The form itself: what is in its fields, what is wrong with them, why it is not taken, what is kept of it.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use i18n::DateStyle;
use kernel::{FieldError, Instant, Language};
use portal::{Asked, Head, LinkView};
use web::{Doubt, Failure, Stamp, View};

use super::Of;
use crate::{
    model::Status,
    pages::{address_of, list},
    registration::{
        fields::Fields,
        model::{Door, Room, Seats},
        path, store,
        view::{ChoiceView, FieldView, FieldsView, RegistrationPage, RegistrationSentPage},
    },
    when,
};

/// What came of a form: blank where it was not sent yet.
#[derive(Default)]
pub(super) struct Outcome {
    /// The fields as they came.
    pub(super) fields: Fields,
    /// Why it is not taken.
    pub(super) refusal: Option<Refusal>,
}

/// Why it is not taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Fields are wrong.
    Faults(Vec<FieldError>),
    /// It may not come from a person.
    Doubt(Doubt),
    /// The network has sent many, and must wait so many seconds.
    TooMany(i64),
    /// There is no place, or it is too late: the page says it.
    Closed,
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Closed => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// The key of what is said of it; nothing where the fields or the page say it themselves.
    fn reason(&self) -> Option<&'static str> {
        Some(match self {
            Self::Faults(_) | Self::Closed => return None,
            Self::Doubt(Doubt::Trapped) => "agenda-registration-trapped",
            Self::Doubt(Doubt::TooSoon) => "agenda-registration-too-soon",
            Self::Doubt(Doubt::TooOld) => "agenda-registration-too-old",
            Self::TooMany(_) => "agenda-registration-too-many",
        })
    }
}

/// Shows the form; where nobody may register any more, why.
pub(super) async fn show(asked: &Asked, of: &Of, outcome: &Outcome) -> Result<Response, Failure> {
    let now = asked.portal.web.clock.now();
    let door = of.event.door(now);
    let seats = match door {
        Door::Open => store::seats(&asked.portal.db.snapshot().await?, of.text.publication).await?,
        _ => Seats::default(),
    };
    let refusal = outcome.refusal.as_ref();
    let is_problem = refusal.is_some_and(|refusal| *refusal != Refusal::Closed);
    let view = RegistrationPage {
        head: head(asked, of, is_problem),
        title: of.text.words.title.clone(),
        href: event_href(asked),
        dates: dates(asked, of),
        place: of.text.words.place.clone(),
        closed: closed(of, door, seats).map(|key| asked.text(key)),
        notes: notes(asked, of, door, seats),
        action: format!("{}#problems", asked.path),
        stamp: stamp(asked, &outcome.fields),
        fields: fields(asked, of, outcome),
        kept: kept(asked, of),
        legal: asked
            .site
            .page("legal", asked.language)
            .map(|page| LinkView { label: page.title.clone(), href: page.href.clone() }),
        problem: is_problem,
        reason: refusal.and_then(Refusal::reason).map(|key| asked.text(key)),
    };
    let status = refusal.map_or(StatusCode::OK, Refusal::status);
    let mut response = unstored(asked, status, &view)?;
    if let Some(Refusal::TooMany(seconds)) = refusal {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    Ok(response)
}

/// Says that a mail is on its way.
pub(super) fn sent(asked: &Asked, of: &Of) -> Result<Response, Failure> {
    let title = asked.text("agenda-registration-sent");
    let head = asked.head(&[title.as_str(), of.text.words.title.as_str()]).noindex(true);
    let view = RegistrationSentPage {
        head: head.crumbs(crumbs(asked, of)).assets(&["pages.css", "agenda.css"], &[]).build(),
        title: of.text.words.title.clone(),
        href: event_href(asked),
    };
    unstored(asked, StatusCode::OK, &view)
}

/// A page that neither the page cache nor a browser keeps.
pub(in crate::registration) fn unstored<V: View>(
    asked: &Asked,
    status: StatusCode,
    view: &V,
) -> Result<Response, Failure> {
    let mut response = asked.portal.page(&asked.site, &asked.actor, asked.language, status, view, None)?;
    response.extensions_mut().remove::<web::Stored>();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(response)
}

fn event_href(asked: &Asked) -> String {
    let slug = asked.segments().into_iter().nth(1).unwrap_or_default();
    address_of(asked, asked.language, &slug)
}

fn crumbs(asked: &Asked, of: &Of) -> Vec<(String, Option<String>)> {
    vec![
        (asked.text("agenda-name"), Some(list(asked, asked.language))),
        (of.text.words.title.clone(), Some(event_href(asked))),
        (asked.text("agenda-registration"), None),
    ]
}

fn head(asked: &Asked, of: &Of, is_problem: bool) -> Head {
    let title = &of.text.words.title;
    let name = asked.text("agenda-registration");
    let shown = if is_problem {
        asked.portal.web.i18n.text(asked.language, "agenda-registration-error", &[("title", name.into())])
    } else {
        name
    };
    let there = |language: Language| {
        let own =
            of.cards.iter().find(|card| card.language == language.as_str() && card.text_language == card.language);
        own.map_or_else(|| (list(asked, language), false), |card| (path(&asked.portal, language, &card.slug), true))
    };
    asked
        .head(&[shown.as_str(), title.as_str()])
        .crumbs(crumbs(asked, of))
        .languages(|language| if language == asked.language { (asked.path.clone(), true) } else { there(language) })
        .noindex(true)
        .assets(&["pages.css", "agenda.css"], &[])
        .build()
}

fn dates(asked: &Asked, of: &Of) -> Vec<String> {
    let i18n = &asked.portal.web.i18n;
    let days = of.event.facts.stretches().map(|(_, stretch)| when::when(i18n, asked.language, &stretch));
    let zone = of.event.place().map(|place| i18n.text(asked.language, "agenda-mail-zone", &[("place", place.into())]));
    days.chain(zone).collect()
}

/// The key of why nobody may register.
fn closed(of: &Of, door: Door, seats: Seats) -> Option<&'static str> {
    Some(match door {
        Door::Absent | Door::Closed => "agenda-registration-closed",
        Door::Cancelled => "agenda-registration-event-cancelled",
        Door::Over => "agenda-registration-over",
        Door::Open if of.event.terms()?.room(seats) == Room::Full => "agenda-registration-full",
        Door::Open => return None,
    })
}

/// What to know before one registers: that it was postponed, how many places are left, until when.
fn notes(asked: &Asked, of: &Of, door: Door, seats: Seats) -> Vec<String> {
    let (i18n, language) = (&asked.portal.web.i18n, asked.language);
    let mut notes = Vec::new();
    if of.event.facts.status == Status::Postponed {
        notes.push(asked.text("agenda-registration-postponed"));
    }
    let Some(terms) = of.event.terms().filter(|_| door == Door::Open) else { return notes };
    match (terms.room(seats), terms.left(seats)) {
        (Room::Waiting, _) => notes.push(asked.text("agenda-registration-waiting")),
        (Room::Free, Some(left)) => {
            notes.push(i18n.text(language, "agenda-registration-left", &[("count", left.into())]));
        }
        _ => {}
    }
    notes.extend(terms.closes.map(|closes| {
        let part = |style| i18n.date(language, closes, style);
        let args = [("day", part(DateStyle::Weekday).into()), ("time", part(DateStyle::Time).into())];
        i18n.text(language, "agenda-registration-until", &args)
    }));
    notes
}

/// What is kept, why, how long, who answers for it (GDPR, article 13).
fn kept(asked: &Asked, of: &Of) -> Vec<String> {
    let (i18n, language) = (&asked.portal.web.i18n, asked.language);
    let settings = &asked.site.settings;
    let days = of.event.terms().map_or(0, |terms| i64::from(terms.keep_days));
    let body = settings.name_in(language);
    let why = i18n.text(language, "agenda-registration-kept-why", &[("body", body.into())]);
    let long = i18n.text(language, "agenda-registration-kept-long", &[("count", days.into())]);
    let rights = match &settings.contact {
        Some(email) => i18n.text(language, "agenda-registration-kept-rights-at", &[("email", email.as_str().into())]),
        None => asked.text("agenda-registration-kept-rights"),
    };
    vec![why, long, rights]
}

/// The stamp that came, where it is still good, so that who mends a field at once need not wait; else a fresh one.
fn stamp(asked: &Asked, fields: &Fields) -> String {
    let web = &asked.portal.web;
    let now: Instant = web.clock.now();
    match Stamp::check(&fields.stamp, &web.secret, now) {
        Ok(_) => fields.stamp.clone(),
        Err(_) => Stamp(now).sign(&web.secret),
    }
}

fn fields(asked: &Asked, of: &Of, outcome: &Outcome) -> FieldsView {
    let Outcome { fields, refusal } = outcome;
    let faults = match refusal {
        Some(Refusal::Faults(faults)) => faults.as_slice(),
        _ => &[],
    };
    let field = |name: &str, value: &str| FieldView {
        value: value.to_owned(),
        error: faults.iter().find(|fault| fault.field == name).map(|fault| say(asked, fault)),
    };
    let choice = |language: &Language| ChoiceView {
        value: language.to_string(),
        label: asked.portal.web.i18n.language_name(asked.language, *language),
        chosen: fields.interpretation == language.as_str(),
    };
    FieldsView {
        name: field("name", &fields.name),
        email: field("email", &fields.email),
        organisation: field("organisation", &fields.organisation),
        function: field("function", &fields.function),
        needs: field("needs", &fields.needs),
        interpretation: field("interpretation", &fields.interpretation),
        languages: of.event.facts.interpretation.iter().map(choice).collect(),
    }
}

fn say(asked: &Asked, fault: &FieldError) -> String {
    let given = fault.given.clone().unwrap_or_default();
    asked.portal.web.i18n.text(asked.language, fault.message, &[("given", given.into())])
}
