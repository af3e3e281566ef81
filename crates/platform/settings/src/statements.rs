//! The two statements that a public site makes of itself, as its administrator enters them: accessibility (the model of the
//! French order of 20 September 2019, for decree no. 2019-768, articles 4 and 5; RGAA 4.1.2) and eco-design (RGESN 2024).
//!
//! The rate and the day of the audit of accessibility are in [`crate::Site`]: every page says the state that follows.

use kernel::{Civil, Email, Translations};
use serde::{Deserialize, Serialize};

use crate::Address;

/// The reference of a statement of accessibility where nothing else was entered.
pub const RGAA: &str = "RGAA 4.1.2";

/// The statement of accessibility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Accessibility {
    /// The body that is responsible; the site's name where empty.
    pub responsible: Translations,
    /// Whether French law applies to it: article 47 of law 2005-102, and the Défenseur des droits as a remedy.
    pub is_french: bool,
    /// The multi-year plan: an address.
    pub plan: Option<Address>,
    /// The plan of the year: an address.
    pub actions: Option<Address>,
    /// Who made the audit.
    pub auditor: Option<String>,
    /// By which reference: `RGAA 4.1.2`.
    pub reference: String,
    /// The report of the audit: an address.
    pub report: Option<Address>,
    /// What is not accessible though it should be.
    pub gaps: Vec<Gap>,
    /// What is not accessible because it would be a disproportionate burden.
    pub burdens: Vec<Gap>,
    /// What need not be accessible by law.
    pub exempt: Vec<Gap>,
    /// The day of the statement.
    pub established: Option<Civil>,
    /// The day of its last change.
    pub updated: Option<Civil>,
    /// What the site is made with.
    pub technologies: Vec<String>,
    /// Browsers with the assistive technologies that were tried in them.
    pub environments: Vec<String>,
    /// Tools of the audit.
    pub tools: Vec<String>,
    /// The pages that were tried.
    pub samples: Vec<Sample>,
    /// Whom to tell what cannot be read.
    pub contact: Option<Email>,
    /// Where to tell it: the address of a form.
    pub form: Option<Address>,
    /// Other remedies, or those of another country.
    pub remedies: Translations,
}

/// Something that is not accessible.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gap {
    /// The criterion: `3.2`; empty where none is named.
    pub criterion: String,
    /// What it is, and what may be read instead.
    pub words: Translations,
}

/// A page that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub href: Address,
}

/// The statement of eco-design: what the product cannot know of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EcoDesign {
    /// Who answers for it (RGESN 1.3).
    pub responsible: Option<String>,
    /// Whom to write to.
    pub contact: Option<Email>,
    /// The share of RGESN criteria that an audit found met, in percent.
    pub rate: Option<u8>,
    /// The day of that audit.
    pub audited: Option<Civil>,
    /// Who made it.
    pub auditor: Option<String>,
    /// Who hosts the site, and where.
    pub host: Option<String>,
    /// The power usage effectiveness of the data centre, in hundredths (RGESN 8.3): 135 is 1.35.
    pub pue: Option<u16>,
    /// Where the data centre's energy comes from.
    pub energy: Translations,
    /// For how long contents are kept, and what becomes of them (RGESN 5.8 and 7.2).
    pub archival: Translations,
    /// How files are made small before they are put online (RGESN 5.2).
    pub compression: Translations,
    /// What is to be done next.
    pub plan: Translations,
}

impl Default for Accessibility {
    fn default() -> Self {
        Self {
            responsible: Translations::default(),
            is_french: true,
            plan: None,
            actions: None,
            auditor: None,
            reference: RGAA.to_owned(),
            report: None,
            gaps: Vec::new(),
            burdens: Vec::new(),
            exempt: Vec::new(),
            established: None,
            updated: None,
            technologies: Vec::new(),
            environments: Vec::new(),
            tools: Vec::new(),
            samples: Vec::new(),
            contact: None,
            form: None,
            remedies: Translations::default(),
        }
    }
}
