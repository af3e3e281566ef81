//! `/desk/filters`: one's own filters, list by list.

use accounts::store::filters::{self as store, SavedFilter};
use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::{FieldError, Result};
use web::Failure;

use super::{
    HREF,
    lists::List,
    views::{FilterRow, FiltersOfList, FiltersPage, RefusedFilter},
};
use crate::{Desk, Field, Fields, publications::say, site};

/// Shows them.
pub(crate) async fn show(desk: Desk) -> std::result::Result<Response, Failure> {
    desk.page(&page(&desk).await?)
}

/// The page again, with what is wrong with the name of a filter; `action` is where it is sent anew.
pub(super) async fn refused(
    desk: &Desk,
    filter: &SavedFilter,
    faults: &[FieldError],
    action: String,
) -> std::result::Result<Response, Failure> {
    let mut view = page(desk).await?;
    view.fields.add(name_field(desk, "name", &filter.name));
    view.fields.blame(faults, |fault| say(desk, fault));
    let title = [("count", view.fields.faulty.len().into()), ("title", view.head.title.as_str().into())];
    view.head.title = desk.text_with("desk-title-problems", &title);
    view.refused = Some(RefusedFilter { action, list: filter.list.clone(), query: filter.query.clone() });
    desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

async fn page(desk: &Desk) -> Result<FiltersPage> {
    let snapshot = desk.portal.db.snapshot().await?;
    let mut lists = Vec::new();
    for list in List::all(desk) {
        let rows = rows(desk, &snapshot, &list).await?;
        if !rows.is_empty() {
            lists.push(FiltersOfList { name: list.name, rows });
        }
    }
    Ok(FiltersPage {
        head: desk.head(&desk.text("desk-filters")).help("find"),
        fields: Fields::default(),
        refused: None,
        lists,
        may_share: site::may_configure(desk).is_ok(),
    })
}

async fn rows(desk: &Desk, query: &impl Query, list: &List) -> Result<Vec<FilterRow>> {
    let me = desk.me.account.id;
    let default = store::default(query, me, list.key).await?.map(|filter| filter.id);
    let row = |filter: &SavedFilter| FilterRow {
        href: format!("{}?{}", list.href, filter.query),
        action: format!("{HREF}/{}", filter.id),
        name: filter.name.clone(),
        field: name_field(desk, &format!("name-{}", filter.id), &filter.name),
        is_own: filter.account == me,
        is_shared: filter.is_shared,
        is_default: default == Some(filter.id),
    };
    Ok(store::of_list(query, me, list.key).await?.iter().map(row).collect())
}

fn name_field(desk: &Desk, name: &str, value: &str) -> Field {
    Field {
        name: name.to_owned(),
        label: desk.text("desk-filter-name"),
        value: value.to_owned(),
        required: true,
        ..Field::default()
    }
}
