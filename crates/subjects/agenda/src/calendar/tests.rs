use kernel::{Instant, Language};

use super::{Calendar, Entry, Fault, Standing, read, write};
use crate::{
    moment::{Stretch, Zone},
    recurrence::Recurrence,
};

fn paris() -> Zone {
    "Europe/Paris".parse().unwrap()
}

fn stretch(starts: &str, ends: &str) -> Stretch {
    Stretch { starts: starts.parse().unwrap(), ends: (!ends.is_empty()).then(|| ends.parse().unwrap()) }
}

fn entry(zone: &Zone, stretch: Stretch) -> Entry<'_> {
    Entry {
        uid: "0192@exemple-sur-lys.test",
        sequence: 2,
        modified: Instant(1_731_916_800_000),
        created: Instant(1_731_830_400_000),
        standing: Standing::Confirmed,
        summary: "Rencontres; première, \\ dernière",
        description: "Une ligne\nune autre",
        location: "Hôtel de ville, Exemple-sur-Lys",
        point: Some((50.5, -3.25)),
        url: "https://exemple-sur-lys.test/fr/agenda/rencontres",
        online: None,
        organiser: None,
        categories: &[],
        zone,
        stretch,
        recurrence: None,
    }
}

fn written(entries: &[Entry<'_>]) -> String {
    write(
        &Calendar { name: "Agenda", language: Language::FR, url: "https://exemple-sur-lys.test/fr/agenda.ics" },
        entries,
    )
}

#[test]
fn an_event_is_written_with_its_zone() {
    let zone = paris();
    let calendar = written(&[entry(&zone, stretch("2024-10-26T17:30", "2024-10-28T18:15"))]);
    for line in [
        "DTSTART;TZID=Europe/Paris:20241026T173000",
        "DTEND;TZID=Europe/Paris:20241028T181500",
        "SUMMARY;LANGUAGE=fr:Rencontres\\; première\\, \\\\ dernière",
        "DESCRIPTION:Une ligne\\nune autre",
        "GEO:50.500000;-3.250000",
        "BEGIN:DAYLIGHT\r\nDTSTART:20240331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT",
        "BEGIN:STANDARD\r\nDTSTART:20241027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD",
    ] {
        assert!(calendar.contains(&format!("{line}\r\n")), "{line}\n{calendar}");
    }
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
}

#[test]
fn whole_days_end_on_the_day_after_and_need_no_zone() {
    let zone = paris();
    let calendar = written(&[entry(&zone, stretch("2024-11-18", "2024-11-21"))]);
    assert!(calendar.contains("DTSTART;VALUE=DATE:20241118\r\nDTEND;VALUE=DATE:20241122\r\n"));
    assert!(!calendar.contains("VTIMEZONE"));
}

#[test]
fn a_title_cannot_begin_another_line() {
    let zone = paris();
    let mut hostile = entry(&zone, stretch("2024-11-18", ""));
    hostile.summary = "x\r\nATTACH:evil";
    hostile.url = "https://x.test/\r\nATTACH:evil";
    let calendar = written(&[hostile]);
    assert!(!calendar.contains("\r\nATTACH"), "{calendar}");
}

#[test]
fn what_is_written_is_read_back() {
    let zone = paris();
    let recurrence =
        Recurrence { rule: "FREQ=WEEKLY;UNTIL=20241231".parse().unwrap(), except: vec!["2024-11-05".parse().unwrap()] };
    for when in [
        stretch("2024-10-26T17:30", "2024-10-26T18:15"),
        stretch("2024-11-18", "2024-11-21"),
        stretch("2024-11-18", ""),
    ] {
        let mut out = entry(&zone, when);
        out.recurrence = Some(&recurrence);
        let read = read(&written(&[out.clone()]), &zone).unwrap();
        let event = read[0].clone().unwrap();
        assert_eq!((event.uid.as_str(), event.summary.as_str(), event.sequence), (out.uid, out.summary, 2));
        assert_eq!((event.stretch, event.zone.clone(), event.standing), (when, paris(), Standing::Confirmed));
        assert_eq!(event.description, out.description);
        let dates = |recurrence: &Recurrence| {
            recurrence.dates(when, &zone, "2024-01-01".parse().unwrap(), "2025-12-31".parse().unwrap())
        };
        assert_eq!(dates(event.recurrence.as_ref().unwrap()), dates(&recurrence));
    }
}

/// A calendar around these lines of an event.
fn around(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

#[test]
fn calendars_of_others_are_read() {
    let one = |lines: &str| read(&around(lines), &paris()).unwrap().remove(0);
    let windows = one("DTSTART;TZID=\"GMT Standard Time\":20241118T090000\r\nDURATION:PT1H30M\r\nSUMMARY:A").unwrap();
    assert_eq!(
        (windows.zone.name(), windows.stretch),
        ("Europe/London", stretch("2024-11-18T09:00", "2024-11-18T10:30"))
    );
    let utc = one("DTSTART:20241118T090000Z\r\nDTEND:20241118T100000Z\r\nSUMMARY:A").unwrap();
    assert_eq!(utc.stretch, stretch("2024-11-18T10:00", "2024-11-18T11:00"));
    let unknown = one("DTSTART;TZID=Mars/Olympus:20241118T090000\r\nSUMMARY:A").unwrap();
    assert!(unknown.is_zone_guessed);
    let broken = one("DTSTART:20241118T090000\r\nSUMMARY:A long title that was\r\nfolded without a space").unwrap();
    assert_eq!(broken.summary, "A long title that wasfolded without a space");
    let cancelled = one("DTSTART:20241118T090000\r\nSTATUS:CANCELLED\r\nSUMMARY:A").unwrap();
    assert_eq!(cancelled.standing, Standing::Cancelled);
}

#[test]
fn what_cannot_be_read_is_said() {
    let one = |lines: &str| read(&around(lines), &paris()).unwrap().remove(0);
    assert_eq!(one("SUMMARY:A"), Err(Fault::NoBeginning("A".into())));
    assert_eq!(one("DTSTART:99990101T000000\r\nSUMMARY:A"), Err(Fault::NoBeginning("A".into())));
    assert_eq!(one("DTSTART:20241118T090000\r\nDTEND:20241117T090000\r\nSUMMARY:A"), Err(Fault::Order("A".into())));
    assert_eq!(one("DTSTART:20241118T090000\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:A"), Err(Fault::NoRule("A".into())));
    for no_calendar in ["", "<html></html>", "BEGIN:", "BEGIN:VCARD\r\nEND:VCARD\r\n"] {
        assert_eq!(read(no_calendar, &paris()), Err(Fault::NoCalendar), "{no_calendar}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(text in "\\PC{0,300}", lines in "[A-Z;:=0-9TZ\r\n ]{0,300}") {
        let _ = read(&text, &paris());
        let _ = read(&around(&lines), &paris());
    }
}
