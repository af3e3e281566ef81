//! A text's body and pictures, with what its references lead to.

use std::collections::HashMap;

use document::{Ref, Rendering, Resolved, Target};
use kernel::{Language, MediaId, PublicationId, Result};
use media::{Format, Medium};
use publication::store::{lists::Card, read::Text};
use web::Markup;

use crate::{Asked, ImageView, PictureView, files};

/// The files that a text names.
pub type Files = HashMap<MediaId, Medium>;

/// The files that a text names: lead picture, documents, within the body. One query, or none.
pub async fn files_of(query: &impl db::Query, text: &Text) -> Result<Files> {
    let facts = &text.facts;
    let lead = facts.lead.iter().map(|lead| lead.media);
    let documents = facts.files.iter().filter_map(|file| file.media);
    let within = document::references(&text.words.body).into_iter().filter_map(|reference| match reference {
        Ref::Media(id) => Some(id),
        Ref::Publication(_) => None,
    });
    let ids: std::collections::BTreeSet<_> = lead.chain(documents).chain(within).collect();
    media::by_ids(query, &ids.into_iter().collect::<Vec<_>>()).await
}

/// The publications that a text's body links to.
pub fn links_of(text: &Text) -> Vec<PublicationId> {
    let references = document::references(&text.words.body).into_iter();
    let links = references.filter_map(|reference| match reference {
        Ref::Publication(id) => Some(id),
        Ref::Media(_) => None,
    });
    links.collect()
}

/// The body as HTML. `linked` are the cards of the publications that it links to.
pub fn body(asked: &Asked, text: &Text, files: &Files, linked: &[Card]) -> Markup {
    let target = |card: &Card| Target {
        href: crate::cards::href(asked, card),
        title: card.title.clone(),
        language: card.text_language(),
    };
    let resolved = Resolved {
        publications: linked.iter().map(|card| (PublicationId(card.publication), target(card))).collect(),
        media: files.iter().map(|(id, medium)| (*id, shown(asked.language, medium))).collect(),
    };
    let rendering = Rendering {
        resolved: &resolved,
        i18n: &asked.portal.web.i18n,
        language: asked.language,
        text_language: text.language,
    };
    document::html(&text.words.body, &rendering).into()
}

/// A file as the document's renderer knows it.
fn shown(language: Language, medium: &Medium) -> document::Medium {
    let words = medium.words_in(&[language]);
    document::Medium {
        href: files::path(medium, &medium.file_name()),
        title: words.map(|(_, words)| words.title.clone()).unwrap_or_default(),
        language: medium.language,
        format: medium.format.label(),
        bytes: medium.bytes,
        width: medium.width,
        height: medium.height,
        pages: medium.pages,
        renditions: medium
            .renditions
            .iter()
            .map(|rendition| document::Rendition {
                href: files::path(medium, &medium.rendition_name(rendition)),
                width: rendition.width,
                height: rendition.height,
                mime: rendition.format.mime().to_owned(),
            })
            .collect(),
        accessible: medium.accessible.unwrap_or(false),
        alt: words.and_then(|(_, words)| words.description.clone()),
    }
}

/// A picture for a page; nothing while its renditions are not made.
pub fn picture(medium: &Medium, sizes: &str, alt: Option<&str>, caption: Option<&str>) -> Option<PictureView> {
    Some(view(medium, &medium.picture()?, sizes, alt, caption))
}

/// A picture for a card: cropped around its focus.
pub(crate) fn card_picture(medium: &Medium) -> Option<PictureView> {
    Some(view(medium, &medium.card()?, CARD_SIZES, None, None))
}

fn view(
    medium: &Medium,
    shown: &media::Picture<'_>,
    sizes: &str,
    alt: Option<&str>,
    caption: Option<&str>,
) -> PictureView {
    let address = |name: &str| files::path(medium, name);
    PictureView {
        src: shown.src(address),
        srcset: shown.srcset(Format::Jpeg, address),
        webp_srcset: Some(shown.srcset(Format::Webp, address)).filter(|srcset| !srcset.is_empty()),
        sizes: sizes.to_owned(),
        width: shown.single.width,
        height: shown.single.height,
        alt: alt.unwrap_or_default().to_owned(),
        credit: medium.credit.as_ref().map(ToString::to_string),
        caption: caption.map(str::to_owned),
    }
}

/// The lead picture, with this text's words.
pub fn lead_picture(text: &Text, files: &Files) -> Option<PictureView> {
    let lead = text.facts.lead.as_ref()?;
    let words = &text.words.lead;
    let mut view = picture(files.get(&lead.media)?, LEAD_SIZES, words.alt.as_deref(), words.caption.as_deref())?;
    view.credit = lead.credit.as_ref().map(ToString::to_string).or(view.credit);
    Some(view)
}

/// The lead picture for shared links.
pub fn lead_image(asked: &Asked, text: &Text, files: &Files) -> Option<ImageView> {
    let medium = files.get(&text.facts.lead.as_ref()?.media)?;
    let single = medium.picture()?.single;
    Some(ImageView {
        href: asked.portal.web.absolute(&files::path(medium, &medium.rendition_name(single))),
        width: single.width,
        height: single.height,
        alt: text.words.lead.alt.clone().unwrap_or_default(),
    })
}

/// How wide a lead picture is shown: a third of the page beside the title, all of it on a phone.
const LEAD_SIZES: &str = "(min-width: 60rem) 25rem, calc(100vw - 2rem)";
/// How wide a card's picture is shown.
const CARD_SIZES: &str = "(min-width: 56rem) 22rem, calc(100vw - 2rem)";
