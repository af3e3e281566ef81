//! What the library's pages show.

mod samples;

use std::collections::BTreeMap;

use portal::PictureView;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Choice, DeskHead, Field, Fields, Tongue};

/// The library.
#[derive(Serialize, JsonSchema)]
pub(crate) struct LibraryPage {
    /// The head.
    pub head: DeskHead,
    /// The filters.
    pub filters: Vec<Field>,
    /// The saved filters.
    pub saved: crate::filters::SavedView,
    /// Whether only what nothing uses is shown.
    pub unused: bool,
    /// Whether filters are set.
    pub narrowed: bool,
    /// Where files are brought in; absent for who may not.
    pub upload_href: Option<String>,
    /// Where collections are kept; absent for who may not.
    pub collections_href: Option<String>,
    /// The files.
    pub files: Vec<CardView>,
    /// The next page.
    pub next: Option<String>,
}

/// A file in the library.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct CardView {
    /// Where it is described.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// The language of the title, where it is known.
    pub language: Option<String>,
    /// Its direction.
    pub dir: Option<String>,
    /// Whether that is another than the interface's.
    pub foreign: bool,
    /// What it is, how long, how large.
    pub summary: String,
    /// How many publications use it, in words.
    pub uses: String,
    /// What is to be said of how it was read.
    pub look: Option<String>,
    /// How it looks.
    pub picture: Option<PictureView>,
    /// What kind of thing it is: `picture`, `document`, `sound`, `video`, `other`.
    pub class: String,
}

/// One file.
#[derive(Default, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "what the template shows or not")]
pub(crate) struct FilePage {
    /// The head.
    pub head: DeskHead,
    /// Its address in the desk; the forms beside it lie below.
    pub action: String,
    /// The version that the form is opened at.
    pub version: i64,
    /// The form.
    pub fields: Fields,
    /// The languages of its words.
    pub languages: Vec<LanguageView>,
    /// The collections, those chosen that it belongs to.
    pub collections: Vec<Choice>,
    /// Its file name.
    pub name: String,
    /// What it is, how long, how large.
    pub summary: String,
    /// When it came in, in civil time.
    pub arrived_at: String,
    /// What is to be said of how it was read.
    pub look: Option<String>,
    /// How it looks.
    pub picture: Option<PictureView>,
    /// Its address for readers.
    pub public_href: String,
    /// Whether it is a picture, which has a focus.
    pub is_picture: bool,
    /// Whether it is a document, which can be accessible.
    pub is_document: bool,
    /// Whether there is something to hear.
    pub has_captions: bool,
    /// Whether there is something to see that plays.
    pub is_video: bool,
    /// Whether it has pages, so that one without text is a picture of paper.
    pub is_scan: bool,
    /// Its captions.
    pub tracks: Vec<TrackView>,
    /// Whom the file itself names as its author.
    pub author: Option<String>,
    /// Whether it is a picture that pages do not show.
    pub is_unshown: bool,
    /// The beginning of its text.
    pub text: Option<String>,
    /// The language of that text, where it is known and another than the interface's.
    pub text_in: Option<Tongue>,
    /// What uses it.
    pub uses: Vec<UseView>,
    /// Whether more publications use it than are named.
    pub has_more_uses: bool,
    /// What it was before, the latest first.
    pub revisions: Vec<RevisionView>,
    /// Whether anything uses it.
    pub is_used: bool,
    /// Whether readers get it.
    pub is_read: bool,
    /// Whether one may describe it.
    pub may_write: bool,
    /// Whether one may replace and remove it.
    pub may_publish: bool,
    /// Whether one may open it to all.
    pub may_configure: bool,
}

/// The fields of a language, by their names.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct LanguageView {
    /// The language.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// Its name.
    pub name: String,
    /// The field of the title.
    pub title: String,
    /// The field of the description.
    pub description: String,
    /// The field of the transcript, where there is something to hear.
    pub transcript: Option<String>,
}

/// Captions.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct TrackView {
    /// Their language.
    pub language: String,
    /// Its name.
    pub name: String,
    /// The file.
    pub href: String,
    /// Where they are removed.
    pub removal: String,
}

/// A publication that uses a file.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct UseView {
    /// Where it is edited.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is known.
    pub language: Option<String>,
    /// Its direction.
    pub dir: Option<String>,
    /// Whether that is another than the interface's.
    pub foreign: bool,
    /// What kind of publication it is.
    pub kind: String,
    /// Whether readers get the file there.
    pub is_live: bool,
}

/// What a file was before.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct RevisionView {
    /// Its number.
    pub number: u32,
    /// When it was replaced, in civil time.
    pub at: String,
    /// Who replaced it.
    pub by: Option<String>,
    /// What it was.
    pub format: String,
    /// Its length, in bytes.
    pub bytes: u64,
    /// The file as it was.
    pub href: String,
}

/// Where files are brought in.
#[derive(Serialize, JsonSchema)]
pub(crate) struct UploadPage {
    /// The head.
    pub head: DeskHead,
    /// Where the plain form goes.
    pub action: String,
    /// Where the resumable uploads begin.
    pub uploads: String,
    /// The largest file, in bytes.
    pub largest: u64,
    /// The form.
    pub fields: Fields,
}

/// The collections.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CollectionsPage {
    /// The head.
    pub head: DeskHead,
    /// The collections.
    pub collections: Vec<CollectionView>,
    /// The fields' names, in the site's order of languages.
    pub names: Vec<String>,
    /// The form for a new one.
    pub new: Fields,
    /// Where it goes.
    pub action: String,
}

/// A collection.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CollectionView {
    /// Its name.
    pub name: String,
    /// Its files.
    pub href: String,
    /// Where its form goes.
    pub action: String,
    /// How many files it has.
    pub files: i64,
    /// Its names.
    pub fields: Fields,
}

/// What the editor's dialog shows.
#[derive(Serialize)]
pub(super) struct PickView {
    pub(super) files: Vec<PickedView>,
    /// What to ask for as `before` to get the next ones.
    pub(super) next: Option<String>,
}

/// A file in that dialog.
#[derive(Serialize)]
pub(super) struct PickedView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) class: String,
    pub(super) format: String,
    pub(super) summary: String,
    pub(super) language: Option<String>,
    pub(super) credit: Option<String>,
    pub(super) thumbnail: Option<String>,
    /// By language.
    pub(super) words: BTreeMap<String, WordsView>,
}

/// What a file is called and shows.
#[derive(Serialize)]
pub(super) struct WordsView {
    pub(super) title: String,
    pub(super) description: Option<String>,
}
