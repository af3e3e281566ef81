//! `/desk/contacts`: organisations that say things, offices and services that answer.

pub(super) mod ending;
pub(super) mod list;
pub(super) mod new;
pub(super) mod one;

use std::{collections::BTreeMap, str::FromStr};

use db::Query;
use kernel::{Email, FieldError, Name, PartyId, PersonId, Phone, PositionId, Translations, UnitId, Url};
use parties::{ContactRef, Organisation, OrganisationType, Position, Unit, store};

use super::form::{Reading, add_translations, best, field, hinted, languages, select};
use crate::{Desk, Fields};

/// Where they are.
pub(super) const HREF: &str = "/desk/contacts";

/// What a contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Sort {
    /// Somebody's office.
    Office,
    /// A service.
    Service,
    /// An organisation.
    Organisation,
}

impl Sort {
    /// As written in addresses.
    fn as_str(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Service => "service",
            Self::Organisation => "organisation",
        }
    }

    /// The words for a new one.
    fn new_words(self) -> &'static str {
        match self {
            Self::Office => "desk-site-office-new",
            Self::Service => "desk-site-service-new",
            Self::Organisation => "desk-site-organisation-new",
        }
    }

    /// The names of the fields beside its names, in the order of the form.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Office => &["person", "email", "phone", "unit"],
            Self::Service => &["email", "phone"],
            Self::Organisation => &["acronym", "type", "url"],
        }
    }

    /// The address of one in the desk.
    fn href(self, id: db::Uuid) -> String {
        format!("{HREF}/{}/{id}", self.as_str())
    }
}

/// A contact, as the form changes it.
#[derive(Clone, Debug, PartialEq)]
enum Contact {
    Office(Position),
    Service(Unit),
    Organisation(Organisation),
}

impl Contact {
    /// One that has nothing yet.
    fn empty(sort: Sort, id: db::Uuid) -> Self {
        let names = Translations::default();
        match sort {
            Sort::Office => Self::Office(Position {
                id: PositionId(id),
                person: None,
                titles: names,
                email: None,
                phone: None,
                unit: None,
            }),
            Sort::Service => Self::Service(Unit { id: UnitId(id), names, email: None, phone: None }),
            Sort::Organisation => {
                let id = PartyId(id);
                Self::Organisation(Organisation { id, names, acronym: None, organisation_type: None, url: None })
            }
        }
    }

    /// The one of this id. Errors: `NotFound`.
    async fn find(query: &impl Query, sort: Sort, id: db::Uuid) -> kernel::Result<Self> {
        Ok(match sort {
            Sort::Office => Self::Office(store::office(query, PositionId(id)).await?.position),
            Sort::Service => Self::Service(store::unit(query, UnitId(id)).await?),
            Sort::Organisation => Self::Organisation(store::organisation(query, PartyId(id)).await?),
        })
    }

    /// Makes it.
    async fn create(&self, write: &mut db::Write, person: PersonId) -> kernel::Result<()> {
        match self {
            Self::Office(office) => store::create_position(write, office, person).await,
            Self::Service(unit) => store::create_unit(write, unit).await,
            Self::Organisation(organisation) => store::create_organisation(write, organisation).await,
        }
    }

    /// Changes it.
    async fn change(&self, write: &mut db::Write, person: PersonId) -> kernel::Result<()> {
        match self {
            Self::Office(office) => store::change_position(write, office, person).await,
            Self::Service(unit) => store::change_unit(write, unit).await,
            Self::Organisation(organisation) => store::change_organisation(write, organisation).await,
        }
    }

    fn names(&self) -> &Translations {
        match self {
            Self::Office(office) => &office.titles,
            Self::Service(unit) => &unit.names,
            Self::Organisation(organisation) => &organisation.names,
        }
    }
}

/// Reads the form of a contact over what it was.
fn read(desk: &Desk, mut reading: Reading<'_>, before: &Contact) -> Result<Contact, Vec<FieldError>> {
    let names = reading.names(desk, "name", before.names());
    let contact = match before {
        Contact::Office(before) => Contact::Office(Position {
            titles: names,
            person: reading.value::<Name>("person", "desk-fault-name"),
            unit: reading.value::<UnitId>("unit", "desk-fault-choice"),
            email: email(&mut reading),
            phone: phone(&mut reading),
            ..before.clone()
        }),
        Contact::Service(before) => {
            Contact::Service(Unit { id: before.id, names, email: email(&mut reading), phone: phone(&mut reading) })
        }
        Contact::Organisation(before) => Contact::Organisation(Organisation {
            id: before.id,
            names,
            acronym: reading.value::<Name>("acronym", "desk-fault-name"),
            organisation_type: reading.value::<Type>("type", "desk-fault-choice").map(|Type(kind)| kind),
            url: reading.value::<Url>("url", "desk-fault-url"),
        }),
    };
    reading.end(contact)
}

fn email(reading: &mut Reading<'_>) -> Option<Email> {
    reading.value("email", "desk-site-fault-email")
}

fn phone(reading: &mut Reading<'_>) -> Option<Phone> {
    reading.value("phone", "desk-site-fault-phone")
}

/// The fields of a contact with their values.
async fn fields(desk: &Desk, query: &impl Query, contact: &Contact) -> kernel::Result<Fields> {
    let mut fields = Fields::default();
    let text = |value: Option<String>| value.unwrap_or_default();
    let reached = |fields: &mut Fields, email: &Option<Email>, phone: &Option<Phone>| {
        fields.add(field(desk, "email", "desk-site-email", &text(email.as_ref().map(ToString::to_string))));
        fields.add(field(desk, "phone", "desk-site-phone", &text(phone.as_ref().map(ToString::to_string))));
    };
    match contact {
        Contact::Office(office) => {
            add_translations(desk, &mut fields, "name", "desk-site-office-title", &office.titles);
            let person = text(office.person.as_ref().map(ToString::to_string));
            fields.add(hinted(desk, "person", "desk-site-person", "desk-site-person-hint", &person));
            reached(&mut fields, &office.email, &office.phone);
            let own = office.unit.map(|unit| unit.to_string());
            let units = units(desk, query).await?;
            fields.add(select(desk, ("unit", "desk-site-unit"), own.as_deref(), units));
        }
        Contact::Service(unit) => {
            add_translations(desk, &mut fields, "name", "desk-site-contact-name", &unit.names);
            reached(&mut fields, &unit.email, &unit.phone);
        }
        Contact::Organisation(organisation) => {
            add_translations(desk, &mut fields, "name", "desk-site-contact-name", &organisation.names);
            let acronym = text(organisation.acronym.as_ref().map(ToString::to_string));
            fields.add(field(desk, "acronym", "desk-site-acronym", &acronym));
            let url = text(organisation.url.as_ref().map(ToString::to_string));
            fields.add(field(desk, "url", "desk-site-url", &url));
            let own = organisation.organisation_type.map(code);
            let types = TYPES.map(|(kind, key)| (code(kind), desk.text(key)));
            fields.add(select(desk, ("type", "desk-site-type"), own.as_deref(), types));
        }
    }
    // A fault of the whole form has its place too.
    fields.add(field(desk, "form", "desk-site-form", ""));
    Ok(fields)
}

/// The services, by their names.
async fn units(desk: &Desk, query: &impl Query) -> kernel::Result<BTreeMap<String, String>> {
    let all = store::contacts(query).await?;
    let unit = |(contact, names, _): (ContactRef, Translations, _)| match contact {
        ContactRef::Unit(id) => Some((id.to_string(), best(desk, &names))),
        ContactRef::Position(_) => None,
    };
    Ok(all.into_iter().filter_map(unit).collect())
}

/// The types of organisations, each with the key of its name.
const TYPES: [(OrganisationType, &str); 13] = [
    (OrganisationType::Government, "desk-site-type-government"),
    (OrganisationType::LocalGovernment, "desk-site-type-local-government"),
    (OrganisationType::OtherPublic, "desk-site-type-other-public"),
    (OrganisationType::InternationalNgo, "desk-site-type-international-ngo"),
    (OrganisationType::NationalNgo, "desk-site-type-national-ngo"),
    (OrganisationType::RegionalNgo, "desk-site-type-regional-ngo"),
    (OrganisationType::PartnerNgo, "desk-site-type-partner-ngo"),
    (OrganisationType::PublicPrivate, "desk-site-type-public-private"),
    (OrganisationType::Multilateral, "desk-site-type-multilateral"),
    (OrganisationType::Foundation, "desk-site-type-foundation"),
    (OrganisationType::Private, "desk-site-type-private"),
    (OrganisationType::Academic, "desk-site-type-academic"),
    (OrganisationType::Other, "desk-site-type-other"),
];

/// A type as the form sends it: its name in the code, which is none of a reader's business.
fn code(kind: OrganisationType) -> String {
    format!("{kind:?}").to_lowercase()
}

/// A type that a form sent.
struct Type(OrganisationType);

impl FromStr for Type {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        TYPES.iter().map(|(kind, _)| *kind).find(|kind| code(*kind) == text).map(Self).ok_or(())
    }
}
