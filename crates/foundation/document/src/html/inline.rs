//! Text with its marks, opened and closed in the order of nesting, so that elements never overlap.

use super::{Writer, escape};
use crate::{Inline, InlineNode, Link, Mark, typography};

impl<'a> Writer<'a> {
    pub(super) fn inlines(&mut self, content: &'a [Inline]) {
        let around = self.language;
        let mut open: Vec<&'a Mark> = Vec::new();
        for (index, inline) in content.iter().enumerate() {
            let marks = marks(inline);
            let kept = open.iter().zip(marks).take_while(|(open, mark)| **open == *mark).count();
            self.close(&mut open, kept);
            for mark in &marks[kept..] {
                self.open(mark);
                open.push(mark);
            }
            self.language = marks.iter().find_map(language).unwrap_or(around);
            match &inline.node {
                InlineNode::Text(text) if marks.contains(&Mark::Code) => self.value(text),
                InlineNode::Text(text) => self.run(text, content, index),
                InlineNode::HardBreak => self.raw("<br>"),
                InlineNode::Note(note) => self.note(note),
            }
            self.language = around;
        }
        self.close(&mut open, 0);
    }

    /// A run of text; its neighbours tell the French spaces at its ends.
    fn run(&mut self, text: &str, content: &[Inline], index: usize) {
        if self.language.primary() != "fr" {
            return self.value(text);
        }
        let before =
            index.checked_sub(1).and_then(|index| letters(&content[index])).and_then(|t| t.chars().next_back());
        let after = content.get(index + 1).and_then(letters).and_then(|text| text.chars().next());
        escape::push(&mut self.out, &typography::between(text, before, after));
    }

    fn close(&mut self, open: &mut Vec<&'a Mark>, kept: usize) {
        while open.len() > kept {
            match open.pop() {
                Some(Mark::Link(link)) => self.close_link(link),
                Some(Mark::Language(_)) => self.raw("</span>"),
                Some(Mark::Bold) => self.raw("</strong>"),
                Some(Mark::Italic) => self.raw("</em>"),
                Some(Mark::Subscript) => self.raw("</sub>"),
                Some(Mark::Superscript) => self.raw("</sup>"),
                Some(Mark::Code) => self.raw("</code>"),
                None => {}
            }
        }
    }

    fn open(&mut self, mark: &Mark) {
        match mark {
            Mark::Link(link) => self.open_link(link),
            Mark::Language(language) => {
                self.raw("<span");
                self.attribute("lang", language.as_str());
                self.attribute("dir", language.direction().as_str());
                self.raw(">");
            }
            Mark::Bold => self.raw("<strong>"),
            Mark::Italic => self.raw("<em>"),
            Mark::Subscript => self.raw("<sub>"),
            Mark::Superscript => self.raw("<sup>"),
            Mark::Code => self.raw("<code>"),
        }
    }

    /// A link to what is not resolved is its words alone.
    fn open_link(&mut self, link: &Link) {
        let resolved = self.with.resolved;
        let (href, language) = match link {
            Link::Href(href) => (href.as_str(), None),
            Link::Publication(id) => match resolved.publications.get(id) {
                Some(target) => (target.href.as_str(), Some(target.language)),
                None => return,
            },
            Link::Media(id) => match resolved.media.get(id) {
                Some(medium) => (medium.href.as_str(), medium.language),
                None => return,
            },
        };
        self.raw("<a");
        self.attribute("href", href);
        self.hreflang(language);
        self.raw(">");
    }

    fn close_link(&mut self, link: &Link) {
        let resolved = self.with.resolved;
        match link {
            Link::Href(_) => self.raw("</a>"),
            Link::Publication(id) if resolved.publications.contains_key(id) => self.raw("</a>"),
            Link::Media(id) => {
                if let Some(medium) = resolved.media.get(id) {
                    self.about(medium);
                    self.raw("</a>");
                }
            }
            Link::Publication(_) => {}
        }
    }
}

/// The marks to render: a note is a link itself and stands in no other.
fn marks(inline: &Inline) -> &[Mark] {
    match (&inline.node, inline.marks.as_slice()) {
        (InlineNode::Note(_), [Mark::Link(_), rest @ ..]) => rest,
        (_, marks) => marks,
    }
}

fn language(mark: &Mark) -> Option<kernel::Language> {
    if let Mark::Language(language) = mark { Some(*language) } else { None }
}

fn letters(inline: &Inline) -> Option<&str> {
    if let InlineNode::Text(text) = &inline.node { Some(text) } else { None }
}
