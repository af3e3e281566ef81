//! `/desk/articles`: what there is, in the order in which somebody last worked on it.

use std::collections::HashMap;

use axum::response::Response;
use db::Query;
use kernel::{AccountId, Actor, Language, Verb};
use publication::{
    DraftState, Presence, Thing, may,
    store::desk::{
        list::{self, Listed, Narrow},
        work,
    },
};
use web::Failure;

use super::{
    place::Place,
    states,
    views::{ChipView, ListPage, RowView},
};
use crate::{Choice, Desk, Field};

/// What the list takes, in this order.
pub(crate) const PARAMS: &[&str] = &["state", "without", "q", "after", "done"];

/// How many stand on a page.
const MOST: u32 = 30;

/// Shows the list.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let kind = place.kind()?.name;
    let desk = &place.desk;
    let narrow = narrow(desk);
    let after = desk.param("after").map(|key| key.parse()).transpose()?;
    let snapshot = desk.portal.db.snapshot().await?;
    let mut found = list::list(&snapshot, kind, &narrow, after, MOST + 1).await?;
    let more = found.len() > MOST as usize;
    found.truncate(MOST as usize);
    let last = found.last().filter(|_| more).map(|listed| listed.place);
    let by: Vec<AccountId> = found.iter().filter_map(|listed| listed.by).collect();
    let names = accounts::names(&snapshot, &by).await?;
    let found = seen(&snapshot, &desk.actor(), kind, found).await?;
    let view = ListPage {
        head: desk.head(&place.list_name()?).help("publish").assets(&[], &[]),
        new_href: may_make(&desk.actor(), kind, desk).then(|| format!("{}/new", place.list_href())),
        action: place.list_href(),
        filters: filters(desk),
        rows: found.iter().map(|listed| row(&place, listed, &names)).collect(),
        next: last.map(|last| next(desk, &place.list_href(), &last.to_string())),
        narrowed: narrow != Narrow::All,
    };
    desk.page(&view)
}

fn thing(kind: &str, language: Language, presence: Presence) -> Thing<'_> {
    Thing { kind, language, presence, audience: publication::Audience::Public, themes: &[] }
}

/// Those of which a text may be previewed. A grant that holds for one theme is judged by the publication's own themes.
async fn seen(query: &impl Query, actor: &Actor, kind: &str, found: Vec<Listed>) -> kernel::Result<Vec<Listed>> {
    let by_theme = matches!(actor, Actor::Person { grants, .. } if grants.iter().any(|grant| grant.theme.is_some()));
    let mut seen = Vec::with_capacity(found.len());
    for listed in found {
        let any = |text: &list::ListedText| may(actor, Verb::Preview, &thing(kind, text.language, text.state.presence));
        let mut is_seen = listed.texts.iter().any(any);
        if !is_seen
            && by_theme
            && let Some(work) = work::find(query, listed.place.id).await?
        {
            is_seen = work.texts.iter().any(|text| may(actor, Verb::Preview, &work.thing(text.language)));
        }
        if is_seen {
            seen.push(listed);
        }
    }
    Ok(seen)
}

/// Whether a text of this kind may be made in any language of the site.
pub(crate) fn may_make(actor: &Actor, kind: &str, desk: &Desk) -> bool {
    desk.site.languages().iter().any(|language| may(actor, Verb::Write, &thing(kind, *language, Presence::Never)))
}

fn narrow(desk: &Desk) -> Narrow {
    if let Some(words) = desk.param("q") {
        return Narrow::Titled(words);
    }
    if let Some(language) = desk.param("without").and_then(|code| code.parse().ok()) {
        return Narrow::Without(language);
    }
    let Some(state) = desk.param("state") else { return Narrow::All };
    let presence = state.parse::<Presence>().map(Narrow::Presence);
    presence.or_else(|_| state.parse::<DraftState>().map(Narrow::Draft)).unwrap_or_default()
}

/// One filter at a time: each is answered by its own index.
fn filters(desk: &Desk) -> Vec<Field> {
    let chosen = desk.param("state").unwrap_or_default();
    let states = [
        ("", "desk-list-all"),
        ("live", "desk-state-live"),
        ("writing", "desk-state-writing"),
        ("in_review", "desk-state-in-review"),
        ("sent_back", "desk-state-sent-back"),
        ("scheduled", "desk-state-scheduled"),
        ("archived", "desk-state-archived"),
        ("withdrawn", "desk-state-withdrawn"),
    ];
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
        Field { choices: states.into_iter().map(state).collect(), ..field("state", "desk-list-state") },
        Field {
            choices: std::iter::once(any).chain(desk.site.languages().iter().map(language)).collect(),
            ..field("without", "desk-list-without")
        },
        Field { value: desk.param("q").unwrap_or_default(), ..field("q", "desk-list-title") },
    ]
}

fn next(desk: &Desk, list: &str, after: &str) -> String {
    let kept = ["state", "without", "q"].into_iter().filter_map(|name| Some((name, desk.param(name)?)));
    let pairs = kept.chain([("after", after.to_owned())]);
    let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", web::address::value(&value))).collect();
    format!("{list}?{}", pairs.join("&"))
}

fn row(place: &Place, listed: &Listed, names: &HashMap<AccountId, String>) -> RowView {
    let desk = &place.desk;
    let own = |language: Language| listed.texts.iter().find(|text| text.language == language && !text.title.is_empty());
    let order = std::iter::once(desk.language).chain(desk.site.languages().iter().copied());
    let best = order.into_iter().find_map(own).or_else(|| listed.texts.first());
    let language = best.map_or(desk.language, |text| text.language);
    let title = best.map(|text| text.title.clone()).filter(|title| !title.is_empty());
    let id = listed.place.id;
    RowView {
        foreign: title.is_some() && language != desk.language,
        title: title.unwrap_or_else(|| desk.text("desk-untitled")),
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
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
