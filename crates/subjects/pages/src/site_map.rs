//! The map of the site: its lists and the tree of its pages, made anew whenever either changes.

use axum::response::Response;
use portal::{Asked, LinkView};
use publication::store::read::Text;
use settings::MenuItem;
use web::{Failure, Markup};

use crate::{
    pages,
    tree::{Node, Tree},
    view::{PageLink, SiteMapPage},
};

/// Shows the map under the page's own words.
pub(crate) fn show(asked: &Asked, text: &Text, body: Markup) -> Result<Response, Failure> {
    let tree = Tree::of(&asked.site, asked.language);
    let link = |node: Node<'_>| pages::link(asked, &node, text.publication);
    let part = |node: Node<'_>| {
        let children = tree.within(Some(node.publication)).map(link).collect();
        PageLink { children, ..link(node) }
    };
    asked.page(&SiteMapPage {
        head: pages::head(asked, text, &text.words.title).build(),
        title: text.words.title.clone(),
        standfirst: text.words.standfirst.clone(),
        body,
        tree: tree.within(None).map(part).collect(),
        sections: sections(asked),
    })
}

/// The lists of all kinds, then the themes.
fn sections(asked: &Asked) -> Vec<LinkView> {
    let portal = &asked.portal;
    let lists = portal.kinds.iter().filter(|kind| kind.is_listed).map(|kind| LinkView {
        label: portal.kind_label(kind.name, asked.language),
        href: kind.list_path(asked.language),
    });
    let themes = MenuItem { themes: true, ..MenuItem::default() };
    lists.chain(asked.site.menu_link(portal, &themes, asked.language)).collect()
}
