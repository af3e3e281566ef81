//! Writing what was weighed: drafts, or what is live where an address may publish.

use db::{Query, Write};
use jiff::civil::Date;
use kernel::{Actor, Result};
use publication::{
    Action, CommonFacts, CommonWords, Presence,
    store::{
        desk::{
            publish::{Publishing, publish},
            save::{self, By},
            work::{self, Work},
        },
        put::Putting,
    },
};

use super::{
    address::{Into, Report},
    said::{Said, blank},
    weigh::{Fate, Known, Rules, Weighed, weigh},
};
use crate::{
    KIND,
    calendar::{Fault, Imported},
    store::bringing,
};

/// Who brings events in, and by what.
pub(crate) struct Hand<'a> {
    pub(crate) putting: Putting<'a>,
    pub(crate) by: By<'a>,
    pub(crate) actor: Actor,
}

/// Weighs what was read by what the base knows.
pub(crate) async fn weighed(
    query: &impl Query,
    read: Vec<std::result::Result<Imported, Fault>>,
    rules: &Rules<'_>,
) -> Result<Vec<Weighed>> {
    let uids: Vec<&str> = read.iter().flatten().map(|imported| imported.uid.as_str()).collect();
    let days = || read.iter().flatten().map(|imported| imported.stretch.starts.day());
    let range: Option<(Date, Date)> = days().min().zip(days().max());
    let known: Known = bringing::known(query, &uids, range).await?;
    Ok(weigh(read, &known, rules))
}

/// Writes one event, and counts it.
pub(crate) async fn one(
    write: &mut Write,
    hand: &Hand<'_>,
    weighed: &Weighed,
    into: &Into,
    report: &mut Report,
) -> Result<()> {
    match (&weighed.fate, &weighed.said) {
        (Fate::New, Some(said)) => {
            make(write, hand, weighed, said, into).await?;
            report.made += 1;
        }
        (Fate::Changed(id), Some(said)) => {
            let work = work::for_change(write, *id).await?;
            if change(write, hand, weighed, said, (into, &work)).await? {
                report.changed += 1;
            } else {
                report.same += 1;
            }
        }
        _ => report.count(weighed),
    }
    Ok(())
}

async fn make(write: &mut Write, hand: &Hand<'_>, weighed: &Weighed, said: &Said, into: &Into) -> Result<()> {
    let (mut facts, mut words) = blank(write.now().civil(hand.putting.zone), &said.title);
    said.put(None, &mut facts, &mut words, hand.putting.random);
    facts.themes.extend(into.theme);
    (facts.issuer, facts.contact) = (into.issuer, into.contact);
    let id = save::create(write, hand.by, KIND, None, &facts, (into.language, &words)).await?;
    bringing::insert(write, weighed, id, into.calendar).await?;
    let detail = serde_json::json!({ "title": words.title });
    accounts::audit::record(write, &hand.actor, "created", Some(("publication", id.0)), detail).await?;
    if into.at_once {
        let work = work::for_change(write, id).await?;
        put_live(write, hand, into, &work).await?;
    }
    Ok(())
}

/// Changes what the calendar says otherwise now. Says whether it did: a draft that waits for others, or that somebody threw away, is
/// left.
async fn change(
    write: &mut Write,
    hand: &Hand<'_>,
    weighed: &Weighed,
    said: &Said,
    (into, work): (&Into, &Work),
) -> Result<bool> {
    let Some(text) = work.text(into.language).filter(|text| text.state.after(Action::Write).is_ok()) else {
        return Ok(false);
    };
    let (Some(old_facts), Some(old_words)) = (work.facts(), text.words()) else { return Ok(false) };
    let (mut facts, mut words): (CommonFacts, CommonWords) = (old_facts.clone(), old_words.clone());
    let known = bringing::known(write, &[&weighed.key.0], None).await?.brought;
    let before = known.get(&weighed.key).and_then(|brought| brought.said.as_ref());
    said.put(before, &mut facts, &mut words, hand.putting.random);
    bringing::update(write, weighed).await?;
    let facts_changed = save::facts(write, hand.by, work, &facts).await?;
    let words_changed = save::words(write, hand.by, work, text, &words).await?;
    if !facts_changed && !words_changed {
        return Ok(false);
    }
    save::revise(write, hand.by, text.id, &words, "saved").await?;
    let detail = serde_json::json!({ "language": text.language.as_str(), "title": words.title });
    accounts::audit::record(write, &hand.actor, "saved", Some(("publication", work.id.0)), detail).await?;
    // What an editor has drafted beside a live text is theirs to publish.
    let was_clean = work.facts_draft.is_none() && text.draft.is_none();
    if into.at_once && was_clean && text.state.presence == Presence::Live {
        let work = work::for_change(write, work.id).await?;
        put_live(write, hand, into, &work).await?;
    }
    Ok(true)
}

async fn put_live(write: &mut Write, hand: &Hand<'_>, into: &Into, work: &Work) -> Result<()> {
    let what = Publishing { languages: vec![into.language], facts: true };
    publish(write, &hand.putting, hand.by, work, &what).await?;
    let detail = serde_json::json!({ "language": into.language.as_str() });
    accounts::audit::record(write, &hand.actor, "published", Some(("publication", work.id.0)), detail).await
}
