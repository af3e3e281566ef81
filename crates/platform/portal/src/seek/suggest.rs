//! `/fr/recherche/suggestions?q=`: what is offered while somebody types, as JSON for the box's own script. Whoever writes
//! without it misses nothing: the box is a form.

use axum::response::Response;
use kernel::Result;
use search::Suggestions;
use serde::Serialize;
use web::Failure;

use super::{asking::seen, hits::Stands, work};
use crate::{Asked, home::plain};

/// So many titles and so many words.
const MOST: usize = 5;
/// Who has typed this much knows what to type.
const LONGEST: usize = 100;

/// What is offered.
#[derive(Default, Serialize)]
struct Offer {
    /// What was typed, its last word as texts have it.
    words: Vec<String>,
    /// Texts whose titles hold it.
    titles: Vec<Text>,
}

/// A text.
#[derive(Serialize)]
struct Text {
    title: String,
    href: String,
    language: String,
    dir: &'static str,
}

/// Answers what is offered; nothing where too little was typed, or where others are asking.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let typed = asked.param("q").unwrap_or_default();
    let length = typed.trim().chars().count();
    if !(search::SHORTEST..=LONGEST).contains(&length) {
        return json(&Offer::default());
    }
    let (index, seen, language) = (asked.portal.search.clone(), seen(&asked), asked.language);
    let today = asked.portal.now(&asked.site);
    let found = work::done_at_once(move || index.suggest(&typed, language, &seen, today, MOST)).await?;
    json(&offer(&asked, found).await?)
}

fn json(offer: &Offer) -> Result<Response, Failure> {
    let json = serde_json::to_string(offer).map_err(anyhow::Error::from).map_err(kernel::Error::from)?;
    Ok(plain("application/json", json))
}

async fn offer(asked: &Asked, found: Suggestions) -> Result<Offer> {
    if found.titles.is_empty() {
        return Ok(Offer { words: found.words, titles: Vec::new() });
    }
    let snapshot = asked.portal.db.page_snapshot().await?;
    let stands = Stands::of(asked, &snapshot, found.titles.iter().map(|title| &title.thing)).await?;
    let title = |title: search::Title| {
        Some(Text {
            href: stands.href(&title.thing, title.language)?,
            language: title.language.to_string(),
            dir: title.language.direction().as_str(),
            title: title.title,
        })
    };
    Ok(Offer { words: found.words, titles: found.titles.into_iter().filter_map(title).collect() })
}
