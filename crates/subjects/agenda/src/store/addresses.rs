//! Addresses of calendars that are asked again and again.

use db::{FromQueryResult, Query, Uuid, Write, values};
use kernel::{Instant, Language, PartyId, Result, ThemeId, Url};

use crate::intake::address::{Address, Into, Report, Trouble};

/// How many addresses there are at most.
pub(crate) const MOST: i64 = 200;

db::statements! {
    ADDRESSES = "SELECT id, url, name, language, theme, issuer, contact, at_once, is_paused, etag, modified, asked_at, heard_at, due_at, failures, trouble, report
        FROM calendar ORDER BY name, id LIMIT 200";
    ADDRESS = "SELECT id, url, name, language, theme, issuer, contact, at_once, is_paused, etag, modified, asked_at, heard_at, due_at, failures, trouble, report
        FROM calendar WHERE id = $1";
    ADDRESS_OF_URL = "SELECT id FROM calendar WHERE url = $1";
    INSERT_ADDRESS = "INSERT INTO calendar (id, url, name, language, theme, issuer, contact, at_once, is_paused, due_at, failures)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)";
    UPDATE_ADDRESS = "UPDATE calendar SET url = $2, name = $3, language = $4, theme = $5, issuer = $6, contact = $7, at_once = $8, is_paused = $9,
        due_at = $10, failures = $11, etag = $12, modified = $13 WHERE id = $1";
    UPDATE_HEARD = "UPDATE calendar SET etag = $2, modified = $3, asked_at = $4, heard_at = $5, due_at = $6, failures = $7, is_paused = $8, trouble = $9, report = $10
        WHERE id = $1";
    FREE_EVENTS = "UPDATE calendar_event SET calendar = NULL WHERE calendar = $1";
    DROP_ADDRESS = "DELETE FROM calendar WHERE id = $1";
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    url: String,
    name: String,
    language: String,
    theme: Option<Uuid>,
    issuer: Option<Uuid>,
    contact: Option<String>,
    at_once: bool,
    is_paused: bool,
    etag: Option<String>,
    modified: Option<String>,
    asked_at: Option<i64>,
    heard_at: Option<i64>,
    due_at: i64,
    failures: i64,
    trouble: Option<String>,
    report: Option<String>,
}

impl Row {
    /// Nothing where a later version of the product wrote it.
    fn read(self) -> Option<Address> {
        let url: Url = self.url.parse().ok()?;
        let language: Language = self.language.parse().ok()?;
        Some(Address {
            id: self.id,
            url,
            name: self.name,
            into: Into {
                calendar: Some(self.id),
                language,
                theme: self.theme.map(ThemeId),
                issuer: self.issuer.map(PartyId),
                contact: self.contact.and_then(|contact| serde_json::from_str(&contact).ok()),
                at_once: self.at_once,
            },
            is_paused: self.is_paused,
            state: web::Known { etag: self.etag, modified: self.modified },
            asked_at: self.asked_at.map(Instant),
            heard_at: self.heard_at.map(Instant),
            due_at: Instant(self.due_at),
            failures: self.failures,
            trouble: self.trouble.and_then(|trouble| Trouble::read(&trouble)),
            report: self.report.and_then(|report| serde_json::from_str(&report).ok()),
        })
    }
}

/// All of them, by their names.
pub(crate) async fn all(query: &impl Query) -> Result<Vec<Address>> {
    Ok(query.all::<Row>(ADDRESSES, vec![]).await?.into_iter().filter_map(Row::read).collect())
}

/// One of them.
pub(crate) async fn one(query: &impl Query, id: Uuid) -> Result<Option<Address>> {
    Ok(query.one::<Row>(ADDRESS, values![id]).await?.and_then(Row::read))
}

/// The one of this address, where there is one.
pub(crate) async fn of_url(query: &impl Query, url: &Url) -> Result<Option<Uuid>> {
    let row = query.row(ADDRESS_OF_URL, values![url.to_string()]).await?;
    row.map(|row| row.try_get("", "id").map_err(db::failure)).transpose()
}

/// Adds one.
pub(crate) async fn insert(write: &Write, address: &Address) -> Result<()> {
    let Into { language, theme, issuer, at_once, .. } = address.into;
    let values = values![
        address.id,
        address.url.to_string(),
        address.name.clone(),
        language.as_str(),
        theme.map(|theme| theme.0),
        issuer.map(|issuer| issuer.0),
        contact(address)?,
        at_once,
        address.is_paused,
        address.due_at.0,
    ];
    write.execute(INSERT_ADDRESS, values).await.map(|_| ())
}

/// Changes what an editor decides about one.
pub(crate) async fn update(write: &Write, address: &Address) -> Result<()> {
    let Into { language, theme, issuer, at_once, .. } = address.into;
    let values = values![
        address.id,
        address.url.to_string(),
        address.name.clone(),
        language.as_str(),
        theme.map(|theme| theme.0),
        issuer.map(|issuer| issuer.0),
        contact(address)?,
        at_once,
        address.is_paused,
        address.due_at.0,
        address.failures,
        address.state.etag.clone(),
        address.state.modified.clone(),
    ];
    write.execute(UPDATE_ADDRESS, values).await.map(|_| ())
}

/// Notes what came of asking one.
pub(crate) async fn heard(write: &Write, address: &Address) -> Result<()> {
    let values = values![
        address.id,
        address.state.etag.clone(),
        address.state.modified.clone(),
        address.asked_at.map(|at| at.0),
        address.heard_at.map(|at| at.0),
        address.due_at.0,
        address.failures,
        address.is_paused,
        address.trouble.map(Trouble::as_str),
        address.report.as_ref().map(report).transpose()?,
    ];
    write.execute(UPDATE_HEARD, values).await.map(|_| ())
}

/// Takes one away; its events stay.
pub(crate) async fn remove(write: &Write, id: Uuid) -> Result<()> {
    write.execute(FREE_EVENTS, values![id]).await?;
    write.execute(DROP_ADDRESS, values![id]).await.map(|_| ())
}

fn contact(address: &Address) -> Result<Option<String>> {
    let json = |contact| serde_json::to_string(contact).map_err(anyhow::Error::from);
    Ok(address.into.contact.as_ref().map(json).transpose()?)
}

fn report(report: &Report) -> Result<String> {
    Ok(serde_json::to_string(report).map_err(anyhow::Error::from)?)
}
