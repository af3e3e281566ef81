//! What each tag does.

use html5ever::tokenizer::Tag;

use super::{
    attributes::{language, span, value},
    builder::Builder,
    embeds,
    frames::{Open, alternative},
    tables::RawTable,
};
use crate::{BlockKind, Embed, Figure, Href, Link, Loss, Mark, limits};

impl Builder<'_> {
    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((skipped, open)) = &mut self.skip {
            if *skipped == name && !tag.self_closing {
                *open += 1;
            }
            return;
        }
        self.tell_events(tag);
        match name {
            "script" | "style" | "object" | "applet" | "audio" | "video" | "canvas" | "svg" | "math" | "select"
            | "button" | "textarea" | "template" | "noframes" | "noembed" | "label" | "legend" | "map" | "dialog" => {
                self.gather.lose(Loss::Element, name);
                self.skip_content(tag);
            }
            "input" | "embed" => self.gather.lose(Loss::Element, name),
            "form" => {
                self.gather.lose(Loss::Element, name);
                self.flush();
            }
            "iframe" => self.frame(tag),
            "title" => self.skip_content(tag),
            "br" => self.line_break(),
            "hr" => self.insert(BlockKind::HorizontalRule),
            "img" => self.image(tag),
            "q" => self.sign("“"),
            "a" => self.anchor(tag),
            _ if self.start_structure(name, tag) => {}
            _ => self.open_mark(name, mark(name).into_iter().chain(language(tag).map(Mark::Language)).collect()),
        }
    }

    /// A tag of a block; `false` for those within a line.
    fn start_structure(&mut self, name: &str, tag: &Tag) -> bool {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = Some(name.as_bytes()[1] - b'0');
            }
            "ul" | "menu" | "dir" => drop(self.open(name, Open::List { start: None, items: Vec::new() })),
            "ol" => {
                let start = value(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1).min(1_000_000);
                self.open(name, Open::List { start: Some(start), items: Vec::new() });
            }
            "li" => self.item(),
            "blockquote" => {
                let source_url = value(tag, "cite").and_then(|cite| cite.parse().ok());
                self.open(name, Open::Quote { language: language(tag), source_url });
            }
            "figure" => drop(self.open(name, Open::Figure { caption: Vec::new() })),
            "figcaption" => self.open_walled(name, Open::Caption),
            "table" | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" => self.start_table(name, tag),
            "pre" | "listing" | "xmp" => {
                self.flush();
                self.preformatted = self.preformatted.saturating_add(1);
                self.open_mark(name, vec![Mark::Code]);
            }
            "dt" | "summary" => {
                self.flush();
                self.close_mark(name);
                self.open_mark(name, vec![Mark::Bold]);
            }
            _ if is_block(name) => {
                self.flush();
                if name == "p" {
                    self.close_mark(name);
                }
                self.open_mark(name, language(tag).map(Mark::Language).into_iter().collect());
            }
            _ => return false,
        }
        true
    }

    fn start_table(&mut self, name: &str, tag: &Tag) {
        match name {
            "table" => {
                let is_presentation = value(tag, "role").is_some_and(|role| matches!(role, "presentation" | "none"));
                self.open(name, Open::Table(RawTable { is_presentation, ..RawTable::default() }));
            }
            "caption" if self.back_to_table() => self.open_walled(name, Open::Caption),
            "tr" if self.back_to_table() => drop(self.open(name, Open::Row(Vec::new()))),
            "td" | "th" if self.back_to_row() => {
                if !matches!(self.frames.last().map(|frame| &frame.open), Some(Open::Row(_))) {
                    self.open("tr", Open::Row(Vec::new()));
                }
                let is_header = name == "th" || self.table().is_some_and(|table| table.in_head);
                let (colspan, rowspan) = (span(tag, "colspan"), span(tag, "rowspan"));
                self.open_walled(name, Open::Cell { is_header, colspan, rowspan });
            }
            _ if self.back_to_table() => {
                if let Some(table) = self.table() {
                    table.in_head = name == "thead";
                }
            }
            _ => self.flush(),
        }
    }

    /// Opens a frame with which the marks opened in it end.
    fn open_walled(&mut self, name: &str, open: Open) {
        if self.open(name, open)
            && let Some(frame) = self.frames.last_mut()
        {
            frame.floor = self.marks.len();
        }
    }

    /// An item ends the one before it; where there is no list, it begins one.
    fn item(&mut self) {
        self.flush();
        let ends = |open: &Open| !matches!(open, Open::Figure { .. } | Open::Row(_));
        match self.frames.iter().rev().map(|frame| &frame.open).find(|open| ends(open)) {
            Some(Open::Item) => self.close_to(|open| matches!(open, Open::Item)),
            Some(Open::List { .. }) => {}
            _ => drop(self.open("ul", Open::List { start: None, items: Vec::new() })),
        }
        self.open("li", Open::Item);
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skip {
            if *skipped == name {
                *open -= 1;
                if *open == 0 {
                    self.skip = None;
                }
            }
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = None;
            }
            "br" => self.line_break(),
            "q" => self.sign("”"),
            _ if self.is_unopened(name) => {}
            "ul" | "ol" | "menu" | "dir" => self.close_to(|open| matches!(open, Open::List { .. })),
            "li" => {
                let innermost =
                    self.frames.iter().rev().find(|frame| matches!(frame.open, Open::Item | Open::List { .. }));
                if innermost.is_some_and(|frame| matches!(frame.open, Open::Item)) {
                    self.close_to(|open| matches!(open, Open::Item));
                }
            }
            "blockquote" => self.close_to(|open| matches!(open, Open::Quote { .. })),
            "figure" => self.close_to(|open| matches!(open, Open::Figure { .. })),
            "figcaption" | "caption" => self.close_to(|open| matches!(open, Open::Caption)),
            "table" => {
                if self.back_to_table() {
                    self.close();
                }
            }
            "tr" | "thead" | "tbody" | "tfoot" => {
                self.back_to_table();
                if let Some(table) = self.table() {
                    table.in_head &= name == "tr";
                }
            }
            "td" | "th" => drop(self.back_to_row()),
            "pre" | "listing" | "xmp" => {
                self.flush();
                self.preformatted = self.preformatted.saturating_sub(1);
                self.close_mark(name);
            }
            _ => {
                if is_block(name) || matches!(name, "dt" | "summary") {
                    self.flush();
                }
                self.close_mark(name);
            }
        }
    }

    /// Drops what stands between this tag and its end.
    fn skip_content(&mut self, tag: &Tag) {
        if !(tag.self_closing && matches!(&*tag.name, "svg" | "math")) {
            self.skip = Some((tag.name.to_string(), 1));
        }
    }

    /// A frame of a known video site becomes a card, any other is dropped.
    fn frame(&mut self, tag: &Tag) {
        let src = value(tag, "src").unwrap_or_default();
        if let Some(url) = embeds::video(src) {
            let title = value(tag, "title").filter(|title| !title.is_empty());
            let title = title.map(|title| title.chars().take(limits::LINE / 4).collect());
            self.insert(BlockKind::Embed(Embed { url, title, poster: None }));
        } else {
            self.gather.lose(Loss::Element, &format!("iframe {src}"));
        }
        self.skip_content(tag);
    }

    fn image(&mut self, tag: &Tag) {
        let src = value(tag, "src").unwrap_or_default();
        let Some(Link::Media(media)) = (self.known)(src) else {
            return self.gather.lose(Loss::Image, src);
        };
        let alternative = alternative(value(tag, "alt"));
        self.insert(BlockKind::Figure(Figure { media, alternative, caption: Vec::new(), credit: None }));
    }

    fn anchor(&mut self, tag: &Tag) {
        self.close_mark("a");
        let Some(href) = value(tag, "href") else { return };
        match (self.known)(href).or_else(|| href.parse::<Href>().ok().map(Link::Href)) {
            Some(link) => self.open_mark("a", vec![Mark::Link(link)]),
            None => self.gather.lose(Loss::Link, href),
        }
    }
}

/// The mark that an element stands for.
fn mark(name: &str) -> Option<Mark> {
    match name {
        "b" | "strong" => Some(Mark::Bold),
        "i" | "em" | "cite" | "dfn" | "var" => Some(Mark::Italic),
        "sub" => Some(Mark::Subscript),
        "sup" => Some(Mark::Superscript),
        "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
        _ => None,
    }
}

/// Whether an element begins and ends a line of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "address"
            | "center"
            | "dl"
            | "dd"
            | "fieldset"
            | "hgroup"
            | "details"
            | "form"
            | "body"
            | "html"
            | "search"
            | "option"
    )
}
