//! Calendars (RFC 5545): of everything, of a theme or a country, of one event.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use kernel::{Error, Instant, PublicationId};
use portal::Asked;
use publication::{
    store::read::{self, Found},
    visible,
};
use web::Failure;

use super::{
    address_of,
    narrowed::Narrowed,
    organisers::{self, Organisers},
    series,
};
use crate::{
    KIND,
    calendar::{Calendar, Entry, Standing, write},
    model::Status,
    moment::{Stretch, Zone},
    point::Point,
    project,
    recurrence::Recurrence,
    store::{self, Of, Revised},
};

/// `/fr/agenda.ics`, `/fr/agenda.ics?theme=climat`.
pub(super) async fn all(asked: Asked) -> Result<Response, Failure> {
    let narrowed = Narrowed::of(&asked)?;
    let of = narrowed.id().map_or(Of::All, Of::Theme);
    let snapshot = asked.portal.db.page_snapshot().await?;
    let found = store::calendar(&snapshot, &visible(&asked.actor), asked.language, of).await?;
    let name = narrowed.heading(&asked, asked.site.settings.name_in(asked.language));
    answer(&asked, &snapshot, (&name, &narrowed.address(&asked, asked.language, "")), &found).await
}

/// `/fr/agenda/series/SLUG.ics`.
pub(super) async fn series(asked: Asked, slug: &str) -> Result<Response, Failure> {
    let (snapshot, seen) = (asked.portal.db.page_snapshot().await?, visible(&asked.actor));
    let found = store::calendar(&snapshot, &seen, asked.language, Of::Series(slug)).await?;
    if found.is_empty() {
        return Err(Error::NotFound.into());
    }
    let names = store::series_names(&snapshot, &seen, slug).await?;
    let name = names.best(asked.language, asked.site.languages()).map_or(slug, |(name, _)| name);
    answer(&asked, &snapshot, (name, &series::address(&asked, asked.language, slug)), &found).await
}

/// `/fr/agenda/SLUG.ics`.
pub(super) async fn one(asked: Asked, slug: &str) -> Result<Response, Failure> {
    let snapshot = asked.portal.db.page_snapshot().await?;
    let seen = visible(&asked.actor);
    let publication = match read::page(&snapshot, &asked.actor, KIND, asked.language, None, slug).await? {
        Found::Text(text) => text.publication,
        Found::Former(slug, _) => {
            return Ok(web::redirect(&format!("{}.ics", address_of(&asked, asked.language, &slug))));
        }
        Found::Gone => return Err(Error::Gone.into()),
        Found::Closed => return Err(Error::NotFound.into()),
        Found::Missing => {
            let card = read::elsewhere(&snapshot, &seen, KIND, asked.language, slug).await?;
            PublicationId(card.ok_or(Error::NotFound)?.publication)
        }
    };
    let found = store::calendar(&snapshot, &seen, asked.language, Of::Event(publication)).await?;
    let name = found.first().map(|one| one.dated.title.clone()).ok_or(Error::NotFound)?;
    answer(&asked, &snapshot, (&name, &address_of(&asked, asked.language, slug)), &found).await
}

/// One event as a calendar, as a mail carries it; nothing where it stands in no agenda.
pub(crate) async fn of_event(
    asked: &Asked,
    query: &impl db::Query,
    publication: PublicationId,
) -> Result<Option<String>, Error> {
    let found = store::calendar(query, &visible(&asked.actor), asked.language, Of::Event(publication)).await?;
    let Some(first) = found.first().map(|one| &one.dated) else { return Ok(None) };
    let page = address_of(asked, asked.language, &first.slug);
    written(asked, query, (&first.title, &page), &found).await.map(Some)
}

/// The calendar of this name, whose events are shown on this page.
async fn written(
    asked: &Asked,
    query: &impl db::Query,
    (name, page): (&str, &str),
    found: &[Revised],
) -> Result<String, Error> {
    let parties = organisers::named(asked, query, found.iter().flat_map(|one| one.dated.organisers())).await?;
    let url = asked.portal.web.absolute(page);
    let host = asked.portal.web.absolute("");
    let host = host.split_once("://").map_or("", |(_, rest)| rest).to_owned();
    let read: Vec<Read<'_>> = read(asked, &host, &parties, found);
    let entries: Vec<Entry<'_>> = read.iter().map(Read::entry).collect();
    Ok(write(&Calendar { name, language: asked.language, url: &url }, &entries))
}

async fn answer(
    asked: &Asked,
    snapshot: &db::Snapshot,
    title_and_page: (&str, &str),
    found: &[Revised],
) -> Result<Response, Failure> {
    let calendar = written(asked, snapshot, title_and_page, found).await?;
    let mime = HeaderValue::from_static("text/calendar; charset=utf-8");
    let mut response = ([(header::CONTENT_TYPE, mime)], calendar).into_response();
    let now = asked.portal.web.clock.now().0;
    let appears = found.iter().filter_map(|one| one.dated.online_from).filter(|from| *from > now).min();
    if let Some(stored) = web::Stored::for_actor(&asked.actor, appears.map(Instant)) {
        response.extensions_mut().insert(stored);
    }
    Ok(response)
}

/// What an entry borrows from.
struct Read<'a> {
    of: &'a Revised,
    uid: String,
    url: String,
    stretch: Stretch,
    zone: Zone,
    recurrence: Option<Recurrence>,
    online: Option<&'a str>,
    organisers: String,
    categories: Vec<String>,
}

/// The events with what is reckoned of them. The first session of an event has the event's own name, the others theirs.
fn read<'a>(asked: &Asked, host: &str, parties: &Organisers, found: &'a [Revised]) -> Vec<Read<'a>> {
    let now = asked.portal.web.clock.now().0;
    let one = |of: &'a Revised| {
        let dated = &of.dated;
        let session = if dated.number == 0 { String::new() } else { format!("-{}", dated.item) };
        let address = address_of(asked, asked.language, &dated.slug);
        Some(Read {
            of,
            uid: format!("{}{session}@{host}", dated.publication),
            url: asked.portal.web.absolute(&address),
            stretch: dated.stretch()?,
            zone: dated.zone()?,
            recurrence: dated.rule.as_deref().and_then(project::read),
            online: dated.online.as_deref().filter(|_| dated.online_from.is_none_or(|from| from <= now)),
            organisers: organisers::list(asked, parties, dated.organisers()),
            categories: dated.themes.split(' ').filter_map(|id| theme_name(asked, id)).collect(),
        })
    };
    found.iter().filter_map(one).collect()
}

fn theme_name(asked: &Asked, id: &str) -> Option<String> {
    let theme = asked.site.themes.get(id.parse().ok()?)?;
    Some(asked.site.theme_name(&asked.portal, theme, asked.language).to_owned())
}

impl Read<'_> {
    fn entry(&self) -> Entry<'_> {
        let dated = &self.of.dated;
        Entry {
            uid: &self.uid,
            sequence: self.of.revision - 1,
            modified: Instant(self.of.made_at.max(dated.updated_at)),
            created: Instant(dated.first_published_at),
            standing: match dated.status() {
                Status::SaveTheDate => Standing::Tentative,
                Status::Confirmed | Status::Postponed => Standing::Confirmed,
                Status::Cancelled => Standing::Cancelled,
            },
            summary: &dated.title,
            description: dated.standfirst.as_deref().unwrap_or_default(),
            location: dated.place_words.as_deref().unwrap_or_default(),
            point: dated.point().map(Point::degrees),
            url: &self.url,
            online: self.online,
            organiser: Some(self.organisers.as_str()).filter(|names| !names.is_empty()),
            categories: &self.categories,
            zone: &self.zone,
            stretch: self.stretch,
            recurrence: self.recurrence.as_ref(),
        }
    }
}
