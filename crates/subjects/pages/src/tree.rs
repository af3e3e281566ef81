//! The tree of pages, as the readers of one language know it.

use kernel::{Language, PublicationId};
use portal::SiteView;

/// A page in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node<'a> {
    /// The page.
    pub(crate) publication: PublicationId,
    /// The page that contains it.
    pub(crate) parent: Option<PublicationId>,
    /// The title of its best text.
    pub(crate) title: &'a str,
    /// The language of that text.
    pub(crate) language: Language,
    /// Its address.
    pub(crate) href: &'a str,
}

/// All pages that anybody may read, in the order of the site.
#[derive(Debug)]
pub(crate) struct Tree<'a>(Vec<Node<'a>>);

impl<'a> Tree<'a> {
    /// As the readers of this language know it.
    pub(crate) fn of(site: &'a SiteView, language: Language) -> Self {
        let pages = site.pages.get(&language).into_iter().flatten();
        let node = |page: &'a _| -> Node<'a> {
            let portal::PageNode { publication, parent, title, text_language, href } = page;
            Node { publication: *publication, parent: *parent, title, language: *text_language, href }
        };
        Self(pages.map(node).collect())
    }

    /// A page by its id.
    pub(crate) fn page(&self, id: PublicationId) -> Option<Node<'a>> {
        self.0.iter().copied().find(|node| node.publication == id)
    }

    /// The page at an address.
    pub(crate) fn at(&self, href: &str) -> Option<Node<'a>> {
        self.0.iter().copied().find(|node| node.href == href)
    }

    /// The one page of this slug, wherever it stands; nothing where several have it.
    pub(crate) fn named(&self, slug: &str) -> Option<Node<'a>> {
        let last = web::address::segment(slug);
        let mut found = self.0.iter().copied().filter(|node| node.href.rsplit('/').next() == Some(last.as_str()));
        found.next().filter(|_| found.next().is_none())
    }

    /// The pages that a page contains; those that none contains.
    pub(crate) fn within(&self, parent: Option<PublicationId>) -> impl Iterator<Item = Node<'a>> {
        self.0.iter().copied().filter(move |node| node.parent == parent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> PublicationId {
        PublicationId(kernel::PublicationId::nil().0.max(uuid(number)))
    }
}
