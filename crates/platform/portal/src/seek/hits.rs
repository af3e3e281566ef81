//! Results as a page shows them: with the address of each, which the base alone knows.

use std::collections::HashMap;

use db::Query;
use kernel::{Language, PublicationId, Result, sober};
use publication::{
    store::searchable::{self, Stand},
    visible,
};
use search::{Hit, Passage, Piece, Reach, Thing};

use super::view::{HitView, PassageView, PieceView};
use crate::{Asked, views::LanguageLink};

/// Where texts stand, for whoever asks.
pub(super) struct Stands<'a> {
    asked: &'a Asked,
    known: HashMap<(PublicationId, Language), Stand>,
}

impl<'a> Stands<'a> {
    /// Of these things, in one query.
    pub(super) async fn of(
        asked: &'a Asked,
        query: &impl Query,
        things: impl Iterator<Item = &Thing>,
    ) -> Result<Stands<'a>> {
        let ids: Vec<_> = things.map(|thing| PublicationId(thing.id)).collect();
        let known = searchable::stands(query, &visible(&asked.actor), &ids).await?;
        Ok(Self { asked, known })
    }

    /// The address of a text; nothing where it was withdrawn since it was put into the index.
    pub(super) fn href(&self, thing: &Thing, language: Language) -> Option<String> {
        let stand = self.known.get(&(PublicationId(thing.id), language))?;
        let site = &self.asked.site;
        // Content may be in a language that the interface does not speak; its address is then the reader's.
        let of = if site.languages().contains(&language) { language } else { self.asked.language };
        let above = stand.parent.and_then(|parent| site.pages.get(&of)?.iter().find(|page| page.publication == parent));
        match above {
            Some(above) => Some(format!("{}/{}", above.href, web::address::segment(&stand.slug))),
            None => self.asked.portal.kinds.path(&stand.kind, of, &stand.slug),
        }
    }

    /// A result; nothing where it is there no more.
    pub(super) fn view(&self, hit: &Hit) -> Option<HitView> {
        let (i18n, kinds) = (&self.asked.portal.web.i18n, &self.asked.portal.kinds);
        let is_listed = kinds.get(&hit.thing.kind).is_some_and(|kind| kind.is_listed);
        Some(HitView {
            href: self.href(&hit.thing, hit.language)?,
            title: pieces(&hit.title),
            overline: Some(hit.overline.clone()).filter(|overline| !overline.is_empty()),
            language: hit.language.to_string(),
            dir: hit.language.direction().as_str().to_owned(),
            foreign: hit.language != self.asked.language,
            language_name: i18n.language_name(self.asked.language, hit.language),
            passage: self.passage(&hit.passage),
            dated: is_listed.then(|| hit.dated.to_string()),
            kind_label: self.asked.portal.kind_label(&hit.thing.kind, self.asked.language),
            tags: self.tags(hit),
            others: hit.others.iter().filter_map(|other| self.other(&hit.thing, *other)).collect(),
        })
    }

    fn passage(&self, passage: &Passage) -> PassageView {
        PassageView {
            pieces: pieces(&passage.pieces),
            language: passage.language.to_string(),
            dir: passage.language.direction().as_str().to_owned(),
            foreign: passage.language != self.asked.language,
            of: passage.of.clone(),
            is_cut_before: passage.is_cut_before,
            is_cut_after: passage.is_cut_after,
        }
    }

    fn tags(&self, hit: &Hit) -> Vec<String> {
        let promoted = hit.is_promoted.then_some("portal-search-promoted");
        let members = (hit.reach != Reach::Open).then_some("portal-search-members");
        let archived = hit.is_archived.then_some("portal-search-archived");
        [promoted, members, archived].into_iter().flatten().map(|key| self.asked.text(key)).collect()
    }

    fn other(&self, thing: &Thing, language: Language) -> Option<LanguageLink> {
        Some(crate::readable(self.asked, language, self.href(thing, language)?))
    }
}

/// A text in pieces. What nobody types is not printed either.
fn pieces(pieces: &[Piece]) -> Vec<PieceView> {
    pieces.iter().map(|piece| PieceView { text: sober(&piece.text).into_owned(), is_marked: piece.is_marked }).collect()
}
