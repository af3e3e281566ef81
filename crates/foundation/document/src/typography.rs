//! The spaces of French typography, set while rendering: what an editor types stays as typed.
//!
//! * a narrow no-break space (U+202F) before `;` `!` `?`;
//! * a no-break space (U+00A0) before `:`, after `«` and before `»`;
//! * a no-break space between a number and its unit or `%`.
//!
//! After the *Lexique des règles typographiques en usage à l'Imprimerie nationale*. Addresses of the web and of mail
//! are left alone, and so is a sign that no space may follow (`10:30`, `?id=`).

use std::borrow::Cow;

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// Units that stay on the line of their number.
const UNITS: &[&str] = &[
    "%", "‰", "€", "$", "£", "°C", "°", "km", "km²", "km/h", "m", "m²", "m³", "cm", "mm", "ha", "kg", "g", "t", "l",
    "L", "cl", "h", "min", "s", "o", "ko", "Ko", "Mo", "Go", "To", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh",
    "M€", "k€", "Md€", "F", "CFA", "FCFA",
];

/// Sets the spaces of a French text. Doing it twice changes nothing more.
pub fn french(text: &str) -> Cow<'_, str> {
    between(text, None, None)
}

/// The same for a run of text that stands between two letters, so that a mark's border hides nothing.
pub fn between(text: &str, before: Option<char>, after: Option<char>) -> Cow<'_, str> {
    if !text.bytes().any(|b| matches!(b, b';' | b'!' | b'?' | b':' | b'%') || b.is_ascii_digit())
        && !text.contains(['«', '»'])
    {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
        let (space, from) = rest.split_at(blanks);
        let end = from.find(is_blank).unwrap_or(from.len());
        let (word, next) = from.split_at(end);
        gap(&mut set, space, word, before);
        if has_signs(word) && !is_address(word) {
            let follows = if next.is_empty() { after } else { next.chars().next() };
            signs(&mut set, word, before, follows);
        } else {
            set.push_str(word);
        }
        rest = next;
    }
    if set == text { Cow::Borrowed(text) } else { Cow::Owned(set) }
}

/// Whether it parts two words, no-break or not.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// The space between what is set and the next word.
fn gap(set: &mut String, space: &str, word: &str, before: Option<char>) {
    if space.is_empty() {
        return;
    }
    let last = set.chars().next_back().or(before);
    let first = word.chars().next();
    let fixed = match (last, first) {
        (None, _) => None,
        (Some('«'), _) | (_, Some('»')) => Some(NO_BREAK),
        (_, Some(sign)) if is_isolated(word) => space_before(sign),
        (Some(digit), Some(_)) if digit.is_ascii_digit() && is_unit(word) => Some(NO_BREAK),
        _ => None,
    };
    match fixed {
        // A narrow space that somebody set on purpose is as good beside a guillemet or a unit.
        Some(NO_BREAK) if space.chars().eq([NARROW]) => set.push(NARROW),
        Some(fixed) => set.push(fixed),
        None => set.push_str(space),
    }
}

/// Whether any sign of a word may ask for a space. By bytes: those of `«`, `»` and `‰` end in these three.
fn has_signs(word: &str) -> bool {
    word.bytes().any(|b| matches!(b, b';' | b'!' | b'?' | b':' | b'%' | 0xab | 0xbb | 0xb0))
}

/// Sets the signs inside and at the end of a word, piece by piece: what follows a `»` is a word of its own.
fn signs(set: &mut String, word: &str, before: Option<char>, follows: Option<char>) {
    let free = follows.is_none_or(|next| !next.is_alphanumeric());
    for piece in word.split_inclusive('»') {
        let (bare, apart) = piece.strip_suffix('»').map_or((piece, false), |bare| (bare, true));
        // From here on there are signs alone.
        let tail = bare.trim_end_matches(|c| is_sign(c) || is_closing(c)).len();
        for (at, c) in piece.char_indices() {
            let last = set.chars().next_back().or(before);
            let ends = at >= tail && (apart || free);
            let wanted = match c {
                ';' | '!' | '?' | ':' if ends && last.is_some_and(is_end_of_word) => {
                    space_before(c).filter(|_| c != ';' || !is_reference(&piece[..at]))
                }
                '»' if last.is_some_and(|last| !is_blank(last) && last != '«') => Some(NO_BREAK),
                '%' | '‰' if ends && last.is_some_and(|last| last.is_ascii_digit()) => Some(NO_BREAK),
                _ => None,
            };
            set.extend(wanted);
            set.push(c);
            if c == '«' && piece[at + c.len_utf8()..].chars().next().or(follows).is_some_and(|next| !is_blank(next)) {
                set.push(NO_BREAK);
            }
        }
    }
}

/// Whether a `;` here ends a character reference that somebody typed: `&amp;`.
fn is_reference(before: &str) -> bool {
    let mut letters = 0;
    // The longest names have some thirty letters.
    for c in before.chars().rev().take(34) {
        match c {
            '&' => return letters > 0,
            '#' => {}
            c if c.is_ascii_alphanumeric() => letters += 1,
            _ => return false,
        }
    }
    false
}

fn is_sign(c: char) -> bool {
    matches!(c, ';' | '!' | '?' | ':' | '%' | '‰' | '»')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '”' | '"' | '.' | ',' | '…')
}

fn is_end_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '"' | '%' | '‰' | '€' | '$' | '’' | '\'' | '*')
}

/// A sign on its own, or several, so that the space before belongs to it: `?`, `?!`, `»,`, not `:-)` or `?id=1`.
fn is_isolated(word: &str) -> bool {
    let word = until_guillemet(word);
    let first = word.chars().next();
    first.is_some_and(|c| matches!(c, ';' | '!' | '?' | ':')) && word.chars().all(|c| is_sign(c) || is_closing(c))
}

/// A word up to its closing guillemet, which will be set apart from it.
fn until_guillemet(word: &str) -> &str {
    word.split_once('»').map_or(word, |(word, _)| word)
}

fn space_before(sign: char) -> Option<char> {
    match sign {
        ';' | '!' | '?' => Some(NARROW),
        ':' | '»' => Some(NO_BREAK),
        _ => None,
    }
}

fn is_unit(word: &str) -> bool {
    let word = until_guillemet(word);
    UNITS
        .iter()
        .any(|unit| word.strip_prefix(unit).is_some_and(|rest| rest.chars().all(|c| is_sign(c) || is_closing(c))))
}

/// An address of the web or of mail: left as it is.
fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.contains("www.")
        || word.starts_with("mailto:")
        || word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_keep_to_their_word() {
        for (typed, set) in [
            ("Qui vient ? Tous !", "Qui vient\u{202f}? Tous\u{202f}!"),
            ("Qui vient? Tous!", "Qui vient\u{202f}? Tous\u{202f}!"),
            ("Programme : accueil ; débat", "Programme\u{a0}: accueil\u{202f}; débat"),
            ("Programme: accueil; débat", "Programme\u{a0}: accueil\u{202f}; débat"),
            ("Quoi ?!", "Quoi\u{202f}?!"),
            ("Quoi?!", "Quoi\u{202f}?!"),
            ("(vraiment ?)", "(vraiment\u{202f}?)"),
            ("déjà\u{a0}! là", "déjà\u{202f}! là"),
        ] {
            assert_eq!(french(typed), set);
        }
    }

    #[test]
    fn guillemets_hold_their_words() {
        for (typed, set) in [
            ("le « pacte » mondial", "le «\u{a0}pacte\u{a0}» mondial"),
            ("le «pacte» mondial", "le «\u{a0}pacte\u{a0}» mondial"),
            ("« Pourquoi ? »", "«\u{a0}Pourquoi\u{202f}?\u{a0}»"),
            ("dit « non », puis", "dit «\u{a0}non\u{a0}», puis"),
            ("«\u{202f}fin\u{202f}»", "«\u{202f}fin\u{202f}»"),
        ] {
            assert_eq!(french(typed), set);
        }
    }

    #[test]
    fn numbers_keep_their_units() {
        for (typed, set) in [
            ("75 % des 12 km, 3 €.", "75\u{a0}% des 12\u{a0}km, 3\u{a0}€."),
            ("75% des voix", "75\u{a0}% des voix"),
            ("1,2 Mo", "1,2\u{a0}Mo"),
            ("17 h 30", "17\u{a0}h 30"),
            ("16 et 17 novembre 2017", "16 et 17 novembre 2017"),
        ] {
            assert_eq!(french(typed), set);
        }
    }

    #[test]
    fn addresses_hours_and_smileys_stay() {
        for typed in [
            "https://example.org/a?b=1;c=2!d:e%20f",
            "www.example.org?x;y!",
            "a.b@example.org; ".trim_end(),
            "10:30",
            "C:\\dossier",
            ":-)",
            "R&amp; D&nbsp;",
            "page?id=3",
        ] {
            assert_eq!(french(typed), typed);
        }
    }

    #[test]
    fn a_border_of_marks_hides_nothing() {
        assert_eq!(between(" ?", Some('t'), None), "\u{202f}?");
        assert_eq!(between("?", Some('t'), None), "\u{202f}?");
        assert_eq!(between("«", None, Some('t')), "«\u{a0}");
        assert_eq!(between("»", Some('t'), None), "\u{a0}»");
        assert_eq!(between(":", Some('0'), Some('3')), ":");
    }

    #[test]
    fn long_words_cost_their_length() {
        for hostile in ["!", ";)", "»", "«", "&a;", "1%"] {
            let text = hostile.repeat(200_000);
            assert!(french(&text).len() >= text.len());
        }
    }

    proptest! {
        #[test]
        fn setting_twice_changes_nothing(text in "[a-c0-9 \u{a0}\u{202f};!?:%«»()&.,€km@/\"-]{0,40}") {
            let once = french(&text).into_owned();
            prop_assert_eq!(french(&once), once.as_str());
        }

        #[test]
        fn only_blanks_change(text in "\\PC{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
            prop_assert_eq!(letters(&french(&text)), letters(&text));
        }
    }
}
