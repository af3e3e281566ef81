//! How far a role reaches: over which kinds and languages, and over which publications of a list.

use db::Query;
use kernel::{Actor, Language, PublicationId, Result, ThemeId, Verb};
use publication::{
    Audience, Presence, Thing, may,
    store::desk::{list::Listed, work},
};

use crate::Desk;

/// The themes that grants of this actor are bound to.
fn themes(actor: &Actor) -> Vec<ThemeId> {
    match actor {
        Actor::Person { grants, .. } => grants.iter().filter_map(|grant| grant.theme).collect(),
        Actor::Anonymous | Actor::System => Vec::new(),
    }
}

fn thing<'a>(kind: &'a str, language: Language, themes: &'a [ThemeId]) -> Thing<'a> {
    Thing { kind, language, presence: Presence::Live, audience: Audience::Public, themes }
}

/// In which languages of which kinds somebody may do this, be it with publications of some themes alone.
pub(crate) fn reach(desk: &Desk, verb: Verb) -> Vec<(&str, Language)> {
    let (actor, mut all) = (desk.actor(), Vec::new());
    let themes = themes(&actor);
    for kind in desk.portal.kinds.iter() {
        let within =
            desk.site.languages().iter().filter(|language| may(&actor, verb, &thing(kind.name, **language, &themes)));
        all.extend(within.map(|language| (kind.name, *language)));
    }
    all
}

/// Those of a list with which somebody may do this in one of the languages that count for each. A grant that holds for one theme is
/// judged by the publication's own themes.
pub(crate) async fn within(
    query: &impl Query,
    desk: &Desk,
    verb: Verb,
    found: Vec<Listed>,
    languages: impl Fn(&Listed) -> Vec<Language>,
) -> Result<Vec<Listed>> {
    let mut seen = Vec::with_capacity(found.len());
    for listed in found {
        if is_within(query, desk, verb, (&listed.kind, listed.place.id), &languages(&listed)).await? {
            seen.push(listed);
        }
    }
    Ok(seen)
}

/// The first of these texts, at most so many, with which somebody may do this; what each is tells the function.
pub(crate) async fn texts<T>(
    query: &impl Query,
    desk: &Desk,
    verb: Verb,
    found: Vec<T>,
    most: usize,
    what: impl Fn(&T) -> (&str, PublicationId, Language),
) -> Result<Vec<T>> {
    let mut seen = Vec::new();
    for text in found {
        if seen.len() == most {
            break;
        }
        let (kind, publication, language) = what(&text);
        if is_within(query, desk, verb, (kind, publication), &[language]).await? {
            seen.push(text);
        }
    }
    Ok(seen)
}

/// Whether somebody may do this with a publication, by its kind and id, in one of these languages.
pub(crate) async fn is_within(
    query: &impl Query,
    desk: &Desk,
    verb: Verb,
    (kind, id): (&str, PublicationId),
    languages: &[Language],
) -> Result<bool> {
    let actor = desk.actor();
    if languages.iter().any(|language| may(&actor, verb, &thing(kind, *language, &[]))) {
        return Ok(true);
    }
    if themes(&actor).is_empty() {
        return Ok(false);
    }
    let work = work::find(query, id).await?;
    Ok(work.is_some_and(|work| languages.iter().any(|language| may(&actor, verb, &work.thing(*language)))))
}

/// The languages of a publication that count for who looks at a list: those of its texts and, where readers have one of them, those
/// of the site, into which it may be translated.
pub(crate) fn languages(desk: &Desk, listed: &Listed) -> Vec<Language> {
    let is_live = listed.texts.iter().any(|text| text.state.presence == Presence::Live);
    let own = listed.texts.iter().map(|text| text.language);
    own.chain(desk.site.languages().iter().copied().filter(|_| is_live)).collect()
}
