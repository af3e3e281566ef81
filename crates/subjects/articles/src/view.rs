//! An article's page.

use portal::{
    ContactView, DocumentView, ExternalLink, Head, IssuerView, LaceView, LanguageLink, Neighbour, PictureView,
    RelatedView, ThemeLink,
};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Markup, View};

/// An article's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlePage {
    /// What the page says of itself.
    pub head: Head,
    /// Above the title.
    pub overline: Option<String>,
    /// The title.
    pub title: String,
    /// Under the title.
    pub subtitle: Option<String>,
    /// When, in words.
    pub when: Option<String>,
    /// Where, in words.
    pub place: Option<String>,
    /// The civil time shown.
    pub dated: String,
    /// Who says it.
    pub issuer: Option<IssuerView>,
    /// The lines before the text.
    pub standfirst: Option<String>,
    /// The lead picture.
    pub picture: Option<PictureView>,
    /// The lace, where there is no picture.
    pub lace: LaceView,
    /// The text.
    pub body: Markup,
    /// Documents to download.
    pub documents: Vec<DocumentView>,
    /// Whom to ask.
    pub contact: Option<ContactView>,
    /// A link elsewhere.
    pub link: Option<ExternalLink>,
    /// Themes.
    pub themes: Vec<ThemeLink>,
    /// The civil time of the first publication.
    pub published: String,
    /// The civil time of the last change, where it is another day.
    pub updated: Option<String>,
    /// Whether it is in the archive.
    pub archived: bool,
    /// The other languages in which it can be read.
    pub translations: Vec<LanguageLink>,
    /// What it is linked with.
    pub related: Vec<RelatedView>,
    /// The publication after it by date.
    pub newer: Option<Neighbour>,
    /// The publication before it by date.
    pub older: Option<Neighbour>,
    /// Ways to share it.
    pub share: ShareView,
    /// The language of the text.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
}

/// Ways to share a page: plain links, no script of others.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ShareView {
    /// The page's absolute address.
    pub url: String,
    /// A `mailto:` with the title and the address.
    pub mail_href: String,
    /// Networks.
    pub networks: Vec<NetworkLink>,
}

/// A network to share on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NetworkLink {
    /// Its name.
    pub name: String,
    /// Its address for sharing this page.
    pub href: String,
}

impl View for ArticlePage {
    const TEMPLATE: &'static str = "articles/article.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        vec![full(), bare()]
    }
}

fn full() -> ArticlePage {
    let dated = "2017-11-20T09:00:00".to_owned();
    let neighbour = || Neighbour {
        href: "/fr/actualites/autre".into(),
        title: "Autre".into(),
        dated: dated.clone(),
        language: "fr".into(),
        dir: "ltr".into(),
    };
    let other = LanguageLink {
        language: "ar".into(),
        name: "العربية".into(),
        dir: "rtl".into(),
        href: "/ar/x".into(),
        current: false,
        available: true,
    };
    ArticlePage {
        head: Head { title: "Exemple".into(), language: "fr".into(), dir: "ltr".into(), ..Head::default() },
        overline: Some("Conférence".into()),
        title: "À Malines & ailleurs".into(),
        subtitle: Some("Sous-titre".into()),
        when: Some("16 et 17 novembre 2017".into()),
        place: Some("Malines".into()),
        issuer: Some(IssuerView { name: "CGLU".into(), href: Some("https://cglu.example/".into()) }),
        standfirst: Some("Chapô".into()),
        picture: Some(PictureView {
            src: "/i.jpg".into(),
            srcset: "/i.jpg 480w".into(),
            avif_srcset: None,
            webp_srcset: None,
            sizes: "100vw".into(),
            width: 480,
            height: 320,
            alt: "Un pont".into(),
            credit: Some("Une ville".into()),
            caption: Some("Le pont".into()),
        }),
        lace: LaceView { seed: 7 },
        body: document::Html::from_trusted("<p>Texte</p>".into()).into(),
        documents: DocumentView::samples(),
        contact: Some(ContactView::sample()),
        link: Some(ExternalLink { label: "Le site".into(), href: "https://villes.example/".into() }),
        themes: vec![ThemeLink { label: "Migration".into(), href: "/fr/themes/migration".into(), count: None }],
        published: dated.clone(),
        updated: Some(dated.clone()),
        archived: true,
        translations: vec![other],
        related: vec![RelatedView::sample()],
        newer: Some(neighbour()),
        older: Some(neighbour()),
        share: ShareView {
            url: "https://villes.example/fr/x".into(),
            mail_href: "mailto:?subject=x".into(),
            networks: vec![NetworkLink { name: "Mastodon".into(), href: "https://m.example/".into() }],
        },
        text_language: "en".into(),
        text_dir: "ltr".into(),
        foreign: true,
        dated,
    }
}

fn bare() -> ArticlePage {
    ArticlePage {
        overline: None,
        subtitle: None,
        when: None,
        place: None,
        issuer: None,
        standfirst: None,
        picture: None,
        documents: vec![],
        contact: None,
        link: None,
        themes: vec![],
        updated: None,
        archived: false,
        translations: vec![],
        related: vec![],
        newer: None,
        older: None,
        foreign: false,
        ..full()
    }
}
