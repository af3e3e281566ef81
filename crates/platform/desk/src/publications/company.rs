//! `/desk/articles/ID/fr/company`: who else has the form of a text open. The browser says every few seconds that its page is
//! there, and when it leaves; the page says who was there when it was loaded. Who may not see the text is told nothing.

use axum::{http::StatusCode, response::Response};
use db::Query;
use i18n::DateStyle;
use kernel::{TextId, Verb};
use publication::store::desk::{
    company::{self, Companion},
    work::{Work, WorkText},
};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Failure, Form};

use super::{forget::Forget, place::Place, sent::Sent};
use crate::{Desk, respond};

/// Who else has the form open.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct CompanyView {
    /// Where the browser says that its page is open; absent for who may not write.
    pub href: Option<String>,
    /// Each of them with the time since when, in words.
    pub lines: Vec<String>,
}

/// What the browser is told.
#[derive(Serialize)]
struct Told {
    lines: Vec<String>,
}

/// Notes that somebody has the form open, or that they leave it, and says who else has.
pub(crate) async fn beat(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let mut write = desk.portal.db.write().await?;
    let work = place.work(&write, Verb::Write).await?;
    let text = place.text(&work)?.id;
    let me = desk.me.account.id;
    if Sent(sent).has("leaving") {
        company::leave(&write, text, me).await?;
    } else if company::stay(&write, text, me).await? {
        let at = desk.now().plus_millis(company::LONGEST + company::SILENCE);
        jobs::enqueue_at(&mut write, &desk.portal.web.random, &Forget {}, at).await?;
    }
    let lines = lines(desk, &write, text).await?;
    write.commit().await?;
    Ok(respond::json(StatusCode::OK, &Told { lines }))
}

/// Who else has the form of this text open now.
pub(crate) async fn view(
    place: &Place,
    query: &impl Query,
    work: &Work,
    text: &WorkText,
) -> kernel::Result<CompanyView> {
    let may_write = place.may(work, Verb::Write, text.language);
    let href = may_write.then(|| format!("{}/company", place.text_href(work.id, text.language)));
    Ok(CompanyView { href, lines: lines(&place.desk, query, text.id).await? })
}

async fn lines(desk: &Desk, query: &impl Query, text: TextId) -> kernel::Result<Vec<String>> {
    let others = company::others(query, text, desk.me.account.id, desk.now()).await?;
    let ids: Vec<_> = others.iter().map(|other| other.account).collect();
    let names = accounts::names(query, &ids).await?;
    let line = |other: &Companion| {
        let name = names.get(&other.account).cloned().unwrap_or_else(|| desk.text("desk-somebody"));
        let since = other.since.civil(&desk.site.zone);
        let time = desk.portal.web.i18n.date(desk.language, since, DateStyle::Time);
        desk.text_with("desk-company-line", &[("name", name.into()), ("time", time.into())])
    };
    Ok(others.iter().map(line).collect())
}
