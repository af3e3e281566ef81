//! Organisations, and whom to ask.

use kernel::{Civil, Email, Name, PartyId, Phone, PositionId, Translations, UnitId, Url};
use serde::{Deserialize, Serialize};

/// IATI's codes of the types of organisations (list `OrganisationType`, version 2.03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganisationType {
    /// Government.
    #[serde(rename = "10")]
    Government,
    /// Local government.
    #[serde(rename = "11")]
    LocalGovernment,
    /// Other public sector.
    #[serde(rename = "15")]
    OtherPublic,
    /// International non-governmental organisation.
    #[serde(rename = "21")]
    InternationalNgo,
    /// National non-governmental organisation.
    #[serde(rename = "22")]
    NationalNgo,
    /// Regional non-governmental organisation.
    #[serde(rename = "23")]
    RegionalNgo,
    /// Partner-country non-governmental organisation.
    #[serde(rename = "24")]
    PartnerNgo,
    /// Public-private partnership.
    #[serde(rename = "30")]
    PublicPrivate,
    /// Multilateral.
    #[serde(rename = "40")]
    Multilateral,
    /// Foundation.
    #[serde(rename = "60")]
    Foundation,
    /// Private sector.
    #[serde(rename = "70")]
    Private,
    /// Academic, training and research.
    #[serde(rename = "80")]
    Academic,
    /// Other.
    #[serde(rename = "90")]
    Other,
}

/// A network, a ministry, an agency, an association, an embassy.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its id.
    pub id: PartyId,
    /// Its name, per language.
    pub names: Translations,
    /// Its acronym, the same in all languages.
    pub acronym: Option<Name>,
    /// What kind of organisation it is.
    pub organisation_type: Option<OrganisationType>,
    /// Its site.
    pub url: Option<Url>,
}

/// A person's office, as a contact.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// Who holds it; absent where only the office is named.
    pub person: Option<Name>,
    /// What the office is called, per language.
    pub titles: Translations,
    /// Where to write.
    pub email: Option<Email>,
    /// Where to call.
    pub phone: Option<Phone>,
    /// The service it belongs to.
    pub unit: Option<UnitId>,
}

/// A service with an address of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its name, per language.
    pub names: Translations,
    /// Where to write.
    pub email: Option<Email>,
    /// Where to call.
    pub phone: Option<Phone>,
}

/// Whom a page names as its contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ContactRef {
    /// An office.
    Position(PositionId),
    /// A service.
    Unit(UnitId),
}

/// Whom to ask, as a page shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// The person, where one is named.
    pub person: Option<String>,
    /// The office or the service, per language.
    pub function: Translations,
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
}

/// Who says it, as a page shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Issuer {
    /// The name, per language.
    pub names: Translations,
    /// The acronym.
    pub acronym: Option<String>,
    /// Its site.
    pub url: Option<String>,
}

/// Who says it and whom to ask, as a page shows them at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Who says it.
    pub issuer: Option<Issuer>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// When somebody's office ends, after which somebody else is shown.
    pub until: Option<Civil>,
}
