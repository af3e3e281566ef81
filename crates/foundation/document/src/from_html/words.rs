//! Text: blanks as HTML reads them, with the marks in force.

use super::{builder::Builder, frames::Open};
use crate::{Inline, InlineNode, Mark, Marks, inline};

/// What HTML takes for a blank; a no-break space is a letter.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl Builder<'_> {
    /// Text of the source.
    pub(super) fn text(&mut self, text: &str) {
        if self.skip.is_some() {
            return;
        }
        if self.preformatted > 0 {
            return self.preformatted_text(text);
        }
        let spaces = text.chars().all(is_space);
        let between = matches!(
            self.frames.last().map(|frame| &frame.open),
            Some(Open::List { .. } | Open::Table(_) | Open::Row(_))
        );
        if spaces && between {
            return;
        }
        let collapsed = collapse(text, self.ends_blank());
        if !collapsed.is_empty() {
            self.add(collapsed);
        }
    }

    fn preformatted_text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 && !self.line.is_empty() {
                self.line.push(Inline::hard_break());
            }
            let line = line.trim_end_matches('\r');
            if !line.is_empty() {
                self.add(line.to_owned());
            }
        }
    }

    /// Adds letters with the marks in force. Headings are strong by themselves.
    fn add(&mut self, text: String) {
        if !self.gather.spend(text.len()) {
            return;
        }
        self.make_room();
        let marks = if self.heading.is_some() && self.current.as_slice().contains(&Mark::Bold) {
            Marks::new(self.current.as_slice().iter().filter(|mark| **mark != Mark::Bold).cloned())
        } else {
            self.current.clone()
        };
        inline::push(&mut self.line, Inline { node: InlineNode::Text(text), marks });
    }

    /// A mark of punctuation that an element stands for.
    pub(super) fn sign(&mut self, sign: &str) {
        self.add(sign.to_owned());
    }

    /// A `br`: a line break, or the end of a paragraph where two follow each other.
    pub(super) fn line_break(&mut self) {
        if let Some(Inline { node: InlineNode::Text(text), .. }) = self.line.last_mut() {
            text.truncate(text.trim_end_matches(is_space).len());
            if text.is_empty() {
                self.line.pop();
            }
        }
        match self.line.last().map(|inline| &inline.node) {
            None => {}
            Some(InlineNode::HardBreak) => self.flush(),
            Some(_) => self.line.push(Inline { node: InlineNode::HardBreak, marks: self.current.clone() }),
        }
    }

    /// Whether a blank at this place would be one too many.
    fn ends_blank(&self) -> bool {
        match self.line.last().map(|inline| &inline.node) {
            None | Some(InlineNode::HardBreak) => true,
            Some(InlineNode::Text(text)) => text.ends_with(is_space),
            Some(InlineNode::Note(_)) => false,
        }
    }
}

/// Runs of blanks made one; none at the beginning where one stands before it.
fn collapse(text: &str, mut blank: bool) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        let space = is_space(c);
        if !(space && blank) {
            collapsed.push(if space { ' ' } else { c });
        }
        blank = space;
    }
    collapsed
}
