//! From a text to its page.

use axum::{http::StatusCode, response::Response};
use kernel::{Civil, Instant, Language};
use parties::Shown;
use portal::{Asked, Files, Head, IssuerView, LanguageLink, Reading, ThemeLink, beside};
use publication::{
    Presence,
    store::read::{Around, Text},
};
use web::Failure;

use crate::{
    structured,
    view::{ArticlePage, NetworkLink, ShareView},
};

/// Shows an article.
pub(crate) async fn show(asked: Asked, reading: Reading) -> Result<Response, Failure> {
    let Reading { snapshot, text } = reading;
    let around = portal::around(&asked, &snapshot, &text, "article").await?;
    let now = asked.portal.now(&asked.site);
    let facts = &text.facts;
    let shown = asked.site.shown(&snapshot, facts.issuer, facts.contact, now).await?;
    let files = portal::files_around(&snapshot, &text, &around).await?;
    let until = shown.until;
    let view = view(&asked, &text, &around, shown, &files);
    asked.portal.page(&asked.site, &asked.actor, asked.language, StatusCode::OK, &view, until)
}

fn view(asked: &Asked, text: &Text, around: &Around, shown: Shown, files: &Files) -> ArticlePage {
    let (words, facts) = (&text.words, &text.facts);
    let civil = |at: Instant| at.civil(&asked.site.zone);
    let (published, updated) = (civil(text.first_published_at), civil(text.updated_at));
    let issuer = shown.issuer.map(|issuer| beside::issuer(asked, issuer));
    let head = head(asked, text, around, issuer.as_ref(), files);
    ArticlePage {
        overline: words.overline.clone(),
        title: words.title.clone(),
        subtitle: words.subtitle.clone(),
        when: words.when.clone(),
        place: words.place.clone(),
        dated: facts.dated.to_string(),
        standfirst: words.standfirst.clone(),
        picture: portal::lead_picture(asked, text, files),
        lace: portal::lace(&facts.themes, &facts.dated.to_string()),
        body: portal::body(asked, text, files, &around.linked),
        documents: beside::documents(asked, text, files),
        contact: shown.contact.map(|contact| beside::contact(asked, contact)),
        link: beside::link(text),
        themes: facts.themes.iter().filter_map(|id| theme(asked, *id)).collect(),
        published: published.to_string(),
        updated: Some(updated)
            .filter(|updated| updated.day() != published.day())
            .map(|updated: Civil| updated.to_string()),
        archived: text.presence == Presence::Archived,
        translations: head
            .languages
            .iter()
            .filter(|other| other.available && !other.current)
            .cloned()
            .collect::<Vec<LanguageLink>>(),
        related: portal::related(asked, around, files),
        newer: around.newer.as_ref().map(|card| portal::neighbour(asked, card)),
        older: around.older.as_ref().map(|card| portal::neighbour(asked, card)),
        share: share(asked, &head.canonical, &words.title),
        text_language: text.language.to_string(),
        text_dir: text.language.direction().as_str().to_owned(),
        foreign: text.language != asked.language,
        issuer,
        head,
    }
}

fn head(asked: &Asked, text: &Text, around: &Around, issuer: Option<&IssuerView>, files: &Files) -> Head {
    let label = asked.portal.kind_label("article", asked.language);
    let list = asked.portal.kinds.get("article").map(|kind| kind.list_path(asked.language));
    let kind = asked.portal.kinds.get("article");
    let address = |card: Option<&publication::store::lists::Card>| card.map(|card| portal::neighbour(asked, card).href);
    let image = portal::shared_image(asked, text, files);
    let led = text.facts.lead.is_some().then_some(&image);
    let data = structured::news_article(asked, text, issuer.map(|issuer| issuer.name.as_str()), led);
    asked
        .head(&[text.words.title.as_str(), label.as_str()])
        .crumbs(vec![(label.clone(), list), (text.words.title.clone(), None)])
        .title_in(text.language)
        .languages(|language| place(asked, kind, around, language))
        .description(text.words.standfirst.as_deref().or(Some(&document::excerpt(&text.words.body, 300))))
        .around(address(around.older.as_ref()), address(around.newer.as_ref()))
        .article()
        .image(image)
        .json_ld(&data)
        .assets(&["articles.css"], &["share.js"])
        .build()
}

fn place(asked: &Asked, kind: Option<&publication::KindInfo>, around: &Around, language: Language) -> (String, bool) {
    if language == asked.language {
        return (asked.path.clone(), true);
    }
    let known = kind.and_then(|kind| portal::place(kind, &around.places, language));
    known.unwrap_or_else(|| (kind.map(|kind| kind.list_path(language)).unwrap_or_default(), false))
}

fn theme(asked: &Asked, id: kernel::ThemeId) -> Option<ThemeLink> {
    let link = asked.site.theme_link(&asked.portal, id, asked.language)?;
    Some(ThemeLink { label: link.label, href: link.href, count: None })
}

/// Plain links: no script of others is ever loaded.
fn share(asked: &Asked, url: &str, title: &str) -> ShareView {
    let value = web::address::value;
    let network = |name: &str, href: String| NetworkLink { name: name.to_owned(), href };
    let body = asked.portal.web.i18n.text(asked.language, "articles-share-mail-body", &[("url", url.into())]);
    ShareView {
        mail_href: format!("mailto:?subject={}&body={}", value(title), value(&body)),
        networks: vec![
            network("LinkedIn", format!("https://www.linkedin.com/sharing/share-offsite/?url={}", value(url))),
            network("Mastodon", format!("https://share.joinmastodon.org/#text={}", value(&format!("{title} {url}")))),
            network("Facebook", format!("https://www.facebook.com/sharer/sharer.php?u={}", value(url))),
        ],
        url: url.to_owned(),
    }
}
