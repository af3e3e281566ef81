//! Which events of a calendar are new, changed, there already, over, or not to be taken, and why.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan as _;
use kernel::{Instant, Language, PublicationId};

use super::said::Said;
use crate::{
    calendar::{Fault, Imported, Standing},
    model::DAYS_AT_MOST,
    moment::{Moment, Zone},
    recurrence::Recurrence,
};

/// What a calendar calls an event: its UID, and the date that it stands for, where it is one of an event that comes again.
pub(crate) type Key = (String, String);

/// The longest UID that is kept, in characters.
const UID_AT_MOST: usize = 300;

/// What is known before.
#[derive(Default)]
pub(crate) struct Known {
    /// Events that were brought in, by their key.
    pub(crate) brought: HashMap<Key, Brought>,
    /// Events of the site, by their title, written small, and their beginning.
    pub(crate) titled: HashMap<(String, String), PublicationId>,
}

/// An event that was brought in.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    /// The event of the site.
    pub(crate) publication: PublicationId,
    /// The address that brought it; nothing where it came in a file.
    pub(crate) calendar: Option<db::Uuid>,
    /// What was said of it then.
    pub(crate) said: Option<Said>,
    /// How often it had changed.
    pub(crate) sequence: i64,
}

/// For what it is weighed.
pub(crate) struct Rules<'a> {
    /// The present instant.
    pub(crate) now: Instant,
    /// The language of the calendar.
    pub(crate) language: Language,
    /// The host of this site: its own events need not come back.
    pub(crate) host: &'a str,
    /// Whether what is over is taken too.
    pub(crate) with_past: bool,
    /// The address that brings it; nothing where it comes in a file.
    pub(crate) calendar: Option<db::Uuid>,
}

/// What is to become of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is made.
    New,
    /// It was brought in before, and is said otherwise now.
    Changed(PublicationId),
    /// It was brought in before, and is as it was.
    Same(PublicationId),
    /// The site has an event of this title and beginning, from elsewhere.
    There(PublicationId),
    /// It is this site's own.
    Ours,
    /// It is over.
    Past,
    /// It is not taken; the key of the reason.
    Refused(&'static str),
}

/// An event of a calendar, weighed.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    /// What the calendar calls it.
    pub(crate) key: Key,
    /// Its title, as far as it has one.
    pub(crate) title: String,
    /// What is said of it.
    pub(crate) said: Option<Said>,
    /// How often it changed.
    pub(crate) sequence: i64,
    /// What is to become of it.
    pub(crate) fate: Fate,
    /// What an editor should look at: keys.
    pub(crate) doubts: Vec<&'static str>,
}

/// Weighs what was read.
pub(crate) fn weigh(read: Vec<Result<Imported, Fault>>, known: &Known, rules: &Rules<'_>) -> Vec<Weighed> {
    let excepted = excepted(&read);
    let mut seen = HashSet::new();
    let mut titled = HashSet::new();
    let mut all = Vec::new();
    for one in read {
        let imported = match one {
            Ok(imported) => imported,
            Err(fault) => {
                all.push(refused(fault));
                continue;
            }
        };
        // A cancelled date of an event that comes again is one of its exceptions, and nothing more.
        if imported.replaces.is_some() && imported.standing == Standing::Cancelled {
            continue;
        }
        let mut weighed = Weighed { doubts: doubts(&imported), ..bare(&imported, rules.language, &excepted) };
        weighed.fate = if seen.insert(weighed.key.clone()) {
            fate(&weighed, known, rules)
        } else {
            Fate::Refused("agenda-intake-twice")
        };
        let title = weighed.said.as_ref().map(titled_key);
        if weighed.fate == Fate::New && title.is_some_and(|title| !titled.insert(title)) {
            weighed.fate = Fate::Refused("agenda-intake-twice");
        }
        all.push(weighed);
    }
    all
}

/// The dates of events that come again which stand for themselves, by UID.
fn excepted(read: &[Result<Imported, Fault>]) -> HashMap<String, Vec<Moment>> {
    let mut all: HashMap<String, Vec<Moment>> = HashMap::new();
    for imported in read.iter().flatten() {
        if let Some(at) = imported.replaces {
            all.entry(imported.uid.clone()).or_default().push(at);
        }
    }
    all
}

fn bare(imported: &Imported, language: Language, excepted: &HashMap<String, Vec<Moment>>) -> Weighed {
    let mut said = Said::of(imported, language);
    if let (Some(recurrence), None, Some(days)) = (&mut said.recurrence, imported.replaces, excepted.get(&imported.uid))
    {
        recurrence.except.extend(days);
        recurrence.except.sort();
        recurrence.except.dedup();
    }
    let uid = imported.uid.chars().take(UID_AT_MOST).collect();
    Weighed {
        key: (uid, imported.replaces.map(|at| at.to_string()).unwrap_or_default()),
        title: said.title.clone(),
        sequence: imported.sequence,
        said: Some(said),
        fate: Fate::New,
        doubts: Vec::new(),
    }
}

fn refused(fault: Fault) -> Weighed {
    let (key, title) = match fault {
        Fault::NoCalendar => ("agenda-intake-no-calendar", String::new()),
        Fault::TooMany => ("agenda-intake-too-many", String::new()),
        Fault::NoBeginning(title) => ("agenda-intake-no-beginning", title),
        Fault::Order(title) => ("agenda-intake-order", title),
        Fault::NoRule(title) => ("agenda-intake-no-rule", title),
    };
    Weighed { key: Key::default(), title, said: None, sequence: 0, fate: Fate::Refused(key), doubts: Vec::new() }
}

fn doubts(imported: &Imported) -> Vec<&'static str> {
    let is_endless = imported.recurrence.as_ref().is_some_and(|recurrence| recurrence.rule.is_endless());
    let all = [
        (imported.is_zone_guessed, "agenda-intake-zone"),
        (is_endless, "agenda-intake-endless"),
        (imported.standing == Standing::Tentative, "agenda-intake-tentative"),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| key).collect()
}

fn fate(weighed: &Weighed, known: &Known, rules: &Rules<'_>) -> Fate {
    let Some(said) = &weighed.said else { return Fate::Refused("agenda-intake-no-calendar") };
    if is_ours(&weighed.key.0, rules.host) {
        return Fate::Ours;
    }
    if said.title.is_empty() {
        return Fate::Refused("agenda-intake-no-title");
    }
    let (first, last) = (said.stretch.starts.day(), said.stretch.last_day());
    if first.until(last).map_or(i64::MAX, |span| i64::from(span.get_days())) >= DAYS_AT_MOST {
        return Fate::Refused("agenda-intake-long");
    }
    if let Some(brought) = known.brought.get(&weighed.key) {
        return brought_again(weighed, said, brought, rules);
    }
    if let Some(there) = known.titled.get(&titled_key(said)) {
        return Fate::There(*there);
    }
    if !rules.with_past && is_over(said, rules.now) { Fate::Past } else { Fate::New }
}

/// An event belongs to the address that brought it first; a file brings it anew, since somebody holds it.
fn brought_again(weighed: &Weighed, said: &Said, brought: &Brought, rules: &Rules<'_>) -> Fate {
    let is_its_own = rules.calendar.is_none() || brought.calendar == rules.calendar;
    let is_newer = weighed.sequence >= brought.sequence;
    if is_its_own && is_newer && brought.said.as_ref() != Some(said) {
        Fate::Changed(brought.publication)
    } else {
        Fate::Same(brought.publication)
    }
}

/// An event of this site, as its calendars call it: `ID@HOST`, `ID-SESSION@HOST`.
fn is_ours(uid: &str, host: &str) -> bool {
    let Some((name, of)) = uid.split_once('@') else { return false };
    of == host && name.get(..36).is_some_and(|id| id.parse::<PublicationId>().is_ok())
}

/// By what an event is known where its UID is another.
fn titled_key(said: &Said) -> (String, String) {
    (said.title.to_lowercase(), said.stretch.starts.to_string())
}

/// Whether nothing of it is to come.
fn is_over(said: &Said, now: Instant) -> bool {
    let zone = said.zone.zone();
    match &said.recurrence {
        None => said.stretch.over_at(zone) <= now,
        Some(recurrence) => !recurrence.rule.is_endless() && !comes_again(said, recurrence, now),
    }
}

fn comes_again(said: &Said, recurrence: &Recurrence, now: Instant) -> bool {
    let zone: &Zone = &said.zone;
    let today = now.civil(zone.zone()).0.date();
    let Ok(far) = today.checked_add(100.years()) else { return true };
    !recurrence.dates(said.stretch, zone, today, far).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::read;

    const NOW: Instant = Instant(1_795_521_600_000);

    fn weighed(events: &str, known: &Known, rules: &Rules<'_>) -> Vec<(String, Fate)> {
        let text = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
        let read = read(&text, &"Europe/Paris".parse().unwrap()).unwrap();
        weigh(read, known, rules).into_iter().map(|weighed| (weighed.title, weighed.fate)).collect()
    }

    fn event(uid: &str, starts: &str, title: &str, more: &str) -> String {
        format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:{starts}\nSUMMARY:{title}\n{more}END:VEVENT\n")
    }

    fn rules() -> Rules<'static> {
        Rules { now: NOW, language: Language::FR, host: "villes.example", with_past: false, calendar: None }
    }

    #[test]
    fn what_is_new_over_ours_nameless_or_endlessly_long_is_told_apart() {
        let own = "0195e1a0-0000-7000-8000-000000000001@villes.example";
        let all = [
            event("a", "20270101T090000", "À venir", ""),
            event("b", "20250101T090000", "Passé", ""),
            event("c", "20200101T090000", "Depuis toujours", "RRULE:FREQ=WEEKLY\n"),
            event("d", "20200101T090000", "Autrefois", "RRULE:FREQ=WEEKLY;COUNT=3\n"),
            event(own, "20270101T090000", "À nous", ""),
            event("e", "20270101T090000", "", ""),
            event("f", "20270101", "Long", "DTEND:20290101\n"),
            event("a", "20270102T090000", "Deux fois", ""),
            event("g", "20270101T090000", "à venir", ""),
            event("h", "99990101T090000", "Loin", ""),
        ]
        .concat();
        let fates: Vec<_> = weighed(&all, &Known::default(), &rules()).into_iter().map(|(_, fate)| fate).collect();
        let refused = Fate::Refused;
        assert_eq!(
            fates,
            [
                Fate::New,
                Fate::Past,
                Fate::New,
                Fate::Past,
                Fate::Ours,
                refused("agenda-intake-no-title"),
                refused("agenda-intake-long"),
                refused("agenda-intake-twice"),
                refused("agenda-intake-twice"),
                refused("agenda-intake-no-beginning"),
            ]
        );
        let rules = Rules { with_past: true, ..rules() };
        assert_eq!(weighed(&event("b", "20250101T090000", "Passé", ""), &Known::default(), &rules)[0].1, Fate::New);
    }

    #[test]
    fn a_date_that_stands_for_itself_is_an_exception_of_the_whole() {
        let all = [
            event("a", "20270105T090000", "Café", "RRULE:FREQ=WEEKLY;COUNT=4\n"),
            event("a", "20270112T100000", "Café plus tard", "RECURRENCE-ID:20270112T090000\n"),
            event("a", "20270119T090000", "Café", "RECURRENCE-ID:20270119T090000\nSTATUS:CANCELLED\n"),
        ]
        .concat();
        let text = format!("BEGIN:VCALENDAR\n{all}END:VCALENDAR\n");
        let read = read(&text, &"Europe/Paris".parse().unwrap()).unwrap();
        let weighed = weigh(read, &Known::default(), &rules());
        assert_eq!(weighed.len(), 2);
        let except = &weighed[0].said.as_ref().unwrap().recurrence.as_ref().unwrap().except;
        assert_eq!(
            except.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["2027-01-12T09:00:00", "2027-01-19T09:00:00"]
        );
        assert_eq!(weighed[1].key, ("a".into(), "2027-01-12T09:00:00".into()));
        assert_eq!(weighed[1].fate, Fate::New);
    }

    #[test]
    fn what_is_there_is_known_by_its_key_and_by_title_and_beginning() {
        let id = PublicationId::nil();
        let one = event("a", "20270101T090000", "Forum", "SEQUENCE:2\n");
        let text = format!("BEGIN:VCALENDAR\n{one}END:VCALENDAR\n");
        let imported = read(&text, &"Europe/Paris".parse().unwrap()).unwrap().remove(0).unwrap();
        let said = Some(Said::of(&imported, Language::FR));
        let calendar = Some(db::Uuid::nil());
        let brought = |said, calendar| {
            let brought = Brought { publication: id, calendar, said, sequence: 2 };
            Known { brought: [(("a".to_owned(), String::new()), brought)].into(), titled: HashMap::new() }
        };
        assert_eq!(weighed(&one, &brought(said.clone(), None), &rules())[0].1, Fate::Same(id));
        let later = event("a", "20270102T090000", "Forum", "SEQUENCE:3\n");
        assert_eq!(weighed(&later, &brought(said.clone(), calendar), &rules())[0].1, Fate::Changed(id));
        let other = Rules { calendar: Some(db::Uuid::max()), ..rules() };
        assert_eq!(
            weighed(&later, &brought(said.clone(), calendar), &other)[0].1,
            Fate::Same(id),
            "of another address"
        );
        let older = event("a", "20270102T090000", "Forum", "SEQUENCE:1\n");
        assert_eq!(weighed(&older, &brought(said, None), &rules())[0].1, Fate::Same(id), "an old state");
        let titled = Known {
            brought: HashMap::new(),
            titled: [(("forum".to_owned(), "2027-01-01T09:00:00".to_owned()), id)].into(),
        };
        assert_eq!(weighed(&one, &titled, &rules())[0].1, Fate::There(id));
    }
}
