//! What only a kind has, where a line is silent: read in its titles, and checked as before publishing.

use std::collections::HashMap;

use document::Severity;
use kernel::{Error, FieldError, MediaId, Result};
use publication::{Check, CommonFacts, KindInfo, Presence, Spot, own::Title, store::put::PutText};
use serde_json::Value;

use crate::Own;

/// The word under which a file is named by its path, and the one under which the facts name a medium.
const WORDS: (&str, &str) = ("file", "media");

/// The paths of the files that a kind's own facts name, wherever they stand.
pub(crate) fn paths(own: &Own) -> Vec<String> {
    let mut found = Vec::new();
    own.values().for_each(|value| note(value, &mut found));
    found
}

fn note(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| note(value, found)),
        Value::Object(all) => {
            found.extend(all.get(WORDS.0).and_then(Value::as_str).map(str::to_owned));
            all.values().for_each(|value| note(value, found));
        }
        _ => {}
    }
}

/// The same facts with media where they named files.
pub(crate) fn with_media(own: &Own, media: &HashMap<String, MediaId>) -> Own {
    own.iter().map(|(name, value)| (name.clone(), replaced(value, media))).collect()
}

fn replaced(value: &Value, media: &HashMap<String, MediaId>) -> Value {
    match value {
        Value::Array(all) => all.iter().map(|value| replaced(value, media)).collect(),
        Value::Object(all) => {
            let known = |value: &Value| Some(media.get(value.as_str()?)?.to_string().into());
            let entry = |(name, value): (&String, &Value)| match known(value).filter(|_| name == WORDS.0) {
                Some(id) => (WORDS.1.to_owned(), id),
                None => (name.clone(), replaced(value, media)),
            };
            Value::Object(all.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}

/// Completes the facts by what the titles say, the first that says something. What a reader could not be shown becomes a draft. Gives
/// what is not sure. Errors: `Invalid` where a title tells of something that is nothing of this kind.
pub(crate) fn complete(kind: &KindInfo, facts: &mut CommonFacts, texts: &mut [PutText]) -> Result<Vec<FieldError>> {
    let mut warnings = from_titles(kind, facts, texts)?;
    for text in texts {
        let found = kind.own.check(facts, &text.words).into_iter();
        let errors: Vec<Check> = found.filter(|check| check.severity == Severity::Error).collect();
        if errors.is_empty() || text.presence == Presence::Never {
            continue;
        }
        text.presence = Presence::Never;
        let language = text.language;
        warnings.push(FieldError::new(format!("texts.{language}.state"), "import-warning-draft"));
        warnings.extend(errors.into_iter().map(|check| warning(&check)));
    }
    Ok(warnings)
}

fn from_titles(kind: &KindInfo, facts: &mut CommonFacts, texts: &[PutText]) -> Result<Vec<FieldError>> {
    let mut doubts = Vec::new();
    for text in texts {
        let before = facts.own.clone();
        let title = Title { words: &text.words.title, language: text.language, over: false };
        let proposed = kind.own.propose(title, facts);
        if let Some(refusal) = proposed.refusal {
            return Err(Error::field(format!("texts.{}.title", text.language), refusal));
        }
        // Where and by whom it is said is not taken from titles here.
        let own = proposed.doubts.into_iter().filter(|doubt| !matches!(doubt.field.as_str(), "place" | "issuer"));
        let own: Vec<_> = own.collect();
        if facts.own != before {
            return Ok(own);
        }
        doubts.extend(own);
    }
    Ok(doubts)
}

fn warning(check: &Check) -> FieldError {
    let field = match &check.spot {
        Spot::Field(name) => name.clone(),
        _ => "facts".to_owned(),
    };
    FieldError::new(field, check.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_own_facts_name_become_media() {
        let json = serde_json::json!({ "type": "album", "file": "not within a row",
            "pictures": [{ "item": "a", "file": "pictures/a.jpg" }, { "item": "b" }] });
        let own = json.as_object().unwrap();
        assert_eq!(paths(own), ["pictures/a.jpg"]);
        let id = MediaId::nil();
        let media = HashMap::from([("pictures/a.jpg".to_owned(), id)]);
        let expected = serde_json::json!({ "type": "album", "file": "not within a row",
            "pictures": [{ "item": "a", "media": id.to_string() }, { "item": "b" }] });
        assert_eq!(Value::Object(with_media(own, &media)), expected);
    }
}
