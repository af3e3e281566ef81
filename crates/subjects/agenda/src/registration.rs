//! Registration for events by the site's own form: no account, no cookie, nothing of a person kept longer than was said.
//!
//! * [`facts`]: what an event says of it; [`model`]: states, whether the door is open, whether there is a place;
//! * [`page`]: the form for everybody; [`mine`]: what the links of mails lead to;
//! * [`office`]: each deed as one transaction with its mails ([`mails`]); [`jobs`]: what is done later;
//! * [`desk`]: the list of those who come.

mod desk;
pub(crate) mod facts;
mod fields;
mod jobs;
mod mails;
mod mine;
pub(crate) mod model;
mod office;
mod page;
pub(crate) mod view;

use std::sync::Arc;

use accounts::Token;
use axum::{extract::Request, routing::get};
use i18n::DateStyle;
use kernel::{Civil, Language, Verb};
use portal::{Asked, Portal};
use web::{Gate, Route, address};

use crate::{KIND, SEGMENTS, model::EventFacts, store::registration as store};

pub(crate) use facts::Registration;
pub(crate) use jobs::handlers;
use model::Door;
use office::Office;

/// How often one network may register within an hour: a town hall sends more than one.
const MOST: usize = 20;

/// The word of its addresses, after the event's.
const WORDS: &[(Language, &str)] = &[
    (Language::FR, "inscription"),
    (Language::EN, "registration"),
    (Language::ES, "inscripcion"),
    (Language::AR, "التسجيل"),
];

/// The word in a language of the interface.
fn word(language: Language) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == language).map_or("registration", |(_, word)| word)
}

/// `/fr/agenda/SLUG/inscription`, the form of an event; `/fr/agenda/inscription/SECRET`, somebody's own registration; the desk's.
pub(crate) fn routes() -> Vec<Route> {
    let gate = Arc::new(Gate::new(MOST));
    let mut routes = desk::routes();
    for (language, words) in SEGMENTS {
        for word_of_kind in *words {
            let list = address::path(&[language.as_str(), word_of_kind]);
            let word = address::path(&[word(*language)]);
            let own = gate.clone();
            let write = move |asked: Asked, request: Request| page::write(own.clone(), asked, request);
            routes.push(
                Route::fresh(format!("{list}/{{slug}}{word}"), Verb::Send, get(page::show).post(write))
                    .params(&["sent"]),
            );
            let mine = get(mine::show).post(mine::act);
            routes.push(Route::fresh(format!("{list}{word}/{{token}}"), Verb::Send, mine).secret());
        }
    }
    routes
}

/// What an event's page says of it: where the form is, while one may register, and until when or that it is too late.
pub(crate) fn on_page(asked: &Asked, facts: &EventFacts) -> (Option<String>, Option<String>) {
    let event = Office::of(asked).event_of(facts.clone());
    match event.door(asked.portal.web.clock.now()) {
        Door::Open => {
            let form = asked.beside(&address::path(&[word(asked.language)]));
            let closes = event.terms().and_then(|terms| terms.closes).map(|closes| {
                let part = |style| asked.portal.web.i18n.date(asked.language, closes, style);
                let args = [("day", part(DateStyle::Day).into()), ("time", part(DateStyle::Time).into())];
                asked.portal.web.i18n.text(asked.language, "agenda-registration-closes-on", &args)
            });
            (form, closes)
        }
        Door::Closed => (None, Some(asked.text("agenda-registration-closed"))),
        Door::Absent | Door::Cancelled | Door::Over => (None, None),
    }
}

/// When that changes by itself.
pub(crate) fn closes(asked: &Asked, facts: &EventFacts) -> Option<Civil> {
    Office::of(asked).event_of(facts.clone()).closes_at().map(|at| at.civil(&asked.site.zone))
}

/// The address of an event's form.
pub(crate) fn path(portal: &Portal, language: Language, slug: &str) -> String {
    let event = portal.kinds.path(KIND, language, slug).unwrap_or_default();
    format!("{event}{}", address::path(&[word(language)]))
}

/// The address of somebody's own registration.
fn link_path(language: Language, token: &Token) -> String {
    let known = SEGMENTS.iter().find(|(known, _)| *known == language).or(SEGMENTS.first());
    let (language, list) = known.map_or((language, ""), |(language, words)| (*language, words.first().unwrap_or(&"")));
    address::path(&[language.as_str(), list, word(language), token.as_str()])
}

/// The parts of what is kept that the test of the statements explains.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    store::STATEMENTS.iter().copied()
}
