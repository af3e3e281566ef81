//! Atom feeds (RFC 4287): of the site in a language, of a theme, of a country. They hold texts of their own language
//! alone, by their first publication, so that what is imported with an old date floods nobody.

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Text, TextType};
use axum::response::Response;
use kernel::{Error, Instant, Language, PublicationId, ThemeId};
use media::Medium;
use publication::{
    store::{
        lists::{self, Card},
        whole,
    },
    visible,
};
use themes::{Found, Place};
use web::Failure;

use crate::{
    Asked,
    home::plain,
    site::{home_path, place_word},
};

/// `/fr/feed.atom`.
pub(crate) fn feed_path(language: Language) -> String {
    format!("/{language}/feed.atom")
}

/// The site's feed in a language.
pub(crate) async fn site(asked: Asked) -> Result<Response, Failure> {
    let title = asked.site.settings.name_in(asked.language).to_owned();
    let home = home_path(asked.language);
    answer(&asked, title, &home, None).await
}

/// A theme's feed.
pub(crate) async fn theme(asked: Asked) -> Result<Response, Failure> {
    let segments = asked.segments();
    let (word, slug) = segments.first().zip(segments.get(1)).ok_or(Error::NotFound)?;
    let place = if word == place_word(Place::Themes, asked.language) { Place::Themes } else { Place::Places };
    let theme = match asked.site.themes.find(place, asked.language, slug) {
        Some(Found::Current(theme)) => theme,
        Some(Found::Former(theme)) => {
            let href = asked.site.theme_href(theme, asked.language).ok_or(Error::NotFound)?;
            return Ok(web::redirect(&format!("{href}/feed.atom")));
        }
        None => return Err(Error::NotFound.into()),
    };
    let name = asked.site.theme_name(&asked.portal, theme, asked.language);
    let title = format!("{} — {name}", asked.site.settings.name_in(asked.language));
    let page = asked.site.theme_href(theme, asked.language).ok_or(Error::NotFound)?;
    let id = theme.id;
    answer(&asked, title, &page, Some(id)).await
}

async fn answer(asked: &Asked, title: String, page: &str, theme: Option<ThemeId>) -> Result<Response, Failure> {
    let snapshot = asked.portal.db.page_snapshot().await?;
    let cards = lists::feed(&snapshot, &visible(&asked.actor), asked.language, theme).await?;
    let updated = stamp(Instant(cards.iter().map(|card| card.updated_at).max().unwrap_or(0)));
    let ids: Vec<_> = cards.iter().map(|card| PublicationId(card.publication)).collect();
    let documents = whole::documents(&snapshot, &visible(&asked.actor), &ids).await?;
    let files = media::by_ids(&snapshot, &documents.values().flatten().copied().collect::<Vec<_>>()).await?;
    let own = |card: &Card| documents.get(&PublicationId(card.publication)).into_iter().flatten();
    let enclosed = |card| own(card).filter_map(|id| files.get(id)).map(|medium| enclosure(asked, medium)).collect();
    let entries = cards.iter().map(|card| entry(asked, card, enclosed(card))).collect();
    let feed = Feed { updated, entries, ..feed(asked, &asked.path, title, page) };
    let mut response = plain("application/atom+xml; charset=utf-8", feed.to_string());
    if let Some(stored) = web::Stored::for_actor(&asked.actor, None) {
        response.extensions_mut().insert(stored);
    }
    Ok(response)
}

/// A feed at this address of a page, without entries.
pub(crate) fn feed(asked: &Asked, own: &str, title: String, page: &str) -> Feed {
    let own = asked.portal.web.absolute(own);
    let link = |href: String, rel: &str, mime: &str| Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        hreflang: Some(asked.language.to_string()),
        ..Link::default()
    };
    Feed {
        title: Text::plain(title),
        id: own.clone(),
        lang: Some(asked.language.to_string()),
        links: vec![
            link(own, "self", "application/atom+xml"),
            link(asked.portal.web.absolute(page), "alternate", "text/html"),
        ],
        generator: Some(Generator {
            value: "Malines".into(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").into()),
        }),
        authors: vec![atom_syndication::Person {
            name: asked.site.settings.name_in(asked.language).to_owned(),
            ..Default::default()
        }],
        ..Feed::default()
    }
}

/// A document that comes with a text (RFC 4287, 4.2.7.2).
fn enclosure(asked: &Asked, medium: &Medium) -> Link {
    let title = medium.words_in(&[asked.language]).map(|(_, words)| words.title.clone());
    Link {
        href: asked.portal.web.absolute(&asked.file(medium, &medium.file_name())),
        rel: "enclosure".into(),
        mime_type: Some(medium.format.mime().to_owned()),
        hreflang: medium.language.map(|language| language.to_string()),
        title,
        length: Some(medium.bytes.to_string()),
    }
}

fn entry(asked: &Asked, card: &Card, enclosed: Vec<Link>) -> Entry {
    let address = asked.portal.web.absolute(&crate::cards::href(asked, card));
    let themes = card.themes();
    let categories = themes.iter().filter_map(|id| asked.site.themes.get(*id)).map(|theme| Category {
        term: theme.key.clone(),
        scheme: None,
        label: Some(asked.site.theme_name(&asked.portal, theme, asked.language).to_owned()),
    });
    let page = Link { href: address, rel: "alternate".into(), mime_type: Some("text/html".into()), ..Link::default() };
    Entry {
        title: Text::plain(card.title.clone()),
        // Two languages of one publication are two entries: the id is the text's.
        id: format!("urn:uuid:{}", card.text),
        updated: stamp(Instant(card.updated_at)),
        published: Some(stamp(Instant(card.first_published_at))),
        links: std::iter::once(page).chain(enclosed).collect(),
        categories: categories.collect(),
        summary: card.standfirst.clone().map(|summary| Text {
            value: summary,
            r#type: TextType::Text,
            base: None,
            lang: None,
        }),
        ..Entry::default()
    }
}

/// An instant, as feeds write it.
pub(crate) fn stamp(at: Instant) -> FixedDateTime {
    at.to_rfc3339().parse().unwrap_or_default()
}
