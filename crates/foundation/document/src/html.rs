//! To HTML, in one pass into one string.
//!
//! What a style sheet may count on: `h2`–`h4` with ids `b-…`; `div.table` around tables; `figure` (`.picture`,
//! `.quote`); `ul.documents` and `span.file`; `div.player`; `p.embed`; `aside.callout` with `p.callout-title`; `sup.note` and
//! `section.notes`. No style, no script, no frame, no `target`.

mod blocks;
mod compared;
mod escape;

pub use compared::{compared_html, pieces_html};
pub use escape::escape;
pub use player::player_html;
mod figure;
mod file;
mod inline;
mod notes;
mod player;
mod table;

use std::{borrow::Cow, fmt};

use i18n::I18n;
use kernel::Language;

use crate::{Document, Inline, Resolved, typography};

/// Markup that templates print as it is. Made by this crate from a document, and by [`Html::from_trusted`].
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Html(String);

impl Html {
    /// Declares markup safe. For the lace, whose SVG the product draws itself from numbers; never for anything that a
    /// person or another site wrote.
    pub fn from_trusted(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl schemars::JsonSchema for Html {
    fn schema_name() -> Cow<'static, str> {
        "Html".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "html" })
    }
}

/// What a document is rendered with.
#[derive(Clone, Copy)]
pub struct Rendering<'a> {
    /// What the publications and files that it names have become.
    pub resolved: &'a Resolved,
    /// The words of the interface.
    pub i18n: &'a I18n,
    /// The language of the interface: of "in French" beside a file, of "Notes".
    pub language: Language,
    /// The language that the document is written in.
    pub text_language: Language,
}

/// Renders a document. The caller's element carries the text's own `lang` and `dir` where they are not the page's.
pub fn html(document: &Document, rendering: &Rendering<'_>) -> Html {
    let mut writer = Writer::new(rendering);
    writer.blocks(document.blocks());
    writer.notes();
    Html(writer.out)
}

/// Where the markup goes.
struct Writer<'a> {
    out: String,
    with: Rendering<'a>,
    /// The language of the text being written: the document's, or that of the quotation around.
    language: Language,
    /// The notes met so far, each with the language around it.
    notes: Vec<(&'a [Inline], Language)>,
}

impl<'a> Writer<'a> {
    fn new(rendering: &Rendering<'a>) -> Self {
        Self { out: String::new(), with: *rendering, language: rendering.text_language, notes: Vec::new() }
    }
}

impl Writer<'_> {
    /// Markup, as it is.
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Words of the text, for an element or an attribute.
    fn words(&mut self, text: &str) {
        let set = set(text, self.language);
        escape::push(&mut self.out, &set);
    }

    /// A value for an attribute, as it is.
    fn value(&mut self, text: &str) {
        escape::push(&mut self.out, text);
    }

    /// ` name="value"`.
    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.value(value);
        self.raw("\"");
    }

    /// ` lang="…" dir="…"`, where the language is not the one around.
    fn language(&mut self, language: Language, around: Language) {
        if language != around {
            self.attribute("lang", language.as_str());
            self.attribute("dir", language.direction().as_str());
        }
    }

    /// A word of the interface, set the way of its language.
    fn interface(&self, key: &str, args: &[(&str, i18n::Arg)]) -> String {
        set(&self.with.i18n.text(self.with.language, key, args), self.with.language).into_owned()
    }
}

/// A text in a language, with the spaces that this language asks for.
fn set(text: &str, language: Language) -> Cow<'_, str> {
    if language.primary() == "fr" { typography::french(text) } else { Cow::Borrowed(text) }
}
