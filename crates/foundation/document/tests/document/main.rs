//! The document from outside: what goes in, what comes out.

#![allow(clippy::unwrap_used, reason = "all of it is test")]

mod align;
mod check;
mod compare;
mod excerpt;
mod from_html;
mod from_markdown;
mod html;
mod json;
mod markdown;
mod merge;
mod strategies;

use document::{
    Block, BlockId, BlockKind, Document, Inline, LOCALES, Loss, Medium, Rendering, Rendition, Resolved, Target,
};
use i18n::{I18n, LocaleFile};
use kernel::{Language, MediaId, PublicationId};

/// Ids in a row: `a1`, `a2` …
pub(crate) fn ids() -> impl FnMut() -> BlockId {
    let mut number = 0;
    move || {
        number += 1;
        format!("a{number}").parse().unwrap()
    }
}

/// A file that [`resolved`] knows.
pub(crate) const GUIDE: &str = "01234567-89ab-7def-8123-456789abcdef";
/// A picture that [`resolved`] knows.
pub(crate) const PICTURE: &str = "11234567-89ab-7def-8123-456789abcdef";
/// A publication that [`resolved`] knows.
pub(crate) const ARTICLE: &str = "21234567-89ab-7def-8123-456789abcdef";
/// What nobody knows.
pub(crate) const NOTHING: &str = "31234567-89ab-7def-8123-456789abcdef";

pub(crate) fn media(id: &str) -> MediaId {
    id.parse().unwrap()
}

pub(crate) fn publication(id: &str) -> PublicationId {
    id.parse().unwrap()
}

pub(crate) fn paragraph(id: &str, content: Vec<Inline>) -> Block {
    Block::new(id.parse().unwrap(), BlockKind::Paragraph(content))
}

pub(crate) fn words() -> I18n {
    let files: Vec<LocaleFile> = LOCALES
        .iter()
        .map(|(language, source)| LocaleFile { room: "document", language: *language, source: (*source).into() })
        .collect();
    I18n::new(&files, &[], Language::FR).unwrap()
}

pub(crate) fn resolved() -> Resolved {
    let guide = Medium {
        href: "/fichiers/1/guide.pdf".into(),
        title: "Guide".into(),
        language: Some(Language::EN),
        format: "PDF".into(),
        bytes: 1_200_000,
        width: None,
        height: None,
        pages: Some(48),
        renditions: vec![],
        accessible: true,
        alt: None,
        duration: None,
        player: None,
    };
    let rendition = |width: u32, mime: &str| Rendition {
        href: format!("/i/{width}.{}", mime.trim_start_matches("image/")),
        width,
        height: width / 2,
        mime: mime.into(),
    };
    let picture = Medium {
        href: "/fichiers/2/place.jpg".into(),
        title: "Place".into(),
        language: None,
        format: "JPEG".into(),
        width: Some(3000),
        height: Some(1500),
        pages: None,
        renditions: vec![
            rendition(640, "image/webp"),
            rendition(1280, "image/webp"),
            rendition(640, "image/jpeg"),
            rendition(1280, "image/jpeg"),
        ],
        accessible: false,
        alt: Some("La grand-place".into()),
        duration: None,
        player: None,
        ..guide.clone()
    };
    let article = Target { href: "/en/news/pact".into(), title: "Pact".into(), language: Language::EN };
    Resolved {
        publications: [(publication(ARTICLE), article)].into(),
        media: [(media(GUIDE), guide), (media(PICTURE), picture)].into(),
    }
}

/// A French text on a page in this language.
pub(crate) fn render(document: &Document, language: Language) -> String {
    let (resolved, i18n) = (resolved(), words());
    let rendering = Rendering { resolved: &resolved, i18n: &i18n, language, text_language: Language::FR };
    document::html(document, &rendering).as_str().to_owned()
}

#[test]
fn every_language_has_the_same_words() {
    let i18n = words();
    let keys = |language| i18n.keys(language).collect::<std::collections::BTreeSet<_>>();
    for language in Language::INTERFACE {
        assert_eq!(keys(language), keys(Language::FR), "{language}");
    }
    for loss in [
        Loss::Element,
        Loss::EventAttribute,
        Loss::Link,
        Loss::Image,
        Loss::RawHtml,
        Loss::Heading,
        Loss::LayoutTable,
        Loss::Structure,
        Loss::Depth,
        Loss::Size,
    ] {
        assert!(i18n.has(Language::FR, loss.key()), "{}", loss.key());
    }
}

/// The document of some Markdown, its ids in a row.
pub(crate) fn from_markdown_of(markdown: &str) -> Document {
    let mut ids = ids();
    document::from_markdown(markdown, &mut ids, &mut |_| None).document
}
