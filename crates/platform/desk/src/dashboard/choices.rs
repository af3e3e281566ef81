//! `GET /desk/publications.json?q=…`: what the editor links to, by words or by ids.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, Language, Verb};
use publication::store::desk::list::{self, Listed, Narrow};
use web::Failure;

use crate::{Desk, reach, respond, title::Title};

/// How many are offered by words.
const MOST: usize = 10;

/// The publications that fit, the one that was last worked on first.
pub(crate) async fn choices(desk: Desk) -> Result<Response, Failure> {
    if desk.me.grants.is_empty() {
        return Err(Error::NotAllowed.into());
    }
    let snapshot = desk.portal.db.snapshot().await?;
    let language = desk.param("language").and_then(|code| code.parse().ok()).unwrap_or(desk.language);
    let mut found = Vec::new();
    if let Some(ids) = desk.param("id") {
        let ids: Vec<_> = ids.split(',').filter_map(|id| id.parse().ok()).collect();
        found = list::of_ids(&snapshot, &ids).await?;
    } else {
        let narrow = desk.param("q").map_or(Narrow::All, Narrow::Titled);
        for kind in desk.portal.kinds.iter() {
            found.extend(list::list(&snapshot, kind.name, &narrow, None, MOST).await?.listed);
        }
        found.sort_by_key(|listed| std::cmp::Reverse(listed.place));
        found.truncate(MOST);
    }
    let languages = |listed: &Listed| listed.texts.iter().map(|text| text.language).collect();
    let seen = reach::within(&snapshot, &desk, Verb::Preview, found, languages).await?;
    let items: Vec<_> = seen.iter().map(|listed| choice(&desk, listed, language)).collect();
    Ok(respond::json(StatusCode::OK, &serde_json::json!({ "items": items })))
}

fn choice(desk: &Desk, listed: &Listed, language: Language) -> serde_json::Value {
    let own = listed.texts.iter().find(|text| text.language == language && !text.title.is_empty());
    let title = own.map_or_else(|| Title::best(desk, listed).0.words, |text| text.title.clone());
    let state = own.or(listed.texts.first()).map(|text| crate::publications::states(desk, text.state));
    serde_json::json!({
        "id": listed.place.id.to_string(),
        "title": title,
        "kind": desk.portal.kind_label(&listed.kind, desk.language),
        "state": state.unwrap_or_default(),
    })
}
