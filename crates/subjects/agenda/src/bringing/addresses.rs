//! Addresses of calendars: the list, a new one, one of them.

use axum::{extract::Path, http::StatusCode, response::Response};
use db::{Uuid, Write};
use desk::{Crumb, Desk, Fields};
use i18n::DateStyle;
use kernel::{Error, FieldError, Instant, PublicationId, Verb};
use web::{Failure, Form};

use super::{
    HREF, allowed,
    form::{self, Sent},
    may_somewhere, may_with,
    views::{AddressPage, AddressRow, CalendarsPage, ReasonView},
};
use crate::{
    intake::{
        address::{Address, Report},
        ask::AskCalendar,
    },
    store::addresses,
};

/// Shows the page: a file to bring in, and the addresses.
pub(super) async fn list(desk: Desk) -> Result<Response, Failure> {
    allowed(may_somewhere(&desk, Verb::Write))?;
    let may_subscribe = may_somewhere(&desk, Verb::Publish);
    let snapshot = desk.portal.db.snapshot().await?;
    let all = if may_subscribe { addresses::all(&snapshot).await? } else { Vec::new() };
    let seen = all.iter().filter(|own| may_with(&desk, Verb::Publish, own.into.language, own.into.theme));
    let mut head = head(&desk, "agenda-bringing");
    let count = |name: &str| desk.param(name).and_then(|count| count.parse::<i64>().ok());
    if let (Some(made), Some(changed)) = (count("made"), count("changed")) {
        let args = [("made", made.into()), ("changed", changed.into())];
        head.done = Some(desk.text_with("agenda-bringing-done", &args));
    }
    let view = CalendarsPage {
        head,
        fields: super::reading::file_fields(&desk, &[]),
        addresses: seen.map(|address| row(&desk, address)).collect(),
        new_href: may_subscribe.then(|| format!("{HREF}/new")),
    };
    desk.page(&view)
}

/// Shows the form of a new address.
pub(super) async fn new(desk: Desk) -> Result<Response, Failure> {
    allowed(may_somewhere(&desk, Verb::Publish))?;
    let snapshot = desk.portal.db.snapshot().await?;
    one(&desk, &snapshot, None, None).await
}

/// Adds an address; it is asked within a moment.
pub(super) async fn add(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(may_somewhere(&desk, Verb::Publish))?;
    let sent = Sent(sent);
    let (clock, random) = (&desk.portal.web.clock, &desk.portal.web.random);
    let mut write = desk.portal.db.write().await?;
    let decided = match form::read_address(&desk, &sent) {
        Ok(decided) => decided,
        Err(faults) => return one(&desk, &write, None, Some((&sent, faults))).await,
    };
    allowed(may_with(&desk, Verb::Publish, decided.into.language, decided.into.theme))?;
    let address = Address::new(PublicationId::new(clock, random).0, decided, desk.now());
    if let Some(faults) = crowd(&write, &address).await? {
        return one(&desk, &write, None, Some((&sent, faults))).await;
    }
    addresses::insert(&write, &address).await?;
    plan(&desk, &mut write, &address).await?;
    record(&desk, &write, "created", &address).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}/{}?done=created", address.id)))
}

/// Shows one.
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let address = find(&desk, &snapshot, &id).await?;
    one(&desk, &snapshot, Some(&address), None).await
}

/// Changes one, or takes it away; the events that it brought stay.
pub(super) async fn change(
    desk: Desk,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    let mut address = find(&desk, &write, &id).await?;
    if sent.one("action") == "remove" {
        addresses::remove(&write, address.id).await?;
        record(&desk, &write, "removed", &address).await?;
        write.commit().await?;
        return Ok(web::see_other(&format!("{HREF}?done=removed")));
    }
    let decided = match form::read_address(&desk, &sent) {
        Ok(decided) => decided,
        Err(faults) => return one(&desk, &write, Some(&address), Some((&sent, faults))).await,
    };
    allowed(may_with(&desk, Verb::Publish, decided.into.language, decided.into.theme))?;
    let is_anew = address.decide(decided, desk.now());
    if let Some(faults) = crowd(&write, &address).await? {
        return one(&desk, &write, Some(&address), Some((&sent, faults))).await;
    }
    if is_anew {
        plan(&desk, &mut write, &address).await?;
    }
    addresses::update(&write, &address).await?;
    record(&desk, &write, "saved", &address).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}/{}?done=saved", address.id)))
}

/// The address of this id, where one may see it. Errors: `NotFound`.
async fn find(desk: &Desk, query: &impl db::Query, id: &str) -> Result<Address, Error> {
    let id: Uuid = id.parse().map_err(|_| Error::NotFound)?;
    let address = addresses::one(query, id).await?.ok_or(Error::NotFound)?;
    let is_seen = may_with(desk, Verb::Publish, address.into.language, address.into.theme);
    if is_seen { Ok(address) } else { Err(Error::NotFound) }
}

/// What keeps an address from being kept: it is there already, or there are too many.
async fn crowd(write: &Write, address: &Address) -> Result<Option<Vec<FieldError>>, Error> {
    let other = addresses::of_url(write, &address.url).await?.filter(|other| *other != address.id);
    if other.is_some() {
        return Ok(Some(vec![FieldError::new("url", "agenda-bringing-fault-there")]));
    }
    let is_new = addresses::one(write, address.id).await?.is_none();
    let is_full = is_new && i64::try_from(addresses::all(write).await?.len()).unwrap_or(i64::MAX) >= addresses::MOST;
    Ok(is_full.then(|| vec![FieldError::new("url", "desk-fault-too-many").quoting(addresses::MOST)]))
}

async fn plan(desk: &Desk, write: &mut Write, address: &Address) -> Result<(), Error> {
    if !address.is_paused {
        jobs::enqueue_at(write, &desk.portal.web.random, &AskCalendar::of(address), address.due_at).await?;
    }
    Ok(())
}

async fn record(desk: &Desk, write: &Write, what: &'static str, address: &Address) -> Result<(), Error> {
    // An address may be a secret: its name alone is written down.
    let detail = serde_json::json!({ "name": address.name });
    accounts::audit::record(write, &desk.actor(), what, Some(("calendar", address.id)), detail).await
}

/// What was sent and refused.
type Refused<'a> = Option<(&'a Sent, Vec<FieldError>)>;

/// Fields with what was sent and what is wrong with it.
fn shown_again(desk: &Desk, mut fields: Fields, refused: &Refused<'_>) -> Fields {
    let Some((sent, faults)) = refused else { return fields };
    for (name, field) in &mut fields.by_name {
        if field.choices.is_empty() {
            sent.one(name).clone_into(&mut field.value);
        }
        let value = sent.one(name);
        field.choices.iter_mut().for_each(|choice| choice.chosen = choice.value == value);
    }
    let say = |fault: &FieldError| {
        desk.text_with(fault.message, &[("given", fault.given.clone().unwrap_or_default().into())])
    };
    fields.blame(faults, say);
    fields
}

fn status(fields: &Fields) -> StatusCode {
    if fields.faulty.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// A head of these pages.
pub(super) fn head(desk: &Desk, title: &str) -> desk::DeskHead {
    let events = desk.portal.kind_label(crate::KIND, desk.language);
    desk.head(&desk.text(title)).crumb(events, "/desk/agenda").help("calendars")
}

fn row(desk: &Desk, address: &Address) -> AddressRow {
    AddressRow {
        href: format!("{HREF}/{}", address.id),
        name: address.name.clone(),
        url: address.url.to_string(),
        asked: asked(desk, address),
        came: address.report.as_ref().map(|report| came(desk, report)),
        trouble: address.trouble.map(|trouble| desk.text(trouble.word())),
        is_paused: address.is_paused,
    }
}

/// When it was asked last, and when it is next.
fn asked(desk: &Desk, address: &Address) -> String {
    let at = |at: Instant| {
        let at = at.civil(&desk.site.zone);
        let date = |style| desk.portal.web.i18n.date(desk.language, at, style);
        format!("{}, {}", date(DateStyle::Day), date(DateStyle::Time))
    };
    match (address.asked_at, address.is_paused) {
        (None, true) => desk.text("agenda-bringing-never"),
        (None, false) => desk.text("agenda-bringing-soon"),
        (Some(last), true) => desk.text_with("agenda-bringing-asked", &[("last", at(last).into())]),
        (Some(last), false) => {
            let args = [("last", at(last).into()), ("next", at(address.due_at).into())];
            desk.text_with("agenda-bringing-asked-next", &args)
        }
    }
}

/// What came of a calendar, in words.
fn came(desk: &Desk, report: &Report) -> String {
    let Report { made, changed, same, past, refused, .. } = report;
    let args = [
        ("made", i64::from(*made).into()),
        ("changed", i64::from(*changed).into()),
        ("same", i64::from(*same).into()),
        ("past", i64::from(*past).into()),
        ("refused", i64::from(*refused).into()),
    ];
    desk.text_with("agenda-bringing-came", &args)
}

/// The page of an address, or of a new one.
async fn one(
    desk: &Desk,
    query: &impl db::Query,
    address: Option<&Address>,
    refused: Refused<'_>,
) -> Result<Response, Failure> {
    let fields = shown_again(desk, form::of_address(desk, query, address).await?, &refused);
    let mut head = head(desk, "agenda-bringing-new").crumb(desk.text("agenda-bringing"), HREF);
    if let Some(address) = address {
        head.title = head.title.replacen(&head.heading, &address.name, 1);
        address.name.clone_into(&mut head.heading);
    }
    let report = address.and_then(|address| address.report.clone()).unwrap_or_default();
    let reason = |(title, key): (String, String)| ReasonView { title, reason: desk.text(&key) };
    let gone = |(title, id): (String, PublicationId)| Crumb { label: title, href: format!("/desk/agenda/{id}") };
    let view = AddressPage {
        head,
        action: address.map_or_else(|| format!("{HREF}/new"), |address| format!("{HREF}/{}", address.id)),
        row: address.map(|address| row(desk, address)),
        reasons: report.reasons.into_iter().map(reason).collect(),
        gone: report.gone.into_iter().map(gone).collect(),
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}
