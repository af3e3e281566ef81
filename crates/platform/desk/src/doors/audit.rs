//! The audit log: filters, pages, export.

use accounts::{
    audit::{self, Filter, Page},
    policy::Act,
    store::accounts as store,
};
use axum::{http::HeaderValue, response::Response};
use db::Query;
use futures::stream;
use kernel::{Civil, Instant};
use web::Failure;

use super::{log, users::allowed, views::AuditPage};
use crate::{
    Choice, Desk, Field, csv,
    filters::{self, Opened},
};

/// The parameters of the page and of the export.
pub(super) const PARAMS: &[&str] = &["who", "what", "from", "until", "all", "before", "done"];
/// Those of them that say what is looked for.
pub(crate) const FILTERS: &[&str] = &["who", "what", "from", "until"];
/// How many rows a page has.
const AT_ONCE: usize = 50;
/// How many rows are read at a time for the export.
const EXPORTED_AT_ONCE: usize = 1000;

/// A page of the log.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::ReadAudit)?;
    let snapshot = desk.portal.db.snapshot().await?;
    let saved = match filters::of(&desk, &snapshot, "audit").await? {
        Opened::With(filter) => return Ok(filter),
        Opened::Whole(saved) => saved,
    };
    let filter = filter(&desk, &snapshot).await?;
    let before = desk.param("before").and_then(|number| number.parse().ok());
    let page = match &filter {
        Some(filter) => audit::list(&snapshot, filter, before, AT_ONCE).await?,
        None => Page { entries: Vec::new(), next: None },
    };
    let deeds = audit::deeds(&snapshot).await?;
    let view = AuditPage {
        head: desk.head(&desk.text("desk-doors-audit")),
        filters: fields(&desk, deeds),
        saved,
        rows: log::rows(&desk, &snapshot, &page.entries).await?,
        next: page.next.map(|number| address(&desk, "/desk/audit", Some(number))),
        export: address(&desk, "/desk/audit.csv", None),
        narrowed: filter.is_none_or(|filter| filter != Filter::default()),
    };
    desk.page(&view)
}

/// What is asked for; nothing where it names somebody who has no account.
async fn filter(desk: &Desk, query: &impl Query) -> Result<Option<Filter>, Failure> {
    let day = |name| desk.param(name).and_then(|text| text.parse::<Civil>().ok());
    let instant = |civil: Civil| civil.instant(&desk.site.zone);
    let after = |civil: Civil| civil.0.checked_add(jiff::Span::new().days(1)).ok().map(Civil);
    let mut filter = Filter {
        account: None,
        what: desk.param("what"),
        from: day("from").map(instant),
        until: day("until").and_then(after).map(instant),
    };
    if let Some(who) = desk.param("who") {
        let Ok(email) = who.parse() else { return Ok(None) };
        let Some(account) = store::by_email(query, &email).await? else { return Ok(None) };
        filter.account = Some(account.id);
    }
    Ok(Some(filter))
}

fn fields(desk: &Desk, deeds: Vec<String>) -> Vec<Field> {
    let value = |name: &str| desk.param(name).unwrap_or_default();
    let field = |name: &str, label: &str| Field {
        name: name.to_owned(),
        label: desk.text(label),
        value: value(name),
        ..Field::default()
    };
    let asked = value("what");
    let all = Choice { value: String::new(), label: desk.text("desk-doors-everything"), chosen: asked.is_empty() };
    let deed = |code: String| Choice {
        label: log::what(&code).map_or_else(|| code.clone(), |key| desk.text(key)),
        chosen: code == asked,
        value: code,
    };
    vec![
        field("who", "desk-doors-audit-who"),
        Field {
            choices: std::iter::once(all).chain(deeds.into_iter().map(deed)).collect(),
            ..field("what", "desk-doors-audit-what")
        },
        field("from", "desk-doors-audit-from"),
        field("until", "desk-doors-audit-until"),
    ]
}

/// The address with the same filters.
fn address(desk: &Desk, path: &str, before: Option<i64>) -> String {
    let given = |name: &'static str| desk.param(name).map(|value| (name, value));
    let before = before.map(|number| ("before", number.to_string()));
    let pairs: Vec<(&str, String)> = FILTERS.iter().copied().filter_map(given).chain(before).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("{path}{}", web::address::query(&pairs))
}

/// The whole of what is asked for, as CSV, read a piece at a time.
pub(crate) async fn export(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::ReadAudit)?;
    let filter = filter(&desk, &desk.portal.db.snapshot().await?).await?;
    let first = filter.map(|filter| (desk, filter, None::<i64>));
    let pieces = stream::unfold(first, |state| async move {
        let (desk, filter, before) = state?;
        match piece(&desk, &filter, before).await {
            Ok((text, next)) => Some((Ok(text), next.map(|next| (desk, filter, Some(next))))),
            Err(failure) => Some((Err(failure), None)),
        }
    });
    let name = HeaderValue::from_static("attachment; filename=\"audit.csv\"");
    Ok(csv::file(name, "at,who,account,what,thing,id,detail", pieces))
}

async fn piece(desk: &Desk, filter: &Filter, before: Option<i64>) -> Result<(String, Option<i64>), Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let page = audit::list(&snapshot, filter, before, EXPORTED_AT_ONCE).await?;
    let shown = log::rows(desk, &snapshot, &page.entries).await?;
    let mut text = String::new();
    for (entry, row) in page.entries.iter().zip(shown) {
        let (kind, id) = entry.thing.clone().map_or_else(Default::default, |(kind, id)| (kind, id.to_string()));
        let account = entry.account.map(|id| id.to_string()).unwrap_or_default();
        let detail = entry.detail.to_string();
        let at = Instant::to_rfc3339(entry.at);
        let cells = [&at, &row.by, &account, &entry.what, &kind, &id, &detail];
        text.push_str(&csv::line(cells.map(String::as_str)));
    }
    Ok((text, page.next))
}
