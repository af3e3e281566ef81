//! The tables of parties and people.

mod editing;

pub use editing::{
    Office, Past, change_organisation, change_position, change_unit, create_organisation, create_position, create_unit,
    office, organisation, past, unit,
};

use db::{Entry, FromQueryResult, MigrationTrait, Query, Uuid, Write, values};
use kernel::{Civil, Error, PartyId, PersonId, PositionId, Result, Translations, UnitId};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Contact, ContactRef, Issuer, Organisation, Position, Shown, Unit};

db::statements! {
    ORGANISATION_BY_KEY = "SELECT id FROM party WHERE matching = $1";
    INSERT_PARTY = "INSERT INTO party (id, matching, kind, names, acronym, organisation_type, url) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE_PARTY = "UPDATE party SET names = $2, acronym = $3, organisation_type = $4, url = $5 WHERE id = $1
        AND (names <> $2 OR acronym IS DISTINCT FROM $3 OR organisation_type IS DISTINCT FROM $4 OR url IS DISTINCT FROM $5)";
    UNIT_BY_KEY = "SELECT id FROM unit WHERE matching = $1";
    INSERT_UNIT = "INSERT INTO unit (id, matching, names, email, phone) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_UNIT = "UPDATE unit SET names = $2, email = $3, phone = $4 WHERE id = $1
        AND (names <> $2 OR email IS DISTINCT FROM $3 OR phone IS DISTINCT FROM $4)";
    POSITION_BY_KEY = "SELECT id FROM position WHERE matching = $1";
    INSERT_PERSON = "INSERT INTO person (id, name) VALUES ($1, $2)";
    INSERT_POSITION = "INSERT INTO position (id, matching, person, titles, email, phone, unit) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE_POSITION = "UPDATE position SET titles = $2, email = $3, phone = $4 WHERE id = $1
        AND (titles <> $2 OR email IS DISTINCT FROM $3 OR phone IS DISTINCT FROM $4)";
    END_POSITION = "UPDATE position SET ends = $2, successor = $3 WHERE id = $1";
    ORGANISATION = "SELECT names, acronym, organisation_type, url FROM party WHERE id = $1";
    UNIT = "SELECT names, email, phone FROM unit WHERE id = $1";
    OFFICE = "SELECT p.titles, n.name, p.email, p.phone, p.unit, p.ends, p.successor, p.person
        FROM position p LEFT JOIN person n ON n.id = p.person WHERE p.id = $1";
    SET_OFFICE = "UPDATE position SET titles = $2, email = $3, phone = $4, unit = $5, person = $6 WHERE id = $1";
    RENAME_PERSON = "UPDATE person SET name = $2 WHERE id = $1";
    PAST = "SELECT p.id, p.titles AS names, n.name, p.ends FROM position p LEFT JOIN person n ON n.id = p.person WHERE p.ends IS NOT NULL
        ORDER BY p.ends DESC LIMIT 200";
    ISSUERS = "SELECT id, names, acronym FROM party ORDER BY id LIMIT 1000";
    CONTACTS = "SELECT 'position' AS part, p.id, p.titles AS names, n.name FROM position p LEFT JOIN person n ON n.id = p.person WHERE p.ends IS NULL
        UNION ALL SELECT 'unit', u.id, u.names, NULL FROM unit u LIMIT 1000";
    /// The issuer, the service, the office, the one that follows it and its service: whatever of them there is.
    SHOWN = "SELECT 'issuer' AS part, names, acronym AS name, url AS email, NULL AS phone, NULL AS ends FROM party WHERE id = $1
        UNION ALL SELECT 'unit', names, NULL, email, phone, NULL FROM unit WHERE id = $2
        UNION ALL SELECT 'position', p.titles, n.name, p.email, p.phone, p.ends
            FROM position p LEFT JOIN person n ON n.id = p.person WHERE p.id = $3
        UNION ALL SELECT 'successor', s.titles, n.name, s.email, s.phone, s.ends
            FROM position p JOIN position s ON s.id = p.successor LEFT JOIN person n ON n.id = s.person WHERE p.id = $3
        UNION ALL SELECT 'unit', u.names, NULL, u.email, u.phone, NULL FROM position p JOIN unit u ON u.id = p.unit WHERE p.id = $3";
}

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(db::Statements {
        name: "m20261124_080700_parties_party",
        up: |s| {
            let (id, text) = (s.id(), s.text());
            vec![
                format!(
                    "CREATE TABLE party (id {id} NOT NULL PRIMARY KEY, matching {text} NOT NULL UNIQUE, kind {text} NOT NULL,
                        names {text} NOT NULL, acronym {text}, organisation_type {text}, url {text})"
                ),
                format!("CREATE TABLE person (id {id} NOT NULL PRIMARY KEY, name {text} NOT NULL)"),
                format!(
                    "CREATE TABLE unit (id {id} NOT NULL PRIMARY KEY, matching {text} NOT NULL UNIQUE,
                        party {id} REFERENCES party (id), names {text} NOT NULL, email {text}, phone {text})"
                ),
                format!(
                    "CREATE TABLE position (id {id} NOT NULL PRIMARY KEY, matching {text} NOT NULL UNIQUE,
                        person {id} REFERENCES person (id), party {id} REFERENCES party (id), unit {id} REFERENCES unit (id),
                        titles {text} NOT NULL, email {text}, phone {text}, starts {text}, ends {text},
                        successor {id} REFERENCES position (id))"
                ),
            ]
        },
    })]
}

/// Makes the organisation, or corrects the one of the same acronym (else of the same name). Says which one it is.
pub async fn put_organisation(write: &mut Write, given: &Organisation) -> Result<PartyId> {
    let key = organisation_key(given)?;
    let kind = given.organisation_type.map(|kind| code(&kind)).transpose()?;
    let (acronym, url) = (given.acronym.as_ref().map(ToString::to_string), given.url.as_ref().map(ToString::to_string));
    if let Some(id) = known(write, ORGANISATION_BY_KEY, &key).await? {
        let values = values![id, json(&given.names)?, acronym, kind, url];
        if write.execute(UPDATE_PARTY, values).await? > 0 {
            write.journal(Entry { room: "parties", thing: id, what: "changed" });
        }
        Ok(PartyId(id))
    } else {
        let values = values![given.id.0, key, "organisation", json(&given.names)?, acronym, kind, url];
        write.execute(INSERT_PARTY, values).await?;
        write.journal(Entry { room: "parties", thing: given.id.0, what: "made" });
        Ok(given.id)
    }
}

/// Makes the unit, or corrects the one of the same address (else of the same name). Says which one it is.
pub async fn put_unit(write: &mut Write, given: &Unit) -> Result<UnitId> {
    let email = given.email.as_ref().map(ToString::to_string);
    let phone = given.phone.as_ref().map(ToString::to_string);
    let key = key_of(email.as_deref(), None, &given.names)?;
    if let Some(id) = known(write, UNIT_BY_KEY, &key).await? {
        if write.execute(UPDATE_UNIT, values![id, json(&given.names)?, email, phone]).await? > 0 {
            write.journal(Entry { room: "parties", thing: id, what: "changed" });
        }
        Ok(UnitId(id))
    } else {
        write.execute(INSERT_UNIT, values![given.id.0, key, json(&given.names)?, email, phone]).await?;
        write.journal(Entry { room: "parties", thing: given.id.0, what: "made" });
        Ok(given.id)
    }
}

/// Makes the position with its person, or corrects the one of the same address and person. Says which one it is.
pub async fn put_position(write: &mut Write, given: &Position, person: PersonId) -> Result<PositionId> {
    let email = given.email.as_ref().map(ToString::to_string);
    let phone = given.phone.as_ref().map(ToString::to_string);
    let key = key_of(email.as_deref(), given.person.as_ref().map(kernel::Name::as_str), &given.titles)?;
    if let Some(id) = known(write, POSITION_BY_KEY, &key).await? {
        if write.execute(UPDATE_POSITION, values![id, json(&given.titles)?, email, phone]).await? > 0 {
            write.journal(Entry { room: "parties", thing: id, what: "changed" });
        }
        return Ok(PositionId(id));
    }
    if let Some(name) = &given.person {
        write.execute(INSERT_PERSON, values![person.0, name.as_str()]).await?;
    }
    let person = given.person.as_ref().map(|_| person.0);
    let unit = given.unit.map(|unit| unit.0);
    let values = values![given.id.0, key, person, json(&given.titles)?, email, phone, unit];
    write.execute(INSERT_POSITION, values).await?;
    write.journal(Entry { room: "parties", thing: given.id.0, what: "made" });
    Ok(given.id)
}

/// Ends a position: pages then show its successor, or its unit.
pub async fn end_position(write: &mut Write, id: PositionId, ends: Civil, successor: Option<PositionId>) -> Result<()> {
    write.execute(END_POSITION, values![id.0, ends.to_string(), successor.map(|id| id.0)]).await?;
    write.journal(Entry { room: "parties", thing: id.0, what: "ended" });
    Ok(())
}

#[derive(FromQueryResult)]
struct ShownRow {
    part: String,
    names: String,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    ends: Option<String>,
}

/// Who says it and whom to ask, as a page shows them at this time, in one query. A position that has ended gives way
/// to its successor, else to its unit; nobody is shown where all are gone.
pub async fn shown(
    query: &impl Query,
    issuer: Option<PartyId>,
    contact: Option<ContactRef>,
    now: Civil,
) -> Result<Shown> {
    let (unit, position) = match contact {
        Some(ContactRef::Unit(id)) => (id.0, Uuid::nil()),
        Some(ContactRef::Position(id)) => (Uuid::nil(), id.0),
        None => (Uuid::nil(), Uuid::nil()),
    };
    let issuer = issuer.map_or(Uuid::nil(), |id| id.0);
    let rows = query.all::<ShownRow>(SHOWN, values![issuer, unit, position]).await?;
    let now = now.to_string();
    let find =
        |part: &str| rows.iter().find(|row| row.part == part && row.ends.as_ref().is_none_or(|ends| *ends > now));
    let issuer = find("issuer").map(|row| {
        Ok::<_, Error>(Issuer { names: read(&row.names)?, acronym: row.name.clone(), url: row.email.clone() })
    });
    let contact = find("position").or_else(|| find("successor")).or_else(|| find("unit")).map(|row| {
        let (person, email, phone) = (row.name.clone(), row.email.clone(), row.phone.clone());
        Ok::<_, Error>(Contact { person, function: read(&row.names)?, email, phone })
    });
    let ends = rows.iter().filter_map(|row| row.ends.as_deref()).filter(|ends| **ends > *now).min();
    let until = ends.and_then(|ends| ends.parse().ok());
    Ok(Shown { issuer: issuer.transpose()?, contact: contact.transpose()?, until })
}

/// An organisation that may be named as the issuer: its id, names and acronym.
pub type IssuerChoice = (PartyId, Translations, Option<String>);
/// An office that is held, or a service, that may be asked: its name in words, and the person's.
pub type ContactChoice = (ContactRef, Translations, Option<String>);

/// Whom a form may name as issuer, at most a thousand.
pub async fn issuers(query: &impl Query) -> Result<Vec<IssuerChoice>> {
    let rows = query.rows(ISSUERS, vec![]).await?;
    let choice = |row: &db::Row| {
        let names: String = row.try_get("", "names").map_err(db::failure)?;
        let id = PartyId(row.try_get("", "id").map_err(db::failure)?);
        Ok((id, read(&names)?, row.try_get("", "acronym").map_err(db::failure)?))
    };
    rows.iter().map(choice).collect()
}

/// Whom a form may name as contact, at most a thousand.
pub async fn contacts(query: &impl Query) -> Result<Vec<ContactChoice>> {
    let rows = query.rows(CONTACTS, vec![]).await?;
    let choice = |row: &db::Row| {
        let part: String = row.try_get("", "part").map_err(db::failure)?;
        let id: Uuid = row.try_get("", "id").map_err(db::failure)?;
        let names: String = row.try_get("", "names").map_err(db::failure)?;
        let contact = if part == "unit" { ContactRef::Unit(UnitId(id)) } else { ContactRef::Position(PositionId(id)) };
        Ok((contact, read(&names)?, row.try_get("", "name").map_err(db::failure)?))
    };
    rows.iter().map(choice).collect()
}

async fn known(query: &impl Query, sql: &str, key: &str) -> Result<Option<Uuid>> {
    let row = query.row(sql, values![key]).await?;
    row.map(|row| row.try_get("", "id").map_err(db::failure)).transpose()
}

/// What makes two organisations the same: the acronym, else the name.
fn organisation_key(given: &Organisation) -> Result<String> {
    let name = given.names.best(kernel::Language::FR, &kernel::Language::INTERFACE).map(|(name, _)| name);
    let named = given.acronym.as_ref().map(kernel::Name::as_str).or(name);
    Ok(named.ok_or_else(|| Error::field("issuer", "import-error-required"))?.to_lowercase())
}

/// What makes two contacts the same: the address with the person, else the name.
fn key_of(email: Option<&str>, person: Option<&str>, names: &Translations) -> Result<String> {
    let name = names.best(kernel::Language::FR, &kernel::Language::INTERFACE).map(|(name, _)| name);
    let key: Vec<&str> = email.into_iter().chain(person).collect();
    let key = if key.is_empty() { name.into_iter().collect() } else { key };
    if key.is_empty() {
        return Err(Error::field("contact", "import-error-required"));
    }
    Ok(key.join(" ").to_lowercase())
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::internal(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::internal(error.to_string()))
}

/// A code of a list as its list writes it.
fn code(value: &impl Serialize) -> Result<String> {
    Ok(json(value)?.trim_matches('"').to_owned())
}
