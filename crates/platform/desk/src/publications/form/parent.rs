//! The field of the publication that contains one, for kinds that stand in a tree.

use db::Query;
use kernel::{FieldError, Language, PublicationId, Verb};
use publication::{
    Audience, CommonFacts, Presence, Thing, may,
    store::desk::{
        tree::{self, TopText},
        work::Work,
    },
};

use super::field;
use crate::{
    Choice, Desk, Field,
    publications::{place::Place, sent::Sent},
};

/// What may be chosen: each with its title in the language of the interface, else in another.
pub(crate) async fn known(
    place: &Place,
    query: &impl Query,
    work: &Work,
) -> kernel::Result<Option<Vec<(PublicationId, String)>>> {
    if !place.kind()?.is_tree {
        return Ok(None);
    }
    let top = tree::top(query, &work.kind).await?;
    let named = top.into_iter().filter(|(id, _)| *id != work.id).filter_map(|(id, texts)| {
        let title = title(place, &work.kind, &texts)?;
        Some((id, title))
    });
    Ok(Some(named.collect()))
}

/// The title that this reader may know: of a text that readers have, or that they may preview.
fn title(place: &Place, kind: &str, texts: &[TopText]) -> Option<String> {
    let desk = &place.desk;
    let actor = desk.actor();
    let may_know = |text: &&TopText| {
        let (language, presence) = (text.language, text.presence);
        let thing = Thing { kind, language, presence, audience: Audience::Public, themes: &[] };
        matches!(presence, Presence::Live | Presence::Archived) || may(&actor, Verb::Preview, &thing)
    };
    let known: Vec<&TopText> = texts.iter().filter(may_know).collect();
    let of = |language: &Language| known.iter().find(|text| text.language == *language);
    let order = std::iter::once(&desk.language).chain(desk.site.languages());
    let best = order.into_iter().find_map(of).or(known.first())?;
    Some(if best.title.is_empty() { desk.text("desk-untitled") } else { best.title.clone() })
}

/// The field.
pub(super) fn fill(desk: &Desk, known: &[(PublicationId, String)], facts: &CommonFacts) -> Field {
    let choice = |(id, title): &(PublicationId, String)| Choice {
        value: id.to_string(),
        label: title.clone(),
        chosen: facts.parent == Some(*id),
    };
    let mut choices: Vec<Choice> = known.iter().map(choice).collect();
    choices.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, &a.label, &b.label));
    let chosen = !choices.iter().any(|choice| choice.chosen);
    choices.insert(0, Choice { value: String::new(), label: desk.text("desk-life-parent-none"), chosen });
    let hint = Some(desk.text("desk-life-parent-hint"));
    Field { hint, choices, ..field("parent", desk.text("desk-life-parent"), "") }
}

/// Reads it.
pub(super) fn read(sent: &Sent, facts: &mut CommonFacts) -> Option<FieldError> {
    if !sent.has("parent") {
        return None;
    }
    match sent.one("parent") {
        "" => facts.parent = None,
        given => match given.parse() {
            Ok(id) => facts.parent = Some(id),
            Err(_) => return Some(FieldError::new("parent", "desk-fault-parent")),
        },
    }
    None
}
