//! A record's page.

use axum::{http::StatusCode, response::Response};
use kernel::Language;
use media::Format;
use portal::{
    Asked, DocumentView, Files, Head, IssuerView, LanguageLink, LinkView, PictureView, Reading, ThemeLink, beside,
};
use publication::{
    Presence,
    own::typed,
    store::read::{Around, Text},
};
use web::Failure;

use super::{album, list, sheet};
use crate::{
    KIND,
    cite::{Citation, Style},
    model::{ResourceFacts, ResourceKind, ResourceWords},
    structured,
    view::{CiteView, FileView, ReadView, RecordPage},
};

/// How wide the picture beside the title is shown.
const COVER_SIZES: &str = "(min-width: 60rem) 25rem, calc(100vw - 2rem)";

/// Shows a record.
pub(crate) async fn show(asked: Asked, reading: Reading) -> Result<Response, Failure> {
    let Reading { snapshot, text } = reading;
    let around = portal::around(&asked, &snapshot, &text, KIND).await?;
    let now = asked.portal.now(&asked.site);
    let shown = asked.site.shown(&snapshot, text.facts.issuer, text.facts.contact, now).await?;
    let files = portal::files_around(&snapshot, &text, &around).await?;
    let until = shown.until;
    let issuer = shown.issuer.map(|issuer| beside::issuer(&asked, issuer));
    let contact = shown.contact.map(|contact| beside::contact(&asked, contact));
    let record = Record { asked: &asked, text: &text, files: &files, around: &around };
    let view = RecordPage { contact, ..record.view(issuer.as_ref()) };
    asked.portal.page(&asked.site, &asked.actor, asked.language, StatusCode::OK, &view, until)
}

/// What a record's page is made of.
struct Record<'a> {
    asked: &'a Asked,
    text: &'a Text,
    files: &'a Files,
    around: &'a Around,
}

impl Record<'_> {
    fn view(&self, issuer: Option<&IssuerView>) -> RecordPage {
        let Self { asked, text, files, around } = *self;
        let (words, facts) = (&text.words, &text.facts);
        let own: ResourceFacts = typed(&facts.own).unwrap_or_default();
        let own_words: ResourceWords = typed(&words.own).unwrap_or_default();
        let album = album::pictures(asked, files, &own, &own_words);
        let head = self.head(&own, issuer, !album.is_empty());
        RecordPage {
            kind: asked.text(own.kind.word()),
            overline: words.overline.clone(),
            title: words.title.clone(),
            subtitle: words.subtitle.clone(),
            standfirst: words.standfirst.clone(),
            dated: facts.dated.to_string(),
            picture: if album.is_empty() { self.cover() } else { None },
            lace: portal::lace(&facts.themes, &facts.dated.to_string()),
            read: self.read(),
            html: own.html.as_ref().map(ToString::to_string),
            chapters: album::chapters(asked, text, files, &own, &own_words),
            body: (!words.body.is_empty()).then(|| portal::body(asked, text, files, &around.linked)),
            practice: if own.kind == ResourceKind::Practice { sheet::practice(asked, &own_words) } else { Vec::new() },
            documents: self.documents(),
            lines: sheet::lines(asked, text, &own, issuer),
            themes: facts.themes.iter().filter_map(|id| self.theme(*id)).collect(),
            contact: None,
            link: beside::link(text),
            cite: self.cite(issuer),
            zip: asked
                .beside(super::beside::ZIP)
                .filter(|_| !album.is_empty())
                .map(|href| FileView { href, bytes: album.iter().map(|picture| picture.bytes).sum() }),
            related: portal::related(asked, around, files),
            archived: text.presence == Presence::Archived,
            translations: head
                .languages
                .iter()
                .filter(|other| other.available && !other.current)
                .cloned()
                .collect::<Vec<LanguageLink>>(),
            text_language: text.language.to_string(),
            text_dir: text.language.direction().as_str().to_owned(),
            foreign: text.language != asked.language,
            all: list(asked, asked.language),
            album,
            head,
        }
    }

    fn cite(&self, issuer: Option<&IssuerView>) -> CiteView {
        let asked = self.asked;
        let citation = Citation::new(asked, self.text, issuer.map(|issuer| issuer.name.as_str()), &asked.path);
        let file = |style: Style| Some(LinkView { label: style.label(asked), href: asked.beside(style.ending())? });
        CiteView {
            words: citation.write(Style::Plain).trim_end().to_owned(),
            files: Style::ALL.into_iter().filter_map(file).collect(),
        }
    }

    /// The lead picture, else the first page of the first document that has one.
    fn cover(&self) -> Option<PictureView> {
        let page = || {
            let documents = self.text.facts.files.iter().filter_map(|file| self.files.get(&file.media?));
            let mut pages =
                documents.filter_map(|medium| portal::picture_within(self.asked, medium, COVER_SIZES, (None, None)));
            pages.next()
        };
        portal::lead_picture(self.asked, self.text, self.files).or_else(page)
    }

    /// The first PDF: browsers show it in a viewer of their own. A frame within the page would be worse on a telephone and for
    /// assistive technology, and the site's policy forbids it.
    fn read(&self) -> Option<ReadView> {
        let mut files = self.text.facts.files.iter().filter_map(|file| self.files.get(&file.media?));
        let medium = files.find(|medium| medium.format == Format::Pdf)?;
        Some(ReadView {
            href: self.asked.file(medium, &medium.file_name()),
            pages: medium.pages,
            bytes: medium.bytes,
            language: medium.language.map(|language| language.to_string()),
        })
    }

    fn documents(&self) -> Vec<DocumentView> {
        beside::documents(self.asked, self.text, self.files)
    }

    fn theme(&self, id: kernel::ThemeId) -> Option<ThemeLink> {
        let link = self.asked.site.theme_link(&self.asked.portal, id, self.asked.language)?;
        Some(ThemeLink { label: link.label, href: link.href, count: None })
    }

    fn head(&self, own: &ResourceFacts, issuer: Option<&IssuerView>, has_album: bool) -> Head {
        let Self { asked, text, files, .. } = *self;
        let label = asked.text("resources-name");
        let image = portal::shared_image(asked, text, files);
        let data = structured::creative_work(asked, text, own, files, issuer);
        let scripts: &[&str] = if has_album || !own.chapters.is_empty() { &["resources.js"] } else { &[] };
        asked
            .head(&[text.words.title.as_str(), label.as_str()])
            .crumbs(vec![(label.clone(), Some(list(asked, asked.language))), (text.words.title.clone(), None)])
            .title_in(text.language)
            .languages(|language| self.place(language))
            .description(text.words.standfirst.as_deref().or(Some(&document::excerpt(&text.words.body, 300))))
            .image(image)
            .json_ld(&data)
            .assets(&["articles.css", "resources.css"], scripts)
            .build()
    }

    fn place(&self, language: Language) -> (String, bool) {
        let asked = self.asked;
        if language == asked.language {
            return (asked.path.clone(), true);
        }
        let known = asked.portal.kinds.get(KIND).and_then(|kind| portal::place(kind, &self.around.places, language));
        known.unwrap_or_else(|| (list(asked, language), false))
    }
}
