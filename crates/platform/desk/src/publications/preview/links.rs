//! `/desk/articles/ID/fr/preview-links`: secret links to the preview of a text, for those without an account. A link is shown once,
//! when it is made: the base keeps the hash of its secret alone.

use accounts::audit;
use axum::{http::StatusCode, response::Response};
use i18n::DateStyle;
use jiff::{ToSpan as _, civil::Date};
use kernel::{Civil, Error, FieldError, Instant, Verb};
use publication::store::desk::{
    preview_link::{self, PreviewLink},
    work::{Work, WorkText},
};
use web::{Failure, Form};

use super::views::{LinkRow, LinksPage};
use crate::{
    Field, Fields,
    once::Once,
    publications::{
        forget::Forget,
        form::{civil, say},
        new::by,
        place::Place,
        sent::Sent,
    },
};

/// How many days a link lasts where nothing else is asked, and at most.
const USUAL: i64 = 7;
const LONGEST: i64 = 30;
/// The longest note, in characters.
const NOTE: usize = 200;

/// Lists them, with the form of a new one.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Write).await?;
    page(&place, &snapshot, &work, Shown::default()).await
}

/// Makes one, and shows it: after a redirect nobody would know its secret any more.
pub(crate) async fn make(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let random = &desk.portal.web.random;
    let mut write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let text = place.text(&work)?;
    let (ends_at, faults) = read(&place, &sent);
    if !faults.is_empty() {
        return page(&place, &write, &work, Shown { sent: Some(&sent), faults: &faults, made: None }).await;
    }
    let once = Once::of(desk, &sent);
    let token = once.token();
    let address = portal::preview_address(&desk.portal, &token);
    if once.made_before(&write).await?.is_some() {
        return page(&place, &write, &work, Shown { made: Some(address), ..Shown::default() }).await;
    }
    match preview_link::insert(&write, by(&place), text.id, &token.hash(), sent.one("note"), ends_at).await {
        Err(Error::Conflict(_)) => {
            let full = [FieldError::new("until", "desk-preview-links-full").quoting(preview_link::MOST)];
            return page(&place, &write, &work, Shown { sent: Some(&sent), faults: &full, made: None }).await;
        }
        made => made?,
    };
    jobs::enqueue_at(&mut write, random, &Forget {}, ends_at).await?;
    record(&place, &write, &work, text, "preview-link-made").await?;
    let response = page(&place, &write, &work, Shown { made: Some(address), ..Shown::default() }).await?;
    write.commit().await?;
    Ok(response)
}

/// Ends one.
pub(crate) async fn revoke(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let id = Sent(sent).one("link").parse().map_err(|_| Error::NotFound)?;
    let write = place.desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    let text = place.text(&work)?;
    preview_link::revoke(&write, text.id, id).await?;
    record(&place, &write, &work, text, "preview-link-revoked").await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=removed", href(&place, &work, text))))
}

fn href(place: &Place, work: &Work, text: &WorkText) -> String {
    format!("{}/preview-links", place.text_href(work.id, text.language))
}

async fn record(
    place: &Place,
    write: &db::Write,
    work: &Work,
    text: &WorkText,
    what: &'static str,
) -> kernel::Result<()> {
    let detail = serde_json::json!({ "language": text.language.as_str() });
    audit::record(write, &place.desk.actor(), what, Some(("publication", work.id.0)), detail).await
}

/// From when on the asked link holds no longer, and what is wrong with the form.
fn read(place: &Place, sent: &Sent) -> (Instant, Vec<FieldError>) {
    let mut faults = Vec::new();
    let given = sent.one("until");
    let today = today(place);
    let day = civil(given).map(|civil| civil.0.date());
    match day {
        None => faults.push(FieldError::new("until", "desk-fault-date").quoting(given)),
        Some(day) if day < today => faults.push(FieldError::new("until", "desk-fault-past").quoting(given)),
        Some(day) if day > after(today, LONGEST) => {
            faults.push(FieldError::new("until", "desk-preview-links-far").quoting(LONGEST));
        }
        Some(_) => {}
    }
    if sent.one("note").chars().count() > NOTE {
        faults.push(FieldError::new("note", "desk-fault-too-long").quoting(NOTE));
    }
    // The day that is named is the last one.
    let midnight = Civil(after(day.unwrap_or(today), 1).at(0, 0, 0, 0));
    (midnight.instant(&place.desk.site.zone), faults)
}

fn today(place: &Place) -> Date {
    place.desk.civil_now().0.date()
}

fn after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// What the page shows beside the links.
#[derive(Default)]
struct Shown<'a> {
    /// What was sent and not taken.
    sent: Option<&'a Sent>,
    /// What is wrong with it.
    faults: &'a [FieldError],
    /// The link that was made a moment ago.
    made: Option<String>,
}

async fn page(place: &Place, query: &impl db::Query, work: &Work, shown: Shown<'_>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let text = place.text(work)?;
    let all = preview_link::of_text(query, text.id, desk.now()).await?;
    let by: Vec<_> = all.iter().filter_map(|link| link.made_by).collect();
    let names = accounts::names(query, &by).await?;
    let row = |link: PreviewLink| LinkRow {
        id: link.id.to_string(),
        until: link.ends_at.plus_millis(-1).civil(&desk.site.zone).to_string(),
        by: link.made_by.and_then(|by| names.get(&by).cloned()).unwrap_or_else(|| desk.text("desk-somebody")),
        note: Some(link.note).filter(|note| !note.is_empty()),
    };
    let view = LinksPage {
        head: place.head(work, &desk.text("desk-preview-links"))?.help("share"),
        action: href(place, work, text),
        fields: fields(place, &shown),
        made: shown.made.map(|address| Field {
            name: "made".into(),
            label: desk.text("desk-preview-links-made"),
            hint: Some(desk.text("desk-preview-links-made-hint")),
            value: address,
            ..Field::default()
        }),
        rows: all.into_iter().map(row).collect(),
    };
    let status = if shown.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.page_with(status, &view)
}

fn fields(place: &Place, shown: &Shown<'_>) -> Fields {
    let desk = &place.desk;
    let mut fields = Fields::default();
    let until = after(today(place), USUAL).to_string();
    let field = |name: &str, label: &str, hint: String, value: &str| Field {
        name: name.into(),
        label: desk.text(label),
        hint: Some(hint),
        value: shown.sent.map_or(value, |sent| sent.one(name)).to_owned(),
        ..Field::default()
    };
    let longest =
        desk.portal.web.i18n.date(desk.language, Civil(after(today(place), LONGEST).at(0, 0, 0, 0)), DateStyle::Day);
    let hint = desk.text_with("desk-preview-links-until-hint", &[("date", longest.into())]);
    fields.add(field("until", "desk-preview-links-until", hint, &until));
    fields.add(field("note", "desk-preview-links-note", desk.text("desk-preview-links-note-hint"), ""));
    fields.blame(shown.faults, |fault| say(desk, fault));
    fields
}
