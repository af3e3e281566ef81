//! Dates, ranges, numbers, sizes, lists and order, in the interface languages and in others.

#![allow(clippy::unwrap_used)] // The functions that the tests share are tests as well.

use std::cmp::Ordering;

use i18n::{DateStyle, I18n};
use kernel::{Civil, Language};
use proptest::prelude::*;

fn i18n() -> I18n {
    I18n::new(&[], &[], Language::FR).unwrap()
}

fn civil(text: &str) -> Civil {
    text.parse().unwrap()
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

#[test]
fn dates_are_written_the_languages_way() {
    let at = civil("2017-11-20T17:30");
    let cases = [
        ("fr", ["20 novembre 2017", "lundi 20 novembre 2017", "novembre 2017", "17:30"]),
        ("en", ["20 November 2017", "Monday, 20 November 2017", "November 2017", "17:30"]),
        ("es", ["20 de noviembre de 2017", "lunes, 20 de noviembre de 2017", "noviembre de 2017", "17:30"]),
        ("ar", ["20 نوفمبر 2017", "الاثنين، 20 نوفمبر 2017", "نوفمبر 2017", "17:30"]),
        ("en-US", ["November 20, 2017", "Monday, November 20, 2017", "November 2017", "17:30"]),
        ("pt-BR", ["20 de novembro de 2017", "segunda-feira, 20 de novembro de 2017", "novembro de 2017", "17:30"]),
    ];
    for (tag, texts) in cases {
        let styles = [DateStyle::Day, DateStyle::Weekday, DateStyle::Month, DateStyle::Time];
        assert_eq!(styles.map(|style| i18n().date(language(tag), at, style)), texts, "{tag}");
    }
}

#[test]
fn hours_run_from_zero_to_twenty_three() {
    for tag in Language::INTERFACE {
        assert_eq!(i18n().date(tag, civil("2017-11-20"), DateStyle::Time), "00:00");
        assert_eq!(i18n().date(tag, civil("2017-11-20T08:05:59"), DateStyle::Time), "08:05");
    }
}

#[test]
fn the_first_of_the_month_is_an_ordinal_in_french_alone() {
    let (first, eleventh) = (civil("2025-07-01"), civil("2011-11-11"));
    let day = |language, at| i18n().date(language, at, DateStyle::Day);
    assert_eq!(day(Language::FR, first), "1er juillet 2025");
    assert_eq!(i18n().date(Language::FR, first, DateStyle::Weekday), "mardi 1er juillet 2025");
    assert_eq!(i18n().date(Language::FR, first, DateStyle::Month), "juillet 2025");
    assert_eq!(day(Language::FR, eleventh), "11 novembre 2011");
    assert_eq!(day(language("fr-CA"), first), "1er juillet 2025");
    assert_eq!(day(Language::ES, first), "1 de julio de 2025");
    assert_eq!(i18n().range(Language::FR, first, civil("2025-07-11")), "1er–11 juillet 2025");
    assert_eq!(i18n().range(Language::FR, civil("2025-06-30"), first), "30 juin\u{2009}–\u{2009}1er juillet 2025");
}

#[test]
fn ranges_leave_out_what_their_ends_share() {
    let days = [
        ("2017-11-16T09:00", "2017-11-16T18:00"),
        ("2017-11-16T09:00", "2017-11-17"),
        ("2017-10-30", "2017-11-02"),
        ("2017-12-30", "2018-01-02"),
    ];
    let cases = [
        (
            "fr",
            [
                "16 novembre 2017",
                "16–17 novembre 2017",
                "30 octobre\u{2009}–\u{2009}2 novembre 2017",
                "30 décembre 2017\u{2009}–\u{2009}2 janvier 2018",
            ],
        ),
        (
            "en",
            [
                "16 November 2017",
                "16–17 November 2017",
                "30 October\u{2009}–\u{2009}2 November 2017",
                "30 December 2017\u{2009}–\u{2009}2 January 2018",
            ],
        ),
        (
            "es",
            [
                "16 de noviembre de 2017",
                "16–17 de noviembre de 2017",
                "30 de octubre\u{2009}–\u{2009}2 de noviembre de 2017",
                "30 de diciembre de 2017\u{2009}–\u{2009}2 de enero de 2018",
            ],
        ),
        ("ar", ["16 نوفمبر 2017", "16–17 نوفمبر 2017", "30 أكتوبر – 2 نوفمبر 2017", "30 ديسمبر 2017 – 2 يناير 2018"]),
        (
            "de",
            [
                "16. November 2017",
                "16.–17. November 2017",
                "30. Oktober\u{2009}–\u{2009}2. November 2017",
                "30. Dezember 2017\u{2009}–\u{2009}2. Januar 2018",
            ],
        ),
        // Without patterns of its own: both days in full.
        (
            "wo",
            [
                "16 Nowàmbar 2017",
                "16 Nowàmbar 2017 – 17 Nowàmbar 2017",
                "30 Oktoobar 2017 – 2 Nowàmbar 2017",
                "30 Desàmbar 2017 – 2 Samwiyee 2018",
            ],
        ),
    ];
    for (tag, texts) in cases {
        assert_eq!(days.map(|(from, to)| i18n().range(language(tag), civil(from), civil(to))), texts, "{tag}");
        assert_eq!(days.map(|(from, to)| i18n().range(language(tag), civil(to), civil(from))), texts, "{tag}, turned");
    }
}

#[test]
fn a_language_that_icu_does_not_have_uses_the_first() {
    assert_eq!(i18n().date(language("xx"), civil("2017-11-20"), DateStyle::Day), "20 novembre 2017");
    assert_eq!(i18n().list(language("xx"), &["a", "b"]), "a et b");
}

#[test]
fn every_language_that_has_a_name_can_be_written() {
    let i18n = i18n();
    let table = include_str!("../../../../data/cldr/endonyms.tsv");
    for tag in table.lines().skip(1).filter_map(|line| line.split('\t').next()?.parse::<Language>().ok()) {
        for at in ["2017-11-20T17:30", "0001-01-01", "9999-12-31"].map(civil) {
            for style in [DateStyle::Day, DateStyle::Weekday, DateStyle::Month, DateStyle::Time] {
                assert!(!i18n.date(tag, at, style).is_empty(), "{tag}");
            }
            assert!(!i18n.range(tag, at, civil("2017-11-21")).is_empty(), "{tag}");
        }
        assert!(!i18n.number(tag, 12_345).is_empty(), "{tag}");
    }
}

#[test]
fn numbers_have_western_digits_and_the_languages_groups() {
    let numbers = |language| [i18n().number(language, -1_234_567), i18n().decimal(language, 1_234.5, 2)];
    assert_eq!(numbers(Language::FR), ["-1\u{202f}234\u{202f}567", "1\u{202f}234,50"]);
    assert_eq!(numbers(Language::EN), ["-1,234,567", "1,234.50"]);
    assert_eq!(numbers(Language::ES), ["-1.234.567", "1234,50"]);
    assert_eq!(numbers(Language::AR), ["\u{200e}-1,234,567", "1,234.50"]);
    assert_eq!(i18n().decimal(Language::FR, -0.04, 1), "0,0");
    assert_eq!(i18n().decimal(Language::FR, 2.0, 0), "2");
    assert_eq!(i18n().decimal(Language::FR, f64::NAN, 1), "NaN");
}

#[test]
fn sizes_are_written_in_decimal_units() {
    let sizes = |language| [212_345, 1_900_000].map(|n| i18n().bytes(language, n));
    assert_eq!(sizes(Language::FR), ["212\u{a0}ko", "1,9\u{a0}Mo"]);
    assert_eq!(sizes(Language::EN), ["212\u{a0}kB", "1.9\u{a0}MB"]);
    assert_eq!(sizes(Language::ES), ["212\u{a0}kB", "1,9\u{a0}MB"]);
    assert_eq!(sizes(Language::AR), ["212\u{a0}كيلوبايت", "1.9\u{a0}ميغابايت"]);
}

#[test]
fn lists_end_with_the_languages_word() {
    let list = |language| i18n().list(language, &["Lyon", "Rabat", "Ibadan"]);
    assert_eq!(list(Language::FR), "Lyon, Rabat et Ibadan");
    assert_eq!(list(Language::EN), "Lyon, Rabat and Ibadan");
    assert_eq!(list(Language::ES), "Lyon, Rabat e Ibadan");
    assert_eq!(i18n().list(Language::AR, &["ليون", "الرباط"]), "ليون والرباط");
    assert_eq!(i18n().list(Language::FR, &["Lyon"]), "Lyon");
    assert_eq!(i18n().list(Language::FR, &[]), "");
}

fn sorted<'a>(language: Language, texts: &[&'a str]) -> Vec<&'a str> {
    let i18n = i18n();
    let mut texts = texts.to_vec();
    texts.sort_by(|a, b| i18n.compare(language, a, b));
    texts
}

#[test]
fn names_are_sorted_the_languages_way() {
    let french = ["Zurich", "Évreux", "Eu", "étretat", "Evian", "Œuilly", "Odessa", "Orléans"];
    let expected = ["étretat", "Eu", "Evian", "Évreux", "Odessa", "Œuilly", "Orléans", "Zurich"];
    assert_eq!(sorted(Language::FR, &french), expected);
    assert_eq!(sorted(Language::ES, &["nube", "ñandú", "oca", "nzadi"]), ["nube", "nzadi", "ñandú", "oca"]);
    assert_eq!(sorted(Language::AR, &["وهران", "تونس", "الرباط", "بيروت"]), ["الرباط", "بيروت", "تونس", "وهران"]);
    assert_eq!(sorted(Language::FR, &["10e", "2e", "1re"]), ["1re", "2e", "10e"]);
}

proptest! {
    #[test]
    fn a_day_shows_its_numbers(year in 1_000_i16..=9_999, month in 1_i8..=12, day in 1_i8..=28) {
        let at = civil(&format!("{year:04}-{month:02}-{day:02}"));
        for language in Language::INTERFACE {
            let text = i18n().date(language, at, DateStyle::Day);
            let numbers: Vec<i16> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            prop_assert_eq!(numbers, [i16::from(day), year], "{}", text);
        }
    }

    #[test]
    fn a_number_keeps_its_digits(n in any::<i64>()) {
        for language in Language::INTERFACE {
            let digits: String = i18n().number(language, n).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, n.unsigned_abs().to_string());
        }
    }

    #[test]
    fn the_order_has_two_sides(a in "\\PC{0,12}", b in "\\PC{0,12}") {
        for language in Language::INTERFACE {
            prop_assert_eq!(i18n().compare(language, &a, &b), i18n().compare(language, &b, &a).reverse());
            prop_assert_eq!(i18n().compare(language, &a, &a), Ordering::Equal);
        }
    }
}
