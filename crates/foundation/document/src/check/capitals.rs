//! Words in capitals.

/// Words in a row that make a passage: fewer may be names of bodies.
const WORDS: usize = 3;
/// Letters that such a passage has at least: a row of acronyms has fewer.
const LETTERS: usize = 16;

/// The first passage in capitals: at least three words in a row, one of them longer than an acronym.
pub(super) fn shouted(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.chunk_by(|one, next| is_capital(one) == is_capital(next)).find_map(|passage| {
        let counted = passage.iter().filter(|word| letters(word) > 1).count();
        let total: usize = passage.iter().map(|word| letters(word)).sum();
        let long = passage.iter().any(|word| letters(word) > 6);
        let shouted = passage.first().is_some_and(|word| is_capital(word));
        (shouted && counted >= WORDS && total >= LETTERS && long).then(|| passage.join(" "))
    })
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// In capitals, whatever signs and figures stand with them; scripts without capitals never are.
fn is_capital(word: &str) -> bool {
    letters(word) > 0 && !word.chars().any(|c| c.is_alphabetic() && !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::shouted;

    #[test]
    fn passages_are_found_and_acronyms_left() {
        for text in ["DÉCLARATION DE MALINES SUR LA MIGRATION", "Lire LA DÉCLARATION FINALE DE MALINES, puis signer"]
        {
            assert!(shouted(text).is_some(), "{text}");
        }
        for text in
            ["ONU, UE, PNUD, CGLU, AIMF, OIM", "La DAECT du MEAE", "مؤتمر مالين حول الهجرة والتنمية", "A B C D E", ""]
        {
            assert_eq!(shouted(text), None, "{text}");
        }
    }
}
