//! What the pages of publications show.

use schemars::JsonSchema;
use serde::Serialize;
use web::{Markup, View};

use crate::{DeskHead, Field, Fields};

/// A state in words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct StateView {
    /// The words.
    pub label: String,
    /// `live`, `waits`, or nothing: a colour, never the only sign.
    pub class: String,
}

/// A list of publications.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ListPage {
    /// The head.
    pub head: DeskHead,
    /// Where a new one is made; absent for who may not.
    pub new_href: Option<String>,
    /// The address of the list, for its filters.
    pub action: String,
    /// The filters.
    pub filters: Vec<Field>,
    /// The publications.
    pub rows: Vec<RowView>,
    /// The next page.
    pub next: Option<String>,
    /// Whether filters are set.
    pub narrowed: bool,
}

/// A publication in a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RowView {
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// Whether that is another than the interface's.
    pub foreign: bool,
    /// Where it is edited.
    pub href: String,
    /// When somebody last worked on it, in civil time.
    pub at: String,
    /// Who.
    pub by: Option<String>,
    /// Its texts.
    pub texts: Vec<ChipView>,
}

/// A text of a publication, in short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct ChipView {
    /// The language's code.
    pub language: String,
    /// Its name in the language of the interface.
    pub name: String,
    /// Where it is edited, or made.
    pub href: String,
    /// Whether there is a text.
    pub exists: bool,
    /// Whether it is the one on the page.
    pub current: bool,
    /// Whether one may write it.
    pub may_write: bool,
    /// Its states.
    pub states: Vec<StateView>,
}

/// The form of a new publication.
#[derive(Serialize, JsonSchema)]
pub(crate) struct NewPage {
    /// The head.
    pub head: DeskHead,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub fields: Fields,
}

/// The form of a publication: its facts, and the words of one language.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EditPage {
    /// The head.
    pub head: DeskHead,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub fields: Fields,
    /// On what facts it was filled.
    pub facts_stand: String,
    /// On what words it was filled.
    pub words_stand: String,
    /// The revision that the form was filled over.
    pub words_base: i64,
    /// The language of the words.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Its name.
    pub text_language_name: String,
    /// All languages of the site.
    pub languages: Vec<ChipView>,
    /// The states of this text.
    pub states: Vec<StateView>,
    /// The body.
    pub body: BodyView,
    /// The themes that it has.
    pub themes: Vec<crate::Choice>,
    /// Themes to choose from.
    pub known_themes: Vec<String>,
    /// Its documents.
    pub files: Vec<FileRow>,
    /// Why it cannot be written on now, and how to.
    pub locked: Option<String>,
    /// What else can be done.
    pub links: EditLinks,
    /// What is planned.
    pub planned: Vec<PlannedView>,
    /// Where it is taken off the plan; absent for who may not.
    pub planned_href: Option<String>,
    /// What was said in the review.
    pub remarks: Vec<RemarkView>,
    /// What somebody else saved meanwhile.
    pub conflict: Option<ConflictView>,
    /// What the Markdown held that a text cannot.
    pub losses: Vec<String>,
}

/// The body in the form.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BodyView {
    /// As Markdown, for a browser without scripts.
    pub markdown: String,
    /// As the editor's JSON, safe in a script element.
    pub json: String,
    /// The words of the editor, as JSON.
    pub words: String,
}

/// A document in the form.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct FileRow {
    /// What the form calls it by.
    pub item: String,
    /// The file's name; nothing where it is announced only.
    pub file: Option<String>,
    /// Where the file is.
    pub href: Option<String>,
    /// Its title in the words' language.
    pub title: Field,
    /// The language that it is written in.
    pub language: Field,
    /// Its place in the list, from 1.
    pub position: Field,
}

/// What can be done with a text; absent for who may not.
#[derive(Default, Serialize, JsonSchema)]
pub(crate) struct EditLinks {
    /// Publish.
    pub publishing: Option<String>,
    /// See it as readers will.
    pub preview: String,
    /// Its revisions.
    pub history: String,
    /// Archive, withdraw, restore.
    pub presence: Option<String>,
    /// The live text.
    pub live: Option<String>,
    /// Where the draft is moved.
    pub draft: String,
    /// Beside the text that it translates.
    pub beside: Option<String>,
    /// Whether a review may be asked for.
    pub can_ask: bool,
    /// Whether a draft in review may be sent back.
    pub can_send_back: bool,
    /// Whether the draft may be taken away.
    pub can_discard: bool,
}

/// Something planned for a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct PlannedView {
    /// Its id.
    pub id: String,
    /// What will happen, and when.
    pub about: String,
}

/// Something said in a review.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct RemarkView {
    /// What happened, with whom and when.
    pub about: String,
    /// What was said.
    pub words: String,
}

/// Two versions: the one that was sent, and the one that somebody else saved meanwhile.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ConflictView {
    /// Who saved it, and when.
    pub about: String,
    /// What differs.
    pub differences: Vec<DifferenceView>,
    /// The blocks of the body that both changed, each with its choice.
    pub blocks: Vec<crate::compare::MergeBlock>,
}

/// A field that differs.
#[derive(Serialize, JsonSchema)]
pub(crate) struct DifferenceView {
    /// The field.
    pub label: String,
    /// What somebody else wrote.
    pub theirs: String,
    /// What was sent.
    pub mine: String,
}

/// What publishing would do.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PublishingPage {
    /// The head.
    pub head: DeskHead,
    /// Where the form is sent.
    pub action: String,
    /// The texts with a draft.
    pub texts: Vec<PublishingText>,
    /// What would change of the facts; nothing where nothing would.
    pub facts: Option<Vec<String>>,
    /// Whether the facts must go with the first text.
    pub facts_needed: bool,
    /// The field of the time at which it is to happen.
    pub at: Field,
    /// What is wrong with the form itself.
    pub problem: Option<String>,
    /// Where one goes back to.
    pub back: String,
}

/// A text that may be published.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PublishingText {
    /// Its language's code.
    pub language: String,
    /// Its language's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The title's direction.
    pub dir: String,
    /// Its states.
    pub states: Vec<StateView>,
    /// Whether it is ticked.
    pub ticked: bool,
    /// Whether it may be published: errors keep it, and what one may not.
    pub open: bool,
    /// What must be mended.
    pub errors: Vec<FindingView>,
    /// What should be looked at.
    pub warnings: Vec<FindingView>,
}

/// Something found before publishing, with the place where it is mended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct FindingView {
    /// What it is.
    pub label: String,
    /// Where it is mended.
    pub href: String,
}

/// Archiving, withdrawing, restoring.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PresencePage {
    /// The head.
    pub head: DeskHead,
    /// Where the forms are sent.
    pub action: String,
    /// The states of the text.
    pub states: Vec<StateView>,
    /// What can be done.
    pub actions: Vec<PresenceAction>,
    /// The field of the address that a withdrawn text leads to.
    pub target: Field,
    /// The field of the time at which it is to be withdrawn.
    pub at: Field,
}

/// Something that can be done to what readers get.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PresenceAction {
    /// What is sent.
    pub value: String,
    /// What the button says.
    pub label: String,
    /// What it will do.
    pub about: String,
    /// Whether an address may be given where readers are led.
    pub leads: bool,
}

/// The revisions of a text.
#[derive(Serialize, JsonSchema)]
pub(crate) struct HistoryPage {
    /// The head.
    pub head: DeskHead,
    /// The revisions, the newest first.
    pub revisions: Vec<RevisionView>,
}

/// A revision in the list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RevisionView {
    /// Its number.
    pub number: i64,
    /// When it was made, in civil time.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
    /// Whether readers get it.
    pub live: bool,
    /// Where it is read and compared.
    pub href: String,
}

/// A revision, compared with the one before it or with another.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RevisionPage {
    /// The head.
    pub head: DeskHead,
    /// The language of the words.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// With which revision it is compared; nothing for the first.
    pub compared_with: Option<i64>,
    /// The fields that differ, each marked word by word.
    pub fields: Vec<FieldDifference>,
    /// The body, marked word by word.
    pub body: Markup,
    /// Where it is restored; absent for who may not, and for the newest.
    pub restoring: Option<String>,
}

/// A field that differs between two revisions.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FieldDifference {
    /// The field.
    pub label: String,
    /// Its words, marked.
    pub words: Markup,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "desk/list.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let empty = Self {
            head: DeskHead::sample(),
            new_href: None,
            action: "/desk/articles".into(),
            filters: vec![],
            rows: vec![],
            next: None,
            narrowed: true,
        };
        let full = Self {
            head: DeskHead::sample(),
            new_href: Some("/desk/articles/new".into()),
            action: "/desk/articles".into(),
            filters: vec![sample_select("state", "État"), sample_field("q", "Titre")],
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

impl View for EditPage {
    const TEMPLATE: &'static str = "desk/edit.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let mut fields = super::form::sample();
        let light = Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/fr".into(),
            fields: fields.clone(),
            facts_stand: "0".into(),
            words_stand: "0".into(),
            words_base: 2,
            text_language: "fr".into(),
            text_dir: "ltr".into(),
            text_language_name: "français".into(),
            languages: vec![],
            states: vec![],
            body: BodyView { markdown: String::new(), json: "{}".into(), words: "{}".into() },
            themes: vec![],
            known_themes: vec![],
            files: vec![],
            locked: Some("En relecture.".into()),
            links: EditLinks::default(),
            planned: vec![],
            planned_href: None,
            remarks: vec![],
            conflict: None,
            losses: vec![],
        };
        if let Some(title) = fields.by_name.get_mut("title") {
            title.error = Some("Trop long.".into());
            fields.faulty.push("title".into());
        }
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
            states: vec![sample_state()],
            body: BodyView { markdown: "## Titre".into(), json: "{\"type\":\"doc\"}".into(), words: "{}".into() },
            themes: vec![crate::Choice { value: "1".into(), label: "Mali".into(), chosen: true }],
            known_themes: vec!["Mali".into()],
            files: vec![FileRow {
                item: "declaration".into(),
                file: some("declaration.pdf"),
                href: some("/fichiers/1/declaration.pdf"),
                title: sample_field("file-declaration-title", "Titre"),
                language: sample_select("file-declaration-language", "Langue"),
                position: sample_field("file-declaration-position", "Place"),
            }],
            locked: None,
            links: EditLinks {
                publishing: some("/desk/articles/1/publishing"),
                preview: "/desk/articles/1/ar/preview".into(),
                history: "/desk/articles/1/ar/history".into(),
                presence: some("/desk/articles/1/ar/presence"),
                live: some("/ar/x"),
                draft: "/desk/articles/1/ar/draft".into(),
                beside: some("/desk/articles/1/ar/beside"),
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
            Self { head: DeskHead::sample(), revisions: vec![] },
            Self { head: DeskHead::sample(), revisions: vec![revision] },
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
            body: sample_markup(),
            restoring,
        };
        let field = FieldDifference { label: "Titre".into(), words: sample_markup() };
        vec![
            page(None, vec![], None),
            page(Some(1), vec![field], Some("/desk/articles/1/fr/history/1/restoring".into())),
        ]
    }
}

pub(super) fn sample_field(name: &str, label: &str) -> Field {
    Field {
        name: name.into(),
        label: label.into(),
        hint: Some("Une aide.".into()),
        value: "Une valeur".into(),
        ..Field::default()
    }
}

pub(super) fn sample_select(name: &str, label: &str) -> Field {
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
