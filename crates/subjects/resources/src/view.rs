//! The pages of the resource centre.

mod samples;

use portal::{
    CardView, ContactView, DocumentView, ExternalLink, Head, LaceView, LanguageLink, LinkView, PictureView,
    RelatedView, ThemeLink,
};
use schemars::JsonSchema;
use serde::Serialize;
use web::{Markup, View};

/// A record's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordPage {
    /// What the page says of itself.
    pub head: Head,
    /// What it is, in words: "Film".
    pub kind: String,
    /// Above the title.
    pub overline: Option<String>,
    /// The title.
    pub title: String,
    /// Under the title.
    pub subtitle: Option<String>,
    /// The lines before the text.
    pub standfirst: Option<String>,
    /// Since when it stands here.
    pub dated: String,
    /// Its picture, else the first page of its document; absent where an album follows.
    pub picture: Option<PictureView>,
    /// The lace, where there is no picture.
    pub lace: LaceView,
    /// The document to read in the browser's own viewer.
    pub read: Option<ReadView>,
    /// Where the same can be read as a web page.
    pub html: Option<String>,
    /// The pictures of an album.
    pub album: Vec<AlbumPicture>,
    /// The parts of sound or video.
    pub chapters: Vec<ChapterView>,
    /// The text.
    pub body: Option<Markup>,
    /// The parts of a practice sheet.
    pub practice: Vec<SectionView>,
    /// Documents to download, sound and video to play.
    pub documents: Vec<DocumentView>,
    /// Who made it, when, in which languages, under which numbers and rights.
    pub lines: Vec<FactLine>,
    /// Themes.
    pub themes: Vec<ThemeLink>,
    /// Whom to ask.
    pub contact: Option<ContactView>,
    /// A link elsewhere.
    pub link: Option<ExternalLink>,
    /// How it is cited.
    pub cite: CiteView,
    /// The album as one file.
    pub zip: Option<FileView>,
    /// What it is linked with.
    pub related: Vec<RelatedView>,
    /// Whether it is in the archive.
    pub archived: bool,
    /// The other languages in which it is described.
    pub translations: Vec<LanguageLink>,
    /// The language of the text.
    pub text_language: String,
    /// Its direction.
    pub text_dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
    /// The catalogue.
    pub all: String,
}

/// How a record is cited.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CiteView {
    /// In words.
    pub words: String,
    /// As files for the tools that people write with.
    pub files: Vec<LinkView>,
}

/// A file that is put together when somebody asks for it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileView {
    /// Its address.
    pub href: String,
    /// About how many bytes it has.
    pub bytes: u64,
}

/// A document that the browser's own viewer shows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReadView {
    /// Its address.
    pub href: String,
    /// Its pages.
    pub pages: Option<u32>,
    /// Its size in bytes.
    pub bytes: u64,
    /// The language that it is written in.
    pub language: Option<String>,
}

/// A picture of an album.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AlbumPicture {
    /// The name of its place in the page.
    pub anchor: String,
    /// The picture, with what stands for it and under it.
    pub picture: PictureView,
    /// Its number, from 1.
    pub number: usize,
    /// The place of the one before.
    pub before: Option<String>,
    /// The place of the one after.
    pub after: Option<String>,
    /// The file itself.
    pub href: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A part of sound or video.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChapterView {
    /// Where it begins: `4:05`.
    pub time: String,
    /// Its title.
    pub title: String,
    /// The file, from there on.
    pub href: String,
    /// Where it begins, in seconds.
    pub seconds: u32,
}

/// A part of a practice sheet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SectionView {
    /// Its heading, in the language of the interface.
    pub heading: String,
    /// What it says, in the language of the text.
    pub words: String,
}

/// Something that is said of a record.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactLine {
    /// What it is.
    pub label: String,
    /// What is said.
    pub values: Vec<FactValue>,
}

/// A value of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactValue {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Whether it is a name, which is in no language.
    pub is_name: bool,
}

impl FactValue {
    /// One that leads nowhere.
    pub(crate) fn plain(text: String) -> Self {
        Self { text, href: None, is_name: false }
    }

    /// A name.
    pub(crate) fn name(name: &impl ToString) -> Self {
        Self { is_name: true, ..Self::plain(name.to_string()) }
    }
}

impl View for RecordPage {
    const TEMPLATE: &'static str = "resources/record.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::records()
    }
}

/// The catalogue, or a part of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BrowsePage {
    /// What the page says of itself.
    pub head: Head,
    /// Its heading.
    pub heading: String,
    /// How many records there are; absent where there are too many to be counted for a page.
    pub total: Option<i64>,
    /// What may be chosen.
    pub facets: Vec<FacetView>,
    /// What is chosen.
    pub active: Vec<ActiveFacet>,
    /// The whole catalogue.
    pub all: String,
    /// The records.
    pub records: Vec<RecordCard>,
    /// Whether they stand one under another rather than side by side.
    pub is_list: bool,
    /// The same side by side.
    pub grid_href: String,
    /// The same one under another.
    pub list_href: String,
    /// The page with newer ones.
    pub newer: Option<String>,
    /// The page with older ones.
    pub older: Option<String>,
}

/// A facet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FacetView {
    /// What it is.
    pub label: String,
    /// Its values.
    pub links: Vec<FacetLink>,
    /// Whether they are names, which are in no language.
    pub is_of_names: bool,
}

/// A value of a facet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FacetLink {
    /// What it says.
    pub label: String,
    /// The catalogue with it.
    pub href: String,
    /// Whether it is chosen.
    pub current: bool,
    /// How many records there are with it; absent where that is not counted.
    pub count: Option<i64>,
}

/// A chosen value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActiveFacet {
    /// What it says.
    pub label: String,
    /// The catalogue without it.
    pub remove_href: String,
}

/// A record in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecordCard {
    /// What every list shows of it.
    pub card: CardView,
    /// What it is, in words.
    pub kind: String,
    /// Whether its picture is the first page of a document.
    pub is_page: bool,
    /// When it was made, in words.
    pub date: Option<String>,
    /// Who made it.
    pub creators: Option<String>,
    /// How many pictures an album has.
    pub pictures: Option<i64>,
}

impl View for BrowsePage {
    const TEMPLATE: &'static str = "resources/browse.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        samples::browse()
    }
}
