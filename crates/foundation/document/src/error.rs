//! Why a tree is not a document, or not one to publish.

use std::fmt;

use crate::BlockId;

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct DocumentError {
    /// A JSON pointer (RFC 6901) into the stored form: `/content/3/attrs/level`; empty for the document itself.
    pub place: String,
    /// The block that it is about, where one is known.
    pub block: Option<BlockId>,
    /// What is wrong.
    pub problem: Problem,
}

impl DocumentError {
    pub(crate) fn new(problem: Problem) -> Self {
        Self { place: String::new(), block: None, problem }
    }

    /// One step nearer to the root: places are written on the way up, so that a sound document costs nothing.
    pub(crate) fn within(mut self, step: &str) -> Self {
        self.place.insert_str(0, step);
        self.place.insert(0, '/');
        self
    }

    /// The same for the child of that number.
    pub(crate) fn child(self, index: usize) -> Self {
        self.within(&format!("content/{index}"))
    }

    /// Names the block, unless a block within it is named already.
    pub(crate) fn of(mut self, block: BlockId) -> Self {
        self.block.get_or_insert(block);
        self
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.problem, if self.place.is_empty() { "/" } else { &self.place })
    }
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Something else stands where a node is asked for.
    #[error("not a node")]
    NotANode,
    /// A node of another schema.
    #[error("unknown node “{0}”")]
    UnknownNode(String),
    /// A mark of another schema.
    #[error("unknown mark “{0}”")]
    UnknownMark(String),
    /// A key that a node or mark does not have.
    #[error("unknown field “{0}”")]
    UnknownField(String),
    /// An attribute that this node or mark does not have.
    #[error("unknown attribute “{0}”")]
    UnknownAttribute(String),
    /// An attribute that it must have.
    #[error("attribute “{0}” is missing")]
    MissingAttribute(&'static str),
    /// An attribute of another form, or out of its range.
    #[error("attribute “{0}” has a wrong value")]
    WrongAttribute(&'static str),
    /// A node where its kind may not stand.
    #[error("{0} may not stand here")]
    NotAllowedHere(&'static str),
    /// A list, item, quotation, table, cell or run of text with nothing in it.
    #[error("nothing in it")]
    Empty,
    /// An item of a list that does not begin with a paragraph.
    #[error("an item begins with a paragraph")]
    ItemWithoutParagraph,
    /// Rows that do not make a rectangle, or spans that lead out of it.
    #[error("the cells do not make a rectangle")]
    RaggedTable,
    /// Two blocks of one id.
    #[error("the id “{0}” stands twice")]
    RepeatedId(BlockId),
    /// Beyond [`crate::limits::DEPTH`].
    #[error("blocks within blocks too deep")]
    TooDeep,
    /// Beyond another of [`crate::limits`].
    #[error("too large")]
    TooLarge,
    /// A heading more than one level below the one before it, or a first one that is not h2 (RGAA 9.1).
    #[error("a heading skips a level")]
    HeadingSkips,
    /// A heading without words.
    #[error("a heading has no words")]
    HeadingEmpty,
    /// A picture with neither alternative nor the word that it is decorative (WCAG 1.1.1).
    #[error("a picture has no alternative")]
    AlternativeMissing,
    /// A picture whose alternative is the name of its file.
    #[error("the alternative of a picture is the name of a file")]
    AlternativeIsFileName,
}

impl Problem {
    /// The key of the interface's words that tells an editor. What only a faulty program can cause shares one key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooDeep => "document-problem-too-deep",
            Self::TooLarge => "document-problem-too-large",
            Self::RaggedTable => "document-problem-ragged-table",
            Self::HeadingSkips => "document-problem-heading-skips",
            Self::HeadingEmpty => "document-problem-heading-empty",
            Self::AlternativeMissing => "document-problem-alternative-missing",
            Self::AlternativeIsFileName => "document-problem-alternative-is-file-name",
            _ => "document-problem-malformed",
        }
    }
}
