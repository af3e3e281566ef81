//! Text within a block: its links, and the words that lean on what is seen.

use kernel::Language;

use super::{Checker, FindingKind, capitals, line, phrases};
use crate::{Inline, InlineNode, Link, Mark, inline};

impl Checker {
    pub(super) fn line(&mut self, text: &str, language: Language) {
        self.text(&line(text), language);
    }

    pub(super) fn text(&mut self, content: &[Inline], language: Language) {
        self.links(content, language);
        let plain = inline::plain(content);
        if let Some(words) = capitals::shouted(&plain) {
            self.found(FindingKind::Capitals, words);
        }
        let words = phrases::plain(&plain);
        if let Some(phrase) = phrases::position(&words, language) {
            self.found(FindingKind::Position, phrase);
        }
        if let Some(phrase) = phrases::colour(&words, language) {
            self.found(FindingKind::Colour, phrase);
        }
        for inline in content {
            if let InlineNode::Note(note) = &inline.node {
                self.text(note, language);
            }
        }
    }

    fn links(&mut self, content: &[Inline], language: Language) {
        for run in content.chunk_by(|one, next| one.marks.link() == next.marks.link()) {
            if let Some(link) = run.first().and_then(|inline| inline.marks.link()) {
                let spoken = run.iter().flat_map(|inline| inline.marks.as_slice()).find_map(language_of);
                self.link(link, inline::plain(run).trim(), spoken.unwrap_or(language));
            }
        }
    }

    fn link(&mut self, link: &Link, words: &str, language: Language) {
        if words.is_empty() {
            let address = if let Link::Href(href) = link { href.as_str() } else { "" };
            self.found(FindingKind::LinkEmpty, address);
        } else if matches!(link, Link::Href(_)) && is_address(words) {
            self.found(FindingKind::LinkIsAddress, words);
        } else if phrases::is_vague(words, language) {
            self.found(FindingKind::LinkVague, words);
        }
    }
}

fn language_of(mark: &Mark) -> Option<Language> {
    if let Mark::Language(language) = mark { Some(*language) } else { None }
}

/// An address of the web; one of mail, or a telephone number, is what its link is for.
fn is_address(words: &str) -> bool {
    let words = words.to_lowercase();
    !words.contains(char::is_whitespace) && (words.contains("://") || words.starts_with("www."))
}
