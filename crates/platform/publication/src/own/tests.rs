use std::collections::BTreeMap;

use kernel::{Civil, Code, Url};
use serde::Deserialize;

use super::*;

/// A kind as those to come are: facts and words, and a list of rows with words about each.
struct Meeting;

#[derive(Serialize, Deserialize)]
struct MeetingFacts {
    #[serde(default)]
    status: Status,
    #[serde(default)]
    online: Option<Url>,
    #[serde(default)]
    free: bool,
    #[serde(default)]
    sessions: Vec<Item<Session>>,
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
enum Status {
    #[default]
    Planned,
    Cancelled,
}

#[derive(Default, Serialize, Deserialize)]
struct Session {
    #[serde(default)]
    starts: Option<Civil>,
}

#[derive(Serialize, Deserialize)]
struct MeetingWords {
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    sessions: BTreeMap<Code, String>,
}

impl OwnFields for Meeting {
    type Facts = MeetingFacts;
    type Words = MeetingWords;

    fn form(form: &mut Form<'_>, facts: &mut MeetingFacts, words: &mut MeetingWords) {
        form.facts("where");
        let all = [(Status::Planned, "planned", "is-planned"), (Status::Cancelled, "cancelled", "is-cancelled")];
        form.choice("status", "status", &mut facts.status, &all);
        form.hint("online-hint").value("online", "online", &mut facts.online);
        form.flag("free", "free", &mut facts.free);
        form.rows("session", "sessions", &mut facts.sessions, |form, item, session| {
            form.value("starts", "starts", &mut session.starts);
            form.line_of("title", "title", item, &mut words.sessions);
        });
        form.words("why");
        form.area("reason", "reason", &mut words.reason);
    }

    fn check(facts: &MeetingFacts, words: &MeetingWords) -> Vec<Check> {
        let silent = facts.status == Status::Cancelled && words.reason.is_none();
        let spot = crate::Spot::Field("reason".into());
        let check = Check { severity: document::Severity::Error, key: "no-reason", words: String::new(), spot };
        silent.then_some(check).into_iter().collect()
    }
}

const OWN: Own = Own::of::<Meeting>();

fn facts(own: &serde_json::Value) -> CommonFacts {
    let mut facts = serde_json::json!({ "dated": "2026-11-24T00:00:00" });
    facts.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    serde_json::from_value(facts).unwrap()
}

fn words(own: &serde_json::Value) -> CommonWords {
    let mut words = serde_json::json!({ "title": "Rencontre" });
    words.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    serde_json::from_value(words).unwrap()
}

fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn one_function_fills_reads_and_compares() {
    let (mut facts, mut words) = (facts(&serde_json::json!({ "status": "Planned" })), words(&serde_json::json!({})));
    let groups = OWN.fill(&facts, &words, &Random::seeded(1));
    let sides: Vec<_> = groups.iter().map(|group| (group.side, group.legend, group.parts.len())).collect();
    assert_eq!(sides, [(Side::Facts, "where", 1), (Side::Facts, "sessions", 2), (Side::Words, "why", 1)]);
    assert_eq!(groups[0].parts[0].fields[1].hint, Some("online-hint"));

    let before = facts.clone();
    let form = sent(&[
        ("status", "cancelled"),
        ("online", "https://villes.example/en-ligne"),
        ("flag", "free"),
        ("free", "yes"),
        ("session", "a"),
        ("session-a-starts", "2026-11-24T14:00"),
        ("session-a-title", "Ouverture"),
        ("session", "b"),
        ("session-b-starts", ""),
        ("session-b-title", ""),
        ("reason", "La pluie."),
    ]);
    let faults = OWN.read(&form, &mut facts, &mut words);
    assert!(faults.facts.is_empty() && faults.words.is_empty(), "{faults:?}");
    let expected = serde_json::json!({ "status": "Cancelled", "online": "https://villes.example/en-ligne", "free": true,
        "sessions": [{ "item": "a", "starts": "2026-11-24T14:00:00" }] });
    assert_eq!(serde_json::Value::Object(facts.own.clone()), expected, "the empty row is gone");
    let expected = serde_json::json!({ "reason": "La pluie.", "sessions": { "a": "Ouverture" } });
    assert_eq!(serde_json::Value::Object(words.own.clone()), expected);

    let (old, new) = (OWN.lines(Side::Facts, &before, &words), OWN.lines(Side::Facts, &facts, &words));
    assert_eq!((old[0].chosen(), new[0].chosen()), (Some("is-planned"), Some("is-cancelled")));
    let said: Vec<_> = OWN.lines(Side::Words, &facts, &words).into_iter().map(|line| (line.name, line.value)).collect();
    let expected = [("session-a-title", "Ouverture"), ("reason", "La pluie.")];
    assert_eq!(said, expected.map(|(name, value)| (name.to_owned(), value.to_owned())), "words about a row are words");
    assert!(new.iter().all(|field| field.name != "session-a-title"), "and no facts");
    assert!(OWN.check(&facts, &words).is_empty());
}

#[test]
fn what_is_faulty_is_told_and_stays_as_it_was() {
    let (mut facts, mut words) = (facts(&serde_json::json!({ "free": true })), words(&serde_json::json!({})));
    let long = "x".repeat(3_001);
    let form = sent(&[
        ("status", "forged"),
        ("online", "nowhere"),
        ("session", "a"),
        ("session-a-starts", "demain"),
        ("reason", &long),
    ]);
    let faults = OWN.read(&form, &mut facts, &mut words);
    let fields: Vec<_> = faults.facts.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["status", "online", "session-a-starts"]);
    assert_eq!(faults.words.len(), 1);
    assert_eq!(facts.own["free"], true, "a form without the box changes nothing");
    let form = sent(&[("session", "a"), ("session-a-starts", "2026-11-24"), ("session-a-title", &"x".repeat(501))]);
    let faults = OWN.read(&form, &mut facts, &mut words);
    assert_eq!((faults.facts.len(), faults.words[0].field.as_str()), (0, "session-a-title"));
    let many: Vec<(String, String)> = (0..60).map(|n| ("session".to_owned(), format!("r{n}"))).collect();
    assert_eq!(OWN.read(&many, &mut facts, &mut words).facts[0].message, "desk-fault-too-many");
}

#[test]
fn rows_keep_their_items_whatever_order_they_come_in() {
    let row = |item: &str| serde_json::json!({ "item": item, "starts": "2026-11-24T14:00:00", "later": 1 });
    let mut facts = facts(&serde_json::json!({ "sessions": [row("a"), row("b")], "unknown": [1] }));
    let mut words = words(&serde_json::json!({ "sessions": { "a": "Une", "b": "Deux" } }));
    let form = sent(&[
        ("session", "b"),
        ("session-b-starts", "2026-11-25"),
        ("session-b-title", "Deux"),
        ("session", "b"),
        ("session", "!"),
        ("session", "a"),
        ("session-a-starts", ""),
        ("session-a-title", ""),
    ]);
    OWN.read(&form, &mut facts, &mut words);
    let kept: Vec<_> = facts.own["sessions"].as_array().unwrap().iter().map(|row| row["item"].clone()).collect();
    assert_eq!(kept, ["b"]);
    assert_eq!(words.own["sessions"], serde_json::json!({ "b": "Deux" }));
    assert_eq!(facts.own["unknown"], serde_json::json!([1]), "what a kind does not know passes through");
    let strange = serde_json::json!({ "status": "Postponed" });
    let mut later = CommonFacts { own: strange.as_object().unwrap().clone(), ..facts.clone() };
    OWN.read(&sent(&[("status", "planned")]), &mut later, &mut words);
    assert_eq!(serde_json::Value::Object(later.own), strange, "what a later version wrote is left alone");
}

#[test]
fn what_is_written_by_hand_is_admitted_where_the_kind_has_it() {
    let own = |json: serde_json::Value| json.as_object().unwrap().clone();
    let faults =
        |json: serde_json::Value| OWN.admit_facts(&own(json)).into_iter().map(|fault| fault.field).collect::<Vec<_>>();
    assert!(faults(serde_json::json!({ "status": "Cancelled", "sessions": [], "online": null })).is_empty());
    assert_eq!(faults(serde_json::json!({ "status": "Cancelled", "statuss": 1 })), ["statuss"]);
    assert_eq!(faults(serde_json::json!({ "status": "Postponed" })), [""], "cannot be read");
    assert_eq!(OWN.admit_words(&own(serde_json::json!({ "reason": "La pluie.", "why": "" })))[0].field, "why");
    assert_eq!(Own::NONE.admit_facts(&own(serde_json::json!({ "status": 1 }))).len(), 1);
}
