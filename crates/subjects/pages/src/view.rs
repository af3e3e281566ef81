//! The pages of this room, as templates see them.

mod statements;

pub use statements::{AccessibilityView, EcoDesignView, FactView, GapView, WeightView, WordsView};

use document::Html;
use portal::{Head, LinkView, RelatedView};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Markup, View};

/// A page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PagePage {
    /// What the page says of itself.
    pub head: Head,
    /// The title.
    pub title: String,
    /// The lines before the text.
    pub standfirst: Option<String>,
    /// The text.
    pub body: Markup,
    /// What it is linked with.
    pub related: Vec<RelatedView>,
    /// The pages of the same part: those within this one, or those beside it where another contains it.
    pub children: Vec<PageLink>,
    /// The page that contains it.
    pub parent: Option<PageLink>,
    /// The civil time of the last change.
    pub updated: String,
    /// The statement of accessibility, on the page that is one.
    pub accessibility: Option<AccessibilityView>,
    /// The statement of eco-design, on the page that is one.
    pub eco_design: Option<EcoDesignView>,
    /// The language of the text.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
}

/// A page in the tree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PageLink {
    /// Its title.
    pub label: String,
    /// Its address.
    pub href: String,
    /// The language of its title.
    pub language: String,
    /// The direction of that language.
    pub dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
    /// Whether it is the page that is shown.
    pub current: bool,
    /// The pages within it, where the whole tree is shown.
    pub children: Vec<PageLink>,
}

/// The map of the site.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiteMapPage {
    /// What the page says of itself.
    pub head: Head,
    /// The title.
    pub title: String,
    /// The lines before the text.
    pub standfirst: Option<String>,
    /// The text.
    pub body: Markup,
    /// The tree of pages.
    pub tree: Vec<PageLink>,
    /// The lists of the site.
    pub sections: Vec<LinkView>,
}

/// The contact form.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactPage {
    /// What the page says of itself.
    pub head: Head,
    /// The title.
    pub title: String,
    /// The lines before the text.
    pub intro: Option<String>,
    /// The text, before the form.
    pub body: Markup,
    /// Where the form is sent; its fragment leads to what is wrong, so that the summary has the focus.
    pub action: String,
    /// When the form was shown, signed.
    pub stamp: String,
    /// The fields.
    pub fields: ContactFields,
    /// Whether the message did not go.
    pub problem: bool,
    /// Why it did not go, where no field is to blame.
    pub reason: Option<String>,
}

/// The fields of the contact form.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ContactFields {
    /// The visitor's name.
    pub name: FieldView,
    /// Where to answer.
    pub email: FieldView,
    /// What it is about.
    pub subject: FieldView,
    /// The message.
    pub message: FieldView,
}

/// A field of a form.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct FieldView {
    /// What is in it.
    pub value: String,
    /// What is wrong with it, in words.
    pub error: Option<String>,
}

/// The message was taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactSentPage {
    /// What the page says of itself.
    pub head: Head,
}

impl View for PagePage {
    const TEMPLATE: &'static str = "pages/page.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let bare = || Self {
            head: head(),
            title: "Mentions légales".into(),
            standfirst: None,
            body: body(),
            related: vec![],
            children: vec![],
            parent: None,
            updated: "2017-11-20T09:00:00".into(),
            accessibility: None,
            eco_design: None,
            text_language: "fr".into(),
            text_dir: "ltr".into(),
            foreign: false,
        };
        let full = Self {
            standfirst: Some("Chapô".into()),
            related: vec![RelatedView::sample()],
            children: vec![link("Gouvernance", true), link("Adhérer", false)],
            parent: Some(link("Le réseau", false)),
            accessibility: Some(statements::accessibility()),
            text_language: "en".into(),
            foreign: true,
            ..bare()
        };
        let state = Self { accessibility: Some(statements::bare_accessibility()), ..bare() };
        let weights = |full| Self { eco_design: Some(statements::eco_design(full)), ..bare() };
        vec![full, bare(), state, weights(true), weights(false)]
    }
}

impl View for SiteMapPage {
    const TEMPLATE: &'static str = "pages/sitemap.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let section = LinkView { label: "Actualités".into(), href: "/fr/actualites".into() };
        let bare = || Self {
            head: head(),
            title: "Plan du site".into(),
            standfirst: None,
            body: body(),
            tree: vec![],
            sections: vec![],
        };
        let part = PageLink { children: vec![link("Gouvernance", false)], ..link("Le réseau", false) };
        let full = Self {
            standfirst: Some("Tout le site, sur une page.".into()),
            tree: vec![part, link("Plan du site", true)],
            sections: vec![section],
            ..bare()
        };
        vec![full, bare()]
    }
}

impl View for ContactPage {
    const TEMPLATE: &'static str = "pages/contact.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let wrong = |value: &str| FieldView { value: value.into(), error: Some("Raccourcissez ce texte.".into()) };
        let bare = || Self {
            head: head(),
            title: "Nous écrire".into(),
            intro: None,
            body: body(),
            action: "/fr/nous-ecrire#problems".into(),
            stamp: "AAAA".into(),
            fields: ContactFields::default(),
            problem: false,
            reason: None,
        };
        let full = Self {
            intro: Some("Chapô".into()),
            fields: ContactFields {
                name: wrong("A\"><script>"),
                email: wrong("a@b"),
                subject: wrong("S"),
                message: wrong("</textarea>"),
            },
            problem: true,
            reason: Some("Renvoyez-le.".into()),
            ..bare()
        };
        vec![full, bare()]
    }
}

impl View for ContactSentPage {
    const TEMPLATE: &'static str = "pages/contact-sent.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        vec![Self { head: head() }]
    }
}

fn head() -> Head {
    Head { title: "Exemple".into(), language: "fr".into(), dir: "ltr".into(), ..Head::default() }
}

fn body() -> Markup {
    Html::from_trusted("<p>Texte</p>".into()).into()
}

fn link(label: &str, current: bool) -> PageLink {
    PageLink {
        label: label.into(),
        href: "/fr/exemple".into(),
        language: "en".into(),
        dir: "ltr".into(),
        foreign: !current,
        current,
        children: vec![],
    }
}
