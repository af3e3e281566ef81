//! Footnotes: called in the text, written at the end of the body, with the way back (DPUB-ARIA 1.1).

use super::Writer;
use crate::Inline;

impl<'a> Writer<'a> {
    /// The call of a note; its content waits for the end.
    pub(super) fn note(&mut self, content: &'a [Inline]) {
        self.notes.push((content, self.language));
        let number = self.notes.len();
        let name = self.interface("document-note", &[("number", number.into())]);
        let number = number.to_string();
        self.raw("<sup class=\"note\"><a id=\"note-call-");
        self.raw(&number);
        self.raw("\" href=\"#note-");
        self.raw(&number);
        self.raw("\" role=\"doc-noteref\"");
        self.attribute("aria-label", &name);
        self.language(self.with.language, self.language);
        self.raw(">");
        self.raw(&number);
        self.raw("</a></sup>");
    }

    /// The notes that the body has called.
    pub(super) fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.raw("<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\"><h2 id=\"notes\"");
        self.language(self.with.language, self.with.text_language);
        self.raw(">");
        let title = self.interface("document-notes", &[]);
        self.value(&title);
        self.raw("</h2><ol>");
        for (index, (content, language)) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            self.footnote(index + 1, content, language);
        }
        self.raw("</ol></section>");
    }

    fn footnote(&mut self, number: usize, content: &'a [Inline], language: kernel::Language) {
        let back = self.interface("document-note-back", &[("number", number.into())]);
        let number = number.to_string();
        self.raw("<li id=\"note-");
        self.raw(&number);
        self.raw("\"><span");
        self.language(language, self.with.text_language);
        self.raw(">");
        self.language = language;
        self.inlines(content);
        self.language = self.with.text_language;
        self.raw("</span> <a href=\"#note-call-");
        self.raw(&number);
        self.raw("\" role=\"doc-backlink\"");
        self.attribute("aria-label", &back);
        self.language(self.with.language, self.with.text_language);
        self.raw(">↩</a></li>");
    }
}
