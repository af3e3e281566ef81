//! Every room, one line each.

use i18n::LocaleFile;
use portal::Subject;
use web::Room;

/// Every room of the product, floor by floor.
pub fn rooms() -> Vec<Room> {
    vec![
        Room { migrations: jobs::migrations, ..Room::named("jobs") },
        Room { locales: document::LOCALES, ..Room::named("document") },
        Room { jobs: mail::handlers(), ..Room::named("mail") },
        settings::room(),
        accounts::room(),
        themes::room(),
        parties::room(),
        Room { migrations: media::migrations, jobs: media::handlers(), ..Room::named("media") },
        search::room(),
        publication::room(),
        relations::room(),
        portal::room(),
        desk::room(),
        pages::room(),
        articles::room(),
        agenda::room(),
        resources::room(),
        import::room(),
    ]
}

/// What subjects bring to the portal, in the order of their lists.
pub fn subjects() -> Vec<Subject> {
    vec![articles::subject(), agenda::subject(), resources::subject(), pages::subject()]
}

/// The migrations of all rooms.
pub fn migrations() -> Vec<db::Migrations> {
    rooms().iter().map(|room| room.migrations).collect()
}

/// The words of all rooms.
pub fn locale_files(rooms: &[Room]) -> Vec<LocaleFile> {
    let files =
        rooms.iter().flat_map(|room| room.locales.iter().map(|(language, source)| (room.name, *language, *source)));
    files.map(|(room, language, source)| LocaleFile { room, language, source: source.into() }).collect()
}

/// The templates of all rooms.
pub fn templates(rooms: &[Room]) -> Vec<(&'static str, &'static str)> {
    rooms.iter().flat_map(|room| room.templates.iter().copied()).collect()
}
