use super::*;

fn session(starts: &str, ends: &str) -> Session {
    let read = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    Session { starts: read(starts), ends: read(ends) }
}

#[test]
fn a_session_is_the_same_after_its_form() {
    for (starts, ends) in [
        ("", ""),
        ("2024-11-18", ""),
        ("2024-11-18", "2024-11-21"),
        ("2024-11-18T17:30:00", ""),
        ("2024-11-18T17:30:00", "2024-11-18T18:15:00"),
        ("2024-11-18T22:00:00", "2024-11-19T01:00:00"),
        ("2024-11-18T09:00:00", "2024-11-21"),
    ] {
        let session = session(starts, ends);
        assert_eq!(Parts::of(&session).session(), session, "{starts} {ends}");
    }
}

#[test]
fn hours_are_read_as_people_write_them() {
    use publication::own::Typed as _;
    for (text, shown) in [("17:30", "17:30"), ("17h30", "17:30"), ("9h", "09:00"), ("17:30:00", "17:30")] {
        assert_eq!(Hour::read(text).unwrap().to_string(), shown);
    }
    for text in ["", "17", "25:00", "17:60", "abc", "17:é"] {
        assert!(Hour::read(text).is_none(), "{text}");
    }
    assert!(Day::read("9999-01-01").is_none() && Day::read("18/11/2024").is_none());
}

#[test]
fn what_would_mislead_readers_is_found() {
    let facts = |json: serde_json::Value| serde_json::from_value::<EventFacts>(json).unwrap();
    let keys = |facts: &EventFacts| -> Vec<&str> {
        EventFields::check(facts, &EventWords::default()).iter().map(|check| check.key).collect()
    };
    assert_eq!(keys(&EventFacts::default()), ["agenda-check-no-day"]);
    let wrong = facts(serde_json::json!({ "status": "cancelled", "recurrence": { "rule": "FREQ=DAILY" }, "sessions": [
        { "item": "a", "starts": "2024-11-18", "ends": "2024-11-17" }, { "item": "b", "starts": "2024-01-01", "ends": "2025-06-01" },
    ] }));
    assert_eq!(keys(&wrong), ["agenda-check-order", "agenda-check-long", "agenda-check-again", "agenda-check-reason"]);
    let right = facts(serde_json::json!({ "sessions": [{ "item": "a", "starts": "2024-11-18" }] }));
    assert!(keys(&right).is_empty());
}
