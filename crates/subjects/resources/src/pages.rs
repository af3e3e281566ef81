//! The pages of the resource centre: a record, and the catalogue by facets.

mod album;
mod beside;
pub(crate) mod browse;
mod choice;
mod facets;
pub(crate) mod record;
mod sheet;

use axum::response::Response;
use kernel::Language;
use portal::Asked;
use web::Failure;

use crate::KIND;

/// The parameters of the catalogue, in their canonical order.
pub(crate) const PARAMS: &[&str] = &["theme", "country", "lang", "type", "series", "view", "after", "before"];

/// What stands under the word of the kind and is no record's page: the catalogue, and what stands beside a record.
pub(crate) async fn under(asked: Asked) -> Result<Response, Failure> {
    if let [_, name] = asked.segments().as_slice()
        && let Some(response) = beside::show(&asked, name).await?
    {
        return Ok(response);
    }
    browse::show(asked).await
}

/// The address of the catalogue in a language.
fn list(asked: &Asked, language: Language) -> String {
    asked.portal.kinds.get(KIND).map(|kind| kind.list_path(language)).unwrap_or_default()
}
