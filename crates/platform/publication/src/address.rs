//! Addresses of publications.

use kernel::Language;

/// First words after the language that belong to rooms built or to come, and to the portal itself.
pub(crate) const RESERVED: &[&str] = &[
    "themes",
    "temas",
    "pays",
    "countries",
    "paises",
    "مواضيع",
    "بلدان",
    "agenda",
    "events",
    "calendar",
    "ressources",
    "resources",
    "recursos",
    "annuaire",
    "directory",
    "directorio",
    "editions",
    "ediciones",
    "appels",
    "calls",
    "convocatorias",
    "fonds",
    "funds",
    "fondos",
    "conferences",
    "conferencias",
    "declarations",
    "declaraciones",
    "aide",
    "aid",
    "ayuda",
    "groupes",
    "groups",
    "grupos",
    "lettre",
    "newsletter",
    "boletin",
    "recherche",
    "search",
    "buscar",
    "carte",
    "map",
    "mapa",
    "contact",
    "contacto",
    "plan-du-site",
    "site-map",
    "feed",
    "atom",
    "id",
    "desk",
    "preview",
    "assets",
    "fichiers",
    "files",
    "api",
    "الأجندة",
    "الموارد",
    "الدليل",
    "بحث",
];

/// `/fr/actualites/SLUG`, or `/fr/SLUG` where the kind has no word.
pub(crate) fn path(language: Language, segment: Option<&str>, slug: &str) -> String {
    match segment {
        Some(segment) => web::address::path(&[language.as_str(), segment, slug]),
        None => web::address::path(&[language.as_str(), slug]),
    }
}

/// `/fr/actualites`.
pub(crate) fn list(language: Language, segment: Option<&str>) -> String {
    match segment {
        Some(segment) => web::address::path(&[language.as_str(), segment]),
        None => web::address::path(&[language.as_str()]),
    }
}
