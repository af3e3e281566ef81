//! One file: what is said of it, what uses it, what it was.

use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::{Error, FieldError, MediaId, Verb};
use media::{Medium, Reach, Revision, Track, collections};
use portal::files;
use publication::store::uses::Use;
use web::{Failure, Form};

use super::{
    File, Known, LIBRARY, facts, form, href, library,
    views::{FilePage, RevisionView, TrackView, UseView},
};
use crate::{Desk, Fields, Tongue, publications::sent::Sent};

/// The largest form, in bytes: transcripts in several languages.
const LARGEST: usize = 2 << 20;

/// How much of a document's text is shown, in characters.
const EXCERPT: usize = 1_200;

/// Shows the file.
pub(crate) async fn show(file: File) -> Result<Response, Failure> {
    let snapshot = file.desk.portal.db.snapshot().await?;
    let known = file.known(&snapshot, Verb::Preview).await?;
    page(&file, &snapshot, &known, None, &[]).await
}

/// Writes what was said of it.
pub(crate) async fn save(file: File, Form(sent): Form<Vec<(String, String)>, LARGEST>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &file.desk;
    let mut write = desk.portal.db.write().await?;
    let known = file.known(&write, Verb::Write).await?;
    let read = match form::read(desk, &known.medium, &sent) {
        Ok(read) => read,
        Err(faults) => return page(&file, &write, &known, Some(&sent), &faults).await,
    };
    if let Some(poster) = read.said.poster
        && !is_picture(&write, poster).await?
    {
        let fault = FieldError::new("poster", form::POSTER_FAULT);
        return page(&file, &write, &known, Some(&sent), &[fault]).await;
    }
    let opened = read.said.is_public && !known.medium.is_public;
    if opened && !media::may(&desk.actor(), Verb::Configure, known.reach()) {
        return Err(Error::NotAllowed.into());
    }
    match media::say(&mut write, &desk.portal.web.random, file.id, read.version, &read.said).await {
        Err(Error::Conflict(_)) => {
            let fault = FieldError::new("version", "desk-media-fault-version");
            return page(&file, &write, &known, Some(&sent), &[fault]).await;
        }
        done => done?,
    }
    collections::sort(&write, file.id, &read.collections).await?;
    let detail = serde_json::json!({ "name": known.medium.file_name(), "public": read.said.is_public });
    accounts::audit::record(&write, &desk.actor(), "described", Some(("media", file.id.0)), detail).await?;
    write.commit().await?;
    Ok(file.done("saved"))
}

/// Whether the library has this picture.
async fn is_picture(query: &impl Query, id: MediaId) -> Result<bool, Error> {
    let found = media::by_ids(query, &[id]).await?;
    Ok(found.get(&id).is_some_and(|medium| medium.format.is_picture()))
}

/// The page; with what was sent and its faults, where there are some.
pub(super) async fn page(
    file: &File,
    query: &impl Query,
    known: &Known,
    sent: Option<&Sent>,
    faults: &[FieldError],
) -> Result<Response, Failure> {
    let (desk, medium) = (&file.desk, &known.medium);
    let all = collections::all(query).await?;
    let own = collections::of_media(query, medium.id).await?;
    let mut fields = form::fields(desk, medium);
    if let Some(sent) = sent {
        crate::publications::refill(&mut fields, sent);
    }
    fields.blame(faults, |fault| crate::publications::say(desk, fault));
    let collections = all.iter().map(|one| crate::Choice {
        value: one.id.to_string(),
        label: library::name(desk, one),
        chosen: sent
            .map_or_else(|| own.contains(&one.id), |sent| sent.all("collection").any(|id| id == one.id.to_string())),
    });
    let is_stale = faults.iter().any(|fault| fault.field == "version");
    let sent_version = sent.filter(|_| !is_stale).and_then(|sent| sent.one("version").parse().ok());
    let view = FilePage {
        version: sent_version.unwrap_or(medium.version),
        collections: collections.collect(),
        revisions: revisions(desk, query, medium).await?,
        text: media::text(query, medium.id).await?.map(|text| excerpt(&text)),
        uses: known.uses.named.iter().map(|one| use_of(desk, one)).collect(),
        ..bare(desk, known, fields)
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.page_with(status, &view)
}

/// What the page shows without asking the base.
fn bare(desk: &Desk, known: &Known, fields: Fields) -> FilePage {
    let medium = &known.medium;
    let may = |verb| media::may(&desk.actor(), verb, known.reach());
    let (title, language) = facts::title(desk, medium);
    let mut head = desk.head(&title).crumb(desk.text("desk-media"), LIBRARY).help("files");
    head.heading_in = language.and_then(|language| Tongue::of(desk, language));
    FilePage {
        text_in: medium.language.and_then(|language| Tongue::of(desk, language)),
        head: head.assets(&["media.css"], &["media.js"]),
        action: href(medium.id),
        fields,
        languages: form::languages(desk, medium),
        name: medium.file_name(),
        summary: facts::summary(desk, medium),
        arrived_at: medium.created_at.civil(&desk.site.zone).to_string(),
        look: facts::look(desk, medium),
        picture: portal::picture(medium, "(min-width: 60rem) 30rem, calc(100vw - 2rem)", None, None),
        public_href: files::path(medium, &medium.file_name()),
        is_picture: medium.format.is_picture(),
        is_unshown: medium.format.class() == media::Class::Picture && !medium.format.is_picture(),
        author: medium.author.clone(),
        is_document: medium.format.class() == media::Class::Document,
        has_captions: medium.format.has_captions(),
        is_video: medium.format.class() == media::Class::Video,
        is_scan: medium.pages.is_some(),
        tracks: medium.tracks.iter().map(|track| track_of(desk, medium, track)).collect(),
        has_more_uses: known.uses.has_more,
        is_used: !known.uses.named.is_empty(),
        is_read: known.reach() == Reach::Readers,
        may_write: may(Verb::Write),
        may_publish: may(Verb::Publish),
        may_configure: may(Verb::Configure),
        ..FilePage::default()
    }
}

fn use_of(desk: &Desk, one: &Use) -> UseView {
    let room = desk.portal.kinds.get(&one.kind).map(|kind| kind.room).unwrap_or_default();
    let (title, language) = one.title.clone().unzip();
    UseView {
        href: format!("/desk/{room}/{}", one.publication),
        title: title.unwrap_or_else(|| desk.text("desk-untitled")),
        language: language.map(|language| language.to_string()),
        dir: language.map(|language| language.direction().as_str().to_owned()),
        foreign: language.is_some_and(|language| language != desk.language),
        kind: desk.portal.kind_label(&one.kind, desk.language),
        is_live: one.is_live,
    }
}

fn track_of(desk: &Desk, medium: &Medium, track: &Track) -> TrackView {
    TrackView {
        language: track.language.to_string(),
        name: desk.portal.web.i18n.language_name(desk.language, track.language),
        href: files::path(medium, &medium.track_name(track)),
        removal: format!("{}/captions/{}", href(medium.id), track.language),
    }
}

async fn revisions(desk: &Desk, query: &impl Query, medium: &Medium) -> Result<Vec<RevisionView>, Failure> {
    let all = media::revisions(query, medium.id).await?;
    let people: Vec<_> = all.iter().filter_map(|revision| revision.replaced_by).collect();
    let names = accounts::names(query, &people).await?;
    let view = |revision: &Revision| RevisionView {
        number: revision.number,
        at: revision.replaced_at.civil(&desk.site.zone).to_string(),
        by: revision.replaced_by.and_then(|id| names.get(&id).cloned()),
        format: revision.part.format.label(),
        bytes: revision.part.bytes,
        href: format!("{}/revisions/{}", href(medium.id), revision.number),
    };
    Ok(all.iter().map(view).collect())
}

/// The beginning of a text, cut between words.
fn excerpt(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(EXCERPT) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", text[..cut].trim_end())
}
