//! The licences that are offered, by their SPDX names.

/// What the library offers to choose from, the usual ones of public bodies first: SPDX names, and `rights-reserved`,
/// which is none.
pub const LICENCES: [&str; 10] = [
    "rights-reserved",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-NC-ND-4.0",
    "CC0-1.0",
    "etalab-2.0",
    "ODbL-1.0",
];
