//! A calendar in a file: what would be made of it, and then making it. Nothing is kept between the two: the page itself carries the
//! calendar.

use axum::{body::BodyDataStream, extract::Request, http::StatusCode, http::header, response::Response};
use desk::{Desk, Fields};
use kernel::{Error, FieldError, PublicationId, Verb};
use publication::store::{desk::save::By, put::Putting};
use web::{Failure, Form, WHOLE_TEXT};

use super::{
    HREF, addresses, allowed,
    form::{self, Sent},
    may_somewhere, may_with,
    views::{EventRow, FateView, ReadPage},
};
use crate::{
    calendar,
    intake::{
        address::{Into, Report},
        ask::LARGEST,
        take::{self, Hand},
        weigh::{Fate, Rules, Weighed},
    },
    moment::Zone,
    when::when,
};

/// How many events are written at once: the writer is not kept from others for long.
const TAKEN_AT_MOST: usize = 200;
/// How many events a page shows of each fate.
const SHOWN_AT_MOST: usize = 100;
/// How many fields are read at most.
const FIELDS_AT_MOST: usize = 20;

/// The fields beside the file.
pub(super) fn file_fields(desk: &Desk, faults: &[FieldError]) -> Fields {
    let mut fields = form::common(desk, &form::blank(desk));
    let say = |fault: &FieldError| {
        desk.text_with(fault.message, &[("given", fault.given.clone().unwrap_or_default().into())])
    };
    let most = desk.portal.web.i18n.bytes(desk.language, u64::try_from(LARGEST).unwrap_or_default());
    fields.add(desk::Field {
        name: "file".into(),
        label: desk.text("agenda-bringing-file"),
        hint: Some(desk.text_with("agenda-bringing-file-hint", &[("most", most.into())])),
        ..desk::Field::default()
    });
    fields.blame(faults, say);
    fields
}

/// Reads a file, and shows what would be made of it.
pub(super) async fn read(desk: Desk, request: Request) -> Result<Response, Failure> {
    allowed(may_somewhere(&desk, Verb::Write))?;
    let sent = match multipart(request).await {
        Ok(sent) => sent,
        Err(Error::TooLarge) => return refuse(&desk, "agenda-bringing-fault-large"),
        Err(error) => return Err(error.into()),
    };
    look(&desk, &sent, None).await
}

/// Makes what the page proposed; what is left over is shown again.
pub(super) async fn take(desk: Desk, Form(sent): Form<Vec<(String, String)>, WHOLE_TEXT>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let mut faults = Vec::new();
    let (language, theme) = form::read_common(&desk, &sent, &mut faults);
    allowed(faults.is_empty() && may_with(&desk, Verb::Write, language, theme))?;
    if !sent.has("take") {
        return look(&desk, &sent, None).await;
    }
    let into = into(language, theme);
    let snapshot = desk.portal.db.snapshot().await?;
    let Some(weighed) = weighed(&desk, &snapshot, &sent, &into).await? else {
        return refuse(&desk, "agenda-intake-no-calendar");
    };
    drop(snapshot);
    let wanted: Vec<&Weighed> = weighed.iter().filter(|one| matches!(one.fate, Fate::New | Fate::Changed(_))).collect();
    let report = write(&desk, wanted.iter().copied().take(TAKEN_AT_MOST), &into).await?;
    if wanted.len() > TAKEN_AT_MOST {
        return look(&desk, &sent, Some(&report)).await;
    }
    Ok(web::see_other(&format!("{HREF}?made={}&changed={}", report.made, report.changed)))
}

/// Writes these, in one transaction.
async fn write(desk: &Desk, wanted: impl Iterator<Item = &Weighed>, into: &Into) -> Result<Report, Error> {
    let (clock, random) = (&desk.portal.web.clock, &desk.portal.web.random);
    let site = &desk.site;
    let (kinds, themes, languages) = (&desk.portal.kinds, &site.themes, site.languages());
    let putting = Putting { kinds, themes, languages, zone: &site.zone, clock, random };
    let by = By { account: Some(desk.me.account.id), clock, random };
    let hand = Hand { putting, by, actor: desk.actor() };
    let mut report = Report::default();
    let mut write = desk.portal.db.write().await?;
    for one in wanted {
        take::one(&mut write, &hand, one, into, &mut report).await?;
    }
    write.commit().await?;
    Ok(report)
}

fn into(language: kernel::Language, theme: Option<kernel::ThemeId>) -> Into {
    Into { calendar: None, language, theme, issuer: None, contact: None, at_once: false }
}

/// The fields of a form with a file, and the file as a field of its own. Errors: `TooLarge`, `BadRequest`.
async fn multipart(request: Request) -> Result<Sent, Error> {
    let broken = |_: multer::Error| Error::BadRequest("the form with a file is broken");
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest("a form with a file is expected"))?;
    let body: BodyDataStream = request.into_body().into_data_stream();
    let mut form = multer::Multipart::new(body, boundary);
    let mut fields = Vec::new();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let mut value = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(broken)? {
            value.extend_from_slice(&piece);
            if value.len() > LARGEST || fields.len() >= FIELDS_AT_MOST {
                return Err(Error::TooLarge);
            }
        }
        let name = if name == "file" { "calendar".to_owned() } else { name };
        fields.push((name, kernel::sober(&String::from_utf8_lossy(&value)).into_owned()));
    }
    Ok(Sent(fields))
}

/// What the calendar of a form holds, weighed; nothing where it is none.
async fn weighed(desk: &Desk, query: &impl db::Query, sent: &Sent, into: &Into) -> Result<Option<Vec<Weighed>>, Error> {
    let own = site_zone(desk);
    let text = sent.one("calendar").to_owned();
    let read = tokio::task::spawn_blocking(move || calendar::read(&text, &own)).await.map_err(anyhow::Error::from)?;
    let Ok(read) = read else { return Ok(None) };
    let host = desk.portal.web.public_url.split_once("://").map_or("", |(_, host)| host);
    let (now, language, with_past) = (desk.now(), into.language, sent.has("past"));
    let rules = Rules { now, language, host, with_past, calendar: None };
    take::weighed(query, read, &rules).await.map(Some)
}

fn site_zone(desk: &Desk) -> Zone {
    desk.site.zone.iana_name().and_then(|name| name.parse().ok()).unwrap_or_else(Zone::utc)
}

fn refuse(desk: &Desk, key: &'static str) -> Result<Response, Failure> {
    let fields = file_fields(desk, &[FieldError::new("file", key)]);
    let view = ReadPage {
        head: addresses::head(desk, "agenda-bringing-read").crumb(desk.text("agenda-bringing"), HREF),
        fields,
        ..ReadPage::default()
    };
    desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// Shows what would be made.
async fn look(desk: &Desk, sent: &Sent, report: Option<&Report>) -> Result<Response, Failure> {
    let mut faults = Vec::new();
    let (language, theme) = form::read_common(desk, sent, &mut faults);
    if let Some(fault) = faults.first() {
        return refuse(desk, fault.message);
    }
    allowed(may_with(desk, Verb::Write, language, theme))?;
    if !sent.has("calendar") {
        return refuse(desk, "agenda-bringing-fault-no-file");
    }
    let snapshot = desk.portal.db.snapshot().await?;
    let Some(weighed) = weighed(desk, &snapshot, sent, &into(language, theme)).await? else {
        return refuse(desk, "agenda-intake-no-calendar");
    };
    let mut head = addresses::head(desk, "agenda-bringing-read").crumb(desk.text("agenda-bringing"), HREF);
    head.done = report.map(|report| {
        let args = [("made", i64::from(report.made).into()), ("changed", i64::from(report.changed).into())];
        desk.text_with("agenda-bringing-done-partly", &args)
    });
    let view = ReadPage {
        head,
        calendar: sent.one("calendar").to_owned(),
        language: language.to_string(),
        theme: theme.map(|theme| theme.to_string()),
        past: sent.has("past"),
        can_take: weighed.iter().any(|one| matches!(one.fate, Fate::New | Fate::Changed(_))),
        has_past: weighed.iter().any(|one| one.fate == Fate::Past),
        fates: fates(desk, &weighed),
        fields: Fields::default(),
    };
    desk.page(&view)
}

/// The events by what is to become of them, those that need a look first.
fn fates(desk: &Desk, weighed: &[Weighed]) -> Vec<FateView> {
    let all = [
        "agenda-fate-new",
        "agenda-fate-changed",
        "agenda-fate-refused",
        "agenda-fate-there",
        "agenda-fate-ours",
        "agenda-fate-past",
    ];
    let view = |key: &str| {
        let own: Vec<&Weighed> = weighed.iter().filter(|one| heading(&one.fate) == key).collect();
        let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
        let further = own.len().saturating_sub(SHOWN_AT_MOST);
        (count > 0).then(|| FateView {
            heading: desk.text_with(key, &[("count", count.into())]),
            rows: own.iter().take(SHOWN_AT_MOST).map(|one| row(desk, one)).collect(),
            further: (further > 0).then(|| {
                let count = i64::try_from(further).unwrap_or(i64::MAX);
                desk.text_with("agenda-fate-further", &[("count", count.into())])
            }),
        })
    };
    all.into_iter().filter_map(view).collect()
}

fn heading(fate: &Fate) -> &'static str {
    match fate {
        Fate::New => "agenda-fate-new",
        Fate::Changed(_) => "agenda-fate-changed",
        Fate::Refused(_) => "agenda-fate-refused",
        Fate::Same(_) | Fate::There(_) => "agenda-fate-there",
        Fate::Ours => "agenda-fate-ours",
        Fate::Past => "agenda-fate-past",
    }
}

fn row(desk: &Desk, weighed: &Weighed) -> EventRow {
    let i18n = &desk.portal.web.i18n;
    let href = |id: &PublicationId| format!("/desk/agenda/{id}");
    let (reason, href) = match &weighed.fate {
        Fate::Refused(key) => (Some(desk.text(key)), None),
        Fate::Changed(id) | Fate::Same(id) => (None, Some(href(id))),
        Fate::There(id) => (Some(desk.text("agenda-intake-there")), Some(href(id))),
        Fate::New | Fate::Ours | Fate::Past => (None, None),
    };
    EventRow {
        title: if weighed.title.is_empty() { desk.text("agenda-bringing-untitled") } else { weighed.title.clone() },
        when: weighed.said.as_ref().map(|said| when(i18n, desk.language, &said.stretch)),
        href,
        remarks: reason.into_iter().chain(weighed.doubts.iter().map(|key| desk.text(key))).collect(),
    }
}
