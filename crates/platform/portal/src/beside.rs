//! What stands beside a text, the same for all kinds: documents, who says it, whom to ask, a link elsewhere.

use parties::{Contact, Issuer};
use publication::{FileFact, store::read::Text};
use schemars::JsonSchema;
use serde::Serialize;
use web::Markup;

use crate::{Asked, Files};

/// A document to download.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentView {
    /// Its title.
    pub title: String,
    /// The language that it is written in.
    pub language_tag: String,
    /// That language's name in the page's language; absent of a picture, of sound or of a film of which nobody says it.
    pub language_name: Option<String>,
    /// Whether it is another language than the page's.
    pub foreign: bool,
    /// The direction of its language.
    pub dir: String,
    /// Its format: `PDF`.
    pub format: String,
    /// Its size in bytes.
    pub bytes: Option<u64>,
    /// Its pages.
    pub pages: Option<u32>,
    /// How long it lasts, of sound and video: `4:05`.
    pub duration: Option<String>,
    /// Its player, of sound and video.
    pub player: Option<Markup>,
    /// Whether it is a tagged document.
    pub accessible: bool,
    /// Its address; absent where it is announced and not there yet.
    pub href: Option<String>,
}

/// Who says it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IssuerView {
    /// The name.
    pub name: String,
    /// Its site.
    pub href: Option<String>,
}

/// Whom to ask.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactView {
    /// The person.
    pub name: Option<String>,
    /// The office or the service.
    pub function: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
}

/// A link elsewhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExternalLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// The documents, in the order of the facts; a file without words here is shown by its own title.
pub fn documents(asked: &Asked, text: &Text, files: &Files) -> Vec<DocumentView> {
    text.facts.files.iter().filter_map(|fact| document(asked, text, files, fact)).collect()
}

fn document(asked: &Asked, text: &Text, files: &Files, fact: &FileFact) -> Option<DocumentView> {
    let medium = fact.media.and_then(|media| files.get(&media));
    let own = || medium.and_then(|medium| medium.words_in(&[asked.language])).map(|(_, words)| words.title.clone());
    let title = text.words.files.get(&fact.item).cloned().or_else(own)?;
    let said = fact.language.or_else(|| medium.and_then(|medium| medium.language));
    let is_read = medium.is_none_or(|medium| medium.format.class() == media::Class::Document);
    let language = said.unwrap_or(text.language);
    let is_named = said.is_some() || is_read;
    Some(DocumentView {
        language_tag: language.to_string(),
        language_name: is_named.then(|| asked.portal.web.i18n.language_name(asked.language, language)),
        foreign: text.language != asked.language,
        dir: text.language.direction().as_str().to_owned(),
        format: medium.map_or_else(|| "…".to_owned(), |medium| medium.format.label()),
        bytes: medium.map(|medium| medium.bytes),
        pages: medium.and_then(|medium| medium.pages),
        duration: medium.and_then(|medium| medium.millis).map(media::duration),
        player: medium.and_then(|medium| crate::player_of(asked, medium, &title)),
        accessible: medium.is_some_and(|medium| medium.accessible.unwrap_or(false)),
        href: medium.map(|medium| asked.file(medium, &medium.file_name())),
        title,
    })
}

/// Who says it: the name, and the acronym beside it.
pub fn issuer(asked: &Asked, issuer: Issuer) -> IssuerView {
    let name = issuer.names.best(asked.language, asked.site.languages()).map(|(name, _)| name.to_owned());
    let name = match (name, issuer.acronym) {
        (Some(name), Some(acronym)) if name != acronym => format!("{name} ({acronym})"),
        (Some(name), _) => name,
        (None, acronym) => acronym.unwrap_or_default(),
    };
    IssuerView { name, href: issuer.url }
}

/// Whom to ask.
pub fn contact(asked: &Asked, contact: Contact) -> ContactView {
    let function = contact.function.best(asked.language, asked.site.languages()).map(|(text, _)| text.to_owned());
    ContactView { name: contact.person, function, email: contact.email, phone: contact.phone }
}

/// The link elsewhere, under its own label, else under the host that it leads to.
pub fn link(text: &Text) -> Option<ExternalLink> {
    let link = text.facts.link.as_ref()?;
    let host = link.as_str().split_once("://").map_or(link.as_str(), |(_, rest)| rest);
    let host = host.trim_end_matches('/').trim_start_matches("www.");
    Some(ExternalLink { label: text.words.link.as_deref().unwrap_or(host).to_owned(), href: link.to_string() })
}

impl DocumentView {
    /// One that is there, and one that is announced.
    pub fn samples() -> Vec<Self> {
        let sample = |href: Option<&str>| Self {
            title: "Déclaration".into(),
            language_tag: "fr".into(),
            language_name: href.map(|_| "français".into()),
            foreign: href.is_none(),
            dir: "ltr".into(),
            format: "PDF".into(),
            bytes: href.map(|_| 212_000),
            pages: href.map(|_| 4),
            duration: href.map(|_| "4:05".into()),
            player: href.map(|_| document::Html::from_trusted("<div class=\"player\"></div>".into()).into()),
            accessible: href.is_some(),
            href: href.map(str::to_owned),
        };
        vec![sample(Some("/fichiers/1/a.pdf")), sample(None)]
    }
}

impl ContactView {
    /// One with everything.
    pub fn sample() -> Self {
        Self {
            name: Some("Une personne".into()),
            function: Some("Chargé de mission".into()),
            email: Some("a@b.example".into()),
            phone: Some("+33 1 00 00 00 00".into()),
        }
    }
}
