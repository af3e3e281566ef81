//! Text with its marks, escaped so that it is read back as it is.

use super::Writer;
use crate::{Inline, InlineNode, Link, Mark, Marks};

/// A run to write: the marks that Markdown can tell there.
struct Piece<'a> {
    node: Node<'a>,
    marks: Marks,
}

enum Node<'a> {
    Text(&'a str),
    Break,
    Note(&'a [Inline]),
}

/// Where text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'p> {
    /// In a block of several lines, each with this prefix.
    Lines(&'p str),
    /// In a heading.
    Line,
    /// In a cell of a table.
    Cell,
}

impl<'a> Writer<'a> {
    /// Text with its marks.
    pub(super) fn text(&mut self, content: &'a [Inline], place: Place<'_>) {
        let mut pieces = split(content);
        trim(&mut pieces);
        for mark in [Mark::Bold, Mark::Italic, Mark::Subscript, Mark::Superscript] {
            keep_where_told(&mut pieces, &mark);
        }
        let mut open: Vec<Mark> = Vec::new();
        let mut starts = matches!(place, Place::Lines(_));
        let mut after_code = false;
        for piece in &pieces {
            let marks = piece.marks.as_slice();
            let is_code = marks.contains(&Mark::Code);
            let kept = open.iter().zip(marks).take_while(|(open, mark)| open == mark).count();
            self.close(&mut open, kept);
            for mark in &marks[kept..] {
                self.out.push_str(opening(mark));
                open.push(mark.clone());
            }
            // Two fragments that touch would be read as one, with the backticks between them.
            if is_code && after_code && self.out.ends_with('`') {
                self.out.push(' ');
            }
            after_code = is_code;
            match &piece.node {
                Node::Text(text) if is_code => self.code(text, place == Place::Cell),
                Node::Text(text) => self.words(text, starts),
                Node::Break => match place {
                    Place::Lines(prefix) => {
                        self.out.push_str("\\\n");
                        self.out.push_str(prefix);
                    }
                    Place::Line | Place::Cell => self.out.push(' '),
                },
                Node::Note(note) => {
                    self.notes.push(note);
                    self.put(format_args!("[^{}]", self.notes.len()));
                }
            }
            starts = matches!((place, &piece.node), (Place::Lines(_), Node::Break));
        }
        self.close(&mut open, 0);
    }

    fn close(&mut self, open: &mut Vec<Mark>, kept: usize) {
        while open.len() > kept {
            match open.pop() {
                Some(Mark::Link(Link::Href(href))) => self.put(format_args!("](<{href}>)")),
                Some(Mark::Link(Link::Publication(id))) => self.put(format_args!("](publication:{id})")),
                Some(Mark::Link(Link::Media(id))) => self.put(format_args!("](media:{id})")),
                Some(mark) => self.out.push_str(opening(&mark)),
                None => {}
            }
        }
    }

    /// Words; at the start of a line nothing may look like the sign of a block, and after a note nothing like a link.
    fn words(&mut self, text: &str, starts: bool) {
        let mut text = text;
        if starts {
            text = text.trim_start_matches([' ', '\t', '\n', '\r']);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let rest = &text[digits..];
            let sign =
                if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['-', '+', '=', '#', ':']) };
            if sign {
                self.out.push_str(&text[..digits]);
                self.out.push('\\');
                self.out.push_str(&rest[..1]);
                text = &rest[1..];
            }
        }
        if self.out.ends_with(']') && text.starts_with(['(', ':']) {
            self.out.push('\\');
            self.out.push_str(&text[..1]);
            text = &text[1..];
        }
        self.out.push_str(&escape(text));
    }

    /// A fragment between more backticks than it holds.
    fn code(&mut self, text: &str, in_cell: bool) {
        let text = text.replace(['\n', '\r'], " ");
        let text = if in_cell { text.replace('|', "\\|") } else { text };
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let blank = text.trim_matches(' ').is_empty();
        let padded =
            text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' ') && !blank);
        let pad = if padded { " " } else { "" };
        self.put(format_args!("{fence}{pad}{text}{pad}{fence}"));
    }
}

fn opening(mark: &Mark) -> &'static str {
    match mark {
        Mark::Link(_) => "[",
        Mark::Bold => "**",
        Mark::Italic => "_",
        Mark::Subscript => "~",
        Mark::Superscript => "^",
        Mark::Language(_) | Mark::Code => "",
    }
}

/// Runs, with blanks at the border of a mark taken out of it: Markdown reads `** a**` as signs.
fn split(content: &[Inline]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(content.len());
    for (index, inline) in content.iter().enumerate() {
        let marks = told(&inline.marks);
        let text = match &inline.node {
            InlineNode::HardBreak => {
                pieces.push(Piece { node: Node::Break, marks: Marks::NONE });
                continue;
            }
            InlineNode::Note(note) => {
                pieces.push(Piece { node: Node::Note(note), marks: Marks::NONE });
                continue;
            }
            InlineNode::Text(text) => text.as_str(),
        };
        if marks.as_slice().contains(&Mark::Code) {
            pieces.push(Piece { node: Node::Text(text), marks });
            continue;
        }
        let words = text.trim_start_matches(is_blank);
        let (before, words) = text.split_at(text.len() - words.len());
        let (words, after) = words.split_at(words.trim_end_matches(is_blank).len());
        let neighbour = |index: Option<usize>| index.and_then(|index| content.get(index)).map(|next| told(&next.marks));
        let parts = [
            (before, shared(&marks, neighbour(index.checked_sub(1)))),
            (words, marks.clone()),
            (after, shared(&marks, neighbour(Some(index + 1)))),
        ];
        let parts = parts.into_iter().filter(|(text, _)| !text.is_empty());
        pieces.extend(parts.map(|(text, marks)| Piece { node: Node::Text(text), marks }));
    }
    pieces
}

/// The marks that Markdown has.
fn told(marks: &Marks) -> Marks {
    Marks::new(marks.as_slice().iter().filter(|mark| !matches!(mark, Mark::Language(_))).cloned())
}

/// The marks that stay open between a run and the one beside it.
fn shared(marks: &Marks, beside: Option<Marks>) -> Marks {
    let beside = beside.unwrap_or_default();
    let both = marks.as_slice().iter().zip(beside.as_slice());
    Marks::new(both.take_while(|(mark, beside)| mark == beside).map(|(mark, _)| mark.clone()))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Cuts blanks at both ends: Markdown would.
fn trim(pieces: &mut Vec<Piece<'_>>) {
    let blank = |piece: &Piece<'_>| match piece.node {
        Node::Text(text) => text.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r')),
        Node::Break => true,
        Node::Note(_) => false,
    };
    while pieces.last().is_some_and(blank) {
        pieces.pop();
    }
    let lead = pieces.iter().take_while(|piece| blank(piece)).count();
    pieces.drain(..lead);
}

/// Takes a mark away from where its signs would not be read as such: within a word, or against a sign that Markdown
/// cannot tell from it.
fn keep_where_told(pieces: &mut [Piece<'_>], mark: &Mark) {
    let within_words = matches!(mark, Mark::Subscript | Mark::Superscript);
    let mut at = 0;
    while at < pieces.len() {
        let length = pieces[at..].iter().take_while(|piece| piece.marks.as_slice().contains(mark)).count();
        if length > 0 {
            let (first, last) = (edge(&pieces[at], false), edge(&pieces[at + length - 1], true));
            let before = at.checked_sub(1).and_then(|before| edge(&pieces[before], true));
            let after = pieces.get(at + length).and_then(|after| edge(after, false));
            let told = if within_words {
                [first, last].iter().all(|c| c.is_some_and(char::is_alphanumeric))
            } else {
                [before, after].iter().all(|c| c.is_none_or(parts))
                    && [first, last].iter().all(|c| c.is_some_and(|c| !is_blank(c)))
            };
            if !told {
                for piece in &mut pieces[at..at + length] {
                    piece.marks = Marks::new(piece.marks.as_slice().iter().filter(|other| *other != mark).cloned());
                }
            }
        }
        at += length.max(1);
    }
}

/// The letter at the end or the beginning of a run.
fn edge(piece: &Piece<'_>, end: bool) -> Option<char> {
    match piece.node {
        Node::Text(text) if end => text.chars().next_back(),
        Node::Text(text) => text.chars().next(),
        Node::Break => Some(' '),
        Node::Note(_) => Some(if end { ']' } else { '[' }),
    }
}

/// Whether a letter outside a mark lets its signs be read.
fn parts(c: char) -> bool {
    is_blank(c) || c.is_ascii_punctuation() || matches!(c, '«' | '»' | '“' | '”' | '’' | '—' | '–' | '…' | '،')
}

/// Text with every sign that Markdown would read escaped, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '^' | '&' | '|' | '#' => true,
            ':' => rest.starts_with("//"),
            '.' => escaped.len() >= 3 && escaped.as_bytes()[escaped.len() - 3..].eq_ignore_ascii_case(b"www"),
            _ => false,
        };
        if sign {
            escaped.push('\\');
        }
        escaped.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    }
    escaped
}
