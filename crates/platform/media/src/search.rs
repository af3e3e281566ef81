//! How words are compared: without accents, case and vowel signs, so that *Sécheresse* is found by *secheresse*.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// How many words of a question are looked for; the others are left out.
pub(crate) const WORDS: usize = 4;

/// The text as it is compared.
pub fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    plain.collect::<String>().replace('œ', "oe").replace('æ', "ae").replace('ß', "ss")
}

/// A pattern of `LIKE` for each word of a question, with `\` before what is meant literally; those that are not used
/// match anything.
pub(crate) fn patterns(question: &str) -> [String; WORDS] {
    let mut patterns = std::array::from_fn(|_| "%".to_owned());
    for (pattern, word) in patterns.iter_mut().zip(folded(question).split_whitespace()) {
        let literal = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        *pattern = format!("%{literal}%");
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_written() {
        assert_eq!(folded("La SÉCHERESSE à l’Œuvre"), "la secheresse a l’oeuvre");
        assert_eq!(folded("مُدُن"), "مدن");
        assert_eq!(patterns("50 % d_eau"), ["%50%", "%\\%%", "%d\\_eau%", "%"]);
        assert_eq!(patterns("un deux trois quatre cinq")[3], "%quatre%");
    }
}
