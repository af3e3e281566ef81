//! The blocks of a document.

use kernel::{Language, MediaId, Url};

use crate::{BlockId, Inline};

/// A block: its kind, its stable id, and the block of the source text that it renders, in a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Unique in its document.
    pub id: BlockId,
    /// The block of the source text that this one translates.
    pub of: Option<BlockId>,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// A block of a source text.
    pub fn new(id: BlockId, kind: BlockKind) -> Self {
        Self { id, of: None, kind }
    }
}

/// What a [`Block`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title of a part; in the body only, never inside another block.
    Heading(Heading),
    /// Text.
    Paragraph(Vec<Inline>),
    /// A list, with bullets or numbers.
    List(List),
    /// A quotation.
    Quote(Quote),
    /// A table of data.
    Table(Table),
    /// A picture with what is said of it.
    Figure(Figure),
    /// Files to download.
    DocumentList(Vec<DocumentItem>),
    /// Something that another site holds: a card with a link, never its code.
    Embed(Embed),
    /// A note in the margin.
    Callout(Callout),
    /// A change of subject.
    HorizontalRule,
}

impl BlockKind {
    /// The lists of blocks that stand in it.
    pub(crate) fn within(&self) -> Vec<&[Block]> {
        match self {
            Self::List(list) => list.items.iter().map(|item| item.blocks.as_slice()).collect(),
            Self::Quote(quote) => vec![&quote.blocks],
            Self::Callout(callout) => vec![&callout.blocks],
            Self::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.blocks[..]).collect(),
            _ => Vec::new(),
        }
    }

    /// The same, to change.
    pub(crate) fn within_mut(&mut self) -> Vec<&mut Vec<Block>> {
        match self {
            Self::List(list) => list.items.iter_mut().map(|item| &mut item.blocks).collect(),
            Self::Quote(quote) => vec![&mut quote.blocks],
            Self::Callout(callout) => vec![&mut callout.blocks],
            Self::Table(table) => {
                table.rows.iter_mut().flat_map(|row| &mut row.cells).map(|cell| &mut cell.blocks).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The level of a heading. The page's own title is h1, so that a body begins at h2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// h2.
    Two,
    /// h3.
    Three,
    /// h4.
    Four,
}

impl Level {
    /// From its number, 2 to 4.
    pub fn from_number(number: i64) -> Option<Self> {
        match number {
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            _ => None,
        }
    }

    /// 2, 3 or 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

/// A title of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level.
    pub level: Level,
    /// Its words.
    pub content: Vec<Inline>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of its first item; `None` for a list with bullets.
    pub start: Option<u32>,
    /// At least one.
    pub items: Vec<ListItem>,
}

/// An item of a list: a paragraph, then other blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Unique in its document.
    pub id: BlockId,
    /// The item of the source text that this one translates.
    pub of: Option<BlockId>,
    /// The first is a paragraph.
    pub blocks: Vec<Block>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its language, where it is not the text's.
    pub language: Option<Language>,
    /// Who said it, where it is written.
    pub source: Option<String>,
    /// Where it can be read.
    pub source_url: Option<Url>,
    /// At least one.
    pub blocks: Vec<Block>,
}

/// A table of data: its rows make a full rectangle of columns once spans are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows; may be empty.
    pub caption: String,
    /// At least one.
    pub rows: Vec<Row>,
}

/// A row of a table. Rows and cells have no id: the blocks in the cells have theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells that begin in this row; none where spans from above fill it.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Whether it is a header, of its column in the first rows, of its row elsewhere.
    pub is_header: bool,
    /// Columns that it covers, from 1.
    pub colspan: u32,
    /// Rows that it covers, from 1.
    pub rowspan: u32,
    /// At least one; paragraphs, lists, figures and files.
    pub blocks: Vec<Block>,
}

impl Row {
    /// The id of the first block in it, which stands for the id that rows do not have.
    pub(crate) fn key(&self) -> Option<BlockId> {
        self.cells.first().and_then(Cell::key)
    }
}

impl Cell {
    /// The id of the first block in it, which stands for the id that cells do not have.
    pub(crate) fn key(&self) -> Option<BlockId> {
        self.blocks.first().map(|block| block.id)
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The picture.
    pub media: MediaId,
    /// What it says to those who do not see it.
    pub alternative: Alternative,
    /// The words under it.
    pub caption: Vec<Inline>,
    /// Whose it is.
    pub credit: Option<String>,
}

/// What a picture says to those who do not see it (WCAG 1.1.1): a choice that its editor makes at each use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// Not chosen yet; a fault once the text is to be published.
    Missing,
    /// It says nothing that the text does not.
    Decorative,
    /// Its words.
    Text(String),
}

/// A line of a list of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentItem {
    /// The file.
    pub media: MediaId,
    /// Its title here; empty for the title that the file has.
    pub title: String,
}

/// Something that another site holds: a video, most often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// Where it is seen.
    pub url: Url,
    /// Its title.
    pub title: Option<String>,
    /// A picture of it, for lists and cards elsewhere; the body shows none.
    pub poster: Option<MediaId>,
}

/// A note in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// Its title; may be empty.
    pub title: String,
    /// At least one.
    pub blocks: Vec<Block>,
}

/// What blocks stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Body,
    Item,
    Quote,
    Cell,
    Callout,
}

impl Container {
    /// Whether such a block may stand in it: headings, rules and call-outs in the body alone, no table in a cell.
    pub(crate) fn allows(self, kind: &BlockKind) -> bool {
        match kind {
            BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::Figure(_) | BlockKind::DocumentList(_) => true,
            BlockKind::Quote(_) | BlockKind::Table(_) | BlockKind::Embed(_) => self != Self::Cell,
            BlockKind::Heading(_) | BlockKind::Callout(_) | BlockKind::HorizontalRule => self == Self::Body,
        }
    }
}
