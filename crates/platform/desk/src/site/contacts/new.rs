//! A new contact.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Error, PersonId};
use web::{Failure, Form};

use super::{Contact, HREF, Sort, fields, languages, read};
use crate::{
    Desk,
    once::Once,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{Reading, Refused, best, head, shown_again, status},
        record, tabs,
        views::ContactPage,
    },
};

/// Shows the form.
pub(crate) async fn show(desk: Desk, Path(sort): Path<Sort>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    page(&desk, sort, None).await
}

/// Makes it.
pub(crate) async fn make(
    desk: Desk,
    Path(sort): Path<Sort>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let (sent, clock, random) = (Sent(sent), &desk.portal.web.clock, &desk.portal.web.random);
    let id = PersonId::new(clock, random).0;
    let (once, mut write) = (Once::of(&desk, &sent), desk.portal.db.write().await?);
    if let Some(made) = once.made_before(&write).await? {
        return Ok(web::see_other(&made));
    }
    let made = match read(&desk, Reading::new(&sent), &Contact::empty(sort, id)) {
        Ok(contact) => contact.create(&mut write, PersonId::new(clock, random)).await.map(|()| contact),
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let contact = match made {
        Err(Error::Invalid(faults)) => {
            drop(write);
            return page(&desk, sort, Some((&sent, faults))).await;
        }
        made => made?,
    };
    let detail = serde_json::json!({ "name": best(&desk, contact.names()) });
    record(&desk, &write, "created", Some((sort.as_str(), id)), detail).await?;
    let href = format!("{}?done=created", sort.href(id));
    once.made(&write, &href).await?;
    write.commit().await?;
    Ok(web::see_other(&href))
}

async fn page(desk: &Desk, sort: Sort, refused: Refused<'_>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let fields = fields(desk, &snapshot, &Contact::empty(sort, db::Uuid::nil())).await?;
    let fields = shown_again(desk, fields, &refused);
    let view = ContactPage {
        head: head(desk, &desk.text(sort.new_words()), &fields).crumb(desk.text("desk-site-contacts"), HREF),
        tabs: tabs(desk),
        action: format!("{HREF}/{}/new", sort.as_str()),
        languages: languages(desk, &["name"]),
        names: sort.names().iter().map(ToString::to_string).collect(),
        ending: None,
        fields,
    };
    let status: StatusCode = status(&view.fields);
    desk.page_with(status, &view)
}
