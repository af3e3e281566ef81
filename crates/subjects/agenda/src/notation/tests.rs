use kernel::Language;

use super::{Clock, Doubt, Nature, ReadStatus, Reading, read};
use crate::EventKind;

fn of(language: &str, title: &str) -> Reading {
    read(title, language.parse::<Language>().unwrap())
}

/// Spans as `2024-11-18..2024-11-21`, a year that is not given as `?`.
fn days(reading: &Reading) -> String {
    let day = |day: super::Day| {
        let year = day.year.map_or("?".to_owned(), |year| year.to_string());
        format!("{year}-{:02}-{:02}", day.month, day.day)
    };
    let span = |span: &super::Span| match span.last {
        Some(last) => format!("{}..{}", day(span.first), day(last)),
        None => day(span.first),
    };
    reading.spans.iter().map(span).collect::<Vec<_>>().join(" ")
}

#[test]
fn days_are_read_as_people_write_them() {
    let cases = [
        ("fr", "Du 18/11/2024 au 21/11/2024", "2024-11-18..2024-11-21"),
        (
            "fr",
            "8e Rencontres franco-japonaises de la coopération décentralisée, du 18 au 21 novembre 2024,",
            "2024-11-18..2024-11-21",
        ),
        ("fr", "3e RDV de la Diplomatie des territoires de CUF : \"La diplomatie…\", le 26 juin 2024", "2024-06-26"),
        ("fr", "Conférence Villes et migration, les 16 et 17 novembre 2017", "2017-11-16 2017-11-17"),
        ("fr", "Ateliers les 11 et 18 mars", "?-03-11 ?-03-18"),
        ("fr", "Ateliers les 11, 18 et 25 mars 2024", "2024-03-11 2024-03-18 2024-03-25"),
        ("fr", "Mission du 30 avril au 4 mai 2025", "2025-04-30..2025-05-04"),
        ("fr", "Séjour du 28 décembre au 3 janvier 2025", "2024-12-28..2025-01-03"),
        ("fr", "Le 1er juin 2024", "2024-06-01"),
        ("fr", "Le 18 février 2026, ; mercredi 18 février, à 15h30", "2026-02-18"),
        ("fr", "Ouverte jusqu’au 06.06.2019", "2019-06-06"),
        ("fr", "Appel à projets franco-palestinien 2019-2021", ""),
        ("fr", "Les avancées de mai à octobre 2023", ""),
        ("fr", "La Lettre n°1 : Présentation de la bourse aux projets", ""),
        ("fr", "Départ 48h avant la mission", ""),
        ("fr", "Le \"Café des élues et élus\" : le 25 avril 2024, de 17h30 à 18h15", "2024-04-25"),
        ("en", "Conference, 18–21 November 2024", "2024-11-18..2024-11-21"),
        ("en", "Conference, November 18–21, 2024", "2024-11-18..2024-11-21"),
        ("en", "Meeting on March 3rd and 10th, 2024", "2024-03-03 2024-03-10"),
        ("en", "From 30 April to 4 May 2025", "2025-04-30..2025-05-04"),
        ("en", "Workshop on 2024-11-18", "2024-11-18"),
        ("en", "Towns may apply", ""),
        ("es", "Encuentro del 18 al 21 de noviembre de 2024", "2024-11-18..2024-11-21"),
        ("es", "Los días 16 y 17 de noviembre de 2017", "2017-11-16 2017-11-17"),
        ("ar", "من 18 إلى 21 نوفمبر 2024", "2024-11-18..2024-11-21"),
        ("ar", "يومي ١٦ و١٧ تشرين الثاني ٢٠١٧", "2017-11-16 2017-11-17"),
        ("ar", "اجتماع يوم 26 جوان 2024", "2024-06-26"),
        // Written in another language than the form's.
        ("fr", "World Cities Day, 31 October 2024", "2024-10-31"),
    ];
    for (language, title, expected) in cases {
        assert_eq!(days(&of(language, title)), expected, "{title}");
    }
}

#[test]
fn hours_are_read_and_lengths_of_time_are_none() {
    let cases = [
        ("fr", "le 25 avril 2024, de 17h30 à 18h15", Some((1050, Some(1095)))),
        ("fr", "mercredi 18 février, à 15h30", Some((930, None))),
        ("fr", "le 6 juin 2019 à minuit", Some((1440, None))),
        ("fr", "le 15 avril 2017 minuit", Some((1440, None))),
        ("fr", "le 3 mai 2024, 9h-12h", Some((540, Some(720)))),
        ("fr", "entre 9 h et 12 h 30", Some((540, Some(750)))),
        ("fr", "48h avant leur départ, le 30 avril 2025", None),
        ("fr", "ouvert 24h/24 le 3 mai 2024", None),
        ("en", "3 May 2024, from 10 to 11:30 am", Some((600, Some(690)))),
        ("en", "3 May 2024 at 3 p.m.", Some((900, None))),
        ("en", "3 May 2024, 10:00–12:00", Some((600, Some(720)))),
        ("es", "26 de junio de 2024, a las 17:30", Some((1050, None))),
        ("ar", "يوم 26 يونيو 2024 الساعة 17:30", Some((1050, None))),
        ("ar", "يوم 26 يونيو 2024 الساعة 5 مساء", Some((1020, None))),
    ];
    for (language, title, expected) in cases {
        let hours = of(language, title).hours.map(|hours| (hours.starts.0, hours.ends.map(|Clock(ends)| ends)));
        assert_eq!(hours, expected, "{title}");
    }
}

#[test]
fn a_status_is_set_apart_and_not_a_word_of_a_sentence() {
    let cases = [
        (
            "fr",
            "ANNULATION ! Mission de Cités Unies France en Palestine, du 30 avril au 4 mai 2025",
            Some(ReadStatus::Cancelled),
        ),
        ("fr", "Suite à l’annulation de la mission, réunion le 26 mai 2025", None),
        ("fr", "Réunion du groupe-pays Liban (reportée)", Some(ReadStatus::Postponed)),
        ("fr", "Save the date : Forum, le 3 mai 2024", Some(ReadStatus::SaveTheDate)),
        ("en", "CANCELLED: meeting on 3 May 2024", Some(ReadStatus::Cancelled)),
        ("en", "Report on the meeting of 3 May 2024", None),
        ("es", "Aplazado: foro del 3 de mayo de 2024", Some(ReadStatus::Postponed)),
        ("ar", "إلغاء: اجتماع يوم 26 يونيو 2024", Some(ReadStatus::Cancelled)),
    ];
    for (language, title, expected) in cases {
        assert_eq!(of(language, title).status, expected, "{title}");
    }
}

#[test]
fn an_issuer_is_an_acronym_or_a_guess() {
    let issuer = |title: &str| of("fr", title).issuer.map(|issuer| (issuer.name, issuer.is_sure));
    assert_eq!(issuer("MEAE/CNCD : COMMUNIQUÉ : Prolongation"), Some(("MEAE/CNCD".into(), true)));
    assert_eq!(issuer("MEAE - DAECT | Appel à projets"), Some(("MEAE - DAECT".into(), true)));
    assert_eq!(issuer("MAEDI/DAECT : Prolongation"), Some(("MAEDI/DAECT".into(), true)));
    assert_eq!(issuer("CGLU : Circulaire 136"), Some(("CGLU".into(), true)));
    assert_eq!(issuer("Ville du Lamentin : L’Art dans la ville"), Some(("Ville du Lamentin".into(), false)));
    assert_eq!(issuer("Fonds de solidarité pour Haïti : les avancées"), None);
    assert_eq!(issuer("Cyclone Gezani : un fonds"), None);
    assert_eq!(issuer("COMMUNIQUÉ : Prolongation"), None);
    assert_eq!(issuer("ANNULATION : réunion"), None);
    assert_eq!(issuer("VIETNAM : réunion du 25 juin 2018"), Some(("VIETNAM".into(), true)));
}

#[test]
fn places_are_guesses() {
    let place = |title: &str| of("fr", title).place.map(|place| place.name);
    assert_eq!(
        place("Conférence, les 16 et 17 novembre 2017 à Malines, Belgique").as_deref(),
        Some("Malines, Belgique")
    );
    assert_eq!(place("Mission en Palestine, du 30 avril au 4 mai 2025").as_deref(), Some("Palestine"));
    assert_eq!(place("Réunion en visioconférence, le 3 mai 2024"), None);
    assert!(of("fr", "Réunion en visioconférence, le 3 mai 2024").online);
    assert!(of("fr", "Mission en Palestine, le 4 mai 2025").doubts.contains(&Doubt::Place));
}

#[test]
fn a_series_has_its_number() {
    let numbered = |language: &str, title: &str| of(language, title).numbered.map(|n| (n.number, n.series));
    let series = "Rencontres franco-japonaises de la coopération décentralisée";
    let title = "8e Rencontres franco-japonaises de la coopération décentralisée, du 18 au 21 novembre 2024";
    assert_eq!(numbered("fr", title), Some((8, series.into())));
    let rdv = "3e RDV de la Diplomatie des territoires : le 26 juin 2024";
    assert_eq!(numbered("fr", rdv), Some((3, "RDV de la Diplomatie des territoires".into())));
    assert_eq!(numbered("en", "12th Conference of towns, 3 May 2024"), Some((12, "Conference of towns".into())));
    assert_eq!(numbered("es", "III Foro de ciudades"), Some((3, "Foro de ciudades".into())));
    assert_eq!(numbered("fr", "Le 3 mai 2024"), None);
    assert_eq!(numbered("fr", "Dans le 8e arrondissement"), None);
}

#[test]
fn what_is_not_sure_is_said() {
    let doubts = |language: &str, title: &str| of(language, title).doubts;
    assert_eq!(doubts("fr", "Réunion, le 31 mars"), [Doubt::NoYear]);
    assert_eq!(doubts("fr", "Réunion, vendredi 31 mars après-midi"), [Doubt::NoYear, Doubt::NoHour]);
    assert_eq!(doubts("fr", "Réunion, lundi 31 mars 2023"), [Doubt::Weekday]);
    assert_eq!(doubts("fr", "Réunion, vendredi 31 mars 2023"), []);
    assert_eq!(doubts("fr", "Réunion, le 31 avril 2023"), [Doubt::NoSuchDay]);
    assert_eq!(doubts("fr", "Réunion, du 18 au 11 mars 2023"), [Doubt::Order]);
    assert_eq!(doubts("en", "Meeting, 03/04/2024"), [Doubt::DayOrMonth]);
    assert_eq!(doubts("fr", "Réunion, le 18/11/24"), [Doubt::ShortYear]);
    assert_eq!(doubts("fr", "Réunion en mai 2023"), [Doubt::NoDay]);
}

#[test]
fn an_obituary_is_no_event_and_a_report_looks_back() {
    assert!(!of("fr", "Décès de Mme Exemple, le 3 mai 2024").is_event());
    assert!(!of("en", "In memoriam: a mayor, 3 May 2024").is_event());
    assert!(!of("fr", "Hommage à un maire, le 3 mai 2024").is_event());
    assert!(of("fr", "Retour sur la réunion du groupe-pays Sénégal, le 31 mars 2023").nature == Nature::Report);
    assert!(of("fr", "Réunion du groupe-pays Sénégal, le 31 mars 2023").is_event());
    assert!(!of("fr", "Publié le 20 novembre 2017").is_event());
}

#[test]
fn kinds_and_deadlines_are_told() {
    let kind = |title: &str| of("fr", title).kind;
    assert_eq!(kind("Réunion du groupe-pays Mali"), Some(EventKind::Meeting));
    assert_eq!(kind("ANNULATION ! Mission en Palestine"), Some(EventKind::Mission));
    assert_eq!(kind("CUF : Wébinaire sur la coopération décentralisée, le 26 mai 2025"), Some(EventKind::Online));
    assert_eq!(kind("Prolongation de la campagne jusqu’au 6 juin 2019"), Some(EventKind::Deadline));
    assert!(of("fr", "Merci de renvoyer la fiche avant le 8 juin 2018").nature == Nature::Deadline);
}

#[test]
fn the_recorded_titles_are_read() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/cases/articles.jsonl");
    let Ok(cases) = std::fs::read_to_string(file) else {
        println!("skipped: no recorded cases here");
        return;
    };
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let title = case["title"].as_str().unwrap();
        let reading = of("fr", title);
        // Where the title gives the day, it is the day that somebody wrote down for this case.
        if let (Some(span), Some(start)) = (reading.spans.first(), case["event_start"].as_str()) {
            assert_eq!(span.first.date().unwrap().to_string(), start[..10], "{title}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_title_is_read_without_harm(title in "\\PC{0,200}") {
        for language in ["fr", "en", "es", "ar"] {
            let reading = of(language, &title);
            for span in reading.spans {
                proptest::prop_assert!((1..=12).contains(&span.first.month) && (1..=31).contains(&span.first.day));
            }
        }
    }

    #[test]
    fn a_written_date_is_read_back(year in 1950_i16..2100, month in 1_i8..=12, day in 1_i8..=28) {
        let names = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
        let title = format!("Réunion du {day} {} {year}", names[usize::try_from(month - 1).unwrap()]);
        let found = of("fr", &title).spans;
        proptest::prop_assert_eq!(found[0].first.date().unwrap().to_string(), format!("{year}-{month:02}-{day:02}"));
    }
}
