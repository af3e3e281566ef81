//! `/desk/home`: what the home page puts forward.

use axum::response::Response;
use kernel::{Civil, Error, FieldError, PublicationId};
use publication::store::featured::{self, Featured};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    Act, allowed,
    form::{Reading, Refused, field, head, line, shown_again, stamp, stand, status},
    record, tabs,
    views::{FeaturedPage, FeaturedRow, FoundRow},
};
use crate::{Desk, Fields, publications::sent::Sent};

/// Where it is.
pub(super) const HREF: &str = "/desk/home";

/// The place whose publications are put forward here.
const PLACE: &str = "home";

/// How many of them readers see.
pub(super) const SHOWN: usize = 5;

/// Shows what is put forward, and what was sought.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    page(&desk, None).await
}

/// Changes places and ends, and takes out what is ticked.
pub(crate) async fn save(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    let before = featured::list(&write, PLACE, desk.language).await?;
    let rows = match read(&sent, &before) {
        Ok(rows) => rows,
        Err(faults) => {
            drop(write);
            return page(&desk, Some((&sent, faults))).await;
        }
    };
    for (id, change) in rows {
        match change {
            Some((rank, until)) => featured::put(&mut write, PLACE, id, until, Some(rank)).await?,
            None => featured::remove(&mut write, PLACE, id).await?,
        }
    }
    record(&desk, &write, "saved", None, serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

/// What becomes of a publication: another place and end, or nothing where it is taken out.
type Change = (PublicationId, Option<(i64, Option<Civil>)>);

fn read(sent: &Sent, before: &[Featured]) -> Result<Vec<Change>, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(&before));
    let change = |one: &Featured| {
        let id = one.publication;
        if sent.has(&format!("remove-{id}")) {
            return (id, None);
        }
        let rank = reading.value::<u16>(&format!("rank-{id}"), "desk-site-fault-position");
        let until = reading.value::<Civil>(&format!("until-{id}"), "desk-fault-date");
        (id, Some((rank.map_or(one.rank, i64::from), until)))
    };
    let changes = before.iter().map(change).collect();
    reading.end(changes)
}

/// What is to be put forward.
#[derive(Deserialize)]
pub(crate) struct Adding {
    publication: PublicationId,
}

/// Puts one more forward, after the others.
pub(crate) async fn add(desk: Desk, Form(sent): Form<Adding>) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    let mut write = desk.portal.db.write().await?;
    if !featured::is_listed(&write, sent.publication).await? {
        return Err(Error::NotFound.into());
    }
    featured::put(&mut write, PLACE, sent.publication, None, None).await?;
    let thing = ("publication", sent.publication.0);
    record(&desk, &write, "saved", Some(thing), serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

async fn page(desk: &Desk, refused: Refused<'_>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let all = featured::list(&snapshot, PLACE, desk.language).await?;
    let words = desk.param("q").map(|words| line(&words)).filter(|words| !words.is_empty());
    let found = match &words {
        Some(words) => featured::candidates(&snapshot, desk.language, words).await?,
        None => Vec::new(),
    };
    let mut fields = Fields::default();
    for one in &all {
        add_fields(desk, &mut fields, one);
    }
    fields.add(stand(desk, &stamp(&all.as_slice())));
    let fields = shown_again(desk, fields, &refused);
    let is_new = |one: &&Featured| all.iter().all(|known| known.publication != one.publication);
    let view = FeaturedPage {
        head: head(desk, &desk.text("desk-site-featured"), &fields),
        tabs: tabs(desk),
        shown: SHOWN,
        rows: all.iter().map(|one| row(desk, one)).collect(),
        search: field(desk, "q", "desk-site-featured-search", words.as_deref().unwrap_or_default()),
        is_sought: words.is_some(),
        found: found.iter().filter(is_new).map(|one| found_row(desk, one)).collect(),
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

fn add_fields(desk: &Desk, fields: &mut Fields, one: &Featured) {
    let name = |part: &str| format!("{part}-{}", one.publication);
    let until = one.until.map(|until| until.to_string()).unwrap_or_default();
    fields.add(field(desk, &name("rank"), "desk-site-position", &one.rank.to_string()));
    fields.add(field(desk, &name("until"), "desk-site-featured-until", &until));
    fields.add(field(desk, &name("remove"), "desk-site-featured-remove", ""));
}

fn row(desk: &Desk, one: &Featured) -> FeaturedRow {
    let id = one.publication;
    FeaturedRow {
        thing: found_row(desk, one),
        is_over: one.title.is_none() || one.until.is_some_and(|until| until <= desk.civil_now()),
        rank: format!("rank-{id}"),
        until: format!("until-{id}"),
        remove: format!("remove-{id}"),
    }
}

pub(super) fn found_row(desk: &Desk, one: &Featured) -> FoundRow {
    let room = desk.portal.kinds.get(&one.kind).map_or("articles", |kind| kind.room);
    let language = one.title.as_ref().map_or(desk.language, |(_, language)| *language);
    FoundRow {
        publication: one.publication.to_string(),
        title: one.title.as_ref().map_or_else(|| desk.text("desk-untitled"), |(title, _)| title.clone()),
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        foreign: language != desk.language,
        href: format!("/desk/{room}/{}", one.publication),
    }
}
