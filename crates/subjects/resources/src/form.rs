//! A record's own fields of the form, and what is found before publishing.

mod typed;

use document::Severity;
use kernel::Code;
use publication::{
    Check, OwnFields, Spot,
    own::{Form, Item},
};

use crate::{
    licence::LICENCES,
    model::{CreatorRole, InSeries, Picture, ResourceFacts, ResourceKind, ResourceWords},
};
pub(crate) use typed::Clock;
use typed::{Isbns, Languages};

/// A record's own fields.
pub(crate) struct ResourceFields;

impl OwnFields for ResourceFields {
    type Facts = ResourceFacts;
    type Words = ResourceWords;

    fn form(form: &mut Form<'_>, facts: &mut ResourceFacts, words: &mut ResourceWords) {
        practice(form, words);
        form.rows("picture", "resources-form-pictures", &mut facts.pictures, |form, item, picture| {
            form.hint("resources-form-picture-hint").value("media", "resources-form-picture", &mut picture.media);
            form.hint("resources-form-alt-hint").line_of("alt", "resources-form-alt", item, &mut words.alts);
            form.line_of("caption", "resources-form-caption", item, &mut words.captions);
        });
        form.rows("chapter", "resources-form-chapters", &mut facts.chapters, |form, item, chapter| {
            let mut at = chapter.at.map(Clock);
            form.hint("resources-form-chapter-hint").value("at", "resources-form-chapter", &mut at);
            form.line_of("name", "resources-form-chapter-name", item, &mut words.chapters);
            chapter.at = at.map(|at| at.0);
        });
        form.rows("creator", "resources-form-creators", &mut facts.creators, |form, _, creator| {
            form.value("name", "resources-form-creator", &mut creator.name);
            form.flag("person", "resources-form-person", &mut creator.person);
            form.choice("role", "resources-form-role", &mut creator.role, ROLES);
        });
        record(form, facts);
        rights(form, facts);
    }

    fn check(facts: &ResourceFacts, words: &ResourceWords) -> Vec<Check> {
        let found =
            |severity, key, name: String| Check { severity, key, words: String::new(), spot: Spot::Field(name) };
        let mut checks: Vec<Check> = facts
            .pictures
            .iter()
            .filter_map(|picture| {
                let key = alternative_fault(picture, words)?;
                Some(found(Severity::Error, key, format!("picture-{}-alt", picture.item)))
            })
            .collect();
        if facts.kind == ResourceKind::Album && facts.pictures.iter().all(|picture| picture.value.media.is_none()) {
            checks.push(found(Severity::Error, "resources-check-pictures", "own".to_owned()));
        }
        if facts.kind == ResourceKind::Practice && (words.done.is_none() || words.results.is_none()) {
            checks.push(found(Severity::Warning, "resources-check-practice", "done".to_owned()));
        }
        if facts.date.is_none() {
            checks.push(found(Severity::Warning, "resources-check-date", "date".to_owned()));
        }
        if facts.licence.is_none() {
            checks.push(found(Severity::Warning, "resources-check-licence", "licence".to_owned()));
        }
        checks
    }
}

/// What is wrong with what stands for a picture (RGAA 1.1 to 1.3).
fn alternative_fault(picture: &Item<Picture>, words: &ResourceWords) -> Option<&'static str> {
    picture.value.media?;
    match words.alts.get(&picture.item).map(|alt| alt.trim()) {
        None | Some("") => Some("resources-check-alt"),
        Some(alt) if document::is_file_name(alt) => Some("resources-check-alt-file-name"),
        Some(_) => None,
    }
}

const KINDS: &[(ResourceKind, &str, &str)] = &[
    (ResourceKind::Text, "text", "resources-type-text"),
    (ResourceKind::Practice, "practice", "resources-type-practice"),
    (ResourceKind::Picture, "picture", "resources-type-picture"),
    (ResourceKind::Album, "album", "resources-type-album"),
    (ResourceKind::Sound, "sound", "resources-type-sound"),
    (ResourceKind::Video, "video", "resources-type-video"),
];

const ROLES: &[(CreatorRole, &str, &str)] = &[
    (CreatorRole::Author, "author", "resources-role-author"),
    (CreatorRole::Editor, "editor", "resources-role-editor"),
    (CreatorRole::Translator, "translator", "resources-role-translator"),
    (CreatorRole::Photographer, "photographer", "resources-role-photographer"),
    (CreatorRole::Illustrator, "illustrator", "resources-role-illustrator"),
    (CreatorRole::Director, "director", "resources-role-director"),
    (CreatorRole::Speaker, "speaker", "resources-role-speaker"),
    (CreatorRole::Contributor, "contributor", "resources-role-contributor"),
];

/// The key of what somebody did.
pub(crate) fn role_word(role: CreatorRole) -> &'static str {
    ROLES.iter().find(|(known, _, _)| *known == role).map_or("", |(_, _, word)| word)
}

fn practice(form: &mut Form<'_>, words: &mut ResourceWords) {
    form.words("resources-form-practice");
    form.hint("resources-form-authority-hint").line("authority", "resources-form-authority", &mut words.authority);
    form.area("context", "resources-form-context", &mut words.context);
    form.area("done", "resources-form-done", &mut words.done);
    form.area("results", "resources-form-results", &mut words.results);
    form.area("cost", "resources-form-cost", &mut words.cost);
    form.area("avoid", "resources-form-avoid", &mut words.avoid);
}

fn record(form: &mut Form<'_>, facts: &mut ResourceFacts) {
    form.facts("resources-form-record");
    form.choice("type", "resources-form-type", &mut facts.kind, KINDS);
    form.hint("resources-form-date-hint").value("date", "resources-form-date", &mut facts.date);
    let mut languages = Languages::of(std::mem::take(&mut facts.languages));
    form.hint("resources-form-languages-hint").value("languages", "resources-form-languages", &mut languages);
    facts.languages = languages.map(|languages| languages.0).unwrap_or_default();
    form.hint("resources-form-publisher-hint").value("publisher", "resources-form-publisher", &mut facts.publisher);
    let former = facts.series.take();
    let (mut series, mut number) = former.map_or((None, None), |former| (Some(former.series), former.number));
    form.hint("resources-form-series-hint").value("series", "resources-form-series", &mut series);
    form.value("series-number", "resources-form-series-number", &mut number);
    facts.series = series.map(|series| InSeries { series, number });
    form.hint("resources-form-html-hint").value("html", "resources-form-html", &mut facts.html);
    let mut isbn = Isbns::of(std::mem::take(&mut facts.isbn));
    form.hint("resources-form-isbn-hint").value("isbn", "resources-form-isbn", &mut isbn);
    facts.isbn = isbn.map(|isbn| isbn.0).unwrap_or_default();
    form.value("issn", "resources-form-issn", &mut facts.issn);
    form.hint("resources-form-doi-hint").value("doi", "resources-form-doi", &mut facts.doi);
    form.value("reference", "resources-form-reference", &mut facts.reference);
}

fn rights(form: &mut Form<'_>, facts: &mut ResourceFacts) {
    form.facts("resources-form-rights");
    let known = |code: &Code| LICENCES.iter().map(|(known, _)| *known).find(|known| *known == code.as_str());
    let before = facts.licence.as_ref().and_then(known).unwrap_or_default();
    let mut licence = before;
    let none = [("", "", "resources-licence-none")].into_iter();
    let all: Vec<_> = none.chain(LICENCES.map(|(code, word)| (code, code, word))).collect();
    form.choice("licence", "resources-form-licence", &mut licence, &all);
    // A licence that the form does not offer stays until another is chosen.
    if licence != before {
        facts.licence = licence.parse().ok();
    }
    form.hint("resources-form-credit-hint").value("credit", "resources-form-credit", &mut facts.credit);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(facts: serde_json::Value, words: serde_json::Value) -> Vec<(&'static str, Spot)> {
        let (facts, words) = (serde_json::from_value(facts).unwrap(), serde_json::from_value(words).unwrap());
        ResourceFields::check(&facts, &words).into_iter().map(|check| (check.key, check.spot)).collect()
    }

    #[test]
    fn an_album_has_pictures_and_each_is_described() {
        let id = "01234567-89ab-7def-8123-456789abcdef";
        let full = serde_json::json!({ "type": "album", "date": "2005", "licence": "CC-BY-4.0",
            "pictures": [{ "item": "a", "media": id }, { "item": "b" }] });
        let spot = || Spot::Field("picture-a-alt".into());
        assert_eq!(keys(full.clone(), serde_json::json!({})), [("resources-check-alt", spot())]);
        let named = serde_json::json!({ "alts": { "a": "IMG_2041.JPG" } });
        assert_eq!(keys(full.clone(), named), [("resources-check-alt-file-name", spot())]);
        assert!(keys(full, serde_json::json!({ "alts": { "a": "La grand-place" } })).is_empty());
        let empty = serde_json::json!({ "type": "album", "date": "2005", "licence": "CC-BY-4.0" });
        assert_eq!(keys(empty, serde_json::json!({})), [("resources-check-pictures", Spot::Field("own".into()))]);
    }

    #[test]
    fn what_a_catalogue_needs_is_asked_for() {
        let found = keys(serde_json::json!({ "type": "practice" }), serde_json::json!({}));
        let found: Vec<_> = found.into_iter().map(|(key, _)| key).collect();
        assert_eq!(found, ["resources-check-practice", "resources-check-date", "resources-check-licence"]);
    }
}
