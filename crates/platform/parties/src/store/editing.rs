//! What the desk does with organisations, services and offices, each by its id.

use db::{Entry, FromQueryResult, Query, Uuid, Write, values};
use kernel::{Civil, Error, Name, PartyId, PersonId, PositionId, Result, Translations, UnitId};

use super::{
    INSERT_PERSON, OFFICE, ORGANISATION, ORGANISATION_BY_KEY, PAST, POSITION_BY_KEY, RENAME_PERSON, SET_OFFICE, UNIT,
    UNIT_BY_KEY, UPDATE_PARTY, UPDATE_UNIT, code, json, key_of, known, organisation_key, put_organisation,
    put_position, put_unit, read,
};
use crate::{Organisation, Position, Unit};

/// An office as it stands: who holds it, until when, and who follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The office.
    pub position: Position,
    /// When it ends or ended.
    pub ends: Option<Civil>,
    /// The office that follows it.
    pub successor: Option<PositionId>,
}

#[derive(FromQueryResult)]
struct OrganisationRow {
    names: String,
    acronym: Option<String>,
    organisation_type: Option<String>,
    url: Option<String>,
}

#[derive(FromQueryResult)]
struct UnitRow {
    names: String,
    email: Option<String>,
    phone: Option<String>,
}

#[derive(FromQueryResult)]
struct OfficeRow {
    titles: String,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    unit: Option<Uuid>,
    ends: Option<String>,
    successor: Option<Uuid>,
    person: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct PastRow {
    id: Uuid,
    names: String,
    name: Option<String>,
    ends: String,
}

/// A stored value, checked again; one that no check would let in any more is not shown.
fn value<T: std::str::FromStr>(text: Option<String>) -> Option<T> {
    text.and_then(|text| text.parse().ok())
}

/// An organisation. Errors: `NotFound`.
pub async fn organisation(query: &impl Query, id: PartyId) -> Result<Organisation> {
    let row = query.one::<OrganisationRow>(ORGANISATION, values![id.0]).await?.ok_or(Error::NotFound)?;
    let kind = row.organisation_type.map(|code| read(&format!("\"{code}\""))).transpose()?;
    let (acronym, url) = (value(row.acronym), value(row.url));
    Ok(Organisation { id, names: read(&row.names)?, acronym, organisation_type: kind, url })
}

/// A service. Errors: `NotFound`.
pub async fn unit(query: &impl Query, id: UnitId) -> Result<Unit> {
    let row = query.one::<UnitRow>(UNIT, values![id.0]).await?.ok_or(Error::NotFound)?;
    Ok(Unit { id, names: read(&row.names)?, email: value(row.email), phone: value(row.phone) })
}

/// An office. Errors: `NotFound`.
pub async fn office(query: &impl Query, id: PositionId) -> Result<Office> {
    let row = query.one::<OfficeRow>(OFFICE, values![id.0]).await?.ok_or(Error::NotFound)?;
    let position = Position {
        id,
        person: value(row.name),
        titles: read(&row.titles)?,
        email: value(row.email),
        phone: value(row.phone),
        unit: row.unit.map(UnitId),
    };
    Ok(Office { position, ends: value(row.ends), successor: row.successor.map(PositionId) })
}

/// An office that has ended or will: its id, name in words, who holds it, when.
pub type Past = (PositionId, Translations, Option<String>, Option<Civil>);

/// The offices that have an end, the latest first, at most two hundred.
pub async fn past(query: &impl Query) -> Result<Vec<Past>> {
    let rows = query.all::<PastRow>(PAST, vec![]).await?;
    rows.into_iter().map(|row| Ok((PositionId(row.id), read(&row.names)?, row.name, row.ends.parse().ok()))).collect()
}

/// Makes an organisation. Errors: `Invalid` where there is one of this acronym, else of this name.
pub async fn create_organisation(write: &mut Write, given: &Organisation) -> Result<()> {
    let key = organisation_key(given)?;
    is_new(known(write, ORGANISATION_BY_KEY, &key).await?)?;
    put_organisation(write, given).await.map(|_| ())
}

/// Makes a service. Errors: `Invalid` where there is one of this address, else of this name.
pub async fn create_unit(write: &mut Write, given: &Unit) -> Result<()> {
    let key = key_of(given.email.as_ref().map(kernel::Email::as_str), None, &given.names)?;
    is_new(known(write, UNIT_BY_KEY, &key).await?)?;
    put_unit(write, given).await.map(|_| ())
}

/// Makes an office. Errors: `Invalid` where there is one of this address and person, else of this name.
pub async fn create_position(write: &mut Write, given: &Position, person: PersonId) -> Result<()> {
    let email = given.email.as_ref().map(kernel::Email::as_str);
    let key = key_of(email, given.person.as_ref().map(Name::as_str), &given.titles)?;
    is_new(known(write, POSITION_BY_KEY, &key).await?)?;
    put_position(write, given, person).await.map(|_| ())
}

fn is_new(known: Option<Uuid>) -> Result<()> {
    if known.is_some() { Err(Error::field("form", "desk-site-fault-contact-known")) } else { Ok(()) }
}

/// Changes an organisation.
pub async fn change_organisation(write: &mut Write, given: &Organisation) -> Result<()> {
    let kind = given.organisation_type.map(|kind| code(&kind)).transpose()?;
    let (acronym, url) = (given.acronym.as_ref().map(ToString::to_string), given.url.as_ref().map(ToString::to_string));
    write.execute(UPDATE_PARTY, values![given.id.0, json(&given.names)?, acronym, kind, url]).await?;
    write.journal(Entry { room: "parties", thing: given.id.0, what: "changed" });
    Ok(())
}

/// Changes a service.
pub async fn change_unit(write: &mut Write, given: &Unit) -> Result<()> {
    let email = given.email.as_ref().map(ToString::to_string);
    let phone = given.phone.as_ref().map(ToString::to_string);
    write.execute(UPDATE_UNIT, values![given.id.0, json(&given.names)?, email, phone]).await?;
    write.journal(Entry { room: "parties", thing: given.id.0, what: "changed" });
    Ok(())
}

/// Changes an office and the name of who holds it. `person` is the id of a person who was not named before.
pub async fn change_position(write: &mut Write, given: &Position, person: PersonId) -> Result<()> {
    let row = write.one::<OfficeRow>(OFFICE, values![given.id.0]).await?.ok_or(Error::NotFound)?;
    let holder = match (&given.person, row.person) {
        (None, _) => None,
        (Some(name), Some(known)) => {
            write.execute(RENAME_PERSON, values![known, name.as_str()]).await?;
            Some(known)
        }
        (Some(name), None) => {
            write.execute(INSERT_PERSON, values![person.0, name.as_str()]).await?;
            Some(person.0)
        }
    };
    let email = given.email.as_ref().map(ToString::to_string);
    let phone = given.phone.as_ref().map(ToString::to_string);
    let unit = given.unit.map(|unit| unit.0);
    let values = values![given.id.0, json(&given.titles)?, email, phone, unit, holder];
    write.execute(SET_OFFICE, values).await?;
    write.journal(Entry { room: "parties", thing: given.id.0, what: "changed" });
    Ok(())
}
