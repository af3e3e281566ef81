//! From an address to a text, the same for all kinds.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, Language};
use publication::{
    KindInfo,
    store::{
        lists::Card,
        read::{self, Found, Place},
    },
    visible,
};
use web::Failure;

use crate::{
    Asked, Reading,
    cards::href,
    views::{ElsewherePage, Head, LanguageLink, MembersPage},
};

/// `/fr/actualites/SLUG`: the text, or what stands for it. A slug of four digits is a year of the list; one with a dot is a
/// file of a kind that has them.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let segments = asked.segments();
    let [word, slug] = segments.as_slice() else { return Err(Error::NotFound.into()) };
    if (slug.len() == 4 && slug.bytes().all(|b| b.is_ascii_digit())) || slug.contains('.') {
        return crate::lists::show(asked).await;
    }
    if asked.has_params() {
        // The parameters are the list's: a text has one address.
        return Ok(web::redirect(&asked.path));
    }
    let (kind, is_present) = asked.portal.kinds.of_segment(asked.language, word).ok_or(Error::NotFound)?;
    if !is_present {
        return Ok(web::redirect(&kind.path(asked.language, slug)));
    }
    let name = kind.name;
    let snapshot = asked.portal.db.page_snapshot().await?;
    match read::page(&snapshot, &asked.actor, name, asked.language, None, slug).await? {
        Found::Text(text) => {
            let show = asked.portal.show(name).ok_or(Error::NotFound)?;
            let id = text.id;
            show(asked, Reading { snapshot, text: *text }).await.map(|response| of_text(id, response))
        }
        Found::Former(slug, _) => Ok(web::redirect(&kind.path(asked.language, &slug))),
        Found::Gone => Err(Error::Gone.into()),
        Found::Closed => {
            let label = asked.portal.kind_label(name, asked.language);
            members(&asked, Some(&(label, kind.list_path(asked.language))))
        }
        Found::Missing => {
            let card = read::elsewhere(&snapshot, &visible(&asked.actor), name, asked.language, slug).await?;
            let card = card.ok_or(Error::NotFound)?;
            let own = read::own_cards(&snapshot, kernel::PublicationId(card.publication)).await?;
            elsewhere(&asked, kind, &card, &own)
        }
    }
}

/// The page of a text: who reads it is counted.
pub fn of_text(text: kernel::TextId, mut response: Response) -> Response {
    response.extensions_mut().insert(web::TextPage(text.0));
    response
}

/// A publication without a text in this language: what it is called, and the languages in which it can be read.
fn elsewhere(asked: &Asked, kind: &KindInfo, card: &Card, own: &[Card]) -> Result<Response, Failure> {
    let label = asked.portal.kind_label(kind.name, asked.language);
    let places: Vec<Place> = own.iter().map(Place::from).collect();
    let head = asked
        .head(&[card.title.as_str(), label.as_str()])
        .crumbs(vec![(label.clone(), Some(kind.list_path(asked.language))), (card.title.clone(), None)])
        .title_in(card.text_language())
        .languages(|language| place(kind, &places, language).unwrap_or_else(|| (asked.path.clone(), false)))
        .noindex(true)
        .build();
    let available = own.iter().filter(|card| card.language == card.text_language);
    let available = available.map(|card| readable(asked, card.text_language(), href(asked, card)));
    asked.page(&elsewhere_page(head, card, card.dated.clone(), available.collect()))
}

/// The page of a publication that has no text in the reader's language: its best text's title and standfirst, and where
/// it can be read.
pub fn elsewhere_page(head: Head, card: &Card, dated: String, available: Vec<LanguageLink>) -> ElsewherePage {
    ElsewherePage {
        head,
        title: card.title.clone(),
        standfirst: card.standfirst.clone(),
        text_language: card.text_language.clone(),
        text_dir: card.text_language().direction().as_str().to_owned(),
        dated,
        available,
    }
}

/// A language in which something can be read.
pub fn readable(asked: &Asked, language: Language, href: String) -> LanguageLink {
    LanguageLink {
        language: language.to_string(),
        name: asked.portal.web.i18n.endonym(language),
        dir: language.direction().as_str().to_owned(),
        href,
        current: false,
        available: true,
    }
}

/// Where a publication stands in a language of the site, and whether it has a text in it.
pub fn place(kind: &KindInfo, places: &[Place], language: Language) -> Option<(String, bool)> {
    let place = places.iter().find(|place| place.language == language.as_str())?;
    Some((kind.path(language, &place.slug), place.is_own))
}

/// "For members": without title or text. `above` is the way from home to it.
pub fn members(asked: &Asked, above: Option<&(String, String)>) -> Result<Response, Failure> {
    let title = asked.text("publication-members-title");
    let titles: Vec<&str> = std::iter::once(title.as_str()).chain(above.map(|(label, _)| label.as_str())).collect();
    let head = asked.head(&titles);
    let steps = above.cloned().map(|(label, href)| (label, Some(href))).into_iter().chain([(title.clone(), None)]);
    let view = MembersPage { head: head.crumbs(steps.collect()).noindex(true).build(), sign_in_href: None };
    let mut response =
        asked.portal.page(&asked.site, &asked.actor, asked.language, StatusCode::FORBIDDEN, &view, None)?;
    response.extensions_mut().remove::<web::Stored>();
    Ok(response)
}
