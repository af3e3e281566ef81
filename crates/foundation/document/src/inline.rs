//! What stands inside a block of text.

use kernel::{Language, MediaId, PublicationId};

use crate::Href;

/// A run of text, a line break or a note, with its marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inline {
    /// What it is.
    pub node: InlineNode,
    /// How it is marked.
    pub marks: Marks,
}

/// What an [`Inline`] is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InlineNode {
    /// Text, never empty.
    Text(String),
    /// A forced end of line.
    HardBreak,
    /// A footnote, which stands where it is called; it holds no notes itself.
    Note(Vec<Inline>),
}

/// A mark of a passage. The order is the order of nesting, the outermost first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A link.
    Link(Link),
    /// A passage in another language (WCAG 3.1.2).
    Language(Language),
    /// Strong importance.
    Bold,
    /// Stress, or a title or foreign word.
    Italic,
    /// Below the line.
    Subscript,
    /// Above the line.
    Superscript,
    /// A fragment for machines, set as it is.
    Code,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// Out of the site.
    Href(Href),
    /// To a publication of the site, whatever its address becomes.
    Publication(PublicationId),
    /// To a file of the site.
    Media(MediaId),
}

/// The marks of one passage: in the order of nesting, at most one of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// No marks.
    pub const NONE: Self = Self(Vec::new());

    /// In the order of nesting; of two of one kind the last stays.
    pub fn new(marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut kept = Self::default();
        for mark in marks {
            kept.set(mark);
        }
        kept
    }

    /// Adds a mark, in place of the one of its kind.
    pub fn set(&mut self, mark: Mark) {
        match self.0.binary_search_by_key(&mark.rank(), Mark::rank) {
            Ok(at) => self.0[at] = mark,
            Err(at) => self.0.insert(at, mark),
        }
    }

    /// The marks, the outermost first.
    pub fn as_slice(&self) -> &[Mark] {
        &self.0
    }

    /// Where the passage leads, if it is a link.
    pub fn link(&self) -> Option<&Link> {
        self.0.iter().find_map(|mark| if let Mark::Link(link) = mark { Some(link) } else { None })
    }

    /// The same marks without the link.
    #[must_use]
    pub fn without_link(&self) -> Self {
        Self(self.0.iter().filter(|mark| !matches!(mark, Mark::Link(_))).cloned().collect())
    }
}

impl Mark {
    /// Its place in the order of nesting, the same for all marks of a kind.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Self::Link(_) => 0,
            Self::Language(_) => 1,
            Self::Bold => 2,
            Self::Italic => 3,
            Self::Subscript => 4,
            Self::Superscript => 5,
            Self::Code => 6,
        }
    }
}

impl Inline {
    /// Text without marks.
    pub fn text(text: impl Into<String>) -> Self {
        Self::marked(text, [])
    }

    /// Text with marks.
    pub fn marked(text: impl Into<String>, marks: impl IntoIterator<Item = Mark>) -> Self {
        Self { node: InlineNode::Text(text.into()), marks: Marks::new(marks) }
    }

    /// A forced end of line.
    pub fn hard_break() -> Self {
        Self { node: InlineNode::HardBreak, marks: Marks::NONE }
    }

    /// A footnote.
    pub fn note(content: Vec<Inline>) -> Self {
        Self { node: InlineNode::Note(content), marks: Marks::NONE }
    }

    /// Whether a reader sees nothing of it: blanks or a line break alone.
    pub fn is_blank(&self) -> bool {
        match &self.node {
            InlineNode::Text(text) => text.chars().all(char::is_whitespace),
            InlineNode::HardBreak => true,
            InlineNode::Note(content) => content.iter().all(Self::is_blank),
        }
    }
}

/// Adds an inline to a text, joined with the text before it where both carry the same marks.
pub(crate) fn push(content: &mut Vec<Inline>, next: Inline) {
    if let (Some(Inline { node: InlineNode::Text(before), marks }), InlineNode::Text(after)) =
        (content.last_mut(), &next.node)
        && *marks == next.marks
    {
        before.push_str(after);
    } else {
        content.push(next);
    }
}

/// The letters of a text, without its notes; a line break is a blank.
pub(crate) fn plain(content: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in content {
        match &inline.node {
            InlineNode::Text(text) => plain.push_str(text),
            InlineNode::HardBreak => plain.push(' '),
            InlineNode::Note(_) => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_kept_in_order_and_one_of_a_kind() {
        let marks = Marks::new([Mark::Code, Mark::Language(Language::EN), Mark::Bold, Mark::Language(Language::AR)]);
        assert_eq!(marks.as_slice(), [Mark::Language(Language::AR), Mark::Bold, Mark::Code]);
    }

    #[test]
    fn the_same_marks_join() {
        let mut content = vec![];
        push(&mut content, Inline::text("vil"));
        push(&mut content, Inline::text("les"));
        push(&mut content, Inline::marked("!", [Mark::Bold]));
        assert_eq!(content, [Inline::text("villes"), Inline::marked("!", [Mark::Bold])]);
        assert_eq!(plain(&content), "villes!");
    }
}
