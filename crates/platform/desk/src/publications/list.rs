//! `/desk/articles`: what there is, in the order in which somebody last worked on it.

use std::collections::HashMap;

use axum::response::Response;
use db::Snapshot;
use kernel::{AccountId, Actor, Language, Verb};
use publication::{
    KindInfo, Presence, Standing, Thing, may,
    store::desk::list::{self, Found, LOOKED_THROUGH, Listed, Narrow},
};
use web::Failure;

use super::{
    place::Place,
    states,
    views::{ChipView, ListPage, RowView},
};
use crate::{Choice, Crumb, Desk, Field, filters, reach, title::Title};

/// What the list takes, in this order.
pub(crate) const PARAMS: &[&str] = &["state", "without", "q", "all", "after", "done"];

/// Those of them that say what is looked for.
pub(crate) const FILTERS: &[&str] = &["state", "without", "q"];

/// The states that are looked for, with their words.
const STATES: [(&str, &str); 7] = [
    ("live", "desk-state-live"),
    ("writing", "desk-state-writing"),
    ("in_review", "desk-state-in-review"),
    ("sent_back", "desk-state-sent-back"),
    ("scheduled", "desk-state-scheduled"),
    ("archived", "desk-state-archived"),
    ("withdrawn", "desk-state-withdrawn"),
];

/// How many stand on a page.
const MOST: usize = 30;

/// Shows the list.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let kind = place.kind()?;
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let saved = match filters::of(desk, &snapshot, kind.room).await? {
        filters::Opened::With(filter) => return Ok(filter),
        filters::Opened::Whole(saved) => saved,
    };
    let narrow = narrow(desk);
    let after = desk.param("after").map(|key| key.parse()).transpose()?;
    let Found { mut listed, next, is_cut } = list::list(&snapshot, kind.name, &narrow, after, MOST).await?;
    if let (Narrow::Titled(words), true) = (&narrow, is_cut) {
        listed.extend(older(desk, &snapshot, kind.name, words, &listed).await?);
    }
    let by: Vec<AccountId> = listed.iter().filter_map(|listed| listed.by).collect();
    let names = accounts::names(&snapshot, &by).await?;
    let found = reach::within(&snapshot, desk, Verb::Preview, listed, |listed| reach::languages(desk, listed)).await?;
    let view = ListPage {
        head: desk.head(&place.list_name()?).help("find").assets(&[], &[]),
        new_href: may_make(&desk.actor(), kind.name, desk).then(|| format!("{}/new", place.list_href())),
        tools: tools(desk, kind),
        action: place.list_href(),
        filters: fields(desk),
        saved,
        rows: found.iter().map(|listed| row(&place, listed, &names)).collect(),
        next: next.map(|next| filters::further(desk, FILTERS, &place.list_href(), &next.to_string())),
        narrowed: narrow != Narrow::All,
        looked_through: is_cut.then(|| looked_through(desk)),
    };
    desk.page(&view)
}

/// Further pages about this kind.
fn tools(desk: &Desk, kind: &KindInfo) -> Vec<Crumb> {
    let all = kind.own.tools.iter().filter(|_| may_make(&desk.actor(), kind.name, desk));
    all.map(|(href, key)| Crumb { label: desk.text(key), href: (*href).to_owned() }).collect()
}

/// What is published under these words beyond the titles that were looked through: the index of the search knows it, however old.
async fn older(
    desk: &Desk,
    snapshot: &Snapshot,
    kind: &str,
    words: &str,
    known: &[Listed],
) -> kernel::Result<Vec<Listed>> {
    let mut ids = portal::holding(&desk.portal, &desk.actor(), kind, words).await?;
    ids.retain(|id| known.iter().all(|listed| listed.place.id != *id));
    let mut older = list::of_ids(snapshot, &ids).await?;
    older.retain(|listed| list::has_title(listed, words));
    Ok(older)
}

/// How far titles were looked through.
fn looked_through(desk: &Desk) -> String {
    let number = desk.portal.web.i18n.number(desk.language, i64::from(LOOKED_THROUGH));
    desk.text_with("desk-list-looked", &[("number", number.into())])
}

/// Whether a text of this kind may be made in any language of the site.
pub(crate) fn may_make(actor: &Actor, kind: &str, desk: &Desk) -> bool {
    let thing = |language: Language| Thing {
        kind,
        language,
        presence: Presence::Never,
        audience: publication::Audience::Public,
        themes: &[],
    };
    desk.site.languages().iter().any(|language| may(actor, Verb::Write, &thing(*language)))
}

/// One filter at a time: each is answered by its own index.
fn narrow(desk: &Desk) -> Narrow {
    if let Some(words) = desk.param("q") {
        return Narrow::Titled(words);
    }
    if let Some(language) = desk.param("without").and_then(|code| code.parse().ok()) {
        return Narrow::Standing(Standing::Missing, vec![language]);
    }
    match desk.param("state").as_deref() {
        Some("live") => Narrow::Live,
        Some(state) if STATES.iter().any(|(known, _)| *known == state) => Standing::named(state)
            .map_or(Narrow::All, |standing| Narrow::Standing(standing, desk.site.languages().to_vec())),
        _ => Narrow::All,
    }
}

fn fields(desk: &Desk) -> Vec<Field> {
    let chosen = desk.param("state").unwrap_or_default();
    let states = std::iter::once(("", "desk-list-all")).chain(STATES);
    let state =
        |(value, key): (&str, &str)| Choice { value: value.to_owned(), label: desk.text(key), chosen: value == chosen };
    let without = desk.param("without").unwrap_or_default();
    let language = |language: &Language| Choice {
        value: language.to_string(),
        label: desk.portal.web.i18n.language_name(desk.language, *language),
        chosen: language.as_str() == without,
    };
    let any = Choice { label: desk.text("desk-list-any"), ..Choice::default() };
    let field = |name: &str, key: &str| Field { name: name.into(), label: desk.text(key), ..Field::default() };
    vec![
        Field { choices: states.map(state).collect(), ..field("state", "desk-list-state") },
        Field {
            choices: std::iter::once(any).chain(desk.site.languages().iter().map(language)).collect(),
            ..field("without", "desk-list-without")
        },
        Field { value: desk.param("q").unwrap_or_default(), ..field("q", "desk-list-title") },
    ]
}

fn row(place: &Place, listed: &Listed, names: &HashMap<AccountId, String>) -> RowView {
    let desk = &place.desk;
    let (title, language) = Title::best(desk, listed);
    let id = listed.place.id;
    RowView {
        title: title.words,
        language: title.language,
        dir: title.dir,
        foreign: title.foreign,
        href: place.text_href(id, language),
        at: listed.place.at.civil(&desk.site.zone).to_string(),
        by: listed.by.and_then(|by| names.get(&by).cloned()),
        texts: listed.texts.iter().map(|text| chip(place, id, text)).collect(),
    }
}

fn chip(place: &Place, id: kernel::PublicationId, text: &list::ListedText) -> ChipView {
    ChipView {
        language: text.language.to_string(),
        name: place.desk.portal.web.i18n.language_name(place.desk.language, text.language),
        href: place.text_href(id, text.language),
        exists: true,
        current: false,
        may_write: true,
        states: states::view(&place.desk, text.state),
    }
}
