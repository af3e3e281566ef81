//! From an address to a page.

use db::Snapshot;
use kernel::{Error, PublicationId};
use portal::{Asked, Reading};
use publication::{
    store::read::{self, Found as Read},
    visible,
};
use web::Failure;

use crate::{KIND, tree::Tree};

/// What an address leads to.
pub(crate) enum Found {
    /// A page in the language of the address.
    Page(Box<Reading>),
    /// A page for others than this actor.
    Closed,
    /// A page that has no text in this language.
    Elsewhere(Snapshot, PublicationId),
}

/// The page at the address that was asked. Errors: `Moved` where it has another address, `Gone`, `NotFound`.
pub(crate) async fn find(asked: &Asked) -> Result<Found, Failure> {
    let segments = asked.segments();
    let (above, slug) = match segments.as_slice() {
        [slug] => (None, slug.as_str()),
        [above, slug] => (Some(above.as_str()), slug.as_str()),
        _ => return Err(Error::NotFound.into()),
    };
    let tree = Tree::of(&asked.site, asked.language);
    let snapshot = asked.portal.db.page_snapshot().await?;
    let parent = match above {
        None => None,
        Some(above) => match container(asked, &snapshot, &tree, above).await? {
            Container::Page(parent) => Some(parent),
            Container::Renamed(above) => return Err(Error::Moved(address(asked, Some(&above), slug)).into()),
            Container::Unknown => return missing(asked, snapshot, &tree, slug).await,
        },
    };
    match read::page(&snapshot, &asked.actor, KIND, asked.language, parent, slug).await? {
        Read::Text(text) => Ok(Found::Page(Box::new(Reading { snapshot, text: *text }))),
        Read::Closed => Ok(Found::Closed),
        Read::Gone => Err(Error::Gone.into()),
        Read::Former(now, page) => match moved(asked, &tree, above, (page, &now)) {
            Some(address) => Err(Error::Moved(address).into()),
            None => missing(asked, snapshot, &tree, slug).await,
        },
        Read::Missing => missing(asked, snapshot, &tree, slug).await,
    }
}

/// The path that was asked, in its one writing.
pub(crate) fn own_address(asked: &Asked) -> String {
    let segments = asked.segments();
    let language = std::iter::once(asked.language.as_str());
    web::address::path(&language.chain(segments.iter().map(String::as_str)).collect::<Vec<_>>())
}

fn address(asked: &Asked, above: Option<&str>, slug: &str) -> String {
    let parts = std::iter::once(asked.language.as_str()).chain(above).chain([slug]);
    web::address::path(&parts.collect::<Vec<_>>())
}

/// What the first of two slugs names.
enum Container {
    Page(PublicationId),
    Renamed(String),
    Unknown,
}

async fn container(asked: &Asked, snapshot: &Snapshot, tree: &Tree<'_>, slug: &str) -> Result<Container, Failure> {
    if let Some(node) = tree.at(&address(asked, None, slug)) {
        return Ok(Container::Page(node.publication));
    }
    Ok(match read::page(snapshot, &asked.actor, KIND, asked.language, None, slug).await? {
        Read::Text(text) => Container::Page(text.publication),
        Read::Former(slug, _) => Container::Renamed(slug),
        Read::Gone | Read::Closed | Read::Missing => Container::Unknown,
    })
}

/// Where a page under a former address stands now: where the tree has it, else beside its former place. Nothing where that is
/// the address that was asked.
fn moved(asked: &Asked, tree: &Tree<'_>, above: Option<&str>, (page, slug): (PublicationId, &str)) -> Option<String> {
    let now = tree.page(page).map_or_else(|| address(asked, above, slug), |node| node.href.to_owned());
    Some(now).filter(|now| *now != own_address(asked))
}

/// No text in this language stands at the address: the page may be known here by the slug of another language, stand
/// elsewhere in the tree, or stand under a page that this reader does not see.
async fn missing(asked: &Asked, snapshot: Snapshot, tree: &Tree<'_>, slug: &str) -> Result<Found, Failure> {
    let own = own_address(asked);
    let node = tree.at(&own).or_else(|| tree.named(slug)).ok_or(Error::NotFound)?;
    if node.href != own {
        return Err(Error::Moved(node.href.to_owned()).into());
    }
    if node.language != asked.language {
        return Ok(Found::Elsewhere(snapshot, node.publication));
    }
    let all = read::tree(&snapshot, &visible(&asked.actor), KIND, asked.language).await?;
    let parent =
        all.into_iter().find(|(card, _)| card.publication == node.publication.0).and_then(|(_, parent)| parent);
    match read::page(&snapshot, &asked.actor, KIND, asked.language, parent, slug).await? {
        Read::Text(text) => Ok(Found::Page(Box::new(Reading { snapshot, text: *text }))),
        _ => Err(Error::NotFound.into()),
    }
}
