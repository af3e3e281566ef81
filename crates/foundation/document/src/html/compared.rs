//! A comparison to HTML: what was added stands in `ins`, what was removed in `del`, each said in words besides, since
//! assistive technology passes over both elements (RGAA 3.1, 10.9).
//!
//! What a style sheet may count on: `div.change` (or `li`, `td`, `th`) with `.changed`, `.added`, `.removed`, `.moved`
//! and an id `change-…` (`removed-…`); its `span.change-what`; `p.change-line` with `span.change-field`; `span.hidden`.

mod markup;
mod words;

use super::{Html, Rendering, Writer};
use crate::{
    Comparison, Piece,
    compare::{Change, Compared, part::Element},
};

/// Renders a comparison. The caller's element carries the text's own `lang` and `dir`.
pub fn compared_html(comparison: &Comparison, rendering: &Rendering<'_>) -> Html {
    let mut writer = Writer::new(rendering);
    writer.compared(&comparison.parts, Within::Both);
    Html(writer.out)
}

/// Renders the comparison of two lines. The caller's element carries the text's own `lang` and `dir`.
pub fn pieces_html(pieces: &[Piece], rendering: &Rendering<'_>) -> Html {
    let mut writer = Writer::new(rendering);
    writer.pieces(pieces, Within::Both);
    Html(writer.out)
}

/// What a part stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// What both versions have: a change is said where it is.
    Both,
    /// What one version has alone, and has said so for all that is in it.
    One,
}

impl Writer<'_> {
    fn compared(&mut self, parts: &[Compared], within: Within) {
        for part in parts {
            self.compared_block(part, within);
        }
    }

    fn compared_block(&mut self, part: &Compared, within: Within) {
        if within == Within::One || is_kept(part) {
            self.element(part, within);
            return;
        }
        self.raw("<div");
        self.change(part);
        self.raw("><p>");
        self.what(part);
        self.raw("</p>");
        self.element(part, inside(part));
        self.raw("</div>");
    }

    /// ` class="change added" id="change-…"`.
    fn change(&mut self, part: &Compared) {
        let (class, prefix) = match part.change {
            Change::Kept => ("change", "change-"),
            Change::Changed => ("change changed", "change-"),
            Change::Added => ("change added", "change-"),
            Change::Removed => ("change removed", "removed-"),
        };
        self.raw(" class=\"");
        self.raw(class);
        self.raw(if part.is_moved { " moved\"" } else { "\"" });
        // Rows, cells and files have no id of their own.
        if let Some(id) = part.id.filter(|_| !matches!(part.element, Element::Row | Element::Cell { .. })) {
            self.id(prefix, id);
        }
    }

    /// What became of it, in words: "Changed and moved. Paragraph, now heading 2".
    fn what(&mut self, part: &Compared) {
        let key = match (part.change, part.is_moved) {
            (Change::Kept, _) => "document-compare-moved",
            (Change::Changed, false) => "document-compare-changed",
            (Change::Changed, true) => "document-compare-changed-moved",
            (Change::Added, _) => "document-compare-added",
            (Change::Removed, _) => "document-compare-removed",
        };
        self.raw("<span class=\"change-what\"");
        self.language(self.with.language, self.language);
        self.raw(">");
        let what = self.interface(key, &[]);
        self.value(&what);
        if let Some(was) = part.was {
            let (was, is) = (self.name_of(was), self.name_of(part.element));
            if was != is {
                let became = self.interface("document-compare-became", &[("was", was.into()), ("is", is.into())]);
                self.raw(" ");
                self.value(&became);
            }
        }
        self.raw("</span> ");
    }
}

fn is_kept(part: &Compared) -> bool {
    part.change == Change::Kept && !part.is_moved
}

fn inside(part: &Compared) -> Within {
    if matches!(part.change, Change::Added | Change::Removed) { Within::One } else { Within::Both }
}
