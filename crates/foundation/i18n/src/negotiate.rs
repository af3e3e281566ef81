//! The reader's language, from what the browser says.

use kernel::Language;

/// How much of a header is read: browsers send less than a hundred bytes.
const MOST_BYTES: usize = 1000;
const MOST_RANGES: usize = 32;

/// The offered language that an `Accept-Language` header asks for (RFC 9110, 12.5.4), by the lookup of RFC 4647, 3.4:
/// ranges in the order of their weight, each shortened until a language is found (`fr-CA` finds `fr`). `*` stands for
/// the first of `offered` that is not refused; a weight of zero refuses a language. `None` where nothing fits.
///
/// What is not a range is passed over; no more than the first 1,000 bytes and 32 ranges are read.
pub fn negotiate(accept: &str, offered: &[Language]) -> Option<Language> {
    let mut ranges: Vec<(&str, u16)> =
        accept[..accept.floor_char_boundary(MOST_BYTES)].split(',').filter_map(range).take(MOST_RANGES).collect();
    ranges.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let wanted = ranges.iter().filter(|(_, weight)| *weight > 0);
    let refused = |language: &Language| {
        ranges.iter().any(|(range, weight)| *weight == 0 && range.eq_ignore_ascii_case(language.as_str()))
    };
    let open: Vec<Language> = offered.iter().copied().filter(|language| !refused(language)).collect();
    wanted.map(|(range, _)| *range).find_map(|range| lookup(range, &open))
}

fn lookup(range: &str, offered: &[Language]) -> Option<Language> {
    if range == "*" {
        return offered.first().copied();
    }
    let mut rest = range;
    loop {
        if let Some(found) = offered.iter().find(|language| rest.eq_ignore_ascii_case(language.as_str())) {
            return Some(*found);
        }
        rest = rest.rsplit_once('-')?.0;
        // A single letter announces an extension and goes with it.
        if let Some((shorter, last)) = rest.rsplit_once('-')
            && last.len() == 1
        {
            rest = shorter;
        }
    }
}

/// A range and its weight in thousandths; `None` for what is neither `*` nor letters, digits and hyphens.
fn range(part: &str) -> Option<(&str, u16)> {
    let mut fields = part.split(';').map(str::trim);
    let range = fields.next()?;
    let sober = range.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if range.is_empty() || !(sober || range == "*") {
        return None;
    }
    let weight = fields.find_map(|field| field.strip_prefix("q=").or_else(|| field.strip_prefix("Q=")));
    Some((range, weight.map_or(Some(1000), thousandths)?))
}

/// A `qvalue` of RFC 9110: 0 to 1 with at most three decimals.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|b| b.is_ascii_digit());
    let parts: u16 = if digits { format!("{decimals:0<3}").parse().ok()? } else { return None };
    match (whole, parts) {
        ("0", _) => Some(parts),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(accept: &str) -> Option<String> {
        let offered = [Language::FR, Language::EN, Language::ES, Language::AR, "zh-Hant".parse().unwrap()];
        negotiate(accept, &offered).map(|language| language.to_string())
    }

    #[test]
    fn the_weightiest_range_that_is_offered_wins() {
        let cases = [
            ("en", Some("en")),
            ("EN-gb", Some("en")),
            ("de, en;q=0.8, fr;q=0.9", Some("fr")),
            ("de;q=1.0,ar;q=0.001", Some("ar")),
            ("en;q=0.5, ar;q=0.5", Some("en")),
            ("zh-Hant-TW, en;q=0.9", Some("zh-Hant")),
            ("zh-TW", None),
            ("fr-x-private", Some("fr")),
            ("de, *;q=0.1", Some("fr")),
            ("fr;q=0, *", Some("en")),
            ("fr-CA, fr;q=0", None),
            ("de", None),
            ("", None),
        ];
        for (accept, expected) in cases {
            assert_eq!(found(accept).as_deref(), expected, "{accept}");
        }
    }

    #[test]
    fn what_is_malformed_is_passed_over() {
        for accept in [";q=1", "fr;q=2", "fr;q=0.1234", "fr;q=NaN", "fr;q=-1", "<fr>", "fr\0", ",,,;;;", "-", "--"] {
            assert_eq!(found(accept), None, "{accept}");
        }
        assert_eq!(found("fr;q=1.5, es").as_deref(), Some("es"));
        assert_eq!(found("fr ; level=1 ; q=0.2 , es ; q=0.3").as_deref(), Some("es"));
    }

    #[test]
    fn a_long_header_is_read_at_its_beginning_only() {
        assert_eq!(found(&format!("{}es", "de,".repeat(400))), None);
        assert_eq!(found(&format!("{}es", "de,".repeat(31))).as_deref(), Some("es"));
        assert_eq!(found(&"é".repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn any_header_is_safe(accept in "\\PC{0,1200}") {
            found(&accept);
        }

        #[test]
        fn a_wanted_language_that_is_offered_is_found(
            at in 0_usize..4,
            others in prop::collection::vec("[a-z]{4}(-[A-Z]{2})?", 0..10),
        ) {
            let wanted = Language::INTERFACE[at];
            let accept = format!("{},{wanted};q=0.1", others.join(","));
            prop_assert_eq!(negotiate(&accept, &Language::INTERFACE), Some(wanted));
        }
    }
}
