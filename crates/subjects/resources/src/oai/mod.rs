//! `/oai`: the catalogue for harvesters, by the Open Archives Initiative Protocol for Metadata Harvesting 2.0. Six verbs, asked by
//! GET or POST; records as unqualified Dublin Core; a set per theme; what is gone is said for ever.

mod answer;
mod ask;
mod dublin_core;
mod token;

use axum::{
    body::to_bytes,
    extract::Request,
    http::{Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use kernel::{Error, Instant, PublicationId, Result};
use portal::{Portal, SiteView};
use themes::Theme;
use web::{Failure, RawTarget};

use crate::store::harvest::{self as store, Known};
use answer::{Answer, Record};
pub(crate) use ask::List;
use ask::{Ask, Fault};

/// How many records one answer gives.
const SIZE: usize = 100;
/// The longest request by POST, in bytes.
const LONGEST: usize = 16_384;

/// A request by GET: its arguments as they were sent, since the protocol refuses those that it does not know.
pub(crate) async fn show(portal: Portal, request: Request) -> Result<Response, Failure> {
    let raw = request.extensions().get::<RawTarget>();
    let query = raw.and_then(|RawTarget(raw)| raw.split_once('?')).map_or("", |(_, query)| query);
    answer(&portal, query).await
}

/// A request by POST, which changes no more than one by GET.
pub(crate) async fn posted(portal: Portal, request: Request) -> Result<Response, Failure> {
    if *request.method() != Method::POST {
        return Ok((StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD, POST")]).into_response());
    }
    let body = to_bytes(request.into_body(), LONGEST).await.map_err(|_| Error::TooLarge)?;
    answer(&portal, &String::from_utf8_lossy(&body)).await
}

async fn answer(portal: &Portal, query: &str) -> Result<Response, Failure> {
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let site = portal.site().await?;
    let provider = Provider { portal, site: &site };
    let answer = match ask::read(&pairs) {
        Ok(ask) => provider.answer(ask).await?,
        Err(fault) => Answer::Fault(fault),
    };
    let xml = provider.write(&pairs, &answer)?;
    Ok(([(header::CONTENT_TYPE, "text/xml; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], xml).into_response())
}

/// Who answers.
struct Provider<'a> {
    portal: &'a Portal,
    site: &'a SiteView,
}

impl Provider<'_> {
    async fn answer(&self, ask: Ask) -> Result<Answer> {
        let snapshot = self.portal.db.page_snapshot().await?;
        Ok(match ask {
            Ask::Identify => {
                // An id of version 7 begins with its milliseconds.
                let made = |id: PublicationId| Instant(i64::try_from(id.0.as_u128() >> 80).unwrap_or_default());
                let earliest = store::first(&snapshot).await?.map_or_else(|| self.portal.web.clock.now(), made);
                Answer::Identify { earliest }
            }
            Ask::Formats(None) => Answer::Formats,
            Ask::Formats(Some(identifier)) => match self.known(&snapshot, &identifier).await? {
                Some(_) => Answer::Formats,
                None => Answer::Fault(ask::NO_RECORD),
            },
            Ask::Sets => match self.sets() {
                sets if sets.is_empty() => Answer::Fault(ask::NO_SETS),
                sets => Answer::Sets(sets),
            },
            Ask::Record(identifier) => match self.known(&snapshot, &identifier).await? {
                Some(known) => Answer::Record(self.records(&snapshot, vec![known], false).await?.remove(0)),
                None => Answer::Fault(ask::NO_RECORD),
            },
            Ask::List(list) => self.list(&snapshot, list).await?,
        })
    }

    /// The record of an identifier: `oai:HOST:ID`.
    async fn known(&self, query: &impl db::Query, identifier: &str) -> Result<Option<Known>> {
        let id = identifier.strip_prefix(&self.identifier_start()).and_then(|id| id.parse::<PublicationId>().ok());
        match id.filter(|id| self.identifier(*id) == identifier) {
            Some(id) => store::record(query, id).await,
            None => Ok(None),
        }
    }

    async fn list(&self, query: &impl db::Query, list: List) -> Result<Answer> {
        let set = match &list.set {
            None => None,
            Some(_) if self.site.themes.iter().next().is_none() => return Ok(Answer::Fault(ask::NO_SETS)),
            Some(spec) => match self.site.themes.iter().find(|theme| answer::set_spec(theme) == *spec) {
                Some(theme) => Some(theme.id),
                None => return Ok(Answer::Fault(ask::NO_RECORDS)),
            },
        };
        let mut known = store::records(query, &list, set, SIZE + 1).await?;
        if known.is_empty() {
            return Ok(Answer::Fault(ask::NO_RECORDS));
        }
        let more = known.len() > SIZE;
        known.truncate(SIZE);
        let cursor = list.cursor;
        let next = known.last().filter(|_| more).map(|last| {
            let given = u64::try_from(known.len()).unwrap_or_default();
            token::write(&List { after: Some(last.id), cursor: cursor + given, ..list.clone() })
        });
        let (headers, is_later) = (list.headers, list.after.is_some());
        let records = self.records(query, known, headers).await?;
        let token = (next.is_some() || is_later).then(|| (next.unwrap_or_default(), cursor));
        Ok(Answer::List { headers, records, token })
    }

    /// The records as they are given.
    async fn records(&self, query: &impl db::Query, known: Vec<Known>, headers: bool) -> Result<Vec<Record>> {
        let mut sets = store::sets(query, &known).await?;
        let there: Vec<_> = known.iter().filter(|known| !known.is_gone && !headers).map(|known| known.id).collect();
        let mut described = dublin_core::describe(self.portal, self.site, query, &there).await?;
        let record = |known: Known| Record {
            identifier: self.identifier(known.id),
            changed: known.changed,
            is_gone: known.is_gone,
            sets: self.specs(&sets.remove(&known.id).unwrap_or_default()),
            terms: described.remove(&known.id),
        };
        Ok(known.into_iter().map(record).collect())
    }

    fn specs(&self, themes: &std::collections::BTreeSet<kernel::ThemeId>) -> Vec<String> {
        themes.iter().filter_map(|id| self.site.themes.get(*id)).map(answer::set_spec).collect()
    }

    /// A set per theme, each with its name.
    fn sets(&self) -> Vec<(String, String)> {
        let language = self.site.settings.first_language();
        let name = |theme: &Theme| self.site.theme_name(self.portal, theme, language).to_owned();
        let mut sets: Vec<_> = self.site.themes.iter().map(|theme| (answer::set_spec(theme), name(theme))).collect();
        sets.sort();
        sets
    }

    fn identifier(&self, id: PublicationId) -> String {
        format!("{}{id}", self.identifier_start())
    }

    /// `oai:villes.example:`.
    fn identifier_start(&self) -> String {
        format!("oai:{}:", self.host())
    }

    fn host(&self) -> String {
        let url = url::Url::parse(&self.portal.web.public_url).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| "localhost".to_owned())
    }
}

impl Fault {
    /// Whether the request could not be read at all, so that its arguments are not said again.
    fn is_unread(self) -> bool {
        matches!(self.code, "badVerb" | "badArgument")
    }
}
