//! The lists whose filters can be saved.

use accounts::policy::{Act, may};
use kernel::Verb;

use crate::{Desk, board, doors, media as library, publications, reach};

/// A list of the desk.
pub(super) struct List {
    /// Its key: the room of a kind, `media`, `translations`, `audit`.
    pub(super) key: &'static str,
    /// Where it is.
    pub(super) href: String,
    /// What it is called.
    pub(super) name: String,
    /// What says what is looked for, in the order of its address.
    params: &'static [&'static str],
}

impl List {
    /// The list of this key, if somebody may open it.
    pub(super) fn of_key(desk: &Desk, key: &str) -> Option<Self> {
        Self::all(desk).into_iter().find(|list| list.key == key)
    }

    /// All that somebody may open, in the order of the menu.
    pub(super) fn all(desk: &Desk) -> Vec<Self> {
        let reach = reach::reach(desk, Verb::Preview);
        let mut all = Vec::new();
        for kind in desk.portal.kinds.iter().filter(|kind| reach.iter().any(|(own, _)| *own == kind.name)) {
            let name = desk.portal.kind_label(kind.name, desk.language);
            all.push(Self {
                key: kind.room,
                href: format!("/desk/{}", kind.room),
                name,
                params: publications::FILTERS,
            });
        }
        let mut add = |is_open: bool, key, href: &str, name, params| {
            if is_open {
                all.push(Self { key, href: href.to_owned(), name: desk.text(name), params });
            }
        };
        add(!reach.is_empty(), "translations", board::HREF, "desk-board", board::FILTERS);
        let sees_files = media::visible(&desk.actor()).is_ok();
        add(sees_files, "media", library::LIBRARY, "desk-media", library::FILTERS);
        add(may(&desk.actor(), Act::ReadAudit, None), "audit", doors::AUDIT, "desk-doors-audit", doors::AUDIT_FILTERS);
        all
    }

    /// What is looked for in the list, in the one writing by which filters are compared; empty where nothing is.
    pub(super) fn asked(&self, desk: &Desk) -> String {
        let pairs: Vec<(&str, String)> =
            self.params.iter().filter_map(|name| Some((*name, desk.param(name)?))).collect();
        written(&pairs)
    }

    /// The same of what a form sent.
    pub(super) fn read(&self, query: &str) -> String {
        written(&web::address::declared(query, self.params).0)
    }
}

fn written(pairs: &[(&str, String)]) -> String {
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    web::address::query(&pairs).trim_start_matches('?').to_owned()
}
