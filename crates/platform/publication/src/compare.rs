//! Which facts and which words differ between two revisions.

use document::Piece;
use kernel::Code;
use serde_json::{Map, Value};

use crate::{CommonFacts, CommonWords};

/// A line of the words, the body apart, which is compared by its blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsField {
    /// The title.
    Title,
    /// The line above it.
    Overline,
    /// The line under it.
    Subtitle,
    /// When, in words.
    When,
    /// Where, in words.
    Place,
    /// The lines before the text.
    Standfirst,
    /// What stands for the lead picture where it is not seen.
    LeadAlt,
    /// What is written under the lead picture.
    LeadCaption,
    /// What the link elsewhere is called.
    Link,
    /// The title of the document of this item.
    File(Code),
    /// A line that only this kind has, by its name.
    Own(String),
}

/// A line that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsChange {
    /// Which.
    pub field: WordsField,
    /// Its old and new words.
    pub pieces: Vec<Piece>,
}

/// The lines that differ, in the order of the form, word by word. [`document::compare`] compares the bodies.
pub fn compare_words(old: &CommonWords, new: &CommonWords) -> Vec<WordsChange> {
    let (before, after) = (words_lines(old), words_lines(new));
    let fields: Vec<_> = after.iter().chain(before.iter().filter(|(field, _)| find(&after, field).is_none())).collect();
    let change = |(field, _): &(WordsField, String)| {
        let (old, new) = (find(&before, field).unwrap_or_default(), find(&after, field).unwrap_or_default());
        (old != new).then(|| WordsChange { field: field.clone(), pieces: document::compare_words(old, new) })
    };
    fields.into_iter().filter_map(change).collect()
}

fn find<'a>(lines: &'a [(WordsField, String)], field: &WordsField) -> Option<&'a str> {
    lines.iter().find(|(known, _)| known == field).map(|(_, line)| line.as_str())
}

/// Every line of the words, in the order of the form; empty where nothing is said.
pub fn words_lines(words: &CommonWords) -> Vec<(WordsField, String)> {
    let line = |field, text: &Option<String>| (field, text.clone().unwrap_or_default());
    let mut lines = vec![
        (WordsField::Title, words.title.clone()),
        line(WordsField::Overline, &words.overline),
        line(WordsField::Subtitle, &words.subtitle),
        line(WordsField::When, &words.when),
        line(WordsField::Place, &words.place),
        line(WordsField::Standfirst, &words.standfirst),
        line(WordsField::LeadAlt, &words.lead.alt),
        line(WordsField::LeadCaption, &words.lead.caption),
        line(WordsField::Link, &words.link),
    ];
    lines.extend(words.files.iter().map(|(item, title)| (WordsField::File(item.clone()), title.clone())));
    lines.extend(own(&words.own));
    lines
}

/// Writes one line of the words; an empty one says nothing.
pub fn set_words_line(words: &mut CommonWords, field: &WordsField, text: &str) {
    let said = Some(text.to_owned()).filter(|text| !text.is_empty());
    match field {
        WordsField::Title => words.title = said.unwrap_or_default(),
        WordsField::Overline => words.overline = said,
        WordsField::Subtitle => words.subtitle = said,
        WordsField::When => words.when = said,
        WordsField::Place => words.place = said,
        WordsField::Standfirst => words.standfirst = said,
        WordsField::LeadAlt => words.lead.alt = said,
        WordsField::LeadCaption => words.lead.caption = said,
        WordsField::Link => words.link = said,
        WordsField::File(item) => match said {
            Some(title) => drop(words.files.insert(item.clone(), title)),
            None => drop(words.files.remove(item)),
        },
        WordsField::Own(name) => match said {
            Some(text) => drop(words.own.insert(name.clone(), Value::String(text))),
            None => drop(words.own.remove(name)),
        },
    }
}

/// The strings that only a kind has; what is deeper is its own to compare.
fn own(own: &Map<String, Value>) -> impl Iterator<Item = (WordsField, String)> {
    own.iter().filter_map(|(name, value)| Some((WordsField::Own(name.clone()), value.as_str()?.to_owned())))
}

/// A fact, or some that are changed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The civil time shown and sorted by.
    Dated,
    /// Who may read it, and whether it is announced to others.
    Audience,
    /// Topics, countries and regions.
    Themes,
    /// The lead picture.
    Lead,
    /// Documents to download.
    Files,
    /// Who says it.
    Issuer,
    /// Whom to ask.
    Contact,
    /// A link elsewhere.
    Link,
    /// The publication that contains it.
    Parent,
    /// What only this kind has.
    Own,
}

/// The facts that differ, in the order of the form.
pub fn compare_facts(old: &CommonFacts, new: &CommonFacts) -> Vec<Fact> {
    let all = [
        (old.dated != new.dated, Fact::Dated),
        (old.audience != new.audience || old.announce != new.announce, Fact::Audience),
        (old.themes != new.themes, Fact::Themes),
        (old.lead != new.lead, Fact::Lead),
        (old.files != new.files, Fact::Files),
        (old.issuer != new.issuer, Fact::Issuer),
        (old.contact != new.contact, Fact::Contact),
        (old.link != new.link, Fact::Link),
        (old.parent != new.parent, Fact::Parent),
        (old.own != new.own, Fact::Own),
    ];
    all.into_iter().filter_map(|(differs, fact)| differs.then_some(fact)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: serde_json::Value) -> CommonWords {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn each_line_that_differs_is_told_once_files_and_own_lines_too() {
        let old = words(
            serde_json::json!({ "title": "Malines", "files": { "a": "Guide", "b": "Liste" }, "reason": "Pluie" }),
        );
        let new = words(
            serde_json::json!({ "title": "Malines", "overline": "Conférence", "files": { "a": "Guide pratique" } }),
        );
        let changed: Vec<_> = compare_words(&old, &new).into_iter().map(|change| change.field).collect();
        let expected = [
            WordsField::Overline,
            WordsField::File("a".parse().unwrap()),
            WordsField::File("b".parse().unwrap()),
            WordsField::Own("reason".into()),
        ];
        assert_eq!(changed, expected);
        assert_eq!(compare_words(&old, &old), []);
    }

    #[test]
    fn lines_written_one_by_one_make_the_same_words() {
        let source =
            words(serde_json::json!({ "title": "Malines", "when": "16 novembre", "lead": { "alt": "La place" },
            "files": { "a": "Guide" }, "reason": "Pluie" }));
        let mut copy = words(serde_json::json!({ "title": "", "standfirst": "Ancien" }));
        for (field, text) in words_lines(&source) {
            set_words_line(&mut copy, &field, &text);
        }
        assert_eq!(copy, source);
    }

    #[test]
    fn facts_that_differ_are_named_in_the_order_of_the_form() {
        let facts = |json| serde_json::from_value::<CommonFacts>(json).unwrap();
        let old = facts(serde_json::json!({ "dated": "2017-11-16T00:00:00" }));
        let new = facts(serde_json::json!({ "dated": "2017-11-17T00:00:00", "announce": true, "seats": 40 }));
        assert_eq!(compare_facts(&old, &new), [Fact::Dated, Fact::Audience, Fact::Own]);
    }
}
