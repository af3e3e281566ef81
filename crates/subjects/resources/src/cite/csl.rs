//! CSL-JSON: a list of one item, after the schema of the Citation Style Language 1.0.2.

use serde_json::{Map, Value, json};

use super::{Author, Citation, MAKERS};
use crate::model::{CreatorRole, ResourceKind};

/// The list.
pub(super) fn write(citation: &Citation) -> String {
    let mut item = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let text = |value: &Option<String>| value.as_ref().map(|value| json!(value));
    add("id", Some(json!(citation.key)));
    add("type", Some(json!(kind(citation))));
    add("title", Some(json!(citation.whole_title())));
    let (makers, director) = (MAKERS.iter().filter(|role| **role != CreatorRole::Director), [CreatorRole::Director]);
    let makers: Vec<CreatorRole> = makers.copied().collect();
    add("author", names(citation.by(&makers)));
    add("director", names(citation.by(&director)));
    add("editor", names(citation.by(&[CreatorRole::Editor])));
    add("translator", names(citation.by(&[CreatorRole::Translator])));
    add("contributor", names(citation.by(&[CreatorRole::Contributor])));
    add("publisher", text(&citation.publisher));
    add("issued", citation.date.map(|date| json!({ "date-parts": [parts(&date.to_string())] })));
    add("collection-title", citation.series.as_ref().map(|(series, _)| json!(series)));
    let number = citation.series.as_ref().and_then(|(_, number)| *number);
    add("collection-number", number.map(|number| json!(number)));
    add("ISBN", text(&citation.isbn));
    add("ISSN", text(&citation.issn));
    add("DOI", text(&citation.doi));
    add("URL", Some(json!(citation.url)));
    add("language", citation.languages.first().map(|language| json!(language.to_string())));
    add("keyword", Some(&citation.keywords).filter(|all| !all.is_empty()).map(|all| json!(all.join(", "))));
    add("abstract", text(&citation.about));
    add("note", text(&citation.credit));
    format!("{}\n", Value::Array(vec![Value::Object(item)]))
}

fn names<'c>(authors: impl Iterator<Item = &'c Author>) -> Option<Value> {
    let name = |author: &Author| match author {
        Author::Whole(name) => json!({ "literal": name }),
        Author::Person { family, particle: None, given } => json!({ "family": family, "given": given }),
        Author::Person { family, particle, given } => {
            json!({ "family": family, "given": given, "non-dropping-particle": particle })
        }
    };
    let all: Vec<Value> = authors.map(name).collect();
    (!all.is_empty()).then(|| json!(all))
}

fn parts(date: &str) -> Vec<u32> {
    date.split('-').filter_map(|part| part.parse().ok()).collect()
}

fn kind(citation: &Citation) -> &'static str {
    match citation.kind {
        ResourceKind::Text if citation.isbn.is_some() => "book",
        ResourceKind::Text | ResourceKind::Practice => "report",
        ResourceKind::Picture => "graphic",
        ResourceKind::Album => "collection",
        ResourceKind::Sound => "song",
        ResourceKind::Video => "motion_picture",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::sample;

    #[test]
    fn the_item_is_written() {
        let written: Value = serde_json::from_str(&write(&sample())).unwrap();
        let expected = json!([{
            "id": "guide", "type": "book", "title": "Guide: {villes} & 100 % d’idées_neuves: يا هلا",
            "author": [{ "family": "Gaulle", "given": "Charles", "non-dropping-particle": "de" }, { "literal": "Ville de Malines" }],
            "editor": [{ "family": "Exemple", "given": "Camille" }],
            "publisher": "Cités & Cie", "issued": { "date-parts": [[2005, 6]] },
            "collection-title": "Cahiers", "collection-number": 3, "ISBN": "978-3-16-148410-0", "DOI": "10.1000/182",
            "URL": "https://villes.example/fr/ressources/guide", "language": "fr", "keyword": "eau, climat",
            "abstract": "Ce que\nfont les villes.", "note": "© Malines",
        }]);
        assert_eq!(written, expected);
    }
}
