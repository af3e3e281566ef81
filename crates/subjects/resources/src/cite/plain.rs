//! A citation for people, in the order of ISO 690: who, what, where it came out, when, in which series, under which numbers.

use super::Citation;

/// The citation, on one line.
pub(super) fn write(citation: &Citation) -> String {
    let names: Vec<String> = citation.authors.iter().map(|(author, _)| author.inverted()).collect();
    let out: Vec<&str> = [citation.publisher.as_deref(), citation.dated.as_deref()].into_iter().flatten().collect();
    let series = citation.series.as_ref().map(|(series, number)| match number {
        Some(number) => format!("{series}, {number}"),
        None => series.clone(),
    });
    let parts = [
        Some(names.join("; ")),
        Some(citation.whole_title()),
        Some(out.join(", ")),
        series,
        citation.isbn.as_ref().map(|isbn| format!("ISBN {isbn}")),
        citation.issn.as_ref().map(|issn| format!("ISSN {issn}")),
        citation.doi.as_ref().map(|doi| format!("DOI {doi}")),
    ];
    let mut line = String::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        line.push_str(&part.split_whitespace().collect::<Vec<_>>().join(" "));
        line.push_str(if part.ends_with(['.', '?', '!', '؟', '…']) { " " } else { ". " });
    }
    line + &citation.url
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::sample;

    #[test]
    fn the_line_is_written() {
        let expected = "de Gaulle, Charles; Ville de Malines; Exemple, Camille. Guide: {villes} & 100 % d’idées_neuves: يا هلا. \
                        Cités & Cie, juin 2005. Cahiers, 3. ISBN 978-3-16-148410-0. DOI 10.1000/182. \
                        https://villes.example/fr/ressources/guide";
        assert_eq!(write(&sample()), expected);
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let bare = Citation {
            authors: vec![],
            publisher: None,
            dated: None,
            series: None,
            isbn: None,
            doi: None,
            subtitle: None,
            title: "Pourquoi ?".into(),
            ..sample()
        };
        assert_eq!(write(&bare), "Pourquoi ? https://villes.example/fr/ressources/guide");
    }
}
