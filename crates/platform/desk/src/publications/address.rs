//! `/desk/articles/ID/fr/address`: the address of a text that readers have. A former one leads to the present one.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, FieldError, Slug, Verb};
use publication::{Action, store::desk::address as store};
use web::{Failure, Form};

use super::{form::say, new::by, place::Place, presence::putting, sent::Sent, views::AddressPage};
use crate::{Desk, Field, Fields};

/// Shows it.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    page(&place, &place.desk.portal.db.snapshot().await?, None, None).await
}

/// Changes it.
pub(crate) async fn rename(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let given = sent.one("slug");
    let mut write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Publish).await?;
    let text = place.text(&work)?;
    let slug = match read("slug", given) {
        Ok(slug) => slug,
        Err(fault) => return page(&place, &write, Some(given), Some(fault)).await,
    };
    let kinds = &desk.portal.kinds;
    let spot = work.spot(text.language);
    if let Some(fault) = store::problem(&write, kinds, spot, text.id, ("slug", &slug)).await? {
        return page(&place, &write, Some(given), Some(fault)).await;
    }
    if store::rename(&mut write, &putting(&place), by(&place), &work, text, &slug).await? {
        let detail = serde_json::json!({ "language": text.language.as_str(), "slug": slug.as_str() });
        accounts::audit::record(&write, &desk.actor(), "renamed", Some(("publication", work.id.0)), detail).await?;
    }
    write.commit().await?;
    Ok(web::see_other(&format!("{}/address?done=saved", place.text_href(work.id, text.language))))
}

/// A slug as somebody types it. Errors: a fault of its field.
pub(super) fn read(name: &str, given: &str) -> Result<Slug, FieldError> {
    if given.is_empty() {
        return Err(FieldError::new(name, "desk-fault-required"));
    }
    let quoted: String = given.chars().take(100).collect();
    given.parse().map_err(|_| FieldError::new(name, "desk-fault-slug").quoting(quoted))
}

/// The field of a slug.
pub(super) fn field(desk: &Desk, name: String, value: &str) -> Field {
    Field {
        name,
        label: desk.text("desk-life-slug"),
        hint: Some(desk.text_with("desk-life-slug-hint", &[("most", Slug::MAX.into())])),
        value: value.to_owned(),
        ..Field::default()
    }
}

async fn page(
    place: &Place,
    query: &impl db::Query,
    given: Option<&str>,
    fault: Option<FieldError>,
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let work = place.work(query, Verb::Publish).await?;
    let text = place.text(&work)?;
    text.state.after(Action::Correct).map_err(|_| Error::NotFound)?;
    let slug = text.slug.as_deref().ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    fields.add(Field { required: true, ..field(desk, "slug".to_owned(), given.unwrap_or(slug)) });
    fields.blame(fault.as_slice(), |fault| say(desk, fault));
    let former = store::former(query, text.id).await?;
    let back = place.text_href(work.id, text.language);
    let view = AddressPage {
        head: place.head(&work, &desk.text("desk-life-address"))?.help("correct"),
        action: format!("{back}/address"),
        fields,
        address: place.public_path(&work, text).ok_or(Error::NotFound)?,
        former: former.into_iter().map(|(slug, _)| slug).collect(),
        back,
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page_with(status, &view)
}
