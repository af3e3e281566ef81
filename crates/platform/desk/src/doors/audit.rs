//! The audit log: filters, pages, export.

use accounts::{
    audit::{self, Filter, Page},
    policy::Act,
    store::accounts as store,
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use db::Query;
use futures::stream;
use kernel::{Civil, Instant};
use web::Failure;

use super::{log, users::allowed, views::AuditPage};
use crate::{Choice, Desk, Field};

/// The parameters of the page and of the export.
pub(super) const PARAMS: &[&str] = &["who", "what", "from", "until", "before"];
/// How many rows a page has.
const AT_ONCE: usize = 50;
/// How many rows are read at a time for the export.
const EXPORTED_AT_ONCE: usize = 1000;

/// A page of the log.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::ReadAudit)?;
    let snapshot = desk.portal.db.snapshot().await?;
    let filter = filter(&desk, &snapshot).await?;
    let before = desk.param("before").and_then(|number| number.parse().ok());
    let page = match &filter {
        Some(filter) => audit::list(&snapshot, filter, before, AT_ONCE).await?,
        None => Page { entries: Vec::new(), next: None },
    };
    let deeds = audit::deeds(&snapshot).await?;
    let view = AuditPage {
        head: desk.head(&desk.text("desk-doors-audit")),
        filters: filters(&desk, deeds),
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

fn filters(desk: &Desk, deeds: Vec<String>) -> Vec<Field> {
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
    let pairs: Vec<(&str, String)> =
        ["who", "what", "from", "until"].into_iter().filter_map(given).chain(before).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("{path}{}", web::address::query(&pairs))
}

/// The whole of what is asked for, as CSV (RFC 4180), read a piece at a time.
pub(crate) async fn export(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::ReadAudit)?;
    let filter = filter(&desk, &desk.portal.db.snapshot().await?).await?;
    let head = "at,who,account,what,thing,id,detail\r\n".to_owned();
    let first = filter.map(|filter| (desk, filter, None::<i64>));
    let rest = stream::unfold(first, |state| async move {
        let (desk, filter, before) = state?;
        match piece(&desk, &filter, before).await {
            Ok((text, next)) => Some((Ok(text), next.map(|next| (desk, filter, Some(next))))),
            Err(Failure(error)) => Some((Err(std::io::Error::other(error.to_string())), None)),
        }
    });
    let body = futures::StreamExt::chain(stream::iter([Ok(head)]), rest);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.csv\"")),
    ];
    Ok((headers, Body::from_stream(body)).into_response())
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
        let cells = [&at, &row.by, &account, &entry.what, &kind, &id, &detail].map(|cell| quoted(cell));
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    Ok((text, page.next))
}

/// A cell. What a table program would take for a formula is made a text (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_never_a_formula_nor_two_cells() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("a,b\r\nc"), "\"a,b\r\nc\"");
        assert_eq!(quoted("@sum"), "\"'@sum\"");
    }
}
