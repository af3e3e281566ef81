//! Texts as the parts of the first page show them.

use kernel::{Instant, Language, PublicationId};
use publication::store::desk::list::Listed;

use super::views::Item;
use crate::{Desk, title::Title};

/// Where a text is edited.
pub(super) fn href(desk: &Desk, kind: &str, id: PublicationId, language: Language) -> String {
    let room = desk.portal.kinds.get(kind).map_or(kind, |kind| kind.room);
    format!("/desk/{room}/{id}/{language}")
}

/// What kind it is, and in which language.
pub(super) fn about(desk: &Desk, kind: &str, language: Language) -> String {
    let name = desk.portal.web.i18n.language_name(desk.language, language);
    format!("{} · {name}", desk.portal.kind_label(kind, desk.language))
}

/// An instant in the site's civil time.
pub(super) fn at(desk: &Desk, at: Instant) -> String {
    at.civil(&desk.site.zone).to_string()
}

/// A publication by the text that stands as was sought, else by its best.
pub(super) fn of_listed(desk: &Desk, listed: &Listed) -> Option<Item> {
    let own = listed.standings.iter().find(|(language, _)| *language == desk.language).or(listed.standings.first());
    let text = own.and_then(|(language, _)| listed.texts.iter().find(|text| text.language == *language));
    let (title, language) = match text {
        Some(text) => (Title::new(desk, &text.title, text.language), text.language),
        None => Title::best(desk, listed),
    };
    listed.texts.first()?;
    Some(Item {
        title,
        href: href(desk, &listed.kind, listed.place.id, language),
        at: at(desk, listed.place.at),
        about: about(desk, &listed.kind, language),
    })
}
