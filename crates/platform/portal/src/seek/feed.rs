//! `/fr/recherche/feed.atom?q=`: a search as a feed (RFC 4287), the latest first: whoever follows it hears of what is new.

use atom_syndication::{Entry, Link, Text, TextType};
use axum::response::Response;
use kernel::Error;
use search::Hit;
use web::Failure;

use super::{Wanted, hits::Stands};
use crate::{
    Asked,
    feeds::{self, stamp},
};

/// The feed.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let wanted = Wanted { by_date: true, ..Wanted::of(&asked).first_page() };
    if !wanted.is_asked() {
        return Err(Error::NotFound.into());
    }
    let answer = wanted.answer(&asked).await?;
    let snapshot = asked.portal.db.page_snapshot().await?;
    let stands = Stands::of(&asked, &snapshot, answer.hits.iter().map(|hit| &hit.thing)).await?;
    let entries: Vec<Entry> = answer
        .hits
        .iter()
        .filter_map(|hit| Some(entry(&asked, hit, &stands.href(&hit.thing, hit.language)?)))
        .collect();
    let i18n = &asked.portal.web.i18n;
    let what = i18n.text(asked.language, "portal-search-of", &[("query", wanted.typed.as_str().into())]);
    let title = format!("{what} — {}", asked.site.settings.name_in(asked.language));
    let own =
        format!("{}{}", asked.path, Wanted { by_date: false, ..wanted.clone() }.query(&asked.site, asked.language));
    let newest = answer.hits.iter().map(|hit| hit.dated).max().unwrap_or_default();
    let feed = feeds::feed(&asked, &own, title, &wanted.href(&asked.site, asked.language));
    let feed = atom_syndication::Feed { updated: stamp(newest.instant(&asked.site.zone)), entries, ..feed };
    Ok(crate::home::plain("application/atom+xml; charset=utf-8", feed.to_string()))
}

fn entry(asked: &Asked, hit: &Hit, href: &str) -> Entry {
    let dated = stamp(hit.dated.instant(&asked.site.zone));
    let said = |pieces: &[search::Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    Entry {
        title: Text::plain(said(&hit.title)),
        // One result for each publication, whatever the language in which it answers best.
        id: format!("urn:uuid:{}", hit.thing.id),
        updated: dated,
        published: Some(dated),
        links: vec![Link {
            href: asked.portal.web.absolute(href),
            rel: "alternate".into(),
            mime_type: Some("text/html".into()),
            hreflang: Some(hit.language.to_string()),
            ..Link::default()
        }],
        summary: Some(Text {
            value: said(&hit.passage.pieces),
            r#type: TextType::Text,
            base: None,
            lang: Some(hit.passage.language.to_string()),
        }),
        ..Entry::default()
    }
}
