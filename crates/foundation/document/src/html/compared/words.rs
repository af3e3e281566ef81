//! Stretches of text, and lines that say something of a block.

use super::{Within, Writer};
use crate::{
    Inline, Link, Piece, Side,
    compare::{
        part::{Element, Field},
        words::Run,
    },
};

impl Writer<'_> {
    pub(super) fn pieces(&mut self, pieces: &[Piece], within: Within) {
        for piece in pieces {
            self.piece(piece, within);
        }
    }

    fn piece(&mut self, piece: &Piece, within: Within) {
        let (open, close, begins, ends) = match piece.side {
            Side::Both => return self.runs(&piece.runs, false),
            Side::Old => ("<del>", "</del>", "document-compare-removed-begins", "document-compare-removed-ends"),
            Side::New => ("<ins>", "</ins>", "document-compare-added-begins", "document-compare-added-ends"),
        };
        self.raw(open);
        if within == Within::Both {
            self.unseen(begins);
        }
        self.runs(&piece.runs, true);
        if within == Within::Both {
            self.unseen(ends);
        }
        self.raw(close);
    }

    /// Words of the interface for those who do not see.
    fn unseen(&mut self, key: &str) {
        let words = self.interface(key, &[]);
        self.raw("<span class=\"hidden\"");
        self.language(self.with.language, self.language);
        self.raw("> ");
        self.value(&words);
        self.raw(" </span>");
    }

    fn runs(&mut self, runs: &[Run], is_changed: bool) {
        let mut content = Vec::with_capacity(runs.len());
        for (at, run) in runs.iter().enumerate() {
            match run {
                Run::Inline(inline) => {
                    content.push(inline.clone());
                    content.extend(is_changed.then(|| self.target(inline, runs.get(at + 1))).flatten());
                }
                Run::NoteOpens => {
                    content.push(Inline::text(format!(" [{} ", self.interface("document-compare-note", &[]))));
                }
                Run::NoteCloses => content.push(Inline::text("]")),
            }
        }
        let mut writer =
            Writer { out: std::mem::take(&mut self.out), language: self.language, ..Writer::new(&self.with) };
        writer.inlines(&content);
        self.out = writer.out;
    }

    /// Where a link leads, written after its last word: two links of the same words look alike.
    fn target(&self, inline: &Inline, next: Option<&Run>) -> Option<Inline> {
        let link = inline.marks.link()?;
        let goes_on = matches!(next, Some(Run::Inline(next)) if next.marks.link() == Some(link));
        let resolved = self.with.resolved;
        let target = match link {
            Link::Href(href) => Some(href.as_str()),
            Link::Publication(id) => resolved.publications.get(id).map(|target| target.title.as_str()),
            Link::Media(id) => resolved.media.get(id).map(|medium| medium.title.as_str()),
        };
        let unknown = || self.interface("document-compare-unknown", &[]);
        (!goes_on).then(|| Inline::text(format!(" ({})", target.map_or_else(unknown, str::to_owned))))
    }

    /// "Credit: …", where anything is or was said.
    pub(super) fn line(&mut self, field: Field, pieces: &[Piece], within: Within) {
        if pieces.is_empty() {
            return;
        }
        let name = self.interface(key(field), &[]);
        self.raw("<p class=\"change-line\"><span class=\"change-field\"");
        self.language(self.with.language, self.language);
        self.raw(">");
        self.value(&name);
        self.raw("</span> ");
        self.pieces(pieces, within);
        self.raw("</p>");
    }

    /// What editors call such a part.
    pub(super) fn name_of(&self, element: Element) -> String {
        let key = match element {
            Element::Heading(level) => {
                return self.interface("document-block-heading", &[("level", level.number().to_string().into())]);
            }
            Element::Paragraph => "document-block-paragraph",
            Element::List { start: None } => "document-block-bullets",
            Element::List { start: Some(_) } => "document-block-numbers",
            Element::Item => "document-block-item",
            Element::Quote(_) => "document-block-quote",
            Element::Table => "document-block-table",
            Element::Row => "document-block-row",
            Element::Cell { is_header: false, .. } => "document-block-cell",
            Element::Cell { is_header: true, .. } => "document-block-header",
            Element::Figure { is_decorative: false, .. } => "document-block-picture",
            Element::Figure { is_decorative: true, .. } => "document-block-decorative",
            Element::Files | Element::File(_) => "document-block-files",
            Element::Embed => "document-block-embed",
            Element::Callout => "document-block-callout",
            Element::Rule => "document-block-rule",
        };
        self.interface(key, &[])
    }
}

fn key(field: Field) -> &'static str {
    match field {
        Field::Title => "document-compare-title",
        Field::Caption => "document-compare-caption",
        Field::Alternative => "document-compare-alternative",
        Field::Credit => "document-compare-credit",
        Field::Source => "document-compare-source",
        Field::Address => "document-compare-address",
        Field::Language => "document-compare-language",
    }
}
