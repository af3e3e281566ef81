//! What was stored by every version so far can still be read: one fixture per version, kept for ever.

use kernel::{Civil, Code};
use publication::{Audience, CommonFacts, CommonWords};

#[test]
fn facts_of_version_1_are_read() {
    let facts: CommonFacts = serde_json::from_str(include_str!("fixtures/facts-v1.json")).unwrap();
    assert_eq!(facts.dated, "2017-11-20T09:00:00".parse::<Civil>().unwrap());
    assert_eq!((facts.audience, facts.listed_for()), (Audience::Members, Audience::Public));
    assert_eq!((facts.themes.len(), facts.files.len()), (1, 2));
    assert!(facts.lead.is_some() && facts.contact.is_some() && facts.issuer.is_some() && facts.link.is_some());
    assert!(facts.own.is_empty(), "{:?}", facts.own);
}

#[test]
fn words_of_version_1_are_read() {
    let words: CommonWords = serde_json::from_str(include_str!("fixtures/words-v1.json")).unwrap();
    assert_eq!(words.title, "À Malines, les villes écrivent leur part du pacte");
    assert_eq!(document::text(&words.body).trim(), "Bonjour.");
    assert_eq!(words.files[&"declaration-fr".parse::<Code>().unwrap()], "Déclaration de Malines");
    assert!(words.own.is_empty(), "{:?}", words.own);
}

#[test]
fn what_is_written_is_read_again() {
    let facts: CommonFacts = serde_json::from_str(include_str!("fixtures/facts-v1.json")).unwrap();
    let words: CommonWords = serde_json::from_str(include_str!("fixtures/words-v1.json")).unwrap();
    let facts_again: CommonFacts = serde_json::from_str(&serde_json::to_string(&facts).unwrap()).unwrap();
    let words_again: CommonWords = serde_json::from_str(&serde_json::to_string(&words).unwrap()).unwrap();
    assert_eq!((facts, words), (facts_again, words_again));
}
