//! The end of an office, and who follows.

use axum::{extract::Path, response::Response};
use db::Query;
use kernel::{Civil, Error, FieldError, PositionId};
use parties::{ContactRef, store};
use web::{Failure, Form};

use super::{Sort, one};
use crate::{
    Desk, Fields,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{Reading, best, field, select},
        record,
        views::EndingView,
    },
};

/// Ends an office: pages then show who follows, else the service, never who left.
pub(crate) async fn end(
    desk: Desk,
    Path((sort, id)): Path<(Sort, db::Uuid)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    if sort != Sort::Office {
        return Err(Error::NotFound.into());
    }
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    store::office(&write, PositionId(id)).await?;
    let (ends, successor) = match read(&desk, &write, &sent, PositionId(id)).await? {
        Ok(read) => read,
        Err(faults) => {
            drop(write);
            return one::page(&desk, sort, id, Some((&sent, faults))).await;
        }
    };
    store::end_position(&mut write, PositionId(id), ends, successor).await?;
    record(&desk, &write, "ended", Some((sort.as_str(), id)), serde_json::json!({ "until": ends.to_string() })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=saved", sort.href(id))))
}

/// When it ends and who follows.
type Ending = (Civil, Option<PositionId>);

async fn read(
    desk: &Desk,
    query: &impl Query,
    sent: &Sent,
    own: PositionId,
) -> kernel::Result<Result<Ending, Vec<FieldError>>> {
    let mut reading = Reading::new(sent);
    let ends = reading.required::<Civil>("ends", "desk-fault-date");
    let successor = reading.value::<PositionId>("successor", "desk-fault-choice");
    if let Some(next) = successor
        && !others(desk, query, own).await?.iter().any(|(id, _)| *id == next.to_string())
    {
        reading.blame(FieldError::new("successor", "desk-fault-choice"));
    }
    let missing = || vec![FieldError::new("ends", "desk-fault-required")];
    Ok(reading.end(ends).and_then(|ends| Ok((ends.ok_or_else(missing)?, successor))))
}

/// The form, its fields beside those of the office.
pub(super) async fn view(
    desk: &Desk,
    query: &impl Query,
    id: PositionId,
    fields: &mut Fields,
) -> kernel::Result<EndingView> {
    let office = store::office(query, id).await?;
    let ends = office.ends.map(kernel::Civil::day).unwrap_or_default();
    fields.add(field(desk, "ends", "desk-site-ends", &ends));
    let own = office.successor.map(|id| id.to_string());
    let others = others(desk, query, id).await?;
    fields.add(select(desk, ("successor", "desk-site-successor"), own.as_deref(), others));
    Ok(EndingView { action: format!("{}/ending", Sort::Office.href(id.0)), is_ended: office.ends.is_some() })
}

/// The other offices that are held.
async fn others(desk: &Desk, query: &impl Query, own: PositionId) -> kernel::Result<Vec<(String, String)>> {
    let contacts = store::contacts(query).await?.into_iter();
    let office = |(contact, names, person): (ContactRef, kernel::Translations, Option<String>)| match contact {
        ContactRef::Position(id) if id != own => {
            let parts: Vec<String> = person.into_iter().chain([best(desk, &names)]).collect();
            Some((id.to_string(), parts.join(", ")))
        }
        _ => None,
    };
    let mut offices: Vec<_> = contacts.filter_map(office).collect();
    offices.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, &a.1, &b.1));
    Ok(offices)
}
