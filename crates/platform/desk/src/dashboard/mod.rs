//! `/desk`: what waits for somebody, what has grown old, what was worked on last and what was read most.

mod aged;
mod choices;
mod items;
mod views;
mod waiting;

use axum::response::Response;
use db::Query;
use kernel::{Result, Verb};
use publication::store::{
    desk::list::{self, Listed, Narrow},
    reading::{self, ReadText},
};
use web::Failure;

use crate::{Desk, reach, reading as readings, title::Title};
pub(crate) use choices::choices;
pub(crate) use views::Dashboard;
use views::{Link, Part, ReadPart, ReadRow};

/// How many stand in each part.
const MOST: usize = 8;

/// How many of the most read texts are looked at.
const READ: u32 = 100;

/// Shows it.
pub(crate) async fn show(desk: Desk) -> std::result::Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let read = reading::most(&snapshot, READ).await?;
    let view = Dashboard {
        head: desk.head(&desk.text("desk-home")),
        make: make(&desk),
        waiting: waiting::parts(&desk, &snapshot).await?,
        aged: aged::parts(&desk, &snapshot, &read).await?,
        recent: recent(&desk, &snapshot).await?,
        read: most_read(&desk, &snapshot, &read).await?,
    };
    desk.page(&view)
}

/// Where new ones are made, by kind.
fn make(desk: &Desk) -> Vec<Link> {
    let kinds = desk.portal.kinds.iter().filter(|kind| crate::publications::may_make(&desk.actor(), kind.name, desk));
    let make = |kind: &publication::KindInfo| Link {
        label: desk.text_with("desk-home-new", &[("kind", desk.portal.kind_label(kind.name, desk.language).into())]),
        href: format!("/desk/{}/new", kind.room),
    };
    kinds.map(make).collect()
}

/// What anybody worked on last.
async fn recent(desk: &Desk, query: &impl Query) -> Result<Option<Part>> {
    let mut all: Vec<Listed> = Vec::new();
    for kind in desk.portal.kinds.iter() {
        all.extend(list::list(query, kind.name, &Narrow::All, None, MOST).await?.listed);
    }
    all.sort_by_key(|listed| std::cmp::Reverse(listed.place));
    let seen = reach::within(query, desk, Verb::Preview, all, |listed| {
        listed.texts.iter().map(|text| text.language).collect()
    });
    let items = seen.await?.iter().take(MOST).filter_map(|listed| items::of_listed(desk, listed)).collect();
    Ok(Part::new(desk.text("desk-home-recent"), items))
}

/// What was read most in thirty days, of what somebody may see here.
async fn most_read(desk: &Desk, query: &impl Query, read: &[ReadText]) -> Result<Option<ReadPart>> {
    let all = read.iter().collect();
    let shown = reach::texts(query, desk, Verb::Preview, all, MOST, |text: &&ReadText| text.what()).await?;
    let Some(most) = shown.first().map(|text| text.count) else { return Ok(None) };
    let row = |text: &&ReadText| ReadRow {
        title: Title::new(desk, &text.title, text.language),
        href: items::href(desk, &text.kind, text.publication, text.language),
        count: text.count,
        number: desk.portal.web.i18n.number(desk.language, text.count),
    };
    let export = readings::may_export(desk).then(|| readings::TABLE.to_owned());
    Ok(Some(ReadPart { most, rows: shown.iter().map(row).collect(), export }))
}
