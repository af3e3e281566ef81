//! RIS: a tag a line, lines that end as DOS ends them, nothing within a line that could be taken for another.

use super::{Citation, MAKERS};
use crate::model::{CreatorRole, ResourceKind};

/// The reference.
pub(super) fn write(citation: &Citation) -> String {
    let mut out = String::new();
    let mut add = |tag: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    add("TY", kind(citation));
    add("ID", &citation.key);
    add("TI", &citation.whole_title());
    citation.by(MAKERS).for_each(|author| add("AU", &author.inverted()));
    citation.by(&[CreatorRole::Editor]).for_each(|author| add("ED", &author.inverted()));
    citation.by(&[CreatorRole::Translator]).for_each(|author| add("A4", &author.inverted()));
    if let Some(date) = citation.date {
        add("PY", &date.year().to_string());
        add("DA", &slashed(&date.to_string()));
    }
    add("PB", citation.publisher.as_deref().unwrap_or_default());
    if let Some((series, number)) = &citation.series {
        add("T3", series);
        add("SV", &number.map(|number| number.to_string()).unwrap_or_default());
    }
    add("SN", citation.isbn.as_deref().or(citation.issn.as_deref()).unwrap_or_default());
    add("DO", citation.doi.as_deref().unwrap_or_default());
    add("UR", &citation.url);
    citation.languages.iter().for_each(|language| add("LA", &language.to_string()));
    citation.keywords.iter().for_each(|keyword| add("KW", keyword));
    add("AB", citation.about.as_deref().unwrap_or_default());
    add("N1", citation.credit.as_deref().unwrap_or_default());
    out.push_str("ER  - \r\n");
    out
}

fn kind(citation: &Citation) -> &'static str {
    match citation.kind {
        ResourceKind::Text if citation.isbn.is_some() => "BOOK",
        ResourceKind::Text | ResourceKind::Practice => "RPRT",
        ResourceKind::Picture => "ART",
        ResourceKind::Album => "GEN",
        ResourceKind::Sound => "SOUND",
        ResourceKind::Video => "VIDEO",
    }
}

/// `2005/06/12/`: year, month, day and other words, each empty where it is not known.
fn slashed(date: &str) -> String {
    let parts: Vec<&str> = date.split('-').chain(["", ""]).take(3).collect();
    parts.join("/") + "/"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::sample;

    #[test]
    fn the_reference_is_written() {
        let expected = "TY  - BOOK
ID  - guide
TI  - Guide: {villes} & 100 % d’idées_neuves: يا هلا
AU  - de Gaulle, Charles
AU  - Ville de Malines
ED  - Exemple, Camille
PY  - 2005
DA  - 2005/06//
PB  - Cités & Cie
T3  - Cahiers
SV  - 3
SN  - 978-3-16-148410-0
DO  - 10.1000/182
UR  - https://villes.example/fr/ressources/guide
LA  - fr
LA  - ar
KW  - eau
KW  - climat
AB  - Ce que font les villes.
N1  - © Malines
ER  - 
";
        assert_eq!(write(&sample()).replace("\r\n", "\n"), expected);
    }

    #[test]
    fn no_value_begins_another_line() {
        let citation = Citation { title: "Un\r\nER  - \r\nTY  - BOOK".into(), ..sample() };
        let written = write(&citation);
        assert_eq!(written.lines().filter(|line| line.starts_with("ER")).count(), 1);
        assert_eq!(slashed("2005"), "2005///");
        assert_eq!(slashed("2005-06-12"), "2005/06/12/");
    }
}
