//! Samples of the pages of publications, light on data and full.

use web::{Markup, View};

use super::{
    BodyView, ChipView, ConflictView, DifferenceView, DisputeView, EditLinks, EditPage, FieldDifference, FileRow,
    FindingView, HistoryPage, ListPage, NewPage, OwnGroup, PlannedView, PresenceAction, PresencePage, PublishingPage,
    PublishingText, RemarkView, RevisionPage, RevisionView, RowView, StateView,
};
use crate::{
    Crumb, DeskHead, Field, Fields,
    publications::{company::CompanyView, linked::LinkedView, preview::views::PaneView},
};

impl View for ListPage {
    const TEMPLATE: &'static str = "desk/list.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let empty = Self {
            head: DeskHead::sample(),
            new_href: None,
            tools: vec![],
            action: "/desk/articles".into(),
            filters: vec![],
            saved: crate::filters::SavedView::default(),
            rows: vec![],
            next: None,
            narrowed: true,
            looked_through: None,
        };
        let full = Self {
            head: DeskHead::sample(),
            new_href: Some("/desk/articles/new".into()),
            tools: vec![crate::Crumb { label: "Apporter un calendrier".into(), href: "/desk/calendars".into() }],
            action: "/desk/articles".into(),
            filters: vec![sample_select("state", "État"), sample_field("q", "Titre")],
            saved: crate::filters::SavedView::sample(),
            rows: vec![RowView {
                title: "إعلان ميشلين".into(),
                language: "ar".into(),
                dir: "rtl".into(),
                foreign: true,
                href: "/desk/articles/1/ar".into(),
                at: "2026-11-24T10:00:00".into(),
                by: Some("Camille Exemple".into()),
                texts: vec![sample_chip()],
            }],
            next: Some("/desk/articles?after=1~2".into()),
            narrowed: false,
            looked_through: Some("Les 3 000 titres les plus récents ont été parcourus.".into()),
        };
        vec![empty, full]
    }
}

impl View for NewPage {
    const TEMPLATE: &'static str = "desk/new.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let mut fields = Fields::default();
        fields.add(sample_field("title", "Titre"));
        fields.add(sample_select("language", "Langue"));
        vec![Self { head: DeskHead::sample(), action: "/desk/articles/new".into(), fields }]
    }
}

/// The form of a text that waits for others.
fn light_form(fields: Fields) -> EditPage {
    EditPage {
        head: DeskHead::sample(),
        action: "/desk/articles/1/fr".into(),
        fields,
        facts_stand: "0".into(),
        words_stand: "0".into(),
        words_base: 2,
        text_language: "fr".into(),
        text_dir: "ltr".into(),
        text_language_name: "français".into(),
        languages: vec![],
        company: CompanyView::default(),
        pane: PaneView { links_href: None, ..PaneView::sample() },
        states: vec![],
        body: BodyView { markdown: String::new(), json: "{}".into(), words: "{}".into() },
        themes: vec![],
        known_themes: vec![],
        files: vec![],
        locked: Some("En relecture.".into()),
        links: EditLinks::default(),
        linked: LinkedView::default(),
        planned: vec![],
        planned_href: None,
        remarks: vec![],
        conflict: None,
        losses: vec![],
        own: vec![],
        reads_titles: false,
        proposal: None,
        dispute: None,
    }
}

impl View for EditPage {
    const TEMPLATE: &'static str = "desk/edit.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let mut fields = crate::publications::form::sample();
        let light = light_form(fields.clone());
        if let Some(title) = fields.by_name.get_mut("title") {
            title.error = Some("Trop long.".into());
            fields.faulty.push("title".into());
        }
        let own = OwnGroup::samples(&mut fields);
        let some = |href: &str| Some(href.to_owned());
        let full = Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/ar".into(),
            fields,
            facts_stand: "d3".into(),
            words_stand: "r2".into(),
            words_base: 2,
            text_language: "ar".into(),
            text_dir: "rtl".into(),
            text_language_name: "arabe".into(),
            languages: vec![sample_chip(), ChipView { exists: false, states: vec![], ..sample_chip() }],
            company: CompanyView {
                href: some("/desk/articles/1/ar/company"),
                lines: vec!["Camille Exemple a aussi ce texte ouvert, depuis 14:05.".into()],
            },
            pane: PaneView::sample(),
            states: vec![sample_state()],
            body: BodyView { markdown: "## Titre".into(), json: "{\"type\":\"doc\"}".into(), words: "{}".into() },
            themes: vec![crate::Choice { value: "1".into(), label: "Mali".into(), chosen: true }],
            known_themes: vec!["Mali".into()],
            files: vec![FileRow {
                item: "declaration".into(),
                file: some("declaration.pdf"),
                href: some("/fichiers/1/declaration.pdf"),
                note: some("Ce fichier n’a pas pu être lu."),
                title: sample_field("file-declaration-title", "Titre"),
                language: sample_select("file-declaration-language", "Langue"),
                position: sample_field("file-declaration-position", "Place"),
            }],
            locked: None,
            linked: LinkedView::sample(),
            links: EditLinks {
                publishing: some("/desk/articles/1/publishing"),
                preview: "/desk/articles/1/ar/preview".into(),
                history: "/desk/articles/1/ar/history".into(),
                facts_history: "/desk/articles/1/history".into(),
                presence: some("/desk/articles/1/ar/presence"),
                correction: some("/desk/articles/1/ar/correction"),
                address: some("/desk/articles/1/ar/address"),
                live: some("/ar/x"),
                draft: "/desk/articles/1/ar/draft".into(),
                beside: some("/desk/articles/1/ar/beside"),
                own: vec![Crumb { label: "Inscriptions".into(), href: "/desk/agenda/1/registrations".into() }],
                can_ask: true,
                can_send_back: true,
                can_discard: true,
            },
            planned: vec![PlannedView { id: "1".into(), about: "Sera publié le 1er décembre 2026".into() }],
            planned_href: some("/desk/articles/1/ar/planned"),
            remarks: vec![RemarkView {
                about: "Renvoyé par Camille Exemple".into(),
                words: "Il manque la date.".into(),
            }],
            conflict: Some(ConflictView {
                about: "Camille Exemple a enregistré entre-temps.".into(),
                differences: vec![DifferenceView { label: "Titre".into(), theirs: "Un".into(), mine: "Deux".into() }],
                blocks: vec![crate::compare::MergeBlock::sample()],
            }),
            losses: vec!["Du HTML".into()],
            own,
            reads_titles: true,
            proposal: Some(crate::publications::proposal::ProposalView::sample()),
            dispute: Some(DisputeView::sample()),
        };
        vec![light, full]
    }
}

impl View for PublishingPage {
    const TEMPLATE: &'static str = "desk/publishing.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let finding = FindingView { label: "Le titre manque.".into(), href: "/desk/articles/1/fr#field-title".into() };
        let text = |open: bool| PublishingText {
            language: "fr".into(),
            name: "français".into(),
            title: "Villes et migration".into(),
            dir: "ltr".into(),
            states: vec![sample_state()],
            ticked: open,
            open,
            slug: open.then(|| sample_field("slug-fr", "Adresse")),
            errors: if open { vec![] } else { vec![finding.clone()] },
            warnings: vec![finding.clone()],
        };
        let page = |texts: Vec<PublishingText>, facts: Option<Vec<String>>| Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/publishing".into(),
            texts,
            facts_needed: facts.is_none(),
            facts,
            at: sample_field("at", "Quand"),
            problem: Some("Rien n’est coché.".into()),
            back: "/desk/articles/1".into(),
        };
        vec![page(vec![], None), page(vec![text(true), text(false)], Some(vec!["Date".into()]))]
    }
}

impl View for PresencePage {
    const TEMPLATE: &'static str = "desk/presence.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let action = |leads: bool| PresenceAction {
            value: "withdraw".into(),
            label: "Retirer".into(),
            about: "Les lecteurs verront que le texte a été retiré.".into(),
            leads,
        };
        vec![Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/fr/presence".into(),
            states: vec![sample_state()],
            actions: vec![action(true), action(false)],
            target: sample_field("target", "Adresse"),
            at: sample_field("at", "Quand"),
        }]
    }
}

impl View for HistoryPage {
    const TEMPLATE: &'static str = "desk/history.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let revision = RevisionView {
            number: 2,
            at: "2026-11-24T10:00:00".into(),
            by: "Camille Exemple".into(),
            why: "Publié".into(),
            live: true,
            href: "/desk/articles/1/fr/history/2".into(),
        };
        vec![
            Self { head: DeskHead::sample(), readings: None, revisions: vec![] },
            Self {
                head: DeskHead::sample(),
                readings: Some("Lu 12 fois en 30 jours.".into()),
                revisions: vec![revision],
            },
        ]
    }
}

impl View for RevisionPage {
    const TEMPLATE: &'static str = "desk/revision.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let page = |compared_with, fields, restoring| Self {
            head: DeskHead::sample(),
            text_language: "ar".into(),
            text_dir: "rtl".into(),
            compared_with,
            fields,
            body: compared_with.is_none().then(sample_markup),
            restoring,
        };
        let field = FieldDifference { label: "Titre".into(), words: sample_markup() };
        vec![
            page(None, vec![], None),
            page(Some(1), vec![field], Some("/desk/articles/1/fr/history/1/restoring".into())),
        ]
    }
}

pub(in crate::publications) fn sample_field(name: &str, label: &str) -> Field {
    Field {
        name: name.into(),
        label: label.into(),
        hint: Some("Une aide.".into()),
        value: "Une valeur".into(),
        ..Field::default()
    }
}

pub(in crate::publications) fn sample_select(name: &str, label: &str) -> Field {
    let choice = crate::Choice { value: "one".into(), label: "Un".into(), chosen: true };
    Field { choices: vec![choice], ..sample_field(name, label) }
}

fn sample_markup() -> Markup {
    document::Html::from_trusted("<p>Un <ins>texte</ins>.</p>".to_owned()).into()
}

fn sample_state() -> StateView {
    StateView { label: "En ligne".into(), class: "live".into() }
}

fn sample_chip() -> ChipView {
    ChipView {
        language: "ar".into(),
        name: "arabe".into(),
        href: "/desk/articles/1/ar".into(),
        exists: true,
        current: false,
        may_write: true,
        states: vec![sample_state()],
    }
}
