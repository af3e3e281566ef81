//! The registrations as a table to take away.

use axum::{http::HeaderValue, response::Response};
use db::Uuid;
use desk::{Desk, csv};
use futures::stream;
use kernel::PublicationId;
use web::{Failure, Form};

use super::place::Place;
use crate::registration::{
    model::Registered,
    store::{self, AT_ONCE, After},
};

const HEAD: &str = "state,name,email,organisation,function,interpretation,needs,language,asked,came";

/// All of them, read a piece at a time. That somebody took them away is noted: so it is asked for by a button, not by a link.
pub(super) async fn send(place: Place, Form(_): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let write = place.desk.portal.db.write().await?;
    place.event(&write).await?;
    place.record(&write, "registrations-exported", serde_json::json!({})).await?;
    write.commit().await?;
    let first = Some((place.desk, place.id, (i64::MIN, Uuid::nil())));
    let pieces = stream::unfold(first, |state| async move {
        let (desk, id, after) = state?;
        match piece(&desk, id, after).await {
            Ok((text, next)) => Some((Ok(text), next.map(|next| (desk, id, next)))),
            Err(failure) => Some((Err(failure), None)),
        }
    });
    let name = HeaderValue::from_static("attachment; filename=\"registrations.csv\"");
    let mut response = csv::file(name, HEAD, pieces);
    response.headers_mut().insert("cache-control", HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn piece(desk: &Desk, id: PublicationId, after: After) -> Result<(String, Option<After>), Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let all = store::list(&snapshot, id, None, after, AT_ONCE).await?;
    let is_more = all.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    let next = all.last().filter(|_| is_more).map(|last| (last.asked_at.0, last.id.0));
    Ok((all.iter().map(|one| line(desk, one)).collect(), next))
}

fn line(desk: &Desk, one: &Registered) -> String {
    let applicant = &one.applicant;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        desk.text(one.state.word()),
        applicant.name.clone(),
        applicant.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        text(&applicant.organisation),
        text(&applicant.function),
        applicant.interpretation.map(|language| language.to_string()).unwrap_or_default(),
        text(&applicant.needs),
        one.language.to_string(),
        one.asked_at.civil(&desk.site.zone).to_string(),
        if one.came { "1" } else { "0" }.to_owned(),
    ];
    csv::line(cells.iter().map(String::as_str))
}
