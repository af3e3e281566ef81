//! A new publication, and a new language of one.

use axum::{http::StatusCode, response::Response};
use document::Document;
use kernel::{Error, FieldError, Language, Verb};
use publication::{
    Audience, CommonFacts, CommonWords, Presence, Thing, may,
    store::desk::save::{self, By},
};
use web::{Failure, Form};

use super::{
    form::{TITLE_AT_MOST, say},
    list::may_make,
    place::Place,
    sent::Sent,
    views::NewPage,
};
use crate::{Choice, Desk, Field, Fields, once::Once};

/// Shows the form.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    page(&place, &Sent(Vec::new()), &[])
}

/// Makes the publication, and goes on to its form.
pub(crate) async fn make(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let kind = place.kind()?.name;
    let (title, language) = match read(desk, &sent) {
        Ok(read) => read,
        Err(faults) => return page(&place, &sent, &faults),
    };
    let thing = Thing { kind, language, presence: Presence::Never, audience: Audience::Public, themes: &[] };
    if !may(&desk.actor(), Verb::Write, &thing) {
        return Err(Error::NotAllowed.into());
    }
    let words = blank_words(title);
    let facts = blank_facts(desk.civil_now());
    let (once, write) = (Once::of(desk, &sent), desk.portal.db.write().await?);
    if let Some(made) = once.made_before(&write).await? {
        return Ok(web::see_other(&made));
    }
    let id = save::create(&write, by(&place), kind, None, &facts, (language, &words)).await?;
    let detail = serde_json::json!({ "title": title });
    accounts::audit::record(&write, &desk.actor(), "created", Some(("publication", id.0)), detail).await?;
    let href = format!("{}?done=created", place.text_href(id, language));
    once.made(&write, &href).await?;
    write.commit().await?;
    Ok(web::see_other(&href))
}

/// The title and the language of the first text, or what is wrong with them.
fn read<'s>(desk: &Desk, sent: &'s Sent) -> Result<(&'s str, Language), Vec<FieldError>> {
    let title = sent.one("title");
    let language = sent.one("language").parse::<Language>().ok().filter(|own| desk.site.languages().contains(own));
    let mut faults = Vec::new();
    if title.is_empty() {
        faults.push(FieldError::new("title", "desk-fault-required"));
    } else if title.chars().count() > TITLE_AT_MOST {
        faults.push(FieldError::new("title", "desk-fault-too-long").quoting(TITLE_AT_MOST));
    }
    match language {
        Some(language) if faults.is_empty() => Ok((title, language)),
        Some(_) => Err(faults),
        None => {
            faults.push(FieldError::new("language", "desk-fault-required"));
            Err(faults)
        }
    }
}

/// Adds a text in the language of the address, empty, as a translation of the first live or drafted one.
pub(crate) async fn add_text(place: Place) -> Result<Response, Failure> {
    let language = place.language()?;
    let desk = &place.desk;
    let write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Write).await?;
    if !desk.site.languages().contains(&language) {
        return Err(Error::NotFound.into());
    }
    if work.text(language).is_none() {
        let source = work.texts.iter().find_map(|text| text.live.as_ref()).map(|live| live.revision);
        save::add_text(&write, by(&place), work.id, (language, &blank_words("")), source).await?;
        let detail = serde_json::json!({ "language": language.as_str() });
        accounts::audit::record(&write, &desk.actor(), "language-added", Some(("publication", work.id.0)), detail)
            .await?;
        write.commit().await?;
    }
    let own = place.text_href(work.id, language);
    let is_translated = desk.param("then").as_deref() == Some("beside");
    Ok(web::see_other(&if is_translated { format!("{own}/beside") } else { own }))
}

/// Who changes something on this page.
pub(crate) fn by(place: &Place) -> By<'_> {
    let web = &place.desk.portal.web;
    By { account: Some(place.desk.me.account.id), clock: &web.clock, random: &web.random }
}

pub(crate) fn blank_words(title: &str) -> CommonWords {
    CommonWords {
        overline: None,
        title: title.to_owned(),
        subtitle: None,
        when: None,
        place: None,
        standfirst: None,
        body: Document::empty(),
        lead: publication::LeadWords::default(),
        files: std::collections::BTreeMap::new(),
        link: None,
        own: serde_json::Map::new(),
    }
}

fn blank_facts(dated: kernel::Civil) -> CommonFacts {
    CommonFacts {
        dated,
        audience: Audience::Public,
        announce: false,
        themes: Vec::new(),
        lead: None,
        files: Vec::new(),
        contact: None,
        issuer: None,
        link: None,
        parent: None,
        own: serde_json::Map::new(),
    }
}

fn page(place: &Place, sent: &Sent, faults: &[FieldError]) -> Result<Response, Failure> {
    let desk = &place.desk;
    if !may_make(&desk.actor(), place.kind()?.name, desk) {
        return Err(Error::NotAllowed.into());
    }
    let asked = Some(sent.one("language")).filter(|code| !code.is_empty());
    let chosen = asked.unwrap_or(desk.language.as_str());
    let language = |language: &Language| Choice {
        value: language.to_string(),
        label: desk.portal.web.i18n.language_name(desk.language, *language),
        chosen: language.as_str() == chosen,
    };
    let mut fields = Fields::default();
    fields.add(Field {
        name: "title".into(),
        label: desk.text("desk-form-title"),
        hint: Some(desk.text("desk-new-title-hint")),
        value: sent.one("title").to_owned(),
        required: true,
        ..Field::default()
    });
    fields.add(Field {
        name: "language".into(),
        label: desk.text("desk-new-language"),
        choices: desk.site.languages().iter().map(language).collect(),
        required: true,
        ..Field::default()
    });
    fields.blame(faults, |fault| say(desk, fault));
    let head = desk.head(&desk.text("desk-new")).crumb(place.list_name()?, place.list_href()).help("publish");
    let view = NewPage { head, action: format!("{}/new", place.list_href()), fields };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.page_with(status, &view)
}
