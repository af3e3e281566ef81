//! What stands beside a record's page, under its address with an ending: citations, and an album as one file.

use axum::response::Response;
use kernel::{Error, MediaId};
use media::Medium;
use portal::Asked;
use publication::{
    own::typed,
    store::read::{self, Found, Text},
};
use web::Failure;

use crate::{
    KIND,
    cite::{Citation, Style},
    model::ResourceFacts,
    zip,
};

/// How the address of an album as one file ends.
pub(super) const ZIP: &str = ".zip";

/// `/fr/ressources/SLUG.bib`, `….zip`. Nothing where the name has none of the endings.
pub(super) async fn show(asked: &Asked, name: &str) -> Result<Option<Response>, Failure> {
    let style = Style::ALL.into_iter().find_map(|style| Some((name.strip_suffix(style.ending())?, Some(style))));
    let Some((slug, style)) = style.or_else(|| Some((name.strip_suffix(ZIP)?, None))) else { return Ok(None) };
    let kind = asked.portal.kinds.get(KIND).ok_or(Error::NotFound)?;
    let snapshot = asked.portal.db.page_snapshot().await?;
    let found = read::page(&snapshot, &asked.actor, KIND, asked.language, None, slug).await?;
    let text = match found {
        Found::Text(text) => text,
        Found::Former(slug, _) => {
            let ending = style.map_or(ZIP, Style::ending);
            return Ok(Some(web::redirect(&format!("{}{ending}", kind.path(asked.language, &slug)))));
        }
        Found::Gone => return Err(Error::Gone.into()),
        Found::Closed | Found::Missing => return Err(Error::NotFound.into()),
    };
    let Some(style) = style else { return album(asked, &snapshot, &text, slug).await.map(Some) };
    let now = asked.portal.now(&asked.site);
    let shown = asked.site.shown(&snapshot, text.facts.issuer, None, now).await?;
    let issuer = shown.issuer.map(|issuer| portal::beside::issuer(asked, issuer).name);
    let citation = Citation::new(asked, &text, issuer.as_deref(), &kind.path(asked.language, slug));
    citation.file(asked, style).map(Some)
}

async fn album(asked: &Asked, query: &impl db::Query, text: &Text, slug: &str) -> Result<Response, Failure> {
    let own: ResourceFacts = typed(&text.facts.own).unwrap_or_default();
    let ids: Vec<MediaId> = own.pictures.iter().filter_map(|picture| picture.value.media).collect();
    let files = media::by_ids(query, &ids).await?;
    let pictures: Vec<&Medium> = ids.iter().filter_map(|id| files.get(id)).collect();
    zip::answer(&asked.portal.files, slug, &pictures)
}
