//! `/desk/articles/ID/links`: the publications that one is linked with. A link stands on both pages at once, and is made and taken
//! away at either end.

mod views;

use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::{Error, FieldError, PublicationId, Verb};
use publication::{
    Thing,
    store::{
        desk::{
            list::{self, Listed, Narrow},
            work::Work,
        },
        readable,
    },
};
use relations::{
    End, Relation,
    store::{self, Link},
};
use web::{Failure, Form};

use super::{form::say, place::Place, sent::Sent};
use crate::{Choice, Desk, Field, Fields, reach, title::Title};

pub(crate) use views::{FoundRow, LinkedPage, LinkedRow, LinkedView};

/// How many publications are offered by words of their titles.
const FOUND: usize = 20;

/// Shows them, and what was sought.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = allowed(&place, &snapshot).await?;
    page(&place, &snapshot, &work, &Sent(Vec::new()), &[]).await
}

/// Makes a link.
pub(crate) async fn link(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let mut write = place.desk.portal.db.write().await?;
    let work = allowed(&place, &write).await?;
    let other = chosen(&place, &write, &sent).await?;
    let relation = Relation::named(sent.one("relation")).ok_or(Error::BadRequest("not a relation"))?;
    let ends = (&End::publication(&work.kind, work.id), &End::publication(&other.kind, other.place.id));
    match store::link(&mut write, ends.0, relation, ends.1).await {
        Err(Error::Invalid(faults)) => return page(&place, &write, &work, &sent, &faults).await,
        Ok(true) => record(&place, &write, &work, "linked", relation).await?,
        Ok(false) => {}
        Err(error) => return Err(error.into()),
    }
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=saved", href(&place, &work))))
}

/// Takes one away.
pub(crate) async fn unlink(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let mut write = place.desk.portal.db.write().await?;
    let work = allowed(&place, &write).await?;
    let (relation, other) = sent.one("link").split_once('~').ok_or(Error::NotFound)?;
    let links = store::of(&write, work.id, place.desk.language).await?;
    let is_it = |link: &&Link| link.relation.as_str() == relation && PublicationId(link.other.id).to_string() == other;
    if let Some(link) = links.iter().find(is_it) {
        let own = End::publication(&work.kind, work.id);
        store::unlink(&mut write, &own, link.relation, &link.other).await?;
        record(&place, &write, &work, "unlinked", link.relation).await?;
        write.commit().await?;
    }
    Ok(web::see_other(&format!("{}?done=removed", href(&place, &work))))
}

/// What the form of a text shows of its links.
pub(crate) async fn view(place: &Place, query: &impl Query, work: &Work) -> kernel::Result<LinkedView> {
    Ok(LinkedView { href: may(place, work).then(|| href(place, work)), rows: rows(place, query, work).await? })
}

fn may(place: &Place, work: &Work) -> bool {
    let texts: Vec<Thing<'_>> = work.texts.iter().map(|text| work.thing(text.language)).collect();
    relations::may(&place.desk.actor(), &texts)
}

async fn allowed(place: &Place, query: &impl Query) -> kernel::Result<Work> {
    let work = place.work(query, Verb::Preview).await?;
    if may(place, &work) { Ok(work) } else { Err(Error::NotAllowed) }
}

fn href(place: &Place, work: &Work) -> String {
    format!("{}/links", place.work_href(work.id))
}

async fn record(
    place: &Place,
    write: &db::Write,
    work: &Work,
    what: &'static str,
    relation: Relation,
) -> kernel::Result<()> {
    let detail = serde_json::json!({ "relation": relation.as_str() });
    accounts::audit::record(write, &place.desk.actor(), what, Some(("publication", work.id.0)), detail).await
}

/// The publication at the other end. What one may neither preview nor read is not there.
async fn chosen(place: &Place, query: &impl Query, sent: &Sent) -> kernel::Result<Listed> {
    let id = sent.one("publication").parse().map_err(|_| Error::NotFound)?;
    let other = list::of_ids(query, &[id]).await?.pop().ok_or(Error::NotFound)?;
    if is_seen(&place.desk, query, &other).await? { Ok(other) } else { Err(Error::NotFound) }
}

async fn is_seen(desk: &Desk, query: &impl Query, listed: &Listed) -> kernel::Result<bool> {
    let languages: Vec<_> = listed.texts.iter().map(|text| text.language).collect();
    let thing = (listed.kind.as_str(), listed.place.id);
    Ok(reach::is_within(query, desk, Verb::Preview, thing, &languages).await?
        || readable::facts(query, &desk.actor(), listed.place.id).await?.is_some())
}

/// What has these words in its titles, the one that was last worked on first.
async fn found(place: &Place, query: &impl Query, work: &Work, words: &str) -> kernel::Result<Vec<Listed>> {
    let (desk, narrow) = (&place.desk, Narrow::Titled(words.to_owned()));
    let mut all = Vec::new();
    for kind in desk.portal.kinds.iter() {
        all.extend(list::list(query, kind.name, &narrow, None, FOUND).await?.listed);
    }
    all.sort_by_key(|listed| std::cmp::Reverse(listed.place));
    let mut seen = Vec::new();
    for listed in all {
        if seen.len() < FOUND && listed.place.id != work.id && is_seen(desk, query, &listed).await? {
            seen.push(listed);
        }
    }
    Ok(seen)
}

async fn rows(place: &Place, query: &impl Query, work: &Work) -> kernel::Result<Vec<LinkedRow>> {
    let desk = &place.desk;
    let links = store::of(query, work.id, desk.language).await?;
    // What stands in no list is named by who may see it.
    let unlisted: Vec<_> = links.iter().filter(|link| link.title.is_none()).collect();
    let unlisted: Vec<_> = unlisted.iter().map(|link| PublicationId(link.other.id)).collect();
    let mut named = Vec::new();
    for listed in list::of_ids(query, &unlisted).await? {
        if is_seen(desk, query, &listed).await? {
            named.push((listed.place.id.0, Title::best(desk, &listed).0));
        }
    }
    let title = |link: &Link| match &link.title {
        Some((title, language)) => Some(Title::new(desk, title, *language)),
        None => named.iter().find(|(id, _)| *id == link.other.id).map(|(_, title)| title.clone()),
    };
    let row = |link: &Link| {
        let (id, known) = (PublicationId(link.other.id), title(link));
        let room = desk.portal.kinds.get(&link.other.kind).map(|kind| kind.room);
        LinkedRow {
            relation: desk.text(link.relation.heading()),
            kind: desk.portal.kind_label(&link.other.kind, desk.language),
            href: room.filter(|_| known.is_some()).map(|room| format!("/desk/{room}/{id}")),
            title: known.unwrap_or_else(|| Title::new(desk, &desk.text("desk-linked-unseen"), desk.language)),
            link: format!("{}~{id}", link.relation.as_str()),
        }
    };
    Ok(links.iter().map(row).collect())
}

async fn page(
    place: &Place,
    query: &impl Query,
    work: &Work,
    sent: &Sent,
    faults: &[FieldError],
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let words = desk.param("q").or_else(|| Some(sent.one("q").to_owned())).filter(|words| !words.trim().is_empty());
    let found = match &words {
        Some(words) => found(place, query, work, words).await?,
        None => Vec::new(),
    };
    let mut fields = Fields::default();
    fields.add(relation_field(desk, sent.one("relation")));
    fields.add(Field { name: "publication".into(), label: desk.text("desk-linked-publication"), ..Field::default() });
    fields.blame(faults, |fault| say(desk, fault));
    let language = work.texts.first().map_or(desk.language, |text| text.language);
    let own = super::states::title(desk, work, language);
    let back = place.work_href(work.id);
    let view = LinkedPage {
        head: place
            .head(work, &desk.text("desk-linked"))?
            .crumb(own, back.clone())
            .help("publish")
            .assets(&["doors.css"], &[]),
        action: href(place, work),
        rows: rows(place, query, work).await?,
        search: Field {
            name: "q".into(),
            label: desk.text("desk-linked-search"),
            value: words.clone().unwrap_or_default(),
            ..Field::default()
        },
        is_sought: words.is_some(),
        found: found.iter().map(|listed| found_row(desk, listed)).collect(),
        fields,
        back,
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.page_with(status, &view)
}

fn relation_field(desk: &Desk, chosen: &str) -> Field {
    let choice = |relation: Relation| Choice {
        value: relation.as_str().to_owned(),
        label: desk.text(relation.choice()),
        chosen: relation.as_str() == chosen,
    };
    Field {
        name: "relation".into(),
        label: desk.text("desk-linked-relation"),
        choices: Relation::ALL.into_iter().map(choice).collect(),
        ..Field::default()
    }
}

fn found_row(desk: &Desk, listed: &Listed) -> FoundRow {
    let (title, _) = Title::best(desk, listed);
    FoundRow {
        publication: listed.place.id.to_string(),
        title,
        kind: desk.portal.kind_label(&listed.kind, desk.language),
    }
}
