//! Folding: what people leave out or write another way is taken out of both sides, the index and the query.

use std::borrow::Cow;

use super::words::is_unseen;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A word without accents, ligatures and capitals; Arabic without short vowels and tatweel, its forms of alef, ya, waw
/// and ta marbuta made one, its digits ASCII.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    // Lower case may itself be several letters, and compatibility forms hold the ligatures of both scripts.
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'ى' | 'ی' | 'ئ' => folded.push('ي'),
            'ؤ' => folded.push('و'),
            'ة' => folded.push('ه'),
            'ک' => folded.push('ك'),
            'ـ' | 'ء' => {}
            c if is_unseen(c) => {}
            '٠'..='٩' => folded.push(digit(c, '٠')),
            '۰'..='۹' => folded.push(digit(c, '۰')),
            // What lower case has left over: the dot of İ.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_ligatures_and_capitals_are_folded() {
        for (written, folded) in [
            ("Métier", "metier"),
            ("ŒUVRE", "oeuvre"),
            ("cæsar", "caesar"),
            ("Español", "espanol"),
            ("İstanbul", "istanbul"),
            ("Łódź", "lodz"),
            ("ﬁnances", "finances"),
            ("2024", "2024"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn forms_of_arabic_letters_are_one() {
        for (one, other) in [
            ("إفريقيا", "افريقيا"),
            ("هجرة", "هجره"),
            ("مدينـــة", "مدينه"),
            ("مُدُن", "مدن"),
            ("على", "علي"),
            ("٢٠٢٤", "2024"),
            ("ﻻ", "لا"),
            ("مسؤول", "مسوول"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(word in "\\PC{0,20}") {
            let once = fold(&word).into_owned();
            let twice = fold(&once).into_owned();
            prop_assert_eq!(twice, once);
        }
    }
}
