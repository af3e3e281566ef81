//! BibTeX. Letters stay as they are (UTF-8, as every present tool reads them); signs that TeX acts upon are written so that it does
//! not. What stands in braces keeps its capitals.

use super::{Author, Citation, MAKERS};
use crate::model::{CreatorRole, ResourceKind};

/// The names of months that every style knows.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The entry.
pub(super) fn write(citation: &Citation) -> String {
    let kind = match citation.kind {
        ResourceKind::Text if citation.isbn.is_some() => "book",
        ResourceKind::Text | ResourceKind::Practice if citation.publisher.is_some() => "techreport",
        _ => "misc",
    };
    let publisher = if kind == "techreport" { "institution" } else { "publisher" };
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut add = |name: &'static str, value: Option<String>| lines.extend(value.map(|value| (name, value)));
    let braced = |text: &String| format!("{{{}}}", escaped(text));
    // A second pair of braces: no style sets the title in small letters.
    add("title", Some(format!("{{{{{}}}}}", escaped(&citation.whole_title()))));
    add("author", names(citation.by(MAKERS)));
    add("editor", names(citation.by(&[CreatorRole::Editor])));
    add("translator", names(citation.by(&[CreatorRole::Translator])));
    add(publisher, citation.publisher.as_ref().map(braced));
    add("year", citation.date.map(|date| format!("{{{}}}", date.year())));
    add("month", citation.date.and_then(|date| Some(MONTHS[usize::from(date.month()?) - 1].to_owned())));
    add("series", citation.series.as_ref().map(|(series, _)| braced(series)));
    add("number", citation.series.as_ref().and_then(|(_, number)| Some(format!("{{{}}}", (*number)?))));
    add("isbn", citation.isbn.as_ref().map(braced));
    add("issn", citation.issn.as_ref().map(braced));
    add("doi", citation.doi.as_deref().map(verbatim));
    add("url", Some(verbatim(&citation.url)));
    let languages: Vec<String> = citation.languages.iter().map(ToString::to_string).collect();
    add("language", Some(format!("{{{}}}", languages.join(", "))));
    add("keywords", Some(&citation.keywords).filter(|all| !all.is_empty()).map(|all| braced(&all.join(", "))));
    add("note", citation.credit.as_ref().map(braced));
    add("abstract", citation.about.as_ref().map(braced));
    let lines: Vec<String> = lines.into_iter().map(|(name, value)| format!("  {name} = {value}")).collect();
    format!("@{kind}{{{},\n{}\n}}\n", citation.key, lines.join(",\n"))
}

/// Names joined by `and`; a body's in braces of its own, so that it is not taken apart.
fn names<'c>(authors: impl Iterator<Item = &'c Author>) -> Option<String> {
    let name = |author: &Author| match author {
        Author::Whole(name) => format!("{{{}}}", escaped(name)),
        Author::Person { .. } => escaped(&author.inverted()),
    };
    let all: Vec<String> = authors.map(name).collect();
    (!all.is_empty()).then(|| format!("{{{}}}", all.join(" and ")))
}

/// A text for TeX, on one line. BibTeX counts braces, even those that TeX prints: they are written by their names.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', sign]),
            sign => out.push(sign),
        }
    }
    out
}

/// An address or a DOI, which tools take as it stands. Braces would end it too soon.
fn verbatim(text: &str) -> String {
    format!("{{{}}}", text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::sample;

    #[test]
    fn the_entry_is_written() {
        let expected = "@book{guide,
  title = {{Guide: \\textbraceleft{}villes\\textbraceright{} \\& 100 \\% d’idées\\_neuves: يا هلا}},
  author = {de Gaulle, Charles and {Ville de Malines}},
  editor = {Exemple, Camille},
  publisher = {Cités \\& Cie},
  year = {2005},
  month = jun,
  series = {Cahiers},
  number = {3},
  isbn = {978-3-16-148410-0},
  doi = {10.1000/182},
  url = {https://villes.example/fr/ressources/guide},
  language = {fr, ar},
  keywords = {eau, climat},
  note = {© Malines},
  abstract = {Ce que font les villes.}
}
";
        assert_eq!(write(&sample()), expected);
    }

    proptest::proptest! {
        #[test]
        fn braces_are_always_even(title in "\\PC{0,40}", name in "\\PC{0,20}") {
            let citation = Citation { title, publisher: Some(name.clone()), authors: vec![(Author::new(&name, true), CreatorRole::Author)], ..sample() };
            let written = write(&citation);
            let mut depth = 0_i32;
            for sign in written.chars() {
                depth += i32::from(sign == '{') - i32::from(sign == '}');
                proptest::prop_assert!(depth >= 0);
            }
            proptest::prop_assert_eq!(depth, 0);
        }
    }
}
