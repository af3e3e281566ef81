//! Cards: what lists show of publications.

use std::collections::BTreeSet;

use db::Query;
use kernel::{Language, MediaId, Result, ThemeId};
use publication::store::lists::Card;
use web::lace::seed;

use crate::{
    Asked, Files,
    body::card_picture,
    views::{CardView, LaceView, Neighbour},
};

/// A card, as readers of the page's language see it.
pub fn card(asked: &Asked, card: &Card, pictures: &Files) -> CardView {
    let text_language = card.text_language();
    let themes = card.themes();
    let links = themes.iter().filter_map(|id| asked.site.theme_link(&asked.portal, *id, asked.language));
    CardView {
        href: href(asked, card),
        title: card.title.clone(),
        language: card.text_language.clone(),
        dir: text_language.direction().as_str().to_owned(),
        foreign: text_language != asked.language,
        language_name: asked.portal.web.i18n.language_name(asked.language, text_language),
        overline: card.overline.clone(),
        standfirst: card.standfirst.clone(),
        when: card.when_words.clone(),
        place: card.place_words.clone(),
        dated: card.dated.clone(),
        themes: links.collect(),
        picture: card.picture.and_then(|id| card_picture(pictures.get(&MediaId(id))?)),
        lace: lace(&themes, &card.dated),
        kind_label: asked.portal.kind_label(&card.kind, asked.language),
    }
}

/// Cards, in order, with their pictures: one query, or none.
pub(crate) async fn cards(asked: &Asked, query: &impl Query, all: &[Card]) -> Result<Vec<CardView>> {
    let ids: BTreeSet<_> = all.iter().filter_map(|card| card.picture).map(MediaId).collect();
    let pictures = media::by_ids(query, &ids.into_iter().collect::<Vec<_>>()).await?;
    Ok(all.iter().map(|one| card(asked, one, &pictures)).collect())
}

/// The lace of an item with these themes and this civil time: always the same for the same item.
pub fn lace(themes: &[ThemeId], dated: &str) -> LaceView {
    let themes: Vec<u128> = themes.iter().map(|theme| theme.0.as_u128()).collect();
    let day = dated.get(..10).unwrap_or_default().bytes().filter(u8::is_ascii_digit);
    let day = day.fold(0_i32, |day, digit| day.wrapping_mul(10).wrapping_add(i32::from(digit - b'0')));
    LaceView { seed: seed(&themes, day) }
}

/// A card's address: straight to the text, in its own language, which the card names.
pub(crate) fn href(asked: &Asked, card: &Card) -> String {
    let language = card.text_language();
    // Content may be in a language that the interface does not speak; its address is then the reader's.
    let of: Language = if asked.site.languages().contains(&language) { language } else { asked.language };
    asked.portal.kinds.path(&card.kind, of, &card.slug).unwrap_or_default()
}

/// The publication before or after another.
pub fn neighbour(asked: &Asked, card: &Card) -> Neighbour {
    let language = card.text_language();
    Neighbour {
        href: href(asked, card),
        title: card.title.clone(),
        dated: card.dated.clone(),
        language: card.text_language.clone(),
        dir: language.direction().as_str().to_owned(),
    }
}
