//! What is found before a text is published, each with the place where it is mended. Errors stand in the way; warnings do
//! not: an editor may know better.

use std::collections::{HashMap, HashSet};

use document::{BlockId, Ref, Severity};
use kernel::{Language, MediaId, PublicationId};

use crate::{CommonFacts, CommonWords, FileFact};

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Whether it stands in the way.
    pub severity: Severity,
    /// The key of the interface's words that tells an editor. They may name `words`.
    pub key: &'static str,
    /// The words that it is about: a document's title, a link's words.
    pub words: String,
    /// Where it is mended.
    pub spot: Spot,
}

/// Where something is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In a field of the text's form, by its name.
    Field(String),
    /// In a block of the body.
    Block(BlockId),
    /// In a text of another language.
    Text(Language),
}

/// What is known of the things that facts and words name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Files that the library has.
    pub files: HashMap<MediaId, KnownFile>,
    /// Publications that readers can see.
    pub publications: HashSet<PublicationId>,
    /// The site's languages in which the publication has no text.
    pub missing: Vec<Language>,
}

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownFile {
    /// The name under which it is saved.
    pub name: String,
    /// Its titles, the one in the text's language first, if it has one.
    pub titles: Vec<(Language, String)>,
    /// The language that it is written in, as the library says.
    pub language: Option<Language>,
    /// Whether it is a PDF.
    pub is_pdf: bool,
    /// Whether everybody can read it: `false` of a PDF without tags, and of one that nobody has looked at.
    pub is_accessible: bool,
    /// Whether it is sound or video of which nobody can read what it says (RGAA 4.1).
    pub is_untold: bool,
}

/// Looks at a text with its facts. `is_listed` says whether texts of its kind stand in lists, and so want a theme.
pub fn checks(
    facts: &CommonFacts,
    words: &CommonWords,
    language: Language,
    is_listed: bool,
    known: &Known,
) -> Vec<Check> {
    let mut checks = Checks { found: Vec::new(), language, known };
    if words.title.trim().is_empty() {
        checks.error("publication-check-title", "", field("title"));
    }
    checks.lead(facts, words);
    checks.body(words);
    for (at, fact) in facts.files.iter().enumerate() {
        checks.file(at + 1, fact, facts, words);
    }
    if facts.own_files().iter().any(|(_, media)| !known.files.contains_key(media)) {
        checks.error("publication-check-own-file", "", field("own"));
    }
    if facts.link.is_some() && words.link.as_deref().unwrap_or_default().trim().is_empty() {
        checks.warning("publication-check-link-label", "", field("link_label"));
    }
    if is_listed && facts.themes.is_empty() {
        checks.warning("publication-check-themes", "", field("themes"));
    }
    for missing in &known.missing {
        checks.warning("publication-check-language", missing.as_str(), Spot::Text(*missing));
    }
    checks.found
}

fn field(name: &str) -> Spot {
    Spot::Field(name.to_owned())
}

struct Checks<'a> {
    found: Vec<Check>,
    language: Language,
    known: &'a Known,
}

impl Checks<'_> {
    fn error(&mut self, key: &'static str, words: &str, spot: Spot) {
        self.found.push(Check { severity: Severity::Error, key, words: words.to_owned(), spot });
    }

    fn warning(&mut self, key: &'static str, words: &str, spot: Spot) {
        self.found.push(Check { severity: Severity::Warning, key, words: words.to_owned(), spot });
    }

    fn lead(&mut self, facts: &CommonFacts, words: &CommonWords) {
        let Some(lead) = &facts.lead else { return };
        if !self.known.files.contains_key(&lead.media) {
            self.error("publication-check-lead-missing", "", field("lead"));
        }
        let alt = words.lead.alt.as_deref().unwrap_or_default();
        if document::is_file_name(alt) {
            self.error("publication-check-lead-alt-file-name", alt, field("lead_alt"));
        } else if alt.trim().is_empty() && !words.lead.decorative {
            self.error("publication-check-lead-alt", "", field("lead_alt"));
        }
    }

    fn body(&mut self, words: &CommonWords) {
        for finding in document::check(&words.body, self.language) {
            let spot = Spot::Block(finding.block);
            let severity = finding.kind.severity();
            self.found.push(Check { severity, key: finding.kind.key(), words: finding.words, spot });
        }
        for (block, named) in document::references_by_block(&words.body) {
            match named {
                Ref::Media(id) if !self.known.files.contains_key(&id) => {
                    self.error("publication-check-body-file", "", Spot::Block(block));
                }
                Ref::Media(id) if self.known.files.get(&id).is_some_and(|file| file.is_untold) => {
                    let title = self.known.files.get(&id).and_then(|file| file.titles.first());
                    let title = title.map_or("", |(_, title)| title);
                    self.warning("publication-check-transcript", title, Spot::Block(block));
                }
                // Two texts that link to one another must be published one after the other.
                Ref::Publication(id) if !self.known.publications.contains(&id) => {
                    self.warning("publication-check-body-link", "", Spot::Block(block));
                }
                Ref::Media(_) | Ref::Publication(_) => {}
            }
        }
    }

    /// A document to download; one that is announced and not there yet says its title and language too.
    fn file(&mut self, number: usize, fact: &FileFact, facts: &CommonFacts, words: &CommonWords) {
        let spot = |what: &str| Spot::Field(format!("file-{}-{what}", fact.item.as_str()));
        let own = words.files.get(&fact.item).map(String::as_str).filter(|title| !title.trim().is_empty());
        let file = fact.media.and_then(|media| self.known.files.get(&media));
        let proposed = file.and_then(|file| file.titles.first());
        let number = number.to_string();
        let name = file.map_or(number.as_str(), |file| file.name.as_str());
        let title = own.or(proposed.map(|(_, title)| title.as_str())).unwrap_or(name);
        match (own, proposed) {
            (None, None) if file.is_none() => self.error("publication-check-announced-title", name, spot("title")),
            (None, None) => self.error("publication-check-file-title", name, spot("title")),
            (None, Some((language, title))) if *language != self.language => {
                self.warning("publication-check-file-title-elsewhere", title, spot("title"));
            }
            _ => {}
        }
        if fact.media.is_some() && file.is_none() {
            self.error("publication-check-file-missing", title, spot("title"));
        }
        if language_of(fact, self.known).is_none() {
            self.error("publication-check-file-language", title, spot("language"));
        }
        if file.is_some_and(|file| file.is_pdf && !file.is_accessible) && !self.has_equivalent(fact, facts) {
            self.warning("publication-check-file-accessible", title, spot("title"));
        }
        if file.is_some_and(|file| file.is_untold) {
            self.warning("publication-check-transcript", title, spot("title"));
        }
    }

    /// Whether another document of the same language can be read by everybody (RGAA 13.3).
    fn has_equivalent(&self, fact: &FileFact, facts: &CommonFacts) -> bool {
        facts.files.iter().any(|other| {
            let accessible =
                other.media.and_then(|media| self.known.files.get(&media)).is_some_and(|f| f.is_accessible);
            accessible && other.item != fact.item && language_of(other, self.known) == language_of(fact, self.known)
        })
    }
}

/// The language of a document, by the fact, else by the library.
fn language_of(fact: &FileFact, known: &Known) -> Option<Language> {
    fact.language.or_else(|| known.files.get(&fact.media?)?.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = "11234567-89ab-7def-8123-456789abcdef";
    const GUIDE: &str = "01234567-89ab-7def-8123-456789abcdef";
    const ARTICLE: &str = "21234567-89ab-7def-8123-456789abcdef";

    fn found(facts: serde_json::Value, words: serde_json::Value, known: &Known) -> Vec<(Severity, &'static str, Spot)> {
        let (facts, words) = (serde_json::from_value(facts).unwrap(), serde_json::from_value(words).unwrap());
        let checks = checks(&facts, &words, Language::FR, false, known);
        checks.into_iter().map(|check| (check.severity, check.key, check.spot)).collect()
    }

    fn keys(facts: serde_json::Value, words: serde_json::Value, known: &Known) -> Vec<&'static str> {
        found(facts, words, known).into_iter().map(|(_, key, _)| key).collect()
    }

    fn facts(more: &serde_json::Value) -> serde_json::Value {
        let mut facts = serde_json::json!({ "dated": "2017-11-16T00:00:00" });
        for (key, value) in more.as_object().into_iter().flatten() {
            facts[key] = value.clone();
        }
        facts
    }

    fn known(file: KnownFile) -> Known {
        let files = HashMap::from([(PICTURE.parse().unwrap(), KnownFile::default()), (GUIDE.parse().unwrap(), file)]);
        Known { files, ..Known::default() }
    }

    fn guide(is_accessible: bool) -> KnownFile {
        let titles = vec![(Language::EN, "Guide".to_owned())];
        let name = "guide-pratique.pdf".to_owned();
        KnownFile { name, titles, language: Some(Language::FR), is_pdf: true, is_accessible, is_untold: false }
    }

    #[test]
    fn a_text_with_a_title_can_be_published_and_one_without_cannot() {
        let none = facts(&serde_json::json!({}));
        assert_eq!(found(none.clone(), serde_json::json!({ "title": "Malines" }), &Known::default()), []);
        let expected = (Severity::Error, "publication-check-title", Spot::Field("title".into()));
        assert_eq!(found(none, serde_json::json!({ "title": " " }), &Known::default()), [expected]);
    }

    #[test]
    fn a_lead_picture_is_described_or_decorative() {
        let lead = facts(&serde_json::json!({ "lead": { "media": PICTURE } }));
        let with = |lead_words| {
            keys(lead.clone(), serde_json::json!({ "title": "M", "lead": lead_words }), &known(guide(true)))
        };
        assert_eq!(with(serde_json::json!({})), ["publication-check-lead-alt"]);
        assert_eq!(with(serde_json::json!({ "alt": "IMG_2041.JPG" })), ["publication-check-lead-alt-file-name"]);
        assert_eq!(with(serde_json::json!({ "alt": "La grand-place" })), [""; 0]);
        assert_eq!(with(serde_json::json!({ "decorative": true })), [""; 0]);
    }

    #[test]
    fn a_document_says_its_title_and_language_and_can_be_read_by_all() {
        let file = |more: serde_json::Value| {
            let mut file = serde_json::json!({ "item": "guide" });
            for (key, value) in more.as_object().into_iter().flatten() {
                file[key] = value.clone();
            }
            facts(&serde_json::json!({ "files": [file] }))
        };
        let there = file(serde_json::json!({ "media": GUIDE }));
        let titled = serde_json::json!({ "title": "M", "files": { "guide": "Guide pratique" } });
        assert_eq!(keys(there.clone(), titled.clone(), &known(guide(true))), [""; 0]);
        assert_eq!(keys(there.clone(), titled.clone(), &known(guide(false))), ["publication-check-file-accessible"]);
        assert_eq!(
            keys(there, serde_json::json!({ "title": "M" }), &known(guide(true))),
            ["publication-check-file-title-elsewhere"]
        );
        let gone = found(file(serde_json::json!({ "media": ARTICLE, "language": "fr" })), titled, &known(guide(true)));
        assert_eq!(gone, [(Severity::Error, "publication-check-file-missing", Spot::Field("file-guide-title".into()))]);
        let announced = keys(file(serde_json::json!({})), serde_json::json!({ "title": "M" }), &known(guide(true)));
        assert_eq!(announced, ["publication-check-announced-title", "publication-check-file-language"]);
        let untitled = KnownFile { titles: Vec::new(), ..guide(true) };
        let (facts, words) = (file(serde_json::json!({ "media": GUIDE })), serde_json::json!({ "title": "M" }));
        let (facts, words) = (serde_json::from_value(facts).unwrap(), serde_json::from_value(words).unwrap());
        let named = checks(&facts, &words, Language::FR, false, &known(untitled));
        let named: Vec<_> = named.iter().map(|check| (check.key, check.words.as_str())).collect();
        assert_eq!(named, [("publication-check-file-title", "guide-pratique.pdf")]);
    }

    #[test]
    fn sound_that_nobody_can_read_is_told() {
        let untold = KnownFile { is_pdf: false, is_untold: true, ..guide(true) };
        let files = serde_json::json!([{ "item": "a", "media": GUIDE }]);
        let words = serde_json::json!({ "title": "M", "files": { "a": "Un entretien" } });
        let found = keys(facts(&serde_json::json!({ "files": files })), words, &known(untold));
        assert_eq!(found, ["publication-check-transcript"]);
    }

    #[test]
    fn an_accessible_version_in_the_same_language_is_enough() {
        let mut known = known(guide(false));
        known.files.insert(ARTICLE.parse().unwrap(), KnownFile { is_pdf: false, ..guide(true) });
        let files = serde_json::json!([{ "item": "a", "media": GUIDE }, { "item": "b", "media": ARTICLE }]);
        let words = serde_json::json!({ "title": "M", "files": { "a": "Guide", "b": "Guide, texte" } });
        assert_eq!(keys(facts(&serde_json::json!({ "files": files })), words.clone(), &known), [""; 0]);
        let files =
            serde_json::json!([{ "item": "a", "media": GUIDE }, { "item": "b", "media": ARTICLE, "language": "en" }]);
        assert_eq!(
            keys(facts(&serde_json::json!({ "files": files })), words, &known),
            ["publication-check-file-accessible"]
        );
    }

    #[test]
    fn what_the_body_names_is_there_and_told_by_its_block() {
        let body = serde_json::json!({ "type": "doc", "content": [
            { "type": "figure", "attrs": { "id": "f", "media": ARTICLE, "alt": "La place" } },
            { "type": "paragraph", "attrs": { "id": "p" }, "content": [{ "type": "text", "text": "le pacte",
                "marks": [{ "type": "link", "attrs": { "publication": ARTICLE } }] }] },
        ] });
        let words = serde_json::json!({ "title": "M", "body": body });
        let block = |id: &str| Spot::Block(id.parse().unwrap());
        let expected = [
            (Severity::Error, "publication-check-body-file", block("f")),
            (Severity::Warning, "publication-check-body-link", block("p")),
        ];
        assert_eq!(found(facts(&serde_json::json!({})), words, &Known::default()), expected);
    }

    #[test]
    fn what_is_not_there_yet_is_said_and_does_not_stand_in_the_way() {
        let (facts, words) = (facts(&serde_json::json!({})), serde_json::json!({ "title": "M" }));
        let (facts, words) = (serde_json::from_value(facts).unwrap(), serde_json::from_value(words).unwrap());
        let known = Known { missing: vec![Language::AR], ..Known::default() };
        let checks = checks(&facts, &words, Language::FR, true, &known);
        let expected = ["publication-check-themes", "publication-check-language"];
        assert_eq!(checks.iter().map(|check| check.key).collect::<Vec<_>>(), expected);
        assert!(checks.iter().all(|check| check.severity == Severity::Warning));
    }
}
