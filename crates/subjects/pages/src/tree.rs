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
        let node = pages.map(|page| Node {
            publication: page.publication,
            parent: page.parent,
            title: &page.title,
            language: page.text_language,
            href: &page.href,
        });
        Self(node.collect())
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

    fn id(number: u8) -> PublicationId {
        format!("00000000-0000-7000-8000-0000000000{number:02x}").parse().unwrap()
    }

    fn node(number: u8, parent: Option<u8>, href: &'static str) -> Node<'static> {
        Node { publication: id(number), parent: parent.map(id), title: href, language: Language::FR, href }
    }

    fn tree() -> Tree<'static> {
        Tree(vec![
            node(1, None, "/fr/le-reseau"),
            node(2, Some(1), "/fr/le-reseau/gouvernance"),
            node(3, None, "/fr/aide"),
            node(4, Some(3), "/fr/aide/r%C3%A8gles"),
            node(5, Some(3), "/fr/aide/gouvernance"),
        ])
    }

    #[test]
    fn a_part_holds_its_own_pages_in_their_order() {
        let within = |parent| tree().within(parent).map(|node| node.publication).collect::<Vec<_>>();
        assert_eq!(within(None), [id(1), id(3)]);
        assert_eq!(within(Some(id(3))), [id(4), id(5)]);
        assert_eq!(within(Some(id(4))), []);
    }

    #[test]
    fn a_slug_names_a_page_where_no_other_has_it() {
        let named = |slug| tree().named(slug).map(|node| node.publication);
        assert_eq!(named("règles"), Some(id(4)));
        assert_eq!(named("le-reseau"), Some(id(1)));
        assert_eq!(named("gouvernance"), None);
        assert_eq!(named("autre"), None);
    }
}
