//! What a text is linked with: the cards of the other ends, under the words of their relations.

use std::collections::BTreeSet;

use db::Query;
use kernel::{MediaId, Result};
use publication::{
    store::{
        lists::Card,
        read::{self, Around, Beside, Text},
    },
    visible,
};
use relations::Relation;

use crate::{
    Asked, Files,
    body::{links_of, named},
    card,
    views::RelatedView,
};

/// What stands around a text of a kind, for who asks: its languages, its neighbours, what its body links to and what it is linked
/// with. One query.
pub async fn around(asked: &Asked, query: &impl Query, text: &Text, kind: &str) -> Result<Around> {
    let links = links_of(text);
    let beside = Beside { links: &links, parts: relations::store::AROUND };
    read::around(query, &visible(&asked.actor), text, kind, asked.language, beside).await
}

/// The files that a text names, and the pictures of what it is linked with. One query, or none.
pub async fn files_around(query: &impl Query, text: &Text, around: &Around) -> Result<Files> {
    let pictures = around.beside.iter().filter_map(|(_, card)| card.picture).map(MediaId);
    let all: BTreeSet<MediaId> = named(text).into_iter().chain(pictures).collect();
    media::by_ids(query, &all.into_iter().collect::<Vec<_>>()).await
}

/// What a text is linked with, a part for each relation, the newest first.
pub fn related(asked: &Asked, around: &Around, files: &Files) -> Vec<RelatedView> {
    let part = |relation: Relation| {
        let own = around.beside.iter().filter(|(part, _)| Relation::of_part(part) == Some(relation));
        let mut cards: Vec<&Card> = own.map(|(_, card)| card).collect();
        cards.sort_by(|a, b| (&b.dated, b.publication).cmp(&(&a.dated, a.publication)));
        let cards: Vec<_> = cards.into_iter().map(|one| card(asked, one, files)).collect();
        (!cards.is_empty()).then(|| RelatedView { heading: asked.text(relation.heading()), cards })
    };
    Relation::ALL.into_iter().filter_map(part).collect()
}
