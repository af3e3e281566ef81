//! Files to download: format, size and language are told before the click (RGAA 13.3, RGESN 4.11).

use kernel::Language;

use super::{Writer, set};
use crate::{DocumentItem, Medium};

impl Writer<'_> {
    pub(super) fn documents(&mut self, items: &[DocumentItem]) {
        let resolved = self.with.resolved;
        self.raw("<ul class=\"documents\">");
        for item in items {
            match resolved.media.get(&item.media) {
                Some(medium) => self.document(item, medium),
                None if item.title.trim().is_empty() => {}
                None => {
                    self.raw("<li>");
                    self.words(&item.title);
                    self.raw("</li>");
                }
            }
        }
        self.raw("</ul>");
    }

    fn document(&mut self, item: &DocumentItem, medium: &Medium) {
        self.raw("<li><a");
        self.attribute("href", &medium.href);
        self.hreflang(medium.language);
        self.raw(">");
        if item.title.trim().is_empty() {
            let language = medium.language.unwrap_or(self.language);
            self.raw("<span class=\"title\"");
            self.language(language, self.language);
            self.raw(">");
            self.value(&set(&medium.title, language));
        } else {
            self.raw("<span class=\"title\">");
            self.words(&item.title);
        }
        self.raw("</span>");
        let pages =
            medium.pages.map(|count| self.interface("document-file-pages", &[("count", u64::from(count).into())]));
        let accessible = medium.accessible.then(|| self.interface("document-file-accessible", &[]));
        let length = medium.duration.clone().or(pages);
        self.parts(medium, length, accessible);
        self.raw("</a>");
        if let Some(player) = &medium.player {
            self.player(player);
        }
        self.raw("</li>");
    }

    /// ` hreflang="…"`, where the language over there is not the text's.
    pub(super) fn hreflang(&mut self, language: Option<Language>) {
        if let Some(language) = language.filter(|language| *language != self.with.text_language) {
            self.attribute("hreflang", language.as_str());
        }
    }

    /// "(PDF, 1,2 Mo, en français)" after the words of a link.
    pub(super) fn about(&mut self, medium: &Medium) {
        self.parts(medium, medium.duration.clone(), None);
    }

    fn parts(&mut self, medium: &Medium, length: Option<String>, accessible: Option<String>) {
        let i18n = self.with.i18n;
        let language = medium.language.filter(|language| *language != self.with.text_language).map(|language| {
            let name = i18n.language_name(self.with.language, language);
            self.interface("document-file-language", &[("language", name.into())])
        });
        let format = (!medium.format.is_empty()).then(|| medium.format.clone());
        let size = (medium.bytes > 0).then(|| i18n.bytes(self.with.language, medium.bytes));
        let comma = if self.with.language.primary() == "ar" { "، " } else { ", " };
        let parts: Vec<String> = [format, length, size, language, accessible].into_iter().flatten().collect();
        if parts.is_empty() {
            return;
        }
        self.raw(" <span class=\"file\"");
        self.language(self.with.language, self.language);
        self.raw(">(");
        self.value(&parts.join(comma));
        self.raw(")</span>");
    }
}
