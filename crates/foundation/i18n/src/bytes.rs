//! Sizes of files. The units are those of CLDR's short form (`digital-byte` and its multiples) in the four languages,
//! in a table because ICU does not give them yet in a stable form.

use kernel::Language;

const SYMBOLS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
const FRENCH: [&str; 5] = ["o", "ko", "Mo", "Go", "To"];
const ARABIC: [&str; 5] = ["بايت", "كيلوبايت", "ميغابايت", "غيغابايت", "تيرابايت"];

/// The value to show, its decimals and its unit. Two significant digits are enough to judge a download: a decimal
/// stands only from the megabyte on, below ten, and where it is not zero.
pub(crate) fn scale(language: Language, n: u64) -> (f64, u8, &'static str) {
    let units = match language.primary() {
        "fr" => FRENCH,
        "ar" => ARABIC,
        _ => SYMBOLS,
    };
    let mut step = 1_u64;
    let mut at = 0;
    // 999,500 bytes are a megabyte: they would read as 1,000 kB.
    while at + 1 < units.len() && n.saturating_add(step / 2) / step >= 1000 {
        step *= 1000;
        at += 1;
    }
    let tenths = u128::from(n) * 10 / u128::from(step) + u128::from(at > 0 && remainder_rounds_up(n, step));
    if at >= 2 && tenths < 100 && tenths % 10 != 0 {
        (exact(tenths) / 10.0, 1, units[at])
    } else {
        (exact((u128::from(n) + u128::from(step) / 2) / u128::from(step)), 0, units[at])
    }
}

/// Whether what is left under a tenth of the step counts as one more tenth.
fn remainder_rounds_up(n: u64, step: u64) -> bool {
    u128::from(n) * 10 % u128::from(step) * 2 >= u128::from(step)
}

#[allow(clippy::cast_precision_loss)] // At most some 18 million terabytes: exact in a double.
fn exact(value: u128) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_two_significant_digits() {
        let cases: [(u64, (f64, u8, &str)); 12] = [
            (0, (0.0, 0, "o")),
            (999, (999.0, 0, "o")),
            (1_000, (1.0, 0, "ko")),
            (1_500, (2.0, 0, "ko")),
            (212_345, (212.0, 0, "ko")),
            (999_499, (999.0, 0, "ko")),
            (999_500, (1.0, 0, "Mo")),
            (1_900_000, (1.9, 1, "Mo")),
            (1_949_999, (1.9, 1, "Mo")),
            (9_960_000, (10.0, 0, "Mo")),
            (12_300_000, (12.0, 0, "Mo")),
            (u64::MAX, (18_446_744.0, 0, "To")),
        ];
        for (n, expected) in cases {
            assert_eq!(scale(Language::FR, n), expected, "{n}");
        }
        assert_eq!(scale(Language::EN, 208_000).2, "kB");
        assert_eq!(scale(Language::AR, 208_000).2, "كيلوبايت");
    }
}
