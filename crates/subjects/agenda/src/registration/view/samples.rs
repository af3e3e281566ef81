//! Samples of the pages, light on data and full.

use desk::{Choice, DeskHead, Field, Fields};
use portal::{Head, LinkView};

use super::{
    ChoiceView, FieldView, FieldsView, LineView, MyRegistrationPage, RegistrationNewPage, RegistrationOnePage,
    RegistrationPage, RegistrationRow, RegistrationSentPage, RegistrationsPage, StateCount,
};

fn head() -> Head {
    Head { title: "Inscription".into(), language: "fr".into(), dir: "ltr".into(), ..Head::default() }
}

fn line(label: &str, value: &str) -> LineView {
    LineView { label: label.into(), value: value.into() }
}

pub(super) fn form() -> Vec<RegistrationPage> {
    let page = |fields: FieldsView| RegistrationPage {
        head: head(),
        title: "8e Rencontres & débats".into(),
        href: "/fr/agenda/rencontres".into(),
        dates: vec!["vendredi 18 décembre 2026, de 09:30 à 11:00".into()],
        place: None,
        closed: None,
        notes: vec![],
        action: "/fr/agenda/rencontres/inscription#problems".into(),
        stamp: "x".into(),
        fields,
        kept: vec!["Ce que vous écrivez sert à organiser ce rendez-vous.".into()],
        legal: None,
        problem: false,
        reason: None,
    };
    let faulty = FieldView { value: "a@".into(), error: Some("Une adresse est demandée.".into()) };
    let languages = vec![ChoiceView { value: "es".into(), label: "espagnol".into(), chosen: true }];
    let full = FieldsView { email: faulty, languages, ..FieldsView::default() };
    vec![
        page(FieldsView::default()),
        RegistrationPage {
            place: Some("Malines".into()),
            notes: vec!["Il reste 3 places.".into()],
            legal: Some(LinkView { label: "Mentions légales".into(), href: "/fr/mentions-legales".into() }),
            problem: true,
            ..page(full)
        },
        RegistrationPage { problem: true, reason: Some("Patientez.".into()), ..page(FieldsView::default()) },
        RegistrationPage { closed: Some("Les inscriptions sont closes.".into()), ..page(FieldsView::default()) },
    ]
}

pub(super) fn sent() -> Vec<RegistrationSentPage> {
    vec![RegistrationSentPage { head: head(), title: "8e Rencontres".into(), href: "/fr/agenda/rencontres".into() }]
}

pub(super) fn mine() -> Vec<MyRegistrationPage> {
    let page = |confirm: bool| MyRegistrationPage {
        head: head(),
        title: "8e Rencontres & débats".into(),
        text_language: "fr".into(),
        text_dir: "ltr".into(),
        foreign: !confirm,
        href: confirm.then(|| "/fr/agenda/rencontres".into()),
        dates: vec!["vendredi 18 décembre 2026".into()],
        place: confirm.then(|| "Malines".into()),
        cancelled: (!confirm).then(|| "Ce rendez-vous est annulé.".into()),
        state: "Une place vous est gardée.".into(),
        confirm,
        withdraw: confirm,
        action: "/fr/agenda/inscription/x".into(),
        kept: vec![line("Nom", "Aïcha <Ndiaye>")],
    };
    vec![page(true), page(false)]
}

pub(super) fn list() -> Vec<RegistrationsPage> {
    let page = |rows: Vec<RegistrationRow>| RegistrationsPage {
        head: DeskHead::sample(),
        event: "8e Rencontres & débats".into(),
        places: "20 places, dont 3 libres".into(),
        states: vec![StateCount {
            value: "confirmed".into(),
            label: "Inscrits".into(),
            number: "17".into(),
            href: "/desk/agenda/1/registrations?state=confirmed".into(),
            current: rows.is_empty(),
        }],
        untold: (!rows.is_empty()).then(|| "12 personnes n’ont pas été prévenues.".into()),
        telling: "/desk/agenda/1/registrations/telling".into(),
        attendance: "/desk/agenda/1/registrations/attendance".into(),
        can_tick: !rows.is_empty(),
        next: (!rows.is_empty()).then(|| "/desk/agenda/1/registrations?after=1".into()),
        new_href: "/desk/agenda/1/registrations/new".into(),
        export: "/desk/agenda/1/registrations/export".into(),
        deletion: "Les données personnelles seront effacées le 17 janvier 2027.".into(),
        totals: (!rows.is_empty()).then(|| "12 inscrits, 10 présents.".into()),
        rows,
    };
    let row = |came: bool| RegistrationRow {
        id: "1".into(),
        name: "Aïcha <Ndiaye>".into(),
        href: "/desk/agenda/1/registrations/1".into(),
        about: "Ville de Malines, adjointe".into(),
        state: "Inscrit".into(),
        expected: !came,
        needs: came,
        asked: "2026-11-25T12:00:00".into(),
        came,
    };
    vec![page(vec![row(true), RegistrationRow { id: "2".into(), ..row(false) }]), page(vec![])]
}

pub(super) fn one() -> Vec<RegistrationOnePage> {
    let page = |can: bool| RegistrationOnePage {
        head: DeskHead::sample(),
        state: "Liste d’attente".into(),
        lines: vec![line("Nom", "Aïcha <Ndiaye>")],
        can_give: can,
        can_strike: can,
        action: "/desk/agenda/1/registrations/1".into(),
        back: "/desk/agenda/1/registrations".into(),
    };
    vec![page(true), page(false)]
}

pub(super) fn new() -> Vec<RegistrationNewPage> {
    let mut fields = Fields::default();
    for name in ["name", "email", "organisation", "function", "needs", "interpretation", "state", "language"] {
        fields.add(Field {
            name: name.into(),
            label: name.into(),
            choices: vec![Choice { value: "fr".into(), label: "français".into(), chosen: true }],
            ..Field::default()
        });
    }
    vec![RegistrationNewPage { head: DeskHead::sample(), fields, action: "/desk/agenda/1/registrations/new".into() }]
}
