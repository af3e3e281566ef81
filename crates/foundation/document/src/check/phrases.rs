//! Words that say nothing without what is seen around them, in the languages of the interface.

use kernel::Language;

/// Whole words of links that say nothing of where they lead.
const VAGUE: &[(&str, &str)] = &[
    (
        "fr",
        "ici, là, cliquez ici, cliquer ici, clic ici, cliquez, cliquez sur ce lien, lien, ce lien, le lien, \
         voir le lien, suivre ce lien, suivez ce lien, en savoir plus, savoir plus, pour en savoir plus, \
         lire la suite, lire plus, la suite, suite, voir, voir ici, voir plus, plus, plus d'infos, \
         plus d'informations, plus d'information, détails, télécharger, téléchargez, télécharger ici, \
         consulter, consultez, page, cette page, site, site web, le site, document, le document, fichier, pdf",
    ),
    (
        "en",
        "here, click, click here, see here, link, this link, follow this link, more, read more, see more, \
         learn more, find out more, more information, more info, continue reading, details, download, \
         download here, go, view, this page, page, site, website, document, file, pdf",
    ),
    (
        "es",
        "aquí, aqui, clic aquí, haga clic aquí, haz clic aquí, pulse aquí, pinche aquí, ver aquí, enlace, \
         este enlace, más, ver, ver más, leer más, saber más, más información, más info, seguir leyendo, \
         detalles, descargar, descargar aquí, esta página, página, sitio, sitio web, documento, archivo, pdf",
    ),
    (
        "ar",
        "هنا, من هنا, انقر هنا, اضغط هنا, إضغط هنا, رابط, الرابط, هذا الرابط, المزيد, للمزيد, اقرأ المزيد, \
         إقرأ المزيد, لمزيد من المعلومات, لمعرفة المزيد, التفاصيل, تحميل, تنزيل, الصفحة, هذه الصفحة, الموقع, \
         الوثيقة, الملف",
    ),
];

/// Words that point to something by where it stands.
const POSITIONS: &[(&str, &str)] = &[
    (
        "fr",
        "ci-dessus, ci-dessous, ci-contre, à droite, à gauche, colonne de droite, colonne de gauche, \
         en haut de la page, en bas de la page, en haut de page, en bas de page",
    ),
    (
        "en",
        "see above, see below, shown above, shown below, listed above, listed below, table above, \
         table below, picture above, picture below, on the right, on the left, right-hand column, \
         left-hand column, top of the page, bottom of the page",
    ),
    (
        "es",
        "más arriba, más abajo, a la derecha, a la izquierda, columna derecha, columna izquierda, \
         parte superior de la página, parte inferior de la página",
    ),
    ("ar", "أعلاه, أدناه, على اليمين, على اليسار, إلى اليمين, إلى اليسار, أعلى الصفحة, أسفل الصفحة"),
];

/// Words that point to something by its colour.
const COLOURS: &[(&str, &str)] = &[
    ("fr", "en rouge, en vert, en bleu, en jaune, en orange, en gris, en rose, en violet, en noir"),
    ("en", "in red, in green, in blue, in yellow, in orange, in grey, in gray, in pink, in purple, in black"),
    ("es", "en rojo, en verde, en azul, en amarillo, en naranja, en gris, en rosa, en morado, en negro"),
    (
        "ar",
        "بالأحمر, بالأخضر, بالأزرق, بالأصفر, باللون الأحمر, باللون الأخضر, باللون الأزرق, باللون الأصفر, \
         باللون البرتقالي, باللون الرمادي, باللون الأسود",
    ),
];

/// Small letters, signs as blanks, one blank between words and at both ends.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::from(" ");
    for c in text.chars() {
        match c {
            '’' => plain.push('\''),
            '\'' | '-' => plain.push(c),
            c if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ if plain.ends_with(' ') => {}
            _ => plain.push(' '),
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

/// Whether words made [`plain`] hold a phrase, as whole words.
fn holds(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| words[..at].ends_with(' ') && words[at + phrase.len()..].starts_with(' '))
}

/// Whether the words of a link say nothing of where it leads.
pub(super) fn is_vague(words: &str, language: Language) -> bool {
    let words = plain(words);
    of(VAGUE, language).any(|phrase| phrase == words.trim())
}

/// The first words of a text, made [`plain`], that point to something by where it stands.
pub(super) fn position(words: &str, language: Language) -> Option<&'static str> {
    of(POSITIONS, language).find(|phrase| holds(words, phrase))
}

/// The same by its colour.
pub(super) fn colour(words: &str, language: Language) -> Option<&'static str> {
    of(COLOURS, language).find(|phrase| holds(words, phrase))
}

/// The phrases of a language; none of one that is not the interface's.
fn of(phrases: &'static [(&str, &str)], language: Language) -> impl Iterator<Item = &'static str> {
    let of_language = phrases.iter().find(|(tag, _)| *tag == language.primary());
    of_language.into_iter().flat_map(|(_, phrases)| phrases.split(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_however_they_are_written() {
        for (words, language) in [
            ("Cliquez ici !", Language::FR),
            ("« ICI »", Language::FR),
            ("Plus d’informations…", Language::FR),
            ("Read more »", Language::EN),
            ("Aquí.", Language::ES),
            ("اضغط هنا", Language::AR),
        ] {
            assert!(is_vague(words, language), "{words}");
        }
        for (words, language) in [
            ("Déclaration de Malines", Language::FR),
            ("Ici, une déclaration", Language::FR),
            ("here", Language::FR),
            ("En savoir plus sur le pacte de Marrakech", Language::FR),
        ] {
            assert!(!is_vague(words, language), "{words}");
        }
    }

    #[test]
    fn a_phrase_is_whole_words() {
        assert!(holds(&plain("Les villes en rouge."), "en rouge"));
        assert!(holds(&plain("(en rouge)"), "en rouge"));
        assert!(!holds(&plain("Bien rougeaud"), "en rouge"));
        assert!(!holds(&plain("en rougeoyant"), "en rouge"));
        assert!(holds(&plain("bien rouge, en rouge"), "en rouge"));
    }
}
