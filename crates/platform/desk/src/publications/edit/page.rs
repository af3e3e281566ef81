//! The page of the form.

use axum::{http::StatusCode, response::Response};
use db::Query;
use kernel::{FieldError, Instant, Language, Verb};
use publication::{
    Action, CommonFacts, CommonWords, DraftState, Presence,
    own::Side,
    store::{
        desk::{
            review,
            work::{Work, WorkText},
        },
        read::Text,
    },
};
use web::Failure;

use crate::{
    Crumb, Field, Fields,
    compare::merging,
    publications::{
        company,
        form::{self, Known, Read},
        linked,
        place::Place,
        preview, proposal,
        sent::Sent,
        states,
        views::{BodyView, ChipView, ConflictView, DifferenceView, EditLinks, EditPage, RemarkView},
    },
};

/// What the form shows beside what is stored.
#[derive(Default)]
pub(super) struct Shown<'a> {
    /// What was sent and not saved.
    pub(super) sent: Option<&'a Sent>,
    /// What could be read of it.
    pub(super) read: Option<&'a Read>,
    /// What is wrong with it.
    pub(super) faults: &'a [FieldError],
    /// Whether somebody else was faster.
    pub(super) conflict: bool,
}

/// Shows it.
pub(super) async fn show(
    place: &Place,
    query: &impl Query,
    work: &Work,
    shown: &Shown<'_>,
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let language = place.language()?;
    let (kind, text) = (place.kind()?, place.text(work)?);
    let stored = (work.facts(), text.words());
    let (facts, words) = match (shown.read, stored) {
        (Some(read), _) => (read.facts.clone(), read.words.clone()),
        (None, (Some(facts), Some(words))) => (facts.clone(), words.clone()),
        (None, (Some(facts), None)) => (facts.clone(), super::super::new::blank_words("")),
        (None, (None, _)) => return Err(kernel::Error::internal("a publication without facts").into()),
    };
    let known = Known::read(place, query, work).await?;
    let asked = shown.sent.is_none().then(|| proposal::of(desk, kind, &known, language, (&facts, &words))).flatten();
    let (facts, words, proposal) = match asked {
        Some(proposal) => (proposal.facts, proposal.words, Some(proposal.view)),
        None => (facts, words, None),
    };
    let (mut fields, own) = form::fields(desk, kind, &known, (&facts, &words));
    add_file_fields(place, &mut fields);
    if let Some(sent) = shown.sent {
        form::refill(&mut fields, sent);
        fields.blame(shown.faults, |fault| form::say(desk, fault));
    }
    let as_text = as_text(work, text, facts.clone(), words.clone(), desk.now());
    let files = portal::files_of(query, &as_text).await?;
    let (themes, known_themes) = form::themes_of(desk, &facts);
    let remarks = remarks(place, query, text).await?;
    let planned = super::super::schedule::planned(desk, query, text).await?;
    let may_publish = place.may(work, Verb::Publish, language);
    let heading = states::title(desk, work, language);
    let mut head = place
        .head(work, &heading)?
        .help("publish")
        .assets(&["editor.css", "preview.css"], &["editor.js", "form.js", "company.js", "preview.js"]);
    if !shown.faults.is_empty() {
        head.title = desk
            .text_with("desk-title-problems", &[("count", shown.faults.len().into()), ("title", head.title.into())]);
    }
    let may_write = place.may(work, Verb::Write, language);
    let conflict = match shown.sent.filter(|_| shown.conflict) {
        Some(sent) => Some(conflict(place, query, work, text, sent, &facts, &words).await?),
        None => None,
    };
    let view = EditPage {
        action: place.text_href(work.id, language),
        facts_stand: work.facts_stand().as_str().to_owned(),
        words_stand: text.stand().as_str().to_owned(),
        words_base: merging::base_number(query, text, shown.sent).await?,
        text_language: language.to_string(),
        text_dir: language.direction().as_str().to_owned(),
        text_language_name: desk.portal.web.i18n.language_name(desk.language, language),
        languages: languages(place, work, language),
        company: company::view(place, query, work, text).await?,
        pane: preview::pane::view(place, work, language),
        states: states::view(desk, text.state),
        body: body(desk, &words),
        themes,
        known_themes,
        files: form::file_rows(desk, (&facts, &words), &files, &form::file_notes(desk, query, &files).await?),
        locked: locked(place, text, may_write),
        links: links(place, work, text),
        linked: linked::view(place, query, work).await?,
        planned,
        planned_href: may_publish.then(|| format!("{}/planned", place.text_href(work.id, language))),
        remarks,
        conflict,
        losses: shown.read.map_or(&[][..], |read| &read.losses).iter().map(|key| desk.text(key)).collect(),
        own,
        reads_titles: kind.own.reads_titles(),
        proposal,
        dispute: super::super::settling::dispute(place, query, work, text).await?,
        head,
        fields,
    };
    let status = match shown {
        Shown { conflict: true, .. } => StatusCode::CONFLICT,
        Shown { faults: [_, ..], .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Shown { sent: Some(_), .. } => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    desk.page_with(status, &view)
}

/// The drafted or live text as the portal's functions take it.
pub(crate) fn as_text(work: &Work, text: &WorkText, facts: CommonFacts, words: CommonWords, now: Instant) -> Text {
    Text {
        id: text.id,
        publication: work.id,
        language: text.language,
        presence: Presence::Live,
        first_published_at: text.first_published_at.unwrap_or(now),
        updated_at: now,
        facts,
        words,
    }
}

fn add_file_fields(place: &Place, fields: &mut Fields) {
    let desk = &place.desk;
    let blank = |name: &str, key: &str| Field { name: name.into(), label: desk.text(key), ..Field::default() };
    fields.add(Field { hint: Some(desk.text("desk-form-add-file-hint")), ..blank("add_file", "desk-form-add-file") });
    fields.add(blank("add_file_title", "desk-form-file-title"));
    fields.add(form::language_field(desk, "add_file_language", None));
}

/// The body for the form.
pub(crate) fn body(desk: &crate::Desk, words: &CommonWords) -> BodyView {
    BodyView {
        markdown: document::markdown(&words.body),
        json: portal::safe_json(&words.body.to_json()),
        words: crate::editor_words(desk),
    }
}

/// All languages of the site, and those beyond it that the publication has.
fn languages(place: &Place, work: &Work, current: Language) -> Vec<ChipView> {
    let desk = &place.desk;
    let others = work.texts.iter().map(|text| text.language).filter(|own| !desk.site.languages().contains(own));
    let all = desk.site.languages().iter().copied().chain(others);
    let chip = |language: Language| {
        let text = work.text(language);
        let href = place.text_href(work.id, language);
        ChipView {
            language: language.to_string(),
            name: desk.portal.web.i18n.language_name(desk.language, language),
            href: if text.is_some() { href } else { format!("{href}/text") },
            exists: text.is_some(),
            current: language == current,
            may_write: place.may(work, Verb::Write, language),
            states: text.map(|text| states::view(desk, text.state)).unwrap_or_default(),
        }
    };
    all.map(chip).collect()
}

/// Why the text cannot be written on now.
fn locked(place: &Place, text: &WorkText, may_write: bool) -> Option<String> {
    let key = match text.state.draft {
        _ if !may_write => "desk-edit-not-yours",
        DraftState::InReview => "desk-edit-in-review",
        DraftState::Scheduled => "desk-edit-scheduled",
        _ => return None,
    };
    Some(place.desk.text(key))
}

fn links(place: &Place, work: &Work, text: &WorkText) -> EditLinks {
    let own = place.text_href(work.id, text.language);
    let may_publish = place.may(work, Verb::Publish, text.language);
    let may_write = place.may(work, Verb::Write, text.language);
    let is_public = text.state.after(Action::Correct).is_ok();
    let to = |allowed: bool, what: &str| allowed.then(|| format!("{own}/{what}"));
    let can = |action: Action| text.draft.is_some() && text.state.after(action).is_ok();
    EditLinks {
        publishing: may_publish.then(|| format!("{}/publishing", place.work_href(work.id))),
        preview: format!("{own}/preview"),
        history: format!("{own}/history"),
        facts_history: format!("{}/history", place.work_href(work.id)),
        presence: to(may_publish && text.state.presence != Presence::Never, "presence"),
        correction: to(may_publish && is_public, "correction"),
        address: to(may_publish && is_public, "address"),
        live: place.public_path(work, text).filter(|_| is_public),
        draft: format!("{own}/draft"),
        beside: (work.texts.len() > 1).then(|| format!("{own}/beside")),
        own: if may_publish { own_pages(place, work) } else { Vec::new() },
        can_ask: may_write && can(Action::AskReview),
        can_send_back: may_publish && can(Action::SendBack),
        can_discard: may_write && can(Action::Discard),
    }
}

/// The pages of the desk that only this kind has.
fn own_pages(place: &Place, work: &Work) -> Vec<Crumb> {
    let pages = place.kind().map(|kind| kind.own.pages).unwrap_or_default().iter();
    let link = |(word, key): &(&str, &str)| Crumb {
        label: place.desk.text(key),
        href: format!("{}/{word}", place.work_href(work.id)),
    };
    pages.map(link).collect()
}

async fn remarks(place: &Place, query: &impl Query, text: &WorkText) -> kernel::Result<Vec<RemarkView>> {
    let desk = &place.desk;
    let all = review::remarks(query, text.id).await?;
    let by: Vec<_> = all.iter().filter_map(|remark| remark.by).collect();
    let names = accounts::names(query, &by).await?;
    let view = |remark: review::Remark| {
        let key = match remark.action.as_str() {
            "asked" => "desk-remark-asked",
            "sent_back" => "desk-remark-sent-back",
            "stopped" => "desk-remark-stopped",
            _ => "desk-remark-taken-back",
        };
        let at = remark.at.civil(&desk.site.zone);
        let date = desk.portal.web.i18n.date(desk.language, at, i18n::DateStyle::Day);
        let name = remark.by.and_then(|by| names.get(&by).cloned()).unwrap_or_else(|| desk.text("desk-somebody"));
        let about = desk.text_with(key, &[("name", name.into()), ("date", date.into())]);
        RemarkView { about, words: remark.words }
    };
    Ok(all.into_iter().map(view).collect())
}

/// What differs between what is stored now and what was sent.
async fn conflict(
    place: &Place,
    query: &impl Query,
    work: &Work,
    text: &WorkText,
    sent: &Sent,
    facts: &CommonFacts,
    words: &CommonWords,
) -> Result<ConflictView, Failure> {
    let desk = &place.desk;
    let mut differences = Vec::new();
    let mut differ = |key: &str, theirs: &str, mine: &str| {
        if theirs != mine {
            let label = desk.text(key);
            differences.push(DifferenceView { label, theirs: theirs.to_owned(), mine: mine.to_owned() });
        }
    };
    if let Some(theirs) = text.words() {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        differ("desk-form-title", &theirs.title, &words.title);
        differ("desk-form-overline", &text(&theirs.overline), &text(&words.overline));
        differ("desk-form-subtitle", &text(&theirs.subtitle), &text(&words.subtitle));
        differ("desk-form-when", &text(&theirs.when), &text(&words.when));
        differ("desk-form-place", &text(&theirs.place), &text(&words.place));
        differ("desk-form-standfirst", &text(&theirs.standfirst), &text(&words.standfirst));
    }
    if let Some(theirs) = work.facts() {
        differ("desk-form-dated", &theirs.dated.to_string(), &facts.dated.to_string());
    }
    if let (Some(facts_there), Some(words_there), Ok(kind)) = (work.facts(), text.words(), place.kind()) {
        let parties = parties::store::issuers(query).await?;
        for side in [Side::Facts, Side::Words] {
            let (theirs, mine) = (kind.own.lines(side, facts_there, words_there), kind.own.lines(side, facts, words));
            let all = form::own::differing(desk, &parties, &theirs, &mine).into_iter();
            differences.extend(all.map(|(label, theirs, mine)| DifferenceView { label, theirs, mine }));
        }
    }
    let blocks = merging::blocks(desk, query, sent, text, &words.body).await?;
    Ok(ConflictView { about: desk.text("desk-edit-conflict"), differences, blocks })
}
