//! One contact.

use axum::{extract::Path, response::Response};
use kernel::{Error, PersonId, PositionId};
use parties::store;
use web::{Failure, Form};

use super::{Contact, HREF, Sort, ending, fields, languages, read};
use crate::{
    Desk,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{Reading, Refused, best, head, shown_again, stamp, stand, status},
        record, tabs,
        views::ContactPage,
    },
};

/// Shows it.
pub(crate) async fn show(desk: Desk, Path((sort, id)): Path<(Sort, db::Uuid)>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    page(&desk, sort, id, None).await
}

/// Changes it.
pub(crate) async fn save(
    desk: Desk,
    Path((sort, id)): Path<(Sort, db::Uuid)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    let before = Contact::find(&write, sort, id).await?;
    let mut reading = Reading::new(&sent);
    reading.is_fresh(&stamp(&before));
    let contact = match read(&desk, reading, &before) {
        Ok(contact) => contact,
        Err(faults) => {
            drop(write);
            return page(&desk, sort, id, Some((&sent, faults))).await;
        }
    };
    if let Contact::Office(office) = &contact
        && let Some(unit) = office.unit
    {
        // A forged id, or a service that is there no more.
        store::unit(&write, unit).await.map_err(|_| Error::BadRequest("a service that is not there"))?;
    }
    contact.change(&mut write, PersonId::new(&desk.portal.web.clock, &desk.portal.web.random)).await?;
    let detail = serde_json::json!({ "name": best(&desk, contact.names()) });
    record(&desk, &write, "saved", Some((sort.as_str(), id)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=saved", sort.href(id))))
}

/// The page of a contact; an office can be ended there.
pub(super) async fn page(desk: &Desk, sort: Sort, id: db::Uuid, refused: Refused<'_>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let contact = Contact::find(&snapshot, sort, id).await?;
    let mut fields = fields(desk, &snapshot, &contact).await?;
    fields.add(stand(desk, &stamp(&contact)));
    let ending = match sort {
        Sort::Office => Some(ending::view(desk, &snapshot, PositionId(id), &mut fields).await?),
        Sort::Service | Sort::Organisation => None,
    };
    let fields = shown_again(desk, fields, &refused);
    let named = match &contact {
        Contact::Office(office) => office.person.as_ref().map(ToString::to_string),
        Contact::Service(_) | Contact::Organisation(_) => None,
    };
    let heading = named.unwrap_or_else(|| best(desk, contact.names()));
    let view = ContactPage {
        head: head(desk, &heading, &fields).crumb(desk.text("desk-site-contacts"), HREF),
        tabs: tabs(desk),
        action: sort.href(id),
        languages: languages(desk, &["name"]),
        names: sort.names().iter().map(ToString::to_string).collect(),
        ending,
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}
