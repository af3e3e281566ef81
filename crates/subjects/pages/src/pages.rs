//! From a page to what is shown of it.

use axum::response::Response;
use db::Snapshot;
use kernel::{Error, Instant, Language, PublicationId};
use portal::{Asked, HeadBuilder, Reading, RelatedView};
use publication::store::read::{self, Text};
use web::{Failure, Markup};

use crate::{
    KIND, contact,
    find::{Found, find, own_address},
    model::Role,
    site_map, statements, structured,
    tree::{Node, Tree},
    view::{PageLink, PagePage},
};

/// `/fr/PAGE`, `/fr/PARENT/PAGE`.
pub(crate) async fn read(asked: Asked) -> Result<Response, Failure> {
    match find(&asked).await? {
        Found::Page(reading) => {
            let text = reading.text.id;
            show(asked, *reading).await.map(|response| portal::of_text(text, response))
        }
        Found::Closed => portal::members(&asked, None),
        Found::Elsewhere(snapshot, publication) => elsewhere(&asked, &snapshot, publication).await,
    }
}

/// Shows a page by its role.
pub(crate) async fn show(asked: Asked, reading: Reading) -> Result<Response, Failure> {
    let Reading { snapshot, text } = reading;
    let shown = shown(&asked, &snapshot, &text).await?;
    match Role::of(&text.facts) {
        Some(Role::SiteMap) => site_map::show(&asked, &text, shown.body),
        Some(Role::Contact) if asked.site.settings.contact.is_some() => contact::show(&asked, &text, shown.body),
        Some(Role::Accessibility) => {
            let own = settings::store::accessibility(&snapshot).await?;
            let accessibility = Some(statements::accessibility(&asked, &own));
            asked.page(&PagePage { accessibility, ..view(&asked, &text, shown) })
        }
        Some(Role::EcoDesign) => {
            let own = settings::store::eco_design(&snapshot).await?;
            asked.page(&PagePage {
                eco_design: Some(statements::eco_design(&asked, &own)),
                ..view(&asked, &text, shown)
            })
        }
        Some(Role::Contact) | None => asked.page(&view(&asked, &text, shown)),
    }
}

/// What is shown of a text.
pub(crate) struct Shown {
    /// The text as HTML, with what it links to.
    pub(crate) body: Markup,
    /// What it is linked with.
    related: Vec<RelatedView>,
}

/// What is shown of a text.
pub(crate) async fn shown(asked: &Asked, snapshot: &Snapshot, text: &Text) -> Result<Shown, Failure> {
    let around = portal::around(asked, snapshot, text, KIND).await?;
    let files = portal::files_around(snapshot, text, &around).await?;
    let body = portal::body(asked, text, &files, &around.linked);
    Ok(Shown { body, related: portal::related(asked, &around, &files) })
}

fn view(asked: &Asked, text: &Text, shown: Shown) -> PagePage {
    let tree = Tree::of(&asked.site, asked.language);
    let link = |node: Node<'_>| link(asked, &node, text.publication);
    let parent = parent(&tree, text);
    let part = parent.map_or(text.publication, |parent| parent.publication);
    PagePage {
        title: text.words.title.clone(),
        standfirst: text.words.standfirst.clone(),
        body: shown.body,
        related: shown.related,
        children: tree.within(Some(part)).map(link).collect(),
        parent: parent.map(link),
        updated: text.updated_at.civil(&asked.site.zone).to_string(),
        accessibility: None,
        eco_design: None,
        text_language: text.language.to_string(),
        text_dir: text.language.direction().as_str().to_owned(),
        foreign: text.language != asked.language,
        head: head(asked, text, &text.words.title).build(),
    }
}

/// The page that contains a text's page, where this reader sees it.
fn parent<'a>(tree: &Tree<'a>, text: &Text) -> Option<Node<'a>> {
    tree.page(tree.page(text.publication)?.parent?)
}

/// A page of the tree as a link, on the page that is shown.
pub(crate) fn link(asked: &Asked, node: &Node<'_>, shown: PublicationId) -> PageLink {
    PageLink {
        label: node.title.to_owned(),
        href: node.href.to_owned(),
        language: node.language.to_string(),
        dir: node.language.direction().as_str().to_owned(),
        foreign: node.language != asked.language,
        current: node.publication == shown,
        children: Vec::new(),
    }
}

/// The head of a text's page, under a title that may say more than the text's own.
pub(crate) fn head<'a>(asked: &'a Asked, text: &Text, title: &str) -> HeadBuilder<'a> {
    let parent = parent(&Tree::of(&asked.site, asked.language), text);
    let own = own_address(asked);
    let steps = parent.map(|parent| (parent.title.to_owned(), Some(parent.href.to_owned())));
    let steps: Vec<_> = steps.into_iter().chain([(text.words.title.clone(), None)]).collect();
    let titles: Vec<&str> = std::iter::once(title).chain(parent.map(|parent| parent.title)).collect();
    asked
        .head_at(&own, &titles)
        .image(portal::lace_image(asked, text))
        .json_ld(&structured::web_page(asked, text, &own, &steps))
        .crumbs(steps)
        .languages(|language| place(asked, text.publication, &own, language))
        .description(text.words.standfirst.as_deref().or(Some(&document::excerpt(&text.words.body, 300))))
        .assets(&["pages.css"], &[])
}

/// Where a page stands in a language of the site, and whether it has a text in it.
fn place(asked: &Asked, publication: PublicationId, own: &str, language: Language) -> (String, bool) {
    if language == asked.language {
        return (own.to_owned(), true);
    }
    let node = Tree::of(&asked.site, language).page(publication);
    node.map_or_else(|| (format!("/{language}/"), false), |node| (node.href.to_owned(), node.language == language))
}

/// A page without a text in this language: what it is called, and the languages in which it can be read.
async fn elsewhere(asked: &Asked, snapshot: &Snapshot, publication: PublicationId) -> Result<Response, Failure> {
    let own = read::own_cards(snapshot, publication).await?;
    let card = own.iter().find(|card| card.language == asked.language.as_str()).ok_or(Error::NotFound)?;
    let address = own_address(asked);
    let head = asked
        .head_at(&address, &[card.title.as_str()])
        .crumbs(vec![(card.title.clone(), None)])
        .title_in(card.text_language())
        .languages(|language| {
            let (href, available) = place(asked, publication, &address, language);
            (href, available && language != asked.language)
        })
        .noindex(true)
        .build();
    let available = |language: &Language| {
        let node = Tree::of(&asked.site, *language).page(publication).filter(|node| node.language == *language)?;
        Some(portal::readable(asked, *language, node.href.to_owned()))
    };
    // A page has no day of its own: its civil time keeps its rank among the others.
    let dated = Instant(card.updated_at).civil(&asked.site.zone).to_string();
    let available = asked.site.languages().iter().filter_map(available).collect();
    asked.page(&portal::elsewhere_page(head, card, dated, available))
}
