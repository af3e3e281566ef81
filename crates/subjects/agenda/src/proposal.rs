//! What a title proposes for an event's facts. What is not sure is said; what it does not give, a year above all, stays open.

use jiff::{Span as Days, civil::Time};
use kernel::{Civil, Code, FieldError};
use publication::own::{Item, Proposed, Title};

use crate::{
    EventKind,
    model::{EventFacts, Session, Status},
    moment::Moment,
    notation::{Clock, Day, Doubt, Hours, Nature, ReadStatus, Reading, Span, read},
};

/// Reads a title into the facts: what is empty, or all that it says. A death is no event.
pub(crate) fn propose(title: Title<'_>, facts: &mut EventFacts) -> Proposed {
    let reading = read(title.words, title.language);
    let has_days = facts.stretches().next().is_some();
    if reading.nature == Nature::Obituary && !has_days {
        return Proposed { refusal: Some("agenda-doubt-obituary"), ..Proposed::default() };
    }
    let mut doubts = Vec::new();
    if !has_days || title.over {
        let sessions = sessions(&reading, facts, &mut doubts);
        if !sessions.is_empty() {
            facts.sessions = sessions;
        }
        doubts.extend(reading.doubts.iter().filter_map(about_days));
        if reading.nature == Nature::Report {
            doubts.push(FieldError::new("own", "agenda-doubt-report"));
        }
    }
    if let Some(kind) = kind(&reading).filter(|_| title.over || facts.kind == EventKind::default()) {
        facts.kind = kind;
    }
    if let Some(status) = status(&reading).filter(|_| title.over || facts.status == Status::default()) {
        facts.status = status;
    }
    let of = |doubt: Doubt, field: &str, key| reading.doubts.contains(&doubt).then(|| FieldError::new(field, key));
    doubts.extend(of(Doubt::Place, "place", "agenda-doubt-place"));
    doubts.extend(of(Doubt::Issuer, "issuer", "agenda-doubt-issuer"));
    Proposed {
        place: reading.place.map(|place| place.name),
        issuer: reading.issuer.map(|issuer| issuer.name),
        doubts,
        refusal: None,
    }
}

fn kind(reading: &Reading) -> Option<EventKind> {
    reading.kind.or(reading.online.then_some(EventKind::Online))
}

fn status(reading: &Reading) -> Option<Status> {
    Some(match reading.status? {
        ReadStatus::SaveTheDate => Status::SaveTheDate,
        ReadStatus::Postponed => Status::Postponed,
        ReadStatus::Cancelled => Status::Cancelled,
    })
}

/// A session per day or stretch of days of which the title gives all. Rows that are there keep their item.
fn sessions(reading: &Reading, facts: &EventFacts, doubts: &mut Vec<FieldError>) -> Vec<Item<Session>> {
    let known = facts.sessions.iter().map(|row| row.item.clone());
    let fresh = (1..).filter_map(|number| format!("s{number}").parse::<Code>().ok());
    let mut items = known.chain(fresh.filter(|item| facts.sessions.iter().all(|row| row.item != *item)));
    // Hours of a deadline say when its day ends.
    let hours = reading.hours.filter(|_| reading.nature != Nature::Deadline);
    let mut all = Vec::new();
    for span in &reading.spans {
        let Some(value) = session(*span, hours, doubts) else { continue };
        let is_twice = all.iter().any(|row: &Item<Session>| row.value == value);
        if let Some(item) = items.next().filter(|_| !is_twice) {
            all.push(Item { item, value });
        }
    }
    all
}

fn session(span: Span, hours: Option<Hours>, doubts: &mut Vec<FieldError>) -> Option<Session> {
    let whole = |day: Day| day.date();
    let first = whole(span.first)?;
    let last = match span.last {
        Some(last) => Some(whole(last)?).filter(|last| *last > first),
        None => None,
    };
    let at = |clock: Clock| {
        let minutes = i8::try_from(clock.0 / 60).ok().zip(i8::try_from(clock.0 % 60).ok());
        minutes.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()).map(|time| first.to_datetime(time))
    };
    let day = Session { starts: Some(Moment::Day(first)), ends: last.map(Moment::Day) };
    let Some(hours) = hours else { return Some(day) };
    let Some(starts) = at(hours.starts).filter(|_| last.is_none()) else {
        // Those of each day, or from the first to the last: the title does not tell. Nor does it at midnight.
        let clock = format!("{:02}:{:02}", hours.starts.0 / 60, hours.starts.0 % 60);
        doubts.push(FieldError::new("own", "agenda-doubt-hours").quoting(clock));
        return Some(day);
    };
    let midnight = || first.checked_add(Days::new().days(1)).ok().map(|next| next.at(0, 0, 0, 0));
    let ends = hours.ends.and_then(|ends| at(ends).or_else(midnight)).filter(|ends| *ends > starts);
    let time = |at| Moment::Time(Civil(at));
    Some(Session { starts: Some(time(starts)), ends: ends.map(time) })
}

fn about_days(doubt: &Doubt) -> Option<FieldError> {
    let key = match doubt {
        Doubt::NoYear => "agenda-doubt-no-year",
        Doubt::ShortYear => "agenda-doubt-short-year",
        Doubt::Weekday => "agenda-doubt-weekday",
        Doubt::NoSuchDay => "agenda-doubt-no-such-day",
        Doubt::Order => "agenda-doubt-order",
        Doubt::DayOrMonth => "agenda-doubt-day-or-month",
        Doubt::NoDay => "agenda-doubt-no-day",
        Doubt::NoHour => "agenda-doubt-no-hour",
        Doubt::Issuer | Doubt::Place => return None,
    };
    Some(FieldError::new("own", key))
}

#[cfg(test)]
mod tests {
    use kernel::Language;

    use super::*;

    fn of(title: &str, over: bool, facts: &mut EventFacts) -> Proposed {
        propose(Title { words: title, language: Language::FR, over }, facts)
    }

    fn said(title: &str) -> (Vec<String>, EventFacts, Vec<&'static str>) {
        let mut facts = EventFacts::default();
        let doubts = of(title, false, &mut facts).doubts.into_iter().map(|doubt| doubt.message).collect();
        let stretch = |session: &Item<Session>| {
            let text = |moment: Option<Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
            format!("{} {}", text(session.value.starts), text(session.value.ends)).trim().to_owned()
        };
        (facts.sessions.iter().map(stretch).collect(), facts, doubts)
    }

    #[test]
    fn days_and_hours_become_sessions() {
        for (title, expected) in [
            ("Du 18/11/2024 au 21/11/2024 Rencontres", &["2024-11-18 2024-11-21"][..]),
            ("Café des élus, le 25 avril 2024, de 17h30 à 18h15", &["2024-04-25T17:30:00 2024-04-25T18:15:00"]),
            ("Ateliers les 11 et 18 mars 2024 à 9h", &["2024-03-11T09:00:00", "2024-03-18T09:00:00"]),
            ("Veillée, le 3 mai 2024, de 20h à minuit", &["2024-05-03T20:00:00 2024-05-04T00:00:00"]),
            ("Prolongation jusqu’au 6 juin 2019 à minuit", &["2019-06-06"]),
            ("Réunion, le 31 mars", &[]),
        ] {
            assert_eq!(said(title).0, expected, "{title}");
        }
    }

    #[test]
    fn what_is_not_sure_is_left_open_and_said() {
        let (sessions, _, doubts) = said("Réunion, vendredi 31 mars après-midi");
        assert!(sessions.is_empty(), "no year is invented");
        assert_eq!(doubts, ["agenda-doubt-no-year", "agenda-doubt-no-hour"]);
        let (sessions, _, doubts) = said("Rencontres du 18 au 21 novembre 2024, de 9h à 17h");
        assert_eq!((sessions, doubts), (vec!["2024-11-18 2024-11-21".to_owned()], vec!["agenda-doubt-hours"]));
        assert!(said("Retour sur la réunion du 31 mars 2023").2.contains(&"agenda-doubt-report"));
    }

    #[test]
    fn kind_and_status_are_taken_where_nobody_chose_and_a_death_is_no_event() {
        let facts = said("ANNULATION ! Mission en Palestine, du 30 avril au 4 mai 2025").1;
        assert_eq!((facts.kind, facts.status), (EventKind::Mission, Status::Cancelled));
        let mut facts = EventFacts { kind: EventKind::Conference, ..EventFacts::default() };
        of("Mission en Palestine, le 4 mai 2025", false, &mut facts);
        assert_eq!(facts.kind, EventKind::Conference, "what was chosen stays");
        let mut facts = EventFacts::default();
        let proposed = of("Décès de Mme Exemple, le 3 mai 2024", false, &mut facts);
        assert_eq!(proposed.refusal, Some("agenda-doubt-obituary"));
        assert_eq!(facts, EventFacts::default());
    }

    #[test]
    fn what_is_filled_is_not_overwritten_unless_asked() {
        let session = Session { starts: Some("2024-11-20".parse().unwrap()), ends: None };
        let item: Code = "k".parse().unwrap();
        let before =
            EventFacts { sessions: vec![Item { item: item.clone(), value: session }], ..EventFacts::default() };
        let mut facts = before.clone();
        of("Du 18/11/2024 au 21/11/2024 Rencontres", false, &mut facts);
        assert_eq!(facts.sessions, before.sessions);
        of("Du 18/11/2024 au 21/11/2024 Rencontres", true, &mut facts);
        assert_eq!(facts.sessions[0].value.starts, Some("2024-11-18".parse().unwrap()));
        assert_eq!(facts.sessions[0].item, item, "its words stay with it");
    }
}
