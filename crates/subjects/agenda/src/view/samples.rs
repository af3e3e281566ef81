//! Samples of the pages, light on data and full.

use portal::{
    CalendarView, ContactView, DocumentView, EventRow, ExternalLink, Head, IssuerView, LaceView, LanguageLink,
    LinkView, RelatedView, ThemeLink, TileView,
};

use super::{
    ComingPage, DateView, DayView, EventPage, MonthPage, MonthView, SeriesLink, SeriesPage, WeekdayView, YearPage,
};

fn head() -> Head {
    Head { title: "Exemple".into(), language: "fr".into(), dir: "ltr".into(), ..Head::default() }
}

fn link(label: &str, href: &str) -> LinkView {
    LinkView { label: label.into(), href: href.into() }
}

fn row(foreign: bool) -> EventRow {
    EventRow {
        tile: TileView { day: "2024-11-18".into(), days: "18–21".into(), first: "2024-11-18T00:00:00".into() },
        href: "/fr/agenda/rencontres".into(),
        title: "8e Rencontres & débats".into(),
        language: "fr".into(),
        dir: "ltr".into(),
        foreign,
        when: "18–21 novembre 2024".into(),
        hour: foreign.then(|| "17:30".into()),
        place: foreign.then(|| "Malines".into()),
        kind: "Conférence".into(),
        status: foreign.then(|| "Annulé".into()),
        now: foreign,
    }
}

pub(super) fn coming() -> Vec<ComingPage> {
    let page = |events: Vec<EventRow>| ComingPage {
        head: head(),
        heading: "Agenda".into(),
        all: (!events.is_empty()).then(|| "/fr/agenda".into()),
        first: (!events.is_empty()).then(|| "/fr/agenda".into()),
        next: (!events.is_empty()).then(|| "/fr/agenda?after=1~2~3".into()),
        month: link("novembre 2024", "/fr/agenda/2024/11"),
        years: events.iter().map(|_| link("2024", "/fr/agenda/2024")).collect(),
        calendar: CalendarView {
            href: "/fr/agenda.ics".into(),
            webcal: "webcal://villes.example/fr/agenda.ics".into(),
        },
        events,
    };
    vec![page(vec![row(true), row(false)]), page(vec![])]
}

pub(super) fn month() -> Vec<MonthPage> {
    let day = |number: i32, events: Vec<EventRow>| DayView {
        day: format!("2024-11-{number:02}"),
        number: number.to_string(),
        within: number > 1,
        today: number == 3,
        events,
    };
    let page = |events: Vec<EventRow>| MonthPage {
        head: head(),
        heading: "novembre 2024".into(),
        weekdays: (0..7).map(|_| WeekdayView { name: "lundi".into(), short: "lun.".into() }).collect(),
        weeks: vec![(1..8).map(|number| day(number, if number == 3 { events.clone() } else { vec![] })).collect()],
        prev: (!events.is_empty()).then(|| link("octobre 2024", "/fr/agenda/2024/10")),
        next: (!events.is_empty()).then(|| link("décembre 2024", "/fr/agenda/2024/12")),
        year: link("2024", "/fr/agenda/2024"),
        coming: "/fr/agenda".into(),
        events,
    };
    vec![page(vec![row(true), row(false)]), page(vec![])]
}

pub(super) fn year() -> Vec<YearPage> {
    let page = |events: Vec<EventRow>| YearPage {
        head: head(),
        heading: "2024".into(),
        prev: (!events.is_empty()).then(|| link("2023", "/fr/agenda/2023")),
        next: (!events.is_empty()).then(|| link("2025", "/fr/agenda/2025")),
        months: if events.is_empty() {
            vec![]
        } else {
            vec![MonthView { link: link("novembre 2024", "/fr/agenda/2024/11"), events }]
        },
        coming: "/fr/agenda".into(),
    };
    vec![page(vec![row(true), row(false)]), page(vec![])]
}

pub(super) fn series() -> Vec<SeriesPage> {
    let page = |coming: Vec<EventRow>, past: Vec<EventRow>| SeriesPage {
        head: head(),
        heading: "Rencontres".into(),
        language: "en".into(),
        dir: "ltr".into(),
        foreign: past.is_empty(),
        coming,
        past,
        all: "/fr/agenda".into(),
        calendar: CalendarView {
            href: "/fr/agenda/series/rencontres.ics".into(),
            webcal: "webcal://villes.example/fr/agenda/series/rencontres.ics".into(),
        },
    };
    vec![page(vec![row(true)], vec![]), page(vec![], vec![row(false)])]
}

pub(super) fn event() -> Vec<EventPage> {
    vec![full(), bare()]
}

fn full() -> EventPage {
    let text = |text: &str| Some(text.to_owned());
    EventPage {
        head: head(),
        kind: "Conférence".into(),
        overline: text("Conférence internationale"),
        title: "À Malines & ailleurs".into(),
        subtitle: text("Sous-titre"),
        dated: "2024-10-01T09:00:00".into(),
        status: text("Reporté"),
        reason: text("La salle n’est pas libre."),
        former: text("18 octobre 2024"),
        dates: vec![DateView {
            name: text("Ouverture"),
            day: "2024-11-18".into(),
            when: "lundi 18 novembre 2024, de 17:30 à 18:15".into(),
            elsewhere: text("Heure de Tokyo"),
        }],
        over: true,
        place: text("Malines"),
        address: text("1, grand-place"),
        access: text("Salle de plain-pied, boucle magnétique"),
        public: text("Élus et agents"),
        languages: vec!["français".into()],
        online: text("https://villes.example/salle"),
        online_from: text("18 novembre 2024, 17:00"),
        registration: text("https://villes.example/inscription"),
        registration_here: text("/fr/agenda/rencontres/inscription"),
        registration_note: text("Inscriptions jusqu’au 10 décembre 2026 à 18:00"),
        issuer: Some(IssuerView { name: "CGLU".into(), href: text("https://villes.example/cglu") }),
        organisers: text("Organisé par CGLU et Malines"),
        map: text("https://www.openstreetmap.org/?mlat=51.028090&mlon=4.480280"),
        series: Some(SeriesLink {
            name: text("Rencontres"),
            href: "/fr/agenda/series/rencontres".into(),
            number: text("8"),
        }),
        documents: DocumentView::samples(),
        base: "https://villes.example".into(),
        contact: Some(ContactView::sample()),
        link: Some(ExternalLink { label: "Le site".into(), href: "https://villes.example/".into() }),
        standfirst: text("Chapô"),
        picture: None,
        lace: LaceView { seed: 7 },
        body: document::Html::from_trusted("<p>Texte</p>".into()).into(),
        themes: vec![ThemeLink { label: "Migration".into(), href: "/fr/themes/migration".into(), count: None }],
        calendar: Some("/fr/agenda/exemple.ics".into()),
        coming: "/fr/agenda".into(),
        archived: true,
        related: vec![RelatedView::sample()],
        translations: vec![LanguageLink {
            language: "ar".into(),
            name: "العربية".into(),
            dir: "rtl".into(),
            href: "/ar/x".into(),
            current: false,
            available: true,
        }],
        text_language: "en".into(),
        text_dir: "ltr".into(),
        foreign: true,
    }
}

fn bare() -> EventPage {
    EventPage {
        overline: None,
        subtitle: None,
        status: None,
        reason: None,
        former: None,
        dates: vec![],
        over: false,
        place: None,
        address: None,
        access: None,
        public: None,
        languages: vec![],
        online: None,
        online_from: None,
        registration: None,
        registration_here: None,
        registration_note: None,
        issuer: None,
        organisers: None,
        map: None,
        series: Some(SeriesLink { name: None, href: "/fr/agenda/series/rencontres".into(), number: None }),
        documents: vec![],
        base: "https://villes.example".into(),
        contact: None,
        link: None,
        standfirst: None,
        themes: vec![],
        archived: false,
        related: vec![],
        translations: vec![],
        foreign: false,
        ..full()
    }
}
