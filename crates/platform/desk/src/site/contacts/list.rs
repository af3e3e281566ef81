//! The list of contacts.

use axum::response::Response;
use kernel::Translations;
use parties::{ContactRef, store};
use web::Failure;

use super::{HREF, Sort};
use crate::{
    Desk,
    site::{
        Act, allowed,
        form::{best, field, line},
        tabs,
        views::{ContactPart, ContactRow, ContactsPage},
    },
};

/// Shows it: offices, services, organisations, offices that have an end.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let snapshot = desk.portal.db.snapshot().await?;
    let (mut offices, mut services) = (Vec::new(), Vec::new());
    for (contact, names, person) in store::contacts(&snapshot).await? {
        match contact {
            ContactRef::Position(id) => offices.push(row(&desk, (Sort::Office, id.0), &names, person)),
            ContactRef::Unit(id) => services.push(row(&desk, (Sort::Service, id.0), &names, None)),
        }
    }
    let issuers = store::issuers(&snapshot).await?.into_iter();
    let organisations = issuers.map(|(id, names, acronym)| row(&desk, (Sort::Organisation, id.0), &names, acronym));
    let past = store::past(&snapshot).await?.into_iter().map(|(id, names, person, ends)| ContactRow {
        ends: ends.map(|ends| ends.to_string()),
        ..row(&desk, (Sort::Office, id.0), &names, person)
    });
    let words = desk.param("q").map(|words| line(&words)).unwrap_or_default();
    let parts = [
        (Some(Sort::Office), "desk-site-offices", offices),
        (Some(Sort::Service), "desk-site-services", services),
        (Some(Sort::Organisation), "desk-site-organisations", organisations.collect()),
        (None, "desk-site-offices-past", past.collect()),
    ];
    let view = ContactsPage {
        head: desk.head(&desk.text("desk-site-contacts")).help("site"),
        tabs: tabs(&desk),
        search: field(&desk, "q", "desk-site-search", &words),
        narrowed: !words.is_empty(),
        parts: parts.into_iter().map(|(sort, key, rows)| part(&desk, &words, sort, key, rows)).collect(),
    };
    desk.page(&view)
}

/// A part with the rows that hold these words, by their names; those that have ended keep their order.
fn part(desk: &Desk, words: &str, sort: Option<Sort>, key: &str, mut rows: Vec<ContactRow>) -> ContactPart {
    let words = words.to_lowercase();
    rows.retain(|row| row.name.to_lowercase().contains(&words) || row.also.to_lowercase().contains(&words));
    if sort.is_some() {
        rows.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, &a.name, &b.name));
    }
    ContactPart {
        heading: desk.text(key),
        new_href: sort.map(|sort| format!("{HREF}/{}/new", sort.as_str())),
        new_label: sort.map(|sort| desk.text(sort.new_words())),
        rows,
    }
}

/// A row: an office is known by who holds it, the others by their names.
fn row(desk: &Desk, (sort, id): (Sort, db::Uuid), names: &Translations, also: Option<String>) -> ContactRow {
    let own = best(desk, names);
    let also = also.unwrap_or_default();
    let (name, also) = if sort == Sort::Office && !also.is_empty() { (also, own) } else { (own, also) };
    let name = if name.is_empty() { desk.text("desk-untitled") } else { name };
    ContactRow { name, also, href: sort.href(id), ends: None }
}
