//! Bringing publications and the site's settings in. A line that is wrong is reported by its number with the reason,
//! and the good ones go in; a file brought twice changes nothing; a dry run says what would happen.

mod articles;
mod check;
mod line;
mod own;
mod report;
mod resolve;
mod site;
mod site_file;

use kernel::Language;

pub use articles::{Options, articles};
pub use line::{Line, Own};
pub use report::{Bad, Report};
pub use site::site;
pub use site_file::SiteFile;

/// This room's words.
pub const LOCALES: &[(Language, &str)] = &[
    (Language::FR, include_str!("../locales/fr.ftl")),
    (Language::EN, include_str!("../locales/en.ftl")),
    (Language::ES, include_str!("../locales/es.ftl")),
    (Language::AR, include_str!("../locales/ar.ftl")),
];

/// This room, for the composition.
pub fn room() -> web::Room {
    web::Room { locales: LOCALES, ..web::Room::named("import") }
}

/// What an import reaches.
#[derive(Clone)]
pub struct Importer {
    /// The database.
    pub db: db::Db,
    /// The kinds of the product.
    pub kinds: publication::Kinds,
    /// Names of countries and regions, for their addresses.
    pub i18n: i18n::I18n,
    /// Where files go.
    pub files: files::FileStore,
    /// The clock.
    pub clock: kernel::Clock,
    /// The source of ids.
    pub random: kernel::Random,
    /// Whether the base is being served: then the import leaves room for other writers.
    pub is_served: bool,
}

impl Importer {
    /// What putting publications needs to know, for a site of these languages, this time zone and these themes.
    fn putting<'a>(
        &'a self,
        languages: &'a [Language],
        zone: &'a jiff::tz::TimeZone,
        themes: &'a themes::Themes,
    ) -> publication::store::put::Putting<'a> {
        let Self { kinds, clock, random, .. } = self;
        publication::store::put::Putting { kinds, themes, languages, zone, clock, random }
    }
}
