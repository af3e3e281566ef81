//! Collections of files.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{CollectionId, Error, FieldError, Language, Translations, Verb};
use media::{Collection, Reach, collections};
use web::{Failure, Form};

use super::{
    LIBRARY, library,
    views::{CollectionView, CollectionsPage},
};
use crate::{
    Desk, Field, Fields,
    once::Once,
    publications::{say, sent::Sent},
};

/// Shows them.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk)?;
    page(&desk, None).await
}

/// Makes one.
pub(crate) async fn make(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk)?;
    let sent = Sent(sent);
    let (once, write) = (Once::of(&desk, &sent), desk.portal.db.write().await?);
    if let Some(made) = once.made_before(&write).await? {
        return Ok(web::see_other(&made));
    }
    let id = match collections::create(&write, &desk.portal.web.random, &names(&desk, &sent)).await {
        Err(Error::Invalid(faults)) => {
            drop(write);
            return page(&desk, Some((None, &sent, faults))).await;
        }
        made => made?,
    };
    record(&desk, &write, id, "created").await?;
    let href = format!("{LIBRARY}/collections?done=created");
    once.made(&write, &href).await?;
    write.commit().await?;
    Ok(web::see_other(&href))
}

/// Gives one other names, or removes it.
pub(crate) async fn change(
    desk: Desk,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    allowed(&desk)?;
    let sent = Sent(sent);
    let id = CollectionId(id.parse().map_err(|_| Error::NotFound)?);
    let write = desk.portal.db.write().await?;
    let (done, word) = if sent.has("remove") {
        (collections::remove(&write, id).await, "removed")
    } else {
        (collections::rename(&write, id, &names(&desk, &sent)).await, "saved")
    };
    if let Err(Error::Invalid(faults)) = done {
        drop(write);
        return page(&desk, Some((Some(id), &sent, faults))).await;
    }
    done?;
    record(&desk, &write, id, word).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{LIBRARY}/collections?done={word}")))
}

/// Errors: `NotAllowed`.
fn allowed(desk: &Desk) -> Result<(), Error> {
    if media::may(&desk.actor(), Verb::Write, Reach::Inside) { Ok(()) } else { Err(Error::NotAllowed) }
}

async fn record(desk: &Desk, write: &db::Write, id: CollectionId, what: &'static str) -> Result<(), Error> {
    accounts::audit::record(write, &desk.actor(), what, Some(("collection", id.0)), serde_json::json!({})).await
}

fn names(desk: &Desk, sent: &Sent) -> Translations {
    let name = |language: &Language| (*language, sent.one(&format!("name-{language}")).to_owned());
    desk.site.languages().iter().map(name).collect()
}

/// A form that was refused: of which collection, what was sent, what is wrong with it.
type Refused<'a> = (Option<CollectionId>, &'a Sent, Vec<FieldError>);

async fn page(desk: &Desk, refused: Option<Refused<'_>>) -> Result<Response, Failure> {
    let all = collections::all(&desk.portal.db.snapshot().await?).await?;
    let fields = |one: Option<&Collection>| {
        let mut fields = fields(desk, one);
        if let Some((of, sent, faults)) = &refused
            && *of == one.map(|one| one.id)
        {
            crate::publications::refill(&mut fields, sent);
            fields.blame(faults, |fault| say(desk, fault));
        }
        fields
    };
    let view = |one: &Collection| CollectionView {
        name: library::name(desk, one),
        href: format!("{LIBRARY}?collection={}", one.id),
        action: format!("{LIBRARY}/collections/{}", one.id),
        files: i64::try_from(one.files).unwrap_or(i64::MAX),
        fields: fields(Some(one)),
    };
    let head = desk.head(&desk.text("desk-media-collections")).crumb(desk.text("desk-media"), LIBRARY).help("files");
    let view = CollectionsPage {
        head: head.assets(&["media.css"], &[]),
        collections: all.iter().map(view).collect(),
        names: desk.site.languages().iter().map(|language| format!("name-{language}")).collect(),
        new: fields(None),
        action: format!("{LIBRARY}/collections"),
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page_with(status, &view)
}

/// A field for the name in each language of the site.
fn fields(desk: &Desk, one: Option<&Collection>) -> Fields {
    let mut fields = Fields::default();
    for language in desk.site.languages() {
        let of = desk.portal.web.i18n.language_name(desk.language, *language);
        let value = one.and_then(|one| one.names.get(*language)).unwrap_or_default();
        fields.add(Field {
            name: format!("name-{language}"),
            label: desk.text_with("desk-media-name-in", &[("language", of.into())]),
            value: value.to_owned(),
            ..Field::default()
        });
    }
    fields
}
