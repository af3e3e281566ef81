//! The board of what awaits translation: `/desk/translations`. Each row leads to the translation beside its source, or makes it.

mod views;

use axum::{response::Response, routing::get};
use kernel::{Error, Language, Verb};
use publication::{
    Standing,
    store::desk::list::{self, Found, Listed, Sought},
};
use web::{Failure, Route};

use crate::{
    Choice, Desk, Field,
    filters::{self, Opened},
    reach::{self, reach},
    title::Title,
};
pub(crate) use views::BoardPage;
use views::{AwaitedView, BoardRow};

/// Where it is.
pub(crate) const HREF: &str = "/desk/translations";

/// What says what is looked for, in this order.
pub(crate) const FILTERS: &[&str] = &["language", "kind", "state"];

/// How many publications stand on a page.
const MOST: usize = 30;

/// This part's addresses.
pub(crate) fn routes() -> Vec<Route> {
    let params = &["language", "kind", "state", "all", "after", "done"];
    vec![Route::fresh(HREF, Verb::Write, get(show)).params(params)]
}

/// Shows it.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    let reach = reach(&desk, Verb::Write);
    if reach.is_empty() {
        return Err(Error::NotAllowed.into());
    }
    let snapshot = desk.portal.db.snapshot().await?;
    let saved = match filters::of(&desk, &snapshot, "translations").await? {
        Opened::With(filter) => return Ok(filter),
        Opened::Whole(saved) => saved,
    };
    let sought = sought(&desk, &reach);
    let after = desk.param("after").map(|key| key.parse()).transpose()?;
    let Found { listed, next, .. } = list::sought(&snapshot, &sought, after, MOST).await?;
    let awaited = |listed: &Listed| listed.standings.iter().map(|(language, _)| *language).collect();
    let found = reach::within(&snapshot, &desk, Verb::Write, listed, awaited).await?;
    let view = BoardPage {
        head: desk.head(&desk.text("desk-board")).help("translate"),
        filters: fields(&desk, &reach),
        narrowed: !saved.query.is_empty(),
        saved,
        rows: found.iter().filter_map(|listed| row(&desk, listed)).collect(),
        next: next.map(|next| filters::further(&desk, FILTERS, HREF, &next.to_string())),
    };
    desk.page(&view)
}

/// What is looked for, within what somebody may write.
fn sought<'a>(desk: &Desk, reach: &[(&'a str, Language)]) -> Sought<'a> {
    let language = desk.param("language").and_then(|code| code.parse::<Language>().ok());
    let kind = desk.param("kind");
    let state = desk.param("state").and_then(|name| Standing::named(&name));
    let state = state.filter(|state| Standing::AWAITED.contains(state));
    let fits = |(own, code): &(&str, Language)| {
        kind.as_deref().is_none_or(|kind| kind == *own) && language.is_none_or(|language| language == *code)
    };
    Sought {
        of: reach.iter().copied().filter(fits).collect(),
        standings: state.map_or_else(|| Standing::AWAITED.to_vec(), |state| vec![state]),
    }
}

fn fields(desk: &Desk, reach: &[(&str, Language)]) -> Vec<Field> {
    let mut languages: Vec<Choice> = Vec::new();
    let mut kinds: Vec<Choice> = Vec::new();
    for (kind, language) in reach {
        let name = desk.portal.web.i18n.language_name(desk.language, *language);
        offer(&mut languages, desk.param("language").as_deref(), language.as_str(), name);
        offer(&mut kinds, desk.param("kind").as_deref(), kind, desk.portal.kind_label(kind, desk.language));
    }
    let mut states: Vec<Choice> = Vec::new();
    for state in Standing::AWAITED {
        offer(&mut states, desk.param("state").as_deref(), state.as_str(), desk.text(words(state)));
    }
    let field = |name: &str, key: &str, choices: Vec<Choice>| {
        let any = Choice { label: desk.text("desk-list-any"), ..Choice::default() };
        let choices = std::iter::once(any).chain(choices).collect();
        Field { name: name.into(), label: desk.text(key), choices, ..Field::default() }
    };
    vec![
        field("language", "desk-board-language", languages),
        field("kind", "desk-board-kind", kinds),
        field("state", "desk-list-state", states),
    ]
}

fn offer(choices: &mut Vec<Choice>, asked: Option<&str>, value: &str, label: String) {
    if choices.iter().all(|choice| choice.value != value) {
        choices.push(Choice { value: value.to_owned(), label, chosen: asked == Some(value) });
    }
}

fn words(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing => "desk-board-missing",
        Standing::Stale => "desk-board-stale",
        Standing::TranslationInReview => "desk-state-in-review",
        _ => "desk-state-writing",
    }
}

fn row(desk: &Desk, listed: &Listed) -> Option<BoardRow> {
    let kind = desk.portal.kinds.get(&listed.kind)?;
    let (title, language) = Title::best(desk, listed);
    let base = format!("/desk/{}/{}", kind.room, listed.place.id);
    let awaited = |(own, standing): &(Language, Standing)| {
        let is_there = listed.texts.iter().any(|text| text.language == *own);
        AwaitedView {
            name: desk.portal.web.i18n.language_name(desk.language, *own),
            state: desk.text(words(*standing)),
            class: if *standing == Standing::Translating { String::new() } else { "waits".to_owned() },
            href: is_there.then(|| format!("{base}/{own}/beside")),
            make: (!is_there).then(|| format!("{base}/{own}/text?then=beside")),
        }
    };
    Some(BoardRow {
        title,
        href: format!("{base}/{language}"),
        kind: desk.portal.kind_label(kind.name, desk.language),
        at: listed.place.at.civil(&desk.site.zone).to_string(),
        awaited: listed.standings.iter().map(awaited).collect(),
    })
}
