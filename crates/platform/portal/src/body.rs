//! A text's body and pictures, with what its references lead to.

use std::collections::{BTreeSet, HashMap};

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
    media::by_ids(query, &named(text).into_iter().collect::<Vec<_>>()).await
}

/// Which files a text names.
pub(crate) fn named(text: &Text) -> BTreeSet<MediaId> {
    let facts = &text.facts;
    let lead = facts.lead.iter().map(|lead| lead.media);
    let documents = facts.files.iter().filter_map(|file| file.media);
    let within = document::references(&text.words.body).into_iter().filter_map(|reference| match reference {
        Ref::Media(id) => Some(id),
        Ref::Publication(_) => None,
    });
    let own = facts.own_files().into_iter().map(|(_, media)| media);
    lead.chain(documents).chain(own).chain(within).collect()
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
        media: files.iter().map(|(id, medium)| (*id, shown(asked, medium))).collect(),
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
fn shown(asked: &Asked, medium: &Medium) -> document::Medium {
    let words = medium.words_in(&[asked.language]);
    document::Medium {
        href: asked.file(medium, &medium.file_name()),
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
                href: asked.file(medium, &medium.rendition_name(rendition)),
                width: rendition.width,
                height: rendition.height,
                mime: rendition.format.mime().to_owned(),
            })
            .collect(),
        accessible: medium.accessible.unwrap_or(false),
        alt: words.and_then(|(_, words)| words.description.clone()),
        duration: medium.millis.map(media::duration),
        player: player(asked, medium, words.map_or("", |(_, words)| &words.title)),
    }
}

/// How sound or video is played, under this title; nothing where no browser plays it.
fn player(asked: &Asked, medium: &Medium, title: &str) -> Option<document::Player> {
    let told = |(language, words): (&Language, &media::MediaWords)| Some((*language, words.transcript.clone()?));
    let own = || medium.words.get_key_value(&asked.language).and_then(told);
    medium.format.is_played().then(|| document::Player {
        is_video: medium.format.class() == media::Class::Video,
        href: asked.file(medium, &medium.file_name()),
        title: title.to_owned(),
        poster: medium.poster.and_then(|poster| poster.shown).map(|_| asked.file(medium, &medium.poster_name())),
        captions: medium
            .tracks
            .iter()
            .map(|track| document::Captions {
                href: asked.file(medium, &medium.track_name(track)),
                language: track.language,
            })
            .collect(),
        transcript: own().or_else(|| medium.words.iter().find_map(told)),
    })
}

/// The same as markup, for a file beside a text.
pub fn player_of(asked: &Asked, medium: &Medium, title: &str) -> Option<Markup> {
    let (resolved, i18n) = (Resolved::default(), &asked.portal.web.i18n);
    let language = asked.language;
    let rendering = Rendering { resolved: &resolved, i18n, language, text_language: language };
    Some(document::player_html(&player(asked, medium, title)?, &rendering).into())
}

/// A picture for a page; nothing while its renditions are not made.
pub fn picture(medium: &Medium, sizes: &str, alt: Option<&str>, caption: Option<&str>) -> Option<PictureView> {
    Some(view(medium, &medium.picture()?, sizes, (alt, caption), |name| files::path(medium, name)))
}

/// A picture within a text's page, with what its alternative and its caption say there; nothing while its renditions are not made.
pub fn picture_within(
    asked: &Asked,
    medium: &Medium,
    sizes: &str,
    said: (Option<&str>, Option<&str>),
) -> Option<PictureView> {
    Some(view(medium, &medium.picture()?, sizes, said, |name| asked.file(medium, name)))
}

/// A picture for a card: cropped around its focus.
pub(crate) fn card_picture(medium: &Medium) -> Option<PictureView> {
    Some(view(medium, &medium.card()?, CARD_SIZES, (None, None), |name| files::path(medium, name)))
}

fn view(
    medium: &Medium,
    shown: &media::Picture<'_>,
    sizes: &str,
    (alt, caption): (Option<&str>, Option<&str>),
    address: impl Fn(&str) -> String + Copy,
) -> PictureView {
    let srcset = |format| Some(shown.srcset(format, address)).filter(|srcset| !srcset.is_empty());
    PictureView {
        src: shown.src(address),
        srcset: shown.srcset(Format::Jpeg, address),
        avif_srcset: srcset(Format::Avif),
        webp_srcset: srcset(Format::Webp),
        sizes: sizes.to_owned(),
        width: shown.single.width,
        height: shown.single.height,
        alt: alt.unwrap_or_default().to_owned(),
        credit: medium.credit.as_ref().map(ToString::to_string),
        caption: caption.map(str::to_owned),
    }
}

/// The lead picture, with this text's words.
pub fn lead_picture(asked: &Asked, text: &Text, files: &Files) -> Option<PictureView> {
    let lead = text.facts.lead.as_ref()?;
    let words = &text.words.lead;
    let medium = files.get(&lead.media)?;
    let said = (words.alt.as_deref(), words.caption.as_deref());
    let mut view = view(medium, &medium.picture()?, LEAD_SIZES, said, |name| asked.file(medium, name));
    view.credit = lead.credit.as_ref().map(ToString::to_string).or(view.credit);
    Some(view)
}

/// The picture for shared links: the lead picture, else the lace.
pub fn shared_image(asked: &Asked, text: &Text, files: &Files) -> ImageView {
    let lead = || {
        let medium = files.get(&text.facts.lead.as_ref()?.media)?;
        let shown = medium.shared.as_ref().or_else(|| Some(medium.picture()?.single))?;
        Some(ImageView {
            href: asked.portal.web.absolute(&files::path(medium, &medium.rendition_name(shown))),
            width: shown.width,
            height: shown.height,
            alt: text.words.lead.alt.clone().unwrap_or_default(),
        })
    };
    lead().unwrap_or_else(|| crate::social::lace_image(asked, text))
}

/// How wide a lead picture is shown: a third of the page beside the title, all of it on a phone.
const LEAD_SIZES: &str = "(min-width: 60rem) 25rem, calc(100vw - 2rem)";
/// How wide a card's picture is shown.
const CARD_SIZES: &str = "(min-width: 56rem) 22rem, calc(100vw - 2rem)";
