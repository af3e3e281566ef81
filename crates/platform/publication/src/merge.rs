//! A correction of the live words brought into a draft that began from them: three versions, line by line and block by block.
//! What one of them changed alone stands; where both did the draft keeps its own, and that is told.

use document::{Choice, Conflict};
use serde_json::{Map, Value};

use crate::{CommonWords, WordsField, set_words_line, words_lines};

/// What came of it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The draft with the correction in it.
    pub words: CommonWords,
    /// The lines that both changed.
    pub fields: Vec<WordsField>,
    /// The blocks of the body that both changed; `ours` is the draft's.
    pub blocks: Vec<Conflict>,
}

impl Merged {
    /// Whether both changed something, each in its own way.
    pub fn is_disputed(&self) -> bool {
        !self.fields.is_empty() || !self.blocks.is_empty()
    }
}

/// Brings what `live` changed of `base` into the draft. `choose` says how a block that both changed ends; the draft's own
/// stands where it is asked nothing better. Errors: both bodies together are beyond the limits of a document.
pub fn merge_words(
    base: &CommonWords,
    draft: &CommonWords,
    live: &CommonWords,
    choose: impl Fn(document::BlockId) -> Choice,
) -> Result<Merged, document::DocumentError> {
    let mut words = draft.clone();
    let mut fields = lines(base, draft, live, &mut words);
    if base.lead.decorative != live.lead.decorative {
        words.lead.decorative = live.lead.decorative;
    }
    fields.extend(own(&base.own, &draft.own, &live.own, &mut words.own));
    let merged = document::merge(&base.body, &draft.body, &live.body)?;
    let blocks = merged.conflicts.clone();
    words.body = merged.settle(choose)?;
    Ok(Merged { words, fields, blocks })
}

/// The lines that all kinds have.
fn lines(base: &CommonWords, draft: &CommonWords, live: &CommonWords, into: &mut CommonWords) -> Vec<WordsField> {
    let (base, draft, live) = (words_lines(base), words_lines(draft), words_lines(live));
    let of = |all: &[(WordsField, String)], field: &WordsField| {
        all.iter().find(|(known, _)| known == field).map(|(_, line)| line.clone()).unwrap_or_default()
    };
    let mut all: Vec<&WordsField> = Vec::new();
    for (field, _) in live.iter().chain(&base) {
        if !matches!(field, WordsField::Own(_)) && !all.contains(&field) {
            all.push(field);
        }
    }
    let mut disputed = Vec::new();
    for field in all {
        let (was, own, now) = (of(&base, field), of(&draft, field), of(&live, field));
        if now != was && own == was {
            set_words_line(into, field, &now);
        } else if now != was && own != now {
            disputed.push(field.clone());
        }
    }
    disputed
}

/// What only a kind has, whole value by whole value.
fn own(
    base: &Map<String, Value>,
    draft: &Map<String, Value>,
    live: &Map<String, Value>,
    into: &mut Map<String, Value>,
) -> Vec<WordsField> {
    let names = live.keys().chain(base.keys().filter(|name| !live.contains_key(*name)));
    let changed = names.filter(|name| live.get(*name) != base.get(*name) && draft.get(*name) != live.get(*name));
    let mut disputed = Vec::new();
    for name in changed {
        if draft.get(name) != base.get(name) {
            disputed.push(WordsField::Own(name.clone()));
        } else if let Some(value) = live.get(name) {
            into.insert(name.clone(), value.clone());
        } else {
            into.remove(name);
        }
    }
    disputed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str, standfirst: &str, blocks: &[(&str, &str)]) -> CommonWords {
        let blocks: Vec<_> = blocks
            .iter()
            .map(|(id, text)| {
                serde_json::json!({ "type": "paragraph", "attrs": { "id": id },
                    "content": [{ "type": "text", "text": text }] })
            })
            .collect();
        let body = serde_json::json!({ "type": "doc", "content": blocks });
        serde_json::from_value(
            serde_json::json!({ "title": title, "standfirst": standfirst, "body": body, "reason": title }),
        )
        .unwrap()
    }

    #[test]
    fn what_one_changed_alone_stands_and_the_draft_keeps_what_both_changed() {
        let base = words("Un", "Chapô", &[("a", "Alpha"), ("b", "Bêta")]);
        let draft = words("Un", "Chapô long", &[("a", "Alpha du brouillon"), ("b", "Bêta"), ("c", "Gamma")]);
        let live = words("Deux", "Chapô", &[("a", "Alpha"), ("b", "Bêta corrigé")]);
        let merged = merge_words(&base, &draft, &live, |_| Choice::Ours).unwrap();
        assert!(!merged.is_disputed(), "{merged:?}");
        assert_eq!((merged.words.title.as_str(), merged.words.standfirst.as_deref()), ("Deux", Some("Chapô long")));
        assert_eq!(merged.words.own["reason"], "Deux");
        let text = document::text(&merged.words.body);
        assert!(
            text.contains("Alpha du brouillon") && text.contains("Bêta corrigé") && text.contains("Gamma"),
            "{text}"
        );

        let live = words("Deux", "Chapô corrigé", &[("a", "Alpha corrigé"), ("b", "Bêta")]);
        let merged = merge_words(&base, &draft, &live, |_| Choice::Ours).unwrap();
        assert_eq!((merged.fields.as_slice(), merged.blocks.len()), (&[WordsField::Standfirst][..], 1));
        let text = document::text(&merged.words.body);
        assert!(text.contains("Alpha du brouillon") && !text.contains("Alpha corrigé"), "{text}");
        let both = merge_words(&base, &draft, &live, |_| Choice::Both).unwrap();
        assert!(document::text(&both.words.body).contains("Alpha corrigé"));
    }
}
