//! What the pages of publications show.

mod correction;
mod own;
mod samples;

use schemars::JsonSchema;
use serde::Serialize;
use web::Markup;

use crate::{Crumb, DeskHead, Field, Fields};

pub(crate) use correction::{AddressPage, CorrectionPage, DisputeView, SettlingLine, SettlingPage};
pub(crate) use own::{OwnGroup, OwnInput, OwnPart};
pub(super) use samples::{sample_field, sample_select};

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
    /// Further pages about this kind, for who may make one.
    pub tools: Vec<crate::Crumb>,
    /// The address of the list, for its filters.
    pub action: String,
    /// The filters.
    pub filters: Vec<Field>,
    /// The saved filters.
    pub saved: crate::filters::SavedView,
    /// The publications.
    pub rows: Vec<RowView>,
    /// The next page.
    pub next: Option<String>,
    /// Whether filters are set.
    pub narrowed: bool,
    /// How far was looked for these, where others may follow.
    pub looked_through: Option<String>,
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
    /// Who else has the form open.
    pub company: super::company::CompanyView,
    /// Its preview beside it.
    pub pane: super::preview::views::PaneView,
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
    /// What it is linked with.
    pub linked: super::linked::LinkedView,
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
    /// The fields that only the kind has.
    pub own: Vec<OwnGroup>,
    /// Whether the kind reads in a title when and where something is.
    pub reads_titles: bool,
    /// What the title proposes, where somebody asked.
    pub proposal: Option<super::proposal::ProposalView>,
    /// What a correction of the live text and this draft both changed.
    pub dispute: Option<DisputeView>,
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
    /// What is to be said of how it was read; nothing where all is well.
    pub note: Option<String>,
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
    /// The history of what is the same in all languages.
    pub facts_history: String,
    /// Archive, withdraw, restore.
    pub presence: Option<String>,
    /// Correct what readers have, at once.
    pub correction: Option<String>,
    /// Change its address.
    pub address: Option<String>,
    /// The live text.
    pub live: Option<String>,
    /// Where the draft is moved.
    pub draft: String,
    /// Beside the text that it translates.
    pub beside: Option<String>,
    /// Further pages that only this kind has.
    pub own: Vec<Crumb>,
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
    /// The field of its slug, before it is first published.
    pub slug: Option<Field>,
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
    /// How often the text was read.
    pub readings: Option<String>,
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
    /// The body, marked word by word; facts have none.
    pub body: Option<Markup>,
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
