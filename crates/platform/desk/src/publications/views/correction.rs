//! What the pages of a live text's correction and of its address show.

use schemars::JsonSchema;
use serde::Serialize;
use web::View;

use super::{BodyView, FindingView, OwnGroup, sample_field};
use crate::{DeskHead, Fields, compare::MergeBlock};

/// The form that corrects the live words of a text.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CorrectionPage {
    /// The head.
    pub head: DeskHead,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub fields: Fields,
    /// The fields of the words that only the kind has.
    pub own: Vec<OwnGroup>,
    /// The names of the fields of the documents' titles.
    pub files: Vec<String>,
    /// The revision that the form was filled with.
    pub live_stand: i64,
    /// The language of the words.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Its name.
    pub text_language_name: String,
    /// The body.
    pub body: BodyView,
    /// Whether a draft waits, into which the correction flows.
    pub draft_waits: bool,
    /// Whether the day of the last change stays as it is.
    pub small: bool,
    /// Why nothing was corrected.
    pub problem: Option<String>,
    /// What must be mended.
    pub errors: Vec<FindingView>,
    /// Where one goes back to.
    pub back: String,
}

/// What a correction and the draft both changed.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SettlingPage {
    /// The head.
    pub head: DeskHead,
    /// Where the form is sent.
    pub action: String,
    /// On what words it was filled.
    pub words_stand: String,
    /// The language of the words.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// The fields.
    pub lines: Vec<SettlingLine>,
    /// The blocks of the body; theirs is the live text's.
    pub blocks: Vec<MergeBlock>,
    /// Why nothing was settled.
    pub problem: Option<String>,
    /// Where one goes back to.
    pub back: String,
}

/// A field that a correction and the draft both changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct SettlingLine {
    /// The name of its choice in the form.
    pub name: String,
    /// The field.
    pub label: String,
    /// What readers have.
    pub live: String,
    /// What the draft has.
    pub own: String,
}

/// That a correction and the draft both changed something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct DisputeView {
    /// What: fields by their names, and how many passages.
    pub about: String,
    /// Where it is settled.
    pub href: String,
}

/// The address of a text.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AddressPage {
    /// The head.
    pub head: DeskHead,
    /// Where the form is sent.
    pub action: String,
    /// Its one field: the slug.
    pub fields: Fields,
    /// The present address.
    pub address: String,
    /// Former slugs, which lead to it.
    pub former: Vec<String>,
    /// Where one goes back to.
    pub back: String,
}

impl DisputeView {
    /// One for samples.
    pub(crate) fn sample() -> Self {
        Self { about: "Titre, 2 passages".into(), href: "/desk/articles/1/fr/correction/settling".into() }
    }
}

impl View for CorrectionPage {
    const TEMPLATE: &'static str = "desk/correction.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let page = |problem: Option<&str>| {
            let mut fields = crate::publications::form::sample();
            let mut own = OwnGroup::samples(&mut fields);
            own.retain(|group| !group.is_facts && problem.is_some());
            fields.add(sample_field("file-declaration-title", "Titre"));
            let error = FindingView { label: "Le titre manque.".into(), href: "#field-title".into() };
            Self {
                head: DeskHead::sample(),
                action: "/desk/articles/1/ar/correction".into(),
                fields,
                files: if own.is_empty() { vec![] } else { vec!["file-declaration-title".into()] },
                own,
                live_stand: 3,
                text_language: "ar".into(),
                text_dir: "rtl".into(),
                text_language_name: "arabe".into(),
                body: BodyView { markdown: "## Titre".into(), json: "{\"type\":\"doc\"}".into(), words: "{}".into() },
                draft_waits: problem.is_some(),
                small: problem.is_some(),
                errors: problem.iter().map(|_| error.clone()).collect(),
                problem: problem.map(Into::into),
                back: "/desk/articles/1/ar".into(),
            }
        };
        vec![page(None), page(Some("Rien n’a été corrigé."))]
    }
}

impl View for SettlingPage {
    const TEMPLATE: &'static str = "desk/settling.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let line =
            SettlingLine { name: "line-title".into(), label: "Titre".into(), live: "Un".into(), own: String::new() };
        let page = |lines: Vec<SettlingLine>, blocks: Vec<MergeBlock>, problem: Option<&str>| Self {
            head: DeskHead::sample(),
            action: "/desk/articles/1/ar/correction/settling".into(),
            words_stand: "d3".into(),
            text_language: "ar".into(),
            text_dir: "rtl".into(),
            lines,
            blocks,
            problem: problem.map(Into::into),
            back: "/desk/articles/1/ar".into(),
        };
        vec![page(vec![line], vec![], None), page(vec![], vec![MergeBlock::sample()], Some("Le brouillon a changé."))]
    }
}

impl View for AddressPage {
    const TEMPLATE: &'static str = "desk/address.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let page = |former: Vec<String>| {
            let mut fields = Fields::default();
            fields.add(sample_field("slug", "Adresse"));
            Self {
                head: DeskHead::sample(),
                action: "/desk/articles/1/fr/address".into(),
                fields,
                address: "/fr/actualites/villes".into(),
                former,
                back: "/desk/articles/1/fr".into(),
            }
        };
        vec![page(vec![]), page(vec!["ville".into()])]
    }
}
