//! `/desk/search`: what comes first for a search, and what readers searched and did not find.

use std::collections::HashMap;

use axum::response::Response;
use db::Uuid;
use kernel::{Civil, Error, FieldError, Language, PublicationId};
use publication::store::featured::{self, Featured};
use search::{
    Thing,
    store::{self as promotions, Promoting, Promotion},
};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    Act, allowed,
    featured::found_row,
    form::{Reading, Refused, field, head, hinted, line, select, shown_again, status},
    record, tabs,
    views::{FindingPage, PromotedRow, UnfoundRow},
};
use crate::{Desk, Fields, publications::sent::Sent};

/// Where it is.
pub(super) const HREF: &str = "/desk/search";

/// What the page takes, in this order.
pub(super) const PARAMS: &[&str] = &["words", "language", "until", "q", "done"];

/// The longest search, in characters.
const LONGEST: usize = 80;

/// So many days back is looked for what was not found.
const DAYS: i64 = 90;

/// Shows what comes first, what was sought to be put first, and what was not found.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    page(&desk, None).await
}

/// Puts a publication first for a search.
pub(crate) async fn add(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    let sent = Sent(sent);
    let id: PublicationId = sent.one("publication").parse().map_err(|_| Error::NotFound)?;
    let mut write = desk.portal.db.write().await?;
    let kind = publication::store::searchable::kind(&write, id).await?.ok_or(Error::NotFound)?;
    if !featured::is_listed(&write, id).await? {
        return Err(Error::NotFound.into());
    }
    let new = match read(&desk, &sent, Thing { kind, id: id.0 }) {
        Ok(new) => new,
        Err(faults) => {
            drop(write);
            return page(&desk, Some((&sent, faults))).await;
        }
    };
    promotions::promote(&mut write, &new, desk.me.account.id).await?;
    let detail = serde_json::json!({ "page": HREF, "words": new.typed });
    record(&desk, &write, "saved", Some(("publication", id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

fn read(desk: &Desk, sent: &Sent, thing: Thing) -> Result<Promoting, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    reading.require("words");
    let typed = reading.text("words", LONGEST).unwrap_or_default();
    if !typed.is_empty() && search::Query::read(&typed).is_empty() {
        reading.blame(FieldError::new("words", "desk-search-fault-empty"));
    }
    let language = reading.value::<Language>("language", "desk-fault-choice");
    if language.is_some_and(|language| !desk.site.languages().contains(&language)) {
        reading.blame(FieldError::new("language", "desk-fault-choice"));
    }
    let until = reading.value::<Civil>("until", "desk-fault-date");
    if until.is_some_and(|until| until <= desk.civil_now()) {
        reading.blame(FieldError::new("until", "desk-search-fault-over"));
    }
    reading.end(Promoting { typed, language, thing, until })
}

/// Which one is taken back.
#[derive(Deserialize)]
pub(crate) struct Removal {
    words: String,
    #[serde(default)]
    language: String,
    publication: PublicationId,
}

/// Puts it first no longer.
pub(crate) async fn remove(desk: Desk, Form(sent): Form<Removal>) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    let mut write = desk.portal.db.write().await?;
    let words = line(&sent.words);
    if !promotions::unpromote(&mut write, &words, sent.language.parse().ok(), sent.publication.0).await? {
        return Err(Error::NotFound.into());
    }
    let detail = serde_json::json!({ "page": HREF, "words": words });
    record(&desk, &write, "removed", Some(("publication", sent.publication.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=removed")))
}

async fn page(desk: &Desk, refused: Refused<'_>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let all = promotions::promotions(&snapshot).await?;
    let ids: Vec<Uuid> = all.iter().map(|one| one.thing.id).collect();
    let named = featured::named(&snapshot, desk.language, &ids).await?;
    let sent = |name: &str| match &refused {
        Some((sent, _)) => sent.one(name).to_owned(),
        None => desk.param(name).unwrap_or_default(),
    };
    let sought = Some(line(&sent("q"))).filter(|words| !words.is_empty());
    let found = match &sought {
        Some(words) => featured::candidates(&snapshot, desk.language, words).await?,
        None => Vec::new(),
    };
    let since = desk.civil_now().0.checked_sub(jiff::Span::new().days(DAYS)).map_or(desk.civil_now(), Civil);
    let unfound = promotions::unfound(&snapshot, since).await?;
    let fields = shown_again(desk, fields(desk, &sent), &refused);
    let view = FindingPage {
        head: head(desk, &desk.text("desk-search"), &fields).help("find"),
        tabs: tabs(desk),
        rows: all.iter().map(|one| row(desk, one, &named)).collect(),
        is_sought: sought.is_some(),
        found: found.iter().map(|one| found_row(desk, one)).collect(),
        unfound: unfound.iter().map(unfound_row).collect(),
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

fn fields(desk: &Desk, sent: &impl Fn(&str) -> String) -> Fields {
    let mut fields = Fields::default();
    fields.add(hinted(desk, "words", "desk-search-words", "desk-search-words-hint", &sent("words")));
    let name =
        |language: &Language| (language.to_string(), desk.portal.web.i18n.language_name(desk.language, *language));
    let all = desk.site.languages().iter().map(name);
    let chosen = Some(sent("language")).filter(|language| !language.is_empty());
    let mut language = select(desk, ("language", "desk-search-language"), chosen.as_deref(), all);
    if let Some(every) = language.choices.first_mut() {
        every.label = desk.text("desk-search-every");
    }
    fields.add(language);
    fields.add(field(desk, "until", "desk-site-featured-until", &sent("until")));
    fields.add(field(desk, "q", "desk-site-featured-search", &sent("q")));
    fields
}

fn row(desk: &Desk, one: &Promotion, named: &HashMap<Uuid, Featured>) -> PromotedRow {
    let unknown = || Featured {
        publication: PublicationId(one.thing.id),
        kind: one.thing.kind.clone(),
        title: None,
        until: None,
        rank: 0,
    };
    let thing = named.get(&one.thing.id).cloned().unwrap_or_else(unknown);
    PromotedRow {
        words: one.query.clone(),
        language: one.language.map(|language| language.to_string()).unwrap_or_default(),
        language_name: one.language.map(|language| desk.portal.web.i18n.language_name(desk.language, language)),
        until: one.until.map(|until| until.to_string()),
        is_over: thing.title.is_none() || one.until.is_some_and(|until| until <= desk.civil_now()),
        thing: found_row(desk, &thing),
    }
}

fn unfound_row(one: &promotions::Unfound) -> UnfoundRow {
    UnfoundRow {
        words: one.query.clone(),
        times: one.times,
        last: one.last.clone(),
        href: format!("{HREF}{}#first", web::address::query(&[("words", &one.query)])),
    }
}
