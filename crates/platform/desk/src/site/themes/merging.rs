//! Making one theme of two.

use axum::{extract::Path, response::Response};
use kernel::{Error, FieldError, ThemeId};
use themes::store;
use web::{Failure, Form};

use super::{derive_again, href, name, one, theme_of};
use crate::{
    Desk,
    publications::sent::Sent,
    site::{Act, allowed, form::Reading, record},
};

/// Brings a theme into another: its publications stand under the other from now on, its addresses lead there.
pub(crate) async fn merge(
    desk: Desk,
    Path(id): Path<db::Uuid>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let (sent, from) = (Sent(sent), ThemeId(id));
    let own = desk.site.themes.get(from).map(|theme| name(&desk, theme)).ok_or(Error::NotFound)?;
    let mut write = desk.portal.db.write().await?;
    let merged = match read(&desk, &sent) {
        Ok(into) => store::merge(&mut write, from, into).await.map(|themes| (into, themes)),
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let (into, themes) = match merged {
        Err(Error::Invalid(faults)) => {
            drop(write);
            return one::page(&desk, from, Some((&sent, faults))).await;
        }
        merged => merged?,
    };
    derive_again(&desk, &mut write, &themes, from).await?;
    let detail = serde_json::json!({ "name": own, "into": into.to_string() });
    record(&desk, &write, "merged", Some(("theme", from.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=saved", href(into))))
}

fn read(desk: &Desk, sent: &Sent) -> Result<ThemeId, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    let into = theme_of(desk, &mut reading, "into");
    reading.end(into)?.ok_or_else(|| vec![FieldError::new("into", "desk-fault-required")])
}
