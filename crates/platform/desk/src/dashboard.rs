//! `/desk`: what waits for somebody, and what was worked on last.

use axum::response::Response;
use kernel::{Error, Verb};
use publication::{
    DraftState, Thing, may,
    store::desk::list::{self, Listed, Narrow},
};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Failure, View};

use crate::{Desk, DeskHead};

/// How many stand in each part.
const MOST: u32 = 8;

/// The desk's first page.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Dashboard {
    /// The head.
    pub(crate) head: DeskHead,
    /// Its parts that are not empty.
    pub(crate) parts: Vec<Part>,
    /// Where new ones are made, by kind.
    pub(crate) make: Vec<Link>,
}

/// A part of the page.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Part {
    /// Its heading.
    pub(crate) heading: String,
    /// What stands in it.
    pub(crate) items: Vec<Item>,
}

/// A text that waits, or was worked on.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Item {
    /// Its title.
    pub(crate) title: String,
    /// Where it is.
    pub(crate) href: String,
    /// The language of the title.
    pub(crate) language: String,
    /// Its direction.
    pub(crate) dir: String,
    /// Whether that is another than the interface's.
    pub(crate) foreign: bool,
    /// When it was last worked on, in civil time.
    pub(crate) at: String,
    /// What kind it is, and in which language.
    pub(crate) about: String,
}

/// A link.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Link {
    /// What it says.
    pub(crate) label: String,
    /// Where it leads.
    pub(crate) href: String,
}

/// Shows it.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let parts = [
        (Narrow::Draft(DraftState::InReview), Verb::Publish, "desk-home-in-review"),
        (Narrow::Draft(DraftState::SentBack), Verb::Write, "desk-home-sent-back"),
        (Narrow::Draft(DraftState::Scheduled), Verb::Publish, "desk-home-scheduled"),
        (Narrow::Draft(DraftState::Writing), Verb::Write, "desk-home-writing"),
        (Narrow::All, Verb::Preview, "desk-home-recent"),
    ];
    let mut shown = Vec::new();
    for (narrow, verb, heading) in parts {
        let mut items = Vec::new();
        for kind in desk.portal.kinds.iter() {
            let found = list::list(&snapshot, kind.name, &narrow, None, MOST).await?;
            items.extend(found.iter().filter_map(|listed| item(&desk, kind, listed, &narrow, verb)));
        }
        items.sort_by(|(a, _), (b, _)| b.cmp(a));
        items.truncate(MOST as usize);
        if !items.is_empty() {
            shown.push(Part { heading: desk.text(heading), items: items.into_iter().map(|(_, item)| item).collect() });
        }
    }
    let kinds = desk.portal.kinds.iter().filter(|kind| crate::publications::may_make(&desk.actor(), kind.name, &desk));
    let make = |kind: &publication::KindInfo| Link {
        label: desk.text_with("desk-home-new", &[("kind", desk.portal.kind_label(kind.name, desk.language).into())]),
        href: format!("/desk/{}/new", kind.room),
    };
    let view = Dashboard { head: desk.head(&desk.text("desk-home")), parts: shown, make: kinds.map(make).collect() };
    desk.page(&view)
}

/// An item with the instant that it is sorted by; nothing where it is not for this actor.
fn item(
    desk: &Desk,
    kind: &publication::KindInfo,
    listed: &Listed,
    narrow: &Narrow,
    verb: Verb,
) -> Option<(i64, Item)> {
    let stands = |text: &&list::ListedText| match narrow {
        Narrow::Draft(state) => text.state.draft == *state,
        _ => true,
    };
    let allowed = |text: &&list::ListedText| {
        let thing = Thing {
            kind: kind.name,
            language: text.language,
            presence: text.state.presence,
            audience: publication::Audience::Public,
            themes: &[],
        };
        may(&desk.actor(), verb, &thing)
    };
    let own = |text: &&list::ListedText| text.language == desk.language;
    let fitting: Vec<&list::ListedText> = listed.texts.iter().filter(stands).filter(allowed).collect();
    let text = fitting.iter().copied().find(|text| own(text)).or(fitting.first().copied())?;
    let title = Some(text.title.clone()).filter(|title| !title.is_empty());
    let name = desk.portal.web.i18n.language_name(desk.language, text.language);
    let item = Item {
        foreign: title.is_some() && text.language != desk.language,
        title: title.unwrap_or_else(|| desk.text("desk-untitled")),
        href: format!("/desk/{}/{}/{}", kind.room, listed.place.id, text.language),
        language: text.language.to_string(),
        dir: text.language.direction().as_str().to_owned(),
        at: listed.place.at.civil(&desk.site.zone).to_string(),
        about: format!("{} · {name}", desk.portal.kind_label(kind.name, desk.language)),
    };
    Some((listed.place.at.0, item))
}

/// `GET /desk/publications.json?q=…`: what the editor links to, by words or by ids. At most
/// ten by words.
pub(crate) async fn choices(desk: Desk) -> Result<Response, Failure> {
    if desk.me.grants.is_empty() {
        return Err(Error::NotAllowed.into());
    }
    let snapshot = desk.portal.db.snapshot().await?;
    let language = desk.param("language").and_then(|code| code.parse().ok()).unwrap_or(desk.language);
    let words = desk.param("q").unwrap_or_default();
    let ids: Vec<_> = desk.param("id").iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok()).collect();
    let mut items = Vec::new();
    for kind in desk.portal.kinds.iter() {
        let narrow = if words.is_empty() { Narrow::All } else { Narrow::Titled(words.clone()) };
        let found = match desk.param("id") {
            Some(_) => list::of_ids(&snapshot, kind.name, &ids).await?,
            None => list::list(&snapshot, kind.name, &narrow, None, 10).await?,
        };
        for listed in found {
            let Some((at, item)) = item(&desk, kind, &listed, &Narrow::All, Verb::Preview) else { continue };
            let own = listed.texts.iter().find(|text| text.language == language && !text.title.is_empty());
            let title = own.map_or(item.title, |text| text.title.clone());
            let state = listed.texts.iter().map(|text| crate::publications::states(&desk, text.state)).next();
            let json = serde_json::json!({
                "id": listed.place.id.to_string(),
                "title": title,
                "kind": desk.portal.kind_label(kind.name, desk.language),
                "state": state.unwrap_or_default(),
            });
            items.push((at, json));
        }
    }
    items.sort_by(|(a, _), (b, _)| b.cmp(a));
    let items: Vec<_> = items.into_iter().take(ids.len().max(10)).map(|(_, item)| item).collect();
    Ok(crate::respond::json(axum::http::StatusCode::OK, &serde_json::json!({ "items": items })))
}

impl View for Dashboard {
    const TEMPLATE: &'static str = "desk/dashboard.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let item = Item {
            title: "Declaración de Malinas".into(),
            href: "/desk/articles/1/es".into(),
            language: "es".into(),
            dir: "ltr".into(),
            foreign: true,
            at: "2026-11-24T10:00:00".into(),
            about: "Actualités, espagnol".into(),
        };
        let part = Part { heading: "À relire".into(), items: vec![item] };
        let make = Link { label: "Nouveau".into(), href: "/desk/articles/new".into() };
        vec![
            Self { head: DeskHead::sample(), parts: vec![], make: vec![] },
            Self { head: DeskHead::sample(), parts: vec![part], make: vec![make] },
        ]
    }
}
